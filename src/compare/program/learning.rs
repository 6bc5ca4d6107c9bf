//! How a program learns: its loss, and step after step.

use super::{Function, Layers, Program, Slope, backward::Back};
use crate::{
    Activation, Document, Error, Loss, Network, Targets, Trainer, Training,
    compare::quantity::{Kind, Moment, Quantity},
    kernel::math::ln,
    optimizer::State,
    session::samples,
};
use std::rc::Rc;

/// How it learns.
#[derive(Clone, Debug)]
pub struct Learning {
    pub training: Training,
    /// Row-major (rows × outputs).
    pub targets: Rc<Vec<f64>>,
    pub steps: Rc<Vec<Step>>,
    /// How many of them are done.
    pub done: usize,
    pub slope: Slope,
    /// What loss and gradient are multiplied by; the loss keeps its sign.
    pub factor: f64,
    /// What the gradient alone is multiplied by.
    pub gradient_factor: f64,
    /// What the learning rate is multiplied by.
    pub rate: f64,
    /// Each layer is updated before the error goes on to the layer before it.
    pub updated_early: bool,
    /// δ·W in the place of δ·Wᵀ.
    pub transposed: bool,
    pub accumulated: bool,
}

/// The rows of a step's batch and its learning rate.
#[derive(Clone, Debug)]
pub struct Step {
    pub rows: Vec<usize>,
    pub learning_rate: f64,
}

impl Program {
    pub(super) fn learn(&self, learning: &Learning, found: &mut Vec<Quantity>) {
        let n = self.shape.len();
        let mut parameters = self.parameters.clone();
        let Ok(mut state) = State::new(&learning.training.optimizer, n) else {
            return;
        };
        let mut losses = Vec::new();
        let mut sum = vec![0.0; n];
        let mut end = None;
        for (i, step) in learning.steps.iter().enumerate() {
            let (inputs, targets) = self.batch(learning, step);
            let layers = self.forward(&parameters, &inputs);
            let Some((loss, d_y)) = self.loss(learning, &layers, &targets) else {
                break;
            };
            losses.push(loss);
            if i == learning.done {
                end = Some((parameters.clone(), loss));
            }
            let mut back = Back {
                learning,
                step,
                state: &mut state,
                parameters: &mut parameters,
                sum: &mut sum,
            };
            let Some((gradients, deltas)) = self.backward(&mut back, &inputs, &layers, d_y) else {
                break;
            };
            if i == 0 {
                self.gradients(&gradients, deltas, found);
            }
        }
        let mut put = |kind, moment, values: Vec<f64>| {
            found.push(Quantity {
                kind,
                layer: 0,
                moment,
                shape: [1, values.len()],
                values,
                activation: "",
            });
        };
        if let Some(&first) = losses.first() {
            put(Kind::Loss, Moment::Start, vec![first]);
        }
        // Of batches also each epoch's last, and each epoch's mean.
        let rows = self.inputs.len() / self.shape.sizes()[0];
        let batches = rows.div_ceil(learning.steps[0].rows.len());
        if batches > 1 {
            let (mut lasts, mut means) = (Vec::new(), Vec::new());
            let mut sum = 0.0;
            for (i, (loss, step)) in losses.iter().zip(&*learning.steps).enumerate() {
                sum += loss * step.rows.len() as f64;
                if (i + 1) % batches == 0 {
                    lasts.push(*loss);
                    means.push(sum / rows as f64);
                    sum = 0.0;
                }
            }
            put(Kind::Losses, Moment::Start, lasts);
            put(Kind::Losses, Moment::Start, means);
        }
        put(Kind::Losses, Moment::Start, losses);
        if let Some((parameters, loss)) = end {
            put(Kind::Loss, Moment::End, vec![loss]);
            self.state(&parameters, Moment::End, found);
        }
    }

    /// The rows of a step, and their targets.
    fn batch(&self, learning: &Learning, step: &Step) -> (Vec<f64>, Vec<f64>) {
        let (n, m) = (self.shape.sizes()[0], self.shape.sizes()[self.n_layers()]);
        let pick = |from: &[f64], columns: usize| {
            let rows = step.rows.iter();
            rows.flat_map(|&row| from[row * columns..][..columns].iter().copied())
                .collect()
        };
        (pick(&self.inputs, n), pick(&learning.targets, m))
    }

    /// The loss, and what the way back begins with: ∂L/∂a of the outputs, or δ where the loss takes both together.
    fn loss(
        &self,
        learning: &Learning,
        layers: &Layers,
        targets: &[f64],
    ) -> Option<(f64, Vec<f64>)> {
        let (z, a) = layers.last()?;
        let columns = self.shape.sizes()[self.n_layers()];
        let shape = [a.len() / columns, columns];
        let loss = learning.training.loss;
        let seen = match self.is_together(loss) {
            true => z,
            false => a,
        };
        let (value, mut d) = match self.functions.last()? {
            Function::SoftmaxOfAll if loss == Loss::CrossEntropy => {
                let rows = shape[0] as f64;
                let value = -targets.iter().zip(a).map(|(t, &a)| t * ln(a)).sum::<f64>() / rows;
                (
                    value,
                    a.iter().zip(targets).map(|(a, t)| (a - t) / rows).collect(),
                )
            }
            _ => {
                let targets = Targets::new(targets, &shape).ok()?;
                let value = loss.value(seen, shape, &targets).ok()?;
                (value, loss.gradient(seen, shape, &targets).ok()?)
            }
        };
        d.iter_mut()
            .for_each(|d: &mut f64| *d *= learning.factor * learning.gradient_factor);
        Some((value * learning.factor.max(-learning.factor), d))
    }

    pub(super) fn is_together(&self, loss: Loss) -> bool {
        match self.functions.last() {
            Some(&Function::Is(f)) => loss.is_together_with(f),
            Some(Function::SoftmaxOfAll) => loss.is_together_with(Activation::Softmax),
            _ => false,
        }
    }

    fn gradients(&self, gradients: &[f64], deltas: Vec<Vec<f64>>, found: &mut Vec<Quantity>) {
        for (layer, values) in deltas.into_iter().enumerate() {
            let [n_inputs, n_neurons] = self.around(layer);
            let (d_w, d_b) = self.of_layer(gradients, layer);
            let (d_w, d_b) = (d_w.to_vec(), d_b.to_vec());
            let mut put = |kind, rows, values| {
                let (moment, shape) = (Moment::Start, [rows, n_neurons]);
                found.push(Quantity {
                    kind,
                    layer,
                    moment,
                    shape,
                    values,
                    activation: "",
                });
            };
            put(Kind::WeightGradients, n_inputs, d_w);
            put(Kind::BiasGradients, 1, d_b);
            put(Kind::Deltas, values.len() / n_neurons, values);
        }
    }
}

/// The rows of each step's batch, as the trainer takes them.
pub(super) fn batches(
    document: &Document,
    network: Network,
    steps: usize,
) -> Result<Vec<Step>, Error> {
    let mut trainer = Trainer::new(network, samples(document)?, *document.training())?;
    let mut found = Vec::new();
    while found.len() < steps && trainer.step().is_ok() {
        found.push(Step {
            rows: trainer.batch().to_vec(),
            learning_rate: trainer.learning_rate(),
        });
    }
    Ok(found)
}
