//! Every check of the project, in order, each announced; ends with a table and one line that sums it up.

use crate::crates;
use crate::output::Output;
use crate::report::{self, Counts, Row};
use crate::tools::{self, Need, WASM, cargo, command};
use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Instant;

struct Step {
    name: &'static str,
    needs: &'static [Need],
    kind: Kind,
    /// Run one after the other until one fails.
    commands: fn(all: bool) -> Vec<Command>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// One check.
    Check,
    /// Tests, counted from the runner's closing lines: none at all is a failure.
    Tests,
    /// The same, where only `--all` runs them.
    SlowCheck,
    SlowTests,
}

impl Kind {
    fn is_slow(self) -> bool {
        matches!(self, Kind::SlowCheck | Kind::SlowTests)
    }

    fn is_check(self) -> bool {
        matches!(self, Kind::Check | Kind::SlowCheck)
    }
}

/// A new check is one more entry here.
const STEPS: &[Step] = &[
    Step {
        name: BUILD,
        needs: &[Need::Wasm],
        kind: Kind::Check,
        commands: |_| vec![xtask(&["web"])],
    },
    Step {
        name: "format",
        needs: &[Need::Components],
        kind: Kind::Check,
        commands: |_| vec![cargo(&["fmt", "--all", "--check"])],
    },
    Step {
        name: "clippy",
        needs: &[Need::Components, Need::Wasm],
        kind: Kind::Check,
        commands: |_| {
            let clippy = |arguments: &[&str]| {
                let mut clippy = cargo(&["clippy", "--quiet", "--all-targets"]);
                clippy.args(arguments).args(["--", "--deny", "warnings"]);
                clippy
            };
            vec![
                clippy(&["--workspace"]),
                clippy(&[
                    "--package",
                    "perceptible",
                    "--features",
                    "web",
                    "--target",
                    WASM,
                ]),
            ]
        },
    },
    Step {
        name: "docs",
        needs: &[],
        kind: Kind::Check,
        commands: |_| {
            let mut doc = cargo(&["doc", "--quiet", "--no-deps"]);
            doc.env("RUSTDOCFLAGS", "--deny warnings");
            vec![doc]
        },
    },
    Step {
        name: "native tests",
        needs: &[],
        kind: Kind::Tests,
        commands: |all| {
            let mut tests = cargo(&["test", "--quiet", "--workspace", "--no-fail-fast"]);
            if all {
                tests.args(["--", "--include-ignored"]);
            }
            vec![tests]
        },
    },
    Step {
        name: "wasm tests in Node",
        needs: &[Need::Wasm, Need::Node],
        kind: Kind::Tests,
        commands: |all| {
            let mut tests = wasm_tests(&["--lib", "--tests", "--no-fail-fast"]);
            tests.env("WASM_BINDGEN_TEST_ONLY_NODE", "1");
            if all {
                tests.args(["--", "--include-ignored"]);
            }
            vec![tests]
        },
    },
    Step {
        name: "wasm tests in Chromium",
        needs: &[Need::Wasm, Need::Chromium],
        kind: Kind::Tests,
        commands: |_| vec![wasm_tests(&["--test", "web"])],
    },
    Step {
        name: "crate",
        needs: &[],
        kind: Kind::SlowCheck,
        commands: |_| crates::packed_and_compiled(),
    },
    Step {
        name: "dist",
        needs: &[Need::Wasm, Need::Packages],
        kind: Kind::SlowCheck,
        commands: |_| vec![xtask(&["dist"])],
    },
    Step {
        name: "biome",
        needs: &[Need::Packages],
        kind: Kind::Check,
        commands: |_| {
            vec![package(
                "@biomejs/biome/bin/biome",
                &["ci", "--error-on-warnings", "--colors=off"],
            )]
        },
    },
    Step {
        name: "tsc",
        needs: &[Need::Packages],
        kind: Kind::Check,
        commands: |_| vec![package("typescript/bin/tsc", &[])],
    },
    Step {
        name: "JavaScript tests",
        needs: &[Need::Packages],
        kind: Kind::Tests,
        commands: |all| vec![node_tests(cores(), test_files("tests/js", all))],
    },
    Step {
        name: "page tests in Chromium",
        needs: &[Need::Packages, Need::Chromium],
        kind: Kind::Tests,
        commands: |all| vec![page_tests("chromium", all)],
    },
    Step {
        name: "page tests in Firefox",
        needs: &[Need::Packages, Need::Firefox],
        kind: Kind::Tests,
        commands: |all| vec![page_tests("firefox", all)],
    },
    Step {
        name: "page tests in WebKit",
        needs: &[Need::Packages, Need::WebKit],
        kind: Kind::Tests,
        commands: |all| vec![page_tests("webkit", all)],
    },
    Step {
        name: "Python",
        needs: &[Need::Packages, Need::Python],
        kind: Kind::SlowTests,
        commands: |_| {
            let mut python = command(&tools::python().to_string_lossy(), &[]);
            python.args([
                "-m",
                "pytest",
                "--color=no",
                "-p",
                "no:cacheprovider",
                "tests/python",
            ]);
            vec![python]
        },
    },
    Step {
        name: "snippets in real generators",
        needs: &[Need::Packages, Need::Chromium, Need::Python],
        kind: Kind::SlowTests,
        commands: |_| vec![node_tests(cores(), test_files("tests/generators", true))],
    },
];

