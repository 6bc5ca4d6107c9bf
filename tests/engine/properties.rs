//! Documents at random: saved, they come back to the bit; and no input panics.
#![cfg(not(target_arch = "wasm32"))]

use perceptible::{
    Activation, Dataset, Document, Edit, Initialization, Part, Preset, Session, Train,
    dataset::{Table, TableOptions},
    limits,
};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |x| x.is_finite()),
        prop_oneof![
            Just(0.0),
            Just(-0.0),
            Just(5e-324),
            Just(f64::MAX),
            Just(1e-7),
            Just(1e16)
        ],
    ]
}

fn activation() -> impl Strategy<Value = Activation> {
    let index = 0..Activation::ALL.len();
    (index, any::<f64>()).prop_map(|(i, value)| {
        let activation = Activation::ALL[i];
        activation
            .with_parameter(value.rem_euclid(1.0))
            .unwrap_or(activation)
    })
}

/// Any edit; many do not fit, and are then refused.
fn edit() -> impl Strategy<Value = Edit> {
    let i = || 0..4_usize;
    let value = || prop::option::of(number());
    prop_oneof![
        (i(), i(), number()).prop_map(|(row, index, value)| Edit::Input { row, index, value }),
        (1..3_usize, prop::collection::vec(number(), 0..12))
            .prop_map(|(rows, values)| Edit::Inputs { rows, values }),
        Just(Edit::AddRow),
        i().prop_map(|row| Edit::RemoveRow { row }),
        (i(), i(), i(), value()).prop_map(|(layer, from, to, value)| Edit::Weight {
            layer,
            from,
            to,
            value
        }),
        (i(), i(), value()).prop_map(|(layer, to, value)| Edit::Bias { layer, to, value }),
        (i(), prop::collection::vec(number(), 0..16))
            .prop_map(|(layer, values)| Edit::Weights { layer, values }),
        (i(), prop::collection::vec(number(), 0..5))
            .prop_map(|(layer, values)| Edit::Biases { layer, values }),
        any::<u32>().prop_map(|seed| Edit::field("seed", f64::from(seed))),
        (0..Initialization::ALL.len())
            .prop_map(|i| Edit::field("initialization", Initialization::ALL[i].name())),
        number().prop_map(|scale| Edit::field("scale", scale)),
        (0..1000_u32).prop_map(|n| Edit::field("drawn_before", f64::from(n))),
        (i(), activation()).prop_map(|(layer, activation)| Edit::Activation { layer, activation }),
        (i(), number()).prop_map(|(layer, value)| Edit::Parameter { layer, value }),
        (i(), 0..7_usize).prop_map(|(position, value)| Edit::Size { position, value }),
        i().prop_map(|position| Edit::AddLayer { position }),
        i().prop_map(|position| Edit::RemoveLayer { position }),
        Just(Edit::DrawParameters),
    ]
}

prop_compose! {
    /// A preset after the edits that fit.
    fn document()(preset in 0..Preset::ALL.len(), edits in prop::collection::vec(edit(), 0..24)) -> Document {
        let start = Document::from(Preset::ALL[preset]);
        edits.into_iter().fold(start, |document, edit| document.edit(&[edit]).unwrap_or(document))
    }
}

/// Any characters that tables have, or rows of two or three cells.
fn table() -> impl Strategy<Value = String> {
    let cell =
        r#"-?[0-9]{1,2}|[0-9][.,][0-9]|-0\.0|1e300|[a가'="-][a,;"' ]{0,2}|"[a ,\n]{0,2}("")?"|"#;
    let rows = (prop::sample::select(vec![",", ";", "\t", " "]), 2..4_usize).prop_flat_map(
        move |(separator, columns)| {
            let row = prop::collection::vec(cell, columns);
            let rows = prop::collection::vec(row, 1..5);
            rows.prop_map(move |rows| {
                let rows = rows.iter().map(|row| row.join(separator) + "\n");
                rows.collect::<String>()
            })
        },
    );
    prop_oneof![r#"[0-9a,;'"=\[\](). \t\n\r_-]{0,40}"#, rows]
}

proptest! {
    #[test]
    fn tables_are_read_or_refused_and_come_back(text in table()) {
        if let Ok(data) = Dataset::from_text(&text) {
            let options = TableOptions { header: Some(true), task: Some(data.task()), ..TableOptions::default() };
            let again = Table::read(&data.to_csv(), &options).unwrap();
            prop_assert_eq!(again.dataset, data);
        }
    }

    #[test]
    fn links_json_and_snapshots_come_back(document in document()) {
        prop_assert_eq!(&Document::from_link(&document.to_link()).unwrap(), &document);
        prop_assert_eq!(&Document::from_json(document.to_json().as_bytes()).unwrap(), &document);
        prop_assert_eq!(&Document::from_json(document.to_pretty_json().as_bytes()).unwrap(), &document);
        let bytes = Session::new(document.clone()).unwrap().to_bytes();
        let session = Session::from_bytes(&bytes).unwrap();
        prop_assert_eq!(session.document(), &document);
    }

    #[test]
    fn every_document_is_a_network_within_the_limits(document in document()) {
        prop_assert!(document.sizes().len() <= limits::SIZES && document.sizes().len() >= 2);
        prop_assert!(document.sizes().iter().all(|n| (1..=limits::NEURONS_OF_SESSION).contains(n)));
        let network = document.network().unwrap();
        prop_assert_eq!(network.sizes(), document.sizes());
        let trace = network.forward_flat(document.inputs()).unwrap();
        prop_assert_eq!(trace.n_samples(), document.rows());
    }

    #[test]
    fn single_edits_are_reversible(document in document(), value in number()) {
        prop_assume!(document.data().is_none()); // after an edit the rows are no longer a call's
        let (x, seed) = (document.inputs()[0], document.seed());
        let there = document.edit(&[Edit::Input { row: 0, index: 0, value }, Edit::field("seed", f64::from(!seed)), Edit::AddRow]);
        let rows = document.rows();
        if let Ok(there) = there {
            let back = [Edit::RemoveRow { row: rows }, Edit::field("seed", f64::from(seed)), Edit::Input { row: 0, index: 0, value: x }];
            prop_assert_eq!(there.edit(&back).unwrap(), document);
        }
    }

    #[test]
    fn arbitrary_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Document::from_json(&bytes).is_err());
        prop_assert!(Session::from_bytes(&bytes).is_err());
        let _ = Document::from_link(&String::from_utf8_lossy(&bytes));
    }

    /// One character of a good text replaced: refused with a message, or another good document.
    #[test]
    fn damaged_text_never_panics(document in document(), at in any::<prop::sample::Index>(), c in any::<char>()) {
        for text in [document.to_json(), document.to_link()] {
            let damaged: String = match text.chars().count() {
                0 => c.to_string(),
                n => text.chars().enumerate().map(|(i, old)| if i == at.index(n) { c } else { old }).collect(),
            };
            for result in [Document::from_json(damaged.as_bytes()), Document::from_link(&damaged)] {
                match result {
                    Ok(document) => prop_assert!(document.network().is_ok()),
                    Err(error) => prop_assert!(!error.message(perceptible::Language::Korean).is_empty()),
                }
            }
        }
    }

    #[test]
    fn damaged_snapshots_never_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = Session::new(Document::from(Preset::Xor)).unwrap().to_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = Session::from_bytes(&bytes);
    }
}

