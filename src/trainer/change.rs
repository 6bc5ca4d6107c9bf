//! Changes to a training from outside, steps back, and moments to resume from.

use super::{Losses, Moment, Phase, Samples, Trainer, Training};
use crate::{Activation, Error, Place, Workspace, error::out_of_memory};
use std::rc::Rc;

impl Trainer {
    /// Changes the settings. Optimiser, learning rate and penalty apply to the present step until it is
    /// updated; another loss or batch restarts the step, and so does any change where it has diverged.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn set_training(&mut self, training: Training) -> Result<(), Error> {
        self.reserve(training.batch_of(self.samples.n_train()))?;
        self.wanted = training;
        self.checked = false;
        if self.broken.is_some() {
            self.restart_step()?;
        }
        if self.phase == Phase::Update {
            return Ok(());
        }
        let same_batch = |t: &Training| (t.loss, t.batch_size, t.order, t.order_seed);
        if same_batch(&self.training) != same_batch(&training) {
            self.restart_step()?;
        }
        self.training = training;
        if self.phase >= Phase::Loss {
            self.penalty = self.now.network.penalty(training.penalty);
            self.note()?;
        }
        self.freeze()?;
        self.fit_state()?;
        match self.phase {
            Phase::Backward => self.prepare(),
            _ => Ok(()),
        }
    }

    /// Learns from other rows; with more or fewer of them the epoch begins again, and the step in any case.
    ///
    /// # Errors
    /// [`Error::WrongLength`] for rows of another length; [`Error::OutOfMemory`].
    pub fn set_samples(&mut self, samples: Rc<Samples>) -> Result<(), Error> {
        if samples.n_inputs() != self.samples.n_inputs() {
            return Err(Error::WrongLength {
                place: "inputs".into(),
                found: samples.n_inputs(),
                expected: self.samples.n_inputs(),
            });
        }
        for training in [self.training, self.wanted] {
            self.reserve(training.batch_of(samples.n_train()))?;
        }
        self.restart_step()?;
        if samples.n_train() != self.samples.n_train() {
            self.now.epoch.row = 0;
            self.now.progress.sum = 0.0;
        }
        self.samples = samples;
        self.checked = false;
        Ok(())
    }

    /// Another activation of a layer; the step begins again.
    ///
    /// # Errors
    /// As [`Network::set_activation`](crate::Network::set_activation).
    pub fn set_activation(&mut self, layer: usize, activation: Activation) -> Result<(), Error> {
        self.next.network.set_activation(layer, activation)?;
        self.now.network.set_activation(layer, activation)?;
        self.checked = false;
        self.restart_step()
    }

    /// One weight or bias by hand; the step begins again.
    ///
    /// # Errors
    /// [`Error::NoSuchParameter`], [`Error::NotFinite`].
    pub fn set_parameter(&mut self, place: Place, value: f64) -> Result<(), Error> {
        let index = self.now.network.shape().index(place)?;
        if !value.is_finite() {
            return Err(Error::NotFinite {
                place: place.to_string(),
                value,
            });
        }
        self.restart_step()?;
        self.now.network.parameters_mut()[index] = value;
        Ok(())
    }

    /// Memory for larger batches, if these are.
    fn reserve(&mut self, batch: usize) -> Result<(), Error> {
        if batch > self.workspace.capacity() {
            self.trace.reserve(batch)?;
            self.gradients.reserve(batch)?;
            let more = batch.saturating_sub(self.batch.len());
            let room = self.batch.try_reserve_exact(more);
            room.map_err(|_| out_of_memory(batch, 1))?;
            self.workspace = Workspace::new(&self.now.network, batch)?;
        }
        Ok(())
    }

    /// Restarts the present step, or starts the next one. Later steps no longer follow as
    /// before.
    fn restart_step(&mut self) -> Result<(), Error> {
        // An update with a number that is not finite is discarded.
        if self.phase == Phase::Update && self.broken.is_none() {
            self.advance()?;
        }
        self.phase = Phase::Start;
        self.broken = None;
        let step = self.now.progress.updates;
        Rc::make_mut(&mut self.losses).truncate(step);
        Ok(())
    }

    /// One phase back within the step. A step whose update is taken back is redone with the next step's settings.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn back(&mut self) -> Result<(), Error> {
        self.broken = None;
        let last = self.phase;
        self.phase = match last {
            Phase::Start | Phase::Forward => Phase::Start,
            Phase::Loss => Phase::Forward,
            Phase::Backward => Phase::Loss,
            Phase::Update => Phase::Backward,
        };
        match last == Phase::Update && self.training != self.wanted {
            true => self.set_training(self.wanted),
            false => Ok(()),
        }
    }

    /// A moment to resume from.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn moment(&self) -> Result<Moment, Error> {
        Ok(Moment {
            phase: self.phase,
            ..self.beginning()?
        })
    }

    /// The beginning of the present step.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn beginning(&self) -> Result<Moment, Error> {
        Ok(Moment {
            samples: self.samples.clone(),
            training: self.training,
            point: self.now.try_clone()?,
            phase: Phase::Start,
        })
    }

    /// A training that goes on from a moment, without the losses that were before.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn from_moment(moment: &Moment) -> Result<Self, Error> {
        let point = moment.point.try_clone()?;
        let mut trainer = Self::begin(moment.samples.clone(), moment.training, point)?;
        while trainer.phase < moment.phase {
            match trainer.phase() {
                Err(Error::Diverged { .. }) => break,
                done => done?,
            }
        }
        Ok(trainer)
    }

    /// Goes on from a moment of this training; its losses stay.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn go_to(&mut self, moment: &Moment) -> Result<(), Error> {
        let losses = self.losses.clone();
        *self = Self::from_moment(moment)?;
        self.set_losses(losses);
        Ok(())
    }

    /// Puts losses in the place of its own.
    pub(crate) fn set_losses(&mut self, losses: Rc<Losses>) {
        self.losses = losses;
    }
}
