//! Numbers that begin at a cache line: no pair of lanes lies across two lines.

use std::collections::TryReserveError;
use std::ops::{Deref, DerefMut};

const LINE: usize = 64;
const SPARE: usize = LINE / size_of::<f64>() - 1;

/// A fixed count of numbers. A clone may begin elsewhere, which costs nothing but speed.
#[derive(Clone, Debug)]
pub struct Buffer {
    numbers: Vec<f64>,
    start: usize,
}

impl Buffer {
    /// Zeros, or an error where a plain allocation would abort.
    pub fn zeros(length: usize) -> Result<Self, TryReserveError> {
        let mut numbers: Vec<f64> = Vec::new();
        numbers.try_reserve_exact(length.saturating_add(SPARE))?;
        let start = numbers.as_ptr().align_offset(LINE).min(SPARE);
        numbers.resize(start + length, 0.0);
        Ok(Buffer { numbers, start })
    }
}

impl Deref for Buffer {
    type Target = [f64];

    #[inline(always)]
    fn deref(&self) -> &[f64] {
        &self.numbers[self.start..]
    }
}

impl DerefMut for Buffer {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.numbers[self.start..]
    }
}
