//! Trainings whose numbers are known elsewhere: in long double, in books, in posts, and on other machines.

use crate::training::{close, numbers, part, post, steps, trainer};
use perceptible::{Document, Edit, Focus, Part, Phase, Preset, Session, Train};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

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
