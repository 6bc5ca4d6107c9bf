//! Xᵀ·∂L/∂Z: the gradients of weights and biases, summed over the batch; and gradient descent with them.
//!
//! Lanes are samples, so that the even rows of a batch and the odd ones are summed apart, then added.

use super::lanes::f64x2;
use super::panels::{NEURONS, SAMPLES, padded, stride};
use std::ops::Range;

/// Inputs in a tile.
const INPUTS: usize = 2;

/// `d_w` = xᵀ·δ, row-major (k × n), of `x` (panels of `k` features) and `delta` (panels of `n`).
pub fn gradient(x: &[f64], delta: &[f64], k: usize, n: usize, d_w: &mut [f64]) {
    tiles(x, delta, k, n, Flat { d_w, n });
}

/// w −= η·xᵀ·δ of weights in panels of neurons, and in their transpose where there is one.
pub fn descend(x: &[f64], delta: &[f64], k: usize, n: usize, rate: f64, w: &mut [f64], transposed: &mut [f64]) {
    tiles(x, delta, k, n, Descend { w, transposed, rate, k, n });
}

/// `d_b` = Σδ over the samples.
pub fn bias_gradient(delta: &[f64], n: usize, mut take: impl FnMut(usize, f64)) {
    for j in 0..n {
        let mut sum = f64x2::ZERO;
        let mut panels = delta.chunks_exact(stride(n));
        for panel in &mut panels {
            let panel = &panel[SAMPLES * j..][..SAMPLES];
            sum += f64x2::new([panel[0], panel[1]]);
            sum += f64x2::new([panel[2], panel[3]]);
        }
        if let Some(&[a, b]) = panels.remainder().chunks_exact(2).nth(j).and_then(|p| p.as_array()) {
            sum += f64x2::new([a, b]);
        }
        let [even, odd] = sum.to_array();
        take(j, even + odd);
    }
}

/// What becomes of a tile of sums, whose even and odd rows are still apart.
trait Sink {
    fn take<const I: usize, const J: usize>(&mut self, i: usize, j: usize, sums: [[f64x2; J]; I]);
}

struct Flat<'a> {
    d_w: &'a mut [f64],
    n: usize,
}

impl Sink for Flat<'_> {
    #[inline(always)]
    fn take<const I: usize, const J: usize>(&mut self, i: usize, j: usize, sums: [[f64x2; J]; I]) {
        for (row, sums) in sums.iter().enumerate() {
            let d_w = &mut self.d_w[(i + row) * self.n + j..][..J];
            for pair in (0..J).step_by(2) {
                store(added(sums, pair), &mut d_w[pair..]);
            }
        }
    }
}

struct Descend<'a> {
    w: &'a mut [f64],
    transposed: &'a mut [f64],
    rate: f64,
    k: usize,
    n: usize,
}

impl Sink for Descend<'_> {
    #[inline(always)]
    fn take<const I: usize, const J: usize>(&mut self, i: usize, j: usize, sums: [[f64x2; J]; I]) {
        let (rate, k, n) = (f64x2::splat(self.rate), self.k, self.n);
        let w = &mut self.w[j * k + i * J..][..I * J];
        // The transpose: its panel of inputs, and in it the place of input `i`.
        let (first, lane) = (i - i % NEURONS, i % NEURONS);
        let width = (k - first).min(NEURONS);
        let mut transposed = match self.transposed.len() {
            0 => None,
            _ => Some(&mut self.transposed[first * n + j * width..][..J * width]),
        };
        for pair in (0..J).step_by(2) {
            let mut tile = [f64x2::ZERO; I];
            for row in 0..I {
                let w = &mut w[row * J..][..J][pair..];
                tile[row] = load(w) - rate * added(&sums[row], pair);
                store(tile[row], w);
            }
            if let Some(transposed) = &mut transposed {
                let rows = tile.map(f64x2::to_array);
                for column in 0..(J - pair).min(2) {
                    let to = &mut transposed[(pair + column) * width + lane..][..I];
                    to.copy_from_slice(&rows.map(|row| row[column]));
                }
            }
        }
    }
}

