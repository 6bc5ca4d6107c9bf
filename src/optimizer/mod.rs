//! Optimisers as PyTorch's: its formulas, its defaults, ε where it has it. A file a family; the
//! catalogue, and the door to all of them, here.
//!
//! To add one: its `hyperparameters!` and `impl Rule` in a file, and its name in the two lists below.
//!
//! The order of every operation is that of the formulas in `step`, left to right as written, nothing fused;
//! PyTorch's own order differs in places (it folds 1 − β₁ᵗ into the learning rate, say) and so do last digits,
//! but nothing that the inspector shows is computed another way than it says. Powers βᵗ are [`powi`]'s.
//!
//! [`powi`]: crate::kernel::math::powi

mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod nadam;
mod radam;
mod rmsprop;
mod rprop;
mod rule;
mod sgd;
mod state;

pub use adadelta::Adadelta;
pub use adagrad::Adagrad;
pub use adam::{Adam, AdamW, AmsGrad};
pub use adamax::Adamax;
pub use nadam::NAdam;
pub use radam::RAdam;
pub use rmsprop::{RmsProp, RmsPropCentered};
pub use rprop::Rprop;
pub use sgd::{Momentum, Nesterov, Sgd};
pub use state::State;

use crate::{Error, Parameter, hyperparameters, layer::check_length};
use hyperparameters::{Hyperparameters, Range};
use rule::AnyRule;

/// Learning rates that are taken.
pub(crate) const LEARNING_RATE: Range = Range::new(0.0, 1000.0, 0.001);
/// β, α, ρ: how much of a mean is kept. 1 would never take anything in.
const DECAY_RATE: Range = Range::new(0.0, 0.999999, 0.001);
const MOMENTUM: Range = Range::new(0.0, 1.0, 0.01);
const EPSILON: Range = Range::new(0.0, 1.0, 1e-8);
const WEIGHT_DECAY: Range = Range::new(0.0, 1000.0, 0.001);

