//! Natural numbers of any length.

use std::cmp::Ordering;

/// Digits to the base 2³², the lowest first; the highest is not 0.
#[derive(Clone)]
pub struct Natural(Vec<u32>);

impl Natural {
    pub fn new(n: u64) -> Self {
        let mut natural = Natural(vec![n as u32, (n >> 32) as u32]);
        natural.trim();
        natural
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub fn bits(&self) -> i32 {
        let high = self.0.last().map_or(0, |digit| digit.leading_zeros());
        self.0.len() as i32 * 32 - high as i32
    }

    /// self · factor + summand
    pub fn multiply_add(&mut self, factor: u32, summand: u32) {
        let mut carry = summand;
        for digit in &mut self.0 {
            let product = u64::from(*digit) * u64::from(factor) + u64::from(carry);
            *digit = product as u32;
            carry = (product >> 32) as u32;
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    /// self · 10ⁿ
    pub fn scale(&mut self, n: i32) {
        for _ in 0..n / 9 {
            self.multiply_add(1_000_000_000, 0);
        }
        for _ in 0..n % 9 {
            self.multiply_add(10, 0);
        }
    }

    /// self · 2ⁿ
    pub fn shift(&mut self, n: i32) {
        if self.is_zero() {
            return;
        }
        self.multiply_add(1 << (n % 32), 0);
        self.0.splice(0..0, (0..n / 32).map(|_| 0));
    }

    /// self + other
    pub fn add(&mut self, other: &Natural) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for (digit, other) in self.0.iter_mut().zip(others) {
            let sum = u64::from(*digit) + u64::from(other) + carry;
            *digit = sum as u32;
            carry = sum >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// self − other, which is not larger.
    pub fn subtract(&mut self, other: &Natural) {
        let mut borrow = 0;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for (digit, other) in self.0.iter_mut().zip(others) {
            let difference = i64::from(*digit) - i64::from(other) + borrow;
            *digit = difference as u32;
            borrow = difference >> 32;
        }
        self.trim();
    }

    pub fn compare(&self, other: &Natural) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// Takes `unit` away as often as it goes, which is less than ten times: a digit.
    pub fn take(&mut self, unit: &Natural) -> u8 {
        let mut digit = 0;
        while self.compare(unit).is_ge() {
            self.subtract(unit);
            digit += 1;
        }
        digit
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}
