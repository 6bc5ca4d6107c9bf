//! Text as rows of cells, as spreadsheets write them (RFC 4180).
//!
//! Our own lines: the crate `csv-core`, which would cost as much, takes all that follows a quotation mark without a
//! partner for one cell instead of refusing it, and does not know a quotation mark after a space.

use crate::{Error, Problem};

/// One row of a text.
pub(super) struct Row {
    /// As spreadsheets count them, from 1, empty ones included.
    pub number: usize,
    pub cells: Vec<String>,
}

/// What stands between the cells: tabs where the first row has one outside of quotation marks, else semicolons, else
/// commas, else spaces.
pub(super) fn separator(text: &str) -> char {
    const CANDIDATES: [char; 3] = ['\t', ';', ','];
    let mut best = CANDIDATES.len();
    let mut is_quoted = false;
    for c in text.trim_start_matches(['\n', '\r']).chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => (),
            '\n' | '\r' => break,
            _ => {
                let rank = CANDIDATES.iter().position(|&candidate| candidate == c);
                best = best.min(rank.unwrap_or(best));
            }
        }
    }
    CANDIDATES.get(best).copied().unwrap_or(' ')
}

/// All rows but empty ones.
///
/// # Errors
/// A quotation mark that is never closed, or that something stands behind.
pub(super) fn rows(text: &str, separator: char) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let mut cursor = Cursor {
        rest: text,
        separator,
    };
    let mut row = Row {
        number: 1,
        cells: Vec::new(),
    };
    loop {
        cursor.skip_spaces();
        let start = cursor.rest;
        let Some((cell, end)) = cursor.next() else {
            return Err(Error::Cell {
                row: row.number,
                column: row.cells.len() + 1,
                name: String::new(),
                text: start.lines().next().unwrap_or("").into(),
                problem: Problem::Quotation,
            });
        };
        row.cells.push(cell);
        if end == End::Cell {
            continue;
        }
        let next = Row {
            number: row.number + 1,
            cells: Vec::new(),
        };
        let row = std::mem::replace(&mut row, next);
        if row.cells.len() > 1 || !row.cells[0].is_empty() {
            rows.push(row);
        }
        if end == End::Text {
            break;
        }
    }
    // spreadsheets may write rows of empty cells after the last
    let is_empty = |row: &mut Row| row.cells.iter().all(|cell| cell.is_empty());
    while rows.pop_if(is_empty).is_some() {}
    Ok(rows)
}

#[derive(PartialEq)]
enum End {
    Cell,
    Row,
    Text,
}

struct Cursor<'a> {
    rest: &'a str,
    separator: char,
}

impl<'a> Cursor<'a> {
    /// The cell that begins here, and what it ends with; none where a quotation mark has no partner.
    fn next(&mut self) -> Option<(String, End)> {
        let cell = match self.rest.strip_prefix('"') {
            Some(inside) => self.quoted(inside)?,
            None => self.plain().into(),
        };
        let has_space = self.skip_spaces();
        let after = self.rest.chars().next();
        let end = match after {
            None => End::Text,
            Some('\n' | '\r') => End::Row,
            Some(c) if c == self.separator => End::Cell,
            Some(_) if self.separator == ' ' && has_space => return Some((cell, End::Cell)),
            Some(_) => return None,
        };
        let length = match self.rest.starts_with("\r\n") {
            true => 2,
            false => after.map_or(0, char::len_utf8),
        };
        self.rest = &self.rest[length..];
        Some((cell, end))
    }

    /// Up to the separator or the end of the row, without spaces behind it.
    fn plain(&mut self) -> &'a str {
        let ends = |c| c == self.separator || c == '\n' || c == '\r';
        let length = self.rest.find(ends).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(length);
        self.rest = rest;
        cell.trim_end()
    }

    /// Up to a quotation mark; two of them are one within the cell.
    fn quoted(&mut self, inside: &'a str) -> Option<String> {
        let mut cell = String::new();
        let mut rest = inside;
        loop {
            let (part, after) = rest.split_once('"')?;
            cell += part;
            match after.strip_prefix('"') {
                Some(after) => rest = after,
                None => {
                    self.rest = after;
                    return Some(cell);
                }
            }
            cell.push('"');
        }
    }

    /// Says whether there were any.
    fn skip_spaces(&mut self) -> bool {
        let is_space = |c: char| {
            c.is_whitespace() && !matches!(c, '\n' | '\r') && (c != self.separator || c == ' ')
        };
        let length = self.rest.len();
        self.rest = self.rest.trim_start_matches(is_space);
        self.rest.len() < length
    }
}
