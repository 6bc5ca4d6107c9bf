//! A figure's state: the document, its network with all values, the training, and undo.
//! Everything that happens to a figure goes through its session.

mod check;
mod compare;
mod computed;
mod decision;
mod file;
mod frame;
mod history;
mod loss_line;
mod map;
mod palette;
mod run;
mod score;
mod script;
mod snapshot;
mod timeline;
mod training;

pub use frame::{Comparison, Focus, Frame, Part, Parts};
pub use map::{Axis, Grid, Maps, Shown};
pub use palette::Palette;
pub(crate) use run::samples;
pub use run::{Run, Train};

use crate::{Document, Edit, Error, Network, Place, Trace, compare::Search, proof::GradientCheck};
use computed::{Computed, same_parameters};
use history::{Entry, History, Now};
use std::borrow::Cow;

/// A document, computed, with what can be undone.
///
/// ```
/// use perceptible::{Document, Edit, Preset, Session};
/// let mut session = Session::new(Document::from(Preset::Post))?;
/// session.edit(&[Edit::Input { row: 0, index: 2, value: -5.5 }], None)?;
/// assert_eq!(session.document().to_link(), "v1&x=3,1,-5.5");
/// session.undo()?;
/// assert_eq!(session.document().to_link(), "");
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    document: Document,
    computed: Computed,
    /// Once training has begun.
    run: Option<Run>,
    history: History,
    focus: Focus,
    revisions: Revisions,
    /// The last serial number of a run.
    serials: u64,
    /// The gradient check, and what it was begun for.
    check: Option<(Revisions, GradientCheck)>,
    /// The printout that is compared, and what it was begun for.
    comparison: Option<(Revisions, String, Search)>,
    /// Memory for maps.
    room: Option<map::Room>,
}

/// Counters of changes for each part of a session: a copy is valid while its counter is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// Anything at all.
    pub document: u32,
    /// All but numbers: sizes, activations, fields, rows, whether it is edited.
    pub structure: u32,
    /// Weights and biases.
    pub parameters: u32,
    /// Weights and biases before anyone edited them.
    pub original: u32,
    /// The training.
    pub training: u32,
}

impl Session {
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(document: Document) -> Result<Self, Error> {
        Ok(Session {
            computed: Computed::new(&document, None)?,
            document,
            run: None,
            history: History::default(),
            focus: Focus::default(),
            revisions: Revisions::default(),
            serials: 0,
            check: None,
            comparison: None,
            room: None,
        })
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The network that is shown: the document's, or while it is trained as the present step has found it.
    pub fn network(&self) -> &Network {
        match &self.run {
            Some(run) => run.trainer().network(),
            None => &self.computed.network,
        }
    }

    /// The values of the document's inputs in it.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn trace(&self) -> Result<Cow<'_, Trace>, Error> {
        match self.trace_there() {
            Some(trace) => Ok(Cow::Borrowed(trace)),
            None => Ok(Cow::Owned(
                self.network().forward_flat(self.document.inputs())?,
            )),
        }
    }

    /// The same where it need not be computed.
    fn trace_there(&self) -> Option<&Trace> {
        let Some(run) = &self.run else {
            return Some(&self.computed.trace);
        };
        let trainer = run.trainer();
        let is_whole = trainer.is_whole() && trainer.samples().split().test.is_empty();
        trainer.trace().filter(|_| is_whole)
    }

    pub fn revisions(&self) -> Revisions {
        self.revisions
    }

    /// Opens a document without undo: a link. The present training belongs to the document before and
    /// ends; opening the same document again changes nothing.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`]; then nothing has changed, as with every error below.
    pub fn show(&mut self, document: Document) -> Result<(), Error> {
        self.history.end_gesture();
        match document == self.document {
            true => Ok(()),
            false => self.open(document),
        }
    }

    /// Opens a preset, link or file that the reader has chosen, even the present one: nothing is learnt yet.
    /// This can be undone.
    ///
    /// # Errors
    /// As [`Session::show`].
    pub fn replace(&mut self, document: Document) -> Result<(), Error> {
        let before = self.entry()?;
        self.open(document)?;
        if before.is_not(self.now()) {
            self.remember(before, None);
        }
        Ok(())
    }

    /// Opens the document of an author's attributes, without undo. A training goes on as after an edit.
    ///
    /// # Errors
    /// As [`Session::show`].
    pub fn amend(&mut self, document: Document) -> Result<(), Error> {
        self.history.end_gesture();
        self.set(document).map(drop)
    }

    /// Replaces the document; nothing is learnt yet.
    fn open(&mut self, document: Document) -> Result<(), Error> {
        let run = self.run.take();
        if let Err(error) = self.set(document) {
            self.run = run;
            return Err(error);
        }
        if run.is_some() {
            self.revisions.parameters += 1;
            self.moved(None);
        }
        Ok(())
    }

    /// Goes on with another document, as after edits; it is undone together with the edits and documents of the same gesture before it.
    ///
    /// # Errors
    /// As [`Session::show`].
    pub fn replace_within(
        &mut self,
        document: Document,
        gesture: Option<&str>,
    ) -> Result<(), Error> {
        self.change(document, &[], gesture)
    }

