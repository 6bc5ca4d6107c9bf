//! Everything that can be wrong with what a person or a program hands in: what it was, where, and with
//! which value. The sentences that say so stand in `sentences`.

mod fill;
mod sentences;
mod words;

use fill::clip;
use std::fmt;

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Korean,
}

/// What was wrong, where, and with which value.
///
/// A `place` is a path as in the JSON form, counted from 0: `layers[1]`, `inputs[0][2]`; of a link
/// one as in its keys, counted from 1: `x.3`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// A name that no activation, initialization, preset, key or edit has; `what` is that noun.
    UnknownName {
        what: &'static str,
        name: String,
        /// The names that there are, where they are few: `post, xavier, …`.
        known: String,
    },
    /// A number outside its range, bounds included.
    OutOfRange {
        place: String,
        value: String,
        minimum: f64,
        maximum: f64,
    },
    /// Too few or too many numbers (or rows, or names) in a list.
    WrongLength {
        place: String,
        found: usize,
        expected: usize,
    },
    /// Fewer items than there must be.
    TooFew {
        place: String,
        found: usize,
        minimum: usize,
    },
    /// More items than the limit.
    TooMany {
        place: String,
        found: usize,
        maximum: usize,
    },
    /// A batch of more rows than there are to train on.
    BatchTooLarge {
        place: String,
        found: usize,
        rows: usize,
    },
    /// NaN or an infinity where a number is needed.
    NotFinite { place: String, value: f64 },
    /// A fraction where a whole number is needed.
    NotWhole { place: String, value: String },
    /// Text that is not a number.
    NotANumber { place: String, text: String },
    /// A number that float64 cannot hold: `1e999`.
    TooLarge { place: String, text: String },
    /// Text where a number belongs, and the like.
    WrongType {
        place: String,
        expected: Kind,
        found: Kind,
    },
    /// A key that is needed and not there.
    Missing { key: &'static str },
    /// A key that is there twice.
    Twice { key: String },
    /// An edit of a weight or bias that this network does not have: `w1.9.9`.
    NoSuchParameter { name: String },
    /// No text at all.
    Empty,
    /// Bytes that are not UTF-8 text.
    NotUtf8,
    /// Text that is not JSON: what stands at `line` and `column`, both counted from 1.
    NotJson {
        found: String,
        line: usize,
        column: usize,
    },
    /// Lists within lists beyond any use.
    TooDeep,
    /// More text or numbers than the limit.
    TooLong { found: usize, maximum: usize },
    /// A part of a link that cannot be read.
    DamagedLink { part: String },
    /// A link, file or snapshot from a later version.
    NewerVersion { version: String },
    /// Bytes that are no snapshot; `place` names the missing part.
    DamagedSnapshot { place: &'static str },
    /// A layer whose inputs are not as many as the neurons before it.
    BrokenChain {
        layer: usize,
        inputs: usize,
        neurons: usize,
    },
    /// Two shapes that must be equal: targets (4,) against outputs (4, 1); both nouns have a Korean one.
    ShapesDiffer {
        what: &'static str,
        found: Vec<usize>,
        of: &'static str,
        expected: Vec<usize>,
    },
    /// A data set whose rows do not fit a network: inputs and outputs of both.
    OtherRows {
        found: [usize; 2],
        expected: [usize; 2],
    },
    /// A loss of probabilities behind an activation that gives others.
    NoProbabilities {
        loss: &'static str,
        activation: &'static str,
    },
    /// Class numbers for a loss that takes none.
    NoClasses { loss: &'static str },
    /// The memory that this shape needs is not to be had.
    OutOfMemory { numbers: f64 },
    /// The system has no source of random numbers.
    NoRandomness,
    /// A state that no generator can be in.
    GeneratorState,
    /// An optimiser's state that belongs to another kind of optimiser.
    OtherOptimizer {
        state: &'static str,
        optimizer: &'static str,
    },
    /// A training has come to a number that is not finite: in this step and, where the number belongs to a row, in
    /// this row of the batch, both counted from 1.
    Diverged {
        step: u64,
        place: String,
        row: Option<usize>,
        value: f64,
        cause: Cause,
    },
    /// What a person typed or pasted is no number, or its n-th item (counted from 1) is none.
    Typed {
        number: Option<usize>,
        text: String,
        problem: Problem,
    },
    /// A pasted table's cell, both counted from 1, with nothing in it.
    BlankCell { row: usize, column: usize },
    /// A table's cell, both counted from 1, that cannot be read; `name` is its column's, where it has one.
    Cell {
        row: usize,
        column: usize,
        name: String,
        text: String,
        problem: Problem,
    },
    /// The bytes of an .xlsx file, or another zip, for text.
    Spreadsheet,
    /// A column whose variance float64 cannot hold.
    TooWide { column: String },
    /// More than one array where one belongs.
    SeveralArrays { found: usize },
    /// An array of another shape than the rows × columns that fit.
    WrongShape {
        found: Vec<usize>,
        expected: [usize; 2],
        transpose_fits: bool,
    },
    /// A row, counted from 1, with more or fewer numbers than the first.
    RaggedRow {
        row: usize,
        found: usize,
        expected: usize,
    },
}

/// Why a training has most likely diverged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The steps are too large.
    LearningRate,
    /// Inputs, targets or weights are too large from the beginning.
    Numbers,
}

/// Why a text that a person typed or pasted cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Not a number as we read it: `abc`, `0x10`.
    NotANumber,
    /// `nan` or `inf`.
    NotFinite,
    /// Beyond float64: `1e999`.
    TooLarge,
    /// One number with a comma for its point: `1,5`.
    DecimalComma,
    /// One number with its digits in groups: `1,234.5`, `1.234,5`, `1,234,567`.
    GroupedDigits,
    /// Either of the two: `1,234`.
    EitherComma,
    /// Commas within a spreadsheet's cell: `1,2⇥3`.
    CommaInCell,
    /// `...`, by which NumPy and PyTorch shorten what they print.
    Summarized,
    /// Nothing where a number belongs: an empty field, or two commas.
    NoNumber,
    /// A bracket of the wrong kind, or lists and numbers side by side.
    Bracket,
    /// A bracket without its partner, as where a part of an array was copied.
    Unpaired,
    /// What a program would have to work out: `0.1 * np.array([1, 2])`, `1/2`.
    Computed,
    /// A number with a point in a table whose numbers have commas.
    MixedMarks,
    /// A quotation mark that is never closed, or that something stands behind.
    Quotation,
    /// A fraction for the number of a class.
    NoClass,
    /// A program's message that it has stopped, in the place of numbers.
    Stopped,
    /// `w1`, `w2`, ... one by one, in an order that nobody knows.
    Numbered,
}

