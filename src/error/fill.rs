//! Sentences with values in their places.

use super::{Language, words::korean_place};
use crate::text::decimal::{self, Decimal};

/// What stands in the place of `{0}`, `{1}` and so on in a sentence.
pub(super) enum Value<'a> {
    Text(&'a str),
    /// In quotation marks, and cut where it is long.
    Quoted(&'a str),
    /// Cut where it is long.
    Clipped(&'a str),
    /// Without quotation marks where it is a number.
    Plain(&'a str),
    Count(usize),
    Number(f64),
    /// In both languages.
    Either([&'static str; 2]),
}

/// As NumPy prints a shape: `(4,)`, `(4, 1)`.
pub(super) fn tuple(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    match &sizes[..] {
        [one] => format!("({one},)"),
        _ => format!("({})", sizes.join(", ")),
    }
}

/// A sentence with the values in their places: `{0}`, `{1}` and so on.
pub(super) fn fill(sentence: &str, values: &[Value], language: Language) -> String {
    let mut message = String::new();
    for part in sentence.split('{') {
        let Some((place, rest)) = part.split_once('}') else {
            message += part;
            continue;
        };
        let value = place.bytes().next().map(|digit| usize::from(digit - b'0'));
        if let Some(value) = value.and_then(|place| values.get(place)) {
            message += &value.text(language);
        }
        message += rest;
    }
    message
}

impl Value<'_> {
    fn text(&self, language: Language) -> String {
        match *self {
            Value::Text(text) if language == Language::Korean => korean_place(text).into(),
            Value::Text(text) => text.into(),
            Value::Plain(text) if decimal::parse(text).is_none() => {
                Value::Quoted(text).text(language)
            }
            Value::Clipped(text) | Value::Plain(text) => clip(text).0,
            Value::Quoted(text) => match (clip(text), language) {
                ((text, None), _) => format!("\"{text}\""),
                ((text, Some(length)), Language::English) => {
                    format!("\"{text}\" ({length} characters)")
                }
                ((text, Some(length)), Language::Korean) => format!("\"{text}\"({length}자)"),
            },
            Value::Count(count) => count.to_string(),
            // 0.001, 4294967295
            Value::Number(value) => Decimal::shortest(value).positional(0),
            Value::Either(names) => names[language as usize].into(),
        }
    }
}

/// `1,234.5` and `1.234,5` -> `1234.5`: the last mark is the point unless it groups as well.
pub(super) fn ungrouped(text: &str) -> String {
    let text = &text.replace(['\u{2009}', '\u{202f}', '\''], ",")[..];
    let is_mark = |c| matches!(c, ',' | '.');
    let point = text.rfind(is_mark).filter(|&last| {
        text.matches(text.as_bytes()[last] as char).count() == 1
            && text.matches(is_mark).count() > 1
    });
    let (whole, fraction) = text.split_at(point.unwrap_or(text.len()));
    whole.replace(is_mark, "") + &fraction.replace(',', ".")
}

/// `3 × 4`, `3`; of a single number 1.
pub(super) fn shape(axes: &[usize]) -> String {
    match axes {
        [] => "1".into(),
        _ => Vec::from_iter(axes.iter().map(|n| n.to_string())).join(" × "),
    }
}

/// Long text to its first characters and its length: 200,000 times `a` -> (`aaaaaaaa...`, 200000).
pub(super) fn clip(text: &str) -> (String, Option<usize>) {
    const LONGEST: usize = 48;
    if text.len() <= LONGEST {
        return (text.into(), None);
    }
    let length = text.chars().count();
    let start: String = text.chars().take(8).collect();
    (start + "...", Some(length))
}

/// NaN and the infinities as Python writes them.
pub(super) fn special(value: f64) -> &'static str {
    match value {
        f64::INFINITY => "inf",
        f64::NEG_INFINITY => "-inf",
        _ => "nan",
    }
}
