//! The steps: forward, loss, backward, update, again and again.

use super::{
    super::{batches::Batches, optimizer::rule, program::Program},
    class::update_arguments,
    forward_call,
    functions::TrainingFunctions,
};
use crate::{Document, Phase, numpy::repr};

/// What the steps need, and their loop; it prints the first loss and the last one with this number of digits.
pub fn write(
    program: &mut Program,
    document: &Document,
    batches: &Batches,
    functions: &TrainingFunctions,
    (steps, digits): (u64, i32),
) {
    let training = batches.training();
    let rate = batches.learning_rate();
    if rate.is_none() {
        let rate = repr(training.learning_rate);
        program.put(&format!("learning_rate = {rate}"));
    }
    batches.begin(program);
    program.gap();
    program.put(&format!("for step in range(1, {}):", steps + 1));
    batches.take(program);
    let layers = 0..document.activations().len();
    for layer in layers.clone() {
        let call = forward_call(document, layer, &batches.rows_of("input_data"));
        program.mark_layer(Phase::Forward, layer, &format!("    {call}"));
    }
    program.gap();

    let (loss, d_output) = functions.calls(&batches.rows_of("targets"));
    program.mark(Phase::Loss, &format!("    {loss}"));
    print_loss(program, "loss", steps, digits);
    program.gap();

    for line in d_output {
        program.mark(Phase::Backward, &format!("    {line}"));
    }
    let gradient = |layer| ["d_", &document.layer_name(layer).replace("_layer", "")].concat();
    for layer in layers.clone().rev() {
        let name = document.layer_name(layer);
        for line in functions.through_rows(layer, &name, &gradient(layer)) {
            program.mark_layer(Phase::Backward, layer, &format!("    {line}"));
        }
        let mut call = format!("{name}.backward({})", gradient(layer));
        if let Some(before) = layer.checked_sub(1) {
            call = format!("{} = {call}", gradient(before));
        }
        program.mark_layer(Phase::Backward, layer, &format!("    {call}"));
    }
    program.gap();

    if let Some(rate) = rate {
        program.mark(Phase::Update, &format!("    learning_rate = {rate}"));
    }
    let arguments = update_arguments(&rule(&training.optimizer));
    for layer in layers {
        let name = document.layer_name(layer);
        let call = format!("    {name}.update({arguments})");
        program.mark_layer(Phase::Update, layer, &call);
    }
}

/// Of the first step and of the last one.
pub fn print_loss(program: &mut Program, loss: &str, steps: u64, digits: i32) {
    let printed = match steps {
        1 => "1".into(),
        n => format!("1, {n}"),
    };
    program.put(&format!("    if step in [{printed}]:"));
    let rounded = format!("np.round({loss}, {digits}) + 0.0");
    program.put(&format!(
        "        print(\"step\", step, \"loss\", {rounded})"
    ));
}
