//! z times what lets it through: a function that goes from 0 to 1.

use super::{Function, Parameter, hard_sigmoid, opposite, sigmoid};
use crate::kernel::{
    lanes::Lanes,
    math::{Math, Pair, normal, two_product},
};

pub struct Swish {
    pub beta: f64,
}

impl Function for Swish {
    const NAME: &str = "swish";
    const FORMULA: &str = "z · σ(βz)";
    const DERIVATIVE: &str = "σ(βz) · (1 + βz · (1 − σ(βz)))";

    fn parameter(&self) -> Option<Parameter> {
        Some(Parameter {
            name: "beta",
            symbol: "β",
            value: self.beta,
            default: 1.0,
            minimum: -1000.0,
            maximum: 1000.0,
            step: 0.1,
        })
    }
    #[inline(always)]
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L {
        z * sigmoid(m.exp(-(z * self.beta)))
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        self.both(m, z).1
    }
    #[inline(always)]
    fn both<L: Lanes>(&self, m: &Math, z: L) -> (L, L) {
        let scaled = z * self.beta;
        let e = m.exp(-scaled);
        let right = sigmoid(e);
        let left = opposite(e, right);
        // From |βz| = 800 on, σ is 0 or 1; not clamped at z = ±∞, where it is ∞·0.
        let finite = z.abs().less(f64::INFINITY);
        let u = L::select(finite, scaled.clamp(-800.0, 800.0), scaled);
        (z * right, right * (u * left + 1.0))
    }
}

pub struct Gelu;

impl Function for Gelu {
    const NAME: &str = "gelu";
    const FORMULA: &str = "z · Φ(z)";
    const DERIVATIVE: &str = "Φ(z) + z · φ(z)";

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        z * normal(z).0
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L {
        self.both(m, z).1
    }
    #[inline(always)]
    fn both<L: Lanes>(&self, _: &Math, z: L) -> (L, L) {
        let (cdf, pdf) = normal(z);
        (z * cdf, cdf + z * pdf)
    }
}

/// GELU by tanh: ½z·(1 + tanh(v/2)) = z·σ(v), v = 2√(2/π)·(z + 0.044715z³).
pub struct GeluTanh;

const GELU_1: f64 = 1.5957691216057308; // 2√(2/π)
const GELU_1_LOW: f64 = -9.96930880911092e-17;
const GELU_3: f64 = 0.07135481627260025; // 2√(2/π)·0.044715
const GELU_3_LOW: f64 = -6.175149918155315e-19;

impl GeluTanh {
    /// e^−|v| to full accuracy: |v| is large where it matters, so to twice the digits.
    #[inline(always)]
    fn exponential<L: Lanes>(m: &Math, z: L) -> L {
        let a = z.abs().clamp(0.0, 40.0); // beyond, it is 0
        let square = two_product(a, a);
        let third = two_product(square.high, L::splat(GELU_3));
        let third_low = third.low + square.high * GELU_3_LOW + square.low * GELU_3;
        // The larger of the two summands is not known, hence Knuth's sum.
        let sum = third.high + GELU_1;
        let part = sum - third.high;
        let lost = (third.high - (sum - part)) + (-part + GELU_1);
        let v = two_product(sum, a);
        let v_low = v.low + (third_low + lost + GELU_1_LOW) * a;
        m.exp_pair(Pair {
            high: -v.high,
            low: -v_low,
        })
    }
}

impl Function for GeluTanh {
    const NAME: &str = "gelu_tanh";
    const FORMULA: &str = "0.5z · (1 + tanh(√(2/π) · (z + 0.044715z^{3})))";
    const DERIVATIVE: &str =
        "0.5 · (1 + t) + 0.5z · (1 − t^{2}) · √(2/π) · (1 + 0.134145z^{2}), t = tanh(…)";

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
        let e = Self::exponential(m, z);
        let d = e + 1.0;
        let sigmoid = L::select(z.less(0.0), e, L::splat(1.0)) / d;
        // σ(v) + z·σ(v)·σ(−v)·v′; past ±40 the second is 0, but at ±∞ it is ∞·0
        let inside = z.abs().less(f64::INFINITY);
        let w = L::select(inside, z.clamp(-40.0, 40.0), z);
        let slope = w * w * (3.0 * GELU_3) + GELU_1;
        (z * sigmoid, sigmoid + w * slope * (e / (d * d)))
    }
}

/// D. Misra, "Mish" (2019): z·tanh(ln(1 + eᶻ)), in which tanh ln(w) = (w² − 1)/(w² + 1).
pub struct Mish;

impl Function for Mish {
    const NAME: &str = "mish";
    const FORMULA: &str = "z · tanh(ln(1 + e^{z}))";
    const DERIVATIVE: &str = "t + z · (1 − t^{2}) · σ(z), t = tanh(ln(1 + e^{z}))";

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
        let e = m.exp(-z.abs());
        let (numerator, denominator) = Self::fraction(z, e);
        let t = numerator / denominator;
        // (1 − t²)·σ(z) = 4e(1 + e)/denominator², and for z > 0 once more e
        let bend = e * (e + 1.0) * 4.0 * L::select(z.greater(0.0), e, L::splat(1.0));
        (z * t, t + z * (bend / (denominator * denominator)))
    }
}

impl Mish {
    /// tanh(ln(1 + eᶻ)) of e = e^−|z| as a fraction, without overflow on either side.
    #[inline(always)]
    fn fraction<L: Lanes>(z: L, e: L) -> (L, L) {
        let square = e * e;
        let positive = z.greater(0.0);
        let numerator = e * 2.0 + L::select(positive, L::splat(1.0), square);
        let rest = L::select(positive, square * 2.0, L::splat(2.0));
        (numerator, numerator + rest)
    }
}

pub struct HardSwish;

impl Function for HardSwish {
    const NAME: &str = "hardswish";
    const FORMULA: &str = "z · min(max(z + 3, 0), 6) / 6";
    const DERIVATIVE: &str = "z ≤ −3 ? 0 : z < 3 ? z/3 + 1/2 : 1";
    const KINKS: &[f64] = &[-3.0, 3.0];

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        z * hard_sigmoid(z)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        // 0 at −3 and 1 at 3: PyTorch's choice at the kinks
        let y = z / 3.0 + 0.5; // NaN passes
        let y = L::select(z.at_least(3.0), L::splat(1.0), y);
        L::select((-z).at_least(3.0), L::splat(0.0), y)
    }
}
