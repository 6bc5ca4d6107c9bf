//! Training: forward, loss, backward, update, again and again.
//!
//! A step is four phases on one batch; phases that are taken one by one give the bits of a whole step, and where one
//! stops and goes on never changes a bit.

mod batches;
mod finite;
mod losses;
mod moment;
mod play;
mod samples;
mod settings;

pub use finite::NotFinite;
pub use losses::Losses;
pub use moment::Moment;
pub use samples::Samples;
pub use settings::{Biases, Order, Stop, Training};

use crate::{
    Activation, Error, Gradients, Network, Penalty, Place, Targets, Trace, Workspace,
    error::out_of_memory,
    optimizer::{State, Term},
};
use batches::{Epoch, Permutation};
use std::rc::Rc;

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
    /// The present step: as it began, and as its update left it.
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
    /// Whether trace and gradients are the present step's; while many steps are played they are not.
    filled: bool,
    /// Steps that were played last.
    played: u64,
}

/// What has been done of a step last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Nothing yet.
    #[default]
    Start,
    Forward,
    Loss,
    Backward,
    /// All of it.
    Update,
}

/// Everything that a step begins with.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    network: Network,
    state: State,
    progress: Progress,
    epoch: Epoch,
}

/// How far a training has come.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Progress {
    updates: u64,
    epochs: u64,
    /// Of this epoch's batches so far, each times its rows.
    sum: f64,
    /// The last epoch's mean loss, and the least of all.
    mean: f64,
    least: f64,
    /// Epochs since that.
    stale: u32,
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
            progress: Progress {
                updates: 0,
                epochs: 0,
                sum: 0.0,
                mean: f64::INFINITY,
                least: f64::INFINITY,
                stale: 0,
            },
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

    /// What is left of the present step, or the whole next one.
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

    /// What learns, in the network of this step and in the one that it comes to.
    fn freeze(&mut self) -> Result<(), Error> {
        let frozen = self.training.biases == Biases::Frozen;
        self.now.network.freeze_biases(frozen)?;
        self.next.network.freeze_biases(frozen)
    }

    /// Another optimiser remembers nothing yet.
    fn fit_state(&mut self) -> Result<(), Error> {
        if !self.now.state.is_of(&self.training.optimizer) {
            let n = self.now.network.shape().len();
            self.now.state = State::new(&self.training.optimizer, n)?;
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
        let step = self.now.progress.updates;
        Rc::make_mut(&mut self.losses).put(step, self.loss, self.penalty);
        let broken = NotFinite::in_loss(self.loss);
        self.done(Phase::Loss, broken)
    }

    fn backward(&mut self) -> Result<(), Error> {
        let (network, gradients) = (&self.now.network, &mut self.gradients);
        let (loss, workspace) = (self.training.loss, &mut self.workspace);
        network.backward_into(&self.trace, &self.targets, loss, gradients, workspace)?;
        let broken = NotFinite::in_gradients(&self.gradients, network.sizes());
        self.done(Phase::Backward, broken)
    }

    fn update(&mut self) -> Result<(), Error> {
        let Trainer { now, next, .. } = self;
        let rate = now.learning_rate(&self.training);
        let parameters = next.network.parameters_mut();
        parameters.copy_from_slice(now.network.parameters().as_slice());
        next.state.copy_from(&now.state);
        let (optimizer, gradients) = (&self.training.optimizer, &self.gradients);
        next.network
            .step(optimizer, &mut next.state, gradients, rate)?;
        next.network.shrink(self.training.penalty, rate)?;

        self.count();
        let Trainer { next, .. } = self;
        let broken = NotFinite::in_update(&next.network, &next.state);
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

/// What a training is made of, and what it has come to.
impl Trainer {
    pub fn samples(&self) -> &Rc<Samples> {
        &self.samples
    }

    /// How the present step is done.
    pub fn training(&self) -> &Training {
        &self.training
    }

    /// How the next step will be done.
    pub fn wanted(&self) -> &Training {
        &self.wanted
    }

    /// The present step, counted from 0: what trace and gradients belong to.
    pub fn step_shown(&self) -> u64 {
        self.now.progress.updates
    }

    /// Updates that are done.
    pub fn updates(&self) -> u64 {
        self.latest().progress.updates
    }

    /// Epochs that are complete.
    pub fn epochs(&self) -> u64 {
        self.latest().progress.epochs
    }

    /// The phase that was done last.
    pub fn last_phase(&self) -> Phase {
        self.phase
    }

    /// Whether the last update was an epoch's last.
    pub fn is_epoch_complete(&self) -> bool {
        self.phase == Phase::Update && self.next.epoch.row == 0
    }

    /// The network as the present step found it: what trace and gradients belong to.
    pub fn network(&self) -> &Network {
        &self.now.network
    }

    /// The network with everything that it has learnt.
    pub fn learnt(&self) -> &Network {
        &self.latest().network
    }

    /// The rows of the present batch, in its order; none before its forward pass.
    pub fn batch(&self) -> &[usize] {
        match self.phase {
            Phase::Start => &[],
            _ => &self.batch,
        }
    }

    /// The batch's forward pass, once it is done. Between two steps of [`Trainer::run`] and [`Trainer::play`] it is not
    /// kept, and neither are the gradients.
    pub fn trace(&self) -> Option<&Trace> {
        self.has(Phase::Forward).then_some(&self.trace)
    }

    /// The batch's targets.
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// The batch's loss and the penalty beside it, once they are computed.
    pub fn loss(&self) -> Option<(f64, f64)> {
        (self.phase >= Phase::Loss).then_some((self.loss, self.penalty))
    }

    /// What each output of each row adds to the loss, before the mean is taken; none before the loss.
    pub fn loss_elements(&self) -> Vec<f64> {
        if !self.has(Phase::Loss) {
            return Vec::new();
        }
        let network = &self.now.network;
        let seen = network.seen_by(self.training.loss, &self.trace);
        let columns = network.n_outputs();
        self.training.loss.elements(seen, columns, &self.targets)
    }

    /// The batch's gradients, once they are computed.
    pub fn gradients(&self) -> Option<&Gradients> {
        self.has(Phase::Backward).then_some(&self.gradients)
    }

    /// The learning rate of the present step.
    pub fn learning_rate(&self) -> f64 {
        self.now.learning_rate(&self.training)
    }

    /// The update of one parameter, number by number, the penalty's part last; none before the gradients.
    ///
    /// # Errors
    /// As [`Network::step_terms`].
    pub fn update_terms(&self, index: usize) -> Result<Vec<Term>, Error> {
        if !self.has(Phase::Backward) {
            return Ok(Vec::new());
        }
        let Point { network, state, .. } = &self.now;
        let rate = self.learning_rate();
        let (optimizer, penalty) = (&self.training.optimizer, self.training.penalty);
        let mut terms = network.step_terms(optimizer, state, &self.gradients, rate, index)?;
        let place = network.shape().place(index);
        let is_weight = matches!(place, Some(Place::Weight { .. }));
        if let (Some(&last), true) = (terms.last(), penalty != Penalty::default()) {
            let value = match is_weight {
                true => penalty.shrunk(last.value, rate),
                false => last.value,
            };
            terms.push(Term {
                symbol: "w",
                formula: Penalty::FORMULA,
                value,
            });
        }
        Ok(terms)
    }

    /// The parameters after the present step's update; none before the gradients.
    ///
    /// # Errors
    /// As [`Network::step`].
    pub fn after(&self) -> Result<Option<Network>, Error> {
        match self.phase {
            Phase::Update => self.next.network.try_clone().map(Some),
            Phase::Backward if self.filled => {
                let (mut network, mut state) =
                    (self.now.network.try_clone()?, self.now.state.try_clone()?);
                let rate = self.learning_rate();
                network.step(&self.training.optimizer, &mut state, &self.gradients, rate)?;
                network.shrink(self.training.penalty, rate)?;
                Ok(Some(network))
            }
            _ => Ok(None),
        }
    }

    /// The number that ended the training.
    pub fn not_finite(&self) -> Option<&NotFinite> {
        self.broken.as_ref()
    }

    /// The same as an error.
    pub fn problem(&self) -> Option<Error> {
        let broken = self.broken.as_ref()?;
        Some(broken.error(self.now.progress.updates))
    }

    /// The losses so far; those of later steps stand in them too where a training has gone back.
    pub fn losses(&self) -> &Rc<Losses> {
        &self.losses
    }

    /// The step whose loss is known last, and one more: the end of [`Trainer::losses`].
    pub fn losses_end(&self) -> u64 {
        self.now.progress.updates + u64::from(self.phase >= Phase::Loss)
    }

    /// Whether the batch has all rows that are trained on, as they stand.
    pub fn is_whole(&self) -> bool {
        self.batch.len() == self.samples.n_train()
    }

    /// Whether what a phase computes is there.
    fn has(&self, phase: Phase) -> bool {
        self.filled && self.phase >= phase
    }

    fn latest(&self) -> &Point {
        match self.phase {
            Phase::Update => &self.next,
            _ => &self.now,
        }
    }
}

/// Changes from outside.
impl Trainer {
    /// Trains in another way from now on. Optimiser, learning rate and penalty count for the present step until it is
    /// updated; another loss or batch begins it again, and so does anything where it has diverged.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn set_training(&mut self, training: Training) -> Result<(), Error> {
        self.reserve(training.batch_of(self.samples.n_train()))?;
        self.wanted = training;
        self.checked = false;
        if self.broken.is_some() {
            self.restart_step()?;
        }
        if self.phase == Phase::Update {
            return Ok(());
        }
        let same_batch = |t: &Training| (t.loss, t.batch_size, t.order, t.order_seed);
        if same_batch(&self.training) != same_batch(&training) {
            self.restart_step()?;
        }
        self.training = training;
        if self.phase >= Phase::Loss {
            self.penalty = self.now.network.penalty(training.penalty);
            let step = self.now.progress.updates;
            Rc::make_mut(&mut self.losses).put(step, self.loss, self.penalty);
        }
        self.freeze()?;
        self.fit_state()
    }

    /// Learns from other rows; with more or fewer of them the epoch begins again, and the step in any case.
    ///
    /// # Errors
    /// [`Error::WrongLength`] for rows of another length; [`Error::OutOfMemory`].
    pub fn set_samples(&mut self, samples: Rc<Samples>) -> Result<(), Error> {
        if samples.n_inputs() != self.samples.n_inputs() {
            return Err(Error::WrongLength {
                place: "inputs".into(),
                found: samples.n_inputs(),
                expected: self.samples.n_inputs(),
            });
        }
        for training in [self.training, self.wanted] {
            self.reserve(training.batch_of(samples.n_train()))?;
        }
        self.restart_step()?;
        if samples.n_train() != self.samples.n_train() {
            self.now.epoch.row = 0;
            self.now.progress.sum = 0.0;
        }
        self.samples = samples;
        self.checked = false;
        Ok(())
    }

    /// Another activation of a layer; the step begins again.
    ///
    /// # Errors
    /// As [`Network::set_activation`].
    pub fn set_activation(&mut self, layer: usize, activation: Activation) -> Result<(), Error> {
        self.next.network.set_activation(layer, activation)?;
        self.now.network.set_activation(layer, activation)?;
        self.checked = false;
        self.restart_step()
    }

    /// One weight or bias by hand; the step begins again.
    ///
    /// # Errors
    /// [`Error::NoSuchParameter`], [`Error::NotFinite`].
    pub fn set_parameter(&mut self, place: Place, value: f64) -> Result<(), Error> {
        let index = self.now.network.shape().index(place)?;
        if !value.is_finite() {
            return Err(Error::NotFinite {
                place: place.to_string(),
                value,
            });
        }
        self.restart_step()?;
        self.now.network.parameters_mut()[index] = value;
        Ok(())
    }

    /// Memory for larger batches, if these are.
    fn reserve(&mut self, batch: usize) -> Result<(), Error> {
        if batch > self.workspace.capacity() {
            self.trace.reserve(batch)?;
            self.gradients.reserve(batch)?;
            let more = batch.saturating_sub(self.batch.len());
            let room = self.batch.try_reserve_exact(more);
            room.map_err(|_| out_of_memory(batch, 1))?;
            self.workspace = Workspace::new(&self.now.network, batch)?;
        }
        Ok(())
    }

    /// The present step from its beginning, or the beginning of the next one. What follows is no longer what followed
    /// before.
    fn restart_step(&mut self) -> Result<(), Error> {
        // An update that is not finite does not count.
        if self.phase == Phase::Update && self.broken.is_none() {
            self.advance()?;
        }
        self.phase = Phase::Start;
        self.broken = None;
        let step = self.now.progress.updates;
        Rc::make_mut(&mut self.losses).truncate(step);
        Ok(())
    }

    /// The phase before, of the same step. A step whose update is taken back is done as the next one would have been.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn back(&mut self) -> Result<(), Error> {
        self.broken = None;
        let last = self.phase;
        self.phase = match last {
            Phase::Start | Phase::Forward => Phase::Start,
            Phase::Loss => Phase::Forward,
            Phase::Backward => Phase::Loss,
            Phase::Update => Phase::Backward,
        };
        match last == Phase::Update && self.training != self.wanted {
            true => self.set_training(self.wanted),
            false => Ok(()),
        }
    }

    /// To go on from here later.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn moment(&self) -> Result<Moment, Error> {
        Ok(Moment {
            phase: self.phase,
            ..self.beginning()?
        })
    }

    /// The beginning of the present step.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn beginning(&self) -> Result<Moment, Error> {
        Ok(Moment {
            samples: self.samples.clone(),
            training: self.training,
            point: self.now.try_clone()?,
            phase: Phase::Start,
        })
    }

    /// A training that goes on from a moment, without the losses that were before.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn from_moment(moment: &Moment) -> Result<Self, Error> {
        let point = moment.point.try_clone()?;
        let mut trainer = Self::begin(moment.samples.clone(), moment.training, point)?;
        while trainer.phase < moment.phase {
            match trainer.phase() {
                Err(Error::Diverged { .. }) => break,
                done => done?,
            }
        }
        Ok(trainer)
    }

    /// Goes on from a moment of this training; its losses stay.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn go_to(&mut self, moment: &Moment) -> Result<(), Error> {
        let losses = self.losses.clone();
        *self = Self::from_moment(moment)?;
        self.set_losses(losses);
        Ok(())
    }

    /// Puts losses in the place of its own.
    pub(crate) fn set_losses(&mut self, losses: Rc<Losses>) {
        self.losses = losses;
    }
}

