//! Arrays as libraries print them come back as they were, and no text is slow or a panic.
#![cfg(not(target_arch = "wasm32"))]

use perceptible::{
    Language, numpy,
    parse::{Printed, parse_number, parse_numbers, read_arrays},
};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// An array and its shape.
type Array = (Vec<usize>, Vec<f64>);

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |x| x.is_finite()),
        (-9999..9999).prop_map(|n| f64::from(n) / 100.0),
        (-999..1000).prop_map(f64::from),
    ]
}

fn array(shape: impl Strategy<Value = Vec<usize>>) -> impl Strategy<Value = Array> {
    shape.prop_flat_map(|shape| {
        let size = shape.iter().product::<usize>();
        prop::collection::vec(number(), size).prop_map(move |values| (shape.clone(), values))
    })
}

fn any_shape() -> impl Strategy<Value = Array> {
    array(prop::collection::vec(1..5_usize, 0..5))
}

fn matrix() -> impl Strategy<Value = Array> {
    array((2..6_usize, 1..6_usize).prop_map(|(rows, columns)| vec![rows, columns]))
}

/// Python's `repr` of nested lists.
fn list(shape: &[usize], values: &[f64], separator: &str) -> String {
    let [n, inner @ ..] = shape else {
        return numpy::repr(values[0]);
    };
    let items = values
        .chunks(values.len() / n)
        .map(|part| list(inner, part, separator));
    format!("[{}]", Vec::from_iter(items).join(separator))
}

/// Rows in lines.
fn table((shape, values): &Array, separator: &str, line_break: &str) -> String {
    let row = |row: &[f64]| Vec::from_iter(row.iter().map(|&x| numpy::repr(x))).join(separator);
    Vec::from_iter(values.chunks(shape[1]).map(row)).join(line_break)
}

/// As PyTorch prints: four digits, wrapped, with what it knows besides.
fn tensor((shape, values): &Array) -> (String, Vec<f64>) {
    let rounded = Vec::from_iter(values.iter().map(|x| format!("{x:11.4e}")));
    let values = Vec::from_iter(rounded.iter().map(|text| text.trim().parse().unwrap()));
    fn text(shape: &[usize], items: &[String], indent: usize) -> String {
        let [n, inner @ ..] = shape else {
            return items[0].clone();
        };
        let parts = items
            .chunks(items.len() / n)
            .map(|part| text(inner, part, indent + 1));
        let separator = match inner.len() {
            0 => ", ".into(),
            depth => format!(",{}{:indent$}", "\n".repeat(depth), ""),
        };
        format!("[{}]", Vec::from_iter(parts).join(&separator))
    }
    let list = text(shape, &rounded, 8);
    (
        format!("tensor({list}, device='cuda:0', grad_fn=<MulBackward0>)"),
        values,
    )
}

/// The same numbers to the bit, and the same shape.
fn same(read: &Printed, shape: &[usize], values: &[f64]) -> Result<(), TestCaseError> {
    prop_assert_eq!(&read.shape, shape);
    let bits = |values: &[f64]| Vec::from_iter(values.iter().map(|x| x.to_bits()));
    prop_assert_eq!(bits(&read.values), bits(values));
    Ok(())
}

