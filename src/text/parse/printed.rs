//! An array as it stood in a text, and whether it fits where it is to go.

use crate::{Error, Problem};
use std::ops::RangeInclusive;

/// An array that was read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Printed {
    /// What stood before it: `W1`, `network['W1']`, `hidden layer`.
    pub name: Option<String>,
    /// As NumPy's `shape`: empty for a single number, rows × columns for a table.
    pub shape: Vec<usize>,
    /// Row-major; as many as the shape says.
    pub values: Vec<f64>,
    /// Digits after the point of each value, as it was written; less than 0 where an exponent takes more.
    pub decimals: Vec<i32>,
    /// The lines of the text that it took, counted from 1.
    pub lines: RangeInclusive<usize>,
    /// Said to be float32, or printed by PyTorch without a dtype, which is the same.
    pub is_float32: bool,
    /// Printed by PyTorch, whose layers hold their weights as (n_neurons, n_inputs).
    pub is_pytorch: bool,
}

/// Lines that hold no array that could be read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unread {
    /// Counted from 1.
    pub lines: RangeInclusive<usize>,
    /// Why, for the first of them.
    pub error: Error,
}

/// Everything in a text, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Printout {
    pub arrays: Vec<Printed>,
    pub unread: Vec<Unread>,
}

/// The values of an array where they fit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Fitted {
    /// Row-major, in the shape that was expected.
    pub values: Vec<f64>,
    /// A square matrix from PyTorch: it fits, and so does its transpose, which is then probably meant.
    pub may_be_transposed: bool,
}

impl Printed {
    /// Numbers of each row; 1 for a single number.
    pub fn columns(&self) -> usize {
        self.shape.last().copied().unwrap_or(1)
    }

    /// The rows, one after the other: of a list one, of more than two dimensions those of the last axis.
    pub fn rows(&self) -> std::slice::Chunks<'_, f64> {
        self.values.chunks(self.columns().max(1))
    }

    /// As NumPy's `.T`: the axes in the opposite order.
    ///
    /// ```
    /// use perceptible::parse::parse_numbers;
    /// let transposed = parse_numbers("[[1, 2, 3], [4, 5, 6]]")?.transposed();
    /// assert_eq!(transposed.shape, [3, 2]);
    /// assert_eq!(transposed.values, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    pub fn transposed(mut self) -> Self {
        self.values = transpose(&self.values, &self.shape);
        self.decimals = transpose(&self.decimals, &self.shape);
        self.shape.reverse();
        self
    }

    /// The values where rows × columns numbers belong. Leading axes of length 1 do not count:
    /// `[[a, b]]` is `[a, b]`, and a single number is a row of one.
    ///
    /// ```
    /// use perceptible::{Error, parse::parse_numbers};
    /// let weights = parse_numbers("[[1, 2, 3], [4, 5, 6]]")?;
    /// assert_eq!(weights.fit(2, 3)?.values, weights.values);
    /// let error = weights.fit(3, 2).unwrap_err();
    /// assert!(matches!(error, Error::WrongShape { transpose_fits: true, .. }));
    /// assert!(error.to_string().contains("2 × 3"));
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::WrongShape`], which says whether the transpose would fit; [`Error::Typed`] for `nan`
    /// and `inf`.
    pub fn fit(&self, rows: usize, columns: usize) -> Result<Fitted, Error> {
        let (found, transposed) = (
            as_matrix(self.shape.iter()),
            as_matrix(self.shape.iter().rev()),
        );
        if found != Some([rows, columns]) {
            return Err(Error::WrongShape {
                found: self.shape.clone(),
                expected: [rows, columns],
                transpose_fits: transposed == Some([rows, columns]) && self.shape.len() > 1,
            });
        }
        Ok(Fitted {
            values: self.finite()?.values.clone(),
            may_be_transposed: self.is_pytorch && rows == columns && rows > 1,
        })
    }

    /// Itself, if every value is finite.
    pub(crate) fn finite(&self) -> Result<&Self, Error> {
        match self.values.iter().position(|value| !value.is_finite()) {
            None => Ok(self),
            Some(i) => Err(Error::Typed {
                number: (self.values.len() > 1).then_some(i + 1),
                text: crate::numpy::repr(self.values[i]),
                problem: Problem::NotFinite,
            }),
        }
    }

    /// Whether it is a row: `[a, b]` or `[[a, b]]`.
    fn is_row(&self) -> bool {
        as_matrix(self.shape.iter()).is_some_and(|[rows, _]| rows == 1)
    }

    /// Rows that were printed one by one as one array; anything else as it came.
    pub(crate) fn stack(mut arrays: Vec<Printed>) -> Vec<Printed> {
        let [first, rest @ ..] = &arrays[..] else {
            return arrays;
        };
        let is_alike = |other: &Printed| other.name.is_none() && other.shape == first.shape;
        if rest.is_empty() || !first.is_row() || !rest.iter().all(is_alike) {
            return arrays;
        }
        let rest = arrays.split_off(1);
        let first = &mut arrays[0];
        first.shape = match &first.shape[..] {
            [] => vec![rest.len() + 1],
            _ => vec![rest.len() + 1, first.columns()],
        };
        for row in rest {
            first.lines = *first.lines.start()..=*row.lines.end();
            first.values.extend(row.values);
            first.decimals.extend(row.decimals);
        }
        arrays
    }
}

/// Rows and columns of a shape without its leading axes of length 1; none with more axes than that.
fn as_matrix<'a>(axes: impl Iterator<Item = &'a usize>) -> Option<[usize; 2]> {
    let axes = Vec::from_iter(axes.copied());
    match axes[..] {
        [] => Some([1, 1]),
        [columns] => Some([1, columns]),
        [ref leading @ .., rows, columns] => {
            leading.iter().all(|&n| n == 1).then_some([rows, columns])
        }
    }
}

/// The values of an array of this shape with its axes in the opposite order.
fn transpose<T: Copy>(values: &[T], shape: &[usize]) -> Vec<T> {
    // how far apart neighbours along each axis stand
    let mut strides = vec![1; shape.len()];
    for i in (1..shape.len()).rev() {
        strides[i - 1] = strides[i] * shape[i];
    }
    // counts through the new order, whose fastest axis is the old first one
    let mut index = vec![0; shape.len()];
    let mut at = 0;
    let mut transposed = Vec::with_capacity(values.len());
    for _ in values {
        transposed.push(values[at]);
        for axis in 0..shape.len() {
            index[axis] += 1;
            at += strides[axis];
            if index[axis] < shape[axis] {
                break;
            }
            at -= strides[axis] * shape[axis];
            index[axis] = 0;
        }
    }
    transposed
}
