//! A batch in all layers of a network: forward, back, and the gradients.
//!
//! Whole passes are here, since a small network's step takes a microsecond: what stands between two products has to be
//! compiled for speed as well.

use crate::{
    Buffer, columns,
    gradient::{self, Batch},
    lanes::{f64x2, load},
    product,
};
use std::ops::Range;

/// The values of a batch, with room for batches up to a given size.
#[derive(Clone, Debug)]
pub struct Layers {
    /// Inputs first.
    sizes: Vec<usize>,
    n_samples: usize,
    /// (n_inputs × stride)
    x: Buffer,
    values: Vec<Values>,
    scratch: Buffer,
}

/// In columns (n_neurons × stride), with room for whole fours of lanes.
#[derive(Clone, Debug)]
struct Values {
    /// Pre-activations; then f′(z); then δ = ∂L/∂z.
    z: Buffer,
    a: Buffer,
}

/// All weights and biases, flat, and where each layer's begin; the last of `starts` is the end.
#[derive(Clone, Copy)]
pub struct Parameters<'a> {
    pub flat: &'a [f64],
    pub starts: &'a [usize],
}

/// Makes a layer's a of its z, whole fours of numbers; z may become f′(z).
pub type Activate<'a> = dyn FnMut(usize, &mut [f64], &mut [f64]) + 'a;

/// Makes δ of a layer's a and ∂L/∂a ⊙ f′, where an activation has no slope of each neuron alone.
pub type ActivateBack<'a> = dyn FnMut(usize, &[f64], &mut [f64]) + 'a;

/// No memory for this number of rows and columns.
#[derive(Debug)]
pub struct NoRoom(pub usize, pub usize);

impl Layers {
    /// For batches of up to `capacity` samples; `sizes` has the inputs first.
    ///
    /// # Errors
    /// [`NoRoom`].
    pub fn new(sizes: &[usize], capacity: usize) -> Result<Self, NoRoom> {
        let rows = capacity.checked_next_multiple_of(4).unwrap_or(usize::MAX);
        let room = |n| zeros(rows, n);
        let values = |&n| {
            Ok(Values {
                z: room(n)?,
                a: room(n)?,
            })
        };
        Ok(Layers {
            n_samples: 0,
            x: room(sizes[0])?,
            values: sizes[1..]
                .iter()
                .map(values)
                .collect::<Result<_, NoRoom>>()?,
            scratch: zeros(1, product::SCRATCH.max(gradient::scratch(rows)))?,
            sizes: sizes.into(),
        })
    }

    /// The layers' sizes, inputs first.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Takes some rows of a data set (n_rows × n_inputs).
    pub fn gather(&mut self, data: &[f64], rows: &[usize]) {
        self.n_samples = rows.len();
        columns::gather(data, rows, self.sizes[0], &mut self.x);
    }

    /// Takes all rows of a batch (n_samples × n_inputs) as the inputs of a layer.
    pub fn take(&mut self, layer: usize, rows: &[f64]) {
        let n = self.sizes[layer];
        self.n_samples = rows.len() / n;
        let to = match layer {
            0 => &mut self.x,
            _ => &mut self.values[layer - 1].a,
        };
        columns::from_rows(rows, [self.n_samples, n], to);
    }

    /// z of every layer from its inputs, then a. Says whether every z is finite.
    #[inline(never)]
    pub fn forward(&mut self, parameters: Parameters, activate: &mut Activate) -> bool {
        (0..self.values.len()).fold(true, |finite, layer| {
            finite & self.forward_layer(layer, parameters, activate)
        })
    }

    /// The same of one layer.
    #[inline]
    pub fn forward_layer(
        &mut self,
        layer: usize,
        parameters: Parameters,
        activate: &mut Activate,
    ) -> bool {
        let (before, rest) = self.values.split_at_mut(layer);
        let x = before.last().map_or(&self.x[..], |before| &before.a);
        let [k, n] = [self.sizes[layer], self.sizes[layer + 1]];
        let (w, b) = parameters.of(layer, k * n);
        let stride = columns::stride(self.n_samples);
        let length = (stride * n).next_multiple_of(4);
        let (z, a) = (&mut rest[0].z[..length], &mut rest[0].a[..length]);
        product::forward((x, k), w, b, (z, n), stride, &mut self.scratch);
        let finite = are_finite(z);
        activate(layer, z, a);
        finite
    }

    /// A layer's z as rows (n_samples × n_neurons).
    pub fn give_z(&self, layer: usize, z: &mut [f64]) {
        columns::to_rows(&self.values[layer].z, self.shape(layer), z);
    }

    /// A layer's a as rows (n_samples × n_neurons).
    pub fn give_a(&self, layer: usize, a: &mut [f64]) {
        columns::to_rows(&self.values[layer].a, self.shape(layer), a);
    }

    /// a of each neuron of a layer, sample by sample.
    pub fn neurons(&self, layer: usize) -> impl Iterator<Item = &[f64]> {
        let columns = self.values[layer]
            .a
            .chunks_exact(columns::stride(self.n_samples));
        let columns = columns.take(self.sizes[layer + 1]);
        columns.map(|column| &column[..self.n_samples])
    }

