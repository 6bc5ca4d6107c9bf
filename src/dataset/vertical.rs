//! nnfs's `vertical_data`.

use super::{Dataset, generator::*, points::Points};
use crate::{Error, RandomState, hyperparameters::hyperparameters};

hyperparameters! {
    /// nnfs's `vertical_data(samples, classes)`, without its `nnfs.init()`, which makes all numbers float32.
    pub struct Vertical {
        /// Rows of each class.
        samples: "n" = 100.0, in ROWS;
        /// Clouds, a class each; their centres are ⅓ apart.
        classes: "k" = 3.0, in CLASSES;
        /// The standard deviation of each coordinate; nnfs's is 0.1.
        noise: "σ" = 0.1, in NOISE;
    }
}

impl Draw for Vertical {
    fn name(&self) -> &'static str {
        "vertical"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let [rows, classes] = [self.samples, self.classes].map(|n| n as usize);
        let mut points = Points::new(rows * classes, 2)?;
        for class in 0..classes {
            let center = class as f64 / 3.0;
            let first = points.inputs.len();
            for _ in 0..rows {
                points.push([center, 0.5], class);
            }
            // first all x1, then all x2
            for column in 0..2 {
                for x in points.inputs[first + column..].iter_mut().step_by(2) {
                    if self.noise > 0.0 {
                        *x += random.randn() * self.noise;
                    }
                }
            }
        }
        points.dataset(classes)
    }
}
