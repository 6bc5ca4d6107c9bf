//! eˣ and what follows from it.
//!
//! P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point
//! arithmetic", ACM TOMS 15 (1989), and "… of the expm1 function …", TOMS 18 (1992):
//! x = (32k + j)·ln2/32 + r, so that eˣ = 2ᵏ · 2^(j/32) · eʳ with |r| ≤ ln2/64.

use super::polynomial;
use crate::kernel::lanes::Lanes;

/// eˣ. Error below 0.53 ULP, 0.77 where the result is subnormal.
#[inline(never)] // most activations call it: once is enough
pub fn exp<L: Lanes>(x: L) -> L {
    exp_pair(Pair {
        high: x,
        low: L::splat(0.0),
    })
}

/// eˣ − 1, accurate for small x too. Error below 0.53 ULP.
#[inline(never)]
pub fn expm1<L: Lanes>(x: L) -> L {
    let parts = Parts::of(Pair {
        high: x.clamp(-50.0, 750.0),
        low: L::splat(0.0),
    });
    let Parts {
        leading,
        leading_low,
        r,
        r_low,
        power,
        ..
    } = parts;
    // L + L·r − 1 for L = 2ᵏ·2^(j/32) is (L − 1) + r + (L − 1)·r: the first is 0 or above 2|r|.
    let l = leading * power;
    let sum = l - 1.0;
    let lost = L::select(l.greater(1.0), -(sum - l) - 1.0, l - (sum + 1.0));
    let head = sum + r;
    let tail = (sum - head) + r;
    let low = leading_low * (r + 1.0) * power + l * r_low;
    let small = head + (tail + (sum * r + (lost + low)));
    // From 2⁵⁴ on the −1 no longer counts, and 2ᵏ needs its scale.
    let y = L::select(x.greater(40.0), parts.value(), small);
    L::select(x.equals(0.0), x, y) // −0 stays −0
}

/// e²ˣ for x = −|z|, split so that tanh z and its derivative follow without losing digits.
///
/// Cephes' exp (S. Moshier): e²ˣ = 2ᵏ·eʳ, |r| ≤ ln2/2, and eʳ = (Q(r²) + r·P(r²))/(Q(r²) − r·P(r²)).
struct Tanh<L> {
    /// 2ᵏ
    s: L,
    q: L,
    /// r·P(r²)
    p: L,
    denominator: L,
}

pub struct TanhConstants {
    lowest: f64,
    inverse: f64,
    integer: f64,
    ln2_high: f64,
    ln2_low: f64,
    p: [f64; 3],
    q: [f64; 4],
    one: f64,
    four: f64,
}
pub static TANH: TanhConstants = TanhConstants {
    lowest: -354.7,
    inverse: 2.885390081777927,
    integer: 6755399441055744.0 + 1023.0,
    ln2_high: 0.693145751953125 / 2.0,
    ln2_low: 1.42860682030941723212e-6 / 2.0,
    p: [1.26177193074810590878e-4 * 32.0, 3.02994407707441961300e-2 * 8.0, 9.99999999999999999910e-1 * 2.0],
    q: [3.00198505138664455042e-6 * 64.0, 2.52448340349684104192e-3 * 16.0, 2.27265548208155028766e-1 * 4.0, 2.0],
    one: 1.0,
    four: 4.0,
};

impl<L: Lanes> Tanh<L> {
    #[inline(always)]
    fn of(z: L, c: &TanhConstants) -> (Self, L) {
        let x = z.negative().max(c.lowest);
        let n = x * c.inverse + c.integer;
        let s = n.power_of_two();
        let k = n - c.integer;
        let r = x - k * c.ln2_high - k * c.ln2_low; // half of it, which the coefficients know
        let square = r * r;
        let p = ((square * c.p[0] + c.p[1]) * square + c.p[2]) * r;
        let q = ((square * c.q[0] + c.q[1]) * square + c.q[2]) * square + c.q[3];
        let (up, down) = (s + c.one, -s + c.one);
        let denominator = up * q - down * p;
        let value = (down * q - up * p) / denominator;
        (Tanh { s, q, p, denominator }, value.signed_as(z))
    }

    #[inline(always)]
    fn slope(self, c: &TanhConstants) -> L {
        self.s * c.four * ((self.q + self.p) * (self.q - self.p)) / (self.denominator * self.denominator)
    }
}

/// tanh x
#[inline(always)]
pub fn tanh<L: Lanes>(x: L) -> L {
    Tanh::of(x, &TANH).1
}

/// tanh x and its derivative
#[inline(always)]
pub fn tanh_both<L: Lanes>(x: L, c: &TanhConstants) -> (L, L) {
    let (parts, value) = Tanh::of(x, c);
    (value, parts.slope(c))
}

/// An unevaluated sum `high + low`, |low| ≤ ulp(high): twice the digits.
#[derive(Clone, Copy)]
pub(crate) struct Pair<L> {
    pub high: L,
    pub low: L,
}

