//! nnfs's `vertical_data`: clouds side by side.

use super::{Dataset, Task, generator::*, points::Points};
use crate::{Error, RandomState};

pub(super) const VERTICAL: Row = Row {
    name: "vertical",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("samples", "n", 100.0), // of each class
        CLASSES.parameter("classes", "k", 3.0),
        NOISE.parameter("noise", "σ", 0.1),
    ],
    draw,
};

fn draw(
    &[samples, classes, noise, ..]: &Values,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let [rows, classes] = [samples, classes].map(|n| n as usize);
    let mut points = Points::new(rows * classes, 2)?;
    for class in 0..classes {
        let first = points.inputs.len();
        for _ in 0..rows {
            points.push([class as f64 / 3.0, 0.5], class);
        }
        // first all x1, then all x2
        for column in [first, first + 1] {
            for x in points.inputs.iter_mut().skip(column).step_by(2) {
                if noise > 0.0 {
                    *x += random.randn() * noise;
                }
            }
        }
    }
    points.dataset(classes)
}
