//! Everything that a training step needs, reserved once: a step allocates nothing.

use super::Network;
use crate::{
    Error, Loss, Optimizer, Parameters, Targets,
    activation::Layout,
    error::out_of_memory,
    kernel::{
        Buffer, columns,
        gradient::{self, Batch},
        product,
    },
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
    /// The network's, inputs first.
    sizes: Vec<usize>,
    capacity: usize,
    n_samples: usize,
    /// (n_inputs × stride)
    x: Buffer,
    layers: Vec<Values>,
    /// What the loss sees, and its derivative (n_samples × n_outputs).
    outputs: Buffer,
    d_outputs: Buffer,
    scratch: Buffer,
    gradients: Parameters,
    /// Whether every z of the last training step's forward pass was finite.
    finite: bool,
}

/// In columns (n_neurons × stride), with room for whole fours of lanes.
#[derive(Clone, Debug)]
struct Values {
    /// Pre-activations; then f′(z); then δ = ∂L/∂z.
    z: Buffer,
    a: Buffer,
}

impl Workspace {
    /// For batches of up to `capacity` samples, and networks of this one's sizes.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(network: &Network, capacity: usize) -> Result<Self, Error> {
        let sizes = network.sizes();
        let room = |n| buffer(capacity.next_multiple_of(4), n);
        let values = |&n| {
            Ok(Values {
                z: room(n)?,
                a: room(n)?,
            })
        };
        let widest = sizes.iter().copied().max().unwrap_or(0);
        Ok(Workspace {
            sizes: sizes.into(),
            capacity,
            n_samples: 0,
            x: room(sizes[0])?,
            layers: sizes[1..]
                .iter()
                .map(values)
                .collect::<Result<_, Error>>()?,
            outputs: room(network.n_outputs())?,
            d_outputs: room(network.n_outputs())?,
            scratch: buffer(product::scratch(1), widest)?,
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
        self.sizes == network.sizes()
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
        self.check(network, inputs, batch)?;
        let rows = inputs.len() / self.sizes[0];
        let shape = [batch.len(), network.n_outputs()];
        loss.check_activation(network.activations[self.layers.len() - 1])?;
        loss.check_batch(targets, [rows, shape[1]], batch)?;
        let targets = BatchTargets {
            targets,
            order: Some(batch),
        };

        let n_inputs = self.sizes[0];
        self.take(0, batch.iter().map(|&row| &inputs[row * n_inputs..]));
        let together = self.forward(network, loss);
        let length = shape[0] * shape[1];
        let (y, d_y) = (&self.outputs[..length], &mut self.d_outputs[..length]);
        let total = loss.total(y, shape, targets);
        loss.d_total(y, shape, targets, d_y);
        self.back(network, together);
        Ok(total)
    }

    /// Whether every z of the last [`backward`](Self::backward) was finite. What is not leaves no trace in the loss
    /// where an activation levels off.
    pub fn is_finite(&self) -> bool {
        self.finite
    }

    /// ∂L/∂w and ∂L/∂b of the last [`backward`](Self::backward), in the parameters' form.
    pub fn gradients(&mut self) -> &Parameters {
        for layer in 0..self.layers.len() {
            let (d_w, d_b) = self.gradients.of_mut(layer);
            let values = (&self.x, &self.layers[..]);
            gradient::gradients(batch(values, &self.sizes, layer, self.n_samples), d_w, d_b);
        }
        &self.gradients
    }

    /// One step of an optimiser with these gradients; what is frozen stays. Plain gradient descent needs no memory for
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
        network.check_sizes("workspace's layers", &self.sizes)?;
        if network.frozen.is_empty() && optimizer.descends(state, learning_rate)? {
            for layer in 0..self.layers.len() {
                let (w, b) = network.parameters.of_mut(layer);
                let values = (&self.x, &self.layers[..]);
                let batch = batch(values, &self.sizes, layer, self.n_samples);
                gradient::descend(batch, learning_rate, w, b);
            }
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
        let n_rows = inputs.len() / self.sizes[0];
        let expected = n_rows * self.sizes[1..].iter().sum::<usize>();
        check_length("activations", a.len(), expected)?;
        let at_once = self.capacity.max(1);
        for (i, rows) in inputs.chunks(at_once * self.sizes[0]).enumerate() {
            self.evaluate(network, rows)?;
            let (first, n) = (i * at_once, self.n_samples);
            let mut neurons = a.chunks_exact_mut(n_rows);
            for layer in 0..self.layers.len() {
                for (neuron, a) in (0..self.sizes[layer + 1]).zip(&mut neurons) {
                    a[first..first + n].copy_from_slice(self.activation(layer, neuron));
                }
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
        let n_rows = inputs.len() / self.sizes[0];
        self.check_room(n_rows)?;
        self.take(0, inputs.chunks_exact(self.sizes[0]));
        for layer in 0..self.layers.len() {
            self.forward_layer(network, layer);
        }
        Ok(())
    }

    /// a of a neuron for each row that [`evaluate`](Self::evaluate) went through; none of a neuron that there is not.
    pub fn activation(&self, layer: usize, neuron: usize) -> &[f64] {
        let columns = self.layers.get(layer).map(|values| &values.a[..]);
        let start = neuron * columns::stride(self.n_samples);
        columns
            .filter(|_| neuron < self.sizes[layer + 1])
            .and_then(|a| a.get(start..start + self.n_samples))
            .unwrap_or(&[])
    }

    /// a of the output layer, row-major (n_rows × n_outputs), as [`evaluate`](Self::evaluate) left it.
    pub(crate) fn outputs(&self, rows: &mut [f64]) {
        if let (Some(last), Some(&n)) = (self.layers.last(), self.sizes.last()) {
            columns::to_rows(&last.a, n, &mut rows[..self.n_samples * n]);
        }
    }

    /// Takes a batch for a layer, row by row.
    pub(super) fn take<'a>(
        &mut self,
        layer: usize,
        rows: impl ExactSizeIterator<Item = &'a [f64]>,
    ) {
        self.n_samples = rows.len();
        let to = match layer {
            0 => &mut self.x,
            _ => &mut self.layers[layer - 1].a,
        };
        columns::from_rows(rows, self.sizes[layer], to);
    }

    /// z and a of a layer, whose inputs are there.
    pub(super) fn forward_layer(&mut self, network: &Network, layer: usize) {
        self.product(network, layer);
        let length = self.length(layer);
        let layout = Layout::columns(self.sizes[layer + 1], self.n_samples);
        let Values { z, a } = &mut self.layers[layer];
        network.activations[layer].forward(&z[..length], &mut a[..length], layout);
    }

    /// A layer's z and a as rows (n_samples × n_neurons).
    pub(super) fn give(&self, layer: usize, z: &mut [f64], a: &mut [f64]) {
        let (from, n) = (&self.layers[layer], self.sizes[layer + 1]);
        columns::to_rows(&from.z, n, z);
        columns::to_rows(&from.a, n, a);
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
        let n = self.sizes[layer + 1];
        columns::from_rows(delta.chunks_exact(n), n, &mut self.layers[layer].z);
        let values = (&self.x, &self.layers[..]);
        gradient::gradients(batch(values, &self.sizes, layer, self.n_samples), d_w, d_b);
        if let Some(d_a) = d_a {
            self.layers[layer - 1].z.fill(1.0);
            self.product_back(network, layer);
            columns::to_rows(&self.layers[layer - 1].z, self.sizes[layer], d_a);
        }
    }

    /// The forward pass of a training step. Outputs are z of the last layer where its activation and the loss are
    /// differentiated together, which is returned; else a.
    fn forward(&mut self, network: &Network, loss: Loss) -> bool {
        let last = self.layers.len() - 1;
        let together = loss.is_together_with(network.activations[last]);
        self.finite = true;
        for layer in 0..=last {
            self.product(network, layer);
            let length = self.length(layer);
            self.finite &= are_finite(&self.layers[layer].z[..length]);
            if layer < last || !together {
                let layout = Layout::columns(self.sizes[layer + 1], self.n_samples);
                let Values { z, a } = &mut self.layers[layer];
                let (z, a) = (&mut z[..length], &mut a[..length]);
                network.activations[layer].forward_with_slopes(z, a, layout);
            }
        }
        let Values { z, a } = &self.layers[last];
        let n = self.sizes[last + 1];
        let y = &mut self.outputs[..self.n_samples * n];
        columns::to_rows(if together { z } else { a }, n, y);
        together
    }

    /// δ of every layer, from the outputs' derivative.
    fn back(&mut self, network: &Network, together: bool) {
        let last = self.layers.len() - 1;
        let n = self.sizes[last + 1];
        let d_outputs = self.d_outputs[..self.n_samples * n].chunks_exact(n);
        let layout = Layout::columns(n, self.n_samples);
        let Values { z, a } = &mut self.layers[last];
        if together {
            columns::from_rows(d_outputs, n, z);
        } else {
            let stride = columns::stride(self.n_samples);
            for (sample, d) in d_outputs.enumerate() {
                for (slope, d) in z[sample..].iter_mut().step_by(stride).zip(d) {
                    *slope *= d;
                }
            }
            network.activations[last].backward_after_slopes(a, z, layout);
        }
        for layer in (1..=last).rev() {
            self.product_back(network, layer);
            let layout = Layout::columns(self.sizes[layer], self.n_samples);
            let Values { z, a } = &mut self.layers[layer - 1];
            network.activations[layer - 1].backward_after_slopes(a, z, layout);
        }
    }

    /// z of a layer.
    fn product(&mut self, network: &Network, layer: usize) {
        let (before, rest) = self.layers.split_at_mut(layer);
        let x = before.last().map_or(&self.x, |before| &before.a);
        let (w, b) = network.parameters.of(layer);
        let [k, n] = [self.sizes[layer], self.sizes[layer + 1]];
        let stride = columns::stride(self.n_samples);
        let z = &mut rest[0].z[..];
        product::forward((x, k), w, b, (z, n), stride, &mut self.scratch);
    }

    /// δ of the layer before, where f′ stands.
    fn product_back(&mut self, network: &Network, layer: usize) {
        let (before, rest) = self.layers.split_at_mut(layer);
        let [k, n] = [self.sizes[layer], self.sizes[layer + 1]];
        let (w, _) = network.parameters.of(layer);
        let stride = columns::stride(self.n_samples);
        let before = &mut before[layer - 1].z[..];
        product::backward((&rest[0].z, n), w, (before, k), stride);
    }

    /// The numbers of a layer's z, and what makes them whole fours.
    fn length(&self, layer: usize) -> usize {
        (columns::stride(self.n_samples) * self.sizes[layer + 1]).next_multiple_of(4)
    }

    fn check(&self, network: &Network, inputs: &[f64], batch: &[usize]) -> Result<(), Error> {
        network.check_sizes("workspace's layers", &self.sizes)?;
        let n_rows = inputs.len().div_ceil(self.sizes[0]);
        check_length("inputs", inputs.len(), n_rows * self.sizes[0])?;
        self.check_room(batch.len())?;
        match batch.iter().find(|&&row| row >= n_rows) {
            None => Ok(()),
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

/// A batch before and behind a layer.
fn batch<'a>(
    (x, layers): (&'a Buffer, &'a [Values]),
    sizes: &[usize],
    layer: usize,
    n_samples: usize,
) -> Batch<'a> {
    Batch {
        n_samples,
        x: if layer == 0 { x } else { &layers[layer - 1].a },
        delta: &layers[layer].z,
        k: sizes[layer],
        n: sizes[layer + 1],
    }
}

/// Of whole fours: 0·x is 0 but where x is not finite.
fn are_finite(numbers: &[f64]) -> bool {
    let mut sums = [0.0; 4];
    for four in numbers.as_chunks::<4>().0 {
        for (sum, x) in sums.iter_mut().zip(four) {
            *sum += 0.0 * x;
        }
    }
    sums == [0.0; 4]
}

fn buffer(rows: usize, columns: usize) -> Result<Buffer, Error> {
    let length = rows.checked_mul(columns);
    let buffer = length.and_then(|n| Buffer::zeros(n).ok());
    buffer.ok_or_else(|| out_of_memory(rows, columns))
}

fn check_length(place: &str, found: usize, expected: usize) -> Result<(), Error> {
    if found == expected {
        return Ok(());
    }
    Err(Error::WrongLength {
        place: place.into(),
        found,
        expected,
    })
}
