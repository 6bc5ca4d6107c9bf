//! The settings of training.

use crate::{Error, Loss, Optimizer, Penalty, Schedule, optimizer::LEARNING_RATE, schedule::Per};

/// How a network is trained. All of it may change between two steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    pub loss: Loss,
    pub optimizer: Optimizer,
    /// η of the first step; the schedule has its part in every later one.
    pub learning_rate: f64,
    pub schedule: Schedule,
    /// What the schedule counts.
    pub per: Per,
    pub penalty: Penalty,
    pub biases: Biases,
    /// Rows of a batch; 0 for all rows. The last batch of an epoch has the remaining rows.
    pub batch_size: usize,
    pub order: Order,
    /// NumPy's seed of the order.
    pub order_seed: u32,
    pub stop: Stop,
}

/// The order in which an epoch takes the rows. A batch of all rows keeps their own order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Every epoch has a permutation of its own: `np.random.permutation`, one after the other from one seed.
    #[default]
    Shuffled,
    /// As they stand.
    Fixed,
}

/// Whether biases learn too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Biases {
    #[default]
    Trained,
    /// Biases stay fixed, as in many worked examples.
    Frozen,
}

/// When training ends by itself; 0 switches a condition off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Of a single row: every |y − t| is below this.
    pub tolerance: f64,
    /// The loss is below this: of a batch of all rows at once, else the mean over an epoch.
    pub loss: f64,
    /// This number of epochs is complete.
    pub epochs: u32,
    /// For this number of epochs the loss has not fallen below its least.
    pub patience: u32,
}

impl Default for Training {
    /// Mean-squared error, plain gradient descent with η = 0.1, all rows at once; a single row ends at 0.01.
    fn default() -> Self {
        Training {
            loss: Loss::Mse,
            optimizer: Optimizer::default(),
            learning_rate: 0.1,
            schedule: Schedule::Constant,
            per: Per::Epoch,
            penalty: Penalty::default(),
            biases: Biases::Trained,
            batch_size: 0,
            order: Order::Shuffled,
            order_seed: 0,
            stop: Stop {
                tolerance: 0.01,
                loss: 0.0,
                epochs: 0,
                patience: 0,
            },
        }
    }
}

impl Training {
    /// Whether every number lies within its range, for data of this many rows.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::BatchTooLarge`].
    pub fn check(&self, rows: usize) -> Result<(), Error> {
        self.optimizer.checked()?;
        self.schedule.checked()?;
        self.penalty.checked()?;
        LEARNING_RATE.check("learning rate", self.learning_rate)?;
        self.check_batch("batch_size", rows)
    }

    /// Whether there are as many rows as a batch has, at the place where that was given.
    pub(crate) fn check_batch(&self, place: &str, rows: usize) -> Result<(), Error> {
        if self.batch_size <= rows {
            return Ok(());
        }
        Err(Error::BatchTooLarge {
            place: place.into(),
            found: self.batch_size,
            rows,
        })
    }

    /// Rows of a batch, out of all rows; the last one of an epoch may be smaller.
    pub fn batch_of(&self, rows: usize) -> usize {
        match self.batch_size {
            0 => rows,
            size => size.min(rows),
        }
    }

    /// η of the step that follows these epochs and updates.
    pub fn learning_rate_at(&self, epochs: u64, updates: u64) -> f64 {
        self.schedule
            .learning_rate(self.learning_rate, self.per.count(epochs, updates))
    }
}

impl Biases {
    /// Both, in menu order.
    pub const ALL: &'static [Biases] = &[Biases::Trained, Biases::Frozen];

    /// By its name in documents and links.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|each| each.name() == name);
        found.ok_or_else(|| Error::unknown_name("biases", name, Self::ALL.iter().map(|b| b.name())))
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            Biases::Trained => "trained",
            Biases::Frozen => "frozen",
        }
    }
}

impl Order {
    /// Both, in menu order.
    pub const ALL: &'static [Order] = &[Order::Shuffled, Order::Fixed];

    /// By its name in documents and links.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|order| order.name() == name);
        found.ok_or_else(|| Error::unknown_name("order", name, Self::ALL.iter().map(|o| o.name())))
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            Order::Shuffled => "shuffled",
            Order::Fixed => "fixed",
        }
    }
}
