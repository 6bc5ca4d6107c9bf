//! The engine for the browser: cargo builds the wasm, wasm-bindgen's library writes www/pkg. Nothing else is needed:
//! a first `cargo play` asks for no C++ and no npm.

use crate::{root, tools};
use anyhow::{Context, Result, ensure};
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

/// Builds www/pkg: perceptible.js, perceptible_bg.wasm and perceptible.d.ts. A failed build leaves
/// www/pkg as it was.
pub fn build() -> Result<()> {
    tools::wasm_target()?;
    let status = tools::cargo(&["rustc", "--lib", "--release", "--features", "web"])
        .args(["--target", tools::WASM, "--quiet"])
        // Cargo optimises at link time only where no rlib is built beside.
        .args(["--crate-type", "cdylib"])
        .args(["--config", &anonymous_paths()])
        .status()
        .context("cargo could not be started")?;
    ensure!(status.success(), "the engine does not build");

    let target = env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), Into::into);
    Bindgen::new()
        .input_path(target.join(tools::WASM).join("release/perceptible.wasm"))
        .web(true)?
        .typescript(true)
        // Else `init()` without an argument does not find the wasm beside the script.
        .omit_default_module_path(false)
        // After a trap the page starts the engine again (www/engine/session.js).
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(root().join("www/pkg"))
        .context("www/pkg cannot be written")?;
    put_door()
}

/// Puts src/web/door.js in front of the bindings: everything that enters the engine goes through it.
fn put_door() -> Result<()> {
    let package = root().join("www/pkg");
    fs::copy(root().join("src/web/door.js"), package.join("door.js"))?;
    let path = package.join("perceptible.js");
    let mut bindings = fs::read_to_string(&path)?;
    for (theirs, ours) in [
        (
            "wasm = instance.exports;",
            "wasm = behindDoor(instance.exports);",
        ),
        (
            "wasm = wasmInstance.exports;",
            "wasm = behindDoor(wasmInstance.exports);",
        ),
        (
            "let wasmModule, wasmInstance, wasm;",
            "let wasmModule, wasmInstance, wasm = notLoaded;",
        ),
        (
            "if (wasm !== undefined) return wasm;",
            "if (wasm !== notLoaded) return wasm;",
        ),
    ] {
        ensure!(
            bindings.contains(theirs),
            "the bindings have no `{theirs}` any more"
        );
        bindings = bindings.replace(theirs, ours);
    }
    let classes: Vec<_> = bindings
        .lines()
        .filter_map(|line| line.strip_prefix("export class ")?.strip_suffix(" {"))
        .collect();
    let guards = format!(
        "for (const each of [{}]) guard(each, () => __wbg_instance_id);\n\
         quicken(Network, getFloat64ArrayMemory0, () => __wbg_instance_id);\n",
        classes.join(", ")
    );
    let import = "import { behindDoor, guard, notLoaded, quicken } from \"./door.js\";\n";
    fs::write(path, format!("{import}{bindings}{guards}"))?;
    Ok(())
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
