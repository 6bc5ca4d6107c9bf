//! Access to a trainer: its settings, position, values and losses.

use super::{NotFinite, Phase, Point, Samples, Trainer, Training};
use crate::{Error, Gradients, Losses, Network, Penalty, Place, Targets, Trace, optimizer::Term};
use std::rc::Rc;

impl Trainer {
    pub fn samples(&self) -> &Rc<Samples> {
        &self.samples
    }

    /// How the present step is done.
    pub fn training(&self) -> &Training {
        &self.training
    }

    /// How the next step will be done.
    pub fn wanted(&self) -> &Training {
        &self.wanted
    }

    /// The present step, counted from 0: what trace and gradients belong to.
    pub fn step_shown(&self) -> u64 {
        self.now.progress.updates
    }

    /// Updates that are done.
    pub fn updates(&self) -> u64 {
        self.latest().progress.updates
    }

    /// Epochs that are complete.
    pub fn epochs(&self) -> u64 {
        self.latest().progress.epochs
    }

    /// The phase that was done last.
    pub fn last_phase(&self) -> Phase {
        self.phase
    }

    /// Whether the last update was an epoch's last.
    pub fn is_epoch_complete(&self) -> bool {
        self.phase == Phase::Update && self.next.epoch.row == 0
    }

    /// The network as the present step found it: what trace and gradients belong to.
    pub fn network(&self) -> &Network {
        &self.now.network
    }

    /// The network with everything that it has learnt.
    pub fn learnt(&self) -> &Network {
        &self.latest().network
    }

    /// The rows of the present batch, in its order; none before its forward pass.
    pub fn batch(&self) -> &[usize] {
        match self.phase {
            Phase::Start => &[],
            _ => &self.batch,
        }
    }

    /// The batch's forward pass, once it is done. Between two steps of [`Trainer::run`] and [`Trainer::play`] it is not
    /// kept, and neither are the gradients.
    pub fn trace(&self) -> Option<&Trace> {
        self.has(Phase::Forward).then_some(&self.trace)
    }

    /// The batch's targets.
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// The batch's loss and the penalty beside it, once they are computed.
    pub fn loss(&self) -> Option<(f64, f64)> {
        (self.phase >= Phase::Loss).then_some((self.loss, self.penalty))
    }

    /// What each output of each row adds to the loss, before the mean is taken; none before the loss.
    pub fn loss_elements(&self) -> Vec<f64> {
        if !self.has(Phase::Loss) {
            return Vec::new();
        }
        let network = &self.now.network;
        let seen = network.seen_by(self.training.loss, &self.trace);
        let columns = network.n_outputs();
        self.training.loss.elements(seen, columns, &self.targets)
    }

    /// The batch's gradients, once they are computed.
    pub fn gradients(&self) -> Option<&Gradients> {
        self.has(Phase::Backward).then_some(&self.gradients)
    }

    /// The learning rate of the present step.
    pub fn learning_rate(&self) -> f64 {
        self.now.learning_rate(&self.training)
    }

    /// The update of one parameter, number by number, the penalty's part last; none before the gradients.
    ///
    /// # Errors
    /// As [`Network::step_terms`].
    pub fn update_terms(&self, index: usize) -> Result<Vec<Term>, Error> {
        if !self.has(Phase::Backward) {
            return Ok(Vec::new());
        }
        let Point { network, state, .. } = &self.now;
        let rate = self.learning_rate();
        let (optimizer, penalty) = (&self.training.optimizer, self.training.penalty);
        let mut terms = network.step_terms(optimizer, state, &self.gradients, rate, index)?;
        let place = network.shape().place(index);
        let is_weight = matches!(place, Some(Place::Weight { .. }));
        if let (Some(&last), true) = (terms.last(), penalty != Penalty::default()) {
            let value = match is_weight {
                true => penalty.shrunk(last.value, rate),
                false => last.value,
            };
            terms.push(Term {
                symbol: "w",
                formula: Penalty::FORMULA,
                value,
            });
        }
        Ok(terms)
    }

    /// The network after the present step's update; none before the gradients.
    pub fn after(&self) -> Option<&Network> {
        (self.phase >= Phase::Backward).then_some(&self.next.network)
    }

    /// The number that ended the training.
    pub fn not_finite(&self) -> Option<&NotFinite> {
        self.broken.as_ref()
    }

    /// The same as an error.
    pub fn problem(&self) -> Option<Error> {
        let broken = self.broken.as_ref()?;
        Some(broken.error(self.now.progress.updates))
    }

    /// The losses so far, including those of later steps after going back.
    pub fn losses(&self) -> &Rc<Losses> {
        &self.losses
    }

    /// One more than the last step whose loss is known: the end of [`Trainer::losses`].
    pub fn losses_end(&self) -> u64 {
        self.now.progress.updates + u64::from(self.phase >= Phase::Loss)
    }

    /// Whether the batch has all rows that are trained on, as they stand.
    pub fn is_whole(&self) -> bool {
        self.batch.len() == self.samples.n_train()
    }

    /// Whether the result of a phase is available.
    fn has(&self, phase: Phase) -> bool {
        self.filled && self.phase >= phase
    }

    fn latest(&self) -> &Point {
        match self.phase {
            Phase::Update => &self.next,
            _ => &self.now,
        }
    }
}
