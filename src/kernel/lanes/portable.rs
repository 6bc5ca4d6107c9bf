//! Two lanes outside of WebAssembly: the crate wide's.

use super::Lanes;
pub use wide::f64x2;
use wide::u64x2;

/// Two neighbours in memory.
#[inline(always)]
pub fn load(pair: &[f64; 2]) -> f64x2 {
    f64x2::new(*pair)
}

/// Into two neighbours in memory.
#[inline(always)]
pub fn store(lanes: f64x2, pair: &mut [f64; 2]) {
    *pair = lanes.to_array();
}

/// (a₀ + a₁, b₀ + b₁)
#[inline(always)]
pub fn sum_lanes(a: f64x2, b: f64x2) -> f64x2 {
    let ([a0, a1], [b0, b1]) = (a.to_array(), b.to_array());
    f64x2::new([a0 + a1, b0 + b1])
}

/// Two lanes. A mask has all bits of a lane set, or none.
impl Lanes for f64x2 {
    type Mask = f64x2;
    type Bits = u64x2;

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
    fn to_bits(self) -> u64x2 {
        bytemuck::must_cast(self)
    }
    #[inline(always)]
    fn from_bits(bits: u64x2) -> Self {
        bytemuck::must_cast(bits)
    }
    #[inline(always)]
    fn splat_bits(bits: u64) -> u64x2 {
        u64x2::splat(bits)
    }
    #[inline(always)]
    fn look_up<const N: usize>(index: u64x2, table: &[[f64; 2]; N]) -> (Self, Self) {
        let [[a, b], [c, d]] = index.to_array().map(|i| table[i as usize % N]);
        (f64x2::new([a, c]), f64x2::new([b, d]))
    }
    // One instruction on x86, which gives its second operand where a lane is NaN.
    #[inline(always)]
    fn max(self, bound: f64) -> Self {
        let lanes = f64x2::splat(bound);
        match cfg!(target_arch = "x86_64") {
            true => lanes.fast_max(self),
            false => Self::select(self.less(bound), lanes, self),
        }
    }
    #[inline(always)]
    fn min(self, bound: f64) -> Self {
        let lanes = f64x2::splat(bound);
        match cfg!(target_arch = "x86_64") {
            true => lanes.fast_min(self),
            false => Self::select(self.greater(bound), lanes, self),
        }
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
    fn above(self, other: Self) -> f64x2 {
        self.simd_gt(other)
    }
    #[inline(always)]
    fn select(mask: f64x2, yes: Self, no: Self) -> Self {
        mask.bitselect(yes, no)
    }
}
