//! How the kernel keeps weights: in panels of eight neurons, input by input.
//!
//! A batch is row-major (n_samples × n). A matrix of weights (n_inputs × n_neurons) is cut into panels: of the first eight
//! neurons the weights of input 0, those of input 1, …; then of the next eight. The last panel has what is left, with a
//! column of zeros where that is odd. So a tile of sums reads its weights from front to back, two lanes at a time.

/// Neurons in a panel.
pub const NEURONS: usize = 8;

/// With what makes it even.
const fn padded(n: usize) -> usize {
    n.next_multiple_of(2)
}

/// Columns of the panel that begins at neuron `first`.
pub const fn width(first: usize, n_neurons: usize) -> usize {
    let left = n_neurons - first;
    if left < NEURONS { padded(left) } else { NEURONS }
}

/// Numbers that a matrix takes.
pub const fn length(n_inputs: usize, n_neurons: usize) -> usize {
    n_inputs * padded(n_neurons)
}

/// Weights (n_inputs × n_neurons, row-major) into panels.
pub fn pack(weights: &[f64], n_neurons: usize, panels: &mut [f64]) {
    each_panel(weights.len() / n_neurons, n_neurons, |first, columns, start, width| {
        let rows = weights.chunks_exact(n_neurons);
        for (row, to) in rows.zip(panels[start..].chunks_exact_mut(width)) {
            to[..columns].copy_from_slice(&row[first..][..columns]);
        }
    });
}

/// Back into weights (n_inputs × n_neurons, row-major).
pub fn unpack(panels: &[f64], n_neurons: usize, weights: &mut [f64]) {
    each_panel(weights.len() / n_neurons, n_neurons, |first, columns, start, width| {
        let rows = weights.chunks_exact_mut(n_neurons);
        for (row, from) in rows.zip(panels[start..].chunks_exact(width)) {
            row[first..][..columns].copy_from_slice(&from[..columns]);
        }
    });
}

/// The transpose (n_neurons × n_inputs) into panels of inputs.
pub fn pack_transposed(weights: &[f64], n_neurons: usize, panels: &mut [f64]) {
    let n_inputs = weights.len() / n_neurons;
    each_panel(n_neurons, n_inputs, |first, columns, start, width| {
        let rows = weights[first * n_neurons..].chunks_exact(n_neurons);
        for (lane, row) in rows.take(columns).enumerate() {
            for (weight, to) in row.iter().zip(panels[start..].chunks_exact_mut(width)) {
                to[lane] = *weight;
            }
        }
    });
}

/// Each panel's first neuron, its neurons, where it begins and how wide it is.
fn each_panel(n_inputs: usize, n_neurons: usize, mut panel: impl FnMut(usize, usize, usize, usize)) {
    for first in (0..n_neurons).step_by(NEURONS) {
        let columns = NEURONS.min(n_neurons - first);
        panel(first, columns, first * n_inputs, width(first, n_neurons));
    }
}
