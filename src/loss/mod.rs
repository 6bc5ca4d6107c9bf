//! The losses: the catalogue here, each loss next to its gradient in a file of its family.
//!
//! To add one: its `impl Function`, its name in the three lists below, and what the page says of it in
//! www/view/train/loss-rule.js (the compiler and the tests ask for all of them).
//!
//! Names, factors and clamps are PyTorch's. Every sum goes through a row from left to right, then from row to row.

mod binary;
mod cross_entropy;
mod function;
mod robust;
mod squared;
mod targets;

pub(crate) use targets::BatchTargets;
pub use targets::Targets;

use crate::{Activation, Error, Parameter};
use function::{Function, Reduction, Takes, each, name_of, reduction_of, sum, takes_of};
use targets::Target;

/// A loss with its parameter: one number that says how far outputs y are from targets t.
///
/// ```
/// use perceptible::{Loss, Targets};
/// let targets = Targets::new(&[1.0, 0.0], &[1, 2])?;
/// assert_eq!(Loss::Mse.value(&[0.5, 0.25], [1, 2], &targets)?, (0.25 + 0.0625) / 2.0);
/// assert_eq!(Loss::Mse.gradient(&[0.5, 0.25], [1, 2], &targets)?, [-0.5, 0.25]);
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # With which activation of the output layer
/// Each loss takes the outputs of any activation, with these exceptions:
///
/// - [`Loss::Bce`] takes probabilities: sigmoid, hardsigmoid and softmax give them, other activations are refused.
/// - [`Loss::BceWithLogits`] and [`Loss::CrossEntropy`] take logits. Where the output layer is sigmoid or softmax,
///   its z are the logits, and activation and loss are differentiated together: δ = (a − t)/n, which has no
///   f′ to vanish where the activation is saturated. (PyTorch would take the probabilities for logits.) Any other output is a logit.
///
/// So sigmoid goes with [`Loss::Bce`] in two steps, ∂L/∂a and then σ′(z), with PyTorch's clamp; and with
/// [`Loss::BceWithLogits`] in one.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Loss {
    /// Mean of (y − t)² over all elements; PyTorch's `MSELoss`.
    Mse,
    /// ½ Σ (y − t)², as Bishop 2006, equation 5.11, and many books have it.
    HalfSse,
    /// Σ (y − t)²; PyTorch's `MSELoss(reduction='sum')`.
    Sse,
    /// Mean of |y − t| over all elements; slope 0 where y = t. PyTorch's `L1Loss`.
    Mae,
    /// ½(y − t)² up to |y − t| = δ, from there on a straight line; mean over all elements. Huber 1964,
    /// "Robust estimation of a location parameter"; PyTorch's `HuberLoss`.
    Huber {
        /// δ, 0.001 to 1000; 1.
        delta: f64,
    },
    /// −t ln y − (1 − t) ln(1 − y) of probabilities y, mean over all elements. As in PyTorch's `BCELoss` no
    /// logarithm is below −100, and the slope's denominator y(1 − y) not below 1e−12.
    Bce,
    /// The same of logits z, y = σ(z), accurate everywhere; PyTorch's `BCEWithLogitsLoss`.
    BceWithLogits,
    /// −Σⱼ tⱼ ln softmax(z)ⱼ of logits z, mean over the rows; targets are class numbers or rows of probabilities.
    /// PyTorch's `CrossEntropyLoss`.
    CrossEntropy,
}

/// `$body` with `$f` as the loss's own type.
macro_rules! with_function {
    ($loss:expr, $f:ident => $body:expr) => {
        match $loss {
            Loss::Mse => with_function!(squared::Mse, $f, $body),
            Loss::HalfSse => with_function!(squared::HalfSse, $f, $body),
            Loss::Sse => with_function!(squared::Sse, $f, $body),
            Loss::Mae => with_function!(robust::Mae, $f, $body),
            Loss::Huber { delta } => with_function!(robust::Huber { delta }, $f, $body),
            Loss::Bce => with_function!(binary::Bce, $f, $body),
            Loss::BceWithLogits => with_function!(binary::BceWithLogits, $f, $body),
            Loss::CrossEntropy => with_function!(cross_entropy::CrossEntropy, $f, $body),
        }
    };
    ($function:expr, $f:ident, $body:expr) => {{
        let $f = $function;
        $body
    }};
}

