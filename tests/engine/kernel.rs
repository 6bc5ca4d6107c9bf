//! The fast kernel against the plain loops of `kernel::naive`: every value has the same bits.

use perceptible::{
    Activation, Dense, Error, Initialization, Loss, Network, Optimizer, RandomState, Targets,
    Workspace, kernel::naive, optimizer::State,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// What `naive` makes of a batch: each layer's z and a, δ, and the gradients in the parameters' order.
struct Expected {
    z: Vec<Vec<f64>>,
    /// The inputs first.
    a: Vec<Vec<f64>>,
    d_a: Vec<Vec<f64>>,
    delta: Vec<Vec<f64>>,
    gradients: Vec<f64>,
}

/// Layer by layer in plain loops, one number at a time.
fn expected(network: &Network, x: &[f64], targets: &Targets, loss: Loss) -> Expected {
    let layers = network.layers();
    let last = layers.len() - 1;
    let (mut z, mut a) = (vec![], vec![x.to_vec()]);
    for (l, layer) in layers.iter().enumerate() {
        let zeros = vec![0.0; layer.n_neurons()];
        let biases = if layer.has_biases() {
            layer.biases_flat()
        } else {
            &zeros
        };
        z.push(naive::forward(
            &a[l],
            layer.weights_row_major(),
            biases,
            layer.n_inputs(),
        ));
        let mut values = z[l].clone();
        match layer.activation() {
            Activation::Softmax => values
                .chunks_mut(layer.n_neurons())
                .for_each(|row| Activation::Softmax.apply_row(row)),
            f => values.iter_mut().for_each(|z| *z = f.value(*z)),
        }
        a.push(values);
    }

    let together = loss.is_together_with(layers[last].activation());
    let y = if together { &z[last] } else { &a[last + 1] };
    let shape = [x.len() / network.n_inputs(), network.n_outputs()];
    let mut d = loss.gradient(y, shape, targets).unwrap();
    let (mut d_a, mut delta, mut gradients) = (vec![], vec![], vec![]);
    for (l, layer) in layers.iter().enumerate().rev() {
        let n = layer.n_neurons();
        d_a.insert(0, d.clone());
        match layer.activation() {
            _ if l == last && together => {}
            Activation::Softmax => {
                for (z, d) in z[l].chunks(n).zip(d.chunks_mut(n)) {
                    Activation::Softmax.backward_row(z, d);
                }
            }
            f => (d.iter_mut().zip(&z[l])).for_each(|(d, z)| *d *= f.derivative(*z)),
        }
        let (d_w, d_b) = naive::d_parameters(&a[l], &d, layer.n_inputs());
        let d_b = if layer.has_biases() { d_b } else { vec![] };
        gradients = [d_w, d_b, gradients].concat();
        delta.insert(0, d.clone());
        d = naive::d_inputs(&d, layer.weights_row_major(), n);
    }
    Expected {
        z,
        a,
        d_a,
        delta,
        gradients,
    }
}

fn same_bits(a: &[f64], b: &[f64]) -> bool {
    let same = |(a, b): (&f64, &f64)| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// A training step of a network by both doors: the one that keeps every value and the one that keeps none.
fn check(network: &Network, n_samples: usize, loss: Loss, random: &mut RandomState) {
    let case = format!(
        "{:?} {:?} batch {n_samples}, {loss:?}",
        network.sizes(),
        network.layers()[0].activation()
    );
    // The rows of a batch lie scattered in the data set.
    let (n_rows, n) = (n_samples + 3, network.n_outputs());
    let data = randn(random, n_rows * network.n_inputs());
    let t: Vec<f64> = (0..n_rows * n).map(|_| random.random_sample()).collect();
    let batch: Vec<usize> = (0..n_samples).map(|r| (r * 7 + 2) % n_rows).collect();
    let pick = |from: &[f64], n: usize| -> Vec<f64> {
        let rows = batch.iter().flat_map(|&r| &from[r * n..][..n]);
        rows.copied().collect()
    };
    let x = pick(&data, network.n_inputs());
    let targets = Targets::new(&pick(&t, n), &[n_samples, n]).unwrap();
    let expected = expected(network, &x, &targets, loss);

    let trace = network.forward_flat(&x).unwrap();
    let gradients = network.backward(&trace, &targets, loss).unwrap();
    for l in 0..network.layers().len() {
        let check = |name: &str, found: &[f64], expected: &[f64]| {
            assert!(same_bits(found, expected), "{name} of layer {l}: {case}");
        };
        check("z", trace.z(l).unwrap(), &expected.z[l]);
        check("a", trace.a(l).unwrap(), &expected.a[l + 1]);
        check("δ", gradients.delta(l).unwrap(), &expected.delta[l]);
        if let Some(d_a) = gradients.d_a(l).unwrap() {
            check("∂L/∂a", d_a, &expected.d_a[l]);
        }
    }
    let found = gradients.parameters().as_slice();
    assert!(same_bits(found, &expected.gradients), "gradients: {case}");

    // In a workspace that has room for more, with a data set of more rows.
    let mut workspace = Workspace::new(network, n_samples + 1).unwrap();
    let all = Targets::new(&t, &[n_rows, n]).unwrap();
    let sum = workspace.backward(network, &data, &all, loss, &batch);
    assert!(
        same_bits(&[sum.unwrap()], &[gradients.loss()]),
        "loss: {case}"
    );
    let found = workspace.gradients().as_slice();
    assert!(
        same_bits(found, &expected.gradients),
        "flat gradients: {case}"
    );

    // Gradient descent subtracts the gradients where they are summed.
    let sgd = Optimizer::default();
    let mut fused = network.clone();
    let mut state = State::new(&sgd, found.len()).unwrap();
    workspace.step(&mut fused, &sgd, &mut state, 0.03).unwrap();
    let mut apart = network.clone();
    let mut other = State::new(&sgd, state.n_parameters()).unwrap();
    apart.step(&sgd, &mut other, &gradients, 0.03).unwrap();
    let (fused, apart) = (fused.parameters().as_slice(), apart.parameters().as_slice());
    assert!(same_bits(fused, apart), "new parameters: {case}");
    assert_eq!(state, other);

    // The whole data set, neuron by neuron.
    let neurons: usize = network.sizes()[1..].iter().sum();
    let mut a = vec![0.0; neurons * n_rows];
    workspace.activations(network, &data, &mut a).unwrap();
    let trace = network.forward_flat(&data).unwrap();
    let outputs = workspace.outputs(network, &data).unwrap();
    assert!(same_bits(&outputs, trace.outputs_flat()), "outputs: {case}");
    let mut columns = a.chunks(n_rows);
    for (l, &n) in network.sizes()[1..].iter().enumerate() {
        for (neuron, found) in columns.by_ref().take(n).enumerate() {
            let column = trace.a(l).unwrap().iter().skip(neuron).step_by(n);
            let expected: Vec<f64> = column.copied().collect();
            assert!(
                same_bits(found, &expected),
                "a of layer {l} for all rows: {case}"
            );
        }
    }
}

fn randn(random: &mut RandomState, n: usize) -> Vec<f64> {
    (0..n).map(|_| random.randn()).collect()
}

fn network(sizes: &[usize], activations: &[Activation], random: &mut RandomState) -> Network {
    let layers = sizes.windows(2).zip(activations).enumerate();
    let layers = layers.map(|(l, (n, &f))| {
        let he = Initialization::He;
        let mut layer = Dense::draw(n[0], n[1], f, he, random).unwrap();
        let biases = randn(random, n[1]);
        layer.set_biases(&biases).unwrap();
        if l % 3 == 2 {
            layer.without_biases()
        } else {
            layer
        }
    });
    Network::new(layers.collect()).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn random_shapes_and_batches_have_the_bits_of_plain_loops() {
    let mut random = RandomState::new(3);
    fn below(n: usize, random: &mut RandomState) -> usize {
        1 + (random.random_sample() * n as f64) as usize
    }
    for case in 0..300 {
        // Small ones often, since there the tiles' ends are; up to 70.
        let most = [5, 9, 20, 70][case % 4];
        let sizes: Vec<usize> = (0..4).map(|_| below(most, &mut random)).collect();
        let batch = below(most, &mut random);
        let mut activation = || Activation::ALL[below(Activation::ALL.len(), &mut random) - 1];
        let activations: Vec<Activation> = (0..3).map(|_| activation()).collect();
        // The cross-entropy sees z where the last activation is softmax.
        let loss = [Loss::Mse, Loss::CrossEntropy][case / 2 % 2];
        let network = network(&sizes, &activations, &mut random);
        check(&network, batch, loss, &mut random);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_activation_and_every_end_of_a_tile_has_the_bits_of_plain_loops() {
    let mut random = RandomState::new(4);
    for &f in Activation::ALL {
        for loss in [Loss::HalfSse, Loss::CrossEntropy] {
            let network = network(&[3, 5, 2, 4], &[f; 3], &mut random);
            check(&network, 5, loss, &mut random);
        }
    }
    let tanh = [Activation::Tanh; 2];
    for n in 1..=18 {
        for batch in [1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 70] {
            let network = network(&[n, 19 - n, n], &tanh, &mut random);
            check(&network, batch, Loss::Mse, &mut random);
        }
    }
    // From 321 inputs on the terms of a sum go in parts.
    for (k, n) in [
        (70, 70),
        (64, 1),
        (1, 64),
        (33, 17),
        (16, 8),
        (17, 9),
        (321, 7),
        (700, 9),
    ] {
        let network = network(&[k, n, k], &tanh, &mut random);
        check(&network, 66, Loss::Mse, &mut random);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_that_has_diverged_has_them_too() {
    let mut random = RandomState::new(5);
    let activations = [Activation::Relu, Activation::Linear, Activation::Linear];
    let mut network = network(&[3, 5, 2, 1], &activations, &mut random);
    network.set_weights(0, &[1e308; 15]).unwrap();
    for batch in 1..6 {
        check(&network, batch, Loss::Mse, &mut random);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_workspace_refuses_what_it_has_no_room_for() {
    let mut random = RandomState::new(6);
    let linear = [Activation::Linear; 2];
    let network = network(&[2, 3, 1], &linear, &mut random);
    let huge = Workspace::new(&network, usize::MAX / 2);
    assert!(matches!(huge, Err(Error::OutOfMemory { .. })));

    let mut workspace = Workspace::new(&network, 2).unwrap();
    let (x, t) = ([1.0; 8], Targets::new(&[1.0; 4], &[4, 1]).unwrap());
    let mut refused = |x: &[f64], t: &Targets, loss, batch: &[usize]| {
        let refused = workspace.backward(&network, x, t, loss, batch);
        refused.unwrap_err().to_string()
    };
    let mse = Loss::Mse;
    assert_eq!(
        refused(&x, &t, mse, &[0, 1, 2]),
        "batch must be between 1 and 2, not 3."
    );
    assert_eq!(
        refused(&x, &t, mse, &[0, 4]),
        "row must be between 0 and 3, not 4."
    );
    assert_eq!(
        refused(&x[1..], &t, mse, &[0]),
        "inputs has length 7; expected 8."
    );
    refused(&x[2..], &t, mse, &[0]); // three rows, four targets
    refused(&x, &t, mse, &[]);
    refused(&x, &Targets::classes(&[0; 4]), mse, &[0]);
    let classes = Targets::classes(&[0, 0, 0, 1]);
    refused(&x, &classes, Loss::CrossEntropy, &[3]);
    let sgd = Optimizer::default();
    let mut state = State::new(&sgd, 1).unwrap();
    let mut other = self::network(&[2, 3, 2], &linear, &mut random);
    let refused = workspace.step(&mut other, &sgd, &mut state, 0.1);
    assert!(matches!(refused, Err(Error::ShapesDiffer { .. })));
    let right = workspace.backward(&network, &x, &classes, Loss::CrossEntropy, &[2, 0]);
    assert!(right.is_ok());
}
