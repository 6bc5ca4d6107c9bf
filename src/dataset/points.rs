//! Rows and classes while a generator draws them.

use super::{Dataset, gather};
use crate::{Error, RandomState, error::out_of_memory};

pub(super) struct Points {
    n_inputs: usize,
    pub inputs: Vec<f64>,
    pub classes: Vec<usize>,
}

impl Points {
    /// With room for all rows.
    pub fn new(rows: usize, n_inputs: usize) -> Result<Self, Error> {
        let mut points = Points {
            n_inputs,
            inputs: Vec::new(),
            classes: Vec::new(),
        };
        let room = points.inputs.try_reserve_exact(rows * n_inputs);
        let room = room.and_then(|()| points.classes.try_reserve_exact(rows));
        room.map_err(|_| out_of_memory(rows, n_inputs))?;
        Ok(points)
    }

    pub fn push(&mut self, point: [f64; 2], class: usize) {
        self.inputs.extend(point);
        self.classes.push(class);
    }

    /// scikit-learn's `shuffle(X, y, random_state=random)`.
    pub fn shuffle(&mut self, random: &mut RandomState) -> Result<(), Error> {
        let order = random.permutation(self.classes.len())?;
        self.inputs = gather(&self.inputs, self.n_inputs, &order)?;
        self.classes = gather(&self.classes, 1, &order)?;
        Ok(())
    }

    /// The classes are named by their numbers.
    pub fn dataset(self, n_classes: usize) -> Result<Dataset, Error> {
        let names = (0..n_classes).map(|class| class.to_string()).collect();
        Dataset::classification(self.inputs, self.n_inputs, &self.classes, names)
    }
}

/// `X += random.normal(scale=noise, size=X.shape)`; nothing is drawn where `noise` is 0.
pub(super) fn add_noise(numbers: &mut [f64], noise: f64, random: &mut RandomState) {
    if noise > 0.0 {
        for number in numbers {
            *number += random.normal(0.0, noise);
        }
    }
}
