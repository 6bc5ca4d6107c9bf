//! What a check of gradients finds.

#[cfg(doc)]
use super::GradientCheck;
use crate::Place;

/// What a [`GradientCheck`] has found so far.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GradientReport {
    /// Parameters looked at so far.
    pub checked: usize,
    /// Parameters to be looked at: all, or a sample of 2,000.
    pub to_check: usize,
    /// Parameters that there are.
    pub parameters: usize,
    /// h: half the distance over which a difference is taken, for parameters up to 1; relative to larger ones.
    pub step: f64,
    /// The largest difference that passes: 1e-9, times the loss where that is above 1.
    pub limit: f64,
    /// All that were compared: where the loss is smooth.
    pub differences: Vec<Difference>,
    /// The largest of them.
    pub largest: Option<Difference>,
    /// Where gradient and difference disagree.
    pub wrong: Vec<Difference>,
    /// Where the slope jumps, or its own slope does, and the two disagree: there nothing can be compared.
    pub kinks: Vec<Kink>,
    /// The order of the remainder |L(θ + tv) − L(θ) − t·g·v| in t, v a random direction: 2 where the gradient g is
    /// right and 1 where it is wrong, without any tolerance. None where there is no remainder: on a straight line.
    pub order: Option<f64>,
    /// t, halved again and again, and the remainder.
    pub remainders: Vec<(f64, f64)>,
}

/// A gradient beside the central difference of the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The weight or bias.
    pub place: Place,
    /// As back-propagation has it.
    pub gradient: f64,
    /// (L(w + h) − L(w − h)) / 2h.
    pub central: f64,
}

/// A parameter at which the loss has a kink: the slopes on both sides differ, or change at different rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kink {
    /// The weight or bias.
    pub place: Place,
    /// Where the kink is.
    pub at: KinkAt,
    /// The slope of the loss on the left: (L(w) − L(w − h)) / h.
    pub left: f64,
    /// The slope on the right: (L(w + h) − L(w)) / h.
    pub right: f64,
    /// As back-propagation has it, by PyTorch's convention.
    pub gradient: f64,
}

/// Where a kink is: in an activation function, or in the loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KinkAt {
    /// The neuron's z passes a kink of its activation function.
    Activation {
        /// The dense layer, from 0.
        layer: usize,
        /// The neuron, from 0.
        neuron: usize,
        /// The sample, from 0.
        row: usize,
        /// The z of the kink.
        z: f64,
    },
    /// The distance from output to target passes a kink of the loss.
    Loss {
        /// The output, from 0.
        output: usize,
        /// The sample, from 0.
        row: usize,
    },
}
impl GradientReport {
    /// True where every gradient agrees, kinks aside, and at least one could be compared.
    pub fn passed(&self) -> bool {
        self.wrong.is_empty() && self.kinks.len() < self.checked
    }
}

impl Difference {
    /// How far apart both are.
    pub fn size(&self) -> f64 {
        (self.gradient - self.central).abs()
    }
}