impl Loss {
    /// The catalogue, each with its default parameter, in menu order.
    pub const ALL: &'static [Loss] = &[
        Loss::Mse,
        Loss::HalfSse,
        Loss::Sse,
        Loss::Mae,
        Loss::Huber { delta: 1.0 },
        Loss::Bce,
        Loss::BceWithLogits,
        Loss::CrossEntropy,
    ];

    /// By its name in documents and links, with the default parameter.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().find(|l| l.name() == name);
        found
            .copied()
            .ok_or_else(|| Error::unknown_name("loss", name, Loss::ALL.iter().map(|l| l.name())))
    }

    /// The name in documents and links: `cross_entropy`.
    pub fn name(self) -> &'static str {
        with_function!(self, f => name_of(&f))
    }

    /// Its parameter, if it has one.
    pub fn parameter(self) -> Option<Parameter> {
        with_function!(self, f => f.parameter())
    }

    /// The same loss with another parameter.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a value outside the parameter's range, NaN included, and
    /// [`Error::UnknownName`] where the loss has no parameter.
    pub fn with_parameter(mut self, value: f64) -> Result<Self, Error> {
        Parameter::check(self.parameter(), self.name(), value)?;
        if let Loss::Huber { delta } = &mut self {
            *delta = value;
        }
        Ok(self)
    }

    /// This loss, if its parameter is one that [`Loss::with_parameter`] takes.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        match self.parameter() {
            Some(parameter) => self.with_parameter(parameter.value),
            None => Ok(self),
        }
    }

    /// Whether an output layer with this activation can have this loss; see [With which activation of the output
    /// layer](Loss#with-which-activation-of-the-output-layer).
    ///
    /// # Errors
    /// [`Error::NoProbabilities`].
    pub fn check_activation(self, activation: Activation) -> Result<(), Error> {
        if self.takes() == Takes::Probabilities && !activation.gives_probabilities() {
            return Err(Error::NoProbabilities {
                loss: self.name(),
                activation: activation.name(),
            });
        }
        Ok(())
    }

    /// Whether loss and activation of the output layer are differentiated together: the loss sees z, and gives
    /// δ = ∂L/∂z at once.
    pub fn is_together_with(self, activation: Activation) -> bool {
        self.takes() == Takes::LogitsOf(activation)
    }

    /// What the mean is over in a batch of this many rows and columns, n in formulas: all elements, or all rows;
    /// 1 for a sum.
    pub fn divisor(self, [rows, columns]: [usize; 2]) -> f64 {
        match with_function!(self, f => reduction_of(&f)) {
            Reduction::Sum => 1.0,
            Reduction::MeanOfElements => rows as f64 * columns as f64,
            Reduction::MeanOfRows => rows as f64,
        }
    }

    /// The loss of outputs, flat and row-major, of this shape (n_samples × n_outputs).
    ///
    /// # Errors
    /// Outputs of another length or none at all, targets of another shape, and values that this loss cannot take:
    /// probabilities outside 0 to 1, class numbers where there are no classes.
    pub fn value(
        self,
        outputs: &[f64],
        shape: [usize; 2],
        targets: &Targets,
    ) -> Result<f64, Error> {
        self.check_outputs(outputs, shape)?;
        self.check_targets(targets, shape)?;
        Ok(self.total(outputs, shape, targets.into()))
    }

    /// The loss of each row before the mean is taken: [`Loss::value`] is their sum, divided by [`Loss::divisor`].
    ///
    /// # Errors
    /// As [`Loss::value`].
    pub fn rows(
        self,
        outputs: &[f64],
        shape: [usize; 2],
        targets: &Targets,
    ) -> Result<Vec<f64>, Error> {
        self.check_outputs(outputs, shape)?;
        self.check_targets(targets, shape)?;
        Ok(self.each_row(outputs, shape, targets.into()).collect())
    }

    /// ∂L/∂y, flat and row-major, with the loss's factor in it.
    ///
    /// # Errors
    /// As [`Loss::value`].
    pub fn gradient(
        self,
        outputs: &[f64],
        shape: [usize; 2],
        targets: &Targets,
    ) -> Result<Vec<f64>, Error> {
        self.check_outputs(outputs, shape)?;
        self.check_targets(targets, shape)?;
        let mut d_outputs = outputs.to_vec();
        self.d_total(outputs, shape, targets.into(), &mut d_outputs);
        Ok(d_outputs)
    }

    /// Refuses targets that do not fit outputs of this shape, or this loss.
    pub(crate) fn check_targets(self, targets: &Targets, shape: [usize; 2]) -> Result<(), Error> {
        self.checked()?;
        if shape[0] == 0 {
            return Err(Error::TooFew {
                place: "rows".into(),
                found: 0,
                minimum: 1,
            });
        }
        targets.check(self, shape, self.takes() != Takes::Numbers)
    }

    /// Refuses what does not fit a batch of rows from a data set of this shape.
    pub(crate) fn check_batch(
        self,
        targets: &Targets,
        shape: [usize; 2],
        batch: &[usize],
    ) -> Result<(), Error> {
        self.checked()?;
        if batch.is_empty() {
            return Err(Error::TooFew {
                place: "rows".into(),
                found: 0,
                minimum: 1,
            });
        }
        targets.check_batch(self, shape, batch.iter().copied())
    }

    fn check_outputs(self, outputs: &[f64], [rows, columns]: [usize; 2]) -> Result<(), Error> {
        let expected = rows.saturating_mul(columns);
        if outputs.len() != expected || columns == 0 {
            return Err(Error::WrongLength {
                place: "outputs".into(),
                found: outputs.len(),
                expected,
            });
        }
        match self.takes() {
            Takes::Probabilities => targets::check_probabilities("outputs", outputs),
            _ => Ok(()),
        }
    }

    /// The loss, for targets that were checked.
    pub(crate) fn total(self, y: &[f64], shape: [usize; 2], targets: BatchTargets) -> f64 {
        let sum = self
            .each_row(y, shape, targets)
            .fold(0.0, |sum, row| sum + row);
        sum / self.divisor(shape)
    }

    /// The same, and ∂L/∂y into `d_y`.
    pub(crate) fn d_total(
        self,
        y: &[f64],
        shape: [usize; 2],
        targets: BatchTargets,
        d_y: &mut [f64],
    ) -> f64 {
        let divisor = self.divisor(shape);
        let [rows, columns] = shape;
        let mut sum = 0.0;
        with_function!(self, f => for row in 0..rows {
            let y = &y[row * columns..][..columns];
            let d_y = &mut d_y[row * columns..][..columns];
            sum += f.both(y, targets.row(row, columns), d_y);
            for d in d_y {
                *d /= divisor;
            }
        });
        sum / divisor
    }

    fn each_row(
        self,
        y: &[f64],
        shape: [usize; 2],
        targets: BatchTargets,
    ) -> impl Iterator<Item = f64> {
        let rows = y.chunks(shape[1]).enumerate();
        rows.map(move |(row, y)| {
            let t = targets.row(row, shape[1]);
            with_function!(self, f => f.row(y, t))
        })
    }

    /// What each output adds to the loss before the mean is taken, for targets that were checked.
    pub(crate) fn elements(self, y: &[f64], columns: usize, targets: &Targets) -> Vec<f64> {
        let mut parts = y.to_vec();
        let rows = y.chunks(columns).zip(parts.chunks_mut(columns));
        with_function!(self, f => for (row, (y, parts)) in rows.enumerate() {
            f.elements(y, BatchTargets::from(targets).row(row, columns), parts);
        });
        parts
    }

    /// Whether this loss compares what an output layer with this activation gives with the targets, and not what
    /// some function makes of it.
    pub(crate) fn sees_outputs_of(self, activation: Activation) -> bool {
        self.is_together_with(activation) || !matches!(self.takes(), Takes::LogitsOf(_))
    }

    /// What makes probabilities of the outputs of a layer with this activation, where they are logits to this loss.
    pub(crate) fn activation_of_logits(self, activation: Activation) -> Option<Activation> {
        match self.takes() {
            Takes::LogitsOf(f) if f != activation => Some(f),
            _ => None,
        }
    }

    /// |y − t| where the slope, or the slope's slope, jumps.
    pub(crate) fn kink(self) -> Option<f64> {
        with_function!(self, f => f.kink())
    }

    fn takes(self) -> Takes {
        with_function!(self, f => takes_of(&f))
    }
}
