//! The training as a PyTorch program: the same weights, transposed into `nn.Linear`, the same batches and steps.
//!
//! Everything is float64. Where PyTorch computes a thing in another way its last digits are others, and the program's
//! own tolerance allows for them.

mod loss;
mod modules;
mod optimizer;

use super::numpy::{
    Batches, Learnt, Printed, Program, TrainingScript, drawn_weights, layers, print_loss, rows,
    seed,
};
use crate::{Biases, Document, Error, Penalty, Phase, Training, export::Library, numpy::repr};

/// The program that trains this document's network for this number of steps, at least one, in this way; it prints and
/// compares what the [NumPy script](super::numpy::training) does. Marks name the line of a phase as a whole: PyTorch goes
/// through the layers by itself.
///
/// ```
/// use perceptible::{Document, Preset, export};
/// let post = Document::from(Preset::Post);
/// let trained = export::pytorch::training(&post, post.training(), 11, false)?;
/// assert!(trained.script.contains("optimizer = torch.optim.SGD(model.parameters(), lr=0.1)"));
/// assert_eq!(trained.output, export::numpy::training(&post, post.training(), 11, false)?.output);
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`numpy::training`](super::numpy::training).
pub fn training(
    document: &Document,
    training: &Training,
    steps: u64,
    asserts: bool,
) -> Result<TrainingScript, Error> {
    Library::PyTorch.training(document, training, steps, asserts)
}

/// The script of a training that came to this.
pub(super) fn written(
    document: &Document,
    training: &Training,
    learnt: &Learnt,
    asserts: bool,
) -> Result<TrainingScript, Error> {
    let printed = Printed::new(document, training, learnt)?;
    let train = document.split()?.train;

    let mut program = Program::default();
    program.put("import numpy as np\nimport torch\nfrom torch import nn");
    program.gap();
    program.put("torch.set_default_dtype(torch.float64)  # NumPy's numbers");
    program.put(&seed(document));
    program.gap();
    program.put(&format!(
        "class Layer_Dense:
    def __init__(self, n_inputs, n_neurons):
        {}
        self.biases = np.zeros((1, n_neurons))",
        drawn_weights(document.initialization())
    ));
    program.gap();
    program.put(&layers(document, &document.network()?, |_| String::new())?);
    program.gap();
    program.put(modules::LINEAR);
    program.gap();
    program.put(&modules::model(document, training.loss));
    if training.biases == Biases::Frozen {
        program.put("for module in model:\n    if isinstance(module, nn.Linear):");
        program.put("        module.bias.requires_grad = False");
    }
    program.gap();
    program.put(&rows(document, &train));
    program.put("input_data, targets = torch.tensor(input_data), torch.tensor(targets)");
    program.put("input_data, targets = input_data.double(), targets.double()");
    program.gap();
    let batches = Batches::of(train.len(), training);
    let steps = (learnt.steps, printed.loss_digits());
    write_steps(&mut program, &batches, steps);
    program.gap();
    let outputs = modules::outputs(document, training.loss);
    program.put(&format!("outputs = {outputs}.detach().numpy()"));
    program.put(&printed.lines("outputs", "loss.item()", asserts));
    printed.finish(program)
}

fn write_steps(program: &mut Program, batches: &Batches, (steps, digits): (u64, i32)) {
    let training = batches.training();
    program.put(&format!("loss_of = {}", loss::text(training.loss)));
    let optimizer = optimizer::text(&training.optimizer, training.learning_rate);
    program.put(&format!("optimizer = {optimizer}"));
    batches.begin(program);
    program.gap();
    program.put(&format!("for step in range(1, {}):", steps + 1));
    batches.take(program);
    let [inputs, targets] = ["input_data", "targets"].map(|name| batches.rows_of(name));
    program.mark(Phase::Forward, &format!("    outputs = model({inputs})"));
    program.mark(
        Phase::Loss,
        &format!("    loss = loss_of(outputs, {targets})"),
    );
    print_loss(program, "loss.item()", steps, digits);
    program.mark(
        Phase::Backward,
        "    optimizer.zero_grad()\n    loss.backward()",
    );
    if let Some(rate) = batches.learning_rate() {
        let rate = format!("    optimizer.param_groups[0][\"lr\"] = {rate}");
        program.mark(Phase::Update, &rate);
    }
    program.mark(Phase::Update, "    optimizer.step()");
    for line in penalty(&training.penalty) {
        program.mark(Phase::Update, &line);
    }
}

/// The proximal map of both penalties, after the optimiser's step.
fn penalty(penalty: &Penalty) -> Vec<String> {
    let Penalty { l1, l2 } = *penalty;
    if *penalty == Penalty::default() {
        return Vec::new();
    }
    let (l1, l2) = (repr(l1), repr(l2));
    vec![
        "    learning_rate = optimizer.param_groups[0][\"lr\"]".into(),
        "    for weights in [module.weight.data for module in model if isinstance(module, nn.Linear)]:".into(),
        format!("        sizes = (weights.abs() - learning_rate * {l1}).clamp(min=0)"),
        format!("        weights.copy_(weights.sign() * sizes / (1 + learning_rate * {l2}))"),
    ]
}
