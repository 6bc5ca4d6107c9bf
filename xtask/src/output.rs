//! A step's output: shown, counted, its end kept for where it failed.

use crate::report::Counts;
use anyhow::Result;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, pipe};
use std::process::{Command, Stdio};

/// Lines that are kept: the summary of a few failed tests.
const KEPT: usize = 60;

#[derive(Clone, Copy, PartialEq)]
pub enum Show {
    AsItComes,
    /// Kept as a text: another step's is being shown.
    AtItsEnd,
}

#[derive(Default)]
pub struct Output {
    pub counts: Counts,
    /// Why it failed or was skipped; empty where all is well.
    pub why: String,
    pub end: VecDeque<String>,
    /// What has not been shown.
    pub text: String,
}

impl Output {
    /// Runs a command; true where it succeeded.
    pub fn run(&mut self, command: &mut Command, show: Show) -> Result<bool> {
        let (reader, writer) = pipe()?;
        let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
        // The reader ends when nobody can write any more.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        for line in BufReader::new(reader).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            match show {
                Show::AsItComes => println!("{line}"),
                Show::AtItsEnd => {
                    self.text.push_str(&line);
                    self.text.push('\n');
                }
            }
            self.counts.read(&line);
            if self.end.len() == KEPT {
                self.end.pop_front();
            }
            self.end.push_back(line);
        }
        Ok(child.wait()?.success())
    }
}
