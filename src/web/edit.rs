//! An edit as a plain object: `{set: "weight", layer: 0, from: 1, to: 2, value: 0.5}`.

use super::{activation::activation, convert};
use crate::{Activation, Edit, Error, Field, Kind, Value};
use wasm_bindgen::JsValue;

/// Edits in one call.
const EDITS: usize = 100_000;

pub fn read_all(edits: &JsValue) -> Result<Vec<Edit>, Error> {
    convert::items("edits", edits, EDITS, |i, edit| read(i, &edit))
}

fn read(position: u32, edit: &JsValue) -> Result<Edit, Error> {
    let place = format!("edits[{}]", position as usize);
    if !edit.is_object() {
        return Err(convert::wrong_type(&place, Kind::Object, edit));
    }
    let name = convert::name(&(place + ".set"), &convert::get(edit, "set")?)?;
    let mut fields = Fields { edit, wrong: None };
    let read = fields.read(&name);
    if let Some(error) = fields.wrong {
        return Err(error);
    }
    read.ok_or(Error::unknown_name("edit", &name, []))
}

/// The first field that cannot be read is remembered; fields after it no longer matter.
struct Fields<'a> {
    edit: &'a JsValue,
    wrong: Option<Error>,
}

impl Fields<'_> {
    /// None for a name that no edit has.
    fn read(&mut self, name: &str) -> Option<Edit> {
        Some(match name {
            "input" => Edit::Input {
                row: self.index("row"),
                index: self.index("index"),
                value: self.number("value"),
            },
            "inputs" => Edit::Inputs {
                rows: self.index("rows"),
                values: self.numbers(),
            },
            "target" => Edit::Target {
                row: self.index("row"),
                index: self.index("index"),
                value: self.number("value"),
            },
            "targets" => Edit::Targets {
                values: self.numbers(),
            },
            "class" => Edit::Class {
                row: self.index("row"),
                value: self.index("value"),
            },
            "classes" => Edit::Classes {
                values: {
                    let read = convert::items_of(&self.numbers(), "values");
                    self.keep(read).unwrap_or_default()
                },
            },
            "addRow" => Edit::AddRow,
            "removeRow" => Edit::RemoveRow {
                row: self.index("row"),
            },
            "weight" => Edit::Weight {
                layer: self.index("layer"),
                from: self.index("from"),
                to: self.index("to"),
                value: self.value(),
            },
            "bias" => Edit::Bias {
                layer: self.index("layer"),
                to: self.index("to"),
                value: self.value(),
            },
            "weights" => Edit::Weights {
                layer: self.index("layer"),
                values: self.numbers(),
            },
            "biases" => Edit::Biases {
                layer: self.index("layer"),
                values: self.numbers(),
            },
            "activation" => Edit::Activation {
                layer: self.index("layer"),
                activation: {
                    let (name, parameter) = (self.field("name"), self.field("parameter"));
                    let read = activation(&name, &parameter);
                    self.keep(read).unwrap_or(Activation::Linear)
                },
            },
            "parameter" => Edit::Parameter {
                layer: self.index("layer"),
                value: self.number("value"),
            },
            "size" => Edit::Size {
                position: self.index("position"),
                value: self.index("value"),
            },
            "addLayer" => Edit::AddLayer {
                position: self.index("position"),
            },
            "removeLayer" => Edit::RemoveLayer {
                position: self.index("position"),
            },
            "drawParameters" => Edit::DrawParameters,
            name => {
                Field::named(name).ok()?;
                Edit::Field {
                    name: name.into(),
                    value: self.field_value(),
                }
            }
        })
    }

    fn keep<T>(&mut self, read: Result<T, Error>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong.get_or_insert(error);
                None
            }
        }
    }

    fn field(&mut self, key: &str) -> JsValue {
        let field = convert::get(self.edit, key);
        self.keep(field).unwrap_or(JsValue::NULL)
    }

    fn index(&mut self, key: &str) -> usize {
        let index = convert::index(key, &self.field(key));
        self.keep(index).unwrap_or_default()
    }

    fn number(&mut self, key: &str) -> f64 {
        let number = convert::number(key, &self.field(key));
        self.keep(number).unwrap_or_default()
    }

    fn numbers(&mut self) -> Vec<f64> {
        let numbers = convert::numbers("values", &self.field("values"));
        self.keep(numbers).unwrap_or_default()
    }

    /// Undefined is more likely a slip than a wish: only null takes an edit back.
    fn value(&mut self) -> Option<f64> {
        let value = self.field("value");
        if value.is_null() {
            return None;
        }
        let number = convert::number("value", &value);
        self.keep(number)
    }

    /// A number or a name; what else it is, the field says.
    fn field_value(&mut self) -> Value {
        let value = self.field("value");
        if value.is_string() {
            let name = convert::name("value", &value);
            return Value::Name(self.keep(name).unwrap_or_default());
        }
        let number = convert::number("value", &value);
        Value::Number(self.keep(number).unwrap_or_default())
    }
}