/// What NumPy prints of these values, read one by one.
fn shown(text: &str) -> Vec<f64> {
    let marks = |c: char| matches!(c, '[' | ']' | '(' | ')' | ',') || c.is_whitespace();
    let words = text
        .split(marks)
        .filter(|word| !word.is_empty() && *word != "array");
    words.map(|word| word.parse().unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_printed_comes_back((shape, values) in any_shape(), name in "[A-Za-z_][A-Za-z0-9_]{0,8}") {
        let str = numpy::array_str(&values, &shape).unwrap();
        let repr = numpy::array_repr(&values, &shape).unwrap();
        for text in [str, repr] {
            let shown = shown(&text);
            same(&parse_numbers(&text).unwrap(), &shape, &shown)?;
            let named = parse_numbers(&format!("{name} =\n{text}")).unwrap();
            same(&named, &shape, &shown)?;
            prop_assert_eq!(named.name, Some(name.clone()));
        }
        for separator in [", ", ",", ",\n "] {
            let text = list(&shape, &values, separator);
            same(&parse_numbers(&text).unwrap(), &shape, &values)?;
            let array = format!("Out[1]: np.array({text}, dtype=np.float32)\r\n");
            same(&parse_numbers(&array).unwrap(), &shape, &values)?;
        }
        let (text, rounded) = tensor(&(shape.clone(), values));
        let read = parse_numbers(&format!("Parameter containing:\n{text}")).unwrap();
        same(&read, &shape, &rounded)?;
        prop_assert!(read.is_pytorch && read.is_float32 && read.name.is_none());
    }

    #[test]
    fn tables_come_back(array in matrix()) {
        for separator in ["\t", ", ", " ", "   "] {
            for line_break in ["\n", "\r", "\r\n", "\u{2028}", "; "] {
                // of one number to a row, semicolons would be columns
                if array.0[1] > 1 || line_break != "; " {
                    same(&parse_numbers(&table(&array, separator, line_break)).unwrap(), &array.0, &array.1)?;
                }
            }
        }
        let full_width = |c: char| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap(),
            _ => c,
        };
        let text: String = table(&array, "\t", "\n").chars().map(full_width).collect();
        same(&parse_numbers(&text).unwrap(), &array.0, &array.1)?;
    }

    /// CSV of a spreadsheet without spaces is read as it is or refused, never read as something else.
    #[test]
    fn csv_is_never_misread(array in matrix()) {
        for text in [table(&array, ",", "\n"), table(&array, ",", ";")] {
            if let Ok(read) = parse_numbers(&text) {
                prop_assert_eq!(&read.values, &array.1);
                prop_assert!(array.0[1] == 1 || read.shape == array.0);
            }
        }
    }

    #[test]
    fn a_blank_cell_is_never_read_over(array in matrix(), at in any::<prop::sample::Index>()) {
        let columns = array.0[1];
        let mut cells = Vec::from_iter(array.1.iter().map(|&x| numpy::repr(x)));
        let at = at.index(cells.len());
        cells[at].clear();
        let lines = Vec::from_iter(cells.chunks(columns).map(|row| row.join("\t")));
        let text = lines.join("\n");
        // of one column, an empty first or last line is no cell
        if columns > 1 || (at > 0 && at + 1 < array.1.len()) {
            let error = parse_numbers(&text).unwrap_err();
            prop_assert_eq!(error.place(), format!("row {}, column {}", at / columns + 1, at % columns + 1));
        }
    }

    #[test]
    fn transposed_twice_is_the_same((shape, values) in any_shape()) {
        let array = parse_numbers(&list(&shape, &values, ", ")).unwrap();
        let transposed = array.clone().transposed();
        same(&transposed.clone().transposed(), &shape, &values)?;
        let text = format!("np.array({}).T", list(&shape, &values, ", "));
        same(&parse_numbers(&text).unwrap(), &transposed.shape, &transposed.values)?;
    }

    #[test]
    fn several_come_back_in_order(arrays in prop::collection::vec(any_shape(), 1..5)) {
        let mut cell = String::from("In [1]: show()\n");
        for (i, (shape, values)) in arrays.iter().enumerate() {
            cell += &format!("layer {i}:\n{}\n\nstep {i} done\n", list(shape, values, ", "));
        }
        // a single number has no brackets to stand out by, and needs its name in its line
        let cell = cell.replace(":\n-", ": -");
        let printout = read_arrays(&cell).unwrap();
        for (i, read) in printout.arrays.iter().enumerate() {
            prop_assert_eq!(read.name.clone(), Some(format!("layer {i}")));
            same(read, &arrays[i].0, &arrays[i].1)?;
        }
        prop_assert_eq!(printout.arrays.len(), arrays.len());
        prop_assert_eq!(printout.unread.len(), arrays.len());
    }

    #[test]
    fn no_text_is_a_panic(text in soup()) {
        let lines = text.split(['\n', '\r']).count() + 1;
        let printout = read_arrays(&text).unwrap();
        let arrays = printout.arrays.iter().map(|array| array.lines.clone());
        for lines_of in arrays.chain(printout.unread.iter().map(|unread| unread.lines.clone())) {
            prop_assert!(*lines_of.start() >= 1 && lines_of.start() <= lines_of.end() && *lines_of.end() <= lines);
        }
        for array in &printout.arrays {
            prop_assert_eq!(array.shape.iter().product::<usize>(), array.values.len());
        }
        for unread in &printout.unread {
            prop_assert!(!unread.error.message(Language::Korean).is_empty());
        }
        match parse_numbers(&text) {
            Ok(array) => prop_assert!(array.values.iter().all(|x| x.is_finite()) && !array.values.is_empty()),
            Err(error) => prop_assert!(error.to_string().len() < 400, "{}", error),
        }
        let _ = parse_number(&text);
    }
}

