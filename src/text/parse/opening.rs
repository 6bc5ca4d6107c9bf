//! Brackets that open: lists, calls, dictionaries, TensorFlow's variables.

use super::{
    brackets::{Frame, Holds},
    reader::{Reader, Since},
    token::{Kind, Lexer, Token, is_letter},
    wrapper,
};
use crate::{Error, Problem};

/// Lists in lists: more than NumPy's 64 dimensions is no list of numbers.
const DEEPEST: usize = 64;

impl<'a> Reader<'a> {
    pub(super) fn open(&mut self, token: Token<'a>) -> Result<(), Error> {
        match token.text {
            "<" => self.open_tensorflow(token),
            "{" if self.is_before_name() => {
                self.become_collection(token)?;
                self.check_room(token)?;
                self.push(token, Holds::Dictionary);
                self.frames.collections += 1;
                // of a dictionary in a dictionary the inner names are those of arrays
                self.key = None;
                Ok(())
            }
            _ => self.open_list(token),
        }
    }

    pub(super) fn open_list(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.check_room(token)?;
        self.array.open_list(token.text, self.frames.lists)?;
        self.frames.has_commas &= self.frames.lists > 0;
        if self.frames.has_rows {
            return Err(self.misplaced(token));
        }
        if self.frames.lists == DEEPEST {
            return Err(Error::TooDeep);
        }
        self.push(token, Holds::Items);
        self.frames.lists += 1;
        Ok(())
    }

    /// A function's parenthesis.
    pub(super) fn open_call(
        &mut self,
        name: Token<'a>,
        parenthesis: Token<'a>,
    ) -> Result<(), Error> {
        self.check_room(name)?;
        if wrapper::is_array(name.text) {
            self.skip_type_code();
        }
        if wrapper::is_list(name.text) && begins_items(self.lexer) {
            return self.open_list(parenthesis);
        }
        if wrapper::is_container(name.text) && self.frames.is_outside_arrays() {
            self.push(parenthesis, Holds::Arrays);
            self.frames.collections += 1;
            return Ok(());
        }
        if wrapper::is_array(name.text) && !self.frames.is_in_call() {
            self.become_collection(name)?;
        }
        self.push(parenthesis, Holds::Value);
        self.array.is_pytorch |= wrapper::is_pytorch(name.text);
        self.array.dtype(name.text);
        Ok(())
    }

    /// Python's own arrays name their type first: `array('d', [1.0])`.
    fn skip_type_code(&mut self) {
        let mut ahead = self.lexer;
        let token = ahead.next();
        let is_letter = token.text.len() == 3 && token.text.as_bytes()[1].is_ascii_alphabetic();
        if token.kind == Kind::Quoted && is_letter && ahead.next().kind == Kind::Comma {
            self.lexer = ahead;
        }
    }

    /// `<tf.Variable 'W:0' shape=(2, 3) dtype=float32, numpy=` up to its value.
    fn open_tensorflow(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.check_room(token)?;
        let line = self.lexer.rest_of_line();
        let mut ahead = self.lexer;
        if ["tf.", "Variable ", "KerasVariable "]
            .iter()
            .any(|name| line.starts_with(name))
        {
            if !self.frames.is_in_call() {
                self.become_collection(token)?;
            }
            loop {
                let next = ahead.next();
                self.array.dtype(next.text);
                match next.kind {
                    Kind::LineBreak | Kind::End => break,
                    Kind::Word
                        if wrapper::is_value(next.text) && ahead.peek().kind == Kind::Equals =>
                    {
                        ahead.next();
                        self.lexer = ahead;
                        self.push(token, Holds::Value);
                        return Ok(());
                    }
                    _ => (),
                }
            }
        }
        Err(self.array.error(&format!("<{line}"), Problem::NotANumber))
    }

    pub(super) fn push(&mut self, token: Token<'a>, holds: Holds) {
        if self.frames.is_outside_arrays() && self.frames.depth() > 0 {
            self.first_line = token.line;
        }
        self.frames.open.push(Frame {
            bracket: token.text,
            holds,
            items: 0,
        });
        self.since = Since::default();
    }

    /// Refuses a value where there is one already, or where a name is missing.
    pub(super) fn check_room(&mut self, token: Token) -> Result<(), Error> {
        let has_room = match self.frames.innermost() {
            Some(Holds::Value) => self.frames.items() == 0,
            Some(Holds::Dictionary) => self.key.is_some(),
            _ => true,
        };
        if has_room {
            Ok(())
        } else {
            Err(self.misplaced(token))
        }
    }

    /// Lists without a number so far become lists of arrays.
    pub(super) fn become_collection(&mut self, token: Token) -> Result<(), Error> {
        let frames = &mut self.frames;
        let is_free = self.array.is_empty()
            && frames.open[frames.collections..]
                .iter()
                .all(|frame| frame.items == 0 && frame.holds == Holds::Items);
        if !is_free {
            return Err(self.array.error(token.text, Problem::Bracket));
        }
        for frame in &mut frames.open[frames.collections..] {
            frame.holds = Holds::Arrays;
        }
        frames.collections = frames.open.len();
        frames.lists = 0;
        Ok(())
    }

    /// Whether the `{` that was taken begins a dictionary.
    fn is_before_name(&self) -> bool {
        let mut ahead = self.lexer;
        let mut token = ahead.next_but_tabs();
        while token.kind == Kind::LineBreak {
            token = ahead.next_but_tabs();
        }
        token.kind == Kind::Quoted || token.kind == Kind::Word && ahead.peek().kind == Kind::Colon
    }
}

/// Whether `1, 2` or `Array(1, 2)` stands next: items of a list, and not its brackets or one number and its type.
fn begins_items(mut ahead: Lexer) -> bool {
    let mut first = ahead.next();
    while matches!(first.kind, Kind::LineBreak | Kind::Tab) {
        first = ahead.next();
    }
    if wrapper::is_list(first.text) {
        return true;
    }
    let comma = ahead.next().kind == Kind::Comma;
    first.is_number() && comma && !ahead.next().text.starts_with(is_letter)
}
