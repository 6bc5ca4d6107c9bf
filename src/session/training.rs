//! A session's training: steps forward and back.

use super::{
    Session,
    history::Entry,
    run::{PLAY, Run, Train, VISIT},
};
use crate::{Edit, Error, Phase};

impl Session {
    /// The training of the document, once it has begun.
    pub fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// Trains on. One step by hand, phase by phase or at once, is undone at once, and so is all that is played until
    /// something else happens or [`Session::end_gesture`]. A training that comes to a number that is not finite stays
    /// there, and [`Trainer::problem`](crate::Trainer::problem) says so.
    ///
    /// # Errors
    /// No targets; targets, loss and output layer that do not go together; settings out of range; then nothing has
    /// happened.
    pub fn train(&mut self, train: Train) -> Result<(), Error> {
        let gesture = matches!(train, Train::Play { .. }).then_some(PLAY);
        self.train_within(train, gesture)
    }

    /// The same; it is undone together with the edits and documents of the same gesture before it.
    ///
    /// # Errors
    /// As [`Session::train`].
    pub fn train_within(&mut self, train: Train, gesture: Option<&str>) -> Result<(), Error> {
        let open = |run: &Run| run.trainer.last_phase().is_open();
        let open = self.run.as_ref().is_some_and(open);
        let goes_on = match train {
            Train::Phase | Train::Step => open || self.history.goes_on(gesture),
            _ => self.history.goes_on(gesture),
        };
        let before = match goes_on {
            true => None,
            false => Some(self.entry()?),
        };
        let mut run = match self.run.take() {
            Some(run) => run,
            None => Run::new(&self.document, &self.computed.network)?,
        };
        let shown = run.trainer.step_shown();
        let is_new = run.serial == 0;
        match run.train(train) {
            Ok(()) | Err(Error::Diverged { .. }) => {}
            Err(error) => {
                self.run = Some(run).filter(|_| !is_new);
                return Err(error);
            }
        }
        self.revisions.parameters += u32::from(run.trainer.step_shown() != shown);
        self.moved(Some(run));
        match before {
            Some(before) => self.remember(before, gesture),
            None => self.history.go_on(),
        }
        Ok(())
    }

    /// One phase back: of this step, or the update of the one before.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn phase_back(&mut self) -> Result<(), Error> {
        let Some(run) = &self.run else { return Ok(()) };
        let first = run.trainer.updates() > 0;
        match run.trainer.last_phase() {
            Phase::Start if first => self.step_back(),
            Phase::Forward if first => self.step_back(),
            _ => {
                let before = self.entry()?;
                let Some(mut run) = self.run.take() else {
                    return Ok(());
                };
                let done = run.trainer.back();
                self.moved(Some(run));
                done?;
                self.remember(before, Some(VISIT));
                Ok(())
            }
        }
    }

    /// One step back: to the beginning of the open step, or to the end of the step before the last. Where that is
    /// what undo leads to, it is undone.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn step_back(&mut self) -> Result<(), Error> {
        let Some(step) = self.run.as_ref().and_then(Run::step_before) else {
            return Ok(());
        };
        let last = self.history.last(self.now());
        let is_there = |entry: &Entry| {
            let updates = entry
                .mark
                .as_ref()
                .map_or(0, |mark| mark.moment.position().0);
            let is_open = entry
                .mark
                .as_ref()
                .is_some_and(|mark| mark.moment.is_open());
            updates == step && !is_open && entry.document == self.document
        };
        match last.is_some_and(is_there) {
            true => self.undo(),
            false => self.visit(step),
        }
    }

    /// Goes to the moment after a number of updates, back or forward within the steps that were taken; beyond them is the
    /// last one.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn visit(&mut self, step: u64) -> Result<(), Error> {
        let before = self.entry()?;
        let Some(run) = &mut self.run else {
            return Ok(());
        };
        match step {
            0 if run.timeline.furthest() == 0 => {
                let losses = run.trainer.losses().clone();
                run.trainer = Run::new(&self.document, &self.computed.network)?.trainer;
                run.trainer.set_losses(losses);
            }
            _ => run.visit(&self.document, step)?,
        }
        let run = self.run.take();
        self.revisions.parameters += 1;
        self.moved(run);
        self.remember(before, Some(VISIT));
        Ok(())
    }

    /// Back to the document's own weights, before the first step.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn restart(&mut self) -> Result<(), Error> {
        if self.run.is_none() {
            return Ok(());
        }
        let before = self.entry()?;
        self.revisions.parameters += 1;
        self.moved(None);
        self.remember(before, None);
        Ok(())
    }

    /// Makes what the network has learnt the document's own weights; training begins again from them.
    ///
    /// # Errors
    /// [`Error::NotFinite`] where it has diverged.
    pub fn keep_weights(&mut self) -> Result<(), Error> {
        let Some(run) = &self.run else { return Ok(()) };
        let mut edits = Vec::new();
        for (layer, dense) in run.trainer.learnt().layers().into_iter().enumerate() {
            let values = dense.weights_row_major().to_vec();
            edits.push(Edit::Weights { layer, values });
            let values = dense.biases_flat().to_vec();
            edits.push(Edit::Biases { layer, values });
        }
        let document = self.document.edited_from(&edits, &self.computed.drawn)?;
        let before = self.entry()?;
        self.set(document)?;
        self.moved(None);
        self.remember(before, None);
        Ok(())
    }

    /// Whether an edit of weights changes the run, not the document.
    pub(super) fn is_under_way(&self) -> bool {
        self.run
            .as_ref()
            .is_some_and(|run| run.trainer.updates() > 0)
    }

    /// Marks the run as changed.
    pub(super) fn moved(&mut self, run: Option<Run>) {
        self.serials += 1;
        self.revisions.training += 1;
        self.run = run.map(|mut run| {
            run.serial = self.serials;
            run
        });
    }

    /// # Errors
    /// [`Error::OutOfMemory`]; then nothing has changed.
    pub(super) fn go_to(&mut self, entry: &Entry) -> Result<(), Error> {
        let run = entry.mark.as_ref();
        let run = run.map(|mark| Run::from_mark(&entry.document, mark));
        let run = run.transpose()?;
        let document = entry.document.try_clone()?;
        let before = self.run.take();
        if let Err(error) = self.set(document) {
            self.run = before;
            return Err(error);
        }
        self.run = run;
        self.revisions.parameters += 1;
        self.revisions.training += 1;
        Ok(())
    }
}
