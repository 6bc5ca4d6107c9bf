//! What is known of each activation function beside its values.

use super::{Activation, functions::Function};

pub(super) struct Facts {
    name: &'static str,
    formula: &'static str,
    derivative: &'static str,
    kinks: &'static [f64],
    ends: Option<[f64; 2]>,
}

pub(super) fn facts_of<F: Function>(_: &F) -> &'static Facts {
    const {
        &Facts {
            name: F::NAME,
            formula: F::FORMULA,
            derivative: F::DERIVATIVE,
            kinks: F::KINKS,
            ends: F::ENDS,
        }
    }
}

impl Activation {
    /// The name in documents and links, and of the Python function: `leaky_relu`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The formula for people, in the page's small markup: `1 / (1 + e^{−z})`.
    pub fn formula(self) -> &'static str {
        self.facts().formula
    }

    /// The derivative for people, in the same markup: `σ(z) · (1 − σ(z))`.
    pub fn derivative_formula(self) -> &'static str {
        self.facts().derivative
    }

    /// True for softmax, whose values depend on the whole row (so it is for the output layer).
    pub fn is_row_wise(self) -> bool {
        self == Activation::Softmax
    }

    /// True where every value is from 0 to 1.
    pub fn gives_probabilities(self) -> bool {
        self.ends() == Some([0.0, 1.0])
    }

    /// What f comes near on the left and on the right, where f(0) is the middle (of softmax: two equal
    /// z): 0 and 1, or −1 and 1.
    pub fn ends(self) -> Option<[f64; 2]> {
        self.facts().ends
    }

    /// The z at which f′, or f″, jumps.
    pub fn kinks(self) -> &'static [f64] {
        self.facts().kinks
    }

    /// Those at which f′ itself jumps, with this parameter.
    pub fn jumps(self) -> impl Iterator<Item = f64> {
        let is_jump =
            move |z: &f64| (self.derivative(z - 1e-9) - self.derivative(z + 1e-9)).abs() > 1e-8;
        self.kinks().iter().copied().filter(is_jump)
    }
}
