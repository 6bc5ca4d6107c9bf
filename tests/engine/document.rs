//! Documents: presets, JSON, links, attributes and snapshots.

use perceptible::{
    Activation, Document, Edit, Initialization, Preset, RandomState, Session, limits,
};
use wasm_bindgen_test::wasm_bindgen_test;

pub fn post() -> Document {
    Document::from(Preset::Post)
}

/// The document after these edits, which comes back from link, JSON and snapshot unchanged.
pub fn edited(edits: &[Edit]) -> Document {
    let document = post().edit(edits).unwrap();
    comes_back(&document);
    document
}

pub fn comes_back(document: &Document) {
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

pub fn activation(layer: usize, name: &str) -> Edit {
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
