//! Elementary functions, each written once and generic over lanes: `exp(1.0)` and two lanes at a
//! time give the same bits, natively and in wasm (NaN payloads aside).
//!
//! Every function takes the whole range unless it says otherwise: ±0, subnormals, ±∞ and NaN. The errors stated are the
//! largest found, rounded up, among 180,000 random arguments against 160-bit arithmetic, in ULP
//! (units in the last place of the true result); tests/engine/math.rs keeps a sample and the worst.

mod error_free;
mod exp;
mod ln;
mod ln_glibc;
mod normal;
mod powi;
mod sine;
mod tanh;

pub use error_free::{Pair, fused, two_product};
pub use ln::{ln, log1p};
pub use ln_glibc::ln_glibc;
pub use normal::{normal, normal_cdf, normal_pdf};
pub use powi::powi;
pub use sine::{cos, sin};

use crate::lanes::{Lanes, load4, store4};

/// The functions of the kernel's loops, with their constants.
///
/// V8 does not move a constant of two lanes out of a loop: it would build all of them from its instructions' own bytes
/// for each pair of numbers, which takes as long as the arithmetic. A loop that gets them by [`Math::in_memory`] loads
/// them once, before it begins.
pub struct Math {
    exp: exp::Constants,
    tanh: tanh::Constants,
}

/// For a single number.
pub const MATH: &Math = &Math {
    exp: exp::CONSTANTS,
    tanh: tanh::CONSTANTS,
};

impl Math {
    /// For a loop: the compiler does not see that these are constants.
    #[inline(always)]
    pub fn in_memory() -> &'static Self {
        std::hint::black_box(MATH)
    }
}

/// As [`Math::exp`].
#[inline(never)]
pub fn exp<L: Lanes>(x: L) -> L {
    MATH.exp(x)
}

/// eˣ of each number, in its place.
#[inline(never)]
pub fn exp_in_place(numbers: &mut [f64]) {
    let m = Math::in_memory();
    let (fours, rest) = numbers.as_chunks_mut();
    for four in fours {
        store4(m.exp(load4(four)), four);
    }
    for x in rest {
        *x = exp(*x);
    }
}

/// As [`Math::expm1`].
#[inline(never)]
pub fn expm1<L: Lanes>(x: L) -> L {
    MATH.expm1(x)
}

/// As [`Math::tanh`].
#[inline(never)]
pub fn tanh<L: Lanes>(x: L) -> L {
    MATH.tanh(x)
}

/// c₀ + c₁x + c₂x² + …, Horner's way.
#[inline(always)]
fn polynomial<L: Lanes, const N: usize>(x: L, coefficients: [f64; N]) -> L {
    let mut sum = L::splat(coefficients[N - 1]);
    for c in coefficients.into_iter().rev().skip(1) {
        sum = sum * x + c;
    }
    sum
}
