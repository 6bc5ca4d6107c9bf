//! Scores: loss and accuracy on the training rows and on the test rows.

use super::Session;
use crate::{Error, Targets, Trace, dataset::Split, loss::BatchTargets};

impl Session {
    /// The rows for the test, in the order in which the split has drawn them.
    pub(super) fn test_rows(&self) -> Vec<f64> {
        self.split().test.iter().map(|&row| row as f64).collect()
    }

    /// The numbers of [`Part::Scores`](super::Part::Scores), without a frame, which would print all outputs.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn scored(&self) -> Result<Vec<f64>, Error> {
        self.scores(&*self.trace()?)
    }

    /// Loss and accuracy on the rows that are trained on, then on those for the test; NaN for what there is not.
    pub(super) fn scores(&self, trace: &Trace) -> Result<Vec<f64>, Error> {
        let (labels, decided) = (self.document.labels(), self.decided(trace));
        let mut scores = Vec::new();
        for rows in self.both() {
            let is_right = |labels: &[usize]| {
                let right = rows.iter().filter(|&&row| decided[row] == labels[row]);
                right.count() as f64 / rows.len() as f64
            };
            let accuracy = labels.as_deref().map_or(f64::NAN, is_right);
            scores.extend([self.loss_of(&rows, trace)?, accuracy]);
        }
        Ok(scores)
    }

    /// How often rows of one class were taken for another: (n_classes × n_classes), a row for each true class, of the
    /// rows that are trained on, then of those for the test, as scikit-learn's `confusion_matrix`. None where the
    /// targets are no classes.
    pub(super) fn confusion(&self, trace: &Trace) -> Vec<f64> {
        let Some(labels) = self.document.labels() else {
            return Vec::new();
        };
        let (n, decided) = (self.network().n_outputs().max(2), self.decided(trace));
        let mut counts = vec![0.0; 2 * n * n];
        for (rows, counts) in self.both().iter().zip(counts.chunks_mut(n * n)) {
            for &row in rows {
                counts[labels[row] * n + decided[row]] += 1.0;
            }
        }
        counts
    }

    /// A test share that leaves no training rows is ignored.
    fn split(&self) -> Split {
        self.document.split().unwrap_or_default()
    }

    fn both(&self) -> [Vec<usize>; 2] {
        let Split { train, test } = self.split();
        [train, test]
    }

    /// The class that the outputs of each row decide for.
    fn decided(&self, trace: &Trace) -> Vec<usize> {
        let (decision, mut outputs) = (self.decision(), trace.outputs_flat().to_vec());
        let rows = outputs.chunks_mut(self.network().n_outputs());
        rows.map(|outputs| decision.of(outputs).0).collect()
    }

    fn loss_of(&self, rows: &[usize], trace: &Trace) -> Result<f64, Error> {
        let (network, loss) = (self.network(), self.document.training().loss);
        let columns = network.n_outputs();
        let shape = [rows.len(), columns];
        let all = [self.document.rows(), columns];
        let Ok(targets) = Targets::new(self.document.targets(), &all) else {
            return Ok(f64::NAN);
        };
        let fits = network.check_loss(trace, &targets, loss).is_ok();
        if rows.is_empty() || !fits {
            return Ok(f64::NAN);
        }
        let seen = network.seen_by(loss, trace);
        let mut y = Vec::new();
        for &row in rows {
            y.extend_from_slice(&seen[row * columns..][..columns]);
        }
        let targets = BatchTargets {
            targets: &targets,
            order: Some(rows),
        };
        Ok(loss.total(&y, shape, targets))
    }
}
