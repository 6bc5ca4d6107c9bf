//! The reader's own rows: what a spreadsheet, a file or NumPy holds, as a data set.

use super::{
    Dataset, Task,
    cells::{self, Row},
    write::unguarded,
};
use crate::{
    Error, Problem, limits,
    parse::{self, number},
    text::decimal,
};

/// How a text is to be read; what nobody says is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// Whether the first row holds names. Otherwise it does where no cell of it is a number.
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
    /// does. Where commas are not the separator, they may be the decimal mark (`1,5`), of all numbers alike.
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
    /// No text, one that is no text ([`Error::Spreadsheet`], [`Error::NotUtf8`]), too long; too few columns or rows; a
    /// row of another length, an empty cell, a word in a column of numbers, each with its row and column.
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
        if begins_with_array(text) {
            return of_arrays(text, options);
        }
        let separator = cells::separator(text);
        let mut rows = cells::rows(text, separator)?;
        let header = match options.header {
            Some(header) => header,
            None => rows.len() > 1 && rows[0].cells.iter().all(|cell| read(cell).is_err()),
        };
        let header = (header && !rows.is_empty()).then(|| rows.remove(0));
        let reader = Reader::new(&rows, header.as_ref(), separator, options)?;
        Ok(Table {
            dataset: reader.dataset(options.task)?,
            separator: Some(separator),
            decimal_comma: reader.decimal_comma,
            header: header.is_some(),
        })
    }
}

/// Rows of equally many cells, the last of them targets.
struct Reader<'a> {
    rows: &'a [Row<'a>],
    names: Option<&'a Row<'a>>,
    n_inputs: usize,
    n_targets: usize,
    decimal_comma: bool,
}

impl<'a> Reader<'a> {
    fn new(
        rows: &'a [Row<'a>],
        names: Option<&'a Row<'a>>,
        separator: char,
        options: &TableOptions,
    ) -> Result<Self, Error> {
        let n_targets = options.n_targets.unwrap_or(1);
        let Some(first) = names.or(rows.first()).filter(|_| !rows.is_empty()) else {
            return Err(too_few("rows", 0, 1));
        };
        let columns = first.cells.len();
        if n_targets == 0 || columns <= n_targets {
            return Err(too_few("columns", columns, n_targets + 1));
        }
        if let Some(row) = rows.iter().find(|row| row.cells.len() != columns) {
            return Err(Error::RaggedRow {
                row: row.number,
                found: row.cells.len(),
                expected: columns,
            });
        }
        let mut reader = Reader {
            rows,
            names,
            n_inputs: columns - n_targets,
            n_targets,
            decimal_comma: false,
        };
        reader.decimal_comma = reader.has_decimal_comma(separator);
        Ok(reader)
    }

    /// `1,234` may group its digits, unless semicolons show that commas are decimal marks there.
    fn has_decimal_comma(&self, separator: char) -> bool {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let mut cells = cells.filter(|cell| cell.contains(','));
        separator != ','
            && cells.any(|cell| match number::comma_in(cell) {
                Some(Problem::EitherComma) => separator == ';',
                problem => problem == Some(Problem::DecimalComma),
            })
    }

    fn dataset(&self, task: Option<Task>) -> Result<Dataset, Error> {
        let inputs = self.numbers(0..self.n_inputs)?;
        let target = self.n_inputs;
        let words = match task {
            _ if self.n_targets > 1 => false,
            Some(Task::Classification) => {
                self.rows.iter().any(|row| self.is_word(&row.cells[target]))
            }
            Some(Task::Regression) => false,
            // one word among numbers is a slip, and so is one number among words
            None => self.rows.iter().all(|row| self.is_word(&row.cells[target])),
        };
        let dataset = if words {
            let cells = self
                .rows
                .iter()
                .map(|row| match row.cells[target].as_ref() {
                    "" => Err(self.blank(row, target)),
                    cell => Ok(unguarded(cell)),
                });
            let labels = cells.collect::<Result<Vec<_>, Error>>()?;
            let (classes, names) = numbered(&labels, Ord::cmp);
            let names = names.into_iter().map(String::from).collect();
            Dataset::classification(inputs, self.n_inputs, &classes, names)
        } else {
            let targets = self.numbers(target..target + self.n_targets)?;
            let place = |i: usize| {
                let row = &self.rows[i];
                self.refused(row, target, Problem::NoClass)
            };
            of_numbers(inputs, self.n_inputs, &targets, self.n_targets, task, place)
        }?;
        match self.names {
            None => Ok(dataset),
            Some(row) => {
                let names = row.cells.iter().zip(dataset.columns());
                let names = names.map(|(cell, default)| match cell.as_ref() {
                    "" => default.clone(),
                    cell => unguarded(cell).into(),
                });
                let names = names.collect();
                dataset.with_columns(names)
            }
        }
    }

    /// These columns, row-major.
    fn numbers(&self, columns: std::ops::Range<usize>) -> Result<Vec<f64>, Error> {
        let mut numbers = Vec::new();
        for row in self.rows {
            for column in columns.clone() {
                if row.cells[column].is_empty() {
                    return Err(self.blank(row, column));
                }
                let number = self.number(&row.cells[column]);
                numbers.push(number.map_err(|problem| self.refused(row, column, problem))?);
            }
        }
        Ok(numbers)
    }

    fn number(&self, cell: &str) -> Result<f64, Problem> {
        match read(cell) {
            number if !self.decimal_comma => number,
            Ok(_) if cell.contains('.') => Err(Problem::MixedMarks),
            Err(Problem::GroupedDigits) => Err(Problem::GroupedDigits),
            _ => read(&cell.replace(',', ".")),
        }
    }

    fn is_word(&self, cell: &str) -> bool {
        self.number(cell) == Err(Problem::NotANumber)
    }

    fn blank(&self, row: &Row, column: usize) -> Error {
        Error::BlankCell {
            row: row.number,
            column: column + 1,
        }
    }

    fn refused(&self, row: &Row, column: usize, problem: Problem) -> Error {
        let name = self.names.map(|names| names.cells[column].as_ref());
        Error::Cell {
            row: row.number,
            column: column + 1,
            name: name.unwrap_or("").into(),
            text: row.cells[column].as_ref().into(),
            problem,
        }
    }
}

