//! The engine for the browser: cargo builds the two wasm files, wasm-bindgen's library writes www/pkg.
//!
//! wasm-opt, which takes 2 % off the gzipped wasm, comes with the npm packages of `cargo dist`
//! (xtask/dist/files.js): a first `cargo play` needs no C++ and no npm.

use crate::{root, tools};
use anyhow::{Context, Result, ensure};
use std::{env, fs};
use wasm_bindgen_cli_support::{Bindgen, Output};

/// Builds www/pkg: page.js and page_bg.wasm, which a page loads at first, and perceptible.js and
/// perceptible_bg.wasm, which have everything, each with its .d.ts. A failed build leaves www/pkg as
/// it was.
pub fn build() -> Result<()> {
    tools::wasm_target()?;
    let page = module("page", "standalone", "page")?;
    let full = module("perceptible", "standalone,full", "release")?;

    let folder = root().join("www/pkg");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    [page, full]
        .iter_mut()
        .try_for_each(|module| module.emit(&folder))
        .context("www/pkg cannot be written")
}

/// The engine with these cargo features, optimised as this profile of Cargo.toml says, as a wasm with its script.
fn module(name: &str, features: &str, profile: &str) -> Result<Output> {
    let status = tools::cargo(&[
        "rustc",
        "--lib",
        "--profile",
        profile,
        "--features",
        features,
    ])
    .args(["--target", tools::WASM, "--quiet"])
    // Cargo optimises at link time only where no rlib is built beside.
    .args(["--crate-type", "cdylib"])
    .args(["--config", &anonymous_paths()])
    .status()
    .context("cargo could not be started")?;
    ensure!(status.success(), "the engine does not build");

    let target = env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), Into::into);
    Bindgen::new()
        .input_path(
            target
                .join(tools::WASM)
                .join(profile)
                .join("perceptible.wasm"),
        )
        .out_name(name)
        .web(true)?
        .typescript(true)
        // Else `init()` without an argument does not find the wasm beside the script.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen refuses the engine")
}

/// Panic messages carry file paths: without the builder's home they are the same on every machine.
fn anonymous_paths() -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=.", root().display())];
    let home = env::var_os("CARGO_HOME")
        .map(Into::into)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    if let Some(home) = home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    // A Rust string literal of a path is a TOML string literal as well.
    format!("target.{}.rustflags={flags:?}", tools::WASM)
}
