//! scikit-learn's `make_blobs`: normal clouds about centres that are drawn.

use super::{Dataset, Task, generator::*, points::Points};
use crate::{Error, RandomState, hyperparameters::Range, layer::zeros};

const FEATURES: Range = Range::new(1.0, 64.0, 1.0);

pub(super) const BLOBS: Row = Row {
    name: "blobs",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("n_samples", "n", 100.0), // of all blobs together
        CLASSES.parameter("centers", "k", 3.0),  // within −10 … 10
        NOISE.parameter("cluster_std", "σ", 1.0), // drawn for also where it is 0
        FEATURES.parameter("n_features", "d", 2.0),
    ],
    draw,
};

fn draw(
    &[n_samples, centers, cluster_std, n_features, _]: &Values,
    random: &mut RandomState,
) -> Result<Dataset, Error> {
    let [rows, n_blobs, n_inputs] = [n_samples, centers, n_features].map(|n| n as usize);
    let mut centers = zeros(n_blobs, n_inputs)?;
    for coordinate in &mut centers {
        *coordinate = random.uniform(-10.0, 10.0);
    }
    let mut points = Points::new(rows, n_inputs)?;
    for (class, center) in centers.chunks(n_inputs).enumerate() {
        // the first blobs have one row more where the rows cannot be shared out evenly
        for _ in 0..rows / n_blobs + usize::from(class < rows % n_blobs) {
            for &coordinate in center {
                points.inputs.push(random.normal(coordinate, cluster_std));
            }
            points.classes.push(class);
        }
    }
    points.shuffle(random)?;
    points.dataset(n_blobs)
}
