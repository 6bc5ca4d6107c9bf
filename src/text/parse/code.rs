//! Arrays as compiled languages write them, rewritten as Python's lists, line for line: C, C++, C#, Fortran, Go, Java,
//! Julia, Kotlin, Rust, Swift. What a program would have to work out stays as it is, and is refused.

use std::borrow::Cow;

/// What begins a declaration.
const KEYWORDS: &[&str] = &[
    "auto",
    "const",
    "constexpr",
    "double",
    "final",
    "float",
    "int",
    "let",
    "long",
    "my",
    "private",
    "pub",
    "public",
    "real",
    "static",
    "val",
    "var",
];

/// Types of numbers, which may stand before a bracket.
const TYPES: &[&str] = &[
    "double", "float", "int", "long", "Double", "Float", "f32", "f64", "float32", "float64",
    "Float32", "Float64", "Int64",
];

/// Types of lists, with the type of their items behind them.
const LISTS: &[&str] = &[
    "std::vector<",
    "std::array<",
    "vector<",
    "array<",
    "List<",
    "Vec<",
];

/// Functions whose arguments are a list's items, and macros whose brackets are a list.
const CALLS: &[(&str, &str)] = &[
    ("doubleArrayOf(", "("),
    ("floatArrayOf(", "("),
    ("arrayOf(", "("),
    ("listOf(", "("),
    ("Arrays.asList(", "("),
    ("List.of(", "("),
    ("vec![", "["),
    ("array![", "["),
    ("dmatrix![", "["),
    ("&[", "["),
    ("(/", "("),
    ("/)", ")"),
];

/// A cleaned text without types, keywords and comments. Lines keep their numbers.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_code = text.contains(['{', '!', '&', '/', '<', '(', ';'])
        || text.contains("Float")
        || text.contains(": [");
    if !is_code {
        return text.into();
    }
    let text = without_comments(text);
    let lines = text.split('\n').map(|line| match statement(line) {
        Some(line) => Cow::Owned(line),
        None => Cow::Borrowed(line),
    });
    Vec::from_iter(lines).join("\n").into()
}

/// `/* … */`, and `// …` where a line or an item is over: `7 // 2` is Python's division.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("//") && !text.contains("/*") {
        return text.into();
    }
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*")
        && let Some((comment, after)) = comment.split_once("*/")
    {
        plain.push_str(before);
        plain.extend(comment.chars().filter(|&c| c == '\n'));
        rest = after;
    }
    plain.push_str(rest);
    let lines = plain.split('\n').map(|line| match line.split_once("//") {
        Some((before, _))
            if before.trim_end().is_empty() || before.trim_end().ends_with(ends_item) =>
        {
            before
        }
        _ => line,
    });
    Vec::from_iter(lines).join("\n").into()
}

fn ends_item(c: char) -> bool {
    matches!(c, ',' | ';' | '{' | '}' | '[' | ']' | '(' | ')')
}

/// A line as Python would have it; none where it is so already.
fn statement(line: &str) -> Option<String> {
    let text = line.trim();
    let text = logged(text).unwrap_or(text);
    let (name, value) = declaration(text).unwrap_or(("", text));
    let bare = value.contains('{').then(|| untyped_lists(value));
    let value = bare.as_deref().unwrap_or(value);
    let value = untyped(value).unwrap_or(value);
    // `[0.5; 4]` repeats a number in Rust, and is a column in MATLAB
    if is_rust(text) && value.starts_with('[') && value.trim_end_matches(';').contains(';') {
        return Some(format!("&{value}"));
    }
    let called = CALLS.iter().any(|(call, _)| value.contains(call));
    let value = if called {
        uncalled(value)?
    } else {
        value.into()
    };
    let name = if name.is_empty() {
        "".into()
    } else {
        format!("{name} = ")
    };
    let plain = name + &value;
    (plain != line.trim()).then_some(plain)
}

fn is_rust(text: &str) -> bool {
    ["let ", "const ", "static ", "pub "]
        .iter()
        .any(|keyword| text.starts_with(keyword))
}

