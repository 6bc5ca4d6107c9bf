//! What can be undone and redone, in as many bytes as it may take.

use crate::Document;
use std::collections::VecDeque;

/// Bytes for all entries together; the last one stays, however large it is.
const BYTES: usize = 16 << 20;

/// Documents before and after the present one.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: VecDeque<Document>,
    future: Vec<Document>,
    gesture: Option<String>,
}

impl History {
    /// Remembers the document before a change. Changes of one gesture are one entry, and none where the last of
    /// them leads back to where the first began.
    pub fn push(&mut self, before: Document, now: &Document, gesture: Option<&str>) {
        let goes_on = gesture.is_some() && gesture == self.gesture.as_deref();
        self.gesture = gesture.map(Into::into);
        self.future.clear();
        if !goes_on {
            self.past.push_back(before);
        } else if self.past.back() == Some(now) {
            self.past.pop_back();
            self.gesture = None;
        }
        let mut bytes: usize = self.past.iter().map(Document::bytes).sum();
        while bytes > BYTES && self.past.len() > 1 {
            bytes -= self.past.pop_front().map_or(0, |oldest| oldest.bytes());
        }
    }

    /// The document to go back to, from `now`. What equals it already is passed over: a link may have led there.
    pub fn before(&mut self, now: &Document) -> Option<Document> {
        if !self.can_undo(now) {
            return None;
        }
        self.gesture = None;
        let found = std::iter::from_fn(|| self.past.pop_back()).find(|entry| entry != now);
        self.future.push(now.clone());
        found
    }

    /// The document to go forward to.
    pub fn after(&mut self, now: &Document) -> Option<Document> {
        if !self.can_redo(now) {
            return None;
        }
        self.gesture = None;
        let found = std::iter::from_fn(|| self.future.pop()).find(|entry| entry != now);
        self.past.push_back(now.clone());
        found
    }

    pub fn can_undo(&self, now: &Document) -> bool {
        self.past.iter().any(|entry| entry != now)
    }

    pub fn can_redo(&self, now: &Document) -> bool {
        self.future.iter().any(|entry| entry != now)
    }

    pub fn gesture(&self) -> Option<&str> {
        self.gesture.as_deref()
    }

    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }
}
