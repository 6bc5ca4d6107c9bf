//! tanh and its derivative from one exponential and without a table.
//!
//! −|x| = k·ln2/2 + r with |r| ≤ ln2/4, and tanh r = P/Q, P odd and Q even in r. With s = 2ᵏ, e^(−2|x|) = s·(Q + P)/(Q − P),
//! and |tanh x| = ((1 − s)·Q − (1 + s)·P)/((1 + s)·Q − (1 − s)·P): where x is small, s = 1, and no digit is lost.

use super::Math;
use crate::lanes::Lanes;

pub(super) struct Constants {
    lowest: f64,
    inverse: f64,
    integer: f64,
    half_ln2: f64,
    half_ln2_low: f64,
    /// P/r = r⁴ + p₀r² + p₁ and Q = q₀r⁴ + q₁r² + p₁, equal to tanh r / r at 0 and at the four Chebyshev nodes in r²: off by
    /// 2⁻⁵⁵ of it at most.
    p: [f64; 2],
    q: [f64; 2],
    one: f64,
    four: f64,
}

pub(super) const CONSTANTS: Constants = Constants {
    lowest: -354.7,                       // there k = −1023, and s becomes 0
    inverse: 2.885390081777927,           // 2/ln2
    integer: 6755399441055744.0 + 1023.0, // 1.5·2⁵², and the exponent's bias: k + 1023 is in the low bits
    half_ln2: 0.693145751953125 / 2.0,
    half_ln2_low: 1.428_606_820_309_417_2e-6 / 2.0,
    p: [105.05493104756334, 945.5768278681634],
    q: [15.005491952780284, 420.2472070036172],
    one: 1.0,
    four: 4.0,
};

impl Math {
    /// tanh x. Error below 3.4 ULP, and 1.7 of 1.
    #[inline(always)]
    pub fn tanh<L: Lanes>(&self, x: L) -> L {
        self.tanh_and_slope(x).0
    }

    /// tanh x, and 1 − tanh² x = 4e/(1 + e)², e = e^(−2|x|), which keeps its digits where tanh x is nearly 1: error below
    /// 5.2 ULP.
    #[inline(always)]
    pub fn tanh_and_slope<L: Lanes>(&self, x: L) -> (L, L) {
        let c = &self.tanh;
        let a = x.negative().max(c.lowest);
        let n = a * c.inverse + c.integer;
        let s = L::from_bits(n.to_bits() << 52);
        let k = n - c.integer;
        let r = a - k * c.half_ln2 - k * c.half_ln2_low;
        let square = r * r;
        let p = ((square + c.p[0]) * square + c.p[1]) * r;
        let q = (square * c.q[0] + c.q[1]) * square + c.p[1];
        let (sum, difference) = (s + c.one, L::splat(c.one) - s);
        let denominator = sum * q - difference * p;
        let value = (difference * q - sum * p) / denominator;
        let slope = s * c.four * ((q + p) * (q - p)) / (denominator * denominator);
        (value.signed_as(x), slope)
    }
}
