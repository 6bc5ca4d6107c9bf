//! Two normal clouds.

use super::{Dataset, generator::*, points::Points};
use crate::{
    Error, RandomState,
    hyperparameters::{Range, hyperparameters},
};

const DISTANCE: Range = Range::new(0.0, 100.0, 0.1);

hyperparameters! {
    /// In turn a row about (−d, −d) and one about (d, d):
    ///
    /// ```python
    /// y = np.arange(n_samples) % 2
    /// X = random.normal(scale=std, size=(n_samples, 2)) + np.where(y == 1, distance, -distance)[:, None]
    /// ```
    pub struct Gaussians {
        /// Rows of both clouds together.
        n_samples: "n" = 100.0, in ROWS;
        /// The coordinates of the centres.
        distance: "d" = 2.0, in DISTANCE;
        /// The standard deviation about the centre.
        std: "σ" = 1.0, in NOISE;
    }
}

impl Draw for Gaussians {
    fn name(&self) -> &'static str {
        "gaussians"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let rows = self.n_samples as usize;
        let mut points = Points::new(rows, 2)?;
        for row in 0..rows {
            let center = [-self.distance, self.distance][row % 2];
            points.push(
                [(); 2].map(|()| random.normal(0.0, self.std) + center),
                row % 2,
            );
        }
        points.dataset(2)
    }
}
