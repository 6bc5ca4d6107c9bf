//! Compares printed arrays with NumPy's, of any number of cases:
//! `python tests/python/numpy_print.py 20000 | cargo run --release --example numpy_print`

use perceptible::numpy::{array_repr, array_str, repr};
use serde_json::Value;

fn main() {
    let json: Value = serde_json::from_reader(std::io::stdin()).expect("JSON of numpy_print.py");
    let cases = json["cases"].as_array().expect("cases");
    let failed = cases.iter().filter(|case| !holds(case)).count();
    println!("{} passed, {failed} failed", cases.len() - failed);
    assert_eq!(failed, 0);
}

fn holds(case: &Value) -> bool {
    let list = |key: &str| case[key].as_array().expect("a list").iter();
    let shape = Vec::from_iter(list("shape").map(|n| n.as_u64().expect("a size") as usize));
    let texts = Vec::from_iter(list("values").map(|text| text.as_str().expect("a text")));
    let values = Vec::from_iter(texts.iter().map(|text| text.parse().expect("a number")));
    let ours = [array_str(&values, &shape), array_repr(&values, &shape)].map(Result::unwrap);
    let numbers = Vec::from_iter(values.iter().map(|&value| repr(value)));
    let same = ours[0] == case["str"] && ours[1] == case["repr"] && numbers == texts;
    if !same {
        println!("{shape:?} {texts:?}\nours:\n{}\n{}", ours[0], ours[1]);
        println!(
            "NumPy's:\n{}\n{}",
            case["str"].as_str().unwrap_or(""),
            case["repr"].as_str().unwrap_or("")
        );
    }
    same
}
