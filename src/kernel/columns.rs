//! A batch as the kernel takes it: features × samples, the samples of one feature side by side.
//!
//! Columns lie `stride` numbers apart, which is even; where the batch is odd, the last column holds nothing of meaning.

/// How far apart two features of one sample are.
pub const fn stride(n_samples: usize) -> usize {
    n_samples.next_multiple_of(2)
}

/// Rows (n_samples × n) to columns.
pub fn from_rows<'a>(
    rows: impl ExactSizeIterator<Item = &'a [f64]>,
    n: usize,
    columns: &mut [f64],
) {
    let stride = stride(rows.len());
    if rows.len() < stride {
        columns[stride - 1..]
            .iter_mut()
            .step_by(stride)
            .take(n)
            .for_each(|x| *x = 0.0);
    }
    for (sample, row) in rows.enumerate() {
        let to = columns[sample..].iter_mut().step_by(stride);
        for (to, from) in to.zip(&row[..n]) {
            *to = *from;
        }
    }
}

/// Columns to rows (n_samples × n), flat.
pub fn to_rows(columns: &[f64], n: usize, rows: &mut [f64]) {
    let stride = stride(rows.len() / n);
    for (sample, row) in rows.chunks_exact_mut(n).enumerate() {
        let from = columns[sample..].iter().step_by(stride);
        for (to, from) in row.iter_mut().zip(from) {
            *to = *from;
        }
    }
}
