//! The activation functions: each in one place, function next to derivative (stub, to be replaced).
use crate::{Error, kernel::math};

/// An activation function with its parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Activation {
    Linear,
    Sigmoid,
    LeakyRelu { slope: f64 },
    Swish { beta: f64 },
}

/// The one number that shapes an activation function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    pub name: &'static str,
    pub symbol: &'static str,
    pub value: f64,
    pub default: f64,
    pub minimum: f64,
    pub maximum: f64,
}

impl Activation {
    /// The catalogue, each with its default parameter, in menu order.
    pub const ALL: &'static [Activation] = &[
        Activation::Linear,
        Activation::Sigmoid,
        Activation::LeakyRelu { slope: 0.01 },
        Activation::Swish { beta: 1.0 },
    ];

    /// By its name in documents and links, with the default parameter.
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|a| a.name() == name)
            .ok_or_else(|| Error::UnknownName {
                what: "activation",
                name: name.into(),
            })
    }

    /// The name in documents and links: `leaky_relu`.
    pub fn name(self) -> &'static str {
        match self {
            Activation::Linear => "linear",
            Activation::Sigmoid => "sigmoid",
            Activation::LeakyRelu { .. } => "leaky_relu",
            Activation::Swish { .. } => "swish",
        }
    }

    /// Its parameter, if it has one.
    pub fn parameter(self) -> Option<Parameter> {
        None
    }

    /// The same function with another parameter; refuses a value outside its range.
    pub fn with_parameter(self, _value: f64) -> Result<Self, Error> {
        Ok(self)
    }

    /// True for softmax, whose values depend on the whole row.
    pub fn is_row_wise(self) -> bool {
        false
    }

    /// f(z).
    pub fn value(self, z: f64) -> f64 {
        match self {
            Activation::Linear => z,
            Activation::Sigmoid => 1.0 / (1.0 + math::exp(-z)),
            Activation::LeakyRelu { slope } => {
                if z > 0.0 {
                    z
                } else {
                    slope * z
                }
            }
            Activation::Swish { beta } => z * (1.0 / (1.0 + math::exp(-beta * z))),
        }
    }

    /// f′(z).
    pub fn derivative(self, _z: f64) -> f64 {
        0.0
    }

    /// A row of pre-activations `z` to a row of activations, in place.
    pub fn apply_row(self, row: &mut [f64]) {
        for z in row {
            *z = self.value(*z);
        }
    }

    /// The formula for people, in the page's small markup: `1 / (1 + e^{-z})`.
    pub fn formula(self) -> &'static str {
        ""
    }

    /// The function as a NumPy expression of the variable `x`: `1/(1+np.exp(-x))`.
    pub fn numpy(self) -> String {
        String::new()
    }
}