impl Point {
    fn try_clone(&self) -> Result<Self, Error> {
        Ok(Point {
            network: self.network.try_clone()?,
            state: self.state.try_clone()?,
            progress: self.progress,
            epoch: self.epoch.clone(),
        })
    }

    fn learning_rate(&self, training: &Training) -> f64 {
        training.learning_rate_at(self.progress.epochs, self.progress.updates)
    }
}

impl Progress {
    /// After the update of a batch with this loss; `rows` are the epoch's where it is complete.
    fn after(mut self, loss: f64, batch: usize, rows: Option<usize>) -> Self {
        self.updates += 1;
        self.sum += loss * batch as f64;
        if let Some(rows) = rows {
            self.epochs += 1;
            self.mean = self.sum / rows as f64;
            self.sum = 0.0;
            self.stale = match self.mean < self.least {
                true => 0,
                false => self.stale.saturating_add(1),
            };
            self.least = self.least.min(self.mean);
        }
        self
    }
}

impl Phase {
    /// In their order.
    pub(crate) const ALL: [Phase; 5] = [
        Phase::Start,
        Phase::Forward,
        Phase::Loss,
        Phase::Backward,
        Phase::Update,
    ];

    /// Whether it is amid a step.
    pub fn is_open(self) -> bool {
        !matches!(self, Phase::Start | Phase::Update)
    }

    pub fn name(self) -> &'static str {
        match self {
            Phase::Start => "start",
            Phase::Forward => "forward",
            Phase::Loss => "loss",
            Phase::Backward => "backward",
            Phase::Update => "update",
        }
    }
}
