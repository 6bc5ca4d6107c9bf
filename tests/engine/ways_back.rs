//! Every way back from training: undo, visits, restart, kept weights, changed settings, a session's bytes.

use crate::training::{batches, post, seen, steps, trainer};
use perceptible::{Edit, Phase, Session, Train};
use wasm_bindgen_test::wasm_bindgen_test;

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
