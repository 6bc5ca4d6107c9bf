//! Layers in a chain.

use crate::{
    Activation, Dense, Error, Initialization, RandomState,
    layer::{check_numbers, row_major, same_bits, zeros},
};
use nalgebra::DMatrix;

/// Dense layers, each fed by the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    layers: Vec<Dense>,
}

/// What a forward pass computed: every layer's pre-activations z and activations a.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    n_samples: usize,
    layers: Vec<LayerTrace>,
}

/// Flat and row-major (n_samples × n_neurons).
#[derive(Clone, Debug, PartialEq)]
struct LayerTrace {
    n_neurons: usize,
    z: Vec<f64>,
    a: Vec<f64>,
}

impl Network {
    /// From layers in order.
    ///
    /// # Errors
    /// No layer at all, or one whose inputs are not as many as the neurons before it.
    pub fn new(layers: Vec<Dense>) -> Result<Self, Error> {
        if layers.is_empty() {
            return Err(Error::Missing { key: "layers" });
        }
        for (i, pair) in layers.windows(2).enumerate() {
            let (neurons, inputs) = (pair[0].n_neurons(), pair[1].n_inputs());
            if neurons != inputs {
                return Err(Error::BrokenChain {
                    layer: i + 1,
                    inputs,
                    neurons,
                });
            }
        }
        Ok(Network { layers })
    }

    /// Layers of the given sizes (inputs first), their weights drawn layer by layer from the input.
    ///
    /// # Errors
    /// Fewer than two sizes, a size of 0, or not one activation for each layer.
    pub fn draw(
        sizes: &[usize],
        activations: &[Activation],
        initialization: Initialization,
        random: &mut RandomState,
    ) -> Result<Self, Error> {
        if sizes.len() < 2 {
            return Err(Error::TooFew {
                place: "sizes".into(),
                found: sizes.len(),
                minimum: 2,
            });
        }
        if activations.len() + 1 != sizes.len() {
            return Err(Error::WrongLength {
                place: "activations".into(),
                found: activations.len(),
                expected: sizes.len() - 1,
            });
        }
        let mut layers = Vec::with_capacity(activations.len());
        for (n, &activation) in sizes.windows(2).zip(activations) {
            layers.push(Dense::draw(n[0], n[1], activation, initialization, random)?);
        }
        Network::new(layers)
    }

    /// The layers in order, the input not counted.
    pub fn layers(&self) -> &[Dense] {
        &self.layers
    }

    /// One layer.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], as with every layer number below.
    pub fn layer(&self, layer: usize) -> Result<&Dense, Error> {
        self.layers
            .get(layer)
            .ok_or_else(|| no_layer(layer, self.layers.len()))
    }

    /// One layer's weights, flat and row-major (n_inputs × n_neurons).
    ///
    /// # Errors
    /// A wrong length, or a number that is not finite; then nothing has changed.
    pub fn set_weights(&mut self, layer: usize, weights: &[f64]) -> Result<(), Error> {
        self.layer_mut(layer)?.set_weights(weights)
    }

    /// One layer's biases (n_neurons).
    ///
    /// # Errors
    /// As [`Network::set_weights`].
    pub fn set_biases(&mut self, layer: usize, biases: &[f64]) -> Result<(), Error> {
        self.layer_mut(layer)?.set_biases(biases)
    }

    /// One layer's activation.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer, or for the activation's parameter.
    pub fn set_activation(&mut self, layer: usize, activation: Activation) -> Result<(), Error> {
        self.layer_mut(layer)?.set_activation(activation)
    }

    /// Not public: putting another layer in its place could break the chain.
    fn layer_mut(&mut self, layer: usize) -> Result<&mut Dense, Error> {
        let count = self.layers.len();
        self.layers
            .get_mut(layer)
            .ok_or_else(|| no_layer(layer, count))
    }

    /// The weights and biases of a layer that is there; only finite numbers may go in.
    pub(crate) fn parameters_mut(&mut self, layer: usize) -> (&mut [f64], &mut [f64]) {
        self.layers[layer].parameters_mut()
    }

    /// Whether both have the same weights and biases, to the bit.
    pub(crate) fn same_parameters(&self, other: &Network) -> bool {
        let same = |i: usize| {
            let (a, b) = (&self.layers[i], &other.layers[i]);
            same_bits(a.weights_row_major(), b.weights_row_major())
                && same_bits(a.biases_flat(), b.biases_flat())
        };
        self.sizes() == other.sizes() && (0..self.layers.len()).all(same)
    }

    /// How many numbers a sample has.
    pub fn n_inputs(&self) -> usize {
        self.layers[0].n_inputs()
    }

