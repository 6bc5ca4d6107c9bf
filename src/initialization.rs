//! How the first weights are drawn.

use crate::{Error, RandomState, hyperparameters::Range, kernel::lanes::Lanes};

/// What `randn` may be multiplied by.
pub(crate) const SCALE: Range = Range::new(0.0, 100.0, 0.01);

/// How a layer's first weights are drawn, row-major from the given generator; biases begin at 0
/// and nothing is drawn for them. n is the layer's inputs, m its neurons.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Initialization {
    /// scale · `randn`: the post's with 0.10 ([`Initialization::POST`]), NNFS's with 0.01.
    Randn {
        /// 0 to 100.
        scale: f64,
    },
    /// √(1/n) · `randn`. Source: LeCun et al. 1998, "Efficient BackProp", equation 16; many books call it Xavier's.
    LeCun,
    /// Glorot's uniform: within ±√(6/(n + m)).
    /// Source: Glorot and Bengio 2010, equation 16.
    Xavier,
    /// Glorot's normal: √(2/(n + m)) · `randn`. Source: the same, equation 12.
    XavierNormal,
    /// He's normal: √(2/n) · `randn`. Source: He et al. 2015, equation 10.
    He,
    /// He's uniform: within ±√(6/n), of the same variance. PyTorch's `kaiming_uniform_(nonlinearity='relu')`.
    HeUniform,
    /// Uniform in [-1, 1).
    Uniform,
    /// Nothing but zeros; nothing is drawn.
    Zeros,
}

/// What one weight is drawn from.
enum Distribution {
    /// This times `randn`.
    Normal(f64),
    /// Between minus this and this.
    Uniform(f64),
}

impl Initialization {
    /// The post's `0.10 * randn`.
    pub const POST: Initialization = Initialization::Randn { scale: 0.10 };

    /// All, in menu order.
    pub const ALL: &'static [Initialization] = &[
        Initialization::POST,
        Initialization::LeCun,
        Initialization::Xavier,
        Initialization::XavierNormal,
        Initialization::He,
        Initialization::HeUniform,
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

    /// The name in documents and links: `xavier`; `post` whatever the scale.
    pub fn name(self) -> &'static str {
        match self {
            Initialization::Randn { .. } => "post",
            Initialization::LeCun => "lecun",
            Initialization::Xavier => "xavier",
            Initialization::XavierNormal => "xavier_normal",
            Initialization::He => "he",
            Initialization::HeUniform => "he_uniform",
            Initialization::Uniform => "uniform",
            Initialization::Zeros => "zeros",
        }
    }

    /// The same with this scale, where it has one.
    pub(crate) fn with_scale(self, scale: f64) -> Self {
        match self {
            Initialization::Randn { .. } => Initialization::Randn { scale },
            other => other,
        }
    }

    /// This initialization, if its scale is within its range.
    pub(crate) fn checked(self) -> Result<Self, Error> {
        if let Initialization::Randn { scale } = self {
            SCALE.check("scale", scale)?;
        }
        Ok(self)
    }

    /// Fills `weights`, row-major (n_inputs × n_neurons).
    pub(crate) fn draw(
        self,
        weights: &mut [f64],
        n_inputs: usize,
        n_neurons: usize,
        random: &mut RandomState,
    ) {
        let (n, m) = (n_inputs as f64, n_neurons as f64);
        let distribution = match self {
            Initialization::Randn { scale } => Distribution::Normal(scale),
            Initialization::LeCun => Distribution::Normal(Lanes::sqrt(1.0 / n)),
            Initialization::Xavier => Distribution::Uniform(Lanes::sqrt(6.0 / (n + m))),
            Initialization::XavierNormal => Distribution::Normal(Lanes::sqrt(2.0 / (n + m))),
            Initialization::He => Distribution::Normal(Lanes::sqrt(2.0 / n)),
            Initialization::HeUniform => Distribution::Uniform(Lanes::sqrt(6.0 / n)),
            Initialization::Uniform => Distribution::Uniform(1.0),
            Initialization::Zeros => return weights.fill(0.0),
        };
        for weight in weights {
            *weight = match distribution {
                Distribution::Normal(scale) => scale * random.randn(),
                Distribution::Uniform(limit) => random.uniform(-limit, limit),
            };
        }
    }
}
