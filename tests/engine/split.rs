//! Rows for training and rows for the test: in a session, its bytes and its frames.

use perceptible::{
    Data, Dataset, Document, Edit, Error, Loss, Origin, Part, Preset, Session, Targets, Train,
    dataset::{Generator, Standardization, Table, TableOptions},
    limits,
};
use wasm_bindgen_test::wasm_bindgen_test;

const IRIS: &str = include_str!("../../www/data/iris.csv");
const DIGITS: &str = include_str!("../../www/data/digits.csv");

fn read(text: &str) -> Dataset {
    Table::read(text, &TableOptions::default()).unwrap().dataset
}

fn part(session: &Session, part: Part) -> Vec<f64> {
    session.frame(&[part]).unwrap().parts.remove(0).1
}

/// 60 moons, 18 of them for the test.
fn moons(rest: &str) -> Session {
    let link = "v1&layers=2,5,2&init=xavier&f1=tanh&f2=softmax&loss=cross_entropy&opt=adam&lr=0.05\
                &data=moons:n_samples=60,noise=0.2,seed=1&test=0.3&split_seed=4";
    Session::new(Document::from_link(&[link, rest].concat()).unwrap()).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn only_the_training_rows_are_learnt_from_in_their_own_order() {
    // The same rows, chosen by hand and without a split, give the same bits.
    for rest in ["&batch=16", "&batch=16&order=fixed", ""] {
        let mut session = moons(rest);
        let split = session.document().split().unwrap();
        assert_eq!((split.train.len(), split.test.len()), (42, 18));
        let found = part(&session, Part::TestRows);
        assert!(
            found
                .iter()
                .map(|&row| row as usize)
                .eq(split.test.iter().copied())
        );

        let data = Data {
            generator: Generator::named("moons").unwrap(),
            seed: 1,
        };
        let generator = data
            .generator
            .with("n_samples", 60.0)
            .unwrap()
            .with("noise", 0.2)
            .unwrap();
        let chosen = Data { generator, ..data }
            .draw()
            .unwrap()
            .select(&split.train)
            .unwrap();
        let whole = session
            .document()
            .edit(&[Edit::field("test_size", 0.0)])
            .unwrap();
        let mut other = Session::new(whole.with_rows(&chosen, false).unwrap()).unwrap();
        for _ in 0..3 {
            for session in [&mut session, &mut other] {
                session.train(Train::Epoch).unwrap();
                session.train(Train::Step).unwrap();
            }
            assert_eq!(part(&session, Part::After), part(&other, Part::After));
            assert_eq!(part(&session, Part::Losses), part(&other, Part::Losses));
            let batch = session.run().unwrap().trainer().batch();
            let rows = other.run().unwrap().trainer().batch();
            assert!(
                batch
                    .iter()
                    .copied()
                    .eq(rows.iter().map(|&row| split.train[row]))
            );
        }
        // The document's rows are all there, whatever is trained on.
        let outputs = session
            .network()
            .forward_flat(session.document().inputs())
            .unwrap();
        let trace = session.trace().unwrap();
        assert_eq!(trace.outputs_flat(), outputs.outputs_flat());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn loss_accuracy_and_confusion_are_those_of_both_kinds_of_rows() {
    let mut session = moons("");
    for _ in 0..60 {
        session.train(Train::Step).unwrap();
    }
    let document = session.document();
    let split = document.split().unwrap();
    let (classes, trace) = (document.classes().unwrap(), session.trace().unwrap());
    let z: Vec<&[f64]> = trace.z(1).unwrap().chunks(2).collect();
    let scores = part(&session, Part::Scores);
    let confusion = part(&session, Part::Confusion);
    for (i, rows) in [&split.train, &split.test].into_iter().enumerate() {
        let logits: Vec<f64> = rows.iter().flat_map(|&row| z[row]).copied().collect();
        let own: Vec<usize> = rows.iter().map(|&row| classes[row]).collect();
        let loss = Loss::CrossEntropy.value(&logits, [rows.len(), 2], &Targets::classes(&own));
        assert!((scores[2 * i] - loss.unwrap()).abs() < 1e-15);
        let mut counts = [0.0; 4];
        for &row in rows {
            counts[2 * classes[row] + usize::from(z[row][1] > z[row][0])] += 1.0;
        }
        assert_eq!(confusion[4 * i..][..4], counts);
        assert_eq!(
            scores[2 * i + 1],
            (counts[0] + counts[3]) / rows.len() as f64
        );
    }
    assert!(scores[1] > 0.7 && scores[3] > 0.6, "{scores:?}");
    let trained = session.run().unwrap().trainer().loss().unwrap().0;
    assert_eq!(
        scores[0].to_bits(),
        trained.to_bits(),
        "the loss of the step that is shown"
    );

    // A single output that is to say 0 or 1; numbers have a loss alone; without targets there is nothing.
    let xor = Session::new(Document::from(Preset::Xor)).unwrap();
    assert_eq!(part(&xor, Part::Scores)[..2], [0.0, 1.0]);
    assert_eq!(
        part(&xor, Part::Confusion),
        [2.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0]
    );
    assert!(part(&xor, Part::Scores)[2..].iter().all(|x| x.is_nan()));
    let post = Session::new(Document::from(Preset::Post)).unwrap();
    let scores = part(&post, Part::Scores);
    let [y1, y2] = [0.19235056668805345, -0.0551253438963813];
    let loss = ((y1 - 1.0) * (y1 - 1.0) + y2 * y2) / 2.0;
    assert!((scores[0] - loss).abs() < 1e-16 && scores[1].is_nan());
    assert!(part(&post, Part::Confusion).is_empty());
    let none = Session::new(Document::from(Preset::Batch)).unwrap();
    assert!(part(&none, Part::Scores).iter().all(|x| x.is_nan()));
}

#[wasm_bindgen_test(unsupported = test)]
fn another_split_trains_on_other_rows_and_one_that_leaves_none_is_refused() {
    let mut session = moons("&batch=16");
    session.train(Train::Epoch).unwrap();
    let learnt = part(&session, Part::After);
    session
        .edit(&[Edit::field("split_seed", 5.0)], None)
        .unwrap();
    let split = session.document().split().unwrap();
    session.train(Train::Step).unwrap();
    let trainer = session.run().unwrap().trainer();
    assert_eq!(trainer.updates(), 4, "what was learnt is kept");
    assert!(trainer.batch().iter().all(|row| split.train.contains(row)));
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(part(&session, Part::After), learnt);

    let none = [Edit::field("test_size", 1.0)];
    let error = session.edit(&none, None).unwrap_err();
    assert_eq!(error.place(), "test_size");
    assert_eq!(part(&session, Part::After), learnt);
    let mut unborn = Session::new(session.document().edit(&none).unwrap()).unwrap();
    assert!(
        part(&unborn, Part::Scores)
            .iter()
            .all(|score| score.is_nan())
    );
    assert_eq!(unborn.train(Train::Step).unwrap_err().place(), "test_size");
    let session = Session::from_bytes(&moons("").to_bytes()).unwrap();
    assert_eq!(session.document(), moons("").document());
}

#[wasm_bindgen_test(unsupported = test)]
fn names_of_classes_and_the_standardisation_stay_with_their_rows() {
    let edits = [
        Edit::field("test_size", 0.2),
        Edit::field("split_seed", 7.0),
    ];
    let document = Document::from(Preset::Post).edit(&edits).unwrap();
    let iris = read(IRIS);
    let plain = document.with_rows(&iris, true).unwrap();
    let document = document.with_standardized_rows(&iris, true).unwrap();
    let names = ["setosa", "versicolor", "virginica"];
    let Origin {
        class_names,
        standardization,
    } = document.origin().clone();
    assert_eq!(
        (&class_names[..], document.sizes()),
        (&names.map(String::from)[..], &[4, 4, 3][..])
    );
    let train = document.split().unwrap().train;
    assert_eq!(train.len(), 120);
    assert_eq!(
        standardization.as_ref(),
        Standardization::fit(&iris, &train).as_ref().ok()
    );
    assert_eq!(plain.origin().standardization, None);
    let sum: f64 = train.iter().map(|&row| document.inputs()[4 * row]).sum();
    assert!(sum.abs() < 1e-12, "mean 0 over the training rows: {sum}");

    // JSON, bytes and undo keep both.
    for json in [document.to_json(), document.to_pretty_json()] {
        assert_eq!(Document::from_json(json.as_bytes()).as_ref(), Ok(&document));
    }
    let mut session = Session::new(document.clone()).unwrap();
    assert_eq!(
        Session::from_bytes(&session.to_bytes()).unwrap().document(),
        &document
    );
    session
        .edit(
            &[Edit::Size {
                position: 2,
                value: 2,
            }],
            None,
        )
        .unwrap();
    assert_eq!(session.document().origin().class_names.len(), 0);
    assert!(session.document().origin().standardization.is_some());
    session
        .edit(
            &[Edit::Size {
                position: 0,
                value: 3,
            }],
            None,
        )
        .unwrap();
    assert_eq!(session.document().origin(), &Origin::default());
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.document(), &document);
    // A changed class or row is still one of theirs; other targets are not.
    let after = |edit: Edit| document.edit(&[edit]).unwrap().origin().class_names.len();
    assert_eq!(after(Edit::Class { row: 0, value: 2 }), 3);
    assert_eq!(after(Edit::RemoveRow { row: 149 }), 3);
    assert_eq!(
        after(Edit::Target {
            row: 0,
            index: 0,
            value: 0.5
        }),
        0
    );
    assert_eq!(after(Edit::Targets { values: Vec::new() }), 0);

    // Two names for one output; any text is a name.
    let odd = read("1,\"a\\\"\"\u{1}\n\"\n2,고양이\n");
    let binary = Document::from_link("v1&layers=1,1")
        .unwrap()
        .with_rows(&odd, false)
        .unwrap();
    assert_eq!(binary.origin().class_names, ["a\\\"\u{1}\n", "고양이"]);
    assert_eq!(Document::from_json(binary.to_json().as_bytes()), Ok(binary));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_digits_open_as_any_table() {
    let digits = read(DIGITS);
    assert_eq!(
        (digits.rows(), digits.n_inputs(), digits.n_outputs()),
        (1797, 64, 10)
    );
    let document = Document::from_link("v1&layers=64,32,10").unwrap();
    let document = document.with_rows(&digits, false).unwrap();
    assert_eq!(document.origin().class_names[9], "9");
    assert_eq!(document.classes().map(|classes| classes[7]), Some(7));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_document_may_be_larger_than_a_page_offers_but_not_without_end() {
    let mnist = Document::from_link("v1&layers=784,128,64,10").unwrap();
    assert_eq!(
        mnist.network().unwrap().parameters().as_slice().len(),
        109_386
    );
    for same in [
        Document::from_json(mnist.to_json().as_bytes()),
        Document::from_attributes(&[("layers", "784, 128, 64, 10")]),
        Session::from_bytes(&Session::new(mnist.clone()).unwrap().to_bytes())
            .map(|session| session.document().clone()),
    ] {
        assert_eq!(same.as_ref(), Ok(&mnist));
    }
    let size = |position, value| mnist.edit(&[Edit::Size { position, value }]);
    assert_eq!(size(1, 1024).unwrap().sizes(), [784, 1024, 64, 10]);
    assert!(matches!(size(1, 1025), Err(Error::OutOfRange { .. })));
    let wide = "v1&layers=1024,1024,1024,1";
    assert!(matches!(
        Document::from_link(wide),
        Err(Error::TooMany {
            found: 2_100_225,
            ..
        })
    ));
    let json = br#"{"layers": [1024, 1024, 1024, 1]}"#;
    assert!(matches!(
        Document::from_json(json),
        Err(Error::TooMany { .. })
    ));
    let narrow = Document::from_link("v1&layers=1024,1,1024").unwrap();
    let remove = [Edit::RemoveLayer { position: 1 }];
    assert!(matches!(narrow.edit(&remove), Err(Error::TooMany { .. })));
    let rows = limits::NUMBERS / 784;
    let inputs = |rows: usize| Edit::Inputs {
        rows,
        values: vec![0.5; rows * 784],
    };
    assert_eq!(mnist.edit(&[inputs(rows)]).unwrap().rows(), rows);
    assert!(matches!(
        mnist.edit(&[inputs(rows + 1)]),
        Err(Error::TooMany { .. })
    ));
    let more = [
        inputs(rows),
        Edit::Size {
            position: 0,
            value: 800,
        },
    ];
    assert!(matches!(mnist.edit(&more), Err(Error::TooMany { .. })));
}

#[wasm_bindgen_test(unsupported = test)]
fn outputs_of_many_rows_are_printed_as_if_all_had_been_computed() {
    for n in [60.0, 505.0] {
        let link = moons("&batch=16").document().to_link();
        let (before, after) = link.split_once("n_samples=60").unwrap();
        let link = format!("{before}n_samples={n}{after}");
        let mut session = Session::new(Document::from_link(&link).unwrap()).unwrap();
        session.train(Train::Epoch).unwrap();
        let few = session.frame(&[Part::Losses]).unwrap().printed;
        let all = session.frame(&[Part::Trace]).unwrap().printed;
        assert_eq!(few, all);
        assert_eq!(few[0].contains("..."), n > 500.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_loss_of_the_test_rows_is_noted_where_an_epoch_begins_however_one_trains() {
    let link = "&batch=16";
    let mut slowly = moons(link);
    let mut expected = Vec::new();
    for step in 0..12 {
        slowly.train(Train::Phase).unwrap();
        slowly.train(Train::Phase).unwrap();
        if step % 3 == 0 {
            expected.extend([f64::from(step), slowly.scored().unwrap()[2]]);
        }
        slowly.train(Train::Step).unwrap();
    }
    assert_eq!(part(&slowly, Part::TestLosses), expected);
    let mut at_once = moons(link);
    let clock = || 0.0;
    at_once
        .train(Train::Play {
            budget: 1e9,
            steps: 12,
            clock: &clock,
        })
        .unwrap();
    assert_eq!(part(&at_once, Part::TestLosses), expected);
    let restored = Session::from_bytes(&at_once.to_bytes()).unwrap();
    assert_eq!(part(&restored, Part::TestLosses), expected);
    let mut whole = Session::new(Document::from_link("v1&t=1,0").unwrap()).unwrap();
    whole.train(Train::Step).unwrap();
    assert!(part(&whole, Part::TestLosses).is_empty());
}
