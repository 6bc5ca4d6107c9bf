//! What opened rows bring beside numbers: names of their classes, a standardisation.

use super::Document;
use crate::dataset::Standardization;

/// Names of the classes, and the standardisation of the inputs. A link has no room for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// In order of the classes' numbers; empty where they have no names.
    pub class_names: Vec<String>,
    /// The mean and scale of each input.
    pub standardization: Option<Standardization>,
}

impl Origin {
    /// About as many bytes of memory as it takes.
    pub(super) fn bytes(&self) -> usize {
        let names = self
            .class_names
            .iter()
            .map(|name| size_of_val(name) + name.len());
        let columns = self.standardization.as_ref().map_or(0, |s| s.mean.len());
        names.sum::<usize>() + 16 * columns
    }
}

impl Document {
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The class of each row, where it has one: as [`Document::classes`], or what a single output is to say, 0 or 1.
    pub fn labels(&self) -> Option<Vec<usize>> {
        let is_binary = self.n_outputs() == 1
            && !self.targets.is_empty()
            && self.targets.iter().all(|&t| t == 0.0 || t == 1.0);
        match is_binary {
            true => Some(self.targets.iter().map(|&t| t as usize).collect()),
            false => self.classes(),
        }
    }

    /// Drops names and standardisation that no longer fit the rows, inputs or classes.
    pub(super) fn fit_origin(&mut self) {
        let classes = match !self.origin.class_names.is_empty() && self.labels().is_some() {
            true => self.n_outputs().max(2),
            false => 0,
        };
        let Origin {
            class_names,
            standardization,
        } = &mut self.origin;
        if class_names.len() != classes {
            class_names.clear();
        }
        let inputs = self.sizes[0];
        if standardization
            .as_ref()
            .is_some_and(|s| s.mean.len() != inputs)
        {
            *standardization = None;
        }
    }
}
