//! The only fast code: plain loops over lanes of float64, the same bits on every machine.
//!
//! A batch lies in [`columns`] here, one sample beside the other, so that two samples go through every loop at once.
//! [`product`] sums over a layer's inputs (forward) or over its neurons (backward), [`gradient`] over the batch; each of
//! their values has the bits that the plain loops of [`naive`] give. [`layers`] goes with a batch through all of them.

mod buffer;
pub mod columns;
pub mod gradient;
pub mod lanes;
pub mod layers;
pub mod math;
pub mod naive;
pub mod product;

pub use buffer::Buffer;
pub use layers::Layers;

/// One neuron's sum as it grows, in the order of [`product::forward`]: after each product, then after the bias.
///
/// `products` (n_inputs), `partial` (n_inputs + 1); the last of `partial` is z.
pub fn partial_sums(products: &[f64], bias: f64, partial: &mut [f64]) {
    let step = naive::step(products.len());
    let mut sum = 0.0;
    for (pair, partial) in products.chunks(step).zip(partial.chunks_mut(step)) {
        partial[0] = sum + pair[0];
        sum += pair.iter().copied().reduce(|a, b| a + b).unwrap_or(0.0);
        if pair.len() == 2 {
            partial[1] = sum;
        }
    }
    if let Some(z) = partial.last_mut() {
        *z = sum + bias;
    }
}
