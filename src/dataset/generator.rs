//! The generators: the catalogue here, each in a file of its own.

use super::{Dataset, Task, blobs::*, circles::*, curve::*, gaussians::*, moons::*, plane::*};
use super::{spiral::*, vertical::*, xor::*};
use crate::{Error, Parameter, RandomState, hyperparameters};
use hyperparameters::{Hyperparameters, Range};

/// How many rows there are, or rows of each class; as of every whole number here, the step is 1.
pub(super) const ROWS: Range = Range::new(1.0, 10_000.0, 1.0);
/// A standard deviation; where it is 0, nothing is drawn.
pub(super) const NOISE: Range = Range::new(0.0, 100.0, 0.01);
pub(super) const CLASSES: Range = Range::new(1.0, 64.0, 1.0);

/// A generator of the catalogue.
pub(super) trait Draw: Hyperparameters {
    fn name(&self) -> &'static str;
    fn task(&self) -> Task {
        Task::Classification
    }
    /// The data set, for parameters that were checked.
    fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error>;
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $generator:ident,)*) => {
        /// What draws a data set, with its parameters.
        ///
        /// The same seed gives the same rows as the library that is named; where none is, the Python lines beside the
        /// generator do, with `random = np.random.RandomState(seed)`.
        ///
        /// ```
        /// use perceptible::{RandomState, dataset::{Generator, Spiral}};
        /// let spiral = Generator::Spiral(Spiral { arms: 5.0, ..Spiral::default() });
        /// assert_eq!(spiral, Generator::named("spiral")?.with("arms", 5.0)?);
        /// let mut random = RandomState::new(0); // np.random.seed(0)
        /// let data = spiral.draw(&mut random)?; // X, y = spiral_data(100, 5)
        /// assert_eq!((data.rows(), data.n_outputs()), (500, 5));
        /// # Ok::<(), perceptible::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Generator {
            $($(#[$doc])* $generator($generator),)*
        }

        impl Generator {
            fn row(&self) -> &dyn Draw {
                match self {
                    $(Generator::$generator(row) => row,)*
                }
            }
            fn numbers_mut(&mut self) -> &mut dyn Hyperparameters {
                match self {
                    $(Generator::$generator(row) => row,)*
                }
            }
            /// The catalogue with its defaults, in menu order.
            pub fn all() -> Vec<Generator> {
                vec![$(Generator::$generator($generator::default()),)*]
            }
        }
    };
}

catalogue! {
    /// Two half circles that reach into each other.
    Moons,
    /// A circle within another.
    Circles,
    /// Normal clouds about centres that are drawn.
    Blobs,
    /// Arms that wind about the origin.
    Spiral,
    /// Clouds side by side.
    Vertical,
    /// The four quadrants of a square.
    Xor,
    /// Two normal clouds, one on each side of the origin.
    Gaussians,
    /// Periods of a sine.
    Sine,
    /// A parabola.
    Parabola,
    /// A step from 0 to 1.
    Step,
    /// A plane above the unit square: the weights of a single linear neuron.
    Plane,
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
    /// As [`Generator::draw`].
    pub fn draw(self, generator: &Generator, weights: &mut RandomState) -> Result<Dataset, Error> {
        match self {
            Stream::Seed(seed) => generator.draw(&mut RandomState::new(seed)),
            Stream::Weights => generator.draw(weights),
        }
    }
}

impl Generator {
    /// By its name in documents and links, with its defaults.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::all().into_iter().find(|g| g.name() == name);
        found.ok_or_else(|| {
            Error::unknown_name("data set", name, Self::all().iter().map(|g| g.name()))
        })
    }

    /// The name in documents and links: `moons`.
    pub fn name(&self) -> &'static str {
        self.row().name()
    }

    /// What its data sets ask for.
    pub fn task(&self) -> Task {
        self.row().task()
    }

    /// The parameters, as they are now. Those with a step of 1 are whole numbers.
    pub fn parameters(&self) -> Vec<Parameter> {
        self.row().table()
    }

    /// The same generator with one parameter changed, by its name.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::NotWhole`]; [`Error::UnknownName`] where it has no such parameter.
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        hyperparameters::set(self.name(), self.numbers_mut(), name, value)?;
        self.checked()
    }

    /// This generator, if all its parameters are as they may be.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::NotWhole`].
    pub fn checked(self) -> Result<Self, Error> {
        hyperparameters::check(self.name(), self.row())?;
        let mut table = self.parameters().into_iter();
        match table.find(|p| p.step == 1.0 && p.value % 1.0 != 0.0) {
            None => Ok(self),
            Some(parameter) => Err(Error::NotWhole {
                place: [self.name(), parameter.symbol].join(" "),
                value: crate::text::decimal::text(parameter.value),
            }),
        }
    }

    /// The data set.
    ///
    /// # Errors
    /// As [`Generator::checked`]; [`Error::OutOfMemory`].
    pub fn draw(&self, random: &mut RandomState) -> Result<Dataset, Error> {
        self.checked()?.row().draw(random)
    }
}
