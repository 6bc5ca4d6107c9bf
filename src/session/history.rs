//! Undo and redo, within a bound of bytes.

use super::run::{Mark, Shared};
use crate::Document;
use std::collections::VecDeque;

/// Bytes for all entries together, beside what the present state holds itself: a training that was begun anew with its
/// key frames, and more. The last entry stays, however large it is.
const BYTES: usize = 40 << 20;

/// A document, and where its training stood.
#[derive(Clone, Debug)]
pub struct Entry {
    pub document: Document,
    pub mark: Option<Mark>,
}

/// The same of the present, by reference; a training by its serial number, 0 for none.
pub type Now<'a> = (&'a Document, u64);

/// The states before and after the present one.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: VecDeque<Entry>,
    future: Vec<Entry>,
    gesture: Option<String>,
}

impl Entry {
    pub fn is_not(&self, now: Now) -> bool {
        !self.is(now)
    }

    fn is(&self, (document, serial): Now) -> bool {
        self.mark.as_ref().map_or(0, |mark| mark.serial) == serial && self.document == *document
    }

    /// Bytes that it holds and the next state does not.
    fn bytes(&self, next: Option<Shared>) -> usize {
        self.document.bytes() + self.mark.as_ref().map_or(0, |mark| mark.bytes(next))
    }
}

impl History {
    /// Records the state before a change. Changes of one gesture are one entry, which is dropped where the last of
    /// them leads back to where the first began.
    pub fn push(&mut self, before: Entry, now: Now, run: Option<Shared>, gesture: Option<&str>) {
        let goes_on = self.goes_on(gesture);
        self.gesture = gesture.map(Into::into);
        self.future.clear();
        if !goes_on {
            self.past.push_back(before);
            let kept = self.kept(run);
            self.past.drain(..self.past.len() - kept);
        } else if self.past.back().is_some_and(|entry| entry.is(now)) {
            self.past.pop_back();
            self.gesture = None;
        }
    }

    /// How many of the last entries there is room for. What is shared is held by states that follow each other: it counts
    /// for the last of them.
    fn kept<'a>(&'a self, mut next: Option<Shared<'a>>) -> usize {
        let mut bytes = 0;
        let fits = self.past.iter().rev().take_while(|entry| {
            bytes += entry.bytes(next);
            next = entry.mark.as_ref().map(Mark::shared);
            bytes <= BYTES
        });
        fits.count().max(1)
    }

    /// Whether a change with this gesture belongs to the last entry.
    pub fn goes_on(&self, gesture: Option<&str>) -> bool {
        gesture.is_some() && gesture == self.gesture.as_deref()
    }

    /// A change that belongs to the last entry.
    pub fn go_on(&mut self) {
        self.future.clear();
    }

    /// The state to go back to. States equal to the present are skipped: a link may have led there.
    pub fn before(&mut self, now: Entry) -> Option<Entry> {
        self.gesture = None;
        let is = |entry: &Entry| entry.is(now.now());
        let found = std::iter::from_fn(|| self.past.pop_back()).find(|entry| !is(entry));
        self.future.push(now);
        found
    }

    /// The state to go forward to.
    pub fn after(&mut self, now: Entry) -> Option<Entry> {
        self.gesture = None;
        let is = |entry: &Entry| entry.is(now.now());
        let found = std::iter::from_fn(|| self.future.pop()).find(|entry| !is(entry));
        self.past.push_back(now);
        found
    }

    /// The state that undo leads to.
    pub fn last(&self, now: Now) -> Option<&Entry> {
        self.past.iter().rev().find(|entry| !entry.is(now))
    }

    pub fn can_undo(&self, now: Now) -> bool {
        self.last(now).is_some()
    }

    pub fn can_redo(&self, now: Now) -> bool {
        self.future.iter().any(|entry| !entry.is(now))
    }

    pub fn gesture(&self) -> Option<&str> {
        self.gesture.as_deref()
    }

    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }
}

impl Entry {
    fn now(&self) -> Now<'_> {
        let serial = self.mark.as_ref().map_or(0, |mark| mark.serial);
        (&self.document, serial)
    }
}
