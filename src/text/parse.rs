//! Numbers as a person types or pastes them: one, or a list as Python, NumPy or a spreadsheet
//! writes it.

use crate::{Error, Problem, limits, text::decimal};

/// Brackets in brackets: more than NumPy's 64 dimensions is no list of numbers.
const DEEPEST: usize = 64;

/// What was pasted: one row after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// Row-major, at least one.
    pub values: Vec<f64>,
    /// Numbers of each row.
    pub columns: usize,
}

/// One number: `3`, `−5.5` (three kinds of minus), `.5`, `1e-3`; spaces around it do not matter.
///
/// ```
/// use perceptible::parse::parse_number;
/// assert_eq!(parse_number(" −5.5 "), Ok(-5.5));
/// assert!(parse_number("1,5").unwrap_err().to_string().contains("Use a point: 1.5"));
/// ```
///
/// # Errors
/// [`Error::Typed`] for everything else, `nan`, `inf`, `1_000` and `0x10` included.
pub fn parse_number(text: &str) -> Result<f64, Error> {
    let text = text.trim();
    let has_decimal_comma = || text.contains(',') && read(&text.replace(',', ".")).is_ok();
    let number = match text {
        "" => Err(Problem::NoNumber),
        _ if has_decimal_comma() => Err(Problem::DecimalComma),
        _ => read(text),
    };
    number.map_err(|problem| Error::Typed {
        number: None,
        text: text.into(),
        problem,
    })
}

/// Numbers between spaces, tabs, commas and line breaks; rows in brackets of their own, or, where
/// there are no brackets, in lines of their own.
///
/// ```
/// use perceptible::parse::parse_numbers;
/// let printed = parse_numbers("[[ 0.1192278  -0.09689423]\n [ 1.         2.        ]]")?;
/// assert_eq!(printed.values, [0.1192278, -0.09689423, 1.0, 2.0]);
/// assert_eq!(printed.columns, 2);
/// assert_eq!(parse_numbers("np.array([3, 1, 5.5])")?.values, [3.0, 1.0, 5.5]);
/// assert_eq!(parse_numbers("3,1,5.5")?.values, [3.0, 1.0, 5.5]);
/// assert!(parse_numbers("3,5").unwrap_err().to_string().contains("Use a point: 3.5"));
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// [`Error::Typed`] with the number that cannot be read, [`Error::RaggedRow`],
/// [`Error::TooDeep`] beyond 64 brackets in brackets, [`Error::TooLong`] beyond [`limits::TEXT`] bytes.
pub fn parse_numbers(text: &str) -> Result<Numbers, Error> {
    if text.len() > limits::TEXT {
        return Err(Error::TooLong {
            found: text.len(),
            maximum: limits::TEXT,
        });
    }
    let mut reader = Reader::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word_end = rest.find(is_delimiter).unwrap_or(rest.len());
        let (token, after) = rest.split_at(if word_end == 0 {
            c.len_utf8()
        } else {
            word_end
        });
        match token {
            "[" | "(" => reader.open(token, false)?,
            "]" | ")" => reader.close(token)?,
            "," => reader.comma()?,
            "\n" => reader.line_break(),
            _ if word_end == 0 => (), // a space
            _ if is_function(token) && after.starts_with('(') => {
                reader.open("(", true)?;
                rest = &after[1..];
                continue;
            }
            _ if token.starts_with("dtype=") && reader.is_in_call() => (),
            _ => reader.number(token)?,
        }
        rest = after;
    }
    let numbers = reader.finish()?;
    // `0,5` is one number where decimals have a comma; a list of two has a space in it, or brackets.
    let text = text.trim();
    if numbers.values.len() == 2 && read(&text.replace(',', ".")).is_ok() {
        return Err(Reader::default().error(text, Problem::DecimalComma));
    }
    Ok(numbers)
}

fn is_delimiter(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '[' | ']' | '(' | ')')
}

/// What stands before the brackets of an array, or of a number in a list of NumPy's numbers.
fn is_function(word: &str) -> bool {
    let name = word.rsplit('.').next().unwrap_or(word);
    matches!(name, "array" | "tensor" | "float64" | "float32")
}

/// ASCII digits with a sign, a point and an exponent.
fn read(word: &str) -> Result<f64, Problem> {
    let word = word.replace(['\u{2212}', '\u{ff0d}'], "-");
    match decimal::parse(&word) {
        Some(number) if number.is_finite() => Ok(number),
        Some(_) => Err(Problem::TooLarge),
        None => Err(Problem::NotANumber),
    }
}

