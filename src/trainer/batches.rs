//! The order of the rows, batch by batch.

use super::{Order, Training};
use crate::{Error, RandomState};
use std::rc::Rc;

/// The present epoch's order, and its position in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Epoch {
    /// Rows of this epoch that were taken.
    pub row: usize,
    /// Whether this epoch's rows are shuffled; decided with its first batch.
    pub shuffled: bool,
    /// The seed of the generator.
    pub seed: u32,
    /// The generator before it drew this epoch's permutation.
    pub random: Option<Rc<RandomState>>,
}

/// The permutation of an epoch, drawn once.
#[derive(Clone, Debug, Default)]
pub(super) struct Permutation {
    /// What it was drawn from.
    from: Option<Rc<RandomState>>,
    rows: Vec<usize>,
    /// What the next epoch draws from.
    after: Option<Rc<RandomState>>,
}

impl Permutation {
    /// The rows of the next batch, out of those that are trained on, into `batch`.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn next(
        &mut self,
        epoch: &mut Epoch,
        training: &Training,
        train: &[usize],
        batch: &mut Vec<usize>,
    ) -> Result<(), Error> {
        let rows = train.len();
        let size = training.batch_of(rows);
        if epoch.row == 0 {
            epoch.shuffled = training.order == Order::Shuffled && size < rows;
            if epoch.shuffled && (epoch.random.is_none() || epoch.seed != training.order_seed) {
                epoch.seed = training.order_seed;
                epoch.random = Some(Rc::new(RandomState::new(epoch.seed)));
            }
        }
        let taken = epoch.row..rows.min(epoch.row + size);
        batch.clear();
        match &epoch.random {
            Some(random) if epoch.shuffled => {
                self.draw(random, rows)?;
                batch.extend(self.rows[taken].iter().map(|&row| train[row]));
            }
            _ => batch.extend_from_slice(&train[taken]),
        }
        Ok(())
    }

    /// The epoch's position after a batch, and whether the batch completes it: then it is the next epoch's start.
    pub fn after(&self, epoch: &Epoch, batch: usize, rows: usize) -> (Epoch, bool) {
        let mut next = epoch.clone();
        next.row += batch;
        let complete = next.row >= rows;
        if complete {
            next.row = 0;
            if epoch.shuffled {
                next.random = self.after.clone();
            }
        }
        (next, complete)
    }

    fn draw(&mut self, random: &Rc<RandomState>, rows: usize) -> Result<(), Error> {
        let is_same = self.from.as_ref().is_some_and(|r| Rc::ptr_eq(r, random));
        if !is_same || self.rows.len() != rows {
            let mut after = RandomState::clone(random);
            self.rows = after.permutation(rows)?;
            self.from = Some(random.clone());
            self.after = Some(Rc::new(after));
        }
        Ok(())
    }
}
