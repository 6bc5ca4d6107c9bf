//! What a loss is to the catalogue, and the sums that losses are made of.

use super::targets::Target;
use crate::{Activation, Parameter};

/// What the sum over all elements is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reduction {
    Sum,
    MeanOfElements,
    MeanOfRows,
}

/// One loss of the catalogue.
pub(super) trait Function {
    const NAME: &str;
    const REDUCTION: Reduction;
    /// What the outputs are: numbers, probabilities, or the logits of an activation.
    const TAKES: Takes = Takes::Numbers;

    fn parameter(&self) -> Option<Parameter> {
        None
    }
    /// |y − t| where the slope, or the slope's slope, jumps.
    fn kink(&self) -> Option<f64> {
        None
    }
    /// The parts that a row's loss is the sum of, one for each output.
    fn elements(&self, y: &[f64], t: Target, parts: &mut [f64]) {
        for (j, part) in parts.iter_mut().enumerate() {
            *part = self.row(&y[j..=j], Target::Numbers(&[t.at(j)]));
        }
    }
    /// The loss of one row, summed.
    fn row(&self, y: &[f64], t: Target) -> f64;
    /// Its gradient.
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]);
    /// Both, with the same bits.
    #[inline(always)]
    fn both(&self, y: &[f64], t: Target, d_y: &mut [f64]) -> f64 {
        self.d_row(y, t, d_y);
        self.row(y, t)
    }
}

/// What a loss takes the outputs for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Takes {
    Numbers,
    /// From 0 to 1.
    Probabilities,
    /// What goes into this activation.
    LogitsOf(Activation),
}

pub(super) fn name_of<F: Function>(_: &F) -> &'static str {
    F::NAME
}

pub(super) fn reduction_of<F: Function>(_: &F) -> Reduction {
    F::REDUCTION
}

pub(super) fn takes_of<F: Function>(_: &F) -> Takes {
    F::TAKES
}

/// Σⱼ f(yⱼ, tⱼ), from left to right.
#[inline(always)]
pub(super) fn sum(y: &[f64], t: Target, f: impl Fn(f64, f64) -> f64) -> f64 {
    let terms = y.iter().enumerate().map(|(j, &y)| f(y, t.at(j)));
    terms.fold(0.0, |sum, term| sum + term)
}

/// ∂/∂yⱼ = f(yⱼ, tⱼ).
#[inline(always)]
pub(super) fn each(y: &[f64], t: Target, d_y: &mut [f64], f: impl Fn(f64, f64) -> f64) {
    for (j, (d, &y)) in d_y.iter_mut().zip(y).enumerate() {
        *d = f(y, t.at(j));
    }
}
