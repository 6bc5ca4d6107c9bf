//! Curves to approximate: one input, one number.

use super::{Dataset, Task, generator::*, linspace, points::add_noise};
use crate::{
    Error, RandomState,
    hyperparameters::{Range, hyperparameters},
    kernel::math::sin,
};
use std::f64::consts::PI;

const PERIODS: Range = Range::new(0.0, 100.0, 0.5);

hyperparameters! {
    /// With one period and no noise, nnfs's `sine_data(n_samples)`:
    ///
    /// ```python
    /// X = np.arange(n_samples).reshape(-1, 1) / n_samples
    /// y = np.sin(2 * np.pi * periods * X)
    /// if noise > 0: y += random.normal(scale=noise, size=y.shape)
    /// ```
    pub struct Sine {
        /// Rows.
        n_samples: "n" = 100.0, in ROWS;
        /// Periods between 0 and 1.
        periods: "p" = 1.0, in PERIODS;
        /// The standard deviation of what is added to y.
        noise: "σ" = 0.0, in NOISE;
    }
}

impl Draw for Sine {
    fn name(&self) -> &'static str {
        "sine"
    }
    fn task(&self) -> Task {
        Task::Regression
    }
    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let mut x = linspace(0.0, self.n_samples, self.n_samples as usize, false)?;
        x.iter_mut().for_each(|x| *x /= self.n_samples);
        let frequency = 2.0 * PI * self.periods;
        curve(x, |x| sin(frequency * x), self.noise, random)
    }
}

hyperparameters! {
    /// ```python
    /// X = np.linspace(-1, 1, n_samples).reshape(-1, 1)
    /// y = X * X
    /// if noise > 0: y += random.normal(scale=noise, size=y.shape)
    /// ```
    pub struct Parabola {
        /// Rows.
        n_samples: "n" = 100.0, in ROWS;
        /// The standard deviation of what is added to y.
        noise: "σ" = 0.0, in NOISE;
    }
}

impl Draw for Parabola {
    fn name(&self) -> &'static str {
        "parabola"
    }
    fn task(&self) -> Task {
        Task::Regression
    }
    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let x = linspace(-1.0, 1.0, self.n_samples as usize, true)?;
        curve(x, |x| x * x, self.noise, random)
    }
}

hyperparameters! {
    /// ```python
    /// X = np.linspace(-1, 1, n_samples).reshape(-1, 1)
    /// y = np.where(X > 0, 1.0, 0.0)
    /// if noise > 0: y += random.normal(scale=noise, size=y.shape)
    /// ```
    pub struct Step {
        /// Rows.
        n_samples: "n" = 100.0, in ROWS;
        /// The standard deviation of what is added to y.
        noise: "σ" = 0.0, in NOISE;
    }
}

impl Draw for Step {
    fn name(&self) -> &'static str {
        "step"
    }
    fn task(&self) -> Task {
        Task::Regression
    }
    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let x = linspace(-1.0, 1.0, self.n_samples as usize, true)?;
        curve(x, |x| f64::from(u8::from(x > 0.0)), self.noise, random)
    }
}

fn curve(
    x: Vec<f64>,
    f: impl Fn(f64) -> f64,
    noise: f64,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let mut y = x.clone();
    y.iter_mut().for_each(|y| *y = f(*y));
    add_noise(&mut y, noise, random);
    Dataset::regression(x, 1, &y, 1)
}
