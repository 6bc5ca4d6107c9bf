//! The network as a NumPy script in the post's own style, and the text that the script prints.
//!
//! The text is ours, and equal to NumPy's as long as both round to the same 8 digits: NumPy's
//! sums may differ from ours in their last bit, as their order depends on its BLAS, and far left
//! tails (GELU below -37) that are subnormal numbers in NumPy are 0 here.

mod batches;
mod expression;
mod loss;
mod optimizer;
mod program;
mod schedule;
mod tolerance;
mod training;

pub(super) use batches::Batches;
pub use expression::{derivative, expression, imports, needs};
pub use program::Mark;
pub(super) use program::Program;
pub(crate) use training::{Learnt, written};
pub(super) use training::{Printed, print_loss, rows};
pub use training::{TrainingScript, training};

use crate::{Activation, Dense, Document, Error, Initialization, Network, numpy};

/// A program and what it prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Python, ready to run.
    pub script: String,
    /// What it writes, without the last line break.
    pub output: String,
}

/// The script for exactly this network and its inputs; it prints the last layer's activations.
///
/// ```
/// use perceptible::{Document, Preset, export};
/// let post = export::numpy::script(&Document::from(Preset::Post))?;
/// assert!(post.script.contains("hidden_layer = Layer_Dense(3, 4)"));
/// assert_eq!(post.output, "[[ 0.19235057 -0.05512534]]");
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`Document::network`].
pub fn script(document: &Document) -> Result<Script, Error> {
    let network = document.network()?;
    let trace = network.forward_flat(document.inputs())?;
    let functions = Functions::of(document.activations());
    let blocks = [
        functions.imports(),
        seed(document),
        layer_class(document.initialization()),
        functions.definitions(),
        layers(document, &network, |_| String::new())?,
        inputs(document),
        forward(document, &functions),
    ];
    let blocks = Vec::from_iter(blocks.into_iter().filter(|block| !block.is_empty()));
    let shape = [
        document.rows(),
        network.layers().last().map_or(0, Dense::n_neurons),
    ];
    Ok(Script {
        script: blocks.join("\n\n") + "\n",
        output: numpy::array_str(trace.outputs_flat(), &shape)?,
    })
}

/// The seed, and the numbers drawn before the weights.
pub(super) fn seed(document: &Document) -> String {
    let seed = format!("np.random.seed({})", document.seed());
    match document.drawn_before() {
        0 => seed,
        n => format!("{seed}\nnp.random.randn({n})  # drawn before the weights"),
    }
}

/// The post's class.
fn layer_class(initialization: Initialization) -> String {
    format!(
        "class Layer_Dense:
    def __init__(self, n_inputs, n_neurons):
        {}
        self.biases = np.zeros((1, n_neurons))

    def forward(self, inputs):
        self.output = np.dot(inputs, self.weights) + self.biases",
        drawn_weights(initialization)
    )
}

/// The line that draws a layer's weights, or two.
pub(super) fn drawn_weights(initialization: Initialization) -> String {
    // a uniform distribution's limit needs a line of its own
    let (limit, weights) = match initialization {
        Initialization::Randn { scale } => {
            // 0.10 as in the post
            let zero = if scale == 0.1 { "0" } else { "" };
            let scale = numpy::repr(scale) + zero;
            ("", scaled(&scale))
        }
        Initialization::LeCun => ("", scaled("np.sqrt(1 / n_inputs)")),
        Initialization::Xavier => ("6 / (n_inputs + n_neurons)", limited("limit")),
        Initialization::XavierNormal => ("", scaled("np.sqrt(2 / (n_inputs + n_neurons))")),
        Initialization::He => ("", scaled("np.sqrt(2 / n_inputs)")),
        Initialization::HeUniform => ("6 / n_inputs", limited("limit")),
        Initialization::Uniform => ("", limited("1")),
        Initialization::Zeros => ("", "np.zeros((n_inputs, n_neurons))".into()),
    };
    let limit = match limit {
        "" => String::new(),
        square => format!("limit = np.sqrt({square})\n        "),
    };
    format!("{limit}self.weights = {weights}")
}

fn scaled(scale: &str) -> String {
    format!("{scale} * np.random.randn(n_inputs, n_neurons)")
}

fn limited(limit: &str) -> String {
    format!("np.random.uniform(-{limit}, {limit}, (n_inputs, n_neurons))")
}

