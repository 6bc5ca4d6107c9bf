//! A small neural network in which every number is visible, and equal to NumPy's.

mod activation;
mod document;
mod error;
pub mod kernel;
mod layer;
mod network;
mod random;

pub use activation::{Activation, Parameter};
pub use error::{Error, Language};
pub use random::RandomState;
