//! A plane, whose slopes and height a linear neuron finds.

use super::{Dataset, Task, generator::*, points::add_noise};
use crate::{Error, RandomState, hyperparameters::Range, layer::zeros};

const WEIGHT: Range = Range::new(-100.0, 100.0, 0.1);

pub(super) const PLANE: Row = Row {
    name: "plane",
    task: Task::Regression,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0),
        WEIGHT.parameter("w1", "w_{1}", 2.0),
        WEIGHT.parameter("w2", "w_{2}", -1.0),
        WEIGHT.parameter("b", "b", 0.5),
        NOISE.parameter("noise", "σ", 0.0),
    ],
    draw,
};

/// ```python
/// X = random.uniform(-1, 1, (n_samples, 2))
/// y = w1 * X[:, 0] + w2 * X[:, 1] + b
/// if noise > 0: y += random.normal(scale=noise, size=y.shape)
/// ```
fn draw(
    &[n_samples, w1, w2, b, noise]: &Values,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let rows = n_samples as usize;
    let (mut x, mut y) = (zeros(rows, 2)?, zeros(rows, 1)?);
    x.iter_mut().for_each(|x| *x = random.uniform(-1.0, 1.0));
    for (x, y) in x.chunks(2).zip(&mut y) {
        *y = w1 * x[0] + w2 * x[1] + b;
    }
    add_noise(&mut y, noise, random);
    Dataset::regression(x, 2, &y, 1)
}
