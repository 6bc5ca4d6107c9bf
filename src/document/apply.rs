//! What an edit does to a document.

use super::{
    Document, Edit, check,
    fields::Field,
    limits,
    parameters::{Array, Edits, Place},
};
use crate::{
    Activation, Error, Network,
    layer::{check_numbers, copy, same_bits},
};

impl Document {
    /// The document after these edits in order; this one stays as it is.
    ///
    /// # Errors
    /// The first edit that does not fit: a layer, neuron or row that is not there, a number that
    /// is not finite, a limit exceeded.
    pub fn edit(&self, edits: &[Edit]) -> Result<Document, Error> {
        self.edited_from(edits, &self.drawn()?)
    }

    /// The same for callers that have the document's network as drawn already.
    pub(crate) fn edited_from(&self, edits: &[Edit], drawn: &Network) -> Result<Document, Error> {
        let mut document = self.try_clone()?;
        for edit in edits {
            document.apply(edit)?;
        }
        // Changed rows are no longer the generator's.
        let same = same_bits(&document.inputs, &self.inputs)
            && same_bits(&document.targets, &self.targets)
            && document.are_classes == self.are_classes;
        if !same {
            document.data = None;
        }
        document.fit_origin();
        let mut set = edits.iter().filter_map(Edit::field_name);
        document.fit_batch(set.find(|&name| name == "batch_size"))?;
        if edits.iter().any(Edit::sets_parameters) {
            match document.draws_as(self) {
                true => document.forget_unchanged(drawn),
                false => document.forget_unchanged(&document.drawn()?),
            }
        }
        Ok(document)
    }

