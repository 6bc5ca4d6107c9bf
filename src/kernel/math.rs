//! Elementary functions, written once, generic over lanes.
#![allow(clippy::disallowed_methods)] // stub, replaced
pub fn exp(x: f64) -> f64 {
    x.exp()
}
