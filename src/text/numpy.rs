//! Numbers and arrays as Python and NumPy 2 print them, character for character.
//!
//! NumPy's default print options: 8 digits, 75 columns, more than 1000 items summarised.
//! Source of the rules: numpy/_core/arrayprint.py, `FloatingFormat` and `_formatArray`.

use crate::{
    Error,
    layer::check_length,
    text::decimal::{self, Decimal},
};

const PRECISION: usize = 8;
const LINE_WIDTH: usize = 75;
const THRESHOLD: usize = 1000;
const EDGE_ITEMS: usize = 3;
const MAX_DIMENSIONS: usize = 64;

/// Python's `repr(value)`: the shortest text that reads back as the same float.
///
/// ```
/// use perceptible::numpy::repr;
/// assert_eq!([0.1, 1e-7, 1e16, -0.0].map(repr), ["0.1", "1e-07", "1e+16", "-0.0"]);
/// ```
pub fn repr(value: f64) -> String {
    if !value.is_finite() {
        return decimal::text(value).replace("NaN", "nan");
    }
    let decimal = Decimal::shortest(value);
    if value == 0.0 || (1e-4..1e16).contains(&value.abs()) {
        return decimal.positional(1);
    }
    let text = decimal.scientific(0);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    format!("{mantissa}e{}", signed_exponent(exponent, 2))
}

/// `str(array)`, for row-major `values` of any shape.
///
/// ```
/// let text = perceptible::numpy::array_str(&[0.1, 0.25, -1.0, 3.0], &[2, 2])?;
/// assert_eq!(text, "[[ 0.1   0.25]\n [-1.    3.  ]]");
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// [`Error::WrongLength`] when the shape does not hold as many values, [`Error::OutOfRange`] when
/// it has more than NumPy's 64 dimensions.
pub fn array_str(values: &[f64], shape: &[usize]) -> Result<String, Error> {
    let array = Array::new(values, shape)?;
    Ok(match values {
        [value] if shape.is_empty() => repr(*value),
        _ => array.text(" ", 0, LINE_WIDTH),
    })
}

/// `str(array)` after `np.set_printoptions(suppress=True)`: small numbers are no reason for exponents.
///
/// ```
/// let text = perceptible::numpy::array_str_suppressed(&[0.99, -0.0001], &[1, 2])?;
/// assert_eq!(text, "[[ 0.99   -0.0001]]");
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`array_str`].
pub fn array_str_suppressed(values: &[f64], shape: &[usize]) -> Result<String, Error> {
    let array = Array {
        suppress: true,
        ..Array::new(values, shape)?
    };
    Ok(array.text(" ", 0, LINE_WIDTH))
}

/// `repr(array)`, for row-major `values` of any shape.
///
/// ```
/// let text = perceptible::numpy::array_repr(&[3.0, 1.0, 5.5], &[3])?;
/// assert_eq!(text, "array([3. , 1. , 5.5])");
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`array_str`].
pub fn array_repr(values: &[f64], shape: &[usize]) -> Result<String, Error> {
    const PREFIX: &str = "array(";
    let list = Array::new(values, shape)?.text(", ", PREFIX.len(), LINE_WIDTH - 1);
    let text = format!("{}{list}", PREFIX);
    // what the list does not show
    let extra = match (values.len(), shape) {
        (0, [0]) => "dtype=float64)".into(),
        (0, _) => format!("shape={}, dtype=float64)", tuple(shape)),
        (size, _) if size > THRESHOLD => format!("shape={})", tuple(shape)),
        _ => return Ok(text + ")"),
    };
    let last_line = text.len() - text.rfind('\n').map_or(0, |i| i + 1) + ",".len();
    let space = if last_line + extra.len() + 1 > LINE_WIDTH {
        new_line(PREFIX.len())
    } else {
        " ".into()
    };
    Ok(format!("{text},{space}{extra}"))
}