/// The layers, each with the arguments that follow its sizes, and what was edited in them: one line a number, or a whole
/// matrix where most of it is edited.
pub(super) fn layers(
    document: &Document,
    network: &Network,
    arguments: impl Fn(usize) -> String,
) -> Result<String, Error> {
    let drawn = document.drawn()?;
    let mut lines = Vec::new();
    for (i, layer) in network.layers().iter().enumerate() {
        lines.push(format!(
            "{} = Layer_Dense({}, {}{})",
            document.layer_name(i),
            layer.n_inputs(),
            layer.n_neurons(),
            arguments(i)
        ));
    }
    let pairs = drawn.layers().into_iter().zip(network.layers());
    for (i, (drawn, layer)) in pairs.enumerate() {
        let name = document.layer_name(i);
        let columns = layer.n_neurons();
        let mut matrix = |name: String, drawn: &[f64], values: &[f64]| {
            let is_edited = |&i: &usize| drawn[i].to_bits() != values[i].to_bits();
            let edits = Vec::from_iter((0..values.len()).filter(is_edited));
            if edits.len() > 1 && 2 * edits.len() > values.len() {
                let rows = matrix_text(
                    values,
                    columns,
                    name.len() + " = np.array(".len(),
                    numpy::repr,
                );
                lines.push(format!("{name} = np.array({rows})"));
                return;
            }
            for i in edits {
                let value = numpy::repr(values[i]);
                lines.push(format!(
                    "{name}[{}, {}] = {value}",
                    i / columns,
                    i % columns
                ));
            }
        };
        matrix(
            format!("{name}.weights"),
            drawn.weights_row_major(),
            layer.weights_row_major(),
        );
        matrix(
            format!("{name}.biases"),
            drawn.biases_flat(),
            layer.biases_flat(),
        );
    }
    Ok(lines.join("\n"))
}

/// One sample is a list of numbers as in the post, several are a list of lists.
fn inputs(document: &Document) -> String {
    let text = matrix_text(
        document.inputs(),
        document.sizes()[0],
        "inputs = ".len(),
        number,
    );
    match document.rows() {
        1 => format!("inputs = {}", &text[1..text.len() - 1]),
        _ => format!("inputs = {text}"),
    }
}

/// 3, not 3.0: what NumPy computes with it is the same.
fn number(value: f64) -> String {
    match numpy::repr(value).strip_suffix(".0") {
        Some(whole) if whole != "-0" => whole.into(),
        _ => numpy::repr(value),
    }
}

/// `[[1.0, 2.0],` and the next row below the first, `indent` characters in.
fn matrix_text(
    values: &[f64],
    columns: usize,
    indent: usize,
    number: impl Fn(f64) -> String,
) -> String {
    let row = |row: &[f64]| {
        let numbers = Vec::from_iter(row.iter().map(|&value| number(value)));
        format!("[{}]", numbers.join(", "))
    };
    let rows = Vec::from_iter(values.chunks(columns).map(row));
    format!("[{}]", rows.join(&format!(",\n{:1$}", "", indent + 1)))
}

/// Layer after layer, and the print.
fn forward(document: &Document, functions: &Functions) -> String {
    let mut lines = Vec::new();
    let mut output = "inputs".to_string();
    for (i, &activation) in document.activations().iter().enumerate() {
        let layer = document.layer_name(i);
        lines.push(format!("{layer}.forward({output})"));
        output = functions.call(activation, &format!("{layer}.output"));
    }
    lines.push(format!("print({output})"));
    lines.join("\n")
}

/// The activation functions that the script needs, each with its name there.
struct Functions(Vec<(Activation, String)>);

impl Functions {
    fn of(activations: &[Activation]) -> Self {
        let mut functions: Vec<(Activation, String)> = Vec::new();
        for &activation in activations {
            let is_known = functions.iter().any(|(known, _)| *known == activation);
            if is_known || activation == Activation::Linear {
                continue;
            }
            // leaky_relu, leaky_relu2 with another slope
            let namesakes = functions
                .iter()
                .filter(|(known, _)| known.name() == activation.name());
            let name = match namesakes.count() {
                0 => activation.name().into(),
                n => format!("{}_{}", activation.name(), n + 1),
            };
            functions.push((activation, name));
        }
        // the post's swish is x*sigmoid(x)
        for needed in activations.iter().flat_map(|&f| needs(f)) {
            if functions.iter().all(|(known, _)| known != needed) {
                functions.insert(0, (*needed, needed.name().into()));
            }
        }
        Functions(functions)
    }

    /// The Python function's name; linear has none.
    fn name(&self, activation: Activation) -> Option<&str> {
        let function = self.0.iter().find(|(known, _)| *known == activation);
        function.map(|(_, name)| &name[..])
    }

    fn call(&self, activation: Activation, argument: &str) -> String {
        match self.name(activation) {
            Some(name) => format!("{name}({argument})"),
            None => argument.into(),
        }
    }

    fn imports(&self) -> String {
        let mut modules = Vec::from_iter(self.0.iter().flat_map(|&(f, _)| imports(f)));
        modules.dedup();
        let lines = modules.iter().map(|module| format!("import {module}\n"));
        String::from_iter(lines) + "import numpy as np"
    }

    fn definitions(&self) -> String {
        let functions = self.0.iter();
        let texts =
            functions.map(|(f, name)| format!("def {name}(x):\n    return {}", expression(*f)));
        Vec::from_iter(texts).join("\n\n")
    }
}
