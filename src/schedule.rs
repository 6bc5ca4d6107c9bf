//! How the learning rate changes while a network trains: the closed forms of PyTorch's schedulers.

use crate::{
    Error, Parameter,
    hyperparameters::{self, Hyperparameters, Range, hyperparameters},
    kernel::math::powi,
    optimizer::LEARNING_RATE,
};

/// A schedule with its hyper-parameters.
///
/// ```
/// use perceptible::schedule::{Per, Schedule};
///
/// let schedule = Schedule::named("step")?.with("step_size", 30.0)?; // × 0.1 every 30 epochs
/// let (epochs_done, updates_done) = (60, 480);
/// let t = Per::Epoch.count(epochs_done, updates_done);
/// assert_eq!(schedule.learning_rate(1.0, t), 0.1 * 0.1);
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Schedule {
    /// η, always.
    #[default]
    Constant,
    /// η·γ^⌊t/s⌋: PyTorch's `StepLR`.
    Step(Step),
    /// η·γᵗ: PyTorch's `ExponentialLR`.
    Exponential(Exponential),
    /// From η down to a minimum along half a cosine, and up again: PyTorch's `CosineAnnealingLR`. Loshchilov, Hutter
    /// 2016, arXiv:1608.03983, without the restarts.
    Cosine(Cosine),
    /// η/(1 + κ·t): Robbins, Monro 1951, "A stochastic approximation method"; Keras's `decay`.
    InverseTime(InverseTime),
}

hyperparameters! {
    /// η·γ^⌊t/s⌋.
    pub struct Step {
        /// s: how many epochs or updates a step lasts.
        step_size: "s" = 10.0, in SPAN;
        /// What each step multiplies the learning rate by.
        gamma: "γ" = 0.1, in FACTOR;
    }
}

hyperparameters! {
    /// η·γᵗ.
    pub struct Exponential {
        /// What each epoch or update multiplies the learning rate by.
        gamma: "γ" = 0.99, in FACTOR;
    }
}

hyperparameters! {
    /// η_min + (η − η_min)·(1 + cos(π·t/T))/2.
    pub struct Cosine {
        /// T: how many epochs or updates the way down takes.
        t_max: "T" = 100.0, in SPAN;
        /// η_min.
        eta_min: "η_{min}" = 0.0, in LEARNING_RATE;
    }
}

hyperparameters! {
    /// η/(1 + κ·t).
    pub struct InverseTime {
        /// κ.
        decay: "κ" = 0.01, in DECAY;
    }
}

const SPAN: Range = Range::new(1.0, 1e9, 1.0);
const FACTOR: Range = Range::new(0.0, 1.0, 0.01);
const DECAY: Range = Range::new(0.0, 1000.0, 0.001);

/// What t counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Per {
    /// Epochs that are complete, as is usual with PyTorch.
    #[default]
    Epoch,
    /// Updates that were made, as Keras's `decay` counts.
    Update,
}

impl Per {
    /// Both, in menu order.
    pub const ALL: &'static [Per] = &[Per::Epoch, Per::Update];

    /// By its name in documents and links.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|per| per.name() == name);
        found.ok_or_else(|| {
            Error::unknown_name("schedule unit", name, Self::ALL.iter().map(|p| p.name()))
        })
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            Per::Epoch => "epoch",
            Per::Update => "update",
        }
    }

    /// The t of a moment in training.
    pub fn count(self, epochs: u64, updates: u64) -> u64 {
        match self {
            Per::Epoch => epochs,
            Per::Update => updates,
        }
    }
}

impl Schedule {
    /// The catalogue with its defaults, in menu order.
    pub fn all() -> [Schedule; 5] {
        [
            Schedule::Constant,
            Schedule::Step(Step::default()),
            Schedule::Exponential(Exponential::default()),
            Schedule::Cosine(Cosine::default()),
            Schedule::InverseTime(InverseTime::default()),
        ]
    }

