//! A batch as the kernel takes it: features × samples, the samples of one feature side by side.
//!
//! Columns lie `stride` numbers apart, which is even; where the batch is odd, the last column holds nothing of meaning.

/// How far apart two features of one sample are.
#[inline]
pub const fn stride(n_samples: usize) -> usize {
    n_samples.next_multiple_of(2)
}

/// Some rows of a data set (n_rows × n) to columns.
pub fn gather(data: &[f64], rows: &[usize], n: usize, columns: &mut [f64]) {
    let stride = end(rows.len(), n, columns);
    for (sample, &row) in rows.iter().enumerate() {
        let row = &data[row * n..][..n];
        each(row, &mut columns[sample..], stride, |to, from| *to = *from);
    }
}

/// Rows (n_samples × n) to columns.
pub fn from_rows(rows: &[f64], n: usize, columns: &mut [f64]) {
    let stride = end(rows.len() / n, n, columns);
    for (sample, row) in rows.chunks_exact(n).enumerate() {
        each(row, &mut columns[sample..], stride, |to, from| *to = *from);
    }
}

/// Columns times rows (n_samples × n), number by number.
pub fn multiply(rows: &[f64], n: usize, columns: &mut [f64]) {
    let stride = stride(rows.len() / n);
    for (sample, row) in rows.chunks_exact(n).enumerate() {
        each(row, &mut columns[sample..], stride, |to, from| *to *= from);
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

/// Each number of a row, and its place in a column.
#[inline(always)]
fn each(row: &[f64], columns: &mut [f64], stride: usize, set: impl Fn(&mut f64, &f64)) {
    for (to, from) in columns.iter_mut().step_by(stride).zip(row) {
        set(to, from);
    }
}

/// Zeros behind an odd batch; its stride.
fn end(n_samples: usize, n: usize, columns: &mut [f64]) -> usize {
    let stride = stride(n_samples);
    if n_samples < stride {
        let last = columns[n_samples..].iter_mut().step_by(stride);
        last.take(n).for_each(|x| *x = 0.0);
    }
    stride
}
