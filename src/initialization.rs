//! How the first weights are drawn.

use crate::{Error, RandomState, kernel::lanes::Lanes};

/// How a layer's first weights are drawn, row-major from the given generator; biases begin at 0
/// and nothing is drawn for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Initialization {
    /// The post's `0.10 * randn`.
    Post,
    /// Glorot's uniform: within ±√(6 / (n_inputs + n_neurons)).
    /// Source: Glorot and Bengio 2010, equation 16.
    Xavier,
    /// He's normal: √(2 / n_inputs) · `randn`. Source: He et al. 2015, equation 10.
    He,
    /// Nothing but zeros; nothing is drawn.
    Zeros,
    /// Uniform in [-1, 1).
    Uniform,
}

impl Initialization {
    /// All, in menu order.
    pub const ALL: &'static [Initialization] = &[
        Initialization::Post,
        Initialization::Xavier,
        Initialization::He,
        Initialization::Uniform,
        Initialization::Zeros,
    ];

    /// By its name in documents and links.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|i| i.name() == name);
        found.ok_or_else(|| {
            Error::unknown_name(
                "initialization",
                name,
                Initialization::ALL.iter().map(|i| i.name()),
            )
        })
    }

    /// The name in documents and links: `xavier`.
    pub fn name(self) -> &'static str {
        match self {
            Initialization::Post => "post",
            Initialization::Xavier => "xavier",
            Initialization::He => "he",
            Initialization::Zeros => "zeros",
            Initialization::Uniform => "uniform",
        }
    }

    /// Fills `weights`, row-major (n_inputs × n_neurons).
    pub(crate) fn draw(
        self,
        weights: &mut [f64],
        n_inputs: usize,
        n_neurons: usize,
        random: &mut RandomState,
    ) {
        match self {
            Initialization::Post => fill(weights, || 0.10 * random.randn()),
            Initialization::Xavier => {
                let limit = Lanes::sqrt(6.0 / (n_inputs + n_neurons) as f64);
                // NumPy's own order of operations: low + (high - low) * random_sample().
                fill(weights, || {
                    -limit + (limit + limit) * random.random_sample()
                });
            }
            Initialization::He => {
                let deviation = Lanes::sqrt(2.0 / n_inputs as f64);
                fill(weights, || deviation * random.randn());
            }
            Initialization::Zeros => fill(weights, || 0.0),
            Initialization::Uniform => fill(weights, || -1.0 + 2.0 * random.random_sample()),
        }
    }
}

fn fill(weights: &mut [f64], mut draw: impl FnMut() -> f64) {
    weights.iter_mut().for_each(|w| *w = draw());
}
