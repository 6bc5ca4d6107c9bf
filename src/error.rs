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
    /// The system has no source of random numbers.
    NoRandomness,
    /// A stored state that the generator cannot have been in.
    GeneratorState,
}

impl Error {
    /// The message in the given language: one or two sentences, place and remedy included.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Error::UnknownName { what, name }, Language::English) => {
                format!("unknown {what} \"{name}\"")
            }
            (Error::NoRandomness, Language::English) => {
                "this system offers no random numbers: type a seed instead".into()
            }
            (Error::NoRandomness, Language::Korean) => {
                "이 시스템에서는 난수를 얻을 수 없습니다. 시드를 직접 입력해 주십시오.".into()
            }
            (Error::GeneratorState, Language::English) => {
                "the stored state of the random generator is damaged: start again from the seed"
                    .into()
            }
            (Error::GeneratorState, Language::Korean) => {
                "저장된 난수 생성기의 상태가 손상되었습니다. 시드부터 다시 시작해 주십시오.".into()
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
