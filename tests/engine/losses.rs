//! Every loss of the references that is offered, with its gradient; and refusals.

use nalgebra::DMatrix;
use perceptible::{Activation, Error, Language, Loss, Targets};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

fn fixture(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The fixtures' numbers are numbers, or strings where JSON has none for them.
fn numbers(value: &Value) -> Vec<f64> {
    let number = |v: &Value| {
        v.as_f64()
            .unwrap_or_else(|| v.as_str().unwrap().parse().unwrap())
    };
    match value.as_array() {
        Some(list) => list.iter().flat_map(numbers).collect(),
        None => vec![number(value)],
    }
}

/// Within 1e-14 of the reference.
fn check(what: &str, ours: &[f64], reference: &[f64]) {
    assert_eq!(ours.len(), reference.len(), "{what}");
    for (i, (&ours, &reference)) in ours.iter().zip(reference).enumerate() {
        let good = ours == reference
            || (ours - reference).abs() <= 1e-14 * ours.abs().max(reference.abs());
        assert!(good, "{what}[{i}]: {ours:e}, not {reference:e}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pytorchs_losses_hold() {
    let file = fixture(include_str!("../fixtures/losses.json"));
    let y = numbers(&file["inputs"]["pred"]);
    let t = numbers(&file["inputs"]["target"]);
    let labels = numbers(&file["inputs"]["labels"]);
    let labels: Vec<usize> = labels.iter().map(|&label| label as usize).collect();
    let rows = Targets::new(&t, &[4, 3]).unwrap();
    let huber = |delta| Loss::Huber { delta };
    for (name, loss, targets) in [
        ("mse_loss", Loss::Mse, &rows),
        ("l1_loss", Loss::Mae, &rows),
        ("huber_loss(delta=1)", huber(1.0), &rows),
        ("smooth_l1_loss(beta=1)", huber(1.0), &rows),
        ("huber_loss(delta=0.5)", huber(0.5), &rows),
        (
            "binary_cross_entropy_with_logits",
            Loss::BceWithLogits,
            &rows,
        ),
        ("cross_entropy(probabilities)", Loss::CrossEntropy, &rows),
        (
            "cross_entropy(labels)",
            Loss::CrossEntropy,
            &Targets::classes(&labels),
        ),
        (
            "nll_loss(log_softmax)",
            Loss::CrossEntropy,
            &Targets::classes(&labels),
        ),
    ] {
        let reference = &file[name];
        let shape = [4, 3];
        let value = loss.value(&y, shape, targets).unwrap();
        check(name, &[value], &numbers(&reference["mean"]));
        let gradient = loss.gradient(&y, shape, targets).unwrap();
        check(name, &gradient, &numbers(&reference["grad_mean"]));
        // Before the mean: rows of one element each are the elements.
        let each = match loss {
            Loss::CrossEntropy => loss.rows(&y, shape, targets).unwrap(),
            _ => {
                let elements = Targets::new(&t, &[12, 1]).unwrap();
                loss.rows(&y, [12, 1], &elements).unwrap()
            }
        };
        check(name, &each, &numbers(&reference["none"]));
        let sum = each.iter().sum();
        check(name, &[sum], &numbers(&reference["sum"]));
        let sum: Vec<f64> = gradient.iter().map(|g| g * loss.divisor(shape)).collect();
        check(name, &sum, &numbers(&reference["grad_sum"]));
    }

    let reference = &file["mse_loss"];
    let value = |loss: Loss| loss.value(&y, [4, 3], &rows).unwrap();
    let gradient = |loss: Loss| loss.gradient(&y, [4, 3], &rows).unwrap();
    check("sse", &[value(Loss::Sse)], &numbers(&reference["sum"]));
    check(
        "sse",
        &gradient(Loss::Sse),
        &numbers(&reference["grad_sum"]),
    );
    assert_eq!(value(Loss::HalfSse), value(Loss::Sse) / 2.0);
    let half: Vec<f64> = gradient(Loss::Sse).iter().map(|g| g / 2.0).collect();
    assert_eq!(gradient(Loss::HalfSse), half);
}

/// PyTorch's values are of the composition with sigmoid, whose derivative is y(1 − y) there: 0 at z = 100, where the
/// true one is 3.7e-44. The loss's own part is compared, so the chain is closed with PyTorch's factor.
#[wasm_bindgen_test(unsupported = test)]
fn pytorchs_binary_cross_entropy_of_probabilities_holds_with_its_clamps() {
    let file = fixture(include_str!("../fixtures/losses.json"));
    let (z, t) = (&file["inputs"]["pred"], &file["inputs"]["target"]);
    let mut y = numbers(z);
    Activation::Sigmoid.apply(&mut y);
    let reference = &file["binary_cross_entropy(sigmoid)"];
    let elements = Targets::new(&numbers(t), &[12, 1]).unwrap();
    let shape = [12, 1];
    let rows = Loss::Bce.rows(&y, shape, &elements).unwrap();
    check("none", &rows, &numbers(&reference["none"]));
    let value = Loss::Bce.value(&y, shape, &elements).unwrap();
    check("mean", &[value], &numbers(&reference["mean"]));
    let gradient = Loss::Bce.gradient(&y, shape, &elements).unwrap();
    let d_z: Vec<f64> = gradient
        .iter()
        .zip(&y)
        .map(|(d, y)| d * ((1.0 - y) * y))
        .collect();
    check("grad_mean", &d_z, &numbers(&reference["grad_mean"]));
}

/// ln softmax(z)ⱼ is minus the cross-entropy of class j. The reference's derivative is that of Σ (j + 1)·yⱼ: minus
/// six times that of the targets 1/6, 2/6, 3/6.
#[wasm_bindgen_test(unsupported = test)]
fn pytorchs_log_softmax_holds_on_hard_rows() {
    let file = fixture(include_str!("../fixtures/rowwise.json"));
    let cases = file["log_softmax"].as_array().unwrap();
    assert_eq!(cases.len(), 11);
    let weights = Targets::new(&[1.0 / 6.0, 2.0 / 6.0, 3.0 / 6.0], &[1, 3]).unwrap();
    for case in cases {
        let (z, y) = (numbers(&case["x"]), numbers(&case["y"]));
        for (class, &reference) in y.iter().enumerate() {
            let target = Targets::classes(&[class]);
            let ours = -Loss::CrossEntropy.value(&z, [1, 3], &target).unwrap();
            let same = ours == reference || (ours.is_nan() && reference.is_nan());
            let near = (ours - reference).abs() <= 1e-14 * reference.abs();
            assert!(same || near, "{z:?}: {ours:e}, not {reference:e}");
        }
        let gradient = Loss::CrossEntropy.gradient(&z, [1, 3], &weights).unwrap();
        let reference = numbers(&case["dx of sum(y_i*(i+1))"]);
        let largest = reference.iter().fold(0.0_f64, |m, g| m.max(g.abs()));
        for (ours, reference) in gradient.iter().zip(&reference) {
            let ours = -6.0 * ours;
            let same = ours.is_nan() && reference.is_nan();
            // Relative to the row: its middle may cancel to 0, where PyTorch has 1.1e-16.
            let near = (ours - reference).abs() <= 1e-14 * largest;
            assert!(same || near, "{z:?}: {ours:e}, not {reference:e}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn losses_near_0_keep_their_digits() {
    let value =
        |loss: Loss, z: &[f64], targets: Targets| loss.value(z, [1, z.len()], &targets).unwrap();
    // e^-40 = 4.248354255291589e-18, where 1 + e^-40 is 1.
    let tiny = 4.248354255291589e-18;
    let one = Targets::new(&[1.0], &[1, 1]).unwrap();
    check("bce", &[value(Loss::BceWithLogits, &[40.0], one)], &[tiny]);
    let class = Targets::classes(&[1]);
    let loss = value(Loss::CrossEntropy, &[1000.0, 1040.0], class);
    check("cross_entropy", &[loss], &[tiny]);
}

#[wasm_bindgen_test(unsupported = test)]
fn nan_stays_nan() {
    for &loss in Loss::ALL {
        if loss == Loss::Bce {
            continue; // refused at the door, as probabilities outside 0 to 1 are
        }
        for t in [0.0, 1.0] {
            let targets = Targets::new(&[t, 1.0], &[1, 2]).unwrap();
            let y = [f64::NAN, 0.5];
            let name = loss.name();
            assert!(loss.value(&y, [1, 2], &targets).unwrap().is_nan(), "{name}");
            let gradient = loss.gradient(&y, [1, 2], &targets).unwrap();
            assert!(gradient[0].is_nan(), "{name}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_does_not_fit_is_refused_and_nothing_is_broadcast() {
    let check = |result: Result<f64, Error>, english: &str, korean: &str| {
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), english);
        assert_eq!(error.message(Language::Korean), korean);
    };
    let y = [0.1, 0.2, 0.3, 0.4];
    let vector = Targets::new(&y, &[4]).unwrap();
    check(
        Loss::Mse.value(&y, [4, 1], &vector),
        "The targets have shape (4,), but the outputs have shape (4, 1). Give both the same shape.",
        "목푯값의 형태는 (4,)인데 출력의 형태는 (4, 1)입니다. 두 형태를 같게 맞춰 주세요.",
    );
    let row = Targets::new(&y, &[1, 4]).unwrap();
    assert!(Loss::Mae.gradient(&y, [4, 1], &row).is_err());
    assert!(Loss::Mse.value(&y, [1, 4], &row).is_ok());
    check(
        Loss::Huber { delta: 1.0 }.value(&y, [2, 2], &Targets::classes(&[0, 1])),
        "huber needs a target number for each output, not class numbers. Choose cross_entropy, or give rows of numbers.",
        "huber 손실에는 클래스 번호가 아니라 출력마다 목푯값이 필요합니다. cross_entropy를 고르거나 목푯값을 행으로 넣어 주세요.",
    );
    let english = |result: Result<f64, Error>| result.unwrap_err().to_string();
    let classes = |classes: &[usize]| {
        english(Loss::CrossEntropy.value(&y, [2, 2], &Targets::classes(classes)))
    };
    assert_eq!(
        classes(&[0, 2]),
        "targets[1] must be between 0 and 1, not 2."
    );
    assert_eq!(classes(&[0]), "targets has length 1; expected 2.");
    let signs = Targets::new(&[-1.0, 1.0, 1.0, 1.0], &[1, 4]).unwrap();
    for loss in [Loss::Bce, Loss::BceWithLogits, Loss::CrossEntropy] {
        assert_eq!(
            english(loss.value(&y, [1, 4], &signs)),
            "targets[0] must be between 0 and 1, not -1."
        );
    }
    assert_eq!(
        english(Loss::Bce.value(&[0.1, 1.5, 0.3, 0.4], [1, 4], &row)),
        "outputs[1] must be between 0 and 1, not 1.5."
    );
    let none = Targets::from_matrix(&DMatrix::zeros(0, 2)).unwrap();
    assert_eq!(
        english(Loss::Mse.value(&[], [0, 2], &none)),
        "Too few rows: 0, where at least 1 are needed."
    );
    assert!(Targets::new(&[f64::NAN], &[1, 1]).is_err());
    assert!(Targets::new(&y, &[usize::MAX, usize::MAX]).is_err());
    let nonsense = Loss::Huber { delta: f64::NAN };
    assert!(nonsense.value(&y, [1, 4], &row).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_catalogue_names_each_loss() {
    for &loss in Loss::ALL {
        assert_eq!(Loss::named(loss.name()), Ok(loss));
        assert_eq!(loss.parameter().is_some(), loss.name() == "huber");
    }
    let huber = Loss::named("huber").unwrap().with_parameter(0.25);
    assert_eq!(huber, Ok(Loss::Huber { delta: 0.25 }));
    assert!(Loss::Mse.with_parameter(1.0).is_err());
    assert_eq!(
        Loss::named("l3").unwrap_err().to_string(),
        "Unknown loss \"l3\". Choose from mse, half_sse, sse, mae, huber, bce, bce_with_logits, cross_entropy."
    );
    let error = Loss::Bce.check_activation(Activation::Linear).unwrap_err();
    assert_eq!(
        error.to_string(),
        "bce needs outputs from 0 to 1, and linear gives others. Choose sigmoid for the output layer, or bce_with_logits for the loss."
    );
    let together = |loss: Loss| {
        let with = Activation::ALL
            .iter()
            .filter(|&&a| loss.is_together_with(a));
        with.map(|a| a.name()).collect::<Vec<_>>()
    };
    assert_eq!(together(Loss::BceWithLogits), ["sigmoid"]);
    assert_eq!(together(Loss::CrossEntropy), ["softmax"]);
    assert_eq!(together(Loss::Bce), [""; 0]);
}
