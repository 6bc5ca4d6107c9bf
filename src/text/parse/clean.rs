//! One spelling for characters that look alike: afterwards every number is ASCII.

/// The text with `\n` as its only line break, ASCII for full-width characters, dashes, curly quotes
/// and spaces, and without characters that cannot be seen. Lines keep their numbers.
///
/// U+2009 and U+202F, which group digits (`1 234`), stay: they separate no numbers.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\t' | ' '..='~' => clean.push(c),
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push('\n');
            }
            // as the Unicode Standard, 5.8: LF, VT, FF, NEL, LS, PS
            '\n'..='\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            // how the page shows a line break and a tab in a field of one line
            '\u{23ce}' => clean.push('\n'),
            '\u{21e5}' => clean.push('\t'),
            '\u{ff01}'..='\u{ff5e}' => {
                clean.extend(char::from_u32(u32::from(c) - 0xfee0).map(dash))
            }
            'ᵀ' => clean.push_str(".T"),
            '\u{3001}' => clean.push_str(", "),
            '\u{2018}' | '\u{2019}' => clean.push('\''),
            '\u{201c}' | '\u{201d}' => clean.push('"'),
            '\u{2026}' => clean.push_str("..."),
            '\u{2009}' | '\u{202f}' => clean.push(c),
            // between a digit and three others it groups digits too
            '\u{a0}'
                if clean.ends_with(|c: char| c.is_ascii_digit()) && is_group(chars.clone()) =>
            {
                clean.push('\u{202f}');
            }
            _ if c.is_whitespace() => clean.push(' '),
            _ if is_invisible(c) => (),
            _ => clean.push(dash(c)),
        }
    }
    clean
}

/// Three digits, not four.
fn is_group(chars: impl Iterator<Item = char>) -> bool {
    chars.take_while(char::is_ascii_digit).take(4).count() == 3
}

/// Hyphens, dashes and the true minus sign to `-`.
fn dash(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2796}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{fe62}' => '+',
        _ => c,
    }
}

/// Format characters (general category Cf): zero-width ones, marks of direction, a byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