/// Even rows + odd rows of two neighbours from `first` on; of the last alone where there is no second.
#[inline(always)]
fn added<const J: usize>(sums: &[f64x2; J], first: usize) -> f64x2 {
    let [even_0, odd_0] = sums[first].to_array();
    let [even_1, odd_1] = sums[if first + 1 < J { first + 1 } else { first }].to_array();
    f64x2::new([even_0, even_1]) + f64x2::new([odd_0, odd_1])
}

/// Two numbers, or the last one in both lanes.
#[inline(always)]
fn load(from: &[f64]) -> f64x2 {
    f64x2::new([from[0], if from.len() > 1 { from[1] } else { from[0] }])
}

/// As `load`.
#[inline(always)]
fn store(pair: f64x2, to: &mut [f64]) {
    let [first, second] = pair.to_array();
    to[0] = first;
    if to.len() > 1 {
        to[1] = second;
    }
}

/// Inputs whose values of a whole batch stay in the first cache while all neurons go by.
const BLOCK: usize = 32;

/// All tiles, a block of inputs after the other.
fn tiles(x: &[f64], delta: &[f64], k: usize, n: usize, mut sink: impl Sink) {
    for first in (0..k).step_by(BLOCK) {
        let inputs = first..k.min(first + BLOCK);
        for j in (0..n).step_by(NEURONS) {
            let inputs = inputs.clone();
            match n - j {
                1 => rows::<1>(x, delta, k, n, inputs, j, &mut sink),
                2 => rows::<2>(x, delta, k, n, inputs, j, &mut sink),
                3 => rows::<3>(x, delta, k, n, inputs, j, &mut sink),
                _ => rows::<4>(x, delta, k, n, inputs, j, &mut sink),
            }
        }
    }
}

#[inline(never)]
fn rows<const J: usize>(x: &[f64], delta: &[f64], k: usize, n: usize, inputs: Range<usize>, j: usize, sink: &mut impl Sink) {
    let mut i = inputs.start;
    while i + INPUTS <= inputs.end {
        sink.take(i, j, tile::<INPUTS, J>(x, delta, k, n, i, j));
        i += INPUTS;
    }
    if i < inputs.end {
        sink.take(i, j, tile::<1, J>(x, delta, k, n, i, j));
    }
}

#[inline(always)]
fn tile<const I: usize, const J: usize>(x: &[f64], delta: &[f64], k: usize, n: usize, i: usize, j: usize) -> [[f64x2; J]; I] {
    let mut sums = [[f64x2::ZERO; J]; I];
    let (mut x, mut delta) = (x.chunks_exact(stride(k)), delta.chunks_exact(stride(n)));
    for (x, delta) in (&mut x).zip(&mut delta) {
        let x = &x[SAMPLES * i..][..SAMPLES * I];
        let delta = &delta[SAMPLES * j..][..SAMPLES * J];
        add::<I, J>(&mut sums, x, delta, SAMPLES, 0);
        add::<I, J>(&mut sums, x, delta, SAMPLES, 2);
    }
    let (x, delta) = (x.remainder(), delta.remainder());
    if !x.is_empty() {
        add::<I, J>(&mut sums, &x[2 * i..][..2 * I], &delta[2 * j..][..2 * J], 2, 0);
    }
    sums
}

#[inline(always)]
fn add<const I: usize, const J: usize>(sums: &mut [[f64x2; J]; I], x: &[f64], delta: &[f64], stride: usize, lane: usize) {
    for (i, sums) in sums.iter_mut().enumerate() {
        let x = f64x2::new([x[i * stride + lane], x[i * stride + lane + 1]]);
        for (j, sum) in sums.iter_mut().enumerate() {
            *sum += x * f64x2::new([delta[j * stride + lane], delta[j * stride + lane + 1]]);
        }
    }
}

/// The padding of an odd batch as 0, so that it adds nothing.
pub fn clear_padding(panels: &mut [f64], n: usize, n_samples: usize) {
    if n_samples == padded(n_samples) {
        return;
    }
    let last = &mut panels[n_samples / SAMPLES * stride(n)..];
    let lanes = padded(n_samples % SAMPLES);
    for feature in last[..lanes * n].chunks_exact_mut(lanes) {
        feature[n_samples % SAMPLES..].fill(0.0);
    }
}
