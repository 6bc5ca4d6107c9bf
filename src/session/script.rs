//! The training of a session as a script.

use super::{Run, Session, same_parameters};
use crate::{
    Error, Network, Training,
    export::{
        Library,
        numpy::{Learnt, TrainingScript},
    },
};

impl Session {
    /// The script of as many steps as the session's training has come through, at least one: from the document's
    /// weights on, in the document's way. Whether it ends at the very parameters that the session has learnt is said
    /// beside it: it does not where a person has changed something on the way. Of a training that has diverged it does
    /// the steps before that.
    ///
    /// ```
    /// use perceptible::{Document, Session, Train, export::Library};
    /// let mut session = Session::new(Document::from_link("v1&f1=swish")?)?;
    /// session.train(Train::Step)?;
    /// session.train(Train::Step)?;
    /// let (script, is_present) = session.training_script(Library::NumPy, false)?;
    /// assert!(script.script.contains("for step in range(1, 3):") && is_present);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`training`](crate::export::numpy::training).
    pub fn training_script(
        &self,
        library: Library,
        asserts: bool,
    ) -> Result<(TrainingScript, bool), Error> {
        let (document, way) = (&self.document, self.document.training());
        let run = self.run.as_ref();
        let steps = run.map_or(0, Run::finite_steps);
        let learnt = match run.map(|run| run.learnt(way)).transpose()?.flatten() {
            Some(learnt) => learnt,
            None => Learnt::replay(document, way, steps)?,
        };
        let is_same = |run: &Run| same_parameters(&learnt.network, run.after_finite_steps());
        let is_present = steps == 0 || run.is_some_and(is_same);
        Ok((
            library.written(document, way, &learnt, asserts)?,
            is_present,
        ))
    }
}

impl Run {
    /// Updates after which every number was finite.
    pub(super) fn finite_steps(&self) -> u64 {
        match self.trainer.not_finite() {
            Some(_) => self.trainer.step_shown(),
            None => self.trainer.updates(),
        }
    }

    fn after_finite_steps(&self) -> &Network {
        match self.trainer.not_finite() {
            Some(_) => self.trainer.network(),
            None => self.trainer.learnt(),
        }
    }

    /// The parameters at which the training's script ends, where known. None where a person has changed something on the
    /// way, or where it is not known any more.
    fn learnt(&self, way: &Training) -> Result<Option<Learnt>, Error> {
        let (trainer, steps) = (&self.trainer, self.finite_steps());
        let is_plain = !self.changed && trainer.training() == way;
        if !is_plain || !self.timeline.is_plain(steps, trainer) {
            return Ok(None);
        }
        let losses = trainer.losses();
        let (Some(first), Some(last)) = (losses.of(0), losses.of(steps - 1)) else {
            return Ok(None);
        };
        Ok(Some(Learnt {
            steps,
            losses: [first, last],
            network: self.after_finite_steps().try_clone()?,
        }))
    }
}
