//! The forward kernel against plain loops, and against itself in other batches.

use nalgebra::{DMatrix, RowDVector};
use perceptible::{Activation, Dense, Error, Initialization, Network, RandomState, kernel::naive};
use wasm_bindgen_test::wasm_bindgen_test;

fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
}

fn randn(random: &mut RandomState, n: usize) -> Vec<f64> {
    (0..n).map(|_| random.randn()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_small_shape_and_some_large_ones_equal_plain_loops() {
    let mut random = RandomState::new(1);
    let small = (1..=7).flat_map(|i| (1..=9).map(move |n| (i, n)));
    for (n_inputs, n_neurons) in small.chain([(64, 64), (65, 63), (784, 3), (3, 130)]) {
        for rows in [1, 2, 3, 8] {
            let (linear, post) = (Activation::Linear, Initialization::POST);
            let mut layer = Dense::draw(n_inputs, n_neurons, linear, post, &mut random).unwrap();
            let biases = randn(&mut random, n_neurons);
            layer.set_biases(&biases).unwrap();
            let x = randn(&mut random, rows * n_inputs);
            let expected = naive::forward(&x, layer.weights_row_major(), &biases, n_inputs);
            let network = Network::new(vec![layer]).unwrap();
            let trace = network.forward_flat(&x).unwrap();
            assert!(
                same_bits(trace.z(0).unwrap(), &expected),
                "{rows}×{n_inputs}×{n_neurons}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_value_does_not_depend_on_batch_lane_or_position() {
    for activation in Activation::ALL {
        let mut random = RandomState::new(2);
        let activations = [*activation, *activation];
        let xavier = Initialization::Xavier;
        let network = Network::draw(&[5, 7, 3], &activations, xavier, &mut random).unwrap();
        let batch = randn(&mut random, 5 * 9);
        let all = network.forward_flat(&batch).unwrap();
        for row in 0..9 {
            let one = network.forward_flat(&batch[row * 5..][..5]).unwrap();
            for layer in 0..2 {
                let a = all.a(layer).unwrap();
                let columns = a.len() / 9;
                let name = activation.name();
                assert!(
                    same_bits(&a[row * columns..][..columns], one.a(layer).unwrap()),
                    "{name}"
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn matrices_of_the_public_api_are_row_by_row() {
    let x = DMatrix::from_row_slice(3, 2, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let w = DMatrix::from_row_slice(2, 3, &[1.0, 10.0, 100.0, 2.0, 20.0, 200.0]);
    let b = RowDVector::from_row_slice(&[0.5, 0.25, 0.125]);
    let layer = Dense::new(&w, &b, Activation::Linear).unwrap();
    assert_eq!(
        layer.weights_row_major(),
        [1.0, 10.0, 100.0, 2.0, 20.0, 200.0]
    );
    assert_eq!((layer.weights(), layer.biases()), (w, b));
    let trace = Network::new(vec![layer]).unwrap().forward(&x).unwrap();
    let expected = DMatrix::from_row_slice(
        3,
        3,
        &[
            5.5, 50.25, 500.125, 11.5, 110.25, 1100.125, 17.5, 170.25, 1700.125,
        ],
    );
    assert_eq!(trace.pre_activations(0).unwrap(), expected);
    assert_eq!(trace.outputs(), expected);

    let asymmetric = DMatrix::from_row_slice(3, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0]);
    let layer = Dense::new(&asymmetric, &RowDVector::zeros(3), Activation::Linear).unwrap();
    let trace = Network::new(vec![layer])
        .unwrap()
        .forward(&DMatrix::from_row_slice(1, 3, &[1.0, 0.0, 0.0]))
        .unwrap();
    assert_eq!(
        trace.activations(0).unwrap(),
        DMatrix::from_row_slice(1, 3, &[1.0, 2.0, 3.0])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_batch_gives_empty_values() {
    let network = network();
    assert_eq!(network.forward_flat(&[]).unwrap().outputs().shape(), (0, 2));
}

fn network() -> Network {
    let activations = [Activation::Sigmoid, Activation::Linear];
    let mut random = RandomState::new(0);
    Network::draw(&[3, 4, 2], &activations, Initialization::POST, &mut random).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn wrong_shapes_and_numbers_are_errors_that_change_nothing() {
    let mut network = network();
    let before = network.clone();
    let message = |error: Error| error.to_string();
    let check = |result: Result<(), Error>, expected: &str| {
        assert_eq!(message(result.unwrap_err()), expected);
    };
    check(
        network.set_weights(0, &[0.0; 11]),
        "weights has length 11; expected 12.",
    );
    let mut weights = [0.0; 12];
    weights[7] = f64::NAN;
    check(
        network.set_weights(0, &weights),
        "weights[7] must be a finite number, not nan.",
    );
    check(
        network.set_biases(1, &[f64::NEG_INFINITY, 0.0]),
        "biases[0] must be a finite number, not -inf.",
    );
    check(
        network.set_biases(2, &[]),
        "layer must be between 0 and 1, not 2.",
    );
    check(
        network.forward_flat(&[1.0; 4]).map(drop),
        "inputs has length 4; expected 6.",
    );
    check(
        network.forward(&DMatrix::zeros(1, 2)).map(drop),
        "inputs has length 2; expected 3.",
    );
    check(
        network.forward_flat(&[1.0, f64::NAN, 0.0]).map(drop),
        "inputs[1] must be a finite number, not nan.",
    );
    for activation in [
        Activation::LeakyRelu { slope: f64::NAN },
        Activation::Swish {
            beta: f64::INFINITY,
        },
        Activation::Softplus { beta: 0.0 },
    ] {
        let refused = |result: Result<(), Error>| {
            assert!(
                matches!(result, Err(Error::OutOfRange { .. })),
                "{result:?}"
            );
        };
        refused(network.set_activation(0, activation));
        let (w, b) = (DMatrix::zeros(1, 1), RowDVector::zeros(1));
        refused(Dense::new(&w, &b, activation).map(drop));
        let mut layer = Dense::new(&w, &b, Activation::Linear).unwrap();
        refused(layer.set_activation(activation));
    }
    assert_eq!(network, before);

    let layer = |shape: (usize, usize)| {
        let (w, b) = (DMatrix::zeros(shape.0, shape.1), RowDVector::zeros(shape.1));
        Dense::new(&w, &b, Activation::Linear)
    };
    let broken = Network::new(vec![layer((3, 4)).unwrap(), layer((5, 2)).unwrap()]);
    check(broken.map(drop), "layers[1] takes 5 inputs, but 4 come in.");
    check(
        layer((0, 2)).map(drop),
        "n_inputs must be between 1 and 4294967295, not 0.",
    );
    assert!(Network::new(vec![]).is_err());
    let (linear, post) = (Activation::Linear, Initialization::POST);
    let huge = Dense::draw(usize::MAX / 2, 3, linear, post, &mut RandomState::new(0));
    assert!(matches!(huge, Err(Error::OutOfMemory { .. })));
    assert!(Network::draw(&[3], &[linear], post, &mut RandomState::new(0)).is_err());
    check(
        Network::draw(&[], &[], post, &mut RandomState::new(0)).map(drop),
        "Too few sizes: 0, where at least 2 are needed.",
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn initializations_draw_row_major_and_nothing_for_biases() {
    let draw = |initialization| {
        let mut random = RandomState::new(7);
        let layer = Dense::draw(2, 3, Activation::Linear, initialization, &mut random).unwrap();
        assert_eq!(layer.biases_flat(), [0.0; 3]);
        (layer.weights_row_major().to_vec(), random)
    };
    let normal = |initialization, scale: f64| {
        let mut random = RandomState::new(7);
        let numbers = (0..6).map(|_| scale * random.randn()).collect();
        assert_eq!(draw(initialization), (numbers, random));
    };
    normal(Initialization::POST, 0.10);
    normal(Initialization::Randn { scale: 0.01 }, 0.01);
    normal(Initialization::LeCun, (1.0_f64 / 2.0).sqrt());
    normal(Initialization::XavierNormal, (2.0_f64 / 5.0).sqrt());
    normal(Initialization::He, 1.0);
    let uniform = |initialization, limit: f64| {
        let mut random = RandomState::new(7);
        let numbers = (0..6).map(|_| random.uniform(-limit, limit)).collect();
        assert_eq!(draw(initialization), (numbers, random));
    };
    uniform(Initialization::Xavier, (6.0_f64 / 5.0).sqrt());
    uniform(Initialization::HeUniform, (6.0_f64 / 2.0).sqrt());
    uniform(Initialization::Uniform, 1.0);
    assert_eq!(
        draw(Initialization::Zeros),
        (vec![0.0; 6], RandomState::new(7))
    );
    for scale in [-0.1, 100.1, f64::NAN] {
        let random = &mut RandomState::new(0);
        let (linear, initialization) = (Activation::Linear, Initialization::Randn { scale });
        assert!(Dense::draw(2, 3, linear, initialization, random).is_err());
        assert!(Network::draw(&[2, 3], &[linear], initialization, random).is_err());
    }
}
