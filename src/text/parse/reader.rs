//! The grammar. A text is statements: a name perhaps, and a value in brackets (`value`) or a table of
//! bare numbers (`table`). A statement that cannot be read costs its own lines only.
//!
//! Nothing here calls itself: open brackets stand on a stack of their own.

use super::{
    array::Array,
    brackets::{Frame, Frames, Holds},
    commas::Gap,
    label::{Label, begins_call, is_path, prompt},
    printed::{Printed, Printout, Unread},
    token::{Kind, Lexer, Token},
};
use crate::{Error, Problem};

/// All arrays of a cleaned text.
pub(super) fn read(text: &str) -> Printout {
    let mut reader = Reader {
        text,
        lexer: Lexer::new(text),
        array: Array::new(text),
        frames: Frames::default(),
        since: Since::default(),
        label: None,
        key: None,
        first_line: 1,
        patience: 4 * text.len(),
        printout: Printout::default(),
    };
    while reader.lexer.peek().kind != Kind::End {
        let begin = reader.lexer;
        if let Err(error) = reader.statement() {
            reader.give_up(begin, error);
        }
    }
    if let Some(label) = reader.label.take() {
        let end = reader.lexer.peek().line;
        reader.unread(label.line, end, no_number());
    }
    reader.printout
}

/// The refusal of a text without any number.
pub(super) fn no_number() -> Error {
    Error::Typed {
        number: None,
        text: String::new(),
        problem: Problem::NoNumber,
    }
}

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub lexer: Lexer<'a>,
    /// The array that is being read.
    pub array: Array<'a>,
    /// The brackets that are open.
    pub frames: Frames<'a>,
    pub since: Since,
    /// The name before the value.
    pub label: Option<Label>,
    /// The name before the value in a dictionary or a pair.
    pub key: Option<&'a str>,
    /// The line that the array begins in.
    pub first_line: usize,
    /// How many bytes may be gone over again, so that no text takes more than linear time.
    patience: usize,
    printout: Printout,
}

/// What stood between the last item and here.
#[derive(Clone, Copy, Default)]
pub(super) struct Since {
    /// Where the item ended, in bytes.
    pub end: usize,
    pub commas: usize,
    pub tabs: usize,
    pub line_break: bool,
}

impl Since {
    pub fn gap(self, next: Token) -> Gap {
        match (self.commas, self.tabs) {
            (0, 0) => Gap::Space,
            (0, _) => Gap::Tab,
            _ if next.start == self.end + 1 => Gap::TightComma,
            _ => Gap::Comma,
        }
    }
}

impl<'a> Reader<'a> {
    fn statement(&mut self) -> Result<(), Error> {
        let before = self.lexer;
        let token = self.lexer.next();
        let after = self.lexer;
        self.first_line = match &self.label {
            Some(label) => label.line,
            None => token.line,
        };
        match token.kind {
            Kind::LineBreak | Kind::End => return Ok(()),
            // before brackets and names it indents, before numbers it ends an empty cell
            Kind::Tab if !begins_cells(self.lexer) => {
                while self.lexer.peek().kind == Kind::Tab {
                    self.lexer.next();
                }
                return Ok(());
            }
            _ => self.lexer = before,
        }
        if let Some((after, is_code)) = prompt(self.lexer) {
            self.lexer = after;
            return if is_code { self.input_line() } else { Ok(()) };
        }
        match token.kind {
            Kind::Tab => self.table(),
            Kind::Comma | Kind::Semicolon => Err(self.array.error(token.text, Problem::NoNumber)),
            Kind::Word if token.is_number() && !is_path(token.text) => self.table(),
            Kind::Word if token.text == "..." => self.ellipsis(),
            Kind::Open => self.value_or_list_of_values(),
            _ if begins_call(token, after) => self.value(),
            _ => self.label(),
        }
    }

