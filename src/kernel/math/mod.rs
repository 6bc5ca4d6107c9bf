//! Elementary functions, each written once and generic over lanes: `exp(1.0)` and two lanes at a
//! time give the same bits, natively and in wasm (NaN payloads aside).
//!
//! Every function takes the whole range unless it says otherwise: ±0, subnormals, ±∞ and NaN. The errors stated are the
//! largest found, rounded up, among 180,000 random arguments against 160-bit arithmetic, in ULP
//! (units in the last place of the true result); tests/math.rs keeps a sample and the worst.

mod error_free;
mod exp;
mod ln;
mod ln_glibc;
mod normal;
mod powi;
mod sine;

pub use error_free::fused;
pub(crate) use error_free::{Pair, two_product};
pub(crate) use exp::exp_pair;
pub use exp::{exp, expm1, tanh};
pub use ln::{ln, log1p};
pub use ln_glibc::ln_glibc;
pub use normal::{normal_cdf, normal_pdf};
pub use powi::powi;
pub use sine::{cos, sin};

use super::lanes::Lanes;

/// c₀ + c₁x + c₂x² + …, Horner's way.
#[inline(always)]
fn polynomial<L: Lanes, const N: usize>(x: L, coefficients: [f64; N]) -> L {
    let mut sum = L::splat(coefficients[N - 1]);
    for c in coefficients.into_iter().rev().skip(1) {
        sum = sum * x + c;
    }
    sum
}
