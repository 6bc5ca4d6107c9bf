//! A small neural network in which every number is visible, and equal to NumPy's.

mod activation;
mod decimal;
mod document;
mod error;
pub mod export;
mod initialization;
pub mod kernel;
mod layer;
mod network;
pub mod numpy;
pub mod parse;
mod random;

pub use activation::{Activation, Parameter};
pub use document::{Document, Edit, Preset, Snapshot, limits};
pub use error::{Error, Kind, Language, Problem};
pub use initialization::Initialization;
pub use layer::Dense;
pub use network::{Network, Trace};
pub use random::{GeneratorState, RandomState, fresh_seed};

#[cfg(all(target_arch = "wasm32", feature = "web"))]
mod web;
