//! A dense layer.

use crate::{Activation, Error, Initialization, RandomState, error::out_of_memory, kernel};
use nalgebra::{DMatrix, RowDVector};

/// `n_neurons` neurons that each see all of `n_inputs` inputs: Z = X·W + b, A = f(Z).
///
/// Every shape and number in it was checked at the door.
#[derive(Clone, Debug, PartialEq)]
pub struct Dense {
    /// Row-major (n_inputs × n_neurons).
    weights: Vec<f64>,
    /// (n_neurons)
    biases: Vec<f64>,
    activation: Activation,
}

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
    /// A size of 0 or beyond the memory there is, and an activation's parameter outside its range.
    pub fn draw(
        n_inputs: usize,
        n_neurons: usize,
        activation: Activation,
        initialization: Initialization,
        random: &mut RandomState,
    ) -> Result<Self, Error> {
        let mut layer = Self::zeros(n_inputs, n_neurons, activation)?;
        initialization.draw(&mut layer.weights, n_inputs, n_neurons, random);
        Ok(layer)
    }

    fn zeros(n_inputs: usize, n_neurons: usize, activation: Activation) -> Result<Self, Error> {
        check_size("n_inputs", n_inputs)?;
        check_size("n_neurons", n_neurons)?;
        Ok(Dense {
            weights: zeros(n_inputs, n_neurons)?,
            biases: zeros(1, n_neurons)?,
            activation: activation.checked()?,
        })
    }

    pub fn n_inputs(&self) -> usize {
        self.weights.len() / self.biases.len()
    }

    pub fn n_neurons(&self) -> usize {
        self.biases.len()
    }

    /// (n_inputs × n_neurons)
    pub fn weights(&self) -> DMatrix<f64> {
        DMatrix::from_row_slice(self.n_inputs(), self.n_neurons(), &self.weights)
    }

    /// (1 × n_neurons)
    pub fn biases(&self) -> RowDVector<f64> {
        RowDVector::from_row_slice(&self.biases)
    }

    /// The weights, flat and row-major.
    pub fn weights_row_major(&self) -> &[f64] {
        &self.weights
    }

    /// The biases, flat.
    pub fn biases_flat(&self) -> &[f64] {
        &self.biases
    }

    pub fn activation(&self) -> Activation {
        self.activation
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
        check_numbers("weights", weights, self.weights.len())?;
        self.weights.copy_from_slice(weights);
        Ok(())
    }

    /// All biases.
    ///
    /// # Errors
    /// As [`Dense::set_weights`].
    pub fn set_biases(&mut self, biases: &[f64]) -> Result<(), Error> {
        check_numbers("biases", biases, self.biases.len())?;
        self.biases.copy_from_slice(biases);
        Ok(())
    }

    pub(crate) fn parameters_mut(&mut self) -> (&mut [f64], &mut [f64]) {
        (&mut self.weights, &mut self.biases)
    }

    /// Z = X·W + b and A = f(Z): `x` (n_samples × n_inputs), `z` and `a` (n_samples × n_neurons).
    pub(crate) fn forward(&self, x: &[f64], z: &mut [f64], a: &mut [f64]) {
        kernel::forward::forward(x, &self.weights, &self.biases, z, self.n_inputs());
        a.copy_from_slice(z);
        for row in a.chunks_mut(self.n_neurons()) {
            self.activation.apply_row(row);
        }
    }
}

/// Whether both hold the same numbers, to the bit: -0.0 is not 0.0.
pub(crate) fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
}

/// nalgebra keeps columns together; every flat array of ours keeps rows together.
pub(crate) fn row_major(matrix: &DMatrix<f64>) -> Vec<f64> {
    matrix.transpose().as_slice().to_vec()
}

/// `rows` × `columns` zeros, or an error where a plain allocation would abort.
pub(crate) fn zeros(rows: usize, columns: usize) -> Result<Vec<f64>, Error> {
    let length = rows.checked_mul(columns);
    let mut numbers = Vec::new();
    match length.map(|n| numbers.try_reserve_exact(n)) {
        Some(Ok(())) => numbers.resize(rows * columns, 0.0),
        _ => return Err(out_of_memory(rows, columns)),
    }
    Ok(numbers)
}

pub(crate) fn check_numbers(place: &str, numbers: &[f64], expected: usize) -> Result<(), Error> {
    if numbers.len() != expected {
        return Err(Error::WrongLength {
            place: place.into(),
            found: numbers.len(),
            expected,
        });
    }
    match numbers.iter().position(|n| !n.is_finite()) {
        None => Ok(()),
        Some(i) => Err(Error::NotFinite {
            place: format!("{place}[{i}]"),
            value: numbers[i],
        }),
    }
}

fn check_size(place: &str, size: usize) -> Result<(), Error> {
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
