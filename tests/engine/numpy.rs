//! Printed numbers and arrays against NumPy's own text, natively and in wasm.

use perceptible::{
    Error,
    numpy::{array_repr, array_str, repr},
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// Every case of a file of arrays with NumPy's `str` and `repr`.
fn check_arrays(json: &str) {
    let json: Value = serde_json::from_str(json).unwrap();
    for case in json["cases"].as_array().unwrap() {
        let list = |key: &str| case[key].as_array().unwrap().iter();
        let shape = Vec::from_iter(list("shape").map(|n| n.as_u64().unwrap() as usize));
        let texts = Vec::from_iter(list("values").map(|text| text.as_str().unwrap()));
        let values = Vec::from_iter(texts.iter().map(|text| text.parse().unwrap()));
        assert_eq!(array_str(&values, &shape).unwrap(), case["str"], "{case}");
        assert_eq!(array_repr(&values, &shape).unwrap(), case["repr"], "{case}");
        for (value, text) in values.iter().zip(texts) {
            assert_eq!(repr(*value), text);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn arrays_are_printed_as_numpy_prints_them() {
    check_arrays(include_str!("../fixtures/numpy_print.json"));
}

#[wasm_bindgen_test(unsupported = test)]
fn hard_arrays_are_printed_as_numpy_prints_them() {
    check_arrays(include_str!("../fixtures/numpy_print_hard.json"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_shape_that_does_not_fit_is_refused() {
    let wrong = |found, expected| {
        Err(Error::WrongLength {
            place: "values".into(),
            found,
            expected,
        })
    };
    assert_eq!(array_str(&[1.0; 5], &[2, 3]), wrong(5, 6));
    assert_eq!(array_repr(&[1.0; 2], &[]), wrong(2, 1));
    assert_eq!(array_str(&[1.0], &[usize::MAX, 3]), wrong(1, usize::MAX));
    assert!(array_str(&[1.0], &[1; 64]).is_ok());
    assert!(array_str(&[1.0], &[1; 65]).is_err());
}
