//! Many steps of which only the last one is shown: the others run through the workspace in one go and keep the loss
//! alone. The bits are the same as phase by phase.

use super::{NotFinite, Phase, Trainer};
use crate::{Error, Penalty};

impl Trainer {
    /// Whole steps until `enough` says so, at least one.
    ///
    /// # Errors
    /// As [`Trainer::phase`].
    pub fn run(&mut self, enough: &mut dyn FnMut(&Self) -> bool) -> Result<(), Error> {
        self.steps(false, enough)
    }

    /// The same, but it ends by itself where a condition of [`Stop`](super::Stop) is met: [`Trainer::reached`]. One on
    /// a batch of all rows is met as soon as its loss is known, before the step goes on.
    ///
    /// # Errors
    /// As [`Trainer::phase`].
    pub fn play(&mut self, enough: &mut dyn FnMut(&Self) -> bool) -> Result<(), Error> {
        self.steps(true, enough)
    }

    fn steps(&mut self, ends: bool, enough: &mut dyn FnMut(&Self) -> bool) -> Result<(), Error> {
        let at_once = self.go_at_once(ends);
        // Where a slice has time for a single step, its phases are all that has to be done.
        let alone = self.played == 1;
        let start = self.updates();
        let done = loop {
            if ends && self.reached().is_some() {
                break Ok(());
            }
            let first = self.updates() == start;
            let step = match at_once && !(first && alone) {
                true => self.step_at_once(ends),
                false => Ok(false),
            };
            match step {
                Ok(true) => {}
                Ok(false) => match self.phase() {
                    Ok(()) => {}
                    failed => break failed,
                },
                Err(error) => break Err(error),
            }
            if self.phase == Phase::Update && enough(self) {
                break Ok(());
            }
        };
        self.played = self.updates() - start;
        self.fill()?;
        done
    }

    /// Whether steps can run in one go, without their phases.
    fn go_at_once(&self, ends: bool) -> bool {
        let network = &self.now.network;
        let (samples, training) = (&self.samples, &self.wanted);
        let shape = [samples.rows(), network.n_outputs()];
        let by_tolerance = ends && samples.n_train() == 1 && training.stop.tolerance > 0.0;
        let targets = training.loss.check_targets(samples.targets(), shape);
        !by_tolerance && network.frozen().is_empty() && targets.is_ok()
    }

    /// Runs a step in one go. False where it has to go phase by phase: amid a step, where it may be the last,
    /// and where a number is not finite.
    fn step_at_once(&mut self, ends: bool) -> Result<bool, Error> {
        if self.phase.is_open() || self.broken.is_some() {
            return Ok(false);
        }
        self.check()?;
        if self.phase == Phase::Update {
            self.advance()?;
        }
        let rows = self.samples.n_train();
        let Trainer {
            samples,
            training,
            now,
            next,
            permutation,
            batch,
            workspace,
            ..
        } = self;
        permutation.next(&mut now.epoch, training, &samples.split().train, batch)?;
        let (inputs, targets) = (samples.inputs(), samples.targets());
        let loss = workspace.backward(&now.network, inputs, targets, training.loss, batch)?;
        let is_last = ends && batch.len() == rows && loss < self.wanted.stop.loss;
        if is_last || !loss.is_finite() || !workspace.is_finite() {
            return Ok(false);
        }
        let rate = now.learning_rate(training);
        let parameters = next.network.parameters_mut();
        parameters.copy_from_slice(now.network.parameters().as_slice());
        next.state.copy_from(&now.state);
        let optimizer = &training.optimizer;
        workspace.step(&mut next.network, optimizer, &mut next.state, rate)?;
        if training.penalty != Penalty::default() {
            next.network.shrink(training.penalty, rate)?;
        }
        if NotFinite::in_update(&next.network, &next.state).is_some() {
            return Ok(false);
        }
        self.loss = loss;
        self.penalty = now.network.penalty(training.penalty);
        self.count();
        self.note()?;
        self.phase = Phase::Update;
        self.filled = false;
        Ok(true)
    }

    /// Computes trace and gradients of the present step after it ran in one go.
    fn fill(&mut self) -> Result<(), Error> {
        if self.filled {
            return Ok(());
        }
        self.gather()?;
        let (network, workspace) = (&self.now.network, &mut self.workspace);
        network.forward_into(&mut self.trace, workspace);
        let (loss, gradients) = (self.training.loss, &mut self.gradients);
        network.backward_into(&self.trace, &self.targets, loss, gradients, workspace)
    }
}
