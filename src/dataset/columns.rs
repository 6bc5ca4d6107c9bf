//! Rows of cells as columns: names, inputs, targets.

use super::{Dataset, TableOptions, Task, cells::Row, labels, write_csv::unguarded};
use crate::{
    Error, Problem,
    parse::{self, number},
};

/// Rows of equally many cells, the last of them targets.
pub(super) struct Columns<'a> {
    rows: &'a [Row],
    names: Option<&'a Row>,
    n_inputs: usize,
    n_targets: usize,
    /// Whether `1,5` is 1.5.
    pub decimal_comma: bool,
}

impl<'a> Columns<'a> {
    pub fn new(
        rows: &'a [Row],
        names: Option<&'a Row>,
        separator: char,
        options: &TableOptions,
    ) -> Result<Self, Error> {
        let n_targets = options.n_targets.unwrap_or(1);
        let Some(first) = rows.first() else {
            return Err(Error::BlankCell {
                row: names.map_or(1, |names| names.number + 1),
                column: 1,
            });
        };
        let first = names.unwrap_or(first);
        let length = first.cells.len();
        if n_targets == 0 || length <= n_targets {
            return Err(Error::BlankCell {
                row: first.number,
                column: length + 1,
            });
        }
        if let Some(row) = rows.iter().find(|row| row.cells.len() != length) {
            return Err(Error::RaggedRow {
                row: row.number,
                found: row.cells.len(),
                expected: length,
            });
        }
        let mut columns = Columns {
            rows,
            names,
            n_inputs: length - n_targets,
            n_targets,
            decimal_comma: false,
        };
        columns.decimal_comma = columns.has_decimal_comma(separator);
        Ok(columns)
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

    pub fn dataset(&self, task: Option<Task>) -> Result<Dataset, Error> {
        let inputs = self.numbers(0..self.n_inputs)?;
        let target = self.n_inputs;
        let words = match task {
            _ if self.n_targets > 1 => false,
            Some(Task::Classification) => self.rows.iter().any(|row| is_word(&row.cells[target])),
            Some(Task::Regression) => false,
            // one word among numbers is a slip, and so is one number among words
            None => self.rows.iter().all(|row| is_word(&row.cells[target])),
        };
        let dataset = if words {
            let cells = self
                .rows
                .iter()
                .map(|row| match row.cells[target].as_str() {
                    "" => Err(self.blank(row, target)),
                    cell => Ok(unguarded(cell)),
                });
            let labels = cells.collect::<Result<Vec<_>, Error>>()?;
            let (classes, names) = labels::numbered(&labels)?;
            let names = names.into_iter().map(String::from).collect();
            Dataset::classification(inputs, self.n_inputs, &classes, names)
        } else {
            let targets = self.numbers(target..target + self.n_targets)?;
            let refused = |i: usize| self.refused(&self.rows[i], target, Problem::NoClass);
            labels::dataset(
                (inputs, self.n_inputs),
                (&targets, self.n_targets),
                task,
                &refused,
            )
        }?;
        match self.names {
            None => Ok(dataset),
            Some(row) => {
                let names = row.cells.iter().zip(dataset.columns());
                let names = names.map(|(cell, default)| match cell.as_str() {
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

    fn blank(&self, row: &Row, column: usize) -> Error {
        Error::BlankCell {
            row: row.number,
            column: column + 1,
        }
    }

    fn refused(&self, row: &Row, column: usize, problem: Problem) -> Error {
        let name = self.names.map(|names| names.cells[column].as_str());
        Error::Cell {
            row: row.number,
            column: column + 1,
            name: name.unwrap_or("").into(),
            text: row.cells[column].as_str().into(),
            problem,
        }
    }
}

/// Whether it is not even meant as a number, as `nan` and `1,5` are.
pub(super) fn is_word(cell: &str) -> bool {
    read(cell) == Err(Problem::NotANumber)
}

/// A number as files have it: Python's underscores are for people who program.
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
