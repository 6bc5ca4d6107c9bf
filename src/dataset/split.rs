//! Rows to train on, and rows to test with.

use crate::{Error, RandomState, text::decimal};

/// Which rows are trained on and which are only tested with, in the order in which they were drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    pub train: Vec<usize>,
    pub test: Vec<usize>,
}

impl Split {
    /// scikit-learn's `train_test_split(…, test_size=test_size)`: a permutation whose first ⌈`test_size` · `rows`⌉
    /// rows are for the test. Where that is 0 nothing is drawn, and all rows train in their own order.
    ///
    /// ```
    /// use perceptible::{RandomState, dataset::Split};
    /// let split = Split::new(5, 0.25, &mut RandomState::new(0))?;
    /// assert_eq!((split.train, split.test), (vec![1, 3, 4], vec![2, 0]));
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a share that is negative, NaN, or leaves no row to train on; [`Error::OutOfMemory`].
    pub fn new(rows: usize, test_size: f64, random: &mut RandomState) -> Result<Self, Error> {
        let n_test = n_test(rows, test_size);
        if !(test_size >= 0.0 && n_test < rows as f64) {
            return Err(Error::OutOfRange {
                place: "test_size".into(),
                value: decimal::text(test_size),
                minimum: 0.0,
                maximum: (rows.saturating_sub(1)) as f64 / rows.max(1) as f64,
            });
        }
        if n_test == 0.0 {
            return Ok(Split {
                train: (0..rows).collect(),
                test: Vec::new(),
            });
        }
        let mut test = random.permutation(rows)?;
        let train = test.split_off(n_test as usize);
        Ok(Split { train, test })
    }

    /// How many rows are trained on; all of them where the share leaves none.
    pub(crate) fn n_train(rows: usize, test_size: f64) -> usize {
        match rows.saturating_sub(n_test(rows, test_size) as usize) {
            0 => rows,
            train => train,
        }
    }
}

fn n_test(rows: usize, test_size: f64) -> f64 {
    (test_size * rows as f64).ceil()
}
