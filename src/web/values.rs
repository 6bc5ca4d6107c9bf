//! All values that the page shows of a document, in one call.

use super::{
    convert::{self, Plain, floats, list, optional, throw},
    document::{activation, document},
};
use crate::{Activation, Document, Error, Layer, Network, Trace, kernel, numpy};
use js_sys::{Array, Float64Array};
use wasm_bindgen::prelude::*;

/// Activations compared at once, and points of a curve.
const COMPARED: usize = 64;

#[wasm_bindgen(skip_typescript)]
pub fn evaluate(doc: &JsValue, focus: &JsValue) -> Result<JsValue, JsValue> {
    let read = || values(&document(doc)?, focus);
    read().map(Into::into).map_err(throw)
}

#[wasm_bindgen(skip_typescript)]
pub fn catalogue() -> Array {
    list(Activation::ALL.iter().map(|&f| activation_values(f)))
}

#[wasm_bindgen(skip_typescript)]
pub fn curve(name: &JsValue, parameter: &JsValue, xs: &JsValue) -> Result<Float64Array, JsValue> {
    let read = || {
        let activation = activation(name, parameter)?;
        let xs = convert::numbers("xs", xs)?;
        let mut both = [&xs[..], &xs].concat();
        let (values, slopes) = both.split_at_mut(xs.len());
        activation.apply(values);
        activation.apply_derivative(slopes);
        Ok(floats(&both))
    };
    read().map_err(throw)
}

fn values(document: &Document, focus: &JsValue) -> Result<Plain, Error> {
    let drawn = document.drawn()?;
    let original = document.originally(drawn.clone());
    let network = document.edited(drawn);
    let trace = network.forward_flat(document.inputs())?;
    let preset = Document::from(document.preset());
    let edited = document.is_edited();
    let same_shape = preset.sizes()[0] == document.sizes()[0] && preset.rows() == document.rows();

    let layers = (0..network.layers().len())
        .map(|layer| layer_values(document, layer, &original.layers()[layer], &network, &trace));
    Ok(Plain::default()
        .with("preset", document.preset().name())
        .with("edited", edited)
        .with("verified", !edited && document.preset().is_verified())
        .with("sizes", list(document.sizes().iter().map(|&n| n as u32)))
        .with("seed", document.seed())
        .with("initialization", document.initialization().name())
        .with("rows", document.rows() as u32)
        .with("inputs", floats(document.inputs()))
        .with(
            "presetInputs",
            optional(same_shape.then(|| floats(preset.inputs()))),
        )
        .with("layers", list(layers))
        .with("ledger", ledger(document, &network, &trace, focus)?)
        .with("comparison", comparison(document, &network, &trace, focus)?)
        .with("printed", printed(&trace)?))
}

fn layer_values(
    document: &Document,
    layer: usize,
    original: &Layer,
    network: &Network,
    trace: &Trace,
) -> Plain {
    let dense = &network.layers()[layer];
    let (z, a) = trace.of(layer);
    Plain::default()
        .with("name", document.layer_name(layer))
        .with("weights", floats(dense.weights_row_major()))
        .with("biases", floats(dense.biases_flat()))
        .with("originalWeights", floats(original.weights_row_major()))
        .with("originalBiases", floats(original.biases_flat()))
        .with("activation", activation_values(dense.activation()))
        .with("z", floats(z))
        .with("a", floats(a))
        .with("slope", floats(&slopes(dense, z)))
}

fn activation_values(activation: Activation) -> Plain {
    let parameter = activation.parameter().map(|p| {
        Plain::default()
            .with("name", p.name)
            .with("symbol", p.symbol)
            .with("value", p.value)
            .with("default", p.default)
            .with("minimum", p.minimum)
            .with("maximum", p.maximum)
            .with("step", p.step)
    });
    Plain::default()
        .with("name", activation.name())
        .with("formula", activation.formula())
        .with("derivative", activation.derivative_formula())
        .with("numpy", activation.numpy())
        .with("rowWise", activation.is_row_wise())
        .with("parameter", optional(parameter))
}

