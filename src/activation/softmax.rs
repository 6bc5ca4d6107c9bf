//! Softmax: a row of numbers to probabilities. aᵢ = e^{zᵢ} / Σⱼ e^{zⱼ}.

use super::functions::Function;
use crate::kernel::{
    columns,
    lanes::Lanes,
    math::{Math, exp_in_place},
};

/// Where the numbers of a batch lie.
#[derive(Clone, Copy)]
pub struct Layout {
    n_neurons: usize,
    n_samples: usize,
    /// From neuron to neuron, and from sample to sample.
    steps: [usize; 2],
}

impl Layout {
    /// (n_samples × n_neurons), row-major.
    pub fn rows(n_neurons: usize, n_samples: usize) -> Self {
        Layout {
            n_neurons,
            n_samples,
            steps: [1, n_neurons],
        }
    }

    /// The kernel's columns.
    pub fn columns(n_neurons: usize, n_samples: usize) -> Self {
        Layout {
            n_neurons,
            n_samples,
            steps: [columns::stride(n_samples), 1],
        }
    }

    /// The places of each sample's neurons.
    fn samples(self) -> impl Iterator<Item = impl Iterator<Item = usize> + Clone> {
        let [neuron, sample] = self.steps;
        (0..self.n_samples).map(move |s| (0..self.n_neurons).map(move |n| s * sample + n * neuron))
    }
}

/// z to a in place, sample by sample: the maximum subtracted first, the sum from left to right.
/// A sample with +∞ or NaN, or with nothing but −∞, becomes NaN, as in PyTorch.
pub fn forward(values: &mut [f64], layout: Layout) {
    for sample in layout.samples() {
        let maximum = sample
            .clone()
            .fold(f64::NEG_INFINITY, |max, i| match values[i] > max {
                true => values[i],
                false => max,
            });
        sample.for_each(|i| values[i] -= maximum);
    }
    exp_in_place(values);
    for sample in layout.samples() {
        let sum = sample.clone().fold(0.0, |sum, i| sum + values[i]);
        sample.for_each(|i| values[i] /= sum);
    }
}

/// ∂L/∂a in `d` to ∂L/∂z: dzᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ), `a` being the softmax.
pub fn backward(a: &[f64], d: &mut [f64], layout: Layout) {
    for sample in layout.samples() {
        let mean = sample.clone().fold(0.0, |sum, i| sum + a[i] * d[i]);
        sample.for_each(|i| d[i] = a[i] * (d[i] - mean));
    }
}

/// z to ∂aᵢ/∂zᵢ = aᵢ·(1 − aᵢ) in place, 1 − aᵢ as the sum of the others: near aᵢ = 1 it keeps its digits.
pub fn slopes(row: &mut [f64]) {
    forward(row, Layout::rows(row.len(), 1));
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
    const ENDS: Option<[f64; 2]> = Some([0.0, 1.0]);

    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        m.exp(z * 0.0)
    }
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        z * 0.0
    }
}
