//! Whether cells that a cause brings into agreement could do so by chance.

use super::{cells::Match, pasted::Pasted};

/// Chance hits that may be expected of all that was tried, before nothing is claimed.
pub const LIMIT: f64 = 1e-3;

/// What a cause changes against where it was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// Cells that agree with it and did not before. Whole numbers, such as biases of zero, never count.
    pub gained: usize,
    pub lost: usize,
    /// The probability that some wrong cause gains as much: of a number of random size, each printed digit is right once
    /// in ten. Of one that was off by little only the last digits are at random.
    pub probability: f64,
}

/// What becomes of `before` with `after`.
pub fn change(pasted: &[Pasted], before: &[Match], after: &[Match]) -> Change {
    let mut change = Change {
        probability: 1.0,
        ..Change::default()
    };
    let mut seen = Vec::new();
    for ((array, before), after) in pasted.iter().zip(before).zip(after) {
        let scale = array.scale();
        let mut has_gained = false;
        for (cell, (was, is)) in before.equal.iter().zip(&after.equal).enumerate() {
            let is_constant = array.values[cell].fract() == 0.0 || array.values[cell].is_nan();
            if is_constant || was == is {
                continue;
            }
            if *was {
                change.lost += 1;
                continue;
            }
            change.gained += 1;
            has_gained = true;
            let place = (after.quantity, after.places[cell]);
            // One number that is printed twice proves nothing more.
            if seen.len() < 64 && !seen.contains(&place) {
                seen.push(place);
                let width = 2.0 * array.tolerance(cell);
                let off = before
                    .off
                    .get(cell)
                    .map_or(scale, |off| scale.min(2.0 * off));
                change.probability *= (width / off).min(1.0);
            }
        }
        if has_gained {
            change.probability *= after.candidates as f64;
        }
    }
    change
}
