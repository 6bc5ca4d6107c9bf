//! The kernel behind a bare door for the bench: a training run, and a grid through a network.
//!
//! Every function takes the handle that `network` gave. Numbers go in and out through the run's own buffers,
//! whose addresses `x`, `y`, `order`, `parameters` and `kept` give.

use perceptible::Activation;
use perceptible::kernel::workspace::{Shape, Workspace};

/// A data set with a network and a workspace.
pub struct Run {
    sizes: Vec<usize>,
    workspace: Workspace,
    batch: usize,
    x: Vec<f64>,
    y: Vec<f64>,
    order: Vec<u32>,
    parameters: Vec<f64>,
    gradients: Vec<f64>,
    outputs: Vec<f64>,
    kept: Vec<f64>,
    softmax: bool,
}

/// The bytes of the sizes go here first.
static mut SIZES: [u32; 64] = [0; 64];

#[unsafe(no_mangle)]
extern "C" fn sizes() -> *mut u32 {
    &raw mut SIZES as *mut u32
}

/// `hidden` and `output` are places in `Activation::ALL`.
#[unsafe(no_mangle)]
extern "C" fn network(n_sizes: usize, hidden: usize, output: usize, batch: usize, rows: usize) -> *mut Run {
    let sizes: Vec<usize> = (0..n_sizes).map(|i| unsafe { SIZES[i] } as usize).collect();
    let last = sizes.len() - 1;
    let output = Activation::ALL[output];
    let softmax = output == Activation::Softmax;
    let shapes: Vec<Shape> = (0..last)
        .map(|l| Shape {
            n_inputs: sizes[l],
            n_neurons: sizes[l + 1],
            activation: match l + 1 == last {
                true if softmax => Activation::Linear,
                true => output,
                false => Activation::ALL[hidden],
            },
        })
        .collect();
    let parameters: usize = shapes.iter().map(|s| (s.n_inputs + 1) * s.n_neurons).sum();
    let neurons: usize = sizes[1..].iter().sum();
    Box::into_raw(Box::new(Run {
        workspace: Workspace::reserve(&shapes, batch).unwrap(),
        batch,
        x: vec![0.0; rows * sizes[0]],
        y: vec![0.0; rows * sizes[last]],
        order: vec![0; rows],
        parameters: vec![0.0; parameters],
        gradients: vec![0.0; parameters],
        outputs: vec![0.0; batch * sizes[last]],
        kept: vec![0.0; rows * neurons],
        softmax,
        sizes,
    }))
}

macro_rules! addresses {
    ($($field:ident: $type:ty),*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $field(run: &mut Run) -> *mut $type { run.$field.as_mut_ptr() }
    )*};
}
addresses!(x: f64, y: f64, order: u32, parameters: f64, kept: f64);

/// After the parameters were written.
#[unsafe(no_mangle)]
extern "C" fn load(run: &mut Run) {
    run.workspace.load(&run.parameters);
}

/// One epoch of gradient descent; `fused` is 0 for the way of other optimisers, by a flat gradient.
#[unsafe(no_mangle)]
extern "C" fn epoch(run: &mut Run, rate: f64, fused: u32) {
    let n = run.sizes[run.sizes.len() - 1];
    for order in run.order.chunks(run.batch) {
        run.workspace.gather(&run.x, order.iter().map(|&row| row as usize));
        run.workspace.forward_with_slopes();
        let outputs = &mut run.outputs[..order.len() * n];
        run.workspace.outputs(outputs);
        for (&row, outputs) in order.iter().zip(outputs.chunks_exact_mut(n)) {
            let y = &run.y[row as usize * n..][..n];
            if run.softmax {
                Activation::Softmax.apply_row(outputs);
            }
            let factor = if run.softmax { 1.0 } else { 2.0 / n as f64 } / order.len() as f64;
            for (a, y) in outputs.iter_mut().zip(y) {
                *a = (*a - y) * factor;
            }
        }
        run.workspace.backward(outputs);
        if fused != 0 {
            run.workspace.descend(rate);
        } else {
            run.workspace.gradients(&mut run.gradients);
            for (p, g) in run.parameters.iter_mut().zip(&run.gradients) {
                *p -= rate * g;
            }
            run.workspace.load(&run.parameters);
        }
    }
    if fused != 0 {
        run.workspace.store(&mut run.parameters);
    }
}

/// All rows through the network in blocks; `kept` gets every neuron's activations, neuron by neuron.
#[unsafe(no_mangle)]
extern "C" fn forward(run: &mut Run) {
    let rows = run.order.len();
    for first in (0..rows).step_by(run.batch) {
        let last = rows.min(first + run.batch);
        run.workspace.gather(&run.x, first..last);
        run.workspace.forward();
        let mut kept = run.kept.chunks_exact_mut(rows);
        for (layer, &neurons) in run.sizes[1..].iter().enumerate() {
            for (neuron, kept) in (0..neurons).zip(&mut kept) {
                run.workspace.neuron(layer, neuron, &mut kept[first..last]);
            }
        }
    }
}

/// A part of a step, many times.
#[unsafe(no_mangle)]
extern "C" fn phase(run: &mut Run, which: u32, times: u32) {
    for _ in 0..times {
        match which {
            0 => run.workspace.gather(&run.x, (0..run.batch).map(|r| r)),
            1 => run.workspace.forward_with_slopes(),
            2 => run.workspace.backward(&run.outputs),
            3 => run.workspace.descend(0.0),
            4 => run.workspace.gradients(&mut run.gradients),
            _ => run.workspace.load(&run.parameters),
        }
    }
}

/// What is called the peak: sixteen float64 products and sums in eight chains of two lanes, `times` times, no memory.
#[unsafe(no_mangle)]
extern "C" fn peak(times: u32, factor: f64) -> f64 {
    use perceptible::kernel::lanes::f64x2;
    let (x, y) = (f64x2::splat(factor), f64x2::new([factor, 1.0]));
    let mut sums = [x, y, x + y, x - y, x * y, y * y, x * x, x + x];
    for _ in 0..times {
        for (i, sum) in sums.iter_mut().enumerate() {
            *sum = *sum * if i % 2 == 0 { x } else { y } + if i % 3 == 0 { x } else { y };
        }
    }
    sums.iter().flat_map(|s| s.to_array()).sum()
}
