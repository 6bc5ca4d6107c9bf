//! The generators: the catalogue here, each in a file of its own.

use super::{Dataset, Task, blobs, circles, curve, gaussians, moons, plane, spiral, vertical, xor};
use crate::{Error, Parameter, RandomState, hyperparameters::Range, text::decimal};
use std::fmt;

/// How many rows there are, or rows of each class.
pub(super) const ROWS: Range = Range::new(1.0, 10_000.0, 1.0);
pub(super) const CLASSES: Range = Range::new(1.0, 64.0, 1.0);
/// A standard deviation. Where noise is 0 nothing is drawn for it, as with scikit-learn's `None`.
pub(super) const NOISE: Range = Range::new(0.0, 100.0, 0.01);

/// In menu order.
const CATALOGUE: &[&Row] = &[
    &moons::MOONS,
    &circles::CIRCLES,
    &blobs::BLOBS,
    &spiral::SPIRAL,
    &vertical::VERTICAL,
    &xor::XOR,
    &gaussians::GAUSSIANS,
    &curve::SINE,
    &curve::PARABOLA,
    &curve::STEP,
    &plane::PLANE,
];

/// One generator of the catalogue.
pub(super) struct Row {
    pub name: &'static str,
    pub task: Task,
    /// With their defaults. Those with a step of 1 are whole numbers.
    pub parameters: &'static [Parameter],
    /// The data set, for values of the parameters that were checked.
    pub draw: fn(&Values, &mut RandomState) -> Result<Dataset, Error>,
}

/// A value for each parameter; the rest is 0.
pub(super) type Values = [f64; 5];

/// What draws a data set, with its parameters.
///
/// | name | parameters | as |
/// |---|---|---|
/// | `moons` | `n_samples`, `noise` | scikit-learn's `make_moons(n_samples, noise=noise)` |
/// | `circles` | `n_samples`, `noise`, `factor` | `make_circles(n_samples, noise=noise, factor=factor)` |
/// | `blobs` | `n_samples`, `centers`, `cluster_std`, `n_features` | `make_blobs(n_samples, n_features, centers=centers, cluster_std=cluster_std)` |
/// | `spiral` | `samples`, `arms`, `noise` | nnfs's `spiral_data(samples, arms)`, which has noise 0.2 |
/// | `vertical` | `samples`, `classes`, `noise` | nnfs's `vertical_data(samples, classes)`, which has noise 0.1 |
/// | `xor` | `n_samples`, `noise` | class 1 where one coordinate is positive and the other is not |
/// | `gaussians` | `n_samples`, `distance`, `std` | two normal clouds about (−d, −d) and (d, d) |
/// | `sine` | `n_samples`, `periods`, `noise` | nnfs's `sine_data(n_samples)`, which has one period without noise |
/// | `parabola` | `n_samples`, `noise` | x² from −1 to 1 |
/// | `step` | `n_samples`, `noise` | 0, and 1 where x is positive, from −1 to 1 |
/// | `plane` | `n_samples`, `w1`, `w2`, `b`, `noise` | w₁x₁ + w₂x₂ + b: what a linear neuron can learn |
///
/// The same seed gives the same rows as the library that is named, where nnfs is without its `nnfs.init()`, which makes
/// all numbers float32. For the others the Python lines are in their files.
///
/// ```
/// use perceptible::{RandomState, dataset::Generator};
/// let spiral = Generator::named("spiral")?.with("arms", 5.0)?;
/// let mut random = RandomState::new(0); // np.random.seed(0)
/// let data = spiral.draw(&mut random)?; // X, y = spiral_data(100, 5)
/// assert_eq!((data.rows(), data.n_outputs()), (500, 5));
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Generator {
    row: &'static Row,
    values: Values,
}

impl Generator {
    /// The catalogue with its defaults, in menu order.
    pub fn all() -> impl ExactSizeIterator<Item = Generator> {
        CATALOGUE.iter().map(|row| {
            let mut values = Values::default();
            for (value, parameter) in values.iter_mut().zip(row.parameters) {
                *value = parameter.default;
            }
            Generator { row, values }
        })
    }

    /// By its name in documents and links, with its defaults.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::all().find(|g| g.name() == name);
        found.ok_or_else(|| Error::unknown_name("data set", name, Self::all().map(|g| g.name())))
    }

    /// The name in documents and links: `moons`.
    pub fn name(&self) -> &'static str {
        self.row.name
    }

    /// What its data sets ask for.
    pub fn task(&self) -> Task {
        self.row.task
    }

    /// The parameters, as they are now. Those with a step of 1 are whole numbers.
    pub fn parameters(&self) -> impl ExactSizeIterator<Item = Parameter> {
        let rows = self.row.parameters.iter().zip(self.values);
        rows.map(|(row, value)| Parameter { value, ..*row })
    }

    /// The same generator with one parameter changed, by its name.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::NotWhole`]; [`Error::UnknownName`] where it has no such parameter.
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        let found = self.row.parameters.iter().position(|p| p.name == name);
        let index = found.ok_or_else(|| {
            let names = self.row.parameters.iter().map(|p| p.name);
            Error::unknown_name("parameter", name, names)
        })?;
        let parameter = self.row.parameters[index];
        Parameter::check(Some(parameter), self.name(), value)?;
        if parameter.step == 1.0 && value % 1.0 != 0.0 {
            return Err(Error::NotWhole {
                place: [self.name(), parameter.symbol].join(" "),
                value: decimal::text(value),
            });
        }
        self.values[index] = value;
        Ok(self)
    }

    /// The data set.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        (self.row.draw)(&self.values, random)
    }
}

impl PartialEq for Generator {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name() && self.values == other.values
    }
}

impl fmt::Debug for Generator {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut debug = f.debug_struct(self.name());
        self.parameters()
            .for_each(|p| _ = debug.field(p.name, &p.value));
        debug.finish()
    }
}

/// Where the random numbers of a data set come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// A seed of its own: the weights do not change with the data.
    Seed(u32),
    /// The weights' generator, before the weights: `np.random.seed(0)`, then the data, then the layers.
    Weights,
}

impl Stream {
    /// The data set; `weights` is the generator that the weights are drawn from afterwards.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn draw(self, generator: &Generator, weights: &mut RandomState) -> Result<Dataset, Error> {
        match self {
            Stream::Seed(seed) => generator.draw(&mut RandomState::new(seed)),
            Stream::Weights => generator.draw(weights),
        }
    }
}
