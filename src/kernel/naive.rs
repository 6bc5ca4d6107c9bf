//! One dense layer in plain loops: the order of every sum, and the oracle that the fast code must match to the bit.
//!
//! All slices are flat and row-major: `x` (n_samples × n_inputs), `w` (n_inputs × n_neurons), `b` (n_neurons),
//! `d_z` = ∂L/∂z (n_samples × n_neurons). No order depends on the batch's size.

/// Up to this many inputs z is summed in pairs, as NumPy sums the post's program; beyond it from left to right.
pub const NARROW: usize = 16;

/// Products that are added to each other before they are added to the sum.
pub const fn step(n_inputs: usize) -> usize {
    if n_inputs <= NARROW { 2 } else { 1 }
}

/// Z = X·W + b, the bias last.
pub fn forward(x: &[f64], w: &[f64], b: &[f64], n_inputs: usize) -> Vec<f64> {
    let n_neurons = b.len();
    let step = step(n_inputs);
    let mut z = Vec::with_capacity(x.len() / n_inputs * n_neurons);
    for x in x.chunks(n_inputs) {
        for j in 0..n_neurons {
            let product = |i: usize| x[i] * w[i * n_neurons + j];
            let mut sum = 0.0;
            for i in (0..n_inputs).step_by(step) {
                sum += match step {
                    2 if i + 1 < n_inputs => product(i) + product(i + 1),
                    _ => product(i),
                };
            }
            z.push(sum + b[j]);
        }
    }
    z
}

/// ∂L/∂X = ∂L/∂Z · Wᵀ: each neuron's share δⱼ·wᵢⱼ, from left to right.
pub fn d_inputs(d_z: &[f64], w: &[f64], n_neurons: usize) -> Vec<f64> {
    let mut d_x = Vec::with_capacity(d_z.len() / n_neurons * (w.len() / n_neurons));
    for d_z in d_z.chunks(n_neurons) {
        for w in w.chunks(n_neurons) {
            d_x.push(d_z.iter().zip(w).fold(0.0, |sum, (d, w)| sum + d * w));
        }
    }
    d_x
}

/// ∂L/∂W = Xᵀ · ∂L/∂Z and ∂L/∂b: the even rows of the batch, the odd ones, then both added.
pub fn d_parameters(x: &[f64], d_z: &[f64], n_inputs: usize) -> (Vec<f64>, Vec<f64>) {
    let n_samples = x.len() / n_inputs;
    let n_neurons = d_z.len() / n_samples.max(1);
    let sum = |of: &dyn Fn(usize) -> f64| {
        let rows = |first| {
            (first..n_samples)
                .step_by(2)
                .fold(0.0, |sum, r| sum + of(r))
        };
        rows(0) + rows(1)
    };
    let weight = |i: usize, j: usize| sum(&|r| x[r * n_inputs + i] * d_z[r * n_neurons + j]);
    let d_w = (0..n_inputs * n_neurons).map(|k| weight(k / n_neurons, k % n_neurons));
    let d_b = (0..n_neurons).map(|j| sum(&|r| d_z[r * n_neurons + j]));
    (d_w.collect(), d_b.collect())
}
