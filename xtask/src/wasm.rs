//! The engine for the browser: cargo builds the two wasm files, wasm-bindgen's library writes www/pkg.
//!
//! wasm-opt, which takes 2 % off the gzipped wasm, comes with the npm packages of `cargo dist`
//! (xtask/dist/files.js): a first `cargo play` needs no C++ and no npm.

use crate::{root, tools};
use anyhow::{Context, Result, ensure};
use std::path::Path;
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
    [("page", page), ("perceptible", full)]
        .into_iter()
        .try_for_each(|(name, module)| emit(name, module, &folder))
        .context("www/pkg cannot be written")
}

/// Writes a module under short names: wasm-bindgen's of what goes through the seam are long and end in
/// hashes, in the wasm and in its script, which is a kilobyte of what a page loads.
fn emit(name: &str, mut module: Output, folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    let mut short = |long: &mut String, written: [&str; 2]| {
        let name = letters(names.len());
        let [before, after] = written;
        names.push((
            format!("{before}{long}{after}"),
            format!("{before}{name}{after}"),
        ));
        *long = name;
    };
    let wasm = module.wasm_mut();
    for import in wasm.imports.iter_mut() {
        short(&mut import.name, [" ", ": function"]);
    }
    // Programs ask for the memory by its name.
    for export in wasm.exports.iter_mut().filter(|e| e.name != "memory") {
        short(&mut export.name, ["wasm.", ""]);
    }
    module.emit(folder)?;
    let script = folder.join(name).with_extension("js");
    let text = names
        .iter()
        .fold(fs::read_to_string(&script)?, |text, (long, short)| {
            replace_word(&text, long, short)
        });
    Ok(fs::write(script, text)?)
}

/// a … z, ba … zz, and so on.
fn letters(n: usize) -> String {
    let last = char::from(b'a' + (n % 26) as u8);
    let before = n / 26;
    let mut letters = if before == 0 {
        String::new()
    } else {
        letters(before)
    };
    letters.push(last);
    letters
}

/// Replaces what is not the beginning of a longer name.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut parts = text.split(word);
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|c: char| c.is_ascii_alphanumeric() || "_$".contains(c));
        replaced += if goes_on { word } else { by };
        replaced += part;
    }
    replaced
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_each_is_another() {
        let names: Vec<_> = (0..1000).map(letters).collect();
        assert_eq!([&names[0], &names[25], &names[26]], ["a", "z", "ba"]);
        let all: std::collections::HashSet<_> = names.iter().collect();
        assert_eq!(all.len(), names.len());
    }

    #[test]
    fn a_longer_name_stays() {
        let replaced = replace_word("wasm.edit(), wasm.edits, wasm.edit", "wasm.edit", "wasm.a");
        assert_eq!(replaced, "wasm.a(), wasm.edits, wasm.a");
    }
}
