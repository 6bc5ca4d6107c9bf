//! Whether the commas between an array's digits separate numbers or belong to one.

use super::number::comma_in;
use crate::Problem;

/// What stands between two numbers of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A comma and nothing else: `1,5`.
    TightComma,
    /// A comma with space beside it.
    Comma,
    Space,
    Tab,
}

/// Numbers joined by tight commas, and the number (from 0) that they begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    pub first: usize,
    pub text: &'a str,
}

/// What the chunks of an array have shown.
#[derive(Default)]
pub(super) struct Commas<'a> {
    /// The first chunk of more than one number.
    first: Option<Chunk<'a>>,
    /// The first that may be one number with a comma in it.
    doubtful: Option<(Chunk<'a>, Problem)>,
    /// Some chunk can only be a list.
    has_list: bool,
    has_comma: bool,
    has_space: bool,
    has_tab: bool,
}

impl<'a> Commas<'a> {
    pub fn gap(&mut self, gap: Gap) {
        match gap {
            Gap::TightComma => (),
            Gap::Comma => self.has_comma = true,
            Gap::Space => self.has_space = true,
            Gap::Tab => self.has_tab = true,
        }
    }

    /// Takes a whole chunk with a comma in it.
    pub fn chunk(&mut self, chunk: Chunk<'a>) {
        self.first.get_or_insert(chunk);
        match comma_in(chunk.text) {
            Some(problem) if self.doubtful.is_none() => self.doubtful = Some((chunk, problem)),
            Some(_) => (),
            None => self.has_list = true,
        }
    }

    /// The chunk to refuse. In brackets a comma separates, as in Python, unless spaces do; elsewhere a
    /// doubtful chunk is a list only where others are lists beyond doubt and nothing else separates.
    pub fn refused(&self, in_brackets: bool) -> Option<(Chunk<'a>, Problem)> {
        let other_separates = self.has_space || self.has_tab || (self.has_comma && !in_brackets);
        match self.doubtful {
            Some(doubtful) if other_separates || !(self.has_list || in_brackets) => Some(doubtful),
            _ if self.has_tab => self.first.map(|first| (first, Problem::CommaInCell)),
            _ => None,
        }
    }
}
