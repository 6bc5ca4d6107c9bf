//! The activation functions: the catalogue here, each function next to its derivative in
//! `functions` (softmax, which needs the whole row, in `softmax`).
//!
//! To add one: its `impl Function`, and its name in the three lists below (the compiler and the
//! tests ask for them).
//!
//! At kinks and infinities the conventions are PyTorch's: relu′(0) = 0, leaky_relu′(0) = slope,
//! ±∞·0 is NaN. Where PyTorch is inaccurate the true value wins: softplus has no threshold,
//! hardsigmoid′ is 1/6 to the last bit, hardswish does not overflow, gelu_tanh keeps its left tail.

mod facts;
mod functions;
mod names;
mod softmax;

pub use functions::Parameter;
pub(crate) use functions::{SELU_ALPHA, SELU_SCALE};
pub(crate) use softmax::Layout;

use crate::{
    Error,
    kernel::{
        lanes::{load4, store4},
        math::Math,
    },
};
use facts::{Facts, facts_of};
use functions::Function;

/// An activation function with its parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Activation {
    /// σ(z) = 1/(1 + e⁻ᶻ).
    Sigmoid,
    /// z where z > 0, else slope·z. Maas, Hannun, Ng 2013, "Rectifier nonlinearities improve neural
    /// network acoustic models".
    LeakyRelu {
        /// α, −1000 to 1000; 0.01 as in the paper.
        slope: f64,
    },
    /// z·σ(βz), with β = 1 also called SiLU. Ramachandran, Zoph, Le 2017, arXiv:1710.05941.
    Swish {
        /// β, −1000 to 1000; 1.
        beta: f64,
    },
    /// z itself.
    Linear,
    /// tanh z.
    Tanh,
    /// max(0, z). Nair, Hinton 2010, "Rectified linear units improve restricted Boltzmann machines".
    Relu,
    /// z where z > 0, else α(eᶻ − 1). Clevert, Unterthiner, Hochreiter 2015, arXiv:1511.07289.
    Elu {
        /// α, −1000 to 1000; 1.
        alpha: f64,
    },
    /// Elu with α = 1.6733 times 1.0507. Klambauer et al. 2017, arXiv:1706.02515.
    Selu,
    /// z·Φ(z), Φ the normal distribution. Hendrycks, Gimpel 2016, arXiv:1606.08415.
    Gelu,
    /// The paper's approximation of it: ½z(1 + tanh(√(2/π)(z + 0.044715z³))).
    GeluTanh,
    /// ln(1 + e^(βz))/β. Dugas et al. 2001, "Incorporating second-order functional knowledge for better
    /// option pricing".
    Softplus {
        /// β, 0.001 to 1000; 1.
        beta: f64,
    },
    /// z/(1 + |z|). Turian, Bergstra, Bengio 2009, "Quadratic features and deep architectures for chunking".
    Softsign,
    /// z·tanh(ln(1 + eᶻ)). Misra 2019, arXiv:1908.08681.
    Mish,
    /// z·min(max(z + 3, 0), 6)/6. Howard et al. 2019, "Searching for MobileNetV3", arXiv:1905.02244.
    HardSwish,
    /// min(max(z + 3, 0), 6)/6, as in PyTorch.
    HardSigmoid,
    /// min(max(0, z), 6). Howard et al. 2017, "MobileNets", arXiv:1704.04861.
    Relu6,
    /// e^zᵢ/Σₖ e^zₖ over a row: for the output layer. Bridle 1990, "Probabilistic interpretation of
    /// feedforward classification network outputs".
    Softmax,
}

/// Numbers that are copied aside at once.
const CHUNK: usize = 64;

/// `$body` with `$f` as the activation's own type, so that a loop in it is compiled for each.
macro_rules! with_function {
    ($activation:expr, $f:ident => $body:expr) => {
        match $activation {
            Activation::Sigmoid => with_function!(functions::Sigmoid, $f, $body),
            Activation::LeakyRelu { slope } => {
                with_function!(functions::LeakyRelu { slope }, $f, $body)
            }
            Activation::Swish { beta } => with_function!(functions::Swish { beta }, $f, $body),
            Activation::Linear => with_function!(functions::Linear, $f, $body),
            Activation::Tanh => with_function!(functions::Tanh, $f, $body),
            Activation::Relu => with_function!(functions::Relu, $f, $body),
            Activation::Elu { alpha } => with_function!(functions::Elu { alpha }, $f, $body),
            Activation::Selu => with_function!(functions::Selu, $f, $body),
            Activation::Gelu => with_function!(functions::Gelu, $f, $body),
            Activation::GeluTanh => with_function!(functions::GeluTanh, $f, $body),
            Activation::Softplus { beta } => {
                with_function!(functions::Softplus { beta }, $f, $body)
            }
            Activation::Softsign => with_function!(functions::Softsign, $f, $body),
            Activation::Mish => with_function!(functions::Mish, $f, $body),
            Activation::HardSwish => with_function!(functions::HardSwish, $f, $body),
            Activation::HardSigmoid => with_function!(functions::HardSigmoid, $f, $body),
            Activation::Relu6 => with_function!(functions::Relu6, $f, $body),
            Activation::Softmax => with_function!(softmax::Softmax, $f, $body),
        }
    };
    ($function:expr, $f:ident, $body:expr) => {{
        let $f = $function;
        $body
    }};
}

