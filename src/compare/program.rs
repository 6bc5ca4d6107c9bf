//! A program as a notebook may have it: forward, loss, backward, update, in the plain loops that are the engine's oracle,
//! and a switch for each mistake.

use super::quantity::{Kind, Moment, Quantity};
use crate::{
    Activation, Document, Error, Loss, Network, Shape, Targets, Trainer, Training,
    kernel::{
        math::{exp, ln},
        naive,
    },
    layer::copy,
    optimizer::State,
    session::samples,
    trainer::Biases,
};
use std::{ops::Range, rc::Rc};

/// Products of a forward pass over all steps of one program, beyond which training is left out.
const WORK: usize = 1_000_000;
/// Products of one forward pass, beyond which nothing is compared.
const FORWARD: usize = 100_000_000;

#[derive(Clone, Debug)]
pub struct Program {
    pub shape: Rc<Shape>,
    /// Weights and biases before the first step, in the form of a network's.
    pub parameters: Vec<f64>,
    /// How far a pasted parameter may be off, being rounded.
    pub rounding: f64,
    /// Row-major (rows × inputs).
    pub inputs: Rc<Vec<f64>>,
    pub functions: Vec<Function>,
    /// Z = X·W, without the biases.
    pub biases_forgotten: bool,
    pub learning: Option<Learning>,
    /// Which of its numbers are probably printed: those after training, once there was any.
    pub likely: Moment,
}

/// What is done to z.
#[derive(Clone, Debug, PartialEq)]
pub enum Function {
    Is(Activation),
    /// `1/1+np.exp(-x)`, which is 1 + e⁻ˣ; times x for swish.
    Unbracketed {
        times_x: bool,
    },
    /// `1/(1+np.exp(x))`; times x for swish.
    MinusForgotten {
        times_x: bool,
    },
    /// One after the other.
    Chain(Vec<Activation>),
    /// Softmax over all numbers of the batch together.
    SoftmaxOfAll,
}

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
    rows: Vec<usize>,
    learning_rate: f64,
}

/// What δ = ∂L/∂a · f′(z) has in the place of f′(z).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slope {
    Right,
    /// 1.
    Forgotten,
    /// f′(a).
    OfActivation,
    /// z(1 − z), a sigmoid's a(1 − a) of the wrong number.
    OfZ,
}

/// z and a of each layer.
type Layers = Vec<(Vec<f64>, Vec<f64>)>;

impl Program {
    /// The document's own program, from the weights that it begins with, with as many steps of training as were done, at
    /// least one where it can learn at all, and two more for those who did one more; `losses` says how many steps there
    /// must be.
    pub fn of(document: &Document, steps: usize, losses: usize) -> Result<Self, Error> {
        let network = document.network()?;
        let products = network.shape().len().saturating_mul(document.rows());
        if products > FORWARD {
            return Err(Error::TooMany {
                place: "products (weights × rows)".into(),
                found: products,
                maximum: FORWARD,
            });
        }
        let mut program = Program {
            shape: Rc::new(network.shape().clone()),
            parameters: copy(network.parameters().as_slice())?,
            rounding: 0.0,
            inputs: Rc::new(copy(document.inputs())?),
            functions: document
                .activations()
                .iter()
                .map(|&f| Function::Is(f))
                .collect(),
            biases_forgotten: false,
            learning: None,
            likely: if steps > 0 {
                Moment::End
            } else {
                Moment::Start
            },
        };
        let done = steps.max(1);
        let planned = done.saturating_add(2).max(losses);
        let work = planned.saturating_mul(document.training().batch_of(document.rows()));
        if document.targets().is_empty() || work.saturating_mul(program.shape.len()) > WORK {
            return Ok(program);
        }
        let steps = batches(document, network, planned)?;
        program.learning = (!steps.is_empty()).then(|| Learning {
            training: *document.training(),
            targets: Rc::new(document.targets().to_vec()),
            done: done.min(steps.len()),
            steps: Rc::new(steps),
            slope: Slope::Right,
            factor: 1.0,
            gradient_factor: 1.0,
            rate: 1.0,
            updated_early: false,
            transposed: false,
            accumulated: false,
        });
        Ok(program)
    }

