//! Binary cross-entropy: of probabilities with PyTorch's clamp, and of logits.

use super::{Function, Reduction, Takes, Target, each, sum};
use crate::{
    Activation,
    kernel::math::{exp, ln, log1p},
};

pub struct Bce;

impl Function for Bce {
    const NAME: &str = "bce";
    const REDUCTION: Reduction = Reduction::MeanOfElements;
    const TAKES: Takes = Takes::Probabilities;

    fn row(&self, y: &[f64], t: Target) -> f64 {
        sum(y, t, |y, t| {
            (t - 1.0) * at_least(log1p(-y), -100.0) - t * at_least(ln(y), -100.0)
        })
    }
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]) {
        each(y, t, d_y, |y, t| {
            (y - t) / at_least((1.0 - y) * y, SMALLEST)
        });
    }
}

/// The smallest denominator of the slope: PyTorch's 1e-12, which it keeps in single precision.
const SMALLEST: f64 = 9.999999960041972e-13;

/// ln(1 + e^z) − t·z: nothing overflows, and nothing is lost where σ(z) is near 0 or 1.
pub struct BceWithLogits;

impl Function for BceWithLogits {
    const NAME: &str = "bce_with_logits";
    const REDUCTION: Reduction = Reduction::MeanOfElements;
    const TAKES: Takes = Takes::LogitsOf(Activation::Sigmoid);

    fn row(&self, z: &[f64], t: Target) -> f64 {
        sum(z, t, |z, t| at_least(z, 0.0) - t * z + log1p(exp(-z.abs())))
    }
    fn d_row(&self, z: &[f64], t: Target, d_z: &mut [f64]) {
        each(z, t, d_z, |z, t| Activation::Sigmoid.value(z) - t);
    }
}

/// Unlike `f64::max`, NaN stays NaN: a broken number must not pass for a small loss.
fn at_least(x: f64, minimum: f64) -> f64 {
    if x < minimum { minimum } else { x }
}
