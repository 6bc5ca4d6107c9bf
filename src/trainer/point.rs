//! A point: the state of a training between two steps. (A `Moment` may be within a step.)

use super::{Training, batches::Epoch};
use crate::{Error, Network, optimizer::State};

/// Everything that a step begins with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub network: Network,
    pub state: State,
    pub progress: Progress,
    pub epoch: Epoch,
}

/// How far a training has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Progress {
    pub updates: u64,
    pub epochs: u64,
    /// The losses of this epoch's batches so far, each times its rows.
    pub sum: f64,
    /// The last epoch's mean loss, and the least of all.
    pub mean: f64,
    pub least: f64,
    /// Epochs since that.
    pub stale: u32,
}

impl Point {
    pub fn try_clone(&self) -> Result<Self, Error> {
        Ok(Point {
            network: self.network.try_clone()?,
            state: self.state.try_clone()?,
            progress: self.progress,
            epoch: self.epoch.clone(),
        })
    }

    pub fn learning_rate(&self, training: &Training) -> f64 {
        training.learning_rate_at(self.progress.epochs, self.progress.updates)
    }
}

impl Default for Progress {
    /// Before the first step.
    fn default() -> Self {
        Progress {
            updates: 0,
            epochs: 0,
            sum: 0.0,
            mean: f64::INFINITY,
            least: f64::INFINITY,
            stale: 0,
        }
    }
}

impl Progress {
    /// After the update of a batch with this loss; `rows` are the epoch's where it is complete.
    pub fn after(mut self, loss: f64, batch: usize, rows: Option<usize>) -> Self {
        self.updates += 1;
        self.sum += loss * batch as f64;
        if let Some(rows) = rows {
            self.epochs += 1;
            self.mean = self.sum / rows as f64;
            self.sum = 0.0;
            self.stale = match self.mean < self.least {
                true => 0,
                false => self.stale.saturating_add(1),
            };
            self.least = self.least.min(self.mean);
        }
        self
    }
}