/// The kind of a value that came from JSON or JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    Nothing,
    Boolean,
    Number,
    Text,
    List,
    Object,
    Other,
}

impl Problem {
    /// Of whole lines.
    pub(crate) fn here(self) -> Error {
        Error::Typed {
            number: None,
            text: String::new(),
            problem: self,
        }
    }
}

impl Error {
    /// A name that none of the `known` is.
    pub(crate) fn unknown_name(
        what: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Error::UnknownName {
            what,
            name: name.into(),
            known: known.into_iter().collect::<Vec<_>>().join(", "),
        }
    }

    /// Where it was: `inputs[0][2]`, `line 1, column 35`, a key; empty where the whole is meant.
    pub fn place(&self) -> String {
        match self {
            Error::OutOfRange { place, .. }
            | Error::WrongLength { place, .. }
            | Error::TooFew { place, .. }
            | Error::TooMany { place, .. }
            | Error::NotFinite { place, .. }
            | Error::NotWhole { place, .. }
            | Error::NotANumber { place, .. }
            | Error::TooLarge { place, .. }
            | Error::WrongType { place, .. }
            | Error::Diverged { place, .. } => place.clone(),
            Error::Twice { key: name } | Error::NoSuchParameter { name } => clip(name).0,
            Error::ShapesDiffer { what, .. } => (*what).into(),
            Error::OtherRows { .. } => "data".into(),
            Error::Missing { key: place }
            | Error::UnknownName { what: place, .. }
            | Error::DamagedSnapshot { place } => (*place).into(),
            Error::NotJson { line, column, .. } => format!("line {line}, column {column}"),
            Error::BrokenChain { layer, .. } => format!("layers[{layer}]"),
            Error::Typed {
                number: Some(number),
                ..
            } => format!("number {number}"),
            Error::RaggedRow { row, .. } => format!("row {row}"),
            Error::TooWide { column } => clip(column).0,
            Error::BlankCell { row, column } | Error::Cell { row, column, .. } => {
                format!("row {row}, column {column}")
            }
            _ => String::new(),
        }
    }
}

/// What a shape of these rows and columns needs and cannot get.
pub(crate) fn out_of_memory(rows: usize, columns: usize) -> Error {
    Error::OutOfMemory {
        numbers: rows as f64 * columns as f64,
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for Error {}
