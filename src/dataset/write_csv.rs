//! A data set as CSV.

use super::Dataset;
use crate::{document::number_text, text::decimal};

impl Dataset {
    /// The rows as CSV, names above: what [`Table::read`](super::Table::read) reads back, if it is told the task.
    ///
    /// A name that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
    ///
    /// ```
    /// use perceptible::Dataset;
    /// let text = "x1;x2;\"one, or two\"\n0,5;1;=b\n2;-0.25;a\n".replace("-0.25", "-0,25");
    /// let written = Dataset::from_text(&text)?.to_csv();
    /// assert_eq!(written, "x1,x2,\"one, or two\"\n0.5,1,'=b\n2,-0.25,a\n");
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        for (i, column) in self.columns.iter().enumerate() {
            put(&mut text, i, &cell(column));
        }
        for row in 0..self.rows() {
            text.push('\n');
            for (i, &x) in self.row(row).iter().enumerate() {
                put(&mut text, i, &number_text(x));
            }
            if let Some(classes) = self.targets.as_classes() {
                put(&mut text, 1, &cell(&self.class_names[classes[row]]));
            }
            let columns = self.columns.len() - self.n_inputs;
            for &y in self
                .targets
                .as_numbers()
                .into_iter()
                .flat_map(|y| &y[row * columns..][..columns])
            {
                put(&mut text, 1, &number_text(y));
            }
        }
        text.push('\n');
        text
    }
}

fn put(text: &mut String, before: usize, cell: &str) {
    if before > 0 {
        text.push(',');
    }
    *text += cell;
}

/// In quotation marks where it has to be.
fn cell(name: &str) -> String {
    let mut cell = String::new();
    if is_formula(name) {
        cell.push('\'');
    }
    cell += name;
    if name.contains(['"', ',', ';', '[', '\t', '\n', '\r'])
        || name.trim() != name
        || name.is_empty()
    {
        cell = ["\"", &cell.replace('"', "\"\""), "\""].concat();
    }
    cell
}

/// A name as it was before it was guarded against being a formula.
pub(super) fn unguarded(cell: &str) -> &str {
    let name = cell.strip_prefix('\'').filter(|name| is_formula(name));
    name.unwrap_or(cell)
}

fn is_formula(name: &str) -> bool {
    name.starts_with(['=', '+', '-', '@', '\t', '\r']) && decimal::parse(name).is_none()
}
