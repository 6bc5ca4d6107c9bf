//! Gradients against differences of the loss, which only the forward pass computes.

use super::report::{Difference, GradientReport, Kink, KinkAt};
use crate::{
    Error, Loss, Network, Parameters, RandomState, Targets, Trace, Workspace,
    error::out_of_memory,
    kernel::math::ln,
    layer::{check_numbers, copy, zeros},
};

/// Half the distance over which a difference is taken, for parameters up to 1; relative to larger ones.
const STEP: f64 = 1e-5;
/// Where the loss bends so much that this is too far, closer ones, as parts of it.
const CLOSER: [f64; 4] = [1.0, 0.3, 0.1, 0.03];
/// The largest difference that passes, for losses up to 1; relative to larger ones, whose rounding grows alike.
const LIMIT: f64 = 1e-9;
/// Slopes on both sides that differ by more, where a kink lies between them, differ because of it.
const BEND: f64 = 1e-3;
/// Of more parameters than this, a sample of this size is drawn.
const SAMPLE: usize = 2000;

/// A check in slices: every weight and bias is moved a little to both sides, and the difference of the losses held
/// against the gradient. It can be stopped after any slice, and the report says how far it came.
///
/// Central differences have an error of h²/6 times the third derivative. Where one disagrees, that error is taken out
/// with a second difference over twice the distance (Richardson), there and at closer ones, and only where all of them
/// disagree, by more than they do among each other, is the gradient called wrong.
#[derive(Clone, Debug)]
pub struct GradientCheck {
    /// A copy whose parameters are moved and put back.
    network: Network,
    targets: Targets,
    loss: Loss,
    /// The parameters that are checked.
    gradients: Vec<f64>,
    /// Which parameters are checked, in order.
    indices: Vec<usize>,
    /// The loss where nothing is moved.
    here: f64,
    /// The forward passes on both sides of a parameter.
    sides: [Trace; 2],
    workspace: Workspace,
    report: GradientReport,
}

/// Checks the gradients of a batch (flat and row-major) in one go; the seed is for the sample and the direction.
///
/// ```
/// use perceptible::{Activation, Initialization, Loss, Network, RandomState, Targets};
/// use perceptible::proof::gradient_check;
/// let network = Network::draw(
///     &[3, 4, 2],
///     &[Activation::Swish { beta: 1.0 }, Activation::Linear],
///     Initialization::POST,
///     &mut RandomState::new(0),
/// )?;
/// let targets = Targets::new(&[1.0, 0.0], &[1, 2])?;
/// let report = gradient_check(&network, &[3.0, 1.0, 5.5], &targets, Loss::Mse, 0)?;
/// assert!(report.passed());
/// assert_eq!(report.checked, 26);
/// assert!((report.order.unwrap() - 2.0).abs() < 0.01);
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`GradientCheck::new`].
pub fn gradient_check(
    network: &Network,
    inputs: &[f64],
    targets: &Targets,
    loss: Loss,
    seed: u32,
) -> Result<GradientReport, Error> {
    let mut check = GradientCheck::new(network, inputs, targets, loss, seed)?;
    check.advance(usize::MAX);
    Ok(check.report)
}

impl GradientCheck {
    /// Of the gradients that [`Network::backward`] computes.
    ///
    /// # Errors
    /// As [`Network::forward_flat`] and [`Network::backward`], and [`Error::NotFinite`] where the loss is not.
    pub fn new(
        network: &Network,
        inputs: &[f64],
        targets: &Targets,
        loss: Loss,
        seed: u32,
    ) -> Result<Self, Error> {
        let trace = network.forward_flat(inputs)?;
        let gradients = network.backward(&trace, targets, loss)?;
        Self::begin(
            network,
            trace,
            targets,
            loss,
            gradients.parameters().as_slice(),
            seed,
        )
    }

    /// Of gradients that someone else computed, in the form of the parameters.
    ///
    /// # Errors
    /// As [`GradientCheck::new`], and gradients of another length or that are not finite.
    pub fn of(
        gradients: &[f64],
        network: &Network,
        inputs: &[f64],
        targets: &Targets,
        loss: Loss,
        seed: u32,
    ) -> Result<Self, Error> {
        check_numbers("gradients", gradients, network.shape().len())?;
        let trace = network.forward_flat(inputs)?;
        Self::begin(network, trace, targets, loss, gradients, seed)
    }

