//! Cross-entropy of logits: −Σⱼ tⱼ ln softmax(z)ⱼ.

use super::{Function, Reduction, Takes, Target};
use crate::{
    Activation,
    kernel::math::{exp, exp_in_place, log1p},
};

pub struct CrossEntropy;

impl Function for CrossEntropy {
    const NAME: &str = "cross_entropy";
    const REDUCTION: Reduction = Reduction::MeanOfRows;
    const TAKES: Takes = Takes::LogitsOf(Activation::Softmax);

    fn elements(&self, z: &[f64], t: Target, parts: &mut [f64]) {
        let log_softmax = LogSoftmax::of(z);
        for (j, part) in parts.iter_mut().enumerate() {
            *part = match t.at(j) {
                0.0 => 0.0,
                t => -t * log_softmax.at(z[j]),
            };
        }
    }
    fn row(&self, z: &[f64], t: Target) -> f64 {
        LogSoftmax::of(z).loss(z, t)
    }

    /// softmax(z)ⱼ·Σₖ tₖ − tⱼ; the sum is 1 where the row is one of probabilities.
    fn d_row(&self, z: &[f64], t: Target, d_z: &mut [f64]) {
        self.both(z, t, d_z);
    }

    /// From the same exponentials.
    fn both(&self, z: &[f64], t: Target, d_z: &mut [f64]) -> f64 {
        let max = largest(z);
        for (d, z) in d_z.iter_mut().zip(z) {
            *d = z - max;
        }
        exp_in_place(d_z);
        let loss = LogSoftmax::from(z, max, |j| d_z[j]).loss(z, t);
        let sum = d_z.iter().fold(0.0, |sum, power| sum + power);
        let all = match t {
            Target::Class(_) => 1.0,
            Target::Numbers(t) => t.iter().fold(0.0, |sum, t| sum + t),
        };
        for (j, d) in d_z.iter_mut().enumerate() {
            *d = *d / sum * all - t.at(j);
        }
        loss
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
        let max = largest(z);
        Self::from(z, max, |j| exp(z[j] - max))
    }

    /// From e^(zⱼ − max).
    fn from(z: &[f64], max: f64, power: impl Fn(usize) -> f64) -> Self {
        let largest = z.iter().position(|&z| z == max);
        let others = (0..z.len()).filter(|&j| Some(j) != largest);
        // An infinite maximum makes NaN of the row, as in PyTorch.
        let sum = others.fold(max * 0.0, |sum, j| sum + power(j));
        LogSoftmax {
            max,
            ln_sum: log1p(sum),
        }
    }

    fn at(&self, z: f64) -> f64 {
        (z - self.max) - self.ln_sum
    }

    /// −Σⱼ tⱼ ln softmax(z)ⱼ
    fn loss(&self, z: &[f64], t: Target) -> f64 {
        match t {
            Target::Class(class) => -self.at(z[class]),
            Target::Numbers(t) => z.iter().zip(t).fold(0.0, |sum, (&z, &t)| match t == 0.0 {
                true => sum, // 0·ln 0 is 0, as in the limit
                false => sum - t * self.at(z),
            }),
        }
    }
}

/// NaN counts for nothing.
fn largest(z: &[f64]) -> f64 {
    let larger = |max, &z| if z > max { z } else { max };
    z.iter().fold(f64::NEG_INFINITY, larger)
}
