//! Training: forward, loss, backward, update, again and again.
//!
//! A step is four phases on one batch; phases that are taken one by one give the bits of a whole step, and where one
//! stops and goes on never changes a bit.

mod access;
mod batches;
mod change;
mod finite;
mod losses;
mod moment;
mod phase;
mod play;
mod point;
mod samples;
mod settings;
mod test_loss;

pub use finite::NotFinite;
pub use losses::Losses;
pub use moment::Moment;
pub(crate) use moment::Standing;
pub use phase::Phase;
pub use samples::Samples;
pub use settings::{Biases, Order, Stop, Training};

use crate::{
    Error, Gradients, Network, Targets, Trace, Workspace, error::out_of_memory, optimizer::State,
};
use batches::{Epoch, Permutation};
use point::{Point, Progress};
use std::rc::Rc;
use test_loss::Test;

/// A network that learns.
///
/// ```
/// use perceptible::{Activation, Initialization, Network, RandomState, Samples, Targets, Trainer, Training};
/// let network = Network::draw(
///     &[3, 4, 2],
///     &[Activation::Sigmoid, Activation::Linear],
///     Initialization::POST,
///     &mut RandomState::new(0),
/// )?;
/// let targets = Targets::new(&[1.0, 0.0], &[1, 2])?;
/// let samples = Samples::new(vec![3.0, 1.0, 5.5], 3, targets)?;
/// let mut trainer = Trainer::new(network, samples.into(), Training::default())?;
/// trainer.play(&mut |trainer| trainer.updates() == 1000)?;
/// assert_eq!(trainer.reached(), Some("tolerance")); // both outputs are closer than 0.01 to their targets
/// assert_eq!(trainer.updates(), 11);
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    samples: Rc<Samples>,
    /// Of the present step.
    training: Training,
    /// Of the next one.
    wanted: Training,
    /// Whether they were looked at since they changed last.
    checked: bool,
    /// The present step: as it began, and as its update leaves it, known once the gradients are.
    now: Point,
    next: Point,
    phase: Phase,
    permutation: Permutation,
    /// The rows of the present batch.
    batch: Vec<usize>,
    targets: Targets,
    trace: Trace,
    gradients: Gradients,
    workspace: Workspace,
    loss: f64,
    penalty: f64,
    broken: Option<NotFinite>,
    losses: Rc<Losses>,
    test: Option<Test>,
    /// Whether trace and gradients are the present step's; while many steps are played they are not.
    filled: bool,
    /// Steps that were played last.
    played: u64,
}

impl Trainer {
    /// Before the first step, with memory for all that follows.
    ///
    /// # Errors
    /// Samples that do not fit the network; [`Error::OutOfMemory`].
    pub fn new(network: Network, samples: Rc<Samples>, training: Training) -> Result<Self, Error> {
        let point = Point {
            state: State::new(&training.optimizer, network.shape().len())?,
            network,
            progress: Progress::default(),
            epoch: Epoch::default(),
        };
        Self::begin(samples, training, point)
    }

    fn begin(samples: Rc<Samples>, training: Training, mut point: Point) -> Result<Self, Error> {
        point
            .network
            .freeze_biases(training.biases == Biases::Frozen)?;
        let network = &point.network;
        if samples.n_inputs() != network.n_inputs() {
            return Err(Error::WrongLength {
                place: "inputs".into(),
                found: samples.n_inputs(),
                expected: network.n_inputs(),
            });
        }
        let batch = training.batch_of(samples.n_train());
        let trace = Trace::new(network.shape(), batch)?;
        let gradients = Gradients::new(network.shape(), batch)?;
        let workspace = Workspace::new(network, batch)?;
        let mut order = Vec::new();
        let room = order.try_reserve_exact(batch);
        room.map_err(|_| out_of_memory(batch, 1))?;
        Ok(Trainer {
            targets: samples.targets().try_clone()?,
            samples,
            training,
            wanted: training,
            checked: false,
            next: point.try_clone()?,
            now: point,
            phase: Phase::Start,
            permutation: Permutation::default(),
            batch: order,
            trace,
            gradients,
            workspace,
            loss: f64::NAN,
            penalty: 0.0,
            broken: None,
            losses: Rc::new(Losses::new()?),
            test: None,
            filled: true,
            played: 0,
        })
    }

