//! What people print beside the numbers, which is none of them: sizes, quotation marks, arrows. Lines keep their places.

use crate::text::decimal;

/// A cleaned printout as the reader's grammar has it.
pub fn tidy(text: &str) -> String {
    let mut lines = Vec::from_iter(text.split('\n')).into_iter().peekable();
    let mut tidied = String::with_capacity(text.len());
    while let Some(line) = lines.next() {
        let is_above = lines
            .peek()
            .is_some_and(|next| next.trim_start().starts_with('['));
        match before_size(line) {
            Some(name) if is_above && !name.contains("hape") => tidied.push_str(name),
            Some(_) => (),
            None => tidied.push_str(&plain(line)),
        }
        tidied.push('\n');
    }
    tidied.pop();
    tidied
}

/// `W1 (3, 4) float64`, `W1.shape: torch.Size([4, 3])`, `(3, 4)`: a line that says how large an array is, without that.
fn before_size(line: &str) -> Option<&str> {
    let dtype = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.');
    let (name, sizes) = line.trim_end_matches(dtype).rsplit_once('(')?;
    let sizes = sizes.strip_suffix(')')?.trim_matches(['[', ']']);
    let is_number = |word: &str| word.trim().bytes().all(|b| b.is_ascii_digit());
    let is_size = sizes.contains(',') && sizes.split(',').all(is_number);
    let is_said = !name.contains('=') || name.contains("hape");
    let name = name.trim_end_matches("torch.Size");
    (is_size && is_said && !name.contains(['[', ')'])).then_some(name)
}

/// `['0.66', '0.25']` -> `[0.66, 0.25]`, `[0 1] -> 0.5` -> `[0 1], 0.5`, `swish => [0.1 0.2]` -> `swish = [0.1 0.2]`.
fn plain(line: &str) -> String {
    let mut plain = String::from(line);
    for arrow in [" -> ", " => "] {
        if plain.contains(arrow) {
            plain = plain
                .replace(&["]", arrow].concat(), "], ")
                .replace(arrow, " = ");
        }
    }
    for quote in ['\'', '"'] {
        let parts = Vec::from_iter(plain.split(quote));
        let mut quoted = parts.iter().skip(1).step_by(2).peekable();
        if quoted.peek().is_some() && quoted.all(|part| decimal::parse(part.trim()).is_some()) {
            plain = parts.concat();
        }
    }
    plain
}
