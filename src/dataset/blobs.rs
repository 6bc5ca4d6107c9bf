//! scikit-learn's `make_blobs`.

use super::{Dataset, generator::*, points::Points};
use crate::{
    Error, RandomState,
    hyperparameters::{Range, hyperparameters},
    layer::zeros,
};

const FEATURES: Range = Range::new(1.0, 64.0, 1.0);

hyperparameters! {
    /// `make_blobs(n_samples, n_features, centers=centers, cluster_std=cluster_std)`.
    pub struct Blobs {
        /// Rows of all blobs together.
        n_samples: "n" = 100.0, in ROWS;
        /// How many blobs there are: a class each, about a centre within −10 … 10.
        centers: "k" = 3.0, in CLASSES;
        /// The standard deviation about the centre.
        cluster_std: "σ" = 1.0, in NOISE;
        /// Input columns.
        n_features: "d" = 2.0, in FEATURES;
    }
}

impl Draw for Blobs {
    fn name(&self) -> &'static str {
        "blobs"
    }

    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        let [rows, n_blobs, n_inputs] =
            [self.n_samples, self.centers, self.n_features].map(|n| n as usize);
        let mut centers = zeros(n_blobs, n_inputs)?;
        for coordinate in &mut centers {
            *coordinate = random.uniform(-10.0, 10.0);
        }
        let mut points = Points::new(rows, n_inputs)?;
        for (class, center) in centers.chunks(n_inputs).enumerate() {
            // the first blobs have one row more where the rows cannot be shared out evenly
            for _ in 0..rows / n_blobs + usize::from(class < rows % n_blobs) {
                let coordinates = center.iter().map(|&c| random.normal(c, self.cluster_std));
                points.inputs.extend(coordinates);
                points.classes.push(class);
            }
        }
        points.shuffle(random)?;
        points.dataset(n_blobs)
    }
}
