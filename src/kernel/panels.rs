//! How the kernel lays numbers out: samples side by side in lanes, neurons side by side in tiles.
//!
//! A batch of n features is panels of four samples, each feature by feature: feature 0 of the four samples, feature 1 of
//! the four, … The last panel has two samples where one or two are left; a batch is padded to whole pairs of lanes.
//! A matrix of weights (n_inputs × n_neurons) is panels of four neurons, input by input; the last has what is left.
//! So a tile of 4 neurons × 4 samples reads both of its panels from front to back.

/// Samples in a panel: two pairs of lanes.
pub const SAMPLES: usize = 4;

/// Neurons in a panel.
pub const NEURONS: usize = 4;

/// A batch with its padding: whole pairs of lanes.
pub const fn padded(n_samples: usize) -> usize {
    n_samples.next_multiple_of(2)
}

/// From one panel to the next. Where that would be a multiple of 1 KB, a cache line more: at a multiple of 4 KB the same
/// feature of all panels falls into the same few lines of the first cache, which then holds less than a batch of them.
pub const fn stride(n: usize) -> usize {
    SAMPLES * n + if n % 32 == 0 { 8 } else { 0 }
}

/// Numbers that a batch of `n` features takes.
pub const fn length(n: usize, n_samples: usize) -> usize {
    let lanes = padded(n_samples);
    lanes / SAMPLES * stride(n) + lanes % SAMPLES * n
}

/// The samples `rows[order[0]]`, `rows[order[1]]`, … (each `n` features, row-major) into panels; the padding is 0.
pub fn gather(rows: &[f64], n: usize, order: impl ExactSizeIterator<Item = usize>, panels: &mut [f64]) {
    let n_samples = order.len();
    let row = |sample: usize| &rows[sample * n..][..n];
    let mut order = order.map(row);
    let mut next = || order.next().unwrap_or(&[]);
    let mut panels = panels[..length(n, n_samples)].chunks_exact_mut(stride(n));
    for panel in &mut panels {
        interleave([next(), next(), next(), next()], &mut panel[..SAMPLES * n]);
    }
    interleave([next(), next()], panels.into_remainder());
}

/// Feature by feature of `N` rows; an empty row is padding.
fn interleave<const N: usize>(rows: [&[f64]; N], panel: &mut [f64]) {
    let (features, _) = panel.as_chunks_mut::<N>();
    let n = features.len();
    if rows.iter().all(|row| row.len() == n) {
        let rows = rows.map(|row| &row[..n]);
        for (i, feature) in features.iter_mut().enumerate() {
            *feature = rows.map(|row| row[i]);
        }
    } else {
        for (i, feature) in features.iter_mut().enumerate() {
            *feature = rows.map(|row| row.get(i).copied().unwrap_or(0.0));
        }
    }
}

/// Panels of `n` features to rows (n_samples × n).
pub fn to_rows(panels: &[f64], n: usize, rows: &mut [f64]) {
    for (panel, rows) in panels.chunks(stride(n)).zip(rows.chunks_mut(SAMPLES * n)) {
        let lanes = (panel.len() / n).min(SAMPLES);
        for (sample, row) in rows.chunks_exact_mut(n).enumerate() {
            for (value, feature) in row.iter_mut().zip(panel.chunks_exact(lanes)) {
                *value = feature[sample];
            }
        }
    }
}

/// One feature of all samples, in order.
pub fn feature(panels: &[f64], n: usize, index: usize, values: &mut [f64]) {
    for (panel, values) in panels.chunks(stride(n)).zip(values.chunks_mut(SAMPLES)) {
        let lanes = (panel.len() / n).min(SAMPLES);
        values.copy_from_slice(&panel[index * lanes..][..values.len()]);
    }
}

/// Weights (n_inputs × n_neurons, row-major) into panels of neurons, and, where it is asked for, their transpose
/// into panels of inputs.
pub fn pack(weights: &[f64], n_neurons: usize, panels: &mut [f64], transposed: Option<&mut [f64]>) {
    let n_inputs = weights.len() / n_neurons;
    for (i, row) in weights.chunks_exact(n_neurons).enumerate() {
        let mut start = 0;
        for four in row.chunks(NEURONS) {
            panels[start + i * four.len()..][..four.len()].copy_from_slice(four);
            start += n_inputs * four.len();
        }
    }
    let Some(transposed) = transposed else { return };
    for (four, panel) in weights.chunks(NEURONS * n_neurons).zip(transposed.chunks_mut(NEURONS * n_neurons)) {
        let width = four.len() / n_neurons;
        for (i, row) in four.chunks_exact(n_neurons).enumerate() {
            for (weight, to) in row.iter().zip(panel.chunks_exact_mut(width)) {
                to[i] = *weight;
            }
        }
    }
}

/// Panels of neurons back into weights (n_inputs × n_neurons, row-major).
pub fn unpack(panels: &[f64], n_neurons: usize, weights: &mut [f64]) {
    let n_inputs = weights.len() / n_neurons;
    for (i, row) in weights.chunks_exact_mut(n_neurons).enumerate() {
        let mut start = 0;
        for four in row.chunks_mut(NEURONS) {
            let width = four.len();
            four.copy_from_slice(&panels[start + i * width..][..width]);
            start += n_inputs * width;
        }
    }
}