/// What may happen to a training.
#[derive(Clone, Debug)]
enum Action {
    Phase,
    Step,
    Epoch,
    Play(u64),
    Visit(u64),
    Undo,
    Edit(Edit),
}

fn action() -> impl Strategy<Value = Action> {
    let weight = |value: i32| Edit::Weight {
        layer: 1,
        from: 2,
        to: 1,
        value: Some(f64::from(value) / 8.0),
    };
    let optimizers = ["sgd", "adam", "rprop", "rmsprop"];
    prop_oneof![
        Just(Action::Phase),
        Just(Action::Phase),
        Just(Action::Step),
        Just(Action::Epoch),
        (1..40_u64).prop_map(Action::Play),
        (0..30_u64).prop_map(Action::Visit),
        Just(Action::Undo),
        (-9..9_i32).prop_map(move |value| Action::Edit(weight(value))),
        (0..4_usize).prop_map(move |i| Action::Edit(Edit::field("optimizer", optimizers[i]))),
        (0..4_u32).prop_map(|n| Action::Edit(Edit::field("batch_size", f64::from(n)))),
        (0..9_u32).prop_map(|n| Action::Edit(Edit::field("order_seed", f64::from(n)))),
        (0..4_usize, number()).prop_map(|(row, value)| Action::Edit(Edit::Target {
            row,
            index: 0,
            value
        })),
        activation().prop_map(|activation| Action::Edit(Edit::Activation {
            layer: 0,
            activation
        })),
    ]
}

fn act(session: &mut Session, action: &Action) {
    // A refused edit has changed nothing, and is refused everywhere.
    let _ = match action {
        Action::Phase => session.train(Train::Phase),
        Action::Step => session.train(Train::Step),
        Action::Epoch => session.train(Train::Epoch),
        &Action::Play(steps) => session.train(Train::Play {
            budget: f64::INFINITY,
            steps,
            clock: &|| 0.0,
        }),
        &Action::Visit(step) => session.visit(step),
        Action::Undo => session.undo(),
        Action::Edit(edit) => session.edit(std::slice::from_ref(edit), None),
    };
}

/// All numbers that can be seen, and how far the training has come.
fn shown(session: &Session) -> (Vec<u64>, String) {
    let parts: Vec<Part> = Part::ALL.iter().map(|(_, part)| *part).collect();
    let numbers = session.frame(&parts).unwrap().parts.into_iter();
    let bits = numbers.flat_map(|(_, numbers)| numbers).map(f64::to_bits);
    let at = session.run().map(|run| {
        let t = run.trainer();
        let problem = t.problem().map(|problem| problem.to_string());
        (
            t.updates(),
            t.epochs(),
            t.last_phase(),
            t.batch().to_vec(),
            problem,
            t.reached(),
        )
    });
    (bits.collect(), format!("{at:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_training_goes_on_from_its_bytes(
        before in prop::collection::vec(action(), 0..12),
        after in prop::collection::vec(action(), 0..8),
    ) {
        let link = "v1&x=1,2,3;4,-5,6;0.5,0,1;3,1,-2&t=1,0;0,1;0.5,0.5;0,0&batch=3";
        let mut session = Session::new(Document::from_link(link).unwrap()).unwrap();
        before.iter().for_each(|action| act(&mut session, action));
        let bytes = session.to_bytes();
        let mut restored = Session::from_bytes(&bytes).unwrap();
        prop_assert_eq!(shown(&restored), shown(&session));
        prop_assert_eq!(restored.to_bytes(), bytes);
        // What could be undone, and steps on other rows, are forgotten.
        let forward = |action: &&Action| !matches!(action, Action::Undo | Action::Visit(_));
        for action in after.iter().filter(forward) {
            act(&mut session, action);
            act(&mut restored, action);
            prop_assert_eq!(shown(&restored), shown(&session), "{:?}", action);
        }
    }
}
