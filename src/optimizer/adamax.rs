//! Adamax: Adam with the largest of late gradients for their root mean square.

use super::{DECAY_RATE, EPSILON, WEIGHT_DECAY, rule::*, state::Clock};

hyperparameters! {
    /// `torch.optim.Adamax`.
    pub struct Adamax {
        /// How much of the mean of gradients is kept.
        beta1: "β₁" = 0.9, in DECAY_RATE;
        /// How fast the largest gradient is forgotten.
        beta2: "β₂" = 0.999, in DECAY_RATE;
        /// Added to each gradient's size.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Adamax {
    const NAME: &str = "adamax";
    const FORMULA: &str = "w − η · m̂ / u,  u = max(β₂ · u, |g| + ε)";
    const LEARNING_RATE: f64 = 0.002;
    const REMEMBERS: &[Moment] = &[Moment::any("m"), Moment::never_negative("u")];
    type Factors = Factors;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Factors {
        Factors {
            learning_rate,
            m: 1.0 - powi(self.beta1, clock.step),
        }
    }
    #[inline(always)]
    fn step(
        &self,
        factors: Factors,
        w: Pair,
        g: Pair,
        [m, u, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        let mean = *m * self.beta1 + g * (1.0 - self.beta1);
        *m = ledger.note("m", "β₁ · m + (1 − β₁) · g", mean);
        let (old, new) = (*u * self.beta2, g.abs() + self.epsilon);
        let larger = Pair::select(new.above(old), new, old);
        *u = ledger.note("u", "max(β₂ · u, |g| + ε)", larger);
        let m_hat = ledger.note("m̂", "m / (1 − β₁^{t})", *m / factors.m);
        ledger.update(w, "η · m̂ / u", m_hat * factors.learning_rate / *u)
    }
}

#[derive(Clone, Copy)]
pub struct Factors {
    learning_rate: f64,
    /// 1 − β₁ᵗ.
    m: f64,
}
