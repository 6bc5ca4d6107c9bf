//! The flat buffer: its order, layers without biases, and frozen parameters.

use nalgebra::{DMatrix, RowDVector};
use perceptible::{
    Activation, Dense, Error, Initialization, Network, Parameters, Place, RandomState, Shape,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// 2-3-2, whose weights are 1, 2, … in the order of the flat buffer.
fn counted() -> Network {
    let w1 = DMatrix::from_row_slice(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let b1 = RowDVector::from_row_slice(&[7.0, 8.0, 9.0]);
    let w2 = DMatrix::from_row_slice(3, 2, &[10.0, 11.0, 12.0, 13.0, 14.0, 15.0]);
    let linear = Activation::Linear;
    Network::new(vec![
        Dense::new(&w1, &b1, linear).unwrap(),
        Dense::new(&w2, &RowDVector::zeros(2), linear)
            .unwrap()
            .without_biases(),
    ])
    .unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_stand_layer_by_layer_weights_row_major_then_biases() {
    let network = counted();
    let numbers: Vec<f64> = (1..=15).map(f64::from).collect();
    assert_eq!(network.parameters().as_slice(), numbers);
    assert_eq!(
        network.layer(1).unwrap().weights_row_major(),
        &numbers[9..15]
    );
    assert_eq!(network.layer(0).unwrap().biases_flat(), &numbers[6..9]);
    assert!(!network.layer(1).unwrap().has_biases());

    let shape = network.shape();
    let names = (0..shape.len()).map(|i| shape.place(i).unwrap().to_string());
    let names: Vec<String> = names.collect();
    assert_eq!(
        names.join(" "),
        "w1.1.1 w1.1.2 w1.1.3 w1.2.1 w1.2.2 w1.2.3 b1.1 b1.2 b1.3 w2.1.1 w2.1.2 w2.2.1 w2.2.2 w2.3.1 w2.3.2"
    );
    for index in 0..shape.len() {
        assert_eq!(shape.index(shape.place(index).unwrap()), Ok(index));
    }
    assert_eq!(shape.place(15), None);
    for missing in [
        Place::Bias { layer: 1, to: 0 },
        Place::Bias { layer: 0, to: 3 },
        Place::Bias { layer: 2, to: 0 },
        Place::Weight {
            layer: 0,
            from: 2,
            to: 0,
        },
    ] {
        let name = missing.to_string();
        assert_eq!(shape.index(missing), Err(Error::NoSuchParameter { name }));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_layer_without_biases_computes_as_one_whose_biases_are_0() {
    let mut random = RandomState::new(3);
    let (he, swish) = (Initialization::He, Activation::Swish { beta: 1.0 });
    let layer = Dense::draw(5, 6, swish, he, &mut random).unwrap();
    let x: Vec<f64> = (0..35).map(|_| random.randn()).collect();
    let forward = |layer: Dense| Network::new(vec![layer]).unwrap().forward_flat(&x).unwrap();
    assert_eq!(
        forward(layer.clone().without_biases()),
        forward(layer.clone())
    );

    let mut network = Network::new(vec![layer.without_biases()]).unwrap();
    assert_eq!(
        network.set_biases(0, &[0.0; 6]).unwrap_err().to_string(),
        "biases has length 6; expected 0."
    );
    assert_eq!(network.parameters().as_slice().len(), 30);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_update_leaves_what_is_frozen() {
    let mut network = counted();
    let subtract = |network: &mut Network| {
        network.update(|range, numbers| {
            for (index, number) in range.zip(numbers) {
                *number -= index as f64; // `index` is the number's own place in the buffer
            }
        });
    };
    let is_frozen = |index: usize| index == 4 || (9..15).contains(&index);
    network.freeze_layer(1, true).unwrap();
    let (layer, from, to) = (0, 1, 1);
    network
        .freeze(Place::Weight { layer, from, to }, true)
        .unwrap();
    subtract(&mut network);
    for (index, &number) in network.parameters().as_slice().iter().enumerate() {
        let expected = if is_frozen(index) {
            index as f64 + 1.0
        } else {
            1.0
        };
        assert_eq!(number, expected, "{index}");
        assert_eq!(network.frozen()[index], is_frozen(index));
    }
    // What a person sets is set, frozen or not.
    let numbers: Vec<f64> = (1..=15).map(f64::from).collect();
    network.set_parameters(&numbers).unwrap();
    assert_eq!(network.parameters().as_slice(), numbers);

    network.freeze_layer(0, false).unwrap();
    network.freeze_layer(1, false).unwrap();
    assert_eq!(network, counted());
    assert!(network.frozen().is_empty());
    subtract(&mut network);
    assert_eq!(network.parameters().as_slice(), [1.0; 15]);
    assert!(network.freeze_layer(2, true).is_err());
    assert!(
        network
            .freeze(Place::Bias { layer: 1, to: 0 }, true)
            .is_err()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn absurd_shapes_are_errors() {
    assert!(matches!(
        Shape::new(&[usize::MAX, usize::MAX], &[true]),
        Err(Error::OutOfMemory { .. })
    ));
    let half = 1 << (usize::BITS / 2 - 2); // half² numbers can be counted, but not their bytes
    let large = Shape::new(&[half, half], &[false]);
    assert!(matches!(
        large.and_then(Parameters::zeros),
        Err(Error::OutOfMemory { .. })
    ));
    for (sizes, biases) in [
        (&[3, 0][..], &[true][..]),
        (&[3], &[]),
        (&[3, 2], &[true, true]),
    ] {
        assert!(Shape::new(sizes, biases).is_err());
    }
}