    /// Weights and biases in one list, `[[[1, 2], [3, 4]], [5, 6]]`, are no array but several.
    fn value_or_list_of_values(&mut self) -> Result<(), Error> {
        let (begin, arrays) = (self.lexer, self.printout.arrays.len());
        let first = self.value();
        let bracket = Problem::Bracket;
        let opening = self.text[begin.at()..].bytes();
        let mut opening = opening.filter(|b| !b.is_ascii_whitespace()).take(3);
        if !matches!(&first, Err(Error::Typed { problem, .. }) if *problem == bracket)
            || !opening.all(|b| b == b'[')
        {
            return first;
        }
        let (end, frames) = (self.lexer, std::mem::take(&mut self.frames));
        self.array = Array::new(self.text);
        self.lexer = begin;
        let list = self.lexer.next();
        self.frames.open.push(Frame {
            bracket: list.text,
            holds: Holds::Arrays,
            items: 0,
        });
        self.frames.collections = 1;
        if self.value().is_err() {
            self.printout.arrays.truncate(arrays);
            (self.lexer, self.frames) = (end, frames);
            return first;
        }
        Ok(())
    }

    /// `...` before more is Python's prompt for a line that goes on; alone it stands for rows.
    fn ellipsis(&mut self) -> Result<(), Error> {
        let mut ahead = self.lexer;
        let token = ahead.next();
        if ahead.peek().is_end() {
            return Err(self.array.error(token.text, Problem::Summarized));
        }
        self.lexer = ahead;
        self.input_line()
    }

    /// Puts the array that was read among the others.
    pub fn emit(&mut self, shape: Vec<usize>, last_line: usize) {
        let array = std::mem::replace(&mut self.array, Array::new(self.text));
        let name = match (self.key.take(), &self.label) {
            (Some(key), _) => Some(key.trim_matches(['\'', '"']).to_string()),
            (None, label) => label.as_ref().and_then(|label| label.name(self.text)),
        };
        self.printout.arrays.push(Printed {
            name,
            shape,
            lines: self.first_line..=last_line,
            is_float32: array.is_float32(),
            is_pytorch: array.is_pytorch,
            values: array.values,
            decimals: array.decimals,
        });
    }

    /// Transposes the array that was read last.
    pub fn transpose_last(&mut self) {
        if let Some(array) = self.printout.arrays.pop() {
            self.printout.arrays.push(array.transposed());
        }
    }

    pub fn last_shape(&self) -> Option<Vec<usize>> {
        Some(self.printout.arrays.last()?.shape.clone())
    }

    /// How many numbers the array has that was read last.
    pub fn last_length(&self) -> usize {
        self.printout
            .arrays
            .last()
            .map_or(0, |array| array.values.len())
    }

    /// Leaves a statement that began at `begin`: the rest of its line or, within brackets, all lines up
    /// to their end or to one that begins with a name.
    fn give_up(&mut self, begin: Lexer<'a>, error: Error) {
        let read = self.lexer.at() - begin.at();
        let is_in_brackets = self.frames.depth() > 0 && read <= self.patience;
        if is_in_brackets {
            self.patience -= read;
            self.lexer = begin;
        }
        self.frames = Frames::default();
        self.array = Array::new(self.text);
        self.key = None;
        let start = match self.label.take() {
            Some(label) => label.line,
            None => begin.peek().line,
        };
        let (mut depth, mut end) = (0_usize, start);
        loop {
            let token = self.lexer.next();
            match token.kind {
                Kind::Open if is_in_brackets => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::LineBreak if depth == 0 || self.lexer.is_at_name() => break,
                Kind::End => break,
                _ => (),
            }
            end = token.line;
        }
        self.unread(start, end, error);
    }

    /// Neighbouring lines are one piece, with the reason of the first.
    fn unread(&mut self, start: usize, end: usize, error: Error) {
        if let Some(last) = self.printout.unread.last_mut()
            && *last.lines.end() + 1 >= start
        {
            last.lines = *last.lines.start()..=end;
            return;
        }
        self.printout.unread.push(Unread {
            lines: start..=end,
            error,
        });
    }
}

/// Whether the tab before is the end of a table's first cell, which is empty.
fn begins_cells(mut after: Lexer) -> bool {
    match after.next_but_tabs() {
        token if token.kind == Kind::LineBreak => after.next_but_tabs().is_number(),
        token => token.is_number(),
    }
}
