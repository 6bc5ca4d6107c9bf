//! A small neural network in which every number is visible, and equal to NumPy's.
//!
//! ```
//! use nalgebra::DMatrix;
//! use perceptible::{Activation, Dense, Initialization, Network, RandomState, numpy};
//!
//! let mut random = RandomState::new(0); // np.random.seed(0)
//! let mut layer_dense = |n_inputs, n_neurons, activation| {
//!     Dense::draw(n_inputs, n_neurons, activation, Initialization::POST, &mut random)
//! };
//! let hidden_layer = layer_dense(3, 4, Activation::Swish { beta: 1.0 })?;
//! let output_layer = layer_dense(4, 2, Activation::Linear)?;
//!
//! let network = Network::new(vec![hidden_layer, output_layer])?;
//! let trace = network.forward(&DMatrix::from_row_slice(1, 3, &[3.0, 1.0, 5.5]))?;
//!
//! let printed = numpy::array_str(trace.outputs_flat(), &[1, 2])?;
//! assert_eq!(printed, "[[ 0.1192278  -0.09689423]]");
//! # Ok::<(), perceptible::Error>(())
//! ```
//!
//! Then backward, and one step of gradient descent; [`proof::gradient_check`] shows that the gradients are right.
//!
//! ```
//! use perceptible::{Activation, Initialization, Loss, Network, RandomState, Targets, numpy, proof};
//!
//! let mut random = RandomState::new(0);
//! let activations = [Activation::Swish { beta: 1.0 }, Activation::Linear];
//! let mut network = Network::draw(&[3, 4, 2], &activations, Initialization::POST, &mut random)?;
//! let (inputs, targets) = ([3.0, 1.0, 5.5], Targets::new(&[1.0, 0.0], &[1, 2])?);
//! assert!(proof::gradient_check(&network, &inputs, &targets, Loss::Mse, 0)?.passed());
//!
//! let mut losses = Vec::new();
//! for _step in 0..3 {
//!     let trace = network.forward_flat(&inputs)?;
//!     let gradients = network.backward(&trace, &targets, Loss::Mse)?;
//!     losses.push(gradients.loss());
//!     network.update(|range, parameters| {
//!         for (w, g) in parameters.iter_mut().zip(&gradients.parameters().as_slice()[range]) {
//!             *w -= 0.1 * g;
//!         }
//!     });
//! }
//! let printed = numpy::array_str(&losses, &[3])?;
//! assert_eq!(printed, "[0.39257408 0.15515914 0.02122222]");
//! # Ok::<(), perceptible::Error>(())
//! ```
//!
//! A batch is (n_samples × n_inputs), weights are (n_inputs × n_neurons), Z = X·W + b, A = f(Z),
//! all in float64. Flat slices are row-major. Bad input is an [`Error`], never a panic.
//!
//! [`Document`] is what a person has decided (sizes, seed, edits, inputs), with its JSON and link;
//! [`Network`] is what it computes with, and has none of a document's limits.

mod activation;
mod bytes;
pub mod compare;
pub mod dataset;
mod document;
mod error;
pub mod export;
mod hyperparameters;
mod initialization;
mod layer;
mod loss;
mod network;
pub mod optimizer;
mod parameters;
mod penalty;
pub mod proof;
mod random;
pub mod schedule;
mod session;
mod text;
mod trainer;

pub use activation::{Activation, Parameter};
pub use dataset::{Dataset, Task};
pub use document::{
    Data, Document, Edit, FIELDS, Field, FieldKind, Origin, Owner, Pasted, Preset, Value, limits,
};
pub use error::{Cause, Error, Kind, Language, Problem};
pub use initialization::Initialization;
pub use layer::{Dense, Layer};
pub use loss::{Loss, Targets};
pub use network::{Gradients, Network, Trace, Workspace};
pub use optimizer::Optimizer;
pub use parameters::{Parameters, Place, Shape};
pub use penalty::Penalty;
/// The fast arithmetic, in a crate of its own.
pub use perceptible_kernel as kernel;
pub use random::{GeneratorState, RandomState, fresh_seed};
pub use schedule::Schedule;
pub use session::{
    Axis, Comparison, Focus, Frame, Grid, Maps, Palette, Part, Parts, Revisions, Run, Session,
    Shown, Train,
};
pub use text::{numpy, parse};
pub use trainer::{
    Biases, Losses, Moment, NotFinite, Order, Phase, Samples, Stop, Trainer, Training,
};

#[cfg(all(target_arch = "wasm32", feature = "web"))]
mod web;
