//! Data sets against scikit-learn's, nnfs's and NumPy's own values, natively and in wasm; and the reader's rows.

use perceptible::{
    Dataset, Error, Language, RandomState, Task,
    dataset::{Generator, Split, Standardization, Stream, Table, TableOptions, linspace},
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn golden() -> Value {
    serde_json::from_str(include_str!("../fixtures/datasets.json")).unwrap()
}

fn more() -> Value {
    serde_json::from_str(include_str!("../fixtures/datasets_more.json")).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// Nested lists are read row after row; to the bit are those that are text.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::String(text) => vec![text.parse().unwrap()],
        value => vec![value.as_f64().unwrap()],
    }
}

fn indices(value: &Value) -> Vec<usize> {
    numbers(value).into_iter().map(|n| n as usize).collect()
}

/// `moons`, with its parameters in the order of the table.
fn generator(name: &str, arguments: &[f64]) -> Generator {
    let generator = Generator::named(name).unwrap();
    let parameters = generator.parameters().zip(arguments);
    parameters.fold(generator, |g, (p, &value)| g.with(p.name, value).unwrap())
}

/// Sines and cosines differ by library: within 4 ulp of the larger of |x| and 1.
fn assert_near(found: &[f64], expected: &[f64], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (x, want) in found.iter().zip(expected) {
        let tolerance = 4.0 * f64::EPSILON * want.abs().max(1.0);
        assert!((x - want).abs() <= tolerance, "{what}: {x} for {want}");
    }
}

