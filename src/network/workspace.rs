//! Everything that a training step on a batch needs, reserved once: a step allocates nothing.

use super::Network;
use crate::{
    Activation, Error, Parameters,
    error::out_of_memory,
    kernel::{
        Buffer,
        gradient::{self, Batch},
        panels, product,
    },
};

/// What the loss sees at the end of a forward pass, and is differentiated with respect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outputs {
    /// z of the last layer, where its activation and the loss are differentiated together.
    PreActivations,
    /// a of the last layer.
    Activations,
}

/// A network's weights as the kernel keeps them, with the values of batches of up to a given size.
///
/// A step is [`gather`](Self::gather), [`forward`](Self::forward), [`backward`](Self::backward), and then
/// [`descend`](Self::descend), which is plain gradient descent; or [`gradients`](Self::gradients) for any other optimiser,
/// and [`load`](Self::load) with what it made of the parameters. Every value has the bits of the plain loops of
/// [`kernel::naive`](crate::kernel::naive), whatever the batch.
#[derive(Debug)]
pub struct Workspace {
    layers: Vec<Layer>,
    /// The batch (n_samples × n_inputs).
    x: Buffer,
    n_samples: usize,
    capacity: usize,
}

#[derive(Debug)]
struct Layer {
    n_inputs: usize,
    n_neurons: usize,
    activation: Activation,
    has_biases: bool,
    /// Panels of neurons.
    w: Buffer,
    /// The transpose in panels of inputs; empty in the first layer, behind which nothing is learnt.
    w_transposed: Buffer,
    /// Zeros where the layer has none.
    b: Buffer,
    d_b: Buffer,
    /// (n_samples × n_neurons, and room for whole fours of lanes): pre-activations, then f′(z), then δ = ∂L/∂z.
    z: Buffer,
    /// (n_samples × n_neurons)
    a: Buffer,
}

