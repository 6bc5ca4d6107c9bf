//! One array while it is read: its numbers, and the shape that its lists agree on.

use super::{
    commas::{Chunk, Commas, Gap},
    number,
    token::Token,
    wrapper,
};
use crate::{Error, Problem};

pub(super) struct Array<'a> {
    /// What its tokens are cut from.
    text: &'a str,
    pub values: Vec<f64>,
    /// Digits after the point of each, as it was written.
    pub decimals: Vec<i32>,
    commas: Commas<'a>,
    is_float32: bool,
    pub is_pytorch: bool,
    has_dtype: bool,
    /// What the lists at each depth have shown, from the outermost on.
    levels: Vec<Level>,
    /// The depth that numbers stand at.
    leaf: Option<usize>,
    /// Numbers joined by tight commas: which is the first, where they begin and end in the text.
    chunk: Option<(usize, usize, usize)>,
}

#[derive(Default)]
struct Level {
    /// Items of the first list that closed, and so of all.
    length: Option<usize>,
    /// How many closed.
    closed: usize,
}

impl<'a> Array<'a> {
    pub fn new(text: &'a str) -> Self {
        Array {
            text,
            values: Vec::new(),
            decimals: Vec::new(),
            commas: Commas::default(),
            is_float32: false,
            is_pytorch: false,
            has_dtype: false,
            levels: Vec::new(),
            leaf: None,
            chunk: None,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.leaf.is_none()
    }

    /// A list in `depth` others; the one it stands in must not hold numbers.
    pub fn open_list(&self, bracket: &str, depth: usize) -> Result<(), Error> {
        match self.leaf {
            Some(leaf) if leaf <= depth => Err(self.error(bracket, Problem::Bracket)),
            _ => Ok(()),
        }
    }

    /// The end of a list at `depth` (1: the outermost) with `length` items.
    pub fn close_list(&mut self, depth: usize, length: usize) -> Result<(), Error> {
        if length == 0 {
            self.leaf.get_or_insert(depth);
        }
        if self.levels.len() < depth {
            self.levels.resize_with(depth, Level::default);
        }
        let level = &mut self.levels[depth - 1];
        level.closed += 1;
        let (row, expected) = (level.closed, *level.length.get_or_insert(length));
        if length != expected {
            // a decimal comma makes a row longer
            self.check_commas(true)?;
            return Err(Error::RaggedRow {
                row,
                found: length,
                expected,
            });
        }
        Ok(())
    }

    /// A number at `depth` that comes after `gap` (none: it begins its row).
    pub fn number(
        &mut self,
        token: Token<'a>,
        depth: usize,
        gap: Option<Gap>,
    ) -> Result<(), Error> {
        if *self.leaf.get_or_insert(depth) != depth {
            return Err(self.error(token.text, Problem::Bracket));
        }
        let value = number::read(token.text).map_err(|problem| self.error(token.text, problem))?;
        let end = token.start + token.text.len();
        match (gap, &mut self.chunk) {
            (Some(Gap::TightComma), Some(chunk)) => chunk.2 = end,
            _ => {
                self.end_chunk();
                self.chunk = Some((self.values.len(), token.start, end));
            }
        }
        if let Some(gap) = gap {
            self.commas.gap(gap);
        }
        self.values.push(value);
        self.decimals.push(number::decimals(token.text));
        Ok(())
    }

    fn end_chunk(&mut self) {
        let Some((first, start, end)) = self.chunk.take() else {
            return;
        };
        if self.values.len() - first > 1 {
            let text = &self.text[start..end];
            self.commas.chunk(Chunk { first, text });
        }
    }

    /// Makes rows of a list's numbers, as MATLAB's `;` in `[1 2; 3 4]` does; they stand a level deeper.
    pub fn split_into_rows(&mut self) -> bool {
        let is_plain = self.leaf == Some(1) && self.levels.is_empty();
        if is_plain {
            self.leaf = Some(2);
        }
        is_plain
    }

    /// How many lists closed at `depth`.
    pub fn closed(&self, depth: usize) -> usize {
        self.levels.get(depth - 1).map_or(0, |level| level.closed)
    }

    /// PyTorch names a dtype only where it is not its own, float32.
    pub fn is_float32(&self) -> bool {
        self.is_float32 || self.is_pytorch && !self.has_dtype
    }

    /// Takes notice of a word that may name a dtype.
    pub fn dtype(&mut self, word: &str) {
        self.is_float32 |= wrapper::is_float32(word);
        self.has_dtype |= self.is_float32 || wrapper::is_float64(word);
    }

    /// The shape, from its first list to the numbers.
    pub fn shape(&self) -> Vec<usize> {
        self.levels
            .iter()
            .map(|level| level.length.unwrap_or(0))
            .collect()
    }

    /// Refuses a comma that may not separate.
    pub fn check_commas(&mut self, in_brackets: bool) -> Result<(), Error> {
        self.end_chunk();
        match self.commas.refused(in_brackets) {
            None => Ok(()),
            Some((chunk, problem)) => Err(Error::Typed {
                number: (chunk.first > 0).then_some(chunk.first + 1),
                text: chunk.text.into(),
                problem,
            }),
        }
    }

    /// About the number that comes next; which one is only said where there are several.
    pub fn error(&self, text: &str, problem: Problem) -> Error {
        let is_vague = matches!(problem, Problem::NotANumber | Problem::Bracket);
        let problem = match is_vague && is_computation(text) {
            true => Problem::Computed,
            false => problem,
        };
        Error::Typed {
            number: (!self.values.is_empty()).then_some(self.values.len() + 1),
            text: text.into(),
            problem,
        }
    }
}

/// Whether a program would work it out: an operator, two numbers around one, a function's call.
pub(super) fn is_computation(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_around = |i: usize, test: fn(&u8) -> bool| {
        i > 0 && test(&bytes[i - 1]) && bytes.get(i + 1).is_some_and(test)
    };
    let is_operator = |(i, byte): (usize, &u8)| match byte {
        b'*' | b'@' => i > 0,
        b'/' => is_around(i, u8::is_ascii_digit),
        b'(' => i > 0 && bytes[i - 1].is_ascii_alphanumeric(),
        _ => false,
    };
    matches!(text, "*" | "**" | "/" | "@" | "+" | "×") || bytes.iter().enumerate().any(is_operator)
}
