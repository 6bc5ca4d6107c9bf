//! The door to JavaScript: the only code that names wasm-bindgen, js-sys or web-sys.
//!
//! Arguments come in as `JsValue` and are checked here, since wasm-bindgen's own conversions
//! turn -1 into 4294967295 and `undefined` into 0. Nothing here computes.

mod activation;
mod check;
mod compare;
mod convert;
mod data;
mod edit;
mod map;
mod network;
mod random;
mod session;
mod text;
mod training;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = concat!(
    include_str!("types/session.d.ts"),
    include_str!("types/training.d.ts"),
    include_str!("types/compare.d.ts"),
    include_str!("types/map.d.ts"),
    include_str!("types/document.d.ts"),
    include_str!("types/library.d.ts"),
);

/// The engine's version.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}
