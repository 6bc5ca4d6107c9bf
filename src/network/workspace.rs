//! Everything that a training step needs, reserved once: a step allocates nothing.

use super::Network;
use crate::{
    Error, Loss, Optimizer, Parameters, Targets,
    activation::Layout,
    error::out_of_memory,
    kernel::{
        Buffer, Layers,
        layers::{self, NoRoom},
    },
    layer::{check_length, check_numbers, zeros},
    loss::BatchTargets,
    optimizer::State,
};

/// Room for the values of batches up to a given size, as the kernel takes them.
///
/// A training step is [`backward`](Self::backward), which goes forward first, and [`step`](Self::step). Every value has
/// the bits of [`Network::forward_flat`], [`Network::backward`] and [`Network::step`], and of the plain loops of
/// [`kernel::naive`](crate::kernel::naive); but only the gradients are kept.
///
/// ```
/// use perceptible::{
///     Activation, Initialization, Loss, Network, Optimizer, RandomState, Targets, Workspace, optimizer::State,
/// };
/// let mut random = RandomState::new(0);
/// let activations = [Activation::Tanh, Activation::Linear];
/// let mut network = Network::draw(&[2, 8, 1], &activations, Initialization::Xavier, &mut random)?;
/// let inputs = [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0];
/// let targets = Targets::new(&[0.0, 1.0, 1.0, 0.0], &[4, 1])?;
///
/// let sgd = Optimizer::default();
/// let mut state = State::new(&sgd, network.parameters().as_slice().len())?;
/// let mut workspace = Workspace::new(&network, 2)?; // batches of up to two rows
/// let mut loss = f64::NAN;
/// for _epoch in 0..2000 {
///     for batch in random.permutation(4)?.chunks(2) {
///         loss = workspace.backward(&network, &inputs, &targets, Loss::Mse, batch)?;
///         workspace.step(&mut network, &sgd, &mut state, 0.1)?;
///     }
/// }
/// assert!(loss < 1e-3);
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Workspace {
    capacity: usize,
    layers: Layers,
    /// What the loss sees, and its derivative (n_samples × n_outputs).
    outputs: Buffer,
    d_outputs: Buffer,
    gradients: Parameters,
    /// Whether every z of the last training step's forward pass was finite.
    finite: bool,
}

