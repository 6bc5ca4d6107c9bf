//! Arrays as PHP's `print_r`, `var_dump` and `var_export` print them, rewritten as Python's lists and dictionaries, line
//! for line.

use std::borrow::Cow;

/// A cleaned text without PHP's keys of lists. Lines keep their numbers.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("=>") || !text.lines().any(|line| opens(line.trim())) {
        return text.into();
    }
    let mut plain = String::new();
    // Where the open brackets stand in it.
    let mut brackets = Vec::new();
    for line in text.split('\n') {
        let (key, value) = parts(line);
        if let Some(key) = key
            && let Some(&bracket) = brackets.last()
            && !key.bytes().all(|b| b.is_ascii_digit())
        {
            plain.replace_range(bracket..=bracket, "{");
            plain = plain + "'" + key + "': ";
        }
        if opens(value) {
            brackets.push(plain.len());
            plain += "[";
        } else if matches!(value, ")" | "}")
            && let Some(bracket) = brackets.pop()
        {
            plain += if plain[bracket..].starts_with('{') {
                "}"
            } else {
                "]"
            };
            plain += if brackets.is_empty() { "" } else { "," };
        } else if brackets.is_empty() {
            plain += if value == "Array" { "" } else { line };
        } else if !matches!(value, "" | "Array") {
            plain = plain + number(value) + ",";
        }
        plain += "\n";
    }
    plain.into()
}

/// Key and value: `[0] => 1.5`, `["W1"]=>`, `0 => 1.5,`.
fn parts(line: &str) -> (Option<&str>, &str) {
    let (key, value) = match line.split_once("=>") {
        Some((key, value)) => (Some(key.trim_matches([' ', '[', ']', '"', '\''])), value),
        None => (None, line),
    };
    (key, value.trim().trim_end_matches(','))
}

/// The line that begins an array's items.
fn opens(value: &str) -> bool {
    matches!(value, "(" | "array (") || value.starts_with("array(") && value.ends_with(") {")
}

/// `float(1.5)` -> `1.5`
fn number(value: &str) -> &str {
    let inside = value
        .strip_suffix(')')
        .and_then(|value| value.split_once('('));
    inside.map_or(value, |(_, number)| number)
}
