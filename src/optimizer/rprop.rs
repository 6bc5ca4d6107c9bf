//! Rprop: each parameter has a step of its own, that grows while the gradient keeps its sign.

use super::{rule::*, state::Clock};

const SHRINK: Range = Range::new(0.001, 0.999, 0.01);
const GROW: Range = Range::new(1.001, 1000.0, 0.01);
const STEP: Range = Range::new(0.0, 1000.0, 1e-6);

hyperparameters! {
    /// `torch.optim.Rprop`. The learning rate is the first step's size, and is not used afterwards (a schedule
    /// changes nothing). After a change of sign the parameter stays where it is for one step. Where the smallest
    /// step is above the largest, the largest holds.
    pub struct Rprop {
        /// What a change of sign multiplies the step by.
        eta_minus: "η⁻" = 0.5, in SHRINK;
        /// What the same sign again multiplies it by.
        eta_plus: "η⁺" = 1.2, in GROW;
        /// The smallest step.
        step_min: "Δ_{min}" = 1e-6, in STEP;
        /// The largest step.
        step_max: "Δ_{max}" = 50.0, in STEP;
    }
}

impl Rule for Rprop {
    const NAME: &str = "rprop";
    const FORMULA: &str =
        "w − sign g · Δ,  Δ = Δ · η⁺ where g keeps its sign, Δ · η⁻ and g = 0 where it turns";
    const LEARNING_RATE: f64 = 0.01;
    const REMEMBERS: &[Moment] = &[Moment::any("g_{before}"), Moment::never_negative("Δ")];
    /// The first step's size, in the first step.
    type Factors = Option<f64>;

    fn factors(&self, clock: Clock, learning_rate: f64) -> Option<f64> {
        (clock.step == 1).then_some(learning_rate)
    }
    #[inline(always)]
    fn step(
        &self,
        first: Option<f64>,
        w: Pair,
        g: Pair,
        [before, size, _]: &mut [Pair; MOMENTS],
        ledger: &mut impl Ledger,
    ) -> Pair {
        let g = ledger.gradient(g, w, 0.0);
        // Signs, because a product of two small gradients would be 0.
        let turn = ledger.note("s", "sign(g · g_{before})", sign(g) * sign(*before));
        let one = Pair::splat(1.0);
        let shrink = Pair::select(turn.less(0.0), Pair::splat(self.eta_minus), one);
        let factor = Pair::select(turn.greater(0.0), Pair::splat(self.eta_plus), shrink);
        let (old, formula) = match first {
            Some(learning_rate) => (Pair::splat(learning_rate), "η"),
            None => (*size, "Δ · (η⁺, 1 or η⁻, by s)"),
        };
        let grown = Lanes::clamp(old * factor, self.step_min, self.step_max);
        *size = ledger.note("Δ", formula, grown);
        *before = Pair::select(turn.less(0.0), Pair::ZERO, g);
        let step = sign(*before) * *size;
        ledger.update(w, "sign g · Δ, 0 where s < 0", step)
    }
}

/// 1, −1, or what it is: 0 and NaN.
#[inline(always)]
fn sign(x: Pair) -> Pair {
    let below = Pair::select(x.less(0.0), Pair::splat(-1.0), x);
    Pair::select(x.greater(0.0), Pair::splat(1.0), below)
}