/// A number as JSON and NumPy's files have it; Python's underscores are for people who program.
fn read(cell: &str) -> Result<f64, Problem> {
    let read = |cell: &str| match number::read(cell) {
        Ok(number) if !number.is_finite() => Err(Problem::NotFinite),
        Ok(_) if cell.contains('_') => Err(Problem::NotANumber),
        Ok(number) => Ok(number),
        Err(problem) => Err(number::comma_in(cell).unwrap_or(problem)),
    };
    match cell.is_ascii() {
        true => read(cell),
        false => read(parse::clean(cell).trim()),
    }
}

/// Targets that are numbers: the numbers of classes, or themselves. `refused` is the error for a row whose target is no
/// class.
fn of_numbers(
    inputs: Vec<f64>,
    n_inputs: usize,
    targets: &[f64],
    n_targets: usize,
    task: Option<Task>,
    refused: impl Fn(usize) -> Error,
) -> Result<Dataset, Error> {
    let (classes, labels) = numbered(targets, f64::total_cmp);
    let is_counted = || {
        labels
            .iter()
            .enumerate()
            .all(|(i, &label)| label == i as f64)
    };
    let are_classes = n_targets == 1
        && match task {
            Some(task) => task == Task::Classification,
            None => is_counted() && (2..targets.len()).contains(&labels.len()),
        };
    if !are_classes {
        return Dataset::regression(inputs, n_inputs, targets, n_targets);
    }
    if let Some(row) = targets.iter().position(|target| target % 1.0 != 0.0) {
        return Err(refused(row));
    }
    let names = labels.into_iter().map(crate::document::number_text);
    Dataset::classification(inputs, n_inputs, &classes, names.collect())
}

/// Each label's place among all of them in order, and these.
fn numbered<T: Copy>(
    labels: &[T],
    order: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> (Vec<usize>, Vec<T>) {
    let mut all = labels.to_vec();
    all.sort_unstable_by(&order);
    all.dedup_by(|a, b| order(a, b).is_eq());
    let number = |label| all.partition_point(|other| order(other, label).is_lt());
    (labels.iter().map(number).collect(), all)
}

/// `[[1, 2], [3, 4]]`, `X = np.array([…`: a bracket after nothing, or after a name and what calls it.
fn begins_with_array(text: &str) -> bool {
    let Some((before, _)) = text.trim_start().split_once('[') else {
        return false;
    };
    let is_call = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '=' | '(' | ' ');
    before.is_empty() || before.trim_end().ends_with(['=', '(']) && before.chars().all(is_call)
}

/// One array of rows, or inputs and targets.
fn of_arrays(text: &str, options: &TableOptions) -> Result<Table, Error> {
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
        dataset: of_numbers(inputs, n_inputs, &targets, n_targets, options.task, refused)?,
        separator: None,
        decimal_comma: false,
        header: false,
    })
}

fn too_few(place: &str, found: usize, minimum: usize) -> Error {
    Error::TooFew {
        place: place.into(),
        found,
        minimum,
    }
}
