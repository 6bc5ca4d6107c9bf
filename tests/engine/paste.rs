//! What stands around numbers when they are copied: line breaks, cells, commas, wrappers, names, and
//! the shapes that come of it.

use perceptible::{
    Error, Language, Problem,
    parse::{Printed, parse_numbers, read_arrays},
};
use wasm_bindgen_test::wasm_bindgen_test;

fn read(text: &str) -> Printed {
    parse_numbers(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn check(text: &str, shape: &[usize], values: &[f64]) {
    let read = read(text);
    assert_eq!(
        (&read.shape[..], &read.values[..]),
        (shape, values),
        "{text}"
    );
}

fn problem(text: &str) -> (Option<usize>, String, Problem) {
    match parse_numbers(text) {
        Err(Error::Typed {
            number,
            text,
            problem,
        }) => (number, text, problem),
        other => panic!("{text}: {other:?}"),
    }
}

const SQUARE: &[f64] = &[1.0, 2.0, 3.0, 4.0];

#[wasm_bindgen_test(unsupported = test)]
fn every_line_break_ends_a_row() {
    for line_break in [
        "\n", "\r", "\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}",
    ] {
        check(
            &format!("1\t2{line_break}3\t4{line_break}"),
            &[2, 2],
            SQUARE,
        );
        check(&format!("1{line_break}2"), &[2, 1], &SQUARE[..2]);
        check(&format!("[[1 2]{line_break} [3 4]]"), &[2, 2], SQUARE);
        check(&format!("# weights{line_break}[1, 2]"), &[2], &SQUARE[..2]);
    }
    check("1 2\n\n3 4\n \n", &[2, 2], SQUARE);
    check("1, 2,\n3, 4,\n", &[2, 2], SQUARE);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_blank_cell_is_missing_and_not_dropped() {
    let check = |text: &str, row, column| {
        let error = Error::BlankCell { row, column };
        assert_eq!(error.place(), format!("row {row}, column {column}"));
        assert_eq!(parse_numbers(text), Err(error), "{text:?}");
    };
    check("7\t\t9", 1, 2);
    check("\t2\n\t4", 1, 1);
    check("3\t1\t", 1, 3);
    check("3\t1\t\n4\t5\t6", 1, 3);
    check("1\t2\n3\t\n", 2, 2);
    check("1\t2\n\t\n3\t4", 2, 1);
    check("1\t2\n\t4", 2, 1);
    check("7 \t \t 9", 1, 2);
    check("1\n\n3", 2, 1);
    check("1\n2\n\r\n4", 3, 1);
    assert_eq!(problem("[7\t\t9]"), (Some(2), "".into(), Problem::NoNumber));
    assert_eq!(problem("3,,1"), (Some(2), ",".into(), Problem::NoNumber));
    assert_eq!(
        problem("[[3, , 1]]"),
        (Some(2), ",".into(), Problem::NoNumber)
    );
    assert_eq!(
        problem("1, 2\n, 4"),
        (Some(3), ",".into(), Problem::NoNumber)
    );
    // a tab beside a comma or a bracket separates nothing
    self::check("1,\t2", &[2], &SQUARE[..2]);
    self::check("\t[\t1,\t2,\n\t\t3, 4\t]\t", &[4], SQUARE);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_comma_between_digits_is_refused_where_something_else_separates() {
    use Problem::{CommaInCell, DecimalComma, EitherComma, GroupedDigits};
    let refused = |text: &str, number: Option<usize>, chunk: &str, expected: Problem| {
        assert_eq!(problem(text), (number, chunk.into(), expected), "{text}");
    };
    refused("1,234\t3", None, "1,234", EitherComma);
    refused("3\t1,234", Some(2), "1,234", EitherComma);
    refused("0,5\t1,5", None, "0,5", DecimalComma);
    refused("0,5 1,5", None, "0,5", DecimalComma);
    refused("0,5; 1,5", None, "0,5", DecimalComma);
    refused("0,5\n1,5", None, "0,5", DecimalComma);
    refused("1 −0,5e3", Some(2), "-0,5e3", DecimalComma);
    refused("1,2,3 0,5", Some(4), "0,5", DecimalComma);
    refused("1,234.5, 7", None, "1,234.5", GroupedDigits);
    refused("0,250", None, "0,250", DecimalComma);
    refused("loss1=0,5", None, "0,5", DecimalComma);
    refused("wide=0,5", None, "0,5", DecimalComma);
    refused("1,234.5", None, "1,234.5", GroupedDigits);
    refused("1.234,5", None, "1.234,5", GroupedDigits);
    refused("1,234,567", None, "1,234,567", GroupedDigits);
    refused("[1,5 2,5]", None, "1,5", DecimalComma);
    refused("[[1 2]\n [3 0,5]]", Some(4), "0,5", DecimalComma);
    refused("1,2,34\t7", None, "1,2,34", CommaInCell);
    assert_eq!(
        parse_numbers("1,234").unwrap_err().to_string(),
        "\"1,234\" can be 1234 or 1.234. Write the one that is meant; between two numbers, put a space after the comma."
    );
    assert_eq!(
        parse_numbers("1.234,5")
            .unwrap_err()
            .message(Language::Korean),
        "자릿수를 구분한 표기입니다: \"1.234,5\". 숫자 하나라면 1234.5처럼 쓰고, 여러 개라면 쉼표 뒤를 띄어 주세요."
    );
    // nothing but commas separates, beyond doubt
    check(
        "1,2,3\n100,200,300",
        &[2, 3],
        &[1.0, 2.0, 3.0, 100.0, 200.0, 300.0],
    );
    check("1,2.5\n3,4", &[2, 2], &[1.0, 2.5, 3.0, 4.0]);
    check("[[1,234],[3,4]]", &[2, 2], &[1.0, 234.0, 3.0, 4.0]);
    check("0.119,250", &[2], &[0.119, 250.0]);
    check("[1,234, 5]", &[3], &[1.0, 234.0, 5.0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn semicolons_separate_rows() {
    check("1,2,3;4,5,6", &[2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    check("x=1,2;3,4", &[2, 2], SQUARE);
    check("x=0,5", &[2], &[0.0, 5.0]);
    check("w1=1,2,3,4", &[4], SQUARE);
    check("[1 2; 3 4]", &[2, 2], SQUARE);
    check("W = [1, 2;\n     3, 4;];", &[2, 2], SQUARE);
    check("1 2; 3 4;", &[2, 2], SQUARE);
    check("1;2", &[2], &SQUARE[..2]);
    check("1;2;\n3;4;", &[2, 2], SQUARE);
    check("x=1;2", &[2, 1], &SQUARE[..2]);
    check("1;", &[], &[1.0]);
    let ragged = Error::RaggedRow {
        row: 2,
        found: 1,
        expected: 2,
    };
    assert_eq!(parse_numbers("[1 2; 3]"), Err(ragged));
    assert!(parse_numbers("[[1; 2], [3; 4]]").is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn wrappers_around_an_array_are_read() {
    for text in [
        "W1 = [[1, 2], [3, 4]]",
        "network['W1'] = np.array([[1, 2], [3, 4]])",
        "network[‘W1’] = np.array([[1, 2], [3, 4]])",
        "self.layers[0].weights = [[1, 2], [3, 4]];",
        "weights:\n[[1. 2.]\n [3. 4.]]",
        "은닉층 가중치:\n\n[[1. 2.]\n [3. 4.]]",
        "W1 (hidden): [[1. 2.]\n [3. 4.]]",
        "weights [[1. 2.]\n [3. 4.]]",
        "W1\n[[1. 2.]\n [3. 4.]]",
        "\"weights\": [[1, 2], [3, 4]],",
        "W: np.ndarray = np.asarray([[1, 2], [3, 4]], dtype=np.float64)",
        "Out[7]: \narray([[1., 2.],\n       [3., 4.]])",
        "[7]: array([[1., 2.],\n       [3., 4.]])",
        "In [7]: W1\nOut[7]: \narray([[1., 2.],\n       [3., 4.]])",
        "In [7]: print(np.exp(W[0]))\n[[1. 2.]\n [3. 4.]]",
        ">>> W1\narray([[1., 2.],\n       [3., 4.]])\n>>> ",
        ">>> W1 = np.array([[1., 2.],\n...                [3., 4.]])",
        "np.array([[1, 2], [3, 4]], float)",
        "np.array([[1, 2],  # first\n          [3, 4]]) # done",
        "# by hand\nArray([[1., 2.],\n       [3., 4.]], dtype=float32)",
        "torch.Tensor([[1, 2], [3, 4]])",
        "Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], requires_grad=True)",
        "tensor([[1., 2.],\n        [3., 4.]], device='cuda:0', grad_fn=<AddmmBackward0>)",
        "tensor([[1., 2.],\n        [3., 4.]], size=(2, 2), names=('a', [1]))",
        "tf.Tensor(\n[[1. 2.]\n [3. 4.]], shape=(2, 2), dtype=float32)",
        "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>",
        "<tf.Variable 'Variable:0' shape=(2, 2) dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>",
        "nn.Parameter(torch.tensor([[1, 2], [3, 4]]))",
        "np.matrix([[1, 3], [2, 4]]).T",
        "W = [[1, 3], [2, 4]].T;",
        "torch.tensor([[1, 3], [2, 4]]).t()",
        "np.array(np.array([[1, 3], [2, 4]]).T)",
        "np.array(np.array([[1, 2], [3, 4]]).T).T",
        "[[np.float64(1.0), np.float64(2.0)], [np.float64(3.0), np.float64(4.0)]]",
        "[tensor([1., 2.]), tensor([3., 4.])]",
        "np.array([np.array([1, 2]), np.array([3, 4])])",
        "{{1, 2}, {3, 4}}",
        "{'W1': array([[1., 2.],\n       [3., 4.]])}",
        "[[1. 2.]\n [3. 4.]],",
        "[1. 2.]\n[3. 4.]",
        "[１，　２]，［３，４］",
        "\u{feff}[[1\u{200b}, 2],\u{a0}[3, 4]]",
    ] {
        check(text, &[2, 2], SQUARE);
    }
    check("np.float32(1.5)", &[], &[1.5]);
    check("loss: 0.25", &[], &[0.25]);
    check("tensor(0.25, grad_fn=<NllLossBackward0>)", &[], &[0.25]);
    check("[tensor(1.), tensor(2.)]", &[2], &SQUARE[..2]);
    check("–1 —2 ‐3 −4 ﹣5", &[5], &[-1.0, -2.0, -3.0, -4.0, -5.0]);
    check("1_000 +3 1. .5 1e-3", &[5], &[1000.0, 3.0, 1.0, 0.5, 0.001]);

    let float32 = |text: &str| (read(text).is_float32, read(text).is_pytorch);
    assert_eq!(float32("array([1.], dtype=float32)"), (true, false));
    assert_eq!(float32("tensor([1.])"), (true, true));
    assert_eq!(float32("tensor([1.], dtype=torch.float64)"), (false, true));
    assert_eq!(float32("[np.float32(1.5)]"), (true, false));
    assert_eq!(
        float32("tf.Tensor([1.], shape=(1,), dtype=float32)"),
        (true, false)
    );
    assert_eq!(float32("[1.]"), (false, false));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_computes_or_is_no_array_is_refused() {
    for text in [
        "np.exp([1, 2])",
        "np.zeros((2, 3))",
        "print(W1)",
        "W1 @ [1, 2]",
        "[1, 2].reshape(2, 1)",
        "[1, 2] * 2",
        "[[1, 2].T]",
        "weights:",
        "W1 =",
        "array()",
        "array([1], [2])",
        "array([1], 2)",
        "loss 0.5",
        "abc\n1 2",
        "<b>1</b>",
        "<tf.Tensor 'x:0' shape=() dtype=float32>",
        "{'W1': }",
        "{'W1' [1]}",
        "[array([1]), 2]",
        "[2, array([1])]",
        "['a', 'b']",
        "tensor(1.0e-05 *\n [1., 2.])",
        "1\u{202f}000",
        "1'000",
        "1.2.3",
        "[1 2]''",
        "(1, 2",
        ")",
        ">>>",
        "1: 2",
        "3 = 4",
    ] {
        let error = parse_numbers(text).expect_err(text);
        assert!(
            matches!(error, Error::Typed { .. } | Error::SeveralArrays { .. }),
            "{text}: {error:?}"
        );
    }
    let (number, text, problem) = problem("[[1. 2.]\n ...\n [3. 4.]]");
    assert_eq!(
        (number, &text[..], problem),
        (Some(3), "...", Problem::Summarized)
    );
    for language in [Language::English, Language::Korean] {
        let message = parse_numbers("[1., …, 2.]").unwrap_err().message(language);
        assert!(
            message.contains("np.set_printoptions(threshold=np.inf)"),
            "{message}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn shapes_are_compared_and_not_counts() {
    let shape = |text: &str| read(text).shape;
    assert!(shape("7").is_empty());
    assert_eq!(shape("[7]"), [1]);
    assert_eq!(shape("3 1 5.5"), [3]);
    assert_eq!(shape("[[3, 1, 5.5]]"), [1, 3]);
    assert_eq!(shape("[[[1, 2]], [[3, 4]], [[5, 6]]]"), [3, 1, 2]);
    assert_eq!(
        shape("np.array([[[1, 2]], [[3, 4]], [[5, 6]]]).T"),
        [2, 1, 3]
    );

    let fits =
        |text: &str, rows, columns| read(text).fit(rows, columns).map(|fitted| fitted.values);
    assert_eq!(fits("[[1, 2, 3, 4]]", 1, 4), Ok(SQUARE.into()));
    assert_eq!(fits("1 2 3 4", 1, 4), Ok(SQUARE.into()));
    assert_eq!(fits("[[[1, 2], [3, 4]]]", 2, 2), Ok(SQUARE.into()));
    assert_eq!(fits("7", 1, 1), Ok(vec![7.0]));
    let refused = |text: &str, rows, columns, transpose_fits| {
        let found = read(text);
        let expected = Error::WrongShape {
            found: found.shape.clone(),
            expected: [rows, columns],
            transpose_fits,
        };
        assert_eq!(found.fit(rows, columns), Err(expected), "{text}");
    };
    refused("1 2 3\n4 5 6", 3, 2, true);
    refused("1\n2\n3", 1, 3, true);
    refused("[1, 2, 3, 4]", 2, 2, false);
    refused("[[1, 2], [3, 4]]", 1, 4, false);
    refused("[1, 2, 3]", 3, 1, false);
    let error = read("1 2 3\n4 5 6\n7 8 9\n1 2 3").fit(3, 4).unwrap_err();
    assert_eq!(
        error.to_string(),
        "This is 4 × 3, and 3 × 4 fits here. Transpose it."
    );
    assert_eq!(
        error.message(Language::Korean),
        "크기가 4 × 3인데 여기에 맞는 크기는 3 × 4입니다. 전치하면 맞습니다."
    );
    let may_be_transposed = |text: &str| read(text).fit(2, 2).unwrap().may_be_transposed;
    assert!(may_be_transposed("tensor([[1., 2.],\n        [3., 4.]])"));
    assert!(!may_be_transposed("array([[1., 2.],\n       [3., 4.]])"));
    assert!(!read("tensor([[1.]])").fit(1, 1).unwrap().may_be_transposed);
}

#[wasm_bindgen_test(unsupported = test)]
fn several_arrays_are_read_with_names_and_lines() {
    let arrays = |text: &str| -> Vec<(Option<String>, Vec<usize>, Vec<f64>)> {
        let printout = read_arrays(text).unwrap();
        assert_eq!(printout.unread, [], "{text}");
        printout
            .arrays
            .into_iter()
            .map(|a| (a.name, a.shape, a.values))
            .collect()
    };
    let pair = |names: [Option<&str>; 2]| {
        let [w, b] = names.map(|name| name.map(String::from));
        vec![
            (w, vec![2, 2], SQUARE.to_vec()),
            (b, vec![2], vec![5.0, 6.0]),
        ]
    };
    for text in [
        "[array([[1., 2.],\n       [3., 4.]]), array([5., 6.])]",
        "[array([[1., 2.],\n       [3., 4.]], dtype=float32), array([5., 6.], dtype=float32)]",
        "(tensor([[1., 2.],\n        [3., 4.]]), tensor([5., 6.]))",
        "[[array([[1, 2], [3, 4]]), array([5, 6])]]",
        "[(array([[1, 2], [3, 4]]), array([5, 6]))]",
        "[[1, 2], [3, 4]], [5, 6]",
        "[[1. 2.]\n [3. 4.]]\n[5. 6.]",
        "[[1. 2.]\n [3. 4.]] [5. 6.]",
        "odict_values([tensor([[1., 2.], [3., 4.]]), tensor([5., 6.])])",
    ] {
        assert_eq!(arrays(text), pair([None, None]), "{text}");
        let error = parse_numbers(text).unwrap_err();
        assert_eq!(error, Error::SeveralArrays { found: 2 }, "{text}");
    }
    for text in [
        "W = [[1, 2], [3, 4]]; b = [5, 6]",
        "W = np.array([[1, 2],\n              [3, 4]])\n\nb = np.array([5, 6])",
        "{'W': array([[1., 2.],\n       [3., 4.]]), 'b': array([5., 6.])}",
        "{\n  \"W\": [[1, 2], [3, 4]],\n  \"b\": [5, 6]\n}",
        "OrderedDict([('W', tensor([[1., 2.],\n        [3., 4.]])), ('b', tensor([5., 6.]))])",
        "W:\n[[1. 2.]\n [3. 4.]]\nb:\n[5. 6.]",
        "In [1]: print(W, b)\nW [[1. 2.]\n [3. 4.]]\nb [5. 6.]",
    ] {
        assert_eq!(arrays(text), pair([Some("W"), Some("b")]), "{text}");
    }
    let printout = read_arrays(
        "Epoch 1, loss: 0.7\nLayer 1:\nweights:\n[[1. 2.]\n [3. x]]\nb = [5. 6.\n  7.]\n\nacc 3\nok!\nW = [1\nz: 8",
    )
    .unwrap();
    let names: Vec<_> = printout
        .arrays
        .iter()
        .map(|a| (a.name.as_deref(), a.lines.clone()))
        .collect();
    assert_eq!(
        names,
        [
            (Some("Epoch 1, loss"), 1..=1),
            (Some("b"), 6..=7),
            (Some("z"), 12..=12)
        ]
    );
    let unread: Vec<_> = printout
        .unread
        .iter()
        .map(|unread| unread.lines.clone())
        .collect();
    assert_eq!(unread, [2..=5, 9..=11]);
    assert_eq!(
        read_arrays("Layer 1:\nweights: [1]").unwrap().arrays[0]
            .name
            .as_deref(),
        Some("Layer 1: weights")
    );
    // a loss that has become nan is read, and is no number to fill in
    assert!(read_arrays("loss: nan").unwrap().arrays[0].values[0].is_nan());
}

/// Rows that the page has put in brackets, since a field holds no line breaks.
#[wasm_bindgen_test(unsupported = test)]
fn cells_in_brackets_are_judged_as_those_in_lines() {
    check("[[1\t2], [3\t4]]", &[2, 2], SQUARE);
    let refused = |text: &str| problem(text).2;
    assert_eq!(refused("[[0,5\t1,5], [2,5\t3,5]]"), Problem::DecimalComma);
    assert_eq!(refused("[[1,234\t3], [4\t5]]"), Problem::EitherComma);
    assert_eq!(refused("[[1\t2], [3\t\t4]]"), Problem::NoNumber);
}

/// What NumPy itself printed, by its `str` and `repr`: shapes and the digits shown, nan and inf included.
#[wasm_bindgen_test(unsupported = test)]
fn numpys_own_prints_are_read() {
    for json in [
        include_str!("../fixtures/numpy_print.json"),
        include_str!("../fixtures/numpy_print_hard.json"),
    ] {
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        for case in json["cases"].as_array().unwrap() {
            let shape = case["shape"].as_array().unwrap().iter();
            let shape = Vec::from_iter(shape.map(|n| n.as_u64().unwrap() as usize));
            if shape.contains(&0) {
                continue;
            }
            for key in ["str", "repr"] {
                let text = case[key].as_str().unwrap();
                let printout = read_arrays(text).unwrap();
                if text.contains("...") {
                    let problem = Problem::Summarized;
                    assert!(
                        matches!(&printout.unread[0].error, Error::Typed { problem: p, .. } if *p == problem),
                        "{text}"
                    );
                    continue;
                }
                let marks = |c: char| matches!(c, '[' | ']' | '(' | ')' | ',') || c.is_whitespace();
                let words = text
                    .split(marks)
                    .filter(|word| !word.is_empty() && *word != "array");
                let shown =
                    Vec::from_iter(words.map(|word| word.parse::<f64>().unwrap().to_bits()));
                assert_eq!(
                    (printout.arrays.len(), printout.unread.len()),
                    (1, 0),
                    "{text}"
                );
                let read = &printout.arrays[0];
                let bits = Vec::from_iter(read.values.iter().map(|x| x.to_bits()));
                assert_eq!((&read.shape, bits), (&shape, shown), "{text}");
            }
        }
    }
}
