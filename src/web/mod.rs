//! The door to JavaScript: the only code that names wasm-bindgen, js-sys or web-sys.
//!
//! Arguments come in as `JsValue` and are checked here, since wasm-bindgen's own conversions
//! turn -1 into 4294967295 and `undefined` into 0. Nothing here computes.
//!
//! It is built twice: what a page needs in its first moments, and with the feature `full` everything.

use crate::prelude::*;
mod convert;
mod document;
mod edit;
#[cfg(feature = "full")]
mod files;
#[cfg(feature = "full")]
mod network;
#[cfg(feature = "full")]
mod random;
#[cfg(feature = "standalone")]
mod standalone;
mod values;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("page.d.ts");

#[cfg(feature = "full")]
#[wasm_bindgen(typescript_custom_section)]
const FULL_TYPES: &str = include_str!("full.d.ts");

/// The engine's version.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}
