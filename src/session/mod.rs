//! What a figure holds: the document, its network with all values, and what can be taken back. Everything that
//! happens to a figure goes through its session.

mod frame;
mod history;
mod snapshot;

pub use frame::{Comparison, Focus, Frame, Part, Parts};

use crate::{Document, Edit, Error, Network, Trace, layer::same_bits};
use history::History;

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
    history: History,
    focus: Focus,
    revisions: Revisions,
}

/// All that follows from a document.
#[derive(Clone, Debug)]
struct Computed {
    /// From the seed alone.
    drawn: Network,
    /// With the preset's own weights.
    original: Network,
    /// With the edits.
    network: Network,
    trace: Trace,
}

/// How often each part of a session has changed: whoever keeps a copy sees by them whether it is still true.
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
}

impl Session {
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn new(document: Document) -> Result<Self, Error> {
        Ok(Session {
            computed: Computed::new(&document, None)?,
            document,
            history: History::default(),
            focus: Focus::default(),
            revisions: Revisions::default(),
        })
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The network that the document gives.
    pub fn network(&self) -> &Network {
        &self.computed.network
    }

    /// The values of the document's inputs in it.
    pub fn trace(&self) -> &Trace {
        &self.computed.trace
    }

    pub fn revisions(&self) -> Revisions {
        self.revisions
    }

    /// Shows another document, which nobody can take back: a link, an author's attributes.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`]; then nothing has changed, as with every error below.
    pub fn show(&mut self, document: Document) -> Result<(), Error> {
        self.history.end_gesture();
        self.set(document).map(drop)
    }

    /// Goes on with another document; this can be undone.
    ///
    /// # Errors
    /// As [`Session::show`].
    pub fn replace(&mut self, document: Document) -> Result<(), Error> {
        self.change(document, None)
    }

    /// Edits the document, all or nothing. Edits with the same gesture (one drag, one held key) are undone together.
    ///
    /// # Errors
    /// As [`Document::edit`].
    pub fn edit(&mut self, edits: &[Edit], gesture: Option<&str>) -> Result<(), Error> {
        let document = self.document.edited_from(edits, &self.computed.drawn)?;
        self.change(document, gesture)
    }

    /// # Errors
    /// As [`Session::show`].
    pub fn undo(&mut self) -> Result<(), Error> {
        match self.history.before(&self.document) {
            Some(document) => self.set(document).map(drop),
            None => Ok(()),
        }
    }

    /// # Errors
    /// As [`Session::show`].
    pub fn redo(&mut self) -> Result<(), Error> {
        match self.history.after(&self.document) {
            Some(document) => self.set(document).map(drop),
            None => Ok(()),
        }
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo(&self.document)
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo(&self.document)
    }

    /// What the last change belongs to.
    pub fn gesture(&self) -> Option<&str> {
        self.history.gesture()
    }

    /// The next change is undone apart from the last.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    fn change(&mut self, document: Document, gesture: Option<&str>) -> Result<(), Error> {
        if let Some(before) = self.set(document)? {
            self.history.push(before, &self.document, gesture);
        }
        Ok(())
    }

    /// Puts a document in the place of the present one, which it gives back; none where both are the same.
    fn set(&mut self, document: Document) -> Result<Option<Document>, Error> {
        if document == self.document {
            return Ok(None);
        }
        let computed = Computed::new(&document, Some((&self.document, &self.computed)))?;
        let (before, after) = (&self.document, &document);
        let count = |revision: &mut u32, changed: bool| *revision += u32::from(changed);
        let revisions = &mut self.revisions;
        count(&mut revisions.document, true);
        count(
            &mut revisions.structure,
            !before.same_structure(after) || before.is_edited() != after.is_edited(),
        );
        let old = &self.computed;
        count(
            &mut revisions.parameters,
            !same_parameters(&computed.network, &old.network),
        );
        count(
            &mut revisions.original,
            !same_parameters(&computed.original, &old.original),
        );
        self.computed = computed;
        Ok(Some(std::mem::replace(&mut self.document, document)))
    }
}

impl Computed {
    /// What was drawn before is not drawn again.
    fn new(document: &Document, before: Option<(&Document, &Computed)>) -> Result<Self, Error> {
        let drawn = match before {
            Some((before, computed)) if before.draws_as(document) => {
                let mut drawn = computed.drawn.clone();
                for (layer, &activation) in document.activations().iter().enumerate() {
                    drawn.set_activation(layer, activation)?;
                }
                drawn
            }
            _ => document.drawn()?,
        };
        let network = document.edited(drawn.clone());
        Ok(Computed {
            original: document.originally(drawn.clone()),
            trace: network.forward_flat(document.inputs())?,
            drawn,
            network,
        })
    }
}

/// Whether both have the same shape and the same weights and biases, to the bit.
fn same_parameters(a: &Network, b: &Network) -> bool {
    a.shape() == b.shape() && same_bits(a.parameters().as_slice(), b.parameters().as_slice())
}
