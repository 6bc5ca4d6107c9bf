//! The functions themselves: name, formulas, f, f′ and NumPy's f, side by side.
//!
//! The post's three keep the post's own forms, and with them NumPy's bits. The others, and all
//! derivatives, avoid what loses digits: 1 − σ(z), 1 − tanh² z, ln(1 + eᶻ), eᶻ − 1.

mod bounded;
mod gated;
mod rectified;

pub use bounded::{HardSigmoid, Sigmoid, Softsign, Tanh};
pub use gated::{Gelu, GeluTanh, HardSwish, Mish, Swish};
pub use rectified::{Elu, LeakyRelu, Relu, Relu6, SELU_ALPHA, SELU_SCALE, Selu, Softplus};

use crate::kernel::{lanes::Lanes, math::Math};
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
    /// What f comes near on the left and on the right, where f(0) is the middle.
    const ENDS: Option<[f64; 2]> = None;

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
