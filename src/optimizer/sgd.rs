//! Gradient descent, plain and with momentum: PyTorch's `SGD`.

use super::{MOMENTUM, WEIGHT_DECAY, rule::*, state::Clock};

hyperparameters! {
    /// `torch.optim.SGD(lr)`.
    pub struct Sgd {
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Sgd {
    const NAME: &str = "sgd";
    const FORMULA: &str = "w − η · g";
    const LEARNING_RATE: f64 = 0.001;
    type Factors = f64;

    fn factors(&self, _: Clock, learning_rate: f64) -> f64 {
        learning_rate
    }
    #[inline(always)]
    fn step(
        &self,
        learning_rate: f64,
        w: Pair,
        g: Pair,
        _: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        ledger.update(w, "η · g", g * learning_rate)
    }
}

hyperparameters! {
    /// `torch.optim.SGD(lr, momentum=0.9)`. The running sum begins with the first gradient, undampened; without
    /// momentum nothing is dampened either.
    pub struct Momentum {
        /// How much of the running sum is kept.
        momentum: "μ" = 0.9, in MOMENTUM;
        /// How much of each gradient is left out.
        dampening: "τ" = 0.0, in MOMENTUM;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Momentum {
    const NAME: &str = "momentum";
    const FORMULA: &str = "w − η · b,  b = μ · b + (1 − τ) · g";
    const LEARNING_RATE: f64 = 0.001;
    const REMEMBERS: &[Moment] = &[Moment::any("b")];
    type Factors = Factors;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Factors {
        Factors {
            learning_rate,
            alone: clock.step == 1 || self.momentum == 0.0,
        }
    }
    #[inline(always)]
    fn step(
        &self,
        factors: Factors,
        w: Pair,
        g: Pair,
        [b, ..]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        *b = if factors.alone {
            ledger.note("b", "g", g)
        } else {
            let sum = *b * self.momentum + g * (1.0 - self.dampening);
            ledger.note("b", "μ · b + (1 − τ) · g", sum)
        };
        ledger.update(w, "η · b", *b * factors.learning_rate)
    }
}

hyperparameters! {
    /// `torch.optim.SGD(lr, momentum=0.9, nesterov=True)`.
    pub struct Nesterov {
        /// How much of the running sum is kept.
        momentum: "μ" = 0.9, in MOMENTUM;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Nesterov {
    const NAME: &str = "nesterov";
    const FORMULA: &str = "w − η · (g + μ · b),  b = μ · b + g";
    const LEARNING_RATE: f64 = 0.001;
    const REMEMBERS: &[Moment] = &[Moment::any("b")];
    type Factors = Factors;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Factors {
        Factors {
            learning_rate,
            alone: clock.step == 1 || self.momentum == 0.0,
        }
    }
    #[inline(always)]
    fn step(
        &self,
        factors: Factors,
        w: Pair,
        g: Pair,
        [b, ..]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        *b = if factors.alone {
            ledger.note("b", "g", g)
        } else {
            ledger.note("b", "μ · b + g", *b * self.momentum + g)
        };
        let ahead = ledger.note("ĝ", "g + μ · b", g + *b * self.momentum);
        ledger.update(w, "η · ĝ", ahead * factors.learning_rate)
    }
}

#[derive(Clone, Copy)]
pub struct Factors {
    learning_rate: f64,
    /// The running sum is the gradient itself.
    alone: bool,
}
