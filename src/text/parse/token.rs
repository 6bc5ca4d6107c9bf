//! Cleaned text as tokens, one at a time: a copy of the lexer is a look ahead.

use super::number;

/// What stands in a spreadsheet's cell that has no value.
const SHEET_ERRORS: &[&str] = &[
    "#DIV/0!", "#N/A", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, a name, or anything else without a space in it.
    Word,
    /// `'W1'`, quotation marks included, within a line.
    Quoted,
    /// One of `[ ( { <`.
    Open,
    /// One of `] ) } >`.
    Close,
    Comma,
    Semicolon,
    Colon,
    Equals,
    Tab,
    LineBreak,
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Counted from 1.
    pub line: usize,
    /// Whether a space or comment stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    /// Whether it is meant as a number, well written or not.
    pub fn is_number(self) -> bool {
        self.kind == Kind::Word && number::begins_like_one(self.text)
    }

    /// Whether its line ends with it.
    pub fn is_end(self) -> bool {
        matches!(self.kind, Kind::LineBreak | Kind::End)
    }
}

#[derive(Clone, Copy)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Self {
        Lexer {
            text,
            at: 0,
            line: 1,
        }
    }

    /// The token that comes next, without taking it.
    pub fn peek(mut self) -> Token<'a> {
        self.next()
    }

    /// After the last token `Kind::End`, again and again.
    pub fn next(&mut self) -> Token<'a> {
        let before = self.at;
        self.skip_spaces_and_comment();
        let (start, line) = (self.at, self.line);
        let rest = &self.text[start..];
        let (kind, length) = first(rest);
        self.at += length;
        self.line += usize::from(kind == Kind::LineBreak);
        Token {
            kind,
            text: &rest[..length],
            start,
            line,
            spaced: start > before,
        }
    }

    /// How many bytes are behind it.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The rest of the line that the next token stands in, without spaces around it.
    pub fn rest_of_line(&self) -> &'a str {
        let rest = &self.text[self.at..];
        rest[..rest.find('\n').unwrap_or(rest.len())].trim()
    }

    /// Goes past tabs and gives the token after them.
    pub fn next_but_tabs(&mut self) -> Token<'a> {
        loop {
            let token = self.next();
            if token.kind != Kind::Tab {
                return token;
            }
        }
    }

    /// Whether a name stands here, at the beginning of a line.
    pub fn is_at_name(&self) -> bool {
        self.text[self.at..].starts_with(is_letter)
    }

    /// `#` to the end of its line is a comment, as in Python.
    fn skip_spaces_and_comment(&mut self) {
        let rest = &self.text[self.at..];
        let text = rest.trim_start_matches(' ');
        self.at += rest.len() - text.len();
        if text.starts_with('#') && !SHEET_ERRORS.iter().any(|error| text.starts_with(error)) {
            self.at += text.find('\n').unwrap_or(text.len());
        }
    }
}

/// The kind and length of the token that a text begins with.
fn first(text: &str) -> (Kind, usize) {
    let Some(&byte) = text.as_bytes().first() else {
        return (Kind::End, 0);
    };
    // `swish => [0.1 0.2]`, `[0 1] -> 0.5`
    if text.starts_with("->") || text.starts_with("=>") {
        return (Kind::Equals, 2);
    }
    let kind = match byte {
        b'[' | b'(' | b'{' | b'<' => Kind::Open,
        b']' | b')' | b'}' | b'>' => Kind::Close,
        b',' => Kind::Comma,
        b';' => Kind::Semicolon,
        b':' => Kind::Colon,
        b'=' => Kind::Equals,
        b'\t' => Kind::Tab,
        b'\n' => Kind::LineBreak,
        b'\'' | b'"' => {
            let inside = &text.as_bytes()[1..];
            let end = inside.iter().position(|&b| b == byte || b == b'\n');
            return match end {
                Some(end) if inside[end] == byte => (Kind::Quoted, end + 2),
                _ => (Kind::Word, word_length(text)),
            };
        }
        _ => return (Kind::Word, word_length(text)),
    };
    (kind, 1)
}

fn word_length(text: &str) -> usize {
    let ends = |b: u8| {
        matches!(b, b' ' | b'\t' | b'\n' | b'#' | b',' | b';' | b':' | b'=') || is_bracket(b)
    };
    let end = text.bytes().skip(1).position(ends);
    end.map_or(text.len(), |end| end + 1)
}

fn is_bracket(byte: u8) -> bool {
    matches!(byte, b'[' | b'(' | b'{' | b'<' | b']' | b')' | b'}' | b'>')
}

/// Whether a name may begin with it, PHP's `$w` too. Every character beyond ASCII may: a name is only passed over.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '_' | '$') || !c.is_ascii()
}
