//! Everything that can be wrong with what a person or a program hands in.
//! One enum; each message names the place, the offending value and the remedy,
//! in English (`Display`) and in Korean.

use crate::decimal::{self, Decimal};
use crate::prelude::*;
use core::fmt;

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Korean,
}

/// What was wrong, where, and with which value.
///
/// A `place` is a path as in the JSON form, counted from 0: `layers[1]`, `inputs[0][2]`.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// A name that no activation, initialization, preset, key or edit has; `what` is that noun.
    UnknownName { what: &'static str, name: String },
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
    /// More items than the limit.
    TooMany {
        place: String,
        found: usize,
        maximum: usize,
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
    /// More text or numbers than anything of ours can need.
    TooLong { found: usize, maximum: usize },
    /// A part of a link that cannot be read.
    DamagedLink { part: String },
    /// A link, file or snapshot from a later version.
    NewerVersion { version: String },
    /// Bytes that are no snapshot; `place` says what is missing.
    DamagedSnapshot { place: &'static str },
    /// A layer whose inputs are not as many as the neurons before it.
    BrokenChain {
        layer: usize,
        inputs: usize,
        neurons: usize,
    },
    /// The memory that this shape needs is not to be had.
    OutOfMemory { numbers: f64 },
    /// The system has no source of random numbers.
    NoRandomness,
    /// A state that no generator can be in.
    GeneratorState,
    /// What a person typed or pasted is no number, or its n-th item (counted from 1) is none.
    Typed {
        number: Option<usize>,
        text: String,
        problem: Problem,
    },
    /// A row, counted from 1, with more or fewer numbers than the first.
    RaggedRow {
        row: usize,
        found: usize,
        expected: usize,
    },
}

/// Why a text that a person typed or pasted cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not a number as we read it: `abc`, `0x10`, `nan`.
    NotANumber,
    /// Beyond float64: `1e999`.
    TooLarge,
    /// One number with a comma for its point: `1,5`.
    DecimalComma,
    /// Nothing where a number belongs: an empty field, or two commas.
    NoNumber,
    /// A bracket without its partner, or lists and numbers side by side.
    Bracket,
}

/// The kind of a value that came from JSON or JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nothing,
    Boolean,
    Number,
    Text,
    List,
    Object,
    Other,
}