/// Takes one token after the other.
#[derive(Default)]
struct Reader {
    values: Vec<f64>,
    /// Where each row ends in `values`.
    row_ends: Vec<usize>,
    /// The brackets that are open, outermost first.
    open: Vec<Bracket>,
    /// How many of `open` are lists.
    depth: usize,
    /// That of every row.
    row_depth: Option<usize>,
    /// True after a number or list: a comma may follow.
    after_item: bool,
}

struct Bracket {
    /// As it was opened: `[` or `(`.
    text: String,
    /// `np.array(` and the like: not a list itself.
    is_call: bool,
    /// Whether a row may end with it: nothing but numbers in it.
    is_row: bool,
}

impl Reader {
    fn open(&mut self, text: &str, is_call: bool) -> Result<(), Error> {
        if self.open.len() >= DEEPEST {
            return Err(Error::TooDeep);
        }
        if !is_call {
            // a list stands in a list of lists, not among numbers
            let row_start = self.row_ends.last().copied().unwrap_or(0);
            if self.values.len() > row_start {
                return Err(self.error(text, Problem::Bracket));
            }
            if let Some(outer) = self.open.iter_mut().rfind(|outer| !outer.is_call) {
                outer.is_row = false;
            }
            self.depth += 1;
        }
        self.open.push(Bracket {
            text: text.into(),
            is_call,
            is_row: !is_call,
        });
        self.after_item = false;
        Ok(())
    }

    fn close(&mut self, text: &str) -> Result<(), Error> {
        let partner = if text == "]" { "[" } else { "(" };
        let bracket = self.open.pop().filter(|bracket| bracket.text == partner);
        let Some(bracket) = bracket else {
            return Err(self.error(text, Problem::Bracket));
        };
        if bracket.is_row {
            self.end_row(text)?;
        }
        self.depth -= usize::from(!bracket.is_call);
        self.after_item = true;
        Ok(())
    }

    fn end_row(&mut self, text: &str) -> Result<(), Error> {
        if *self.row_depth.get_or_insert(self.depth) != self.depth {
            return Err(self.error(text, Problem::Bracket));
        }
        self.row_ends.push(self.values.len());
        Ok(())
    }

    fn comma(&mut self) -> Result<(), Error> {
        if !self.after_item {
            return Err(self.error(",", Problem::NoNumber));
        }
        self.after_item = false;
        Ok(())
    }

    /// Without brackets a line is a row.
    fn line_break(&mut self) {
        let row_start = self.row_ends.last().copied().unwrap_or(0);
        if self.open.is_empty() && self.values.len() > row_start {
            self.row_ends.push(self.values.len());
            self.row_depth = Some(0);
        }
    }

    fn number(&mut self, word: &str) -> Result<(), Error> {
        let list = self.open.iter().rfind(|bracket| !bracket.is_call);
        let is_among_lists = match list {
            Some(list) => !list.is_row,
            None => self.row_depth.is_some_and(|depth| depth > 0),
        };
        if is_among_lists {
            return Err(self.error(word, Problem::Bracket));
        }
        let number = read(word).map_err(|problem| self.error(word, problem))?;
        self.values.push(number);
        self.after_item = true;
        Ok(())
    }

    fn is_in_call(&self) -> bool {
        self.open.last().is_some_and(|bracket| bracket.is_call)
    }

    fn finish(mut self) -> Result<Numbers, Error> {
        if let Some(bracket) = self.open.last() {
            return Err(self.error(&bracket.text, Problem::Bracket));
        }
        self.line_break();
        if self.values.is_empty() {
            return Err(Error::Typed {
                number: None,
                text: String::new(),
                problem: Problem::NoNumber,
            });
        }
        let columns = self.row_ends.first().copied().unwrap_or(0);
        let starts = std::iter::once(&0).chain(&self.row_ends);
        for (i, (start, end)) in starts.zip(&self.row_ends).enumerate() {
            if end - start != columns {
                return Err(Error::RaggedRow {
                    row: i + 1,
                    found: end - start,
                    expected: columns,
                });
            }
        }
        Ok(Numbers {
            values: self.values,
            columns,
        })
    }

    /// About the number that comes next; which one is only said where there are several.
    fn error(&self, text: &str, problem: Problem) -> Error {
        Error::Typed {
            number: (!self.values.is_empty()).then_some(self.values.len() + 1),
            text: text.into(),
            problem,
        }
    }
}
