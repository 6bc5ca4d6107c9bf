//! The functions themselves: name, formulas, f, f′ and NumPy's f, side by side.
//!
//! The post's three keep the post's own forms, and with them NumPy's bits. The others, and all
//! derivatives, avoid what loses digits: 1 − σ(z), 1 − tanh² z, ln(1 + eᶻ), eᶻ − 1.

use crate::kernel::{
    lanes::Lanes,
    math::{Math, Pair, log1p, normal, two_product},
};
use crate::{Error, text::decimal};

/// The one number that shapes an activation function.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Parameter {
    /// As in PyTorch: `slope` (there `negative_slope`), `alpha`, `beta`.
    pub name: &'static str,
    /// In formulas: `α`.
    pub symbol: &'static str,
    /// What it is now.
    pub value: f64,
    /// What it is where nobody says.
    pub default: f64,
    /// The smallest that is taken.
    pub minimum: f64,
    /// The largest.
    pub maximum: f64,
    /// What one press of an arrow key changes it by.
    pub step: f64,
}

impl Parameter {
    /// Refuses a value outside the range, NaN included, and any for what has no parameter; `of` is the owner's name.
    pub(crate) fn check(parameter: Option<Self>, of: &str, value: f64) -> Result<(), Error> {
        let Some(parameter) = parameter else {
            let name = format!("{} of {of}", decimal::text(value));
            return Err(Error::unknown_name("parameter", &name, []));
        };
        if !(parameter.minimum..=parameter.maximum).contains(&value) {
            return Err(Error::OutOfRange {
                place: format!("{of} {}", parameter.symbol),
                value: decimal::text(value),
                minimum: parameter.minimum,
                maximum: parameter.maximum,
            });
        }
        Ok(())
    }
}

/// One activation function of the catalogue.
pub trait Function {
    const NAME: &str;
    /// f and f′ for people: `^{…}` raises, `_{…}` lowers, `z` is the variable.
    const FORMULA: &str;
    const DERIVATIVE: &str;
    /// The z at which f′, or f″, jumps.
    const KINKS: &[f64] = &[];

    fn parameter(&self) -> Option<Parameter> {
        None
    }
    /// f(z)
    fn value<L: Lanes>(&self, m: &Math, z: L) -> L;
    /// f′(z)
    fn derivative<L: Lanes>(&self, m: &Math, z: L) -> L;
    /// f(z) and f′(z): the same bits, from one exponential where both have the same.
    #[inline(always)]
    fn both<L: Lanes>(&self, m: &Math, z: L) -> (L, L) {
        (self.value(m, z), self.derivative(m, z))
    }
}

pub struct Sigmoid;

impl Function for Sigmoid {
    const NAME: &str = "sigmoid";
    const FORMULA: &str = "1 / (1 + e^{−z})";
    const DERIVATIVE: &str = "σ(z) · (1 − σ(z))";

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

pub struct Linear;

impl Function for Linear {
    const NAME: &str = "linear";
    const FORMULA: &str = "z";
    const DERIVATIVE: &str = "1";

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        z
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, _z: L) -> L {
        L::splat(1.0)
    }
}

pub struct Tanh;

impl Function for Tanh {
    const NAME: &str = "tanh";
    const FORMULA: &str = "tanh(z)";
    const DERIVATIVE: &str = "1 − tanh(z)^{2}";

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

pub struct Softsign;

impl Function for Softsign {
    const NAME: &str = "softsign";
    const FORMULA: &str = "z / (1 + |z|)";
    const DERIVATIVE: &str = "1 / (1 + |z|)^{2}";
    const KINKS: &[f64] = &[0.0];

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

pub struct HardSigmoid;

impl Function for HardSigmoid {
    const NAME: &str = "hardsigmoid";
    const FORMULA: &str = "min(max(z + 3, 0), 6) / 6";
    const DERIVATIVE: &str = "z ≤ −3 ? 0 : z < 3 ? 1/6 : 0";
    const KINKS: &[f64] = &[-3.0, 3.0];

    #[inline(always)]
    fn value<L: Lanes>(&self, _: &Math, z: L) -> L {
        hard_sigmoid(z)
    }
    #[inline(always)]
    fn derivative<L: Lanes>(&self, _: &Math, z: L) -> L {
        L::select(z.abs().less(3.0), L::splat(1.0 / 6.0), L::splat(0.0))
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

/// σ(z) = 1/(1 + e) of e = e^−z, the post's own form.
#[inline(always)]
fn sigmoid<L: Lanes>(e: L) -> L {
    L::splat(1.0) / (e + 1.0)
}

/// σ(−z) = e·σ(z) of the same e; its digits are there where 1 − σ(z) would lose them. Where e is ∞, σ(z) is 0.
#[inline(always)]
fn opposite<L: Lanes>(e: L, sigmoid: L) -> L {
    e.min(f64::MAX) * sigmoid
}

#[inline(always)]
fn hard_sigmoid<L: Lanes>(z: L) -> L {
    (z + 3.0).clamp(0.0, 6.0) / 6.0
}
