//! Everything that a pass over a batch needs, reserved once: no allocation in a pass.

use super::{buffer::Buffer, gradient, panels, product};
use crate::{Activation, Error};

/// What the kernel has to know of a layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    pub n_inputs: usize,
    pub n_neurons: usize,
    pub activation: Activation,
}

/// Layers in a chain with their values, for batches of up to a given size.
///
/// Order of a step: [`load`](Self::load) once, then [`gather`](Self::gather), [`forward`](Self::forward),
/// [`backward`](Self::backward), and [`descend`](Self::descend) or [`gradients`](Self::gradients).
pub struct Workspace {
    layers: Vec<Layer>,
    /// The batch (panels of `n_inputs` features).
    x: Buffer,
    n_samples: usize,
    most: usize,
}

struct Layer {
    shape: Shape,
    /// Panels of neurons.
    w: Buffer,
    /// The transpose in panels of inputs; empty in the first layer.
    w_transposed: Buffer,
    b: Buffer,
    /// Pre-activations; in training f′(z), then δ = ∂L/∂z.
    z: Buffer,
    a: Buffer,
}

impl Workspace {
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn reserve(shapes: &[Shape], most: usize) -> Result<Self, Error> {
        let layer = |(i, &shape): (usize, &Shape)| {
            let Shape { n_inputs, n_neurons, .. } = shape;
            Ok(Layer {
                shape,
                w: Buffer::zeros(n_inputs, n_neurons)?,
                w_transposed: Buffer::zeros(if i == 0 { 0 } else { n_inputs }, n_neurons)?,
                b: Buffer::zeros(1, n_neurons)?,
                z: Buffer::zeros(1, panels::length(n_neurons, most))?,
                a: Buffer::zeros(1, panels::length(n_neurons, most))?,
            })
        };
        Ok(Workspace {
            layers: shapes.iter().enumerate().map(layer).collect::<Result<_, Error>>()?,
            x: Buffer::zeros(1, panels::length(shapes.first().map_or(0, |s| s.n_inputs), most))?,
            n_samples: 0,
            most,
        })
    }

    /// Takes the parameters: layer by layer, weights (row-major) then biases.
    pub fn load(&mut self, mut parameters: &[f64]) {
        for layer in &mut self.layers {
            let (w, rest) = parameters.split_at(layer.w.len());
            let (b, rest) = rest.split_at(layer.b.len());
            let transposed = Some(&mut layer.w_transposed[..]).filter(|t| !t.is_empty());
            panels::pack(w, b.len(), &mut layer.w, transposed);
            layer.b.copy_from_slice(b);
            parameters = rest;
        }
    }

    /// Gives the parameters, in the form that [`load`](Self::load) takes.
    pub fn store(&self, mut parameters: &mut [f64]) {
        for layer in &self.layers {
            let (w, rest) = parameters.split_at_mut(layer.w.len());
            let (b, rest) = rest.split_at_mut(layer.b.len());
            panels::unpack(&layer.w, b.len(), w);
            b.copy_from_slice(&layer.b);
            parameters = rest;
        }
    }

    /// Takes a batch: rows `order` of `rows` (row-major), up to `most`.
    pub fn gather(&mut self, rows: &[f64], order: impl ExactSizeIterator<Item = usize>) {
        self.n_samples = order.len();
        debug_assert!(self.n_samples <= self.most);
        let n = self.layers[0].shape.n_inputs;
        panels::gather(rows, n, order, &mut self.x);
    }

    /// z and a of every layer.
    pub fn forward(&mut self) {
        self.pass(|activation, z, a| activation.values(z, a));
    }

    /// a of every layer, and f′(z) for [`backward`](Self::backward).
    pub fn forward_with_slopes(&mut self) {
        self.pass(|activation, z, a| activation.values_and_slopes(z, a));
    }

    #[inline(always)]
    fn pass(&mut self, activate: impl Fn(Activation, &mut [f64], &mut [f64])) {
        let n_samples = self.n_samples;
        let mut x = &self.x[..];
        for layer in &mut self.layers {
            let Shape { n_inputs, n_neurons, activation } = layer.shape;
            let z = &mut layer.z[..panels::length(n_neurons, n_samples)];
            let a = &mut layer.a[..panels::length(n_neurons, n_samples)];
            product::forward(&x[..panels::length(n_inputs, n_samples)], &layer.w, &layer.b, z, n_inputs);
            activate(activation, z, a);
            x = a;
        }
    }

