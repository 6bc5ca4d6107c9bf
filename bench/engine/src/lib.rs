//! The engine behind a bare door for the bench, without a session around it: epochs of training, a batch forward, and the
//! loop that is called the machine's peak.
//!
//! Every function takes the handle that `network` gave. Numbers go in and out through the run's own buffers, whose
//! addresses `x`, `y`, `order`, `parameters` and `kept` give.

use nalgebra::{DMatrix, RowDVector};
use perceptible::kernel::lanes::f64x2;
use perceptible::{
    Activation, Dense, Loss, Network, Optimizer, Targets, Workspace, optimizer::State,
};

/// A data set with a network and a workspace.
pub struct Run {
    network: Network,
    workspace: Workspace,
    state: State,
    batch: usize,
    x: Vec<f64>,
    y: Vec<f64>,
    targets: Targets,
    order: Vec<usize>,
    kept: Vec<f64>,
    loss: Loss,
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
extern "C" fn network(
    n_sizes: usize,
    hidden: usize,
    output: usize,
    batch: usize,
    rows: usize,
) -> *mut Run {
    let sizes: Vec<usize> = (0..n_sizes).map(|i| unsafe { SIZES[i] } as usize).collect();
    let last = sizes.len() - 2;
    let layers = sizes.windows(2).enumerate().map(|(l, n)| {
        let activation = Activation::ALL[if l == last { output } else { hidden }];
        Dense::new(
            &DMatrix::zeros(n[0], n[1]),
            &RowDVector::zeros(n[1]),
            activation,
        )
        .unwrap()
    });
    let network = Network::new(layers.collect()).unwrap();
    let n = network.parameters().as_slice().len();
    let y = vec![0.0; rows * network.n_outputs()];
    Box::into_raw(Box::new(Run {
        workspace: Workspace::new(&network, batch).unwrap(),
        state: State::new(&Optimizer::default(), n).unwrap(),
        batch,
        x: vec![0.0; rows * sizes[0]],
        targets: Targets::new(&y, &[rows, network.n_outputs()]).unwrap(),
        y,
        order: vec![0; rows],
        kept: vec![0.0; rows * sizes[1..].iter().sum::<usize>()],
        loss: match Activation::ALL[output] {
            Activation::Softmax => Loss::CrossEntropy,
            _ => Loss::Mse,
        },
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
extern "C" fn order(run: &mut Run) -> *mut usize {
    run.order.as_mut_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn parameters(run: &mut Run) -> *mut f64 {
    run.network.parameters_and_frozen().0.as_mut_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn kept(run: &mut Run) -> *mut f64 {
    run.kept.as_mut_ptr()
}

/// After the numbers were written.
#[unsafe(no_mangle)]
extern "C" fn load(run: &mut Run) {
    let n = run.network.n_outputs();
    run.targets = Targets::new(&run.y, &[run.y.len() / n, n]).unwrap();
}

/// One epoch of plain gradient descent.
#[unsafe(no_mangle)]
extern "C" fn epoch(run: &mut Run, rate: f64) -> f64 {
    let sgd = Optimizer::default();
    let mut loss = 0.0;
    for batch in run.order.chunks(run.batch) {
        let workspace = &mut run.workspace;
        loss += workspace
            .backward(&run.network, &run.x, &run.targets, run.loss, batch)
            .unwrap();
        workspace
            .step(&mut run.network, &sgd, &mut run.state, rate)
            .unwrap();
    }
    loss
}

/// All rows through the network; `kept` gets every neuron's activations, neuron by neuron.
#[unsafe(no_mangle)]
extern "C" fn forward(run: &mut Run) {
    run.workspace
        .activations(&run.network, &run.x, &mut run.kept)
        .unwrap();
}

/// The peak: twelve chains of a product and a sum of two float64, `times` times, without memory.
#[unsafe(no_mangle)]
extern "C" fn peak(times: u32, factor: f64) -> f64 {
    let (x, y) = (f64x2::splat(factor), f64x2::new([factor, 1.0]));
    let mut sums = [
        x,
        y,
        x + y,
        x - y,
        x * y,
        y * y,
        x * x,
        x + x,
        y + y,
        y,
        x,
        y - x,
    ];
    for _ in 0..times {
        for (i, sum) in sums.iter_mut().enumerate() {
            *sum = *sum * if i % 2 == 0 { x } else { y } + if i % 3 == 0 { x } else { y };
        }
    }
    sums.iter().flat_map(|s| s.to_array()).sum()
}
