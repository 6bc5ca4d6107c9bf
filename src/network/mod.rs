//! Layers in a chain.

mod gradients;
mod learning;
mod propagation;
mod trace;
mod workspace;

pub use gradients::Gradients;
pub use trace::Trace;
pub use workspace::Workspace;

use crate::{
    Activation, Dense, Error, Initialization, Layer, Parameters, Place, RandomState, Shape,
    layer::{check_length, set_numbers},
};
use std::ops::Range;

/// Dense layers, each fed by the one before.
///
/// All weights and biases are in one flat buffer, [`Network::parameters`]. Some may be frozen: their
/// gradients are computed like all others, but an update leaves them as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    parameters: Parameters,
    /// One for each layer.
    activations: Vec<Activation>,
    /// In the parameters' form; empty while none is frozen.
    frozen: Vec<bool>,
}

impl Network {
    /// From layers in order.
    ///
    /// # Errors
    /// No layer at all, or one whose inputs are not as many as the neurons before it.
    pub fn new(layers: Vec<Dense>) -> Result<Self, Error> {
        let Some(first) = layers.first() else {
            return Err(Error::Missing { key: "layers" });
        };
        let mut sizes = vec![first.n_inputs()];
        for (layer, dense) in layers.iter().enumerate() {
            let neurons = sizes[layer];
            if neurons != dense.n_inputs() {
                return Err(Error::BrokenChain {
                    layer,
                    inputs: dense.n_inputs(),
                    neurons,
                });
            }
            sizes.push(dense.n_neurons());
        }
        let has_biases: Vec<bool> = layers.iter().map(Dense::has_biases).collect();
        let mut parameters = Parameters::zeros(Shape::new(&sizes, &has_biases)?)?;
        for (layer, dense) in layers.iter().enumerate() {
            let (weights, biases) = parameters.of_mut(layer);
            weights.copy_from_slice(dense.weights_row_major());
            biases.copy_from_slice(dense.biases_flat());
        }
        Ok(Network {
            parameters,
            activations: layers.iter().map(Dense::activation).collect(),
            frozen: Vec::new(),
        })
    }

    /// Layers of the given sizes (inputs first), their weights drawn layer by layer from the input.
    ///
    /// # Errors
    /// Fewer than two sizes, a size of 0, not one activation for each layer, or a scale outside its range.
    pub fn draw(
        sizes: &[usize],
        activations: &[Activation],
        initialization: Initialization,
        random: &mut RandomState,
    ) -> Result<Self, Error> {
        let shape = Shape::new(sizes, &vec![true; sizes.len().saturating_sub(1)])?;
        check_length("activations", activations.len(), shape.n_layers())?;
        let initialization = initialization.checked()?;
        let activations = activations.iter().map(|a| a.checked());
        let mut network = Network {
            activations: activations.collect::<Result<_, Error>>()?,
            parameters: Parameters::zeros(shape)?,
            frozen: Vec::new(),
        };
        for (layer, n) in sizes.windows(2).enumerate() {
            let (weights, _) = network.parameters.of_mut(layer);
            initialization.draw(weights, n[0], n[1], random);
        }
        Ok(network)
    }

