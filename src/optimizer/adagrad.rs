//! Adagrad: the more a parameter has moved, the smaller its steps.

use super::{EPSILON, WEIGHT_DECAY, rule::*, state::Clock};

const DECAY: Range = Range::new(0.0, 1000.0, 0.001);
const INITIAL: Range = Range::new(0.0, 1000.0, 0.1);

hyperparameters! {
    /// `torch.optim.Adagrad`.
    pub struct Adagrad {
        /// The learning rate of step t is η/(1 + (t − 1)·lr_decay).
        lr_decay: "κ" = 0.0, in DECAY;
        /// Added to the root.
        epsilon: "ε" = 1e-10, in EPSILON;
        /// What the sum of squares begins with.
        initial_accumulator_value: "s₀" = 0.0, in INITIAL;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Adagrad {
    const NAME: &str = "adagrad";
    const FORMULA: &str = "w − η_{t} · g / (√s + ε),  s = s + g²,  η_{t} = η / (1 + (t − 1) · κ)";
    const LEARNING_RATE: f64 = 0.01;
    const REMEMBERS: &[Moment] = &[Moment::never_negative("s")];
    type Factors = Factors;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Factors {
        Factors {
            learning_rate: learning_rate / (1.0 + (clock.step - 1) as f64 * self.lr_decay),
            first: clock.step == 1,
        }
    }
    #[inline(always)]
    fn step(
        &self,
        factors: Factors,
        w: Pair,
        g: Pair,
        [s, ..]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        *s = if factors.first {
            let initial = Pair::splat(self.initial_accumulator_value);
            ledger.note("s", "s₀ + g²", initial + g * g)
        } else {
            ledger.note("s", "s + g²", *s + g * g)
        };
        let formula = "η / (1 + (t − 1) · κ)";
        let learning_rate = ledger.note("η_{t}", formula, Pair::splat(factors.learning_rate));
        let step = learning_rate * g / (s.sqrt() + self.epsilon);
        ledger.update(w, "η_{t} · g / (√s + ε)", step)
    }
}

#[derive(Clone, Copy)]
pub struct Factors {
    learning_rate: f64,
    first: bool,
}
