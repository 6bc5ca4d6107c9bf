//! What an optimiser is: one step for a pair of parameters, which both the update and the inspector's
//! terms are made of.

use super::{Term, state::Clock};
pub(super) use crate::hyperparameters::{Hyperparameters, Range, hyperparameters};
use crate::kernel::lanes::f64x2;
pub(super) use crate::kernel::{lanes::Lanes, math::powi};

/// Two parameters, or two of any of their numbers, side by side; the last odd one goes with a zero.
pub(super) type Pair = f64x2;

/// The most moments that a rule has.
pub(super) const MOMENTS: usize = 3;

/// One optimiser of the catalogue.
pub(super) trait Rule: Hyperparameters {
    const NAME: &str;
    /// The update for people: w the parameter, g its gradient, η the learning rate, λ the weight decay,
    /// t the number of the step from 1.
    const FORMULA: &str;
    /// PyTorch's default.
    const LEARNING_RATE: f64;
    /// What it remembers of each parameter; all begin at 0.
    const REMEMBERS: &[Moment] = &[];
    /// What the step's number and the learning rate give, the same for every parameter.
    type Factors: Copy;

    /// The clock after one more step.
    fn tick(&self, clock: Clock) -> Clock {
        clock.next()
    }
    fn factors(&self, clock: Clock, learning_rate: f64) -> Self::Factors;
    /// The new parameters for `w` with gradients `g`; `m` becomes the new moments. Each number is
    /// noted in the ledger as it is computed, with its formula.
    fn step(
        &self,
        factors: Self::Factors,
        w: Pair,
        g: Pair,
        m: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair;
}

/// One number that is remembered of each parameter.
pub(super) struct Moment {
    pub symbol: &'static str,
    /// Where it lies in every state that can be reached.
    pub range: Range,
}

impl Moment {
    pub const fn any(symbol: &'static str) -> Self {
        Moment {
            symbol,
            range: Range::new(-f64::MAX, f64::MAX, 0.0),
        }
    }

    pub const fn never_negative(symbol: &'static str) -> Self {
        Moment {
            symbol,
            range: Range::new(0.0, f64::MAX, 0.0),
        }
    }
}

/// Where a step writes down its numbers.
pub(super) trait Ledger {
    /// Hands `value` on.
    fn note(&mut self, symbol: &'static str, formula: &'static str, value: Pair) -> Pair;

    /// The gradient with PyTorch's weight decay, which is added to it.
    #[inline(always)]
    fn gradient(&mut self, g: Pair, w: Pair, weight_decay: f64) -> Pair {
        match weight_decay {
            0.0 => self.note("g", "∂L/∂w", g),
            _ => self.note("g", "∂L/∂w + λ · w", g + w * weight_decay),
        }
    }

