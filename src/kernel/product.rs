//! Weighted sums: over a layer's inputs forward, over its neurons backward.
//!
//! Lanes are two neighbouring samples, and a tile of sums is up to eight pairs of lanes, 4 neurons × 4 samples or 2 × 8. It
//! stays in registers, and is not unrolled over the inputs, where it would not. A sum's order does not depend on its tile.

use crate::lanes::{f64x2, load, store};
use crate::naive;

/// Neurons of a tile.
const TILE: usize = 4;

/// Samples from which on a tile's weights are first copied together: those of a wide layer would push each other out of
/// the cache.
const COPIED: usize = 16;

/// Room that [`forward`] needs for that.
pub const fn scratch(n_inputs: usize) -> usize {
    TILE * n_inputs
}

/// Zᵀ = Wᵀ·Xᵀ + b: columns `x` (k × stride) and `z` (n × stride), `w` (k × n), `b` (n) or empty.
pub fn forward(
    (x, k): (&[f64], usize),
    w: &[f64],
    b: &[f64],
    (z, n): (&mut [f64], usize),
    stride: usize,
    scratch: &mut [f64],
) {
    if naive::step(k) == 2 {
        neurons::<true>((x, k), w, b, (z, n), stride, scratch);
    } else {
        neurons::<false>((x, k), w, b, (z, n), stride, scratch);
    }
}

/// δ of the layer before, (W·δᵀ) ⊙ f′: columns `delta` (n × stride) and `before` (k × stride), which holds f′(z) and
/// becomes δ; `w` (k × n).
pub fn backward(
    (delta, n): (&[f64], usize),
    w: &[f64],
    (before, k): (&mut [f64], usize),
    stride: usize,
) {
    let x = Columns { x: delta, stride };
    let mut i = 0;
    while i + TILE <= k {
        let w = &w[i * n..];
        x.all::<TILE, 2, false>(AcrossRows { w, n }, Slopes, &mut before[i * stride..]);
        i += TILE;
    }
    if i + 2 <= k {
        let w = &w[i * n..];
        x.all::<2, 4, false>(AcrossRows { w, n }, Slopes, &mut before[i * stride..]);
        i += 2;
    }
    if i < k {
        let w = &w[i * n..];
        x.all::<1, 4, false>(AcrossRows { w, n }, Slopes, &mut before[i * stride..]);
    }
}

#[inline(always)]
fn neurons<const PAIRS: bool>(
    (x, k): (&[f64], usize),
    w: &[f64],
    b: &[f64],
    (z, n): (&mut [f64], usize),
    stride: usize,
    scratch: &mut [f64],
) {
    let x = Columns { x, stride };
    let mut j = 0;
    while j + TILE <= n {
        let z = &mut z[j * stride..][..TILE * stride];
        let biases = Biases::of(b, j);
        let (mut w, mut step) = (&w[j..], n);
        if n > 2 * TILE && stride >= COPIED {
            let rows = w.chunks(n).zip(scratch.as_chunks_mut::<TILE>().0);
            rows.for_each(|(row, to)| to.copy_from_slice(&row[..TILE]));
            (w, step) = (&*scratch, TILE);
        }
        x.all::<TILE, 2, PAIRS>(AlongRows { w, n: step, k }, biases, z);
        j += TILE;
    }
    if j + 2 <= n {
        let biases = Biases::of(b, j);
        let z = &mut z[j * stride..][..2 * stride];
        x.all::<2, 4, PAIRS>(AlongRows { w: &w[j..], n, k }, biases, z);
        j += 2;
    }
    if j < n {
        let biases = Biases::of(b, j);
        let z = &mut z[j * stride..][..stride];
        x.all::<1, 4, PAIRS>(AlongRows { w: &w[j..], n, k }, biases, z);
    }
}

/// The weights of `J` sums, term by term.
trait Weights: Copy {
    /// How many terms a sum has.
    fn terms(self) -> usize;
    /// Whether `J` sums have a weight for each.
    fn reaches<const J: usize>(self) -> bool;
    /// # Safety
    /// They have, and there is such a term.
    unsafe fn of_term<const J: usize>(self, term: usize) -> [f64; J];
}

/// A sum goes from row to row of W.
#[derive(Clone, Copy)]
struct AlongRows<'a> {
    w: &'a [f64],
    n: usize,
    k: usize,
}

impl Weights for AlongRows<'_> {
    #[inline(always)]
    fn terms(self) -> usize {
        self.k
    }
    #[inline(always)]
    fn reaches<const J: usize>(self) -> bool {
        self.k == 0 || fits(self.k - 1, self.n, J, self.w)
    }
    #[inline(always)]
    unsafe fn of_term<const J: usize>(self, term: usize) -> [f64; J] {
        // SAFETY: the last term's weights end within `w`.
        std::array::from_fn(|j| unsafe { *self.w.get_unchecked(term * self.n + j) })
    }
}

/// Each sum goes along its row of W.
#[derive(Clone, Copy)]
struct AcrossRows<'a> {
    w: &'a [f64],
    n: usize,
}

