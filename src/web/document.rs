//! Documents in and out: presets, JSON, links, edits.

use super::{convert, edit};
use crate::prelude::*;
use crate::{
    Activation, Document, Error, Initialization, Preset, Snapshot, document::limits, export,
    fresh_seed, numpy, parse,
};
use convert::{Plain, throw};
use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(skip_typescript)]
pub fn presets() -> Array {
    convert::list(Preset::ALL.iter().map(|p| p.name()))
}

#[wasm_bindgen(skip_typescript)]
pub fn preset(name: &JsValue) -> Result<String, JsValue> {
    let preset = convert::name("preset", name).and_then(|name| Preset::named(&name));
    Ok(Document::from(preset.map_err(throw)?).to_json())
}

#[wasm_bindgen(skip_typescript, js_name = openJson)]
pub fn open_json(text: &JsValue) -> Result<String, JsValue> {
    Ok(document(text).map_err(throw)?.to_json())
}

#[wasm_bindgen(skip_typescript, js_name = saveJson)]
pub fn save_json(doc: &JsValue) -> Result<String, JsValue> {
    Ok(document(doc).map_err(throw)?.to_pretty_json())
}

#[wasm_bindgen(skip_typescript, js_name = openLink)]
pub fn open_link(fragment: &JsValue) -> Result<String, JsValue> {
    let text = convert::text("link", fragment, limits::TEXT);
    let document = text.and_then(|text| Document::from_link(&text));
    Ok(document.map_err(throw)?.to_json())
}

#[wasm_bindgen(skip_typescript, js_name = saveLink)]
pub fn save_link(doc: &JsValue) -> Result<String, JsValue> {
    Ok(document(doc).map_err(throw)?.to_link())
}

#[wasm_bindgen(skip_typescript, js_name = edit)]
pub fn edit_document(doc: &JsValue, edits: &JsValue) -> Result<String, JsValue> {
    let read = || {
        let document = document(doc)?;
        // Each edit sees the document as the ones before it left it.
        let edits = convert::items("edits", edits, 100_000, |i, item| edit::read(i, &item))?;
        document.edit(&edits)
    };
    Ok(read().map_err(throw)?.to_json())
}

#[wasm_bindgen(skip_typescript, js_name = parseNumbers)]
pub fn parse_numbers(text: &JsValue) -> Result<Float64Array, JsValue> {
    let text = convert::text("text", text, limits::TEXT);
    let numbers = text.and_then(|text| parse::parse_numbers(&text));
    Ok(convert::floats(&numbers.map_err(throw)?.values))
}

/// The NumPy script for exactly this network, and what it prints.
#[wasm_bindgen(skip_typescript)]
pub fn script(doc: &JsValue) -> Result<JsValue, JsValue> {
    let script = document(doc).and_then(|d| export::numpy::script(&d));
    let export::numpy::Script { script, output } = script.map_err(throw)?;
    let plain = Plain::default().with("script", script);
    Ok(plain.with("output", output).into())
}

#[wasm_bindgen(skip_typescript, js_name = takeSnapshot)]
pub fn take_snapshot(doc: &JsValue) -> Result<Uint8Array, JsValue> {
    let snapshot = document(doc).and_then(|d| Snapshot::new(&d));
    Ok(Uint8Array::from(&snapshot.map_err(throw)?.to_bytes()[..]))
}

#[wasm_bindgen(skip_typescript, js_name = openSnapshot)]
pub fn open_snapshot(bytes: &JsValue) -> Result<String, JsValue> {
    let bytes = convert::bytes("snapshot", bytes, 4 * limits::TEXT);
    let snapshot = bytes.and_then(|bytes| Snapshot::from_bytes(&bytes));
    Ok(snapshot.map_err(throw)?.document().to_json())
}

#[wasm_bindgen(skip_typescript, js_name = freshSeed)]
pub fn fresh_seed_for_js() -> Result<u32, JsValue> {
    fresh_seed().map_err(throw)
}

#[wasm_bindgen(skip_typescript)]
pub fn initializations() -> Array {
    convert::list(Initialization::ALL.iter().map(|i| i.name()))
}

#[wasm_bindgen(skip_typescript, js_name = limits)]
pub fn limits_for_js() -> JsValue {
    Plain::default()
        .with("sizes", limits::SIZES as u32)
        .with("neurons", limits::NEURONS as u32)
        .with("rows", limits::ROWS as u32)
        .with("link", limits::LINK as u32)
        .with("seed", u32::MAX)
        .into()
}

/// A document from its string; a file's bytes do as well.
pub fn document(doc: &JsValue) -> Result<Document, Error> {
    if doc.is_instance_of::<Uint8Array>() {
        return Document::from_json(&convert::bytes("JSON", doc, limits::TEXT)?);
    }
    Document::from_json(convert::text("document", doc, limits::TEXT)?.as_bytes())
}

/// An activation by name, with a parameter of its own or the default.
pub fn activation(name: &JsValue, parameter: &JsValue) -> Result<Activation, Error> {
    let activation = Activation::named(&convert::name("name", name)?)?;
    match convert::optional_number("parameter", parameter)? {
        None => Ok(activation),
        Some(value) => activation.with_parameter(value),
    }
}

#[wasm_bindgen(skip_typescript)]
pub fn repr(value: &JsValue) -> Result<String, JsValue> {
    convert::number("value", value)
        .map(numpy::repr)
        .map_err(throw)
}

#[wasm_bindgen(skip_typescript, js_name = numpyText)]
pub fn numpy_text(values: &JsValue, columns: &JsValue) -> Result<String, JsValue> {
    let read = || {
        let values = convert::numbers("values", values)?;
        let columns = convert::index("columns", columns)?;
        let rows = values.len().checked_div(columns).unwrap_or(0);
        numpy::array_str(&values, &[rows, columns])
    };
    read().map_err(throw)
}
