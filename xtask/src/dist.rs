//! `cargo dist`: dist/, what is handed out. Cargo builds the engine, Node bundles what surrounds it.

use crate::{tools, wasm};
use anyhow::Result;

/// Writes dist/site, dist/perceptible.js and dist/npm.
pub fn run() -> Result<()> {
    wasm::build()?;
    tools::ready(tools::Need::Packages)?;
    tools::run(&mut tools::command("node", &["xtask/dist.js"]))
}