    /// The last two numbers of every step.
    #[inline(always)]
    fn update(&mut self, w: Pair, formula: &'static str, step: Pair) -> Pair {
        let step = self.note("step", formula, step);
        self.note("w", "w − step", w - step)
    }
}

/// The fast one: nothing is written.
impl Ledger for () {
    #[inline(always)]
    fn note(&mut self, _: &'static str, _: &'static str, value: Pair) -> Pair {
        value
    }
}

/// The first lane's numbers.
impl Ledger for Vec<Term> {
    fn note(&mut self, symbol: &'static str, formula: &'static str, value: Pair) -> Pair {
        self.push(Term {
            symbol,
            formula,
            value: value.to_array()[0],
        });
        value
    }
}

/// A rule without its type: what `Optimizer` calls.
pub(super) trait AnyRule: Hyperparameters {
    fn name(&self) -> &'static str;
    fn formula(&self) -> &'static str;
    fn learning_rate(&self) -> f64;
    fn remembers(&self) -> &'static [Moment];
    fn tick(&self, clock: Clock) -> Clock;
    /// One step of pairs whose clock, already ticked, is the same. The slices are equally long;
    /// moments that the rule does not have are empty.
    fn pairs(
        &self,
        clock: Clock,
        learning_rate: f64,
        w: &mut [[f64; 2]],
        g: &[[f64; 2]],
        m: [&mut [[f64; 2]]; MOMENTS],
    );
    /// The ledger of the same step for one parameter.
    fn terms(
        &self,
        clock: Clock,
        learning_rate: f64,
        w: f64,
        g: f64,
        m: [f64; MOMENTS],
    ) -> Vec<Term>;
}

impl<R: Rule> AnyRule for R {
    fn name(&self) -> &'static str {
        R::NAME
    }
    fn formula(&self) -> &'static str {
        R::FORMULA
    }
    fn learning_rate(&self) -> f64 {
        R::LEARNING_RATE
    }
    fn remembers(&self) -> &'static [Moment] {
        R::REMEMBERS
    }
    fn tick(&self, clock: Clock) -> Clock {
        Rule::tick(self, clock)
    }

    fn pairs(
        &self,
        clock: Clock,
        learning_rate: f64,
        w: &mut [[f64; 2]],
        g: &[[f64; 2]],
        [a, b, c]: [&mut [[f64; 2]]; MOMENTS],
    ) {
        let factors = self.factors(clock, learning_rate);
        // Written out: loops over the moments are not unrolled, and cost three times the step itself.
        for (i, (w, g)) in w.iter_mut().zip(g).enumerate() {
            let mut moments = [at(a, i), at(b, i), at(c, i)];
            let stepped = self.step(factors, Pair::new(*w), Pair::new(*g), &mut moments, &mut ());
            *w = stepped.to_array();
            put(a, i, moments[0]);
            put(b, i, moments[1]);
            put(c, i, moments[2]);
        }
    }

    fn terms(
        &self,
        clock: Clock,
        learning_rate: f64,
        w: f64,
        g: f64,
        m: [f64; MOMENTS],
    ) -> Vec<Term> {
        let mut ledger = Vec::new();
        let factors = self.factors(clock, learning_rate);
        let mut moments = m.map(Pair::splat);
        self.step(
            factors,
            Pair::splat(w),
            Pair::splat(g),
            &mut moments,
            &mut ledger,
        );
        ledger
    }
}

/// The same for parameters one by one, the last odd one with a zero beside it. Moments that the rule does not have are
/// empty.
pub(super) fn sweep(
    rule: &dyn AnyRule,
    clock: Clock,
    learning_rate: f64,
    w: &mut [f64],
    g: &[f64],
    m: [&mut [f64]; MOMENTS],
) {
    let (w, last_w) = w.as_chunks_mut::<2>();
    let (g, last_g) = g.as_chunks::<2>();
    let [(a, last_a), (b, last_b), (c, last_c)] = m.map(|m| m.as_chunks_mut::<2>());
    rule.pairs(clock, learning_rate, w, g, [a, b, c]);
    if let ([w], [g]) = (last_w, last_g) {
        let mut last = [[*w, 0.0]];
        let mut moments = [&*last_a, last_b, last_c].map(|m| [[first(m), 0.0]]);
        let [a, b, c] = &mut moments;
        rule.pairs(clock, learning_rate, &mut last, &[[*g, 0.0]], [a, b, c]);
        *w = last[0][0];
        for (last, [[moment, _]]) in [last_a, last_b, last_c].into_iter().zip(moments) {
            last.fill(moment);
        }
    }
}

fn first(moment: &[f64]) -> f64 {
    moment.first().copied().unwrap_or(0.0)
}

/// A pair of a moment, or nothing where the rule does not have it.
#[inline(always)]
fn at(moment: &[[f64; 2]], i: usize) -> Pair {
    moment.get(i).map_or(Pair::ZERO, |pair| Pair::new(*pair))
}

#[inline(always)]
fn put(moment: &mut [[f64; 2]], i: usize, pair: Pair) {
    if let Some(place) = moment.get_mut(i) {
        *place = pair.to_array();
    }
}