    pub fn n_layers(&self) -> usize {
        self.functions.len()
    }

    /// About how many products one run takes.
    pub fn work(&self) -> usize {
        let rows = self.inputs.len() / self.shape.sizes()[0];
        let steps = self.learning.as_ref().map_or(0, |learning| {
            learning.steps.iter().map(|step| 3 * step.rows.len()).sum()
        });
        self.shape.len() * (rows + steps)
    }

    /// Everything that it computes, in the order in which it does.
    pub fn run(&self) -> Vec<Quantity> {
        let mut found = Vec::new();
        let sizes = self.shape.sizes();
        let rows = self.inputs.len() / sizes[0];
        found.push(Quantity {
            kind: Kind::Inputs,
            layer: 0,
            moment: Moment::Start,
            shape: [rows, sizes[0]],
            values: self.inputs.to_vec(),
        });
        self.state(&self.parameters, Moment::Start, &mut found);
        if let Some(learning) = &self.learning {
            self.learn(learning, &mut found);
        }
        found
    }

    /// Parameters and the values of the inputs with them.
    fn state(&self, parameters: &[f64], moment: Moment, found: &mut Vec<Quantity>) {
        let layers = self.forward(parameters, &self.inputs);
        for (layer, (z, a)) in layers.into_iter().enumerate() {
            let sizes = self.shape.sizes();
            let (rows, columns) = (z.len() / sizes[layer + 1], sizes[layer + 1]);
            let range = self.shape.layer(layer);
            let biases = self.shape.biases(layer);
            let mut put = |kind, rows, values| {
                found.push(Quantity {
                    kind,
                    layer,
                    moment,
                    shape: [rows, columns],
                    values,
                });
            };
            put(
                Kind::Weights,
                sizes[layer],
                parameters[range.start..biases.start].to_vec(),
            );
            put(Kind::Biases, 1, parameters[biases].to_vec());
            put(Kind::PreActivations, rows, z);
            put(Kind::Activations, rows, a);
        }
    }

    fn forward(&self, parameters: &[f64], inputs: &[f64]) -> Layers {
        let mut layers = Layers::new();
        for (layer, function) in self.functions.iter().enumerate() {
            let [n_inputs, n_neurons] = self.around(layer);
            let (w, b) = self.of_layer(parameters, layer);
            let zeros = vec![0.0; b.len()];
            let b = if self.biases_forgotten { &zeros } else { b };
            let x = layers.last().map_or(inputs, |(_, a)| a);
            let z = naive::forward(x, w, b, n_inputs);
            let mut a = z.clone();
            function.apply(&mut a, n_neurons);
            layers.push((z, a));
        }
        layers
    }

    fn around(&self, layer: usize) -> [usize; 2] {
        let sizes = self.shape.sizes();
        [sizes[layer], sizes[layer + 1]]
    }

