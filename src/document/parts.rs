//! A document in parts, as a session's bytes hold it, and copies of it.

use super::{
    Document, Origin, check, limits,
    parameters::{Edits, Place},
};
use crate::{
    Error, Network, Training,
    layer::{check_numbers, copy},
};

impl Document {
    /// A link that holds everything but inputs, targets and edits; these two, empty where the link draws them; the
    /// edits by their places.
    pub(crate) fn to_parts(
        &self,
    ) -> (
        String,
        [&[f64]; 2],
        impl ExactSizeIterator<Item = (Place, f64)>,
    ) {
        let base = Document::base(self.preset, &self.sizes);
        let link = Document {
            inputs: base.inputs,
            targets: base.targets,
            are_classes: false,
            origin: Origin::default(),
            edits: base.edits,
            ..self.clone()
        }
        .to_text();
        let rows: [&[f64]; 2] = match self.data {
            Some(_) => [&[], &[]],
            None => [&self.inputs, &self.targets],
        };
        (link, rows, self.edits.iter().copied())
    }

    /// This document with other inputs, targets and edits.
    pub(crate) fn with_parts(
        mut self,
        [inputs, targets]: [Vec<f64>; 2],
        are_classes: bool,
        origin: Option<Origin>,
        edits: &[(Place, f64)],
    ) -> Result<Document, Error> {
        if let Some(origin) = origin {
            self.origin = origin;
        }
        if self.data.is_none() || !inputs.is_empty() {
            self.data = None;
            let rows = inputs.len() / self.sizes[0];
            check::count("rows", rows, 1, limits::ROWS_OF_SESSION)?;
            check_numbers("inputs", &inputs, rows * self.sizes[0])?;
            self.inputs = inputs;
            self.set_targets(&targets)?;
            self.are_classes = are_classes;
            if let Some(classes) = self.classes() {
                self.set_classes(&classes)?;
            }
        }
        self.fit_origin();
        self.edits = Edits::default();
        for &(place, value) in edits {
            if !place.is_in(&self.sizes) {
                return Err(Error::DamagedSnapshot { place: "edits" });
            }
            self.edits.set(place, check::finite("edits", value)?);
        }
        Ok(self)
    }

    /// A link with the fields and activations that this document would have, trained in this other way.
    pub(crate) fn trained_as(&self, network: &Network, training: &Training) -> String {
        let layers = network.layers().into_iter();
        Document {
            activations: layers.map(|layer| layer.activation()).collect(),
            training: *training,
            data: None,
            ..self.clone()
        }
        .to_parts()
        .0
    }

    /// A copy, or an error where a plain clone would abort.
    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        Ok(Document {
            preset: self.preset,
            sizes: self.sizes.clone(),
            activations: self.activations.clone(),
            seed: self.seed,
            initialization: self.initialization,
            scale: self.scale,
            drawn_before: self.drawn_before,
            edits: self.edits.try_clone()?,
            inputs: copy(&self.inputs)?,
            targets: copy(&self.targets)?,
            are_classes: self.are_classes,
            data: self.data.clone(),
            origin: self.origin.clone(),
            test_size: self.test_size,
            split_seed: self.split_seed,
            training: self.training,
        })
    }

    /// About as many bytes of memory as it takes.
    pub(crate) fn bytes(&self) -> usize {
        let numbers = size_of_val(&self.inputs[..]) + size_of_val(&self.targets[..]);
        size_of::<Self>() + numbers + self.edits.bytes() + self.origin.bytes()
    }
}
