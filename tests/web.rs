//! What only a browser has, in headless Chromium.
#![cfg(all(target_arch = "wasm32", feature = "web"))]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The generator's source of fresh seeds is the browser's crypto here.
#[wasm_bindgen_test]
fn the_browser_gives_fresh_random_bits() {
    let draw = || getrandom::u64().expect("crypto.getRandomValues");
    assert!((0..8).any(|_| draw() != draw()));
}
