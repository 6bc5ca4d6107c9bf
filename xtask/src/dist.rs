//! `cargo dist`: dist/, what is handed out. Cargo builds the engine, Node bundles what surrounds it.

use crate::{tools, wasm};
use anyhow::Result;

/// Writes dist/: the site, the scripts, the offline page, snippets, pictures and the npm package.
pub fn run(base_url: &str) -> Result<()> {
    wasm::build()?;
    tools::ready(tools::Need::Packages, false)?;
    tools::run(&mut tools::command(
        "node",
        &["xtask/dist.js", "--base-url", base_url],
    ))
}
