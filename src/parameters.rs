//! All weights and biases of a network in one flat buffer, layer by layer: a layer's weights row-major
//! (n_inputs × n_neurons), then its biases. Gradients and an optimiser's moments have the same form.

use crate::{
    Error,
    error::out_of_memory,
    layer::{check_size, copy, zeros},
};
use std::{fmt, ops::Range};

/// One number for each weight and bias of a network.
///
/// ```
/// use perceptible::{Parameters, Place, Shape};
/// let shape = Shape::new(&[3, 4, 2], &[true, false])?; // the output layer has no biases
/// let parameters = Parameters::zeros(shape)?;
/// assert_eq!(parameters.as_slice().len(), 3 * 4 + 4 + 4 * 2);
/// assert_eq!(parameters.shape().place(12), Some(Place::Bias { layer: 0, to: 0 }));
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    shape: Shape,
    numbers: Vec<f64>,
}

/// The form of a network's parameters: the layers' sizes, and which layers have biases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Inputs first.
    sizes: Vec<usize>,
    /// One for each dense layer.
    has_biases: Vec<bool>,
    /// Where each layer's weights begin, and the end of the last layer.
    starts: Vec<usize>,
}

/// One weight or bias, all counted from 0.
///
/// Its name counts from 1: `w1.2.3` is the weight in layer 1 from input 2 to neuron 3,
/// `b1.3` that neuron's bias.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// From an input, or a neuron of the layer before, to a neuron of this layer.
    Weight {
        /// The dense layer.
        layer: usize,
        /// The row of the weight matrix.
        from: usize,
        /// Its column.
        to: usize,
    },
    /// Of a neuron of this layer.
    Bias {
        /// The dense layer.
        layer: usize,
        /// The neuron.
        to: usize,
    },
}

impl Parameters {
    /// Nothing but zeros.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn zeros(shape: Shape) -> Result<Self, Error> {
        let numbers = zeros(1, shape.len())?;
        Ok(Parameters { shape, numbers })
    }

    /// The form.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// All numbers, layer by layer, weights row-major, then biases.
    pub fn as_slice(&self) -> &[f64] {
        &self.numbers
    }

    /// The same, to be changed.
    pub fn as_mut_slice(&mut self) -> &mut [f64] {
        &mut self.numbers
    }

    /// One layer's weights, row-major (n_inputs × n_neurons).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn weights(&self, layer: usize) -> Result<&[f64], Error> {
        self.shape.check_layer(layer)?;
        Ok(self.of(layer).0)
    }

    /// One layer's biases (n_neurons), empty where it has none.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn biases(&self, layer: usize) -> Result<&[f64], Error> {
        self.shape.check_layer(layer)?;
        Ok(self.of(layer).1)
    }

    /// All numbers, to be changed, and where each layer's begin.
    pub(crate) fn with_starts_mut(&mut self) -> (&mut [f64], &[usize]) {
        (&mut self.numbers, &self.shape.starts)
    }

    /// A copy, or an error where a plain clone would abort.
    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        Ok(Parameters {
            shape: self.shape.clone(),
            numbers: copy(&self.numbers)?,
        })
    }

    /// The weights and biases of a layer that is there.
    pub(crate) fn of(&self, layer: usize) -> (&[f64], &[f64]) {
        self.numbers[self.shape.layer(layer)].split_at(self.shape.n_weights(layer))
    }

    /// The same, to be changed.
    pub(crate) fn of_mut(&mut self, layer: usize) -> (&mut [f64], &mut [f64]) {
        self.numbers[self.shape.layer(layer)].split_at_mut(self.shape.n_weights(layer))
    }
}

impl Shape {
    /// Of layers of the given sizes, inputs first; `has_biases` has an entry for each dense layer.
    ///
    /// # Errors
    /// Fewer than two sizes, a size of 0, not one entry for each layer, or more numbers than can be counted.
    pub fn new(sizes: &[usize], has_biases: &[bool]) -> Result<Self, Error> {
        if sizes.len() < 2 {
            return Err(Error::TooFew {
                place: "sizes".into(),
                found: sizes.len(),
                minimum: 2,
            });
        }
        if has_biases.len() + 1 != sizes.len() {
            return Err(Error::WrongLength {
                place: "has_biases".into(),
                found: has_biases.len(),
                expected: sizes.len() - 1,
            });
        }
        for (i, &size) in sizes.iter().enumerate() {
            check_size(&format!("sizes[{i}]"), size)?;
        }
        let mut starts = vec![0];
        let mut end = 0_usize;
        for (pair, &biased) in sizes.windows(2).zip(has_biases) {
            let rows = pair[0].checked_add(usize::from(biased));
            let numbers = rows.and_then(|rows| rows.checked_mul(pair[1]));
            end = numbers
                .and_then(|n| end.checked_add(n))
                .ok_or_else(|| out_of_memory(pair[0], pair[1]))?;
            starts.push(end);
        }
        Ok(Shape {
            sizes: sizes.into(),
            has_biases: has_biases.into(),
            starts,
        })
    }

