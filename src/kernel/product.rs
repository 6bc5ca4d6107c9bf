//! Weighted sums: over a layer's inputs forward, over its neurons backward.
//!
//! Lanes are two neighbouring samples, and a tile of sums is up to eight pairs of lanes, 4 neurons × 4 samples or 2 × 8. It
//! stays in registers, and is not unrolled over the inputs, where it would not. A sum's order does not depend on its tile.

use crate::columns::fits;
use crate::lanes::{f64x2, load, store};
use crate::naive;

/// Neurons of a tile.
const TILE: usize = 4;

/// Samples from which on a tile's weights are first copied together: in a wide layer they lie so far apart that they would
/// push each other out of the cache.
const COPIED: usize = 16;

/// Terms that a wide layer's sums take at a time: few enough that inputs and weights stay in the nearest cache.
const TERMS: usize = 320;

/// Room that [`forward`] needs for copied weights.
pub const SCRATCH: usize = TILE * TERMS;

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
        let whole = Biases { b, begins: true };
        return neurons::<true>((x, k), w, whole, (z, n), stride, scratch);
    }
    for first in (0..k).step_by(TERMS) {
        let terms = TERMS.min(k - first);
        let part = Biases {
            b: if first + terms < k { &[] } else { b },
            begins: first == 0,
        };
        let (x, w) = (&x[first * stride..], &w[first * n..]);
        neurons::<false>((x, terms), w, part, (z, n), stride, scratch);
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
    biases: Biases,
    (z, n): (&mut [f64], usize),
    stride: usize,
    scratch: &mut [f64],
) {
    let x = Columns { x, stride };
    let mut j = 0;
    while j + TILE <= n {
        let z = &mut z[j * stride..][..TILE * stride];
        let biases = biases.from(j);
        let (mut w, mut step) = (&w[j..], n);
        if n > 2 * TILE && stride >= COPIED {
            copy_rows(w, n, &mut scratch.as_chunks_mut().0[..k]);
            (w, step) = (&*scratch, TILE);
        }
        x.all::<TILE, 2, PAIRS>(AlongRows { w, n: step, k }, biases, z);
        j += TILE;
    }
    if j + 2 <= n {
        let biases = biases.from(j);
        let z = &mut z[j * stride..][..2 * stride];
        x.all::<2, 4, PAIRS>(AlongRows { w: &w[j..], n, k }, biases, z);
        j += 2;
    }
    if j < n {
        let biases = biases.from(j);
        let z = &mut z[j * stride..][..stride];
        x.all::<1, 4, PAIRS>(AlongRows { w: &w[j..], n, k }, biases, z);
    }
}

/// The beginnings of the rows, which lie `n` apart.
fn copy_rows(w: &[f64], n: usize, to: &mut [[f64; TILE]]) {
    assert!(to.is_empty() || fits(to.len() - 1, n, TILE, w));
    let mut row = w.as_ptr();
    for to in to {
        // SAFETY: as asserted.
        *to = unsafe { *row.cast() };
        row = row.wrapping_add(n);
    }
}

/// Where the weights of `J` sums begin, and how far apart they are from term to term.
trait Weights: Copy {
    /// How many terms a sum has.
    fn terms(self) -> usize;
    /// Whether `J` sums have a weight for each.
    fn reaches<const J: usize>(self) -> bool;
    /// Of the first term; the pointers go on from term to term.
    fn first(self) -> *const f64;
    /// From a term to the next.
    fn step(self) -> usize;
    /// # Safety
    /// `at` points to a term's weights, and there are `J`.
    unsafe fn read<const J: usize>(self, at: *const f64) -> [f64; J];
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
    fn first(self) -> *const f64 {
        self.w.as_ptr()
    }
    #[inline(always)]
    fn step(self) -> usize {
        self.n
    }
    #[inline(always)]
    unsafe fn read<const J: usize>(self, at: *const f64) -> [f64; J] {
        // SAFETY: the last term's weights end within `w`.
        std::array::from_fn(|j| unsafe { *at.add(j) })
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
    fn first(self) -> *const f64 {
        self.w.as_ptr()
    }
    #[inline(always)]
    fn step(self) -> usize {
        1
    }
    #[inline(always)]
    unsafe fn read<const J: usize>(self, at: *const f64) -> [f64; J] {
        // SAFETY: `w` has `J` rows.
        std::array::from_fn(|j| unsafe { *at.add(j * self.n) })
    }
}

/// How the `j`-th sum of a tile begins and what it becomes, where `old` stands.
trait Ends: Copy {
    fn begin(self, old: f64x2) -> f64x2;
    fn finish(self, sum: f64x2, j: usize, old: f64x2) -> f64x2;
}

/// From 0, or from the terms before; then the biases, of which there may be none.
#[derive(Clone, Copy)]
struct Biases<'a> {
    b: &'a [f64],
    begins: bool,
}

