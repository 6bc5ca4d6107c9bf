//! Numbers as text, and what there is to choose from.

use super::{
    convert::{self, Plain, floats, list, optional, throw},
    session::field_value,
};
use crate::{
    Document, FIELDS, FieldKind, Pasted, Preset, document::limits, fresh_seed, numpy, parse,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// In menu order.
#[wasm_bindgen(skip_typescript)]
pub fn presets() -> Array {
    list(Preset::ALL.iter().map(|p| p.name()))
}

/// The fields of a document: name, key, what it takes, and what the first preset has.
#[wasm_bindgen(skip_typescript)]
pub fn fields() -> Array {
    let first = Document::from(Preset::Post);
    list(FIELDS.iter().map(|field| {
        let plain = Plain::default()
            .with("name", field.name)
            .with("key", field.key)
            .with("default", field_value(field, &first));
        match field.kind {
            FieldKind::Whole {
                minimum, maximum, ..
            } => plain.with("minimum", minimum).with("maximum", maximum),
            FieldKind::Number {
                minimum, maximum, ..
            } => plain.with("minimum", minimum).with("maximum", maximum),
            FieldKind::Choice { names, .. } => plain.with("names", list(names())),
            FieldKind::Of(owner) => plain.with("of", owner.field()),
        }
    }))
}

/// What a page offers; documents hold more.
#[wasm_bindgen(skip_typescript, js_name = limits)]
pub fn limits_for_js() -> JsValue {
    Plain::default()
        .with("sizes", limits::SIZES as u32)
        .with("neurons", limits::NEURONS as u32)
        .with("rows", limits::ROWS as u32)
        .with("link", limits::LINK as u32)
        .with("file", limits::FILE as u32)
        .into()
}

#[wasm_bindgen(skip_typescript, js_name = freshSeed)]
pub fn fresh_seed_for_js() -> Result<u32, JsValue> {
    fresh_seed().map_err(throw)
}

/// A whole network among what a person typed or pasted; none in a text that is too long for one.
#[wasm_bindgen(skip_typescript, js_name = networkIn)]
pub fn network_in(text: &JsValue) -> JsValue {
    let Ok(text) = convert::text("text", text, limits::TEXT) else {
        return JsValue::NULL;
    };
    match Pasted::of(&text) {
        Some(Pasted::Link(link)) => Plain::default().with("link", link).into(),
        Some(Pasted::Json) => Plain::default().with("json", &*text).into(),
        None => JsValue::NULL,
    }
}

/// The arrays that a person typed or pasted.
#[wasm_bindgen(skip_typescript, js_name = parseArrays)]
pub fn parse_arrays(text: &JsValue) -> Result<Array, JsValue> {
    let text = convert::text("text", text, limits::TEXT);
    let arrays = text.and_then(|text| parse::parse_arrays(&text));
    Ok(list(arrays.map_err(throw)?.into_iter().map(|array| {
        Plain::default()
            .with("name", optional(array.name))
            .with("shape", list(array.shape.iter().map(|&n| n as u32)))
            .with("values", floats(&array.values))
            .with("pytorch", array.is_pytorch)
    })))
}

/// Python's shortest repr.
#[wasm_bindgen(skip_typescript)]
pub fn repr(value: &JsValue) -> Result<String, JsValue> {
    convert::number("value", value)
        .map(numpy::repr)
        .map_err(throw)
}

/// str() of a 2-D array.
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
