//! ln x rounded correctly, for `randn`: to twice the digits, and then rounded once.
//!
//! Of our own since tables cost more than time here: the crate pxfm does the same from 10 KB of
//! them and 4 KB of code, a fourth of what the page may load. tests/math.rs keeps the two equal.

use super::{
    exp::{Pair, two_product},
    ln::{exponent, mantissa},
};

/// ln x, rounded correctly, for x > 0 that is normal and finite.
///
/// The error before rounding is below 2⁻⁹⁸ relative: of 10¹³ arguments less than one
/// lies so near the middle of two float64 that it could matter.
///
/// x = 2ᵏ·m with √½ ≤ m < √2; ln m = 2·artanh s = 2(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1).
pub fn ln_rounded(x: f64) -> f64 {
    const LN2: f64 = 6.931_471_803_691_238e-1; // 33 bits: k·LN2 is exact
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    const LN2_LOWEST: f64 = 1.161_222_722_936_253_2e-26;
    const LAST: u32 = 45; // |s| < 0.172: s⁴⁶ is below 2⁻¹¹⁶

    let (k, m) = (exponent(x), mantissa(x));
    let s = quotient(pair(m - 1.0), two_sum(m, 1.0));
    let square = product(s, s);
    let low = two_product(k, LN2_LOW);
    let ln_2k = sum(
        pair(k * LN2),
        Pair {
            high: low.high,
            low: low.low + k * LN2_LOWEST,
        },
    );
    // The terms from s⁹ on in plain float64: what they err is below 2⁻⁷⁰ of the whole. Where that
    // could matter, once in 2000 arguments, all are taken to twice the digits.
    let mut first = 9;
    loop {
        let mut rest = 0.0;
        for n in (first..=LAST).rev().step_by(2) {
            rest = rest * square.high + 1.0 / f64::from(n);
        }
        let mut series = pair(rest);
        for n in (1..first - 1).rev().step_by(2) {
            let reciprocal = quotient(pair(1.0), pair(f64::from(n)));
            series = sum(product(series, square), reciprocal);
        }
        let Pair { high, low } = sum(ln_2k, product(pair(2.0), product(s, series)));
        let error = high * 3e-20; // 2⁻⁶⁵
        if first > LAST || high + (low + error) == high + (low - error) {
            return high;
        }
        first = LAST + 2;
    }
}

fn pair(high: f64) -> Pair<f64> {
    Pair { high, low: 0.0 }
}

/// a + b exactly (D. E. Knuth).
fn two_sum(a: f64, b: f64) -> Pair<f64> {
    let high = a + b;
    let part = high - a;
    Pair {
        high,
        low: (a - (high - part)) + (b - part),
    }
}

// Pairs: M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous error bounds for basic building
// blocks of double-word arithmetic", ACM TOMS 44 (2017); errors below 2⁻¹⁰¹ each.

fn sum(a: Pair<f64>, b: Pair<f64>) -> Pair<f64> {
    let (high, low) = (two_sum(a.high, b.high), two_sum(a.low, b.low));
    let first = two_sum(high.high, high.low + low.high);
    two_sum(first.high, low.low + first.low)
}

fn product(a: Pair<f64>, b: Pair<f64>) -> Pair<f64> {
    let high = two_product(a.high, b.high);
    two_sum(high.high, high.low + (a.high * b.low + a.low * b.high))
}

fn quotient(a: Pair<f64>, b: Pair<f64>) -> Pair<f64> {
    let high = a.high / b.high;
    let back = product(b, pair(high));
    let rest = (a.high - back.high) + (a.low - back.low);
    two_sum(high, rest / b.high)
}
