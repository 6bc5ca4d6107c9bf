//! What stands before an array: a name, a prompt, a heading.

use super::{
    reader::Reader,
    token::{Kind, Lexer, Token, is_letter},
    wrapper,
};
use crate::{Error, Problem};

/// A name, as a part of the text.
pub(super) struct Label {
    start: usize,
    end: usize,
    pub line: usize,
    /// As in the page's links, where a comma always separates: `x=3,1,5.5;1,2,3`.
    pub is_link: bool,
}

/// What PyTorch prints above a parameter.
const PARAMETER: &str = "Parameter containing";

impl Label {
    /// The words alone: `W1 =` -> `W1`.
    pub fn name(&self, text: &str) -> Option<String> {
        let words = Vec::from_iter(text[self.start..self.end].split_whitespace());
        let name = words.join(" ");
        let is_mark = |c: char| matches!(c, '=' | ':' | ' ');
        let name = name.trim_end_matches(is_mark).trim_matches(['\'', '"']);
        let name = name
            .strip_suffix(PARAMETER)
            .unwrap_or(name)
            .trim_end_matches(is_mark);
        (!name.is_empty()).then(|| name.into())
    }
}

impl<'a> Reader<'a> {
    /// Takes a name, up to where its value begins: on this line, after `=` or `:` if it is a number, or
    /// on the next.
    pub(super) fn label(&mut self) -> Result<(), Error> {
        let mut ahead = self.lexer;
        let first = ahead.peek();
        let is_name =
            first.kind == Kind::Quoted || first.text.starts_with(is_letter) || is_path(first.text);
        if !is_name {
            return Err(self.not_a_number());
        }
        let mut previous = first;
        loop {
            let before = ahead;
            let token = ahead.next();
            let is_after_mark = matches!(previous.kind, Kind::Equals | Kind::Colon);
            match token.kind {
                Kind::LineBreak | Kind::End => {
                    // `loss 0.3926` above an array is not its name
                    let is_fraction = previous.is_number() && previous.text.contains('.');
                    if is_fraction || !is_after_mark && !is_before_value(ahead) {
                        return Err(self.not_a_number());
                    }
                    self.lexer = before;
                    self.set_label(first, previous, false);
                    return Ok(());
                }
                Kind::Word if is_after_mark && token.is_number() => {
                    self.lexer = before;
                    self.set_label(first, previous, !token.spaced && !previous.spaced);
                    return Ok(());
                }
                Kind::Word if token.start > first.start && begins_call(token, ahead) => {
                    if !is_after_mark && !ends_like_name(previous) {
                        return Err(self.not_a_number());
                    }
                    self.lexer = before;
                    self.set_label(first, previous, false);
                    return Ok(());
                }
                Kind::Open => match end_of_index(ahead) {
                    Some(end) if !is_after_mark => ahead = end,
                    // `weights (1, 2)`, not `np.exp(1, 2)`; `weights [1]`, not `weights @ [1]`
                    _ if !is_after_mark
                        && (token.text == "(" && !token.spaced || !ends_like_name(previous)) =>
                    {
                        return Err(self.not_a_number());
                    }
                    _ => {
                        self.lexer = before;
                        self.set_label(first, previous, false);
                        return Ok(());
                    }
                },
                // `input->hidden`
                Kind::Close if token.text != ">" => return Err(self.not_a_number()),
                _ => (),
            }
            previous = token;
        }
    }

    /// One name, or one more below another.
    fn set_label(&mut self, first: Token, last: Token, is_tight: bool) {
        let end = last.start + last.text.len();
        let (start, line) = match &self.label {
            Some(above) => (above.start, above.line),
            None => (first.start, first.line),
        };
        self.label = Some(Label {
            start,
            end,
            line,
            is_link: is_tight && last.kind == Kind::Equals && is_link_key(first.text),
        });
    }

    fn not_a_number(&self) -> Error {
        self.array
            .error(self.lexer.rest_of_line(), Problem::NotANumber)
    }

