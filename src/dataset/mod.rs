//! Rows to learn from: drawn by a [`Generator`], or the reader's own.
//!
//! To add a generator: its file, its name in the list of `generator.rs`, and what the page knows of it in
//! www/figure/data/generators.js, which a test asks for.

mod arrays;
mod blobs;
mod cells;
mod circles;
mod columns;
mod curve;
mod digits;
mod gaussians;
mod generator;
mod labels;
mod linspace;
mod moons;
mod plane;
mod points;
mod spiral;
mod split;
mod standardization;
mod table;
mod vertical;
mod write_csv;
mod xor;

pub use generator::{Generator, Stream};
pub use linspace::linspace;
pub use split::Split;
pub use standardization::Standardization;
pub use table::{Table, TableOptions};

use crate::{
    Error, Targets,
    error::out_of_memory,
    layer::{check_numbers, check_size},
};

/// Inputs (rows × n_inputs) and what should come out for each row: numbers, or its class.
///
/// ```
/// use perceptible::{Dataset, RandomState, dataset::{Generator, Split, Standardization}};
///
/// let moons = Generator::named("moons")?.with("noise", 0.1)?;
/// let data = moons.draw(&mut RandomState::new(0))?; // make_moons(100, noise=0.1, random_state=0)
/// assert_eq!((data.rows(), data.n_inputs(), data.n_outputs()), (100, 2, 2));
///
/// let split = Split::new(data.rows(), 0.25, &mut RandomState::new(0))?;
/// let standardized = Standardization::fit(&data, &split.train)?.apply(&data)?;
/// let (train, test) = (standardized.select(&split.train)?, standardized.select(&split.test)?);
/// assert_eq!((train.rows(), test.rows()), (75, 25));
///
/// let own = Dataset::from_text("height;weight;species\n1,5;40;cat\n2,5;60;dog\n")?;
/// assert_eq!(own.inputs(), [1.5, 40.0, 2.5, 60.0]);
/// assert_eq!(own.class_names(), ["cat", "dog"]);
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    n_inputs: usize,
    /// Row-major, finite.
    inputs: Vec<f64>,
    /// Of as many rows.
    targets: Targets,
    /// Names of the inputs, then of the targets.
    columns: Vec<String>,
    /// Of the classes, in order of their numbers; none where the targets are numbers.
    class_names: Vec<String>,
}

/// What a data set asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Each row has a class.
    Classification,
    /// Each row has numbers.
    Regression,
}

impl Dataset {
    /// Rows that each have a class; `classes` holds their numbers, from 0, as they stand in `class_names`. The columns
    /// are x1, x2 …, and y.
    ///
    /// # Errors
    /// No row, lengths that do not agree, a number that is not finite, a class without a name.
    pub fn classification(
        inputs: Vec<f64>,
        n_inputs: usize,
        classes: &[usize],
        class_names: Vec<String>,
    ) -> Result<Self, Error> {
        if let Some(row) = classes.iter().position(|&c| c >= class_names.len()) {
            return Err(Error::OutOfRange {
                place: format!("targets[{row}]"),
                value: classes[row].to_string(),
                minimum: 0.0,
                maximum: class_names.len().saturating_sub(1) as f64,
            });
        }
        let rows = classes.len();
        Self::new(
            inputs,
            n_inputs,
            rows,
            Targets::classes(classes),
            1,
            class_names,
        )
    }

    /// Rows that each have `n_targets` numbers, row-major in `targets`. The columns are x1, x2 …, and y1, y2 ….
    ///
    /// # Errors
    /// No row, lengths that do not agree, a number that is not finite.
    pub fn regression(
        inputs: Vec<f64>,
        n_inputs: usize,
        targets: &[f64],
        n_targets: usize,
    ) -> Result<Self, Error> {
        check_size("n_targets", n_targets)?;
        let rows = targets.len() / n_targets;
        let targets = Targets::new(targets, &[rows, n_targets])?;
        Self::new(inputs, n_inputs, rows, targets, n_targets, Vec::new())
    }