/// The rows of a matrix of this shape that [`array_str`] prints, where it does not print all of them.
pub(crate) fn shown_ends(rows: usize, columns: usize) -> Option<[std::ops::Range<usize>; 2]> {
    let all = rows * columns <= THRESHOLD || rows <= 2 * EDGE_ITEMS;
    (!all).then(|| [0..EDGE_ITEMS, rows - EDGE_ITEMS..rows])
}

/// A line break, and spaces.
fn new_line(indent: usize) -> String {
    format!("\n{:indent$}", "")
}

/// A Python tuple: `(2, 3)`, `(7,)`.
fn tuple(shape: &[usize]) -> String {
    match shape {
        [n] => format!("({n},)"),
        _ => format!(
            "({})",
            Vec::from_iter(shape.iter().map(|n| n.to_string())).join(", ")
        ),
    }
}

/// Row-major values whose number the shape agrees with.
struct Array<'a> {
    values: &'a [f64],
    shape: &'a [usize],
    /// Whether small numbers are printed without exponents.
    suppress: bool,
}

impl<'a> Array<'a> {
    fn new(values: &'a [f64], shape: &'a [usize]) -> Result<Self, Error> {
        if shape.len() > MAX_DIMENSIONS {
            return Err(Error::OutOfRange {
                place: "dimensions".into(),
                value: shape.len().to_string(),
                minimum: 0.0,
                maximum: MAX_DIMENSIONS as f64,
            });
        }
        let size = shape
            .iter()
            .fold(1_usize, |size, &n| size.saturating_mul(n));
        check_length("values", values.len(), size)?;
        Ok(Array {
            values,
            shape,
            suppress: false,
        })
    }

    /// The whole list, every line but the first indented by `indent` and its brackets.
    fn text(&self, separator: &str, indent: usize, width: usize) -> String {
        if self.values.is_empty() {
            return "[]".into();
        }
        let mut shown = Vec::new();
        self.collect_shown(self.shape, 0, &mut shown);
        let list = List {
            array: self,
            separator,
            format: Format::of(&shown, self.suppress),
        };
        list.text(self.shape, 0, indent + 1, width)
    }

    /// The items of an axis of length `n` that are printed; None stands for `...`.
    fn items(&self, n: usize) -> Vec<Option<usize>> {
        if self.values.len() <= THRESHOLD || n <= 2 * EDGE_ITEMS {
            return Vec::from_iter((0..n).map(Some));
        }
        let mut items = Vec::from_iter((0..EDGE_ITEMS).map(Some));
        items.push(None);
        items.extend((n - EDGE_ITEMS..n).map(Some));
        items
    }

    /// The values that are printed, of the part that begins at `offset` and has this shape.
    fn collect_shown(&self, shape: &[usize], offset: usize, shown: &mut Vec<f64>) {
        let [n, inner @ ..] = shape else {
            shown.push(self.values[offset]);
            return;
        };
        let size: usize = inner.iter().product();
        for i in self.items(*n).into_iter().flatten() {
            self.collect_shown(inner, offset + i * size, shown);
        }
    }
}

/// An array about to be printed.
struct List<'a> {
    array: &'a Array<'a>,
    separator: &'a str,
    format: Format,
}

impl List<'_> {
    /// The part that begins at `offset` and has this shape (`_formatArray`).
    fn text(&self, shape: &[usize], offset: usize, indent: usize, width: usize) -> String {
        let [n, inner @ ..] = shape else {
            return self.format.text(self.array.values[offset]);
        };
        let size: usize = inner.iter().product();
        // one column is kept for the bracket that closes this list
        let width = width.saturating_sub(1);
        let items = self.array.items(*n).into_iter().map(|item| match item {
            Some(i) => self.text(inner, offset + i * size, indent + 1, width),
            None => "...".into(),
        });
        let body = if inner.is_empty() {
            self.wrap(items, indent, width)
        } else {
            let empty_lines = "\n".repeat(inner.len() - 1);
            let separator = format!(
                "{}{empty_lines}{}",
                self.separator.trim_end(),
                new_line(indent)
            );
            let mut body = String::new();
            for (i, item) in items.enumerate() {
                body += if i > 0 { &separator } else { "" };
                body += &item;
            }
            body
        };
        format!("[{body}]")
    }

    /// The items of the last axis, in lines of at most `width` characters.
    fn wrap(&self, items: impl Iterator<Item = String>, indent: usize, width: usize) -> String {
        let mut text = String::new();
        let mut column = indent; // as if the first line were indented too
        for (i, item) in items.enumerate() {
            if i > 0 {
                text += self.separator;
                column += self.separator.len();
            }
            if column + item.len() > width && column > indent {
                text.truncate(text.trim_end().len());
                text += &new_line(indent);
                column = indent;
            }
            text += &item;
            column += item.len();
        }
        text
    }
}