fn targets(data: &Dataset) -> Vec<f64> {
    match data.targets().as_classes() {
        Some(classes) => classes.iter().map(|&class| class as f64).collect(),
        None => data.targets().as_numbers().unwrap().to_vec(),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn generators_equal_scikit_learn_and_nnfs() {
    let mut drawn = 0;
    for case in list(&golden()["cases"]) {
        let call = case["call"].as_str().unwrap();
        // the numbers of the call by their names, or in their order
        let argument = |name: &str| {
            let (_, rest) = call.split_once(&format!("{name}="))?;
            let end = rest.find([',', ')']).unwrap();
            Some(rest[..end].parse().unwrap_or(0.0)) // None
        };
        let positional = || {
            let (_, rest) = call.split_once("_data(").unwrap();
            let numbers = rest.trim_end_matches(')').split(", ");
            numbers.map(|n| n.parse().unwrap()).collect::<Vec<f64>>()
        };
        let name = case["name"].as_str().unwrap();
        let seed = argument("random_state").or_else(|| {
            let (_, rest) = call.split_once("seed(")?;
            rest.split(')').next().unwrap().parse().ok()
        });
        let mut random = RandomState::new(seed.unwrap() as u32);
        let arguments = match name {
            "moons" => ["n_samples", "noise"]
                .map(|name| argument(name).unwrap())
                .to_vec(),
            "circles" => ["n_samples", "noise", "factor"]
                .map(|name| argument(name).unwrap())
                .to_vec(),
            "blobs" => ["n_samples", "centers"]
                .map(|name| argument(name).unwrap())
                .to_vec(),
            "spiral" | "vertical" => positional(),
            "split" => {
                let split = Split::new(20, argument("test_size").unwrap(), &mut random).unwrap();
                assert_eq!(split.train, indices(&case["train"]));
                assert_eq!(split.test, indices(&case["test"]));
                continue;
            }
            _ => {
                assert_eq!(random.permutation(13).unwrap(), indices(&case["values"]));
                continue;
            }
        };
        let data = generator(name, &arguments).draw(&mut random).unwrap();
        let (x, y) = (data.inputs(), targets(&data));
        assert_eq!(data.rows() as f64, case["n"].as_f64().unwrap());
        let first = numbers(&case["X_first"]);
        let last = numbers(&case["X_last"]);
        assert_near(&x[..first.len()], &first, call);
        assert_near(&x[x.len() - last.len()..], &last, call);
        let (first, last) = (numbers(&case["y_first"]), numbers(&case["y_last"]));
        assert_eq!(y[..first.len()], first);
        assert_eq!(y[y.len() - last.len()..], last);
        assert_eq!(y.iter().sum::<f64>(), case["y_sum"].as_f64().unwrap());
        for (column, (sum, abs_sum)) in numbers(&case["X_sum"])
            .into_iter()
            .zip(numbers(&case["X_abs_sum"]))
            .enumerate()
        {
            let column = || x.iter().skip(column).step_by(2);
            let tolerance = 1e-12 * abs_sum;
            assert!((column().sum::<f64>() - sum).abs() < tolerance, "{call}");
            assert!(
                (column().map(|x| x.abs()).sum::<f64>() - abs_sum).abs() < tolerance,
                "{call}"
            );
        }
        drawn += 1;
    }
    assert_eq!(drawn, 36);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_generator_draws_the_same_numbers_and_no_more() {
    let json = more();
    let cases = list(&json["generated"]);
    for generator in Generator::all() {
        assert!(
            cases.iter().any(|case| case["name"] == generator.name()),
            "{}",
            generator.name()
        );
    }
    for case in cases {
        let (name, arguments) = (case["name"].as_str().unwrap(), numbers(&case["arguments"]));
        let what = format!("{name}{arguments:?}");
        let mut random = RandomState::new(case["seed"].as_u64().unwrap() as u32);
        let data = generator(name, &arguments).draw(&mut random).unwrap();
        assert_eq!(data.n_inputs(), indices(&case["columns"])[0]);
        assert_near(data.inputs(), &numbers(&case["X"]), &what);
        match data.task() {
            Task::Classification => assert_eq!(targets(&data), numbers(&case["y"]), "{what}"),
            Task::Regression => assert_near(&targets(&data), &numbers(&case["y"]), &what),
        }
        assert_eq!(random.randn(), numbers(&case["then_randn"])[0], "{what}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_has_no_sines_is_equal_to_the_bit() {
    for case in list(&more()["generated"]) {
        let name = case["name"].as_str().unwrap();
        if [
            "blobs",
            "vertical",
            "xor",
            "gaussians",
            "parabola",
            "step",
            "plane",
        ]
        .contains(&name)
        {
            let mut random = RandomState::new(case["seed"].as_u64().unwrap() as u32);
            let data = generator(name, &numbers(&case["arguments"]))
                .draw(&mut random)
                .unwrap();
            assert_eq!(data.inputs(), numbers(&case["X"]), "{name}");
            assert_eq!(targets(&data), numbers(&case["y"]), "{name}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn linspace_is_numpys_to_the_bit() {
    let json: Value = serde_json::from_str(include_str!("../fixtures/permutation.json")).unwrap();
    let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
    let cases = list(&json["linspace"]);
    assert_eq!(cases.len(), 10);
    for case in cases {
        let (start, stop) = (number(&case["start"]), number(&case["stop"]));
        let (num, endpoint) = (
            indices(&case["num"])[0],
            case["endpoint"].as_bool().unwrap(),
        );
        let expected = list(&case["values"]).iter().map(|v| number(v).to_bits());
        let found = linspace(start, stop, num, endpoint).unwrap();
        assert!(found.iter().map(|x| x.to_bits()).eq(expected), "{case}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_data_set_draws_from_its_own_seed_or_before_the_weights() {
    let spiral = Generator::named("spiral").unwrap();
    let mut weights = RandomState::new(0);
    let before = Stream::Weights.draw(&spiral, &mut weights).unwrap();
    let mut skipped = RandomState::new(0);
    (0..300).for_each(|_| _ = skipped.randn());
    assert_eq!(weights, skipped);

    let mut weights = RandomState::new(9);
    let own = Stream::Seed(0).draw(&spiral, &mut weights).unwrap();
    assert_eq!((own, weights), (before, RandomState::new(9)));
}

#[wasm_bindgen_test(unsupported = test)]
fn parameters_are_checked_at_the_door() {
    let message = |error: Result<Generator, Error>| {
        let error = error.unwrap_err();
        assert!(
            error
                .message(Language::Korean)
                .chars()
                .any(|c| ('가'..='힣').contains(&c))
        );
        error.to_string()
    };
    let with = |name, value| Generator::named("moons").unwrap().with(name, value);
    assert_eq!(
        message(Generator::named("swiss_roll")),
        "Unknown data set \"swiss_roll\". Choose from moons, circles, blobs, spiral, vertical, xor, gaussians, sine, parabola, step, plane."
    );
    assert_eq!(
        message(with("noise", f64::NAN)),
        "moons σ must be between 0 and 100, not NaN."
    );
    assert_eq!(
        message(with("n_samples", 0.0)),
        "moons n must be between 1 and 10000, not 0."
    );
    assert_eq!(
        message(with("n_samples", 1.5)),
        "moons n must be a whole number, not 1.5."
    );
    assert!(matches!(with("arms", 3.0), Err(Error::UnknownName { .. })));
    for generator in Generator::all() {
        assert_eq!(Generator::named(generator.name()), Ok(generator));
        let data = generator.draw(&mut RandomState::new(1)).unwrap();
        assert_eq!(data.task(), generator.task(), "{}", generator.name());
        for parameter in generator.parameters() {
            for value in [parameter.minimum, parameter.maximum] {
                assert!(generator.with(parameter.name, value).is_ok());
            }
            for value in [parameter.minimum - 1.0, parameter.maximum + 1.0] {
                assert!(generator.with(parameter.name, value).is_err());
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_are_split_as_scikit_learn_splits_them() {
    for case in list(&more()["split"]) {
        let (rows, test_size) = (
            indices(&case["rows"])[0],
            case["test_size"].as_f64().unwrap(),
        );
        let mut random = RandomState::new(case["seed"].as_u64().unwrap() as u32);
        let split = Split::new(rows, test_size, &mut random).unwrap();
        assert_eq!(
            (split.train, split.test),
            (indices(&case["train"]), indices(&case["test"]))
        );
    }
    let mut random = RandomState::new(0);
    let whole = Split::new(3, 0.0, &mut random).unwrap();
    assert_eq!(
        (whole.train, whole.test, random),
        (vec![0, 1, 2], vec![], RandomState::new(0))
    );
    for test_size in [-0.1, 1.0, f64::NAN, 0.7] {
        let error = Split::new(3, test_size, &mut RandomState::new(0)).unwrap_err();
        assert!(matches!(error, Error::OutOfRange { .. }));
    }
    assert!(Split::new(3, 2.0 / 3.0, &mut RandomState::new(0)).is_ok());
}

#[wasm_bindgen_test(unsupported = test)]
fn columns_are_standardised_as_scikit_learn_does_it() {
    for case in list(&more()["standardized"]) {
        let (mean, scale) = (numbers(&case["mean"]), numbers(&case["scale"]));
        let rows = indices(&case["rows"])[0];
        let data =
            Dataset::regression(numbers(&case["X"]), mean.len(), &vec![0.0; rows], 1).unwrap();
        let all: Vec<usize> = (0..rows).collect();
        let standardization = Standardization::fit(&data, &all).unwrap();
        for (found, want) in standardization.mean.iter().zip(mean) {
            assert!(
                (found - want).abs() <= 1e-15 * want.abs(),
                "{found} for {want}"
            );
        }
        for (found, want) in standardization.scale.iter().zip(scale) {
            assert!((found - want).abs() <= 1e-14 * want, "{found} for {want}");
        }
        let found = standardization.apply(&data).unwrap();
        let wanted = numbers(&case["standardized"]);
        for (i, (found, want)) in found.inputs().iter().zip(wanted).enumerate() {
            // a last digit of the mean
            let Standardization { mean, scale } = &standardization;
            let (mean, scale) = (mean[i % mean.len()], scale[i % mean.len()]);
            let tolerance = f64::EPSILON * (mean.abs() / scale + 8.0 * want.abs());
            assert!((found - want).abs() <= tolerance, "{found} for {want}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn standardisation_knows_the_training_rows_alone() {
    let data = generator("blobs", &[20.0])
        .draw(&mut RandomState::new(0))
        .unwrap();
    let split = Split::new(20, 0.25, &mut RandomState::new(0)).unwrap();
    let fitted = Standardization::fit(&data, &split.train).unwrap();
    let mut changed = data.inputs().to_vec();
    for &row in &split.test {
        changed[2 * row..][..2].fill(1e6);
    }
    let changed = data.with_inputs(changed).unwrap();
    assert_eq!(
        Standardization::fit(&changed, &split.train),
        Ok(fitted.clone())
    );

    let train = fitted.apply(&data).unwrap().select(&split.train).unwrap();
    let sum: f64 = train.inputs().iter().step_by(2).sum();
    let squares: f64 = train.inputs().iter().step_by(2).map(|x| x * x).sum();
    assert!(sum.abs() < 1e-13 && (squares - 15.0).abs() < 1e-12);
    assert_eq!(train.rows(), 15);

    assert!(matches!(
        Standardization::fit(&data, &[]),
        Err(Error::TooFew { .. })
    ));
    assert!(matches!(
        Standardization::fit(&data, &[20]),
        Err(Error::OutOfRange { .. })
    ));
    let other = generator("sine", &[])
        .draw(&mut RandomState::new(0))
        .unwrap();
    assert!(fitted.apply(&other).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn iris_and_digits_are_scikit_learns() {
    let iris = Dataset::from_text(include_str!("../../www/data/iris.csv")).unwrap();
    assert_eq!(
        (iris.rows(), iris.n_inputs(), iris.n_outputs()),
        (150, 4, 3)
    );
    assert_eq!(iris.class_names(), ["setosa", "versicolor", "virginica"]);
    assert_eq!(iris.columns()[0], "sepal length");
    let all: Vec<usize> = (0..150).collect();
    let found = Standardization::fit(&iris, &all).unwrap();
    let json = more();
    assert_near(&found.mean, &numbers(&json["iris"]["mean"]), "mean");
    assert_near(&found.scale, &numbers(&json["iris"]["scale"]), "scale");
    assert_eq!(iris.inputs()[4 * 34..][..4], [4.9, 3.1, 1.5, 0.2]); // Fisher's, not UCI's

    let text = include_str!("../../www/data/digits.csv");
    assert!(text.len() <= 150_000);
    let digits = Dataset::from_digits(text).unwrap();
    assert_eq!(
        (digits.rows(), digits.n_inputs(), digits.n_outputs()),
        (1797, 64, 10)
    );
    let mut counts = vec![0; 10];
    for &class in digits.targets().as_classes().unwrap() {
        counts[class] += 1;
    }
    assert_eq!(counts, indices(&json["digits"]["counts"]));
    let sums = (0..64).map(|pixel| digits.inputs().iter().skip(pixel).step_by(64).sum());
    assert_eq!(
        Vec::<f64>::from_iter(sums),
        numbers(&json["digits"]["sums"])
    );
    assert_eq!(digits.columns()[63], "pixel_7_7");

    // the same rows as CSV
    assert!(Dataset::from_text(&digits.to_csv()) == Ok(digits));
    let damaged = text.replacen("gg", "gh", 1);
    assert_eq!(
        Dataset::from_digits(&damaged).unwrap_err().place(),
        "row 3, column 1"
    );
    let damaged = text.replacen(",0\n", ",x\n", 1);
    assert_eq!(
        Dataset::from_digits(&damaged).unwrap_err().place(),
        "row 2, column 2"
    );
    assert!(Dataset::from_digits("pixels,digit\n").is_err());
}

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

#[wasm_bindgen_test(unsupported = test)]
fn a_data_set_is_whole_or_not_made() {
    let classes = |inputs: &[f64], classes: &[usize]| {
        Dataset::classification(inputs.to_vec(), 2, classes, vec!["a".into(), "b".into()])
    };
    assert!(classes(&[1.0, 2.0], &[1]).is_ok());
    assert!(matches!(
        classes(&[1.0, 2.0], &[2]),
        Err(Error::OutOfRange { .. })
    ));
    assert!(matches!(
        classes(&[1.0], &[1]),
        Err(Error::WrongLength { .. })
    ));
    assert!(matches!(
        classes(&[1.0, f64::NAN], &[1]),
        Err(Error::NotFinite { .. })
    ));
    assert!(classes(&[], &[]).is_err());
    assert!(Dataset::regression(vec![1.0], 1, &[1.0], 0).is_err());
    let data = classes(&[1.0, 2.0, 3.0, 4.0], &[1, 0]).unwrap();
    assert_eq!(data.select(&[1]).unwrap().inputs(), [3.0, 4.0]);
    assert!(data.select(&[2]).is_err() && data.select(&[]).is_err());
    assert!(data.clone().with_columns(vec!["one".into()]).is_err());
}
