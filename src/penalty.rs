//! L1 and L2 penalties on the weights.
//!
//! They act after the optimiser's step, as the proximal map of η·(λ₁·|w| + ½λ₂·w²): the v that makes
//! ½(v − w)² + η·(λ₁·|v| + ½λ₂·v²) least, which is v = sign w · max(|w| − η·λ₁, 0) / (1 + η·λ₂). It never crosses
//! zero, makes no weight larger whatever η·λ is, and with L1 reaches zero itself; a penalty added to the
//! gradient does none of the three. Source: Duchi, Singer 2009, "Efficient online and batch learning using
//! forward backward splitting"; Parikh, Boyd 2014, "Proximal algorithms", section 6.5.
//!
//! PyTorch's `weight_decay` is another thing, and the optimiser's own.

use crate::{
    Error, Parameter,
    hyperparameters::{self, Range, hyperparameters},
    layer::check_length,
    optimizer::LEARNING_RATE,
};

/// Of either penalty.
pub(crate) const STRENGTH: Range = Range::new(0.0, 1000.0, 0.001);

hyperparameters! {
    /// λ₁·Σ|w| + ½λ₂·Σw² over all weights; biases are never penalised.
    ///
    /// ```
    /// use perceptible::Penalty;
    ///
    /// let penalty = Penalty { l1: 0.5, l2: 1.0 };
    /// let mut weights = [2.0, -0.04, -2.0];
    /// assert_eq!(penalty.value([&weights[..2]]), 0.5 * 2.04 + 0.5 * 4.0016);
    ///
    /// penalty.apply(&mut weights, 0.1, &[false, false, true])?; // learning rate 0.1, the last weight frozen
    /// assert_eq!(weights, [1.95 / 1.1, 0.0, -2.0]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    pub struct Penalty {
        /// Pulls every weight towards 0 by the same amount.
        l1: "λ₁" = 0.0, in STRENGTH;
        /// Pulls each weight towards 0 by a share of itself.
        l2: "λ₂" = 0.0, in STRENGTH;
    }
}

impl Penalty {
    /// The map for people, in the page's small markup; η is the learning rate.
    pub const FORMULA: &'static str = "sign w · max(|w| − η · λ₁, 0) / (1 + η · λ₂)";

    /// λ₁ and λ₂, as they are now.
    pub fn hyperparameters(&self) -> Vec<Parameter> {
        hyperparameters::table(self)
    }

    /// The same penalty with λ₁ (`l1`) or λ₂ (`l2`) changed.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::UnknownName`].
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        hyperparameters::set("penalty", &mut self, name, value)?;
        Ok(self)
    }

    /// This penalty, if both its numbers lie within their ranges.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included.
    pub fn checked(self) -> Result<Self, Error> {
        hyperparameters::check("penalty", &self)?;
        Ok(self)
    }

    /// The penalty reported beside the data's loss: both sums over the layers' weights in their order.
    pub fn value<'a>(&self, weights: impl IntoIterator<Item = &'a [f64]>) -> f64 {
        let (mut sizes, mut squares) = (0.0, 0.0);
        for w in weights.into_iter().flatten() {
            sizes += w.abs();
            squares += w * w;
        }
        self.l1 * sizes + 0.5 * self.l2 * squares
    }

    /// One weight after the penalty. NaN stays NaN.
    #[inline]
    pub fn shrunk(&self, w: f64, learning_rate: f64) -> f64 {
        let (threshold, divisor) = self.factors(learning_rate);
        shrunk(w, threshold, divisor)
    }

    /// The penalty's part of one step, after the optimiser's: to a layer's weights, those that are frozen
    /// excepted; `frozen` is empty where none is. Without a penalty no bit changes.
    ///
    /// # Errors
    /// λ or a learning rate outside its range, `frozen` of another length; then nothing has changed.
    pub fn apply(
        &self,
        weights: &mut [f64],
        learning_rate: f64,
        frozen: &[bool],
    ) -> Result<(), Error> {
        self.checked()?;
        LEARNING_RATE.check("learning rate", learning_rate)?;
        if !frozen.is_empty() {
            check_length("frozen", frozen.len(), weights.len())?;
        }
        let (threshold, divisor) = self.factors(learning_rate);
        if (threshold, divisor) == (0.0, 1.0) {
            return Ok(());
        }
        for (i, w) in weights.iter_mut().enumerate() {
            if frozen.get(i) != Some(&true) {
                *w = shrunk(*w, threshold, divisor);
            }
        }
        Ok(())
    }

    /// η·λ₁ and 1 + η·λ₂.
    fn factors(&self, learning_rate: f64) -> (f64, f64) {
        (learning_rate * self.l1, 1.0 + learning_rate * self.l2)
    }
}

#[inline]
fn shrunk(w: f64, threshold: f64, divisor: f64) -> f64 {
    if w > threshold {
        (w - threshold) / divisor
    } else if w < -threshold {
        (w + threshold) / divisor
    } else if w.is_nan() {
        w
    } else {
        0.0
    }
}
