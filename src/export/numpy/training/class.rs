//! The post's class with a way back.

use super::super::{
    drawn_weights,
    optimizer::{Rule, rule},
    program::Program,
};
use crate::{Biases, Document, Penalty, Phase, Training, numpy::repr};

/// The class, its methods marked with their phases.
pub fn write(program: &mut Program, document: &Document, training: &Training) {
    let rule = rule(&training.optimizer);
    let mut methods = format!(
        "class Layer_Dense:
    def __init__(self, n_inputs, n_neurons, activation, derivative):
        {}
        self.biases = np.zeros((1, n_neurons))
        self.activation, self.derivative = activation, derivative",
        drawn_weights(document.initialization())
    );
    for (name, first) in &rule.memory {
        let array = |of: &str| match &first[..] {
            "0" => format!("np.zeros_like(self.{of})"),
            first => format!("np.full_like(self.{of}, {first})"),
        };
        let [weights, biases] = ["weights", "biases"].map(array);
        methods += &format!("\n        self.{name} = [{weights}, {biases}]");
    }
    if rule.product {
        methods += "\n        self.product = 1";
    }
    program.put(&methods);
    program.gap();
    program.mark(
        Phase::Forward,
        "    def forward(self, inputs):
        self.inputs = inputs
        self.z = np.dot(inputs, self.weights) + self.biases
        self.output = self.activation(self.z)",
    );
    program.gap();
    program.mark(
        Phase::Backward,
        "    def backward(self, d_output):
        self.delta = d_output * self.derivative(self.z)
        self.d_weights = np.dot(self.inputs.T, self.delta)
        self.d_biases = np.sum(self.delta, axis=0, keepdims=True)
        return np.dot(self.delta, self.weights.T)",
    );
    program.gap();
    program.mark(Phase::Update, &update(&rule, training));
    program.gap();
}

/// `learning_rate`, and the step where the optimiser counts them.
pub fn update_arguments(rule: &Rule) -> &'static str {
    match rule.counts() {
        true => "learning_rate, step",
        false => "learning_rate",
    }
}

fn update(rule: &Rule, training: &Training) -> String {
    let frozen = training.biases == Biases::Frozen;
    let mut lines = vec![format!("    def update(self, {}):", update_arguments(rule))];
    let mut put = |indent: usize, line: &str| lines.push(format!("{:1$}{line}", "", indent));
    rule.once.iter().for_each(|line| put(8, line));
    match &rule.each[..] {
        [] => {
            put(8, "self.weights -= learning_rate * self.d_weights");
            if !frozen {
                put(8, "self.biases -= learning_rate * self.d_biases");
            }
        }
        each => {
            let biases = if frozen {
                ""
            } else {
                ", (self.biases, self.d_biases)"
            };
            put(
                8,
                &format!("pairs = [(self.weights, self.d_weights){biases}]"),
            );
            put(8, "for i, (w, g) in enumerate(pairs):");
            each.iter().for_each(|line| put(12, line));
        }
    }
    let Penalty { l1, l2 } = training.penalty;
    if l1 != 0.0 {
        let size = format!("np.abs(self.weights) - learning_rate * {}", repr(l1));
        put(
            8,
            &format!("self.weights = np.sign(self.weights) * np.maximum({size}, 0)"),
        );
    }
    if l2 != 0.0 {
        put(
            8,
            &format!("self.weights /= 1 + learning_rate * {}", repr(l2)),
        );
    }
    lines.join("\n")
}
