//! The numbers of the first preset that the page shows where nothing can compute: evaluated by the
//! engine's wasm in Node, through the very modules that the page uses (xtask/preset-values.js).

use crate::{tools, wasm};
use anyhow::{Context, Result, ensure};

/// Writes www/figure/preset-values.generated.js and, in index.html, the table.
pub fn write() -> Result<()> {
    wasm::build()?;
    tools::ready(tools::Need::Packages, false)?;
    let status = tools::command("node", &["xtask/preset-values.js"]).status();
    let status = status.context("node is missing: install Node.js 20 or newer")?;
    ensure!(status.success(), "xtask/preset-values.js failed");
    Ok(())
}
