//! Every step of a training can be visited again: key frames, and replay between them.

use crate::{Error, Moment, Trainer};
use std::rc::Rc;

/// Bytes for all key frames together.
const BYTES: usize = 32 << 20;
/// How many there are at most.
const FRAMES: usize = 512;

/// Beginnings of steps: every s-th, and each before which a person has changed something.
#[derive(Clone, Debug)]
pub struct Timeline {
    stride: u64,
    frames: Vec<Frame>,
    furthest: u64,
}

#[derive(Clone, Debug)]
struct Frame {
    step: u64,
    moment: Rc<Moment>,
    /// It does not follow from the frame before.
    is_anchor: bool,
}

impl Default for Timeline {
    fn default() -> Self {
        Timeline {
            stride: 1,
            frames: Vec::new(),
            furthest: 0,
        }
    }
}

impl Timeline {
    /// The last step that was taken.
    pub fn furthest(&self) -> u64 {
        self.furthest
    }

    /// Takes note of the step that has just been updated; without memory for it, replay takes longer.
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
        self.frames.push(Frame {
            step,
            moment: Rc::new(moment),
            is_anchor,
        });
        self.thin();
    }

    /// Training goes on with step `next`, with something changed, or without what was changed there the first time.
    /// What came from there on does not follow any more.
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

    /// Goes to where so many updates are done.
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
        while trainer.updates() < step {
            match trainer.step() {
                Err(Error::Diverged { .. }) => break,
                done => done?,
            }
        }
        Ok(())
    }

    fn bytes(&self) -> usize {
        self.frames.iter().map(|frame| frame.moment.bytes()).sum()
    }

    fn thin(&mut self) {
        while self.frames.len() > FRAMES || self.bytes() > BYTES {
            self.stride *= 2;
            let (stride, before) = (self.stride, self.frames.len());
            self.frames
                .retain(|frame| frame.is_anchor || frame.step.is_multiple_of(stride));
            if self.frames.len() == before && self.stride > self.furthest {
                self.frames.remove(0);
            }
            if self.frames.len() < 2 {
                break;
            }
        }
    }
}
