//! Text in pieces. The standard library's `format!` would bring 3 KB of machinery, for widths and
//! precisions that nothing here asks for, into what a page loads at first.

use crate::prelude::*;

/// Writes the pieces one after the other: `text!["layers[", layer, "]"]`.
macro_rules! text {
    ($($piece:expr),+ $(,)?) => {{
        let mut text = $crate::prelude::String::new();
        $($crate::text::Piece::write(&$piece, &mut text);)+
        text
    }};
}
pub(crate) use text;

/// What a text is made of.
pub(crate) trait Piece {
    fn write(&self, text: &mut String);
}

impl Piece for &str {
    #[inline(never)]
    fn write(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Piece for String {
    fn write(&self, text: &mut String) {
        Piece::write(&self.as_str(), text);
    }
}

impl Piece for usize {
    #[inline(never)]
    fn write(&self, text: &mut String) {
        if *self > 9 {
            Piece::write(&(*self / 10), text);
        }
        text.push(char::from(b'0' + (*self % 10) as u8));
    }
}

impl<T: Piece> Piece for &T {
    fn write(&self, text: &mut String) {
        (*self).write(text);
    }
}

/// Filled up with `fill` on the right, to at least so many characters.
pub(crate) fn pad_end(mut text: String, fill: char, width: usize) -> String {
    while text.len() < width {
        text.push(fill);
    }
    text
}

/// Filled up with `fill` on the left, to at least so many characters. Both take ASCII.
pub(crate) fn pad_start(text: &str, fill: char, width: usize) -> String {
    pad_end(String::new(), fill, width.saturating_sub(text.len())) + text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_written_as_format_writes_them() {
        for n in [0, 7, 10, 99, 100, 4_294_967_295_usize] {
            assert_eq!(text!["x[", n, "]", "é".to_string()], format!("x[{n}]é"));
            assert_eq!(pad_start(&text![n], ' ', 5), format!("{n:>5}"));
            assert_eq!(pad_end(text![n], '0', 5), format!("{n:0<5}"));
        }
    }
}
