//! Each cause as code: the line that the notebook probably has, and the right one, in the style of the exported script.

use super::Cause;
use crate::{Activation, Document, Edit, Initialization, document::number_text};

/// By a cause's name. `{}` is what varies in it; the other names are filled in below.
const LINES: [(&str, [&str; 2]); 37] = [
    ("seed", ["np.random.seed({})", "np.random.seed({seed})"]),
    (
        "seed_again",
        [
            "def __init__(self, n_inputs, n_neurons):\n    np.random.seed({seed})\n    self.weights = {randn}",
            "np.random.seed({seed})\n\nclass Layer_Dense:\n    def __init__(self, n_inputs, n_neurons):\n        self.weights = {randn}",
        ],
    ),
    (
        "cell_again",
        [
            "hidden_layer = Layer_Dense({first})",
            "np.random.seed({seed})\nhidden_layer = Layer_Dense({first})",
        ],
    ),
    (
        "other_order",
        [
            "output_layer = Layer_Dense({last})\nhidden_layer = Layer_Dense({first})",
            "hidden_layer = Layer_Dense({first})\noutput_layer = Layer_Dense({last})",
        ],
    ),
    (
        "drawn_before",
        [
            "np.random.seed({seed})\nnp.random.randn({})\nhidden_layer = Layer_Dense({first})",
            "np.random.seed({seed})\nhidden_layer = Layer_Dense({first})",
        ],
    ),
    (
        "scale",
        [
            "self.weights = {} * np.random.randn(n_inputs, n_neurons)",
            "self.weights = {randn}",
        ],
    ),
    (
        "initialization",
        [
            "self.weights = {}(n_inputs, n_neurons)",
            "self.weights = {randn}",
        ],
    ),
    (
        "rand",
        [
            "self.weights = {scale} * np.random.rand(n_inputs, n_neurons)",
            "self.weights = {randn}",
        ],
    ),
    (
        "default_rng",
        [
            "rng = np.random.default_rng({})\nself.weights = {scale} * rng.standard_normal((n_inputs, n_neurons))",
            "np.random.seed({seed})\nself.weights = {randn}",
        ],
    ),
    (
        "out_in",
        [
            "self.weights = {scale} * np.random.randn(n_neurons, n_inputs).T",
            "self.weights = {randn}",
        ],
    ),
    (
        "activation",
        [
            "output_layer.forward({}(hidden_layer.output))",
            "output_layer.forward({f}(hidden_layer.output))",
        ],
    ),
    (
        "z_passed_on",
        [
            "output_layer.forward(hidden_layer.output)",
            "output_layer.forward({f}(hidden_layer.output))",
        ],
    ),
    (
        "slope",
        [
            "return np.where(x > 0, x, {}*x)",
            "return np.where(x > 0, x, {slope}*x)",
        ],
    ),
    (
        "output_too",
        [
            "print({}(output_layer.output))",
            "print(output_layer.output)",
        ],
    ),
    (
        "chain",
        [
            "for f in [{}]:\n    hidden_layer.output = f(hidden_layer.output)",
            "output_layer.forward({f}(hidden_layer.output))",
        ],
    ),
    (
        "unbracketed",
        ["return 1/1+np.exp(-x)", "return 1/(1+np.exp(-x))"],
    ),
    (
        "minus_forgotten",
        ["return 1/(1+np.exp(x))", "return 1/(1+np.exp(-x))"],
    ),
    (
        "biases_forgotten",
        [
            "self.output = np.dot(inputs, self.weights)",
            "self.output = np.dot(inputs, self.weights) + self.biases",
        ],
    ),
    ("input", ["inputs = {others}", "inputs = {inputs}"]),
    ("input_order", ["inputs = {others}", "inputs = {inputs}"]),
    (
        "input_scaled",
        ["x = np.array({inputs})\ninputs = {}", "inputs = {inputs}"],
    ),
    (
        "softmax_of_all",
        ["e / np.sum(e)", "e / np.sum(e, axis=1, keepdims=True)"],
    ),
    (
        "updated_early",
        [
            "output_layer.update(learning_rate)\nd_hidden = output_layer.backward(d_output)",
            "d_hidden = output_layer.backward(d_output)\noutput_layer.update(learning_rate)",
        ],
    ),
    (
        "learning_rate",
        ["learning_rate = {}", "learning_rate = {rate}"],
    ),
    ("targets", ["targets = {others}", "targets = {targets}"]),
    (
        "slope_forgotten",
        [
            "self.delta = d_output",
            "self.delta = d_output * self.derivative(self.z)",
        ],
    ),
    (
        "slope_of_a",
        [
            "self.delta = d_output * self.derivative(self.output)",
            "self.delta = d_output * self.derivative(self.z)",
        ],
    ),
    (
        "slope_of_z",
        [
            "self.delta = d_output * self.z*(1 - self.z)",
            "self.delta = d_output * self.output*(1 - self.output)",
        ],
    ),
    (
        "loss_factor",
        ["loss = {} * {loss}(y, t)", "loss = {loss}(y, t)"],
    ),
    (
        "gradient_factor",
        [
            "d_output = {} * d_{loss}(y, t)",
            "d_output = d_{loss}(y, t)",
        ],
    ),
    (
        "sign",
        [
            "self.weights += learning_rate * self.d_weights",
            "self.weights -= learning_rate * self.d_weights",
        ],
    ),
    (
        "transposed",
        [
            "return np.dot(self.delta, self.weights)",
            "return np.dot(self.delta, self.weights.T)",
        ],
    ),
    (
        "accumulated",
        [
            "self.d_weights += np.dot(self.inputs.T, self.delta)",
            "self.d_weights = np.dot(self.inputs.T, self.delta)",
        ],
    ),
    (
        "biases_kept",
        [
            "self.weights -= learning_rate * self.d_weights",
            "self.weights -= learning_rate * self.d_weights\nself.biases -= learning_rate * self.d_biases",
        ],
    ),
    (
        "biases_updated",
        [
            "self.weights -= learning_rate * self.d_weights\nself.biases -= learning_rate * self.d_biases",
            "self.weights -= learning_rate * self.d_weights",
        ],
    ),
    (
        "more_steps",
        [
            "for step in range(1, {} + 1):",
            "for step in range(1, {steps} + 1):",
        ],
    ),
    (
        "fewer_steps",
        [
            "for step in range(1, {} + 1):",
            "for step in range(1, {steps} + 1):",
        ],
    ),
];

