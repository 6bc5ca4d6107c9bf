//! What training has made of a document, and what may happen to it.

use super::{Focus, Part, Session, history::Entry, timeline::Timeline};
use crate::{
    Document, Edit, Error, Losses, Moment, Network, Phase, Place, Samples, Targets, Trainer,
    layer::copy,
};
use std::rc::Rc;

/// A training of the session's document.
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) trainer: Trainer,
    pub(super) timeline: Rc<Timeline>,
    /// What a person has set after the first step: after how many updates, which parameter, to what.
    pub(super) log: Rc<Vec<(u64, Place, f64)>>,
    /// Whether a person has changed something since the last step.
    pub(super) changed: bool,
    /// Every state that a training of this session was in has another one.
    pub(super) serial: u64,
}

/// A run as undo remembers it.
#[derive(Clone, Debug)]
pub struct Mark {
    pub serial: u64,
    moment: Rc<Moment>,
    losses: Rc<Losses>,
    timeline: Rc<Timeline>,
    log: Rc<Vec<(u64, Place, f64)>>,
    changed: bool,
}

/// How far to train.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Train<'a> {
    /// The next phase.
    Phase,
    /// To the end of this step, or the whole next one.
    Step,
    /// To the end of the epoch.
    Epoch,
    /// As many whole steps as fit `budget` by this clock, in milliseconds; at least one, and at most `steps`.
    Play {
        budget: f64,
        steps: u64,
        clock: &'a dyn Fn() -> f64,
    },
}

/// The gesture that slices of playing have in common.
const PLAY: &str = "play";
/// The gesture of going through the steps that were taken.
const VISIT: &str = "visit";

impl Run {
    fn new(document: &Document, network: &Network) -> Result<Self, Error> {
        Ok(Run {
            trainer: Trainer::new(
                network.try_clone()?,
                samples(document)?,
                *document.training(),
            )?,
            timeline: Rc::default(),
            log: Rc::default(),
            changed: false,
            serial: 0,
        })
    }

    pub fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// The last step that can be visited.
    pub fn furthest(&self) -> u64 {
        self.timeline.furthest().max(self.trainer.updates())
    }

    /// The parameters that a person has set after the first step: after how many updates, which, to what.
    pub fn log(&self) -> &[(u64, Place, f64)] {
        &self.log
    }

    /// Symbol and formula of each number of [`Part::UpdateTerms`]; none before the gradients.
    ///
    /// # Errors
    /// As [`Trainer::update_terms`].
    pub fn update_symbols(&self) -> Result<Vec<(&'static str, &'static str)>, Error> {
        let terms = self.trainer.update_terms(0)?.into_iter();
        Ok(terms.map(|term| (term.symbol, term.formula)).collect())
    }

    pub(super) fn part(&self, part: Part, focus: &Focus) -> Result<Vec<f64>, Error> {
        let trainer = &self.trainer;
        let network = trainer.network();
        let (layer, neuron) = (focus.layer, focus.neuron);
        Ok(match (part, trainer.gradients()) {
            (Part::Losses, _) => trainer.losses().within(focus.since..trainer.losses_end()),
            (Part::LossElements, _) => trainer.loss_elements(),
            (Part::Deltas, Some(gradients)) => {
                let mut values = Vec::new();
                for layer in 0..network.shape().n_layers() {
                    let (d_a, delta) = gradients.of(layer);
                    values.extend_from_slice(d_a);
                    values.resize(values.len() + delta.len() - d_a.len(), f64::NAN);
                    values.extend_from_slice(delta);
                }
                values
            }
            (Part::Gradients, Some(gradients)) => copy(gradients.parameters().as_slice())?,
            (Part::Paths, Some(gradients)) => {
                match trainer.batch().iter().position(|&row| row == focus.row) {
                    Some(row) => network.paths(gradients, layer, row, neuron)?,
                    None => Vec::new(),
                }
            }
            (Part::UpdateTerms, Some(_)) => {
                let mut values = Vec::new();
                let inputs = 0..network.sizes()[layer];
                let weights = inputs.map(|from| Place::Weight {
                    layer,
                    from,
                    to: neuron,
                });
                for place in weights.chain([Place::Bias { layer, to: neuron }]) {
                    // A layer may have no biases.
                    if let Ok(index) = network.shape().index(place) {
                        let terms = trainer.update_terms(index)?;
                        values.extend(terms.iter().map(|term| term.value));
                    }
                }
                values
            }
            (Part::After, Some(_)) => match trainer.after()? {
                Some(network) => copy(network.parameters().as_slice())?,
                None => Vec::new(),
            },
            _ => Vec::new(),
        })
    }

