//! Training through a session: phases against steps, slices against one go, what ends it and what is refused.

use perceptible::{
    Document, Edit, Error, Focus, Network, Part, Place, Preset, Samples, Session, Targets, Train,
    Trainer,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// The post's network that is to give [1, 0], under an activation.
pub fn post(activation: &str) -> Session {
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
pub fn batches() -> Session {
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

pub fn session(edits: &[Edit]) -> Session {
    let document = Document::from(Preset::Post).edit(edits).unwrap();
    Session::new(document).unwrap()
}

pub fn trainer(session: &Session) -> &Trainer {
    session.run().unwrap().trainer()
}

pub fn steps(session: &mut Session, n: u64) {
    for _ in 0..n {
        session.train(Train::Step).unwrap();
    }
}

/// Everything that can be seen, to the bit.
pub fn seen(session: &Session) -> Vec<u64> {
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

pub fn part(session: &Session, part: Part) -> Vec<f64> {
    session.frame(&[part]).unwrap().parts.remove(0).1
}

pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

#[track_caller]
pub fn close(found: &[f64], expected: &[f64], tolerance: f64) {
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
