//! The spiral of CS231n and NNFS: A. Karpathy, <https://cs231n.github.io/neural-networks-case-study/>.

use super::{Dataset, generator::*, linspace, points::Points};
use crate::{
    Error, RandomState,
    hyperparameters::hyperparameters,
    kernel::math::{cos, sin},
};

hyperparameters! {
    /// nnfs's `spiral_data(samples, classes)`, without its `nnfs.init()`, which makes all numbers float32.
    pub struct Spiral {
        /// Rows of each arm.
        samples: "n" = 100.0, in ROWS;
        /// Arms, a class each.
        arms: "k" = 3.0, in CLASSES;
        /// The standard deviation of the angle, before it is multiplied by 2.5; nnfs's is 0.2.
        noise: "σ" = 0.2, in NOISE;
    }
}

impl Draw for Spiral {
    fn name(&self) -> &'static str {
        "spiral"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let [rows, arms] = [self.samples, self.arms].map(|n| n as usize);
        let mut points = Points::new(rows * arms, 2)?;
        let radii = linspace(0.0, 1.0, rows, true)?;
        for arm in 0..arms {
            let start = arm as f64 * 4.0;
            for (r, t) in radii.iter().zip(linspace(start, start + 4.0, rows, true)?) {
                let angle = match self.noise {
                    0.0 => t,
                    noise => t + random.randn() * noise,
                } * 2.5;
                points.push([r * sin(angle), r * cos(angle)], arm);
            }
        }
        points.dataset(arms)
    }
}