impl Workspace {
    /// For batches of up to `capacity` samples, and networks of this one's sizes.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(network: &Network, capacity: usize) -> Result<Self, Error> {
        let layers = Layers::new(network.sizes(), capacity);
        let outputs = || buffer(capacity, network.n_outputs());
        Ok(Workspace {
            capacity,
            layers: layers.map_err(|NoRoom(rows, columns)| out_of_memory(rows, columns))?,
            outputs: outputs()?,
            d_outputs: outputs()?,
            gradients: Parameters::zeros(network.shape().clone())?,
            finite: true,
        })
    }

    /// How many samples a batch may have.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Whether it was made for networks of these sizes.
    pub(crate) fn fits(&self, network: &Network) -> bool {
        self.layers.sizes() == network.sizes()
    }

    /// Forward and backward through a batch, the rows `batch` of a data set with `inputs` (n_rows × n_inputs); returns
    /// the loss.
    ///
    /// # Errors
    /// A network of other sizes, a batch larger than the capacity or with a row that is not there, inputs or targets of
    /// another length, and what [`Network::backward`] refuses; probabilities among the targets are not looked at.
    pub fn backward(
        &mut self,
        network: &Network,
        inputs: &[f64],
        targets: &Targets,
        loss: Loss,
        batch: &[usize],
    ) -> Result<f64, Error> {
        let rows = self.check(network, inputs, batch)?;
        let shape = [batch.len(), network.n_outputs()];
        let last = network.activations.len() - 1;
        let activation = network.activations[last];
        loss.check_activation(activation)?;
        loss.check_batch(targets, [rows, shape[1]], batch)?;
        let targets = BatchTargets {
            targets,
            order: Some(batch),
        };
        let together = loss.is_together_with(activation);
        let layout = |layer: usize| Layout::columns(network.sizes()[layer + 1], batch.len());

        self.layers.gather(inputs, batch);
        self.finite = self.layers.forward(of(network), &mut |layer, z, a| {
            if layer < last || !together {
                network.activations[layer].forward_with_slopes(z, a, layout(layer));
            }
        });
        let length = shape[0] * shape[1];
        let (y, d_y) = (&mut self.outputs[..length], &mut self.d_outputs[..length]);
        match together {
            true => self.layers.give_z(last, y),
            false => self.layers.give_a(last, y),
        }
        let total = loss.d_total(y, shape, targets, d_y);
        self.layers
            .back(of(network), d_y, together, &mut |layer, a, d| {
                network.activations[layer].backward_after_slopes(a, d, layout(layer));
            });
        Ok(total)
    }

    /// Whether every z of the last [`backward`](Self::backward) was finite. An infinite one leaves no trace in the loss
    /// where an activation levels off.
    pub fn is_finite(&self) -> bool {
        self.finite
    }

    /// ∂L/∂w and ∂L/∂b of the last [`backward`](Self::backward), in the parameters' form.
    pub fn gradients(&mut self) -> &Parameters {
        let (numbers, starts) = self.gradients.with_starts_mut();
        self.layers.gradients(numbers, starts);
        &self.gradients
    }

    /// One step of an optimiser with these gradients; frozen parameters stay. Plain gradient descent needs no memory for
    /// them, and subtracts them as they are summed.
    ///
    /// # Errors
    /// As [`Network::step`]; then nothing has changed.
    pub fn step(
        &mut self,
        network: &mut Network,
        optimizer: &Optimizer,
        state: &mut State,
        learning_rate: f64,
    ) -> Result<(), Error> {
        network.check_sizes("workspace's layers", self.layers.sizes())?;
        if network.frozen.is_empty() && optimizer.descends(state, learning_rate)? {
            let (parameters, starts) = network.parameters.with_starts_mut();
            self.layers.descend(learning_rate, parameters, starts);
            return Ok(());
        }
        let gradients = self.gradients().as_slice();
        let parameters = network.parameters.as_mut_slice();
        optimizer.update(state, parameters, gradients, learning_rate, &network.frozen)
    }

    /// a of every neuron for inputs (n_rows × n_inputs), as many rows at a time as there is room for: neuron by neuron
    /// (n_neurons of all layers × n_rows) into `a`.
    ///
    /// # Errors
    /// A network of other sizes; lengths that do not agree.
    pub fn activations(
        &mut self,
        network: &Network,
        inputs: &[f64],
        a: &mut [f64],
    ) -> Result<(), Error> {
        let n_rows = self.check(network, inputs, &[])?;
        let (n_inputs, sizes) = (network.n_inputs(), &network.sizes()[1..]);
        let expected = n_rows * sizes.iter().sum::<usize>();
        check_length("activations", a.len(), expected)?;
        for first in (0..n_rows).step_by(self.capacity.max(1)) {
            let n = self.capacity.min(n_rows - first);
            self.pass(network, &inputs[first * n_inputs..][..n * n_inputs]);
            let neurons = (0..sizes.len()).flat_map(|layer| self.layers.neurons(layer));
            for (neuron, a) in neurons.zip(a.chunks_exact_mut(n_rows)) {
                a[first..first + n].copy_from_slice(neuron);
            }
        }
        Ok(())
    }

    /// Goes forward through a few rows (n_rows × n_inputs), no more than the capacity:
    /// [`activation`](Self::activation) has the values then.
    ///
    /// # Errors
    /// A network of other sizes; no whole rows, or more than there is room for.
    pub fn evaluate(&mut self, network: &Network, inputs: &[f64]) -> Result<(), Error> {
        self.check(network, inputs, &[])?;
        self.check_room(inputs.len() / network.n_inputs())?;
        self.pass(network, inputs);
        Ok(())
    }

    /// a of a neuron for each row that [`evaluate`](Self::evaluate) went through; none of a neuron that there is not.
    pub fn activation(&self, layer: usize, neuron: usize) -> &[f64] {
        if layer + 1 >= self.layers.sizes().len() {
            return &[];
        }
        self.layers.neurons(layer).nth(neuron).unwrap_or(&[])
    }

    /// a of the output layer, row-major (n_rows × n_outputs), as [`evaluate`](Self::evaluate) left it.
    pub(crate) fn give_outputs(&self, rows: &mut [f64]) {
        let last = self.layers.sizes().len() - 2;
        let samples = self.activation(last, 0).len();
        let n = self.layers.sizes()[last + 1];
        self.layers.give_a(last, &mut rows[..samples * n]);
    }

    /// The outputs for inputs (n_rows × n_inputs), as many rows at a time as there is room for, flat and row-major
    /// (n_rows × n_outputs); nothing else is kept.
    ///
    /// # Errors
    /// As [`Network::forward_flat`]; a network of other sizes.
    pub fn outputs(&mut self, network: &Network, inputs: &[f64]) -> Result<Vec<f64>, Error> {
        let mut outputs = Vec::new();
        self.outputs_in(network, inputs, &mut outputs)?;
        Ok(outputs)
    }

    /// [`outputs`](Self::outputs) in a vector of the caller's, which another call may use again.
    ///
    /// # Errors
    /// As there; `outputs` is then as it was.
    pub fn outputs_in(
        &mut self,
        network: &Network,
        inputs: &[f64],
        outputs: &mut Vec<f64>,
    ) -> Result<(), Error> {
        let n_rows = self.check(network, inputs, &[])?;
        check_numbers("inputs", inputs, inputs.len())?;
        let (n_inputs, n_outputs) = (network.n_inputs(), network.n_outputs());
        let last = network.activations.len() - 1;
        if outputs.len() != n_rows * n_outputs {
            *outputs = zeros(n_rows, n_outputs)?;
        }
        let rows = self.capacity.max(1);
        let blocks = inputs.chunks(rows * n_inputs);
        for (x, y) in blocks.zip(outputs.chunks_mut(rows * n_outputs)) {
            self.pass(network, x);
            self.layers.give_a(last, y);
        }
        Ok(())
    }

    /// z and a of every layer, for rows that there is room for.
    fn pass(&mut self, network: &Network, rows: &[f64]) {
        self.layers.take(0, rows);
        let n_samples = rows.len() / network.n_inputs();
        self.layers.forward(of(network), &mut |layer, z, a| {
            let layout = Layout::columns(network.sizes()[layer + 1], n_samples);
            network.activations[layer].forward(z, a, layout);
        });
    }

    /// Takes a batch (n_samples × n_inputs) for a layer.
    pub(super) fn take(&mut self, layer: usize, rows: &[f64]) {
        self.layers.take(layer, rows);
    }

    /// z and a of a layer, whose inputs are there, as rows (n_samples × n_neurons).
    pub(super) fn forward_layer(
        &mut self,
        network: &Network,
        layer: usize,
        (z, a): (&mut [f64], &mut [f64]),
    ) {
        let n_neurons = network.sizes()[layer + 1];
        let layout = Layout::columns(n_neurons, z.len() / n_neurons);
        self.layers
            .forward_layer(layer, of(network), &mut |layer, z, a| {
                network.activations[layer].forward(z, a, layout);
            });
        self.layers.give_z(layer, z);
        self.layers.give_a(layer, a);
    }

    /// From δ of a layer (n_samples × n_neurons), whose inputs are there, the gradients of its parameters, and ∂L/∂a
    /// of the layer before.
    pub(super) fn back_from(
        &mut self,
        network: &Network,
        layer: usize,
        delta: &[f64],
        (d_w, d_b): (&mut [f64], &mut [f64]),
        d_a: Option<&mut [f64]>,
    ) {
        self.layers.take_delta(layer, delta);
        self.layers.gradients_of(layer, d_w, d_b);
        if let Some(d_a) = d_a {
            self.layers.give_d_inputs(layer, of(network), d_a);
        }
    }

    /// How many rows the inputs have, if they and a batch of them fit.
    fn check(&self, network: &Network, inputs: &[f64], batch: &[usize]) -> Result<usize, Error> {
        network.check_sizes("workspace's layers", self.layers.sizes())?;
        let n_rows = inputs.len().div_ceil(network.n_inputs());
        check_length("inputs", inputs.len(), n_rows * network.n_inputs())?;
        self.check_room(batch.len())?;
        match batch.iter().find(|&&row| row >= n_rows) {
            None => Ok(n_rows),
            Some(row) => Err(Error::OutOfRange {
                place: "row".into(),
                value: row.to_string(),
                minimum: 0.0,
                maximum: n_rows.saturating_sub(1) as f64,
            }),
        }
    }

    fn check_room(&self, rows: usize) -> Result<(), Error> {
        match rows <= self.capacity {
            true => Ok(()),
            false => Err(Error::OutOfRange {
                place: "batch".into(),
                value: rows.to_string(),
                minimum: 1.0,
                maximum: self.capacity as f64,
            }),
        }
    }
}

/// A network's parameters, as the kernel takes them.
fn of(network: &Network) -> layers::Parameters<'_> {
    layers::Parameters {
        flat: network.parameters.as_slice(),
        starts: network.shape().starts(),
    }
}

fn buffer(rows: usize, columns: usize) -> Result<Buffer, Error> {
    let length = rows.checked_mul(columns);
    let buffer = length.and_then(|n| Buffer::zeros(n).ok());
    buffer.ok_or_else(|| out_of_memory(rows, columns))
}
