//! Curves to approximate: one input, one number.

use super::{Dataset, Task, generator::*, linspace, points::add_noise};
use crate::{Error, RandomState, hyperparameters::Range, kernel::math::sin};
use std::f64::consts::PI;

const PERIODS: Range = Range::new(0.0, 100.0, 0.5);

/// ```python
/// X = np.arange(n_samples).reshape(-1, 1) / n_samples
/// y = np.sin(2 * np.pi * periods * X)
/// if noise > 0: y += random.normal(scale=noise, size=y.shape)
/// ```
pub(super) const SINE: Row = Row {
    name: "sine",
    task: Task::Regression,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0),
        PERIODS.parameter("periods", "p", 1.0), // between 0 and 1
        NOISE.parameter("noise", "σ", 0.0),
    ],
    draw: |&[n_samples, periods, noise, ..], random| {
        let mut x = linspace(0.0, n_samples, n_samples as usize, false)?;
        x.iter_mut().for_each(|x| *x /= n_samples);
        let frequency = 2.0 * PI * periods;
        curve(x, &|x| sin(frequency * x), noise, random)
    },
};

/// ```python
/// X = np.linspace(-1, 1, n_samples).reshape(-1, 1)
/// y = X * X
/// if noise > 0: y += random.normal(scale=noise, size=y.shape)
/// ```
pub(super) const PARABOLA: Row = Row {
    name: "parabola",
    task: Task::Regression,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0),
        NOISE.parameter("noise", "σ", 0.0),
    ],
    draw: |&[n_samples, noise, ..], random| {
        let x = linspace(-1.0, 1.0, n_samples as usize, true)?;
        curve(x, &|x| x * x, noise, random)
    },
};

/// ```python
/// X = np.linspace(-1, 1, n_samples).reshape(-1, 1)
/// y = np.where(X > 0, 1.0, 0.0)
/// if noise > 0: y += random.normal(scale=noise, size=y.shape)
/// ```
pub(super) const STEP: Row = Row {
    name: "step",
    task: Task::Regression,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0),
        NOISE.parameter("noise", "σ", 0.0),
    ],
    draw: |&[n_samples, noise, ..], random| {
        let x = linspace(-1.0, 1.0, n_samples as usize, true)?;
        curve(x, &|x| f64::from(u8::from(x > 0.0)), noise, random)
    },
};

fn curve(
    x: Vec<f64>,
    f: &dyn Fn(f64) -> f64,
    noise: f64,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let mut y = x.clone();
    y.iter_mut().for_each(|y| *y = f(*y));
    add_noise(&mut y, noise, random);
    Dataset::regression(x, 1, &y, 1)
}
