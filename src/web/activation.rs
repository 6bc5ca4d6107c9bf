//! The activation functions for JavaScript: the catalogue, and curves.

use super::convert::{self, Plain, floats, list, optional, throw};
use crate::{Activation, Error, Parameter, document, export::numpy::expression};
use js_sys::{Array, Float64Array};
use wasm_bindgen::prelude::*;

/// In menu order, with default parameters.
#[wasm_bindgen(skip_typescript)]
pub fn catalogue() -> Array {
    list(Activation::ALL.iter().map(|&f| activation_values(f)))
}

/// f at xs, then f′ at xs.
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

/// By name, with a parameter of its own or the default.
pub fn activation(name: &JsValue, parameter: &JsValue) -> Result<Activation, Error> {
    let activation = document::activation("name", &convert::name("name", name)?)?;
    match convert::optional_number("parameter", parameter)? {
        None => Ok(activation),
        Some(value) => activation.with_parameter(value),
    }
}

pub fn parameter_values(p: Parameter) -> Plain {
    Plain::default()
        .with("name", p.name)
        .with("symbol", p.symbol)
        .with("value", p.value)
        .with("default", p.default)
        .with("minimum", p.minimum)
        .with("maximum", p.maximum)
        .with("step", p.step)
}

pub fn activation_values(activation: Activation) -> Plain {
    let parameter = activation.parameter().map(parameter_values);
    Plain::default()
        .with("name", activation.name())
        .with("formula", activation.formula())
        .with("derivative", activation.derivative_formula())
        .with("numpy", expression(activation))
        .with("rowWise", activation.is_row_wise())
        .with("jumps", list(activation.jumps()))
        .with("ends", optional(activation.ends().map(list)))
        .with("parameter", optional(parameter))
}
