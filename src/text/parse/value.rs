//! Values in brackets: lists, calls around them, lists and dictionaries of arrays.

use super::{
    array::is_computation,
    brackets::Holds,
    commas::Gap,
    label::{begins_call, is_path, is_transpose},
    reader::{Reader, Since},
    token::{Kind, Lexer, Token, is_letter},
    wrapper,
};
use crate::{Error, Problem};

impl<'a> Reader<'a> {
    pub(super) fn value(&mut self) -> Result<(), Error> {
        self.since = Since::default();
        loop {
            let token = self.lexer.next();
            match token.kind {
                Kind::Open => self.open(token)?,
                Kind::Close => self.close(token)?,
                Kind::Comma => self.comma(token)?,
                Kind::Semicolon => self.semicolon(token)?,
                Kind::Tab => self.since.tabs += 1,
                Kind::LineBreak => self.since.line_break = true,
                Kind::Word => self.word(token)?,
                Kind::Quoted => self.name_in_collection(token)?,
                Kind::Colon | Kind::Equals => return Err(self.misplaced(token)),
                Kind::End => {
                    let bracket = self.frames.open.last().map_or("", |frame| frame.bracket);
                    return Err(self.array.error(bracket, Problem::Unpaired));
                }
            }
            if self.frames.depth() == 0 {
                return self.after_value();
            }
        }
    }

