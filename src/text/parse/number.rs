//! One word as a number, and the question what a comma between digits means.

use std::borrow::Cow;

use crate::{Problem, text::decimal};

/// ASCII digits with a sign, a point, an exponent and Python's underscores between digits; `nan` and
/// `inf` as Python and JavaScript write them.
pub(crate) fn read(word: &str) -> Result<f64, Problem> {
    if word == "..." {
        return Err(Problem::Summarized);
    }
    let (sign, size) = match word.as_bytes() {
        [b'-', ..] => (-1.0, &word[1..]),
        [b'+', ..] => (1.0, &word[1..]),
        _ => (1.0, word),
    };
    if is_name_of(size, &["inf", "infinity"]) {
        return Ok(sign * f64::INFINITY);
    }
    if is_name_of(size, &["nan"]) {
        return Ok(f64::NAN);
    }
    let spelled = spelled(word);
    let number = match spelled.contains('_') {
        true => without_underscores(&spelled).and_then(|word| decimal::parse(&word)),
        false => decimal::parse(&spelled),
    };
    match number {
        Some(number) if number.is_finite() => Ok(number),
        Some(_) => Err(Problem::TooLarge),
        None if is_grouped(
            &sign_less(word).replace(['\u{2009}', '\u{202f}', '\''], ","),
            ',',
            '.',
        ) =>
        {
            Err(Problem::GroupedDigits)
        }
        None => Err(Problem::NotANumber),
    }
}

/// What compiled languages write behind a number for its type.
const TYPES: &[&str] = &[
    "_f64", "_f32", "f64", "f32", "_dp", "_sp", "f", "L", "F", "d", "D", "`",
];

/// A number of another language in Python's spelling: `1.0f`, `1.0_f64`, `1.5D-03`, Julia's `1.5f0`, Mathematica's
/// `1.5*^-3`. Before `f`, `F`, `d`, `D` a point must stand: `2D` is a word.
fn spelled(word: &str) -> Cow<'_, str> {
    if !word.ends_with(|c: char| c.is_ascii_alphabetic() || c == '`')
        && !word.contains(['d', 'D', 'f', '^', '_'])
    {
        return word.into();
    }
    let is_plain = |text: &str| decimal::parse(text).is_some();
    let typed = TYPES.iter().find_map(|name| {
        let number = word.strip_suffix(name)?;
        let is_word = matches!(*name, "f" | "F" | "d" | "D") && !number.contains('.');
        (!is_word && is_plain(number)).then_some(number)
    });
    if let Some(number) = typed {
        return number.into();
    }
    let exponent = ["*^", "d", "D", "f"].iter().find_map(|mark| {
        let (mantissa, power) = word.split_once(mark)?;
        let digits = power.strip_prefix(['-', '+']).unwrap_or(power);
        let is_power = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        (is_power && is_plain(mantissa) && !mantissa.contains(['e', 'E']))
            .then(|| format!("{mantissa}e{power}"))
    });
    exponent.map_or(word.into(), Cow::Owned)
}

fn sign_less(word: &str) -> &str {
    word.strip_prefix(['-', '+']).unwrap_or(word)
}

/// How many digits after the point a number was written with: `0.25` -> 2, `1.5e-03` -> 4, `2e3` -> -3.
pub(super) fn decimals(word: &str) -> i32 {
    let word = &*spelled(word);
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (_, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = fraction.bytes().filter(u8::is_ascii_digit).count() as i32;
    digits.saturating_sub(exponent.parse().unwrap_or(0))
}

/// Whether a number is meant, well written or not: `3`, `-.5`, `0.17a`, `nan`.
pub(super) fn begins_like_one(word: &str) -> bool {
    let size = word.strip_prefix(['-', '+']).unwrap_or(word);
    let digits = size.strip_prefix('.').unwrap_or(size);
    digits.starts_with(|c: char| c.is_ascii_digit())
        || is_name_of(size, &["nan", "inf", "infinity"])
}

fn is_name_of(word: &str, names: &[&str]) -> bool {
    names.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// `1_000` -> `1000`; none where an underscore stands elsewhere than between two digits.
fn without_underscores(word: &str) -> Option<String> {
    let is_between_digits = |parts: &[&str]| {
        parts[0].ends_with(|c: char| c.is_ascii_digit())
            && parts[1].starts_with(|c: char| c.is_ascii_digit())
    };
    let parts: Vec<&str> = word.split('_').collect();
    parts
        .windows(2)
        .all(is_between_digits)
        .then(|| parts.concat())
}

/// The fault of a text of digits and commas that may be one number: `0,5`, `1,234`, `1,234.5`,
/// `1.234,5`. None for what can only be a list: `3,1,5.5`.
pub(crate) fn comma_in(text: &str) -> Option<Problem> {
    let size = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_decimal = size.matches(',').count() == 1
        && !size.contains('.')
        && decimal::parse(&size.replace(',', ".")).is_some();
    match (
        is_decimal,
        is_grouped(size, ',', '.') || is_grouped(size, '.', ','),
    ) {
        (true, true) => Some(Problem::EitherComma),
        (true, false) => Some(Problem::DecimalComma),
        (false, true) => Some(Problem::GroupedDigits),
        (false, false) => None,
    }
}

/// Whether the digits stand in groups of three: `1,234` and `1,234.5`, with `,` and `.` in these roles
/// or in each other's (then with a fraction: `1.234` alone is a number).
fn is_grouped(size: &str, group: char, point: char) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if group == ',' && is_indian(size) {
        return true;
    }
    let (whole, fraction) = size.split_once(point).unwrap_or((size, ""));
    let mut groups = whole.split(group);
    let head = groups.next().unwrap_or("");
    let mut tail = groups.peekable();
    is_digits(head)
        && head.len() <= 3
        && !head.starts_with('0')
        && tail.peek().is_some()
        && tail.all(|group| group.len() == 3 && is_digits(group))
        && (is_digits(fraction) || fraction.is_empty() && group == ',')
}

/// `12,34,567`, `1,00,000`: groups of two, and three digits at the end.
fn is_indian(size: &str) -> bool {
    let whole = size.split_once('.').map_or(size, |(whole, _)| whole);
    let groups = Vec::from_iter(whole.split(','));
    let [head, middle @ .., last] = &groups[..] else {
        return false;
    };
    let is_digits =
        |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    !middle.is_empty()
        && (is_digits(head, 1) || is_digits(head, 2))
        && middle.iter().all(|group| is_digits(group, 2))
        && is_digits(last, 3)
}
