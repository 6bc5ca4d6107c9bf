//! Arrays as NumPy and Python write them, as a data set.

use super::{Table, TableOptions, labels, table::too_few};
use crate::{Error, Problem, parse, text::decimal};

/// `[[1, 2], [3, 4]]`, `X = np.array([…`: a bracket after nothing, or after a name and what calls it.
pub(super) fn begin(text: &str) -> bool {
    let Some((before, _)) = text.trim_start().split_once('[') else {
        return false;
    };
    let is_call = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '=' | '(' | ' ');
    before.is_empty() || before.trim_end().ends_with(['=', '(']) && before.chars().all(is_call)
}

/// One array of rows, or inputs and targets.
pub(super) fn read(text: &str, options: &TableOptions) -> Result<Table, Error> {
    let printout = parse::read_arrays(text)?;
    if let Some(first) = printout.unread.into_iter().next() {
        return Err(first.error);
    }
    let mut arrays = Vec::new();
    for array in parse::Printed::stack(printout.arrays) {
        let array = array.finite()?;
        let columns = match array.shape[..] {
            [_] => 1,
            [_, columns] if columns > 0 => columns,
            _ => return Err(too_few("columns", 0, 2)),
        };
        arrays.push((array.values.clone(), columns));
    }
    let (inputs, n_inputs, targets, n_targets) = match &arrays[..] {
        [(rows, columns)] => {
            let n_targets = options.n_targets.unwrap_or(1);
            if n_targets == 0 || *columns <= n_targets {
                return Err(too_few("columns", *columns, n_targets + 1));
            }
            let n_inputs = columns - n_targets;
            let rows = rows.chunks(*columns);
            let inputs = rows.clone().flat_map(|row| &row[..n_inputs]).copied();
            let targets = rows.flat_map(|row| &row[n_inputs..]).copied();
            (inputs.collect(), n_inputs, targets.collect(), n_targets)
        }
        [(x, n_inputs), (y, n_targets)] => (x.clone(), *n_inputs, y.clone(), *n_targets),
        others => {
            return Err(Error::SeveralArrays {
                found: others.len(),
            });
        }
    };
    let rows = (inputs.len() / n_inputs, targets.len() / n_targets);
    if rows.0 != rows.1 {
        return Err(Error::ShapesDiffer {
            what: "targets",
            found: vec![rows.1, n_targets],
            of: "inputs",
            expected: vec![rows.0, n_inputs],
        });
    }
    let refused = |row: usize| Error::Cell {
        row: row + 1,
        column: n_inputs + 1,
        name: String::new(),
        text: decimal::text(targets[row]),
        problem: Problem::NoClass,
    };
    Ok(Table {
        dataset: labels::dataset(
            (inputs, n_inputs),
            (&targets, n_targets),
            options.task,
            &refused,
        )?,
        separator: None,
        decimal_comma: false,
        header: false,
    })
}
