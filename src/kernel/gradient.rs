//! Xᵀ·∂L/∂Z: the gradients of weights and biases, summed over the batch; and gradient descent with them.
//!
//! Lanes are two neighbouring samples: one sums the even rows of the batch, the other the odd ones, and at the end both
//! are added. A tile of sums is 4 inputs × 2 neurons.

use crate::columns::{self, fits};
use crate::lanes::{f64x2, load, store, sum_lanes};

/// Inputs of a tile.
const TILE: usize = 4;

/// Neurons from which on a tile's inputs are first copied together, to be read from one address.
const COPIED: usize = 8;

/// Room that copied inputs need.
pub const fn scratch(stride: usize) -> usize {
    stride.saturating_mul(TILE)
}

/// A batch before and behind a layer, in columns.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    pub n_samples: usize,
    /// What went into the layer (k × stride).
    pub x: &'a [f64],
    /// δ = ∂L/∂Z (n × stride)
    pub delta: &'a [f64],
    pub k: usize,
    pub n: usize,
}

/// ∂L/∂W (k × n) and ∂L/∂b (n, or empty).
pub fn gradients(batch: Batch, d_w: &mut [f64], d_b: &mut [f64], scratch: &mut [f64]) {
    batch.each_weight(d_w, scratch, |_, d| d);
    batch.each_bias(d_b, |_, d| d);
}

/// W −= η·∂L/∂W and b −= η·∂L/∂b.
pub fn descend(batch: Batch, rate: f64, w: &mut [f64], b: &mut [f64], scratch: &mut [f64]) {
    let rate2 = f64x2::splat(rate);
    batch.each_weight(w, scratch, |w, d| w - d * rate2);
    batch.each_bias(b, |b, d| b - d * rate);
}

impl Batch<'_> {
    /// What `update` makes of each number of `to` and its gradient.
    #[inline(always)]
    fn each_bias(self, to: &mut [f64], update: impl Fn(f64, f64) -> f64) {
        let stride = columns::stride(self.n_samples);
        for (j, to) in to.iter_mut().enumerate() {
            let (pairs, last) = self.delta[j * stride..][..self.n_samples].as_chunks();
            let mut sum = f64x2::ZERO;
            for pair in pairs {
                sum += load(pair);
            }
            if let [last] = *last {
                sum += f64x2::new([last, 0.0]);
            }
            let [even, odd] = sum.to_array();
            *to = update(*to, even + odd);
        }
    }

    #[inline(always)]
    fn each_weight(
        self,
        to: &mut [f64],
        scratch: &mut [f64],
        update: impl Fn(f64x2, f64x2) -> f64x2 + Copy,
    ) {
        let mut i = 0;
        if self.n >= COPIED {
            while i + TILE <= self.k {
                self.copy(i, scratch);
                self.rows::<TILE, true>(scratch, &mut to[i * self.n..], update);
                i += TILE;
            }
        }
        let columns = |i: usize| &self.x[i * columns::stride(self.n_samples)..];
        while i + TILE <= self.k {
            self.rows::<TILE, false>(columns(i), &mut to[i * self.n..], update);
            i += TILE;
        }
        if i + 2 <= self.k {
            self.rows::<2, false>(columns(i), &mut to[i * self.n..], update);
            i += 2;
        }
        if i < self.k {
            self.rows::<1, false>(columns(i), &mut to[i * self.n..], update);
        }
    }

    /// A tile's inputs from `i` on, with those of two samples side by side (pairs of samples × TILE × 2).
    fn copy(self, i: usize, scratch: &mut [f64]) {
        let stride = columns::stride(self.n_samples);
        for r in 0..TILE {
            let pairs = self.x[(i + r) * stride..][..stride].as_chunks::<2>().0;
            let to = scratch.as_chunks_mut::<2>().0.iter_mut();
            for (pair, to) in pairs.iter().zip(to.skip(r).step_by(TILE)) {
                *to = *pair;
            }
        }
    }

    /// The weights of `I` inputs: their columns in `x`, or a [`copy`](Self::copy).
    #[inline(never)]
    fn rows<const I: usize, const COPY: bool>(
        self,
        x: &[f64],
        to: &mut [f64],
        update: impl Fn(f64x2, f64x2) -> f64x2 + Copy,
    ) {
        let stride = columns::stride(self.n_samples);
        // Looked at once, for all tiles.
        assert!(
            fits(I, stride, 0, x) && fits(self.n, stride, 0, self.delta) && fits(I, self.n, 0, to)
        );
        let mut j = 0;
        while j + 2 <= self.n {
            // SAFETY: as asserted.
            let sums = unsafe { self.tile::<I, 2, COPY>(x, j) };
            for (row, [first, second]) in sums.into_iter().enumerate() {
                // SAFETY: as asserted.
                let to = unsafe { &mut *to.as_mut_ptr().add(row * self.n + j).cast() };
                store(update(load(to), sum_lanes(first, second)), to);
            }
            j += 2;
        }
        if j < self.n {
            // SAFETY: as asserted.
            let sums = unsafe { self.tile::<I, 1, COPY>(x, j) };
            for (row, [sum]) in sums.into_iter().enumerate() {
                let to = &mut to[row * self.n + j];
                let new = update(f64x2::splat(*to), sum_lanes(sum, sum));
                *to = new.to_array()[0];
            }
        }
    }

    /// # Safety
    /// `x` has `I` columns, δ has `J` from `j` on.
    #[inline(always)]
    unsafe fn tile<const I: usize, const J: usize, const COPY: bool>(
        self,
        x: &[f64],
        j: usize,
    ) -> [[f64x2; J]; I] {
        let stride = columns::stride(self.n_samples);
        let (x_apart, x_step) = if COPY { (2, 2 * I) } else { (stride, 2) };
        let (mut x, mut delta) = (x.as_ptr(), self.delta.as_ptr().wrapping_add(j * stride));
        let end = delta.wrapping_add(self.n_samples / 2 * 2);
        let mut sums = [[f64x2::ZERO; J]; I];
        let mut add = |x: [f64x2; I], delta: [f64x2; J]| {
            for (sums, x) in sums.iter_mut().zip(x) {
                for (sum, delta) in sums.iter_mut().zip(delta) {
                    *sum += x * delta;
                }
            }
        };
        // SAFETY: as long as two samples are left, then one.
        let pair = |at: *const f64| load(unsafe { &*at.cast() });
        let last = |at: *const f64| f64x2::new([unsafe { *at }, 0.0]);
        while delta != end {
            let (x_now, delta_now) = unsafe {
                (
                    std::array::from_fn(|r| pair(x.add(r * x_apart))),
                    std::array::from_fn(|r| pair(delta.add(r * stride))),
                )
            };
            add(x_now, delta_now);
            x = x.wrapping_add(x_step);
            delta = delta.wrapping_add(2);
        }
        if !self.n_samples.is_multiple_of(2) {
            let (x_now, delta_now) = unsafe {
                (
                    std::array::from_fn(|r| last(x.add(r * x_apart))),
                    std::array::from_fn(|r| last(delta.add(r * stride))),
                )
            };
            add(x_now, delta_now);
        }
        sums
    }
}