    /// By its name in documents and links, with the defaults.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::all().into_iter().find(|s| s.name() == name);
        found.ok_or_else(|| {
            Error::unknown_name("schedule", name, Self::all().iter().map(|s| s.name()))
        })
    }

    /// The name in documents and links: `inverse_time`.
    pub fn name(&self) -> &'static str {
        match self {
            Schedule::Constant => "constant",
            Schedule::Step(_) => "step",
            Schedule::Exponential(_) => "exponential",
            Schedule::Cosine(_) => "cosine",
            Schedule::InverseTime(_) => "inverse_time",
        }
    }

    /// The learning rate for people, in the page's small markup.
    pub fn formula(&self) -> &'static str {
        match self {
            Schedule::Constant => "η",
            Schedule::Step(_) => "η · γ^{⌊t / s⌋}",
            Schedule::Exponential(_) => "η · γ^{t}",
            Schedule::Cosine(_) => "η_{min} + (η − η_{min}) · (1 + cos(πt / T)) / 2",
            Schedule::InverseTime(_) => "η / (1 + κ · t)",
        }
    }

    /// The learning rate of the step after `t` epochs or updates ([`Per`]), `initial` being the first.
    pub fn learning_rate(&self, initial: f64, t: u64) -> f64 {
        match self {
            Schedule::Constant => initial,
            Schedule::Step(Step { step_size, gamma }) => {
                initial * powi(*gamma, (t as f64 / step_size) as u64)
            }
            Schedule::Exponential(Exponential { gamma }) => initial * powi(*gamma, t),
            Schedule::Cosine(Cosine { t_max, eta_min }) => {
                // 0 to 2; `%` would bring 2 KB of the C library's fmod
                let turns = t as f64 / (2.0 * t_max);
                let turned = 2.0 * (turns - turns.floor());
                let half = cos_quarter(turned.min(2.0 - turned));
                eta_min + (initial - eta_min) * (half * half) // cos²(x/2) = (1 + cos x)/2
            }
            Schedule::InverseTime(InverseTime { decay }) => initial / (1.0 + decay * t as f64),
        }
    }

    /// The hyper-parameters, as they are now.
    pub fn hyperparameters(&self) -> Vec<Parameter> {
        hyperparameters::table(self.numbers())
    }

    /// The same schedule with one hyper-parameter changed, by its name.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::UnknownName`] where it has no such hyper-parameter.
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        hyperparameters::set(self.name(), self.numbers_mut(), name, value)?;
        Ok(self)
    }

    /// This schedule, if all its hyper-parameters lie within their ranges.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included.
    pub fn checked(self) -> Result<Self, Error> {
        hyperparameters::check(self.name(), self.numbers())?;
        Ok(self)
    }

    fn numbers(&self) -> &dyn Hyperparameters {
        match self {
            Schedule::Constant => &[],
            Schedule::Step(numbers) => numbers,
            Schedule::Exponential(numbers) => numbers,
            Schedule::Cosine(numbers) => numbers,
            Schedule::InverseTime(numbers) => numbers,
        }
    }

    fn numbers_mut(&mut self) -> &mut dyn Hyperparameters {
        match self {
            Schedule::Constant => &mut [],
            Schedule::Step(numbers) => numbers,
            Schedule::Exponential(numbers) => numbers,
            Schedule::Cosine(numbers) => numbers,
            Schedule::InverseTime(numbers) => numbers,
        }
    }
}

/// cos(x·π/2) for x from 0 to 1: 1 and 0 exactly at its ends. Taylor's series, of the sine in the second half.
fn cos_quarter(x: f64) -> f64 {
    let angle = if x <= 0.5 { x } else { 1.0 - x } * std::f64::consts::FRAC_PI_2;
    let series = |first: i32| {
        // 1 − θ²/(1·2)·(1 − θ²/(3·4)·(…)) for the cosine, with 2·3, 4·5, … for the sine
        let pairs = (0..9)
            .rev()
            .map(|k| f64::from((first + 2 * k) * (first + 2 * k + 1)));
        pairs.fold(1.0, |sum, pair| 1.0 - sum * (angle * angle / pair))
    };
    if x <= 0.5 {
        series(1)
    } else {
        angle * series(2)
    }
}
