//! Text that a person types or pastes: how it is read, and with which words it is refused.

use perceptible::{
    Error, Language, Problem,
    parse::{parse_number, parse_numbers},
};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_number_is_read_as_it_is_typed() {
    let check = |text: &str, value: f64| {
        let read = parse_number(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.to_bits(), value.to_bits(), "{text}");
    };
    check("3", 3.0);
    check("+3", 3.0);
    check("-5.5", -5.5);
    check("−5.5", -5.5);
    check("－5.5", -5.5);
    check("–5.5", -5.5);
    check("\u{feff}１．５ｅ－３\u{200b}", 0.0015);
    check("1_000", 1000.0);
    check(" .5\t", 0.5);
    check("5.", 5.0);
    check("1e-3", 0.001);
    check("1e−3", 0.001);
    check("1E+22", 1e22);
    check("-0.0", -0.0);
    check("1e-999", 0.0);
    check("0.1000000000000000055511151231257827", 0.1);
    check("\u{3000}7\u{a0}", 7.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn other_text_is_refused_with_the_reason() {
    let check = |text: &str, problem: Problem| {
        let error = Error::Typed {
            number: None,
            text: text.trim().replace('−', "-"),
            problem,
        };
        assert_eq!(parse_number(text), Err(error));
    };
    check("", Problem::NoNumber);
    check("  ", Problem::NoNumber);
    check("1e999", Problem::TooLarge);
    check("-1e999", Problem::TooLarge);
    check("1,5", Problem::DecimalComma);
    check("−1,5e3", Problem::DecimalComma);
    check("1,234", Problem::EitherComma);
    for text in [
        "1,234.5",
        "1.234,5",
        "1,234,567",
        "-1.234.567,8",
        "1\u{202f}234",
        "1'234.5",
    ] {
        check(text, Problem::GroupedDigits);
    }
    for text in ["nan", "NaN", "inf", "-inf", "infinity", "-Infinity"] {
        check(text, Problem::NotFinite);
    }
    for text in [
        "abc", "٥", "0x10", ".", "-", "e5", "1e", "--1", "1 2", "1,000,5", "3-", "1f", "½", "<b>",
        "1e5\0", "_1", "1_", "1__0", "1_.5",
    ] {
        check(text, Problem::NotANumber);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lists_are_read_in_every_usual_form() {
    let check = |text: &str, columns: usize, values: &[f64]| {
        let read = parse_numbers(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (read.columns(), &read.values[..]),
            (columns, values),
            "{text}"
        );
    };
    check("7", 1, &[7.0]);
    check("3 1 5.5", 3, &[3.0, 1.0, 5.5]);
    check("3, 1,5.5,", 3, &[3.0, 1.0, 5.5]);
    check("3\t1\t−5.5\r\n", 3, &[3.0, 1.0, -5.5]);
    check("1\t2\n3\t4\n\n", 2, &[1.0, 2.0, 3.0, 4.0]);
    check("1\n2\n3", 1, &[1.0, 2.0, 3.0]);
    check("[3, 1, 5.5]", 3, &[3.0, 1.0, 5.5]);
    check("(3,)", 1, &[3.0]);
    check("[[ 0.19235057 -0.05512534]]", 2, &[0.19235057, -0.05512534]);
    check(
        "[[1. 2.]\n [3. 4.]\n [5. 6.]]",
        2,
        &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
    );
    check("[1. 2.\n 3. 4.]", 4, &[1.0, 2.0, 3.0, 4.0]);
    check("[[1, 2], [3, 4]]", 2, &[1.0, 2.0, 3.0, 4.0]);
    check("[1, 2], [3, 4]", 2, &[1.0, 2.0, 3.0, 4.0]);
    check("[(1, 2), (3, 4),]", 2, &[1.0, 2.0, 3.0, 4.0]);
    check("[[[1 2]]\n\n [[3 4]]]", 2, &[1.0, 2.0, 3.0, 4.0]);
    check("np.array([3, 1, -5.5])", 3, &[3.0, 1.0, -5.5]);
    check(
        "array([[0.1 ],\n       [0.25]], dtype=float64)",
        1,
        &[0.1, 0.25],
    );
    check(
        "numpy.array(((1, 2), (3, 4)), dtype=np.float64)",
        2,
        &[1.0, 2.0, 3.0, 4.0],
    );
    check("[np.float64(0.1), np.float64(1e-07)]", 2, &[0.1, 1e-7]);
    check("tensor([1., 2.], dtype=torch.float64)", 2, &[1.0, 2.0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_bad_list_is_refused_with_its_place() {
    let check = |text: &str, number: usize, bad: &str, problem: Problem| {
        let error = Error::Typed {
            number: (number > 0).then_some(number),
            text: bad.into(),
            problem,
        };
        if number > 0 {
            assert_eq!(error.place(), format!("number {number}"));
        }
        assert_eq!(parse_numbers(text), Err(error), "{text}");
    };
    check("1, 2, abc", 3, "abc", Problem::NotANumber);
    check("[1. 2. ... 9.]", 3, "...", Problem::Summarized);
    // 0: the first of all, which is not counted
    check("1;;2", 2, ";", Problem::NoNumber);
    check("[1, nan]", 2, "nan", Problem::NotFinite);
    check("1 1e999", 2, "1e999", Problem::TooLarge);
    check("1,,2", 2, ",", Problem::NoNumber);
    check(",1", 0, ",", Problem::NoNumber);
    check("[1, 2", 3, "[", Problem::Unpaired);
    check("1, 2]", 3, "]", Problem::Unpaired);
    check("[1, 2)", 3, ")", Problem::Bracket);
    check("[1, [2, 3]]", 2, "[", Problem::Bracket);
    check("[[1, 2], 3]", 3, "3", Problem::Bracket);
    check("[1, 2] 3", 3, "3", Problem::Bracket);
    check("[0.17a]", 0, "0.17a", Problem::NotANumber);
    check("[[1, 2], [[3, 4]]]", 3, "[", Problem::Bracket);
    assert_eq!(
        parse_numbers("3\n[1]"),
        Err(Error::SeveralArrays { found: 2 })
    );
    check("dtype=float64", 0, "dtype=float64", Problem::NotANumber);
    // One number with a comma for its point is not two.
    for comma in ["0,5", "-3,25", " 0,5\n", "1,5e3", "−0,5"] {
        let error = parse_number(comma).unwrap_err();
        assert!(matches!(
            error,
            Error::Typed {
                problem: Problem::DecimalComma,
                ..
            }
        ));
        assert_eq!(parse_numbers(comma), Err(error), "{comma}");
    }
    for (list, values) in [
        ("3,1,5.5", &[3.0, 1.0, 5.5][..]),
        ("3, 5", &[3.0, 5.0]),
        ("[3,5]", &[3.0, 5.0]),
        ("3,5.5", &[3.0, 5.5]),
        ("3,-5", &[3.0, -5.0]),
    ] {
        assert_eq!(parse_numbers(list).unwrap().values, values, "{list}");
    }
    let ragged = |row, found, expected| {
        Err(Error::RaggedRow {
            row,
            found,
            expected,
        })
    };
    assert_eq!(parse_numbers("[[1, 2], [3]]"), ragged(2, 1, 2));
    assert_eq!(parse_numbers("1 2\n3 4\n5 6 7"), ragged(3, 3, 2));
    assert_eq!(parse_numbers("[[], [1]]"), ragged(2, 1, 0));
    for empty in ["", " \n", "[]", "[[], []]", "np.array([])"] {
        let error = parse_numbers(empty).unwrap_err();
        assert_eq!(error, parse_number("").unwrap_err(), "{empty}");
    }
    assert_eq!(parse_numbers(&"[".repeat(1_000_000)), Err(Error::TooDeep));
    let long = parse_numbers(&"1 ".repeat(4_000_000)).unwrap_err();
    assert!(matches!(long, Error::TooLong { .. }));
}

#[wasm_bindgen_test(unsupported = test)]
fn messages_say_place_text_and_remedy_in_both_languages() {
    let check = |error: Error, english: &str, korean: &str| {
        assert_eq!(error.message(Language::English), english);
        assert_eq!(error.message(Language::Korean), korean);
    };
    check(
        parse_numbers("3, 1, 5.5x").unwrap_err(),
        "Number 3: \"5.5x\" is not a number. Write it like 3, -5.5 or 1e-3.",
        "3번째 숫자: 숫자로 읽을 수 없습니다: \"5.5x\". 3, -5.5, 1e-3처럼 써 주세요.",
    );
    check(
        parse_number("1,5").unwrap_err(),
        "\"1,5\" is not one number. Use a point: 1.5.",
        "숫자 하나가 아닙니다: \"1,5\". 소수점을 써 주세요: 1.5.",
    );
    check(
        parse_numbers("0.17a").unwrap_err(),
        "\"0.17a\" is not a number. Write it like 3, -5.5 or 1e-3.",
        "숫자로 읽을 수 없습니다: \"0.17a\". 3, -5.5, 1e-3처럼 써 주세요.",
    );
    let leaky = perceptible::Activation::LeakyRelu { slope: 0.01 };
    check(
        leaky.with_parameter(5000.0).unwrap_err(),
        "leaky_relu α must be between -1000 and 1000, not 5000.",
        "leaky_relu α 값은 -1000 이상 1000 이하여야 합니다. 받은 값: 5000.",
    );
    check(
        perceptible::Document::from_link("seed=-1").unwrap_err(),
        "seed must be between 0 and 4294967295, not -1.",
        "시드 값은 0 이상 4294967295 이하여야 합니다. 받은 값: -1.",
    );
    check(
        perceptible::Document::from_link("seed=1.5").unwrap_err(),
        "seed must be a whole number, not 1.5.",
        "시드에는 정수가 필요합니다. 받은 값: 1.5.",
    );
    check(
        parse_numbers("[[1, 2], [3]]").unwrap_err(),
        "Row 2 has length 1, but the first has 2. Make all rows equally long.",
        "첫 행의 숫자는 2개인데 2번째 행의 숫자는 1개입니다. 개수를 맞춰 주세요.",
    );
    let long = parse_number(&"a".repeat(200_000)).unwrap_err();
    assert!(long.to_string().contains("(200000 characters)"));
    assert!(long.to_string().len() < 150);
}

/// Any text is answered, never with a panic: short texts of the characters that matter.
#[wasm_bindgen_test(unsupported = test)]
fn no_text_panics() {
    let pieces = [
        "1",
        "-2.5",
        ",",
        " ",
        "\n",
        "[",
        "]",
        "(",
        ")",
        "array",
        "np.float64",
        "dtype=x",
        "−",
        "é",
    ];
    let mut random = perceptible::RandomState::new(1);
    for _ in 0..50_000 {
        let length = (random.random_sample() * 12.0) as usize;
        let pick = |random: &mut perceptible::RandomState| {
            pieces[(random.random_sample() * pieces.len() as f64) as usize]
        };
        let text: String = (0..length).map(|_| pick(&mut random)).collect();
        let _ = parse_number(&text);
        if let Ok(numbers) = parse_numbers(&text) {
            assert_eq!(numbers.values.len() % numbers.columns(), 0, "{text}");
        }
    }
}
