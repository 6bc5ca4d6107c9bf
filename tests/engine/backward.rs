//! Back-propagation against references: first gradients, the paths' sums, and plain training.

use perceptible::{
    Activation, Dense, Error, Gradients, Initialization, Loss, Network, RandomState, Targets,
    dataset::{Generator, Stream},
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn fixture(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The fixtures' numbers, lists of lists flattened; some are strings.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        Value::String(text) => vec![text.parse().unwrap()],
        _ => vec![value.as_f64().unwrap()],
    }
}

/// Each number within `relative` of the reference.
fn check(what: &str, ours: &[f64], reference: &Value, relative: f64) {
    let reference = numbers(reference);
    assert_eq!(ours.len(), reference.len(), "{what}");
    for (i, (ours, reference)) in ours.iter().zip(reference).enumerate() {
        let good = (ours - reference).abs() <= relative * reference.abs();
        assert!(good, "{what}[{i}]: {ours:e}, not {reference:e}");
    }
}

/// 3-4-2 as the post draws it.
fn post(hidden: Activation) -> Network {
    let activations = [hidden, Activation::Linear];
    let mut random = RandomState::new(0);
    Network::draw(&[3, 4, 2], &activations, Initialization::POST, &mut random).unwrap()
}

/// w −= η·v, v = μ·v + g.
struct Sgd {
    learning_rate: f64,
    momentum: f64,
    velocities: Vec<f64>,
}

impl Sgd {
    fn new(learning_rate: f64, momentum: f64) -> Self {
        Sgd {
            learning_rate,
            momentum,
            velocities: Vec::new(),
        }
    }

