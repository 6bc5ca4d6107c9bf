//! A printout line by line, rewritten as the reader's grammar has it: without what a loop counts by, what a library says
//! around its losses, and what Python said when it stopped; a line of several named numbers as a line of each.

use super::{loops::is_counted, quantity::Kind};
use crate::text::decimal;
use std::ops::RangeInclusive;

/// A printout, rewritten.
#[derive(Default)]
pub struct Plain {
    pub text: String,
    /// Of each line the one that it was, counted from 1.
    lines: Vec<usize>,
    /// What Python said when it stopped, in the lines that they were.
    pub errors: Vec<RangeInclusive<usize>>,
}

impl Plain {
    /// Of a cleaned printout.
    pub fn of(text: &str) -> Self {
        let mut plain = Plain::default();
        let lines = Vec::from_iter(text.split('\n'));
        let is_loop = is_loop(&lines);
        let mut epoch = "";
        let mut i = 0;
        while i < lines.len() {
            let (line, rest) = (without_time(lines[i]), &lines[i..]);
            let end = error(rest);
            if end > 0 {
                plain.errors.push(i + 1..=i + end);
            }
            let mut rewritten = table(rest);
            rewritten.resize_with(rewritten.len().max(end), String::new);
            // These stand for a line each.
            if !rewritten.is_empty() {
                for line in rewritten {
                    plain.push(i, &line);
                    i += 1;
                }
                continue;
            }
            let cells = cells(line);
            let found = loss(&cells, epoch);
            if let Some(count) = epoch_alone(&cells)
                && rest
                    .get(1)
                    .is_some_and(|next| loss(&self::cells(next), count).is_some())
            {
                epoch = count;
                plain.push(i, "");
            } else if is_name(line) && rest.get(1).is_some_and(|next| is_fraction(next.trim())) {
                plain.push(i, &[line, ":"].concat());
            } else if let Some(loss) = found {
                plain.push(i, &loss);
            } else {
                epoch = "";
                let named = several(line, &cells);
                named.iter().for_each(|line| plain.push(i, line));
                if named.is_empty() {
                    plain.push(i, &alone(line, is_loop));
                }
            }
            i += 1;
        }
        plain
    }

    /// The lines that these were.
    pub fn lines(&self, lines: &RangeInclusive<usize>) -> RangeInclusive<usize> {
        let line = |i: usize| self.lines[self.lines.len().min(i) - 1];
        line(*lines.start())..=line(*lines.end())
    }

    /// What the line `i` has become, or a part of it.
    fn push(&mut self, i: usize, line: &str) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.lines.push(i + 1);
    }
}

/// Without the date and the time that a log's line begins with: `2026-11-29 09:01:59,477 INFO: …`.
fn without_time(line: &str) -> &str {
    let is_dated = line.find(':') == Some(13) && line.as_bytes()[7] == b'-';
    match line[if is_dated { 14 } else { 0 }..].split_once(' ') {
        Some((_, rest)) if is_dated => rest,
        _ => line,
    }
}

/// Whether a line is a name alone, which its value stands below.
fn is_name(line: &str) -> bool {
    let is_word = |b: u8| b > b'@' || b == b' ' || b.is_ascii_digit();
    line.bytes().all(is_word) && !Kind::named(line).is_empty()
}

/// Whether a bracket with numbers begins here.
fn is_list(text: &[u8]) -> bool {
    matches!(text, [b'[' | b'(', next, ..] if b"0123456789.-+[( ".contains(next))
}

