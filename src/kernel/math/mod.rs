//! Elementary functions, each written once and generic over lanes: `exp(1.0)` and two lanes at a
//! time give the same bits, natively and in wasm (NaN payloads aside).
//!
//! Every function takes the whole range: ±0, subnormals, ±∞ and NaN. The errors stated are the
//! largest found, rounded up, among 180,000 random arguments against 160-bit arithmetic, in ULP
//! (units in the last place of the true result); tests/math.rs keeps a sample and the worst.

mod exp;
mod ln;
mod ln_rounded;
mod normal;

pub(crate) use exp::{Pair, exp_pair, two_product};
pub use exp::{exp, expm1, tanh, tanh_both, TANH, TanhConstants};
pub use ln::{ln, log1p};
pub use ln_rounded::ln_rounded;
pub use normal::{normal_cdf, normal_pdf};

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
