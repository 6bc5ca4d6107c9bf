//! Columns brought to mean 0 and standard deviation 1.

use super::Dataset;
use crate::{Error, kernel::lanes::Lanes, layer::zeros};

/// Mean and scale of each input column: scikit-learn's `StandardScaler`.
#[derive(Clone, Debug, PartialEq)]
pub struct Standardization {
    /// Of each column.
    pub mean: Vec<f64>,
    /// The standard deviation (ddof 0) of each column; 1 where a column is constant.
    pub scale: Vec<f64>,
}

impl Standardization {
    /// Of these rows of a data set, the rows for training: those for the test must not be known before.
    ///
    /// ```
    /// use perceptible::{Dataset, dataset::Standardization};
    /// let data = Dataset::from_text("x1,x2,y\n1,7,0\n3,7,1\n100,7,0")?;
    /// let standardization = Standardization::fit(&data, &[0, 1])?;
    /// assert_eq!((standardization.mean[0], standardization.scale[0]), (2.0, 1.0));
    /// assert_eq!(standardization.apply(&data)?.inputs(), [-1.0, 0.0, 1.0, 0.0, 98.0, 0.0]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// No row, a row that is not there, and [`Error::TooWide`] for a column whose variance is beyond float64.
    pub fn fit(dataset: &Dataset, rows: &[usize]) -> Result<Self, Error> {
        dataset.check_rows(rows)?;
        if rows.is_empty() {
            return Err(Error::TooFew {
                place: "rows".into(),
                found: 0,
                minimum: 1,
            });
        }
        let mut mean = zeros(1, dataset.n_inputs())?;
        let mut scale = zeros(1, dataset.n_inputs())?;
        for (column, (mean, scale)) in mean.iter_mut().zip(&mut scale).enumerate() {
            let numbers = rows.iter().map(|&row| dataset.row(row)[column]);
            (*mean, *scale) = of_column(numbers, rows.len() as f64);
            if !scale.is_finite() {
                return Err(Error::TooWide {
                    column: dataset.columns()[column].clone(),
                });
            }
        }
        Ok(Standardization { mean, scale })
    }

    /// The data set with its inputs standardised, all rows.
    ///
    /// # Errors
    /// A data set with other columns, and numbers that are beyond float64 then.
    pub fn apply(&self, dataset: &Dataset) -> Result<Dataset, Error> {
        if dataset.n_inputs() != self.mean.len() {
            return Err(Error::WrongLength {
                place: "inputs".into(),
                found: dataset.n_inputs(),
                expected: self.mean.len(),
            });
        }
        let mut inputs = dataset.inputs().to_vec();
        self.standardize(&mut inputs);
        dataset.with_inputs(inputs)
    }

    /// Rows in place, flat and row-major: (x − mean)/scale. Numbers after the last whole row stay.
    pub fn standardize(&self, inputs: &mut [f64]) {
        for row in inputs.chunks_exact_mut(self.mean.len()) {
            for (x, (mean, scale)) in row.iter_mut().zip(self.mean.iter().zip(&self.scale)) {
                *x = (*x - mean) / scale;
            }
        }
    }
}

/// Mean and scale. The variance is the corrected two-pass algorithm's, and constant is what that cannot tell from it:
/// Chan, Golub, LeVeque 1983, "Algorithms for computing the sample variance", as scikit-learn has them.
fn of_column(numbers: impl Iterator<Item = f64> + Clone, n: f64) -> (f64, f64) {
    let sum = |terms: &mut dyn Iterator<Item = f64>| terms.fold(0.0, |sum, term| sum + term);
    let mean = sum(&mut numbers.clone()) / n;
    let correction = sum(&mut numbers.clone().map(|x| x - mean));
    let squares = sum(&mut numbers.map(|x| (x - mean) * (x - mean)));
    let variance = (squares - correction * correction / n) / n;
    let error = n * mean * f64::EPSILON;
    let scale = match variance <= n * f64::EPSILON * variance + error * error {
        true if variance.is_finite() => 1.0,
        _ => Lanes::sqrt(variance),
    };
    (mean, scale)
}