impl Error {
    /// The message in the given language: one or two sentences, place and remedy included.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::Korean => self.korean(),
        }
    }

    /// Where it was: `inputs[0][2]`, `line 1, column 35`, a key; empty where the whole is meant.
    pub fn place(&self) -> String {
        match self {
            Error::OutOfRange { place, .. }
            | Error::WrongLength { place, .. }
            | Error::TooMany { place, .. }
            | Error::NotFinite { place, .. }
            | Error::NotWhole { place, .. }
            | Error::NotANumber { place, .. }
            | Error::TooLarge { place, .. }
            | Error::WrongType { place, .. } => place.clone(),
            Error::Missing { key } => (*key).into(),
            Error::Twice { key } => clip(key).0,
            Error::NoSuchParameter { name } => clip(name).0,
            Error::UnknownName { what, .. } => (*what).into(),
            Error::NotJson { line, column, .. } => format!("line {line}, column {column}"),
            Error::BrokenChain { layer, .. } => format!("layers[{layer}]"),
            Error::Typed { number, .. } => number.map_or(String::new(), |n| format!("number {n}")),
            Error::RaggedRow { row, .. } => format!("row {row}"),
            Error::DamagedSnapshot { place } => (*place).into(),
            _ => String::new(),
        }
    }

    fn english(&self) -> String {
        let quoted = |text: &str| match clip(text) {
            (text, None) => format!("\"{text}\""),
            (text, Some(length)) => format!("\"{text}\" ({length} characters)"),
        };
        // A number stands without quotes, anything else in them.
        let plain = |text: &str| match decimal::parse(text) {
            Some(_) => clip(text).0,
            None => quoted(text),
        };
        match self {
            Error::UnknownName { what, name } => format!("Unknown {what} {}.", quoted(name)),
            Error::OutOfRange {
                place,
                value,
                minimum,
                maximum,
            } => format!(
                "{place} must be between {} and {}, not {}.",
                plain_text(*minimum),
                plain_text(*maximum),
                clip(value).0
            ),
            Error::WrongLength {
                place,
                found,
                expected,
            } => format!("{place} has length {found}; expected {expected}."),
            Error::TooMany {
                place,
                found,
                maximum,
            } => format!("At most {maximum} {place}; here are {found}."),
            Error::NotFinite { place, value } => {
                format!("{place} must be a finite number, not {}.", special(*value))
            }
            Error::NotWhole { place, value } => {
                format!("{place} must be a whole number, not {}.", plain(value))
            }
            Error::NotANumber { place, text } => {
                format!("{place} is not a number: {}.", quoted(text))
            }
            Error::TooLarge { place, text } => format!(
                "{place} is too large: {}. The largest number is about 1.8e308.",
                quoted(text)
            ),
            Error::WrongType {
                place,
                expected,
                found,
            } => format!(
                "{place} must be {}, not {}.",
                expected.english(),
                found.english()
            ),
            Error::Missing { key } => format!("\"{key}\" is missing."),
            Error::Twice { key } => format!("{} is given twice; keep one.", quoted(key)),
            Error::NoSuchParameter { name } => {
                format!(
                    "There is no weight or bias {} in this network.",
                    quoted(name)
                )
            }
            Error::Empty => "The file is empty.".into(),
            Error::NotUtf8 => "The file is not UTF-8 text. Save it again as UTF-8.".into(),
            Error::NotJson {
                found,
                line: 1,
                column: 1,
            } if found.starts_with('<') => {
                "Not valid JSON: it starts with \"<\" (is it a web page?).".into()
            }
            Error::NotJson {
                found,
                line,
                column,
            } => match found.as_str() {
                "" => format!("Not valid JSON: it ends too early (line {line}, column {column})."),
                "NaN" | "Infinity" | "-Infinity" => format!(
                    "Not valid JSON: {found} is not allowed (line {line}, column {column}). Write a number."
                ),
                _ => format!(
                    "Not valid JSON: {} was not expected (line {line}, column {column}).",
                    quoted(found)
                ),
            },
            Error::TooDeep => "The lists in this file are nested too deeply.".into(),
            Error::TooLong { found, maximum } => {
                format!("This is too long: {found}; the limit is {maximum}.")
            }
            Error::DamagedLink { part } => format!(
                "The link is damaged at {}. Copy it again, or start from a preset.",
                quoted(part)
            ),
            Error::NewerVersion { version } => format!(
                "This was made by a newer version ({}) of the page. Reload the page and open it again.",
                clip(version).0
            ),
            Error::DamagedSnapshot { place } => {
                format!("The snapshot is damaged ({place}). Start from a link or file instead.")
            }
            Error::BrokenChain {
                layer,
                inputs,
                neurons,
            } => format!("layers[{layer}] takes {inputs} inputs, but {neurons} come in."),
            Error::OutOfMemory { numbers } => {
                format!(
                    "There is no memory for {} numbers. Choose fewer neurons or rows.",
                    plain_text(*numbers)
                )
            }
            Error::NoRandomness => {
                "This system has no source of random numbers. Type a seed instead.".into()
            }
            Error::GeneratorState => {
                "The stored state of the random generator is damaged. Start again from the seed."
                    .into()
            }
            Error::Typed {
                number,
                text,
                problem,
            } => {
                let place = number.map_or(String::new(), |n| format!("Number {n}: "));
                place + &problem.english(text, &quoted(text))
            }
            Error::RaggedRow {
                row,
                found,
                expected,
            } => format!(
                "Row {row} has length {found}, but the first has {expected}. Make all rows equally long."
            ),
        }
    }

    fn korean(&self) -> String {
        let quoted = |text: &str| match clip(text) {
            (text, None) => format!("\"{text}\""),
            (text, Some(length)) => format!("\"{text}\"({length}자)"),
        };
        // A number stands without quotes, anything else in them.
        let plain = |text: &str| match decimal::parse(text) {
            Some(_) => clip(text).0,
            None => quoted(text),
        };
        match self {
            Error::UnknownName { what, name } => {
                format!("알 수 없는 {}입니다: {}.", korean_noun(what), quoted(name))
            }
            Error::OutOfRange {
                place,
                value,
                minimum,
                maximum,
            } => format!(
                "{place}의 값은 {} 이상 {} 이하여야 합니다. 받은 값: {}.",
                plain_text(*minimum),
                plain_text(*maximum),
                clip(value).0
            ),
            Error::WrongLength {
                place,
                found,
                expected,
            } => format!("{place}의 길이가 {found}입니다. {expected}개가 필요합니다."),
            Error::TooMany {
                place,
                found,
                maximum,
            } => format!("{place}: 최대 {maximum}개까지 쓸 수 있는데 {found}개가 있습니다."),
            Error::NotFinite { place, value } => format!(
                "{place}에는 유한한 수가 필요합니다. 받은 값: {}.",
                special(*value)
            ),
            Error::NotWhole { place, value } => {
                format!("{place}에는 정수가 필요합니다. 받은 값: {}.", plain(value))
            }
            Error::NotANumber { place, text } => {
                format!(
                    "{place}에 있는 {} 값을 숫자로 읽을 수 없습니다.",
                    quoted(text)
                )
            }
            Error::TooLarge { place, text } => format!(
                "{place}의 값이 너무 큽니다: {}. 쓸 수 있는 가장 큰 수는 약 1.8e308입니다.",
                quoted(text)
            ),
            Error::WrongType {
                place,
                expected,
                found,
            } => format!(
                "{place}의 형식이 잘못되었습니다. 필요한 형식: {}, 받은 형식: {}.",
                expected.korean(),
                found.korean()
            ),
            Error::Missing { key } => format!("\"{key}\" 항목이 없습니다."),
            Error::Twice { key } => {
                format!("{} 항목이 두 번 나옵니다. 하나만 남겨 주세요.", quoted(key))
            }
            Error::NoSuchParameter { name } => {
                format!("이 신경망에는 {} 가중치나 편향이 없습니다.", quoted(name))
            }
            Error::Empty => "파일이 비어 있습니다.".into(),
            Error::NotUtf8 => "UTF-8 텍스트 파일이 아닙니다. UTF-8로 다시 저장해 주세요.".into(),
            Error::NotJson {
                found,
                line: 1,
                column: 1,
            } if found.starts_with('<') => {
                "올바른 JSON이 아닙니다. \"<\"로 시작합니다(웹 페이지를 저장한 파일인가요?).".into()
            }
            Error::NotJson {
                found,
                line,
                column,
            } => match found.as_str() {
                "" => format!("올바른 JSON이 아닙니다. 중간에 끝났습니다({line}행 {column}열)."),
                "NaN" | "Infinity" | "-Infinity" => format!(
                    "올바른 JSON이 아닙니다. {found} 값은 쓸 수 없습니다({line}행 {column}열). 숫자를 써 주세요."
                ),
                _ => format!(
                    "올바른 JSON이 아닙니다. {line}행 {column}열에 예상하지 못한 내용이 있습니다: {}.",
                    quoted(found)
                ),
            },
            Error::TooDeep => "파일 안의 목록이 너무 깊이 중첩되어 있습니다.".into(),
            Error::TooLong { found, maximum } => {
                format!("너무 깁니다. 최대 {maximum}까지인데 {found}입니다.")
            }
            Error::DamagedLink { part } => format!(
                "링크의 이 부분이 손상되었습니다: {}. 링크를 다시 복사하거나 예제에서 시작해 주세요.",
                quoted(part)
            ),
            Error::NewerVersion { version } => format!(
                "더 새로운 버전({})에서 만들어졌습니다. 페이지를 새로 고친 뒤 다시 열어 주세요.",
                clip(version).0
            ),
            Error::DamagedSnapshot { .. } => {
                "저장된 상태가 손상되었습니다. 링크나 파일에서 다시 시작해 주세요.".into()
            }
            Error::BrokenChain {
                layer,
                inputs,
                neurons,
            } => {
                format!("layers[{layer}]의 입력은 {inputs}개인데 앞에서 {neurons}개가 들어옵니다.")
            }
            Error::OutOfMemory { numbers } => format!(
                "숫자 {}개를 담을 메모리가 없습니다. 뉴런이나 행의 수를 줄여 주세요.",
                plain_text(*numbers)
            ),
            Error::NoRandomness => {
                "이 시스템에서는 난수를 얻을 수 없습니다. 시드를 직접 입력해 주세요.".into()
            }
            Error::GeneratorState => {
                "저장된 난수 생성기의 상태가 손상되었습니다. 시드부터 다시 시작해 주세요.".into()
            }
            Error::Typed {
                number,
                text,
                problem,
            } => {
                let place = number.map_or(String::new(), |n| format!("{n}번째 숫자: "));
                place + &problem.korean(text, &quoted(text))
            }
            Error::RaggedRow {
                row,
                found,
                expected,
            } => format!(
                "첫 행의 숫자는 {expected}개인데 {row}번째 행의 숫자는 {found}개입니다. 개수를 맞춰 주세요."
            ),
        }
    }
}

