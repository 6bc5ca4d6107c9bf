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
