//! Training through a session: the post's own network against NumPy in long double, phases against steps, slices
//! against one go, and every way back.

use perceptible::{
    Document, Edit, Error, Focus, Network, Part, Phase, Place, Preset, Samples, Session, Targets,
    Train, Trainer,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// The post's network that is to give [1, 0], under an activation.
fn post(activation: &str) -> Session {
    let edits = [
        Edit::Activation {
            layer: 0,
            activation: perceptible::Activation::named(activation).unwrap(),
        },
        Edit::Targets {
            values: vec![1.0, 0.0],
        },
        Edit::field("tolerance", 0.0),
    ];
    session(&edits)
}

/// Rows of four numbers and two targets in batches of two, the last one smaller; shuffled.
fn batches() -> Session {
    let rows = 5;
    let inputs = (0..rows * 3).map(|i| f64::from(i as u32 * 7 % 11) / 4.0 - 1.0);
    let targets = (0..rows * 2).map(|i| f64::from(i as u32 * 5 % 7) / 3.0 - 1.0);
    session(&[
        Edit::Inputs {
            rows,
            values: inputs.collect(),
        },
        Edit::Targets {
            values: targets.collect(),
        },
        Edit::field("batch_size", 2.0),
        Edit::field("optimizer", "adam"),
        Edit::field("learning_rate", 0.05),
        Edit::field("l1", 0.001),
        Edit::field("l2", 0.01),
    ])
}

fn session(edits: &[Edit]) -> Session {
    let document = Document::from(Preset::Post).edit(edits).unwrap();
    Session::new(document).unwrap()
}

fn trainer(session: &Session) -> &Trainer {
    session.run().unwrap().trainer()
}

fn steps(session: &mut Session, n: u64) {
    for _ in 0..n {
        session.train(Train::Step).unwrap();
    }
}

/// Everything that can be seen, to the bit.
fn seen(session: &Session) -> Vec<u64> {
    let parts: Vec<Part> = Part::ALL.iter().map(|(_, part)| *part).collect();
    let frame = session.frame(&parts).unwrap();
    let numbers = frame.parts.into_iter().flat_map(|(_, numbers)| numbers);
    let mut bits: Vec<u64> = numbers.map(f64::to_bits).collect();
    if let Some(run) = session.run() {
        let trainer = run.trainer();
        let learnt = trainer.learnt().parameters().as_slice().iter();
        bits.extend(learnt.map(|w| w.to_bits()));
        bits.extend([trainer.updates(), trainer.epochs()]);
        bits.extend(trainer.batch().iter().map(|&row| row as u64));
    }
    bits
}

fn part(session: &Session, part: Part) -> Vec<f64> {
    session.frame(&[part]).unwrap().parts.remove(0).1
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

#[track_caller]
fn close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        let limit = tolerance * expected.abs();
        assert!(
            (found - expected).abs() <= limit,
            "{found} is not {expected}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_posts_network_learns_as_in_long_double() {
    let fixture: Value =
        serde_json::from_str(include_str!("../fixtures/post_training.json")).unwrap();
    let cases = fixture["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    for case in cases {
        let mut session = post(case["activation"].as_str().unwrap());
        session
            .edit(
                &[Edit::field("learning_rate", case["lr"].as_f64().unwrap())],
                None,
            )
            .unwrap();
        for _ in 0..3 {
            session.train(Train::Phase).unwrap();
        }
        assert_eq!(trainer(&session).last_phase(), Phase::Backward);
        let first = &case["first"];
        let gradients = ["dW1", "db1", "dW2", "db2"]
            .map(|key| numbers(&first[key]))
            .concat();
        close(&part(&session, Part::Gradients), &gradients, 1e-13);
        let deltas = part(&session, Part::Deltas);
        close(&deltas[..4], &numbers(&first["d_a1"]), 1e-13);
        close(&deltas[4..8], &numbers(&first["delta1"]), 1e-13);
        session.look(Focus {
            neuron: 2,
            ..Focus::default()
        });
        let paths = part(&session, Part::Paths);
        assert_eq!(
            paths[0] + paths[1],
            deltas[2],
            "the sum of the paths is ∂L/∂a"
        );
        let after = part(&session, Part::After);
        session.train(Train::Phase).unwrap();
        assert_eq!(after, part(&session, Part::After));
        assert_eq!(after, trainer(&session).learnt().parameters().as_slice());
        let step = &case["after_one_step"];
        close(
            &after,
            &["W1", "b1", "W2", "b2"]
                .map(|key| numbers(&step[key]))
                .concat(),
            1e-13,
        );
        // The terms of an update: the last one is the parameter after it.
        let terms = part(&session, Part::UpdateTerms);
        let symbols = session.run().unwrap().update_symbols().unwrap();
        let last: Vec<f64> = terms
            .chunks(symbols.len())
            .map(|terms| terms[terms.len() - 1])
            .collect();
        assert_eq!(last, [after[2], after[6], after[10], after[14]]);

        steps(&mut session, 2000);
        let losses = part(&session, Part::Losses);
        let mut compared = 0;
        for (step, loss) in case["losses"].as_object().unwrap() {
            let step: usize = step.parse().unwrap();
            let (found, expected) = (&losses[3 * step..][..2], loss.as_f64().unwrap());
            assert_eq!(found[0], step as f64);
            // What float64 knows of (y − t)² where y is near t, as in tests/engine/backward.rs.
            let known = 1e-13 * expected + 4.0 * f64::EPSILON * expected.sqrt();
            let limit = known.max(if expected < 1e-12 { 1e-15 } else { 0.0 });
            assert!(
                (found[1] - expected).abs() <= limit,
                "{step}: {} is not {expected}",
                found[1]
            );
            compared += 1;
        }
        assert!(compared >= 10);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn four_phases_are_a_step_and_slices_are_one_go() {
    let mut by_phase = batches();
    let mut by_step = batches();
    let mut played = batches();
    let mut sliced = batches();
    for _ in 0..4 * 20 {
        by_phase.train(Train::Phase).unwrap();
    }
    steps(&mut by_step, 20);
    let play = |session: &mut Session, budget, steps| {
        let now = std::cell::Cell::new(0.0);
        let clock = || {
            now.set(now.get() + 1.0);
            now.get()
        };
        let play = Train::Play {
            budget,
            steps,
            clock: &clock,
        };
        session.train(play).unwrap();
    };
    play(&mut played, f64::INFINITY, 20);
    for budget in [1.0, 3.0, 0.0, 7.0, 6.0, 2.0] {
        play(&mut sliced, budget, u64::MAX); // a step takes a millisecond; one of them takes no time at all
    }
    assert_eq!(trainer(&sliced).updates(), 20);
    let expected = seen(&by_step);
    for session in [&by_phase, &played, &sliced] {
        assert_eq!(seen(session), expected);
    }
    // Six batches of 2, 2 and 1 rows are two epochs; each has every row once, and another order.
    let mut session = batches();
    let mut epochs = Vec::new();
    for epoch in 1..=6 {
        let mut rows = Vec::new();
        for size in [2, 2, 1] {
            session.train(Train::Step).unwrap();
            assert_eq!(trainer(&session).batch().len(), size);
            rows.extend_from_slice(trainer(&session).batch());
        }
        assert_eq!(trainer(&session).epochs(), epoch);
        epochs.push(rows.clone());
        rows.sort_unstable();
        assert_eq!(rows, [0, 1, 2, 3, 4]);
    }
    let mut random = perceptible::RandomState::new(0);
    let expected: Vec<_> = (0..6).map(|_| random.permutation(5).unwrap()).collect();
    assert_eq!(
        epochs, expected,
        "NumPy's permutations, one after the other"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_is_learnt_when_every_output_is_near() {
    let mut session = post("sigmoid");
    session
        .edit(&[Edit::field("tolerance", 0.01)], None)
        .unwrap();
    let play = Train::Play {
        budget: f64::INFINITY,
        steps: 1000,
        clock: &|| 0.0,
    };
    session.train(play).unwrap();
    assert_eq!(trainer(&session).updates(), 11);
    assert_eq!(trainer(&session).reached(), Some("tolerance"));
    let trace = session.trace().unwrap();
    let near = trace.outputs_flat().iter().zip([1.0, 0.0]);
    assert!(near.into_iter().all(|(y, t)| (y - t).abs() < 0.01));
    drop(trace);
    session.train(play).unwrap();
    assert_eq!(trainer(&session).updates(), 11, "it stays there");
    // Each condition alone: a loss, epochs, and epochs without a lower loss.
    for (field, value, reached, updates) in
        [("stop_loss", 1e-3, "loss", 8), ("epochs", 7.0, "epochs", 7)]
    {
        let mut session = post("sigmoid");
        session.edit(&[Edit::field(field, value)], None).unwrap();
        session.train(play).unwrap();
        assert_eq!(trainer(&session).reached(), Some(reached));
        assert_eq!(trainer(&session).updates(), updates);
    }
    let mut session = post("sigmoid");
    let edits = [
        Edit::field("patience", 3.0),
        Edit::field("learning_rate", 0.0),
    ];
    session.edit(&edits, None).unwrap();
    session.train(play).unwrap();
    assert_eq!(trainer(&session).reached(), Some("patience"));
    assert_eq!(
        trainer(&session).updates(),
        4,
        "the first is the least, three are not below it"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn steps_are_undone_and_redone_and_visited_to_the_bit() {
    let mut session = batches();
    let mut states = Vec::new();
    for _ in 0..30 {
        session.train(Train::Step).unwrap();
        states.push(seen(&session));
    }
    // Undo and redo of steps by hand.
    for state in states.iter().rev().skip(1).take(10) {
        session.undo().unwrap();
        assert_eq!(&seen(&session), state);
    }
    for state in &states[20..] {
        session.redo().unwrap();
        assert_eq!(&seen(&session), state);
    }
    // Step back is undo where a step was made by hand, and a visit where not.
    session.step_back().unwrap();
    assert!(session.can_redo());
    assert_eq!(seen(&session), states[28]);
    for step in [3, 29, 1, 17, 28] {
        session.visit(step).unwrap();
        assert_eq!(seen(&session), states[step as usize - 1]);
    }
    session.visit(0).unwrap();
    assert_eq!(trainer(&session).updates(), 0);
    session.undo().unwrap();
    assert_eq!(seen(&session), states[28], "all visits are undone at once");
    // Phases go back one by one.
    session.train(Train::Phase).unwrap();
    session.train(Train::Phase).unwrap();
    session.phase_back().unwrap();
    session.phase_back().unwrap();
    assert_eq!(seen(&session), states[28]);
    session.phase_back().unwrap();
    assert_eq!(trainer(&session).last_phase(), Phase::Backward);
    session.train(Train::Phase).unwrap();
    assert_eq!(seen(&session), states[28]);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_played_is_one_undo_and_so_are_the_phases_of_a_step() {
    let mut session = post("sigmoid");
    let play = Train::Play {
        budget: 0.0,
        steps: 5,
        clock: &|| 0.0,
    };
    for _ in 0..3 {
        session.train(play).unwrap();
    }
    session.end_gesture();
    let played = seen(&session);
    session.train(play).unwrap();
    session.undo().unwrap();
    assert_eq!(seen(&session), played);
    session.undo().unwrap();
    assert!(session.run().is_none());
    assert_eq!(
        session.frame(&[]).unwrap().printed,
        ["[[ 0.19235057 -0.05512534]]"]
    );
    session.redo().unwrap();
    assert_eq!(seen(&session), played);
    for _ in 0..3 {
        session.train(Train::Phase).unwrap();
    }
    session.undo().unwrap();
    assert_eq!(seen(&session), played);
}

#[wasm_bindgen_test(unsupported = test)]
fn restart_returns_to_the_document_and_keep_makes_a_new_one() {
    let mut session = post("sigmoid");
    let before = session.network().parameters().clone();
    steps(&mut session, 5);
    let learnt = trainer(&session).learnt().parameters().clone();
    assert_eq!(session.document().network().unwrap().parameters(), &before);
    session.restart().unwrap();
    assert_eq!(session.network().parameters(), &before);
    session.undo().unwrap();
    assert_eq!(trainer(&session).learnt().parameters(), &learnt);
    session.keep_weights().unwrap();
    assert!(session.run().is_none());
    assert_eq!(session.document().network().unwrap().parameters(), &learnt);
    session.undo().unwrap();
    assert_eq!(trainer(&session).updates(), 5);
}

#[wasm_bindgen_test(unsupported = test)]
fn weights_are_the_documents_before_the_first_step_and_the_runs_after_it() {
    let mut session = post("sigmoid");
    let weight = |value| Edit::Weight {
        layer: 0,
        from: 0,
        to: 0,
        value: Some(value),
    };
    session.train(Train::Phase).unwrap();
    session.edit(&[weight(0.5)], None).unwrap();
    assert!(session.document().to_link().contains("w1="));
    assert!(session.run().is_none(), "the step begins again");
    steps(&mut session, 2);
    let link = session.document().to_link();
    session.edit(&[weight(0.25)], None).unwrap();
    assert_eq!(session.document().to_link(), link);
    assert_eq!(session.network().parameters().as_slice()[0], 0.25);
    steps(&mut session, 3);
    let state = seen(&session);
    session.visit(1).unwrap();
    session.visit(5).unwrap();
    assert_eq!(seen(&session), state, "a replay knows what was edited");
    session.visit(2).unwrap();
    assert_eq!(session.network().parameters().as_slice()[0], 0.25);
    session.undo().unwrap();
    for _ in 0..4 {
        session.undo().unwrap();
    }
    assert_eq!(trainer(&session).updates(), 2);
    assert_ne!(trainer(&session).learnt().parameters().as_slice()[0], 0.25);
}

#[wasm_bindgen_test(unsupported = test)]
fn settings_change_without_a_reset_and_a_replay_knows_when() {
    let mut session = post("sigmoid");
    steps(&mut session, 3);
    session
        .edit(&[Edit::field("learning_rate", 0.5)], None)
        .unwrap();
    assert_eq!(trainer(&session).updates(), 3);
    assert_eq!(
        trainer(&session).learning_rate(),
        0.1,
        "of the step that is shown"
    );
    steps(&mut session, 2);
    assert_eq!(trainer(&session).learning_rate(), 0.5);
    session
        .edit(&[Edit::field("optimizer", "adam")], None)
        .unwrap();
    steps(&mut session, 3);
    // The rate counts for the open step until it is updated.
    for _ in 0..3 {
        session.train(Train::Phase).unwrap();
    }
    session
        .edit(&[Edit::field("learning_rate", 0.01)], None)
        .unwrap();
    assert_eq!(trainer(&session).last_phase(), Phase::Backward);
    session.train(Train::Phase).unwrap();
    assert_eq!(trainer(&session).learning_rate(), 0.01);
    let state = seen(&session);
    for step in [2, 4, 7, 9] {
        session.visit(step).unwrap();
    }
    assert_eq!(seen(&session), state);
    // Other rows begin the open step again; the weights stay.
    session.train(Train::Phase).unwrap();
    let learnt = trainer(&session).learnt().parameters().clone();
    session.edit(&[Edit::AddRow], None).unwrap();
    assert_eq!(trainer(&session).last_phase(), Phase::Start);
    assert_eq!(trainer(&session).learnt().parameters(), &learnt);
    // Another shape is another training.
    let wider = Edit::Size {
        position: 1,
        value: 5,
    };
    session.edit(&[wider], None).unwrap();
    assert!(session.run().is_none());
    session.undo().unwrap();
    assert_eq!(trainer(&session).updates(), 9);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_diverges_says_where_and_keeps_what_was_before() {
    let mut session = post("relu");
    session
        .edit(&[Edit::field("learning_rate", 1000.0)], None)
        .unwrap();
    let play = Train::Play {
        budget: f64::INFINITY,
        steps: 10_000,
        clock: &|| 0.0,
    };
    session.train(play).unwrap();
    let (step, problem) = (
        trainer(&session).step_shown(),
        trainer(&session).problem().unwrap(),
    );
    let found = trainer(&session).not_finite().unwrap().clone();
    assert!(!found.value.is_finite());
    assert!(
        matches!(&problem, Error::Diverged { step: s, place, .. } if *s == step + 1 && *place == found.name)
    );
    let say = problem.to_string();
    assert!(
        say.contains("learning rate") && say.contains(&format!("step {}", step + 1)),
        "{say}"
    );
    // Phase by phase it ends at the same number.
    let mut by_hand = post("relu");
    by_hand
        .edit(&[Edit::field("learning_rate", 1000.0)], None)
        .unwrap();
    for _ in 0..4 * step + 8 {
        by_hand.train(Train::Phase).unwrap();
    }
    assert_eq!(trainer(&by_hand).not_finite(), Some(&found));
    assert_eq!(seen(&by_hand), seen(&session));
    // Back is where all was finite, and it goes on from there with a lower rate.
    session.step_back().unwrap();
    assert!(trainer(&session).problem().is_none());
    assert!(
        trainer(&session)
            .learnt()
            .parameters()
            .as_slice()
            .iter()
            .all(|w| w.is_finite())
    );
    session
        .edit(&[Edit::field("learning_rate", 1e-9)], None)
        .unwrap();
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(trainer(&session).problem(), Some(problem));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_of_more_rows_than_there_are_is_refused_where_it_is_given() {
    let refused = |place: &str| {
        Err(Error::BatchTooLarge {
            place: place.into(),
            found: 4,
            rows: 3,
        })
    };
    let link = "v1&x=1,2,3;4,5,6;7,8,9;0,1,0&t=1,0;0,1;1,1;0,0&test=0.25&batch=";
    assert_eq!(Document::from_link(&[link, "4"].concat()), refused("batch"));
    let mut document = Document::from_link(&[link, "3"].concat()).unwrap();
    let json = document
        .to_json()
        .replace("\"batch_size\":3", "\"batch_size\":4");
    assert_eq!(Document::from_json(json.as_bytes()), refused("batch_size"));
    let larger = Edit::field("batch_size", 4.0);
    assert_eq!(
        document.edit(std::slice::from_ref(&larger)),
        refused("batch_size")
    );
    // Together with what makes room for it, it is one.
    let whole = document.edit(&[larger, Edit::field("test_size", 0.0)]);
    assert_eq!(whole.unwrap().training().batch_size, 4);
    // Rows that go take it with them, and the file saved then can be opened.
    document = document.edit(&[Edit::RemoveRow { row: 0 }]).unwrap();
    assert_eq!(document.training().batch_size, 2);
    assert_eq!(Document::from_link(&document.to_link()), Ok(document));
    // The preset's own batch is no wish of the reader's.
    let one = Document::from_link("v1&preset=circles&x=1,2&t=1").unwrap();
    assert_eq!(one.rows(), 1);
    assert!(one.training().batch_size <= 1);

    // A snapshot's rows stand beside its link.
    let rows = Edit::Inputs {
        rows: 300,
        values: vec![0.5; 600],
    };
    let more = [rows, Edit::field("batch_size", 200.0)];
    let document = Document::from(Preset::Circles).edit(&more).unwrap();
    let mut session = Session::new(document).unwrap();
    session.train(Train::Step).unwrap();
    let again = Session::from_bytes(&session.to_bytes()).unwrap();
    assert_eq!(again.document(), session.document());
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_trained_is_refused_and_nothing_has_happened() {
    let mut session = Session::new(Document::from_link("v1&t=none").unwrap()).unwrap();
    assert_eq!(
        session.train(Train::Step),
        Err(Error::Missing { key: "targets" })
    );
    let refused = |edit: Edit| {
        let mut session = post("sigmoid");
        session.edit(&[edit], None).unwrap();
        let error = session.train(Train::Step).unwrap_err();
        assert!(session.run().is_none());
        error
    };
    assert!(matches!(
        refused(Edit::field("loss", "bce")),
        Error::NoProbabilities { .. }
    ));
    let document = Document::from(Preset::Post);
    assert!(
        document
            .edit(&[Edit::field("learning_rate", 1e300)])
            .is_err()
    );
    let wrong = Edit::Targets { values: vec![1.0] };
    assert!(document.edit(&[wrong]).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn targets_go_with_their_rows_and_stand_in_links_json_and_attributes() {
    let post = Document::from(Preset::Post);
    let edit = |document: &Document, edit: Edit| document.edit(&[edit]).unwrap();
    let target = |row, index, value| Edit::Target { row, index, value };
    let none = edit(&post, Edit::Targets { values: Vec::new() });
    assert_eq!(none.to_link(), "v1&t=none");
    let one = edit(&none, target(0, 0, 0.5));
    assert_eq!(one.to_link(), "v1&t=0.5,0");
    assert_eq!(
        edit(&edit(&one, target(0, 0, 1.0)), target(0, 1, 0.0)),
        post
    );
    let same = edit(&post, Edit::AddRow);
    assert_eq!(same.to_link(), "v1&x=3,1,5.5;3,1,5.5");
    assert_eq!(same.targets(), [1.0, 0.0, 1.0, 0.0]);
    let two = edit(&same, target(1, 1, 2.0));
    assert_eq!(two.to_link(), "v1&x=3,1,5.5;3,1,5.5&t=1,0;1,2");
    for document in [&none, &one, &same, &two] {
        assert_eq!(&Document::from_link(&document.to_link()).unwrap(), document);
        assert_eq!(
            &Document::from_json(document.to_json().as_bytes()).unwrap(),
            document
        );
        let attributes = document.to_attributes();
        let attributes: Vec<_> = attributes
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        assert_eq!(&Document::from_attributes(&attributes).unwrap(), document);
        let bytes = Session::new(document.clone()).unwrap().to_bytes();
        assert_eq!(Session::from_bytes(&bytes).unwrap().document(), document);
    }
    assert_eq!(edit(&two, Edit::RemoveRow { row: 1 }), post);
    let size = |value| Edit::Size { position: 2, value };
    assert_eq!(edit(&post, size(3)).targets(), [1.0, 0.0, 0.0]);
    assert_eq!(edit(&post, size(1)).targets(), [1.0]);
    let other = |layers: &str| Document::from_link(&format!("v1&layers={layers}")).unwrap();
    assert_eq!(other("3,8,2").targets(), [1.0, 0.0]);
    assert!(other("3,4,1").targets().is_empty());
    for (link, place) in [("v1&t=1", "t"), ("v1&t=1,0;1,0", "t"), ("v1&t=1,x", "t.2")] {
        assert_eq!(Document::from_link(link).unwrap_err().place(), place);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_long_curve_is_thinned_by_its_length_alone() {
    let mut session = post("sigmoid");
    let play = |steps| Train::Play {
        budget: f64::INFINITY,
        steps,
        clock: &|| 0.0,
    };
    session.train(play(10_000)).unwrap();
    let losses = part(&session, Part::Losses);
    let points = losses.len() / 3;
    assert!((2048..=4096).contains(&points), "{points}");
    assert_eq!(losses[3] - losses[0], 4.0);
    let mut other = post("sigmoid");
    for steps in [1, 4999, 5000] {
        other.train(play(steps)).unwrap();
    }
    assert_eq!(part(&other, Part::Losses), losses);
    session.look(Focus {
        since: 9_990,
        ..Focus::default()
    });
    let last: Vec<f64> = part(&session, Part::Losses)
        .chunks(3)
        .map(|point| point[0])
        .collect();
    assert_eq!(last, [9992.0, 9996.0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_program_trains_without_a_session() {
    let network = Network::draw(
        &[2, 8, 3],
        &["tanh", "softmax"].map(|name| perceptible::Activation::named(name).unwrap()),
        perceptible::Initialization::Xavier,
        &mut perceptible::RandomState::new(1),
    )
    .unwrap();
    let inputs = vec![0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0];
    let samples = Samples::new(inputs, 2, Targets::classes(&[0, 1, 2, 0])).unwrap();
    let training = perceptible::Training {
        loss: perceptible::Loss::CrossEntropy,
        optimizer: perceptible::Optimizer::named("adam").unwrap(),
        batch_size: 3,
        ..perceptible::Training::default()
    };
    let mut trainer = Trainer::new(network, samples.into(), training).unwrap();
    for _ in 0..100 {
        trainer.epoch().unwrap();
    }
    assert_eq!((trainer.updates(), trainer.epochs()), (200, 100));
    assert!(trainer.loss().unwrap().0 < 0.01);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_gradient_check_goes_on_in_slices_and_belongs_to_what_is_shown() {
    let mut session = batches();
    steps(&mut session, 3);
    let mut slices = 0;
    loop {
        let report = session.check(0.0, &|| 0.0).unwrap();
        slices += 1;
        if report.checked == report.to_check {
            break;
        }
    }
    assert!(slices > 3);
    let whole = session
        .clone()
        .check(f64::INFINITY, &|| 0.0)
        .unwrap()
        .clone();
    assert!(whole.passed());
    assert_eq!(whole.differences.len(), 26);
    assert_eq!(
        &whole,
        session.check(0.0, &|| 0.0).unwrap(),
        "it is not done twice"
    );
    session.train(Train::Step).unwrap();
    let after = session.check(0.0, &|| 0.0).unwrap();
    assert!(after.checked < after.to_check, "of other parameters");
    let name = |from, to, n_layers| Place::Weight { layer: 0, from, to }.symbol(n_layers);
    assert_eq!(
        [name(0, 2, 2), name(1, 12, 2), name(1, 2, 1)],
        ["w⁽¹⁾₁₃", "w⁽¹⁾₂,₁₃", "w₂₃"]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_session_goes_on_from_its_bytes_in_the_middle_of_an_epoch_and_of_a_step() {
    for phases in [0, 1, 2, 3, 4, 5, 21, 22, 23, 24, 25, 26] {
        let mut session = batches();
        for _ in 0..phases {
            session.train(Train::Phase).unwrap();
        }
        let bytes = session.to_bytes();
        let mut restored = Session::from_bytes(&bytes).unwrap();
        assert_eq!(seen(&restored), seen(&session), "{phases}");
        assert_eq!(restored.to_bytes(), bytes, "{phases}");
        for session in [&mut session, &mut restored] {
            steps(session, 9);
        }
        assert_eq!(seen(&restored), seen(&session), "{phases}");
        for step in [2, 7, 0, 5] {
            session.visit(step).unwrap();
            restored.visit(step).unwrap();
            assert_eq!(seen(&restored), seen(&session), "{phases}, back to {step}");
        }
        let every = bytes.len() / 60 + 1;
        for end in (0..bytes.len()).step_by(every) {
            assert!(Session::from_bytes(&bytes[..end]).is_err(), "{end}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_changed_on_the_way_is_in_the_bytes() {
    let mut session = batches();
    steps(&mut session, 5);
    let weight = Edit::Weight {
        layer: 1,
        from: 0,
        to: 1,
        value: Some(0.25),
    };
    session.edit(&[weight], None).unwrap();
    steps(&mut session, 3);
    let other = [
        Edit::field("optimizer", "rmsprop"),
        Edit::Activation {
            layer: 0,
            activation: perceptible::Activation::named("tanh").unwrap(),
        },
    ];
    session.edit(&other, None).unwrap();
    steps(&mut session, 40);
    session
        .edit(&[Edit::field("learning_rate", 0.2)], None)
        .unwrap();
    let mut restored = Session::from_bytes(&session.to_bytes()).unwrap();
    for step in [48, 3, 5, 7, 9, 30] {
        for session in [&mut session, &mut restored] {
            session.visit(step).unwrap();
        }
        assert_eq!(seen(&restored), seen(&session), "{step}");
    }
    for session in [&mut session, &mut restored] {
        session.visit(48).unwrap();
        steps(session, 5);
    }
    assert_eq!(seen(&restored), seen(&session));
    // One that has diverged stays where it is.
    let mut diverged = post("relu");
    diverged
        .edit(&[Edit::field("learning_rate", 1000.0)], None)
        .unwrap();
    steps(&mut diverged, 400);
    let problem = trainer(&diverged).problem();
    assert!(problem.is_some());
    let mut restored = Session::from_bytes(&diverged.to_bytes()).unwrap();
    assert_eq!(trainer(&restored).problem(), problem);
    restored.step_back().unwrap();
    assert_eq!(trainer(&restored).problem(), None);
}

/// The spiral net of the NNFS tradition with its data.
fn spiral(training: perceptible::Training) -> Trainer {
    let mut random = perceptible::RandomState::new(0);
    let spiral = perceptible::dataset::Generator::named("spiral").unwrap();
    let data = spiral.draw(&mut random).unwrap();
    let activations = ["relu", "softmax"].map(|name| perceptible::Activation::named(name).unwrap());
    let scaled = perceptible::Initialization::Randn { scale: 0.01 };
    let network = Network::draw(&[2, 64, 3], &activations, scaled, &mut random).unwrap();
    let samples = Samples::new(data.inputs().to_vec(), 2, data.targets().clone()).unwrap();
    Trainer::new(network, samples.into(), training).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_played_has_the_bits_of_its_phases_for_every_optimizer() {
    let bits = |trainer: &Trainer| -> Vec<u64> {
        let gradients = trainer.gradients().unwrap();
        let layers = (0..2).flat_map(|layer| gradients.delta(layer).unwrap());
        let losses = trainer.losses().within(0..trainer.losses_end());
        let numbers = trainer.learnt().parameters().as_slice().iter();
        let numbers = numbers
            .chain(gradients.parameters().as_slice())
            .chain(layers);
        let numbers = numbers
            .chain(trainer.trace().unwrap().outputs_flat())
            .chain(&losses);
        let numbers = numbers.map(|number| number.to_bits());
        numbers
            .chain([trainer.updates(), trainer.epochs()])
            .collect()
    };
    let training = |optimizer, batch_size| perceptible::Training {
        loss: perceptible::Loss::CrossEntropy,
        optimizer,
        batch_size,
        penalty: perceptible::Penalty { l1: 1e-4, l2: 1e-3 },
        ..perceptible::Training::default()
    };
    for optimizer in perceptible::Optimizer::all() {
        for batch_size in [0, 128] {
            let mut played = spiral(training(optimizer, batch_size));
            let mut by_phase = played.clone();
            let mut sliced = played.clone();
            played.play(&mut |trainer| trainer.updates() == 8).unwrap();
            (0..4 * 8).for_each(|_| by_phase.phase().unwrap());
            for slice in [1, 1, 2, 3, 1] {
                let end = sliced.updates() + slice;
                sliced
                    .play(&mut |trainer| trainer.updates() == end)
                    .unwrap();
            }
            let what = optimizer.name();
            assert_eq!(bits(&played), bits(&by_phase), "{what} {batch_size}");
            assert_eq!(bits(&sliced), bits(&by_phase), "{what} {batch_size}");
        }
    }
    // A z that overflows where the sigmoid levels off: neither loss nor parameters show it.
    let mut session = post("sigmoid");
    let far = Edit::Weight {
        layer: 0,
        from: 0,
        to: 0,
        value: Some(1e308),
    };
    session.edit(&[far], None).unwrap();
    let play = Train::Play {
        budget: f64::INFINITY,
        steps: 50,
        clock: &|| 0.0,
    };
    session.train(play).unwrap();
    let found = trainer(&session).not_finite().unwrap();
    assert_eq!((found.quantity, &found.name[..]), ("z", "z1.1"));
    // One that diverges stops at the same number.
    let mut played = post("relu");
    played
        .edit(&[Edit::field("learning_rate", 1000.0)], None)
        .unwrap();
    let mut stepped = played.clone();
    let long = Train::Play {
        budget: f64::INFINITY,
        steps: 5000,
        clock: &|| 0.0,
    };
    played.train(long).unwrap();
    steps(&mut stepped, 5000);
    assert_eq!(
        trainer(&played).not_finite(),
        trainer(&stepped).not_finite()
    );
    assert_eq!(seen(&played), seen(&stepped));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_may_grow_on_the_way() {
    let mut session = batches();
    session
        .edit(&[Edit::field("batch_size", 1.0)], None)
        .unwrap();
    steps(&mut session, 2);
    let more = Edit::Inputs {
        rows: 40,
        values: (0..120).map(f64::from).map(|x| x / 40.0).collect(),
    };
    session
        .edit(&[more, Edit::field("batch_size", 0.0)], None)
        .unwrap();
    steps(&mut session, 2);
    assert_eq!(trainer(&session).batch().len(), 40);
}

#[wasm_bindgen_test(unsupported = test)]
fn data_sets_open_and_links_carry_the_call() {
    let named = |name: &str| perceptible::dataset::Generator::named(name).unwrap();
    let data = |name, seed| perceptible::Data {
        generator: named(name),
        seed,
    };
    let post = Document::from(Preset::Post);
    let refused = post.with_data(data("spiral", 1), false).unwrap_err();
    assert_eq!(
        refused,
        Error::OtherRows {
            found: [2, 3],
            expected: [3, 2]
        }
    );
    assert!(
        refused
            .to_string()
            .contains("(2, 3) for inputs and outputs, but the network is (3, 2)")
    );
    assert!(
        refused
            .message(perceptible::Language::Korean)
            .contains("(2, 3)인데")
    );
    let spiral = post.with_data(data("spiral", 1), true).unwrap();
    assert_eq!(spiral.sizes(), [2, 4, 3]);
    let (rows, classes) = (spiral.rows(), spiral.classes().unwrap());
    assert_eq!((rows, classes[99], classes[100]), (300, 0, 1));
    assert_eq!(&spiral.targets()[300..306], [0.0, 1.0, 0.0, 0.0, 1.0, 0.0]);
    // Two classes are 0 and 1 for a single output; numbers stay numbers.
    let one = Document::from_link("v1&layers=2,3,1").unwrap();
    let moons = one.with_data(data("moons", 0), false).unwrap();
    assert!(moons.classes().is_none() && moons.targets().iter().sum::<f64>() == 50.0);
    let sine = one.with_data(data("sine", 0), true).unwrap();
    assert_eq!(
        (sine.sizes(), sine.targets().len()),
        (&[1, 3, 1][..], sine.rows())
    );
    // Rows that somebody has changed are written themselves.
    let changed = spiral
        .edit(&[Edit::Class { row: 0, value: 2 }, Edit::RemoveRow { row: 5 }])
        .unwrap();
    assert_eq!(changed.data(), None);
    assert_eq!(changed.classes().unwrap()[..2], [2, 0]);
    let numbers = Edit::Target {
        row: 0,
        index: 0,
        value: 0.5,
    };
    let numbers = changed.edit(&[numbers]).unwrap();
    assert!(numbers.classes().is_none());
    let fewer = Edit::Size {
        position: 2,
        value: 2,
    };
    let fewer = spiral.edit(&[fewer]).unwrap();
    assert_eq!(fewer.classes().unwrap()[299], 1);
    let table = Document::from_link("v1&x=1,2,3;4,5,6;7,8,9&c=0,1,0").unwrap();
    assert_eq!(table.targets(), [1.0, 0.0, 0.0, 1.0, 1.0, 0.0]);
    for document in [&spiral, &moons, &sine, &changed, &numbers, &fewer, &table] {
        let link = document.to_link();
        assert_eq!(
            document.data().is_some(),
            link.len() < 120 && link.contains("&data=")
        );
        assert_eq!(&Document::from_link(&link).unwrap(), document, "{link}");
        for json in [document.to_json(), document.to_pretty_json()] {
            assert_eq!(
                &Document::from_json(json.as_bytes()).unwrap(),
                document,
                "{json}"
            );
        }
        let attributes = document.to_attributes();
        let attributes: Vec<_> = attributes.iter().map(|(k, v)| (*k, &v[..])).collect();
        assert_eq!(&Document::from_attributes(&attributes).unwrap(), document);
        let bytes = Session::new(document.clone()).unwrap().to_bytes();
        assert_eq!(Session::from_bytes(&bytes).unwrap().document(), document);
    }
    for (link, place) in [
        ("v1&layers=2,3&data=spirals", "data set"),
        ("v1&layers=2,3&data=spiral:arms", ""),
        ("v1&layers=2,3&data=spiral:arms=x", "data.arms"),
        ("v1&layers=2,3&data=spiral:arm=3", "parameter"),
        ("v1&layers=2,3&data=spiral:seed=-1", "seed"),
        ("v1&data=spiral", "data"),
        ("v1&c=2", "c.1"),
        ("v1&c=0.5", "c.1"),
        ("v1&c=0,1", "c"),
        ("v1&c=0&t=1,0", "t"),
    ] {
        assert_eq!(
            Document::from_link(link).unwrap_err().place(),
            place,
            "{link}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_spiral_net_of_the_nnfs_tradition_is_a_link() {
    let runs: Value = serde_json::from_str(include_str!("../fixtures/spiral_run.json")).unwrap();
    let run = &runs[0];
    assert_eq!(run["momentum"].as_f64(), Some(0.0));
    let link = "v1&layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300&loss=cross_entropy&lr=1";
    let mut session = Session::new(Document::from_link(link).unwrap()).unwrap();
    let play = Train::Play {
        budget: f64::INFINITY,
        steps: 201,
        clock: &|| 0.0,
    };
    session.train(play).unwrap();
    let losses = part(&session, Part::Losses);
    for (step, loss) in run["losses"].as_object().unwrap() {
        let step: usize = step.parse().unwrap();
        close(
            &losses[3 * step + 1..][..1],
            &[loss.as_f64().unwrap()],
            1e-12,
        );
    }
    assert_eq!(part(&session, Part::Targets).len(), 900);
    // The output layer may give the logits themselves.
    let mut logits =
        Session::new(Document::from_link(&link.replace("&f2=softmax", "")).unwrap()).unwrap();
    logits.train(play).unwrap();
    assert_eq!(part(&logits, Part::Losses), losses);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_runs_give_the_same_bits_everywhere() {
    use sha2::{Digest, Sha256};
    // tests/js/training.test.js has the same.
    let runs = [
        (
            "v1&t=1,0&tol=0",
            200,
            "a902977042a10309610b78e3fb3ac7512bfb990ec92b07b2877254ca38d78407",
        ),
        (
            "v1&layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300\
             &loss=cross_entropy&opt=adam&lr=0.05&batch=50",
            300,
            "9d966d1ef67d1399b865495756f796f461adcf83d97d5b1cd81f7eb3e762df1c",
        ),
    ];
    for (link, steps, expected) in runs {
        let mut session = Session::new(Document::from_link(link).unwrap()).unwrap();
        let play = Train::Play {
            budget: f64::INFINITY,
            steps,
            clock: &|| 0.0,
        };
        session.train(play).unwrap();
        let mut hash = Sha256::new();
        for w in part(&session, Part::After) {
            hash.update(w.to_le_bytes());
        }
        let found: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(found, expected, "{link}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_example_by_hand_gives_the_known_numbers_with_the_old_weights() {
    let mut session = Session::new(Document::from(Preset::ByHand)).unwrap();
    session.train(Train::Phase).unwrap();
    session.train(Train::Phase).unwrap();
    let close = |found: &[f64], expected: &[f64]| {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 5e-9, "{found} {expected}");
        }
    };
    close(&[trainer(&session).loss().unwrap().0], &[0.29837111]);
    session.train(Train::Step).unwrap();
    close(
        trainer(&session).learnt().parameters().as_slice(),
        &[
            0.14978072, 0.24975114, 0.19956143, 0.29950229, 0.35, 0.35, //
            0.35891648, 0.51130127, 0.40866619, 0.56137012, 0.6, 0.6,
        ],
    );
    session.train(Train::Phase).unwrap();
    session.train(Train::Phase).unwrap();
    close(&[trainer(&session).loss().unwrap().0], &[0.29102777]);
    // Frozen in every step that is gone back to, and after it was kept as bytes; until they are let go.
    session.visit(1).unwrap();
    let mut session = Session::from_bytes(&session.to_bytes()).unwrap();
    session.train(Train::Step).unwrap();
    let bias = |session: &Session| {
        trainer(session)
            .learnt()
            .layer(0)
            .unwrap()
            .biases()
            .as_slice()
            .to_vec()
    };
    assert_eq!(bias(&session), [0.35, 0.35]);
    let trained = Edit::field("bias_training", "trained");
    session.edit(&[trained], None).unwrap();
    session.train(Train::Step).unwrap();
    assert_ne!(bias(&session), [0.35, 0.35]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_presets_that_are_to_be_trained_learn() {
    for (preset, steps, below) in [
        (Preset::XorTraining, 2000, 0.05),
        (Preset::Circles, 3000, 0.15),
        (Preset::Spiral, 600, 0.35),
    ] {
        let mut session = Session::new(Document::from(preset)).unwrap();
        let play = Train::Play {
            budget: f64::INFINITY,
            steps,
            clock: &|| 0.0,
        };
        session.train(play).unwrap();
        let [train, ..] = part(&session, Part::Scores)[..] else {
            unreachable!()
        };
        assert!(train < below, "{preset:?} {train}");
    }
}