    pub(super) fn mark(&self) -> Result<Mark, Error> {
        Ok(Mark {
            serial: self.serial,
            moment: Rc::new(self.trainer.moment()?),
            losses: self.trainer.losses().clone(),
            timeline: self.timeline.clone(),
            log: self.log.clone(),
            changed: self.changed,
        })
    }

    fn from_mark(document: &Document, mark: &Mark) -> Result<Self, Error> {
        let mut trainer = Trainer::from_moment(&mark.moment)?;
        trainer.set_losses(mark.losses.clone());
        let mut run = Run {
            trainer,
            timeline: mark.timeline.clone(),
            log: mark.log.clone(),
            changed: false,
            serial: mark.serial,
        };
        run.adopt(document)?;
        run.changed = mark.changed;
        Ok(run)
    }

    /// Takes over what the document says about rows, activations and training.
    pub(super) fn adopt(&mut self, document: &Document) -> Result<(), Error> {
        let trainer = &mut self.trainer;
        let before = trainer.samples();
        let targets = before.targets().as_numbers().unwrap_or(&[]);
        let same = crate::layer::same_bits;
        let same = same(before.inputs(), document.inputs()) && same(targets, document.targets());
        if !same || *before.split() != document.split()? {
            trainer.set_samples(samples(document)?)?;
            self.changed = true;
        }
        for (layer, &activation) in document.activations().iter().enumerate() {
            if trainer.learnt().layer(layer)?.activation() != activation {
                trainer.set_activation(layer, activation)?;
                self.changed = true;
            }
        }
        if trainer.wanted() != document.training() {
            trainer.set_training(*document.training())?;
            self.changed = true;
        }
        Ok(())
    }

    pub(super) fn set_parameters(&mut self, values: &[(Place, f64)]) -> Result<(), Error> {
        for &(place, value) in values {
            self.trainer.set_parameter(place, value)?;
            let updates = self.trainer.updates();
            Rc::make_mut(&mut self.log).push((updates, place, value));
        }
        self.changed = true;
        Ok(())
    }

    fn train(&mut self, train: Train) -> Result<(), Error> {
        let Run {
            trainer,
            timeline,
            changed,
            ..
        } = self;
        let timeline = Rc::make_mut(timeline);
        // What is refused cuts nothing off.
        trainer.check()?;
        let within = trainer.last_phase() != Phase::Update;
        timeline.go_on(trainer.updates(), *changed, within);
        let mut note = |trainer: &Trainer| {
            timeline.note(trainer, *changed);
            *changed = false;
        };
        match train {
            Train::Phase => {
                trainer.phase()?;
                if trainer.last_phase() == Phase::Update {
                    note(trainer);
                }
            }
            Train::Step => {
                trainer.step()?;
                note(trainer);
            }
            Train::Epoch => trainer.run(&mut |trainer| {
                note(trainer);
                trainer.is_epoch_complete()
            })?,
            Train::Play {
                budget,
                steps,
                clock,
            } => {
                let (start, mut done, mut next) = (clock(), 0, 1);
                trainer.play(&mut |trainer| {
                    note(trainer);
                    done += 1;
                    if done < next && done < steps {
                        return false;
                    }
                    // To ask what time it is costs as much as a small network's step.
                    let spent = clock() - start;
                    next = done + steps_before_the_clock(done, spent, budget);
                    done >= steps || spent >= budget
                })?;
            }
        }
        Ok(())
    }

