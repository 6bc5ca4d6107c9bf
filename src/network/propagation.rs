//! Forward beside backward.

use super::{Network, Trace};
use crate::{
    Error, kernel,
    layer::{check_numbers, row_major, zeros},
};
use nalgebra::DMatrix;

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
        self.forward_into(&mut trace)?;
        Ok(trace)
    }

    /// The same for the batch that the trace has: layer by layer Z = X·W + b and A = f(Z).
    pub(crate) fn forward_into(&self, trace: &mut Trace) -> Result<(), Error> {
        for layer in 0..self.activations.len() {
            let (x, out) = trace.at_mut(layer);
            let (weights, biases) = self.parameters.of(layer);
            let n_inputs = self.sizes()[layer];
            match biases {
                // What was summed from 0.0 on is never −0.0: adding 0.0 changes no bit.
                [] => {
                    let zeros = zeros(1, out.n_neurons)?;
                    kernel::forward::forward(x, weights, &zeros, &mut out.z, n_inputs);
                }
                _ => kernel::forward::forward(x, weights, biases, &mut out.z, n_inputs),
            }
            self.activations[layer].forward(&out.z, &mut out.a, out.n_neurons);
        }
        Ok(())
    }
}
