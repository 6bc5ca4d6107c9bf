//! Error-free transformations: what a rounded sum or product lost, exactly, by plain float64.

use crate::lanes::Lanes;

/// An unevaluated sum `high + low`, |low| ≤ ulp(high): twice the digits.
#[derive(Clone, Copy)]
pub struct Pair<L> {
    pub high: L,
    pub low: L,
}

/// a + b exactly (D. E. Knuth, The Art of Computer Programming 2, 4.2.2).
#[inline(always)]
pub fn two_sum<L: Lanes>(a: L, b: L) -> Pair<L> {
    let high = a + b;
    let part = high - a;
    Pair {
        high,
        low: (a - (high - part)) + (b - part),
    }
}

/// a·b exactly, for |a|, |b| < 2⁹⁹⁶ (T. J. Dekker, Numer. Math. 18, 1971).
#[inline(always)]
pub fn two_product<L: Lanes>(a: L, b: L) -> Pair<L> {
    let high = a * b;
    let (a1, a2) = split(a);
    let (b1, b2) = split(b);
    Pair {
        high,
        low: ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2,
    }
}

/// Into two halves of 26 bits.
#[inline(always)]
fn split<L: Lanes>(a: L) -> (L, L) {
    let c = a * 134_217_729.0; // 2²⁷ + 1
    let high = c - (c - a);
    (high, a - high)
}

/// a·b + c rounded once, as a fused multiply-add gives it, on every machine and in wasm; for
/// |a|, |b| < 2⁹⁹⁶ whose product is 0 or above 2⁻⁹⁶⁸ and does not overflow.
///
/// S. Boldo, G. Melquiond, "Emulation of a FMA and correctly rounded sums: proved algorithms using
/// rounding to odd", IEEE Trans. Comput. 57 (2008).
pub fn fused(a: f64, b: f64, c: f64) -> f64 {
    let product = two_product(a, b);
    let low = two_sum(c, product.low);
    let sum = two_sum(product.high, low.high);
    sum.high + sum_to_odd(sum.low, low.low)
}

/// a + b, and where that is no float64, its neighbour with an odd last bit.
fn sum_to_odd(a: f64, b: f64) -> f64 {
    let Pair { high, low } = two_sum(a, b);
    let bits = high.to_bits();
    if low == 0.0 || bits & 1 == 1 {
        return high;
    }
    let away_from_zero = (low > 0.0) == (high > 0.0);
    f64::from_bits(if away_from_zero { bits + 1 } else { bits - 1 })
}
