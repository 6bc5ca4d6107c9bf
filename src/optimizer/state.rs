//! What an optimiser remembers between two steps.

use super::{
    Optimizer,
    rule::{AnyRule, MOMENTS, Range},
};
use crate::{
    Error,
    layer::{check_numbers, zeros},
};
use std::ops::Range as Places;

/// An optimiser's memory: the moments, each a flat buffer of the parameters' form, and how many steps were
/// taken. It goes on when hyper-parameters change, and belongs to one kind of optimiser.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The optimiser's name.
    of: &'static str,
    n_parameters: usize,
    /// One for all parameters, or, once some were frozen for a while, one for each: PyTorch counts the
    /// steps of each tensor too, and a bias correction of another parameter's age would be wrong.
    clocks: Vec<Clock>,
    /// The first moment of all parameters, then the second, and so on.
    moments: Vec<f64>,
}

/// The age of parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clock {
    /// Steps taken.
    pub step: u64,
    /// What a rule multiplies up over its steps: NAdam's Πμ; else 1.
    pub product: f64,
}

impl Clock {
    const START: Clock = Clock {
        step: 0,
        product: 1.0,
    };

    pub fn next(self) -> Self {
        Clock {
            step: self.step + 1,
            ..self
        }
    }
}

impl State {
    /// Before the first step of `n_parameters` parameters.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(optimizer: &Optimizer, n_parameters: usize) -> Result<Self, Error> {
        Ok(State {
            of: optimizer.name(),
            n_parameters,
            clocks: vec![Clock::START],
            moments: zeros(optimizer.rule().remembers().len(), n_parameters)?,
        })
    }

    /// From what [`State::to_flat`] gave, for an optimiser of the same kind and as many parameters.
    ///
    /// # Errors
    /// A wrong length, or numbers that no state has: NaN, an infinity, half a step, a negative mean of squares.
    pub fn from_flat(
        optimizer: &Optimizer,
        n_parameters: usize,
        numbers: &[f64],
    ) -> Result<Self, Error> {
        const PLACE: &str = "optimizer state";
        const STEPS: Range = Range::new(0.0, 9_007_199_254_740_992.0, 1.0); // all whole numbers to 2⁵³
        const PRODUCT: Range = Range::new(0.0, 1.0, 0.0);
        let mut state = State::new(optimizer, n_parameters)?;
        let together = 2 + state.moments.len();
        let apart = 2 * n_parameters + state.moments.len();
        let expected = if numbers.len() == apart {
            apart
        } else {
            together
        };
        check_numbers(PLACE, numbers, expected)?;

        let (clocks, moments) = numbers.split_at(expected - state.moments.len());
        state.clocks.clear();
        for (i, clock) in clocks.chunks(2).enumerate() {
            let &[step, product] = clock else { continue };
            let place = |nth| format!("{PLACE}[{}]", 2 * i + nth);
            STEPS.check(&place(0), step)?;
            PRODUCT.check(&place(1), product)?;
            if step.fract() != 0.0 {
                return Err(Error::NotWhole {
                    place: place(0),
                    value: crate::text::decimal::text(step),
                });
            }
            state.clocks.push(Clock {
                step: step as u64,
                product,
            });
        }
        for (i, &value) in moments.iter().enumerate() {
            let moment = &optimizer.rule().remembers()[i / n_parameters];
            let place = format!("{PLACE}[{}]", clocks.len() + i);
            moment.range.check(&place, value)?;
        }
        state.moments.copy_from_slice(moments);
        Ok(state)
    }

    /// Everything as numbers: steps taken and NAdam's Πμ (1 for others), of all parameters or of each, then
    /// the moments one after the other.
    pub fn to_flat(&self) -> Vec<f64> {
        let clocks = self.clocks.iter();
        let clocks = clocks.flat_map(|clock| [clock.step as f64, clock.product]);
        clocks.chain(self.moments.iter().copied()).collect()
    }

    /// How many parameters it is for.
    pub fn n_parameters(&self) -> usize {
        self.n_parameters
    }

    /// How many steps one parameter has taken, those in which it was frozen not counted; 0 where there is
    /// no such parameter.
    pub fn steps(&self, parameter: usize) -> u64 {
        match parameter < self.n_parameters {
            true => self.clock(parameter).step,
            false => 0,
        }
    }

    /// A moment of all parameters, by its symbol: one of [`Optimizer::moments`].
    pub fn moment(&self, symbol: &str) -> Option<&[f64]> {
        let names = Optimizer::named(self.of).ok()?.moments();
        let nth = names.iter().position(|name| *name == symbol)?;
        Some(&self.moments[nth * self.n_parameters..][..self.n_parameters])
    }

    /// All moments, one after the other.
    pub(crate) fn moments(&self) -> &[f64] {
        &self.moments
    }

    /// Bytes of memory.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.clocks[..]) + size_of_val(&self.moments[..])
    }

    /// A copy, or an error where a plain clone would abort.
    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        Ok(State {
            of: self.of,
            n_parameters: self.n_parameters,
            clocks: self.clocks.clone(),
            moments: crate::layer::copy(&self.moments)?,
        })
    }

    /// Becomes a copy of another state, in the memory that it has.
    pub(crate) fn copy_from(&mut self, other: &State) {
        self.of = other.of;
        self.n_parameters = other.n_parameters;
        self.clocks.clone_from(&other.clocks);
        self.moments.clone_from(&other.moments);
    }

    /// Whether it belongs to this kind of optimiser.
    pub(crate) fn is_of(&self, optimizer: &Optimizer) -> bool {
        self.of == optimizer.name()
    }

    pub(super) fn check(&self, optimizer: &Optimizer) -> Result<(), Error> {
        if self.is_of(optimizer) {
            return Ok(());
        }
        Err(Error::OtherOptimizer {
            state: self.of,
            optimizer: optimizer.name(),
        })
    }

    /// Whether no parameter has ever been frozen.
    pub(super) fn has_one_clock(&self) -> bool {
        self.clocks.len() == 1
    }

    pub(super) fn clock(&self, parameter: usize) -> Clock {
        self.clocks[parameter.min(self.clocks.len() - 1)]
    }

    /// A clock for each parameter, from now on.
    pub(super) fn part(&mut self) -> Result<(), Error> {
        let missing = self.n_parameters.saturating_sub(self.clocks.len());
        let memory = self.clocks.try_reserve_exact(missing);
        memory.map_err(|_| crate::error::out_of_memory(missing, 2))?;
        self.clocks.resize(self.n_parameters.max(1), self.clocks[0]);
        Ok(())
    }

    /// The first run of parameters from `start` on that have one clock, and are all frozen or all not.
    pub(super) fn run(&self, start: usize, frozen: &dyn Fn(usize) -> bool) -> Places<usize> {
        let same = |&i: &usize| self.clock(i) == self.clock(start) && frozen(i) == frozen(start);
        match self.clocks.len() {
            1 => start..self.n_parameters,
            _ => start..start + (start..self.n_parameters).take_while(same).count(),
        }
    }

    /// Lets the clocks of a run tick, and gives their time.
    pub(super) fn tick(&mut self, run: &Places<usize>, rule: &dyn AnyRule) -> Clock {
        let clock = rule.tick(self.clock(run.start));
        match self.clocks.len() {
            1 => self.clocks[0] = clock,
            _ => self.clocks[run.clone()].fill(clock),
        }
        clock
    }

    /// The moments of a run; those that the rule does not have are empty.
    pub(super) fn moments_mut(&mut self, run: &Places<usize>) -> [&mut [f64]; MOMENTS] {
        let mut moments = self.moments.chunks_mut(self.n_parameters.max(1));
        std::array::from_fn(|_| moments.next().map_or(&mut [][..], |m| &mut m[run.clone()]))
    }

    /// The moments of one parameter; those that the rule does not have are 0.
    pub(super) fn moments_of(&self, parameter: usize) -> [f64; MOMENTS] {
        let nth = |n| n * self.n_parameters + parameter;
        std::array::from_fn(|n| self.moments.get(nth(n)).copied().unwrap_or(0.0))
    }
}
