//! A batch as the kernel takes it: features × samples, the samples of one feature side by side.
//!
//! Columns lie `stride` numbers apart, which is even; where the batch is odd, the last column holds nothing of meaning.

/// How far apart two features of one sample are.
#[inline]
pub const fn stride(n_samples: usize) -> usize {
    n_samples.next_multiple_of(2)
}

/// Whether a number of rows of a length, and `more`, lie within a buffer.
pub(crate) fn fits(rows: usize, length: usize, more: usize, numbers: &[f64]) -> bool {
    let end = rows.checked_mul(length);
    end.and_then(|end| end.checked_add(more))
        .is_some_and(|end| end <= numbers.len())
}

/// Some rows of a data set (n_rows × n) to columns.
pub fn gather(data: &[f64], rows: &[usize], n: usize, columns: &mut [f64]) {
    from(|sample| rows[sample], data, [rows.len(), n], columns);
}

/// Rows (n_samples × n) to columns.
#[inline(never)]
pub fn from_rows(rows: &[f64], shape: [usize; 2], columns: &mut [f64]) {
    from(|sample| sample, rows, shape, columns);
}

/// Columns times rows (n_samples × n), number by number.
pub fn multiply(rows: &[f64], [n_samples, n]: [usize; 2], columns: &mut [f64]) {
    let stride = stride(n_samples);
    for feature in 0..n {
        let column = &mut columns[feature * stride..][..n_samples];
        for (sample, to) in column.iter_mut().enumerate() {
            *to *= rows[sample * n + feature];
        }
    }
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

/// The rows of samples to columns, four rows at a time, so that reads and writes both stay within cache lines. A zero in
/// each column behind an odd batch.
#[inline(always)]
fn from(
    row: impl Fn(usize) -> usize,
    data: &[f64],
    [n_samples, n]: [usize; 2],
    columns: &mut [f64],
) {
    let stride = stride(n_samples);
    let row = |sample: usize| &data[row(sample) * n..][..n];
    let columns = &mut columns[..n * stride];
    let mut sample = 0;
    while sample + 4 <= n_samples {
        let [a, b, c, d] = std::array::from_fn(|i| row(sample + i));
        for i in 0..n {
            columns[i * stride + sample..][..4].copy_from_slice(&[a[i], b[i], c[i], d[i]]);
        }
        sample += 4;
    }
    while sample < n_samples {
        for (i, x) in row(sample).iter().enumerate() {
            columns[i * stride + sample] = *x;
        }
        sample += 1;
    }
    if sample < stride {
        for i in 0..n {
            columns[i * stride + sample] = 0.0;
        }
    }
}