    pub(super) fn apply(&mut self, edit: &Edit) -> Result<(), Error> {
        match *edit {
            Edit::Input { row, index, value } => {
                position("row", row, 0, self.rows())?;
                position("index", index, 0, self.sizes[0])?;
                let value = check::finite(&format!("inputs[{row}][{index}]"), value)?;
                self.inputs[row * self.sizes[0] + index] = value;
            }
            Edit::Inputs { rows, ref values } => {
                self.check_rows(rows)?;
                check_numbers("inputs", values, rows * self.sizes[0])?;
                self.inputs = copy(values)?;
                self.origin.standardization = None;
                self.fit_targets();
            }
            Edit::Target { row, index, value } => {
                position("row", row, 0, self.rows())?;
                position("index", index, 0, self.n_outputs())?;
                let value = check::finite(&format!("targets[{row}][{index}]"), value)?;
                let outputs = self.n_outputs();
                self.targets.resize(self.rows() * outputs, 0.0);
                self.targets[row * outputs + index] = value;
                self.are_classes = false;
            }
            Edit::Class { row, value } => {
                position("row", row, 0, self.rows())?;
                let mut classes = self.classes().unwrap_or_else(|| vec![0; self.rows()]);
                classes[row] = value;
                self.set_classes(&classes)?;
            }
            Edit::Classes { ref values } => self.set_classes(values)?,
            Edit::Targets { ref values } => self.set_targets(values)?,
            Edit::AddRow => {
                self.check_rows(self.rows() + 1)?;
                self.inputs
                    .extend_from_within(self.inputs.len() - self.sizes[0]..);
                if !self.targets.is_empty() {
                    self.targets
                        .extend_from_within(self.targets.len() - self.n_outputs()..);
                }
            }
            Edit::RemoveRow { row } => {
                position("row", row, 0, self.rows())?;
                check::count("rows", self.rows() - 1, 1, limits::ROWS_OF_SESSION)?;
                let start = row * self.sizes[0];
                self.inputs.drain(start..start + self.sizes[0]);
                if !self.targets.is_empty() {
                    let start = row * self.n_outputs();
                    self.targets.drain(start..start + self.n_outputs());
                }
            }
            Edit::Weight {
                layer,
                from,
                to,
                value,
            } => {
                self.check_layer(layer)?;
                position("from", from, 0, self.sizes[layer])?;
                position("to", to, 0, self.sizes[layer + 1])?;
                let name = format!("weights[{layer}][{from}][{to}]");
                self.set(Place::Weight { layer, from, to }, &name, value)?;
            }
            Edit::Bias { layer, to, value } => {
                self.check_layer(layer)?;
                position("to", to, 0, self.sizes[layer + 1])?;
                self.set(
                    Place::Bias { layer, to },
                    &format!("biases[{layer}][{to}]"),
                    value,
                )?;
            }
            Edit::Weights { layer, ref values } => {
                self.check_layer(layer)?;
                self.set_matrix(layer, Array::Weights, values)?;
            }
            Edit::Biases { layer, ref values } => {
                self.check_layer(layer)?;
                self.set_matrix(layer, Array::Biases, values)?;
            }
            Edit::Field {
                ref name,
                ref value,
            } => Field::named(name)?.set(self, value)?,
            Edit::Activation { layer, activation } => {
                self.check_layer(layer)?;
                self.activations[layer] = activation.checked()?;
            }
            Edit::Parameter { layer, value } => {
                self.check_layer(layer)?;
                let value = check::finite("parameter", value)?;
                self.activations[layer] = self.activations[layer].with_parameter(value)?;
            }
            Edit::Size {
                position: at,
                value,
            } => {
                position("position", at, 0, self.sizes.len())?;
                check::size(&format!("layers[{at}]"), value as f64)?;
                let rows = self.rows();
                let was = std::mem::replace(&mut self.sizes[at], value);
                check::sizes(&self.sizes)?;
                self.check_rows(rows)?;
                self.sizes[at] = was;
                if at == 0 {
                    self.inputs = resize_rows(&self.inputs, self.sizes[0], value);
                }
                let classes = self.classes();
                if at + 1 == self.sizes.len() {
                    self.targets = resize_rows(&self.targets, self.n_outputs(), value);
                }
                self.sizes[at] = value;
                if let Some(mut classes) = classes {
                    // Classes without an output become the last remaining class.
                    let last = self.n_outputs() - 1;
                    classes
                        .iter_mut()
                        .for_each(|class| *class = last.min(*class));
                    self.set_classes(&classes)?;
                }
                let sizes = &self.sizes;
                self.edits.keep(|place, _| place.is_in(sizes));
            }
            Edit::AddLayer { position: at } => {
                position("position", at, 1, self.sizes.len())?;
                check::count("layers", self.sizes.len() + 1, 2, limits::SIZES_OF_SESSION)?;
                let hidden = &self.activations[..self.activations.len() - 1];
                let beside = hidden.get(at.max(2) - 2).copied();
                let activation = beside.unwrap_or(Activation::Sigmoid);
                self.sizes.insert(at, 4);
                self.activations.insert(at - 1, activation);
                check::sizes(&self.sizes)?;
                // The layer that lost its inputs keeps its biases; its weights are new.
                self.edits.relocate(|place| after_insert(place, at - 1));
            }
            Edit::RemoveLayer { position: at } => {
                check::count("layers", self.sizes.len() - 1, 2, limits::SIZES_OF_SESSION)?;
                position("position", at, 1, self.sizes.len() - 1)?;
                self.sizes.remove(at);
                self.activations.remove(at - 1);
                check::sizes(&self.sizes)?;
                self.edits.relocate(|place| after_removal(place, at - 1));
            }
            Edit::DrawParameters => self.edits = Edits::default(),
        }
        Ok(())
    }

    /// How many rows there may be.
    pub(super) fn check_rows(&self, rows: usize) -> Result<(), Error> {
        let widest = self.sizes[0].max(self.n_outputs());
        let most = limits::ROWS_OF_SESSION.min(limits::NUMBERS / widest);
        check::count("rows", rows, 1, most)
    }

