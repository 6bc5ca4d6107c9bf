//! The exclusive or of two signs.

use super::{Dataset, generator::*, points::Points};
use crate::{Error, RandomState, hyperparameters::hyperparameters};

hyperparameters! {
    /// Class 1 where one coordinate is positive and the other is not:
    ///
    /// ```python
    /// X = random.uniform(-1, 1, (n_samples, 2))
    /// y = (X[:, 0] > 0) != (X[:, 1] > 0)
    /// if noise > 0: X += random.normal(scale=noise, size=X.shape)
    /// ```
    pub struct Xor {
        /// Rows.
        n_samples: "n" = 100.0, in ROWS;
        /// The standard deviation of what is added to each coordinate.
        noise: "σ" = 0.0, in NOISE;
    }
}

impl Draw for Xor {
    fn name(&self) -> &'static str {
        "xor"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let rows = self.n_samples as usize;
        let mut points = Points::new(rows, 2)?;
        for _ in 0..rows {
            let [x1, x2] = [(); 2].map(|()| random.uniform(-1.0, 1.0));
            points.push([x1, x2], usize::from((x1 > 0.0) != (x2 > 0.0)));
        }
        points.add_noise(self.noise, random);
        points.dataset(2)
    }
}
