//! Z = X·W + b, lanes over the batch: two samples at a time.
//!
//! All slices are flat and row-major. The sum has one order, whatever the batch:
//! products in pairs, `acc += x[2k]·w[2k] + x[2k+1]·w[2k+1]`, a last odd one alone, the bias last.
//! In this order the post's program gives NumPy's own bits.

use wide::f64x2;

/// Neurons that are summed at once, so that each pair of inputs is loaded once for all of them.
const TILE: usize = 4;

/// z = x·w + b.
///
/// `x` (n_samples × n_inputs), `w` (n_inputs × n_neurons), `b` (n_neurons),
/// `z` (n_samples × n_neurons). `n_inputs` is not 0, and the lengths agree: the layer saw to it.
pub fn forward(x: &[f64], w: &[f64], b: &[f64], z: &mut [f64], n_inputs: usize) {
    let n_neurons = b.len();
    let samples = x.chunks(2 * n_inputs);
    for (x, z) in samples.zip(z.chunks_mut(2 * n_neurons)) {
        // The last sample of an odd batch goes into both lanes.
        let (x0, x1) = x.split_at(x.len().min(n_inputs));
        let x1 = if x1.is_empty() { x0 } else { x1 };
        let (z0, z1) = z.split_at_mut(n_neurons);
        let mut j = 0;
        while j + TILE <= n_neurons {
            store(sums::<TILE>(x0, x1, &w[j..], &b[j..], n_neurons), z0, z1, j);
            j += TILE;
        }
        while j < n_neurons {
            store(sums::<1>(x0, x1, &w[j..], &b[j..], n_neurons), z0, z1, j);
            j += 1;
        }
    }
}

/// The z of two samples for the `N` neurons whose weights begin at `w[0]`; rows are `stride` apart.
fn sums<const N: usize>(x0: &[f64], x1: &[f64], w: &[f64], b: &[f64], stride: usize) -> [f64x2; N] {
    let mut acc = [f64x2::ZERO; N];
    let pairs = x0.chunks(2).zip(x1.chunks(2));
    for ((x0, x1), w) in pairs.zip(w.chunks(2 * stride)) {
        let first = f64x2::new([x0[0], x1[0]]);
        if x0.len() == 2 {
            let second = f64x2::new([x0[1], x1[1]]);
            for n in 0..N {
                acc[n] += first * f64x2::splat(w[n]) + second * f64x2::splat(w[stride + n]);
            }
        } else {
            for n in 0..N {
                acc[n] += first * f64x2::splat(w[n]);
            }
        }
    }
    for n in 0..N {
        acc[n] += f64x2::splat(b[n]);
    }
    acc
}

fn store<const N: usize>(sums: [f64x2; N], z0: &mut [f64], z1: &mut [f64], j: usize) {
    for (n, sum) in sums.into_iter().enumerate() {
        let [first, second] = sum.to_array();
        z0[j + n] = first;
        if let Some(z1) = z1.get_mut(j + n) {
            *z1 = second;
        }
    }
}

/// One neuron's sum as it grows, in the order above: after each product, then after the bias.
///
/// `products` (n_inputs), `partial` (n_inputs + 1); the last of `partial` is z.
pub fn partial_sums(products: &[f64], bias: f64, partial: &mut [f64]) {
    let mut acc = 0.0;
    for (pair, partial) in products.chunks(2).zip(partial.chunks_mut(2)) {
        partial[0] = acc + pair[0];
        acc += pair.iter().copied().reduce(|a, b| a + b).unwrap_or(0.0);
        if pair.len() == 2 {
            partial[1] = acc;
        }
    }
    if let Some(z) = partial.last_mut() {
        *z = acc + bias;
    }
}
