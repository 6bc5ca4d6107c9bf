//! A dense layer.

use crate::{Activation, Error, Initialization, RandomState, error::out_of_memory};
use nalgebra::{DMatrix, RowDVector};

/// `n_neurons` neurons that each see all of `n_inputs` inputs: Z = X·W + b, A = f(Z).
///
/// It owns its numbers, as `N` says, and is what a network is built from; a [`Layer`] borrows those of
/// a network. Every shape and number in it was checked at the door.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dense<N = Vec<f64>> {
    n_neurons: usize,
    /// Row-major (n_inputs × n_neurons).
    weights: N,
    /// (n_neurons), or empty where the layer has none.
    biases: N,
    activation: Activation,
}

/// A layer of a [`Network`](crate::Network), whose numbers it borrows.
pub type Layer<'a> = Dense<&'a [f64]>;

impl Dense {
    /// From weights (n_inputs × n_neurons) and biases (1 × n_neurons).
    ///
    /// # Errors
    /// Sizes that are 0 or do not agree, numbers that are not finite, and an activation's parameter
    /// outside its range.
    pub fn new(
        weights: &DMatrix<f64>,
        biases: &RowDVector<f64>,
        activation: Activation,
    ) -> Result<Self, Error> {
        let (n_inputs, n_neurons) = weights.shape();
        let mut layer = Self::zeros(n_inputs, n_neurons, activation)?;
        layer.set_weights(&row_major(weights))?;
        layer.set_biases(biases.as_slice())?;
        Ok(layer)
    }

    /// Weights drawn row-major from `random`, biases 0: the post's `Layer_Dense(n_inputs, n_neurons)`.
    ///
    /// # Errors
    /// A size of 0 or beyond the memory there is, and an activation's parameter or a scale outside its range.
    pub fn draw(
        n_inputs: usize,
        n_neurons: usize,
        activation: Activation,
        initialization: Initialization,
        random: &mut RandomState,
    ) -> Result<Self, Error> {
        let mut layer = Self::zeros(n_inputs, n_neurons, activation)?;
        let initialization = initialization.checked()?;
        initialization.draw(&mut layer.weights, n_inputs, n_neurons, random);
        Ok(layer)
    }

    fn zeros(n_inputs: usize, n_neurons: usize, activation: Activation) -> Result<Self, Error> {
        check_size("n_inputs", n_inputs)?;
        check_size("n_neurons", n_neurons)?;
        Ok(Dense {
            n_neurons,
            weights: zeros(n_inputs, n_neurons)?,
            biases: zeros(1, n_neurons)?,
            activation: activation.checked()?,
        })
    }

    /// The same layer with weights alone: Z = X·W. Nothing is learnt for biases that are not there.
    pub fn without_biases(mut self) -> Self {
        self.biases = Vec::new();
        self
    }

    /// Another activation.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for its parameter; then nothing has changed.
    pub fn set_activation(&mut self, activation: Activation) -> Result<(), Error> {
        self.activation = activation.checked()?;
        Ok(())
    }

    /// All weights, flat and row-major.
    ///
    /// # Errors
    /// A wrong length, or a number that is not finite; then nothing has changed.
    pub fn set_weights(&mut self, weights: &[f64]) -> Result<(), Error> {
        set_numbers("weights", &mut self.weights, weights)
    }

    /// All biases; none where the layer has none.
    ///
    /// # Errors
    /// As [`Dense::set_weights`].
    pub fn set_biases(&mut self, biases: &[f64]) -> Result<(), Error> {
        set_numbers("biases", &mut self.biases, biases)
    }
}

impl<N: AsRef<[f64]>> Dense<N> {
    /// Columns of the batch that it takes.
    pub fn n_inputs(&self) -> usize {
        self.weights_row_major().len() / self.n_neurons
    }

    /// Columns of the batch that it gives.
    pub fn n_neurons(&self) -> usize {
        self.n_neurons
    }

    /// False where Z = X·W.
    pub fn has_biases(&self) -> bool {
        !self.biases_flat().is_empty()
    }

