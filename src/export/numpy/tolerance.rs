//! How far NumPy's numbers may lie from ours, and as how many digits both print the same.

use crate::{
    Document, Training,
    text::decimal::{self, Decimal},
};

/// Digits after the point that NumPy prints; before it, more than a diverging training has in common are rounded away.
const DIGITS: std::ops::RangeInclusive<i32> = -20..=8;

/// An absolute tolerance for these values after this number of steps, a power of ten.
///
/// NumPy adds in the order of its BLAS, and its functions' last digits may be others. A sum of n terms has an error of
/// at most n·ε times the sum of their sizes (Higham 2002, "Accuracy and stability of numerical algorithms", section
/// 4.2), and n is here the terms of all sums of a step, one after the other: those of the forward pass, of the way back,
/// of the gradients over a batch, of the loss. Each step adds such an error to the weights, and the last forward pass
/// one more. The bound is absolute: what has learnt to be 0 is a difference of larger numbers. Where values have grown
/// by a factor, early errors have grown by it too, and are errors of factors of what has grown: hence the square. The
/// power of ten above all that leaves room for values that are larger within the network than at its end.
///
/// No tolerance holds where a gradient is nothing but a rounding error and the optimiser takes its sign alone: Rprop with
/// absolute errors, whose slopes ±1/n cancel. Where it divides by the gradient's size (Adam, RMSprop, Adagrad and
/// their like) such a gradient may, in rare cases, go beyond the tolerance.
pub(super) fn tolerance(
    document: &Document,
    training: &Training,
    steps: u64,
    values: &[f64],
) -> f64 {
    let sizes = document.sizes();
    let batch = training.batch_of(document.rows());
    let of_layers: usize = sizes.windows(2).map(|pair| pair[0] + 1 + pair[1]).sum();
    let of_batch = batch * (1 + sizes[sizes.len() - 1]);
    let terms = (of_layers + of_batch) as f64;
    let largest = values.iter().fold(1.0, |most: f64, v| most.max(v.abs()));
    let bound = f64::EPSILON * terms * (steps + 1) as f64 * largest * largest;
    let text = Decimal::shortest(bound).scientific(0);
    let exponent = text.split_once('e').and_then(|(_, e)| e.parse().ok());
    let exponent: i32 = exponent.unwrap_or(0) + 1;
    decimal::parse(&format!("1e{exponent}")).unwrap_or(bound)
}

/// The most digits after the point, negative before it, to which all values are rounded alike, were they larger or smaller by the tolerance.
pub(super) fn digits(values: &[f64], tolerance: f64) -> i32 {
    let alike = |digits: &i32| {
        let same = |&v: &f64| round(v - tolerance, *digits) == round(v + tolerance, *digits);
        values.iter().all(same)
    };
    DIGITS.rev().find(alike).unwrap_or(0)
}

/// `np.round(value, digits) + 0.0`: no zero is negative.
pub(super) fn round(value: f64, digits: i32) -> f64 {
    let scale = (0..digits.abs()).fold(1.0, |scale, _| scale * 10.0);
    let rounded = match digits {
        0.. => (value * scale).round_ties_even() / scale,
        _ => (value / scale).round_ties_even() * scale,
    };
    rounded + 0.0
}
