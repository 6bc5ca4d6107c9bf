//! One value of JSON as what it should be, or the error that says what it is.

use super::Value;
use crate::{Error, Kind, document::check, layer::check_length};

pub fn matrix(place: &str, rows: &[Value], columns: usize) -> Result<Vec<f64>, Error> {
    let mut values = Vec::new();
    for (i, value) in rows.iter().enumerate() {
        values.extend(row(&format!("{place}[{i}]"), value, columns)?);
    }
    Ok(values)
}

pub fn row(place: &str, value: &Value, columns: usize) -> Result<Vec<f64>, Error> {
    let list = list(place, value)?;
    check_length(place, list.len(), columns)?;
    let number = |(i, value)| number(&format!("{place}[{i}]"), value);
    list.iter().enumerate().map(number).collect()
}

pub fn list<'v, 'a>(place: &str, value: &'v Value<'a>) -> Result<&'v [Value<'a>], Error> {
    match value {
        Value::Array(list) => Ok(list),
        _ => Err(wrong_type(place, Kind::List, value)),
    }
}

pub fn number(place: &str, value: &Value) -> Result<f64, Error> {
    match value {
        Value::Number((text, _)) => check::number(place, text),
        _ => Err(wrong_type(place, Kind::Number, value)),
    }
}

pub fn text<'v>(place: &str, value: &'v Value) -> Result<&'v str, Error> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(wrong_type(place, Kind::Text, value)),
    }
}

pub fn kind(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Nothing,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    }
}

pub fn wrong_type(place: &str, expected: Kind, value: &Value) -> Error {
    Error::WrongType {
        place: place.into(),
        expected,
        found: kind(value),
    }
}
