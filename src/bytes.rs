//! Numbers and texts as bytes, little-endian, and back.

use crate::{Error, Place, RandomState, layer::zeros, random::GeneratorState};

/// Bytes that are written.
pub struct Writer(pub Vec<u8>);

/// The bytes not yet read; a value that does not fit is [`Error::DamagedSnapshot`] with the place given.
pub struct Reader<'a>(pub &'a [u8]);

impl Writer {
    /// A count or an index, as u32.
    pub fn word(&mut self, word: usize) {
        self.0.extend((word as u32).to_le_bytes());
    }

    pub fn long(&mut self, long: u64) {
        self.0.extend(long.to_le_bytes());
    }

    pub fn number(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    /// Behind their count.
    pub fn numbers(&mut self, numbers: &[f64]) {
        self.word(numbers.len());
        self.0
            .extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    /// Behind its length.
    pub fn text(&mut self, text: &str) {
        self.word(text.len());
        self.0.extend(text.as_bytes());
    }

    /// A weight's or bias's place and its value.
    pub fn parameter(&mut self, place: Place, value: f64) {
        let parts = place.to_numbers();
        parts.into_iter().for_each(|part| self.word(part));
        self.number(value);
    }

    pub fn random(&mut self, random: &RandomState) {
        let state = random.state();
        state.key.iter().for_each(|&word| self.word(word as usize));
        self.word(state.pos as usize);
        self.word(usize::from(state.has_gauss));
        self.number(state.cached_gaussian);
    }
}

impl<'a> Reader<'a> {
    pub fn slice(&mut self, length: usize, place: &'static str) -> Result<&'a [u8], Error> {
        let split = self.0.split_at_checked(length);
        let (slice, rest) = split.ok_or(Error::DamagedSnapshot { place })?;
        self.0 = rest;
        Ok(slice)
    }

    pub fn take<const N: usize>(&mut self, place: &'static str) -> Result<[u8; N], Error> {
        let split = self.0.split_first_chunk();
        let (bytes, rest) = split.ok_or(Error::DamagedSnapshot { place })?;
        self.0 = rest;
        Ok(*bytes)
    }

    pub fn word(&mut self, place: &'static str) -> Result<usize, Error> {
        Ok(u32::from_le_bytes(self.take(place)?) as usize)
    }

    pub fn flag(&mut self, place: &'static str) -> Result<bool, Error> {
        match self.word(place)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Error::DamagedSnapshot { place }),
        }
    }

    pub fn long(&mut self, place: &'static str) -> Result<u64, Error> {
        Ok(u64::from_le_bytes(self.take(place)?))
    }

    pub fn number(&mut self, place: &'static str) -> Result<f64, Error> {
        Ok(f64::from_le_bytes(self.take(place)?))
    }

    pub fn numbers(&mut self, place: &'static str) -> Result<Vec<f64>, Error> {
        let length = self.word(place)?.saturating_mul(8);
        let (bytes, _) = self.slice(length, place)?.as_chunks();
        let mut numbers = zeros(1, bytes.len())?;
        for (number, &bytes) in numbers.iter_mut().zip(bytes) {
            *number = f64::from_le_bytes(bytes);
        }
        Ok(numbers)
    }

    pub fn text(&mut self, place: &'static str) -> Result<&'a str, Error> {
        let length = self.word(place)?;
        std::str::from_utf8(self.slice(length, place)?).map_err(|_| Error::NotUtf8)
    }

    pub fn parameter(&mut self, place: &'static str) -> Result<(Place, f64), Error> {
        let mut parts = [0; 4];
        for part in &mut parts {
            *part = self.word(place)?;
        }
        let found = Place::from_numbers(parts).ok_or(Error::DamagedSnapshot { place })?;
        Ok((found, self.number(place)?))
    }

    pub fn random(&mut self, place: &'static str) -> Result<RandomState, Error> {
        let mut state = GeneratorState {
            key: [0; 624],
            pos: 0,
            has_gauss: false,
            cached_gaussian: 0.0,
        };
        for word in &mut state.key {
            *word = self.word(place)? as u32;
        }
        state.pos = self.word(place)? as u32;
        state.has_gauss = self.flag(place)?;
        state.cached_gaussian = self.number(place)?;
        RandomState::from_state(state)
    }
}
