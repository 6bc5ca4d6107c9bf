//! Everything that can be wrong with what a person or a program hands in.
//! One enum; each message names the place, the offending value and the remedy,
//! in English (`Display`) and in Korean.

use std::fmt;

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Korean,
}

/// What was wrong, where, and with which value.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    UnknownName {
        what: &'static str,
        name: String,
    },
    OutOfRange {
        place: String,
        value: String,
        minimum: f64,
        maximum: f64,
    },
    WrongLength {
        place: String,
        found: usize,
        expected: usize,
    },
}

impl Error {
    /// The message in the given language: one or two sentences, place and remedy included.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Error::UnknownName { what, name }, Language::English) => {
                format!("unknown {what} \"{name}\"")
            }
            _ => format!("{self:?}"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for Error {}
