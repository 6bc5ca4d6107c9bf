//! What std's prelude has and core's lacks.

pub use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
