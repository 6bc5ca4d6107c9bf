//! The optimisers, which are PyTorch's own.

use crate::{Optimizer, numpy::repr};

/// The optimiser of `model`, with every hyper-parameter that is not PyTorch's default.
pub fn text(optimizer: &Optimizer, learning_rate: f64) -> String {
    let (class, fixed) = match optimizer {
        Optimizer::Sgd(_) | Optimizer::Momentum(_) => ("SGD", ""),
        Optimizer::Nesterov(_) => ("SGD", ", nesterov=True"),
        Optimizer::RmsProp(_) => ("RMSprop", ""),
        Optimizer::RmsPropCentered(_) => ("RMSprop", ", centered=True"),
        Optimizer::Adagrad(_) => ("Adagrad", ""),
        Optimizer::Adadelta(_) => ("Adadelta", ""),
        Optimizer::Adam(_) => ("Adam", ""),
        Optimizer::AmsGrad(_) => ("Adam", ", amsgrad=True"),
        Optimizer::AdamW(_) => ("AdamW", ""),
        Optimizer::Adamax(_) => ("Adamax", ""),
        // In PyTorch 1.13 the plain form has μ twice in the next product; this one and 2.x have it once.
        Optimizer::NAdam(_) => ("NAdam", ", foreach=True"),
        Optimizer::RAdam(_) => ("RAdam", ""),
        Optimizer::Rprop(_) => ("Rprop", ""),
    };
    let rate = repr(learning_rate);
    let mut text = format!("torch.optim.{class}(model.parameters(), lr={rate}{fixed}");
    let numbers = optimizer.hyperparameters();
    let value = |name: &str| {
        let found = numbers.iter().find(|p| p.name == name);
        found.map_or(String::new(), |p| repr(p.value))
    };
    let is_default = |name: &str| {
        let found = numbers.iter().find(|p| p.name == name);
        found.is_none_or(|p| p.value == p.default)
    };
    // two parameters here are one pair in PyTorch
    for (name, pair) in [
        ("betas", ["beta1", "beta2"]),
        ("etas", ["eta_minus", "eta_plus"]),
        ("step_sizes", ["step_min", "step_max"]),
    ] {
        if !pair.iter().all(|part| is_default(part)) {
            text += &format!(", {name}=({}, {})", value(pair[0]), value(pair[1]));
        }
    }
    for p in &numbers {
        let name = match p.name {
            "epsilon" => "eps",
            "beta1" | "beta2" | "eta_minus" | "eta_plus" | "step_min" | "step_max" => continue,
            own => own,
        };
        // SGD has no momentum by default
        if p.value != p.default || (class, name) == ("SGD", "momentum") {
            text += &format!(", {name}={}", repr(p.value));
        }
    }
    text + ")"
}