    fn new(
        inputs: Vec<f64>,
        n_inputs: usize,
        rows: usize,
        targets: Targets,
        n_targets: usize,
        class_names: Vec<String>,
    ) -> Result<Self, Error> {
        check_size("n_inputs", n_inputs)?;
        check_size("rows", rows)?;
        check_numbers("inputs", &inputs, rows.saturating_mul(n_inputs))?;
        let columns = names("x", n_inputs).chain(names("y", n_targets)).collect();
        Ok(Dataset {
            n_inputs,
            inputs,
            targets,
            columns,
            class_names,
        })
    }

    /// The same rows under other names: of the inputs, then of the targets.
    ///
    /// # Errors
    /// [`Error::WrongLength`].
    pub fn with_columns(mut self, columns: Vec<String>) -> Result<Self, Error> {
        if columns.len() != self.columns.len() {
            return Err(Error::WrongLength {
                place: "columns".into(),
                found: columns.len(),
                expected: self.columns.len(),
            });
        }
        self.columns = columns;
        Ok(self)
    }

    /// The same rows with other inputs.
    ///
    /// # Errors
    /// A wrong length, or a number that is not finite.
    pub fn with_inputs(&self, inputs: Vec<f64>) -> Result<Self, Error> {
        check_numbers("inputs", &inputs, self.inputs.len())?;
        Ok(Dataset {
            inputs,
            targets: self.targets.clone(),
            columns: self.columns.clone(),
            class_names: self.class_names.clone(),
            ..*self
        })
    }

    /// These rows alone, in this order.
    ///
    /// # Errors
    /// No row, or one that is not there.
    pub fn select(&self, rows: &[usize]) -> Result<Self, Error> {
        self.check_rows(rows)?;
        check_size("rows", rows.len())?;
        let mut selected = self.clone();
        selected.inputs = gather(&self.inputs, self.n_inputs, rows)?;
        selected.targets = match (self.targets.as_classes(), self.targets.as_numbers()) {
            (None, Some(numbers)) => {
                let columns = numbers.len() / self.rows();
                Targets::new(&gather(numbers, columns, rows)?, &[rows.len(), columns])?
            }
            (classes, _) => Targets::classes(&gather(classes.unwrap_or_default(), 1, rows)?),
        };
        Ok(selected)
    }

    pub fn rows(&self) -> usize {
        self.inputs.len() / self.n_inputs
    }

    /// Columns of the inputs.
    pub fn n_inputs(&self) -> usize {
        self.n_inputs
    }

    /// Neurons that the output layer of a network for it has: a class or target each.
    pub fn n_outputs(&self) -> usize {
        match self.task() {
            Task::Classification => self.class_names.len(),
            Task::Regression => self.columns.len() - self.n_inputs,
        }
    }

    pub fn task(&self) -> Task {
        match self.targets.as_classes() {
            Some(_) => Task::Classification,
            None => Task::Regression,
        }
    }

    /// Flat and row-major (rows × n_inputs).
    pub fn inputs(&self) -> &[f64] {
        &self.inputs
    }

    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// The names of the input columns, then of the target columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The names of the classes, in order of their numbers; none where the targets are numbers.
    pub fn class_names(&self) -> &[String] {
        &self.class_names
    }

    /// The inputs of one row, which is there.
    fn row(&self, row: usize) -> &[f64] {
        &self.inputs[row * self.n_inputs..][..self.n_inputs]
    }

    fn check_rows(&self, rows: &[usize]) -> Result<(), Error> {
        match rows.iter().find(|&&row| row >= self.rows()) {
            None => Ok(()),
            Some(row) => Err(Error::OutOfRange {
                place: "row".into(),
                value: row.to_string(),
                minimum: 0.0,
                maximum: (self.rows() - 1) as f64,
            }),
        }
    }
}

/// x1, x2 …; a single one has no number.
fn names(letter: &str, n: usize) -> impl Iterator<Item = String> {
    (1..=n).map(move |i| match n {
        1 => letter.into(),
        _ => letter.to_string() + &i.to_string(),
    })
}

/// These rows of a row-major matrix.
fn gather<T: Copy>(numbers: &[T], columns: usize, rows: &[usize]) -> Result<Vec<T>, Error> {
    let mut gathered = Vec::new();
    let room = gathered.try_reserve_exact(rows.len() * columns);
    room.map_err(|_| out_of_memory(rows.len(), columns))?;
    for &row in rows {
        gathered.extend_from_slice(&numbers[row * columns..][..columns]);
    }
    Ok(gathered)
}
