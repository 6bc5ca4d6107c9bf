//! Forward beside backward.

use super::{Gradients, Network, Trace};
use crate::{
    Error, Loss, Shape, Targets,
    kernel::{
        gradient::{self, Batch},
        panels, product,
    },
    layer::{check_numbers, row_major, zeros},
};
use nalgebra::DMatrix;

/// Rows that go through all layers together, so that their values stay in the cache.
const BLOCK: usize = 64;

/// Room for a network's parameters as the kernel takes them: layer by layer the weights in panels, then the biases.
#[derive(Debug)]
#[derive(Clone)]
pub(crate) struct Packed(Vec<f64>);

impl Packed {
    pub fn new(shape: &Shape) -> Result<Self, Error> {
        let layer = |n: &[usize]| panels::length(n[0], n[1]) + n[1];
        Ok(Packed(zeros(1, shape.sizes().windows(2).map(layer).sum())?))
    }

    fn fill(&mut self, network: &Network) {
        let mut numbers = &mut self.0[..];
        for (layer, n) in network.sizes().windows(2).enumerate() {
            let (weights, biases) = network.parameters.of(layer);
            let (packed, rest) = numbers.split_at_mut(panels::length(n[0], n[1]));
            panels::pack(weights, n[1], packed);
            // Where a layer has no biases, zeros stay: adding 0.0 changes no bit of a sum that began at 0.0.
            rest[..biases.len()].copy_from_slice(biases);
            numbers = &mut rest[n[1]..];
        }
    }
}

