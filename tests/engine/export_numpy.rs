//! NumPy scripts: their lines, and the post's printed text. tests/python/test_numpy.py runs hundreds
//! of them in NumPy.

use perceptible::{Activation, Document, Edit, Initialization, Preset, export::numpy::script};
use wasm_bindgen_test::wasm_bindgen_test;

fn post(edits: &[Edit]) -> perceptible::export::numpy::Script {
    let document = Document::from(Preset::Post).edit(edits).unwrap();
    script(&document).unwrap()
}

fn activation(layer: usize, name: &str) -> Edit {
    let activation = Activation::named(name).unwrap();
    Edit::Activation { layer, activation }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_post_prints_its_three_lines() {
    let check = |name: &str, output: &str| {
        let post = post(&[activation(0, name)]);
        assert_eq!(post.output, output);
        assert!(post.script.ends_with(&format!(
            "
hidden_layer = Layer_Dense(3, 4)
output_layer = Layer_Dense(4, 2)

inputs = [3, 1, 5.5]

hidden_layer.forward(inputs)
output_layer.forward({name}(hidden_layer.output))
print(output_layer.output)
"
        )));
        assert!(
            post.script
                .contains(&format!("def {name}(x):\n    return "))
        );
    };
    check("sigmoid", "[[ 0.19235057 -0.05512534]]");
    check("leaky_relu", "[[ 0.17669663 -0.11773777]]");
    check("swish", "[[ 0.1192278  -0.09689423]]");
}

#[wasm_bindgen_test(unsupported = test)]
fn an_edit_is_one_line_and_a_whole_matrix_an_array() {
    let weight = |from, to, value| Edit::Weight {
        layer: 0,
        from,
        to,
        value: Some(value),
    };
    let check = |edits: &[Edit], lines: &str| {
        let script = post(edits).script;
        let (_, rest) = script.split_once("Layer_Dense(4, 2)\n").unwrap();
        assert_eq!(rest.split_once("\ninputs").unwrap().0, lines);
    };
    check(&[], "");
    check(&[weight(1, 2, 0.5)], "hidden_layer.weights[1, 2] = 0.5\n");
    check(
        &[weight(1, 2, -1e-7), weight(2, 0, 3.0)],
        "hidden_layer.weights[1, 2] = -1e-07\nhidden_layer.weights[2, 0] = 3.0\n",
    );
    let biases = Edit::Biases {
        layer: 1,
        values: vec![1.0, -0.5],
    };
    check(&[biases], "output_layer.biases = np.array([[1.0, -0.5]])\n");
    let weights = Edit::Weights {
        layer: 1,
        values: (0..8).map(f64::from).collect(),
    };
    check(
        &[weights],
        "output_layer.weights = np.array([[0.0, 1.0],
                                 [2.0, 3.0],
                                 [4.0, 5.0],
                                 [6.0, 7.0]])\n",
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_script_holds_what_its_network_needs_and_no_more() {
    let contains = |edits: &[Edit], part: &str| post(edits).script.contains(part);
    let linear = [activation(0, "linear")];
    assert!(!contains(&linear, "def sigmoid") && !contains(&linear, "linear"));
    assert!(contains(
        &linear,
        "output_layer.forward(hidden_layer.output)\n"
    ));
    assert!(contains(
        &[activation(1, "sigmoid")],
        "print(sigmoid(output_layer.output))\n"
    ));
    assert!(contains(
        &[Edit::field("seed", f64::from(u32::MAX))],
        "np.random.seed(4294967295)\n"
    ));
    let deep = [Edit::AddLayer { position: 1 }];
    assert!(contains(
        &deep,
        "hidden_layer2.forward(sigmoid(hidden_layer1.output))\n"
    ));
    let inputs = Edit::Inputs {
        rows: 2,
        values: vec![3.0, -0.0, 5.5, 1e-7, 1e22, 0.0],
    };
    assert!(contains(
        &[inputs],
        "inputs = [[3, -0.0, 5.5],\n          [1e-07, 1e+22, 0]]\n"
    ));
    let drawn_before = [Edit::field("drawn_before", 300.0)];
    assert!(contains(
        &drawn_before,
        "np.random.seed(0)\nnp.random.randn(300)  # drawn before the weights\n"
    ));
    for (scale, text) in [(0.01, "0.01"), (0.1, "0.10"), (1.0, "1.0")] {
        assert!(contains(
            &[Edit::field("scale", scale)],
            &format!("self.weights = {text} * np.random.randn(n_inputs, n_neurons)\n")
        ));
    }
    for &initialization in Initialization::ALL {
        assert!(contains(
            &[Edit::field("initialization", initialization.name())],
            "        self.weights = "
        ));
    }
}
