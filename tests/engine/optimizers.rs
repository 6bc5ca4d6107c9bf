//! Optimisers, schedules and penalties: PyTorch's long runs, and what must hold for each of the catalogue.

use perceptible::{
    Activation, Error, Initialization, Language, Loss, Network, Optimizer, Penalty, Place,
    RandomState, Schedule, Targets,
    kernel::math::powi,
    optimizer::{Adam, Rprop, State},
    schedule::Per,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn fixture() -> Value {
    serde_json::from_str(include_str!("../fixtures/optimizers.json")).unwrap()
}

fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some(text) => text.parse().unwrap(),
        None => value.as_f64().unwrap(),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

/// The catalogue, its hyper-parameters off their defaults, so that each has something to do.
fn everything() -> Vec<Optimizer> {
    let all = Optimizer::all();
    let moved = all.iter().flat_map(|optimizer| {
        let rows = optimizer.hyperparameters();
        rows.into_iter().map(|row| {
            let value = if row.value == 0.0 {
                0.3
            } else {
                0.7 * row.value
            };
            optimizer.with(row.name, value.max(row.minimum)).unwrap()
        })
    });
    let moved: Vec<Optimizer> = moved.collect();
    [all, moved].concat()
}

/// `steps` updates from gradients that the seed gives, the same for a parameter whatever the others are.
fn train(
    optimizer: &Optimizer,
    state: &mut State,
    w: &mut [f64],
    random: &mut RandomState,
    steps: usize,
    frozen: &[bool],
) {
    for _ in 0..steps {
        let gradients: Vec<f64> = w.iter().map(|_| random.randn()).collect();
        optimizer
            .update(state, w, &gradients, 0.01, frozen)
            .unwrap();
    }
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|x| x.to_bits()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_hundred_thousand_steps_are_pytorchs() {
    let fixture = fixture();
    let start = numbers(&fixture["start"]);
    let checkpoints = numbers(&fixture["steps"]);
    let last = *checkpoints.last().unwrap() as usize;
    assert_eq!(last, 100_000);
    for run in fixture["runs"].as_array().unwrap() {
        let name = run["optimizer"].as_str().unwrap();
        let mut optimizer = Optimizer::named(name).unwrap();
        for (name, value) in run["hyperparameters"].as_object().unwrap() {
            optimizer = optimizer.with(name, number(value)).unwrap();
        }
        let learning_rate = number(&run["learning_rate"]);
        let (mut w, mut state) = (start.clone(), State::new(&optimizer, 3).unwrap());
        let mut expected = run["w"].as_array().unwrap().iter();
        for t in 1..=last {
            let gradient =
                |i: usize| ((7919 * t + 104_729 * i) % 1000) as f64 / 256.0 - 500.0 / 256.0;
            optimizer
                .update(
                    &mut state,
                    &mut w,
                    &[0, 1, 2].map(gradient),
                    learning_rate,
                    &[],
                )
                .unwrap();
            if checkpoints.contains(&(t as f64)) {
                for (w, expected) in w.iter().zip(numbers(expected.next().unwrap())) {
                    let error = (w - expected).abs() / expected.abs().max(1.0);
                    assert!(
                        error <= 1e-12,
                        "{optimizer:?}, step {t}: {w:e}, {expected:e}"
                    );
                }
            }
        }
        assert!(expected.next().is_none());
        assert_eq!(state.steps(2), 100_000);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn powers_are_rounded_once() {
    let fixture = fixture();
    let rows = fixture["powi"].as_array().unwrap();
    assert!(rows.len() > 60);
    for row in rows {
        let (x, n) = (number(&row[0]), row[1].as_u64().unwrap());
        let (nearest, rest) = (number(&row[2]), number(&row[3]));
        let ulp = nearest.abs().next_up() - nearest.abs();
        let error = ((powi(x, n) - nearest) / ulp - rest).abs();
        assert!(error <= 0.51, "{x}^{n}: {error} ULP");
    }
    assert_eq!(powi(0.0, 0), 1.0);
    assert_eq!(powi(0.0, 3).to_bits(), 0);
    assert_eq!(powi(10.0, 400), f64::INFINITY);
    assert_eq!(powi(-1e200, 3), f64::NEG_INFINITY);
    assert_eq!(powi(0.5, 1_000_000), 0.0);
    assert!(powi(f64::NAN, 1).is_nan());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_terms_are_what_the_update_computes() {
    for optimizer in everything() {
        let mut random = RandomState::new(1);
        let (mut w, mut state) = ([0.5, -1.5, 2.5], State::new(&optimizer, 3).unwrap());
        for _ in 0..12 {
            let gradients = [0, 1, 2].map(|_| random.randn());
            let all: Vec<_> = (0..3)
                .map(|i| {
                    optimizer
                        .terms(&state, i, w[i], gradients[i], 0.01)
                        .unwrap()
                })
                .collect();
            optimizer
                .update(&mut state, &mut w, &gradients, 0.01, &[])
                .unwrap();
            for (i, terms) in all.iter().enumerate() {
                let last = |symbol| {
                    let found = terms.iter().rev().find(|term| term.symbol == symbol);
                    found.map(|term| term.value.to_bits())
                };
                assert_eq!(last("w"), Some(w[i].to_bits()), "{optimizer:?}");
                for moment in optimizer.moments() {
                    let Some(noted) = last(moment) else {
                        assert_eq!(moment, "g_{before}");
                        continue;
                    };
                    assert_eq!(noted, state.moment(moment).unwrap()[i].to_bits());
                }
                assert!(last("g").is_some() && last("step").is_some());
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn adams_terms_can_be_followed_with_a_calculator() {
    let adam = Optimizer::Adam(Adam::default());
    let state = State::new(&adam, 1).unwrap();
    let terms = adam.terms(&state, 0, 1.0, 0.5, 0.1).unwrap();
    let shown: Vec<_> = terms
        .iter()
        .map(|t| (t.symbol, t.formula, t.value))
        .collect();
    let v_hat = shown[4].2;
    assert_eq!(
        shown,
        [
            ("g", "∂L/∂w", 0.5),
            ("m", "β₁ · m + (1 − β₁) · g", 0.04999999999999999),
            ("v", "β₂ · v + (1 − β₂) · g²", 0.0002500000000000002),
            ("m̂", "m / (1 − β₁^{t})", 0.5),
            ("v̂", "v / (1 − β₂^{t})", 0.25),
            ("step", "η · m̂ / (√v̂ + ε)", 0.05 / (v_hat.sqrt() + 1e-8)),
            ("w", "w − step", 1.0 - 0.05 / (v_hat.sqrt() + 1e-8)),
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_state_goes_through_flat_numbers_and_on_to_the_bit() {
    for optimizer in everything() {
        for (n, frozen) in [
            (1, vec![]),
            (5, vec![]),
            (5, vec![false, true, true, false, true]),
        ] {
            let mut random = RandomState::new(2);
            let (mut w, mut state) = (vec![1.0; n], State::new(&optimizer, n).unwrap());
            train(&optimizer, &mut state, &mut w, &mut random, 7, &frozen);

            let flat = state.to_flat();
            let mut restored = State::from_flat(&optimizer, n, &flat).unwrap();
            assert_eq!(restored, state);
            let (mut w2, mut random2) = (w.clone(), random.clone());
            train(&optimizer, &mut state, &mut w, &mut random, 7, &[]);
            train(&optimizer, &mut restored, &mut w2, &mut random2, 7, &[]);
            assert_eq!(bits(&w), bits(&w2), "{optimizer:?}");
            assert_eq!(bits(&state.to_flat()), bits(&restored.to_flat()));
        }
    }
}

/// What a parameter becomes depends on its own gradients alone: not on where it stands, nor on how many others
/// there are, nor on which of them are frozen; and time that it was frozen never was.
#[wasm_bindgen_test(unsupported = test)]
fn a_frozen_parameter_takes_no_part() {
    for optimizer in everything() {
        let gradient = |t: usize| f64::from((t * 37 % 19) as u8) / 8.0 - 1.0;
        let awake = |t: usize| t % 3 != 1;
        let (mut alone, mut state) = ([0.75], State::new(&optimizer, 1).unwrap());
        for t in (0..30).filter(|t| awake(*t)) {
            optimizer
                .update(&mut state, &mut alone, &[gradient(t)], 0.01, &[])
                .unwrap();
        }
        for place in 0..5 {
            let (mut w, mut state) = ([0.75; 5], State::new(&optimizer, 5).unwrap());
            for t in 0..30 {
                let mut gradients = [1.0, -2.0, 0.0, 1e-3, 4.0].map(|g| g * gradient(t + 1));
                gradients[place] = gradient(t);
                let mut frozen = [false, t > 9, true, false, t % 2 == 0];
                frozen[place] = !awake(t);
                let before = w;
                optimizer
                    .update(&mut state, &mut w, &gradients, 0.01, &frozen)
                    .unwrap();
                for i in 0..5 {
                    assert!(!frozen[i] || w[i].to_bits() == before[i].to_bits());
                }
            }
            assert_eq!(w[place].to_bits(), alone[0].to_bits(), "{optimizer:?}");
            assert_eq!(state.steps(place), 20);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn nan_and_infinity_are_not_swallowed() {
    for optimizer in Optimizer::all() {
        let (mut w, mut state) = ([1.0, 1.0], State::new(&optimizer, 2).unwrap());
        optimizer
            .update(&mut state, &mut w, &[f64::NAN, 0.5], 0.01, &[])
            .unwrap();
        assert!(w[0].is_nan() && w[1] < 1.0, "{optimizer:?}: {w:?}");
    }
}

/// PyTorch's variance goes below 0 by rounding here, and its weights become NaN.
#[wasm_bindgen_test(unsupported = test)]
fn a_gradient_that_does_not_change_leaves_a_variance_of_zero() {
    let optimizer = Optimizer::named("rmsprop_centered").unwrap();
    let optimizer = optimizer.with("alpha", 0.5).unwrap();
    for g in [0.1, 0.3, 0.7, 1.1, 1e-5] {
        let (mut w, mut state) = ([1.0], State::new(&optimizer, 1).unwrap());
        for _ in 0..200 {
            optimizer
                .update(&mut state, &mut w, &[g], 0.01, &[])
                .unwrap();
            assert!(w[0].is_finite());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rprops_learning_rate_is_its_first_step_alone() {
    let rprop = Optimizer::Rprop(Rprop::default());
    let (mut w, mut state) = ([0.0], State::new(&rprop, 1).unwrap());
    let mut step = |g, learning_rate| {
        rprop
            .update(&mut state, &mut w, &[g], learning_rate, &[])
            .unwrap();
        w[0]
    };
    assert_eq!(step(1e-200, 0.01), -0.01);
    assert_eq!(step(1e-200, 5.0), -0.01 - 0.012); // the same sign, though the product of both is 0
    assert_eq!(step(-3.0, 5.0), -0.01 - 0.012); // turns, and waits
    assert_eq!(step(-3.0, 5.0), -0.01 - 0.012 + 0.006);
}

/// Both sentences name the place, and neither is the other's.
fn refused<T: std::fmt::Debug>(result: Result<T, Error>, place: &str) {
    let error = result.unwrap_err();
    let (english, korean) = (
        error.message(Language::English),
        error.message(Language::Korean),
    );
    assert!(english.contains(place), "{english}");
    assert!(
        korean.chars().any(|c| ('가'..='힣').contains(&c)),
        "{korean}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn bad_numbers_are_refused_and_nothing_changes() {
    let bad = [f64::NAN, f64::INFINITY, -1e-9, 1e300];
    for optimizer in Optimizer::all() {
        for row in optimizer.hyperparameters() {
            assert!(
                (row.minimum..=row.maximum).contains(&row.default),
                "{row:?}"
            );
            for value in bad {
                refused(optimizer.with(row.name, value), row.symbol);
            }
            if ["beta1", "beta2", "alpha", "rho"].contains(&row.name) {
                refused(optimizer.with(row.name, 1.0), row.symbol);
            }
            assert_eq!(optimizer.with(row.name, row.value), Ok(optimizer));
        }
        let (mut w, mut state) = ([1.0, 2.0], State::new(&optimizer, 2).unwrap());
        let before = state.clone();
        let mut update = |g: &[f64], learning_rate, frozen: &[bool]| {
            optimizer.update(&mut state, &mut w, g, learning_rate, frozen)
        };
        for value in bad {
            refused(update(&[0.1, 0.1], value, &[]), "learning rate");
        }
        refused(update(&[0.1], 0.1, &[]), "gradients");
        refused(update(&[0.1, 0.1], 0.1, &[true]), "frozen");
        refused(optimizer.terms(&state, 2, 0.0, 0.0, 0.1), "parameter");
        assert_eq!((w, &state), ([1.0, 2.0], &before));
    }
    refused(Optimizer::named("sdg"), "sgd, momentum, nesterov");
    refused(Optimizer::default().with("beta1", 0.5), "beta1 of sgd");
    let (adam, sgd) = (Optimizer::Adam(Adam::default()), Optimizer::default());
    let mut state = State::new(&adam, 1).unwrap();
    refused(sgd.update(&mut state, &mut [0.0], &[0.0], 0.1, &[]), "adam");
    let wild = Optimizer::Adam(Adam {
        beta2: 1.0,
        ..Adam::default()
    });
    refused(wild.update(&mut state, &mut [0.0], &[0.0], 0.1, &[]), "β₂");
}

#[wasm_bindgen_test(unsupported = test)]
fn damaged_states_are_refused() {
    let adam = Optimizer::Adam(Adam::default());
    let good = [3.0, 1.0, 0.1, -0.1, 0.2, 0.0];
    assert!(State::from_flat(&adam, 2, &good).is_ok());
    let damage = [
        (0, 0.5),
        (0, -1.0),
        (0, 1e17),
        (1, 2.0),
        (2, f64::NAN),
        (3, f64::INFINITY),
        (5, -0.1),
    ];
    for (i, value) in damage {
        let mut numbers = good;
        numbers[i] = value;
        let place = format!("optimizer state[{i}]");
        refused(State::from_flat(&adam, 2, &numbers), &place);
    }
    refused(State::from_flat(&adam, 2, &good[..5]), "length 5");
    refused(State::from_flat(&adam, usize::MAX, &good), "memory");
    refused(State::new(&adam, usize::MAX), "memory");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_catalogues_have_names_and_formulas_of_their_own() {
    let mut names: Vec<&str> = Optimizer::all().iter().map(Optimizer::name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 14);
    for optimizer in Optimizer::all() {
        assert_eq!(Optimizer::named(optimizer.name()), Ok(optimizer));
        assert!(optimizer.formula().contains('η') || optimizer.name() == "rprop");
        assert!(optimizer.default_learning_rate() > 0.0);
    }
    for schedule in Schedule::all() {
        assert_eq!(Schedule::named(schedule.name()), Ok(schedule));
        for row in schedule.hyperparameters() {
            assert!(
                (row.minimum..=row.maximum).contains(&row.default),
                "{row:?}"
            );
            refused(schedule.with(row.name, f64::NAN), row.symbol);
            refused(schedule.with(row.name, 1e300), row.symbol);
        }
        assert!(schedule.formula().starts_with('η'));
    }
    refused(Schedule::named("linear"), "inverse_time");
    refused(Schedule::Constant.with("gamma", 1.0), "gamma of constant");
    for per in Per::ALL {
        assert_eq!(Per::named(per.name()), Ok(*per));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn schedules_are_pytorchs() {
    let fixture = fixture();
    let initial = number(&fixture["base"]);
    let schedules = fixture["schedules"].as_array().unwrap();
    assert_eq!(schedules.len(), 4);
    for row in schedules {
        let mut schedule = Schedule::named(row["schedule"].as_str().unwrap()).unwrap();
        for (name, value) in row["hyperparameters"].as_object().unwrap() {
            schedule = schedule.with(name, number(value)).unwrap();
        }
        for (t, expected) in numbers(&row["rates"]).into_iter().enumerate() {
            let rate = schedule.learning_rate(initial, t as u64);
            // PyTorch's cosine sees πt/T after it was rounded, which is up to 18.
            let error = (rate - expected).abs() / initial;
            assert!(error <= 1e-15, "{schedule:?}, {t}: {rate:e}, {expected:e}");
        }
    }
    let cosine = Schedule::named("cosine").unwrap();
    let rates = [0, 50, 100, 150, 200].map(|t| cosine.learning_rate(2.0, t));
    assert_eq!([rates[0], rates[2], rates[4]], [2.0, 0.0, 2.0]);
    assert!((rates[1] - 1.0).abs() < 1e-15 && rates[1] == rates[3]);
    assert_eq!(Per::Epoch.count(3, 40), 3);
    assert_eq!(Per::Update.count(3, 40), 40);
}

/// v makes ½(v − w)² + η·(λ₁·|v| + ½λ₂·v²) least: nothing near it, nor 0, is better.
#[wasm_bindgen_test(unsupported = test)]
fn a_penalty_shrinks_and_never_crosses_zero() {
    let mut random = RandomState::new(3);
    let strengths = [0.0, 1e-6, 0.01, 1.0, 1000.0];
    let rates = [0.0, 1e-3, 0.1, 1.0, 1000.0];
    for (l1, l2, rate) in strengths
        .iter()
        .flat_map(|l1| strengths.map(|l2| (*l1, l2)))
        .flat_map(|(l1, l2)| rates.map(|rate| (l1, l2, rate)))
    {
        let penalty = Penalty { l1, l2 };
        for i in 0..40 {
            let w = random.randn() * [1e-300, 1e-3, 1.0, 1e9][i % 4];
            let mut shrunk = [w, w];
            penalty.apply(&mut shrunk, rate, &[false, true]).unwrap();
            let [v, frozen] = shrunk;
            assert_eq!(frozen.to_bits(), w.to_bits());
            assert_eq!(v.to_bits(), penalty.shrunk(w, rate).to_bits());
            assert!(
                v * w >= 0.0 && v.abs() <= w.abs(),
                "{penalty:?}, {rate}: {w:e} to {v:e}"
            );
            let cost = |x: f64| {
                let penalised = l1 * x.abs() + 0.5 * l2 * x * x;
                0.5 * (x - w) * (x - w) + rate * penalised
            };
            let best = cost(v);
            for other in [0.0, w, v * 0.9, v * 1.1, v - 1e-4, v + 1e-4] {
                let slack = 1e-12 * (best.abs() + w * w);
                assert!(
                    best <= cost(other) + slack,
                    "{penalty:?}, {rate}: {v:e}, {other:e}"
                );
            }
            if rate * l1 >= w.abs() {
                assert_eq!(v.to_bits(), 0);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_penalty_is_reported_and_refused_by_its_numbers() {
    let penalty = Penalty::default().with("l1", 0.5).unwrap();
    let penalty = penalty.with("l2", 0.25).unwrap();
    let layers = [vec![1.0, -2.0], vec![3.0]];
    let value = penalty.value(layers.iter().map(Vec::as_slice));
    assert_eq!(value, 0.5 * 6.0 + 0.125 * 14.0);
    for value in [f64::NAN, -0.1, 1e300] {
        refused(penalty.with("l1", value), "penalty λ₁");
        refused(penalty.with("l2", value), "penalty λ₂");
        refused(penalty.apply(&mut [1.0], value, &[]), "learning rate");
    }
    refused(penalty.with("l3", 0.1), "l3 of penalty");
    refused(penalty.apply(&mut [1.0], 0.1, &[true, false]), "frozen");
    let mut zeros = [-0.0, f64::NAN];
    Penalty::default().apply(&mut zeros, 0.1, &[]).unwrap();
    assert!(zeros[0].is_sign_negative());
    penalty.apply(&mut zeros, 0.1, &[]).unwrap();
    assert!(zeros[1].is_nan());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_networks_step_leaves_what_is_frozen_and_its_penalty_the_biases() {
    let mut network = Network::draw(
        &[2, 3, 1],
        &[Activation::Tanh, Activation::Linear],
        Initialization::POST,
        &mut RandomState::new(0),
    )
    .unwrap();
    let frozen = Place::Weight {
        layer: 0,
        from: 1,
        to: 2,
    };
    network.freeze(frozen, true).unwrap();
    network.freeze_layer(1, true).unwrap();
    let adam = Optimizer::named("adam").unwrap();
    let numbers = |network: &Network| network.parameters().as_slice().to_vec();
    let mut state = State::new(&adam, numbers(&network).len()).unwrap();
    let trace = network.forward_flat(&[1.0, -2.0]).unwrap();
    let targets = Targets::new(&[1.0], &[1, 1]).unwrap();
    let gradients = network.backward(&trace, &targets, Loss::Mse).unwrap();

    let before = numbers(&network);
    let terms = |i| {
        network
            .step_terms(&adam, &state, &gradients, 0.1, i)
            .unwrap()
    };
    let last: Vec<f64> = (0..9).map(|i| terms(i).last().unwrap().value).collect();
    refused(
        network.step_terms(&adam, &state, &gradients, 0.1, 13),
        "parameter",
    );
    network.step(&adam, &mut state, &gradients, 0.1).unwrap();
    let stepped = numbers(&network);
    for i in 0..13 {
        let moves = i < 9 && i != 5; // 2·3 weights, 3 biases; 3 weights and a bias are frozen
        assert_eq!(stepped[i] != before[i], moves, "{i}");
        assert!(!moves || stepped[i].to_bits() == last[i].to_bits());
    }

    let penalty = Penalty { l1: 0.0, l2: 10.0 };
    network.shrink(penalty, 0.1).unwrap();
    for (i, (w, before)) in numbers(&network).into_iter().zip(&stepped).enumerate() {
        let expected = if i < 6 && i != 5 {
            before / 2.0
        } else {
            *before
        };
        assert_eq!(w, expected, "{i}");
    }
}