    /// Where one step back leads.
    fn step_before(&self) -> Option<u64> {
        let updates = self.trainer.updates();
        match self.trainer.last_phase() {
            Phase::Forward | Phase::Loss | Phase::Backward => Some(updates),
            _ => updates.checked_sub(1),
        }
    }

    fn visit(&mut self, document: &Document, step: u64) -> Result<(), Error> {
        let step = step.min(self.furthest());
        self.timeline.visit(&mut self.trainer, step)?;
        self.changed = false;
        // Other rows since then take no loss from the curve: those of later steps can still be visited.
        let losses = self.trainer.losses().clone();
        self.adopt(document)?;
        self.trainer.set_losses(losses);
        Ok(())
    }
}

/// Steps until the clock is looked at again, after `done` of them: about a quarter of those that are left, and no more
/// than there were.
fn steps_before_the_clock(done: u64, spent: f64, budget: f64) -> u64 {
    let left = done as f64 * (budget - spent) / spent;
    ((left / 4.0) as u64).clamp(1, done)
}

impl Mark {
    /// About as many bytes as it takes; key frames are shared with other marks.
    pub fn bytes(&self) -> usize {
        self.moment.bytes() + self.losses.bytes()
    }
}

/// Training.
impl Session {
    /// The training of the document, once it has begun.
    pub fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// Trains on. One step by hand, phase by phase or at once, is undone at once, and so is all that is played until
    /// something else happens or [`Session::end_gesture`]. A training that comes to a number that is not finite stays
    /// there, and [`Trainer::problem`] says so.
    ///
    /// # Errors
    /// No targets; targets, loss and output layer that do not go together; settings out of range; then nothing has
    /// happened.
    pub fn train(&mut self, train: Train) -> Result<(), Error> {
        let gesture = matches!(train, Train::Play { .. }).then_some(PLAY);
        self.train_within(train, gesture)
    }

    /// The same; it is undone together with the edits and documents of the same gesture before it.
    ///
    /// # Errors
    /// As [`Session::train`].
    pub fn train_within(&mut self, train: Train, gesture: Option<&str>) -> Result<(), Error> {
        let open = |run: &Run| run.trainer.last_phase().is_open();
        let open = self.run.as_ref().is_some_and(open);
        let goes_on = match train {
            Train::Phase | Train::Step => open || self.history.goes_on(gesture),
            _ => self.history.goes_on(gesture),
        };
        let before = match goes_on {
            true => None,
            false => Some(self.entry()?),
        };
        let mut run = match self.run.take() {
            Some(run) => run,
            None => Run::new(&self.document, &self.computed.network)?,
        };
        let shown = run.trainer.step_shown();
        let is_new = run.serial == 0;
        match run.train(train) {
            Ok(()) | Err(Error::Diverged { .. }) => {}
            Err(error) => {
                self.run = Some(run).filter(|_| !is_new);
                return Err(error);
            }
        }
        self.revisions.parameters += u32::from(run.trainer.step_shown() != shown);
        self.moved(Some(run));
        match before {
            Some(before) => self.remember(before, gesture),
            None => self.history.go_on(),
        }
        Ok(())
    }

