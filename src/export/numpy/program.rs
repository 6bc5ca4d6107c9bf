//! The lines of a program, and which of them compute what.

use crate::Phase;

/// A line that computes a part of a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// From 0.
    pub line: usize,
    pub phase: Phase,
    /// The dense layer whose part the line computes; none for what serves all of them.
    pub layer: Option<usize>,
}

/// A program under construction.
#[derive(Default)]
pub(in super::super) struct Program {
    lines: Vec<String>,
    marks: Vec<Mark>,
}

impl Program {
    /// Lines that belong to no phase.
    pub fn put(&mut self, text: &str) {
        self.lines.extend(text.lines().map(Into::into));
    }

    /// Lines that compute a part of a phase.
    pub fn mark(&mut self, phase: Phase, text: &str) {
        self.mark_layer(phase, None, text);
    }

    /// Lines that compute it for one layer.
    pub fn mark_layer(&mut self, phase: Phase, layer: impl Into<Option<usize>>, text: &str) {
        let layer = layer.into();
        for line in text.lines() {
            let mark = Mark {
                line: self.lines.len(),
                phase,
                layer,
            };
            self.marks.push(mark);
            self.lines.push(line.into());
        }
    }

    /// An empty line, but never two of them.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// The text with a line break at its end, and the marks in the order of their lines.
    pub fn finish(self) -> (String, Vec<Mark>) {
        (self.lines.join("\n") + "\n", self.marks)
    }
}