    /// The layers in order, the input not counted.
    pub fn layers(&self) -> Vec<Layer<'_>> {
        (0..self.activations.len()).map(|l| self.at(l)).collect()
    }

    /// One layer.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], as with every layer number below.
    pub fn layer(&self, layer: usize) -> Result<Layer<'_>, Error> {
        self.shape().check_layer(layer)?;
        Ok(self.at(layer))
    }

    /// A layer that is there.
    fn at(&self, layer: usize) -> Layer<'_> {
        let n_neurons = self.sizes()[layer + 1];
        Layer::borrowed(
            n_neurons,
            self.parameters.of(layer),
            self.activations[layer],
        )
    }

    /// All weights and biases, flat.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The parameters' form.
    pub fn shape(&self) -> &Shape {
        self.parameters.shape()
    }

    /// How many numbers a sample has.
    pub fn n_inputs(&self) -> usize {
        self.sizes()[0]
    }

    /// How many numbers come out for a sample.
    pub fn n_outputs(&self) -> usize {
        self.sizes()[self.activations.len()]
    }

    /// The inputs' size, then each layer's: `[3, 4, 2]`.
    pub fn sizes(&self) -> &[usize] {
        self.shape().sizes()
    }

    /// All weights and biases, in the form of [`Network::parameters`].
    ///
    /// # Errors
    /// As [`Network::set_weights`].
    pub fn set_parameters(&mut self, parameters: &[f64]) -> Result<(), Error> {
        set_numbers("parameters", self.parameters_mut(), parameters)
    }

    /// One layer's weights, flat and row-major (n_inputs × n_neurons).
    ///
    /// # Errors
    /// A wrong length, or a number that is not finite; then nothing has changed.
    pub fn set_weights(&mut self, layer: usize, weights: &[f64]) -> Result<(), Error> {
        self.shape().check_layer(layer)?;
        set_numbers("weights", self.parameters.of_mut(layer).0, weights)
    }

    /// One layer's biases (n_neurons), none where it has none.
    ///
    /// # Errors
    /// As [`Network::set_weights`].
    pub fn set_biases(&mut self, layer: usize, biases: &[f64]) -> Result<(), Error> {
        self.shape().check_layer(layer)?;
        set_numbers("biases", self.parameters.of_mut(layer).1, biases)
    }

    /// One layer's activation.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer, or for the activation's parameter.
    pub fn set_activation(&mut self, layer: usize, activation: Activation) -> Result<(), Error> {
        self.shape().check_layer(layer)?;
        self.activations[layer] = activation.checked()?;
        Ok(())
    }

    /// All weights and biases, flat; only finite numbers may go in.
    pub(crate) fn parameters_mut(&mut self) -> &mut [f64] {
        self.parameters.as_mut_slice()
    }

    /// Freezes a layer, or lets it learn again.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn freeze_layer(&mut self, layer: usize, frozen: bool) -> Result<(), Error> {
        self.shape().check_layer(layer)?;
        self.set_frozen(self.shape().layer(layer), frozen)
    }

    /// Freezes one weight or bias, or lets it learn again.
    ///
    /// # Errors
    /// [`Error::NoSuchParameter`].
    pub fn freeze(&mut self, place: Place, frozen: bool) -> Result<(), Error> {
        let index = self.shape().index(place)?;
        self.set_frozen(index..index + 1, frozen)
    }

    /// Freezes every bias, or lets all learn again.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn freeze_biases(&mut self, frozen: bool) -> Result<(), Error> {
        if !frozen && self.frozen.is_empty() {
            return Ok(());
        }
        for layer in 0..self.shape().n_layers() {
            self.set_frozen(self.shape().biases(layer), frozen)?;
        }
        Ok(())
    }

    fn set_frozen(&mut self, range: Range<usize>, frozen: bool) -> Result<(), Error> {
        let length = self.shape().len();
        if self.frozen.is_empty() {
            let out_of_memory = |_| crate::error::out_of_memory(1, length);
            let reserved = self.frozen.try_reserve_exact(length);
            reserved.map_err(out_of_memory)?;
            self.frozen.resize(length, false);
        }
        self.frozen[range].fill(frozen);
        if !self.frozen.contains(&true) {
            self.frozen = Vec::new();
        }
        Ok(())
    }

    /// Which parameters are frozen, in their own form; empty where none is.
    pub fn frozen(&self) -> &[bool] {
        &self.frozen
    }

    /// All parameters beside [`Network::frozen`], for an optimiser that leaves the frozen ones alone by itself.
    pub fn parameters_and_frozen(&mut self) -> (&mut [f64], &[bool]) {
        (self.parameters.as_mut_slice(), &self.frozen)
    }

    /// One update: `step` gets the parameters that are not frozen, one unbroken stretch of the flat buffer after
    /// the other, each with its place in it (so that gradients and moments can be cut alike).
    ///
    /// ```
    /// use perceptible::{Activation, Initialization, Loss, Network, RandomState, Targets};
    /// let mut network = Network::draw(
    ///     &[3, 4, 2],
    ///     &[Activation::Sigmoid, Activation::Linear],
    ///     Initialization::POST,
    ///     &mut RandomState::new(0),
    /// )?;
    /// let targets = Targets::new(&[1.0, 0.0], &[1, 2])?;
    /// let trace = network.forward_flat(&[3.0, 1.0, 5.5])?;
    /// let gradients = network.backward(&trace, &targets, Loss::Mse)?;
    ///
    /// network.freeze_layer(0, true)?; // only the output layer learns
    /// network.update(|range, parameters| {
    ///     let gradients = &gradients.parameters().as_slice()[range];
    ///     for (w, g) in parameters.iter_mut().zip(gradients) {
    ///         *w -= 0.1 * g;
    ///     }
    /// });
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    pub fn update(&mut self, mut step: impl FnMut(Range<usize>, &mut [f64])) {
        let parameters = self.parameters.as_mut_slice();
        if self.frozen.is_empty() {
            return step(0..parameters.len(), parameters);
        }
        let mut start = 0;
        for stretch in self.frozen.chunk_by(|a, b| a == b) {
            let range = start..start + stretch.len();
            start = range.end;
            if !stretch[0] {
                step(range.clone(), &mut parameters[range]);
            }
        }
    }

    /// A copy, or an error where a plain clone would abort.
    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        Ok(Network {
            parameters: self.parameters.try_clone()?,
            activations: self.activations.clone(),
            frozen: self.frozen.clone(),
        })
    }
}
