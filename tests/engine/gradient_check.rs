//! Every gradient against differences of the loss; and that the check finds what it is there to find.

use nalgebra::{DMatrix, RowDVector};
use perceptible::proof::{GradientCheck, GradientReport, KinkAt, gradient_check};
use perceptible::{
    Activation, Dense, Gradients, Initialization, Loss, Network, Place, RandomState, Targets,
    Trace, kernel::naive,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn randn(random: &mut RandomState, n: usize) -> Vec<f64> {
    (0..n).map(|_| random.randn()).collect()
}

/// Rows of probabilities where a loss asks for them, else any numbers; and class numbers for one that takes both.
fn targets(loss: Loss, rows: usize, columns: usize, random: &mut RandomState) -> Vec<Targets> {
    let mut numbers = randn(random, rows * columns);
    let takes_probabilities = matches!(loss, Loss::Bce | Loss::BceWithLogits | Loss::CrossEntropy);
    if takes_probabilities {
        for row in numbers.chunks_mut(columns) {
            Activation::Softmax.apply_row(row);
        }
    }
    let mut targets = vec![Targets::new(&numbers, &[rows, columns]).unwrap()];
    if loss == Loss::CrossEntropy {
        let classes: Vec<usize> = (0..rows).map(|row| row % columns).collect();
        targets.push(Targets::classes(&classes));
    }
    targets
}

/// Networks of several shapes with weights and biases that are not 0; every third layer has no biases.
fn network(sizes: &[usize], hidden: Activation, output: Activation, seed: u32) -> Network {
    let mut random = RandomState::new(seed);
    let layers = sizes.windows(2).enumerate().map(|(i, n)| {
        let last = i + 2 == sizes.len();
        let activation = if last { output } else { hidden };
        let xavier = Initialization::Xavier;
        let mut layer = Dense::draw(n[0], n[1], activation, xavier, &mut random).unwrap();
        layer.set_biases(&randn(&mut random, n[1])).unwrap();
        match i % 3 {
            2 => layer.without_biases(),
            _ => layer,
        }
    });
    Network::new(layers.collect()).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_activation_and_loss_in_every_shape_agree_with_differences() {
    let shapes = [
        &[3, 4, 2][..],
        &[2, 3],
        &[4, 4, 4, 4],
        &[1, 5, 1],
        &[3, 2, 5, 3, 4],
    ];
    let (mut checked, mut kinks) = (0, 0);
    for &activation in Activation::ALL {
        for &loss in Loss::ALL {
            for (i, &sizes) in shapes.iter().enumerate() {
                for output in [activation, Activation::Linear, Activation::Sigmoid] {
                    if loss.check_activation(output).is_err() {
                        continue;
                    }
                    let mut random = RandomState::new(100 + i as u32);
                    let network = network(sizes, activation, output, i as u32);
                    let rows = 1 + 2 * i;
                    let x = randn(&mut random, rows * sizes[0]);
                    for t in targets(loss, rows, network.n_outputs(), &mut random) {
                        let report = gradient_check(&network, &x, &t, loss, 7).unwrap();
                        let what = format!("{} {} {sizes:?}", activation.name(), loss.name());
                        assert!(report.passed(), "{what}: {report:#?}");
                        // 2, or towards 3 where the loss happens to be almost straight along the direction.
                        let order = report.order.unwrap_or(2.0);
                        assert!((1.9..3.1).contains(&order), "{what}: {report:#?}");
                        checked += report.checked;
                        kinks += report.kinks.len();
                    }
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
    assert!(kinks < checked / 1000, "{kinks} of {checked}");
}

/// 4-4-4-4 of tanh and its batch, where W and Wᵀ have one shape.
fn square() -> (Network, Vec<f64>, Targets) {
    let network = network(&[4, 4, 4, 4], Activation::Tanh, Activation::Tanh, 1);
    let mut random = RandomState::new(2);
    let x = randn(&mut random, 6 * 4);
    let t = Targets::new(&randn(&mut random, 6 * 4), &[6, 4]).unwrap();
    (network, x, t)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Slip {
    None,
    DerivativeForgotten,
    MeanForSum,
    Transposed,
    UpdatedWeights,
}

/// Back-propagation as a reader would write it, with one slip in it.
fn by_hand(network: &Network, trace: &Trace, t: &Targets, slip: Slip) -> Vec<f64> {
    let shape = [trace.n_samples(), 4];
    let loss = if slip == Slip::MeanForSum {
        Loss::Mse
    } else {
        Loss::Sse
    };
    let mut d_a = loss.gradient(trace.outputs_flat(), shape, t).unwrap();
    let mut layers = Vec::new();
    for (i, layer) in network.layers().iter().enumerate().rev() {
        let z = trace.z(i).unwrap();
        let f = layer.activation();
        let slope = |z: f64| match slip {
            Slip::DerivativeForgotten => 1.0,
            _ => f.derivative(z),
        };
        let d_z: Vec<f64> = d_a.iter().zip(z).map(|(d, &z)| d * slope(z)).collect();
        let x = if i == 0 {
            trace.inputs()
        } else {
            trace.a(i - 1).unwrap()
        };
        let (d_w, d_b) = naive::d_parameters(x, &d_z, 4);
        let w = layer.weights_row_major();
        let w: Vec<f64> = match slip {
            Slip::Transposed => (0..16).map(|k| w[k % 4 * 4 + k / 4]).collect(),
            Slip::UpdatedWeights => w.iter().zip(&d_w).map(|(w, d)| w - 0.1 * d).collect(),
            _ => w.to_vec(),
        };
        d_a = naive::d_inputs(&d_z, &w, 4);
        let biases = if layer.has_biases() { d_b } else { vec![] };
        layers.push([d_w, biases].concat());
    }
    layers.reverse();
    layers.concat()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_check_finds_each_classical_slip() {
    let (network, x, t) = square();
    let trace = network.forward_flat(&x).unwrap();
    let right: Gradients = network.backward(&trace, &t, Loss::Sse).unwrap();
    let report = |slip| -> GradientReport {
        let gradients = by_hand(&network, &trace, &t, slip);
        let check = GradientCheck::of(&gradients, &network, &x, &t, Loss::Sse, 3);
        let mut check = check.unwrap();
        assert!(!check.advance(1000));
        check.report().clone()
    };
    // Without a slip it is the engine's own, to the bit: the difference found below is the slip.
    assert_eq!(
        by_hand(&network, &trace, &t, Slip::None),
        right.parameters().as_slice()
    );
    let none = report(Slip::None);
    assert!(none.passed() && (none.order.unwrap() - 2.0).abs() < 0.01);
    for (slip, first_right) in [
        (Slip::DerivativeForgotten, None),
        (Slip::MeanForSum, None),
        // What these two touch lies before the output layer, whose own gradients stay right.
        (Slip::Transposed, Some(40)),
        (Slip::UpdatedWeights, Some(40)),
    ] {
        let found = report(slip);
        assert!(!found.passed());
        let order = found.order.unwrap();
        assert!((order - 1.0).abs() < 0.01, "{slip:?}: order {order}");
        assert_eq!(found.wrong.len(), first_right.unwrap_or(56), "{slip:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_kink_is_named_with_the_slopes_on_both_sides() {
    // L = (relu(w·1) − 1)² at w = 0: slope 0 on the left, −2 on the right, and 0 by PyTorch's convention.
    let mut layer = Dense::draw(
        1,
        1,
        Activation::Relu,
        Initialization::Zeros,
        &mut RandomState::new(0),
    )
    .unwrap();
    let one = Targets::new(&[1.0], &[1, 1]).unwrap();
    let check = |layer: &Dense, loss| {
        let network = Network::new(vec![layer.clone().without_biases()]).unwrap();
        gradient_check(&network, &[1.0], &one, loss, 0).unwrap()
    };
    let report = check(&layer, Loss::Sse);
    let [kink] = report.kinks[..] else {
        panic!("{report:?}")
    };
    let (layer_0, neuron, row) = (0, 0, 0);
    assert_eq!(
        kink.at,
        KinkAt::Activation {
            layer: layer_0,
            neuron,
            row,
            z: 0.0
        }
    );
    let place = Place::Weight {
        layer: 0,
        from: 0,
        to: 0,
    };
    assert_eq!((kink.place, kink.gradient, kink.left), (place, 0.0, 0.0));
    assert!((kink.right + 2.0).abs() < 1e-4);
    assert!(report.wrong.is_empty());
    assert!(!report.passed(), "nothing could be compared");

    // |w − 1| at w = 1: slopes −1 and 1.
    layer.set_activation(Activation::Linear).unwrap();
    layer.set_weights(&[1.0]).unwrap();
    let report = check(&layer, Loss::Mae);
    let [kink] = report.kinks[..] else {
        panic!("{report:?}")
    };
    assert_eq!(kink.at, KinkAt::Loss { output: 0, row: 0 });
    assert!((kink.left + 1.0).abs() < 1e-9 && (kink.right - 1.0).abs() < 1e-9);
    assert_eq!(kink.gradient, 0.0);

    // Nothing moves past the kink here: the gradient is wrong, and no excuse is made.
    let network = Network::new(vec![layer]).unwrap();
    let far = Targets::new(&[-1.0], &[1, 1]).unwrap();
    let mut check = GradientCheck::of(&[0.0, 0.0], &network, &[1.0], &far, Loss::Mae, 0).unwrap();
    check.advance(2);
    assert_eq!(
        (check.report().wrong.len(), check.report().kinks.len()),
        (2, 0)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_large_network_is_sampled_and_slices_do_not_change_a_bit() {
    let network = network(
        &[30, 80, 10],
        Activation::Swish { beta: 1.0 },
        Activation::Softmax,
        4,
    );
    let x = randn(&mut RandomState::new(5), 90);
    let t = Targets::classes(&[1, 9, 4]);
    let whole = gradient_check(&network, &x, &t, Loss::CrossEntropy, 6).unwrap();
    assert_eq!(
        (whole.checked, whole.to_check, whole.parameters),
        (2000, 2000, 3290)
    );
    assert!(whole.passed() && (whole.order.unwrap() - 2.0).abs() < 0.01);

    let mut check = GradientCheck::new(&network, &x, &t, Loss::CrossEntropy, 6).unwrap();
    assert!(check.advance(300));
    let stopped = check.report().clone();
    assert_eq!(stopped.checked, 300);
    assert!(stopped.passed());
    let mut slices = 1;
    while check.advance(7 * slices) {
        slices += 1;
    }
    assert_eq!(*check.report(), whole);
    assert!(!check.advance(1) && *check.report() == whole);

    // Another seed, another sample; two may share the largest difference.
    let differs = |seed| {
        let other = gradient_check(&network, &x, &t, Loss::CrossEntropy, seed).unwrap();
        other.largest != whole.largest
    };
    assert!((7..12).any(differs));
}

#[wasm_bindgen_test(unsupported = test)]
fn large_inputs_and_large_losses_do_not_look_like_errors() {
    // h²/6·L‴ is beyond 1e-9 here: the third derivative grows with the cube of the inputs.
    let network = network(&[3, 4, 2], Activation::Tanh, Activation::Linear, 9);
    let mut random = RandomState::new(10);
    for scale in [5.0, 30.0] {
        let x: Vec<f64> = randn(&mut random, 12).iter().map(|x| x * scale).collect();
        for t in [1.0, 1e3] {
            let t = Targets::new(&[t; 8], &[4, 2]).unwrap();
            let report = gradient_check(&network, &x, &t, Loss::Sse, 1).unwrap();
            assert!(report.passed(), "{report:#?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_checked_is_refused() {
    let (network, x, t) = square();
    let of = |gradients: &[f64]| {
        let check = GradientCheck::of(gradients, &network, &x, &t, Loss::Sse, 0);
        check.map(drop).unwrap_err().to_string()
    };
    assert_eq!(of(&[0.0; 3]), "gradients has length 3; expected 56.");
    let mut gradients = [0.0; 56];
    gradients[7] = f64::NAN;
    assert_eq!(
        of(&gradients),
        "gradients[7] must be a finite number, not nan."
    );
    assert!(gradient_check(&network, &x[1..], &t, Loss::Sse, 0).is_err());
    assert!(gradient_check(&network, &x[4..], &t, Loss::Sse, 0).is_err());
    assert!(gradient_check(&network, &x, &t, Loss::Bce, 0).is_err());
}

/// Where the loss bends within 1e-5, or is rounded coarsely since a probability is nearly 1.
#[wasm_bindgen_test(unsupported = test)]
fn right_gradients_pass_where_the_loss_bends_sharply_or_is_rounded_coarsely() {
    let check = |output, w: f64, b, x: f64, t, loss| {
        let (weights, biases) = (
            DMatrix::from_element(1, 1, w),
            RowDVector::from_element(1, b),
        );
        let layer = Dense::new(&weights, &biases, output).unwrap();
        let network = Network::new(vec![layer]).unwrap();
        let targets = Targets::new(&[t], &[1, 1]).unwrap();
        let report = gradient_check(&network, &[x], &targets, loss, 0).unwrap();
        assert!(report.passed(), "{output:?}: {report:?}");

        (network, targets)
    };
    for output in [Activation::Tanh, Activation::Gelu, Activation::Sigmoid] {
        let (network, targets) = check(output, 0.00275, 0.1, 255.0, 0.5, Loss::Mse);
        // It still finds a slip of a hundred thousandth.
        let trace = network.forward_flat(&[255.0]).unwrap();
        let gradients = network.backward(&trace, &targets, Loss::Mse).unwrap();
        let gradients = gradients.parameters().as_slice();
        let slipped = Vec::from_iter(gradients.iter().map(|gradient| gradient * 1.00001));
        let slipped = GradientCheck::of(&slipped, &network, &[255.0], &targets, Loss::Mse, 0);
        let mut slipped = slipped.unwrap();
        slipped.advance(usize::MAX);
        assert_eq!(slipped.report().wrong.len(), 2, "{output:?}");
    }
    check(Activation::Sigmoid, 6.0, 0.2, 3.0, 0.25, Loss::Bce);
    check(Activation::Sigmoid, 4.0, 0.2, 5.0, 0.25, Loss::Bce);
}
