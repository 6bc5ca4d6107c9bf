//! One or two float64 at a time: arithmetic written once for both, with the same bits.
//!
//! Only what IEEE 754 rounds correctly is here: `+ − · / √`, comparisons, and bits. No fused
//! multiply-add (`wide` would use one where the machine has it, and the bits would differ).

use std::ops::{Add, Div, Mul, Neg, Sub};
pub use wide::f64x2;

/// A few float64 that go through the same arithmetic side by side.
pub trait Lanes:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// A yes or no for each lane.
    type Mask: Copy;

    /// The same number in every lane.
    fn splat(value: f64) -> Self;
    /// Lane by lane, for what has no vector instruction: bits and tables.
    fn map(self, f: impl Fn(f64) -> f64) -> Self;

    fn abs(self) -> Self;
    fn sqrt(self) -> Self;

    /// False where the lane is NaN, as all comparisons are.
    fn less(self, bound: f64) -> Self::Mask;
    fn greater(self, bound: f64) -> Self::Mask;
    fn at_least(self, bound: f64) -> Self::Mask;
    fn equals(self, value: f64) -> Self::Mask;
    /// `yes` where the mask holds, else `no`.
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;

    /// The larger of the two; NaN stays NaN.
    fn max(self, bound: f64) -> Self;
    /// 2ᵏ for the lane 1.5·2⁵² + 1023 + k, −1023 ≤ k ≤ 1023; 0 for k = −1023.
    fn power_of_two(self) -> Self;
    /// −|x|
    fn negative(self) -> Self;
    /// A number of no sign takes the one of `other`.
    fn signed_as(self, other: Self) -> Self;

    /// Into `minimum..=maximum`; NaN stays NaN.
    #[inline(always)]
    fn clamp(self, minimum: f64, maximum: f64) -> Self {
        let x = Self::select(self.less(minimum), Self::splat(minimum), self);
        Self::select(x.greater(maximum), Self::splat(maximum), x)
    }
}

/// One lane. (Inherent methods win over the trait's, so `self.abs()` is float64's own.)
impl Lanes for f64 {
    type Mask = bool;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        value
    }
    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        f(self)
    }
    #[inline(always)]
    fn abs(self) -> Self {
        self.abs()
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f64x2::splat(self).sqrt().to_array()[0] // core has none
    }
    #[inline(always)]
    fn max(self, bound: f64) -> Self {
        if self < bound { bound } else { self }
    }
    #[inline(always)]
    fn power_of_two(self) -> Self {
        f64::from_bits(self.to_bits() << 52)
    }
    #[inline(always)]
    fn negative(self) -> Self {
        -self.abs()
    }
    #[inline(always)]
    fn signed_as(self, other: Self) -> Self {
        self.copysign(other)
    }
    #[inline(always)]
    fn less(self, bound: f64) -> bool {
        self < bound
    }
    #[inline(always)]
    fn greater(self, bound: f64) -> bool {
        self > bound
    }
    #[inline(always)]
    fn at_least(self, bound: f64) -> bool {
        self >= bound
    }
    #[inline(always)]
    fn equals(self, value: f64) -> bool {
        self == value
    }
    #[inline(always)]
    fn select(mask: bool, yes: Self, no: Self) -> Self {
        if mask { yes } else { no }
    }
}

/// Two lanes. A mask has all bits of a lane set, or none.
impl Lanes for f64x2 {
    type Mask = f64x2;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        f64x2::splat(value)
    }
    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let [a, b] = self.to_array();
        f64x2::new([f(a), f(b)])
    }
    #[inline(always)]
    fn abs(self) -> Self {
        f64x2::abs(self)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f64x2::sqrt(self)
    }
    #[inline(always)]
    fn max(self, bound: f64) -> Self {
        // Where a lane is NaN, `fast_max` gives the second in one set of instructions, the first in another.
        if cfg!(target_arch = "x86_64") {
            f64x2::splat(bound).fast_max(self)
        } else {
            self.fast_max(f64x2::splat(bound))
        }
    }
    #[inline(always)]
    fn power_of_two(self) -> Self {
        let bits: wide::u64x2 = bytemuck::must_cast(self);
        bytemuck::must_cast(bits << 52_u32)
    }
    #[inline(always)]
    fn negative(self) -> Self {
        self | f64x2::splat(-0.0)
    }
    #[inline(always)]
    fn signed_as(self, other: Self) -> Self {
        self | (other & f64x2::splat(-0.0))
    }
    #[inline(always)]
    fn less(self, bound: f64) -> f64x2 {
        self.simd_lt(f64x2::splat(bound))
    }
    #[inline(always)]
    fn greater(self, bound: f64) -> f64x2 {
        self.simd_gt(f64x2::splat(bound))
    }
    #[inline(always)]
    fn at_least(self, bound: f64) -> f64x2 {
        self.simd_ge(f64x2::splat(bound))
    }
    #[inline(always)]
    fn equals(self, value: f64) -> f64x2 {
        self.simd_eq(f64x2::splat(value))
    }
    #[inline(always)]
    fn select(mask: f64x2, yes: Self, no: Self) -> Self {
        mask.bitselect(yes, no)
    }
}

/// `values[i] = f(values[i])`, two at a time; the last odd one is padded, so that a value never
/// depends on its position.
#[inline(always)]
pub fn map_in_place(values: &mut [f64], f: impl Fn(f64x2) -> f64x2) {
    for pair in values.chunks_mut(2) {
        let last = pair.len() == 1;
        let [a, b] = f(f64x2::new([pair[0], if last { 0.0 } else { pair[1] }])).to_array();
        pair[0] = a;
        if !last {
            pair[1] = b;
        }
    }
}