/// What a line has between spaces and marks; a list of numbers is one.
pub fn cells(line: &str) -> Vec<&str> {
    let (mut cells, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    let bytes = line.as_bytes();
    for i in 0..=bytes.len() {
        let b = *bytes.get(i).unwrap_or(&b' ');
        match b {
            b'[' | b'(' if depth > 0 || from == i && is_list(&bytes[i..]) => depth += 1,
            b']' | b')' => depth = depth.saturating_sub(1),
            _ => (),
        }
        if i == bytes.len() || depth == 0 && b" \t,|;:=".contains(&b) {
            if from < i {
                cells.push(&line[from..i]);
            }
            from = i + 1;
        }
    }
    cells
}

/// A cell without brackets and marks around it.
fn bare(mut cell: &str) -> &str {
    let is_mark = |b: &u8| b"[](){}#'\" ".contains(b);
    while cell.as_bytes().first().is_some_and(is_mark) {
        cell = &cell[1..];
    }
    while cell.as_bytes().last().is_some_and(is_mark) {
        cell = &cell[..cell.len() - 1];
    }
    cell
}

fn is_count(number: &str) -> bool {
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// A rule below or above something.
fn is_rule(line: &str) -> bool {
    line.len() > 3 && line.bytes().all(|b| b"-= ".contains(&b))
}

fn is_fraction(number: &str) -> bool {
    number.contains(['.', 'e']) && decimal::parse(number).is_some()
}

// What a loop counts by

/// A line's array, or its name.
fn alone(line: &str, is_loop: bool) -> String {
    match counted(line).filter(|_| is_loop) {
        Some((_, row)) if row.starts_with('[') => row.into(),
        Some((count, row)) => ["i ", count, ": ", row].concat(),
        None if is_rule(line) => String::new(),
        None => without_size(line),
    }
}

/// Whether lines count up: `0 [0.1 0.2]`, `[1] [0.3 0.4]`, `2: 0.0312`.
fn is_loop(lines: &[&str]) -> bool {
    let (mut last, mut is_loop) = (None, false);
    for line in lines {
        if let Some((count, _)) = counted(line) {
            let count = decimal::parse(count);
            is_loop = last.is_some() && last < count;
            if last >= count {
                break;
            }
            last = count;
        }
    }
    is_loop && !lines.iter().any(|line| line.contains("dtype: "))
}

/// The number before an array, in brackets or not, and the array; before a single number with a point in it.
fn counted(line: &str) -> Option<(&str, &str)> {
    let cells = cells(line);
    let [count, row, rest @ ..] = &cells[..] else {
        return None;
    };
    let count = bare(count);
    let count = count.strip_suffix('.').unwrap_or(count);
    let is_number = rest.is_empty() && is_fraction(row);
    let from = row.as_ptr() as usize - line.as_ptr() as usize;
    let is_array = row.starts_with('[') || row.starts_with("tensor(");
    (is_count(count) && (is_number || is_array)).then_some((count, &line[from..]))
}

/// Of a line that only says how large an array is, the name: `W1 (3, 4) float64`, `W1.shape: torch.Size([4, 3])`, `(3, 4)`;
/// of `0.weight torch.Size([4, 3]) tensor([[…` the name and the array.
fn without_size(line: &str) -> String {
    let is_size = |b: u8| b.is_ascii_digit() || b", []".contains(&b);
    let Some((said, rest)) = line.split_once('(') else {
        return line.into();
    };
    let Some((sizes, rest)) = rest.split_once(')') else {
        return line.into();
    };
    let name = said.strip_suffix("torch.Size").unwrap_or(said);
    let is_torch = name.len() < said.len();
    let is_size = (is_torch || sizes.contains(',')) && sizes.bytes().all(is_size);
    match (
        is_size && !said.contains(['[', ']']),
        rest.contains(['(', '[', ',']),
    ) {
        (true, false) if said.contains("hape") => String::new(),
        (true, false) if !said.contains('=') => name.into(),
        (true, true) if is_torch => [name, rest].concat(),
        _ => line.into(),
    }
}

// What Python said when it stopped

/// How many lines a message takes, from its heading or the file that it names to the line with the error's name.
fn error(lines: &[&str]) -> usize {
    const HEADING: &str = "Traceback (most recent call last)";
    /// Lines of a traceback.
    const LONGEST: usize = 1000;
    let is_warning = lines[0].contains("Warning: ");
    if !is_warning && !lines[0].contains(HEADING) && !lines[0].starts_with("  File \"") {
        return 0;
    }
    // `ValueError: shapes (1,3) and (4,3) not aligned`, which begins its line
    let is_named = |line: &&str| {
        let name = line.split(':').next().unwrap_or("");
        ["Error", "Exception", "Interrupt"]
            .iter()
            .any(|end| name.ends_with(end))
            && !name.contains(' ')
    };
    let is_body = |line: &&&str| line.starts_with("  ");
    let end = lines
        .iter()
        .take(LONGEST)
        .position(is_named)
        .filter(|_| !is_warning);
    1 + end.unwrap_or_else(|| lines[1..].iter().take_while(is_body).count())
}

// Losses

fn is_loss(word: &&str) -> bool {
    Kind::named(word).contains(&Kind::Loss)
}

/// `epoch 0, loss 0.3926, accuracy 0.5`: the first fraction behind a word that calls it a loss, with that word and the
/// number that the line or the epoch counts by.
fn loss(cells: &[&str], epoch: &str) -> Option<String> {
    let at = cells.iter().position(is_loss)?;
    for (i, cell) in cells.iter().enumerate().skip(at + 1) {
        // `[np.float64(0.3277)`, the first of a list
        if cell.starts_with('[') && cell.contains('(') {
            return None;
        }
        // `tensor(0.3277`, `np.float64(0.3277)`
        let number = cell.rsplit('(').next().unwrap_or("");
        let number = match number.len() < cell.len() {
            true => bare(number),
            false => cell.trim_end_matches('}'),
        };
        if !is_fraction(number) {
            continue;
        }
        // `loss = 0.5 * np.mean(…)` is code
        if cells[i - 1].ends_with('*') || cells.get(i + 1).is_some_and(|next| next.starts_with('*'))
        {
            return None;
        }
        let mut count = epoch;
        for j in (0..i).filter(|_| epoch.is_empty()) {
            let number = bare(cells[j]).split('/').next().unwrap_or("");
            // `cells[at]` is no count, so that one stands before each behind it
            let counts = is_count(number)
                && (j < at || cells[j - 1..j + 2].iter().any(|cell| is_counted(cell)));
            if counts {
                count = number;
            }
        }
        return Some([bare(cells[at]), " ", count, ": ", number].concat());
    }
    None
}

/// A table whose columns have names, one of them a loss's: its lines, each with the loss and what counts it.
fn table(lines: &[&str]) -> Vec<String> {
    let names = cells(lines[0]);
    let mut found = Vec::new();
    let Some(at) = names.iter().position(is_loss) else {
        return found;
    };
    let counter = names
        .iter()
        .position(|name| is_counted(name) && !is_loss(name));
    for line in &lines[1..] {
        let row = cells(line);
        if is_rule(line) {
            found.push(String::new());
            continue;
        }
        // pandas counts the rows itself
        let own = row.len().wrapping_sub(names.len());
        if own > 1 || row.len() < 2 || row.iter().any(|cell| decimal::parse(cell).is_none()) {
            break;
        }
        let count = counter.map_or(0, |at| at + own);
        let count = if own == 1 || counter.is_some() {
            row[count]
        } else {
            ""
        };
        found.push(["loss ", count, ": ", row[at + own]].concat());
    }
    match found.iter().all(String::is_empty) {
        true => Vec::new(),
        false => [vec![String::new()], found].concat(),
    }
}

/// The number in `Epoch 3/50`, where nothing else is there.
fn epoch_alone<'a>(cells: &[&'a str]) -> Option<&'a str> {
    let [word, count] = cells else {
        return None;
    };
    let count = count.split('/').next()?;
    (is_counted(word) && is_count(count)).then_some(count)
}

