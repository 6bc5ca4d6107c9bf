//! Numbers and arrays as a person types or pastes them: as Python, NumPy, PyTorch, TensorFlow or a
//! spreadsheet writes them, with what stands around them.
//!
//! `clean` gives characters one spelling, `token` cuts them, `reader` knows the grammar.

mod array;
mod brackets;
mod clean;
mod code;
mod commas;
mod foreign;
mod headings;
mod label;
mod latex;
pub(crate) mod number;
mod opening;
mod php;
mod printed;
mod reader;
mod table;
mod token;
mod value;
mod wrapper;

pub use printed::{Fitted, Printed, Printout, Unread};

use crate::{Error, Problem, limits};
pub(crate) use clean::clean;

/// One number: `3`, `−5.5` (with any dash), `.5`, `1e-3`, `1_000`, full-width digits; spaces around it
/// do not matter.
///
/// ```
/// use perceptible::parse::parse_number;
/// assert_eq!(parse_number(" −5.5 "), Ok(-5.5));
/// assert_eq!(parse_number("1_000"), Ok(1000.0));
/// assert!(parse_number("1,5").unwrap_err().to_string().contains("Use a point: 1.5"));
/// ```
///
/// # Errors
/// [`Error::Typed`] for everything else, `nan`, `inf` and `0x10` included.
pub fn parse_number(text: &str) -> Result<f64, Error> {
    let text = clean(text);
    let text = text.trim();
    let number = match text {
        "" => Err(Problem::NoNumber),
        _ => number::comma_in(text).map_or_else(|| number::read(text), Err),
    };
    let finite = number.and_then(|number| match number.is_finite() {
        true => Ok(number),
        false => Err(Problem::NotFinite),
    });
    finite.map_err(|problem| Error::Typed {
        number: None,
        text: text.into(),
        problem,
    })
}

/// One array of finite numbers, with its shape; names, calls and prompts around it are understood. Rows that
/// stand one by one (`[1, 2], [3, 4]`) are one array.
///
/// ```
/// use perceptible::parse::parse_numbers;
/// let printed = parse_numbers("[[ 0.1192278  -0.09689423]\n [ 1.         2.        ]]")?;
/// assert_eq!(printed.values, [0.1192278, -0.09689423, 1.0, 2.0]);
/// assert_eq!(printed.shape, [2, 2]);
/// assert_eq!(parse_numbers("W1 = np.array([3, 1, 5.5]) # inputs")?.values, [3.0, 1.0, 5.5]);
/// assert_eq!(parse_numbers("3,1,5.5")?.values, [3.0, 1.0, 5.5]);
/// assert!(parse_numbers("3,5").unwrap_err().to_string().contains("Use a point: 3.5"));
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// [`Error::Typed`] with the number that cannot be read, [`Error::RaggedRow`], [`Error::BlankCell`],
/// [`Error::SeveralArrays`], [`Error::TooDeep`] beyond 64 brackets in brackets, [`Error::TooLong`]
/// beyond [`limits::TEXT`] bytes.
pub fn parse_numbers(text: &str) -> Result<Printed, Error> {
    let mut arrays = parse_arrays(text)?;
    match (arrays.pop(), arrays.len()) {
        (Some(array), 0) => Ok(array),
        (_, others) => Err(Error::SeveralArrays { found: others + 1 }),
    }
}

/// One array or several, of finite numbers; rows that stand one by one are one array.
///
/// ```
/// use perceptible::parse::parse_arrays;
/// let [weights, biases] = &parse_arrays("[array([[1., 2.], [3., 4.]]), array([0., 0.])]")?[..] else { panic!() };
/// assert_eq!((&weights.shape[..], &biases.shape[..]), (&[2, 2][..], &[2][..]));
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`parse_numbers`], which takes no more than one.
pub fn parse_arrays(text: &str) -> Result<Vec<Printed>, Error> {
    let Printout { arrays, unread } = read_arrays(text)?;
    if let Some(first) = unread.into_iter().next() {
        return Err(first.error);
    }
    let arrays = Printed::stack(arrays);
    if arrays.iter().all(|array| array.values.is_empty()) {
        return Err(reader::no_number());
    }
    for array in &arrays {
        array.finite()?;
    }
    Ok(arrays)
}

/// Every array in a text, such as all that a notebook's cell printed, and the lines that hold none.
///
/// ```
/// use perceptible::parse::read_arrays;
/// let printout = read_arrays("W1 = [[1, 2], [3, 4]]\ndone: 4 of 4\n{'b1': array([5., 6.])}")?;
/// let names: Vec<_> = printout.arrays.iter().map(|array| array.name.as_deref()).collect();
/// assert_eq!(names, [Some("W1"), Some("b1")]);
/// assert_eq!(printout.arrays[0].shape, [2, 2]);
/// assert_eq!(printout.unread[0].lines, 2..=2);
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooLong`] beyond [`limits::TEXT`] bytes. What cannot be read is in the answer.
pub fn read_arrays(text: &str) -> Result<Printout, Error> {
    if text.len() > limits::TEXT {
        return Err(Error::TooLong {
            found: text.len(),
            maximum: limits::TEXT,
        });
    }
    Ok(reader::read(&foreign::plain(&code::plain(&php::plain(
        &clean(text),
    )))))
}
