//! Xᵀ·∂L/∂Z: the gradients of weights and biases, summed over the batch; and gradient descent with them.
//!
//! Lanes are neighbouring neurons, and a tile of sums is 4 inputs × 4 neurons. A sum goes from row to row.

use crate::lanes::f64x2;
use crate::panels::{NEURONS, width};
use crate::product::{load, store};

/// A batch before and behind a layer.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    pub rows: usize,
    /// What went into the layer (rows × k).
    pub x: &'a [f64],
    /// ∂L/∂Z (rows × n)
    pub delta: &'a [f64],
    pub k: usize,
    pub n: usize,
}

/// ∂L/∂W (k × n, row-major).
pub fn weights(batch: Batch, d_w: &mut [f64]) {
    tiles(batch, Flat { d_w, n: batch.n });
}

/// W −= η·∂L/∂W of weights in panels, and in the transpose's where there is one.
pub fn descend(batch: Batch, rate: f64, w: &mut [f64], transposed: &mut [f64]) {
    let descend = Descend { w, rate: f64x2::splat(rate), k: batch.k, n: batch.n };
    if transposed.is_empty() {
        tiles(batch, descend);
    } else {
        tiles(batch, DescendBoth { descend, transposed });
    }
}

/// ∂L/∂b = Σδ over the rows.
pub fn biases(Batch { rows, delta, n, .. }: Batch, d_b: &mut [f64]) {
    d_b.fill(0.0);
    for row in 0..rows {
        for (sum, d) in d_b.iter_mut().zip(&delta[row * n..][..n]) {
            *sum += d;
        }
    }
}

/// What becomes of a tile of gradients: of `I` inputs from `i` on and `V` pairs of neurons from `j` on.
trait Sink {
    fn take<const I: usize, const V: usize>(&mut self, i: usize, j: usize, d: [[f64x2; V]; I]);
}

struct Flat<'a> {
    d_w: &'a mut [f64],
    n: usize,
}

impl Sink for Flat<'_> {
    #[inline(always)]
    fn take<const I: usize, const V: usize>(&mut self, i: usize, j: usize, d: [[f64x2; V]; I]) {
        for (row, d) in d.into_iter().enumerate() {
            let d_w = &mut self.d_w[(i + row) * self.n + j..];
            let columns = d_w.len().min(2 * V).min(self.n - j);
            for (pair, d) in d_w[..columns].chunks_mut(2).zip(d) {
                store(d, pair);
            }
        }
    }
}

struct Descend<'a> {
    w: &'a mut [f64],
    rate: f64x2,
    k: usize,
    n: usize,
}

impl Descend<'_> {
    /// The new weights of a tile.
    #[inline(always)]
    fn step<const I: usize, const V: usize>(&mut self, i: usize, j: usize, mut d: [[f64x2; V]; I]) -> [[f64x2; V]; I] {
        let first = j - j % NEURONS;
        let width = width(first, self.n);
        let start = first * self.k + i * width + (j - first);
        for (row, d) in d.iter_mut().enumerate() {
            let w = &mut self.w[start + row * width..][..2 * V];
            for (pair, d) in w.chunks_exact_mut(2).zip(d) {
                *d = load(pair) - self.rate * *d;
                store(*d, pair);
            }
        }
        d
    }
}

impl Sink for Descend<'_> {
    #[inline(always)]
    fn take<const I: usize, const V: usize>(&mut self, i: usize, j: usize, d: [[f64x2; V]; I]) {
        self.step(i, j, d);
    }
}

struct DescendBoth<'a> {
    descend: Descend<'a>,
    transposed: &'a mut [f64],
}

impl Sink for DescendBoth<'_> {
    #[inline(always)]
    fn take<const I: usize, const V: usize>(&mut self, i: usize, j: usize, d: [[f64x2; V]; I]) {
        let w = self.descend.step(i, j, d).map(|row| row.map(f64x2::to_array));
        let (k, n) = (self.descend.k, self.descend.n);
        let first = i - i % NEURONS;
        let width = width(first, k);
        let start = first * n + j * width + (i - first);
        for column in 0..(n - j).min(2 * V) {
            let to = &mut self.transposed[start + column * width..][..I];
            for (to, w) in to.iter_mut().zip(&w) {
                *to = w[column / 2][column % 2];
            }
        }
    }
}

/// Inputs whose values of a whole batch stay in the first cache while all neurons go by.
const BLOCK: usize = 32;

/// All tiles, a block of inputs after the other.
#[inline(always)]
fn tiles(batch: Batch, mut sink: impl Sink) {
    let Batch { k, n, .. } = batch;
    for first in (0..k).step_by(BLOCK) {
        let end = k.min(first + BLOCK);
        for j in (0..n).step_by(4) {
            match n - j {
                1 => batch.column::<1, true>(first, end, j, &mut sink),
                2 => batch.column::<1, false>(first, end, j, &mut sink),
                3 => batch.column::<2, true>(first, end, j, &mut sink),
                _ => batch.column::<2, false>(first, end, j, &mut sink),
            }
        }
    }
}

impl Batch<'_> {
    /// Inputs `i` up to `end` for `V` pairs of neurons; the last pair is one neuron where it is `ODD`.
    #[inline(never)]
    fn column<const V: usize, const ODD: bool>(self, mut i: usize, end: usize, j: usize, sink: &mut impl Sink) {
        while i + 4 <= end {
            sink.take(i, j, self.tile::<4, V, ODD>(i, j));
            i += 4;
        }
        if i + 2 <= end {
            sink.take(i, j, self.tile::<2, V, ODD>(i, j));
            i += 2;
        }
        if i < end {
            sink.take(i, j, self.tile::<1, V, ODD>(i, j));
        }
    }

    #[inline(always)]
    fn tile<const I: usize, const V: usize, const ODD: bool>(&self, mut i: usize, mut j: usize) -> [[f64x2; V]; I] {
        let columns = 2 * V - usize::from(ODD);
        let mut sums = [[f64x2::ZERO; V]; I];
        for _ in 0..self.rows {
            let (x, delta) = (&self.x[i..i + I], &self.delta[j..j + columns]);
            let delta: [f64x2; V] = std::array::from_fn(|v| load(&delta[2 * v..columns.min(2 * v + 2)]));
            for (sums, &x) in sums.iter_mut().zip(x) {
                for (sum, delta) in sums.iter_mut().zip(delta) {
                    *sum += f64x2::splat(x) * delta;
                }
            }
            (i, j) = (i + self.k, j + self.n);
        }
        sums
    }
}