/// What Rust's `dbg!` prints behind its place: `[src/main.rs:3:5] w = […]`.
fn logged(text: &str) -> Option<&str> {
    let (place, rest) = text.strip_prefix('[')?.split_once("] ")?;
    place.contains(".rs:").then_some(rest)
}

/// `static const float w[2][2] = {…` -> `w`, `{…`; none where no keyword or type begins it.
fn declaration(text: &str) -> Option<(&str, &str)> {
    // Eigen's `W << 1, 2,`
    if let Some((name, value)) = text.split_once(" << ")
        && is_name(name)
        && super::number::begins_like_one(value)
    {
        return Some((name, value));
    }
    let word = text.split(|c: char| !c.is_alphanumeric()).next()?;
    let is_go = text
        .split_once(" := ")
        .is_some_and(|(name, _)| is_name(name));
    let is_list = LISTS.iter().any(|list| text.starts_with(list));
    if !is_go && !is_list && !KEYWORDS.contains(&word) {
        return None;
    }
    let at = text.find(['=', '{'])?;
    let (left, value) = text.split_at(at);
    let value = value.strip_prefix('=').unwrap_or(value).trim_start();
    if left.contains(['\'', '"', '(']) {
        return None;
    }
    // the name stands before a type in Rust and Swift, before a size in C
    let colon = left
        .find(':')
        .filter(|&at| !left[at + 1..].starts_with(':'));
    let mut name = left[..colon.unwrap_or(left.len())].trim_end();
    while let Some(sized) = name.strip_suffix(']') {
        name = sized[..sized.rfind('[')?].trim_end();
    }
    let name = name
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()?;
    is_name(name).then_some((name, value))
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// `Float32[…` without its type.
fn untyped(value: &str) -> Option<&str> {
    for name in TYPES {
        if let Some(list) = value.strip_prefix(name)
            && list.starts_with('[')
            && list[1..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ' '))
            && !list.contains('{')
        {
            return Some(list);
        }
    }
    None
}

/// `new double[2][]{…`, `[]float64{…` without what stands before each list.
fn untyped_lists(value: &str) -> String {
    let mut plain = String::new();
    let mut rest = value;
    while let Some((head, after)) = rest.split_once('{') {
        let items = head.rfind('}').map_or(0, |end| end + 1);
        let (before, name) = head.split_at(items);
        let name = name.trim_start_matches([',', ' ']);
        plain.push_str(if is_type(name) { before } else { head });
        if is_type(name) && items > 0 {
            plain.push(',');
        }
        plain.push('{');
        rest = after;
    }
    plain + rest
}

/// Of a list, as it stands before its brace.
fn is_type(head: &str) -> bool {
    let is_new = head.starts_with("new ") || head.starts_with("new[");
    let mut words = head
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_typed = head.contains('[')
        && words.clone().any(|word| TYPES.contains(&word))
        && words.all(|word| TYPES.contains(&word) || word.parse::<u32>().is_ok());
    is_new || is_typed || LISTS.iter().any(|list| head.starts_with(list))
}

/// Without the names of functions and macros; none where a number is repeated: `vec![0.5; 4]`.
fn uncalled(value: &str) -> Option<String> {
    for (_, list) in value
        .match_indices("![")
        .map(|(at, _)| value.split_at(at + 2))
    {
        let inside = list.split([']', '[']).next().unwrap_or("");
        if inside.contains(';') && !inside.contains(',') {
            return None;
        }
    }
    // Fortran's brackets come in pairs
    let is_fortran = value.contains("(/") && value.contains("/)");
    let mut plain = value.to_string();
    for (call, list) in CALLS {
        if call.contains('/') && !is_fortran {
            continue;
        }
        let mut from = 0;
        while let Some(at) = plain[from..].find(call).map(|at| from + at) {
            let is_whole =
                !plain[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
            if is_whole {
                plain.replace_range(at..at + call.len(), list);
            }
            from = at + 1;
        }
    }
    Some(plain)
}
