//! Losses that grow in a straight line, so that one outlier does not rule: absolute error and Huber's.

use super::{Function, Reduction, Target, each, sum};
use crate::Parameter;

pub struct Mae;

impl Function for Mae {
    const NAME: &str = "mae";
    const REDUCTION: Reduction = Reduction::MeanOfElements;

    fn kink(&self) -> Option<f64> {
        Some(0.0)
    }
    fn row(&self, y: &[f64], t: Target) -> f64 {
        sum(y, t, |y, t| (y - t).abs())
    }
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]) {
        each(y, t, d_y, |y, t| sign(y - t));
    }
}

pub struct Huber {
    pub delta: f64,
}

impl Function for Huber {
    const NAME: &str = "huber";
    const REDUCTION: Reduction = Reduction::MeanOfElements;

    fn parameter(&self) -> Option<Parameter> {
        Some(Parameter {
            name: "delta",
            symbol: "δ",
            value: self.delta,
            default: 1.0,
            minimum: 0.001,
            maximum: 1000.0,
            step: 0.1,
        })
    }
    fn kink(&self) -> Option<f64> {
        Some(self.delta)
    }
    fn row(&self, y: &[f64], t: Target) -> f64 {
        sum(y, t, |y, t| {
            let distance = (y - t).abs();
            if distance <= self.delta {
                0.5 * (distance * distance)
            } else {
                self.delta * (distance - 0.5 * self.delta)
            }
        })
    }
    fn d_row(&self, y: &[f64], t: Target, d_y: &mut [f64]) {
        each(y, t, d_y, |y, t| {
            if (y - t).abs() <= self.delta {
                y - t
            } else {
                self.delta * sign(y - t)
            }
        });
    }
}

/// −1, 0 or 1, as NumPy's `sign`; NaN stays NaN.
fn sign(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        x
    } else {
        1.0_f64.copysign(x)
    }
}
