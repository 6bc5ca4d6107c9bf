//! tanh and its derivative from one exponential and without a table.
//!
//! e^(−2|x|) = 2ᵏ·eʳ with |r| ≤ ln2/2, and eʳ = (Q + P)/(Q − P), Q even and P odd in r (Cephes' exp, S. Moshier 1984).
//! With s = 2ᵏ, |tanh x| = (1 − e^(−2|x|))/(1 + e^(−2|x|)) = ((1 − s)·Q − (1 + s)·P)/((1 + s)·Q − (1 − s)·P): where
//! x is small, s = 1, and no digit is lost.

use super::Math;
use crate::lanes::Lanes;

pub(super) struct Constants {
    lowest: f64,
    inverse: f64,
    integer: f64,
    half_ln2: f64,
    half_ln2_low: f64,
    p: [f64; 3],
    q: [f64; 4],
    one: f64,
    four: f64,
}

/// For r/2 instead of r, which −|x| gives without doubling: hence the powers of two.
pub(super) const CONSTANTS: Constants = Constants {
    lowest: -354.7,                       // there k = −1023, and s becomes 0
    inverse: 2.885390081777927,           // 2/ln2
    integer: 6755399441055744.0 + 1023.0, // 1.5·2⁵², and the exponent's bias: k + 1023 is in the low bits
    half_ln2: 0.693145751953125 / 2.0,
    half_ln2_low: 1.428_606_820_309_417_2e-6 / 2.0,
    p: [
        1.261_771_930_748_105_9e-4 * 32.0,
        3.029_944_077_074_419_6e-2 * 8.0,
        1.0 * 2.0,
    ],
    q: [
        3.001_985_051_386_644_6e-6 * 64.0,
        2.524_483_403_496_841e-3 * 16.0,
        2.272_655_482_081_550_3e-1 * 4.0,
        2.0,
    ],
    one: 1.0,
    four: 4.0,
};

impl Math {
    /// tanh x. Error below 4.2 ULP, and 2.1 of 1.
    #[inline(always)]
    pub fn tanh<L: Lanes>(&self, x: L) -> L {
        self.tanh_and_slope(x).0
    }

    /// tanh x, and 1 − tanh² x = 4e/(1 + e)², e = e^(−2|x|), which keeps its digits where tanh x is nearly 1: error below
    /// 6.2 ULP.
    #[inline(always)]
    pub fn tanh_and_slope<L: Lanes>(&self, x: L) -> (L, L) {
        let c = &self.tanh;
        let a = x.negative().max(c.lowest);
        let n = a * c.inverse + c.integer;
        let s = L::from_bits(n.to_bits() << 52);
        let k = n - c.integer;
        let r = a - k * c.half_ln2 - k * c.half_ln2_low;
        let square = r * r;
        let p = ((square * c.p[0] + c.p[1]) * square + c.p[2]) * r;
        let q = ((square * c.q[0] + c.q[1]) * square + c.q[2]) * square + c.q[3];
        let (sum, difference) = (s + c.one, L::splat(c.one) - s);
        let denominator = sum * q - difference * p;
        let value = (difference * q - sum * p) / denominator;
        let slope = s * c.four * ((q + p) * (q - p)) / (denominator * denominator);
        (value.signed_as(x), slope)
    }
}
