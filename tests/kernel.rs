//! The fast kernel against the plain loops of `kernel::naive`: every value has the same bits.

use perceptible::{
    Activation, Dense, Initialization, Network, Outputs, Parameters, RandomState, Workspace,
    kernel::naive,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// What `naive` makes of a batch: each layer's a and δ, and the gradients in the parameters' order.
struct Expected {
    a: Vec<Vec<f64>>,
    gradients: Vec<f64>,
}

/// Layer by layer in plain loops, one number at a time.
fn expected(network: &Network, x: &[f64], outputs: Outputs, d_outputs: &[f64]) -> Expected {
    let layers = network.layers();
    let (mut z, mut a): (Vec<Vec<f64>>, Vec<Vec<f64>>) = (vec![], vec![x.to_vec()]);
    for layer in &layers {
        let zeros = vec![0.0; layer.n_neurons()];
        let biases = if layer.has_biases() { layer.biases_flat() } else { &zeros };
        z.push(naive::forward(&a[z.len()], layer.weights_row_major(), biases, layer.n_inputs()));
        let mut values = z[z.len() - 1].clone();
        match layer.activation() {
            Activation::Softmax => values
                .chunks_mut(layer.n_neurons())
                .for_each(|row| Activation::Softmax.apply_row(row)),
            f => values.iter_mut().for_each(|z| *z = f.value(*z)),
        }
        a.push(values);
    }
    let mut gradients = vec![];
    let mut d = d_outputs.to_vec();
    for (l, layer) in layers.iter().enumerate().rev() {
        let n = layer.n_neurons();
        if l + 1 < layers.len() || outputs == Outputs::Activations {
            match layer.activation() {
                Activation::Softmax => {
                    for (z, d) in z[l].chunks(n).zip(d.chunks_mut(n)) {
                        Activation::Softmax.backward_row(z, d);
                    }
                }
                f => d.iter_mut().zip(&z[l]).for_each(|(d, z)| *d *= f.derivative(*z)),
            }
        }
        let (d_w, d_b) = naive::d_parameters(&a[l], &d, layer.n_inputs());
        let d_b = if layer.has_biases() { d_b } else { vec![] };
        gradients = [d_w, d_b, gradients].concat();
        d = naive::d_inputs(&d, layer.weights_row_major(), n);
    }
    Expected { a, gradients }
}

fn same_bits(a: &[f64], b: &[f64]) -> bool {
    let same = |(a, b): (&f64, &f64)| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// One training step of a network, forward, backward, both ways to the new parameters; and the forward pass alone.
fn check(network: &Network, batch: usize, outputs: Outputs, random: &mut RandomState) {
    let case = format!("{:?} {:?} batch {batch}", network.sizes(), network.layers()[0].activation());
    // The rows of a batch lie scattered in the data set.
    let rows = batch + 3;
    let data: Vec<f64> = (0..rows * network.n_inputs()).map(|_| random.randn()).collect();
    let order: Vec<usize> = (0..batch).map(|r| (r * 7 + 2) % rows).collect();
    let row = |&r: &usize| data[r * network.n_inputs()..][..network.n_inputs()].to_vec();
    let x = order.iter().flat_map(row).collect::<Vec<f64>>();
    let d_outputs: Vec<f64> = (0..batch * network.n_outputs()).map(|_| random.randn()).collect();
    let expected = expected(network, &x, outputs, &d_outputs);

    let trace = network.forward_flat(&x).unwrap();
    for (l, a) in expected.a[1..].iter().enumerate() {
        assert!(same_bits(trace.a(l).unwrap(), a), "a of layer {l}: {case}");
    }

    let mut workspace = Workspace::new(network, batch + 1).unwrap();
    workspace.gather(&data, order.iter().copied());
    let y = workspace.forward(outputs).to_vec();
    if outputs == Outputs::Activations {
        assert!(same_bits(&y, trace.outputs_flat()), "outputs: {case}");
    } else {
        assert!(same_bits(&y, trace.z(trace.n_layers() - 1).unwrap()), "logits: {case}");
    }
    workspace.backward(outputs, &d_outputs);
    let mut gradients = Parameters::zeros(network.shape().clone()).unwrap();
    workspace.gradients(&mut gradients);
    assert!(same_bits(gradients.as_slice(), &expected.gradients), "gradients: {case}");

    let rate = 0.03;
    workspace.descend(rate);
    let mut moved = network.parameters().clone();
    workspace.store(&mut moved);
    let by_hand = network.parameters().as_slice().iter().zip(&expected.gradients);
    let by_hand: Vec<f64> = by_hand.map(|(w, g)| w - rate * g).collect();
    assert!(same_bits(moved.as_slice(), &by_hand), "new parameters: {case}");

    // The transpose that a step leaves is that of the new weights.
    let mut fresh = Workspace::new(network, batch + 1).unwrap();
    fresh.load(&moved);
    for workspace in [&mut workspace, &mut fresh] {
        workspace.gather(&data, order.iter().copied());
        workspace.forward(outputs);
        workspace.backward(outputs, &d_outputs);
    }
    let mut again = gradients.clone();
    workspace.gradients(&mut again);
    fresh.gradients(&mut gradients);
    assert!(same_bits(again.as_slice(), gradients.as_slice()), "the next gradients: {case}");
}

fn network(sizes: &[usize], activations: &[Activation], random: &mut RandomState) -> Network {
    let layers = sizes.windows(2).zip(activations).enumerate().map(|(l, (n, &f))| {
        let he = Initialization::He;
        let mut layer = Dense::draw(n[0], n[1], f, he, random).unwrap();
        let biases: Vec<f64> = (0..n[1]).map(|_| random.randn()).collect();
        layer.set_biases(&biases).unwrap();
        if l % 3 == 2 { layer.without_biases() } else { layer }
    });
    Network::new(layers.collect()).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn random_shapes_and_batches_have_the_bits_of_plain_loops() {
    let mut random = RandomState::new(3);
    let below = |n: usize, random: &mut RandomState| 1 + (random.random_sample() * n as f64) as usize;
    for case in 0..300 {
        // Small ones often, since there the tiles' ends are; up to 70.
        let most = [5, 9, 20, 70][case % 4];
        let sizes: Vec<usize> = (0..4).map(|_| below(most, &mut random)).collect();
        let batch = below(most, &mut random);
        let pick = |random: &mut RandomState| Activation::ALL[(random.random_sample() * Activation::ALL.len() as f64) as usize];
        let activations: Vec<Activation> = (0..3).map(|_| pick(&mut random)).collect();
        let outputs = [Outputs::Activations, Outputs::PreActivations][case / 2 % 2];
        let network = network(&sizes, &activations, &mut random);
        check(&network, batch, outputs, &mut random);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_activation_and_every_end_of_a_tile_has_the_bits_of_plain_loops() {
    let mut random = RandomState::new(4);
    for &f in Activation::ALL {
        let network = network(&[3, 5, 2, 4], &[f; 3], &mut random);
        check(&network, 5, Outputs::Activations, &mut random);
    }
    let tanh = [Activation::Tanh; 2];
    for n in 1..=18 {
        for batch in [1, 2, 3, 4, 5, 64, 65, 70] {
            let network = network(&[n, 19 - n, n], &tanh, &mut random);
            check(&network, batch, Outputs::Activations, &mut random);
        }
    }
    for (k, n) in [(70, 70), (64, 1), (1, 64), (33, 17), (16, 8), (17, 9)] {
        let network = network(&[k, n, k], &tanh, &mut random);
        check(&network, 66, Outputs::PreActivations, &mut random);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_that_has_diverged_has_them_too() {
    let mut random = RandomState::new(5);
    let mut network = network(&[3, 5, 2], &[Activation::Relu, Activation::Linear], &mut random);
    network.set_weights(0, &[1e308; 15]).unwrap();
    check(&network, 5, Outputs::Activations, &mut random);
}
