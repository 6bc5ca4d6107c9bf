//! What a loop has printed, a line at a time: the numbers that it counts by, rows that are one matrix, numbers that are one
//! list.

use super::{pasted::Pasted, quantity::Kind};
use crate::{parse::Printed, text::decimal};
use std::borrow::Cow;

/// `0 [0.1 0.2]`, `[1] [0.3 0.4]`, `2: 0.0312` …: what a loop has printed without the numbers that it counts by.
pub fn without_counts(text: &str) -> Cow<'_, str> {
    let lines = Vec::from_iter(text.split('\n'));
    let counts = lines.iter().filter_map(|line| counted(line));
    let counts = Vec::from_iter(counts.map(|(count, _)| count));
    let is_loop = counts.len() > 1
        && counts
            .windows(2)
            .all(|two| Some(two[1]) == two[0].checked_add(1));
    if !is_loop {
        return text.into();
    }
    let rows = lines
        .iter()
        .map(|line| counted(line).map_or(*line, |(_, row)| row));
    rows.collect::<Vec<_>>().join("\n").into()
}

/// Three and more single numbers of one name, one after the other, are one list: a loop printed them. So are `h1`, `h2` …
pub fn in_one(arrays: Vec<Printed>) -> Vec<Printed> {
    let mut lists: Vec<Printed> = Vec::new();
    let follows = |a: &Printed, b: &Printed| match (numbered(a), numbered(b)) {
        // The first may have a heading before it.
        (Some((name, i)), Some((next, j))) => name.ends_with(&next) && i.checked_add(1) == Some(j),
        _ => false,
    };
    let is_next = |a: &Printed, b: &Printed| {
        let is_single = a.shape.is_empty() && b.shape.is_empty();
        is_single && (without_count(a) == without_count(b) || follows(a, b))
    };
    for run in arrays.chunk_by(is_next) {
        let [first, .., last] = run else {
            lists.extend(run.iter().cloned());
            continue;
        };
        let counts = run.windows(2).all(|two| follows(&two[0], &two[1]));
        if run.len() < 3 && !counts {
            lists.extend(run.iter().cloned());
            continue;
        }
        let name = numbered(last).filter(|_| counts).map(|(name, _)| name);
        lists.push(Printed {
            name: name.or_else(|| first.name.clone()),
            shape: vec![run.len()],
            values: run.iter().map(|array| array.values[0]).collect(),
            decimals: run.iter().map(|array| array.decimals[0]).collect(),
            lines: *first.lines.start()..=*last.lines.end(),
            ..first.clone()
        });
    }
    lists
}

/// The arrays where a loop has printed a batch row by row: as many lists of one length and one name as the batch has
/// rows are one matrix. None where there are none.
pub fn by_batch(arrays: &[Pasted], n_rows: usize) -> Option<Vec<Pasted>> {
    let name = |array: &Pasted| {
        let name = array.name.as_deref().unwrap_or("");
        name.replace(|c: char| c.is_ascii_digit(), "")
    };
    let columns = |array: &Pasted| match array.matrix {
        Some([1, n]) if !array.shape.is_empty() && !array.is_summarized => Some(n),
        _ => None,
    };
    let is_next = |a: &Pasted, b: &Pasted| {
        let is_row = columns(a).is_some() && !a.kinds.contains(&Kind::Biases);
        is_row && columns(a) == columns(b) && name(a) == name(b)
    };
    let mut found = Vec::new();
    for run in arrays.chunk_by(is_next) {
        match run {
            [first, .., last] if run.len() == n_rows => {
                let n = columns(first)?;
                found.push(Pasted {
                    shape: vec![n_rows, n],
                    matrix: Some([n_rows, n]),
                    values: run.iter().flat_map(|row| &row.values).copied().collect(),
                    decimals: run.iter().flat_map(|row| &row.decimals).copied().collect(),
                    lines: *first.lines.start()..=*last.lines.end(),
                    layer: first
                        .layer
                        .filter(|_| run.iter().all(|row| row.layer == first.layer)),
                    ..first.clone()
                });
            }
            _ => found.extend(run.iter().cloned()),
        }
    }
    (found.len() < arrays.len()).then_some(found)
}

/// The number before an array, in brackets or not, and the array; before a single number with a colon.
fn counted(line: &str) -> Option<(u32, &str)> {
    let line = line.trim();
    let (open, close) = match line.strip_prefix('[') {
        Some(rest) => (rest, "]"),
        None => (line, ""),
    };
    let end = open.find(|c: char| !c.is_ascii_digit())?;
    let rest = open[end..].strip_prefix(close)?;
    let row = rest.trim_start_matches([':', '.', ')']).trim_start();
    let is_array = row.starts_with('[') && row.len() < rest.len();
    let is_number = rest.starts_with(": ") && decimal::parse(row).is_some();
    let count = open[..end].parse().ok();
    Some((count.filter(|_| is_array || is_number)?, row))
}

/// `h2` -> `h`, 2; none of a name without a number or with several.
fn numbered(array: &Printed) -> Option<(String, u32)> {
    let name = array.name.as_deref()?;
    let digits = |c: char| c.is_ascii_digit();
    let number = name.trim_matches(|c: char| !c.is_ascii_digit());
    Some((name.replace(digits, ""), number.parse().ok()?))
}

/// A loop counts in what it prints: `epoch 3: loss` -> `epoch : loss`.
fn without_count(array: &Printed) -> Option<String> {
    let name = array.name.as_deref()?;
    let is_counted = Kind::named(name).contains(&Kind::Loss);
    Some(name.replace(|c: char| is_counted && c.is_ascii_digit(), ""))
}
