//! scikit-learn's `make_moons`: two half circles that reach into each other.

use super::{
    Dataset, Task,
    generator::*,
    linspace,
    points::{Points, add_noise},
};
use crate::{
    Error, RandomState,
    kernel::math::{cos, sin},
};
use std::f64::consts::PI;

pub(super) const MOONS: Row = Row {
    name: "moons",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0), // of both moons together
        NOISE.parameter("noise", "σ", 0.1),
    ],
    draw,
};

fn draw(&[n_samples, noise, ..]: &Values, random: &mut RandomState) -> Result<Dataset, Error> {
    let rows = n_samples as usize;
    let mut points = Points::new(rows, 2)?;
    for t in linspace(0.0, PI, rows / 2, true)? {
        points.push([cos(t), sin(t)], 0);
    }
    for t in linspace(0.0, PI, rows - rows / 2, true)? {
        points.push([1.0 - cos(t), 1.0 - sin(t) - 0.5], 1);
    }
    points.shuffle(random)?;
    add_noise(&mut points.inputs, noise, random);
    points.dataset(2)
}