/// Texts of the pieces that matter, and of any characters.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "1",
        "-2.5",
        "0,5",
        "1,234",
        "nan",
        ",",
        " ",
        "\t",
        "\n",
        "\r",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        ";",
        ":",
        "=",
        "'",
        "\"",
        "#",
        "...",
        ".T",
        ".t()",
        "array",
        "np.array(",
        "tensor(",
        "np.float64(",
        "dtype=",
        "float32",
        "W1",
        "x=",
        "In [1]:",
        "Out[2]:",
        ">>>",
        "<tf.Variable ",
        "numpy=",
        "OrderedDict([(",
        "'b1'",
        "−",
        "é",
    ]);
    prop_oneof![
        4 => prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Texts of every kind that a slow reader would go over again and again: linear, each takes some 50 ms
/// here; quadratic, minutes.
#[test]
fn long_texts_are_answered_in_linear_time() {
    const LENGTH: usize = 40_000;
    let pieces = [
        "[",
        "(",
        "{",
        "<",
        "array(",
        "]",
        "[[1,2],",
        "[1",
        "[1]",
        "1,",
        "1,234,",
        "1 ",
        "1\t",
        "\t",
        "\n",
        "\n\t",
        "1\n",
        "1;",
        ";",
        "a",
        "a ",
        "a\n",
        "a:\n",
        "a=",
        "a[",
        "a[b]",
        "a(",
        "a (",
        "'",
        "'\"",
        "\"a\n",
        "#",
        "# \n",
        "<tf.",
        "<tf. x\n",
        ">>> ",
        ">>> a\n",
        ">>>\n",
        "In [1]: a=\n",
        "[\na\n",
        "[x\n",
        "...",
        "...\n",
        "... a",
        "{'a':",
        "{'a':[1],",
        "('a',",
        "dtype=",
        "array(1,dtype=",
        "array(1,dtype=\n",
        "array(\n",
        "dict(\n",
        "[1,2,\nnan,\n",
        "array([1]).T\n",
        "_1",
        "1_0",
        "-",
        "\u{200b}",
        "１",
        "\0\u{1}\u{fffd}",
        "9",
        "1e",
        "0.1 ",
        "x=1,",
        "[array(",
        "[array([1]),",
        "1 2\n",
    ];
    for piece in pieces {
        for start in ["", "["] {
            let text = start.to_string() + &piece.repeat(LENGTH / piece.len());
            let begin = Instant::now();
            let _ = parse_numbers(&text);
            let _ = parse_number(&text);
            let took = begin.elapsed();
            assert!(
                took < Duration::from_secs(5),
                "{start:?}, then {piece:?}: {took:?}"
            );
        }
    }
    let ten_megabytes = "[[0.5, 1.5],\n".repeat(800_000);
    let begin = Instant::now();
    assert!(parse_numbers(&ten_megabytes).is_err());
    assert!(begin.elapsed() < Duration::from_millis(100));
}
