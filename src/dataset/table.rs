//! The reader's own rows: what a spreadsheet, a file or NumPy holds, as a data set.

use super::{
    Dataset, Task, arrays, cells,
    columns::{self, Columns},
    digits,
};
use crate::{Error, limits};

/// How a text is to be read; what nobody says is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// Whether the first row holds names. Otherwise it does where no cell of it is meant as a number.
    pub header: Option<bool>,
    /// What the targets are. Otherwise they are classes where they are words, or where they are all whole numbers from
    /// 0 to some k − 1 and there are more rows than that.
    pub task: Option<Task>,
    /// How many columns, the last ones, hold targets: 1 where nobody says. More than one hold numbers.
    pub n_targets: Option<usize>,
}

/// A data set that was read, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub dataset: Dataset,
    /// What stood between the cells: a tab, `;`, `,` or a space; none where arrays were read.
    pub separator: Option<char>,
    /// Whether `1,5` was read as 1.5.
    pub decimal_comma: bool,
    /// Whether the first row held names.
    pub header: bool,
}

impl Dataset {
    /// Rows as text: each row's inputs, then its target; with the options' defaults. See [`Table::read`].
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn from_text(text: &str) -> Result<Self, Error> {
        Ok(Table::read(text, &TableOptions::default())?.dataset)
    }
}

impl Table {
    /// Rows as text: tabs, semicolons, commas or spaces between the cells, with names above or without; or arrays as
    /// NumPy and Python write them: one of rows, or two, the inputs and the targets.
    ///
    /// Class names, and whole numbers that are classes, are numbered in their order, as scikit-learn's `LabelEncoder`
    /// does. Where commas are not the separator, they may be the decimal mark (`1,5`), of all numbers alike. The digits
    /// in [their own form](Dataset::from_digits) are known by their header.
    ///
    /// ```
    /// use perceptible::dataset::{Table, TableOptions};
    /// let table = Table::read("\"x,1\",x2,\"y\"\n1,2,b\n3,4,a\n", &TableOptions::default())?;
    /// assert!(table.header);
    /// assert_eq!(table.dataset.columns(), ["x,1", "x2", "y"]);
    /// assert_eq!(table.dataset.targets().as_classes(), Some(&[1, 0][..]));
    ///
    /// let arrays = Table::read("X = [[0, 0], [0, 1]]\ny = [0.5, 2]", &TableOptions::default())?;
    /// assert_eq!(arrays.dataset.targets().as_numbers(), Some(&[0.5, 2.0][..]));
    ///
    /// let error = Table::read("x,y\n1,0\n,1\n", &TableOptions::default()).unwrap_err();
    /// assert_eq!(error.place(), "row 3, column 1");
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// No text, one that is no text ([`Error::Spreadsheet`], [`Error::NotUtf8`]), too long; a row of another length, an
    /// empty cell, also where a column or a row is missing, a word in a column of numbers, each with its row and column;
    /// more than 1000 classes.
    pub fn read(text: &str, options: &TableOptions) -> Result<Self, Error> {
        if text.len() > limits::TEXT {
            return Err(Error::TooLong {
                found: text.len(),
                maximum: limits::TEXT,
            });
        }
        let text = text.trim_start_matches('\u{feff}');
        if text.starts_with("PK\u{3}\u{4}") {
            return Err(Error::Spreadsheet);
        }
        if text.contains(['\0', '\u{fffd}']) {
            return Err(Error::NotUtf8);
        }
        if text.trim().is_empty() {
            return Err(Error::Empty);
        }
        if text.starts_with(digits::HEADER) {
            return Ok(Table {
                dataset: Dataset::from_digits(text)?,
                separator: Some(','),
                decimal_comma: false,
                header: true,
            });
        }
        if arrays::begin(text) {
            return arrays::read(text, options);
        }
        let separator = cells::separator(text);
        let mut rows = cells::rows(text, separator)?;
        let header = match options.header {
            Some(header) => header,
            None => {
                let mut first = rows.iter().take(1).flat_map(|row| &row.cells);
                first.all(|cell| columns::is_word(cell))
            }
        };
        let names = (header && !rows.is_empty()).then(|| rows.remove(0));
        let columns = Columns::new(&rows, names.as_ref(), separator, options)?;
        Ok(Table {
            dataset: columns.dataset(options.task)?,
            separator: Some(separator),
            decimal_comma: columns.decimal_comma,
            header: names.is_some(),
        })
    }
}

pub(super) fn too_few(place: &str, found: usize, minimum: usize) -> Error {
    Error::TooFew {
        place: place.into(),
        found,
        minimum,
    }
}
