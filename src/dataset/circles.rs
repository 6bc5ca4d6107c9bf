//! scikit-learn's `make_circles`: a circle within another.

use super::{
    Dataset, Task,
    generator::*,
    linspace,
    points::{Points, add_noise},
};
use crate::{
    Error, RandomState,
    hyperparameters::Range,
    kernel::math::{cos, sin},
};
use std::f64::consts::PI;

const FACTOR: Range = Range::new(0.0, 0.99, 0.05);

pub(super) const CIRCLES: Row = Row {
    name: "circles",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0), // of both circles together
        NOISE.parameter("noise", "σ", 0.1),
        FACTOR.parameter("factor", "r", 0.5), // the inner circle's radius, where the outer one's is 1
    ],
    draw,
};

fn draw(
    &[n_samples, noise, factor, ..]: &Values,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let rows = n_samples as usize;
    let mut points = Points::new(rows, 2)?;
    let circles = [(rows / 2, 1.0), (rows - rows / 2, factor)];
    for (class, (rows, radius)) in circles.into_iter().enumerate() {
        for t in linspace(0.0, 2.0 * PI, rows, false)? {
            points.push([cos(t) * radius, sin(t) * radius], class);
        }
    }
    points.shuffle(random)?;
    add_noise(&mut points.inputs, noise, random);
    points.dataset(2)
}