impl Workspace {
    /// For batches of up to `capacity` samples, with the network's parameters.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(network: &Network, capacity: usize) -> Result<Self, Error> {
        let sizes = network.sizes();
        let mut layers = Vec::with_capacity(network.activations.len());
        for (l, &activation) in network.activations.iter().enumerate() {
            let (k, n) = (sizes[l], sizes[l + 1]);
            layers.push(Layer {
                n_inputs: k,
                n_neurons: n,
                activation,
                has_biases: network.shape().has_biases()[l],
                w: zeros(1, panels::length(k, n))?,
                w_transposed: zeros(1, if l == 0 { 0 } else { panels::length(n, k) })?,
                b: zeros(1, n)?,
                d_b: zeros(1, n)?,
                z: zeros(capacity.next_multiple_of(4), n)?,
                a: zeros(capacity.next_multiple_of(4), n)?,
            });
        }
        let mut workspace = Workspace {
            layers,
            x: zeros(capacity, sizes[0])?,
            n_samples: 0,
            capacity,
        };
        workspace.load(network.parameters());
        Ok(workspace)
    }

    /// Takes parameters of the form that the network's had.
    pub fn load(&mut self, parameters: &Parameters) {
        for (l, layer) in self.layers.iter_mut().enumerate() {
            let (w, b) = parameters.of(l);
            panels::pack(w, layer.n_neurons, &mut layer.w);
            if l > 0 {
                panels::pack_transposed(w, layer.n_neurons, &mut layer.w_transposed);
            }
            layer.b[..b.len()].copy_from_slice(b);
        }
    }

    /// Gives the parameters back after [`descend`](Self::descend).
    pub fn store(&self, parameters: &mut Parameters) {
        for (l, layer) in self.layers.iter().enumerate() {
            let (w, b) = parameters.of_mut(l);
            panels::unpack(&layer.w, layer.n_neurons, w);
            b.copy_from_slice(&layer.b[..b.len()]);
        }
    }

    /// Takes a batch: the rows `order` of `rows` (n_rows × n_inputs), at most as many as there is room for.
    pub fn gather(&mut self, rows: &[f64], order: impl ExactSizeIterator<Item = usize>) {
        let n = self.layers[0].n_inputs;
        self.n_samples = order.len();
        for (x, row) in self.x[..self.n_samples * n].chunks_exact_mut(n).zip(order) {
            x.copy_from_slice(&rows[row * n..][..n]);
        }
    }

    /// The forward pass of a training step. Returns the outputs (n_samples × n_outputs), row-major.
    pub fn forward(&mut self, outputs: Outputs) -> &[f64] {
        let n_samples = self.n_samples;
        for l in 0..self.layers.len() {
            let is_last = l + 1 == self.layers.len();
            let (before, rest) = self.layers.split_at_mut(l);
            let (x, layer) = (before.last().map_or(&self.x, |b| &b.a), &mut rest[0]);
            let (k, n) = (layer.n_inputs, layer.n_neurons);
            let mut length = n_samples * n;
            product::forward(n_samples, &x[..n_samples * k], &layer.w, &layer.b, &mut layer.z[..length], k);
            if !is_last || outputs == Outputs::Activations {
                if layer.activation != Activation::Softmax {
                    length = length.next_multiple_of(4);
                }
                let (z, a) = (&mut layer.z[..length], &mut layer.a[..length]);
                layer.activation.forward_with_slopes(z, a, n);
            }
        }
        let last = &self.layers[self.layers.len() - 1];
        let values = match outputs {
            Outputs::PreActivations => &last.z,
            Outputs::Activations => &last.a,
        };
        &values[..n_samples * last.n_neurons]
    }

    /// a of every neuron for rows (n_rows × n_inputs), as many at a time as there is room for: layer by layer
    /// (n_rows × n_neurons) into `a`, which has n_rows times as many numbers as there are neurons.
    pub fn activations(&mut self, rows: &[f64], a: &mut [f64]) {
        let n_rows = rows.len() / self.layers[0].n_inputs;
        for first in (0..n_rows).step_by(self.capacity.max(1)) {
            let block = self.capacity.min(n_rows - first);
            let (mut x, mut rest) = (rows, &mut a[..]);
            for layer in &mut self.layers {
                let (k, n) = (layer.n_inputs, layer.n_neurons);
                let (a, behind) = rest.split_at_mut(n_rows * n);
                let z = &mut layer.z[..block * n];
                product::forward(block, &x[first * k..], &layer.w, &layer.b, z, k);
                layer.activation.forward(z, &mut a[first * n..][..block * n], n);
                (x, rest) = (a, behind);
            }
        }
    }

    /// δ of every layer, from the loss's derivative with respect to the outputs that [`forward`](Self::forward) returned.
    pub fn backward(&mut self, outputs: Outputs, d_outputs: &[f64]) {
        let n_samples = self.n_samples;
        let last = self.layers.len() - 1;
        let layer = &mut self.layers[last];
        let length = n_samples * layer.n_neurons;
        let (z, a) = (&mut layer.z[..length], &layer.a[..length]);
        match outputs {
            Outputs::PreActivations => z.copy_from_slice(d_outputs),
            Outputs::Activations => {
                for (slope, d) in z.iter_mut().zip(d_outputs) {
                    *slope *= d;
                }
                layer.activation.backward_after_slopes(a, z, layer.n_neurons);
            }
        }
        for l in (1..=last).rev() {
            let (before, layer) = self.layers.split_at_mut(l);
            let (before, layer) = (&mut before[l - 1], &layer[0]);
            let (k, n) = (layer.n_inputs, layer.n_neurons);
            let (delta, z) = (&layer.z[..n_samples * n], &mut before.z[..n_samples * k]);
            product::backward(n_samples, delta, &layer.w_transposed, z, n, k);
            let a = &before.a[..n_samples * k];
            before.activation.backward_after_slopes(a, z, k);
        }
    }

    /// One step of gradient descent: w −= η·∂L/∂w. The parameters stay here until [`store`](Self::store) is called: kept
    /// in two places in every step, those of a wide layer would not stay in the cache.
    pub fn descend(&mut self, learning_rate: f64) {
        let n_samples = self.n_samples;
        let mut x = &self.x;
        for layer in &mut self.layers {
            let (k, n) = (layer.n_inputs, layer.n_neurons);
            let batch = Batch { rows: n_samples, x, delta: &layer.z, k, n };
            let (w, transposed) = (&mut layer.w, &mut layer.w_transposed);
            gradient::descend(batch, learning_rate, w, transposed);
            if layer.has_biases {
                gradient::biases(batch, &mut layer.d_b);
                for (b, d) in layer.b.iter_mut().zip(layer.d_b.iter()) {
                    *b -= learning_rate * d;
                }
            }
            x = &layer.a;
        }
    }

    /// ∂L/∂w and ∂L/∂b in the parameters' form.
    pub fn gradients(&self, d_parameters: &mut Parameters) {
        let n_samples = self.n_samples;
        let mut x = &self.x;
        for (l, layer) in self.layers.iter().enumerate() {
            let (k, n) = (layer.n_inputs, layer.n_neurons);
            let (d_w, d_b) = d_parameters.of_mut(l);
            let batch = Batch { rows: n_samples, x, delta: &layer.z, k, n };
            gradient::weights(batch, d_w);
            if layer.has_biases {
                gradient::biases(batch, d_b);
            }
            x = &layer.a;
        }
    }
}

fn zeros(rows: usize, columns: usize) -> Result<Buffer, Error> {
    let length = rows.checked_mul(columns);
    let buffer = length.and_then(|n| Buffer::zeros(n).ok());
    buffer.ok_or_else(|| out_of_memory(rows, columns))
}