// Several numbers in a line

/// Cells of a line that names several values.
const SEVERAL: usize = 30;

/// `z=0.65 a=0.66`, `[0, 1] -> 0.98 (target 1)`, `[INFO] #0: hidden=[0.6 0.5] -> out=[0.1]`: a line for each value, with
/// the name that it has. Behind an arrow stands an output, before it the input that it belongs to.
fn several(line: &str, cells: &[&str]) -> Vec<String> {
    let (mut found, mut name, mut count) = (Vec::new(), "", "");
    let (mut is_plain, mut is_behind) = (!line.starts_with('['), false);
    let is_arrow = |cell: &str| matches!(cell, "->" | ">" | "→");
    for (i, &cell) in cells.iter().enumerate().take(SEVERAL) {
        let is_list = is_list(cell.as_bytes()) && cell.ends_with([']', ')']);
        let value = if is_list { cell } else { bare(cell) };
        if is_arrow(cell) {
            is_behind = true;
            continue;
        }
        if !is_list && decimal::parse(value).is_none() {
            name = value;
            continue;
        }
        let kinds = Kind::named(name);
        let is_before = cells.get(i + 1).is_some_and(|next| is_arrow(next));
        name = match name {
            _ if kinds.contains(&Kind::Loss) => return Vec::new(),
            _ if !kinds.is_empty() => name,
            _ if is_behind => "y",
            _ if is_list && is_before => "x",
            // a sample's or neuron's number
            _ if !name.is_empty() && is_count(value) => {
                count = value;
                continue;
            }
            _ => return Vec::new(),
        };
        is_plain &= is_list && !is_behind;
        found.push([name, " ", count, " = ", value].concat());
        (name, is_behind) = ("", false);
    }
    if is_plain || found.len() < 2 {
        found.clear();
    }
    found
}
