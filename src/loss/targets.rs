//! What the outputs should be.

use super::Loss;
use crate::{
    Error,
    layer::{check_numbers, copy, row_major},
};
use nalgebra::DMatrix;

/// What the outputs of a batch should be: a number for each output, or the number of each row's class.
///
/// Their shape is part of them, and is never broadcast: targets (4,) against outputs (4, 1) are an error, where
/// NumPy would make a matrix of 16 differences.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// Row-major, finite.
    Numbers {
        shape: Vec<usize>,
        numbers: Vec<f64>,
    },
    /// One for each row, from 0.
    Classes(Vec<usize>),
}

/// The targets of a batch: those of all rows, or of the rows that `order` names.
#[derive(Clone, Copy)]
pub(crate) struct BatchTargets<'a> {
    pub targets: &'a Targets,
    pub order: Option<&'a [usize]>,
}

impl<'a> From<&'a Targets> for BatchTargets<'a> {
    fn from(targets: &'a Targets) -> Self {
        BatchTargets {
            targets,
            order: None,
        }
    }
}

impl<'a> BatchTargets<'a> {
    /// The targets of one row of outputs with this many columns, after [`Targets::check`].
    #[inline(always)]
    pub(super) fn row(self, row: usize, columns: usize) -> Target<'a> {
        let row = self.order.map_or(row, |order| order[row]);
        match &self.targets.0 {
            Kind::Numbers { numbers, .. } => Target::Numbers(&numbers[row * columns..][..columns]),
            Kind::Classes(classes) => Target::Class(classes[row]),
        }
    }
}

/// The targets of one row.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    Numbers(&'a [f64]),
    Class(usize),
}

impl Target<'_> {
    /// The j-th; of a class, 1 for the class and else 0.
    #[inline(always)]
    pub fn at(self, j: usize) -> f64 {
        match self {
            Target::Numbers(t) => t[j],
            Target::Class(class) => f64::from(u8::from(class == j)),
        }
    }
}

impl Targets {
    /// Numbers, flat and row-major, of this shape: (n_samples × n_outputs), if they are to fit.
    ///
    /// # Errors
    /// Not as many as the shape says, or one that is not finite.
    pub fn new(numbers: &[f64], shape: &[usize]) -> Result<Self, Error> {
        let length = shape.iter().try_fold(1_usize, |n, &d| n.checked_mul(d));
        check_numbers("targets", numbers, length.unwrap_or(usize::MAX))?;
        Ok(Targets(Kind::Numbers {
            shape: shape.into(),
            numbers: copy(numbers)?,
        }))
    }

    /// The same from a matrix (n_samples × n_outputs).
    ///
    /// # Errors
    /// A number that is not finite.
    pub fn from_matrix(targets: &DMatrix<f64>) -> Result<Self, Error> {
        Self::new(&row_major(targets), &[targets.nrows(), targets.ncols()])
    }

    /// Class numbers from 0, one for each row: for [`Loss::CrossEntropy`].
    pub fn classes(classes: &[usize]) -> Self {
        Targets(Kind::Classes(classes.into()))
    }

    /// The shape as NumPy would print it; (n_samples,) for class numbers.
    pub fn shape(&self) -> Vec<usize> {
        match &self.0 {
            Kind::Numbers { shape, .. } => shape.clone(),
            Kind::Classes(classes) => vec![classes.len()],
        }
    }

    /// How many rows they are of.
    pub fn rows(&self) -> usize {
        match &self.0 {
            Kind::Numbers { shape, .. } => shape.first().copied().unwrap_or(0),
            Kind::Classes(classes) => classes.len(),
        }
    }

    /// A copy, or an error where a plain clone would abort.
    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        Ok(Targets(match &self.0 {
            Kind::Numbers { shape, numbers } => Kind::Numbers {
                shape: shape.clone(),
                numbers: copy(numbers)?,
            },
            Kind::Classes(classes) => Kind::Classes(classes.clone()),
        }))
    }

    /// Some rows of these, which are there, in the place of others.
    pub(crate) fn gather_into(&self, rows: &[usize], batch: &mut Targets) {
        match (&self.0, &mut batch.0) {
            (
                Kind::Numbers { shape, numbers },
                Kind::Numbers {
                    shape: to_shape,
                    numbers: to,
                },
            ) => {
                to_shape.clone_from(shape);
                if let Some(n) = to_shape.first_mut() {
                    *n = rows.len();
                }
                to.clear();
                let columns = numbers.len() / self.rows().max(1);
                for &row in rows {
                    to.extend_from_slice(&numbers[row * columns..][..columns]);
                }
            }
            (Kind::Classes(classes), Kind::Classes(to)) => {
                to.clear();
                to.extend(rows.iter().map(|&row| classes[row]));
            }
            (_, other) => {
                *other = self.0.clone();
                self.gather_into(rows, batch);
            }
        }
    }

    /// The class numbers, if that is what the targets are.
    pub fn as_classes(&self) -> Option<&[usize]> {
        match &self.0 {
            Kind::Classes(classes) => Some(classes),
            Kind::Numbers { .. } => None,
        }
    }

    /// The numbers, flat and row-major, if that is what the targets are.
    pub fn as_numbers(&self) -> Option<&[f64]> {
        match &self.0 {
            Kind::Numbers { numbers, .. } => Some(numbers),
            Kind::Classes(_) => None,
        }
    }

    /// Refuses what does not fit a loss and outputs of a shape.
    pub(super) fn check(
        &self,
        loss: Loss,
        outputs: [usize; 2],
        are_probabilities: bool,
    ) -> Result<(), Error> {
        self.check_batch(loss, outputs, 0..outputs[0])?;
        match &self.0 {
            Kind::Numbers { numbers, .. } if are_probabilities => {
                check_probabilities("targets", numbers)
            }
            _ => Ok(()),
        }
    }

    /// The same of some rows, whose probabilities are not looked at.
    pub(super) fn check_batch(
        &self,
        loss: Loss,
        outputs: [usize; 2],
        mut rows: impl Iterator<Item = usize>,
    ) -> Result<(), Error> {
        match &self.0 {
            Kind::Numbers { shape, .. } if shape[..] != outputs => Err(Error::ShapesDiffer {
                what: "targets",
                found: shape.clone(),
                of: "outputs",
                expected: outputs.into(),
            }),
            Kind::Numbers { .. } => Ok(()),
            Kind::Classes(_) if loss != Loss::CrossEntropy => {
                Err(Error::NoClasses { loss: loss.name() })
            }
            Kind::Classes(classes) if classes.len() != outputs[0] => Err(Error::WrongLength {
                place: "targets".into(),
                found: classes.len(),
                expected: outputs[0],
            }),
            Kind::Classes(classes) => {
                rows.try_for_each(|row| check_class(classes, row, outputs[1]))
            }
        }
    }
}

fn check_class(classes: &[usize], row: usize, columns: usize) -> Result<(), Error> {
    match classes[row] < columns {
        true => Ok(()),
        false => Err(Error::OutOfRange {
            place: format!("targets[{row}]"),
            value: classes[row].to_string(),
            minimum: 0.0,
            maximum: (columns - 1) as f64,
        }),
    }
}

pub(super) fn check_probabilities(place: &str, numbers: &[f64]) -> Result<(), Error> {
    match numbers.iter().position(|p| !(0.0..=1.0).contains(p)) {
        None => Ok(()),
        Some(i) => Err(Error::OutOfRange {
            place: format!("{place}[{i}]"),
            value: crate::text::decimal::text(numbers[i]),
            minimum: 0.0,
            maximum: 1.0,
        }),
    }
}
