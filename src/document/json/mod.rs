//! The document as JSON.
//!
//! ```json
//! {"perceptible": 1,
//!  "preset": "post",
//!  "layers": [3, 4, 2],
//!  "activations": ["leaky_relu:0.2", "linear"],
//!  "seed": 0,
//!  "initialization": "post",
//!  "scale": 0.1,
//!  "drawn_before": 0,
//!  "inputs": [[3, 1, 5.5]],
//!  "targets": [[1, 0]],
//!  "weights": [null, [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]]],
//!  "biases": [null, [0, 0]],
//!  "edits": {"w1.2.3": 0.5}}
//! ```
//! `perceptible` is the version; `seed`, `initialization` and the like are the fields, each by its name. `weights` and `biases` hold whole layers (rows are inputs, as in
//! NumPy), null standing for one as drawn; `edits` holds single weights and biases, counted from 1:
//! layer, input, neuron. `preset` or `layers` must be there; what else is missing is the preset's,
//! but that `weights`, `biases` and `edits` are one: where one is there, all else is as drawn.
//! A single sample may stand without its own brackets: `"inputs": [3, 1, 5.5]`. `targets` is null, or not there, for none;
//! `"classes": [0, 2, 1]`, a class for each sample, may stand in its place. In place of all of them may stand what draws
//! the samples: `"data": {"name": "spiral", "samples": 100, "arms": 3, "noise": 0.2, "seed": 0}`. Of samples that were
//! opened there may be `"class_names": ["cat", "dog"]`, and what their inputs were standardised by:
//! `"standardization": {"mean": [5.8, 3], "scale": [0.8, 0.4]}`. `training` is what a session has come to, for that alone.

mod read;
mod values;
mod write;

use super::{Document, check, limits, link::all_known};
use crate::Error;
use hifijson::{Read, SliceLexer, token::Lex, value};
use read::document;
use std::borrow::Cow;
use write::write;

const VERSION: u32 = 1;
/// Object, layers, rows, numbers need 5.
const DEPTH: usize = 8;

type Value<'a> = value::Value<&'a str, Cow<'a, str>>;

impl Document {
    /// Reads the JSON form.
    ///
    /// # Errors
    /// An unknown key, and whatever is wrong, with its place as a path (`inputs[0][2]`) or as line and column.
    pub fn from_json(text: &[u8]) -> Result<Document, Error> {
        Document::read_json(text).and_then(all_known)
    }

    /// The same, and the keys that are unknown: a file's own remarks must not lose the network.
    ///
    /// ```
    /// use perceptible::Document;
    /// let (document, unknown) = Document::read_json(br#"{"preset": "xor", "author": "Kim"}"#)?;
    /// assert_eq!(document, Document::from(perceptible::Preset::Xor));
    /// assert_eq!(unknown, ["author"]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`from_json`](Document::from_json), but for unknown keys.
    pub fn read_json(text: &[u8]) -> Result<(Document, Vec<String>), Error> {
        Document::read_file(text).map(|file| (file.document, file.unknown))
    }

    /// The same, and the training that a session has saved beside it.
    pub(crate) fn read_file(text: &[u8]) -> Result<File, Error> {
        check::text_length(text, limits::FILE)?;
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        // A browser that reads UTF-16 as UTF-8 puts U+FFFD where its mark was.
        let text = std::str::from_utf8(text).map_err(|_| Error::NotUtf8)?;
        if text.starts_with('\u{fffd}') || text.contains('\0') {
            return Err(Error::NotUtf8);
        }
        if text.trim().is_empty() {
            return Err(Error::Empty);
        }
        document(&parse(text)?)
    }

    /// The compact form: one line, the same for equal documents.
    pub fn to_json(&self) -> String {
        write(self, "", "")
    }

    /// The form for files: a line for each entry.
    pub fn to_pretty_json(&self) -> String {
        write(self, "\n ", " ") + "\n"
    }
}

/// The contents of a file.
pub(crate) struct File {
    pub document: Document,
    /// Unknown keys.
    pub unknown: Vec<String>,
    pub training: Option<String>,
}

fn parse(text: &str) -> Result<Value<'_>, Error> {
    let mut lexer = SliceLexer::new(text.as_bytes());
    let value = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
        value::parse_bounded(DEPTH, next, lexer)
    });
    value.map_err(|error| match error {
        hifijson::Error::Depth => Error::TooDeep,
        _ => {
            let mut rest = 0;
            while lexer.take_next().is_some() {
                rest += 1;
            }
            not_json(text, text.len() - rest)
        }
    })
}

/// A description of the text at the offset where the lexer failed.
fn not_json(text: &str, offset: usize) -> Error {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
    let mut start = offset;
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let before = &text[..start];
    let start = before.trim_end_matches(is_word).len();
    let rest = &text[start..];
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let found = match (end, rest.chars().next()) {
        (0, Some(c)) => c.to_string(),
        _ => rest[..end].to_string(),
    };
    let before = &text[..start];
    let line = before.rfind('\n').map_or(0, |i| i + 1);
    Error::NotJson {
        found,
        line: before.matches('\n').count() + 1,
        column: before[line..].chars().count() + 1,
    }
}
