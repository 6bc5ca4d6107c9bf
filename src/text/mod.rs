//! Numbers as text: NumPy's prints, what people paste, decimals.

pub(crate) mod decimal;
pub mod numpy;
pub mod parse;
