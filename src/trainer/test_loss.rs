//! The loss on the test rows at the start of each epoch.

use super::{Samples, Trainer};
use crate::{Error, Network, Targets, Trace, Workspace};
use std::rc::Rc;

/// The test rows with buffers of their own: an epoch allocates nothing.
#[derive(Clone, Debug)]
pub(super) struct Test {
    of: Rc<Samples>,
    targets: Targets,
    trace: Trace,
    workspace: Workspace,
}

impl Test {
    fn new(network: &Network, samples: &Rc<Samples>) -> Result<Self, Error> {
        let rows = &samples.split().test;
        let mut test = Test {
            of: samples.clone(),
            targets: samples.targets().try_clone()?,
            trace: Trace::new(network.shape(), rows.len())?,
            workspace: Workspace::new(network, rows.len())?,
        };
        test.trace.fit(rows.len())?;
        samples.gather(rows, test.trace.inputs_mut(), &mut test.targets);
        Ok(test)
    }
}

impl Trainer {
    /// Notes the loss and the penalty of the present step, and where an epoch begins with it the loss of the test rows.
    pub(super) fn note(&mut self) -> Result<(), Error> {
        let test = match self.now.epoch.row == 0 && !self.samples.split().test.is_empty() {
            true => self.test_loss()?,
            false => f64::NAN,
        };
        let step = self.now.progress.updates;
        Rc::make_mut(&mut self.losses).put(step, self.loss, self.penalty, test);
        Ok(())
    }

    fn test_loss(&mut self) -> Result<f64, Error> {
        let network = &self.now.network;
        let mut test = match self.test.take() {
            Some(test) if Rc::ptr_eq(&test.of, &self.samples) => test,
            _ => Test::new(network, &self.samples)?,
        };
        network.forward_into(&mut test.trace, &mut test.workspace);
        let loss = network.total_loss(&test.trace, &test.targets, self.training.loss);
        self.test = Some(test);
        Ok(loss)
    }
}
