//! 72 trainings of the post's 3-4-2 network against PyTorch: four activations, two losses, all optimisers;
//! 50 steps each.

use perceptible::{
    Activation, Optimizer,
    kernel::{
        math::{exp, ln},
        naive,
    },
    optimizer::State,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

const SIZES: [usize; 3] = [3, 4, 2];

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

/// The names of trajectories.json, whose settings differ from the catalogue's by one hyper-parameter at most;
/// and the learning rate.
fn optimizer(name: &str) -> (Optimizer, f64) {
    let with = |name, hyperparameter, value| {
        let optimizer = Optimizer::named(name).unwrap();
        optimizer.with(hyperparameter, value).unwrap()
    };
    match name {
        "sgd_wd" => (with("sgd", "weight_decay", 0.01), 0.1),
        "momentum_damp" => (with("momentum", "dampening", 0.1), 0.1),
        "rmsprop_momentum" => (with("rmsprop", "momentum", 0.9), 0.01),
        "adam_l2" => (with("adam", "weight_decay", 0.01), 0.01),
        "sgd" | "momentum" | "nesterov" | "adagrad" => (Optimizer::named(name).unwrap(), 0.1),
        "adam" | "amsgrad" | "adamw" => (Optimizer::named(name).unwrap(), 0.01),
        _ => {
            let optimizer = Optimizer::named(name).unwrap();
            (optimizer, optimizer.default_learning_rate())
        }
    }
}

/// Flat parameters: W1, b1, W2, b2 of a run.
fn parameters(value: &Value) -> Vec<f64> {
    let parts = ["W1", "b1", "W2", "b2"].map(|key| numbers(&value[key]));
    parts.concat()
}

enum Targets {
    Values(Vec<f64>),
    Classes(Vec<usize>),
}

/// The loss, and its gradient in the parameters.
fn backward(x: &[f64], targets: &Targets, activation: Activation, p: &[f64]) -> (f64, Vec<f64>) {
    let [n0, n1, n2] = SIZES;
    let (w1, rest) = p.split_at(n0 * n1);
    let (b1, rest) = rest.split_at(n1);
    let (w2, b2) = rest.split_at(n1 * n2);
    let z1 = naive::forward(x, w1, b1, n0);
    let mut a1 = z1.clone();
    activation.apply(&mut a1);
    let z2 = naive::forward(&a1, w2, b2, n1);
    let (loss, d_z2) = loss(&z2, targets);

    let mut d_z1 = naive::d_inputs(&d_z2, w2, n2);
    let mut slopes = z1;
    activation.apply_derivative(&mut slopes);
    d_z1.iter_mut().zip(slopes).for_each(|(d, f)| *d *= f);
    let (d_w1, d_b1) = naive::d_parameters(x, &d_z1, n0);
    let (d_w2, d_b2) = naive::d_parameters(&a1, &d_z2, n1);
    (loss, [d_w1, d_b1, d_w2, d_b2].concat())
}

fn loss(outputs: &[f64], targets: &Targets) -> (f64, Vec<f64>) {
    match targets {
        Targets::Values(targets) => {
            let n = outputs.len() as f64;
            let errors = outputs.iter().zip(targets).map(|(o, t)| o - t);
            let loss = errors.clone().map(|e| e * e).sum::<f64>() / n;
            (loss, errors.map(|e| 2.0 * e / n).collect())
        }
        Targets::Classes(classes) => {
            let n = classes.len() as f64;
            let (mut loss, mut d_outputs) = (0.0, Vec::new());
            for (row, &class) in outputs.chunks(SIZES[2]).zip(classes) {
                let largest = row.iter().copied().fold(f64::MIN, f64::max);
                let sum: f64 = row.iter().map(|z| exp(z - largest)).sum();
                loss += (ln(sum) - (row[class] - largest)) / n;
                d_outputs.extend(row.iter().enumerate().map(|(k, z)| {
                    let target = if k == class { 1.0 } else { 0.0 };
                    (exp(z - largest) / sum - target) / n
                }));
            }
            (loss, d_outputs)
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_optimizer_goes_pytorchs_way() {
    let fixture: Value = serde_json::from_str(include_str!("fixtures/trajectories.json")).unwrap();
    let inputs = numbers(&fixture["X"]);
    let classes = fixture["labels"].as_array().unwrap().iter();
    let classes = Targets::Classes(classes.map(|c| c.as_u64().unwrap() as usize).collect());
    let values = Targets::Values(numbers(&fixture["Y"]));
    let mut random = perceptible::RandomState::new(0);
    let mut draw = |n: usize| -> Vec<f64> { (0..n).map(|_| 0.10 * random.randn()).collect() };
    let start = [draw(12), vec![0.0; 4], draw(8), vec![0.0; 2]].concat();

    let runs = fixture["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 72);
    for run in runs {
        let [activation, loss, name] =
            ["activation", "loss", "optimiser"].map(|k| run[k].as_str().unwrap());
        let place = format!("{activation} {loss} {name}");
        let activation = Activation::named(activation).unwrap();
        let targets = if loss == "mse" { &values } else { &classes };
        let (optimizer, learning_rate) = optimizer(name);
        let mut state = State::new(&optimizer, start.len()).unwrap();
        let mut p = start.clone();
        let losses = numbers(&run["losses"]);
        assert_eq!(losses.len(), 51);
        for (step, expected) in losses.into_iter().enumerate() {
            let (loss, gradients) = backward(&inputs, targets, activation, &p);
            let error = ((loss - expected) / expected).abs();
            assert!(
                error <= 1e-12,
                "{place}, step {step}: loss off by {error:e}"
            );
            if step == 0 {
                let expected = parameters(&run["first_gradients"]);
                for (g, expected) in gradients.iter().zip(expected) {
                    assert!((g - expected).abs() <= 1e-14, "{place}: {g:e} {expected:e}");
                }
            }
            if step < 50 {
                let gradients = &gradients;
                optimizer
                    .update(&mut state, &mut p, gradients, learning_rate, &[])
                    .unwrap();
            }
        }
        let loose = name.starts_with("rmsprop") || name == "adagrad";
        let tolerance = if loose { 1e-10 } else { 1e-12 };
        for (i, (w, expected)) in p.iter().zip(parameters(run)).enumerate() {
            let error = (w - expected).abs();
            assert!(
                error <= tolerance,
                "{place}, parameter {i}: off by {error:e}"
            );
        }
    }
}
