//! The loss as a function of one weight or bias while all others stay fixed.

use super::{Session, run::Run};
use crate::{Error, Network, Place, Trainer, layer::check_numbers};

impl Session {
    /// The loss of the batch that is shown, without the penalty, where the parameter at `place` has each of `values` and
    /// all others are as they are; empty before the batch has gone forward.
    ///
    /// ```
    /// use perceptible::{Document, Place, Session, Train};
    /// let mut session = Session::new(Document::from_link("v1&t=1,0")?)?;
    /// session.train(Train::Phase)?; // forward
    /// session.train(Train::Phase)?; // loss
    /// let place = Place::Weight { layer: 1, from: 3, to: 0 };
    /// let w = session.network().parameters().as_slice()[session.network().shape().index(place)?];
    /// let losses = session.losses_along(place, &[w, w + 0.1])?;
    /// assert_eq!(losses[0], session.run().unwrap().trainer().loss().unwrap().0);
    /// assert!(losses[1] < losses[0]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// A place that the network has not got, a value that is not finite, and [`Error::OutOfMemory`].
    pub fn losses_along(&self, place: Place, values: &[f64]) -> Result<Vec<f64>, Error> {
        let index = self.network().shape().index(place)?;
        check_numbers("values", values, values.len())?;
        let Some(trainer) = self.run().map(Run::trainer) else {
            return Ok(Vec::new());
        };
        let mut network = trainer.network().try_clone()?;
        let mut losses = Vec::new();
        for &value in values {
            network.parameters_mut()[index] = value;
            losses.extend(loss_of(trainer, &network)?);
        }
        Ok(losses)
    }

    /// The same loss after the step's update of every parameter; none before the gradients.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn loss_after(&self) -> Result<Option<f64>, Error> {
        let Some(trainer) = self.run().map(Run::trainer) else {
            return Ok(None);
        };
        match trainer.after() {
            Some(network) => loss_of(trainer, network),
            None => Ok(None),
        }
    }
}

/// The loss of the present batch under another network of the same shape; none before it has gone forward.
fn loss_of(trainer: &Trainer, network: &Network) -> Result<Option<f64>, Error> {
    let Some(trace) = trainer.trace() else {
        return Ok(None);
    };
    let trace = network.forward_flat(trace.inputs())?;
    Ok(Some(network.total_loss(
        &trace,
        trainer.targets(),
        trainer.training().loss,
    )))
}
