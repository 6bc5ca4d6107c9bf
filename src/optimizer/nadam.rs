//! NAdam: Adam that looks ahead, with a momentum μ that grows to β₁.

use super::{DECAY_RATE, EPSILON, WEIGHT_DECAY, adam::means, rule::*, state::Clock};
use crate::kernel::math::{exp, ln};

const MOMENTUM_DECAY: Range = Range::new(0.0, 1000.0, 0.001);

hyperparameters! {
    /// `torch.optim.NAdam`, whose Πμ is a float32 unless `torch.set_default_dtype(torch.float64)` was called; here
    /// it is always float64.
    pub struct NAdam {
        /// How much of the mean of gradients is kept, and where μ ends.
        beta1: "β₁" = 0.9, in DECAY_RATE;
        /// How much of the mean of squares is kept.
        beta2: "β₂" = 0.999, in DECAY_RATE;
        /// Added to the root.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// How fast μ grows.
        momentum_decay: "ψ" = 0.004, in MOMENTUM_DECAY;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl NAdam {
    /// μₜ = β₁·(1 − ½·0.96^(tψ)).
    fn momentum(&self, step: u64) -> f64 {
        let power: f64 = exp(step as f64 * self.momentum_decay * ln(0.96));
        self.beta1 * (1.0 - 0.5 * power)
    }
}

impl Rule for NAdam {
    const NAME: &str = "nadam";
    const FORMULA: &str = "w − η · m̂ / (√v̂ + ε),  m̂ = μ_{t+1} · m / (1 − Πμ_{t+1}) + (1 − μ_{t}) · g / (1 − Πμ_{t}),  μ_{t} = β₁ · (1 − ½ · 0.96^{tψ})";
    const LEARNING_RATE: f64 = 0.002;
    const REMEMBERS: &[Moment] = &[Moment::any("m"), Moment::never_negative("v")];
    type Factors = Factors;

    fn tick(&self, clock: Clock) -> Clock {
        let clock = clock.next();
        Clock {
            product: clock.product * self.momentum(clock.step),
            ..clock
        }
    }
    fn factors(&self, clock: Clock, learning_rate: f64) -> Factors {
        let (now, next) = (self.momentum(clock.step), self.momentum(clock.step + 1));
        Factors {
            learning_rate,
            m: next / (1.0 - clock.product * next),
            g: (1.0 - now) / (1.0 - clock.product),
            v: 1.0 - powi(self.beta2, clock.step),
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
        let formula = "μ_{t+1} / (1 − Πμ_{t+1})";
        let of_m = ledger.note("c_{m}", formula, Pair::splat(factors.m));
        let formula = "(1 − μ_{t}) / (1 − Πμ_{t})";
        let of_g = ledger.note("c_{g}", formula, Pair::splat(factors.g));
        let m_hat = ledger.note("m̂", "c_{m} · m + c_{g} · g", of_m * *m + of_g * g);
        let v_hat = ledger.note("v̂", "v / (1 − β₂^{t})", *v / factors.v);
        let step = m_hat * factors.learning_rate / (v_hat.sqrt() + self.epsilon);
        ledger.update(w, "η · m̂ / (√v̂ + ε)", step)
    }
}

#[derive(Clone, Copy)]
pub struct Factors {
    learning_rate: f64,
    /// What m counts for in m̂.
    m: f64,
    /// What g counts for in m̂.
    g: f64,
    /// 1 − β₂ᵗ.
    v: f64,
}
