//! Xᵀ·∂L/∂Z: the gradients of weights and biases, summed over the batch; and gradient descent with them.
//!
//! Lanes are two neighbouring samples: one sums the even rows of the batch, the other the odd ones, and at the end both
//! are added. A tile of sums is 4 inputs × 2 neurons.

use crate::columns;
use crate::lanes::{f64x2, load, store, sum_lanes};

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
pub fn gradients(batch: Batch, d_w: &mut [f64], d_b: &mut [f64]) {
    batch.each_weight(d_w, |_, d| d);
    batch.each_bias(d_b, |_, d| d);
}

/// W −= η·∂L/∂W and b −= η·∂L/∂b.
pub fn descend(batch: Batch, rate: f64, w: &mut [f64], b: &mut [f64]) {
    let rate2 = f64x2::splat(rate);
    batch.each_weight(w, |w, d| w - d * rate2);
    batch.each_bias(b, |b, d| b - d * rate);
}

impl Batch<'_> {
    /// What `update` makes of each number of `to` and its gradient.
    #[inline(always)]
    fn each_bias(self, to: &mut [f64], update: impl Fn(f64, f64) -> f64) {
        let stride = columns::stride(self.n_samples);
        for (j, to) in to.iter_mut().enumerate() {
            let delta = &self.delta[j * stride..][..stride];
            let mut sum = f64x2::ZERO;
            let (pairs, last) = self.pairs(delta);
            for pair in pairs {
                sum += load(pair);
            }
            if let Some(last) = last {
                sum += f64x2::new([last, 0.0]);
            }
            let [even, odd] = sum.to_array();
            *to = update(*to, even + odd);
        }
    }

    /// The whole pairs of a column, and the last sample of an odd batch.
    #[inline(always)]
    fn pairs(self, column: &[f64]) -> (&[[f64; 2]], Option<f64>) {
        let (pairs, last) = column[..self.n_samples].as_chunks();
        (pairs, last.first().copied())
    }

    #[inline(always)]
    fn each_weight(self, to: &mut [f64], update: impl Fn(f64x2, f64x2) -> f64x2 + Copy) {
        let mut i = 0;
        while i + 4 <= self.k {
            self.rows::<4>(i, to, update);
            i += 4;
        }
        if i + 2 <= self.k {
            self.rows::<2>(i, to, update);
            i += 2;
        }
        if i < self.k {
            self.rows::<1>(i, to, update);
        }
    }

    /// The weights of `I` inputs from `i` on.
    #[inline(never)]
    fn rows<const I: usize>(
        self,
        i: usize,
        to: &mut [f64],
        update: impl Fn(f64x2, f64x2) -> f64x2 + Copy,
    ) {
        let mut j = 0;
        while j + 2 <= self.n {
            let sums = self.tile::<I, 2>(i, j);
            for (row, [first, second]) in sums.into_iter().enumerate() {
                let to = &mut to[(i + row) * self.n + j..].as_chunks_mut().0[0];
                store(update(load(to), sum_lanes(first, second)), to);
            }
            j += 2;
        }
        if j < self.n {
            let sums = self.tile::<I, 1>(i, j);
            for (row, [sum]) in sums.into_iter().enumerate() {
                let to = &mut to[(i + row) * self.n + j];
                let new = update(f64x2::splat(*to), sum_lanes(sum, sum));
                *to = new.to_array()[0];
            }
        }
    }

    #[inline(always)]
    fn tile<const I: usize, const J: usize>(self, i: usize, j: usize) -> [[f64x2; J]; I] {
        let stride = columns::stride(self.n_samples);
        let x: [&[f64]; I] = std::array::from_fn(|r| &self.x[(i + r) * stride..][..stride]);
        let delta: [&[f64]; J] = std::array::from_fn(|r| &self.delta[(j + r) * stride..][..stride]);
        let mut sums = [[f64x2::ZERO; J]; I];
        let mut add = |x: [f64x2; I], delta: [f64x2; J]| {
            for (sums, x) in sums.iter_mut().zip(x) {
                for (sum, delta) in sums.iter_mut().zip(delta) {
                    *sum += x * delta;
                }
            }
        };
        let mut row = 0;
        while row + 2 <= self.n_samples {
            let pair = |column: &[f64]| {
                // SAFETY: a column is as long as the stride, which is no less than the batch.
                let pairs = unsafe { column.get_unchecked(row..row + 2).as_chunks_unchecked() };
                load(&pairs[0])
            };
            add(x.map(pair), delta.map(pair));
            row += 2;
        }
        if row < self.n_samples {
            let last = |column: &[f64]| f64x2::new([column[row], 0.0]);
            add(x.map(last), delta.map(last));
        }
        sums
    }
}
