//! The project's own commands; `cargo play`, `cargo verify` and `cargo dist` are aliases of them.

mod crates;
mod dist;
mod node_tests;
mod output;
mod preset_values;
mod report;
mod serve;
mod tools;
mod verify;
mod wasm;
mod watch;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::path::Path;

const HELP: &str = "\
cargo play [--port N] [--no-open]   build, serve on the next free port, rebuild on change
cargo verify [--all]                every check; --all adds the slow ones and accepts no skip
cargo dist [--base-url URL]         make dist/: the site, the one-file script, the offline page, the
                                    pictures, the npm package, snippets that load the site from URL
cargo xtask bench                   how soon the page shows its first numbers, beside an empty wasm page; what a
                                    frame costs while a number is dragged and while one trains; how fast the engine
                                    trains, beside plain JavaScript, TensorFlow.js and jax-js; writes docs/cost.svg
cargo web                           build the engine for the browser into www/pkg
cargo xtask serve [--port N]        serve what is built
cargo xtask preset-values           write the first preset's numbers, which are shown without WebAssembly:
                                    www/figure/preset-values.generated.js and the table in index.html";

fn main() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let (mut command, mut port, mut open, mut all) = (String::new(), 8080, true, false);
    let mut base_url = String::from("./");
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(value) if command.is_empty() => command = value.string()?,
            Long("port") => port = arguments.value()?.parse()?,
            Long("base-url") => base_url = arguments.value()?.string()?,
            Long("no-open") => open = false,
            Long("all") => all = true,
            Long("help") | Short('h') => command = "help".into(),
            other => bail!("{}\n\n{HELP}", other.unexpected()),
        }
    }
    match command.as_str() {
        "play" => play(port, open),
        "verify" => verify::run(all),
        "dist" => dist::run(&base_url),
        "bench" => bench(),
        "web" => wasm::build(),
        "serve" => serve::run(serve::bind(port)?),
        "preset-values" => preset_values::write(),
        "" | "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("unknown command `{other}`\n\n{HELP}"),
    }
}

/// Builds and serves; never returns as long as the server runs.
fn play(port: u16, open: bool) -> Result<()> {
    wasm::build()?;
    let server = serve::bind(port)?;
    let address = serve::address(&server);
    watch::spawn(|| {
        if let Err(error) = wasm::build() {
            eprintln!("{error:#}\nThe last good build is still being served.");
        }
    });
    if open && has_screen() {
        // A machine without a browser is fine: the address is printed.
        let _ = open::that_detached(address);
    }
    serve::run(server)
}

/// Of the page as it is here and as it is handed out; ratios in one run, since machines differ and are shared.
fn bench() -> Result<()> {
    dist::run("./")?;
    tools::ready(tools::Need::Chromium, false)?;
    tools::run(&mut tools::command("node", &["bench/first-result.js"]))?;
    tools::run(&mut tools::command(
        "node",
        &["bench/drag-frame.js", "dist/site"],
    ))?;
    tools::run(&mut tools::command("node", &["bench/play-frame.js"]))?;
    tools::run(&mut tools::command("node", &["bench/kernel.js"]))?;
    tools::run(&mut tools::command("node", &["bench/cost.js"]))
}

/// On Linux without a display, opening would start a text browser in this terminal.
fn has_screen() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some())
}

/// The repository's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
}