/// Without this step the ones after it say nothing.
const BUILD: &str = "build";

/// Runs the steps; with `all` also the slow ones, and a skip is a failure.
pub fn run(all: bool) -> Result<()> {
    if all {
        // What later steps need arrives while the first ones compile; what does not come is theirs to say.
        thread::spawn(|| {
            for &need in STEPS.iter().flat_map(|step| step.needs) {
                let _ = tools::ready(need, true);
            }
        });
    }
    let mut rows: Vec<Row> = Vec::new();
    for step in STEPS.iter().filter(|step| all || !step.kind.is_slow()) {
        let broken = rows
            .iter()
            .any(|row| row.step == BUILD && row.counts != Counts::PASSED);
        println!("\n== {}", step.name);
        let start = Instant::now();
        let Output {
            mut counts,
            mut why,
            end,
        } = match broken {
            true => Output {
                counts: Counts::SKIPPED,
                why: "the build failed".into(),
                ..Output::default()
            },
            false => step.run(all),
        };
        if all && counts.skipped > 0 {
            counts.failed += counts.skipped;
            counts.skipped = 0;
            if why.is_empty() {
                why = "a test was skipped".into();
            }
        }
        if !why.is_empty() {
            println!("{why}");
        }
        rows.push(Row {
            step: step.name,
            end: match counts.failed {
                0 => Vec::new(),
                _ => end.into(),
            },
            counts,
            why,
            time: start.elapsed(),
        });
    }
    let sum = report::print(&rows);
    // The table has said it all.
    if sum.failed > 0 {
        std::process::exit(1);
    }
    ensure!(sum.passed > 0, "nothing was checked");
    Ok(())
}

impl Step {
    fn run(&self, all: bool) -> Output {
        let mut output = Output::default();
        for &need in self.needs {
            if let Err(error) = tools::ready(need, all) {
                output.counts = Counts::SKIPPED;
                output.why = format!("{error:#}");
                return output;
            }
        }
        for mut command in (self.commands)(all) {
            match output.show(&mut command) {
                Ok(true) => continue,
                Ok(false) => output.why = "see above".into(),
                Err(error) => output.why = format!("{error:#}"),
            }
            break;
        }
        let Output { counts, why, .. } = &mut output;
        let ran = counts.passed + counts.failed > 0;
        match (self.kind.is_check(), why.is_empty()) {
            (true, true) => *counts = Counts::PASSED,
            (true, false) => *counts = Counts::FAILED,
            (_, true) if !ran => {
                *counts += Counts::FAILED;
                *why = "it ran no test".into();
            }
            (_, false) if counts.failed == 0 => *counts += Counts::FAILED,
            _ => {}
        }
        output
    }
}

/// This program again.
fn xtask(arguments: &[&str]) -> Command {
    let program = std::env::current_exe().expect("the path of this program");
    command(&program.to_string_lossy(), arguments)
}

/// Node and the browser share one build: the same features for both.
fn wasm_tests(arguments: &[&str]) -> Command {
    let mut tests = cargo(&["test", "--features", "web", "--target", WASM]);
    // Optimised dependencies are also smaller: wasm-bindgen rewrites each test's wasm before it runs.
    tests.env("CARGO_PROFILE_TEST_OPT_LEVEL", "1");
    tests.args(arguments);
    tests
}

/// What a plain `cargo verify` leaves to `--all`: the tests of what `cargo dist` makes, of hosts and pictures, and
/// those that take half a minute.
const SLOW: [&str; 11] = [
    "js/dist.test.js",
    "js/play.test.js",
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
const IN_EVERY_ENGINE: [&str; 6] = [
    SMOKE,
    "editing.test.js",
    "element.test.js",
    "frame.test.js",
    "hosts.test.js",
    "widths.test.js",
];

/// All that a plain `cargo verify` runs in the second and the third engine.
const SMOKE: &str = "smoke.test.js";

/// The page's tests in one engine, each file with a browser of its own.
fn page_tests(engine: &str, all: bool) -> Command {
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

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get())
}

/// Some files at once; Node by itself leaves one core to itself. They are named one by one, since Node's versions
/// differ in what a folder means.
fn node_tests(at_once: usize, files: Vec<PathBuf>) -> Command {
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.arg(format!("--test-concurrency={}", at_once.clamp(2, 5)));
    // A browser that no longer answers must not hold up the rest.
    node.arg(format!("--test-timeout={FILE_LIMIT}"));
    node.args(files);
    node
}

/// *.test.js of a folder, in order; the slow ones only with `all`.
fn test_files(folder: &str, all: bool) -> Vec<PathBuf> {
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

/// A program of an npm package, started through node: the same on every system.
fn package(script: &str, arguments: &[&str]) -> Command {
    let mut node = command("node", &[]);
    node.arg(format!("node_modules/{script}")).args(arguments);
    node
}
