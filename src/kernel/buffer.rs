//! Numbers that begin at a cache line: of two lanes at a time, none lies across two lines.

use crate::{Error, error::out_of_memory};
use std::ops::{Deref, DerefMut};

const LINE: usize = 64;

pub struct Buffer {
    numbers: Vec<f64>,
    start: usize,
}

impl Buffer {
    /// `rows` × `columns` zeros, or an error where a plain allocation would abort.
    pub fn zeros(rows: usize, columns: usize) -> Result<Self, Error> {
        let too_much = || out_of_memory(rows, columns);
        let spare = LINE / size_of::<f64>();
        let length = rows.checked_mul(columns).and_then(|n| n.checked_add(spare)).ok_or_else(too_much)?;
        let mut numbers: Vec<f64> = Vec::new();
        numbers.try_reserve_exact(length).map_err(|_| too_much())?;
        let start = numbers.as_ptr().align_offset(LINE).min(spare);
        numbers.resize(start + length - spare, 0.0);
        Ok(Buffer { numbers, start })
    }
}

impl Deref for Buffer {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.numbers[self.start..]
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.numbers[self.start..]
    }
}
