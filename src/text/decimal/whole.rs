//! What digits are made with: natural numbers of any length, or, for all but very large and very small float64,
//! those of 128 bits, which are some ten times as fast.

use super::natural::Natural;
use std::cmp::Ordering;

pub trait Whole: Clone {
    fn new(n: u64) -> Self;
    fn is_zero(&self) -> bool;
    /// self · 10ⁿ
    fn scale(&mut self, n: i32);
    /// self · 2ⁿ
    fn shift(&mut self, n: i32);
    /// self + other
    fn add(&mut self, other: &Self);
    fn compare(&self, other: &Self) -> Ordering;
    /// Takes `unit` away as often as it goes, which is less than ten times: a digit.
    fn take(&mut self, unit: &Self) -> u8;
}

impl Whole for Natural {
    fn new(n: u64) -> Self {
        Natural::new(n)
    }

    fn is_zero(&self) -> bool {
        self.is_zero()
    }

    fn scale(&mut self, n: i32) {
        self.scale(n);
    }

    fn shift(&mut self, n: i32) {
        self.shift(n);
    }

    fn add(&mut self, other: &Self) {
        self.add(other);
    }

    fn compare(&self, other: &Self) -> Ordering {
        self.compare(other)
    }

    fn take(&mut self, unit: &Self) -> u8 {
        self.take(unit)
    }
}

impl Whole for u128 {
    fn new(n: u64) -> Self {
        u128::from(n)
    }

    fn is_zero(&self) -> bool {
        *self == 0
    }

    fn scale(&mut self, n: i32) {
        (0..n).for_each(|_| *self *= 10);
    }

    fn shift(&mut self, n: i32) {
        *self <<= n;
    }

    fn add(&mut self, other: &Self) {
        *self += other;
    }

    fn compare(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }

    fn take(&mut self, unit: &Self) -> u8 {
        let mut digit = 0;
        while *self >= *unit {
            *self -= unit;
            digit += 1;
        }
        digit
    }
}
