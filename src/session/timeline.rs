//! Every step of a training can be visited again: key frames, and replay between them.

use crate::{Error, Moment, Samples, Trainer};
use std::rc::Rc;

/// Bytes for all key frames together, with rows that nothing is learnt from any more.
const BYTES: usize = 32 << 20;
/// How many there are at most.
const FRAMES: usize = 512;
/// Bytes for those that are kept where everything is written.
const KEPT: usize = 1 << 20;

/// Beginnings of steps: every s-th, and each before which a person has changed something.
#[derive(Clone, Debug)]
pub struct Timeline {
    stride: u64,
    frames: Vec<Frame>,
    furthest: u64,
    /// Not less than [`Timeline::bytes`], which looks at every frame: counted again only where this exceeds [`BYTES`].
    at_most: usize,
}

#[derive(Clone, Debug)]
struct Frame {
    step: u64,
    moment: Rc<Moment>,
    /// Something was changed before it: replay from the frame before does not lead here.
    is_anchor: bool,
}

impl Default for Timeline {
    fn default() -> Self {
        Timeline {
            stride: 1,
            frames: Vec::new(),
            furthest: 0,
            at_most: 0,
        }
    }
}

impl Timeline {
    /// The last step that was taken.
    pub fn furthest(&self) -> u64 {
        self.furthest
    }

    /// Whether the first `steps` steps followed from their beginning as this trainer trains, nothing changed on the way.
    /// False where it is not known any more.
    pub fn is_plain(&self, steps: u64, trainer: &Trainer) -> bool {
        let mut frames = self.frames.iter().take_while(|frame| frame.step < steps);
        let first = frames.next();
        let begins = first.is_some_and(|first| first.step == 0 && first.moment.trains_as(trainer));
        begins && frames.all(|frame| !frame.is_anchor)
    }

    /// Records the step that has just been updated; without memory for it, replay takes longer.
    pub fn note(&mut self, trainer: &Trainer, changed: bool) {
        let step = trainer.updates() - 1;
        let last = self.frames.last();
        if !changed && step < self.furthest {
            return;
        }
        self.furthest = step + 1;
        let is_anchor = changed || !last.is_some_and(|frame| frame.moment.trains_as(trainer));
        if !is_anchor && !step.is_multiple_of(self.stride) {
            return;
        }
        let (Ok(moment), Ok(())) = (trainer.beginning(), self.frames.try_reserve(1)) else {
            return;
        };
        let rows = self.frames.last().map(|frame| frame.moment.samples());
        let left = rows.filter(|rows| !Rc::ptr_eq(rows, trainer.samples()));
        let added = size_of::<Frame>() + moment.bytes() + left.map_or(0, |rows| rows.bytes());
        self.at_most = self.at_most.saturating_add(added);
        self.frames.push(Frame {
            step,
            moment: Rc::new(moment),
            is_anchor,
        });
        self.thin(trainer.samples());
    }

    /// Training goes on with step `next` after a change, or without the change that was made there the first time.
    /// The steps recorded from there on are no longer valid.
    pub fn go_on(&mut self, next: u64, changed: bool, is_open: bool) {
        let is_ahead = |frame: &&Frame| frame.is_anchor && frame.step >= next + u64::from(is_open);
        let end = match self.frames.iter().find(is_ahead) {
            _ if changed => next,
            Some(anchor) => anchor.step,
            None => return,
        };
        self.frames.retain(|frame| frame.step < end);
        self.furthest = self.furthest.min(end);
    }