macro_rules! catalogue {
    ($($(#[$doc:meta])* $rule:ident,)*) => {
        /// An optimiser with its hyper-parameters: what a document holds. The learning rate is apart,
        /// because schedules change it; what it remembers is a [`State`].
        ///
        /// ```
        /// use perceptible::optimizer::{Adam, Optimizer, State};
        ///
        /// let adam = Optimizer::Adam(Adam { beta1: 0.8, ..Adam::default() });
        /// assert_eq!(adam, Optimizer::named("adam")?.with("beta1", 0.8)?);
        ///
        /// let (mut parameters, gradients) = ([1.0, -2.0], [0.5, 0.25]);
        /// let mut state = State::new(&adam, 2)?;
        /// for term in adam.terms(&state, 0, parameters[0], gradients[0], 0.01)? {
        ///     println!("{} = {} = {}", term.symbol, term.formula, term.value);
        /// }
        /// adam.update(&mut state, &mut parameters, &gradients, 0.01, &[])?;
        /// assert_eq!(parameters, [0.9900000002, -2.0099999996]);
        /// # Ok::<(), perceptible::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Optimizer {
            $($(#[$doc])* $rule($rule),)*
        }

        impl Optimizer {
            fn rule(&self) -> &dyn AnyRule {
                match self {
                    $(Optimizer::$rule(rule) => rule,)*
                }
            }
            fn numbers_mut(&mut self) -> &mut dyn Hyperparameters {
                match self {
                    $(Optimizer::$rule(rule) => rule,)*
                }
            }
            /// The catalogue with PyTorch's defaults, in menu order.
            pub fn all() -> Vec<Optimizer> {
                vec![$(Optimizer::$rule($rule::default()),)*]
            }
        }
    };
}

catalogue! {
    /// Plain gradient descent.
    Sgd,
    /// A running sum of gradients. Polyak 1964, "Some methods of speeding up the convergence of iteration methods".
    Momentum,
    /// Momentum that looks ahead. Sutskever et al. 2013, "On the importance of initialization and momentum".
    Nesterov,
    /// Each gradient over its own root mean square. Hinton 2012, "Neural networks for machine learning", lecture 6.
    RmsProp,
    /// Over its standard deviation. Graves 2013, arXiv:1308.0850.
    RmsPropCentered,
    /// Over the root of the sum of all its squares. Duchi, Hazan, Singer 2011, "Adaptive subgradient methods".
    Adagrad,
    /// In the parameter's own units. Zeiler 2012, arXiv:1212.5701.
    Adadelta,
    /// Mean over root mean square, both corrected for their start at 0. Kingma, Ba 2014, arXiv:1412.6980.
    Adam,
    /// Adam whose mean square never shrinks. Reddi, Kale, Kumar 2018, arXiv:1904.09237.
    AmsGrad,
    /// Adam with the weight decay apart from the gradient. Loshchilov, Hutter 2017, arXiv:1711.05101.
    AdamW,
    /// Adam with the largest gradient for the root mean square. Kingma, Ba 2014, section 7.1.
    Adamax,
    /// Adam with Nesterov's look ahead. Dozat 2016, "Incorporating Nesterov momentum into Adam".
    NAdam,
    /// Adam that waits until its mean square can be trusted. Liu et al. 2019, arXiv:1908.03265.
    RAdam,
    /// Signs alone, each parameter with a step of its own; for whole batches. Riedmiller, Braun 1993,
    /// "A direct adaptive method for faster backpropagation learning".
    Rprop,
}

/// One number between a gradient and the step.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Term {
    /// In formulas: `m̂`.
    pub symbol: &'static str,
    /// How it was computed, in the page's small markup; on its right side, symbols that have not come yet
    /// mean their values before the step.
    pub formula: &'static str,
    /// What was computed.
    pub value: f64,
}

impl Default for Optimizer {
    /// Plain gradient descent.
    fn default() -> Self {
        Optimizer::Sgd(Sgd::default())
    }
}

impl Optimizer {
    /// By its name in documents and links, with PyTorch's defaults.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::all().into_iter().find(|o| o.name() == name);
        found.ok_or_else(|| {
            Error::unknown_name("optimizer", name, Self::all().iter().map(|o| o.name()))
        })
    }

    /// The name in documents and links: `adamw`.
    pub fn name(&self) -> &'static str {
        self.rule().name()
    }

    /// The update for people, in the page's small markup; η is the learning rate.
    pub fn formula(&self) -> &'static str {
        self.rule().formula()
    }

    /// PyTorch's default for this optimiser.
    pub fn default_learning_rate(&self) -> f64 {
        self.rule().learning_rate()
    }

    /// The hyper-parameters, as they are now.
    pub fn hyperparameters(&self) -> Vec<Parameter> {
        hyperparameters::table(self.rule())
    }

    /// The same optimiser with one hyper-parameter changed, by its name.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included; [`Error::UnknownName`] where it has no such hyper-parameter.
    pub fn with(mut self, name: &str, value: f64) -> Result<Self, Error> {
        hyperparameters::set(self.name(), self.numbers_mut(), name, value)?;
        Ok(self)
    }

    /// This optimiser, if all its hyper-parameters lie within their ranges.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], NaN included.
    pub fn checked(self) -> Result<Self, Error> {
        hyperparameters::check(self.name(), self.rule())?;
        Ok(self)
    }

    /// The symbols of what it remembers of each parameter, in the order of a state's flat form.
    pub fn moments(&self) -> Vec<&'static str> {
        self.rule().remembers().iter().map(|m| m.symbol).collect()
    }

    /// One step: moves `parameters` against `gradients`, and `state` on. A parameter that is frozen keeps its
    /// value and moments, and its steps are not counted, as with PyTorch's tensors that get no gradient; `frozen`
    /// is empty where none is.
    ///
    /// # Errors
    /// Lengths that are not the state's, a state of another kind of optimiser, a learning rate or
    /// hyper-parameter outside its range, no memory; then nothing has changed.
    pub fn update(
        &self,
        state: &mut State,
        parameters: &mut [f64],
        gradients: &[f64],
        learning_rate: f64,
        frozen: &[bool],
    ) -> Result<(), Error> {
        self.check(state, learning_rate)?;
        let n = state.n_parameters();
        check_length("parameters", parameters.len(), n)?;
        check_length("gradients", gradients.len(), n)?;
        if !frozen.is_empty() {
            check_length("frozen", frozen.len(), n)?;
        }
        if frozen.contains(&true) {
            state.part()?;
        }
        let is_frozen = |i: usize| frozen.get(i) == Some(&true);
        let mut start = 0;
        while start < n {
            let run = state.run(start, &is_frozen);
            start = run.end;
            if is_frozen(run.start) {
                continue;
            }
            let clock = state.tick(&run, self.rule());
            let (w, g) = (&mut parameters[run.clone()], &gradients[run.clone()]);
            let moments = state.moments_mut(&run);
            rule::sweep(self.rule(), clock, learning_rate, w, g, moments);
        }
        Ok(())
    }

    /// Whether one step of all parameters is w −= η·g and nothing else, which the caller then does: it is counted.
    ///
    /// # Errors
    /// As [`Optimizer::update`].
    pub(crate) fn descends(&self, state: &mut State, learning_rate: f64) -> Result<bool, Error> {
        // No look through all parameters: this is a good part of a small network's step.
        let Optimizer::Sgd(sgd) = self else {
            return Ok(false);
        };
        LEARNING_RATE.check("learning rate", learning_rate)?;
        state.check(self)?;
        let is_plain = *sgd == Sgd::default() && state.has_one_clock();
        if is_plain {
            state.tick(&(0..state.n_parameters()), sgd);
        }
        Ok(is_plain)
    }

    /// What [`Optimizer::update`] would compute for one parameter, number by number: from its gradient to the
    /// step, and the parameter after it. The state is the one before the step.
    ///
    /// # Errors
    /// As [`Optimizer::update`]; [`Error::OutOfRange`] where there is no such parameter.
    pub fn terms(
        &self,
        state: &State,
        index: usize,
        parameter: f64,
        gradient: f64,
        learning_rate: f64,
    ) -> Result<Vec<Term>, Error> {
        self.check(state, learning_rate)?;
        if index >= state.n_parameters() {
            return Err(Error::OutOfRange {
                place: "parameter".into(),
                value: index.to_string(),
                minimum: 0.0,
                maximum: state.n_parameters().saturating_sub(1) as f64,
            });
        }
        let rule = self.rule();
        let clock = rule.tick(state.clock(index));
        let moments = state.moments_of(index);
        Ok(rule.terms(clock, learning_rate, parameter, gradient, moments))
    }

    fn check(&self, state: &State, learning_rate: f64) -> Result<(), Error> {
        self.checked()?;
        LEARNING_RATE.check("learning rate", learning_rate)?;
        state.check(self)
    }
}
