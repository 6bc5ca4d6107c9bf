//! The network in other people's formats, one file a format.

pub mod numpy;
pub mod pytorch;
