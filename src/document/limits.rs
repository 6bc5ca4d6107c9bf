//! Limits of the page's controls and of documents; the library's [`Network`](crate::Network) has none.

/// Sizes of a network, the input included.
pub const SIZES: usize = 8;
/// Neurons of a layer, or numbers of a sample, that a page offers.
pub const NEURONS: usize = 64;
/// The same in a document.
pub const NEURONS_OF_SESSION: usize = 1024;
/// Weights and biases of a document.
pub const PARAMETERS: usize = 1 << 20;
/// Samples that a page offers to type.
pub const ROWS: usize = 64;
/// Samples of a document, drawn, pasted or read.
pub const ROWS_OF_SESSION: usize = 10_000;
/// Numbers of all samples together, inputs or targets.
pub const NUMBERS: usize = 1 << 22;
/// Numbers drawn before the weights.
pub const DRAWN_BEFORE: u32 = 100_000;
/// Characters of a link before a file is the better way (opening one is not limited by it).
pub const LINK: usize = 8_000;
/// Bytes of a link, or of rows as text, that are looked at.
pub const TEXT: usize = 4_000_000;
/// Bytes of a session, the largest there is: rows; edits by their places; the parameters that are trained, with
/// three moments and an age each; names, losses, key frames.
pub const SNAPSHOT: usize = 2 * 8 * NUMBERS + (24 + 8 * (1 + 3 + 2)) * PARAMETERS + 2 * TEXT;
/// Bytes of a file, the largest that is written: numbers of up to 24 digits and signs, edits with their names, the
/// session as Base64.
pub const FILE: usize = 2 * 28 * NUMBERS + 48 * PARAMETERS + SNAPSHOT / 3 * 4 + TEXT;
/// Bytes of a printout that are compared.
pub const PRINTOUT: usize = 1_000_000;
