//! eˣ and what follows from it.
//!
//! P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point
//! arithmetic", ACM TOMS 15 (1989), and "… of the expm1 function …", TOMS 18 (1992):
//! x = (32k + j)·ln2/32 + r, so that eˣ = 2ᵏ · 2^(j/32) · eʳ with |r| ≤ ln2/64.

use super::{Math, Pair};
use crate::lanes::Lanes;

pub(super) struct Constants {
    lowest: f64,
    highest: f64,
    inverse: f64,
    integer: f64,
    ln2_32: f64,
    ln2_32_low: f64,
    taylor: [f64; 6],
}

pub(super) const CONSTANTS: Constants = Constants {
    // Outside of these eˣ is 0 or ∞ already.
    lowest: -746.0,
    highest: 710.0,
    inverse: 46.16624130844683,   // 32/ln2
    integer: 6755399441055744.0,  // 1.5·2⁵²: x + integer has round(x) in its low bits
    ln2_32: 0.021660849392446835, // ln2/32, 36 bits: n·ln2_32 is exact
    ln2_32_low: 5.145609244655338e-14,
    // (eʳ − 1 − r)/r²; the next term is below 2⁻⁶⁷.
    taylor: [
        1.0 / 2.0,
        1.0 / 6.0,
        1.0 / 24.0,
        1.0 / 120.0,
        1.0 / 720.0,
        1.0 / 5040.0,
    ],
};

impl Math {
    /// eˣ. Error below 0.53 ULP, 0.77 where the result is subnormal.
    #[inline(always)]
    pub fn exp<L: Lanes>(&self, x: L) -> L {
        self.parts(x, L::splat(0.0)).value()
    }

    /// eˣ − 1, accurate for small x too. Error below 0.53 ULP.
    #[inline(always)]
    pub fn expm1<L: Lanes>(&self, x: L) -> L {
        let parts = self.parts(x.clamp(-50.0, 750.0), L::splat(0.0));
        let Parts {
            leading,
            leading_low,
            r,
            r_low,
            ..
        } = parts;
        let power = parts.half_power * parts.other_half;
        // L + L·r − 1 for L = 2ᵏ·2^(j/32) is (L − 1) + r + (L − 1)·r: the first is 0 or above 2|r|.
        let l = leading * power;
        let sum = l - 1.0;
        let lost = L::select(l.greater(1.0), -(sum - l) - 1.0, l - (sum + 1.0));
        let head = sum + r;
        let tail = (sum - head) + r;
        let low = leading_low * (r + 1.0) * power + l * r_low;
        let small = head + (tail + (sum * r + (lost + low)));
        // From 2⁵⁴ on the −1 no longer counts, and 2ᵏ may be ∞.
        let y = L::select(x.greater(40.0), parts.value(), small);
        L::select(x.equals(0.0), x, y) // −0 stays −0
    }

    /// e^(x + low), to a relative accuracy beyond that of x.
    #[inline(always)]
    fn parts<L: Lanes>(&self, x: L, low: L) -> Parts<L> {
        let c = &self.exp;
        let x = x.clamp(c.lowest, c.highest);
        let n = x * c.inverse + c.integer;
        let bits = n.to_bits();
        let n = n - c.integer;
        let r_exact = x - n * c.ln2_32;
        let n_low = n * c.ln2_32_low;
        let r = r_exact - n_low;
        let r_low = ((r_exact - r) - n_low) + low;
        let [t0, t1, t2, t3, t4, t5] = c.taylor;
        let taylor = ((((r * t5 + t4) * r + t3) * r + t2) * r + t1) * r + t0;
        let r_low = r_low + r * (r_low + r * taylor); // eʳ − 1 = r + r_low

        // 2ᵏ itself may be ∞ or subnormal near the ends: two factors of half its size are not.
        let power = |k: L::Bits| L::from_bits((k + L::splat_bits(1023)) << 52);
        let (half, k) = (bits >> 6, bits >> 5);
        let (leading, leading_low) = L::look_up(bits, &POWERS);
        Parts {
            leading,
            leading_low,
            r,
            r_low,
            half_power: power(half),
            other_half: power(k - half),
        }
    }
}

/// eˣ = (leading + leading_low) · (1 + r + r_low) · half_power · other_half.
#[derive(Clone, Copy)]
struct Parts<L> {
    leading: L,
    leading_low: L,
    r: L,
    r_low: L,
    half_power: L,
    other_half: L,
}

impl<L: Lanes> Parts<L> {
    #[inline(always)]
    fn value(self) -> L {
        let rest = self.leading_low + self.leading * (self.r + self.r_low);
        (self.leading + rest) * self.half_power * self.other_half
    }
}

impl Math {
    /// e^(high + low): where x is itself the result of a calculation, and large, its own last bit
    /// would cost hundreds of ULP. A non-finite `low` counts as 0.
    #[inline(always)]
    pub fn exp_pair<L: Lanes>(&self, x: Pair<L>) -> L {
        let low = L::select(x.low.abs().less(1.0), x.low, L::splat(0.0));
        self.parts(x.high, low).value()
    }
}

/// 2^(j/32) as a float64, and its rounding error.
#[rustfmt::skip]
#[allow(clippy::approx_constant)] // √2 is one of them, but not the only one
const POWERS: [[f64; 2]; 32] = [
    [1.0, 0.0],
    [1.0218971486541166, 5.109225028973444e-17],
    [1.0442737824274138, 8.551889705537965e-17],
    [1.0671404006768237, -7.899853966841582e-17],
    [1.0905077326652577, -3.046782079812471e-17],
    [1.1143867425958924, 1.0410278456845571e-16],
    [1.1387886347566916, 8.912812676025408e-17],
    [1.1637248587775775, 3.8292048369240935e-17],
    [1.189207115002721, 3.982015231465646e-17],
    [1.215247359980469, -7.712630692681488e-17],
    [1.241857812073484, 4.658027591836937e-17],
    [1.2690509571917332, 2.667932131342186e-18],
    [1.2968395546510096, 2.5382502794888315e-17],
    [1.3252366431597413, -2.8587312100388614e-17],
    [1.3542555469368927, 7.70094837980299e-17],
    [1.383909881963832, -6.770511658794786e-17],
    [1.4142135623730951, -9.667293313452913e-17],
    [1.4451808069770467, -3.0237581349939873e-17],
    [1.4768261459394993, -3.483994556892796e-17],
    [1.5091644275934228, -1.016455327754295e-16],
    [1.5422108254079407, 7.949834809697621e-17],
    [1.5759808451078865, -1.0136916471278304e-17],
    [1.6104903319492543, 2.4707192569797888e-17],
    [1.645755478153965, -1.0125679913674773e-16],
    [1.681792830507429, 8.199010020581497e-17],
    [1.718619298122478, -1.851380418263111e-17],
    [1.7562521603732995, 2.960140695448873e-17],
    [1.7947090750031072, 1.8227458427912087e-17],
    [1.8340080864093424, 3.283107224245627e-17],
    [1.8741676341103, -6.122763413004143e-17],
    [1.9152065613971474, -1.0619946056195963e-16],
    [1.9571441241754002, 8.960767791036668e-17],
];