    /// (n_inputs × n_neurons)
    pub fn weights(&self) -> DMatrix<f64> {
        DMatrix::from_row_slice(self.n_inputs(), self.n_neurons, self.weights_row_major())
    }

    /// (1 × n_neurons), or (1 × 0) where the layer has none.
    pub fn biases(&self) -> RowDVector<f64> {
        RowDVector::from_row_slice(self.biases_flat())
    }

    /// The weights, flat and row-major.
    pub fn weights_row_major(&self) -> &[f64] {
        self.weights.as_ref()
    }

    /// The biases, flat; empty where the layer has none.
    pub fn biases_flat(&self) -> &[f64] {
        self.biases.as_ref()
    }

    /// f of A = f(Z).
    pub fn activation(&self) -> Activation {
        self.activation
    }
}

impl<'a> Layer<'a> {
    /// The numbers of a network's layer, which were checked.
    pub(crate) fn borrowed(
        n_neurons: usize,
        (weights, biases): (&'a [f64], &'a [f64]),
        activation: Activation,
    ) -> Self {
        Dense {
            n_neurons,
            weights,
            biases,
            activation,
        }
    }
}

/// Whether both hold the same numbers, to the bit: -0.0 is not 0.0.
pub(crate) fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
}

/// `numbers` in the place of as many others.
///
/// # Errors
/// A wrong length, or a number that is not finite; then nothing has changed.
pub(crate) fn set_numbers(place: &str, old: &mut [f64], numbers: &[f64]) -> Result<(), Error> {
    check_numbers(place, numbers, old.len())?;
    old.copy_from_slice(numbers);
    Ok(())
}

/// nalgebra keeps columns together; every flat array here keeps rows together.
pub(crate) fn row_major(matrix: &DMatrix<f64>) -> Vec<f64> {
    matrix.transpose().as_slice().to_vec()
}

/// `rows` × `columns` zeros, or an error where a plain allocation would abort.
pub(crate) fn zeros(rows: usize, columns: usize) -> Result<Vec<f64>, Error> {
    let mut numbers = Vec::new();
    resize(&mut numbers, rows, columns)?;
    Ok(numbers)
}

/// `numbers` to `rows` × `columns`; the memory that it has is used again, and what stood in it may stay.
pub(crate) fn resize(numbers: &mut Vec<f64>, rows: usize, columns: usize) -> Result<(), Error> {
    reserve(numbers, rows, columns)?;
    numbers.resize(rows * columns, 0.0);
    Ok(())
}

/// Memory for `rows` × `columns`, without a change.
pub(crate) fn reserve(numbers: &mut Vec<f64>, rows: usize, columns: usize) -> Result<(), Error> {
    let length = rows.checked_mul(columns);
    let more = length.map(|n| n.saturating_sub(numbers.len()));
    match more.map(|more| numbers.try_reserve_exact(more)) {
        Some(Ok(())) => Ok(()),
        _ => Err(out_of_memory(rows, columns)),
    }
}

/// A copy, or an error where a plain one would abort.
pub(crate) fn copy(numbers: &[f64]) -> Result<Vec<f64>, Error> {
    let mut copy = zeros(1, numbers.len())?;
    copy.copy_from_slice(numbers);
    Ok(copy)
}

pub(crate) fn check_length(place: &str, found: usize, expected: usize) -> Result<(), Error> {
    if found == expected {
        return Ok(());
    }
    Err(Error::WrongLength {
        place: place.into(),
        found,
        expected,
    })
}

pub(crate) fn check_numbers(place: &str, numbers: &[f64], expected: usize) -> Result<(), Error> {
    check_length(place, numbers.len(), expected)?;
    match numbers.iter().position(|n| !n.is_finite()) {
        None => Ok(()),
        Some(i) => Err(Error::NotFinite {
            place: format!("{place}[{i}]"),
            value: numbers[i],
        }),
    }
}

pub(crate) fn check_size(place: &str, size: usize) -> Result<(), Error> {
    if size > 0 {
        return Ok(());
    }
    Err(Error::OutOfRange {
        place: place.into(),
        value: "0".into(),
        minimum: 1.0,
        maximum: f64::from(u32::MAX),
    })
}