impl Activation {
    /// The catalogue, each with its default parameter, in menu order: the post's three first.
    pub const ALL: &'static [Activation] = &[
        Activation::Sigmoid,
        Activation::LeakyRelu { slope: 0.01 },
        Activation::Swish { beta: 1.0 },
        Activation::Linear,
        Activation::Tanh,
        Activation::Relu,
        Activation::Elu { alpha: 1.0 },
        Activation::Selu,
        Activation::Gelu,
        Activation::GeluTanh,
        Activation::Softplus { beta: 1.0 },
        Activation::Softsign,
        Activation::Mish,
        Activation::HardSwish,
        Activation::HardSigmoid,
        Activation::Relu6,
        Activation::Softmax,
    ];

    /// By name, with the default parameter: its own as of [`Activation::name`] or another that is in
    /// use (SiLU, identity, logistic). Case, spaces, hyphens and underscores do not matter.
    ///
    /// ```
    /// use perceptible::Activation;
    /// assert_eq!(Activation::named("Leaky-ReLU")?.name(), "leaky_relu");
    /// assert_eq!(Activation::named("SiLU")?.name(), "swish");
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = names::canonical(name);
        let found = found.and_then(|name| Self::ALL.iter().find(|a| a.name() == name));
        found.copied().ok_or_else(|| {
            Error::unknown_name("activation", name, Activation::ALL.iter().map(|f| f.name()))
        })
    }

    fn facts(self) -> &'static Facts {
        with_function!(self, f => facts_of(&f))
    }

    /// Its parameter, if it has one.
    pub fn parameter(self) -> Option<Parameter> {
        with_function!(self, f => f.parameter())
    }

    /// The same function with another parameter.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a value outside the parameter's range, NaN included, and
    /// [`Error::UnknownName`] where the function has no parameter.
    pub fn with_parameter(mut self, value: f64) -> Result<Self, Error> {
        Parameter::check(self.parameter(), self.name(), value)?;
        match &mut self {
            Activation::LeakyRelu { slope: p }
            | Activation::Swish { beta: p }
            | Activation::Elu { alpha: p }
            | Activation::Softplus { beta: p } => *p = value,
            _ => {}
        }
        Ok(self)
    }

    /// This function, if its parameter is one that [`Activation::with_parameter`] takes.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        match self.parameter() {
            Some(parameter) => self.with_parameter(parameter.value),
            None => Ok(self),
        }
    }

    /// f(z). Softmax as of a row of one.
    pub fn value(self, z: f64) -> f64 {
        let mut a = [0.0];
        self.elementwise(&[z], &mut a);
        a[0]
    }

    /// f′(z). Softmax as of a row of one.
    pub fn derivative(self, z: f64) -> f64 {
        let mut slope = [z];
        self.elementwise_with_slopes(&mut slope, &mut [0.0]);
        slope[0]
    }

    /// Pre-activations z to activations f(z) in place, element by element (for softmax: `apply_row`).
    pub fn apply(self, values: &mut [f64]) {
        let mut z = [0.0; CHUNK];
        for a in values.chunks_mut(CHUNK) {
            let z = &mut z[..a.len()];
            z.copy_from_slice(a);
            self.elementwise(z, a);
        }
    }

    /// Pre-activations z to slopes f′(z) in place, element by element (for softmax: `slope_row`).
    pub fn apply_derivative(self, values: &mut [f64]) {
        if self == Activation::Softmax {
            return values.iter_mut().for_each(|z| *z = self.derivative(*z));
        }
        for z in values.chunks_mut(CHUNK) {
            self.elementwise_with_slopes(z, &mut [0.0; CHUNK][..z.len()]);
        }
    }

    /// A row of pre-activations z to a row of activations, in place.
    pub fn apply_row(self, row: &mut [f64]) {
        self.apply_rows(row, row.len());
    }

    /// Rows of pre-activations z (n_samples × n_neurons) to rows of activations, in place.
    pub fn apply_rows(self, rows: &mut [f64], n_neurons: usize) {
        match self {
            Activation::Softmax => {
                let n_samples = rows.len() / n_neurons.max(1);
                softmax::forward(rows, Layout::rows(n_neurons, n_samples));
            }
            _ => self.apply(rows),
        }
    }

    /// A row of pre-activations z to the slopes ∂aᵢ/∂zᵢ, in place: the diagonal of the Jacobian,
    /// which for all but softmax is all of it.
    pub fn slope_row(self, row: &mut [f64]) {
        match self {
            Activation::Softmax => softmax::slopes(row),
            _ => self.apply_derivative(row),
        }
    }

    /// A layer's forward pass: pre-activations `z` to activations `a`.
    pub(crate) fn forward(self, z: &[f64], a: &mut [f64], layout: Layout) {
        if self == Activation::Softmax {
            a.copy_from_slice(z);
            return softmax::forward(a, layout);
        }
        self.elementwise(z, a);
    }

    /// The same in a training step, which leaves f′(z) in place of z for the way back. Softmax has no slope of each
    /// neuron alone: 1 stands there until [`Activation::backward_after_slopes`].
    pub(crate) fn forward_with_slopes(self, z: &mut [f64], a: &mut [f64], layout: Layout) {
        if self == Activation::Softmax {
            self.forward(z, a, layout);
            return z.fill(1.0);
        }
        self.elementwise_with_slopes(z, a);
    }

    /// ∂L/∂a times the slopes that [`Activation::forward_with_slopes`] left, in `d`, to ∂L/∂z: for softmax by the
    /// Jacobian of each sample, for all others nothing is left to do.
    pub(crate) fn backward_after_slopes(self, a: &[f64], d: &mut [f64], layout: Layout) {
        if self == Activation::Softmax {
            softmax::backward(a, d, layout);
        }
    }

    fn elementwise(self, z: &[f64], a: &mut [f64]) {
        let m = Math::in_memory();
        let (z, last_z) = z.as_chunks();
        let (a, last_a) = a.as_chunks_mut();
        with_function!(self, f => for (z, a) in z.iter().zip(a) {
            store4(f.value(m, load4(z)), a);
        });
        if !last_z.is_empty() {
            let (z, mut a) = (padded(last_z), [0.0; 4]);
            self.elementwise(&z, &mut a);
            last_a.copy_from_slice(&a[..last_a.len()]);
        }
    }

    fn elementwise_with_slopes(self, z: &mut [f64], a: &mut [f64]) {
        let m = Math::in_memory();
        let (z, last_z) = z.as_chunks_mut();
        let (a, last_a) = a.as_chunks_mut();
        with_function!(self, f => for (z, a) in z.iter_mut().zip(a) {
            let (value, slope) = f.both(m, load4(z));
            store4(value, a);
            store4(slope, z);
        });
        if !last_z.is_empty() {
            let (mut z, mut a) = (padded(last_z), [0.0; 4]);
            self.elementwise_with_slopes(&mut z, &mut a);
            last_z.copy_from_slice(&z[..last_z.len()]);
            last_a.copy_from_slice(&a[..last_a.len()]);
        }
    }

    /// A layer's backward pass: ∂L/∂a in `d_a` to δ = ∂L/∂z in `d_z`, beside the `z` and `a` of the forward pass;
    /// all (n_samples × n_neurons). δ = ∂L/∂a · f′(z); for softmax the whole Jacobian of each row.
    pub(crate) fn backward(
        self,
        (z, a): (&[f64], &[f64]),
        d_a: &[f64],
        d_z: &mut [f64],
        n_neurons: usize,
    ) {
        d_z.copy_from_slice(z);
        match self {
            Activation::Softmax => d_z.fill(1.0),
            _ => self.apply_derivative(d_z),
        }
        for (slope, d) in d_z.iter_mut().zip(d_a) {
            *slope *= d;
        }
        let layout = Layout::rows(n_neurons, a.len() / n_neurons);
        self.backward_after_slopes(a, d_z, layout);
    }

    /// Backward through one row: `d_row` holds ∂L/∂a and becomes ∂L/∂z, for pre-activations `z`
    /// of the same length (numbers beyond it are left alone).
    pub fn backward_row(self, z: &[f64], d_row: &mut [f64]) {
        let mut slopes = z.to_vec();
        match self {
            Activation::Softmax => {
                let both = z.len().min(d_row.len());
                softmax::forward(&mut slopes, Layout::rows(z.len(), 1));
                softmax::backward(&slopes, d_row, Layout::rows(both, 1));
            }
            _ => {
                self.apply_derivative(&mut slopes);
                for (d, slope) in d_row.iter_mut().zip(slopes) {
                    *d *= slope;
                }
            }
        }
    }
}

/// Fewer than four numbers, and zeros.
fn padded(numbers: &[f64]) -> [f64; 4] {
    std::array::from_fn(|i| numbers.get(i).copied().unwrap_or(0.0))
}
