//! The engine behind a bare door for the bench, until its trainer has one: epochs of training, a batch forward, and the
//! loop that is called the machine's peak.
//!
//! Every function takes the handle that `network` gave. Numbers go in and out through the run's own buffers, whose
//! addresses `x`, `y`, `order`, `parameters` and `kept` give.

use perceptible::kernel::lanes::f64x2;
use perceptible::{Activation, Dense, Network, Outputs, Parameters, Workspace};
use nalgebra::{DMatrix, RowDVector};

/// A data set with a network and a workspace.
pub struct Run {
    network: Network,
    workspace: Workspace,
    batch: usize,
    x: Vec<f64>,
    y: Vec<f64>,
    order: Vec<u32>,
    parameters: Parameters,
    gradients: Parameters,
    d_outputs: Vec<f64>,
    kept: Vec<f64>,
    is_softmax: bool,
}

/// The layers' sizes go here first.
static mut SIZES: [u32; 64] = [0; 64];

#[unsafe(no_mangle)]
extern "C" fn sizes() -> *mut u32 {
    &raw mut SIZES as *mut u32
}

/// `hidden` and `output` are places in `Activation::ALL`; a softmax is trained with the cross-entropy, all else with the
/// mean squared error.
#[unsafe(no_mangle)]
extern "C" fn network(n_sizes: usize, hidden: usize, output: usize, batch: usize, rows: usize) -> *mut Run {
    let sizes: Vec<usize> = (0..n_sizes).map(|i| unsafe { SIZES[i] } as usize).collect();
    let last = sizes.len() - 2;
    let layers = sizes.windows(2).enumerate().map(|(l, n)| {
        let activation = Activation::ALL[if l == last { output } else { hidden }];
        Dense::new(&DMatrix::zeros(n[0], n[1]), &RowDVector::zeros(n[1]), activation).unwrap()
    });
    let network = Network::new(layers.collect()).unwrap();
    let parameters = network.parameters();
    Box::into_raw(Box::new(Run {
        workspace: Workspace::new(&network, batch).unwrap(),
        batch,
        x: vec![0.0; rows * sizes[0]],
        y: vec![0.0; rows * network.n_outputs()],
        order: vec![0; rows],
        parameters: parameters.clone(),
        gradients: parameters.clone(),
        d_outputs: vec![0.0; batch * network.n_outputs()],
        kept: vec![0.0; rows * sizes[1..].iter().sum::<usize>()],
        is_softmax: Activation::ALL[output] == Activation::Softmax,
        network,
    }))
}

#[unsafe(no_mangle)]
extern "C" fn x(run: &mut Run) -> *mut f64 {
    run.x.as_mut_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn y(run: &mut Run) -> *mut f64 {
    run.y.as_mut_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn order(run: &mut Run) -> *mut u32 {
    run.order.as_mut_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn parameters(run: &mut Run) -> *mut f64 {
    run.parameters.as_mut_slice().as_mut_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn kept(run: &mut Run) -> *mut f64 {
    run.kept.as_mut_ptr()
}

/// After the parameters were written.
#[unsafe(no_mangle)]
extern "C" fn load(run: &mut Run) {
    run.workspace.load(&run.parameters);
    run.network.set_parameters(run.parameters.as_slice()).unwrap();
}

/// One epoch of gradient descent; `fused` is 0 for the way of other optimisers, by a flat gradient.
#[unsafe(no_mangle)]
extern "C" fn epoch(run: &mut Run, rate: f64, fused: u32) {
    let n = run.network.n_outputs();
    let outputs = if run.is_softmax { Outputs::PreActivations } else { Outputs::Activations };
    for order in run.order.chunks(run.batch) {
        run.workspace.gather(&run.x, order.iter().map(|&row| row as usize));
        let d = &mut run.d_outputs[..order.len() * n];
        d.copy_from_slice(run.workspace.forward(outputs));
        let factor = if run.is_softmax { 1.0 } else { 2.0 / n as f64 } / order.len() as f64;
        if run.is_softmax {
            Activation::Softmax.apply_rows(d, n);
        }
        for (&row, d) in order.iter().zip(d.chunks_exact_mut(n)) {
            for (d, y) in d.iter_mut().zip(&run.y[row as usize * n..]) {
                *d = (*d - y) * factor;
            }
        }
        run.workspace.backward(outputs, d);
        if fused != 0 {
            run.workspace.descend(rate);
        } else {
            run.workspace.gradients(&mut run.gradients);
            let parameters = run.parameters.as_mut_slice();
            for (p, g) in parameters.iter_mut().zip(run.gradients.as_slice()) {
                *p -= rate * g;
            }
            run.workspace.load(&run.parameters);
        }
    }
    if fused != 0 {
        run.workspace.store(&mut run.parameters);
    }
}

/// All rows through the network; `kept` gets every neuron's activations, layer by layer.
#[unsafe(no_mangle)]
extern "C" fn forward(run: &mut Run) {
    run.workspace.activations(&run.x, &mut run.kept);
}

/// A part of a training step, many times.
#[unsafe(no_mangle)]
extern "C" fn part(run: &mut Run, which: u32, times: u32) {
    for _ in 0..times {
        match which {
            0 => run.workspace.gather(&run.x, 0..run.batch),
            1 => drop(run.workspace.forward(Outputs::Activations)),
            2 => run.workspace.backward(Outputs::Activations, &run.d_outputs),
            3 => run.workspace.descend(0.0),
            4 => run.workspace.gradients(&mut run.gradients),
            _ => run.workspace.load(&run.parameters),
        }
    }
}

/// What is called the peak: sixteen products and sums of float64 in eight chains of two lanes, `times` times, without
/// memory.
#[unsafe(no_mangle)]
extern "C" fn peak(times: u32, factor: f64) -> f64 {
    let (x, y) = (f64x2::splat(factor), f64x2::new([factor, 1.0]));
    let mut sums = [x, y, x + y, x - y, x * y, y * y, x * x, x + x];
    for _ in 0..times {
        for (i, sum) in sums.iter_mut().enumerate() {
            *sum = *sum * if i % 2 == 0 { x } else { y } + if i % 3 == 0 { x } else { y };
        }
    }
    sums.iter().flat_map(|s| s.to_array()).sum()
}

/// An activation of `n` numbers, many times.
#[unsafe(no_mangle)]
extern "C" fn activate(which: usize, n: usize, times: u32) -> f64 {
    let mut z: Vec<f64> = (0..n).map(|i| i as f64 / n as f64 * 4.0 - 2.0).collect();
    for _ in 0..times {
        Activation::ALL[which].apply(&mut z);
    }
    z[0]
}
