//! What a training has come to.

use crate::{Document, Error, Network, Trainer, Training, session::samples};

/// What the script of a training prints.
pub(crate) struct Learnt {
    /// Updates that were made, at least one.
    pub steps: u64,
    /// The loss of the first step's batch, and of the last one's.
    pub losses: [f64; 2],
    /// Of all rows after the last step (rows × n_outputs).
    pub outputs: Vec<f64>,
}

impl Learnt {
    /// From the document's own weights on, at least one step.
    ///
    /// # Errors
    /// No targets, what [`Trainer::step`] refuses, [`Error::Diverged`].
    pub fn replay(document: &Document, training: &Training, steps: u64) -> Result<Self, Error> {
        let mut trainer = Trainer::new(document.network()?, samples(document)?, *training)?;
        trainer.run(&mut |trainer| trainer.updates() >= steps)?;
        let losses = trainer.losses().within(0..1);
        let first = losses.get(1).copied();
        let last = trainer.loss().map(|(loss, _)| loss);
        Learnt::new(document, trainer.learnt(), trainer.updates(), first.zip(last))
    }

    /// Of the network that was learnt, with the first loss and the last one.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(
        document: &Document,
        network: &Network,
        steps: u64,
        losses: Option<(f64, f64)>,
    ) -> Result<Self, Error> {
        let (first, last) = losses.unwrap_or((f64::NAN, f64::NAN));
        Ok(Learnt {
            steps,
            losses: [first, last],
            outputs: network.forward_flat(document.inputs())?.outputs_flat().to_vec(),
        })
    }

    /// Steps whose loss is printed, counted from 1, with the loss: the first one and the last one.
    pub fn printed_losses(&self) -> impl Iterator<Item = (u64, f64)> {
        let steps = [1, self.steps].into_iter().zip(self.losses);
        steps.skip(usize::from(self.steps == 1))
    }
}
