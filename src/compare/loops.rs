//! What a loop has printed, a line at a time: the numbers that it counts by, rows that are one matrix, numbers that are one
//! list.

use super::{pasted::Pasted, quantity::Kind};
use crate::{parse::Printed, text::decimal};
use std::borrow::Cow;

/// `0 [0.1 0.2]`, `[1] [0.3 0.4]` … are what a loop has printed, without the numbers that it counts by; `2: 0.0312` and
/// `20 0.0312` are named by them.
pub fn without_counts(text: &str) -> Cow<'_, str> {
    let lines = Vec::from_iter(text.split('\n'));
    let counts = lines.iter().filter_map(|line| counted(line));
    let counts = Vec::from_iter(counts.map(|(count, _)| count));
    if counts.len() < 2 || !counts.is_sorted_by(|a, b| a < b) {
        return text.into();
    }
    let rows = lines.iter().map(|line| match counted(line) {
        Some((_, row)) if row.starts_with('[') => row.into(),
        Some((count, row)) => format!("i {count}: {row}").into(),
        None => Cow::from(*line),
    });
    rows.collect::<Vec<_>>().join("\n").into()
}

/// Three and more single numbers of one name, one after the other, are one list: a loop printed them. So are `h1`, `h2` …
/// Beside each array the numbers that its loop has counted.
pub fn in_one(arrays: Vec<Printed>) -> Vec<(Printed, Vec<usize>)> {
    let mut lists = Vec::new();
    let follows = |a: &Printed, b: &Printed| match (numbered(a), numbered(b)) {
        // The first may have a heading before it.
        (Some((name, i)), Some((next, j))) => {
            name.ends_with(&next) && (i.checked_add(1) == Some(j) || i < j && is_counted(&next))
        }
        _ => false,
    };
    let is_next = |a: &Printed, b: &Printed| {
        let is_single = a.shape.is_empty() && b.shape.is_empty();
        is_single && (without_count(a) == without_count(b) || follows(a, b))
    };
    for run in arrays.chunk_by(is_next) {
        let [first, last] = [&run[0], &run[run.len() - 1]];
        let counts = run.windows(2).all(|two| follows(&two[0], &two[1]));
        let is_loop = counts && numbered(last).is_some_and(|(name, _)| is_counted(&name));
        let steps = match is_loop && first.shape.is_empty() {
            true => run.iter().filter_map(numbered).map(|(_, i)| i).collect(),
            false => Vec::new(),
        };
        if run.len() < 2 || run.len() < 3 && !counts {
            lists.extend(run.iter().map(|array| (array.clone(), steps.clone())));
            continue;
        }
        let name = numbered(last).filter(|_| counts);
        let name = name.map(|(name, _)| name.trim_end().into());
        let list = Printed {
            name: name.or_else(|| first.name.clone()),
            shape: vec![run.len()],
            values: run.iter().map(|array| array.values[0]).collect(),
            decimals: run.iter().map(|array| array.decimals[0]).collect(),
            lines: *first.lines.start()..=*last.lines.end(),
            ..first.clone()
        };
        lists.push((list, steps));
    }
    lists
}

/// The arrays where a loop has printed a batch row by row: as many lists of one length and one name as the batch has
/// rows are one matrix. None where there are none.
pub fn by_batch(arrays: &[Pasted], n_rows: usize) -> Option<Vec<Pasted>> {
    let name = |array: &Pasted| without_digits(array.name.as_deref().unwrap_or(""));
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

/// The number before an array, in brackets or not, and the array; before a single number with a colon or a point in it.
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
    let is_fraction = rest.starts_with(' ') && row.contains('.');
    let is_number = (rest.starts_with(": ") || is_fraction) && decimal::parse(row).is_some();
    let count = open[..end].parse().ok();
    Some((count.filter(|_| is_array || is_number)?, row))
}

/// `h2` -> `h`, 2: the first number in a name, and the name without any.
fn numbered(array: &Printed) -> Option<(String, usize)> {
    let name = array.name.as_deref()?;
    let number = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = number.split(|c: char| !c.is_ascii_digit()).next()?;
    Some((without_digits(name), number.parse().ok()?))
}

fn without_digits(name: &str) -> String {
    name.replace(|c: char| c.is_ascii_digit(), "")
}

/// Whether a loop counts in a name: `epoch 3: loss`, `step 3`, `i 3`.
fn is_counted(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_loop = ["epoch", "step", "iter", "에폭", "에포크", "스텝"]
        .iter()
        .any(|word| lower.contains(word));
    is_loop || name.trim() == "i" || Kind::named(name).contains(&Kind::Loss)
}

/// `epoch 3: loss` -> `epoch : loss`.
fn without_count(array: &Printed) -> Option<String> {
    let name = array.name.as_deref()?;
    match is_counted(name) {
        true => Some(without_digits(name)),
        false => Some(name.into()),
    }
}
