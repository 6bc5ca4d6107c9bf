//! The standard normal distribution, for GELU.

use super::{MATH, Pair, polynomial, two_product};
use crate::lanes::Lanes;

/// Φ(z) = ½ erfc(−z/√2), the probability of a standard normal number below z.
/// Error below 4 ULP, far into the left tail too (that is why it is not written by erf).
pub fn normal_cdf<L: Lanes>(z: L) -> L {
    normal(z).0
}

/// φ(z) = e^(−z²/2)/√(2π), its density. Error below 2 ULP.
pub fn normal_pdf<L: Lanes>(z: L) -> L {
    normal(z).1
}

/// Both from one exponential.
#[inline(never)]
pub fn normal<L: Lanes>(z: L) -> (L, L) {
    let bell = bell(z);
    let tail = bell * mills(z.abs());
    let density = bell * 0.3989422804014327; // 1/√(2π)
    (L::select(z.greater(0.0), -tail + 1.0, tail), density)
}

/// e^(−z²/2), with z² to twice the digits: the error of a rounded square would grow with z².
#[inline(always)]
fn bell<L: Lanes>(z: L) -> L {
    let z = z.clamp(-40.0, 40.0); // beyond, it is 0
    let square = two_product(z, z);
    MATH.exp_pair(Pair {
        high: square.high * -0.5,
        low: square.low * -0.5,
    })
}

/// e^(a²/2)·Φ(−a) for a ≥ 0 (Mills' ratio/√(2π)): smooth from ½ down to 1/(a√(2π)).
///
/// As in M. M. Shepherd, J. G. Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in
/// 0 ≤ x < ∞", Math. Comp. 36 (1981): times (1 + a) it is a polynomial of t = (a − 5)/(a + 5).
/// The coefficients are our own, from 48 Chebyshev nodes at 250 bits; cut off below 1e-17.
#[inline(always)]
fn mills<L: Lanes>(a: L) -> L {
    let a = a.clamp(0.0, 40.0);
    let t = (a - 5.0) / (a + 5.0);
    polynomial(t, SMOOTH) / (a + 1.0)
}

#[rustfmt::skip]
const SMOOTH: [f64; 24] = [
    0.46151582985003775,
    -0.09155228183400904,
    0.031030368425963708,
    0.010002352385229382,
    -0.026401042966308307,
    0.024536963243678652,
    -0.015170415402514863,
    0.006522000667783896,
    -0.00167607234455447,
    7.791597409338999e-06,
    0.00018233414511643843,
    -5.36075811148722e-05,
    -9.896097759279782e-06,
    9.05982468125664e-06,
    -7.034644683537101e-08,
    -1.3074486019237587e-06,
    1.27878221820937e-07,
    1.9627809920091187e-07,
    -2.6286205089898754e-08,
    -3.095201755804207e-08,
    3.627373163401201e-09,
    4.4011596227599254e-09,
    -2.8220772290629865e-10,
    -3.815816262632953e-10,
];