    fn begin(
        network: &Network,
        trace: Trace,
        targets: &Targets,
        loss: Loss,
        gradients: &[f64],
        seed: u32,
    ) -> Result<Self, Error> {
        let here = crate::document::finite("loss", network.loss(&trace, targets, loss)?)?;
        let mut other = Trace::new(network.shape(), trace.n_samples())?;
        other.inputs_mut().copy_from_slice(trace.inputs());
        let mut random = RandomState::new(seed);
        let parameters = gradients.len();
        let mut chosen = vec![parameters <= SAMPLE; parameters];
        for &index in random.permutation(parameters)?.iter().take(SAMPLE) {
            chosen[index] = true;
        }
        let indices: Vec<usize> = (0..parameters).filter(|&index| chosen[index]).collect();
        let mut check = GradientCheck {
            network: network.try_clone()?,
            targets: targets.clone(),
            loss,
            gradients: copy(gradients)?,
            here,
            workspace: Workspace::new(network, trace.n_samples())?,
            sides: [other, trace],
            report: GradientReport {
                checked: 0,
                to_check: indices.len(),
                parameters,
                step: STEP,
                differences: room(indices.len())?,
                limit: LIMIT * here.abs().max(1.0),
                largest: None,
                wrong: Vec::new(),
                kinks: Vec::new(),
                order: None,
                remainders: Vec::new(),
            },
            indices,
        };
        check.measure_order(network.parameters(), &mut random)?;
        Ok(check)
    }

    /// Checks this number of parameters more, and says whether any are left.
    pub fn advance(&mut self, parameters: usize) -> bool {
        let start = self.report.checked;
        let end = start.saturating_add(parameters).min(self.indices.len());
        for next in start..end {
            self.check(self.indices[next]);
            self.report.checked = next + 1;
        }
        end < self.indices.len()
    }

    /// What was found so far.
    pub fn report(&self) -> &GradientReport {
        &self.report
    }

    fn check(&mut self, index: usize) {
        let Some(place) = self.network.shape().place(index) else {
            return;
        };
        let gradient = self.gradients[index];
        let limit = self.report.limit;
        let agrees = |slope: f64| (gradient - slope).abs() <= limit;
        let w = self.network.parameters().as_slice()[index];
        let step = STEP * w.abs().max(1.0);

        let [left, mut central, right] = self.slopes(index, step);
        let is_bent = (right - left).abs() > BEND * self.here.abs().max(1.0);
        if (is_bent || !agrees(central))
            && let Some(at) = self.kink()
        {
            return self.report.kinks.push(Kink {
                place,
                at,
                left,
                right,
                gradient,
            });
        }
        let mut agree = agrees(central);
        if !agree {
            let closer = CLOSER.map(|closer| self.extrapolated(index, closer * step));
            let near = |a: &f64, b: &f64| (gradient - a).abs().total_cmp(&(gradient - b).abs());
            central = closer.into_iter().min_by(near).unwrap_or(central);
            // The closest differ by the rounding of the loss alone.
            let rounding = (closer[2] - closer[3]).abs();
            agree = agrees(central) || (gradient - central).abs() <= rounding;
        }
        let found = Difference {
            place,
            gradient,
            central,
        };
        if !agree {
            self.report.wrong.push(found);
        }
        let largest = self.report.largest.map_or(-1.0, |d| d.size());
        self.report.differences.push(found);
        // NaN counts as the largest.
        if found.size() > largest || found.size().is_nan() {
            self.report.largest = Some(found);
        }
    }

    /// The slope through both sides, without its error's first term (Richardson).
    fn extrapolated(&mut self, index: usize, step: f64) -> f64 {
        let [_, narrow, _] = self.slopes(index, step);
        let [_, wide, _] = self.slopes(index, 2.0 * step);
        narrow - (wide - narrow) / 3.0
    }