/// One form for all numbers of an array, so that they stand in columns (`FloatingFormat`).
struct Format {
    /// Characters before the point, sign included.
    left: usize,
    /// Digits after the point; positional numbers are filled up with spaces.
    right: usize,
    /// Digits of the exponent in scientific form.
    exponent: Option<usize>,
}

impl Format {
    fn of(values: &[f64], suppress: bool) -> Self {
        let finite = || values.iter().copied().filter(|x| x.is_finite());
        let sizes = || finite().map(f64::abs).filter(|&x| x != 0.0);
        let largest = sizes().fold(0.0, f64::max);
        let smallest = sizes().fold(f64::INFINITY, f64::min);
        let is_small = smallest < 1e-4 || largest / smallest > 1000.0;
        let scientific = largest >= 1e8 || is_small && !suppress;

        let mut format = Format {
            left: 0,
            right: 0,
            exponent: scientific.then_some(2),
        };
        for x in finite() {
            let text = if scientific {
                scientific_text(x)
            } else {
                positional_text(x)
            };
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, ""));
            let (left, right) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let exponent = exponent.trim_start_matches('-').len();
            format.left = format.left.max(left.len());
            format.right = format.right.max(right.len());
            format.exponent = format.exponent.map(|digits| digits.max(exponent));
        }
        // nan, inf and -inf need their own width
        for x in values.iter().filter(|x| !x.is_finite()) {
            format.left = format
                .left
                .max(repr(*x).len().saturating_sub(format.after_left()));
        }
        format
    }

    /// Characters from the point on: `.5`, `.25e-07`.
    fn after_left(&self) -> usize {
        1 + self.right + self.exponent.map_or(0, |digits| "e-".len() + digits)
    }

    fn text(&self, x: f64) -> String {
        if !x.is_finite() {
            let width = self.left + self.after_left();
            return format!("{:>width$}", repr(x));
        }
        let text = match self.exponent {
            Some(_) => Decimal::rounded_scientific(x, self.right).scientific(self.right),
            None => positional_text(x),
        };
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, ""));
        let (left, right) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let number = format!("{left:>0$}.{right:<1$}", self.left, self.right);
        match self.exponent {
            Some(digits) => format!("{number}e{}", signed_exponent(exponent, digits)),
            None => number,
        }
    }
}

// The shortest digits, or the exact value rounded, ties to even: the two halves of NumPy's dragon4
// with `unique=True, precision=8`.

/// The shortest digits, at most 8 of them after the point: `0.1`, `0.33333333`, `5`.
fn positional_text(x: f64) -> String {
    let shortest = Decimal::shortest(x);
    if shortest.decimals() <= PRECISION {
        return shortest.positional(0);
    }
    Decimal::rounded(x, PRECISION).positional(0)
}

/// The same in scientific form: `1.5e-7`.
fn scientific_text(x: f64) -> String {
    let shortest = Decimal::shortest(x);
    if shortest.decimals_scientific() <= PRECISION {
        return shortest.scientific(0);
    }
    Decimal::rounded_scientific(x, PRECISION).scientific(0)
}

/// An exponent as C writes it: `-7` -> `-07`.
fn signed_exponent(exponent: &str, digits: usize) -> String {
    match exponent.strip_prefix('-') {
        Some(number) => format!("-{number:0>digits$}"),
        None => format!("+{exponent:0>digits$}"),
    }
}