    fn set(&mut self, place: Place, name: &str, value: Option<f64>) -> Result<(), Error> {
        match value {
            Some(value) => {
                self.edits.set(place, check::finite(name, value)?);
            }
            None => match self.preset_edits().get(place) {
                Some(original) => {
                    self.edits.set(place, original);
                }
                None => self.edits.remove(place),
            },
        }
        Ok(())
    }

    /// All targets, or none.
    pub(super) fn set_targets(&mut self, values: &[f64]) -> Result<(), Error> {
        if !values.is_empty() {
            check_numbers("targets", values, self.rows() * self.n_outputs())?;
        }
        self.targets = copy(values)?;
        self.are_classes = false;
        Ok(())
    }

    /// As many rows of targets as there are rows, if there are any: a new row has those of the last.
    pub(super) fn fit_targets(&mut self) {
        let outputs = self.n_outputs();
        let Some(last) = self.targets.len().checked_sub(outputs) else {
            return;
        };
        let last = self.targets[last..].to_vec();
        let new = last.iter().cycle().copied();
        let length = self.rows() * outputs;
        let missing = length.saturating_sub(self.targets.len());
        self.targets.extend(new.take(missing));
        self.targets.truncate(length);
    }

    /// A number that is back at its drawn value is no edit.
    fn forget_unchanged(&mut self, drawn: &Network) {
        let preset = self.preset_edits();
        let shape = drawn.shape();
        let original =
            |place| Some(drawn.parameters().as_slice()[shape.index(place).ok()?].to_bits());
        self.edits.keep(|place, value| {
            preset.get(place).is_some() || original(place) != Some(value.to_bits())
        });
    }

    pub(super) fn set_matrix(
        &mut self,
        layer: usize,
        array: Array,
        values: &[f64],
    ) -> Result<(), Error> {
        let columns = self.sizes[layer + 1];
        let length = array.rows(self.sizes[layer]) * columns;
        check_numbers(&format!("{}[{layer}]", array.name()), values, length)?;
        let places = (0..).map(|i| Place::nth(layer, array, i, columns));
        let edits = places.zip(values.iter().copied()).collect();
        self.edits.replace(layer, array, edits);
        Ok(())
    }

    fn check_layer(&self, layer: usize) -> Result<(), Error> {
        position("layer", layer, 0, self.activations.len())
    }
}

/// The rows of a batch with more (0) or fewer columns.
pub(super) fn resize_rows(inputs: &[f64], from: usize, to: usize) -> Vec<f64> {
    let row = |row: &[f64]| {
        (0..to)
            .map(|i| row.get(i).copied().unwrap_or(0.0))
            .collect::<Vec<_>>()
    };
    inputs.chunks(from).flat_map(row).collect()
}

/// The new place of an edit after a layer is inserted at `new`; the layer after it has new inputs.
fn after_insert(place: Place, new: usize) -> Option<Place> {
    match place {
        Place::Weight { layer, .. } if layer == new => None,
        place if place.layer() >= new => Some(moved(place, place.layer() + 1)),
        place => Some(place),
    }
}

/// The new place of an edit after the layer `gone` is removed; the layer after it has new inputs.
fn after_removal(place: Place, gone: usize) -> Option<Place> {
    match place {
        Place::Weight { layer, .. } if layer == gone + 1 => None,
        place if place.layer() == gone => None,
        place if place.layer() > gone => Some(moved(place, place.layer() - 1)),
        place => Some(place),
    }
}

fn moved(place: Place, layer: usize) -> Place {
    match place {
        Place::Weight { from, to, .. } => Place::Weight { layer, from, to },
        Place::Bias { to, .. } => Place::Bias { layer, to },
    }
}

/// An index from `minimum` to `end`, `end` not included.
fn position(place: &str, index: usize, minimum: usize, end: usize) -> Result<(), Error> {
    if (minimum..end).contains(&index) {
        return Ok(());
    }
    Err(Error::OutOfRange {
        place: place.into(),
        value: index.to_string(),
        minimum: minimum as f64,
        maximum: end.saturating_sub(1) as f64,
    })
}
