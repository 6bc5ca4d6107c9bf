//! Squared errors: mean, half sum and sum, since books differ.

use super::{Function, Reduction, Target, each, sum};

pub struct Mse;

impl Function for Mse {
    const NAME: &str = "mse";
    const REDUCTION: Reduction = Reduction::MeanOfElements;

    #[inline(always)]
    fn row(&self, y: &[f64], t: Target) -> f64 {
        sum(y, t, |y, t| (y - t) * (y - t))
    }
    #[inline(always)]
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]) {
        each(y, t, d_y, |y, t| 2.0 * (y - t));
    }
}

pub struct HalfSse;

impl Function for HalfSse {
    const NAME: &str = "half_sse";
    const REDUCTION: Reduction = Reduction::Sum;

    fn row(&self, y: &[f64], t: Target) -> f64 {
        sum(y, t, |y, t| 0.5 * ((y - t) * (y - t)))
    }
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]) {
        each(y, t, d_y, |y, t| y - t);
    }
}

pub struct Sse;

impl Function for Sse {
    const NAME: &str = "sse";
    const REDUCTION: Reduction = Reduction::Sum;

    fn row(&self, y: &[f64], t: Target) -> f64 {
        Mse.row(y, t)
    }
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]) {
        Mse.d_row(y, t, d_y);
    }
}