    fn of_layer<'a>(&self, parameters: &'a [f64], layer: usize) -> (&'a [f64], &'a [f64]) {
        let range = self.shape.layer(layer);
        let biases = self.shape.biases(layer);
        (&parameters[range.start..biases.start], &parameters[biases])
    }

    fn learn(&self, learning: &Learning, found: &mut Vec<Quantity>) {
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
                break_at(&mut end, &parameters, loss);
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
            });
        };
        if let Some(&first) = losses.first() {
            put(Kind::Loss, Moment::Start, vec![first]);
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

    fn is_together(&self, loss: Loss) -> bool {
        match self.functions.last() {
            Some(&Function::Is(f)) => loss.is_together_with(f),
            Some(Function::SoftmaxOfAll) => loss.is_together_with(Activation::Softmax),
            _ => false,
        }
    }

    /// Back through all layers, and the update. The gradients, and δ of each layer.
    fn backward(
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
                });
            };
            put(Kind::WeightGradients, n_inputs, d_w);
            put(Kind::BiasGradients, 1, d_b);
            put(Kind::Deltas, values.len() / n_neurons, values);
        }
    }

    /// How far a value of a layer may be off where the parameters are rounded: the largest sum of what each may add.
    pub fn slack(&self, quantity: &Quantity) -> f64 {
        if self.rounding == 0.0 {
            return 0.0;
        }
        let h = self.rounding;
        let largest = |numbers: &[f64]| numbers.iter().fold(1.0_f64, |most, x| most.max(x.abs()));
        let mut off = 0.0;
        let mut x = largest(&self.inputs);
        for layer in 0..=quantity.layer {
            let [n_inputs, _] = self.around(layer);
            let w = largest(self.of_layer(&self.parameters, layer).0);
            let n = n_inputs as f64;
            off = n * (x * h + w * off) + h;
            x = n * x * w + w;
        }
        match quantity.kind {
            Kind::PreActivations | Kind::Activations => 1.2 * off,
            _ => 4.0 * off,
        }
    }
}

fn break_at(end: &mut Option<(Vec<f64>, f64)>, parameters: &[f64], loss: f64) {
    *end = Some((parameters.to_vec(), loss));
}

/// What an update changes.
struct Back<'a> {
    learning: &'a Learning,
    step: &'a Step,
    state: &'a mut State,
    parameters: &'a mut Vec<f64>,
    sum: &'a mut Vec<f64>,
}

impl Function {
    /// z to a, in place.
    fn apply(&self, z: &mut [f64], n_neurons: usize) {
        let each = |z: &mut [f64], f: &dyn Fn(f64) -> f64| z.iter_mut().for_each(|z| *z = f(*z));
        let times = |times_x: bool, x: f64| if times_x { x } else { 1.0 };
        match self {
            Function::Is(f) => f.apply_rows(z, n_neurons),
            Function::Chain(chain) => chain.iter().for_each(|f| f.apply_rows(z, n_neurons)),
            Function::SoftmaxOfAll => Activation::Softmax.apply_row(z),
            &Function::Unbracketed { times_x } => {
                each(z, &|x| times(times_x, x) * (1.0 + exp(-x)));
            }
            &Function::MinusForgotten { times_x } => {
                each(z, &|x| times(times_x, x) * (1.0 / (1.0 + exp(x))));
            }
        }
    }

    /// ∂L/∂a to δ.
    fn backward(
        &self,
        slope: Slope,
        z: &[f64],
        a: &[f64],
        d_a: Vec<f64>,
        n_neurons: usize,
    ) -> Vec<f64> {
        let Function::Is(f) = *self else {
            // Which derivative its author has taken nobody knows: none is compared.
            return vec![f64::NAN; d_a.len()];
        };
        let mut d_z = d_a.clone();
        match slope {
            // A linear layer has no f′ to forget.
            _ if f == Activation::Linear => {}
            Slope::Right => f.backward((z, a), &d_a, &mut d_z, n_neurons),
            Slope::Forgotten => {}
            Slope::OfActivation => d_z
                .iter_mut()
                .zip(a)
                .for_each(|(d, &a)| *d *= f.derivative(a)),
            Slope::OfZ => d_z
                .iter_mut()
                .zip(z)
                .for_each(|(d, &z)| *d *= z * (1.0 - z)),
        }
        d_z
    }
}

/// The rows of each step's batch, as the trainer takes them.
fn batches(document: &Document, network: Network, steps: usize) -> Result<Vec<Step>, Error> {
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

pub(super) fn transposed(w: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let cell = |k: usize| w[(k % rows) * columns + k / rows];
    (0..w.len()).map(cell).collect()
}
