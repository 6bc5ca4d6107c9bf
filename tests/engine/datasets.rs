//! Data sets against scikit-learn's, nnfs's and NumPy's own values, natively and in wasm.

use perceptible::{
    Dataset, Error, Language, RandomState, Task,
    dataset::{Generator, Split, Standardization, Stream, linspace},
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

pub fn targets(data: &Dataset) -> Vec<f64> {
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
