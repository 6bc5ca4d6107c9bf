//! Every row of the reference whose function is offered: value and derivative, special values
//! included; and the post's bits.

use perceptible::export::numpy::{expression, imports, needs};
use perceptible::{Activation, Error, kernel::math};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// A name in the fixture, and what computes its value and its derivative.
type Row = (
    &'static str,
    Box<dyn Fn(f64) -> f64>,
    Box<dyn Fn(f64) -> f64>,
);

fn offered() -> Vec<Row> {
    let activation = |name, a: Activation| -> Row {
        (
            name,
            Box::new(move |z| a.value(z)),
            Box::new(move |z| a.derivative(z)),
        )
    };
    vec![
        activation("relu", Activation::Relu),
        activation("relu6", Activation::Relu6),
        activation("leaky_relu", Activation::LeakyRelu { slope: 0.01 }),
        activation("leaky_relu_0.2", Activation::LeakyRelu { slope: 0.2 }),
        activation("prelu_0.25", Activation::LeakyRelu { slope: 0.25 }),
        activation(
            "rrelu_eval",
            Activation::LeakyRelu {
                slope: 0.22916666666666666,
            },
        ),
        activation("elu", Activation::Elu { alpha: 1.0 }),
        activation("elu_2", Activation::Elu { alpha: 2.0 }),
        activation("celu", Activation::Elu { alpha: 1.0 }),
        activation("selu", Activation::Selu),
        activation("gelu", Activation::Gelu),
        activation("gelu_tanh", Activation::GeluTanh),
        activation("silu", Activation::Swish { beta: 1.0 }),
        activation("mish", Activation::Mish),
        activation("sigmoid", Activation::Sigmoid),
        activation("tanh", Activation::Tanh),
        activation("hardsigmoid", Activation::HardSigmoid),
        activation("hardswish", Activation::HardSwish),
        activation("softplus", Activation::Softplus { beta: 1.0 }),
        activation("softplus_beta2", Activation::Softplus { beta: 2.0 }),
        activation("softsign", Activation::Softsign),
        ("exp", Box::new(math::exp), Box::new(math::exp)),
        ("expm1", Box::new(math::expm1), Box::new(math::exp)),
        (
            "log1p",
            Box::new(math::log1p),
            Box::new(|x| 1.0 / (1.0 + x)),
        ),
    ]
}

/// The fixture's numbers are strings; null where undefined.
fn number(value: &Value) -> Option<f64> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn same(a: f64, b: f64) -> bool {
    a == b || (a.is_nan() && b.is_nan())
}

