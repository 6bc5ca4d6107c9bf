//! RAdam: Adam that first goes by the mean alone, until its mean square rests on enough gradients.

use super::{DECAY_RATE, EPSILON, WEIGHT_DECAY, adam::means, rule::*, state::Clock};

hyperparameters! {
    /// `torch.optim.RAdam`.
    pub struct RAdam {
        /// How much of the mean of gradients is kept.
        beta1: "β₁" = 0.9, in DECAY_RATE;
        /// How much of the mean of squares is kept.
        beta2: "β₂" = 0.999, in DECAY_RATE;
        /// Added to the root, before its correction.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for RAdam {
    const NAME: &str = "radam";
    const FORMULA: &str =
        "w − η · m̂ · r · √(1 − β₂^{t}) / (√v + ε) where ρ_{t} > 5, else w − η · m̂";
    const LEARNING_RATE: f64 = 0.001;
    const REMEMBERS: &[Moment] = &[Moment::any("m"), Moment::never_negative("v")];
    type Factors = Factors;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Factors {
        let power = powi(self.beta2, clock.step);
        let v = 1.0 - power;
        // How many gradients the mean of squares rests on, in the end and now.
        let rho_inf = 2.0 / (1.0 - self.beta2) - 1.0;
        let rho = rho_inf - 2.0 * clock.step as f64 * power / v;
        let rectification = ((rho - 4.0) * (rho - 2.0) * rho_inf
            / ((rho_inf - 4.0) * (rho_inf - 2.0) * rho))
            .sqrt();
        Factors {
            learning_rate,
            m: 1.0 - powi(self.beta1, clock.step),
            v_root: v.sqrt(),
            rho,
            rectification,
        }
    }
    #[inline(always)]
    fn step(
        &self,
        factors: Factors,
        w: Pair,
        g: Pair,
        [m, v, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        means(ledger, g, (m, self.beta1), (v, self.beta2));
        let m_hat = ledger.note("m̂", "m / (1 − β₁^{t})", *m / factors.m);
        let formula = "ρ_{∞} − 2t · β₂^{t} / (1 − β₂^{t})";
        ledger.note("ρ_{t}", formula, Pair::splat(factors.rho));
        if factors.rho <= 5.0 {
            return ledger.update(w, "η · m̂", m_hat * factors.learning_rate);
        }
        let formula = "√((ρ_{t} − 4)(ρ_{t} − 2)ρ_{∞} / ((ρ_{∞} − 4)(ρ_{∞} − 2)ρ_{t}))";
        let r = ledger.note("r", formula, Pair::splat(factors.rectification));
        let l = Pair::splat(factors.v_root) / (v.sqrt() + self.epsilon);
        let l = ledger.note("l", "√(1 − β₂^{t}) / (√v + ε)", l);
        ledger.update(w, "η · m̂ · l · r", m_hat * factors.learning_rate * l * r)
    }
}

#[derive(Clone, Copy)]
pub struct Factors {
    learning_rate: f64,
    /// 1 − β₁ᵗ.
    m: f64,
    /// √(1 − β₂ᵗ).
    v_root: f64,
    /// ρₜ.
    rho: f64,
    /// r; NaN where ρₜ is too small for one.
    rectification: f64,
}
