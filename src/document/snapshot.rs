//! A document with everything that has happened since: bytes out, bytes in.

use super::{Document, check};
use crate::{Error, GeneratorState, RandomState, layer::check_numbers};

/// `PERCEPT` and the version of the form.
const MAGIC: &[u8; 8] = b"PERCEPT\x01";
const WORDS: usize = 624;

/// A [`Document`] and what training made of it: enough to go on from exactly here.
///
/// The bytes, little-endian: magic with version, document (length as u32, JSON), generator
/// (624 words, position, has_gauss as u32, cached gaussian), epoch and batch as u64,
/// parameters and moments (each with its length as u32).
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    document: Document,
    random: RandomState,
    epoch: u64,
    batch: u64,
    /// Layer by layer, weights row-major, then biases.
    parameters: Vec<f64>,
    /// The optimizer's moments, each as long as `parameters`; empty before training.
    moments: Vec<f64>,
}

impl Snapshot {
    /// The document before any training: parameters as drawn and edited, the generator after
    /// the draws.
    ///
    /// # Errors
    /// As [`Document::drawn`].
    pub fn new(document: &Document) -> Result<Self, Error> {
        let mut random = RandomState::new(document.seed());
        let network = document.edited(document.draw(&mut random)?);
        Ok(Snapshot {
            document: document.clone(),
            random,
            epoch: 0,
            batch: 0,
            parameters: network.parameters().as_slice().into(),
            moments: Vec::new(),
        })
    }

    /// What a person has decided.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The generator, to draw the next numbers from.
    pub fn random(&self) -> &RandomState {
        &self.random
    }

    /// Layer by layer, weights row-major, then biases.
    pub fn parameters(&self) -> &[f64] {
        &self.parameters
    }

    /// Epochs done.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Batches done in this epoch.
    pub fn batch(&self) -> u64 {
        self.batch
    }

    /// The form that [`Snapshot::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let json = self.document.to_json();
        let state = self.random.state();
        let mut bytes = MAGIC.to_vec();
        let word = |bytes: &mut Vec<u8>, word: u32| bytes.extend(word.to_le_bytes());
        word(&mut bytes, json.len() as u32);
        bytes.extend(json.as_bytes());
        state.key.iter().for_each(|&k| word(&mut bytes, k));
        word(&mut bytes, state.pos);
        word(&mut bytes, u32::from(state.has_gauss));
        bytes.extend(state.cached_gaussian.to_le_bytes());
        bytes.extend(self.epoch.to_le_bytes());
        bytes.extend(self.batch.to_le_bytes());
        for numbers in [&self.parameters, &self.moments] {
            word(&mut bytes, numbers.len() as u32);
            bytes.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
        }
        bytes
    }

    /// Reads what [`Snapshot::to_bytes`] wrote.
    ///
    /// # Errors
    /// Bytes of something else or a later version, missing or left-over bytes, a document that is
    /// not valid, and numbers that are not as many as the network's or not finite.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader(bytes);
        let (name, version) = (
            reader.take::<7>("beginning")?,
            reader.take::<1>("beginning")?[0],
        );
        if name[..] != MAGIC[..7] || version < MAGIC[7] {
            return Err(Error::DamagedSnapshot { place: "beginning" });
        }
        if version != MAGIC[7] {
            return Err(Error::NewerVersion {
                version: version.to_string(),
            });
        }
        let length = reader.word("document")? as usize;
        let document = Document::from_json(reader.slice(length, "document")?)?;
        let mut key = [0; WORDS];
        for word in &mut key {
            *word = reader.word("generator")?;
        }
        let random = RandomState::from_state(GeneratorState {
            key,
            pos: reader.word("generator")?,
            has_gauss: match reader.word("generator")? {
                flag @ 0..=1 => flag == 1,
                _ => return Err(Error::GeneratorState),
            },
            cached_gaussian: f64::from_le_bytes(reader.take("generator")?),
        })?;
        let epoch = u64::from_le_bytes(reader.take("epoch")?);
        let batch = u64::from_le_bytes(reader.take("batch")?);
        let parameters = reader.numbers("parameters")?;
        let moments = reader.numbers("moments")?;
        let sizes = document.sizes().windows(2);
        let expected = sizes.map(|n| (n[0] + 1) * n[1]).sum();
        check_numbers("parameters", &parameters, expected)?;
        let sets = moments.len().div_ceil(expected);
        check_numbers("moments", &moments, sets * expected)?;
        check::length("snapshot", reader.0.len(), 0)?;
        Ok(Snapshot {
            document,
            random,
            epoch,
            batch,
            parameters,
            moments,
        })
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

    fn word(&mut self, place: &'static str) -> Result<u32, Error> {
        Ok(u32::from_le_bytes(self.take(place)?))
    }

    /// As many as its length says, and that no more than there are bytes.
    fn numbers(&mut self, place: &'static str) -> Result<Vec<f64>, Error> {
        let length = (self.word(place)? as usize).saturating_mul(8);
        let (numbers, _) = self.slice(length, place)?.as_chunks();
        Ok(numbers.iter().map(|&n| f64::from_le_bytes(n)).collect())
    }
}
