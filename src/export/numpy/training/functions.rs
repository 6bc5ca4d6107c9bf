//! The functions of a training: activations with their derivatives, and the loss with its own.

use super::super::{
    Functions,
    expression::{derivative, expression},
    loss::{Texts, texts},
    program::Program,
};
use crate::{Activation, Document, Loss, Phase, Training};

pub struct TrainingFunctions {
    /// Of the layers.
    activations: Vec<Activation>,
    loss: Loss,
    texts: Texts,
    named: Functions,
}

impl TrainingFunctions {
    pub fn of(document: &Document, training: &Training) -> Self {
        let activations = document.activations().to_vec();
        let mut rows = document
            .targets()
            .chunks(document.sizes()[activations.len()]);
        let sums_to_one = rows.all(|row| row.iter().sum::<f64>() == 1.0);
        let texts = texts(training.loss, sums_to_one);
        TrainingFunctions {
            named: Functions::of(&[&activations, texts.needs].concat()),
            loss: training.loss,
            texts,
            activations,
        }
    }

    pub fn imports(&self) -> String {
        self.named.imports()
    }

    /// What follows a layer's sizes: its activation and the derivative that `backward` multiplies by.
    pub fn arguments(&self, layer: usize) -> String {
        let name = self.named.name(self.activations[layer]).unwrap_or("linear");
        match self.derivative(layer) {
            Some(_) => format!(", {name}, d_{name}"),
            None => format!(", {name}, np.ones_like"),
        }
    }

    /// The lines that give the loss, and ∂L/∂y as the output layer's `backward` takes it, for these targets.
    pub fn calls(&self, targets: &str) -> (String, Vec<String>) {
        let (name, output) = (self.loss.name(), self.activations[self.last()]);
        let is_together = self.loss.is_together_with(output);
        let seen = if is_together { "z" } else { "output" };
        let arguments = format!("(output_layer.{seen}, {targets})");
        let mut d_output = vec![format!("d_output = d_{name}{arguments}")];
        if is_together {
            d_output[0] += &format!(
                "  # by z: {} and loss are differentiated together",
                output.name()
            );
        }
        (format!("loss = {name}{arguments}"), d_output)
    }

    /// The lines that lead ∂L/∂a of a layer through its activation, where each a depends on every z of its row and there is
    /// no f′ for `backward` to multiply by.
    pub fn through_rows(&self, layer: usize, name: &str, gradient: &str) -> Vec<String> {
        let activation = self.activations[layer];
        if !activation.is_row_wise() || self.is_together(layer) {
            return Vec::new();
        }
        let mean = format!("np.sum({gradient} * a, axis=1, keepdims=True)");
        vec![
            format!("a = {name}.output"),
            format!(
                "{gradient} = a * ({gradient} - {mean})  # by z: each a depends on every z of its row"
            ),
        ]
    }

    /// Their definitions, marked with their phases.
    pub fn write(&self, program: &mut Program) {
        for (activation, name) in &self.named.0 {
            define(
                program,
                Phase::Forward,
                &format!("{name}(x)"),
                &[expression(*activation)],
            );
        }
        if self.activations.contains(&Activation::Linear) {
            define(program, Phase::Forward, "linear(x)", &["x".into()]);
        }
        let mut done: Vec<Activation> = Vec::new();
        for (layer, &activation) in self.activations.iter().enumerate() {
            if let (Some(text), false) = (self.derivative(layer), done.contains(&activation)) {
                let name = self.named.name(activation).unwrap_or_default();
                define(program, Phase::Backward, &format!("d_{name}(x)"), &[text]);
                done.push(activation);
            }
        }
        let Texts {
            argument,
            loss,
            derivative,
            ..
        } = &self.texts;
        let head = format!("{}({argument}, t)", self.loss.name());
        define(program, Phase::Loss, &head, loss);
        define(program, Phase::Backward, &format!("d_{head}"), derivative);
    }

    /// f′ of a layer. None where it is 1: of a linear layer, and where the derivative has been led through the activation.
    fn derivative(&self, layer: usize) -> Option<String> {
        let activation = self.activations[layer];
        let is_one = self.is_together(layer) || activation == Activation::Linear;
        derivative(activation).filter(|_| !is_one)
    }

    /// Whether ∂L/∂z of a layer comes from the loss.
    fn is_together(&self, layer: usize) -> bool {
        layer == self.last() && self.loss.is_together_with(self.activations[layer])
    }

    fn last(&self) -> usize {
        self.activations.len() - 1
    }
}

/// A function whose last line is what it returns.
fn define(program: &mut Program, phase: Phase, head: &str, body: &[String]) {
    program.gap();
    let mut text = format!("def {head}:");
    for (i, line) in body.iter().enumerate() {
        let word = if i + 1 == body.len() { "return " } else { "" };
        text += &format!("\n    {word}{line}");
    }
    program.mark(phase, &text);
}
