//! Numbers at equal distances.

use crate::{Error, layer::zeros};

/// `num` numbers from `start` to `stop`, which is the last of them where `endpoint` says so: NumPy's `linspace`, to the
/// bit.
///
/// ```
/// use perceptible::dataset::linspace;
/// assert_eq!(linspace(0.0, 1.0, 5, true)?, [0.0, 0.25, 0.5, 0.75, 1.0]);
/// assert_eq!(linspace(0.0, 1.0, 4, false)?, [0.0, 0.25, 0.5, 0.75]);
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// [`Error::OutOfMemory`].
pub fn linspace(start: f64, stop: f64, num: usize, endpoint: bool) -> Result<Vec<f64>, Error> {
    let mut numbers = zeros(1, num)?;
    let delta = stop - start;
    let steps = num.saturating_sub(usize::from(endpoint)) as f64;
    let step = delta / steps;
    for (i, number) in numbers.iter_mut().enumerate() {
        let i = i as f64;
        let way = match step {
            _ if steps == 0.0 => i * delta,
            0.0 => i / steps * delta, // too small for float64
            step => i * step,
        };
        *number = way + start;
    }
    if let [_, .., last] = &mut numbers[..]
        && endpoint
    {
        *last = stop;
    }
    Ok(numbers)
}