impl Kind {
    fn english(self) -> &'static str {
        match self {
            Kind::Nothing => "nothing",
            Kind::Boolean => "true or false",
            Kind::Number => "a number",
            Kind::Text => "text",
            Kind::List => "a list",
            Kind::Object => "an object",
            Kind::Other => "something else",
        }
    }

    fn korean(self) -> &'static str {
        match self {
            Kind::Nothing => "빈 값",
            Kind::Boolean => "참/거짓",
            Kind::Number => "숫자",
            Kind::Text => "텍스트",
            Kind::List => "목록",
            Kind::Object => "객체",
            Kind::Other => "그 밖의 값",
        }
    }
}

impl Problem {
    fn english(self, text: &str, quoted: &str) -> String {
        match self {
            Problem::NotANumber => {
                format!("{quoted} is not a number. Write it like 3, -5.5 or 1e-3.")
            }
            Problem::TooLarge => {
                format!("{quoted} is too large. The largest number is about 1.8e308.")
            }
            Problem::DecimalComma => {
                let point = clip(&text.replace(',', ".")).0;
                format!("{quoted} is not one number. Use a point: {point}.")
            }
            Problem::NoNumber => "Here a number is missing. Write it like 3, -5.5 or 1e-3.".into(),
            Problem::Bracket => format!("The bracket {quoted} does not fit here."),
        }
    }

