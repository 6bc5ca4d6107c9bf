//! An edit as a plain object: `{set: "weight", layer: 0, from: 1, to: 2, value: 0.5}`.

use super::{convert, document::activation};
use crate::prelude::*;
use crate::{Edit, Error, Initialization, Kind};
use wasm_bindgen::JsValue;

pub fn read(position: u32, edit: &JsValue) -> Result<Edit, Error> {
    if !edit.is_object() {
        return Err(Error::WrongType {
            place: format!("edits[{position}]"),
            expected: Kind::Object,
            found: Kind::Other,
        });
    }
    let get = |key| convert::get(edit, key);
    let index = |key| convert::index(key, &get(key)?);
    let number = |key| convert::number(key, &get(key)?);
    let numbers = || convert::numbers("values", &get("values")?);
    // Undefined is more likely a slip than a wish: only null takes an edit back.
    let value = || {
        let value = get("value")?;
        match value.is_null() {
            true => Ok(None),
            false => convert::number("value", &value).map(Some),
        }
    };
    let layer = || index("layer");
    let set = convert::name("set", &get("set")?)?;
    Ok(match set.as_str() {
        "input" => Edit::Input {
            row: index("row")?,
            index: index("index")?,
            value: number("value")?,
        },
        "inputs" => Edit::Inputs {
            rows: index("rows")?,
            values: numbers()?,
        },
        "addRow" => Edit::AddRow,
        "removeRow" => Edit::RemoveRow { row: index("row")? },
        "weight" => Edit::Weight {
            layer: layer()?,
            from: index("from")?,
            to: index("to")?,
            value: value()?,
        },
        "bias" => Edit::Bias {
            layer: layer()?,
            to: index("to")?,
            value: value()?,
        },
        "weights" => Edit::Weights {
            layer: layer()?,
            values: numbers()?,
        },
        "biases" => Edit::Biases {
            layer: layer()?,
            values: numbers()?,
        },
        "seed" => Edit::Seed(convert::seed("seed", &get("value")?)?),
        "initialization" => Edit::Initialization(Initialization::named(&convert::name(
            "name",
            &get("name")?,
        )?)?),
        "activation" => Edit::Activation {
            layer: layer()?,
            activation: activation(&get("name")?, &get("parameter")?)?,
        },
        "parameter" => Edit::Parameter {
            layer: layer()?,
            value: number("value")?,
        },
        "size" => Edit::Size {
            position: index("position")?,
            value: index("value")?,
        },
        "addLayer" => Edit::AddLayer {
            position: index("position")?,
        },
        "removeLayer" => Edit::RemoveLayer {
            position: index("position")?,
        },
        "resetParameters" => Edit::ResetParameters,
        _ => {
            return Err(Error::UnknownName {
                what: "edit",
                name: set,
            });
        }
    })
}