    /// One phase back: of this step, or the update of the one before.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn phase_back(&mut self) -> Result<(), Error> {
        let Some(run) = &self.run else { return Ok(()) };
        let first = run.trainer.updates() > 0;
        match run.trainer.last_phase() {
            Phase::Start if first => self.step_back(),
            Phase::Forward if first => self.step_back(),
            _ => {
                let before = self.entry()?;
                let Some(mut run) = self.run.take() else {
                    return Ok(());
                };
                let done = run.trainer.back();
                self.moved(Some(run));
                done?;
                self.remember(before, Some(VISIT));
                Ok(())
            }
        }
    }

    /// One step back: to the beginning of the open step, or to the end of the step before the last. Where that is
    /// what undo leads to, it is undone.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn step_back(&mut self) -> Result<(), Error> {
        let Some(step) = self.run.as_ref().and_then(Run::step_before) else {
            return Ok(());
        };
        let last = self.history.last(self.now());
        let is_there = |entry: &Entry| {
            let updates = entry
                .mark
                .as_ref()
                .map_or(0, |mark| mark.moment.position().0);
            let is_open = entry
                .mark
                .as_ref()
                .is_some_and(|mark| mark.moment.is_open());
            updates == step && !is_open && entry.document == self.document
        };
        match last.is_some_and(is_there) {
            true => self.undo(),
            false => self.visit(step),
        }
    }

    /// Goes to the moment after a number of updates, back or forward within the steps that were taken; beyond them is the
    /// last one.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn visit(&mut self, step: u64) -> Result<(), Error> {
        let before = self.entry()?;
        let Some(run) = &mut self.run else {
            return Ok(());
        };
        match step {
            0 if run.timeline.furthest() == 0 => {
                let losses = run.trainer.losses().clone();
                run.trainer = Run::new(&self.document, &self.computed.network)?.trainer;
                run.trainer.set_losses(losses);
            }
            _ => run.visit(&self.document, step)?,
        }
        let run = self.run.take();
        self.revisions.parameters += 1;
        self.moved(run);
        self.remember(before, Some(VISIT));
        Ok(())
    }

    /// Back to the document's own weights, before the first step.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn restart(&mut self) -> Result<(), Error> {
        if self.run.is_none() {
            return Ok(());
        }
        let before = self.entry()?;
        self.revisions.parameters += 1;
        self.moved(None);
        self.remember(before, None);
        Ok(())
    }

    /// Makes what the network has learnt the document's own weights; training begins again from them.
    ///
    /// # Errors
    /// [`Error::NotFinite`] where it has diverged.
    pub fn keep_weights(&mut self) -> Result<(), Error> {
        let Some(run) = &self.run else { return Ok(()) };
        let mut edits = Vec::new();
        for (layer, dense) in run.trainer.learnt().layers().into_iter().enumerate() {
            let values = dense.weights_row_major().to_vec();
            edits.push(Edit::Weights { layer, values });
            let values = dense.biases_flat().to_vec();
            edits.push(Edit::Biases { layer, values });
        }
        let document = self.document.edited_from(&edits, &self.computed.drawn)?;
        let before = self.entry()?;
        self.set(document)?;
        self.moved(None);
        self.remember(before, None);
        Ok(())
    }

    /// Whether what a person does to weights happens to the run, not to the document.
    pub(super) fn is_under_way(&self) -> bool {
        self.run
            .as_ref()
            .is_some_and(|run| run.trainer.updates() > 0)
    }

    /// The run is another now, or in another state.
    pub(super) fn moved(&mut self, run: Option<Run>) {
        self.serials += 1;
        self.revisions.training += 1;
        self.run = run.map(|mut run| {
            run.serial = self.serials;
            run
        });
    }

    /// # Errors
    /// [`Error::OutOfMemory`]; then nothing has changed.
    pub(super) fn go_to(&mut self, entry: &Entry) -> Result<(), Error> {
        let run = entry.mark.as_ref();
        let run = run.map(|mark| Run::from_mark(&entry.document, mark));
        let run = run.transpose()?;
        let document = entry.document.try_clone()?;
        let before = self.run.take();
        if let Err(error) = self.set(document) {
            self.run = before;
            return Err(error);
        }
        self.run = run;
        self.revisions.parameters += 1;
        self.revisions.training += 1;
        Ok(())
    }
}

/// The document's rows with their targets.
pub(crate) fn samples(document: &Document) -> Result<Rc<Samples>, Error> {
    if document.targets().is_empty() {
        return Err(Error::Missing { key: "targets" });
    }
    let (inputs, sizes) = (copy(document.inputs())?, document.sizes());
    let shape = [document.rows(), sizes[sizes.len() - 1]];
    let targets = Targets::new(document.targets(), &shape)?;
    let samples = Samples::new(inputs, sizes[0], targets)?;
    Ok(Rc::new(samples.with_split(document.split()?)?))
}