/// a·b exactly, for |a|, |b| < 2⁹⁹⁶ (T. J. Dekker, Numer. Math. 18, 1971).
#[inline(always)]
pub(crate) fn two_product<L: Lanes>(a: L, b: L) -> Pair<L> {
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

/// e^(high + low): where x is itself the result of a calculation, and large, its own last bit
/// would cost hundreds of ULP. A non-finite `low` counts as 0.
#[inline(never)]
pub(crate) fn exp_pair<L: Lanes>(x: Pair<L>) -> L {
    Parts::of(x).value()
}

/// eˣ = (leading + leading_low) · (1 + r + r_low) · power · scale.
#[derive(Clone, Copy)]
struct Parts<L> {
    leading: L,
    leading_low: L,
    r: L,
    r_low: L,
    power: L,
    scale: L,
}

impl<L: Lanes> Parts<L> {
    #[inline(always)]
    fn of(x: Pair<L>) -> Self {
        const INVERSE: f64 = 46.16624130844683; // 32/ln2
        const LN2_32: f64 = 0.021660849392446835; // ln2/32, 36 bits: n·LN2_32 is exact
        const LN2_32_LOW: f64 = 5.145609244655338e-14;
        const INTEGER: f64 = 6755399441055744.0; // 1.5·2⁵²: x + INTEGER has round(x) in its low bits

        // Outside of this, eˣ is 0 or ∞ already.
        let low = L::select(x.low.abs().less(1.0), x.low, L::splat(0.0));
        let x = x.high.clamp(-746.0, 710.0);
        let n = (x * INVERSE + INTEGER) - INTEGER;
        let r_exact = x - n * LN2_32;
        let n_low = n * LN2_32_LOW;
        let r = r_exact - n_low;
        let r_low = ((r_exact - r) - n_low) + low;
        let r_low = r_low + r * (r_low + r * polynomial(r, TAYLOR)); // eʳ − 1 = r + r_low

        // 2ᵏ itself would overflow or be subnormal near the ends: `scale` takes a part of it.
        let (tiny, huge) = (x.less(-690.0), x.greater(690.0));
        let zero = L::splat(0.0);
        let shift = L::select(
            tiny,
            L::splat(128.0),
            L::select(huge, L::splat(-64.0), zero),
        );
        let scale = L::select(
            tiny,
            L::splat(f64::from_bits((1023 - 128) << 52)),
            L::select(
                huge,
                L::splat(f64::from_bits((1023 + 64) << 52)),
                L::splat(1.0),
            ),
        );
        let index = n + shift * 32.0 + INTEGER;
        let power = index.map(|i| f64::from_bits(((i.to_bits() >> 5) + 1023) << 52));
        let leading = index.map(|i| POWERS[i.to_bits() as usize % 32].0);
        let leading_low = index.map(|i| POWERS[i.to_bits() as usize % 32].1);
        Parts {
            leading,
            leading_low,
            r,
            r_low,
            power,
            scale,
        }
    }

    #[inline(always)]
    fn value(self) -> L {
        let rest = self.leading_low + self.leading * (self.r + self.r_low);
        (self.leading + rest) * self.power * self.scale
    }
}

/// (eʳ − 1 − r)/r²; the next term is below 2⁻⁶⁷.
const TAYLOR: [f64; 6] = [
    1.0 / 2.0,
    1.0 / 6.0,
    1.0 / 24.0,
    1.0 / 120.0,
    1.0 / 720.0,
    1.0 / 5040.0,
];

/// 2^(j/32) as a float64 and what is left.
#[rustfmt::skip]
#[allow(clippy::approx_constant)] // √2 is one of them, but not the only one
const POWERS: [(f64, f64); 32] = [
    (1.0, 0.0),
    (1.0218971486541166, 5.109225028973444e-17),
    (1.0442737824274138, 8.551889705537965e-17),
    (1.0671404006768237, -7.899853966841582e-17),
    (1.0905077326652577, -3.046782079812471e-17),
    (1.1143867425958924, 1.0410278456845571e-16),
    (1.1387886347566916, 8.912812676025408e-17),
    (1.1637248587775775, 3.8292048369240935e-17),
    (1.189207115002721, 3.982015231465646e-17),
    (1.215247359980469, -7.712630692681488e-17),
    (1.241857812073484, 4.658027591836937e-17),
    (1.2690509571917332, 2.667932131342186e-18),
    (1.2968395546510096, 2.5382502794888315e-17),
    (1.3252366431597413, -2.8587312100388614e-17),
    (1.3542555469368927, 7.70094837980299e-17),
    (1.383909881963832, -6.770511658794786e-17),
    (1.4142135623730951, -9.667293313452913e-17),
    (1.4451808069770467, -3.0237581349939873e-17),
    (1.4768261459394993, -3.483994556892796e-17),
    (1.5091644275934228, -1.016455327754295e-16),
    (1.5422108254079407, 7.949834809697621e-17),
    (1.5759808451078865, -1.0136916471278304e-17),
    (1.6104903319492543, 2.4707192569797888e-17),
    (1.645755478153965, -1.0125679913674773e-16),
    (1.681792830507429, 8.199010020581497e-17),
    (1.718619298122478, -1.851380418263111e-17),
    (1.7562521603732995, 2.960140695448873e-17),
    (1.7947090750031072, 1.8227458427912087e-17),
    (1.8340080864093424, 3.283107224245627e-17),
    (1.8741676341103, -6.122763413004143e-17),
    (1.9152065613971474, -1.0619946056195963e-16),
    (1.9571441241754002, 8.960767791036668e-17),
];
