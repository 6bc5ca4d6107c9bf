//! What names columns or numbers lines around bare numbers, and is none of them.

use super::{foreign::is_plain, number::begins_like_one};

/// The names above a table's columns.
#[derive(Clone, Copy)]
pub(super) struct Heading {
    /// What separates cells.
    pub mark: char,
    /// Rows begin with a name or number of their own, below an empty cell.
    pub has_row_names: bool,
}

/// What numbers rows, and is no number of theirs.
const NUMBERING: &[&str] = &[
    "id", "idx", "index", "no", "no.", "row", "번호", "순번", "행",
];

/// Whether a block's first line names the columns of the numbers below it: `x1,x2` or `height<tab>weight`. Beside a
/// column that numbers the rows it stays, and the table is refused, unless nothing stands above that column.
pub(super) fn heading(block: &[&str]) -> Option<Heading> {
    let [names, rows @ ..] = block else {
        return None;
    };
    let mark = ['\t', ',', ';']
        .into_iter()
        .find(|&mark| names.contains(mark));
    let cells = |line: &str| -> Vec<String> {
        let trimmed = |cell: &str| cell.trim().trim_matches('"').to_string();
        match mark {
            Some(mark) => line.split(mark).map(trimmed).collect(),
            None => line.split_whitespace().map(trimmed).collect(),
        }
    };
    let is_name = |cell: &String| {
        let is_text = |c: char| {
            c.is_alphanumeric() || matches!(c, '_' | ' ' | '.' | '-' | '/' | '%' | '(' | ')')
        };
        cell.starts_with(char::is_alphabetic) && cell.chars().all(is_text) && !begins_like_one(cell)
    };
    let names = cells(names);
    let has_row_names = names[0].is_empty();
    let first = usize::from(has_row_names);
    // pandas counts what has no name
    let counts = |mut cells: &mut dyn Iterator<Item = String>| {
        has_row_names
            && rows.len() > 1
            && (0..).zip(&mut cells).all(|(i, cell)| cell == i.to_string())
    };
    let are_names = names[first..].iter().all(is_name)
        || counts(&mut names[1..].iter().cloned())
            && counts(&mut rows.iter().map(|row| cells(row).swap_remove(0)));
    let is_heading = names.len() > 1
        && are_names
        && !NUMBERING.contains(&&*names[0].to_ascii_lowercase())
        && !rows.is_empty()
        && rows.iter().all(|row| {
            let row = cells(row);
            row.len() == names.len()
                && !(has_row_names && row[0].is_empty())
                && row[first..]
                    .iter()
                    .all(|cell| is_plain(cell) || cell.is_empty())
        });
    is_heading.then_some(Heading {
        mark: mark.unwrap_or(' '),
        has_row_names,
    })
}

/// Whether lines are numbered, `1. 0.5` and `2. 0.25`, with no other number that ends in a point.
pub(super) fn is_numbered(block: &[&str]) -> bool {
    let is_item = |(i, line): (usize, &&str)| {
        let Some((number, row)) = line.trim().split_once(". ") else {
            return false;
        };
        number.parse() == Ok(i + 1)
            && row
                .split_whitespace()
                .all(|word| is_plain(word) && !word.ends_with("."))
    };
    block.len() > 1 && block.iter().enumerate().all(is_item)
}
