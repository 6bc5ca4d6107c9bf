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
    each(rows.len(), n, columns, |sample, feature, to| {
        *to = data[rows[sample] * n + feature];
    });
}

/// Rows (n_samples × n) to columns.
#[inline(never)]
pub fn from_rows(rows: &[f64], [n_samples, n]: [usize; 2], columns: &mut [f64]) {
    each(n_samples, n, columns, |sample, feature, to| {
        *to = rows[sample * n + feature];
    });
}

/// Columns times rows (n_samples × n), number by number.
pub fn multiply(rows: &[f64], [n_samples, n]: [usize; 2], columns: &mut [f64]) {
    each(n_samples, n, columns, |sample, feature, to| {
        *to *= rows[sample * n + feature];
    });
}

/// Columns to rows (n_samples × n), flat.
#[inline(never)]
pub fn to_rows(columns: &[f64], [n_samples, n]: [usize; 2], rows: &mut [f64]) {
    let stride = stride(n_samples);
    for feature in 0..n {
        let column = &columns[feature * stride..][..n_samples];
        for (sample, from) in column.iter().enumerate() {
            rows[sample * n + feature] = *from;
        }
    }
}

/// Every number of all columns, with its sample and feature; zeros behind an odd batch. Column by column: what is written
/// lies together, and the rows that are read stay in the cache.
#[inline(always)]
fn each(n_samples: usize, n: usize, columns: &mut [f64], set: impl Fn(usize, usize, &mut f64)) {
    let stride = stride(n_samples);
    for feature in 0..n {
        let column = &mut columns[feature * stride..][..stride];
        let (column, end) = column.split_at_mut(n_samples);
        for (sample, to) in column.iter_mut().enumerate() {
            set(sample, feature, to);
        }
        end.fill(0.0);
    }
}
