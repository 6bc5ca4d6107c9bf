//! The only fast code: plain loops over lanes of float64, the same bits on every machine.
pub(crate) mod forward;
pub mod lanes;
pub mod math;
pub mod naive;
mod buffer;
mod gradient;
mod panels;
mod product;
pub mod workspace;
