//! Adam, AMSGrad and AdamW, which differ in one line each.

use super::{DECAY_RATE, EPSILON, WEIGHT_DECAY, rule::*, state::Clock};

hyperparameters! {
    /// `torch.optim.Adam`.
    pub struct Adam {
        /// How much of the mean of gradients is kept.
        beta1: "β₁" = 0.9, in DECAY_RATE;
        /// How much of the mean of squares is kept.
        beta2: "β₂" = 0.999, in DECAY_RATE;
        /// Added to the root.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for Adam {
    const NAME: &str = "adam";
    const FORMULA: &str = "w − η · m̂ / (√v̂ + ε)";
    const LEARNING_RATE: f64 = 0.001;
    const REMEMBERS: &[Moment] = &[Moment::any("m"), Moment::never_negative("v")];
    type Factors = Corrections;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Corrections {
        Corrections::new(self.beta1, self.beta2, clock, learning_rate)
    }
    #[inline(always)]
    fn step(
        &self,
        corrections: Corrections,
        w: Pair,
        g: Pair,
        [m, v, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        means(ledger, g, (m, self.beta1), (v, self.beta2));
        corrections.update(ledger, w, *m, *v, "v / (1 − β₂^{t})", self.epsilon)
    }
}

hyperparameters! {
    /// `torch.optim.Adam(amsgrad=True)`: the largest v is kept before its correction, as PyTorch does.
    pub struct AmsGrad {
        /// How much of the mean of gradients is kept.
        beta1: "β₁" = 0.9, in DECAY_RATE;
        /// How much of the mean of squares is kept.
        beta2: "β₂" = 0.999, in DECAY_RATE;
        /// Added to the root.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// Added to the gradient as λ·w.
        weight_decay: "λ" = 0.0, in WEIGHT_DECAY;
    }
}

impl Rule for AmsGrad {
    const NAME: &str = "amsgrad";
    const FORMULA: &str = "w − η · m̂ / (√v̂ + ε),  v̂ = max v / (1 − β₂^{t})";
    const LEARNING_RATE: f64 = 0.001;
    const REMEMBERS: &[Moment] = &[
        Moment::any("m"),
        Moment::never_negative("v"),
        Moment::never_negative("v_{max}"),
    ];
    type Factors = Corrections;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Corrections {
        Corrections::new(self.beta1, self.beta2, clock, learning_rate)
    }
    #[inline(always)]
    fn step(
        &self,
        corrections: Corrections,
        w: Pair,
        g: Pair,
        [m, v, largest]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, self.weight_decay);
        means(ledger, g, (m, self.beta1), (v, self.beta2));
        let larger = Pair::select(v.above(*largest), *v, *largest);
        *largest = ledger.note("v_{max}", "max(v_{max}, v)", larger);
        let formula = "v_{max} / (1 − β₂^{t})";
        corrections.update(ledger, w, *m, *largest, formula, self.epsilon)
    }
}

hyperparameters! {
    /// `torch.optim.AdamW`.
    pub struct AdamW {
        /// How much of the mean of gradients is kept.
        beta1: "β₁" = 0.9, in DECAY_RATE;
        /// How much of the mean of squares is kept.
        beta2: "β₂" = 0.999, in DECAY_RATE;
        /// Added to the root.
        epsilon: "ε" = 1e-8, in EPSILON;
        /// The parameter is first multiplied by 1 − η·λ.
        weight_decay: "λ" = 0.01, in WEIGHT_DECAY;
    }
}

impl Rule for AdamW {
    const NAME: &str = "adamw";
    const FORMULA: &str = "(1 − η · λ) · w − η · m̂ / (√v̂ + ε)";
    const LEARNING_RATE: f64 = 0.001;
    const REMEMBERS: &[Moment] = &[Moment::any("m"), Moment::never_negative("v")];
    type Factors = Corrections;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Corrections {
        Corrections::new(self.beta1, self.beta2, clock, learning_rate)
    }
    #[inline(always)]
    fn step(
        &self,
        corrections: Corrections,
        w: Pair,
        g: Pair,
        [m, v, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let decayed = w * (1.0 - corrections.learning_rate * self.weight_decay);
        let w = ledger.note("w", "(1 − η · λ) · w", decayed);
        let g = ledger.gradient(g, w, 0.0);
        means(ledger, g, (m, self.beta1), (v, self.beta2));
        corrections.update(ledger, w, *m, *v, "v / (1 − β₂^{t})", self.epsilon)
    }
}

/// m and v, each a running mean that begins at 0.
#[inline(always)]
pub(super) fn means(
    ledger: &mut impl Ledger,
    g: Pair,
    (m, beta1): (&mut Pair, f64),
    (v, beta2): (&mut Pair, f64),
) {
    let mean = *m * beta1 + g * (1.0 - beta1);
    *m = ledger.note("m", "β₁ · m + (1 − β₁) · g", mean);
    let mean = *v * beta2 + g * g * (1.0 - beta2);
    *v = ledger.note("v", "β₂ · v + (1 − β₂) · g²", mean);
}

/// What the means lack because they began at 0, and the learning rate.
#[derive(Clone, Copy)]
pub struct Corrections {
    learning_rate: f64,
    /// 1 − β₁ᵗ.
    m: f64,
    /// 1 − β₂ᵗ.
    v: f64,
}

impl Corrections {
    fn new(beta1: f64, beta2: f64, clock: Clock, learning_rate: f64) -> Self {
        Corrections {
            learning_rate,
            m: 1.0 - powi(beta1, clock.step),
            v: 1.0 - powi(beta2, clock.step),
        }
    }

    #[inline(always)]
    fn update(
        self,
        ledger: &mut impl Ledger,
        w: Pair,
        m: Pair,
        v: Pair,
        v_formula: &'static str,
        epsilon: f64,
    ) -> Pair {
        let m_hat = ledger.note("m̂", "m / (1 − β₁^{t})", m / self.m);
        let v_hat = ledger.note("v̂", v_formula, v / self.v);
        let step = m_hat * self.learning_rate / (v_hat.sqrt() + epsilon);
        ledger.update(w, "η · m̂ / (√v̂ + ε)", step)
    }
}
