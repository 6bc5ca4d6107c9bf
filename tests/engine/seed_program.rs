//! The post's program, to the last bit: tests/fixtures/seed_program.json was made with NumPy.

use nalgebra::DMatrix;
use perceptible::{Activation, Dense, Initialization, Network, RandomState, numpy};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn fixture() -> Value {
    serde_json::from_str(include_str!("../fixtures/seed_program.json")).unwrap()
}

/// The same bits, and the same text when NumPy prints it.
fn check(name: &str, ours: &[f64], reference: &Value) {
    let hex = |v: &Value| u64::from_str_radix(v.as_str().unwrap(), 16).unwrap();
    let bits: Vec<u64> = reference["bits_be"]
        .as_array()
        .unwrap()
        .iter()
        .map(hex)
        .collect();
    let our_bits: Vec<u64> = ours.iter().map(|x| x.to_bits()).collect();
    assert_eq!(our_bits, bits, "{name}");
    let shape = reference["shape"].as_array().unwrap().iter();
    let shape: Vec<usize> = shape.map(|n| n.as_u64().unwrap() as usize).collect();
    let printed = reference["printed"].as_str().unwrap();
    assert_eq!(numpy::array_str(ours, &shape).unwrap(), printed, "{name}");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_posts_program_has_numpys_bits() {
    let reference = fixture();
    let mut random = RandomState::new(0);
    let mut draw = |n_inputs, n_neurons| {
        let (linear, post) = (Activation::Linear, Initialization::POST);
        Dense::draw(n_inputs, n_neurons, linear, post, &mut random).unwrap()
    };
    let (hidden, output) = (draw(3, 4), draw(4, 2));
    check(
        "hidden weights",
        hidden.weights_row_major(),
        &reference["hidden_weights"],
    );
    check(
        "output weights",
        output.weights_row_major(),
        &reference["output_weights"],
    );
    let mut network = Network::new(vec![hidden, output]).unwrap();
    let inputs = DMatrix::from_row_slice(1, 3, &[3.0, 1.0, 5.5]);

    for name in ["sigmoid", "leaky_relu", "swish"] {
        let activation = Activation::named(name).unwrap();
        network.set_activation(0, activation).unwrap();
        network.set_activation(1, Activation::Linear).unwrap();
        let trace = network.forward(&inputs).unwrap();
        check(name, trace.z(0).unwrap(), &reference["hidden_pre"]);
        check(name, trace.a(0).unwrap(), &reference[name]["hidden_act"]);
        check(name, trace.outputs_flat(), &reference[name]["output"]);

        network.set_activation(1, activation).unwrap();
        let trace = network.forward(&inputs).unwrap();
        check(
            name,
            trace.outputs_flat(),
            &reference[name]["act_of_output"],
        );
    }
}
