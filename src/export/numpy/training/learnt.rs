//! What a training has come to.

use crate::{Document, Error, Network, Trainer, Training, session::samples};

/// What the script of a training comes to.
pub(crate) struct Learnt {
    /// Updates that were made, at least one.
    pub steps: u64,
    /// The loss of the first step's batch, and of the last one's.
    pub losses: [f64; 2],
    /// After the last step.
    pub network: Network,
}

impl Learnt {
    /// From the document's own weights on, at least one step.
    ///
    /// # Errors
    /// No targets, what [`Trainer::step`] refuses, [`Error::Diverged`].
    pub fn replay(document: &Document, training: &Training, steps: u64) -> Result<Self, Error> {
        let mut trainer = Trainer::new(document.network()?, samples(document)?, *training)?;
        trainer.run(&mut |trainer| trainer.updates() >= steps)?;
        let (last, _) = trainer.loss().unwrap_or((f64::NAN, 0.0));
        Ok(Learnt {
            steps: trainer.updates(),
            losses: [trainer.losses().of(0).unwrap_or(last), last],
            network: trainer.learnt().try_clone()?,
        })
    }

    /// The steps whose losses are printed, counted from 1: the first one and the last one, or the only one.
    pub fn printed_steps(&self) -> impl Iterator<Item = u64> {
        [1, self.steps].into_iter().take(self.steps.min(2) as usize)
    }
}
