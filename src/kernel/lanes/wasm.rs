//! Two lanes in WebAssembly: its instructions as they are.
//!
//! Not the crate wide's, which makes a splat of two stores and a load where a crate is compiled for size.

use super::Lanes;
use std::arch::wasm32::{self, v128};
use std::ops::{Add, AddAssign, BitAnd, BitOr, Div, Mul, Neg, Shl, Shr, Sub};

#[allow(non_camel_case_types)] // as in wide
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct f64x2(v128);

#[allow(non_camel_case_types)]
#[derive(Clone, Copy)]
pub struct u64x2(v128);

/// Two neighbours in memory.
#[inline(always)]
pub fn load(pair: &[f64; 2]) -> f64x2 {
    f64x2(bytemuck::must_cast(*pair))
}

/// Into two neighbours in memory.
#[inline(always)]
pub fn store(lanes: f64x2, pair: &mut [f64; 2]) {
    *pair = bytemuck::must_cast(lanes.0);
}

/// (a₀ + a₁, b₀ + b₁)
#[inline(always)]
pub fn sum_lanes(a: f64x2, b: f64x2) -> f64x2 {
    let first = wasm32::u64x2_shuffle::<0, 2>(a.0, b.0);
    let second = wasm32::u64x2_shuffle::<1, 3>(a.0, b.0);
    f64x2(wasm32::f64x2_add(first, second))
}

impl f64x2 {
    pub const ZERO: Self = f64x2(wasm32::f64x2(0.0, 0.0));

    #[inline(always)]
    pub fn new([first, second]: [f64; 2]) -> Self {
        f64x2(wasm32::f64x2(first, second))
    }

    #[inline(always)]
    pub fn splat(value: f64) -> Self {
        f64x2(wasm32::f64x2_splat(value))
    }

    #[inline(always)]
    pub fn to_array(self) -> [f64; 2] {
        [
            wasm32::f64x2_extract_lane::<0>(self.0),
            wasm32::f64x2_extract_lane::<1>(self.0),
        ]
    }

    #[inline(always)]
    pub fn sqrt(self) -> Self {
        f64x2(wasm32::f64x2_sqrt(self.0))
    }
}

/// A mask has all bits of a lane set, or none.
impl Lanes for f64x2 {
    type Mask = f64x2;
    type Bits = u64x2;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        f64x2::splat(value)
    }
    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        f64x2::new(self.to_array().map(f))
    }
    #[inline(always)]
    fn abs(self) -> Self {
        f64x2(wasm32::f64x2_abs(self.0))
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f64x2::sqrt(self)
    }
    #[inline(always)]
    fn to_bits(self) -> u64x2 {
        u64x2(self.0)
    }
    #[inline(always)]
    fn from_bits(bits: u64x2) -> Self {
        f64x2(bits.0)
    }
    #[inline(always)]
    fn splat_bits(bits: u64) -> u64x2 {
        u64x2(wasm32::u64x2_splat(bits))
    }
    #[inline(always)]
    fn look_up<const N: usize>(index: u64x2, table: &[[f64; 2]; N]) -> (Self, Self) {
        let first = load(&table[wasm32::u64x2_extract_lane::<0>(index.0) as usize % N]).0;
        let second = load(&table[wasm32::u64x2_extract_lane::<1>(index.0) as usize % N]).0;
        (
            f64x2(wasm32::u64x2_shuffle::<0, 2>(first, second)),
            f64x2(wasm32::u64x2_shuffle::<1, 3>(first, second)),
        )
    }
    // One instruction, which gives its first operand where a lane is NaN.
    #[inline(always)]
    fn max(self, bound: f64) -> Self {
        f64x2(wasm32::f64x2_pmax(self.0, Self::splat(bound).0))
    }
    #[inline(always)]
    fn min(self, bound: f64) -> Self {
        f64x2(wasm32::f64x2_pmin(self.0, Self::splat(bound).0))
    }
    #[inline(always)]
    fn less(self, bound: f64) -> Self {
        f64x2(wasm32::f64x2_lt(self.0, Self::splat(bound).0))
    }
    #[inline(always)]
    fn greater(self, bound: f64) -> Self {
        f64x2(wasm32::f64x2_gt(self.0, Self::splat(bound).0))
    }
    #[inline(always)]
    fn at_least(self, bound: f64) -> Self {
        f64x2(wasm32::f64x2_ge(self.0, Self::splat(bound).0))
    }
    #[inline(always)]
    fn equals(self, value: f64) -> Self {
        f64x2(wasm32::f64x2_eq(self.0, Self::splat(value).0))
    }
    #[inline(always)]
    fn above(self, other: Self) -> Self {
        f64x2(wasm32::f64x2_gt(self.0, other.0))
    }
    #[inline(always)]
    fn select(mask: Self, yes: Self, no: Self) -> Self {
        f64x2(wasm32::v128_bitselect(yes.0, no.0, mask.0))
    }
}

impl AddAssign for f64x2 {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for f64x2 {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        f64x2(wasm32::f64x2_neg(self.0))
    }
}

macro_rules! arithmetic {
    ($($operator:ident $method:ident $instruction:ident),*) => {$(
        impl $operator for f64x2 {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                f64x2(wasm32::$instruction(self.0, other.0))
            }
        }

        impl $operator<f64> for f64x2 {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                self.$method(Self::splat(other))
            }
        }
    )*};
}
arithmetic!(Add add f64x2_add, Sub sub f64x2_sub, Mul mul f64x2_mul, Div div f64x2_div);

macro_rules! bits {
    ($($operator:ident $method:ident $instruction:ident $other:ty),*) => {$(
        impl $operator<$other> for u64x2 {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: $other) -> Self {
                u64x2(wasm32::$instruction(self.0, other.into()))
            }
        }
    )*};
}
bits!(Add add u64x2_add Self, Sub sub u64x2_sub Self, BitAnd bitand v128_and Self, BitOr bitor v128_or Self);
bits!(Shl shl u64x2_shl u32, Shr shr u64x2_shr u32);

impl From<u64x2> for v128 {
    #[inline(always)]
    fn from(bits: u64x2) -> v128 {
        bits.0
    }
}
