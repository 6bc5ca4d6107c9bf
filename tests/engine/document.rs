//! Documents: presets, edits, JSON, links, attributes and snapshots.

use perceptible::{
    Activation, Document, Edit, Error, Initialization, Preset, RandomState, Session, limits,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn post() -> Document {
    Document::from(Preset::Post)
}

/// The document after these edits, which comes back from link, JSON and snapshot unchanged.
fn edited(edits: &[Edit]) -> Document {
    let document = post().edit(edits).unwrap();
    comes_back(&document);
    document
}

fn comes_back(document: &Document) {
    let link = document.to_link();
    assert_eq!(Document::from_link(&link).as_ref(), Ok(document), "{link}");
    assert_eq!(
        Document::from_link(&format!("#{link}")).as_ref(),
        Ok(document)
    );
    for json in [document.to_json(), document.to_pretty_json()] {
        assert_eq!(
            Document::from_json(json.as_bytes()).as_ref(),
            Ok(document),
            "{json}"
        );
    }
    let bytes = Session::new(document.clone()).unwrap().to_bytes();
    assert_eq!(Session::from_bytes(&bytes).unwrap().document(), document);
    let attributes = document.to_attributes();
    let pairs: Vec<_> = attributes
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    assert_eq!(
        Document::from_attributes(&pairs).as_ref(),
        Ok(document),
        "{pairs:?}"
    );
}

fn activation(layer: usize, name: &str) -> Edit {
    Edit::Activation {
        layer,
        activation: Activation::named(name).unwrap(),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn presets_come_back_and_an_untouched_one_is_its_name() {
    for &preset in Preset::ALL {
        let document = Document::from(preset);
        comes_back(&document);
        assert!(!document.is_edited());
        assert_eq!(Preset::named(preset.name()), Ok(preset));
        if preset != Preset::Post {
            assert_eq!(document.to_link(), format!("v1&preset={}", preset.name()));
        }
    }
    assert_eq!(post().to_link(), "");
    assert_eq!(
        post().to_json(),
        "{\"perceptible\":1,\"preset\":\"post\",\"layers\":[3,4,2],\"activations\":[\"sigmoid\",\"linear\"],\
         \"seed\":0,\"initialization\":\"post\",\"scale\":0.1,\"drawn_before\":0,\"loss\":\"mse\",\"optimizer\":\"sgd\",\"weight_decay\":0,\"learning_rate\":0.1,\
         \"batch_size\":0,\"order\":\"shuffled\",\"order_seed\":0,\"test_size\":0,\"split_seed\":0,\"l1\":0,\"l2\":0,\"bias_training\":\"trained\",\"schedule\":\"constant\",\"schedule_per\":\"epoch\",\"tolerance\":0.01,\"stop_loss\":0,\
         \"epochs\":0,\"patience\":0,\"inputs\":[[3,1,5.5]],\"targets\":[[1,0]],\"edits\":{}}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_link_holds_what_differs_and_reads_like_it() {
    let check = |edits: &[Edit], link: &str| assert_eq!(edited(edits).to_link(), link);
    check(
        &[Edit::Input {
            row: 0,
            index: 2,
            value: -5.5,
        }],
        "v1&x=3,1,-5.5",
    );
    check(
        &[Edit::Input {
            row: 0,
            index: 0,
            value: -0.0,
        }],
        "v1&x=-0.0,1,5.5",
    );
    check(
        &[
            Edit::AddRow,
            Edit::Input {
                row: 1,
                index: 1,
                value: 1e-7,
            },
        ],
        "v1&x=3,1,5.5;3,1e-7,5.5",
    );
    check(
        &[
            Edit::field("seed", 7.0),
            Edit::field("initialization", "xavier"),
        ],
        "v1&seed=7&init=xavier",
    );
    check(&[activation(0, "swish")], "v1&f1=swish");
    check(
        &[
            activation(0, "leaky_relu"),
            Edit::Parameter {
                layer: 0,
                value: 0.2,
            },
        ],
        "v1&f1=leaky_relu:0.2",
    );
    check(
        &[Edit::Weight {
            layer: 0,
            from: 1,
            to: 2,
            value: Some(0.5),
        }],
        "v1&w1=2.3:0.5",
    );
    check(
        &[Edit::Bias {
            layer: 1,
            to: 1,
            value: Some(0.1),
        }],
        "v1&b2=2:0.1",
    );
    check(
        &[Edit::Biases {
            layer: 1,
            values: vec![1.0, 2.0],
        }],
        "v1&b2=1,2",
    );
    check(
        &[Edit::Size {
            position: 1,
            value: 5,
        }],
        "v1&layers=3,5,2",
    );
    check(
        &[Edit::Size {
            position: 0,
            value: 4,
        }],
        "v1&layers=4,4,2",
    );
    check(&[Edit::AddLayer { position: 2 }], "v1&layers=3,4,4,2");
}

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

#[wasm_bindgen_test(unsupported = test)]
fn short_json_and_short_links_are_enough() {
    let json = |text: &str| Document::from_json(text.as_bytes());
    assert_eq!(
        json("{\"preset\":\"xor\"}"),
        Ok(Document::from(Preset::Xor))
    );
    assert_eq!(json("\u{feff}{\"layers\":[3,4,2]}"), Ok(post()));
    let link = |text: &str| Document::from_link(text).unwrap();
    assert_eq!(link("#preset=batch"), Document::from(Preset::Batch));
    assert_eq!(link("#v1&x=+3,1.0,55e-1"), post());
    assert_eq!(link("v1&seed=+0"), post());
    assert_eq!(link("v1&seed=1e2"), link("v1&seed=100"));
    assert_eq!(link("v1&layers=3,4.0,2&seed=100.0"), link("v1&seed=100"));
    assert_eq!(link("v1&f1=SiLU&f2=Identity"), link("v1&f1=swish"));
    assert_eq!(
        json("{\"layers\":[3,4.0,2],\"inputs\":[3,1,-5.5]}").unwrap(),
        link("x=3,1,-5.5")
    );
    let matrices = "{\"layers\":[2,1],\"weights\":[[[1],[-0.0]]],\"biases\":[null]}";
    let network = json(matrices).unwrap().network().unwrap();
    let layer = network.layer(0).unwrap();
    assert!(layer.weights_row_major()[1].is_sign_negative());
    assert_eq!(
        (layer.weights_row_major(), layer.biases_flat()),
        (&[1.0, 0.0][..], &[0.0][..])
    );
    let full_then_one = "{\"layers\":[2,1],\"weights\":[[[1],[2]]],\"edits\":{\"w1.2.1\":3}}";
    assert_eq!(
        json(full_then_one).unwrap().to_link(),
        "v1&layers=2,1&w1=1,3"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_largest_document_comes_back() {
    let mut edits = vec![Edit::AddLayer { position: 1 }; limits::SIZES - 3];
    edits.extend((0..limits::SIZES).map(|position| Edit::Size {
        position,
        value: limits::NEURONS,
    }));
    let number = |i: usize| -1.0 / (i as f64 + 3.0) * 1e-300;
    let numbers = |n: usize| (0..n).map(number).collect::<Vec<_>>();
    for layer in 0..limits::SIZES - 1 {
        edits.push(Edit::Weights {
            layer,
            values: numbers(64 * 64),
        });
        edits.push(Edit::Biases {
            layer,
            values: numbers(64),
        });
    }
    edits.push(Edit::Inputs {
        rows: limits::ROWS,
        values: numbers(64 * 64),
    });
    let document = edited(&edits);
    assert!(document.to_pretty_json().len() < limits::TEXT / 4);
}

#[wasm_bindgen_test(unsupported = test)]
fn xor_is_solved_exactly() {
    let document = Document::from(Preset::Xor);
    let trace = document
        .network()
        .unwrap()
        .forward_flat(document.inputs())
        .unwrap();
    assert_eq!(trace.outputs_flat(), [0.0, 1.0, 1.0, 0.0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn weights_begin_after_the_numbers_of_a_data_set() {
    let document = edited(&[
        Edit::field("scale", 0.01),
        Edit::field("drawn_before", 300.0),
    ]);
    assert_eq!(document.to_link(), "v1&scale=0.01&before=300");
    comes_back(&document);
    let mut random = RandomState::new(0);
    (0..300).for_each(|_| _ = random.randn());
    let layers = document.drawn().unwrap().layers().len();
    for layer in 0..layers {
        let drawn = document.drawn().unwrap();
        for &weight in drawn.layer(layer).unwrap().weights_row_major() {
            assert_eq!(weight, 0.01 * random.randn());
        }
    }
    // a scale is kept for the day when it counts again
    let he = document
        .edit(&[Edit::field("initialization", "he")])
        .unwrap();
    assert_eq!(he.initialization(), Initialization::He);
    let again = he.edit(&[Edit::field("initialization", "post")]).unwrap();
    assert_eq!(again, document);

    let refused = |name, value: f64| {
        let error = post().edit(&[Edit::field(name, value)]).unwrap_err();
        error.to_string()
    };
    assert_eq!(
        refused("scale", -0.1),
        "scale must be between 0 and 100, not -0.1."
    );
    assert_eq!(
        refused("scale", f64::NAN),
        "scale must be a finite number, not nan."
    );
    assert_eq!(
        refused("drawn_before", 1e6),
        "drawn_before must be between 0 and 100000, not 1000000."
    );
    let link = |link| Document::from_link(link).unwrap_err().to_string();
    assert_eq!(link("v1&scale=big"), "scale is not a number: \"big\".");
    assert_eq!(
        link("v1&before=-1"),
        "before must be between 0 and 100000, not -1."
    );
}

/// What others add to an address on its way.
#[wasm_bindgen_test(unsupported = test)]
fn an_unknown_key_of_a_link_is_named_and_the_rest_is_kept() {
    let own = "v1&x=3,1,-5.5&f1=swish";
    let expected = Document::from_link(own).unwrap();
    for (added, keys) in [
        (
            "&utm_source=a%26b&utm_medium=feed",
            &["utm_source", "utm_medium"][..],
        ),
        ("?utm_source=feed&fbclid=x", &["utm_source", "fbclid"]),
        ("&f3=tanh", &["f3"]),
        ("&sead=7", &["sead"]),
        ("", &[]),
    ] {
        let link = format!("https://example.org/#{own}{added}");
        let (document, unknown) = Document::read_link(&link).unwrap();
        assert_eq!(
            (&document, &unknown[..]),
            (
                &expected,
                &keys.iter().map(|key| key.to_string()).collect::<Vec<_>>()[..]
            ),
            "{link}"
        );
        let attributes = Document::read_attributes(&[("state", &link)]);
        assert_eq!(attributes, Ok((document, unknown)));
        assert_eq!(Document::from_link(&link).is_ok(), keys.is_empty());
    }
    // a known key must be right, and an attribute's name is no link's key
    assert!(Document::read_link("v1&seed=x&utm_source=feed").is_err());
    assert!(Document::read_attributes(&[("activations", "tanh,linear,relu")]).is_err());
}

/// Remarks in a file, or keys of a later program; known ones must be right.
#[wasm_bindgen_test(unsupported = test)]
fn an_unknown_key_of_json_is_named_and_the_rest_is_kept() {
    let expected = Document::from_link("v1&x=3,1,-5.5&f1=swish").unwrap();
    let json = expected.to_json();
    for (added, keys) in [
        (
            r#","author":"Kim","note":{"deep":[1,{"deeper":null}]}"#,
            &["author", "note"][..],
        ),
        (r#","sead":7"#, &["sead"]),
        ("", &[]),
    ] {
        let json = json.strip_suffix('}').unwrap().to_string() + added + "}";
        let mut found = Document::read_json(json.as_bytes()).unwrap();
        found.1.sort();
        assert_eq!(
            found,
            (
                expected.clone(),
                keys.iter().map(|key| key.to_string()).collect()
            )
        );
        assert_eq!(
            Document::from_json(json.as_bytes()).is_ok(),
            keys.is_empty()
        );
    }
    assert!(Document::read_json(br#"{"preset":"post","seed":"x","author":"Kim"}"#).is_err());
}

/// Whole numbers in every spelling that stands for one.
#[wasm_bindgen_test(unsupported = test)]
fn a_links_whole_numbers_are_read_as_numbers() {
    let seed = |text: &str| Document::from_link(&format!("v1&seed={text}")).map(|d| d.seed());
    for (text, value) in [
        ("+0", 0),
        ("%2B0", 0),
        ("1e2", 100),
        ("1.0", 1),
        ("007", 7),
        ("-0", 0),
        ("4294967295", u32::MAX),
    ] {
        assert_eq!(seed(text), Ok(value), "{text}");
    }
    for text in ["1.5", "-1", "4294967296", "1e-1", "", "one", "0x10", "nan"] {
        assert!(seed(text).is_err(), "{text}");
    }
}

#[test]
fn edits_in_a_file_may_stand_in_any_order() {
    let names = Vec::from_iter((0..16).map(|i| match i {
        0..8 => format!("w1.{}.{}", i / 4 + 1, i % 4 + 1),
        8..12 => format!("b1.{}", i - 7),
        _ => format!("w2.{}.1", i - 11),
    }));
    // Every step that is odd goes through all sixteen.
    let opened = |step: usize| {
        let edits = (0..16).map(|i| (i * step + 5) % 16);
        let edits = edits.map(|i| format!("\"{}\":{i}.5", names[i]));
        let edits = edits.collect::<Vec<_>>().join(",");
        let json = format!("{{\"layers\":[2,4,1],\"edits\":{{{edits}}}}}");
        Document::from_json(json.as_bytes()).unwrap().to_link()
    };
    let link = opened(1);
    assert!(link.contains("15.5"), "{link}");
    for step in (3..16).step_by(2) {
        assert_eq!(opened(step), link);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_deep_and_wide_network_comes_back_from_everywhere() {
    let sizes: Vec<String> = (0..17).map(|i| (3 + i % 3).to_string()).collect();
    let deep = Document::from_link(&format!("v1&layers={}", sizes.join(","))).unwrap();
    let edits = [
        Edit::Activation {
            layer: 11,
            activation: Activation::named("tanh").unwrap(),
        },
        Edit::Weight {
            layer: 15,
            from: 2,
            to: 1,
            value: Some(0.5),
        },
        Edit::Bias {
            layer: 9,
            to: 0,
            value: Some(-1.0),
        },
        Edit::Weights {
            layer: 12,
            values: vec![0.25; 12],
        },
    ];
    comes_back(&deep.edit(&edits).unwrap());
    let wide = Document::from_link("v1&layers=3,128,1024,2").unwrap();
    let weight = Edit::Weight {
        layer: 1,
        from: 127,
        to: 1023,
        value: Some(0.5),
    };
    comes_back(&wide.edit(&[weight]).unwrap());
}
