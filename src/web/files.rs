//! Documents as files, scripts and snapshots: what a page asks for later, or never.

use super::{
    convert::{self, Plain, throw},
    document::document,
};
use crate::{Document, Error, Snapshot, document::limits, export, numpy};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(skip_typescript, js_name = openJson)]
pub fn open_json(text: &JsValue) -> Result<String, JsValue> {
    Ok(read_json(text).map_err(throw)?.to_text())
}

#[wasm_bindgen(skip_typescript, js_name = saveJson)]
pub fn save_json(doc: &JsValue) -> Result<String, JsValue> {
    Ok(document(doc).map_err(throw)?.to_pretty_json())
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
    Ok(snapshot.map_err(throw)?.document().to_text())
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

/// JSON as text, or the bytes of a file.
fn read_json(json: &JsValue) -> Result<Document, Error> {
    if json.is_instance_of::<Uint8Array>() {
        return Document::from_json(&convert::bytes("JSON", json, limits::TEXT)?);
    }
    Document::from_json(convert::text("JSON", json, limits::TEXT)?.as_bytes())
}
