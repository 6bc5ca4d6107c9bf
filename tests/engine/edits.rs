//! What edits do to a document, and what is refused.

use crate::document::{activation, comes_back, edited, post};
use perceptible::{Activation, Document, Edit, Error, Preset, limits};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_number_goes_back_to_the_presets_own() {
    let xor = Document::from(Preset::Xor);
    let bias = |value| Edit::Bias {
        layer: 0,
        to: 1,
        value,
    };
    let changed = xor.edit(&[bias(Some(0.5))]).unwrap();
    assert_eq!(changed.to_link(), "v1&preset=xor&b1=0,0.5");
    assert_eq!(changed.original(), xor.network());
    for back in [
        changed.edit(&[bias(None)]),
        changed.edit(&[bias(Some(-1.0))]),
    ] {
        assert_eq!(back.unwrap(), xor);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn drawn_parameters_drop_also_what_the_preset_sets() {
    let weight = Edit::Weight {
        layer: 0,
        from: 0,
        to: 0,
        value: Some(9.0),
    };
    for (preset, link) in [
        (
            Preset::Xor,
            "v1&preset=xor&seed=7&w1=drawn&b1=drawn&w2=drawn&b2=drawn",
        ),
        (Preset::Neuron, "v1&preset=neuron&seed=7&w1=drawn&b1=drawn"),
        (Preset::Post, "v1&seed=7"),
    ] {
        let edits = [
            weight.clone(),
            Edit::DrawParameters,
            Edit::field("seed", 7.0),
        ];
        let drawn = Document::from(preset).edit(&edits).unwrap();
        assert_eq!(drawn.to_link(), link);
        assert_eq!(drawn.network(), drawn.drawn());
        assert_eq!(Document::from_link(link).unwrap(), drawn);
        assert_eq!(
            Document::from_json(drawn.to_json().as_bytes()).unwrap(),
            drawn
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_weight_typed_as_it_was_drawn_is_no_edit() {
    let post = Document::from(Preset::Post);
    let weight = |value| Edit::Weight {
        layer: 1,
        from: 3,
        to: 0,
        value,
    };
    let drawn = post.network().unwrap().layers()[1].weights_row_major()[6];
    let changed = post.edit(&[weight(Some(7.0))]).unwrap();
    assert!(changed.is_edited());
    assert_eq!(changed.edit(&[weight(Some(drawn))]).unwrap(), post);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_seed_or_initialization_keeps_the_edits() {
    let weight = Edit::Weight {
        layer: 0,
        from: 2,
        to: 3,
        value: Some(9.0),
    };
    let document = edited(&[
        weight,
        Edit::field("seed", 5.0),
        Edit::field("initialization", "zeros"),
    ]);
    let mut expected = [0.0; 12];
    expected[11] = 9.0;
    assert_eq!(
        document.network().unwrap().layers()[0].weights_row_major(),
        expected
    );
    let back = document
        .edit(&[Edit::Weight {
            layer: 0,
            from: 2,
            to: 3,
            value: None,
        }])
        .unwrap();
    assert_eq!(back.network(), back.drawn());
}

#[wasm_bindgen_test(unsupported = test)]
fn sizes_grow_and_shrink_and_drop_what_no_longer_fits() {
    let corner = Edit::Weight {
        layer: 0,
        from: 2,
        to: 3,
        value: Some(9.0),
    };
    let first = Edit::Weight {
        layer: 0,
        from: 0,
        to: 0,
        value: Some(8.0),
    };
    let document = edited(&[
        corner.clone(),
        first,
        Edit::Size {
            position: 0,
            value: 2,
        },
    ]);
    assert_eq!(document.inputs(), [3.0, 1.0]);
    assert_eq!(document.to_link(), "v1&layers=2,4,2&w1=1.1:8");
    let document = edited(&[
        corner,
        Edit::Size {
            position: 0,
            value: 5,
        },
    ]);
    assert_eq!(document.inputs(), [3.0, 1.0, 5.5, 0.0, 0.0]);
    assert_eq!(document.to_link(), "v1&layers=5,4,2&w1=3.4:9");
}

#[wasm_bindgen_test(unsupported = test)]
fn layers_come_and_go_with_their_edits() {
    let marks = [
        Edit::Bias {
            layer: 0,
            to: 0,
            value: Some(1.0),
        },
        Edit::Bias {
            layer: 1,
            to: 0,
            value: Some(2.0),
        },
        Edit::Weight {
            layer: 0,
            from: 0,
            to: 0,
            value: Some(3.0),
        },
        Edit::Weight {
            layer: 1,
            from: 0,
            to: 0,
            value: Some(4.0),
        },
        activation(0, "tanh"),
    ];
    let document = post().edit(&marks).unwrap();
    let link = |edits: &[Edit]| {
        let document = document.edit(edits).unwrap();
        comes_back(&document);
        document.to_link()
    };
    // The layer behind a new one has other inputs: its weights are drawn again.
    let add = |position| Edit::AddLayer { position };
    let remove = |position| Edit::RemoveLayer { position };
    assert_eq!(
        link(&[add(1)]),
        "v1&layers=3,4,4,2&f1=tanh&f2=tanh&b2=1:1&w3=1.1:4&b3=1:2"
    );
    assert_eq!(
        link(&[add(2)]),
        "v1&layers=3,4,4,2&f1=tanh&f2=tanh&w1=1.1:3&b1=1:1&b3=1:2"
    );
    assert_eq!(link(&[remove(1)]), "v1&layers=3,2&b1=1:2");
    assert_eq!(
        link(&[remove(1), add(1)]),
        "v1&layers=3,4,2&b2=1:2".replace("layers=3,4,2&", "")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_does_not_fit_is_refused_and_nothing_changes() {
    let check = |edit: Edit, message: &str| {
        let document = post();
        let edits = [Edit::field("seed", 1.0), edit];
        assert_eq!(document.edit(&edits).unwrap_err().to_string(), message);
        assert_eq!(document, post());
    };
    let nan = f64::NAN;
    check(
        Edit::Input {
            row: 0,
            index: 3,
            value: 1.0,
        },
        "index must be between 0 and 2, not 3.",
    );
    check(
        Edit::Input {
            row: 0,
            index: 0,
            value: nan,
        },
        "inputs[0][0] must be a finite number, not nan.",
    );
    check(
        Edit::Inputs {
            rows: 2,
            values: vec![1.0; 5],
        },
        "inputs has length 5; expected 6.",
    );
    check(
        Edit::Inputs {
            rows: usize::MAX,
            values: vec![],
        },
        "At most 10000 rows; here are 18446744073709551615."
            .replace("18446744073709551615", &usize::MAX.to_string())
            .as_str(),
    );
    check(
        Edit::RemoveRow { row: 0 },
        "Too few rows: 0, where at least 1 are needed.",
    );
    check(
        Edit::Weight {
            layer: 2,
            from: 0,
            to: 0,
            value: None,
        },
        "layer must be between 0 and 1, not 2.",
    );
    check(
        Edit::Weight {
            layer: 0,
            from: 0,
            to: 4,
            value: None,
        },
        "to must be between 0 and 3, not 4.",
    );
    check(
        Edit::Bias {
            layer: 0,
            to: 0,
            value: Some(f64::INFINITY),
        },
        "biases[0][0] must be a finite number, not inf.",
    );
    check(
        Edit::Weights {
            layer: 1,
            values: vec![0.0; 7],
        },
        "weights[1] has length 7; expected 8.",
    );
    check(
        Edit::Size {
            position: 3,
            value: 1,
        },
        "position must be between 0 and 2, not 3.",
    );
    check(
        Edit::Size {
            position: 1,
            value: 1025,
        },
        "layers[1] must be between 1 and 1024, not 1025.",
    );
    check(
        Edit::AddLayer { position: 0 },
        "position must be between 1 and 2, not 0.",
    );
    let neuron = Document::from(Preset::Neuron);
    let refused = neuron.edit(&[Edit::RemoveLayer { position: 1 }]);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "Too few layers: 1, where at least 2 are needed."
    );
    let activation = Activation::LeakyRelu { slope: f64::NAN };
    let refused = neuron.edit(&[Edit::Activation {
        layer: 0,
        activation,
    }]);
    assert!(matches!(refused, Err(Error::OutOfRange { .. })));
    check(
        Edit::RemoveLayer { position: 2 },
        "position must be between 1 and 1, not 2.",
    );
    check(
        Edit::Parameter {
            layer: 0,
            value: nan,
        },
        "parameter must be a finite number, not nan.",
    );
    let full = vec![Edit::AddLayer { position: 1 }; limits::SIZES_OF_SESSION - 2];
    assert_eq!(
        post().edit(&full).unwrap_err().to_string(),
        "At most 17 layers; here are 18."
    );
    let rows = |rows| Edit::Inputs {
        rows,
        values: vec![0.0; 3 * rows],
    };
    let most = post().edit(&[rows(limits::ROWS_OF_SESSION)]).unwrap();
    assert!(most.edit(&[Edit::AddRow]).is_err());
    assert!(post().edit(&[rows(limits::ROWS_OF_SESSION + 1)]).is_err());
}
