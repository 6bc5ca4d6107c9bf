//! The natural logarithm, after FDLIBM's e_log.c and s_log1p.c (Sun Microsystems, 1993).

use super::polynomial;
use crate::lanes::Lanes;

/// ln x; −∞ at ±0, NaN below. Error below 1 ULP.
#[inline(never)]
pub fn ln<L: Lanes>(x: L) -> L {
    let subnormal = x.less(f64::MIN_POSITIVE);
    let scaled = L::select(subnormal, x * 18014398509481984.0, x); // 2⁵⁴
    let exponent_shift = L::select(subnormal, L::splat(-54.0), L::splat(0.0));
    let zero = L::splat(0.0);
    ends(
        x,
        logarithm(
            exponent(scaled) + exponent_shift,
            mantissa(scaled) - 1.0,
            zero,
        ),
    )
}

/// ln(1 + x), accurate for small x too; −∞ at −1, NaN below. Error below 1 ULP.
#[inline(never)]
pub fn log1p<L: Lanes>(x: L) -> L {
    let u = x + 1.0;
    // What 1 + x lost to rounding, relative to u; beyond 2⁵³ it no longer counts.
    let lost = L::select(u.greater(2.0), -(u - x) + 1.0, x - (u - 1.0)) / u;
    let lost = L::select(u.less(9007199254740992.0), lost, L::splat(0.0));
    let k = exponent(u);
    let near = k.equals(0.0);
    let f = L::select(near, x, mantissa(u) - 1.0);
    let y = ends(u, logarithm(k, f, L::select(near, L::splat(0.0), lost)));
    L::select(x.equals(0.0), x, y) // −0 stays −0
}

/// k·ln2 + ln(1 + f) + lost, for −0.293 < f < 0.415.
#[inline(always)]
fn logarithm<L: Lanes>(k: L, f: L, lost: L) -> L {
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1; // 33 bits: k·LN2_HIGH is exact
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    const REMEZ: [f64; 7] = [
        6.666_666_666_666_735e-1,
        3.999_999_999_940_942e-1,
        2.857_142_874_366_239e-1,
        2.222_219_843_214_978_4e-1,
        1.818_357_216_161_805e-1,
        1.531_383_769_920_937_3e-1,
        1.479_819_860_511_658_6e-1,
    ];
    // ln(1 + f) = 2 artanh s = 2s + s·R(s²); and 2s = f − s·f, s·f = f²/2 − s·f²/2.
    let half_square = f * f * 0.5;
    let s = f / (f + 2.0);
    let z = s * s;
    let r = z * polynomial(z, REMEZ);
    s * (half_square + r) + (k * LN2_LOW + lost) - half_square + f + k * LN2_HIGH
}

/// The argument's special values: ln 0 = −∞, ln of a negative is NaN, ∞ and NaN pass.
#[inline(always)]
fn ends<L: Lanes>(x: L, y: L) -> L {
    let y = L::select(x.less(f64::INFINITY), y, x);
    let y = L::select(x.equals(0.0), L::splat(f64::NEG_INFINITY), y);
    L::select(x.less(0.0), L::splat(f64::NAN), y)
}

/// What lifts √½ to 1 in the bits of a float64: a mantissa above √2 counts for the next exponent.
const TO_ONE: u64 = 0x3ff0_0000_0000_0000 - SQRT_HALF;
const SQRT_HALF: u64 = 0x3fe6_a09e_0000_0000;

/// k of x = 2ᵏ·m with √½ ≤ m < √2.
#[inline(always)]
fn exponent<L: Lanes>(x: L) -> L {
    const INTEGER: u64 = 0x4330_0000_0000_0000; // 2⁵²: n in its low bits makes 2⁵² + n
    x.map(|x| f64::from_bits((x.to_bits().wrapping_add(TO_ONE) >> 52) | INTEGER))
        - (4503599627370496.0 + 1023.0)
}

/// m of the same.
#[inline(always)]
fn mantissa<L: Lanes>(x: L) -> L {
    x.map(|x| {
        let bits = x.to_bits().wrapping_add(TO_ONE);
        f64::from_bits((bits & 0x000f_ffff_ffff_ffff) + SQRT_HALF)
    })
}
