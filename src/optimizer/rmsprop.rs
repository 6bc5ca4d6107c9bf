//! RMSprop: each gradient over its own root mean square.

use super::{DECAY_RATE, EPSILON, MOMENTUM, WEIGHT_DECAY, rule::*, state::Clock};

hyperparameters! {
    /// `torch.optim.RMSprop`.
    pub struct RmsProp {
        /// How much of the mean of squares is kept.
        alpha: "α" = 0.99, in DECAY_RATE;
        /// Added to the root.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// How much of the running sum of scaled gradients is kept.
        momentum: "μ" = 0.0, in MOMENTUM;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for RmsProp {
    const NAME: &str = "rmsprop";
    const FORMULA: &str = "w − η · b,  b = μ · b + g / (√v + ε),  v = α · v + (1 − α) · g²";
    const LEARNING_RATE: f64 = 0.01;
    const REMEMBERS: &[Moment] = &[Moment::never_negative("v"), Moment::any("b")];
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
        [v, b, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        let squares = *v * self.alpha + g * g * (1.0 - self.alpha);
        *v = ledger.note("v", "α · v + (1 − α) · g²", squares);
        let sum = *b * self.momentum + g / (v.sqrt() + self.epsilon);
        *b = ledger.note("b", "μ · b + g / (√v + ε)", sum);
        ledger.update(w, "η · b", *b * learning_rate)
    }
}

hyperparameters! {
    /// `torch.optim.RMSprop(centered=True)`. The variance is never below 0, where PyTorch's can be by a rounding
    /// error once the gradient hardly changes, and its step then is NaN.
    pub struct RmsPropCentered {
        /// How much of the means is kept.
        alpha: "α" = 0.99, in DECAY_RATE;
        /// Added to the root.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// How much of the running sum of scaled gradients is kept.
        momentum: "μ" = 0.0, in MOMENTUM;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for RmsPropCentered {
    const NAME: &str = "rmsprop_centered";
    const FORMULA: &str = "w − η · b,  b = μ · b + g / (√(v − ḡ²) + ε)";
    const LEARNING_RATE: f64 = 0.01;
    const REMEMBERS: &[Moment] = &[
        Moment::never_negative("v"),
        Moment::any("ḡ"),
        Moment::any("b"),
    ];
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
        [v, mean, b]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        let squares = *v * self.alpha + g * g * (1.0 - self.alpha);
        *v = ledger.note("v", "α · v + (1 − α) · g²", squares);
        let gradients = *mean * self.alpha + g * (1.0 - self.alpha);
        *mean = ledger.note("ḡ", "α · ḡ + (1 − α) · g", gradients);
        let variance = *v - *mean * *mean;
        let variance = Pair::select(variance.less(0.0), Pair::ZERO, variance);
        let variance = ledger.note("σ²", "v − ḡ²", variance);
        let sum = *b * self.momentum + g / (variance.sqrt() + self.epsilon);
        *b = ledger.note("b", "μ · b + g / (√σ² + ε)", sum);
        ledger.update(w, "η · b", *b * learning_rate)
    }
}
