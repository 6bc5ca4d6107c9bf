//! What the steps found: counts read from the test runners' closing lines, and the table at the end.

use std::ops::AddAssign;
use std::time::Duration;

/// Tests that ran, or one for a step that is a single check.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Counts {
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };
    pub const SKIPPED: Self = Self {
        passed: 0,
        failed: 0,
        skipped: 1,
    };

    /// Adds what a line of output says, if it is a closing line of cargo test, wasm-bindgen-test, node --test or pytest.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let cargo = line.strip_prefix("test result: ");
        let node = line
            .strip_prefix("ℹ ")
            .filter(|rest| rest.split(' ').count() == 2);
        let pytest = line
            .strip_prefix("=")
            .filter(|rest| rest.ends_with('=') && rest.contains(" in "));
        if let Some(rest) = cargo.or(pytest) {
            // "ok. 3 passed; 0 failed; 1 ignored", "=== 3 passed, 1 skipped in 0.12s ==="
            let words: Vec<_> = rest
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect();
            for pair in words.windows(2) {
                self.count(pair[1], pair[0]);
            }
        } else if let Some((name, number)) = node.and_then(|rest| rest.split_once(' ')) {
            // "ℹ pass 3"
            self.count(name, number);
        }
    }

    fn count(&mut self, name: &str, number: &str) {
        let Ok(number) = number.parse::<usize>() else {
            return;
        };
        match name {
            "passed" | "pass" => self.passed += number,
            "failed" | "fail" | "cancelled" | "error" | "errors" => self.failed += number,
            "ignored" | "skipped" | "todo" | "xfailed" => self.skipped += number,
            _ => {}
        }
    }
}

/// Drops terminal colours: `ESC [ … m`.
fn without_colour(line: &str) -> String {
    let mut parts = line.split('\x1b');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    text.trim().to_owned()
}

/// One row of the table.
pub struct Row {
    pub step: &'static str,
    pub counts: Counts,
    /// Why it failed or was skipped; empty where all is well.
    pub why: String,
    /// The end of its output, where it failed.
    pub end: Vec<String>,
    pub time: Duration,
}

impl Row {
    fn result(&self) -> &'static str {
        match self.counts {
            Counts { failed: 1.., .. } => "failed",
            Counts { passed: 0, .. } => "skipped",
            _ => "passed",
        }
    }
}

/// Prints how the failed steps ended, the table and, as the last line, the sum.
pub fn print(rows: &[Row]) -> Counts {
    for row in rows.iter().filter(|row| !row.end.is_empty()) {
        println!("\n== {} failed; its last lines:", row.step);
        row.end.iter().for_each(|line| println!("{line}"));
    }
    let mut sum = Counts::default();
    let width = rows.iter().map(|row| row.step.len()).max().unwrap_or(0);
    println!("\n{:width$}  result   tests  seconds", "step");
    for row in rows {
        let tests = row.counts.passed + row.counts.failed;
        let seconds = row.time.as_secs_f64();
        let line = format!(
            "{:width$}  {:7}  {tests:5}  {seconds:7.1}  {}",
            row.step,
            row.result(),
            row.why
        );
        println!("{}", line.trim_end());
        sum += row.counts;
    }
    println!(
        "\n{} passed, {} failed, {} skipped",
        sum.passed, sum.failed, sum.skipped
    );
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_closing_line_of_each_runner() {
        let check = |output: &str, passed, failed, skipped| {
            let mut counts = Counts::default();
            output.lines().for_each(|line| counts.read(line));
            assert_eq!(
                counts,
                Counts {
                    passed,
                    failed,
                    skipped
                },
                "{output}"
            );
        };
        check(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.02s",
            3,
            0,
            1,
        );
        check(
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 1 filtered out",
            3,
            2,
            0,
        );
        check("test result: \x1b[32mok\x1b[m. 3 passed; 0 failed", 3, 0, 0);
        check(
            "ℹ tests 6\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\nℹ duration_ms 61.4",
            3,
            2,
            1,
        );
        check("\x1b[34mℹ pass 3\x1b[39m", 3, 0, 0);
        check("=== 1 failed, 2 passed, 3 skipped in 0.12s ===", 2, 1, 3);
        check(
            "test adds ... ok\n3 passed by hand\nrunning 3 tests",
            0,
            0,
            0,
        );
    }

    #[test]
    fn a_row_with_a_failure_has_failed() {
        let result = |passed, failed, skipped| {
            let counts = Counts {
                passed,
                failed,
                skipped,
            };
            Row {
                step: "",
                counts,
                why: String::new(),
                end: Vec::new(),
                time: Duration::ZERO,
            }
            .result()
        };
        assert_eq!(result(3, 0, 1), "passed");
        assert_eq!(result(3, 1, 0), "failed");
        assert_eq!(result(0, 0, 1), "skipped");
    }
}
