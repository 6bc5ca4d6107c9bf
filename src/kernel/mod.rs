//! The only fast code: plain loops over lanes of float64, the same bits on every machine.
pub mod forward;
pub mod math;