    /// The slope of the loss on the left of a parameter, through both sides, and on the right.
    fn slopes(&mut self, index: usize, step: f64) -> [f64; 3] {
        let w = self.network.parameters().as_slice()[index];
        let (below, above) = (w - step, w + step);
        let low = self.loss_at(0, index, below);
        let high = self.loss_at(1, index, above);
        self.network.parameters_mut()[index] = w;
        [
            (self.here - low) / (w - below),
            (high - low) / (above - below),
            (high - self.here) / (above - w),
        ]
    }

    fn loss_at(&mut self, side: usize, index: usize, w: f64) -> f64 {
        self.network.parameters_mut()[index] = w;
        self.loss_now(side)
    }

    fn loss_now(&mut self, side: usize) -> f64 {
        let trace = &mut self.sides[side];
        self.network.forward_into(trace, &mut self.workspace);
        self.network.total_loss(trace, &self.targets, self.loss)
    }

    /// The first kink between the two forward passes.
    fn kink(&self) -> Option<KinkAt> {
        let [low, high] = &self.sides;
        for (layer, dense) in self.network.layers().iter().enumerate() {
            let (low, high) = (low.of(layer).0, high.of(layer).0);
            for (i, (&low, &high)) in low.iter().zip(high).enumerate() {
                let kinks = dense.activation().kinks();
                if let Some(&z) = kinks.iter().find(|&&z| passes(low, high, z)) {
                    return Some(KinkAt::Activation {
                        layer,
                        neuron: i % dense.n_neurons(),
                        row: i / dense.n_neurons(),
                        z,
                    });
                }
            }
        }
        let (kink, t) = (self.loss.kink()?, self.targets.as_numbers()?);
        let outputs = low.outputs_flat().iter().zip(high.outputs_flat()).zip(t);
        let i = outputs.enumerate().position(|(_, ((low, high), t))| {
            passes(low - t, high - t, kink) || passes(low - t, high - t, -kink)
        })?;
        let columns = self.network.n_outputs();
        Some(KinkAt::Loss {
            output: i % columns,
            row: i / columns,
        })
    }

    /// Fills in remainders and order: a dozen forward passes.
    fn measure_order(
        &mut self,
        parameters: &Parameters,
        random: &mut RandomState,
    ) -> Result<(), Error> {
        let mut direction = zeros(1, self.gradients.len())?;
        direction.iter_mut().for_each(|v| *v = random.randn());
        let products = self.gradients.iter().zip(&direction).map(|(g, v)| g * v);
        let slope = products.fold(0.0, |sum, product| sum + product);
        // Below this, a remainder is rounding more than anything else.
        let noise = 1e4 * f64::EPSILON * self.here.abs().max(slope.abs()).max(1.0);
        let mut t = 1.0 / 16.0;
        self.loss_now(0);
        let mut passes_kink = Vec::new();
        for _ in 0..13 {
            let moved = self.network.parameters_mut().iter_mut();
            for ((w, old), v) in moved.zip(parameters.as_slice()).zip(&direction) {
                *w = old + t * v;
            }
            let remainder = (self.loss_now(1) - self.here - t * slope).abs();
            self.report.remainders.push((t, remainder));
            passes_kink.push(self.kink().is_some());
            t /= 2.0;
        }
        self.network
            .parameters_mut()
            .copy_from_slice(parameters.as_slice());
        // The smallest steps that two halvings agree on; beyond a kink there is no order.
        let order = |whole: f64, half: f64| ln(whole / half) / ln(2.0);
        let windows = self.report.remainders.windows(3).zip(passes_kink);
        let mut orders = windows.filter_map(|(r, passes_kink)| {
            let (first, second) = (order(r[0].1, r[1].1), order(r[1].1, r[2].1));
            (!passes_kink && r[2].1 > noise && (first - second).abs() < 0.1).then_some(second)
        });
        self.report.order = orders.next_back();
        Ok(())
    }
}

fn room(n: usize) -> Result<Vec<Difference>, Error> {
    let mut room = Vec::new();
    let reserved = room.try_reserve_exact(n);
    reserved.map_err(|_| out_of_memory(n, 1))?;
    Ok(room)
}

/// Whether what moved from `low` to `high` passed `kink`, or stands on it.
fn passes(low: f64, high: f64, kink: f64) -> bool {
    low != high && low.min(high) <= kink && kink <= low.max(high)
}
