//! The numbers of the preset that the page shows without WebAssembly, written by the engine itself.

use anyhow::{Result, bail};

/// Writes them into www/.
// TODO(lead): evaluate the preset and write the module; a test compares it with what the engine says.
pub fn write() -> Result<()> {
    bail!("not written yet: see xtask/src/stored.rs")
}
