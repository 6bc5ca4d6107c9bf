//! The rows that a network learns from.

use crate::{Error, Targets, error::out_of_memory, layer::check_numbers};

/// Inputs, each row with its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    n_inputs: usize,
    /// Row-major (n_samples × n_inputs).
    inputs: Vec<f64>,
    targets: Targets,
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
        })
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

    /// Copies some rows, which are there, into a batch with room for them.
    pub(super) fn gather(&self, rows: &[usize], inputs: &mut [f64], targets: &mut Targets) {
        let batch = inputs.chunks_exact_mut(self.n_inputs);
        for (&row, to) in rows.iter().zip(batch) {
            to.copy_from_slice(&self.inputs[row * self.n_inputs..][..self.n_inputs]);
        }
        self.targets.gather_into(rows, targets);
    }
}
