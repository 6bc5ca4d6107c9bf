//! What a notebook printed, read: arrays with their names and as many digits as they show.

use super::{loops::in_one, plain::Plain, quantity::Kind};
use crate::{
    Error, Problem, limits,
    parse::{Printed, Printout, Unread, clean, read_arrays},
};
use std::ops::RangeInclusive;

/// Arrays that are looked at.
const ARRAYS: usize = 200;
/// Numbers of all of them.
const NUMBERS: usize = 100_000;
/// Digits after the point that NumPy prints.
const NUMPY: i32 = 8;

/// One array that was read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pasted {
    pub name: Option<String>,
    /// As it was printed.
    pub shape: Vec<usize>,
    pub values: Vec<f64>,
    /// Digits after the point that are compared, one for each value.
    pub decimals: Vec<i32>,
    /// The lines of the text, counted from 1.
    pub lines: RangeInclusive<usize>,
    /// Said to be float32.
    pub is_float32: bool,
    pub is_pytorch: bool,
    /// "..." stands in it: only the ends of its axes are there.
    pub is_summarized: bool,
    /// What a loop has counted beside each number: `epoch 10`; none where nothing stood there.
    pub(super) steps: Vec<usize>,
    /// Rows and columns without leading axes of length 1.
    pub(super) matrix: Option<[usize; 2]>,
    pub(super) kinds: &'static [Kind],
    /// The layer that its name has, from 0.
    pub(super) layer: Option<usize>,
}

/// Everything in a text that can be compared, and what cannot be read.
pub fn read(text: &str) -> Result<(Vec<Pasted>, Vec<Unread>), Error> {
    if text.len() > limits::PRINTOUT {
        return Err(Error::TooLong {
            found: text.len(),
            maximum: limits::PRINTOUT,
        });
    }
    let plain = Plain::of(&clean(text));
    let text = &plain.text;
    let Printout {
        mut arrays,
        unread: pieces,
    } = read_arrays(text)?;
    let lines = Vec::from_iter(text.split('\n'));
    let mut summarized = Vec::new();
    let mut unread = Vec::new();
    for piece in pieces {
        let (first, last) = (*piece.lines.start() - 1, *piece.lines.end());
        let found = match &piece.error {
            Error::Typed {
                problem: Problem::Summarized,
                ..
            } if arrays.len() <= ARRAYS => {
                without_ellipses(&lines[first..lines.len().min(last)].join("\n"))
            }
            _ => Vec::new(),
        };
        if found.is_empty() {
            unread.push(piece);
        }
        for mut array in found {
            array.lines = first + array.lines.start()..=first + array.lines.end();
            summarized.push(array.lines.clone());
            let is_before = |other: &&Printed| other.lines.start() < array.lines.start();
            arrays.insert(arrays.iter().take_while(is_before).count(), array);
        }
    }
    let arrays = in_one(arrays);
    if arrays.len() > ARRAYS {
        return Err(Error::TooMany {
            place: "arrays".into(),
            found: arrays.len(),
            maximum: ARRAYS,
        });
    }
    let numbers = arrays.iter().map(|(array, _)| array.values.len()).sum();
    if numbers > NUMBERS {
        return Err(Error::TooMany {
            place: "numbers".into(),
            found: numbers,
            maximum: NUMBERS,
        });
    }
    let arrays = arrays
        .into_iter()
        .filter(|(array, _)| !array.values.is_empty());
    let read = arrays.map(|(array, steps)| Pasted {
        is_summarized: summarized.contains(&array.lines),
        steps,
        lines: plain.lines(&array.lines),
        ..Pasted::new(array)
    });
    let read = read.collect();
    for piece in &mut unread {
        piece.lines = plain.lines(&piece.lines);
    }
    for lines in plain.errors {
        let at = unread
            .iter()
            .take_while(|piece| piece.lines.start() < lines.start())
            .count();
        let error = Problem::Stopped.here();
        unread.insert(at, Unread { lines, error });
    }
    Ok((read, unread))
}

