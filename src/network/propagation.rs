//! Forward beside backward.

use super::{Gradients, Network, Trace, Workspace};
use crate::{
    Activation, Error, Loss, Targets,
    activation::Layout,
    layer::{check_length, check_numbers, row_major},
};
use nalgebra::DMatrix;

/// Rows that go through all layers together, so that their values stay in the cache.
const BLOCK: usize = 64;

impl Network {
    /// The forward pass of a batch (n_samples × n_inputs).
    ///
    /// # Errors
    /// Not `n_inputs` columns, or an input that is not finite.
    pub fn forward(&self, inputs: &DMatrix<f64>) -> Result<Trace, Error> {
        check_length("inputs", inputs.ncols(), self.n_inputs())?;
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
        let mut workspace = Workspace::new(self, n_samples.min(BLOCK))?;
        self.forward_into(&mut trace, &mut workspace);
        Ok(trace)
    }

    /// The same for the batch that the trace has: layer by layer Z = X·W + b and A = f(Z).
    pub(crate) fn forward_into(&self, trace: &mut Trace, workspace: &mut Workspace) {
        self.forward_from(0, trace, workspace);
    }

    /// The same trace, were the activation of one layer another.
    pub(crate) fn under(
        &self,
        trace: &Trace,
        layer: usize,
        activation: Activation,
    ) -> Result<Trace, Error> {
        let mut other = trace.clone();
        let (n_neurons, n_samples) = (self.sizes()[layer + 1], trace.n_samples());
        let (z, a) = other.rows_mut(layer, 0..n_samples);
        activation.forward(z, a, Layout::rows(n_neurons, n_samples));
        let mut workspace = Workspace::new(self, n_samples.min(BLOCK))?;
        self.forward_from(layer + 1, &mut other, &mut workspace);
        Ok(other)
    }

    /// From a layer on, whose inputs the trace has.
    fn forward_from(&self, first: usize, trace: &mut Trace, workspace: &mut Workspace) {
        let n_samples = trace.n_samples();
        for start in (0..n_samples).step_by(workspace.capacity().max(1)) {
            let rows = start..n_samples.min(start + workspace.capacity());
            for layer in first..self.activations.len() {
                if layer == first {
                    let n_inputs = self.sizes()[layer];
                    let inputs =
                        &trace.inputs_of(layer)[rows.start * n_inputs..][..rows.len() * n_inputs];
                    workspace.take(layer, inputs);
                }
                let rows = trace.rows_mut(layer, rows.clone());
                workspace.forward_layer(self, layer, rows);
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
        loss.total(self.seen_by(loss, trace), shape, targets.into())
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
    ///     Initialization::POST,
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
        let mut workspace = Workspace::new(self, trace.n_samples())?;
        self.backward_into(trace, targets, loss, &mut gradients, &mut workspace)?;
        Ok(gradients)
    }

    /// The same into memory that is there; the workspace holds as many samples as the trace.
    pub(crate) fn backward_into(
        &self,
        trace: &Trace,
        targets: &Targets,
        loss: Loss,
        gradients: &mut Gradients,
        workspace: &mut Workspace,
    ) -> Result<(), Error> {
        let shape = self.check_loss(trace, targets, loss)?;
        gradients.fit(trace.n_samples())?;
        for layer in 0..self.activations.len() {
            workspace.take(layer, trace.inputs_of(layer));
        }
        let Gradients {
            parameters, layers, ..
        } = gradients;
        let last = self.activations.len() - 1;
        let y = self.seen_by(loss, trace);
        let together = loss.is_together_with(self.activations[last]);
        let d = &mut layers[last];
        let d_y = match together {
            true => {
                d.d_a.clear();
                &mut d.d_z
            }
            false => &mut d.d_a,
        };
        gradients.loss = loss.d_total(y, shape, targets.into(), d_y);
        for layer in (0..=last).rev() {
            let n_neurons = self.sizes()[layer + 1];
            let (before, here) = layers.split_at_mut(layer);
            let here = &mut here[0];
            if layer < last || !together {
                let f = self.activations[layer];
                f.backward(trace.of(layer), &here.d_a, &mut here.d_z, n_neurons);
            }
            let d_a = before.last_mut().map(|before| &mut before.d_a[..]);
            workspace.back_from(self, layer, &here.d_z, parameters.of_mut(layer), d_a);
        }
        Ok(())
    }

    /// What the loss sees of the output layer: its activations, or its z where both are differentiated together.
    pub(crate) fn seen_by<'a>(&self, loss: Loss, trace: &'a Trace) -> &'a [f64] {
        let last = self.activations.len() - 1;
        let (z, a) = trace.of(last);
        match loss.is_together_with(self.activations[last]) {
            true => z,
            false => a,
        }
    }

    /// The outputs' shape, if trace, targets and loss go with this network and with each other.
    pub(crate) fn check_loss(
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
