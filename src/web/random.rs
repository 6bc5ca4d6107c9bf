//! NumPy's generator for programs.

use super::convert::{self, floats, throw};
use crate::{Error, RandomState as Generator, layer::zeros};
use js_sys::{Float64Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// Numbers drawn in one call.
const NUMBERS: usize = 1 << 24;

#[wasm_bindgen(skip_typescript)]
pub struct RandomState(Generator);

#[wasm_bindgen]
impl RandomState {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(seed: &JsValue) -> Result<RandomState, JsValue> {
        let seed = convert::seed("seed", seed).map_err(throw)?;
        Ok(RandomState(Generator::new(seed)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn randn(&mut self, n: &JsValue) -> Result<Float64Array, JsValue> {
        draw(n, || self.0.randn()).map_err(throw)
    }

    #[wasm_bindgen(js_name = randomSample, skip_typescript)]
    pub fn random_sample(&mut self, n: &JsValue) -> Result<Float64Array, JsValue> {
        draw(n, || self.0.random_sample()).map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn uniform(
        &mut self,
        low: &JsValue,
        high: &JsValue,
        n: &JsValue,
    ) -> Result<Float64Array, JsValue> {
        let mut read = || {
            let low = convert::finite("low", low)?;
            let high = convert::finite("high", high)?;
            crate::document::finite("high - low", high - low)?; // as NumPy
            draw(n, || self.0.uniform(low, high))
        };
        read().map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn permutation(&mut self, n: &JsValue) -> Result<Uint32Array, JsValue> {
        let items = count(n).and_then(|n| self.0.permutation(n));
        let items = items.map_err(throw)?.into_iter();
        Ok(Uint32Array::from(
            &items.map(|i| i as u32).collect::<Vec<_>>()[..],
        ))
    }
}

fn draw(n: &JsValue, mut draw: impl FnMut() -> f64) -> Result<Float64Array, Error> {
    let mut numbers = zeros(1, count(n)?)?;
    numbers.iter_mut().for_each(|number| *number = draw());
    Ok(floats(&numbers))
}

fn count(n: &JsValue) -> Result<usize, Error> {
    let n = crate::document::whole("n", convert::number("n", n)?, 0, NUMBERS as u32)?;
    Ok(n as usize)
}
