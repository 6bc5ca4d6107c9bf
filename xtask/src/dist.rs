//! `cargo dist`: makes dist/, which is published. Cargo builds the engine, Node bundles what surrounds it.

use crate::{tools, wasm};
use anyhow::Result;

/// Writes dist/: the site, the scripts, the offline page, snippets, pictures, the npm package and the crate.
pub fn run(base_url: &str) -> Result<()> {
    wasm::build()?;
    tools::ready(tools::Need::Packages, false)?;
    // That it builds on its own is for `cargo verify --all` to see: here it would compile everything again.
    // Both together, since the kernel is not published before the crate that needs it.
    let mut package = tools::cargo(&["package", "--quiet", "--package", "perceptible-kernel"]);
    package.args(["--package", "perceptible", "--allow-dirty", "--no-verify"]);
    package.args(["--target-dir", "target"]);
    tools::run(&mut package)?;
    tools::run(&mut tools::command(
        "node",
        &["xtask/dist.js", "--base-url", base_url],
    ))
}
