//! The exclusive or of two signs.

use super::{
    Dataset, Task,
    generator::*,
    points::{Points, add_noise},
};
use crate::{Error, RandomState};

pub(super) const XOR: Row = Row {
    name: "xor",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0),
        NOISE.parameter("noise", "σ", 0.0),
    ],
    draw,
};

/// ```python
/// X = random.uniform(-1, 1, (n_samples, 2))
/// y = (X[:, 0] > 0) != (X[:, 1] > 0)
/// if noise > 0: X += random.normal(scale=noise, size=X.shape)
/// ```
fn draw(&[n_samples, noise, ..]: &Values, random: &mut RandomState) -> Result<Dataset, Error> {
    let rows = n_samples as usize;
    let mut points = Points::new(rows, 2)?;
    for _ in 0..rows {
        let [x1, x2] = [(); 2].map(|()| random.uniform(-1.0, 1.0));
        points.push([x1, x2], usize::from((x1 > 0.0) != (x2 > 0.0)));
    }
    add_noise(&mut points.inputs, noise, random);
    points.dataset(2)
}