impl Pasted {
    /// How many losses a list has to have for this one to be of it; 0 where it is none.
    pub(super) fn list_length(&self) -> usize {
        match self.matrix {
            Some([1, n] | [n, 1])
                if self.kinds.is_empty() || self.kinds.contains(&Kind::Losses) =>
            {
                // The last may have been printed after its step.
                let last = self.steps.last().map_or(n, |last| last.saturating_add(1));
                last.saturating_add(usize::from(n > 1))
            }
            _ => 0,
        }
    }

    fn new(array: Printed) -> Self {
        let name = array.name.as_deref().unwrap_or("");
        let layer = layer_in(name);
        let is_float32 = array.is_float32 || is_float32(&array);
        Pasted {
            matrix: matrix(&array.shape),
            kinds: Kind::named(name),
            layer,
            decimals: shown_decimals(&array),
            name: array.name,
            shape: array.shape,
            values: array.values,
            lines: array.lines,
            is_float32,
            is_pytorch: array.is_pytorch,
            is_summarized: false,
            steps: Vec::new(),
        }
    }
}

/// Whether numbers printed with float64's digits are all float32 numbers: what `item()` gives of a float32 tensor.
fn is_float32(array: &Printed) -> bool {
    /// The bits of a float64 that a float32 does not have.
    const FINER: u64 = (1 << 29) - 1;
    let mut numbers = array.values.iter().zip(&array.decimals);
    numbers.all(|(value, &decimals)| decimals > 9 && value.to_bits() & FINER == 0)
}

/// Digits after the point that an array shows. NumPy cuts the zeros that all its numbers end with, and prints whole
/// numbers as `0.`: those are exact.
fn shown_decimals(array: &Printed) -> Vec<i32> {
    let own = &array.decimals;
    if array.shape.is_empty() {
        return own.clone();
    }
    match own.iter().copied().max() {
        Some(0) => vec![NUMPY; own.len()],
        Some(most) if own.iter().any(|&n| n != most) => {
            // What np.round has left shows more digits than it has where there are exponents: 4.660e-02 has four.
            let is_at = |&n: &i32| array.values.iter().all(|&value| is_rounded_to(n, value));
            match (1..most).find(is_at) {
                Some(n) => vec![n; own.len()],
                // With exponents all numbers have as many digits, and none is cut.
                None if have_as_many_digits(array) => own.clone(),
                None if own.iter().all(|&n| n >= 0) => vec![most; own.len()],
                None => own.clone(),
            }
        }
        _ => own.clone(),
    }
}

fn is_rounded_to(decimals: i32, value: f64) -> bool {
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    (value * scale).round() / scale == value
}

fn have_as_many_digits(array: &Printed) -> bool {
    let digits = |(value, &decimals): (&f64, &i32)| {
        let mut size = 0;
        let mut rest = value.abs();
        while rest > 0.0 && rest < 1.0 && size > -400 {
            (rest, size) = (rest * 10.0, size - 1);
        }
        decimals + size
    };
    let numbers = array.values.iter().zip(&array.decimals);
    let mut digits = numbers.filter(|(value, _)| **value != 0.0).map(digits);
    // Few digits may be as many by chance: 0.5 and 0.03.
    digits
        .next()
        .is_none_or(|first| first > 3 && digits.all(|other| other == first))
}

/// Rows and columns without leading axes of length 1.
fn matrix(shape: &[usize]) -> Option<[usize; 2]> {
    match *shape {
        [] => Some([1, 1]),
        [columns] => Some([1, columns]),
        [ref leading @ .., rows, columns] => {
            leading.iter().all(|&n| n == 1).then_some([rows, columns])
        }
    }
}

/// `W1` -> 0, `output_layer.weights` -> none: there its shape says it.
fn layer_in(name: &str) -> Option<usize> {
    let digits = |c: char| c.is_ascii_digit();
    let from = name.find(digits)?;
    let rest = &name[from..];
    let number = &rest[..rest.find(|c| !digits(c)).unwrap_or(rest.len())];
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// A summarised array as the numbers that are there.
fn without_ellipses(block: &str) -> Vec<Printed> {
    let block = block.replace("...,", "   ").replace("...", "   ");
    // `...` for whole rows leaves a line of its own, which a list may have.
    match read_arrays(&block) {
        Ok(found) if found.unread.is_empty() => found.arrays,
        _ => Vec::new(),
    }
}
