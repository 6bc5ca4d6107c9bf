//! A session as bytes: what is kept of a figure while it is used, to go on from when the engine has to start again.
//! Numbers stand in them as they are, so that writing them takes no time that a reader would notice.

use super::Session;
use crate::{Document, Error};

/// `PERCEPT` and the version of the form.
const MAGIC: &[u8; 8] = b"PERCEPT\x02";

impl Session {
    /// The form that [`Session::from_bytes`] reads, little-endian: magic with version; the document without its
    /// numbers as a link (length as u32, text); inputs, then edits as places (four u32) and values, each with its
    /// count as u32.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let word = |bytes: &mut Vec<u8>, word: usize| bytes.extend((word as u32).to_le_bytes());
        let (link, inputs, edits) = self.document.to_parts();
        word(&mut bytes, link.len());
        bytes.extend(link.as_bytes());
        word(&mut bytes, inputs.len());
        bytes.extend(inputs.iter().flat_map(|number| number.to_le_bytes()));
        word(&mut bytes, edits.len());
        for (place, value) in edits {
            place.into_iter().for_each(|part| word(&mut bytes, part));
            bytes.extend(value.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Session::to_bytes`] wrote. What could be undone is forgotten.
    ///
    /// # Errors
    /// Bytes of something else or another version, missing or left-over bytes, and numbers that do not fit or are
    /// not finite.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader(bytes);
        let magic = reader.take::<8>("beginning")?;
        if magic[..7] != MAGIC[..7] || magic[7] == 0 {
            return Err(Error::DamagedSnapshot { place: "beginning" });
        }
        if magic[7] != MAGIC[7] {
            let version = magic[7].to_string();
            return Err(Error::NewerVersion { version });
        }
        let length = reader.word("document")?;
        let link = std::str::from_utf8(reader.slice(length, "document")?);
        let document = Document::from_link(link.map_err(|_| Error::NotUtf8)?)?;
        let mut inputs = Vec::new();
        for _ in 0..reader.word("inputs")? {
            inputs.push(reader.number("inputs")?);
        }
        let mut edits = Vec::new();
        for _ in 0..reader.word("edits")? {
            let mut place = [0; 4];
            for part in &mut place {
                *part = reader.word("edits")?;
            }
            edits.push((place, reader.number("edits")?));
        }
        if !reader.0.is_empty() {
            return Err(Error::DamagedSnapshot { place: "end" });
        }
        Session::new(document.with_parts(inputs, &edits)?)
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn slice(&mut self, length: usize, place: &'static str) -> Result<&'a [u8], Error> {
        let split = self.0.split_at_checked(length);
        let (slice, rest) = split.ok_or(Error::DamagedSnapshot { place })?;
        self.0 = rest;
        Ok(slice)
    }

    fn take<const N: usize>(&mut self, place: &'static str) -> Result<[u8; N], Error> {
        let (bytes, rest) = self
            .0
            .split_first_chunk()
            .ok_or(Error::DamagedSnapshot { place })?;
        self.0 = rest;
        Ok(*bytes)
    }

    fn word(&mut self, place: &'static str) -> Result<usize, Error> {
        Ok(u32::from_le_bytes(self.take(place)?) as usize)
    }

    fn number(&mut self, place: &'static str) -> Result<f64, Error> {
        Ok(f64::from_le_bytes(self.take(place)?))
    }
}
