//! The way back through a program's layers, and the update.

use super::{Layers, Learning, Program, learning::Step};
use crate::{kernel::naive, optimizer::State, trainer::Biases};
use std::ops::Range;

/// What an update changes.
pub(super) struct Back<'a> {
    pub learning: &'a Learning,
    pub step: &'a Step,
    pub state: &'a mut State,
    pub parameters: &'a mut Vec<f64>,
    pub sum: &'a mut Vec<f64>,
}

impl Program {
    /// Back through all layers, and the update. The gradients, and δ of each layer.
    pub(super) fn backward(
        &self,
        back: &mut Back,
        inputs: &[f64],
        layers: &Layers,
        mut d: Vec<f64>,
    ) -> Option<(Vec<f64>, Vec<Vec<f64>>)> {
        let learning = back.learning;
        let mut gradients = vec![0.0; self.shape.len()];
        let mut deltas = vec![Vec::new(); layers.len()];
        for layer in (0..layers.len()).rev() {
            let [n_inputs, n_neurons] = self.around(layer);
            let (z, a) = &layers[layer];
            let is_last = layer + 1 == layers.len();
            if !(is_last && self.is_together(learning.training.loss)) {
                d = self.functions[layer].backward(learning.slope, z, a, d, n_neurons);
            }
            let x = layer
                .checked_sub(1)
                .map_or(inputs, |before| &layers[before].1);
            let (d_w, d_b) = naive::d_parameters(x, &d, n_inputs);
            let range = self.shape.layer(layer);
            let biases = self.shape.biases(layer);
            gradients[range.start..biases.start].copy_from_slice(&d_w);
            gradients[biases].copy_from_slice(&d_b);
            if learning.updated_early {
                self.update(back, &gradients, range)?;
            }
            let (w, _) = self.of_layer(back.parameters, layer);
            let before = match learning.transposed && n_inputs == n_neurons {
                _ if layer == 0 => Vec::new(),
                true => naive::d_inputs(&d, &transposed(w, n_inputs, n_neurons), n_neurons),
                false => naive::d_inputs(&d, w, n_neurons),
            };
            deltas[layer] = std::mem::replace(&mut d, before);
        }
        if !learning.updated_early {
            self.update(back, &gradients, 0..self.shape.len())?;
        }
        Some((gradients, deltas))
    }

    /// w −= η·g or what the optimiser has in its place, for a part of the parameters.
    fn update(&self, back: &mut Back, gradients: &[f64], part: Range<usize>) -> Option<()> {
        let Back { learning, step, .. } = *back;
        let training = &learning.training;
        let mut frozen = vec![true; gradients.len()];
        frozen[part.clone()].fill(false);
        for (sum, gradient) in back.sum[part.clone()].iter_mut().zip(&gradients[part]) {
            *sum = if learning.accumulated {
                *sum + gradient
            } else {
                *gradient
            };
        }
        let learning_rate = step.learning_rate * learning.rate;
        for layer in 0..self.n_layers() {
            if training.biases == Biases::Frozen {
                frozen[self.shape.biases(layer)].fill(true);
            }
        }
        let (optimizer, parameters) = (&training.optimizer, &mut *back.parameters);
        optimizer
            .update(back.state, parameters, back.sum, learning_rate, &frozen)
            .ok()?;
        for layer in 0..self.n_layers() {
            let weights = self.shape.layer(layer).start..self.shape.biases(layer).start;
            let frozen = &frozen[weights.clone()];
            training
                .penalty
                .apply(&mut parameters[weights], learning_rate, frozen)
                .ok()?;
        }
        parameters.iter().all(|w| w.is_finite()).then_some(())
    }
}

pub fn transposed(w: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let cell = |k: usize| w[(k % rows) * columns + k / rows];
    (0..w.len()).map(cell).collect()
}