impl Weights for AcrossRows<'_> {
    #[inline(always)]
    fn terms(self) -> usize {
        self.n
    }
    #[inline(always)]
    fn reaches<const J: usize>(self) -> bool {
        fits(J, self.n, 0, self.w)
    }
    #[inline(always)]
    unsafe fn of_term<const J: usize>(self, term: usize) -> [f64; J] {
        // SAFETY: `w` has `J` rows.
        std::array::from_fn(|j| unsafe { *self.w.get_unchecked(j * self.n + term) })
    }
}

/// Whether a number of rows of a length, and `more`, lie within a buffer.
fn fits(rows: usize, length: usize, more: usize, numbers: &[f64]) -> bool {
    let end = rows.checked_mul(length);
    end.and_then(|end| end.checked_add(more))
        .is_some_and(|end| end <= numbers.len())
}

/// What the `j`-th sum of a tile becomes, where `old` stands.
trait Finish: Copy {
    fn finish(self, sum: f64x2, j: usize, old: f64x2) -> f64x2;
}

#[derive(Clone, Copy)]
struct Biases<'a>(&'a [f64]);

impl<'a> Biases<'a> {
    /// From neuron `j` on; zeros where a layer has none, which change no bit of a sum that began at 0.
    fn of(b: &'a [f64], j: usize) -> Self {
        Biases(if b.is_empty() { &[0.0; TILE] } else { &b[j..] })
    }
}

impl Finish for Biases<'_> {
    #[inline(always)]
    fn finish(self, sum: f64x2, j: usize, _: f64x2) -> f64x2 {
        sum + f64x2::splat(self.0[j])
    }
}

#[derive(Clone, Copy)]
struct Slopes;

impl Finish for Slopes {
    #[inline(always)]
    fn finish(self, sum: f64x2, _: usize, old: f64x2) -> f64x2 {
        sum * old
    }
}

/// The terms of the sum.
#[derive(Clone, Copy)]
struct Columns<'a> {
    x: &'a [f64],
    stride: usize,
}

impl Columns<'_> {
    /// `J` sums of every sample, `V` pairs of them at a time while there are that many.
    #[inline(never)]
    fn all<const J: usize, const V: usize, const PAIRS: bool>(
        self,
        w: impl Weights,
        finish: impl Finish,
        out: &mut [f64],
    ) {
        // Looked at once: a check of every term costs a sixth of the time.
        assert!(
            self.stride.is_multiple_of(2)
                && fits(w.terms(), self.stride, 0, self.x)
                && w.reaches::<J>()
        );
        let mut first = 0;
        // SAFETY: every term has its weights, and all samples up to the stride, which is even.
        unsafe {
            while first + 2 * V <= self.stride {
                self.tile::<J, V, PAIRS>(first, w, finish, out);
                first += 2 * V;
            }
            while first < self.stride {
                self.tile::<J, 1, PAIRS>(first, w, finish, out);
                first += 2;
            }
        }
    }

    /// # Safety
    /// There are `V` pairs of samples from `first` on, of every term, and its weights.
    #[inline(always)]
    unsafe fn tile<const J: usize, const V: usize, const PAIRS: bool>(
        self,
        first: usize,
        w: impl Weights,
        finish: impl Finish,
        out: &mut [f64],
    ) {
        let terms = w.terms();
        let mut sums = [[f64x2::ZERO; V]; J];
        // SAFETY: for each term that there is.
        let at = |term| unsafe { (self.pairs::<V>(first, term), w.of_term::<J>(term)) };
        let mut term = 0;
        while PAIRS && term + 1 < terms {
            let ((x0, w0), (x1, w1)) = (at(term), at(term + 1));
            for (j, sums) in sums.iter_mut().enumerate() {
                let (w0, w1) = (f64x2::splat(w0[j]), f64x2::splat(w1[j]));
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += x0[v] * w0 + x1[v] * w1;
                }
            }
            term += 2;
        }
        while term < terms {
            let (x, w) = at(term);
            for (sums, w) in sums.iter_mut().zip(w) {
                let w = f64x2::splat(w);
                for (sum, x) in sums.iter_mut().zip(x) {
                    *sum += x * w;
                }
            }
            term += 1;
        }
        for (j, sums) in sums.into_iter().enumerate() {
            let out = &mut out[j * self.stride + first..][..2 * V];
            for (sum, out) in sums.into_iter().zip(out.as_chunks_mut().0) {
                store(finish.finish(sum, j, load(out)), out);
            }
        }
    }

    /// `V` pairs of samples of one feature.
    ///
    /// # Safety
    /// They are there.
    #[inline(always)]
    unsafe fn pairs<const V: usize>(self, first: usize, feature: usize) -> [f64x2; V] {
        let start = feature * self.stride + first;
        // SAFETY: as above.
        let pairs = unsafe {
            self.x
                .get_unchecked(start..start + 2 * V)
                .as_chunks_unchecked()
        };
        std::array::from_fn(|v| load(&pairs[v]))
    }
}
