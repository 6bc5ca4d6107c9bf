//! One or two float64 at a time: arithmetic written once for both, with the same bits.
//!
//! Only what IEEE 754 rounds correctly is here: `+ − · / √`, comparisons, and bits. No fused
//! multiply-add (`wide` would use one where the machine has it, and the bits would differ).

mod both;
#[cfg(not(target_arch = "wasm32"))]
mod portable;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use both::Both;
#[cfg(not(target_arch = "wasm32"))]
pub use portable::{f64x2, load, store, sum_lanes};
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Shl, Shr, Sub};
#[cfg(target_arch = "wasm32")]
pub use wasm::{f64x2, load, store, sum_lanes};

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
    /// The bits of each lane.
    type Bits: Copy
        + Shl<u32, Output = Self::Bits>
        + Shr<u32, Output = Self::Bits>
        + Add<Output = Self::Bits>
        + Sub<Output = Self::Bits>
        + BitAnd<Output = Self::Bits>
        + BitOr<Output = Self::Bits>;

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
    /// Lane by lane: `self > other`.
    fn above(self, other: Self) -> Self::Mask;
    /// `yes` where the mask holds, else `no`.
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;

    fn to_bits(self) -> Self::Bits;
    fn from_bits(bits: Self::Bits) -> Self;
    /// The same bits in every lane.
    fn splat_bits(bits: u64) -> Self::Bits;
    /// The pairs that stand at `index` % N, the first of each and the second of each.
    fn look_up<const N: usize>(index: Self::Bits, table: &[[f64; 2]; N]) -> (Self, Self);

    /// The larger of the two; NaN stays NaN.
    fn max(self, bound: f64) -> Self;
    /// The smaller of the two; NaN stays NaN.
    fn min(self, bound: f64) -> Self;

    /// −|x|
    #[inline(always)]
    fn negative(self) -> Self {
        Self::from_bits(self.to_bits() | Self::splat_bits(SIGN))
    }
    /// A lane that is not negative takes the sign of the other.
    #[inline(always)]
    fn signed_as(self, other: Self) -> Self {
        Self::from_bits(self.to_bits() | (other.to_bits() & Self::splat_bits(SIGN)))
    }

    /// Into `minimum..=maximum`; NaN stays NaN.
    #[inline(always)]
    fn clamp(self, minimum: f64, maximum: f64) -> Self {
        self.max(minimum).min(maximum)
    }
}

const SIGN: u64 = 1 << 63;

/// One lane. (Inherent methods win over the trait's, so `self.abs()` is float64's own.)
impl Lanes for f64 {
    type Mask = bool;
    type Bits = u64;

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
    fn to_bits(self) -> u64 {
        self.to_bits()
    }
    #[inline(always)]
    fn from_bits(bits: u64) -> Self {
        f64::from_bits(bits)
    }
    #[inline(always)]
    fn splat_bits(bits: u64) -> u64 {
        bits
    }
    #[inline(always)]
    fn look_up<const N: usize>(index: u64, table: &[[f64; 2]; N]) -> (Self, Self) {
        let [first, second] = table[index as usize % N];
        (first, second)
    }
    #[inline(always)]
    fn max(self, bound: f64) -> Self {
        if self < bound { bound } else { self }
    }
    #[inline(always)]
    fn min(self, bound: f64) -> Self {
        if self > bound { bound } else { self }
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
    fn above(self, other: Self) -> bool {
        self > other
    }
    #[inline(always)]
    fn select(mask: bool, yes: Self, no: Self) -> Self {
        if mask { yes } else { no }
    }
}

/// Four lanes, the width of the loops over a layer's activations.
#[allow(non_camel_case_types)]
pub type f64x4 = Both<f64x2>;

/// Four neighbours in memory.
#[inline(always)]
pub fn load4(four: &[f64; 4]) -> f64x4 {
    let pairs = four.as_chunks().0;
    Both(load(&pairs[0]), load(&pairs[1]))
}

/// Into four neighbours in memory.
#[inline(always)]
pub fn store4(lanes: f64x4, four: &mut [f64; 4]) {
    let pairs = four.as_chunks_mut().0;
    store(lanes.0, &mut pairs[0]);
    store(lanes.1, &mut pairs[1]);
}
