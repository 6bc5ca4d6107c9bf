//! Every preset against NumPy: tests/fixtures/presets.json, written by tests/python/presets.py.
//! A preset may call itself verified because this test compares it.

use perceptible::{Document, Preset, numpy};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// Within 2 units in the last place of the layer's largest number: NumPy's BLAS may add in another order.
fn close(ours: &[f64], numpys: &Value) -> bool {
    let numpys: Vec<f64> = serde_json::from_value(numpys.clone()).unwrap();
    let largest = numpys.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    let close = |(a, b): (&f64, &f64)| (a - b).abs() <= 2.0 * f64::EPSILON * largest;
    ours.len() == numpys.len() && ours.iter().zip(&numpys).all(close)
}

/// Only what a test compares may call itself so, and a seed is shown only where it does something.
#[wasm_bindgen_test(unsupported = test)]
fn what_is_compared_with_numpy_and_what_is_drawn_is_known() {
    let open = |link: &str| Document::from_link(link).unwrap();
    for link in ["", "v1&f1=leaky_relu", "v1&f1=swish", "v1&preset=batch"] {
        assert!(open(link).is_compared() && open(link).is_drawn(), "{link}");
    }
    for link in [
        "v1&f1=tanh",
        "v1&f1=leaky_relu:0.2",
        "v1&f2=swish",
        "v1&f1=swish&x=3,1,2",
        "v1&f1=swish&layers=3,5,2",
        "v1&preset=batch&f1=swish",
    ] {
        assert!(!open(link).is_compared() && open(link).is_drawn(), "{link}");
    }
    for preset in ["xor", "neuron", "by-hand"] {
        assert!(!open(&format!("v1&preset={preset}")).is_drawn(), "{preset}");
        // a layer more is drawn
        assert!(
            open(&format!("v1&preset={preset}&w1=drawn")).is_drawn(),
            "{preset}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_verified_preset_has_numpys_numbers_and_text() {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/presets.json")).unwrap();
    // tests/python/test_training.py compares those that are to be trained, step by step.
    let forward = Preset::ALL.iter().take(5);
    assert_eq!(fixture["presets"].as_object().unwrap().len(), 5);
    for &preset in forward {
        let reference = &fixture["presets"][preset.name()];
        let document = Document::from(preset);
        let trace = document
            .network()
            .unwrap()
            .forward_flat(document.inputs())
            .unwrap();
        let layers = reference["layers"].as_array().unwrap();
        assert_eq!(layers.len(), trace.n_layers(), "{}", preset.name());
        for (i, layer) in layers.iter().enumerate() {
            assert!(
                close(trace.z(i).unwrap(), &layer["z"]),
                "{} z{i}",
                preset.name()
            );
            assert!(
                close(trace.a(i).unwrap(), &layer["a"]),
                "{} a{i}",
                preset.name()
            );
        }
        let shape = [
            document.rows(),
            trace.outputs_flat().len() / document.rows(),
        ];
        let printed = numpy::array_str(trace.outputs_flat(), &shape).unwrap();
        assert_eq!(printed, reference["printed"].as_str().unwrap());
    }
}
