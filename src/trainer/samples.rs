//! The rows that a network learns from.

use crate::{
    Error, RandomState, Targets, dataset::Split, error::out_of_memory, layer::check_numbers,
};

/// Inputs, each row with its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    n_inputs: usize,
    /// Row-major (n_samples × n_inputs).
    inputs: Vec<f64>,
    targets: Targets,
    split: Split,
}

impl Samples {
    /// Inputs flat and row-major, as many rows as there are targets.
    ///
    /// # Errors
    /// No rows, another number of inputs than rows × `n_inputs`, or one that is not finite.
    pub fn new(inputs: Vec<f64>, n_inputs: usize, targets: Targets) -> Result<Self, Error> {
        let rows = targets.rows();
        if rows == 0 || n_inputs == 0 {
            return Err(Error::TooFew {
                place: "rows".into(),
                found: 0,
                minimum: 1,
            });
        }
        let numbers = rows.checked_mul(n_inputs);
        let numbers = numbers.ok_or_else(|| out_of_memory(rows, n_inputs))?;
        check_numbers("inputs", &inputs, numbers)?;
        Ok(Samples {
            n_inputs,
            inputs,
            targets,
            split: Split::new(rows, 0.0, &mut RandomState::new(0))?,
        })
    }

    /// The same, of which some are only for the test.
    ///
    /// # Errors
    /// [`Error::TooFew`] where none is left to train on, [`Error::OutOfRange`] for a row that is not there.
    pub fn with_split(mut self, split: Split) -> Result<Self, Error> {
        let (rows, all) = (self.rows(), split.train.iter().chain(&split.test));
        if let Some(row) = all.copied().find(|&row| row >= rows) {
            return Err(Error::OutOfRange {
                place: "row".into(),
                value: row.to_string(),
                minimum: 0.0,
                maximum: (rows - 1) as f64,
            });
        }
        if split.train.is_empty() {
            return Err(Error::TooFew {
                place: "rows".into(),
                found: 0,
                minimum: 1,
            });
        }
        self.split = split;
        Ok(self)
    }

    /// Which of them are trained on, in this order, and which are for the test.
    pub fn split(&self) -> &Split {
        &self.split
    }

    /// How many are trained on.
    pub fn n_train(&self) -> usize {
        self.split.train.len()
    }

    /// How many there are.
    pub fn rows(&self) -> usize {
        self.targets.rows()
    }

    /// Numbers of a row.
    pub fn n_inputs(&self) -> usize {
        self.n_inputs
    }

    /// Flat and row-major (n_samples × n_inputs).
    pub fn inputs(&self) -> &[f64] {
        &self.inputs
    }

    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// About as many bytes of memory as it takes.
    pub(crate) fn bytes(&self) -> usize {
        let targets = self.targets.as_numbers().map_or(0, <[f64]>::len);
        8 * (self.inputs.len() + targets + 2 * self.rows())
    }

    /// Copies some rows, which are there, into a batch with room for them.
    pub(super) fn gather(&self, rows: &[usize], inputs: &mut [f64], targets: &mut Targets) {
        let batch = inputs.chunks_exact_mut(self.n_inputs);
        for (&row, to) in rows.iter().zip(batch) {
            to.copy_from_slice(&self.inputs[row * self.n_inputs..][..self.n_inputs]);
        }
        self.targets.gather_into(rows, targets);
    }
}
