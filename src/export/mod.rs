//! The network in other people's formats, one file a format.

pub mod numpy;
pub mod pytorch;

use crate::{Document, Error, Training};
use numpy::{Learnt, TrainingScript};

/// What a training is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Library {
    /// [`numpy::training`]: every line of the arithmetic, in the post's class.
    #[default]
    NumPy,
    /// [`pytorch::training`]: PyTorch's own layers, losses and optimisers.
    PyTorch,
}

impl Library {
    pub const ALL: &'static [Library] = &[Library::NumPy, Library::PyTorch];

    /// By its name, as Python imports it: `numpy`, `torch`.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().find(|library| library.name() == name);
        let names = || Self::ALL.iter().map(|library| library.name());
        found
            .copied()
            .ok_or_else(|| Error::unknown_name("library", name, names()))
    }

    pub fn name(self) -> &'static str {
        match self {
            Library::NumPy => "numpy",
            Library::PyTorch => "torch",
        }
    }

    /// The script that trains this document's network; see [`numpy::training`].
    ///
    /// # Errors
    /// As [`numpy::training`].
    pub fn training(
        self,
        document: &Document,
        training: &Training,
        steps: u64,
        asserts: bool,
    ) -> Result<TrainingScript, Error> {
        let learnt = Learnt::replay(document, training, steps)?;
        self.written(document, training, &learnt, asserts)
    }

    /// The script of a training that came to this.
    pub(crate) fn written(
        self,
        document: &Document,
        training: &Training,
        learnt: &Learnt,
        asserts: bool,
    ) -> Result<TrainingScript, Error> {
        match self {
            Library::NumPy => numpy::written(document, training, learnt, asserts),
            Library::PyTorch => pytorch::written(document, training, learnt, asserts),
        }
    }
}
