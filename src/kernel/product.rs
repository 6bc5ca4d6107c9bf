//! X·W of a batch in panels: weighted sums forward, and with the transpose ∂L/∂Z·Wᵀ backward.

use super::lanes::f64x2;
use super::naive::NARROW;
use super::panels::{NEURONS, SAMPLES, stride};

/// z = x·w + b: `x` (panels of `k` features), `w` (panels of neurons), `z` (panels of as many features as `b` has).
pub fn forward(x: &[f64], w: &[f64], b: &[f64], z: &mut [f64], k: usize) {
    if k <= NARROW {
        product::<true>(x, w, k, b.len(), z, Biases(b));
    } else {
        product::<false>(x, w, k, b.len(), z, Biases(b));
    }
}

/// δ of the layer before = (δ·wᵀ) ⊙ f′: `delta` (panels of `k` features), `w` (the transpose in panels of inputs),
/// `before` holds f′(z) (panels of `n` features) and becomes δ.
pub fn backward(delta: &[f64], w: &[f64], before: &mut [f64], k: usize, n: usize) {
    product::<false>(delta, w, k, n, before, Slopes);
}

/// What a sum becomes: `old` stands where it goes, `j` is its feature.
trait Finish: Copy {
    fn finish(self, sum: f64x2, old: f64x2, j: usize) -> f64x2;
}

#[derive(Clone, Copy)]
struct Biases<'a>(&'a [f64]);

impl Finish for Biases<'_> {
    #[inline(always)]
    fn finish(self, sum: f64x2, _: f64x2, j: usize) -> f64x2 {
        sum + f64x2::splat(self.0[j])
    }
}

#[derive(Clone, Copy)]
struct Slopes;

impl Finish for Slopes {
    #[inline(always)]
    fn finish(self, sum: f64x2, slope: f64x2, _: usize) -> f64x2 {
        sum * slope
    }
}

/// All tiles. A panel of weights stays close while all samples go by.
#[inline(always)]
fn product<const PAIRS: bool>(x: &[f64], w: &[f64], k: usize, n: usize, out: &mut [f64], finish: impl Finish) {
    for (panel, w) in w.chunks(NEURONS * k).enumerate() {
        let first = panel * NEURONS;
        match n - first {
            1 => columns::<1, PAIRS>(x, w, k, n, first, out, finish),
            2 => columns::<2, PAIRS>(x, w, k, n, first, out, finish),
            3 => columns::<3, PAIRS>(x, w, k, n, first, out, finish),
            _ => columns::<4, PAIRS>(x, w, k, n, first, out, finish),
        }
    }
}

/// `N` neurons from `first` on, of all samples.
#[inline(never)]
fn columns<const N: usize, const PAIRS: bool>(
    x: &[f64],
    w: &[f64],
    k: usize,
    n: usize,
    first: usize,
    out: &mut [f64],
    finish: impl Finish,
) {
    let mut x = x.chunks_exact(stride(k));
    let mut out = out.chunks_exact_mut(stride(n));
    for (x, out) in (&mut x).zip(&mut out) {
        let out = &mut out[SAMPLES * first..][..SAMPLES * N];
        store(tile::<N, 2, PAIRS>(&x[..SAMPLES * k], w), out, first, finish);
    }
    if !x.remainder().is_empty() {
        let out = &mut out.into_remainder()[2 * first..][..2 * N];
        store(tile::<N, 1, PAIRS>(x.remainder(), w), out, first, finish);
    }
}

/// `N` neurons × `V` pairs of samples. Not unrolled over k: the sums would no longer fit into registers.
#[inline(always)]
fn tile<const N: usize, const V: usize, const PAIRS: bool>(x: &[f64], w: &[f64]) -> [[f64x2; V]; N] {
    let mut sums = [[f64x2::ZERO; V]; N];
    if PAIRS {
        let (mut x, mut w) = (x.chunks_exact(4 * V), w.chunks_exact(2 * N));
        for (x, w) in (&mut x).zip(&mut w) {
            for n in 0..N {
                let (w0, w1) = (f64x2::splat(w[n]), f64x2::splat(w[N + n]));
                for v in 0..V {
                    sums[n][v] += pair(x, v) * w0 + pair(x, V + v) * w1;
                }
            }
        }
        let (x, w) = (x.remainder(), w.remainder());
        if x.len() == 2 * V && w.len() == N {
            add(&mut sums, x, w);
        }
    } else {
        for (x, w) in x.chunks_exact(2 * V).zip(w.chunks_exact(N)) {
            add(&mut sums, x, w);
        }
    }
    sums
}

#[inline(always)]
fn add<const N: usize, const V: usize>(sums: &mut [[f64x2; V]; N], x: &[f64], w: &[f64]) {
    for n in 0..N {
        let w = f64x2::splat(w[n]);
        for v in 0..V {
            sums[n][v] += pair(x, v) * w;
        }
    }
}

#[inline(always)]
fn pair(x: &[f64], v: usize) -> f64x2 {
    f64x2::new([x[2 * v], x[2 * v + 1]])
}

#[inline(always)]
fn store<const N: usize, const V: usize>(sums: [[f64x2; V]; N], out: &mut [f64], first: usize, finish: impl Finish) {
    for n in 0..N {
        for v in 0..V {
            let out = &mut out[2 * (n * V + v)..][..2];
            let y = finish.finish(sums[n][v], f64x2::new([out[0], out[1]]), first + n);
            out.copy_from_slice(&y.to_array());
        }
    }
}