/// What was probably written, and what the document does; empty where there is no such line.
pub fn lines(
    cause: &Cause,
    detail: &str,
    edits: &[Edit],
    document: &Document,
    steps: usize,
) -> [String; 2] {
    let row = LINES.iter().find(|(name, _)| *name == cause.name);
    let Some((_, lines)) = row else {
        return Default::default();
    };
    let scale = match document.initialization() {
        // As the post writes it.
        Initialization::Randn { scale: 0.1 } => "0.10".into(),
        Initialization::Randn { scale } => number_text(scale),
        _ => "0.10".into(),
    };
    let randn = match document.initialization() {
        Initialization::Randn { .. } => format!("{scale} * np.random.randn(n_inputs, n_neurons)"),
        other => format!("{}(n_inputs, n_neurons)", other.name()),
    };
    let (sizes, functions) = (document.sizes(), document.activations());
    let pair = |layer: usize| format!("{}, {}", sizes[layer], sizes[layer + 1]);
    let f = functions[0];
    let slope = match f {
        Activation::LeakyRelu { slope } => slope,
        _ => 0.01,
    };
    let columns = sizes[functions.len()];
    let others = edits.iter().find_map(|edit| match edit {
        Edit::Inputs { values, .. } => Some(rows(values, sizes[0])),
        Edit::Targets { values } => Some(rows(values, columns)),
        _ => None,
    });
    let names = [
        ("{seed}", document.seed().to_string()),
        ("{randn}", randn),
        ("{scale}", scale),
        ("{first}", pair(0)),
        ("{last}", pair(functions.len() - 1)),
        ("{f}", f.name().into()),
        ("{slope}", number_text(slope)),
        ("{rate}", number_text(document.training().learning_rate)),
        ("{loss}", document.training().loss.name().into()),
        ("{steps}", steps.to_string()),
        ("{inputs}", rows(document.inputs(), sizes[0])),
        ("{targets}", rows(document.targets(), columns)),
        ("{others}", others.unwrap_or_default()),
        ("{}", detail.replace(" \u{2192} ", ", ")),
    ];
    lines.map(|line| {
        let fill = |line: String, (name, text): &(&str, String)| line.replace(name, text);
        names.iter().fold(line.to_string(), fill)
    })
}

/// As a Python list; of many rows only how it begins.
fn rows(values: &[f64], columns: usize) -> String {
    const SHOWN: usize = 4;
    let row = |row: &[f64]| {
        let numbers = Vec::from_iter(row.iter().map(|&x| number_text(x)));
        format!("[{}]", numbers.join(", "))
    };
    let all = Vec::from_iter(values.chunks(columns).take(SHOWN).map(row));
    match values.len() / columns {
        1 => all.concat(),
        n if n > SHOWN => format!("[{}, ...]", all.join(", ")),
        _ => format!("[{}]", all.join(", ")),
    }
}
