//! What a forward pass computed.

use crate::{
    Error,
    layer::{reserve, resize},
    parameters::{Shape, no_layer},
};
use nalgebra::DMatrix;
use std::ops::Range;

/// What a forward pass computed: every layer's pre-activations z and activations a, beside the inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    n_samples: usize,
    /// The network's, inputs first.
    sizes: Vec<usize>,
    /// Flat and row-major (n_samples × n_inputs). Back-propagation needs them: the trace keeps a copy, so that
    /// it cannot be given others.
    inputs: Vec<f64>,
    layers: Vec<LayerTrace>,
}

/// Flat and row-major (n_samples × n_neurons).
#[derive(Clone, Debug, PartialEq)]
struct LayerTrace {
    n_neurons: usize,
    z: Vec<f64>,
    a: Vec<f64>,
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

    /// The batch that came in, flat and row-major (n_samples × n_inputs).
    pub fn inputs(&self) -> &[f64] {
        &self.inputs
    }

    /// The last layer's activations (n_samples × n_neurons).
    pub fn outputs(&self) -> DMatrix<f64> {
        let last = self.last();
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

    /// The last layer's activations, flat and row-major.
    pub fn outputs_flat(&self) -> &[f64] {
        &self.last().a
    }

    /// With room for a batch of `n_samples`.
    pub(crate) fn new(shape: &Shape, n_samples: usize) -> Result<Self, Error> {
        let layer = |&n_neurons| LayerTrace {
            n_neurons,
            z: Vec::new(),
            a: Vec::new(),
        };
        let mut trace = Trace {
            n_samples: 0,
            sizes: shape.sizes().into(),
            inputs: Vec::new(),
            layers: shape.sizes()[1..].iter().map(layer).collect(),
        };
        trace.fit(n_samples)?;
        Ok(trace)
    }

    /// Makes room for a batch of another size; a smaller one needs no new memory.
    pub(crate) fn fit(&mut self, n_samples: usize) -> Result<(), Error> {
        resize(&mut self.inputs, n_samples, self.sizes[0])?;
        for layer in &mut self.layers {
            resize(&mut layer.z, n_samples, layer.n_neurons)?;
            resize(&mut layer.a, n_samples, layer.n_neurons)?;
        }
        self.n_samples = n_samples;
        Ok(())
    }

    /// Memory for batches of this many samples.
    pub(crate) fn reserve(&mut self, n_samples: usize) -> Result<(), Error> {
        reserve(&mut self.inputs, n_samples, self.sizes[0])?;
        for layer in &mut self.layers {
            reserve(&mut layer.z, n_samples, layer.n_neurons)?;
            reserve(&mut layer.a, n_samples, layer.n_neurons)?;
        }
        Ok(())
    }

    /// The network's sizes, inputs first.
    pub(super) fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The batch, to be filled.
    pub(crate) fn inputs_mut(&mut self) -> &mut [f64] {
        &mut self.inputs
    }

    /// What goes into a layer that is there (n_samples × n_inputs).
    pub(super) fn inputs_of(&self, layer: usize) -> &[f64] {
        match layer {
            0 => &self.inputs,
            _ => &self.layers[layer - 1].a,
        }
    }

    /// z and a of some rows of a layer that is there, to be filled.
    pub(super) fn rows_mut(
        &mut self,
        layer: usize,
        rows: Range<usize>,
    ) -> (&mut [f64], &mut [f64]) {
        let LayerTrace { n_neurons, z, a } = &mut self.layers[layer];
        let numbers = rows.start * *n_neurons..rows.end * *n_neurons;
        (&mut z[numbers.clone()], &mut a[numbers])
    }

    /// z and a of a layer that is there.
    pub(crate) fn of(&self, layer: usize) -> (&[f64], &[f64]) {
        let LayerTrace { z, a, .. } = &self.layers[layer];
        (z, a)
    }

    fn last(&self) -> &LayerTrace {
        &self.layers[self.layers.len() - 1]
    }

    fn layer(&self, layer: usize) -> Result<&LayerTrace, Error> {
        self.layers
            .get(layer)
            .ok_or_else(|| no_layer(layer, self.layers.len()))
    }
}
