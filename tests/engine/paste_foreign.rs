//! What other programs print and authors copy: MATLAB, R, Julia, LaTeX, pandas, Keras, JAX, JavaScript,
//! spreadsheets; how much of it is read, and which words refuse the rest.

use perceptible::{
    Problem,
    parse::{parse_arrays, parse_numbers, read_arrays},
};
use wasm_bindgen_test::wasm_bindgen_test;

const SQUARE: &[f64] = &[1.0, 2.0, 3.0, 4.0];

#[wasm_bindgen_test(unsupported = test)]
fn matrices_of_other_programs_are_read() {
    for text in [
        // MATLAB, Octave
        "W =\n\n     1     2\n     3     4\n",
        ">> W\n\nW =\n\n    1.0000    2.0000\n    3.0000    4.0000\n\n>> ",
        "W =\n\n   1.0e-03 *\n\n    1000    2000\n    3000    4000\n",
        "W =\n\n  2×2 double\n\n    1   2\n    3   4\n",
        "W =\n\n  Columns 1 through 1\n\n     1\n     3\n\n  Column 2\n\n     2\n     4\n",
        "W = [1 2; 3 4]; % weights",
        "W = [1, 2\n     3, 4];",
        "W = [1 3; 2 4]';",
        "% weights\n[1 2; 3 4]",
        // R
        "     [,1] [,2]\n[1,]    1    2\n[2,]    3    4",
        "> W\n     [,1]\n[1,]    1\n[2,]    3\n     [,2]\n[1,]    2\n[2,]    4",
        "   h1 h2\nx1  1  2\nx2  3  4",
        // Julia
        "2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0",
        "julia> W\n2×2 Array{Float64,2}:\n 1.0  2.0\n 3.0  4.0",
        // pandas
        "     0    1\n0  1.0  2.0\n1  3.0  4.0",
        "      h1   h2\nx1  1.0  2.0\nx2  3.0  4.0",
        // LaTeX, SymPy
        r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
        "$$W = \\begin{pmatrix}\n1 & 2 \\\\\n3 & 4 \\\\\n\\end{pmatrix}$$",
        r"\left[\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right]",
        "\\begin{tabular}{rr}\n\\hline\n1 & 2 \\\\\n3 & 4 \\\\\n\\end{tabular}",
        "Matrix([[1, 2], [3, 4]])",
        // Keras, NumPy's masked array, JavaScript
        "<Variable path=dense/kernel, shape=(2, 2), dtype=float32, value=[[1. 2.]\n [3. 4.]]>",
        "masked_array(\n  data=[[1., 2.],\n        [3., 4.]],\n  mask=False,\n  fill_value=1e+20)",
        "(2) [[1, 2], [3, 4]]",
        "={1,2;3,4}",
        "\"1\",\"2\"\n\"3\",\"4\"",
        "\\[ \\mathbf{W}^{(1)} = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} \\]",
        "\\begin{equation}\nW_1 = \\begin{bmatrix}\n1 & 2 \\\\\n3 & 4\n\\end{bmatrix}\n\\end{equation}",
        // Markdown, a database's console, a spreadsheet with names on both sides
        "| h1 | h2 |\n|----|:--:|\n| 1 | 2 |\n| 3 | 4 |",
        "|    |   0 |   1 |\n|---:|----:|----:|\n|  0 | 1 | 2 |\n|  1 | 3 | 4 |",
        "+----+----+\n| h1 | h2 |\n+----+----+\n|  1 |  2 |\n|  3 |  4 |\n+----+----+",
        "\th1\th2\nx1\t1\t2\nx2\t3\t4",
        ",0,1\n0,1,2\n1,3,4",
        "Array\n(\n    [0] => Array\n        (\n            [0] => 1\n            [1] => 2\n        )\n\n    [1] => Array\n        (\n            [0] => 3\n            [1] => 4\n        )\n\n)\n",
        "array(2) {\n  [0]=>\n  array(2) {\n    [0]=>\n    float(1)\n    [1]=>\n    int(2)\n  }\n  [1]=>\n  array(2) {\n    [0]=>\n    float(3)\n    [1]=>\n    float(4)\n  }\n}",
        "array (\n  0 => \n  array (\n    0 => 1.0,\n    1 => 2.0,\n  ),\n  1 => \n  array (\n    0 => 3.0,\n    1 => 4.0,\n  ),\n)",
        "[array('d', [1.0, 2.0]), array('d', [3.0, 4.0])]",
        // PHP, Scala, C#, Go
        "$w = array(array(1, 2), array(3, 4));",
        "$w = [[1, 2], [3, 4]];",
        "val w = Array(\n  Array(1.0, 2.0),\n  Array(3.0, 4.0),\n)",
        "List(List(1, 2), List(3, 4))",
        "double[][] w = new double[][] { new double[] {1, 2}, new double[] {3, 4} };",
        "w := [][]float64{[]float64{1, 2}, []float64{3, 4}}",
        // with its shape behind, and around it what shows code
        "[[1. 2.]\n [3. 4.]] (2, 2)",
        "tensor([[1., 2.],\n        [3., 4.]]) torch.Size([2, 2])",
        "[[1. 2.]\n [3. 4.]] (2, 2) float64",
        "```python\nW = [[1, 2], [3, 4]]\n```",
        "[[1. 2.]\n [3. 4.]]\n\nIn [ ]:\n",
        "(Pdb) p W\narray([[1., 2.],\n       [3., 4.]])",
        "[\n  [\n    1,\n    2\n  ],\n  [\n    3,\n    4\n  ]\n]",
    ] {
        let read = parse_numbers(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (&read.shape[..], &read.values[..]),
            (&[2, 2][..], SQUARE),
            "{text}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lists_of_other_programs_are_read() {
    for text in [
        "[1] 1 2 3 4",
        " [1] 1 2 3\n [4] 4",
        "x <- c(1, 2, 3, 4)",
        "Float64Array(4) [ 1, 2, 3, 4 ]",
        "new Float64Array([1, 2, 3, 4])",
        "deque([1, 2, 3, 4])",
        r"\left(1,\, 2,\; 3, 4\right)",
        "$[1, 2, 3, 4]$",
        "`[1, 2, 3, 4]`",
        "> [1, 2, 3, 4]",
        "[1. 2. 3. 4.] (4,)",
        "array('d', [1.0, 2.0, 3.0, 4.0])",
        "Array\n(\n    [0] => 1\n    [1] => 2\n    [2] => 3\n    [3] => 4\n)",
    ] {
        let read = parse_numbers(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (&read.shape[..], &read.values[..]),
            (&[4][..], SQUARE),
            "{text}"
        );
    }
    for text in [
        "4-element Vector{Float64}:\n 1.0\n 2.0\n 3.0\n 4.0",
        "0    1.0\n1    2.0\n2    3.0\n3    4.0\ndtype: float64",
        "x1    1.0\nx2    2.0\nx3    3.0\nx4    4.0\nName: x, dtype: float64",
        "x = [1 2 3 4]';",
        "| h1 |\n|---:|\n| 1 |\n| 2 |\n| 3 |\n| 4 |",
        "+----+\n| h1 |\n+----+\n|  1 |\n|  2 |\n|  3 |\n|  4 |\n+----+",
    ] {
        let read = parse_numbers(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(
            (&read.shape[..], &read.values[..]),
            (&[4, 1][..], SQUARE),
            "{text}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn weights_and_biases_of_other_libraries_are_read() {
    for text in [
        "[Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], requires_grad=True), Parameter containing:\ntensor([5., 6.], requires_grad=True)]",
        "[<tf.Variable 'kernel:0' shape=(2, 2) dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>, <tf.Variable 'bias:0' shape=(2,) dtype=float32, numpy=array([5., 6.], dtype=float32)>]",
        // Keras' get_weights() as JSON, and PyTorch's named_parameters() in a loop
        "[\n  [[1, 2], [3, 4]],\n  [5, 6]\n]",
        "0.weight tensor([[1., 2.],\n        [3., 4.]])\n0.bias tensor([5., 6.])",
        "0.weight Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], requires_grad=True)\n0.bias Parameter containing:\ntensor([5., 6.], requires_grad=True)",
        "{'params': {'Dense_0': {'kernel': Array([[1., 2.],\n       [3., 4.]], dtype=float32), 'bias': Array([5., 6.], dtype=float32)}}}",
    ] {
        let arrays = parse_arrays(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let [weights, biases] = &arrays[..] else {
            panic!("{text}: {arrays:?}")
        };
        assert_eq!(
            (&weights.shape[..], &weights.values[..]),
            (&[2, 2][..], SQUARE),
            "{text}"
        );
        assert_eq!(
            (&biases.shape[..], &biases.values[..]),
            (&[2][..], &[5.0, 6.0][..]),
            "{text}"
        );
    }
}

/// What would be another number if it were read.
#[wasm_bindgen_test(unsupported = test)]
fn what_means_something_else_is_refused_by_name() {
    use Problem::{Bracket, Computed, GroupedDigits, NotANumber, Summarized, Unpaired};
    for (text, found, problem) in [
        ("-np.array([1, 2])", "-np.array([1, 2])", Computed),
        ("0.1*np.array([1, 2])", "0.1*np.array", Computed),
        ("0.10 * np.random.randn(3, 4)", "*", Computed),
        ("np.array([1, 2]) * 0.1", "*", Computed),
        ("np.zeros((1, 4))", "np.zeros((1, 4))", Computed),
        ("1/2", "1/2", Computed),
        ("x <- matrix(c(1, 2, 3, 4), nrow = 2)", "c", NotANumber),
        ("x = 5 % 3", "%", NotANumber),
        ("1\u{a0}234\t5", "1\u{202f}234", GroupedDigits),
        ("5\t-12 345.6", "-12\u{202f}345.6", GroupedDigits),
        ("1'234\t5", "1'234", GroupedDigits),
        ("array([[1., 2.],\n       [3., 4", "[", Unpaired),
        (" [1. 2.]\n [3. 4.]]", "]", Unpaired),
        ("(1.5)\t2", "2", Bracket),
        ("#DIV/0!\t2", "#DIV/0!\t2", NotANumber),
        ("[3.0 -- 5.5]", "--", NotANumber),
        (
            "2×9 Matrix{Float64}:\n 1.0 … 2.0\n 3.0 … 4.0",
            "...",
            Summarized,
        ),
    ] {
        match parse_numbers(text) {
            Err(perceptible::Error::Typed {
                text: named,
                problem: found_problem,
                ..
            }) => {
                assert_eq!((&named[..], found_problem), (found, problem), "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

/// A reader's printout is compared line by line: a rewritten array stays in its lines.
#[wasm_bindgen_test(unsupported = test)]
fn rewritten_lines_keep_their_numbers() {
    let printout = read_arrays(
        "```\nW =\n\n   1.0e+03 *\n\n    1   2\n    3   4\n\ndone: 4 of 4\n[1] 5 6\n[3] 7\n```\nb = [1 2]",
    )
    .unwrap();
    let lines = Vec::from_iter(printout.arrays.iter().map(|array| array.lines.clone()));
    assert_eq!(lines, [2..=7, 10..=11, 13..=13]);
    assert_eq!(printout.arrays[0].values, [1000.0, 2000.0, 3000.0, 4000.0]);
    assert_eq!(printout.arrays[0].decimals, [-3; 4]);
    assert_eq!(printout.unread[0].lines, 9..=9);
}