#[wasm_bindgen_test(unsupported = test)]
fn reference_rows_hold() {
    let fixture: Value =
        serde_json::from_str(include_str!("../fixtures/activations.json")).unwrap();
    let functions = fixture["functions"].as_array().unwrap();
    let mut wrong = String::new();
    for (name, value, derivative) in offered() {
        let row = functions.iter().find(|f| f["name"] == name).expect(name);
        for (i, x) in fixture["x"].as_array().unwrap().iter().enumerate() {
            let x = number(x).unwrap();
            for (what, f, truth, torch) in [
                ("f", &value, &row["y"][i], &row["torch_y"][i]),
                ("f'", &derivative, &row["dydx"][i], &row["torch_dydx"][i]),
            ] {
                let y = f(x);
                let torch = number(torch).unwrap();
                let truth = number(truth).unwrap_or(torch);
                let good = if !x.is_finite() {
                    same(y, torch)
                } else if !truth.is_finite() {
                    same(y, truth)
                } else {
                    let eps = match (name, what) {
                        ("mish", "f'") => 16.0,
                        _ => 4.0,
                    } * f64::EPSILON;
                    let relative = match (name, what) {
                        // 100 ULP or less; one step is allowed where the truth is subnormal.
                        ("gelu" | "gelu_tanh", "f") => 50.0 * f64::EPSILON * truth.abs() + 5e-324,
                        _ => f64::INFINITY,
                    };
                    let error = (y - truth).abs();
                    error <= eps * truth.abs().max(1.0) && error <= relative
                };
                if !good {
                    wrong += &format!("\n{name} {what}({x:e}) = {y:e}, not {truth:e} ({torch:e})");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_posts_three_give_numpys_bits() {
    let fixture: Value =
        serde_json::from_str(include_str!("../fixtures/seed_program.json")).unwrap();
    let bits = |value: &Value| -> Vec<u64> {
        let texts = value["bits_be"].as_array().unwrap().iter();
        texts
            .map(|t| u64::from_str_radix(t.as_str().unwrap(), 16).unwrap())
            .collect()
    };
    let z = bits(&fixture["hidden_pre"]);
    assert_eq!(z.len(), 4);
    for name in ["sigmoid", "leaky_relu", "swish"] {
        let activation = Activation::named(name).unwrap();
        let mut row: Vec<f64> = z.iter().map(|&z| f64::from_bits(z)).collect();
        activation.apply_row(&mut row);
        let a: Vec<u64> = row.iter().map(|a| a.to_bits()).collect();
        assert_eq!(a, bits(&fixture[name]["hidden_act"]), "{name}");

        let mut row: Vec<f64> = bits(&fixture[name]["output"])
            .into_iter()
            .map(f64::from_bits)
            .collect();
        activation.apply_row(&mut row);
        let a: Vec<u64> = row.iter().map(|a| a.to_bits()).collect();
        assert_eq!(
            a,
            bits(&fixture[name]["act_of_output"]),
            "{name} of the output"
        );
    }
}

/// Every function with ordinary and extreme parameters.
fn all_parameters() -> Vec<Activation> {
    let mut all = Vec::new();
    for &activation in Activation::ALL {
        all.push(activation);
        if let Some(p) = activation.parameter() {
            for value in [p.minimum, p.maximum, 0.0, -2.5, 0.3] {
                all.extend(activation.with_parameter(value));
            }
        }
    }
    all
}

#[wasm_bindgen_test(unsupported = test)]
fn one_number_and_every_place_in_a_slice_give_the_same_bits() {
    let fixture: Value =
        serde_json::from_str(include_str!("../fixtures/activations.json")).unwrap();
    let special = fixture["x"]
        .as_array()
        .unwrap()
        .iter()
        .map(|x| number(x).unwrap());
    let mut state = 7_u64;
    let random = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let bits = state ^ (state >> 31);
        if bits & 1 == 0 {
            f64::from_bits(state)
        } else {
            (state >> 40) as f64 / 2e5 - 40.0
        }
    });
    let points: Vec<f64> = special.chain(random.take(100_000)).collect();
    assert_eq!(points.len() % 4, 3, "the last ones go alone");
    let mut fingerprint = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a over 64-bit words
    for activation in all_parameters() {
        // All points for the catalogue; for other parameters an odd number of the first.
        let in_catalogue = Activation::ALL.contains(&activation);
        let points = &points[..if in_catalogue { points.len() } else { 1_001 }];
        let (mut values, mut slopes) = (points.to_vec(), points.to_vec());
        activation.apply(&mut values);
        activation.apply_derivative(&mut slopes);
        for (i, &z) in points.iter().enumerate() {
            let (value, slope) = (activation.value(z), activation.derivative(z));
            for y in [value, slope] {
                let bits = if y.is_nan() { 0 } else { y.to_bits() };
                fingerprint = (fingerprint ^ bits).wrapping_mul(0x0000_0100_0000_01b3);
            }
            for (a, b) in [(value, values[i]), (slope, slopes[i])] {
                let equal = a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
                assert!(equal, "{activation:?} at {z:e}: {a:e}, {b:e}");
            }
        }
    }
    // Natively and in wasm the same bits. Whoever changes a function on purpose changes this.
    assert_eq!(fingerprint, 0x7fd6_e591_e068_18b1, "{fingerprint:#x}");
}

#[wasm_bindgen_test(unsupported = test)]
fn derivatives_are_the_slopes_of_the_functions() {
    for activation in all_parameters().into_iter().filter(|a| !a.is_row_wise()) {
        for i in -80..80 {
            let z = f64::from(i) / 16.0 + 0.03; // off the kinks
            let h = 1.0 / f64::from(1 << 17);
            let difference = (activation.value(z + h) - activation.value(z - h)) / (2.0 * h);
            let slope = activation.derivative(z);
            // Rounding of the two values, and h²/6 of the third derivative, which grows with β³.
            let size = activation.value(z).abs().max(1.0);
            let beta = activation
                .parameter()
                .map_or(1.0, |p| p.value.abs().max(1.0));
            let bound = 4.0 * f64::EPSILON * size / h + h * h * beta * beta * beta;
            assert!(
                (difference - slope).abs() <= bound,
                "{activation:?} at {z}: {slope}, {difference}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn finite_arguments_never_give_nan_whatever_the_parameter() {
    for activation in all_parameters() {
        for z in [
            0.0,
            1e-300,
            1.0,
            30.0,
            800.0,
            1e10,
            1e154,
            1e305,
            1e308,
            f64::MAX,
        ] {
            for z in [z, -z] {
                let (value, slope) = (activation.value(z), activation.derivative(z));
                assert!(
                    !value.is_nan() && !slope.is_nan(),
                    "{activation:?} at {z:e}"
                );
            }
        }
    }
    let swish = |beta, z| Activation::Swish { beta }.derivative(z);
    assert_eq!([swish(1e3, 1e308), swish(1e3, -1e308)], [1.0, 0.0]);
    assert_eq!([swish(-1e3, 1e308), swish(0.0, 1e308)], [0.0, 0.5]);
}

#[wasm_bindgen_test(unsupported = test)]
fn softmax_rows_hold_forward_and_backward() {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/softmax.json")).unwrap();
    let close = |a: f64, b: f64| same(a, b) || (a - b).abs() <= 1e-14 * b.abs();
    for case in fixture["softmax"].as_array().unwrap() {
        let row = |key: &str| -> Vec<f64> {
            case[key]
                .as_array()
                .unwrap()
                .iter()
                .map(|v| number(v).unwrap())
                .collect()
        };
        let z = row("x");
        let mut a = z.clone();
        Activation::Softmax.apply_row(&mut a);
        let mut d: Vec<f64> = (1..=z.len()).map(|i| i as f64).collect();
        Activation::Softmax.backward_row(&z, &mut d);
        let expected = row("dx of sum(y_i*(i+1))");
        for i in 0..z.len() {
            assert!(close(a[i], row("y")[i]), "{z:?}: {a:?}");
            let good = close(d[i], expected[i]);
            assert!(good, "{z:?}: {d:?} {expected:?}");
        }
        let mut slopes = z.clone();
        Activation::Softmax.slope_row(&mut slopes);
        for i in 0..z.len() {
            let mut d = vec![0.0; z.len()];
            d[i] = 1.0;
            Activation::Softmax.backward_row(&z, &mut d);
            assert!(
                same(slopes[i], d[i]) || (slopes[i] - d[i]).abs() <= 1e-15,
                "{slopes:?} {d:?}"
            );
        }
    }
    Activation::Softmax.apply_row(&mut []);
    Activation::Softmax.backward_row(&[1.0], &mut []);
    Activation::Gelu.backward_row(&[], &mut [1.0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_catalogue_is_complete_and_guards_its_parameters() {
    let names: Vec<_> = Activation::ALL.iter().map(|a| a.name()).collect();
    assert_eq!(names[..3], ["sigmoid", "leaky_relu", "swish"]);
    assert_eq!(names.len(), 17);
    for &activation in Activation::ALL {
        assert_eq!(Activation::named(activation.name()), Ok(activation));
        for text in [
            activation.formula(),
            activation.derivative_formula(),
            &expression(activation),
        ] {
            assert!(!text.is_empty());
            assert_eq!(
                text.matches(['{', '(']).count(),
                text.matches(['}', ')']).count()
            );
        }
        assert!(!activation.formula().contains('-'), "a hyphen for a minus");
        let Some(p) = activation.parameter() else {
            assert!(activation.with_parameter(1.0).is_err());
            continue;
        };
        assert_eq!(p.value, p.default);
        assert!(p.step > 0.0 && activation.formula().contains(p.symbol));
        for bad in [
            f64::NAN,
            f64::INFINITY,
            p.minimum.next_down(),
            p.maximum.next_up(),
        ] {
            let refused = activation.with_parameter(bad);
            assert!(
                matches!(refused, Err(Error::OutOfRange { .. })),
                "{refused:?}"
            );
        }
        for good in [p.minimum, p.maximum, 0.5] {
            assert_eq!(
                activation
                    .with_parameter(good)
                    .unwrap()
                    .parameter()
                    .unwrap()
                    .value,
                good
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn names_are_understood_in_every_usual_spelling() {
    let check = |own: &str, others: &[&str]| {
        for name in others {
            let activation = Activation::named(name).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(activation.name(), own, "{name}");
        }
    };
    check(
        "sigmoid",
        &["Sigmoid", "SIGMOID", " sigmoid ", "logistic", "expit"],
    );
    check(
        "leaky_relu",
        &[
            "LeakyReLU",
            "leaky relu",
            "Leaky-ReLU",
            "leakyrelu",
            "LReLU",
        ],
    );
    check(
        "swish",
        &["Swish", "silu", "SiLU", "nn.SiLU()", "tf.nn.silu"],
    );
    check("linear", &["Linear", "identity", "Identity", "None"]);
    check("relu", &["ReLU", "RELU"]);
    check("relu6", &["ReLU6", "relu_6"]);
    check(
        "hardswish",
        &["Hardswish", "hard_swish", "HardSwish", "hard_silu"],
    );
    check("hardsigmoid", &["hard sigmoid", "Hardsigmoid"]);
    check("gelu_tanh", &["GELU-tanh", "gelu_new"]);
    for unknown in [
        "",
        "-",
        "reluu",
        "prelu",
        "sigmoid:2",
        &"relu ".repeat(1_000_000),
    ] {
        let refused = Activation::named(unknown);
        assert!(
            matches!(refused, Err(Error::UnknownName { .. })),
            "{refused:?}"
        );
    }
    // with a parameter too; the activation's own name is written
    let link = "#v1&f1=Leaky-ReLU:0.2&f2=identity";
    let document = perceptible::Document::from_link(link).unwrap();
    assert!(
        document.to_link().contains("f1=leaky_relu:0.2"),
        "{}",
        document.to_link()
    );
    let attributes = [
        ("layers", "2,2,1"),
        ("activations", "Leaky-ReLU:0.2,identity"),
    ];
    let (document, _) = perceptible::Document::read_attributes(&attributes).unwrap();
    assert_eq!(document.to_link(), "v1&layers=2,2,1&f1=leaky_relu:0.2");
    let (document, _) =
        perceptible::Document::read_attributes(&[("activation", "LeakyReLU")]).unwrap();
    assert_eq!(document.to_link(), "v1&f1=leaky_relu");
    let json = br#"{"layers":[2,2,1],"activations":["SiLU","Logistic"]}"#;
    let document = perceptible::Document::from_json(json).unwrap();
    assert_eq!(
        document.network().unwrap().layers()[0].activation().name(),
        "swish"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn numpy_expressions_are_the_posts_and_carry_the_parameter() {
    let check = |a: Activation, expected: &str| assert_eq!(expression(a), expected);
    check(Activation::Sigmoid, "1/(1+np.exp(-x))");
    check(
        Activation::LeakyRelu { slope: 0.01 },
        "np.where(x>0, x, 0.01*x)",
    );
    check(
        Activation::LeakyRelu { slope: 1e-5 },
        "np.where(x>0, x, 1e-05*x)",
    );
    check(Activation::Swish { beta: 1.0 }, "x*sigmoid(x)");
    check(Activation::Swish { beta: -2.0 }, "x*sigmoid(-2.0*x)");
    for activation in Activation::ALL {
        let numpy = expression(*activation);
        let needs = needs(*activation);
        assert_eq!(
            numpy.contains("sigmoid("),
            needs.contains(&Activation::Sigmoid)
        );
        assert_eq!(
            numpy.contains("math."),
            imports(*activation).contains(&"math")
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn ends_are_what_the_values_come_near() {
    for &f in Activation::ALL {
        // Softmax has rows of two for it: z and 0.
        let value = |z: f64| match f {
            Activation::Softmax => {
                let mut row = [z, 0.0];
                f.apply_row(&mut row);
                row[0]
            }
            _ => f.value(z),
        };
        let (left, middle, right) = (value(-1e12), value(0.0), value(1e12));
        let is_middle = (left + right - 2.0 * middle).abs() < 1e-6;
        let near = |end: f64| (end - end.round()).abs() < 1e-6;
        let has_ends = left != right && near(left) && near(right) && is_middle;
        let is_bounded = left.abs() < 1e3 && right.abs() < 1e3;
        let expected = (has_ends && is_bounded).then(|| [left.round(), right.round()]);
        assert_eq!(f.ends(), expected, "{}", f.name());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_slope_jumps_where_it_is_said_to_and_nowhere_else() {
    let mut all = Activation::ALL.to_vec();
    all.extend([
        Activation::LeakyRelu { slope: 1.0 },
        Activation::LeakyRelu { slope: -2.0 },
        Activation::Elu { alpha: 0.5 },
    ]);
    for f in all.into_iter().filter(|f| !f.is_row_wise()) {
        // Elsewhere no slope changes by so much over so little.
        let jumps = (-200..200).filter(|i| {
            let z = f64::from(*i) / 10.0;
            let slope = |z: f64| f.derivative(z);
            (slope(z - 1e-7) - slope(z + 1e-7)).abs() > 1e-5
        });
        let expected: Vec<f64> = jumps.map(|i| f64::from(i) / 10.0).collect();
        assert_eq!(f.jumps().collect::<Vec<_>>(), expected, "{f:?}");
    }
}
