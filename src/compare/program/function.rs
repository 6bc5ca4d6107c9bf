//! What a layer does to z, right or with a mistake in it, and its way back.

use crate::{Activation, kernel::math::exp};

/// The function that takes z to a.
#[derive(Clone, Debug, PartialEq)]
pub enum Function {
    Is(Activation),
    /// `1/1+np.exp(-x)`, which is 1 + e⁻ˣ; times x for swish.
    Unbracketed {
        times_x: bool,
    },
    /// `1/(1+np.exp(x))`; times x for swish.
    MinusForgotten {
        times_x: bool,
    },
    /// One after the other.
    Chain(Vec<Activation>),
    /// Softmax over all numbers of the batch together.
    SoftmaxOfAll,
}

/// What δ = ∂L/∂a · f′(z) has in the place of f′(z).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slope {
    Right,
    /// 1.
    Forgotten,
    /// f′(a).
    OfActivation,
    /// z(1 − z), a sigmoid's a(1 − a) of the wrong number.
    OfZ,
}

impl Function {
    /// The last function's, as a document names it.
    pub fn name(&self) -> &'static str {
        match self {
            Function::Is(f) => f.name(),
            Function::Chain(chain) => chain.last().map_or("", |f| f.name()),
            _ => "",
        }
    }

    /// z to a, in place.
    pub fn apply(&self, z: &mut [f64], n_neurons: usize) {
        let each = |z: &mut [f64], f: &dyn Fn(f64) -> f64| z.iter_mut().for_each(|z| *z = f(*z));
        let times = |times_x: bool, x: f64| if times_x { x } else { 1.0 };
        match self {
            Function::Is(f) => f.apply_rows(z, n_neurons),
            Function::Chain(chain) => chain.iter().for_each(|f| f.apply_rows(z, n_neurons)),
            Function::SoftmaxOfAll => Activation::Softmax.apply_row(z),
            &Function::Unbracketed { times_x } => {
                each(z, &|x| times(times_x, x) * (1.0 + exp(-x)));
            }
            &Function::MinusForgotten { times_x } => {
                each(z, &|x| times(times_x, x) * (1.0 / (1.0 + exp(x))));
            }
        }
    }

    /// ∂L/∂a to δ.
    pub fn backward(
        &self,
        slope: Slope,
        z: &[f64],
        a: &[f64],
        d_a: Vec<f64>,
        n_neurons: usize,
    ) -> Vec<f64> {
        let Function::Is(f) = *self else {
            // Nobody knows which derivative its author used, so none is compared.
            return vec![f64::NAN; d_a.len()];
        };
        let mut d_z = d_a.clone();
        match slope {
            // A linear layer has no f′ to forget.
            _ if f == Activation::Linear => {}
            Slope::Right => f.backward((z, a), &d_a, &mut d_z, n_neurons),
            Slope::Forgotten => {}
            Slope::OfActivation => d_z
                .iter_mut()
                .zip(a)
                .for_each(|(d, &a)| *d *= f.derivative(a)),
            Slope::OfZ => d_z
                .iter_mut()
                .zip(z)
                .for_each(|(d, &z)| *d *= z * (1.0 - z)),
        }
        d_z
    }
}
