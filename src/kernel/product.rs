//! X·W: weighted sums forward, and with the transpose ∂L/∂Z·Wᵀ backward.
//!
//! Lanes are neighbouring neurons, and a tile of sums is up to eight pairs of lanes, that is 2 rows × 8 neurons or
//! 4 rows × 4. It stays in registers, and is not unrolled over the inputs, where it would not. A sum's order does not depend
//! on its tile.

use crate::lanes::{self, f64x2};
use crate::naive::NARROW;
use crate::panels::{NEURONS, width};

/// Z = X·W + b: `x` (n_samples × k), `w` in panels (k × n), `b` (n), `z` (n_samples × n).
pub fn forward(x: &[f64], w: &[f64], b: &[f64], z: &mut [f64], k: usize) {
    let n = b.len();
    if k <= NARROW {
        product::<true>(x, w, k, n, z, Biases(b));
    } else {
        product::<false>(x, w, k, n, z, Biases(b));
    }
}

/// δ of the layer before, (δ·Wᵀ) ⊙ f′: `delta` (n_samples × k), `w` the transpose in panels (k × n); `before`
/// (n_samples × n) holds f′(z) and becomes δ.
pub fn backward(delta: &[f64], w: &[f64], before: &mut [f64], k: usize, n: usize) {
    product::<false>(delta, w, k, n, before, Slopes);
}

/// What a pair of sums becomes, which goes to columns `j` and `j` + 1, where `old` stands.
trait Finish: Copy {
    fn finish(self, sum: f64x2, old: &[f64], j: usize) -> f64x2;
}

#[derive(Clone, Copy)]
struct Biases<'a>(&'a [f64]);

impl Finish for Biases<'_> {
    #[inline(always)]
    fn finish(self, sum: f64x2, old: &[f64], j: usize) -> f64x2 {
        sum + load(&self.0[j..][..old.len()])
    }
}

#[derive(Clone, Copy)]
struct Slopes;

impl Finish for Slopes {
    #[inline(always)]
    fn finish(self, sum: f64x2, old: &[f64], _: usize) -> f64x2 {
        sum * load(old)
    }
}

/// A panel of weights stays in the cache while all rows go by.
#[inline(always)]
fn product<const PAIRS: bool>(x: &[f64], w: &[f64], k: usize, n: usize, out: &mut [f64], finish: impl Finish) {
    for first in (0..n).step_by(NEURONS) {
        let width = width(first, n);
        let job = Job { w: &w[first * k..][..k * width], k, n, first, finish };
        match width {
            2 => job.columns::<4, 1, 2, PAIRS>(x, out),
            4 => job.columns::<4, 2, 4, PAIRS>(x, out),
            6 => job.columns::<2, 3, 6, PAIRS>(x, out),
            _ => job.columns::<2, 4, 8, PAIRS>(x, out),
        }
    }
}

/// The sums of one panel's neurons.
struct Job<'a, F> {
    w: &'a [f64],
    k: usize,
    n: usize,
    first: usize,
    finish: F,
}

impl<F: Finish> Job<'_, F> {
    /// All rows, `R` at a time while there are so many. `W` = 2`V` neurons are in the panel.
    #[inline(never)]
    fn columns<const R: usize, const V: usize, const W: usize, const PAIRS: bool>(self, x: &[f64], out: &mut [f64]) {
        let Job { k, n, .. } = self;
        let (mut x, mut out) = (x.chunks_exact(R * k), out.chunks_exact_mut(R * n));
        for (x, out) in (&mut x).zip(&mut out) {
            self.tile::<R, V, W, PAIRS>(x, out);
        }
        let rows = x.remainder().chunks_exact(k).zip(out.into_remainder().chunks_exact_mut(n));
        for (x, out) in rows {
            self.tile::<1, V, W, PAIRS>(x, out);
        }
    }

    #[inline(always)]
    fn tile<const R: usize, const V: usize, const W: usize, const PAIRS: bool>(&self, x: &[f64], out: &mut [f64]) {
        let k = self.k;
        let w = &self.w.as_chunks::<W>().0[..k];
        let x: [&[f64]; R] = std::array::from_fn(|r| &x[r * k..][..k]);
        let mut sums = [[f64x2::ZERO; V]; R];
        let mut i = 0;
        while PAIRS && i + 1 < k {
            for (r, sums) in sums.iter_mut().enumerate() {
                let (x0, x1) = (f64x2::splat(x[r][i]), f64x2::splat(x[r][i + 1]));
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += x0 * pair(&w[i], v) + x1 * pair(&w[i + 1], v);
                }
            }
            i += 2;
        }
        while i < k {
            for (r, sums) in sums.iter_mut().enumerate() {
                let x = f64x2::splat(x[r][i]);
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += x * pair(&w[i], v);
                }
            }
            i += 1;
        }
        for (sums, out) in sums.iter().zip(out.chunks_exact_mut(self.n)) {
            let out = &mut out[self.first..];
            for (v, &sum) in sums.iter().enumerate() {
                let end = out.len().min(2 * v + 2);
                let out = &mut out[2 * v..end];
                store(self.finish.finish(sum, out, self.first + 2 * v), out);
            }
        }
    }
}

#[inline(always)]
fn pair<const W: usize>(w: &[f64; W], v: usize) -> f64x2 {
    lanes::load(&w.as_chunks().0[v])
}

/// Two numbers, or one in both lanes where no second is left.
#[inline(always)]
pub(crate) fn load(from: &[f64]) -> f64x2 {
    match from.first_chunk() {
        Some(pair) => lanes::load(pair),
        None => f64x2::splat(from[0]),
    }
}

/// To where `load` reads from.
#[inline(always)]
pub(crate) fn store(pair: f64x2, to: &mut [f64]) {
    match to.first_chunk_mut() {
        Some(to) => lanes::store(pair, to),
        None => to[0] = pair.to_array()[0],
    }
}