    /// The last layer's activations as rows (n_samples × n_neurons).
    pub fn outputs(&self, rows: &mut [f64]) {
        let last = &self.layers[self.layers.len() - 1];
        let n = last.shape.n_neurons;
        panels::to_rows(&last.a[..panels::length(n, self.n_samples)], n, rows);
    }

    /// a of one neuron for all samples.
    pub fn neuron(&self, layer: usize, neuron: usize, values: &mut [f64]) {
        let layer = &self.layers[layer];
        let n = layer.shape.n_neurons;
        panels::feature(&layer.a[..panels::length(n, self.n_samples)], n, neuron, values);
    }

    /// δ of every layer from ∂L/∂a of the last one, as rows (n_samples × n_neurons).
    pub fn backward(&mut self, d_outputs: &[f64]) {
        let n_samples = self.n_samples;
        let last = self.layers.len() - 1;
        let layer = &mut self.layers[last];
        let n = layer.shape.n_neurons;
        panels::gather(d_outputs, n, 0..n_samples, &mut layer.a);
        for (d, a) in layer.z[..panels::length(n, n_samples)].iter_mut().zip(layer.a.iter()) {
            *d *= a;
        }
        for l in (1..=last).rev() {
            let (before, layer) = self.layers.split_at_mut(l);
            let (before, layer) = (&mut before[l - 1], &layer[0]);
            let Shape { n_inputs, n_neurons, .. } = layer.shape;
            let delta = &layer.z[..panels::length(n_neurons, n_samples)];
            let slopes = &mut before.z[..panels::length(n_inputs, n_samples)];
            product::backward(delta, &layer.w_transposed, slopes, n_neurons, n_inputs);
        }
        if n_samples % 2 == 1 {
            let n_inputs = self.layers[0].shape.n_inputs;
            gradient::clear_padding(&mut self.x[..panels::length(n_inputs, n_samples)], n_inputs, n_samples);
            for Layer { shape, z, a, .. } in &mut self.layers {
                gradient::clear_padding(&mut z[..panels::length(shape.n_neurons, n_samples)], shape.n_neurons, n_samples);
                gradient::clear_padding(&mut a[..panels::length(shape.n_neurons, n_samples)], shape.n_neurons, n_samples);
            }
        }
    }

    /// One step of gradient descent: w −= η·∂L/∂w. The parameters stay here until [`store`](Self::store) is called:
    /// kept in two places in every step, those of a wide layer would not stay in the cache.
    pub fn descend(&mut self, rate: f64) {
        let n_samples = self.n_samples;
        let mut x = &self.x[..];
        for Layer { shape, w, w_transposed, b, z, a } in &mut self.layers {
            let (k, n) = (shape.n_inputs, shape.n_neurons);
            let (x_batch, delta) = (&x[..panels::length(k, n_samples)], &z[..panels::length(n, n_samples)]);
            gradient::descend(x_batch, delta, k, n, rate, w, w_transposed);
            gradient::bias_gradient(delta, n, |j, d_b| b[j] -= rate * d_b);
            x = a;
        }
    }

    /// ∂L/∂w and ∂L/∂b in the form of the parameters.
    pub fn gradients(&mut self, mut d_parameters: &mut [f64]) {
        let n_samples = self.n_samples;
        let mut x = &self.x[..];
        for Layer { shape, z, a, .. } in &self.layers {
            let (k, n) = (shape.n_inputs, shape.n_neurons);
            let (d_w, rest) = d_parameters.split_at_mut(k * n);
            let (d_b, rest) = rest.split_at_mut(n);
            let delta = &z[..panels::length(n, n_samples)];
            gradient::gradient(&x[..panels::length(k, n_samples)], delta, k, n, d_w);
            gradient::bias_gradient(delta, n, |j, d| d_b[j] = d);
            (d_parameters, x) = (rest, a);
        }
    }
}

