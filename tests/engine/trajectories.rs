//! 72 trainings of the post's 3-4-2 network against PyTorch: four activations, two losses, all optimisers;
//! 50 steps each.

use perceptible::{
    Activation, Initialization, Loss, Network, Optimizer, RandomState, Targets, optimizer::State,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn numbers(value: &Value) -> Vec<f64> {
    let texts = value.as_array().unwrap().iter();
    texts
        .map(|x| x.as_str().unwrap().parse().unwrap())
        .collect()
}

/// A run's W1, b1, W2, b2: the form of our flat buffer.
fn parameters(value: &Value) -> Vec<f64> {
    ["W1", "b1", "W2", "b2"]
        .map(|key| numbers(&value[key]))
        .concat()
}

/// The optimiser and learning rate of a run. Four names stand for one of the catalogue with a hyper-parameter that
/// is not its default.
fn optimizer(name: &str) -> (Optimizer, f64) {
    let named = |name| Optimizer::named(name).unwrap();
    let with = |name, hyperparameter, value| named(name).with(hyperparameter, value).unwrap();
    match name {
        "sgd_wd" => (with("sgd", "weight_decay", 0.01), 0.1),
        "momentum_damp" => (with("momentum", "dampening", 0.1), 0.1),
        "rmsprop_momentum" => (with("rmsprop", "momentum", 0.9), 0.01),
        "adam_l2" => (with("adam", "weight_decay", 0.01), 0.01),
        "sgd" | "momentum" | "nesterov" | "adagrad" => (named(name), 0.1),
        "adam" | "amsgrad" | "adamw" => (named(name), 0.01),
        _ => (named(name), named(name).default_learning_rate()),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_optimizer_goes_pytorchs_way() {
    let fixture: Value =
        serde_json::from_str(include_str!("../fixtures/trajectories.json")).unwrap();
    let inputs = numbers(&fixture["X"]);
    let values = Targets::new(&numbers(&fixture["Y"]), &[16, 2]).unwrap();
    let classes = fixture["labels"].as_array().unwrap().iter();
    let classes: Vec<usize> = classes.map(|c| c.as_u64().unwrap() as usize).collect();
    let classes = Targets::classes(&classes);

    let (mut names, runs) = (Vec::new(), fixture["runs"].as_array().unwrap());
    assert_eq!(runs.len(), 72);
    for run in runs {
        let text = |key| run[key].as_str().unwrap();
        let name = text("optimiser");
        let place = format!("{} {} {name}", text("activation"), text("loss"));
        names.push(name);
        let hidden = Activation::named(text("activation")).unwrap();
        let loss = Loss::named(text("loss")).unwrap();
        let targets = if loss == Loss::Mse { &values } else { &classes };
        let mut network = Network::draw(
            &[3, 4, 2],
            &[hidden, Activation::Linear],
            Initialization::POST,
            &mut RandomState::new(0),
        )
        .unwrap();
        let (optimizer, learning_rate) = optimizer(name);
        let mut state = State::new(&optimizer, network.parameters().as_slice().len()).unwrap();
        let losses = numbers(&run["losses"]);
        assert_eq!(losses.len(), 51);
        for (step, expected) in losses.into_iter().enumerate() {
            let trace = network.forward_flat(&inputs).unwrap();
            let gradients = network.backward(&trace, targets, loss).unwrap();
            let error = ((gradients.loss() - expected) / expected).abs();
            assert!(
                error <= 1e-12,
                "{place}, step {step}: loss off by {error:e}"
            );
            if step < 50 {
                let stepped = network.step(&optimizer, &mut state, &gradients, learning_rate);
                stepped.unwrap();
            }
        }
        let loose = name.starts_with("rmsprop") || name == "adagrad";
        let tolerance = if loose { 1e-10 } else { 1e-12 };
        let reached = network.parameters().as_slice().iter();
        for (i, (w, expected)) in reached.zip(parameters(run)).enumerate() {
            let error = (w - expected).abs();
            assert!(
                error <= tolerance,
                "{place}, parameter {i}: off by {error:e}"
            );
        }
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 18);
}
