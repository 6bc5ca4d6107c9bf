//! What a loop has printed, an array at a time: rows that are one matrix, numbers that are one list.

use super::{pasted::Pasted, quantity::Kind};
use crate::parse::Printed;

/// Three and more single numbers of one name, one after the other, are one list: a loop printed them. So are `h1`, `h2` …
/// Beside each array the numbers that its loop has counted.
pub fn in_one(arrays: Vec<Printed>) -> Vec<(Printed, Vec<usize>)> {
    let arrays = in_turn(arrays);
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
        let is_parameter = matches!(Kind::named(&name), [Kind::Weights | Kind::Biases, ..]);
        if !counts || !(is_counted(&name) || is_parameter) || !first.shape.is_empty() {
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

/// What a loop has printed in turn, `x … y … x … y …`, name by name.
fn in_turn(arrays: Vec<Printed>) -> Vec<Printed> {
    /// Names of a loop's.
    const TURN: usize = 5;
    let names = Vec::from_iter(arrays.iter().map(|array| numbered(array).0));
    let is_same = |i: usize, j: usize| {
        let is_named = j < names.len() && !names[i].is_empty();
        is_named && names[i] == names[j] && arrays[i].shape == arrays[j].shape
    };
    let mut turned = Vec::new();
    while turned.len() < arrays.len() {
        let from = turned.len();
        let n = (1..TURN).find(|n| is_same(from, from + n)).unwrap_or(TURN);
        let mut end = from + n;
        while is_same(end - n, end) {
            end += 1;
        }
        // Whole turns, or a single array.
        let (n, turns) = if end < from + 2 * n {
            (1, 1)
        } else {
            (n, (end - from) / n)
        };
        for i in 0..n * turns {
            turned.push(arrays[from + i % turns * n + i / turns].clone());
        }
    }
    turned
}

/// The arrays where a loop has printed a batch row by row: as many lists of one length and one name as the batch has
/// rows are one matrix.
pub fn by_batch(arrays: &[Pasted], n_rows: usize) -> Vec<Pasted> {
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
                let n = first.values.len();
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
    found
}

/// Weights and biases that are numbered through all layers, `w1` … `w8` and `b1`, `b2`, as the layers' arrays: each neuron
/// with its inputs, or each input with its neurons; as many biases as layers are one for all neurons of each.
pub fn by_layer(arrays: &[Pasted], sizes: &[usize], by_neuron: bool) -> Vec<Pasted> {
    let mut found = Vec::new();
    for list in arrays {
        let (n, before) = (list.values.len(), found.len());
        let mut from = 0;
        for (layer, around) in sizes.windows(2).enumerate() {
            let (shape, take) = match list.kinds {
                [Kind::Weights, ..] if by_neuron => ([around[1], around[0]], around[0] * around[1]),
                [Kind::Weights, ..] => ([around[0], around[1]], around[0] * around[1]),
                [Kind::Biases, ..] if n + 1 == sizes.len() => ([1, around[1]], 1),
                [Kind::Biases, ..] => ([1, around[1]], around[1]),
                _ => break,
            };
            if list.steps.is_empty() || from + take > n {
                break;
            }
            let mut piece = list.clone();
            piece.values.clear();
            piece.decimals.clear();
            for i in 0..shape[0] * shape[1] {
                piece.values.push(list.values[from + i % take]);
                piece.decimals.push(list.decimals[from + i % take]);
            }
            piece.shape = shape.to_vec();
            piece.matrix = Some(shape);
            piece.layer = Some(layer);
            // Which of them stand here, and in the order of its rows.
            let name = list.name.as_deref().unwrap_or("").trim();
            let mut said = format!("{name}{}", from + 1);
            if take > 1 {
                said += &format!(" … {name}{}", from + take);
            }
            piece.name = Some(said);
            // A row a neuron, as PyTorch has it.
            piece.is_pytorch = by_neuron;
            found.push(piece);
            from += take;
        }
        if from != n {
            found.truncate(before);
            found.push(list.clone());
        }
    }
    found
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
pub fn is_counted(name: &str) -> bool {
    let is_loop = ["poch", "tep", "ter", "에폭", "에포크", "스텝"]
        .iter()
        .any(|word| name.contains(word));
    is_loop || name.trim() == "i" || Kind::named(name).contains(&Kind::Loss)
}