    fn step(&mut self, network: &mut Network, gradients: &Gradients) {
        let gradients = gradients.parameters().as_slice();
        self.velocities.resize(gradients.len(), 0.0);
        network.update(|range, parameters| {
            let velocities = self.velocities[range.clone()].iter_mut();
            let all = parameters.iter_mut().zip(velocities).zip(&gradients[range]);
            for ((w, v), g) in all {
                *v = self.momentum * *v + g;
                *w -= self.learning_rate * *v;
            }
        });
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_posts_network_trains_as_in_long_double() {
    let file = fixture(include_str!("../fixtures/post_training.json"));
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    let x = [3.0, 1.0, 5.5];
    let targets = Targets::new(&[1.0, 0.0], &[1, 2]).unwrap();
    for case in cases {
        let name = case["activation"].as_str().unwrap();
        let mut network = post(Activation::named(name).unwrap());
        let mut sgd = Sgd::new(case["lr"].as_f64().unwrap(), 0.0);
        let mut below = None;
        for step in 0..=2000 {
            let trace = network.forward_flat(&x).unwrap();
            let gradients = network.backward(&trace, &targets, Loss::Mse).unwrap();
            let loss = gradients.loss();
            if let Some(reference) = case["losses"].get(step.to_string()) {
                let reference = reference.as_f64().unwrap();
                // The reference asks for 1e-13, which float64 can keep only while the outputs are far from their
                // targets: y is a float64 near 1, so that y − t is known to an epsilon and its square to 2|y − t|
                // times as much.
                let known = 4.0 * f64::EPSILON * reference.sqrt();
                let error = (loss - reference).abs();
                let good =
                    error <= 1e-13 * reference + known || (reference < 1e-12 && error <= 1e-15);
                assert!(good, "{name} step {step}: {loss:e}, not {reference:e}");
            }
            if loss < 1e-6 {
                below = below.or(Some(step));
            }
            let first = &case["first"];
            let after = &case["after_one_step"];
            match step {
                0 => {
                    let d_a = gradients.d_a(0).unwrap().unwrap();
                    check("d_a1", d_a, &first["d_a1"], 1e-13);
                    let delta = gradients.delta(0).unwrap();
                    check("delta1", delta, &first["delta1"], 1e-13);
                    let weights = |layer| gradients.d_weights(layer).unwrap();
                    let biases = |layer| gradients.d_biases(layer).unwrap();
                    check("dW1", weights(0), &first["dW1"], 1e-13);
                    check("db1", biases(0), &first["db1"], 1e-13);
                    check("dW2", weights(1), &first["dW2"], 1e-13);
                    check("db2", biases(1), &first["db2"], 1e-13);
                }
                1 => {
                    let parameters = network.parameters();
                    for (layer, w, b) in [(0, "W1", "b1"), (1, "W2", "b2")] {
                        check(w, parameters.weights(layer).unwrap(), &after[w], 1e-13);
                        check(b, parameters.biases(layer).unwrap(), &after[b], 1e-13);
                    }
                    check("output", trace.outputs_flat(), &after["output"], 1e-13);
                }
                _ => {}
            }
            sgd.step(&mut network, &gradients);
        }
        let reference = &case["first_step_with_loss_below_1e_6"];
        assert_eq!(below, reference.as_u64(), "{name}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pytorchs_first_gradients_and_losses_hold() {
    let file = fixture(include_str!("../fixtures/trajectories.json"));
    let x = numbers(&file["X"]);
    let regression = Targets::new(&numbers(&file["Y"]), &[16, 2]).unwrap();
    let labels = file["labels"].as_array().unwrap().iter();
    let labels: Vec<usize> = labels.map(|l| l.as_u64().unwrap() as usize).collect();
    let classes = Targets::classes(&labels);
    let runs = file["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 72);
    for run in runs {
        let name = run["activation"].as_str().unwrap();
        let network = post(Activation::named(name).unwrap());
        let loss = Loss::named(run["loss"].as_str().unwrap()).unwrap();
        let targets = match loss {
            Loss::CrossEntropy => &classes,
            _ => &regression,
        };
        let trace = network.forward_flat(&x).unwrap();
        let gradients = network.backward(&trace, targets, loss).unwrap();
        check("loss", &[gradients.loss()], &run["losses"][0], 1e-12);
        let first = &run["first_gradients"];
        for (layer, w, b) in [(0, "W1", "b1"), (1, "W2", "b2")] {
            for (ours, key) in [
                (gradients.d_weights(layer).unwrap(), w),
                (gradients.d_biases(layer).unwrap(), b),
            ] {
                let reference = numbers(&first[key]);
                for (ours, reference) in ours.iter().zip(&reference) {
                    let error = (ours - reference).abs();
                    assert!(error <= 1e-14, "{name} {key}: {ours:e}, not {reference:e}");
                }
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_spiral_net_of_the_nnfs_tradition_trains_as_in_long_double() {
    let file = fixture(include_str!("../fixtures/spiral_run.json"));
    let runs = file.as_array().unwrap();
    assert_eq!(runs.len(), 2);
    for run in runs {
        let mut random = RandomState::new(0);
        let spiral = Generator::named("spiral").unwrap();
        let data = Stream::Weights.draw(&spiral, &mut random).unwrap();
        let (x, targets) = (data.inputs(), data.targets());
        let classes = targets.as_classes().unwrap();
        // The last activation is softmax, which cross-entropy differentiates together with itself.
        let activations = [Activation::Relu, Activation::Softmax];
        let scaled = Initialization::Randn { scale: 0.01 };
        let mut network = Network::draw(&[2, 64, 3], &activations, scaled, &mut random).unwrap();

        let steps = run["steps"].as_u64().unwrap();
        let mut sgd = Sgd::new(
            run["lr"].as_f64().unwrap(),
            run["momentum"].as_f64().unwrap(),
        );
        let sums = |parameters: &perceptible::Parameters| -> Vec<f64> {
            let sum = |part: &[f64]| part.iter().map(|p| p.abs()).sum();
            let layer = |l| {
                [
                    parameters.weights(l).unwrap(),
                    parameters.biases(l).unwrap(),
                ]
            };
            [layer(0), layer(1)].concat().into_iter().map(sum).collect()
        };
        for step in 0..=steps {
            let trace = network.forward_flat(x).unwrap();
            let loss = Loss::CrossEntropy;
            let gradients = network.backward(&trace, targets, loss).unwrap();
            let what = format!("step {step}");
            if let Some(reference) = run["losses"].get(step.to_string()) {
                check(&what, &[gradients.loss()], reference, 1e-12);
                // As np.argmax: the first of several that are equal (the spiral's origin, at step 0).
                let right = trace.outputs_flat().chunks(3).zip(classes);
                let right = right.filter(|&(a, &class)| {
                    let before = a[..class].iter().all(|&other| other < a[class]);
                    before && a[class..].iter().all(|&other| other <= a[class])
                });
                let accuracy = run["accuracy"][step.to_string()].as_f64().unwrap();
                assert_eq!(right.count() as f64, (accuracy * 300.0).round(), "{what}");
            }
            if step == 0 {
                let reference = &run["first_gradient_abs_sums"];
                check("gradients", &sums(gradients.parameters()), reference, 1e-11);
            }
            if step < steps {
                sgd.step(&mut network, &gradients);
            }
        }
        let ours = sums(network.parameters());
        check("parameters", &ours, &run["final_abs_sums"], 1e-11);
        let w2 = network.parameters().weights(1).unwrap();
        check("W2", &w2[..3], &run["W2_row0"], 1e-11);
    }
}

fn randn(random: &mut RandomState, n: usize) -> Vec<f64> {
    (0..n).map(|_| random.randn()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn activation_and_loss_differentiated_together_give_a_minus_t() {
    let mut random = RandomState::new(5);
    // z of ±800 too: there σ′ and softmax's Jacobian are 0, and in two steps nothing would be learnt.
    let z = [-800.0, 800.0, -40.0, 3.0, 0.25, -1.0, 0.0, 40.0, 7.5];
    let t = [1.0, 0.0, 0.0, 0.5, 0.25, 0.25, 0.0, 0.0, 1.0];
    let targets = Targets::new(&t, &[3, 3]).unwrap();
    for (activation, loss, n) in [
        (Activation::Sigmoid, Loss::BceWithLogits, 9.0),
        (Activation::Softmax, Loss::CrossEntropy, 3.0),
    ] {
        let he = Initialization::He;
        let mut layer = Dense::draw(3, 3, activation, he, &mut random).unwrap();
        layer
            .set_weights(&[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0])
            .unwrap();
        let network = Network::new(vec![layer]).unwrap();
        let trace = network.forward_flat(&z).unwrap();
        let gradients = network.backward(&trace, &targets, loss).unwrap();
        let a = trace.outputs_flat();
        let expected: Vec<f64> = a.iter().zip(&t).map(|(a, t)| (a - t) / n).collect();
        assert_eq!(gradients.delta(0).unwrap(), expected);
        assert_eq!(gradients.d_a(0), Ok(None));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_inspector_finds_what_was_computed() {
    let mut random = RandomState::new(6);
    let tanh = Activation::Tanh;
    let activations = [tanh, tanh, Activation::Linear];
    let he = Initialization::He;
    let network = Network::draw(&[3, 5, 4, 7], &activations, he, &mut random).unwrap();
    let (x, t) = (randn(&mut random, 6), randn(&mut random, 14));
    let targets = Targets::new(&t, &[2, 7]).unwrap();
    let trace = network.forward_flat(&x).unwrap();
    let gradients = network.backward(&trace, &targets, Loss::Mse).unwrap();
    assert_eq!(trace.inputs(), x);
    let loss = network.loss(&trace, &targets, Loss::Mse).unwrap();
    assert_eq!(gradients.loss(), loss);
    for (layer, columns) in [(0, 5), (1, 4)] {
        let d_a = gradients.d_a(layer).unwrap().unwrap();
        let delta = gradients.delta(layer).unwrap();
        for (i, (&d_a, &delta)) in d_a.iter().zip(delta).enumerate() {
            let paths = network.paths(&gradients, layer, i / columns, i % columns);
            let sum = paths.unwrap().iter().fold(0.0, |sum, path| sum + path);
            assert_eq!(sum, d_a);
            assert_eq!(delta, d_a * tanh.derivative(trace.z(layer).unwrap()[i]));
        }
    }
    // dL/dw is the input times δ, even rows before odd ones: here one of each.
    let (d_w, delta) = (gradients.d_weights(0).unwrap(), gradients.delta(0).unwrap());
    for (i, from) in (0..3).flat_map(|from| (0..5).map(move |to| (from * 5 + to, from))) {
        let to = i % 5;
        assert_eq!(d_w[i], x[from] * delta[to] + x[3 + from] * delta[5 + to]);
    }
    assert_eq!(network.paths(&gradients, 2, 0, 0), Ok(vec![]));
    assert!(network.paths(&gradients, 3, 0, 0).is_err());
    assert!(network.paths(&gradients, 0, 2, 0).is_err());
    assert!(network.paths(&gradients, 0, 0, 5).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_layer_without_biases_has_the_gradients_of_its_weights_alone() {
    let mut random = RandomState::new(8);
    let mut draw = |n_inputs, n_neurons| {
        let (swish, he) = (Activation::Swish { beta: 1.0 }, Initialization::He);
        Dense::draw(n_inputs, n_neurons, swish, he, &mut random).unwrap()
    };
    let (hidden, output) = (draw(3, 4), draw(4, 2));
    let x = randn(&mut RandomState::new(9), 15);
    let targets = Targets::new(&[0.5; 10], &[5, 2]).unwrap();
    let gradients = |hidden: Dense| {
        let network = Network::new(vec![hidden, output.clone()]).unwrap();
        let trace = network.forward_flat(&x).unwrap();
        network.backward(&trace, &targets, Loss::Sse).unwrap()
    };
    let (with, without) = (
        gradients(hidden.clone()),
        gradients(hidden.without_biases()),
    );
    assert_eq!(with.d_weights(0), without.d_weights(0));
    assert_eq!(with.d_weights(1), without.d_weights(1));
    assert_eq!(with.d_biases(1), without.d_biases(1));
    assert_eq!(without.d_biases(0), Ok(&[][..]));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_does_not_go_together_is_refused() {
    let network = post(Activation::Sigmoid);
    let trace = network.forward_flat(&[0.5; 12]).unwrap();
    let message = |network: &Network, shape: &[usize], loss| {
        let targets = Targets::new(&[0.5; 8][..shape.iter().product()], shape).unwrap();
        network.backward(&trace, &targets, loss).unwrap_err()
    };
    assert_eq!(
        message(&network, &[8], Loss::Mse).to_string(),
        "The targets have shape (8,), but the outputs have shape (4, 2). Give both the same shape."
    );
    assert!(matches!(
        message(&network, &[4, 2], Loss::Bce),
        Error::NoProbabilities { .. }
    ));
    let activations = [Activation::Linear; 2];
    let mut random = RandomState::new(0);
    let other = Network::draw(&[3, 5, 2], &activations, Initialization::He, &mut random).unwrap();
    assert_eq!(
        message(&other, &[4, 2], Loss::Mse).to_string(),
        "The trace's layers have shape (3, 4, 2), but the network's layers have shape (3, 5, 2). Give both the same shape."
    );
    let empty = network.forward_flat(&[]).unwrap();
    let none = Targets::new(&[], &[0, 2]).unwrap();
    assert!(matches!(
        network.backward(&empty, &none, Loss::Mse),
        Err(Error::TooFew { .. })
    ));
}
