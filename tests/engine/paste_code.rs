//! Arrays out of programs in other languages, and out of tables with headings: read, or refused by name.

use perceptible::parse::parse_numbers;
use wasm_bindgen_test::wasm_bindgen_test;

fn check(text: &str, shape: &[usize], values: &[f64]) {
    let read = parse_numbers(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(
        (&read.shape[..], &read.values[..]),
        (shape, values),
        "{text}"
    );
}

fn refused(text: &str, named: &str) {
    let error = parse_numbers(text).expect_err(text).to_string();
    assert!(error.contains(named), "{text}: {error}");
}

const SQUARE: &[f64] = &[1.0, 2.0, 3.0, 4.0];

#[wasm_bindgen_test(unsupported = test)]
fn numbers_with_a_type_behind_them() {
    for text in [
        "{1.0f, 2.0f}",
        "{1.0F, 2.f,}",
        "[1.0_f64, 2.0]",
        "[1f64, 2.0f32]",
        "{1.0L, 2.0L}",
        "{1.0d, 2.0D}",
        "c(1L, 2L)",
        "[1.0_dp, 2.0_dp]",
        "(1.0d0 2.0D+00)",
        "(/ 0.1d+1, 20.0D-01 /)",
        "Float32[1.0f0, 2f0]",
        "{1.`, 20*^-1}",
    ] {
        check(text, &[2], &SQUARE[..2]);
    }
    let read = parse_numbers("[0.5_f64, 1.25f]").unwrap();
    assert_eq!(read.decimals, [1, 2]);
    for text in [
        "2D", "3M", "1.5k", "0x1.8p1", "1.5f-", "1.5e3f2", "5.5cm", "90°", "50%", "1_f", "1.5-101",
        "3*0.0",
    ] {
        refused(text, text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn declarations_are_read_as_their_lists() {
    for text in [
        "double W[2][2] = {{1.0, 2.0}, {3.0, 4.0}};",
        "static const float w[2][2] = {\n  {1.0f, 2.0f}, // first\n  {3.0f, 4.0f}, /* second, 7 */\n};",
        "std::vector<std::vector<double>> W = {{1, 2}, {3, 4}};",
        "std::array<std::array<float, 2>, 2> W{{1, 2}, {3, 4}};",
        "W << 1, 2,\n     3, 4;",
        "vec![vec![1.0, 2.0], vec![3.0, 4.0]]",
        "let w: [[f64; 2]; 2] = [[1.0, 2.0], [3.0, 4.0]];",
        "pub const W: [[f32; 2]; 2] = [\n    [1.0, 2.0],\n    [3.0, 4.0],\n];",
        "let w = array![[1.0, 2.0], [3.0, 4.0]];",
        "arr2(&[[1.0, 2.0], [3.0, 4.0]])",
        "[src/main.rs:3:5] w = [\n    [1.0, 2.0],\n    [3.0, 4.0],\n]",
        "new double[][]{{1, 2}, {3, 4}}",
        "private static final double[][] W = new double[][] {{1, 2}, {3, 4}};",
        "double[,] w = {{1, 2}, {3, 4}};",
        "w := [2][2]float64{{1, 2}, {3, 4}}",
        "[][]float64{{1, 2}, {3, 4}}",
        "let w: [[Double]] = [[1, 2], [3, 4]]",
        "val w = arrayOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))",
    ] {
        check(text, &[2, 2], SQUARE);
    }
    let read = parse_numbers("static const float hidden_weights[2] = {1.0f, 2.0f};").unwrap();
    assert_eq!(read.name.as_deref(), Some("hidden_weights"));
    // a program would have to work these out
    refused("vec![0.5; 4]", "vec![0.5; 4]");
    refused("let w = [0.5; 4];", "[0.5; 4]");
    refused("[7 // 2]", "//");
    refused("1//2", "1//2");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tables_headings_are_no_numbers() {
    for text in [
        "x1,x2\n1,2\n3,4",
        "키,몸무게\r\n1,2\r\n3,4\r\n",
        "\"a\",\"b\"\n1,2\n3,4",
        "height;width\n1;2\n3;4",
        "a\tb\n1\t2\n3\t4",
        "x1 x2\n1 2\n3 4",
    ] {
        check(text, &[2, 2], SQUARE);
    }
    check("x1,x2\n1,2", &[2], &SQUARE[..2]);
    check("1. 3\n2. -1", &[2, 1], &[3.0, -1.0]);
    refused("a,b\n1,", "column 2 is empty");
    refused("id,a\n1,5\n2,6", "id,a");
    refused("a,b\n1,2\nTotal,3", "a,b");
    refused("x1,x2,label\n1,2,cat", "x1,x2,label");
}

#[wasm_bindgen_test(unsupported = test)]
fn grouped_digits_of_other_countries_are_refused_by_name() {
    refused("1,00,000", "100000");
    refused("12,34,567", "1234567");
    refused("1\u{a0}234", "1234");
    check("1、2", &[2], &SQUARE[..2]);
}