    /// The next phase: of this step, or the first of the next one.
    ///
    /// # Errors
    /// A loss that does not go with the output layer or the targets, settings out of range; then nothing has happened.
    /// [`Error::Diverged`] where a number has become infinite or NaN: it can be seen, and no step goes beyond it.
    pub fn phase(&mut self) -> Result<(), Error> {
        self.check()?;
        match self.phase {
            Phase::Start => self.forward(),
            Phase::Forward => self.evaluate(),
            Phase::Loss => self.backward(),
            Phase::Backward => self.update(),
            Phase::Update => {
                self.advance()?;
                self.forward()
            }
        }
    }

    /// The rest of the present step, or the whole next one.
    ///
    /// # Errors
    /// As [`Trainer::phase`].
    pub fn step(&mut self) -> Result<(), Error> {
        loop {
            self.phase()?;
            if self.phase == Phase::Update {
                return Ok(());
            }
        }
    }

    /// Steps to the end of the epoch.
    ///
    /// # Errors
    /// As [`Trainer::phase`].
    pub fn epoch(&mut self) -> Result<(), Error> {
        self.run(&mut Trainer::is_epoch_complete)
    }

    /// The condition of [`Stop`] that is met here: `tolerance`, `loss`, `epochs`, `patience`.
    pub fn reached(&self) -> Option<&'static str> {
        let Stop {
            tolerance,
            loss,
            epochs,
            patience,
        } = self.wanted.stop;
        let at = &self.next.progress;
        let of_epoch = self.is_epoch_complete();
        let of_all = matches!(self.phase, Phase::Loss | Phase::Backward) && self.is_whole();
        if of_all && self.samples.n_train() == 1 && self.is_within(tolerance) {
            return Some("tolerance");
        }
        if of_all && self.loss < loss || of_epoch && at.mean < loss {
            return Some("loss");
        }
        if of_epoch && epochs > 0 && at.epochs >= u64::from(epochs) {
            return Some("epochs");
        }
        (of_epoch && patience > 0 && at.stale >= patience).then_some("patience")
    }

    /// Every |y − t| of the batch is below this.
    fn is_within(&self, tolerance: f64) -> bool {
        let network = &self.now.network;
        let activation = network.layers().last().map(|layer| layer.activation());
        let sees = activation.is_some_and(|f| self.training.loss.sees_outputs_of(f));
        let targets = self.targets.as_numbers().unwrap_or(&[]);
        let mut pairs = self.trace.outputs_flat().iter().zip(targets);
        sees && !targets.is_empty() && pairs.all(|(y, t)| (y - t).abs() < tolerance)
    }

    /// Whether the next phase can be done: every row that is trained on is looked at, once after each change.
    ///
    /// # Errors
    /// As [`Trainer::phase`].
    pub(crate) fn check(&mut self) -> Result<(), Error> {
        if let Some(broken) = &self.broken {
            return Err(broken.error(self.now.progress.updates));
        }
        if self.checked {
            return Ok(());
        }
        let training = match self.phase {
            Phase::Update => &self.wanted,
            _ => &self.training,
        };
        training.check(self.samples.n_train())?;
        let (network, samples, loss) = (&self.now.network, &self.samples, training.loss);
        let shape = [samples.rows(), network.n_outputs()];
        if let Some(last) = network.layers().last() {
            loss.check_activation(last.activation())?;
        }
        loss.check_batch(samples.targets(), shape, &samples.split().train)?;
        self.checked = true;
        Ok(())
    }

    /// On to the next step.
    fn advance(&mut self) -> Result<(), Error> {
        std::mem::swap(&mut self.now, &mut self.next);
        self.phase = Phase::Start;
        self.training = self.wanted;
        self.freeze()?;
        self.fit_state()
    }

    /// Sets which parameters learn, in this step's network and in the updated one.
    fn freeze(&mut self) -> Result<(), Error> {
        let frozen = self.training.biases == Biases::Frozen;
        self.now.network.freeze_biases(frozen)?;
        self.next.network.freeze_biases(frozen)
    }

    /// Another optimiser starts with empty memory; before the first step the same one restarts with its present numbers.
    fn fit_state(&mut self) -> Result<(), Error> {
        let is_first = self.now.progress.updates == 0;
        if is_first || !self.now.state.is_of(&self.training.optimizer) {
            let n = self.now.network.shape().len();
            let state = State::new(&self.training.optimizer, n)?;
            self.next.state = state.try_clone()?;
            self.now.state = state;
        }
        Ok(())
    }

    fn forward(&mut self) -> Result<(), Error> {
        let Trainer {
            permutation, now, ..
        } = self;
        let train = &self.samples.split().train;
        permutation.next(&mut now.epoch, &self.training, train, &mut self.batch)?;
        self.gather()?;
        let network = &self.now.network;
        network.check_loss(&self.trace, &self.targets, self.training.loss)?;
        network.forward_into(&mut self.trace, &mut self.workspace);
        let broken = NotFinite::in_trace(&self.trace, network.sizes());
        self.done(Phase::Forward, broken)
    }

    /// The rows of the batch, where the phases take them.
    fn gather(&mut self) -> Result<(), Error> {
        self.filled = true;
        self.trace.fit(self.batch.len())?;
        let inputs = self.trace.inputs_mut();
        self.samples.gather(&self.batch, inputs, &mut self.targets);
        Ok(())
    }

    fn evaluate(&mut self) -> Result<(), Error> {
        let network = &self.now.network;
        let (trace, targets) = (&self.trace, &self.targets);
        self.loss = network.total_loss(trace, targets, self.training.loss);
        self.penalty = network.penalty(self.training.penalty);
        self.note()?;
        let broken = NotFinite::in_loss(self.loss);
        self.done(Phase::Loss, broken)
    }

    fn backward(&mut self) -> Result<(), Error> {
        let (network, gradients) = (&self.now.network, &mut self.gradients);
        let (loss, workspace) = (self.training.loss, &mut self.workspace);
        network.backward_into(&self.trace, &self.targets, loss, gradients, workspace)?;
        let broken = NotFinite::in_gradients(&self.gradients, network.sizes());
        self.prepare()?;
        self.done(Phase::Backward, broken)
    }

    /// What the update leads to: the gradients are there.
    fn prepare(&mut self) -> Result<(), Error> {
        let Trainer { now, next, .. } = self;
        let rate = now.learning_rate(&self.training);
        let parameters = next.network.parameters_mut();
        parameters.copy_from_slice(now.network.parameters().as_slice());
        next.state.copy_from(&now.state);
        let (optimizer, gradients) = (&self.training.optimizer, &self.gradients);
        next.network
            .step(optimizer, &mut next.state, gradients, rate)?;
        next.network.shrink(self.training.penalty, rate)
    }

    fn update(&mut self) -> Result<(), Error> {
        self.count();
        let broken = NotFinite::in_update(&self.next.network, &self.next.state);
        self.done(Phase::Update, broken)
    }

    /// Epoch and progress after the present step.
    fn count(&mut self) {
        let (batch, rows) = (self.batch.len(), self.samples.n_train());
        let (epoch, complete) = self.permutation.after(&self.now.epoch, batch, rows);
        self.next.epoch = epoch;
        let rows = complete.then_some(rows);
        self.next.progress = self.now.progress.after(self.loss, batch, rows);
    }

    fn done(&mut self, phase: Phase, broken: Option<NotFinite>) -> Result<(), Error> {
        self.phase = phase;
        self.broken = broken;
        match &self.broken {
            None => Ok(()),
            Some(broken) => Err(broken.error(self.now.progress.updates)),
        }
    }
}
