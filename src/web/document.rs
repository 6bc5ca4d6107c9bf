//! Documents in and out: presets, links, edits. JavaScript holds a document as its link, so that
//! every part of the engine reads it with the same small parser.

use super::{convert, edit};
use crate::{
    Activation, Document, Error, Initialization, Preset,
    document::{self, limits},
    fresh_seed, parse,
};
use convert::{Plain, throw};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(skip_typescript)]
pub fn presets() -> Array {
    convert::list(Preset::ALL.iter().map(|p| p.name()))
}

#[wasm_bindgen(skip_typescript)]
pub fn preset(name: &JsValue) -> Result<String, JsValue> {
    let preset = convert::name("preset", name).and_then(|name| Preset::named(&name));
    Ok(Document::from(preset.map_err(throw)?).to_text())
}

#[wasm_bindgen(skip_typescript, js_name = openLink)]
pub fn open_link(fragment: &JsValue) -> Result<String, JsValue> {
    let text = convert::text("link", fragment, limits::TEXT);
    let document = text.and_then(|text| Document::from_link(&text));
    Ok(document.map_err(throw)?.to_text())
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
    Ok(read().map_err(throw)?.to_text())
}

#[wasm_bindgen(skip_typescript, js_name = parseNumbers)]
pub fn parse_numbers(text: &JsValue) -> Result<Array, JsValue> {
    let text = convert::text("text", text, limits::TEXT);
    let numbers = text.and_then(|text| parse::parse_numbers(&text));
    Ok(convert::list(
        numbers.map_err(throw)?.rows().map(convert::floats),
    ))
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

/// A document from its string, which is its link.
pub fn document(doc: &JsValue) -> Result<Document, Error> {
    Document::from_link(&convert::text("document", doc, limits::TEXT)?)
}

/// An activation by name, with a parameter of its own or the default.
pub fn activation(name: &JsValue, parameter: &JsValue) -> Result<Activation, Error> {
    let activation = document::activation("name", &convert::name("name", name)?)?;
    match convert::optional_number("parameter", parameter)? {
        None => Ok(activation),
        Some(value) => activation.with_parameter(value),
    }
}
