//! The training as a NumPy script: the post's class with `backward` and `update`, the same rows, batches and steps.

mod class;
mod functions;
mod learnt;
mod printed;
mod steps;

pub(crate) use learnt::Learnt;
pub(in super::super) use printed::Printed;
pub(in super::super) use steps::print_loss;

use super::{Batches, Mark, layers, matrix_text, number, program::Program, seed};
use crate::{Document, Error, Training, export::Library};
use functions::TrainingFunctions;

/// A program that trains, and what it prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingScript {
    /// Python, ready to run.
    pub script: String,
    /// What it writes, without the last line break.
    pub output: String,
    /// The lines that compute the phases of a step.
    pub marks: Vec<Mark>,
}

/// The script that trains this document's network for this number of steps, at least one, in this way. It prints the
/// loss of the first batch and of the last one, then the outputs for all rows after the last step. With `asserts` it
/// compares these numbers with ours, within a tolerance that follows from the number of terms and steps.
///
/// ```
/// use perceptible::{Document, Preset, export};
/// let post = Document::from(Preset::Post);
/// let trained = export::numpy::training(&post, post.training(), 11, false)?;
/// assert!(trained.script.contains("hidden_layer.backward(d_hidden)"));
/// assert!(trained.output.starts_with("step 1 loss 0.32766821\nstep 11 loss "));
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// No targets, what [`Trainer::step`](crate::Trainer::step) refuses, and a training that diverges before its last step.
pub fn training(
    document: &Document,
    training: &Training,
    steps: u64,
    asserts: bool,
) -> Result<TrainingScript, Error> {
    Library::NumPy.training(document, training, steps, asserts)
}

/// The script of a training that came to this.
pub(crate) fn written(
    document: &Document,
    training: &Training,
    learnt: &Learnt,
    asserts: bool,
) -> Result<TrainingScript, Error> {
    let printed = Printed::new(document, training, learnt)?;
    let train = document.split()?.train;
    let functions = TrainingFunctions::of(document, training);
    let mut program = Program::default();
    program.put(&functions.imports());
    program.gap();
    program.put(&seed(document));
    program.gap();
    class::write(&mut program, document, training);
    functions.write(&mut program);
    program.gap();
    let arguments = |layer| functions.arguments(layer);
    program.put(&layers(document, &document.network()?, arguments)?);
    program.gap();
    program.put(&rows(document, &train));
    program.gap();
    let batches = Batches::of(train.len(), training);
    let steps = (learnt.steps, printed.loss_digits());
    steps::write(&mut program, document, &batches, &functions, steps);
    program.gap();
    program.put(&forward(document));
    program.put(&printed.lines("output_layer.output", "loss", asserts));
    printed.finish(program)
}

/// Layer after layer, for all rows.
fn forward(document: &Document) -> String {
    let calls =
        (0..document.activations().len()).map(|layer| forward_call(document, layer, "input_data"));
    Vec::from_iter(calls).join("\n")
}

/// A layer's call, whose inputs are those of the layer before.
fn forward_call(document: &Document, layer: usize, inputs: &str) -> String {
    let name = document.layer_name(layer);
    match layer.checked_sub(1) {
        None => format!("{name}.forward({inputs})"),
        Some(before) => format!("{name}.forward({}.output)", document.layer_name(before)),
    }
}

/// Inputs and targets as arrays, classes as numbers of rows of the identity matrix; then those that are trained on.
pub(in super::super) fn rows(document: &Document, train: &[usize]) -> String {
    let array = |name: &str, values: &[f64], columns| {
        let indent = name.len() + " = np.array(".len();
        let rows = matrix_text(values, columns, indent, number);
        format!("{name} = np.array({rows})")
    };
    let outputs = document.sizes()[document.sizes().len() - 1];
    let mut inputs = array("input_data", document.inputs(), document.sizes()[0]);
    if document.rows() == 1 {
        inputs += "  # a matrix of one row: backward needs its transpose";
    }
    let targets = match document.classes() {
        None => array("targets", document.targets(), outputs),
        Some(classes) => {
            let name = format!("targets = np.eye({outputs})[[");
            let lines = classes.chunks(25).map(|chunk| {
                let numbers = Vec::from_iter(chunk.iter().map(usize::to_string));
                numbers.join(", ")
            });
            let lines = Vec::from_iter(lines).join(&format!(",\n{:1$}", "", name.len()));
            format!("{name}{lines}]]")
        }
    };
    if train.len() == document.rows() {
        return format!("{inputs}\n{targets}");
    }
    let lines = train.chunks(20).map(|chunk| {
        let numbers = Vec::from_iter(chunk.iter().map(usize::to_string));
        numbers.join(", ")
    });
    let lines = Vec::from_iter(lines).join(",\n         ");
    format!(
        "{inputs}\n{targets}\n# the other rows are for the test\ntrain = [{lines}]\ninput_data, targets = input_data[train], targets[train]"
    )
}
