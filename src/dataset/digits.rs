//! The 8×8 handwritten digits, in a form of less than half their size as CSV.

use super::{Dataset, cells};
use crate::{Error, Problem};

/// What such a text begins with.
pub(super) const HEADER: &str = "pixels,digit\n";
const PIXELS: usize = 64;

impl Dataset {
    /// Rows of `pixels,digit` under these names: 64 pixels from 0 to 16 in base 17 (`0`…`9`, `a`…`g`), row by row from
    /// the top left, then which digit it is.
    ///
    /// ```
    /// use perceptible::Dataset;
    /// let pixels = "0059d51000d".repeat(6);
    /// let digits = Dataset::from_digits(&format!("pixels,digit\n{},7\n", &pixels[..64]))?;
    /// assert_eq!(digits.inputs()[..4], [0.0, 0.0, 5.0, 9.0]);
    /// assert_eq!((digits.targets().as_classes(), digits.n_outputs()), (Some(&[7][..]), 10));
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// No row, and one that is not of this form, with its number.
    pub fn from_digits(text: &str) -> Result<Self, Error> {
        let mut inputs = Vec::new();
        let mut classes = Vec::new();
        for row in cells::rows(text, ',')?.iter().skip(1) {
            let refused = |column: usize, text: &str| Error::Cell {
                row: row.number,
                column,
                name: String::new(),
                text: text.into(),
                problem: Problem::NotANumber,
            };
            let [pixels, digit] = &row.cells[..] else {
                return Err(Error::RaggedRow {
                    row: row.number,
                    found: row.cells.len(),
                    expected: 2,
                });
            };
            let digits: Option<Vec<u32>> = pixels.chars().map(|c| c.to_digit(17)).collect();
            let digits = digits.filter(|digits| digits.len() == PIXELS);
            let digits = digits.ok_or_else(|| refused(1, pixels))?;
            inputs.extend(digits.into_iter().map(f64::from));
            match digit.as_bytes() {
                [digit @ b'0'..=b'9'] => classes.push(usize::from(digit - b'0')),
                _ => return Err(refused(2, digit)),
            }
        }
        let names = (0..10).map(|digit: u32| digit.to_string()).collect();
        let pixels = (0..PIXELS).map(|i| {
            // as scikit-learn's feature_names: pixel_0_7
            ["pixel", &(i / 8).to_string(), &(i % 8).to_string()].join("_")
        });
        let columns = pixels.chain(["digit".into()]).collect();
        Dataset::classification(inputs, PIXELS, &classes, names)?.with_columns(columns)
    }
}
