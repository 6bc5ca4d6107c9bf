//! What a loop has printed, a line at a time: the numbers that it counts by, rows that are one matrix, numbers that are one
//! list.

use super::{pasted::Pasted, quantity::Kind};
use crate::{parse::Printed, text::decimal};

/// A cleaned printout with its lines in their places, without what stands beside the numbers. `0 [0.1 0.2]`,
/// `[1] [0.3 0.4]` … lose what the loop counts by; `2: 0.0312` and `20 0.0312` are named by it.
pub fn numbers_alone(text: &str) -> String {
    let (mut last, mut is_loop) = (None, false);
    for (count, _) in text.split('\n').filter_map(counted) {
        let count = count.parse::<u32>().ok();
        is_loop = last.is_some() && last < count;
        if last >= count {
            break;
        }
        last = count;
    }
    let is_series = text.contains("dtype: ");
    let mut alone = String::with_capacity(text.len());
    for line in text.split('\n') {
        match counted(line).filter(|_| is_loop && !is_series) {
            Some((_, row)) if row.starts_with('[') => alone.push_str(row),
            Some((count, row)) => alone.extend(["i ", count, ": ", row]),
            None => alone.push_str(without_size(line)),
        }
        alone.push('\n');
    }
    alone.pop();
    alone
}

/// Of a line that only says how large an array is, the name: `W1 (3, 4) float64`, `W1.shape: torch.Size([4, 3])`, `(3, 4)`.
fn without_size(line: &str) -> &str {
    let Some((name, rest)) = line.split_once('(') else {
        return line;
    };
    let Some((sizes, dtype)) = rest.split_once(')') else {
        return line;
    };
    let is_size = |b: u8| b.is_ascii_digit() || b", []".contains(&b);
    let is_size = sizes.contains(',') && sizes.bytes().all(is_size);
    let is_said = name.contains("hape");
    match is_size && !name.contains(['[', ']']) && !dtype.contains(['(', '[', ',']) {
        true if is_said => "",
        true if !name.contains('=') => name.trim_end_matches("torch.Size"),
        _ => line,
    }
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
fn counted(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (open, close) = match line.strip_prefix('[') {
        Some(rest) => (rest, "]"),
        None => (line, ""),
    };
    let end = open
        .find(|c: char| !c.is_ascii_digit())
        .filter(|&end| end > 0)?;
    let rest = open[end..].strip_prefix(close)?;
    let row = rest.trim_start_matches([':', '.', ')', ' ']);
    let is_array = row.starts_with('[') && row.len() < rest.len();
    let is_number = rest.starts_with(": ") || rest.starts_with(' ') && row.contains('.');
    (is_array || is_number && decimal::parse(row).is_some()).then_some((&open[..end], row))
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