    /// δ of every layer, where f′ stands, from the outputs' derivative (n_samples × n_outputs): that is δ itself where it
    /// is `together` with the last activation, else ∂L/∂a.
    #[inline(never)]
    pub fn back(
        &mut self,
        parameters: Parameters,
        d_outputs: &[f64],
        together: bool,
        activate: &mut ActivateBack,
    ) {
        let last = self.values.len() - 1;
        let shape = self.shape(last);
        let Values { z, a } = &mut self.values[last];
        if together {
            columns::from_rows(d_outputs, shape, z);
        } else {
            columns::multiply(d_outputs, shape, z);
            activate(last, a, z);
        }
        for layer in (1..=last).rev() {
            self.back_layer(layer, parameters);
            let Values { z, a } = &mut self.values[layer - 1];
            activate(layer - 1, a, z);
        }
    }

    /// ∂L/∂a ⊙ f′ of the layer before, where f′ stands.
    #[inline]
    fn back_layer(&mut self, layer: usize, parameters: Parameters) {
        let (before, rest) = self.values.split_at_mut(layer);
        let [k, n] = [self.sizes[layer], self.sizes[layer + 1]];
        let (w, _) = parameters.of(layer, k * n);
        let stride = columns::stride(self.n_samples);
        let before = &mut before[layer - 1].z[..];
        product::backward((&rest[0].z, n), w, (before, k), stride);
    }

    /// Takes δ of a layer as rows (n_samples × n_neurons).
    pub fn take_delta(&mut self, layer: usize, delta: &[f64]) {
        columns::from_rows(delta, self.shape(layer), &mut self.values[layer].z);
    }

    /// ∂L/∂a of the layer before, as rows.
    pub fn give_d_inputs(&mut self, layer: usize, parameters: Parameters, d_a: &mut [f64]) {
        self.values[layer - 1].z.fill(1.0);
        self.back_layer(layer, parameters);
        self.give_z(layer - 1, d_a);
    }

    /// ∂L/∂W and ∂L/∂b of one layer.
    #[inline(never)]
    pub fn gradients_of(&mut self, layer: usize, d_w: &mut [f64], d_b: &mut [f64]) {
        let (batch, scratch) = self.batch(layer);
        gradient::gradients(batch, d_w, d_b, scratch);
    }

    /// ∂L/∂W and ∂L/∂b of all layers, in the parameters' form.
    pub fn gradients(&mut self, to: &mut [f64], starts: &[usize]) {
        for layer in 0..self.values.len() {
            let n_weights = self.sizes[layer] * self.sizes[layer + 1];
            let (d_w, d_b) = to[places(starts, layer)].split_at_mut(n_weights);
            self.gradients_of(layer, d_w, d_b);
        }
    }

    /// W −= η·∂L/∂W and b −= η·∂L/∂b of all layers.
    #[inline(never)]
    pub fn descend(&mut self, rate: f64, parameters: &mut [f64], starts: &[usize]) {
        for layer in 0..self.values.len() {
            let (batch, scratch) = self.batch(layer);
            let (w, b) = parameters[places(starts, layer)].split_at_mut(batch.k * batch.n);
            gradient::descend(batch, rate, w, b, scratch);
        }
    }

    /// Of a layer's values as rows.
    #[inline]
    fn shape(&self, layer: usize) -> [usize; 2] {
        [self.n_samples, self.sizes[layer + 1]]
    }

    /// A batch before and behind a layer, and room to copy in.
    #[inline]
    fn batch(&mut self, layer: usize) -> (Batch<'_>, &mut [f64]) {
        let batch = Batch {
            n_samples: self.n_samples,
            x: match layer {
                0 => &self.x,
                _ => &self.values[layer - 1].a,
            },
            delta: &self.values[layer].z,
            k: self.sizes[layer],
            n: self.sizes[layer + 1],
        };
        (batch, &mut self.scratch)
    }
}

impl<'a> Parameters<'a> {
    /// A layer's weights and biases.
    #[inline]
    fn of(self, layer: usize, n_weights: usize) -> (&'a [f64], &'a [f64]) {
        self.flat[places(self.starts, layer)].split_at(n_weights)
    }
}

#[inline]
fn places(starts: &[usize], layer: usize) -> Range<usize> {
    starts[layer]..starts[layer + 1]
}

/// Of whole fours: 0·x is 0 but where x is not finite.
fn are_finite(numbers: &[f64]) -> bool {
    let mut sums = [f64x2::ZERO; 2];
    for four in numbers.as_chunks::<4>().0 {
        for (sum, pair) in sums.iter_mut().zip(four.as_chunks().0) {
            *sum += load(pair) * 0.0;
        }
    }
    (sums[0] + sums[1]).to_array() == [0.0; 2]
}

fn zeros(rows: usize, columns: usize) -> Result<Buffer, NoRoom> {
    let length = rows.checked_mul(columns);
    let buffer = length.and_then(|n| Buffer::zeros(n).ok());
    buffer.ok_or(NoRoom(rows, columns))
}
