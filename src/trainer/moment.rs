//! A moment: a training at any phase of a step (a `Point` is its start), enough to resume to the bit, in memory and as bytes.

use super::{Epoch, Phase, Point, Progress, Samples, Trainer, Training};
use crate::{
    Error, Network, RandomState,
    bytes::{Reader, Writer},
    layer::check_numbers,
    optimizer::State,
};
use std::rc::Rc;

/// Where [`Error::DamagedSnapshot`] says that it is.
const PLACE: &str = "training";

/// A training at a phase of a step: enough to go on from there to the bit.
#[derive(Clone, Debug)]
pub struct Moment {
    pub(super) samples: Rc<Samples>,
    pub(super) training: Training,
    pub(super) point: Point,
    pub(super) phase: Phase,
}

/// The same, by reference: what is written needs no copy.
#[derive(Clone, Copy)]
pub(crate) struct Standing<'a> {
    pub training: &'a Training,
    point: &'a Point,
    phase: Phase,
}

impl Trainer {
    pub(crate) fn standing(&self) -> Standing<'_> {
        Standing {
            training: &self.training,
            point: &self.now,
            phase: self.phase,
        }
    }
}

impl Moment {
    pub(crate) fn standing(&self) -> Standing<'_> {
        Standing {
            training: &self.training,
            point: &self.point,
            phase: self.phase,
        }
    }

    /// Updates that are done, and the last phase of the step.
    pub(crate) fn position(&self) -> (u64, Phase) {
        let done = self.phase == Phase::Update;
        (self.point.progress.updates + u64::from(done), self.phase)
    }

    /// Its size in bytes, roughly, without the rows.
    pub(crate) fn bytes(&self) -> usize {
        let Point {
            network,
            state,
            epoch,
            ..
        } = &self.point;
        let random = usize::from(epoch.random.is_some()) * size_of::<RandomState>();
        size_of::<Self>() + 8 * network.shape().len() + state.bytes() + random
    }

    /// Whether it is amid a step.
    pub(crate) fn is_open(&self) -> bool {
        self.phase.is_open()
    }

    /// Whether a step that begins here is done as the trainer's present one.
    pub(crate) fn trains_as(&self, trainer: &Trainer) -> bool {
        Rc::ptr_eq(&self.samples, &trainer.samples) && self.training == trainer.training
    }

    pub(crate) fn samples(&self) -> &Rc<Samples> {
        &self.samples
    }

    /// Reads the bytes of [`Standing::write`], for a network with the shape and the activations of this one.
    ///
    /// # Errors
    /// Missing bytes, numbers that do not fit or that no training can have.
    pub(crate) fn read(
        reader: &mut Reader,
        mut network: Network,
        samples: Rc<Samples>,
        training: Training,
        before: Option<&Moment>,
    ) -> Result<Self, Error> {
        let damaged = Error::DamagedSnapshot { place: PLACE };
        let parameters = reader.numbers(PLACE)?;
        check_numbers(PLACE, &parameters, network.shape().len())?;
        network.parameters_mut().copy_from_slice(&parameters);
        let state = reader.numbers(PLACE)?;
        let state = State::from_flat(&training.optimizer, parameters.len(), &state)?;
        let progress = Progress {
            updates: reader.long(PLACE)?,
            epochs: reader.long(PLACE)?,
            sum: reader.number(PLACE)?,
            mean: reader.number(PLACE)?,
            least: reader.number(PLACE)?,
            stale: reader.word(PLACE)? as u32,
        };
        let (row, shuffled) = (reader.word(PLACE)?, reader.flag(PLACE)?);
        let seed = reader.word(PLACE)? as u32;
        let random = match reader.word(PLACE)? {
            0 => None,
            1 => Some(Rc::new(reader.random(PLACE)?)),
            2 => before.and_then(|moment| moment.point.epoch.random.clone()),
            _ => return Err(damaged),
        };
        let phase = Phase::ALL.get(reader.word(PLACE)?).copied();
        let (Some(phase), true) = (
            phase,
            row < samples.n_train() && !(shuffled && random.is_none()),
        ) else {
            return Err(damaged);
        };
        Ok(Moment {
            samples,
            training,
            point: Point {
                network,
                state,
                progress,
                epoch: Epoch {
                    row,
                    shuffled,
                    seed,
                    random,
                },
            },
            phase,
        })
    }
}

impl<'a> Standing<'a> {
    pub fn network(self) -> &'a Network {
        &self.point.network
    }

    /// Writes everything but rows, activations and settings: parameters; the optimiser's state; updates, epochs, sum, mean, least,
    /// epochs since; the epoch's row, whether it is shuffled, seed, generator; phase. The generator is that of the
    /// moment before, where it is.
    pub fn write(self, writer: &mut Writer, before: Option<Standing>) {
        let Point {
            network,
            state,
            progress,
            epoch,
        } = self.point;
        writer.numbers(network.parameters().as_slice());
        writer.numbers(&state.to_flat());
        writer.long(progress.updates);
        writer.long(progress.epochs);
        writer.number(progress.sum);
        writer.number(progress.mean);
        writer.number(progress.least);
        writer.word(progress.stale as usize);
        writer.word(epoch.row);
        writer.word(usize::from(epoch.shuffled));
        writer.word(epoch.seed as usize);
        let random = epoch.random.as_ref();
        let last = before.and_then(|before| before.point.epoch.random.as_ref());
        match random {
            None => writer.word(0),
            Some(random) if last.is_some_and(|last| Rc::ptr_eq(last, random)) => writer.word(2),
            Some(random) => {
                writer.word(1);
                writer.random(random);
            }
        }
        writer.word(self.phase as usize);
    }
}
