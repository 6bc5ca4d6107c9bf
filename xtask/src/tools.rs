//! The tools that a step needs: found, or installed where that is ours to do, or named in one sentence.

use crate::root;
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

pub const WASM: &str = "wasm32-unknown-unknown";

/// What a step of `cargo verify` needs beyond cargo.
#[derive(Clone, Copy, PartialEq)]
pub enum Need {
    /// rustfmt and clippy.
    Components,
    /// The wasm target.
    Wasm,
    /// Node and npm.
    Node,
    /// What package-lock.json lists.
    Packages,
    /// Chromium, its driver, and a font with Korean letters.
    Chromium,
    /// Firefox; only `--all` installs it.
    Firefox,
    /// WebKitGTK's driver and a display for it; only `--all` installs them.
    WebKit,
    /// A virtual environment in target/venv with tests/python/requirements.txt.
    Python,
}

/// Makes a tool ready, or says in one sentence what a person has to install. One at a time: what a
/// step waits for may be on its way already.
pub fn ready(need: Need, all: bool) -> Result<()> {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    match need {
        Need::Components => components(),
        Need::Wasm => wasm_target(),
        Need::Node => node(),
        Need::Packages => node().and_then(|()| packages()),
        Need::Chromium => browser(),
        Need::Firefox => engine(firefox().is_some(), &["firefox-esr"], all),
        Need::WebKit => engine(webkit(), &["webkit2gtk-driver", "xvfb"], all),
        Need::Python => virtual_environment(),
    }
}

/// A cargo command in the repository's root.
pub fn cargo(arguments: &[&str]) -> Command {
    command(&env::var("CARGO").unwrap_or("cargo".into()), arguments)
}

/// A command in the repository's root, without standard input.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null());
    command
}

/// Adds the wasm target through rustup if it is missing.
pub fn wasm_target() -> Result<()> {
    let library = output("rustc", &["--print", "target-libdir", "--target", WASM])?;
    if Path::new(&library).exists() {
        return Ok(());
    }
    rustup(&["target", "add", WASM]).with_context(|| format!("the Rust target {WASM} is missing"))
}

fn components() -> Result<()> {
    let present = |name| output("cargo", &[name, "--version"]).is_ok();
    if present("fmt") && present("clippy") {
        return Ok(());
    }
    rustup(&["component", "add", "rustfmt", "clippy"]).context("rustfmt or clippy is missing")
}

fn rustup(arguments: &[&str]) -> Result<()> {
    ensure!(
        find("rustup").is_some(),
        "install rustup (https://rustup.rs), which brings it"
    );
    run(&mut command("rustup", arguments))
}

fn node() -> Result<()> {
    let version = output("node", &["--version"]).unwrap_or_default();
    let numbers: Vec<u32> = version
        .trim_start_matches('v')
        .split('.')
        .filter_map(|n| n.trim().parse().ok())
        .collect();
    ensure!(
        numbers >= vec![20, 14] && output(NPM, &["--version"]).is_ok(),
        "install Node 20.14 or newer with npm (https://nodejs.org)"
    );
    Ok(())
}

/// npm is a batch file on Windows.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// `npm ci`, unless node_modules already came from this very package-lock.json.
fn packages() -> Result<()> {
    let lock = fs::read(root().join("package-lock.json"))?;
    let installed = root().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    run(&mut command(NPM, &["ci", "--no-fund", "--no-audit"]))?;
    Ok(fs::write(installed, lock)?)
}

/// The programs that a Chromium may be installed as.
const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

fn browser() -> Result<()> {
    let present = || chromium().is_some() && find("chromedriver").is_some();
    if present() && !debian_root() {
        return Ok(());
    }
    apt(&["chromium", "chromium-driver", "fonts-noto-cjk"])?;
    ensure!(present(), "chromium or chromedriver is not in the PATH");
    Ok(())
}

/// The browser of the page tests: $CHROMIUM, or one in the PATH.
pub fn chromium() -> Option<PathBuf> {
    let given = env::var_os("CHROMIUM").map(PathBuf::from);
    given.or_else(|| CHROMIUM.iter().find_map(|name| find(name)))
}

/// The second and third engine of the page tests: run where they are, installed only with `all`.
fn engine(present: bool, packages: &[&str], all: bool) -> Result<()> {
    if present {
        return Ok(());
    }
    let names = packages.join(" and ");
    ensure!(
        all && debian_root(),
        "install {names} (`cargo verify --all` does it as root on Debian)"
    );
    apt(&[packages, &["fonts-noto-cjk"]].concat())
}

/// $FIREFOX, or one in the PATH.
pub fn firefox() -> Option<PathBuf> {
    let given = env::var_os("FIREFOX").map(PathBuf::from);
    given.or_else(|| {
        ["firefox-esr", "firefox"]
            .iter()
            .find_map(|name| find(name))
    })
}

fn webkit() -> bool {
    find("WebKitWebDriver").is_some() && find("Xvfb").is_some()
}

/// Python of the virtual environment, which keeps what the consumers need out of the system.
pub fn python() -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    root().join("target/venv").join(folder).join("python")
}

fn virtual_environment() -> Result<()> {
    // PyTorch, which is large, is the system's; where it cannot be had, its test says so.
    if output("python3", &["-c", "import torch"]).is_err() {
        let _ = apt(&["python3-torch"]);
    }
    let requirements = root().join("tests/python/requirements.txt");
    let wanted = fs::read(&requirements)?;
    let installed = root().join("target/venv/installed.txt");
    if fs::read(&installed).is_ok_and(|text| text == wanted) {
        return Ok(());
    }
    if output("python3", &["-c", "import venv, ensurepip"]).is_err() {
        apt(&["python3-venv"])?;
    }
    run(&mut command(
        "python3",
        &["-m", "venv", "--clear", "target/venv"],
    ))?;
    let pip = ["-m", "pip", "install", "--quiet", "--requirement"];
    run(Command::new(python()).args(pip).arg(requirements))?;
    Ok(fs::write(installed, wanted)?)
}

/// Installs those of Debian's packages that are missing, where this runs as root on Debian.
fn apt(packages: &[&str]) -> Result<()> {
    let state = |name| {
        output(
            "dpkg-query",
            &["--show", "--showformat=${db:Status-Status}", name],
        )
    };
    let missing: Vec<_> = packages
        .iter()
        .copied()
        .filter(|name| !state(name).is_ok_and(|state| state == "installed"))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    ensure!(debian_root(), "install {}", packages.join(", "));
    println!("installing {}", missing.join(", "));
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    for arguments in [&["update"][..], &install] {
        let mut apt = command("apt-get", arguments);
        run(apt
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null()))?;
    }
    Ok(())
}

fn debian_root() -> bool {
    Path::new("/etc/debian_version").exists() && output("id", &["-u"]).is_ok_and(|id| id == "0")
}

fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| {
            folder
                .join(program)
                .with_extension(env::consts::EXE_EXTENSION)
        })
        .find(|path| path.is_file())
}

fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output = command(program, arguments).stderr(Stdio::null()).output()?;
    ensure!(output.status.success(), "{program} failed");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Runs a command to its end; a failure is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("{name} ended with {status}"),
        Err(error) => Err(anyhow!("{name} could not be started: {error}")),
    }
}
