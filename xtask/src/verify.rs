//! Every check of the project, in order, each announced; ends with a table and one line that sums it up.

use crate::crates;
use crate::node_tests::{cores, node_tests, page_tests, test_files};
use crate::output::Output;
use crate::report::{self, Counts, Row};
use crate::tools::{self, Need, WASM, cargo, command};
use anyhow::{Result, ensure};
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

/// A program of an npm package, started through node: the same on every system.
fn package(script: &str, arguments: &[&str]) -> Command {
    let mut node = command("node", &[]);
    node.arg(format!("node_modules/{script}")).args(arguments);
    node
}