    /// A line of code, which prints nothing itself; of an array in it, its name.
    pub(super) fn input_line(&mut self) -> Result<(), Error> {
        let mut ahead = self.lexer;
        let first = ahead.peek();
        let mut previous = first;
        loop {
            let before = ahead;
            let token = ahead.next();
            if previous.kind == Kind::Equals
                && (token.kind == Kind::Open || begins_call(token, ahead))
            {
                self.set_label(first, previous, false);
            } else if !token.is_end() {
                if token.kind == Kind::Open {
                    ahead = end_of_index(ahead).unwrap_or(ahead);
                }
                previous = token;
                continue;
            }
            self.lexer = before;
            return Ok(());
        }
    }
}

/// `0.weight`, as PyTorch names the parameters of a `Sequential`.
pub(super) fn is_path(word: &str) -> bool {
    word.split_once('.').is_some_and(|(layer, name)| {
        layer.bytes().all(|b| b.is_ascii_digit()) && matches!(name, "weight" | "bias")
    })
}

/// What stands after `>>>`, `In [3]:`, `Out[3]:` or `[3]:`, and whether that is code.
pub(super) fn prompt(mut lexer: Lexer) -> Option<(Lexer, bool)> {
    let mut token = lexer.next();
    if token.text == ">" {
        let is_arrow = |next: Token| next.text == ">" && !next.spaced;
        return (is_arrow(lexer.next()) && is_arrow(lexer.next())).then_some((lexer, true));
    }
    let is_input = token.text == "In";
    if is_input || token.text == "Out" {
        token = lexer.next();
    }
    let number = lexer.next();
    let is_number = number.text.bytes().all(|b| b.is_ascii_digit() || b == b'*');
    let is_prompt = token.text == "["
        && (number.kind == Kind::Word && is_number)
        && lexer.next().text == "]"
        && lexer.next().kind == Kind::Colon;
    is_prompt.then_some((lexer, is_input))
}

/// `x`, `w1`, `b2`: the keys of a link that hold numbers.
fn is_link_key(name: &str) -> bool {
    let layer = name.strip_prefix(['w', 'b']).unwrap_or("");
    name == "x" || !layer.is_empty() && layer.bytes().all(|b| b.is_ascii_digit())
}

/// Where the bracket that was just opened closes, if its contents belong to a name: `['W1'] =`,
/// `[0].weights`, `(hidden layer):`.
fn end_of_index(mut ahead: Lexer) -> Option<Lexer> {
    loop {
        let token = ahead.next();
        match token.kind {
            Kind::Open | Kind::LineBreak | Kind::End => return None,
            Kind::Close => break,
            _ => (),
        }
    }
    let next = ahead.peek();
    let belongs = match next.kind {
        Kind::Equals | Kind::Colon => true,
        Kind::Open => !next.spaced,
        Kind::Word => !next.spaced && next.text.starts_with('.') && !is_transpose(next.text),
        _ => false,
    };
    belongs.then_some(ahead)
}

/// `.T`, and the beginning of `.t()` and `.transpose()`.
pub(super) fn is_transpose(word: &str) -> bool {
    matches!(word, ".T" | ".t" | ".transpose")
}

/// Whether a value may follow without a mark.
fn ends_like_name(last: Token) -> bool {
    let ends = |c: char| is_letter(c) || c.is_ascii_digit();
    last.kind == Kind::Quoted || last.kind == Kind::Word && last.text.ends_with(ends)
}

/// Whether the value of a name stands in the lines below it.
fn is_before_value(mut ahead: Lexer) -> bool {
    let mut token = ahead.next_but_tabs();
    while token.kind == Kind::LineBreak {
        token = ahead.next_but_tabs();
    }
    token.kind == Kind::Open || begins_call(token, ahead)
}

/// Whether `token`, just taken from the lexer, is a function around a value.
pub(super) fn begins_call(token: Token, after: Lexer) -> bool {
    let next = after.peek();
    let is_before_parenthesis = next.text == "(" && !next.spaced;
    is_before_parenthesis && token.kind == Kind::Word && wrapper::is_call(token.text)
}
