//! sin and cos, after FDLIBM's k_sin.c and k_cos.c (Sun Microsystems, 1993).

use super::{
    error_free::{Pair, two_sum},
    polynomial,
};
use crate::lanes::Lanes;

/// sin x for |x| ≤ 2²⁰; NaN beyond, where other libraries reduce x by hundreds of digits of π, which
/// nothing here needs. Error below 0.76 ULP.
#[inline(never)]
pub fn sin<L: Lanes>(x: L) -> L {
    L::select(x.equals(0.0), x, of_quadrant(x, 0)) // −0 stays −0
}

/// cos x for |x| ≤ 2²⁰; NaN beyond. Error below 0.76 ULP.
#[inline(never)]
pub fn cos<L: Lanes>(x: L) -> L {
    of_quadrant(x, 1)
}

/// sin(x + shift·π/2), by the remainder r of x in its quadrant: ±sin r or ±cos r.
#[inline(always)]
fn of_quadrant<L: Lanes>(x: L, shift: u64) -> L {
    const LARGEST: f64 = 1_048_576.0;
    const INTEGER: f64 = 6755399441055744.0; // 1.5·2⁵²: x + INTEGER has round(x) in its low bits
    let index = x * std::f64::consts::FRAC_2_PI + INTEGER;
    let r = remainder(x, index - INTEGER);
    let is_odd = index.map(|i| ((i.to_bits() + shift) & 1) as f64);
    let sign = index.map(|i| 1.0 - ((i.to_bits() + shift) & 2) as f64);
    let y = sign * L::select(is_odd.equals(1.0), near_cos(r), near_sin(r));
    L::select(x.abs().at_least(LARGEST.next_up()), L::splat(f64::NAN), y)
}

/// x − n·π/2 to 130 binary digits behind the point, for whole n below 2²⁰: no x of float64 comes
/// nearer to a multiple than 2⁻⁶⁰.
#[inline(always)]
fn remainder<L: Lanes>(x: L, n: L) -> Pair<L> {
    // π/2 in parts of 33 bits, so that n times each is exact; the last has 53
    const PARTS: [f64; 4] = [
        1.5707963267341256,
        6.077100506303966e-11,
        2.0222662487111665e-21,
        8.4784276603689e-32,
    ];
    let first = x - n * PARTS[0]; // exact
    let second = two_sum(first, -(n * PARTS[1]));
    let third = two_sum(second.high, -(n * PARTS[2]));
    let low = second.low + third.low - n * PARTS[3];
    let high = third.high + low;
    Pair {
        high,
        low: low - (high - third.high),
    }
}

/// sin r for |r| ≤ π/4: r − r³/6 + r⁵·P(r²).
#[inline(always)]
fn near_sin<L: Lanes>(Pair { high: r, low }: Pair<L>) -> L {
    const THIRD: f64 = -0.16666666666666632;
    const REMEZ: [f64; 5] = [
        0.00833333333332249,
        -0.0001984126982985795,
        2.7557313707070068e-06,
        -2.5050760253406863e-08,
        1.58969099521155e-10,
    ];
    let square = r * r;
    let cube = square * r;
    let rest = square * (low * 0.5 - cube * polynomial(square, REMEZ)) - low;
    r - (rest - cube * THIRD)
}

/// cos r for |r| ≤ π/4: 1 − r²/2 + r⁴·P(r²).
#[inline(always)]
fn near_cos<L: Lanes>(Pair { high: r, low }: Pair<L>) -> L {
    const REMEZ: [f64; 6] = [
        0.0416666666666666,
        -0.001388888888887411,
        2.480158728947673e-05,
        -2.7557314351390663e-07,
        2.087572321298175e-09,
        -1.1359647557788195e-11,
    ];
    let square = r * r;
    let half = square * 0.5;
    let head = -half + 1.0;
    let lost = (-head + 1.0) - half;
    head + (lost + (square * (square * polynomial(square, REMEZ)) - r * low))
}
