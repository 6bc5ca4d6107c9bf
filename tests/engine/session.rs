//! Sessions: what can be undone, what a frame holds, what bytes bring back.

use perceptible::export::Library;
use perceptible::{
    Activation, Document, Edit, Error, FIELDS, Field, FieldKind, Focus, Part, Phase, Preset,
    Session, Train, Value,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn post() -> Session {
    Session::new(Document::from(Preset::Post)).unwrap()
}

fn input(value: f64) -> [Edit; 1] {
    [Edit::Input {
        row: 0,
        index: 0,
        value,
    }]
}

#[wasm_bindgen_test(unsupported = test)]
fn edits_are_undone_and_redone_one_by_one() {
    let mut session = post();
    for value in [1.0, 2.0] {
        session.edit(&input(value), None).unwrap();
    }
    assert!(session.can_undo() && !session.can_redo());
    session.undo().unwrap();
    assert_eq!(session.document().inputs()[0], 1.0);
    session.undo().unwrap();
    assert_eq!(session.document().to_link(), "");
    assert!(!session.can_undo());
    session.undo().unwrap(); // nothing to undo: nothing happens
    session.redo().unwrap();
    session.redo().unwrap();
    assert_eq!(session.document().inputs()[0], 2.0);
    session.undo().unwrap();
    session.edit(&input(7.0), None).unwrap();
    assert!(
        !session.can_redo(),
        "another edit ends what could be redone"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_gesture_is_one_entry_and_none_where_it_comes_back() {
    let mut session = post();
    for value in [4.0, 5.0, 6.0] {
        session.edit(&input(value), Some("drag")).unwrap();
    }
    assert_eq!(session.gesture(), Some("drag"));
    session.undo().unwrap();
    assert_eq!(session.document().to_link(), "");
    for value in [4.0, 3.0] {
        session.edit(&input(value), Some("drag")).unwrap();
    }
    assert!(!session.can_undo(), "3 is where it began");
    session.edit(&input(4.0), Some("drag")).unwrap();
    session.end_gesture();
    session.edit(&input(5.0), Some("drag")).unwrap();
    session.undo().unwrap();
    assert_eq!(
        session.document().inputs()[0],
        4.0,
        "a gesture that has ended does not go on"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_refused_edit_changes_nothing() {
    let mut session = post();
    let revisions = session.revisions();
    let edits = [&input(9.0)[..], &[Edit::field("seed", -1.0)]].concat();
    assert!(matches!(
        session.edit(&edits, None),
        Err(Error::OutOfRange { .. })
    ));
    assert_eq!(session.revisions(), revisions);
    assert!(!session.can_undo());
    assert_eq!(session.document().to_link(), "");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_shown_from_outside_is_not_undone_and_what_is_replaced_is() {
    let mut session = post();
    session.show(Document::from(Preset::Xor)).unwrap();
    assert!(!session.can_undo());
    session.replace(Document::from(Preset::Batch)).unwrap();
    session.undo().unwrap();
    assert_eq!(session.document(), &Document::from(Preset::Xor));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_opened_begins_with_nothing_learnt_and_attributes_go_on() {
    let learnt = |session: &Session| session.run().map_or(0, |run| run.trainer().updates());
    let three = || {
        let mut session = post();
        for _ in 0..3 {
            session.train(Train::Step).unwrap();
        }
        session
    };
    let faster = || Document::from_link("v1&lr=0.5").unwrap();

    let mut session = three();
    session.show(faster()).unwrap();
    assert_eq!(
        learnt(&session),
        0,
        "a link that differs in a setting is another document"
    );
    let begun = Session::new(faster()).unwrap();
    assert_eq!(
        session.network().parameters().as_slice(),
        begun.network().parameters().as_slice()
    );

    let mut session = three();
    session.show(post().document().clone()).unwrap();
    assert_eq!(learnt(&session), 3, "the same link again is no change");
    session.replace(post().document().clone()).unwrap();
    assert_eq!(learnt(&session), 0, "who opens it begins again");
    session.undo().unwrap();
    assert_eq!(learnt(&session), 3);

    let mut session = three();
    session.amend(faster()).unwrap();
    assert_eq!(learnt(&session), 3, "an author's slider is as an edit");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_goes_on_at_the_same_step_with_the_same_moments() {
    let link = "v1&data=moons:n_samples=40,noise=0.1,seed=0&layers=2,4,1&f2=sigmoid&loss=bce&opt=adam&batch=8";
    let mut session = Session::new(Document::from_link(link).unwrap()).unwrap();
    assert!(!session.to_json().contains("\"training\""));
    for _ in 0..7 {
        session.train(Train::Step).unwrap();
    }
    for _ in 0..3 {
        session.train(Train::Phase).unwrap(); // to the gradients of the eighth step
    }
    let file = session.to_json();
    assert_eq!(
        Document::from_json(file.as_bytes()).unwrap(),
        *session.document()
    );

    let mut opened = post();
    opened.open_json(file.as_bytes(), true).unwrap();
    for session in [&mut session, &mut opened] {
        let trainer = session.run().unwrap().trainer();
        assert_eq!(
            (trainer.updates(), trainer.last_phase()),
            (7, Phase::Backward)
        );
        for _ in 0..10 {
            session.train(Train::Step).unwrap();
        }
    }
    let bytes = |session: &Session| session.run().unwrap().trainer().moment().unwrap();
    assert_eq!(
        format!("{:?}", bytes(&opened)),
        format!("{:?}", bytes(&session))
    );
    while opened.can_undo() {
        opened.undo().unwrap();
    }
    assert_eq!(opened.document().to_link(), "");

    // What somebody has edited by hand is another document, which begins at its start.
    let by_hand = file.replace("\"learning_rate\": 0.1", "\"learning_rate\": 0.2");
    let mut edited = post();
    let left_out = edited.open_json(by_hand.as_bytes(), true).unwrap();
    assert_eq!(left_out, ["training"]);
    assert!(edited.run().is_none());
    assert_eq!(edited.document().training().learning_rate, 0.2);
    let damaged = file.replace("\"training\": \"", "\"training\": \"?");
    let error = post().open_json(damaged.as_bytes(), true).unwrap_err();
    assert_eq!(error, Error::DamagedSnapshot { place: "training" });
}

#[wasm_bindgen_test(unsupported = test)]
fn undo_is_bounded_in_bytes() {
    let mut session =
        Session::new(Document::from_link("v1&layers=64,64,64,64,64,64,64,64").unwrap()).unwrap();
    let all = |value: f64| Edit::Weights {
        layer: 3,
        values: vec![value; 64 * 64],
    };
    for i in 0..2000 {
        session.edit(&[all(f64::from(i))], None).unwrap();
    }
    let mut undone = 0;
    while session.can_undo() {
        session.undo().unwrap();
        undone += 1;
    }
    assert!(
        (50..1500).contains(&undone),
        "{undone} of 2,000 entries of 64 KB and more"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn revisions_tell_which_part_has_changed() {
    let mut session = post();
    let changed = |session: &mut Session, edit: Edit| {
        let before = session.revisions();
        session.edit(&[edit], None).unwrap();
        let now = session.revisions();
        [
            now.document != before.document,
            now.structure != before.structure,
            now.parameters != before.parameters,
            now.original != before.original,
        ]
    };
    let [edit] = input(1.0);
    assert_eq!(
        changed(&mut session, edit),
        [true, true, false, false],
        "it is edited now"
    );
    let [edit] = input(2.0);
    assert_eq!(changed(&mut session, edit), [true, false, false, false]);
    let weight = Edit::Weight {
        layer: 0,
        from: 0,
        to: 0,
        value: Some(0.5),
    };
    assert_eq!(changed(&mut session, weight), [true, false, true, false]);
    assert_eq!(
        changed(&mut session, Edit::field("seed", 7.0)),
        [true, true, true, true]
    );
    let swish = Edit::Activation {
        layer: 0,
        activation: Activation::named("swish").unwrap(),
    };
    assert_eq!(changed(&mut session, swish), [true, true, false, false]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_frame_holds_the_parts_that_are_asked_for() {
    let mut session = post();
    let compared = ["swish", "tanh"].map(|name| Activation::named(name).unwrap());
    session.look(Focus {
        layer: 99,
        neuron: 99,
        row: 99,
        compared: compared.to_vec(),
        ..Focus::default()
    });
    let focus = session.focus();
    assert_eq!(
        [focus.layer, focus.neuron, focus.row],
        [1, 1, 0],
        "as near as there is"
    );
    let comparison = session.comparison();
    assert_eq!(comparison.layer, 0);
    let names: Vec<_> = comparison
        .rows
        .iter()
        .map(|(f, own)| (f.name(), *own))
        .collect();
    assert_eq!(
        names,
        [("swish", false), ("tanh", false), ("sigmoid", true)]
    );

    let frame = session
        .frame(&[Part::Trace, Part::Ledger, Part::Comparison])
        .unwrap();
    let [(_, trace), (_, ledger), (_, compared)] = &frame.parts[..] else {
        panic!("three parts");
    };
    assert_eq!(trace.len(), 3 * 4 + 3 * 2);
    assert_eq!(&trace[..4], session.trace().unwrap().z(0).unwrap());
    assert_eq!(ledger.len(), 4 + 4 + 5);
    assert_eq!(
        ledger.last(),
        Some(&session.trace().unwrap().z(1).unwrap()[1])
    );
    assert_eq!(compared.len(), 3 * (4 + 2));
    assert_eq!(frame.printed[0], "[[ 0.19235057 -0.05512534]]");
    assert_eq!(frame.printed[1], "[[ 0.1192278  -0.09689423]]");
    assert_eq!(frame.printed[3], frame.printed[0]);
    session.look(Focus {
        silent: true,
        ..session.focus()
    });
    let silent = session.frame(&[Part::Comparison]).unwrap();
    assert!(silent.printed.is_empty());
    assert_eq!(silent.parts[0].1.len(), 3 * (4 + 2));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_session_goes_on_from_its_bytes_and_others_are_refused() {
    let mut session = post();
    session.edit(&input(-0.0), None).unwrap();
    let bytes = session.to_bytes();
    assert_eq!(
        Session::from_bytes(&bytes).unwrap().document(),
        session.document()
    );
    for end in 0..bytes.len() {
        assert!(Session::from_bytes(&bytes[..end]).is_err(), "{end}");
    }
    assert!(Session::from_bytes(&[&bytes[..], b"x"].concat()).is_err());
    let with = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        Session::from_bytes(&bytes).unwrap_err()
    };
    assert_eq!(with(0, 0), Error::DamagedSnapshot { place: "beginning" });
    assert_eq!(
        with(7, 8),
        Error::NewerVersion {
            version: "8".into()
        }
    );
    // Version 3 ended with the edits; 4 had no names of classes and no standardisation before the training.
    let mut third = bytes[..bytes.len() - 16].to_vec();
    let mut fourth = [&third[..], &[0; 8]].concat();
    (third[7], fourth[7]) = (3, 4);
    for old in [third, fourth] {
        let old = Session::from_bytes(&old).unwrap();
        assert_eq!(old.document(), session.document());
    }
    // 6 had a list of weights before the last 24 bytes of a training without key frames.
    session.train(Train::Phase).unwrap();
    let bytes = session.to_bytes();
    let (head, tail) = bytes.split_at(bytes.len() - 24);
    let mut sixth = [head, &[1, 0, 0, 0], &[0; 32], tail].concat();
    sixth[7] = 6;
    let sixth = Session::from_bytes(&sixth).unwrap();
    assert_eq!(sixth.to_bytes(), bytes);
}

/// The most rows, and the most parameters, each with all that training knows of it.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_largest_session_goes_on_from_its_bytes() {
    use perceptible::limits::{NUMBERS, PARAMETERS, SNAPSHOT};
    let rows = NUMBERS / 1024;
    let document = Document::from_link("v1&layers=1024,1,1024").unwrap();
    let values = |n: usize| (1..=n).map(|i| i as f64 / n as f64).collect::<Vec<_>>();
    let inputs = Edit::Inputs {
        rows,
        values: values(NUMBERS),
    };
    let targets = Edit::Targets {
        values: values(NUMBERS),
    };
    let of_rows = Session::new(document.edit(&[inputs, targets]).unwrap()).unwrap();

    let link = "v1&layers=1024,511,1024&opt=amsgrad";
    let row = [
        Edit::Inputs {
            rows: 1,
            values: values(1024),
        },
        Edit::Targets {
            values: values(1024),
        },
    ];
    let document = Document::from_link(link).unwrap().edit(&row).unwrap();
    let mut of_parameters = Session::new(document).unwrap();
    of_parameters.train(Train::Step).unwrap();
    of_parameters.keep_weights().unwrap();
    for bias_training in ["frozen", "trained"] {
        let edit = Edit::field("bias_training", bias_training);
        of_parameters.edit(&[edit], None).unwrap();
        of_parameters.train(Train::Step).unwrap();
    }
    let shape = of_parameters.network().shape().len();
    assert!(shape > PARAMETERS - 1024, "{shape}");

    let mut both = 0;
    for session in [&of_rows, &of_parameters] {
        let bytes = session.to_bytes();
        both += bytes.len();
        let again = Session::from_bytes(&bytes).unwrap();
        assert!(again.document() == session.document() && again.to_bytes() == bytes);
    }
    assert!(both <= SNAPSHOT && both > SNAPSHOT / 10 * 9, "{both}");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_saved_can_be_opened_however_long_it_is() {
    let document = Document::from_link("v1&layers=1024,8,1&opt=adam").unwrap();
    let rows = 200;
    let edits = [
        Edit::Inputs {
            rows,
            values: (0..rows * 1024).map(|i| i as f64 / 7.0).collect(),
        },
        Edit::Targets {
            values: vec![1.0; rows],
        },
    ];
    let mut session = Session::new(document.edit(&edits).unwrap()).unwrap();
    session.train(Train::Step).unwrap();
    let file = session.to_json();
    assert!(file.len() > 6_000_000);
    let mut opened = post();
    opened.open_json(file.as_bytes(), true).unwrap();
    assert!(opened.to_bytes() == session.to_bytes());
}

#[wasm_bindgen_test(unsupported = test)]
fn every_field_is_in_links_json_attributes_snapshots_and_scripts() {
    let everywhere = |document: &Document, name: &str, key: &str| {
        let (link, json) = (document.to_link(), document.to_json());
        assert!(link.contains(&format!("&{key}=")), "{link}");
        assert!(json.contains(&format!("\"{name}\":")), "{json}");
        assert_eq!(Document::from_link(&link), Ok(document.clone()));
        assert_eq!(Document::from_json(json.as_bytes()), Ok(document.clone()));
        let attributes = document.to_attributes();
        let pairs: Vec<_> = attributes.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert!(pairs.iter().any(|(own, _)| *own == name), "{pairs:?}");
        assert_eq!(Document::from_attributes(&pairs), Ok(document.clone()));
        let session = Session::new(document.clone()).unwrap();
        let again = Session::from_bytes(&session.to_bytes()).unwrap();
        assert_eq!(again.document(), document);
    };
    for field in FIELDS {
        let FieldKind::Of(owner) = field.kind else {
            let session = post();
            let value = match field.value(session.document()) {
                Some(Value::Number(number)) => (number + 1.0).into(),
                _ => match field.kind {
                    FieldKind::Choice { names, .. } => names()[1].into(),
                    _ => panic!("a name is of a choice"),
                },
            };
            let edit = Edit::Field {
                name: field.name.into(),
                value,
            };
            let edited = session.document().edit(&[edit]).unwrap();
            assert_eq!(edited.to_attributes().len(), 1);
            everywhere(&edited, field.name, field.key);
            continue;
        };
        // A number of some loss, optimiser or schedule.
        let owners = Field::named(owner.field()).unwrap();
        let FieldKind::Choice { names, .. } = owners.kind else {
            panic!("what has numbers is chosen");
        };
        let mut found = 0;
        for name in names() {
            let begun = Document::from(Preset::Post);
            let begun = begun.edit(&[Edit::field(owner.field(), name)]).unwrap();
            let numbers = owner.numbers(&begun);
            let Some(number) = numbers.iter().find(|n| n.name == field.name) else {
                assert_eq!(field.value(&begun), None);
                let wrong = begun.edit(&[Edit::field(field.name, 0.5)]);
                assert!(matches!(wrong, Err(Error::UnknownName { .. })), "{wrong:?}");
                continue;
            };
            found += 1;
            let value = (number.value + number.step).clamp(number.minimum, number.maximum);
            let value = match value == number.value {
                true => number.value - number.step,
                false => value,
            };
            let edited = begun.edit(&[Edit::field(field.name, value)]).unwrap();
            assert_eq!(field.value(&edited), Some(Value::Number(value)));
            everywhere(&edited, field.name, field.key);
            let beyond = begun.edit(&[Edit::field(field.name, number.maximum * 2.0 + 1.0)]);
            assert!(
                matches!(beyond, Err(Error::OutOfRange { .. })),
                "{beyond:?}"
            );

            // Each choice stands in the script that trains so.
            let targets = Edit::Targets {
                values: vec![1.0, 0.0],
            };
            let mut session = Session::new(edited.edit(&[targets]).unwrap()).unwrap();
            session.train(Train::Step).unwrap();
            let (script, is_present) = session.training_script(Library::NumPy, true).unwrap();
            assert!(is_present);
            assert!(
                script.script.contains(&numpy_repr(value)),
                "{name} {}",
                field.name
            );
        }
        assert!(found > 0, "nothing has {}", field.name);
    }
}

fn numpy_repr(value: f64) -> String {
    perceptible::numpy::repr(value)
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_may_stand_before_what_they_belong_to() {
    let document = Document::from_link("v1&beta1=0.8&gamma=0.5&opt=adam&schedule=step").unwrap();
    assert_eq!(
        document.to_link(),
        "v1&opt=adam&beta1=0.8&schedule=step&gamma=0.5"
    );
    let json = br#"{"perceptible": 1, "preset": "post", "beta1": 0.8, "optimizer": "adam"}"#;
    let read = Document::from_json(json).unwrap();
    assert_eq!(read.to_link(), "v1&opt=adam&beta1=0.8");
    let error = Document::from_link("v1&momentum=0.5").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Unknown hyper-parameter \"momentum of sgd\". Choose from weight_decay."
    );
    let error = Document::from_link("v1&opt=adam&beta1=1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "adam β₁ must be between 0 and 0.999999, not 1."
    );
}
