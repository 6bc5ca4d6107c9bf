//! X·W: weighted sums forward, and with the transpose ∂L/∂Z·Wᵀ backward.
//!
//! Lanes are neighbouring neurons, and a tile of sums is up to eight pairs of lanes, that is 2 rows × 8 neurons or
//! 4 rows × 4. It stays in registers, and is not unrolled over the inputs, where it would not. A sum's order does not depend
//! on its tile.

use crate::lanes::{self, f64x2};
use crate::naive::NARROW;
use crate::panels::{NEURONS, width};

/// Z = X·W + b: `x` (rows × k), `w` in panels (k × n), `b` (n), `z` (rows × n).
pub fn forward(rows: usize, x: &[f64], w: &[f64], b: &[f64], z: &mut [f64], k: usize) {
    let size = Size { rows, k, n: b.len() };
    if k <= NARROW {
        product::<true>(size, x, w, z, Biases(b));
    } else {
        product::<false>(size, x, w, z, Biases(b));
    }
}

/// δ of the layer before, (δ·Wᵀ) ⊙ f′: `delta` (rows × k), `w` the transpose in panels (k × n); `before` (rows × n) holds
/// f′(z) and becomes δ.
pub fn backward(rows: usize, delta: &[f64], w: &[f64], before: &mut [f64], k: usize, n: usize) {
    product::<false>(Size { rows, k, n }, delta, w, before, Slopes);
}

/// A product of (rows × k) and (k × n).
#[derive(Clone, Copy)]
struct Size {
    rows: usize,
    k: usize,
    n: usize,
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
fn product<const PAIRS: bool>(size: Size, x: &[f64], w: &[f64], out: &mut [f64], finish: impl Finish) {
    let Size { k, n, .. } = size;
    for first in (0..n).step_by(NEURONS) {
        let width = width(first, n);
        let panel = Panel {
            w: &w[first * k..][..k * width],
            first,
            size,
            finish,
        };
        match width {
            2 => panel.columns::<4, 1, 2, PAIRS>(x, out),
            4 => panel.columns::<4, 2, 4, PAIRS>(x, out),
            6 => panel.columns::<2, 3, 6, PAIRS>(x, out),
            _ => panel.columns::<2, 4, 8, PAIRS>(x, out),
        }
    }
}

/// Weights of the neurons from `first` on.
struct Panel<'a, F> {
    w: &'a [f64],
    first: usize,
    size: Size,
    finish: F,
}

impl<F: Finish> Panel<'_, F> {
    /// All rows, `R` at a time while there are so many. `W` = 2`V` neurons are in the panel.
    #[inline(never)]
    fn columns<const R: usize, const V: usize, const W: usize, const PAIRS: bool>(self, x: &[f64], out: &mut [f64]) {
        let rows = self.size.rows;
        let mut row = 0;
        while row + R <= rows {
            self.tile::<R, V, W, PAIRS>(row, x, out);
            row += R;
        }
        while row < rows {
            self.tile::<1, V, W, PAIRS>(row, x, out);
            row += 1;
        }
    }

    #[inline(always)]
    fn tile<const R: usize, const V: usize, const W: usize, const PAIRS: bool>(&self, row: usize, x: &[f64], out: &mut [f64]) {
        let Size { k, n, .. } = self.size;
        let w = &self.w.as_chunks::<W>().0[..k];
        let x: [&[f64]; R] = std::array::from_fn(|r| &x[(row + r) * k..][..k]);
        let mut sums = [[f64x2::ZERO; V]; R];
        let mut i = 0;
        while PAIRS && i + 1 < k {
            for (x, sums) in x.iter().zip(&mut sums) {
                let (x0, x1) = (f64x2::splat(x[i]), f64x2::splat(x[i + 1]));
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += x0 * pair(&w[i], v) + x1 * pair(&w[i + 1], v);
                }
            }
            i += 2;
        }
        while i < k {
            for (x, sums) in x.iter().zip(&mut sums) {
                let x = f64x2::splat(x[i]);
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += x * pair(&w[i], v);
                }
            }
            i += 1;
        }
        let columns = W.min(n - self.first);
        for (r, sums) in sums.iter().enumerate() {
            let out = &mut out[(row + r) * n + self.first..][..columns];
            for (v, &sum) in sums.iter().enumerate() {
                let is_pair = v + 1 < V || columns == W;
                let out = &mut out[2 * v..][..if is_pair { 2 } else { 1 }];
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
