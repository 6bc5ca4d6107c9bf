//! z on the right, and little of it on the left: ReLU and its kin.

use super::{Function, Parameter};
use crate::kernel::{
    lanes::Lanes,
    math::{Math, log1p},
};

pub struct Relu;

impl Function for Relu {
    const NAME: &str = "relu";
    const FORMULA: &str = "max(0, z)";
    const DERIVATIVE: &str = "z > 0 ? 1 : 0";
    const KINKS: &[f64] = &[0.0];

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        L::select(z.less(0.0), L::splat(0.0), z)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        // PyTorch's relu′(NaN) is 1
        L::select((-z).at_least(0.0), L::splat(0.0), L::splat(1.0))
    }
}

pub struct LeakyRelu {
    pub slope: f64,
}

impl Function for LeakyRelu {
    const NAME: &str = "leaky_relu";
    const FORMULA: &str = "z > 0 ? z : αz";
    const DERIVATIVE: &str = "z > 0 ? 1 : α";
    const KINKS: &[f64] = &[0.0];

    fn parameter(&self) -> Option<Parameter> {
        Some(Parameter {
            name: "slope",
            symbol: "α",
            value: self.slope,
            default: 0.01,
            minimum: -1000.0,
            maximum: 1000.0,
            step: 0.01,
        })
    }
    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        L::select(z.greater(0.0), z, z * self.slope)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        L::select(z.greater(0.0), L::splat(1.0), L::splat(self.slope))
    }
}

pub struct Relu6;

impl Function for Relu6 {
    const NAME: &str = "relu6";
    const FORMULA: &str = "min(max(0, z), 6)";
    const DERIVATIVE: &str = "z ≤ 0 ? 0 : z < 6 ? 1 : 0";
    const KINKS: &[f64] = &[0.0, 6.0];

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        z.clamp(0.0, 6.0)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        let below_6 = L::select(z.less(6.0), L::splat(1.0), L::splat(0.0));
        L::select(z.greater(0.0), below_6, L::splat(0.0))
    }
}

pub struct Elu {
    pub alpha: f64,
}

impl Function for Elu {
    const NAME: &str = "elu";
    const FORMULA: &str = "z > 0 ? z : α(e^{z} − 1)";
    const DERIVATIVE: &str = "z > 0 ? 1 : αe^{z}";
    const KINKS: &[f64] = &[0.0];

    fn parameter(&self) -> Option<Parameter> {
        Some(Parameter {
            name: "alpha",
            symbol: "α",
            value: self.alpha,
            default: 1.0,
            minimum: -1000.0,
            maximum: 1000.0,
            step: 0.1,
        })
    }
    #[inline(always)]
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        L::select(z.greater(0.0), z, m.expm1(z) * self.alpha)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        L::select(z.greater(0.0), L::splat(1.0), m.exp(z) * self.alpha)
    }
}

/// G. Klambauer et al., "Self-Normalizing Neural Networks" (2017); PyTorch's constants.
pub struct Selu;

pub const SELU_ALPHA: f64 = 1.6732632423543772;
pub const SELU_SCALE: f64 = 1.0507009873554805;

impl Function for Selu {
    const NAME: &str = "selu";
    const FORMULA: &str = "z > 0 ? 1.0507z : 1.7581(e^{z} − 1)";
    const DERIVATIVE: &str = "z > 0 ? 1.0507 : 1.7581e^{z}";
    const KINKS: &[f64] = &[0.0];

    #[inline(always)]
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        let negative = m.expm1(z) * (SELU_ALPHA * SELU_SCALE);
        L::select(z.greater(0.0), z * SELU_SCALE, negative)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        let negative = m.exp(z) * (SELU_ALPHA * SELU_SCALE);
        L::select(z.greater(0.0), L::splat(SELU_SCALE), negative)
    }
}

pub struct Softplus {
    pub beta: f64,
}

impl Function for Softplus {
    const NAME: &str = "softplus";
    const FORMULA: &str = "ln(1 + e^{βz}) / β";
    const DERIVATIVE: &str = "σ(βz)";

    fn parameter(&self) -> Option<Parameter> {
        Some(Parameter {
            name: "beta",
            symbol: "β",
            value: self.beta,
            default: 1.0,
            minimum: 0.001,
            maximum: 1000.0,
            step: 0.1,
        })
    }
    #[inline(always)]
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        self.both(m, z).0
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        self.both(m, z).1
    }
    #[inline(always)]
    fn both<L: Lanes>(&self, m: &Math, z: L) -> (L, L) {
        // ln(1 + eᵘ) = max(u, 0) + ln(1 + e^−|u|); PyTorch's threshold is not needed
        let negative = z.less(0.0);
        let (zero, one) = (L::splat(0.0), L::splat(1.0));
        let e = m.exp(-(z * self.beta).abs());
        let value = L::select(negative, zero, z) + log1p(e) / self.beta;
        (value, L::select(negative, e, one) / (e + 1.0))
    }
}
