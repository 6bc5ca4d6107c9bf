//! The tests that Node runs: which files, how many at once, in which browser.

use crate::tools::{self, command};
use std::path::PathBuf;
use std::process::Command;

/// What a plain `cargo verify` leaves to `--all`: the tests of what `cargo dist` makes, of hosts and pictures, and
/// those that take half a minute.
const SLOW: [&str; 12] = [
    "js/dist.test.js",
    "js/play.test.js",
    "page/attributes.test.js",
    "page/dist.test.js",
    "page/element.test.js",
    "page/embed.test.js",
    "page/frame.test.js",
    "page/hosts.test.js",
    "page/picture.test.js",
    "page/layout-shift.test.js",
    "page/tutorial.test.js",
    "page/widths.test.js",
];

/// Chromium runs every file of tests/page, Firefox and WebKit those in which engines differ: whether the page works,
/// its layout, its editing, and figures in the pages of others.
const IN_EVERY_ENGINE: [&str; 8] = [
    SMOKE,
    "attributes.test.js",
    "editing.test.js",
    "element.test.js",
    "frame.test.js",
    "hosts.test.js",
    "pasting.test.js",
    "widths.test.js",
];

/// All that a plain `cargo verify` runs in the second and the third engine.
const SMOKE: &str = "smoke.test.js";

/// The page's tests in one engine, each file with a browser of its own.
pub fn page_tests(engine: &str, all: bool) -> Command {
    let mut files = test_files("tests/page", all);
    if engine != "chromium" {
        let names = if all { &IN_EVERY_ENGINE[..] } else { &[SMOKE] };
        files.retain(|path| names.iter().any(|name| path.ends_with(name)));
    }
    // They wait for frames as often as they compute; WebKitGTK hangs more often where there is more to do.
    let more = usize::from(engine != "webkit");
    let mut tests = node_tests(cores() + more, files);
    tests.env("ENGINE", engine);
    for (name, program) in [
        ("CHROMIUM", tools::chromium()),
        ("FIREFOX", tools::firefox()),
    ] {
        if let Some(program) = program {
            tests.env(name, program);
        }
    }
    tests
}

/// How long one file of tests may take, in ms: several times what the longest takes on two cores.
const FILE_LIMIT: u32 = 600_000;

pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get())
}

/// Some files at once; Node by itself leaves one core to itself. They are named one by one, since Node's versions
/// differ in what a folder means.
pub fn node_tests(at_once: usize, files: Vec<PathBuf>) -> Command {
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.arg(format!("--test-concurrency={}", at_once.clamp(2, 5)));
    // A browser that no longer answers must not hold up the rest.
    node.arg(format!("--test-timeout={FILE_LIMIT}"));
    node.args(files);
    node
}

/// *.test.js of a folder, in order; the slow ones only with `all`.
pub fn test_files(folder: &str, all: bool) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(crate::root().join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .filter(|path| all || !SLOW.iter().any(|name| path.ends_with(name)))
        .collect();
    files.sort();
    files
}
