//! The batches of an epoch, as a loop over `step` takes them, and the learning rate of each step.

use super::{program::Program, schedule};
use crate::{Order, Phase, Training, schedule::Per};

pub(in super::super) struct Batches<'a> {
    training: &'a Training,
    rows: usize,
    size: usize,
    /// Batches of an epoch.
    n: usize,
}

impl<'a> Batches<'a> {
    /// Of this many rows that are trained on.
    pub fn of(rows: usize, training: &'a Training) -> Self {
        let size = training.batch_of(rows);
        Batches {
            training,
            rows,
            size,
            n: rows.div_ceil(size),
        }
    }

    pub fn training(&self) -> &'a Training {
        self.training
    }

    /// The generator of the order, where there is one.
    pub fn begin(&self, program: &mut Program) {
        if self.are_shuffled() {
            let seed = self.training.order_seed;
            program.put(&format!("shuffle = np.random.RandomState({seed})"));
        }
    }

    /// `batch`, in the loop; nothing where all rows are one.
    pub fn take(&self, program: &mut Program) {
        let Batches { rows, size, n, .. } = self;
        if *n == 1 {
            return;
        }
        let mut mark = |line: &str| program.mark(Phase::Forward, line);
        mark(&format!("    first = (step - 1) % {n} * {size}"));
        if self.are_shuffled() {
            mark("    if first == 0:");
            mark(&format!("        order = shuffle.permutation({rows})"));
            mark(&format!("    batch = order[first:first + {size}]"));
        } else {
            mark(&format!("    batch = slice(first, first + {size})"));
        }
    }

    /// The batch of these rows.
    pub fn rows_of(&self, name: &str) -> String {
        match self.n {
            1 => name.into(),
            _ => format!("{name}[batch]"),
        }
    }

    /// The learning rate in the loop; none where it never changes.
    pub fn learning_rate(&self) -> Option<String> {
        let Training {
            schedule,
            learning_rate,
            per,
            ..
        } = self.training;
        let t = match (per, self.n) {
            (Per::Update, _) | (_, 1) => "(step - 1)".into(),
            (Per::Epoch, n) => format!("((step - 1) // {n})"),
        };
        schedule::expression(schedule, *learning_rate, &t)
    }

    fn are_shuffled(&self) -> bool {
        self.n > 1 && self.training.order == Order::Shuffled
    }
}
