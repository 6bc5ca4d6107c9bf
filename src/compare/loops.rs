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
    let is_next = |a: &Printed, b: &Printed| {
        let ((name, i), (next, j)) = (numbered(a), numbered(b));
        // The first may have a heading before it.
        let is_same = name.ends_with(&next) && a.name.is_some() == b.name.is_some();
        let follows = i == j || i.map(|i| i.wrapping_add(1)) == j || is_counted(&next);
        a.shape.is_empty() && b.shape.is_empty() && is_same && follows
    };
    for run in arrays.chunk_by(is_next) {
        let first = &run[0];
        let mut steps = Vec::from_iter(run.iter().filter_map(|array| numbered(array).1));
        let (name, _) = numbered(&run[run.len() - 1]);
        let counts = steps.len() == run.len() && steps.is_sorted_by(|a, b| a < b);
        if !counts || !is_counted(&name) || !first.shape.is_empty() {
            steps.clear();
        }
        if run.len() < 2 || run.len() < 3 && !counts {
            lists.extend(run.iter().map(|array| (array.clone(), steps.clone())));
            continue;
        }
        let list = Printed {
            name: match counts {
                true => Some(name.trim_end().into()),
                false => first.name.clone(),
            },
            shape: vec![run.len()],
            values: run.iter().map(|array| array.values[0]).collect(),
            decimals: run.iter().map(|array| array.decimals[0]).collect(),
            lines: *first.lines.start()..=*run[run.len() - 1].lines.end(),
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

/// `h2` -> `h`, 2: a name without numbers, and the first of them.
fn numbered(array: &Printed) -> (String, Option<usize>) {
    let name = array.name.as_deref().unwrap_or("");
    let mut numbers = name.split(|c: char| !c.is_ascii_digit());
    let number = numbers.find(|number| !number.is_empty());
    (
        without_digits(name),
        number.and_then(|number| number.parse().ok()),
    )
}

fn without_digits(name: &str) -> String {
    name.replace(|c: char| c.is_ascii_digit(), "")
}

/// Whether a loop counts in a name: `epoch 3: loss`, `step 3`, `i 3`.
fn is_counted(name: &str) -> bool {
    let is_loop = ["poch", "tep", "ter", "에폭", "에포크", "스텝"]
        .iter()
        .any(|word| name.contains(word));
    is_loop || name.trim() == "i" || Kind::named(name).contains(&Kind::Loss)
}
