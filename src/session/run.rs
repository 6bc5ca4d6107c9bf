//! A run: the training of a document, with its timeline.

use super::{Focus, Part, timeline::Timeline};
use crate::{
    Document, Error, Losses, Moment, Network, Phase, Place, Samples, Targets, Trainer, layer::copy,
};
use std::rc::Rc;

/// A training of the session's document.
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) trainer: Trainer,
    pub(super) timeline: Rc<Timeline>,
    /// Whether a person has changed something since the last step.
    pub(super) changed: bool,
    /// Unique for every state of every training of this session.
    pub(super) serial: u64,
}

/// A run as undo remembers it.
#[derive(Clone, Debug)]
pub struct Mark {
    pub serial: u64,
    pub(super) moment: Rc<Moment>,
    losses: Rc<Losses>,
    timeline: Rc<Timeline>,
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
pub(super) const PLAY: &str = "play";
/// The gesture of going through the steps that were taken.
pub(super) const VISIT: &str = "visit";

impl Run {
    pub(super) fn new(document: &Document, network: &Network) -> Result<Self, Error> {
        Ok(Run {
            trainer: Trainer::new(
                network.try_clone()?,
                samples(document)?,
                *document.training(),
            )?,
            timeline: Rc::default(),
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
            (Part::TestLosses, _) => trainer.losses().of_test(focus.since..trainer.losses_end()),
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
            (Part::After, Some(_)) => match trainer.after() {
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
            changed: self.changed,
        })
    }

    pub(super) fn from_mark(document: &Document, mark: &Mark) -> Result<Self, Error> {
        let mut trainer = Trainer::from_moment(&mark.moment)?;
        trainer.set_losses(mark.losses.clone());
        let mut run = Run {
            trainer,
            timeline: mark.timeline.clone(),
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
        }
        self.changed = true;
        Ok(())
    }

    pub(super) fn train(&mut self, train: Train) -> Result<(), Error> {
        let Run {
            trainer,
            timeline,
            changed,
            ..
        } = self;
        let timeline = Rc::make_mut(timeline);
        // A refused change must not cut the timeline.
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
                    // Reading the clock costs as much as a small network's step.
                    let spent = clock() - start;
                    next = done + steps_before_the_clock(done, spent, budget);
                    done >= steps || spent >= budget
                })?;
            }
        }
        Ok(())
    }

    /// The moment that one step back leads to.
    pub(super) fn step_before(&self) -> Option<u64> {
        let updates = self.trainer.updates();
        match self.trainer.last_phase() {
            Phase::Forward | Phase::Loss | Phase::Backward => Some(updates),
            _ => updates.checked_sub(1),
        }
    }

    pub(super) fn visit(&mut self, document: &Document, step: u64) -> Result<(), Error> {
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

/// What a run, or a mark of it, may have in common with the mark before it.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    samples: &'a Rc<Samples>,
    losses: &'a Rc<Losses>,
    timeline: &'a Rc<Timeline>,
}

impl Run {
    pub(super) fn shared(&self) -> Shared<'_> {
        Shared {
            samples: self.trainer.samples(),
            losses: self.trainer.losses(),
            timeline: &self.timeline,
        }
    }
}

impl Mark {
    pub fn shared(&self) -> Shared<'_> {
        Shared {
            samples: self.moment.samples(),
            losses: &self.losses,
            timeline: &self.timeline,
        }
    }

    /// About as many bytes as it alone holds, not what comes after it.
    pub fn bytes(&self, after: Option<Shared>) -> usize {
        let samples = self.moment.samples();
        let mut bytes = size_of::<Self>() + self.moment.bytes();
        if !after.is_some_and(|after| Rc::ptr_eq(after.samples, samples)) {
            bytes += samples.bytes();
        }
        if !after.is_some_and(|after| Rc::ptr_eq(after.losses, &self.losses)) {
            bytes += self.losses.bytes();
        }
        if !after.is_some_and(|after| Rc::ptr_eq(after.timeline, &self.timeline)) {
            let later = after.map(|after| &**after.timeline);
            bytes += self.timeline.bytes(later, samples);
        }
        bytes
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