impl Network {
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
        let mut trace = Trace::new(self.shape(), n_samples)?;
        trace.inputs_mut().copy_from_slice(inputs);
        self.forward_into(&mut trace, &mut Packed::new(self.shape())?);
        Ok(trace)
    }

    /// The same for the batch that the trace has: layer by layer Z = X·W + b and A = f(Z).
    pub(crate) fn forward_into(&self, trace: &mut Trace, packed: &mut Packed) {
        packed.fill(self);
        let n_samples = trace.n_samples();
        for first in (0..n_samples).step_by(BLOCK) {
            let rows = first..n_samples.min(first + BLOCK);
            let mut numbers = &packed.0[..];
            for (layer, n) in self.sizes().windows(2).enumerate() {
                let (weights, rest) = numbers.split_at(panels::length(n[0], n[1]));
                let (biases, rest) = rest.split_at(n[1]);
                let (x, z, a) = trace.at_mut(layer, rows.clone());
                product::forward(rows.len(), x, weights, biases, z, n[0]);
                self.activations[layer].forward(z, a, n[1]);
                numbers = rest;
            }
        }
    }

    /// The loss of a forward pass.
    ///
    /// # Errors
    /// As [`Network::backward`].
    pub fn loss(&self, trace: &Trace, targets: &Targets, loss: Loss) -> Result<f64, Error> {
        self.check_loss(trace, targets, loss)?;
        Ok(self.total_loss(trace, targets, loss))
    }

    /// The same for what was checked.
    pub(crate) fn total_loss(&self, trace: &Trace, targets: &Targets, loss: Loss) -> f64 {
        let shape = [trace.n_samples(), self.n_outputs()];
        loss.total(self.seen_by(loss, trace), shape, targets)
    }

    /// The backward pass of a batch: from the loss back through every layer, δ = ∂L/∂a · f′(z), ∂L/∂W = Xᵀ·δ,
    /// ∂L/∂b = Σ δ over the rows, and on to the layer before, ∂L/∂X = δ·Wᵀ.
    ///
    /// `trace` is the forward pass of this very network: after an update another one is needed.
    ///
    /// ```
    /// use perceptible::{Activation, Initialization, Loss, Network, RandomState, Targets};
    /// let network = Network::draw(
    ///     &[3, 4, 2],
    ///     &[Activation::Swish { beta: 1.0 }, Activation::Linear],
    ///     Initialization::Post,
    ///     &mut RandomState::new(0),
    /// )?;
    /// let trace = network.forward_flat(&[3.0, 1.0, 5.5])?;
    /// let targets = Targets::new(&[1.0, 0.0], &[1, 2])?;
    /// let gradients = network.backward(&trace, &targets, Loss::Mse)?;
    ///
    /// // The output layer is linear and the mean is over two numbers: δ = 2(y − t)/2.
    /// let [y0, y1] = trace.outputs_flat() else { unreachable!() };
    /// assert_eq!(gradients.delta(1)?, [y0 - 1.0, y1 - 0.0]);
    /// // Two paths lead back to the first hidden neuron; their sum is its ∂L/∂a.
    /// let paths = network.paths(&gradients, 0, 0, 0)?;
    /// assert_eq!(gradients.d_a(0)?.unwrap()[0], paths[0] + paths[1]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// Targets of another shape than the outputs, or that the loss cannot take; an activation of the output layer that
    /// does not go with it; a trace of a network of other sizes.
    pub fn backward(
        &self,
        trace: &Trace,
        targets: &Targets,
        loss: Loss,
    ) -> Result<Gradients, Error> {
        let mut gradients = Gradients::new(self.shape(), trace.n_samples())?;
        self.backward_into(trace, targets, loss, &mut gradients)?;
        Ok(gradients)
    }

    /// The same into memory that is there.
    pub(crate) fn backward_into(
        &self,
        trace: &Trace,
        targets: &Targets,
        loss: Loss,
        gradients: &mut Gradients,
    ) -> Result<(), Error> {
        let shape = self.check_loss(trace, targets, loss)?;
        gradients.fit(trace.n_samples())?;
        let Gradients {
            parameters, layers, ..
        } = gradients;
        let (last, n_samples) = (self.activations.len() - 1, trace.n_samples());
        let y = self.seen_by(loss, trace);
        gradients.loss = loss.total(y, shape, targets);
        let together = loss.is_together_with(self.activations[last]);
        if together {
            layers[last].d_a.clear();
            loss.d_total(y, shape, targets, &mut layers[last].d_z);
        } else {
            loss.d_total(y, shape, targets, &mut layers[last].d_a);
        }
        for layer in (0..=last).rev() {
            let n_neurons = self.sizes()[layer + 1];
            let (before, here) = layers.split_at_mut(layer);
            let here = &mut here[0];
            if layer < last || !together {
                let f = self.activations[layer];
                f.backward(trace.of(layer), &here.d_a, &mut here.d_z, n_neurons);
            }
            let (k, n) = (self.sizes()[layer], n_neurons);
            let (d_weights, d_biases) = parameters.of_mut(layer);
            let batch = Batch {
                rows: n_samples,
                x: trace.inputs_of(layer),
                delta: &here.d_z,
                k,
                n,
            };
            gradient::weights(batch, d_weights);
            if !d_biases.is_empty() {
                gradient::biases(batch, d_biases);
            }
            if let Some(before) = before.last_mut() {
                let (weights, _) = self.parameters.of(layer);
                let mut transposed = zeros(1, panels::length(n, k))?;
                panels::pack_transposed(weights, n, &mut transposed);
                before.d_a.fill(1.0);
                product::backward(n_samples, &here.d_z, &transposed, &mut before.d_a, n, k);
            }
        }
        Ok(())
    }

    /// What the loss sees of the output layer: its activations, or its z where both are differentiated together.
    fn seen_by<'a>(&self, loss: Loss, trace: &'a Trace) -> &'a [f64] {
        let last = self.activations.len() - 1;
        let (z, a) = trace.of(last);
        match loss.is_together_with(self.activations[last]) {
            true => z,
            false => a,
        }
    }

    /// The outputs' shape, if trace, targets and loss go with this network and with each other.
    fn check_loss(
        &self,
        trace: &Trace,
        targets: &Targets,
        loss: Loss,
    ) -> Result<[usize; 2], Error> {
        self.check_sizes("trace's layers", trace.sizes())?;
        loss.check_activation(self.activations[self.activations.len() - 1])?;
        let shape = [trace.n_samples(), self.n_outputs()];
        loss.check_targets(targets, shape)?;
        Ok(shape)
    }
}
