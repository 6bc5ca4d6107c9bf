//! The optimisers as NumPy: what a layer remembers, and one step of a parameter `w` with its gradient `g`.

use crate::{
    Optimizer,
    numpy::repr,
    optimizer::{
        Adadelta, Adagrad, Adam, AdamW, Adamax, AmsGrad, Momentum, NAdam, Nesterov, RAdam, RmsProp,
        RmsPropCentered, Rprop, Sgd,
    },
};

/// An optimiser's lines in the layer's class.
#[derive(Default)]
pub(super) struct Rule {
    /// Lists of two arrays, for weights and biases: each one's name, and what it begins with.
    pub memory: Vec<(&'static str, String)>,
    /// A number that a layer remembers.
    pub product: bool,
    /// Lines computed once a step, from `learning_rate` and `step`, counted from 1.
    pub once: Vec<String>,
    /// Lines computed for weights and for biases, number `i` of the memory being theirs. Empty for w −= η·g.
    pub each: Vec<String>,
}

impl Rule {
    /// Whether it has to be told the step.
    pub fn counts(&self) -> bool {
        let mut lines = self.once.iter().chain(&self.each);
        lines.any(|line| line.contains("step"))
    }

    fn new(memory: &[&'static str], weight_decay: f64, each: &[&str]) -> Self {
        let decay = (weight_decay != 0.0).then(|| format!("g = g + {} * w", repr(weight_decay)));
        let each = each.iter().map(|&line| line.into());
        Rule {
            memory: memory.iter().map(|&name| (name, "0".into())).collect(),
            each: decay.into_iter().chain(each).collect(),
            ..Rule::default()
        }
    }
}

const DESCEND: &str = "w -= learning_rate * g";

pub(super) fn rule(optimizer: &Optimizer) -> Rule {
    match *optimizer {
        Optimizer::Sgd(Sgd { weight_decay: 0.0 }) => Rule::default(),
        Optimizer::Sgd(Sgd { weight_decay }) => Rule::new(&[], weight_decay, &[DESCEND]),
        Optimizer::Momentum(Momentum {
            momentum,
            dampening,
            weight_decay,
        }) => {
            let sum = sum("b", momentum, "g", dampening);
            let step = "w -= learning_rate * self.b[i]";
            Rule::new(&["b"], weight_decay, &[&sum, step])
        }
        Optimizer::Nesterov(Nesterov {
            momentum,
            weight_decay,
        }) => {
            let sum = sum("b", momentum, "g", 0.0);
            let step = format!("w -= learning_rate * (g + {} * self.b[i])", repr(momentum));
            Rule::new(&["b"], weight_decay, &[&sum, &step])
        }
        Optimizer::RmsProp(RmsProp {
            alpha,
            epsilon,
            momentum,
            weight_decay,
        }) => {
            let scaled = format!("g / (np.sqrt(self.v[i]) + {})", repr(epsilon));
            let sum = sum("b", momentum, &scaled, 0.0);
            let step = "w -= learning_rate * self.b[i]";
            let lines = [&mean("v", alpha, "g**2"), &sum, step];
            Rule::new(&["v", "b"], weight_decay, &lines)
        }
        Optimizer::RmsPropCentered(RmsPropCentered {
            alpha,
            epsilon,
            momentum,
            weight_decay,
        }) => {
            let variance = "variance = np.maximum(self.v[i] - self.mean[i]**2, 0)";
            let scaled = format!("g / (np.sqrt(variance) + {})", repr(epsilon));
            let sum = sum("b", momentum, &scaled, 0.0);
            let step = "w -= learning_rate * self.b[i]";
            let (v, mean) = (mean("v", alpha, "g**2"), mean("mean", alpha, "g"));
            let lines = [&v, &mean, variance, &sum, step];
            Rule::new(&["v", "mean", "b"], weight_decay, &lines)
        }
        Optimizer::Adagrad(Adagrad {
            lr_decay,
            epsilon,
            initial_accumulator_value,
            weight_decay,
        }) => {
            let rate = match lr_decay {
                0.0 => "learning_rate".into(),
                decay => format!("learning_rate / (1 + (step - 1) * {})", repr(decay)),
            };
            let root = format!("(np.sqrt(self.s[i]) + {})", repr(epsilon));
            let step = format!("w -= {rate} * g / {root}");
            let lines = ["self.s[i] = self.s[i] + g**2", &step];
            let mut rule = Rule::new(&["s"], weight_decay, &lines);
            rule.memory[0].1 = repr(initial_accumulator_value);
            rule
        }
        Optimizer::Adadelta(Adadelta {
            rho,
            epsilon,
            weight_decay,
        }) => {
            let epsilon = repr(epsilon);
            let delta = format!(
                "delta = np.sqrt(self.u[i] + {epsilon}) / np.sqrt(self.v[i] + {epsilon}) * g"
            );
            let (v, u) = (mean("v", rho, "g**2"), mean("u", rho, "delta**2"));
            let lines = [&v, &delta, &u, "w -= learning_rate * delta"];
            Rule::new(&["v", "u"], weight_decay, &lines)
        }
        Optimizer::Adam(Adam {
            beta1,
            beta2,
            epsilon,
            weight_decay,
        }) => {
            let [m, v] = means(beta1, beta2);
            let [m_hat, v_hat] = [corrected("m", beta1), corrected("v", beta2)];
            let lines = [&m, &v, &m_hat, &v_hat, &adam_step(epsilon)];
            Rule::new(&["m", "v"], weight_decay, &lines.map(|line| &line[..]))
        }
        Optimizer::AmsGrad(AmsGrad {
            beta1,
            beta2,
            epsilon,
            weight_decay,
        }) => {
            let [m, v] = means(beta1, beta2);
            let largest = "self.v_max[i] = np.maximum(self.v_max[i], self.v[i])";
            let v_hat = format!("v_hat = self.v_max[i] / (1 - {}**step)", repr(beta2));
            let lines = [
                &m,
                &v,
                largest,
                &corrected("m", beta1),
                &v_hat,
                &adam_step(epsilon),
            ];
            Rule::new(&["m", "v", "v_max"], weight_decay, &lines)
        }
        Optimizer::AdamW(AdamW {
            beta1,
            beta2,
            epsilon,
            weight_decay,
        }) => {
            let decay = format!("w *= 1 - learning_rate * {}", repr(weight_decay));
            let [m, v] = means(beta1, beta2);
            let [m_hat, v_hat] = [corrected("m", beta1), corrected("v", beta2)];
            let lines = [&decay, &m, &v, &m_hat, &v_hat, &adam_step(epsilon)];
            Rule::new(&["m", "v"], 0.0, &lines.map(|line| &line[..]))
        }
        Optimizer::Adamax(Adamax {
            beta1,
            beta2,
            epsilon,
            weight_decay,
        }) => {
            let (beta2, epsilon) = (repr(beta2), repr(epsilon));
            let u = format!("self.u[i] = np.maximum({beta2} * self.u[i], np.abs(g) + {epsilon})");
            let step = "w -= learning_rate * m_hat / self.u[i]";
            let lines = [&mean("m", beta1, "g"), &u, &corrected("m", beta1), step];
            Rule::new(&["m", "u"], weight_decay, &lines)
        }
        Optimizer::NAdam(NAdam {
            beta1,
            beta2,
            epsilon,
            momentum_decay,
            weight_decay,
        }) => {
            let mu = |step: &str| {
                let (beta1, decay) = (repr(beta1), repr(momentum_decay));
                format!("{beta1} * (1 - 0.5 * 0.96**({step} * {decay}))")
            };
            let [m, v] = means(beta1, beta2);
            let lines = [
                &m,
                &v,
                "m_hat = next_mu * self.m[i] / (1 - self.product * next_mu)",
                "m_hat += (1 - mu) * g / (1 - self.product)",
                &corrected("v", beta2),
                &adam_step(epsilon),
            ];
            Rule {
                product: true,
                once: vec![
                    format!("mu = {}", mu("step")),
                    format!("next_mu = {}", mu("(step + 1)")),
                    "self.product *= mu".into(),
                ],
                ..Rule::new(&["m", "v"], weight_decay, &lines)
            }
        }
        Optimizer::RAdam(RAdam {
            beta1,
            beta2,
            epsilon,
            weight_decay,
        }) => {
            let [m, v] = means(beta1, beta2);
            let (beta2, epsilon) = (repr(beta2), repr(epsilon));
            let rescaled = format!(
                "    m_hat = m_hat * r * np.sqrt(1 - {beta2}**step) / (np.sqrt(self.v[i]) + {epsilon})"
            );
            let lines = [
                &m,
                &v,
                &corrected("m", beta1),
                "if rho > 5:",
                "    r = np.sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))",
                &rescaled,
                "w -= learning_rate * m_hat",
            ];
            let power = format!("{beta2}**step");
            Rule {
                once: vec![
                    format!("rho_inf = 2 / (1 - {beta2}) - 1"),
                    format!("rho = rho_inf - 2 * step * {power} / (1 - {power})"),
                ],
                ..Rule::new(&["m", "v"], weight_decay, &lines)
            }
        }
        Optimizer::Rprop(Rprop {
            eta_minus,
            eta_plus,
            step_min,
            step_max,
        }) => {
            let (minus, plus) = (repr(eta_minus), repr(eta_plus));
            let grow =
                format!("factor = np.where(turn > 0, {plus}, np.where(turn < 0, {minus}, 1))");
            let (least, most) = (repr(step_min), repr(step_max));
            let size = format!("self.size[i] = np.clip(size * factor, {least}, {most})");
            let lines = [
                "turn = np.sign(g) * np.sign(self.g[i])",
                &grow,
                "size = learning_rate if step == 1 else self.size[i]",
                &size,
                "self.g[i] = np.where(turn < 0, 0, g)",
                "w -= np.sign(self.g[i]) * self.size[i]",
            ];
            Rule::new(&["g", "size"], 0.0, &lines)
        }
    }
}

/// A running mean of `of`.
fn mean(name: &str, kept: f64, of: &str) -> String {
    let kept = repr(kept);
    format!("self.{name}[i] = {kept} * self.{name}[i] + (1 - {kept}) * {of}")
}

/// A running sum of `of`, which begins with the whole of it.
fn sum(name: &str, kept: f64, of: &str, dampening: f64) -> String {
    let (kept, all) = (repr(kept), kept == 0.0);
    match dampening {
        _ if all => format!("self.{name}[i] = {of}"),
        0.0 => format!("self.{name}[i] = {kept} * self.{name}[i] + {of}"),
        left_out => {
            let part = format!("(1 - {}) * {of}", repr(left_out));
            format!("self.{name}[i] = {of} if step == 1 else {kept} * self.{name}[i] + {part}")
        }
    }
}

fn means(beta1: f64, beta2: f64) -> [String; 2] {
    [mean("m", beta1, "g"), mean("v", beta2, "g**2")]
}

fn corrected(name: &str, beta: f64) -> String {
    format!("{name}_hat = self.{name}[i] / (1 - {}**step)", repr(beta))
}

fn adam_step(epsilon: f64) -> String {
    let epsilon = repr(epsilon);
    format!("w -= learning_rate * m_hat / (np.sqrt(v_hat) + {epsilon})")
}
