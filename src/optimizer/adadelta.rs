//! Adadelta: steps in the parameter's own units, from the mean squares of gradients and of steps.

use super::{DECAY_RATE, EPSILON, WEIGHT_DECAY, rule::*, state::Clock};

hyperparameters! {
    /// `torch.optim.Adadelta`.
    pub struct Adadelta {
        /// How much of both means is kept.
        rho: "ρ" = 0.9, in DECAY_RATE;
        /// Added under both roots.
        epsilon: "ε" = 1e-6, in EPSILON;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Adadelta {
    const NAME: &str = "adadelta";
    const FORMULA: &str = "w − η · Δ,  Δ = √(u + ε) / √(v + ε) · g,  v = ρ · v + (1 − ρ) · g²,  u = ρ · u + (1 − ρ) · Δ²";
    const LEARNING_RATE: f64 = 1.0;
    const REMEMBERS: &[Moment] = &[Moment::never_negative("v"), Moment::never_negative("u")];
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
        [v, u, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        let squares = *v * self.rho + g * g * (1.0 - self.rho);
        *v = ledger.note("v", "ρ · v + (1 − ρ) · g²", squares);
        let delta = (*u + self.epsilon).sqrt() / (*v + self.epsilon).sqrt() * g;
        let delta = ledger.note("Δ", "√(u + ε) / √(v + ε) · g", delta);
        let squares = *u * self.rho + delta * delta * (1.0 - self.rho);
        *u = ledger.note("u", "ρ · u + (1 − ρ) · Δ²", squares);
        ledger.update(w, "η · Δ", delta * learning_rate)
    }
}
