//! scikit-learn's `make_circles`.

use super::{Dataset, generator::*, linspace, points::Points};
use crate::{
    Error, RandomState,
    hyperparameters::{Range, hyperparameters},
    kernel::math::{cos, sin},
};
use std::f64::consts::PI;

const FACTOR: Range = Range::new(0.0, 0.99, 0.05);

hyperparameters! {
    /// `make_circles(n_samples, noise=noise, factor=factor)`.
    pub struct Circles {
        /// Rows of both circles together.
        n_samples: "n" = 100.0, in ROWS;
        /// The standard deviation of what is added to each coordinate; where it is 0, nothing is drawn for it, as with
        /// scikit-learn's `None`.
        noise: "σ" = 0.1, in NOISE;
        /// The inner circle's radius; the outer one's is 1.
        factor: "r" = 0.5, in FACTOR;
    }
}

impl Draw for Circles {
    fn name(&self) -> &'static str {
        "circles"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let rows = self.n_samples as usize;
        let mut points = Points::new(rows, 2)?;
        let circles = [(rows / 2, 1.0), (rows - rows / 2, self.factor)];
        for (class, (rows, radius)) in circles.into_iter().enumerate() {
            for t in linspace(0.0, 2.0 * PI, rows, false)? {
                points.push([cos(t) * radius, sin(t) * radius], class);
            }
        }
        points.shuffle(random)?;
        points.add_noise(self.noise, random);
        points.dataset(2)
    }
}