    /// The shape and type that `print(x, x.shape, x.dtype)` prints behind an array.
    fn skip_shape(&mut self) {
        // The rest of a long line is not looked at after each of its arrays.
        if !matches!(self.lexer.peek().text, "(" | "torch.Size") {
            return;
        }
        let Some(shape) = self.last_shape() else {
            return;
        };
        let rest = self.lexer.rest_of_line();
        let rest = rest.strip_prefix("torch.Size").unwrap_or(rest);
        let (open, close) = match rest.starts_with("([") {
            true => ("([", "])"),
            false => ("(", ")"),
        };
        let Some((inside, _)) = rest
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(close))
        else {
            return;
        };
        let sizes = inside
            .trim_end_matches(',')
            .split(',')
            .map(|n| n.trim().parse().ok());
        if !sizes.eq(shape.iter().map(|&n| Some(n))) {
            return;
        }
        while !matches!(self.lexer.next().kind, Kind::Close) {}
        if close == "])" {
            self.lexer.next();
        }
        if matches!(
            self.lexer.peek().text,
            "float64" | "float32" | "torch.float32"
        ) {
            self.lexer.next();
        }
    }

    /// The end of a statement: a line break, a comma or semicolon, or the next value.
    fn after_value(&mut self) -> Result<(), Error> {
        self.skip_shape();
        let mut ahead = self.lexer;
        let token = ahead.next();
        match token.kind {
            Kind::Close => return Err(self.misplaced_after(token, Problem::Unpaired)),
            Kind::Tab if past_tabs(ahead).is_number() => {
                return Err(self.misplaced_after(past_tabs(ahead), Problem::Bracket));
            }
            Kind::LineBreak | Kind::End | Kind::Tab => self.label = None,
            _ if matches!(token.kind, Kind::Comma | Kind::Semicolon) || token.text == "->" => {
                self.label = None;
                self.lexer = ahead;
            }
            Kind::Open => self.label = None,
            _ if begins_call(token, ahead) => self.label = None,
            _ if is_computation(token.text) => {
                return Err(self.misplaced_after(token, Problem::Computed));
            }
            // the next name: `h [0.1 0.2] y [0.3]`
            Kind::Word if token.spaced && token.text.starts_with(is_letter) && has_value(ahead) => {
                self.label = None;
            }
            _ => return Err(self.misplaced_after(token, Problem::Bracket)),
        }
        Ok(())
    }

    fn misplaced_after(&self, token: Token, problem: Problem) -> Error {
        Error::Typed {
            number: Some(self.last_length() + 1),
            text: token.text.into(),
            problem,
        }
    }

    pub(super) fn misplaced(&self, token: Token) -> Error {
        self.array.error(token.text, Problem::Bracket)
    }

    fn comma(&mut self, token: Token) -> Result<(), Error> {
        if self.frames.items() == 0 && self.key.is_none() || self.since.commas > 0 {
            return Err(self.array.error(token.text, Problem::NoNumber));
        }
        self.since.commas += 1;
        self.frames.has_commas |= self.frames.lists == 1;
        Ok(())
    }

    fn semicolon(&mut self, token: Token) -> Result<(), Error> {
        let is_row = self.frames.innermost() == Some(Holds::Items) && self.frames.lists == 1;
        let length = self.frames.items();
        if is_row && length > 0 && (self.frames.has_rows || self.array.split_into_rows()) {
            self.frames.has_rows = true;
            self.since = Since::default();
            if let Some(frame) = self.frames.open.last_mut() {
                frame.items = 0;
            }
            return self.array.close_list(2, length);
        }
        Err(self.misplaced(token))
    }

    fn word(&mut self, token: Token<'a>) -> Result<(), Error> {
        let next = self.lexer.peek();
        match self.frames.innermost() {
            _ if begins_call(token, self.lexer) => {
                let parenthesis = self.lexer.next();
                self.open_call(token, parenthesis)
            }
            Some(Holds::Value) if next.kind == Kind::Equals => {
                self.lexer.next();
                match wrapper::is_value(token.text) {
                    true => Ok(()),
                    false => self.skip_argument(),
                }
            }
            Some(Holds::Value) if self.since.commas > 0 && !token.is_number() => {
                self.array.dtype(token.text);
                self.skip_argument()
            }
            Some(Holds::Dictionary) if next.kind == Kind::Colon => self.name_in_collection(token),
            // PyTorch's words above a parameter, in a list of them
            _ if token.text == "Parameter" && next.text == "containing" => {
                self.lexer.next();
                self.lexer.next();
                Ok(())
            }
            // Python's prompt for a line that goes on
            _ if token.text == "..." && self.since.line_break && next.kind == Kind::Open => Ok(()),
            _ if token.text == "..." => Err(self.array.error(token.text, Problem::Summarized)),
            _ => self.number(token),
        }
    }

    /// An argument that is not the value: `dtype=float64`, `grad_fn=<AddmmBackward0>`.
    fn skip_argument(&mut self) -> Result<(), Error> {
        let mut depth = 0;
        loop {
            let token = self.lexer.peek();
            match token.kind {
                Kind::Comma | Kind::Close if depth == 0 => {
                    self.since = Since::default();
                    return Ok(());
                }
                Kind::End => return Ok(()),
                Kind::Open => depth += 1,
                Kind::Close => depth -= 1,
                _ => self.array.dtype(token.text),
            }
            self.lexer.next();
        }
    }

    /// `'W1':` in a dictionary, or `('W1', array(…))`.
    fn name_in_collection(&mut self, token: Token<'a>) -> Result<(), Error> {
        // `['0.66', '0.25']`, which f-strings leave
        let text = token.text.trim_matches(['\'', '"']);
        let inside = Token {
            kind: Kind::Word,
            text,
            ..token
        };
        if inside.is_number() && !is_path(text) && self.lexer.peek().kind != Kind::Colon {
            return self.number(inside);
        }
        let is_free = match self.frames.innermost() {
            Some(Holds::Dictionary) => self.key.is_none() && self.lexer.next().kind == Kind::Colon,
            Some(Holds::Items) => {
                self.array.is_empty() && self.frames.items() == 0 && self.key.is_none()
            }
            _ => false,
        };
        if !is_free {
            return Err(self.array.error(token.text, Problem::NotANumber));
        }
        if self.frames.innermost() == Some(Holds::Items) {
            self.become_collection(token)?;
        }
        self.key = Some(token.text);
        self.since = Since::default();
        Ok(())
    }

    fn number(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.check_room(token)?;
        if self.frames.innermost() == Some(Holds::Arrays) && self.key.is_none() {
            return Err(self.misplaced(token));
        }
        if self.frames.is_outside_arrays() {
            self.first_line = token.line;
        }
        // Python would want a comma at the line's end; MATLAB begins a row
        let is_after_number = self.frames.lists == 1 && self.frames.items() > 0;
        let is_next_line = self.since.line_break && self.since.commas == 0;
        if is_after_number && is_next_line && self.frames.has_commas {
            self.semicolon(token)?;
        }
        let is_first = self.frames.items() == 0 || self.frames.is_outside_arrays();
        let gap = (!is_first).then(|| self.since.gap(token));
        if gap == Some(Gap::Tab) && self.since.tabs > 1 && !self.since.line_break {
            return Err(self.array.error("", Problem::NoNumber));
        }
        let depth = self.frames.lists + usize::from(self.frames.has_rows);
        self.array.number(token, depth, gap)?;
        self.end_item(token)
    }

    // Brackets that close

    fn close(&mut self, token: Token) -> Result<(), Error> {
        let partner = match token.text {
            "]" => "[",
            ")" => "(",
            "}" => "{",
            _ => "<",
        };
        let frame = self.frames.open.pop_if(|frame| frame.bracket == partner);
        let Some(frame) = frame else {
            return Err(self.misplaced(token));
        };
        match frame.holds {
            Holds::Items => self.close_list(frame.items)?,
            Holds::Value if frame.items == 0 => {
                return Err(self.array.error("", Problem::NoNumber));
            }
            Holds::Value => (),
            Holds::Arrays | Holds::Dictionary => {
                self.frames.collections -= 1;
                self.key = None;
                self.since = Since::default();
                if let Some(outer) = self.frames.open.last_mut() {
                    outer.items += 1;
                }
                return Ok(());
            }
        }
        self.take_transpose()?;
        self.end_item(token)
    }

    fn close_list(&mut self, mut length: usize) -> Result<(), Error> {
        if std::mem::take(&mut self.frames.has_rows) {
            if length > 0 {
                self.array.close_list(2, length)?;
            }
            length = self.array.closed(2);
        }
        self.array.close_list(self.frames.lists, length)?;
        self.frames.lists -= 1;
        Ok(())
    }

    /// After a number, list or call: one more in the bracket around it, or the array is whole.
    fn end_item(&mut self, last: Token) -> Result<(), Error> {
        self.since = Since {
            end: last.start + last.text.len(),
            ..Since::default()
        };
        if let Some(outer) = self.frames.open.last_mut() {
            outer.items += 1;
        }
        if !self.frames.is_outside_arrays() {
            return Ok(());
        }
        self.array.check_commas(true)?;
        let shape = self.array.shape();
        self.emit(shape, last.line);
        if std::mem::take(&mut self.frames.is_transposed) {
            self.transpose_last();
        }
        Ok(())
    }

    /// `.T`, `.t()` and `.transpose()` after a whole array.
    fn take_transpose(&mut self) -> Result<(), Error> {
        let word = self.lexer.peek();
        if word.kind != Kind::Word || word.spaced || !word.text.starts_with('.') {
            return Ok(());
        }
        if !is_transpose(word.text) || self.frames.lists > 0 {
            return Err(self.array.error(word.text, Problem::Computed));
        }
        self.lexer.next();
        if word.text != ".T" {
            for bracket in ["(", ")"] {
                let token = self.lexer.next();
                if token.text != bracket {
                    return Err(self.misplaced(token));
                }
            }
        }
        self.frames.is_transposed ^= true;
        Ok(())
    }
}

/// The token after tabs, without taking it.
fn past_tabs(mut ahead: Lexer) -> Token {
    ahead.next_but_tabs()
}

/// Whether a list stands in what is left of the line.
fn has_value(mut ahead: Lexer) -> bool {
    loop {
        match ahead.next() {
            token if token.is_end() => return false,
            token if token.text == "[" => return true,
            _ => (),
        }
    }
}
