//! Bare numbers: rows in lines, or between semicolons; cells between tabs, commas or spaces.

use super::{
    label::is_path,
    reader::{Reader, Since},
    token::Kind,
};
use crate::{Error, Problem};

/// The rows of a table that is being read.
#[derive(Default)]
struct Rows {
    /// How many numbers each has, and whether a semicolon ended it.
    ended: Vec<(usize, bool)>,
    /// Numbers of the row that has begun.
    length: usize,
    /// The first row, counted from 1, that has an empty line before it.
    after_empty_line: Option<usize>,
}

impl Reader<'_> {
    pub(super) fn table(&mut self) -> Result<(), Error> {
        let mut rows = Rows::default();
        self.since = Since::default();
        let last_line = loop {
            let token = self.lexer.peek();
            match token.kind {
                Kind::Comma if rows.length == 0 || self.since.commas > 0 => {
                    return Err(self.array.error(token.text, Problem::NoNumber));
                }
                Kind::Comma => self.since.commas += 1,
                Kind::Tab => self.since.tabs += 1,
                Kind::Semicolon if rows.length == 0 => {
                    return Err(self.array.error(token.text, Problem::NoNumber));
                }
                Kind::Semicolon => self.end_row(&mut rows, true)?,
                Kind::LineBreak | Kind::End => {
                    self.end_row(&mut rows, false)?;
                    if !self.go_to_next_row(&mut rows) {
                        break token.line;
                    }
                    continue;
                }
                Kind::Word => {
                    let is_blank = self.since.tabs > usize::from(rows.length > 0);
                    if is_blank && self.since.commas == 0 {
                        return Err(rows.blank_cell());
                    }
                    let gap = (rows.length > 0).then(|| self.since.gap(token));
                    self.array.number(token, 0, gap)?;
                    rows.length += 1;
                    self.since = Since {
                        end: token.start + token.text.len(),
                        ..Since::default()
                    };
                }
                Kind::Open => return Err(self.array.error(token.text, Problem::Bracket)),
                Kind::Close => return Err(self.array.error(token.text, Problem::Unpaired)),
                Kind::Quoted | Kind::Colon | Kind::Equals => {
                    return Err(self.array.error(token.text, Problem::NotANumber));
                }
            }
            self.lexer.next();
        };
        let is_link = self.label.as_ref().is_some_and(|label| label.is_link);
        self.array.check_commas(is_link)?;
        let shape = rows.shape(is_link)?;
        self.emit(shape, last_line);
        self.label = None;
        Ok(())
    }

    fn end_row(&mut self, rows: &mut Rows, by_semicolon: bool) -> Result<(), Error> {
        if self.since.tabs > 0 {
            return Err(rows.blank_cell());
        }
        match rows.ended.last_mut() {
            // a semicolon that ends its line is final
            Some(last) if rows.length == 0 => last.1 = false,
            _ => rows.ended.push((rows.length, by_semicolon)),
        }
        rows.length = 0;
        self.since = Since::default();
        Ok(())
    }

    /// Goes to the next line with cells, if only empty ones stand before it.
    fn go_to_next_row(&mut self, rows: &mut Rows) -> bool {
        let mut ahead = self.lexer;
        let mut line_breaks = 0;
        loop {
            let before = ahead;
            let token = ahead.next();
            match token.kind {
                Kind::LineBreak => line_breaks += 1,
                Kind::Word if token.is_number() && !is_path(token.text) => (),
                Kind::Comma if line_breaks > 0 => (),
                Kind::Tab if line_breaks > 0 => {
                    let cell = ahead.next_but_tabs();
                    if !(cell.is_number() || cell.is_end()) {
                        return false;
                    }
                }
                _ => return false,
            }
            if token.kind != Kind::LineBreak {
                self.lexer = before;
                if line_breaks > 1 {
                    rows.after_empty_line.get_or_insert(rows.ended.len() + 1);
                }
                return true;
            }
        }
    }
}

impl Rows {
    /// The cell that comes next has nothing in it.
    fn blank_cell(&self) -> Error {
        Error::BlankCell {
            row: self.ended.len() + 1,
            column: self.length + 1,
        }
    }

    /// A semicolon ends a row, except where nothing else stands between the numbers: then it separates
    /// them. In a column an empty line is an empty cell.
    fn shape(&self, is_link: bool) -> Result<Vec<usize>, Error> {
        let is_split_by_semicolons = !is_link
            && self.ended.iter().all(|&(length, _)| length == 1)
            && self.ended.iter().any(|&(_, by_semicolon)| by_semicolon);
        let mut lengths = Vec::new();
        let mut continues = false;
        for &(length, by_semicolon) in &self.ended {
            match lengths.last_mut() {
                Some(last) if continues => *last += length,
                _ => lengths.push(length),
            }
            continues = by_semicolon && is_split_by_semicolons;
        }
        let columns = lengths.first().copied().unwrap_or(0);
        for (i, &length) in lengths.iter().enumerate() {
            if length != columns {
                return Err(Error::RaggedRow {
                    row: i + 1,
                    found: length,
                    expected: columns,
                });
            }
        }
        match (lengths.len(), columns, self.after_empty_line) {
            (1, 1, _) => Ok(Vec::new()),
            (1, ..) => Ok(vec![columns]),
            (_, 1, Some(row)) => Err(Error::BlankCell { row, column: 1 }),
            (rows, ..) => Ok(vec![rows, columns]),
        }
    }
}
