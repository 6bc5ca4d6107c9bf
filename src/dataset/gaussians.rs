//! Two normal clouds, one on each side of the origin.

use super::{Dataset, Task, generator::*, points::Points};
use crate::{Error, RandomState, hyperparameters::Range};

const DISTANCE: Range = Range::new(0.0, 100.0, 0.1);

pub(super) const GAUSSIANS: Row = Row {
    name: "gaussians",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0), // of both clouds together
        DISTANCE.parameter("distance", "d", 2.0),
        NOISE.parameter("std", "σ", 1.0), // drawn for also where it is 0
    ],
    draw,
};

/// ```python
/// y = np.arange(n_samples) % 2
/// X = random.normal(scale=std, size=(n_samples, 2)) + np.where(y == 1, distance, -distance)[:, None]
/// ```
fn draw(
    &[n_samples, distance, std, ..]: &Values,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let rows = n_samples as usize;
    let mut points = Points::new(rows, 2)?;
    for row in 0..rows {
        let center = [-distance, distance][row % 2];
        let point = [(); 2].map(|()| random.normal(0.0, std) + center);
        points.push(point, row % 2);
    }
    points.dataset(2)
}
