//! Steps that were taken stay where something is changed or refused behind them, and a way back is the same one after
//! undo, redo and restoring.

use perceptible::{Document, Edit, Part, Phase, Preset, Session, Train};
use wasm_bindgen_test::wasm_bindgen_test;

/// The post's network after some steps towards [1, 0].
fn post(steps: u64) -> Session {
    let targets = Edit::Targets {
        values: vec![1.0, 0.0],
    };
    let edits = [targets, Edit::field("tolerance", 0.0)];
    let document = Document::from(Preset::Post).edit(&edits).unwrap();
    let mut session = Session::new(document).unwrap();
    play(&mut session, steps);
    session
}

fn play(session: &mut Session, steps: u64) {
    let (budget, clock) = (f64::INFINITY, &|| 0.0);
    session
        .train(Train::Play {
            budget,
            steps,
            clock,
        })
        .unwrap();
}

fn part(session: &Session, part: Part) -> Vec<f64> {
    session.frame(&[part]).unwrap().parts.remove(0).1
}

fn furthest(session: &Session) -> u64 {
    session.run().unwrap().furthest()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_curve_keeps_every_step_whatever_was_changed_on_the_way() {
    let changes = [
        Edit::Input {
            row: 0,
            index: 0,
            value: 2.0,
        },
        Edit::Target {
            row: 0,
            index: 0,
            value: 0.5,
        },
        Edit::AddRow,
        Edit::field("loss", "sse"),
        Edit::field("learning_rate", 0.05),
        Edit::field("l2", 0.1),
        Edit::field("optimizer", "adam"),
    ];
    for change in changes {
        let mut session = post(3);
        session.edit(std::slice::from_ref(&change), None).unwrap();
        play(&mut session, 5);
        let curve = part(&session, Part::Losses);
        assert_eq!(curve.len(), 3 * 8);
        session.visit(1).unwrap();
        assert_eq!(part(&session, Part::Losses), curve[..3], "{change:?}");
        session.visit(8).unwrap();
        assert_eq!(part(&session, Part::Losses), curve, "{change:?}");
        play(&mut session, 2);
        assert_eq!(part(&session, Part::Losses)[..3 * 8], curve, "{change:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_refused_takes_no_step_away() {
    for train in [Train::Phase, Train::Step, Train::Epoch] {
        let mut session = post(20);
        session.visit(10).unwrap();
        session.edit(&[Edit::field("loss", "bce")], None).unwrap();
        let before = session.run().unwrap().trainer().last_phase();
        assert!(session.train(train).is_err());
        let trainer = session.run().unwrap().trainer();
        assert_eq!((trainer.last_phase(), trainer.updates()), (before, 10));
        assert_eq!(furthest(&session), 20);
        session.edit(&[Edit::field("loss", "mse")], None).unwrap();
        session.visit(20).unwrap();
        assert_eq!(session.run().unwrap().trainer().updates(), 20);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_update_that_is_taken_back_is_done_as_it_is_set_now() {
    for change in [
        Edit::field("learning_rate", 0.05),
        Edit::field("optimizer", "adam"),
        Edit::field("l2", 0.5),
        Edit::field("bias_training", "frozen"),
        Edit::field("schedule", "cosine"),
        Edit::field("loss", "sse"),
        Edit::field("batch_size", 1.0),
    ] {
        let make = || {
            let mut session = post(3);
            session.edit(std::slice::from_ref(&change), None).unwrap();
            session.phase_back().unwrap();
            session
        };
        let mut restored = Session::from_bytes(&make().to_bytes()).unwrap();
        let mut undone = make();
        undone.undo().unwrap();
        undone.redo().unwrap();
        let mut session = make();
        let is_open = session.run().unwrap().trainer().last_phase() == Phase::Backward;
        for other in [&mut restored, &mut undone] {
            let phase = |session: &Session| session.run().unwrap().trainer().last_phase();
            assert_eq!(phase(other), phase(&session), "{change:?}");
            for p in [Part::After, Part::Losses] {
                assert_eq!(part(other, p), part(&session, p), "{change:?}");
            }
        }
        for session in [&mut session, &mut restored, &mut undone] {
            session.train(Train::Step).unwrap();
        }
        let learnt = |session: &Session| part(session, Part::Parameters);
        assert_eq!(learnt(&session), learnt(&restored), "{change:?}");
        assert_eq!(learnt(&session), learnt(&undone), "{change:?}");

        // Where the step stays open, its update is what a fresh step under these settings is.
        let mut plain = post(2);
        plain.edit(std::slice::from_ref(&change), None).unwrap();
        plain.train(Train::Step).unwrap();
        if is_open {
            assert_eq!(learnt(&session), learnt(&plain), "{change:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_penalty_that_is_set_amid_a_step_is_the_one_that_is_shown() {
    let mut session = post(3);
    for _ in 0..3 {
        session.train(Train::Phase).unwrap();
    }
    session.edit(&[Edit::field("l2", 0.5)], None).unwrap();
    let penalty = session.run().unwrap().trainer().loss().unwrap().1;
    assert!(penalty > 0.0);
    assert_eq!(part(&session, Part::Losses).last(), Some(&penalty));
    let restored = Session::from_bytes(&session.to_bytes()).unwrap();
    assert_eq!(restored.run().unwrap().trainer().loss().unwrap().1, penalty);
    assert_eq!(part(&restored, Part::Losses), part(&session, Part::Losses));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_step_may_be_changed_however_many_there_are() {
    let mut session = Session::new(Document::from(Preset::Post)).unwrap();
    for i in 0..640 {
        session.train(Train::Step).unwrap();
        let rate = f64::from(i + 1) / 1e4;
        session
            .edit(&[Edit::field("learning_rate", rate)], None)
            .unwrap();
    }
    session.visit(600).unwrap();
    assert_eq!(session.run().unwrap().trainer().updates(), 600);
}
