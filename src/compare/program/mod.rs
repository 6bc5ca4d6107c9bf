//! A program as a notebook may have it: forward, loss, backward, update, in the plain loops that are the engine's oracle,
//! and a switch for each mistake.

mod backward;
mod function;
mod learning;

pub(super) use backward::transposed;
pub use function::{Function, Slope};
pub use learning::Learning;

use super::quantity::{Kind, Moment, Quantity};
use crate::{Document, Error, Shape, kernel::naive, layer::copy};
use std::rc::Rc;

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
    /// Others that the notebook has run with the same weights, one after the other.
    pub also: Vec<Vec<Function>>,
    /// Z = X·W, without the biases.
    pub biases_forgotten: bool,
    pub learning: Option<Learning>,
    /// Which of its numbers are probably printed: those after training, once there was any.
    pub likely: Moment,
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
            also: Vec::new(),
            biases_forgotten: false,
            learning: None,
            likely: if steps > 0 {
                Moment::End
            } else {
                Moment::Start
            },
        };
        let done = steps.max(1);
        let batch = document.training().batch_of(document.rows());
        // A list may have one of each epoch.
        let losses = losses.saturating_mul(document.rows().div_ceil(batch));
        let planned = done.saturating_add(2).max(losses);
        let work = planned.saturating_mul(batch);
        if document.targets().is_empty() || work.saturating_mul(program.shape.len()) > WORK {
            return Ok(program);
        }
        let steps = learning::batches(document, network, planned)?;
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
            activation: "",
        });
        self.state(&self.parameters, Moment::Start, &mut found);
        for functions in &self.also {
            let other = Program {
                functions: functions.clone(),
                ..self.clone()
            };
            let from = found.len();
            other.state(&self.parameters, Moment::Start, &mut found);
            for quantity in &mut found[from..] {
                quantity.activation = functions[0].name();
            }
        }
        if let Some(learning) = &self.learning {
            found.push(Quantity {
                kind: Kind::Targets,
                layer: 0,
                moment: Moment::Start,
                shape: [rows, learning.targets.len() / rows],
                values: learning.targets.to_vec(),
                activation: "",
            });
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
                    activation: "",
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
