//! What a backward pass computed.

use super::Network;
use crate::{
    Error, Parameters, Shape,
    layer::{reserve, resize, zeros},
    parameters::no_layer,
};

/// What a backward pass computed: the gradient of the loss with respect to every weight and bias, in the
/// parameters' own form, and what each layer handed back on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradients {
    n_samples: usize,
    pub(super) loss: f64,
    pub(super) parameters: Parameters,
    pub(super) layers: Vec<LayerGradients>,
}

/// Flat and row-major (n_samples × n_neurons).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LayerGradients {
    n_neurons: usize,
    /// Empty where loss and activation are differentiated together.
    pub d_a: Vec<f64>,
    pub d_z: Vec<f64>,
}

impl Gradients {
    /// The loss itself, of the trace that was run back.
    pub fn loss(&self) -> f64 {
        self.loss
    }

    /// ∂L/∂w and ∂L/∂b, layer by layer.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// ∂L/∂W of one layer, flat and row-major (n_inputs × n_neurons).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn d_weights(&self, layer: usize) -> Result<&[f64], Error> {
        self.parameters.weights(layer)
    }

    /// ∂L/∂b of one layer (n_neurons), empty where it has no biases.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn d_biases(&self, layer: usize) -> Result<&[f64], Error> {
        self.parameters.biases(layer)
    }

    /// δ = ∂L/∂z of one layer, flat and row-major (n_samples × n_neurons), with the loss's factor in it.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn delta(&self, layer: usize) -> Result<&[f64], Error> {
        Ok(&self.layer(layer)?.d_z)
    }

    /// ∂L/∂a of one layer, flat and row-major (n_samples × n_neurons); none for an output layer whose activation
    /// and loss are differentiated together, as [`Loss::is_together_with`](crate::Loss::is_together_with) says.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer.
    pub fn d_a(&self, layer: usize) -> Result<Option<&[f64]>, Error> {
        let d_a = &self.layer(layer)?.d_a;
        Ok((!d_a.is_empty()).then_some(d_a))
    }

    /// ∂L/∂a and δ of a layer that is there.
    pub(crate) fn of(&self, layer: usize) -> (&[f64], &[f64]) {
        let LayerGradients { d_a, d_z, .. } = &self.layers[layer];
        (d_a, d_z)
    }

    /// With room for a batch of `n_samples`.
    pub(crate) fn new(shape: &Shape, n_samples: usize) -> Result<Self, Error> {
        let mut layers = Vec::new();
        for &n_neurons in &shape.sizes()[1..] {
            layers.push(LayerGradients {
                n_neurons,
                d_a: zeros(n_samples, n_neurons)?,
                d_z: zeros(n_samples, n_neurons)?,
            });
        }
        Ok(Gradients {
            n_samples,
            loss: f64::NAN,
            parameters: Parameters::zeros(shape.clone())?,
            layers,
        })
    }

    /// Makes room for a batch of another size; a smaller one needs no new memory.
    /// Memory for batches of this many samples.
    pub(crate) fn reserve(&mut self, n_samples: usize) -> Result<(), Error> {
        for layer in &mut self.layers {
            reserve(&mut layer.d_a, n_samples, layer.n_neurons)?;
            reserve(&mut layer.d_z, n_samples, layer.n_neurons)?;
        }
        Ok(())
    }

    pub(super) fn fit(&mut self, n_samples: usize) -> Result<(), Error> {
        for layer in &mut self.layers {
            resize(&mut layer.d_a, n_samples, layer.n_neurons)?;
            resize(&mut layer.d_z, n_samples, layer.n_neurons)?;
        }
        self.n_samples = n_samples;
        Ok(())
    }

    fn layer(&self, layer: usize) -> Result<&LayerGradients, Error> {
        self.layers
            .get(layer)
            .ok_or_else(|| no_layer(layer, self.layers.len()))
    }
}

impl Network {
    /// The paths along which the error came back to one neuron of a hidden layer, for one sample: δₖ·wⱼₖ for every
    /// neuron k of the next layer. Their sum, from left to right, is ∂L/∂a of the neuron to the bit. The output layer
    /// has none: its ∂L/∂a is the loss's.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for the layer, the row or the neuron, and gradients of a network of another shape.
    pub fn paths(
        &self,
        gradients: &Gradients,
        layer: usize,
        row: usize,
        neuron: usize,
    ) -> Result<Vec<f64>, Error> {
        self.check_sizes("gradients' layers", gradients.parameters.shape().sizes())?;
        self.shape().check_layer(layer)?;
        check_index("row", row, gradients.n_samples)?;
        check_index("neuron", neuron, self.sizes()[layer + 1])?;
        let Some(next) = gradients.layers.get(layer + 1) else {
            return Ok(Vec::new());
        };
        let delta = &next.d_z[row * next.n_neurons..][..next.n_neurons];
        let (weights, _) = self.parameters.of(layer + 1);
        let weights = &weights[neuron * next.n_neurons..][..next.n_neurons];
        Ok(delta.iter().zip(weights).map(|(d, w)| d * w).collect())
    }

    /// Refuses what a network of other sizes made.
    pub(super) fn check_sizes(&self, what: &'static str, sizes: &[usize]) -> Result<(), Error> {
        if self.sizes() == sizes {
            return Ok(());
        }
        Err(Error::ShapesDiffer {
            what,
            found: sizes.into(),
            of: "network's layers",
            expected: self.sizes().into(),
        })
    }
}

fn check_index(place: &str, index: usize, count: usize) -> Result<(), Error> {
    if index < count {
        return Ok(());
    }
    Err(Error::OutOfRange {
        place: place.into(),
        value: index.to_string(),
        minimum: 0.0,
        maximum: count.saturating_sub(1) as f64,
    })
}