    fn korean(self, text: &str, quoted: &str) -> String {
        match self {
            Problem::NotANumber => {
                format!("숫자로 읽을 수 없습니다: {quoted}. 3, -5.5, 1e-3처럼 써 주세요.")
            }
            Problem::TooLarge => {
                format!("너무 큽니다: {quoted}. 쓸 수 있는 가장 큰 수는 약 1.8e308입니다.")
            }
            Problem::DecimalComma => {
                let point = clip(&text.replace(',', ".")).0;
                format!("숫자 하나가 아닙니다: {quoted}. 소수점을 써 주세요: {point}.")
            }
            Problem::NoNumber => "숫자가 빠졌습니다. 3, -5.5, 1e-3처럼 써 주세요.".into(),
            Problem::Bracket => format!("괄호의 짝이나 위치가 맞지 않습니다: {quoted}."),
        }
    }
}

fn korean_noun(what: &str) -> &str {
    match what {
        "activation" => "활성화 함수",
        "initialization" => "초기화 방법",
        "preset" => "예제",
        "key" => "항목",
        "edit" => "편집",
        _ => "이름",
    }
}

/// Long text to its first characters and its length: 200,000 times `a` -> (`aaaaaaaa...`, 200000).
fn clip(text: &str) -> (String, Option<usize>) {
    const LONGEST: usize = 48;
    if text.len() <= LONGEST {
        return (text.into(), None);
    }
    let length = text.chars().count();
    let start: String = text.chars().take(8).collect();
    (start + "...", Some(length))
}

/// 0.001, 4294967295
fn plain_text(value: f64) -> String {
    Decimal::shortest(value).positional(0)
}

/// NaN and the infinities as Python writes them.
fn special(value: f64) -> &'static str {
    match value {
        f64::INFINITY => "inf",
        f64::NEG_INFINITY => "-inf",
        _ => "nan",
    }
}

/// What a shape of so many rows and columns needs and cannot get.
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

impl core::error::Error for Error {}
