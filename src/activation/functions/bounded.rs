//! What ends on both sides.

use super::{Function, hard_sigmoid, opposite, sigmoid};
use crate::kernel::{lanes::Lanes, math::Math};

pub struct Sigmoid;

impl Function for Sigmoid {
    const NAME: &str = "sigmoid";
    const FORMULA: &str = "1 / (1 + e^{−z})";
    const DERIVATIVE: &str = "σ(z) · (1 − σ(z))";
    const ENDS: Option<[f64; 2]> = Some([0.0, 1.0]);

    #[inline(always)]
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        sigmoid(m.exp(-z))
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        self.both(m, z).1
    }
    #[inline(always)]
    fn both<L: Lanes>(&self, m: &Math, z: L) -> (L, L) {
        let e = m.exp(-z);
        let value = sigmoid(e);
        (value, value * opposite(e, value))
    }
}

pub struct Tanh;

impl Function for Tanh {
    const NAME: &str = "tanh";
    const FORMULA: &str = "tanh(z)";
    const DERIVATIVE: &str = "1 − tanh(z)^{2}";
    const ENDS: Option<[f64; 2]> = Some([-1.0, 1.0]);

    #[inline(always)]
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        m.tanh(z)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        self.both(m, z).1
    }
    #[inline(always)]
    fn both<L: Lanes>(&self, m: &Math, z: L) -> (L, L) {
        m.tanh_and_slope(z)
    }
}

pub struct Softsign;

impl Function for Softsign {
    const NAME: &str = "softsign";
    const FORMULA: &str = "z / (1 + |z|)";
    const DERIVATIVE: &str = "1 / (1 + |z|)^{2}";
    const KINKS: &[f64] = &[0.0];
    const ENDS: Option<[f64; 2]> = Some([-1.0, 1.0]);

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        z / (z.abs() + 1.0)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        // PyTorch's value at ±∞ is NaN: z·0 + 1 is 1 elsewhere
        let d = z.abs() + 1.0;
        (z * 0.0 + 1.0) / (d * d)
    }
}

pub struct HardSigmoid;

impl Function for HardSigmoid {
    const NAME: &str = "hardsigmoid";
    const FORMULA: &str = "min(max(z + 3, 0), 6) / 6";
    const DERIVATIVE: &str = "z ≤ −3 ? 0 : z < 3 ? 1/6 : 0";
    const KINKS: &[f64] = &[-3.0, 3.0];
    const ENDS: Option<[f64; 2]> = Some([0.0, 1.0]);

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        hard_sigmoid(z)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        L::select(z.abs().less(3.0), L::splat(1.0 / 6.0), L::splat(0.0))
    }
}