    /// The inputs' size, then each layer's: `[3, 4, 2]`.
    pub fn sizes(&self) -> Vec<usize> {
        let neurons = self.layers.iter().map(Dense::n_neurons);
        std::iter::once(self.n_inputs()).chain(neurons).collect()
    }

    /// The outputs with another activation in one layer, and that layer's own activations, from the pre-activations
    /// of a trace.
    pub(crate) fn under(
        &self,
        trace: &Trace,
        layer: usize,
        activation: Activation,
    ) -> Result<(Vec<f64>, Vec<f64>), Error> {
        let mut own = trace.z(layer)?.to_vec();
        for row in own.chunks_mut(self.layers[layer].n_neurons()) {
            activation.apply_row(row);
        }
        let mut outputs = own.clone();
        for layer in &self.layers[layer + 1..] {
            let n_neurons = layer.n_neurons();
            let mut z = zeros(trace.n_samples, n_neurons)?;
            let mut a = zeros(trace.n_samples, n_neurons)?;
            layer.forward(&outputs, &mut z, &mut a);
            outputs = a;
        }
        Ok((own, outputs))
    }

    /// The forward pass of a batch (n_samples × n_inputs).
    ///
    /// # Errors
    /// Not `n_inputs` columns, or an input that is not finite.
    pub fn forward(&self, inputs: &DMatrix<f64>) -> Result<Trace, Error> {
        if inputs.ncols() != self.n_inputs() {
            return Err(Error::WrongLength {
                place: "inputs".into(),
                found: inputs.ncols(),
                expected: self.n_inputs(),
            });
        }
        self.forward_flat(&row_major(inputs))
    }

    /// The same for a batch that is flat and row-major.
    ///
    /// # Errors
    /// A length that is no multiple of `n_inputs`, or an input that is not finite.
    pub fn forward_flat(&self, inputs: &[f64]) -> Result<Trace, Error> {
        let n_samples = inputs.len().div_ceil(self.n_inputs());
        check_numbers("inputs", inputs, n_samples * self.n_inputs())?;
        let mut layers: Vec<LayerTrace> = Vec::with_capacity(self.layers.len());
        for layer in &self.layers {
            let n_neurons = layer.n_neurons();
            let (mut z, mut a) = (zeros(n_samples, n_neurons)?, zeros(n_samples, n_neurons)?);
            layer.forward(layers.last().map_or(inputs, |l| &l.a), &mut z, &mut a);
            layers.push(LayerTrace { n_neurons, z, a });
        }
        Ok(Trace { n_samples, layers })
    }
}

impl Trace {
    /// How many samples the batch had.
    pub fn n_samples(&self) -> usize {
        self.n_samples
    }

    /// How many layers the network had.
    pub fn n_layers(&self) -> usize {
        self.layers.len()
    }

    /// The last layer's activations (n_samples × n_neurons).
    pub fn outputs(&self) -> DMatrix<f64> {
        let last = &self.layers[self.layers.len() - 1];
        DMatrix::from_row_slice(self.n_samples, last.n_neurons, &last.a)
    }

    /// Z = X·W + b of one layer (n_samples × n_neurons).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn pre_activations(&self, layer: usize) -> Result<DMatrix<f64>, Error> {
        let l = self.layer(layer)?;
        Ok(DMatrix::from_row_slice(self.n_samples, l.n_neurons, &l.z))
    }

    /// A = f(Z) of one layer (n_samples × n_neurons).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn activations(&self, layer: usize) -> Result<DMatrix<f64>, Error> {
        let l = self.layer(layer)?;
        Ok(DMatrix::from_row_slice(self.n_samples, l.n_neurons, &l.a))
    }

    /// Z of one layer, flat and row-major.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn z(&self, layer: usize) -> Result<&[f64], Error> {
        Ok(&self.layer(layer)?.z)
    }

    /// A of one layer, flat and row-major.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn a(&self, layer: usize) -> Result<&[f64], Error> {
        Ok(&self.layer(layer)?.a)
    }

    /// z and a of a layer that is there.
    pub(crate) fn of(&self, layer: usize) -> (&[f64], &[f64]) {
        let LayerTrace { z, a, .. } = &self.layers[layer];
        (z, a)
    }

    /// The last layer's activations, flat and row-major.
    pub fn outputs_flat(&self) -> &[f64] {
        &self.layers[self.layers.len() - 1].a
    }

    fn layer(&self, layer: usize) -> Result<&LayerTrace, Error> {
        self.layers
            .get(layer)
            .ok_or_else(|| no_layer(layer, self.layers.len()))
    }
}

fn no_layer(layer: usize, count: usize) -> Error {
    Error::OutOfRange {
        place: "layer".into(),
        value: layer.to_string(),
        minimum: 0.0,
        maximum: (count - 1) as f64,
    }
}
