//! Twice as many lanes, as two chains of instructions side by side: one alone waits for itself.

use super::Lanes;
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Shl, Shr, Sub};

/// Two of the same.
#[derive(Clone, Copy, Debug)]
pub struct Both<T>(pub T, pub T);

macro_rules! each {
    ($($operator:ident $method:ident),*) => {$(
        impl<T: $operator<Output = T>> $operator for Both<T> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Both(self.0.$method(other.0), self.1.$method(other.1))
            }
        }
    )*};
    ($($operator:ident $method:ident by $other:ty),*) => {$(
        impl<T: $operator<$other, Output = T>> $operator<$other> for Both<T> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: $other) -> Self {
                Both(self.0.$method(other), self.1.$method(other))
            }
        }
    )*};
}
each!(Add add, Sub sub, Mul mul, Div div, BitAnd bitand, BitOr bitor);
each!(Add add by f64, Sub sub by f64, Mul mul by f64, Div div by f64, Shl shl by u32, Shr shr by u32);

impl<T: Neg<Output = T>> Neg for Both<T> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Both(-self.0, -self.1)
    }
}

impl<L: Lanes> Lanes for Both<L> {
    type Mask = Both<L::Mask>;
    type Bits = Both<L::Bits>;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        Both(L::splat(value), L::splat(value))
    }
    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Both(self.0.map(&f), self.1.map(&f))
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Both(self.0.abs(), self.1.abs())
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Both(self.0.sqrt(), self.1.sqrt())
    }
    #[inline(always)]
    fn to_bits(self) -> Self::Bits {
        Both(self.0.to_bits(), self.1.to_bits())
    }
    #[inline(always)]
    fn from_bits(bits: Self::Bits) -> Self {
        Both(L::from_bits(bits.0), L::from_bits(bits.1))
    }
    #[inline(always)]
    fn splat_bits(bits: u64) -> Self::Bits {
        Both(L::splat_bits(bits), L::splat_bits(bits))
    }
    #[inline(always)]
    fn look_up<const N: usize>(index: Self::Bits, table: &[[f64; 2]; N]) -> (Self, Self) {
        let (first, other) = (L::look_up(index.0, table), L::look_up(index.1, table));
        (Both(first.0, other.0), Both(first.1, other.1))
    }
    #[inline(always)]
    fn max(self, bound: f64) -> Self {
        Both(self.0.max(bound), self.1.max(bound))
    }
    #[inline(always)]
    fn min(self, bound: f64) -> Self {
        Both(self.0.min(bound), self.1.min(bound))
    }
    #[inline(always)]
    fn less(self, bound: f64) -> Self::Mask {
        Both(self.0.less(bound), self.1.less(bound))
    }
    #[inline(always)]
    fn greater(self, bound: f64) -> Self::Mask {
        Both(self.0.greater(bound), self.1.greater(bound))
    }
    #[inline(always)]
    fn at_least(self, bound: f64) -> Self::Mask {
        Both(self.0.at_least(bound), self.1.at_least(bound))
    }
    #[inline(always)]
    fn equals(self, value: f64) -> Self::Mask {
        Both(self.0.equals(value), self.1.equals(value))
    }
    #[inline(always)]
    fn above(self, other: Self) -> Self::Mask {
        Both(self.0.above(other.0), self.1.above(other.1))
    }
    #[inline(always)]
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self {
        Both(
            L::select(mask.0, yes.0, no.0),
            L::select(mask.1, yes.1, no.1),
        )
    }
}
