//! scikit-learn's `make_moons`.

use super::{Dataset, generator::*, linspace, points::Points};
use crate::{
    Error, RandomState,
    hyperparameters::hyperparameters,
    kernel::math::{cos, sin},
};
use std::f64::consts::PI;

hyperparameters! {
    /// `make_moons(n_samples, noise=noise)`.
    pub struct Moons {
        /// Rows of both moons together.
        n_samples: "n" = 100.0, in ROWS;
        /// The standard deviation of what is added to each coordinate; where it is 0, nothing is drawn for it, as with
        /// scikit-learn's `None`.
        noise: "σ" = 0.1, in NOISE;
    }
}

impl Draw for Moons {
    fn name(&self) -> &'static str {
        "moons"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let rows = self.n_samples as usize;
        let mut points = Points::new(rows, 2)?;
        for t in linspace(0.0, PI, rows / 2, true)? {
            points.push([cos(t), sin(t)], 0);
        }
        for t in linspace(0.0, PI, rows - rows / 2, true)? {
            points.push([1.0 - cos(t), 1.0 - sin(t) - 0.5], 1);
        }
        points.shuffle(random)?;
        points.add_noise(self.noise, random);
        points.dataset(2)
    }
}