impl Biases<'_> {
    /// From neuron `j` on; zeros where there are none, which change no bit of a sum that began at 0.
    #[inline(always)]
    fn from(self, j: usize) -> Self {
        let b = if self.b.is_empty() {
            &[0.0; TILE]
        } else {
            &self.b[j..]
        };
        Biases { b, ..self }
    }
}

impl Ends for Biases<'_> {
    #[inline(always)]
    fn begin(self, old: f64x2) -> f64x2 {
        if self.begins { f64x2::ZERO } else { old }
    }
    #[inline(always)]
    fn finish(self, sum: f64x2, j: usize, _: f64x2) -> f64x2 {
        sum + f64x2::splat(self.b[j])
    }
}

#[derive(Clone, Copy)]
struct Slopes;

impl Ends for Slopes {
    #[inline(always)]
    fn begin(self, _: f64x2) -> f64x2 {
        f64x2::ZERO
    }
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
        ends: impl Ends,
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
                self.tile::<J, V, PAIRS>(first, w, ends, out);
                first += 2 * V;
            }
            while first < self.stride {
                self.tile::<J, 1, PAIRS>(first, w, ends, out);
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
        ends: impl Ends,
        out: &mut [f64],
    ) {
        let mut sums = [[f64x2::ZERO; V]; J];
        for (j, sums) in sums.iter_mut().enumerate() {
            let out = &out[j * self.stride + first..][..2 * V];
            for (sum, out) in sums.iter_mut().zip(out.as_chunks().0) {
                *sum = ends.begin(load(out));
            }
        }
        let (x_step, w_step) = (self.stride, w.step());
        let (mut x, mut at) = (self.x.as_ptr().wrapping_add(first), w.first());
        let end_of = |terms: usize| w.first().wrapping_add(terms * w_step);
        // SAFETY: up to the last term.
        let read = |x, at| unsafe { (pairs::<V>(x), w.read::<J>(at)) };
        let pairs_end = end_of(w.terms() / 2 * 2);
        while PAIRS && at != pairs_end {
            let (x0, w0) = read(x, at);
            let (x1, w1) = read(x.wrapping_add(x_step), at.wrapping_add(w_step));
            for (j, sums) in sums.iter_mut().enumerate() {
                let (w0, w1) = (f64x2::splat(w0[j]), f64x2::splat(w1[j]));
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += x0[v] * w0 + x1[v] * w1;
                }
            }
            x = x.wrapping_add(2 * x_step);
            at = at.wrapping_add(2 * w_step);
        }
        let end = end_of(w.terms());
        while at != end {
            let (x_now, w_now) = read(x, at);
            for (sums, w) in sums.iter_mut().zip(w_now) {
                let w = f64x2::splat(w);
                for (sum, x) in sums.iter_mut().zip(x_now) {
                    *sum += x * w;
                }
            }
            x = x.wrapping_add(x_step);
            at = at.wrapping_add(w_step);
        }
        for (j, sums) in sums.into_iter().enumerate() {
            let out = &mut out[j * self.stride + first..][..2 * V];
            for (sum, out) in sums.into_iter().zip(out.as_chunks_mut().0) {
                store(ends.finish(sum, j, load(out)), out);
            }
        }
    }
}

/// `V` pairs of samples of one feature.
///
/// # Safety
/// They are there.
#[inline(always)]
unsafe fn pairs<const V: usize>(x: *const f64) -> [f64x2; V] {
    // SAFETY: as above.
    std::array::from_fn(|v| load(unsafe { &*x.cast::<[f64; 2]>().add(v) }))
}