    /// Bytes that it alone holds: not the frames that a later timeline has too, nor these rows.
    pub fn bytes<'a>(&'a self, later: Option<&Timeline>, mut rows: &'a Rc<Samples>) -> usize {
        let mut later = later.map_or(&[][..], |later| &later.frames);
        let mut bytes = size_of_val(&self.frames[..]);
        for Frame { step, moment, .. } in self.frames.iter().rev() {
            while let [rest @ .., last] = later
                && last.step > *step
            {
                later = rest;
            }
            let is_shared = |last: &Frame| Rc::ptr_eq(&last.moment, moment);
            if !later.last().is_some_and(is_shared) {
                bytes += moment.bytes();
                bytes +=
                    usize::from(!Rc::ptr_eq(moment.samples(), rows)) * moment.samples().bytes();
            }
            rows = moment.samples();
        }
        bytes
    }

    /// Goes to the moment after a number of updates.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn visit(&self, trainer: &mut Trainer, step: u64) -> Result<(), Error> {
        let is_anchor = |frame: &&Frame| frame.is_anchor && frame.step == step;
        if let Some(anchor) = self.frames.iter().find(is_anchor) {
            return trainer.go_to(&anchor.moment);
        }
        let before = self.frames.iter().rev().find(|frame| frame.step < step);
        let Some(frame) = before else {
            return Ok(());
        };
        trainer.go_to(&frame.moment)?;
        if trainer.updates() == step {
            return Ok(());
        }
        match trainer.run(&mut |trainer| trainer.updates() == step) {
            Err(Error::Diverged { .. }) => Ok(()),
            done => done,
        }
    }

    /// Its stride, and frames to write: the last ones that learn from these rows, as many as fit a mebibyte; some in
    /// between are left out first. The first of them can be visited, and nothing before it.
    pub fn kept(&self, samples: &Rc<Samples>) -> (u64, Vec<(&Moment, bool)>) {
        let same = self.frames.iter().rev();
        let same = same.take_while(|frame| Rc::ptr_eq(frame.moment.samples(), samples));
        let frames = &self.frames[self.frames.len() - same.count()..];
        let bytes: usize = frames.iter().map(|frame| frame.moment.bytes()).sum();
        let factor = (bytes.div_ceil(KEPT).max(1) as u64).next_power_of_two();
        let stride = self.stride.saturating_mul(factor);
        let mut room = KEPT;
        let mut kept = Vec::new();
        for (i, frame) in frames.iter().enumerate().rev() {
            if !(frame.is_anchor || frame.step.is_multiple_of(stride) || i == 0) {
                continue;
            }
            match room.checked_sub(frame.moment.bytes()) {
                Some(left) => room = left,
                None => break,
            }
            kept.push((&*frame.moment, frame.is_anchor));
        }
        kept.reverse();
        if let Some((_, is_anchor)) = kept.first_mut() {
            *is_anchor = true;
        }
        (stride, kept)
    }

    /// The timeline from the parts of [`Timeline::kept`]; none where the frames are not in order.
    pub fn from_kept(stride: u64, kept: Vec<(Moment, bool)>, furthest: u64) -> Option<Self> {
        let frames: Vec<Frame> = kept
            .into_iter()
            .map(|(moment, is_anchor)| Frame {
                step: moment.position().0,
                moment: Rc::new(moment),
                is_anchor,
            })
            .collect();
        let ordered = frames.windows(2).all(|pair| pair[0].step < pair[1].step);
        let ends = frames.last().is_none_or(|frame| frame.step < furthest);
        let fits = ordered && ends && stride.is_power_of_two() && frames.len() <= FRAMES;
        fits.then_some(Timeline {
            stride,
            frames,
            furthest,
            at_most: usize::MAX, // not counted yet
        })
    }

    fn thin(&mut self, rows: &Rc<Samples>) {
        while self.frames.len() > FRAMES || self.exceeds(rows) {
            if self.stride > self.furthest {
                self.frames.remove(0); // all are beginnings of changes
            } else {
                self.stride *= 2;
                let stride = self.stride;
                self.frames
                    .retain(|frame| frame.is_anchor || frame.step.is_multiple_of(stride));
            }
            if self.frames.len() < 2 {
                break;
            }
        }
    }

    fn exceeds(&mut self, rows: &Rc<Samples>) -> bool {
        if self.at_most > BYTES {
            self.at_most = self.bytes(None, rows);
        }
        self.at_most > BYTES
    }
}
