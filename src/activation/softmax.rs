//! Softmax: a row of numbers to probabilities. aᵢ = e^{zᵢ} / Σⱼ e^{zⱼ}.

use super::functions::Function;
use crate::kernel::{
    lanes::{Lanes, map_in_place},
    math::{Math, exp},
};

/// z to a in place, row by row: the maximum subtracted first, the sum from left to right.
/// A row with +∞ or NaN, or of −∞ alone, becomes NaN, as in PyTorch.
pub fn forward(rows: &mut [f64], n_neurons: usize) {
    let n_neurons = n_neurons.max(1);
    for row in rows.chunks_mut(n_neurons) {
        let maximum = row.iter().fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        row.iter_mut().for_each(|z| *z -= maximum);
    }
    let m = Math::in_memory();
    map_in_place(rows, #[inline(always)] |z| m.exp(z), exp);
    for row in rows.chunks_mut(n_neurons) {
        let sum = row.iter().fold(0.0, |sum, a| sum + a);
        row.iter_mut().for_each(|a| *a /= sum);
    }
}

/// ∂L/∂a in `d_row` to ∂L/∂z: dzᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ), `a` being the row's softmax.
pub fn backward(a: &[f64], d_row: &mut [f64]) {
    let mean = a
        .iter()
        .zip(d_row.iter())
        .fold(0.0, |sum, (a, d)| sum + a * d);
    for (d, a) in d_row.iter_mut().zip(a) {
        *d = a * (*d - mean);
    }
}

/// z to ∂aᵢ/∂zᵢ = aᵢ·(1 − aᵢ) in place, 1 − aᵢ as the sum of the others: near aᵢ = 1 it keeps its digits.
pub fn slopes(row: &mut [f64]) {
    forward(row, row.len());
    let a = row.to_vec();
    for (i, slope) in row.iter_mut().enumerate() {
        let (before, after) = (&a[..i], &a[i + 1..]);
        let others = before.iter().chain(after).fold(0.0, |sum, a| sum + a);
        *slope = a[i] * others;
    }
}

/// In the catalogue; element by element it is the softmax of a row of one: 1, or NaN.
pub struct Softmax;

impl Function for Softmax {
    const NAME: &str = "softmax";
    const FORMULA: &str = "e^{z_{i}} / Σ_{j} e^{z_{j}}";
    const DERIVATIVE: &str = "a_{i} · (1 − a_{i})";

    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        m.exp(z * 0.0)
    }
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        z * 0.0
    }
    fn numpy(&self) -> String {
        "(e := np.exp(x - x.max(axis=1, keepdims=True))) / e.sum(axis=1, keepdims=True)".into()
    }
}
