//! The steps: forward, loss, backward, update, again and again.

use super::{
    super::{optimizer::rule, program::Program, schedule},
    class::update_arguments,
    forward_call,
    functions::TrainingFunctions,
};
use crate::{Document, Order, Phase, Training, numpy::repr, schedule::Per};

/// What the steps need, and their loop; it prints the first loss and the last one with this number of digits.
pub fn write(
    program: &mut Program,
    document: &Document,
    training: &Training,
    functions: &TrainingFunctions,
    (steps, digits): (u64, i32),
) {
    let (rows, size) = (document.rows(), training.batch_of(document.rows()));
    let batches = rows.div_ceil(size);
    let is_shuffled = batches > 1 && training.order == Order::Shuffled;
    let epoch = match batches {
        1 => "(step - 1)".into(),
        n => format!("((step - 1) // {n})"),
    };
    let t = match training.per {
        Per::Epoch => &epoch[..],
        Per::Update => "(step - 1)",
    };
    let rate = schedule::expression(&training.schedule, training.learning_rate, t);

    if rate.is_none() {
        let rate = repr(training.learning_rate);
        program.put(&format!("learning_rate = {rate}"));
    }
    if is_shuffled {
        let seed = training.order_seed;
        program.put(&format!("shuffle = np.random.RandomState({seed})"));
    }
    program.gap();
    program.put(&format!("for step in range(1, {}):", steps + 1));
    if batches > 1 {
        let first = format!("    first = (step - 1) % {batches} * {size}");
        program.mark(Phase::Forward, &first);
        let batch = match is_shuffled {
            true => {
                let draw = format!("order = shuffle.permutation({rows})");
                program.mark(
                    Phase::Forward,
                    &format!("    if first == 0:\n        {draw}"),
                );
                format!("    batch = order[first:first + {size}]")
            }
            false => format!("    batch = slice(first, first + {size})"),
        };
        program.mark(Phase::Forward, &batch);
    }
    let [inputs, targets] = ["input_data", "targets"].map(|name| match batches {
        1 => name.into(),
        _ => format!("{name}[batch]"),
    });
    let layers = 0..document.activations().len();
    for layer in layers.clone() {
        let call = forward_call(document, layer, &inputs);
        program.mark_layer(Phase::Forward, layer, &format!("    {call}"));
    }
    program.gap();

    let (loss, d_output) = functions.calls(&targets);
    program.mark(Phase::Loss, &format!("    {loss}"));
    let printed = match steps {
        1 => "1".into(),
        n => format!("1, {n}"),
    };
    program.put(&format!(
        "    if step in [{printed}]:\n        print(\"step\", step, \"loss\", np.round(loss, {digits}) + 0.0)"
    ));
    program.gap();

    for line in d_output {
        program.mark(Phase::Backward, &format!("    {line}"));
    }
    let gradient = |layer| ["d_", &document.layer_name(layer).replace("_layer", "")].concat();
    for layer in layers.clone().rev() {
        let name = document.layer_name(layer);
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
        program.mark_layer(
            Phase::Update,
            layer,
            &format!("    {name}.update({arguments})"),
        );
    }
}
