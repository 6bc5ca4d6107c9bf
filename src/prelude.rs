//! What std's prelude has and core's lacks, and our own `text!`.

pub(crate) use crate::text::text;
pub use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