/// f′(z) of a layer; for softmax the diagonal of its Jacobian.
fn slopes(dense: &Layer, z: &[f64]) -> Vec<f64> {
    let mut slopes = z.to_vec();
    for row in slopes.chunks_mut(dense.n_neurons()) {
        dense.activation().slope_row(row);
    }
    slopes
}

/// One neuron's arithmetic, product by product.
fn ledger(
    document: &Document,
    network: &Network,
    trace: &Trace,
    focus: &JsValue,
) -> Result<Plain, Error> {
    let layer = convert::clamped(focus, "layer", network.layers().len())?;
    let dense = &network.layers()[layer];
    let neuron = convert::clamped(focus, "neuron", dense.n_neurons())?;
    let row = convert::clamped(focus, "row", document.rows())?;

    let batch = match layer {
        0 => document.inputs(),
        _ => trace.of(layer - 1).1,
    };
    let inputs = &batch[row * dense.n_inputs()..][..dense.n_inputs()];
    let column = dense.weights_row_major().iter().skip(neuron);
    let weights: Vec<f64> = column.step_by(dense.n_neurons()).copied().collect();
    let products: Vec<f64> = inputs.iter().zip(&weights).map(|(x, w)| x * w).collect();
    let bias = dense.biases_flat()[neuron];
    let mut partial = vec![0.0; products.len() + 1];
    kernel::partial_sums(&products, bias, &mut partial);

    let at = row * dense.n_neurons() + neuron;
    let (z, a) = trace.of(layer);
    Ok(Plain::default()
        .with("layer", layer as u32)
        .with("neuron", neuron as u32)
        .with("row", row as u32)
        .with("inputs", floats(inputs))
        .with("weights", floats(&weights))
        .with("products", floats(&products))
        .with("partial", floats(&partial))
        .with("bias", bias)
        .with("z", z[at])
        .with("a", a[at])
        .with("slope", slopes(dense, z)[at]))
}

/// The same weights with one layer under several activations.
fn comparison(
    document: &Document,
    network: &Network,
    trace: &Trace,
    focus: &JsValue,
) -> Result<Plain, Error> {
    // The focused layer if it is a hidden one, else the last hidden one, else the only layer there is.
    let last = network.layers().len() - 1;
    let layer =
        convert::clamped(focus, "layer", network.layers().len())?.min(last.saturating_sub(1));
    let row = convert::clamped(focus, "row", document.rows())?;
    let current = network.layers()[layer].activation();
    let names = convert::get(focus, "compared")?;
    let mut names = convert::items("compared", &names, COMPARED, |i, name| {
        Activation::named(&convert::name(&format!("compared[{}]", i as usize), &name)?)
    })?;
    if !names.is_empty() && names.iter().all(|one| one.name() != current.name()) {
        names.push(current);
    }
    let mut rows = Vec::new();
    for mut activation in names {
        let is_current = activation.name() == current.name();
        if is_current {
            activation = current;
        }
        let trace = under(network, layer, activation, document)?;
        rows.push(
            Plain::default()
                .with("name", activation.name())
                .with(
                    "parameter",
                    optional(activation.parameter().map(|p| p.value)),
                )
                .with("formula", activation.formula())
                .with("current", is_current)
                .with("a", floats(row_of(trace.of(layer).1, row, document.rows())))
                .with(
                    "outputs",
                    floats(row_of(trace.outputs_flat(), row, document.rows())),
                )
                .with("printed", printed(&trace)?),
        );
    }
    Ok(Plain::default()
        .with("layer", layer as u32)
        .with("z", floats(row_of(trace.of(layer).0, row, document.rows())))
        .with("rows", list(rows)))
}

fn under(
    network: &Network,
    layer: usize,
    activation: Activation,
    document: &Document,
) -> Result<Trace, Error> {
    let mut network = network.clone();
    network.set_activation(layer, activation)?;
    network.forward_flat(document.inputs())
}

fn row_of(values: &[f64], row: usize, rows: usize) -> &[f64] {
    let columns = values.len() / rows;
    &values[row * columns..][..columns]
}

fn printed(trace: &Trace) -> Result<String, Error> {
    let outputs = trace.outputs_flat();
    numpy::array_str(
        outputs,
        &[trace.n_samples(), outputs.len() / trace.n_samples()],
    )
}
