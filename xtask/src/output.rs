//! A step's output: shown as it comes, counted, its end kept for where it failed.

use crate::report::Counts;
use anyhow::Result;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, pipe};
use std::process::{Command, Stdio};

/// Lines that are kept: the summary of a few failed tests.
const KEPT: usize = 60;

#[derive(Default)]
pub struct Output {
    pub counts: Counts,
    /// Why it failed or was skipped; empty where all is well.
    pub why: String,
    pub end: VecDeque<String>,
}

impl Output {
    /// Runs a command; true where it succeeded.
    pub fn show(&mut self, command: &mut Command) -> Result<bool> {
        let (reader, writer) = pipe()?;
        let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
        // The reader ends when nobody can write any more.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        for line in BufReader::new(reader).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            self.counts.read(&line);
            if self.end.len() == KEPT {
                self.end.pop_front();
            }
            self.end.push_back(line);
        }
        Ok(child.wait()?.success())
    }
}
