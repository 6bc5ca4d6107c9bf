//! Cross-entropy of logits: −Σⱼ tⱼ ln softmax(z)ⱼ.

use super::{Function, Reduction, Takes, Target};
use crate::{
    Activation,
    kernel::math::{exp, log1p},
};

pub struct CrossEntropy;

impl Function for CrossEntropy {
    const NAME: &str = "cross_entropy";
    const FORMULA: &str = "−Σ t_{j} ln(e^{z_{j}} / Σ_{k} e^{z_{k}}) / n";
    const DERIVATIVE: &str = "(e^{z_{j}} / Σ_{k} e^{z_{k}} − t_{j}) / n";
    const REDUCTION: Reduction = Reduction::MeanOfRows;
    const TAKES: Takes = Takes::LogitsOf(Activation::Softmax);

    fn row(&self, z: &[f64], t: Target) -> f64 {
        let log_softmax = LogSoftmax::of(z);
        match t {
            Target::Class(class) => -log_softmax.at(z[class]),
            Target::Numbers(t) => z.iter().zip(t).fold(0.0, |sum, (&z, &t)| match t == 0.0 {
                true => sum, // 0·ln 0 is 0, as in the limit
                false => sum - t * log_softmax.at(z),
            }),
        }
    }

    /// softmax(z)ⱼ·Σₖ tₖ − tⱼ; the sum is 1 where the row is one of probabilities.
    fn d_row(&self, z: &[f64], t: Target, d_z: &mut [f64]) {
        d_z.copy_from_slice(z);
        Activation::Softmax.apply_row(d_z);
        match t {
            Target::Class(class) => d_z[class] -= 1.0,
            Target::Numbers(t) => {
                let all = t.iter().fold(0.0, |sum, t| sum + t);
                for (d, t) in d_z.iter_mut().zip(t) {
                    *d = *d * all - t;
                }
            }
        }
    }
}

/// ln softmax(z)ⱼ = (zⱼ − max) − ln Σₖ e^(zₖ − max). The largest term of that sum is 1 and is left to log1p, so that
/// a loss near 0 keeps its digits.
struct LogSoftmax {
    max: f64,
    ln_sum: f64,
}

impl LogSoftmax {
    fn of(z: &[f64]) -> Self {
        let max = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let largest = z.iter().position(|&z| z == max);
        let others = z.iter().enumerate().filter(|&(j, _)| Some(j) != largest);
        // An infinite maximum makes NaN of the row, as in PyTorch.
        let sum = others.fold(max * 0.0, |sum, (_, &z)| sum + exp(z - max));
        LogSoftmax {
            max,
            ln_sum: log1p(sum),
        }
    }

    fn at(&self, z: f64) -> f64 {
        (z - self.max) - self.ln_sum
    }
}
