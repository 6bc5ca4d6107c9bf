//! A plane, whose slopes a linear neuron finds.

use super::{Dataset, Task, generator::*, points::add_noise};
use crate::{
    Error, RandomState,
    hyperparameters::{Range, hyperparameters},
    layer::zeros,
};

const WEIGHT: Range = Range::new(-100.0, 100.0, 0.1);

hyperparameters! {
    /// ```python
    /// X = random.uniform(-1, 1, (n_samples, 2))
    /// y = w1 * X[:, 0] + w2 * X[:, 1] + b
    /// if noise > 0: y += random.normal(scale=noise, size=y.shape)
    /// ```
    pub struct Plane {
        /// Rows.
        n_samples: "n" = 100.0, in ROWS;
        /// The slope along x1.
        w1: "w_{1}" = 2.0, in WEIGHT;
        /// The slope along x2.
        w2: "w_{2}" = -1.0, in WEIGHT;
        /// The height above the origin.
        b: "b" = 0.5, in WEIGHT;
        /// The standard deviation of what is added to y.
        noise: "σ" = 0.0, in NOISE;
    }
}

impl Draw for Plane {
    fn name(&self) -> &'static str {
        "plane"
    }
    fn task(&self) -> Task {
        Task::Regression
    }
    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let rows = self.n_samples as usize;
        let (mut x, mut y) = (zeros(rows, 2)?, zeros(rows, 1)?);
        x.iter_mut().for_each(|x| *x = random.uniform(-1.0, 1.0));
        for (x, y) in x.chunks(2).zip(&mut y) {
            *y = self.w1 * x[0] + self.w2 * x[1] + self.b;
        }
        add_noise(&mut y, self.noise, random);
        Dataset::regression(x, 2, &y, 1)
    }
}