    /// Edits the document, all or nothing. Edits with the same gesture (one drag, one held key) are undone together.
    /// After the first step of a training, weights and biases are the run's: the document keeps those that it began
    /// with.
    ///
    /// # Errors
    /// As [`Document::edit`].
    pub fn edit(&mut self, edits: &[Edit], gesture: Option<&str>) -> Result<(), Error> {
        let drawn = &self.computed.drawn;
        if self.is_under_way() && edits.iter().any(Edit::sets_parameters) {
            let (own, others): (Vec<_>, Vec<_>) =
                edits.iter().cloned().partition(Edit::sets_parameters);
            let document = self.document.edited_from(&others, drawn)?;
            if document.sizes() == self.document.sizes() {
                document.edited_from(&own, drawn)?;
                let mut values = Vec::new();
                for edit in &own {
                    edit.values(&self.computed.original, &mut values);
                }
                return self.change(document, &values, gesture);
            }
        }
        let document = self.document.edited_from(edits, drawn)?;
        self.change(document, &[], gesture)
    }

    /// Opens rows behind edits that make the network learn them, all or nothing; it is undone together with what has the
    /// same gesture before it. A batch can be as large as the rows only once these are there: edits from its size on come
    /// then.
    ///
    /// # Errors
    /// As [`Document::edit`], and those of `open`.
    pub fn open_rows(
        &mut self,
        edits: &[Edit],
        open: &dyn Fn(&Document) -> Result<Document, Error>,
        gesture: Option<&str>,
    ) -> Result<(), Error> {
        let is_of_batch = |edit: &Edit| edit.field_name() == Some("batch_size");
        let first = edits.iter().position(is_of_batch);
        let (before, after) = edits.split_at(first.unwrap_or(edits.len()));
        let document = self.document.edited_from(before, &self.computed.drawn)?;
        self.change(open(&document)?.edit(after)?, &[], gesture)
    }

    /// # Errors
    /// As [`Session::show`].
    pub fn undo(&mut self) -> Result<(), Error> {
        if !self.can_undo() {
            return Ok(());
        }
        let now = self.entry()?;
        let Some(entry) = self.history.before(now) else {
            return Ok(());
        };
        let done = self.go_to(&entry);
        if done.is_err() {
            self.history.after(entry);
        }
        done
    }

    /// # Errors
    /// As [`Session::show`].
    pub fn redo(&mut self) -> Result<(), Error> {
        if !self.can_redo() {
            return Ok(());
        }
        let now = self.entry()?;
        let Some(entry) = self.history.after(now) else {
            return Ok(());
        };
        let done = self.go_to(&entry);
        if done.is_err() {
            self.history.before(entry);
        }
        done
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo(self.now())
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo(self.now())
    }

    /// The gesture of the last change.
    pub fn gesture(&self) -> Option<&str> {
        self.history.gesture()
    }

    /// Ends the gesture: the next change is undone on its own.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    /// Sets another document, and other weights and biases of the run.
    fn change(
        &mut self,
        document: Document,
        values: &[(Place, f64)],
        gesture: Option<&str>,
    ) -> Result<(), Error> {
        let before = self.entry()?;
        let same = self.set(document)?.is_none();
        match self.run.take() {
            Some(mut run) if !values.is_empty() => {
                run.set_parameters(values)?;
                self.revisions.parameters += 1;
                self.moved(Some(run));
            }
            run => {
                self.run = run;
                if same {
                    return Ok(());
                }
            }
        }
        self.remember(before, gesture);
        Ok(())
    }

    /// The present state, to come back to.
    fn entry(&self) -> Result<Entry, Error> {
        let mark = self.run.as_ref().map(Run::mark);
        Ok(Entry {
            document: self.document.try_clone()?,
            mark: mark.transpose()?,
        })
    }

    fn now(&self) -> Now<'_> {
        (
            &self.document,
            self.run.as_ref().map_or(0, |run| run.serial),
        )
    }

    fn remember(&mut self, before: Entry, gesture: Option<&str>) {
        let run = self.run.as_ref();
        let now = (&self.document, run.map_or(0, |run| run.serial));
        let shared = run.map(Run::shared);
        self.history.push(before, now, shared, gesture);
    }

    /// Puts a document in the place of the present one, which it gives back; none where both are the same.
    fn set(&mut self, document: Document) -> Result<Option<Document>, Error> {
        if document == self.document {
            return Ok(None);
        }
        let computed = Computed::new(&document, Some((&self.document, &self.computed)))?;
        // A run goes on if it would have begun with the same weights.
        let goes_on = same_parameters(&computed.network, &self.computed.network)
            && !document.targets().is_empty();
        match &mut self.run {
            Some(run) if goes_on => {
                if let Err(error) = run.adopt(&document) {
                    // Takes back what it took over before the error.
                    let _ = run.adopt(&self.document);
                    return Err(error);
                }
            }
            run => *run = None,
        }
        let (before, after) = (&self.document, &document);
        let count = |revision: &mut u32, changed: bool| *revision += u32::from(changed);
        let revisions = &mut self.revisions;
        count(&mut revisions.document, true);
        count(&mut revisions.training, true);
        count(
            &mut revisions.structure,
            !before.same_structure(after)
                || before.is_edited() != after.is_edited()
                || before.is_compared() != after.is_compared(),
        );
        let old = &self.computed;
        count(
            &mut revisions.parameters,
            self.run.is_some() || !same_parameters(&computed.network, &old.network),
        );
        count(
            &mut revisions.original,
            !same_parameters(&computed.original, &old.original),
        );
        self.computed = computed;
        Ok(Some(std::mem::replace(&mut self.document, document)))
    }
}