    /// The inputs' size, then each layer's: `[3, 4, 2]`.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Which layers have biases.
    pub fn has_biases(&self) -> &[bool] {
        &self.has_biases
    }

    /// How many dense layers there are.
    pub fn n_layers(&self) -> usize {
        self.has_biases.len()
    }

    /// How many weights and biases there are.
    #[expect(clippy::len_without_is_empty)] // it never is: no size is 0
    pub fn len(&self) -> usize {
        self.starts[self.n_layers()]
    }

    /// The weight or bias that stands at `index` of the flat buffer.
    pub fn place(&self, index: usize) -> Option<Place> {
        let layer = self.starts.partition_point(|&start| start <= index) - 1;
        let n_neurons = *self.sizes.get(layer + 1)?;
        let (row, to) = (
            (index - self.starts[layer]) / n_neurons,
            (index - self.starts[layer]) % n_neurons,
        );
        Some(match row < self.sizes[layer] {
            true => Place::Weight {
                layer,
                from: row,
                to,
            },
            false => Place::Bias { layer, to },
        })
    }

    /// Where in the flat buffer a weight or bias stands.
    ///
    /// # Errors
    /// [`Error::NoSuchParameter`].
    pub fn index(&self, place: Place) -> Result<usize, Error> {
        let missing = || Error::NoSuchParameter {
            name: place.to_string(),
        };
        let (layer, to) = match place {
            Place::Weight { layer, to, .. } | Place::Bias { layer, to } => (layer, to),
        };
        let n_neurons = *self.sizes.get(layer + 1).ok_or_else(missing)?;
        let (row, is_there) = match place {
            Place::Weight { from, .. } => (from, from < self.sizes[layer]),
            Place::Bias { .. } => (self.sizes[layer], self.has_biases[layer]),
        };
        if is_there && to < n_neurons {
            Ok(self.starts[layer] + row * n_neurons + to)
        } else {
            Err(missing())
        }
    }

    /// The part of the flat buffer that is a layer's.
    pub(crate) fn layer(&self, layer: usize) -> Range<usize> {
        self.starts[layer]..self.starts[layer + 1]
    }

    /// The part of it that is its biases, which come last.
    pub(crate) fn biases(&self, layer: usize) -> Range<usize> {
        self.starts[layer] + self.n_weights(layer)..self.starts[layer + 1]
    }

    /// Where each layer's weights begin in the flat buffer, and the end of the last layer.
    pub(crate) fn starts(&self) -> &[usize] {
        &self.starts
    }

    fn n_weights(&self, layer: usize) -> usize {
        self.sizes[layer] * self.sizes[layer + 1]
    }

    pub(crate) fn check_layer(&self, layer: usize) -> Result<(), Error> {
        if layer < self.n_layers() {
            return Ok(());
        }
        Err(no_layer(layer, self.n_layers()))
    }
}

impl Place {
    /// The name for people: `w⁽¹⁾₂₃`, counted from 1; `w⁽¹⁾₂,₁₃` where an index has two digits. Of one layer alone it is `w₂₃`.
    pub fn symbol(&self, n_layers: usize) -> String {
        let digits = |n: usize, zero: &str| -> String {
            let text = (n + 1).to_string();
            let zeros = zero.chars();
            text.bytes()
                .filter_map(|digit| zeros.clone().nth(usize::from(digit - b'0')))
                .collect()
        };
        let above = match n_layers {
            1 => String::new(),
            _ => ["⁽", &digits(self.layer(), "⁰¹²³⁴⁵⁶⁷⁸⁹"), "⁾"].concat(),
        };
        let below = |n| digits(n, "₀₁₂₃₄₅₆₇₈₉");
        match *self {
            Place::Weight { from, to, .. } => {
                let comma = if from.max(to) > 8 { "," } else { "" };
                ["w", &above, &below(from), comma, &below(to)].concat()
            }
            Place::Bias { to, .. } => ["b", &above, &below(to)].concat(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Place::Weight { layer, from, to } => {
                write!(f, "w{}.{}.{}", layer + 1, from + 1, to + 1)
            }
            Place::Bias { layer, to } => write!(f, "b{}.{}", layer + 1, to + 1),
        }
    }
}

pub(crate) fn no_layer(layer: usize, count: usize) -> Error {
    Error::OutOfRange {
        place: "layer".into(),
        value: layer.to_string(),
        minimum: 0.0,
        maximum: (count - 1) as f64,
    }
}
