//! JavaScript's values to Rust's, with checks, and back.

use crate::{Error, Kind, Language, document::whole, error::out_of_memory, layer::zeros};
use js_sys::{Array, Float64Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// Numbers taken from one array, so that no allocation can fail.
const NUMBERS: usize = 1 << 24;

/// The JavaScript `Error` for an engine's error.
pub fn throw(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message(Language::English));
    set(&thrown, "korean", error.message(Language::Korean).into());
    set(&thrown, "place", error.place().into());
    thrown.into()
}

/// A plain object under construction.
#[derive(Default)]
pub struct Plain(Object);

impl Plain {
    pub fn with(self, key: &str, value: impl Into<JsValue>) -> Self {
        set(&self.0, key, value.into());
        self
    }
}

impl From<Plain> for JsValue {
    fn from(plain: Plain) -> Self {
        plain.0.into()
    }
}

fn set(object: &Object, key: &str, value: JsValue) {
    // Only a frozen object or a proxy refuses, and these are our own.
    let _ = Reflect::set(object, &key.into(), &value);
}

pub fn floats(values: &[f64]) -> Float64Array {
    Float64Array::from(values)
}

pub fn list<T: Into<JsValue>>(items: impl IntoIterator<Item = T>) -> Array {
    items.into_iter().map(Into::into).collect()
}

pub fn optional<T: Into<JsValue>>(value: Option<T>) -> JsValue {
    value.map_or(JsValue::NULL, Into::into)
}

/// A property of an object.
pub fn get(object: &JsValue, key: &str) -> Result<JsValue, Error> {
    Reflect::get(object, &key.into()).map_err(|_| wrong_type(key, Kind::Object, object))
}

pub fn text(place: &str, value: &JsValue, longest: usize) -> Result<String, Error> {
    let Some(string) = value.dyn_ref::<JsString>() else {
        return Err(wrong_type(place, Kind::Text, value));
    };
    // Before memory is taken for it; UTF-8 may need three bytes for one of these.
    check_length(string.length(), longest)?;
    Ok(string.into())
}

/// A name, as a catalogue has it.
pub fn name(place: &str, value: &JsValue) -> Result<String, Error> {
    text(place, value, 1_000_000)
}

/// What a change belongs to, where it belongs to anything.
pub fn gesture(value: &JsValue) -> Result<Option<String>, Error> {
    match value.is_null() || value.is_undefined() {
        true => Ok(None),
        false => name("gesture", value).map(Some),
    }
}

pub fn number(place: &str, value: &JsValue) -> Result<f64, Error> {
    value
        .as_f64()
        .ok_or_else(|| wrong_type(place, Kind::Number, value))
}

pub fn finite(place: &str, value: &JsValue) -> Result<f64, Error> {
    crate::document::finite(place, number(place, value)?)
}

/// A number, or none for null and undefined.
pub fn optional_number(place: &str, value: &JsValue) -> Result<Option<f64>, Error> {
    if value.is_null() || value.is_undefined() {
        return Ok(None);
    }
    number(place, value).map(Some)
}

/// A whole number from 0 to 2³²-1.
pub fn index(place: &str, value: &JsValue) -> Result<usize, Error> {
    Ok(seed(place, value)? as usize)
}

pub fn seed(place: &str, value: &JsValue) -> Result<u32, Error> {
    whole(place, number(place, value)?, 0, u32::MAX)
}

/// A position; undefined is 0. A number too large, or no position at all, gives the nearest one.
pub fn position(object: &JsValue, key: &str) -> Result<usize, Error> {
    let value = optional_number(key, &get(object, key)?)?.unwrap_or(0.0);
    // `as` takes NaN to 0 and everything else to the nearest that fits.
    Ok(value as usize)
}

/// A typed array or a list of numbers. Every kind of typed array is a Float64Array or Uint8Array by then (door.js).
pub fn numbers(place: &str, value: &JsValue) -> Result<Vec<f64>, Error> {
    if let Some(array) = value.dyn_ref::<Float64Array>() {
        check_length(array.length(), NUMBERS)?;
        let mut numbers = zeros(1, array.length() as usize)?;
        array.copy_to(&mut numbers);
        return Ok(numbers);
    }
    if let Some(array) = value.dyn_ref::<Uint8Array>() {
        check_length(array.length(), NUMBERS)?;
        return Ok(array.to_vec().into_iter().map(f64::from).collect());
    }
    let item = |i, item: JsValue| number(&format!("{place}[{}]", i as usize), &item);
    items(place, value, NUMBERS, item)
}

/// The same, or a list of rows of `columns` numbers each.
pub fn rows(place: &str, value: &JsValue, columns: usize) -> Result<Vec<f64>, Error> {
    let first = || Reflect::get_u32(value, 0).unwrap_or(JsValue::UNDEFINED);
    if !Array::is_array(value) || !first().is_object() {
        return numbers(place, value);
    }
    let row = |i, row: JsValue| {
        let place = format!("{place}[{}]", i as usize);
        let row = numbers(&place, &row)?;
        match row.len() == columns {
            true => Ok(row),
            false => Err(Error::WrongLength {
                place,
                found: row.len(),
                expected: columns,
            }),
        }
    };
    Ok(items(place, value, NUMBERS, row)?.concat())
}

/// Whole numbers from 0 to 2³²-1.
pub fn items_of(numbers: &[f64], place: &str) -> Result<Vec<usize>, Error> {
    let whole = |(i, &number)| Ok(whole(&format!("{place}[{i}]"), number, 0, u32::MAX)? as usize);
    numbers.iter().enumerate().map(whole).collect()
}

/// The items of a list, each read by `read`.
pub fn items<T>(
    place: &str,
    value: &JsValue,
    most: usize,
    read: impl Fn(u32, JsValue) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let Some(array) = value.dyn_ref::<Array>().filter(|_| Array::is_array(value)) else {
        return Err(wrong_type(place, Kind::List, value));
    };
    check_length(array.length(), most)?;
    // A loop: collected into a `Result`, all of it would be there again for each kind of item.
    let mut items = Vec::new();
    for i in 0..array.length() {
        let item = Reflect::get_u32(value, i);
        let item = item.map_err(|_| wrong_type(place, Kind::List, value))?;
        items.push(read(i, item)?);
    }
    Ok(items)
}

pub fn bytes(place: &str, value: &JsValue, most: usize) -> Result<Vec<u8>, Error> {
    let Some(array) = value.dyn_ref::<Uint8Array>() else {
        return Err(wrong_type(place, Kind::List, value));
    };
    check_length(array.length(), most)?;
    let (mut bytes, length) = (Vec::new(), array.length() as usize);
    let room = bytes.try_reserve_exact(length);
    room.map_err(|_| out_of_memory(length, 1))?;
    bytes.resize(length, 0);
    array.copy_to(&mut bytes);
    Ok(bytes)
}

fn check_length(found: u32, maximum: usize) -> Result<(), Error> {
    let found = found as usize;
    if found > maximum {
        return Err(Error::TooLong { found, maximum });
    }
    Ok(())
}

pub fn wrong_type(place: &str, expected: Kind, value: &JsValue) -> Error {
    let found = if value.is_null() || value.is_undefined() {
        Kind::Nothing
    } else if value.as_bool().is_some() {
        Kind::Boolean
    } else if value.as_f64().is_some() {
        Kind::Number
    } else if value.is_string() {
        Kind::Text
    } else if Array::is_array(value) {
        Kind::List
    } else if value.is_object() {
        Kind::Object
    } else {
        Kind::Other
    };
    Error::WrongType {
        place: place.into(),
        expected,
        found,
    }
}
