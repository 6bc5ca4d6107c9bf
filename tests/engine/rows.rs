//! The reader's own rows: what is read, what is refused, what is written.

use crate::datasets::targets;
use perceptible::{
    Dataset, Language, RandomState, Task,
    dataset::{Generator, Standardization, Table, TableOptions},
};
use wasm_bindgen_test::wasm_bindgen_test;

/// The message, or nothing where the text is to be read.
fn message(text: &str, task: Option<Task>) -> String {
    let options = TableOptions {
        task,
        ..TableOptions::default()
    };
    match Table::read(text, &options) {
        Ok(_) => String::new(),
        Err(error) => {
            let korean = error.message(Language::Korean);
            assert!(
                korean.chars().any(|c| ('가'..='힣').contains(&c)),
                "{korean}"
            );
            error.to_string()
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn bad_files_are_refused_by_row_and_column() {
    macro_rules! csv {
        ($file:literal, $message:literal) => {
            csv!($file, None, $message)
        };
        ($file:literal, $task:expr, $message:literal) => {
            let text = include_str!(concat!("../fixtures/bad/", $file, ".csv"));
            assert_eq!(message(text, $task), $message, $file);
        };
    }
    csv!("c01", "The file is empty.");
    csv!(
        "c03",
        "Row 2 has length 2, but the first has 3. Make all rows equally long."
    );
    csv!(
        "c05",
        "Row 2, column 2 is empty. Write a number there, or copy only cells that hold one."
    );
    csv!("c07", "");
    csv!("c09", "");
    csv!("c11", "");
    csv!(
        "c13",
        "Row 2, column 3: The quotation mark at \"\"0\" has no partner. Close it, or delete it."
    );
    csv!("c15", "");
    csv!("c17", "");
    csv!(
        "c17",
        Some(Task::Classification),
        "Row 2, column 3 (\"c\"): \"3.7\" is no class. Write a whole number or a name."
    );
    csv!("c19", "");
    csv!(
        "c21",
        "Row 2, column 1 (\"x\"): \"1_000\" is not a number. Write it like 3, -5.5 or 1e-3."
    );
    csv!(
        "c23",
        "Row 2, column 1 (\"x\"): \"=1+1\" is not a number. Write it like 3, -5.5 or 1e-3."
    );
    csv!(
        "c27-xlsx",
        "This is an .xlsx or another zip file. Save the sheet as CSV and open that."
    );

    let table = |text| Table::read(text, &TableOptions::default()).unwrap();
    let semicolons = table(include_str!("../fixtures/bad/c07.csv"));
    assert_eq!(
        (semicolons.separator, semicolons.decimal_comma),
        (Some(';'), true)
    );
    assert_eq!(semicolons.dataset.inputs(), [1.5, 2.5]);
    let quoted = table(include_str!("../fixtures/bad/c11.csv"));
    assert_eq!(quoted.dataset.columns(), ["x,1", "y", "c"]);
    // as the browser decodes c25-cp949.csv
    let korean = table("이름,값\n1,2\n");
    assert_eq!(
        (korean.dataset.columns()[0].as_str(), korean.header),
        ("이름", true)
    );
    // of bytes that are neither UTF-8 nor CP949 it makes U+FFFD
    assert_eq!(
        message("x,y\n1,\u{fffd}\n", None),
        "The file is not UTF-8 text. Save it again as UTF-8."
    );
    let wide = Dataset::from_text(include_str!("../fixtures/bad/c19.csv")).unwrap();
    assert_eq!(
        Standardization::fit(&wide, &[0, 1])
            .unwrap_err()
            .to_string(),
        "The column \"x\" varies too much for its standard deviation to be computed. Divide its numbers by a power of ten."
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn more_texts_that_are_refused() {
    let check = |text: &str, expected: &str| assert_eq!(message(text, None), expected, "{text:?}");
    check(
        "1\n2\n",
        "Row 1, column 2 is empty. Write a number there, or copy only cells that hold one.",
    );
    check(
        "a,b,c\n",
        "Row 2, column 1 is empty. Write a number there, or copy only cells that hold one.",
    );
    check(
        "x,y\n1,0\n\n\n2\n",
        "Row 5 has length 1, but the first has 2. Make all rows equally long.",
    );
    check(
        "x,y\n1,0\nO,1\n",
        "Row 3, column 1 (\"x\"): \"O\" is not a number. Write it like 3, -5.5 or 1e-3.",
    );
    // one word among numbers, and one number among words
    check(
        "x,y\n1,0\n2,l\n3,1\n",
        "Row 3, column 2 (\"y\"): \"l\" is not a number. Write it like 3, -5.5 or 1e-3.",
    );
    check(
        "x,y\n1,a\n2,1\n3,b\n",
        "Row 2, column 2 (\"y\"): \"a\" is not a number. Write it like 3, -5.5 or 1e-3.",
    );
    check(
        "x,y\n1,a\n2,\n",
        "Row 3, column 2 is empty. Write a number there, or copy only cells that hold one.",
    );
    check(
        "1\tnan\t0\n2\t3\t1\n",
        "Row 1, column 2: \"nan\" is no finite number. Write one like 3, -5.5 or 1e-3.",
    );
    check(
        "1,1e999\n",
        "Row 1, column 2: \"1e999\" is too large. The largest number is about 1.8e308.",
    );
    // no names: numbers are meant
    check(
        "nan,inf\n1,2\n",
        "Row 1, column 1: \"nan\" is no finite number. Write one like 3, -5.5 or 1e-3.",
    );
    check(
        "1,234\t5\t0\n",
        "Row 1, column 1: \"1,234\" can be 1234 or 1.234. Write the one that is meant; between two numbers, put a space after the comma.",
    );
    check(
        "1,5;2.5;0\n",
        "Row 1, column 2: \"2.5\" has a decimal point, where other numbers have a comma. Write all of them one way.",
    );
    check(
        "1.234,5;2;0\n",
        "Row 1, column 1: \"1.234,5\" groups its digits. Write one number as 1234.5; between several, put a space after each comma.",
    );
    check(
        "\"1\" 2,3\n",
        "Row 1, column 1: The quotation mark at \"\"1\" 2,3\" has no partner. Close it, or delete it.",
    );
    check(
        "X = [[1, 2], [3, 4]]\ny = [1, 2, 3]",
        "The targets have shape (3, 1), but the inputs have shape (2, 2). Give both the same shape.",
    );
    check(
        "[[1, 2], [3]]",
        "Row 2 has length 1, but the first has 2. Make all rows equally long.",
    );
    check(
        "[[1], [3]]",
        "Too few columns: 1, where at least 2 are needed.",
    );
    check(
        &" ".repeat(4_000_001),
        "This is too long: its length is 4000001, the limit 4000000. Shorten it.",
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_are_read_from_whatever_holds_them() {
    let expected = Dataset::from_text("1,2,0\n-3,4.5,1\n5,6,1\n").unwrap();
    assert_eq!(expected.task(), Task::Classification);
    for text in [
        "1\t2\t0\r\n-3\t4.5\t1\r\n5\t6\t1",
        "1;2;0\n-3;4,5;1\n5;6;1\n;;\n",
        "1,0;2,0;0,0\n-3;4,5;1\n5;6;1\n",
        " 1  2 0\n −3 4.5 1\n5 6 1 \n",
        "\u{feff}\n1,2,0\r-3,4.5,1\r\r5,6,1\r",
        "\"1\", \"2\",0\n-3,\"4.5\" ,1\n5,6,1\n,,\n",
        "1.00e+00 2.00e+00 0.00e+00\n-3.0 4.5 1\n5 6 1\n", // np.savetxt
        "[[1, 2, 0], [-3, 4.5, 1], [5, 6, 1]]",
        "[[ 1.   2.   0. ]\n [-3.   4.5  1. ]\n [ 5.   6.   1. ]]",
        "data = np.array([[1, 2, 0], [-3, 4.5, 1], [5, 6, 1]])",
        "X = np.array([[1, 2], [-3, 4.5], [5, 6]])\ny = np.array([0, 1, 1])",
    ] {
        assert_eq!(Dataset::from_text(text).as_ref(), Ok(&expected), "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn targets_are_classes_where_they_look_like_it_or_someone_says_so() {
    let read = |text, task| {
        let options = TableOptions {
            task,
            ..TableOptions::default()
        };
        Table::read(text, &options).unwrap().dataset
    };
    let own = |text| read(text, None);
    assert_eq!(own("1,b\n2,a\n3,b").class_names(), ["a", "b"]);
    assert_eq!(
        own("1,b\n2,a\n3,b").targets().as_classes(),
        Some(&[1, 0, 1][..])
    );
    assert_eq!(own("1,1\n2,0\n3,1").class_names(), ["0", "1"]);
    for regression in [
        "1,0\n2,1\n3,2",
        "1,1\n2,2\n3,1",
        "1,0\n2,0\n3,0",
        "1,0\n2,0.5\n3,1",
    ] {
        assert_eq!(own(regression).task(), Task::Regression, "{regression}");
    }
    let names: String = (0..1001).map(|i| format!("{i},name{i}\n")).collect();
    assert_eq!(
        Dataset::from_text(&names).unwrap_err().to_string(),
        "At most 1000 classes; here are 1001."
    );
    let numbers: String = (0..2000).map(|i| format!("0,{}\n", i / 2 * 2)).collect();
    assert_eq!(own(&numbers).task(), Task::Regression);
    let signs = read("1,-1\n2,1\n3,-1", Some(Task::Classification));
    assert_eq!(
        (signs.class_names(), targets(&signs)),
        (&["-1".into(), "1".into()][..], vec![0.0, 1.0, 0.0])
    );
    let mixed = read("1,1\n2,a\n3,1", Some(Task::Classification));
    assert_eq!(mixed.class_names(), ["1", "a"]);
    assert_eq!(
        read("1,1\n2,0\n3,1", Some(Task::Regression)).task(),
        Task::Regression
    );

    let options = TableOptions {
        n_targets: Some(2),
        header: Some(false),
        ..TableOptions::default()
    };
    let two = Table::read("1,0,1\n2,1,0", &options).unwrap().dataset;
    assert_eq!((two.n_inputs(), two.n_outputs()), (1, 2));
    assert_eq!(two.targets().shape(), [2, 2]);
    assert_eq!(two.columns(), ["x", "y1", "y2"]);
    assert!(Table::read("1,2\n", &options).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_written_is_read_back() {
    let texts = [
        "a,\"b \"\"c\"\", d\",\" e\"\n1,2,x\n-0.0,1e-300,\"y;\n z\"\n0.1,3,=SUM(A1)\n4,5,x\n",
        "x,y\n1,0\n2,1\n3,1\n",
        "x,y\n0.1,0.30000000000000004\n1e22,-1.7976931348623157e308\n",
    ];
    for text in texts {
        let data = Dataset::from_text(text).unwrap();
        assert_eq!(Dataset::from_text(&data.to_csv()), Ok(data));
    }
    for generator in Generator::all() {
        let data = generator.draw(&mut RandomState::new(3)).unwrap();
        let options = TableOptions {
            task: Some(data.task()),
            ..TableOptions::default()
        };
        let read = Table::read(&data.to_csv(), &options).unwrap();
        assert!(read.dataset == data, "{}", generator.name());
    }
    let written = Dataset::from_text(texts[0]).unwrap().to_csv();
    assert!(written.contains(",'=SUM(A1)\n") && written.contains("-0.0,1e-300,"));
}
