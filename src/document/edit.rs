//! One change of a document, as a person makes it.

use super::{
    fields::Value,
    parameters::{Array, Place},
};
use crate::{Activation, Network};

/// One change of a document; everything is counted from 0, and layers are the dense ones.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Edit {
    /// One number of one sample.
    Input {
        row: usize,
        index: usize,
        value: f64,
    },
    /// The whole batch, row-major: as many `values` as `rows` times the inputs. Targets of new rows are 0.
    Inputs { rows: usize, values: Vec<f64> },
    /// One more sample: a copy of the last.
    AddRow,
    /// Removes one sample; the only one cannot be removed.
    RemoveRow { row: usize },
    /// One target of one sample; where there were none, all others are 0.
    Target {
        row: usize,
        index: usize,
        value: f64,
    },
    /// All targets, row-major: as many `values` as rows times the outputs, or none at all.
    Targets { values: Vec<f64> },
    /// The class of one sample; where targets were none or no classes, all others are class 0.
    Class { row: usize, value: usize },
    /// The class of each sample.
    Classes { values: Vec<usize> },
    /// A weight; `None` takes its edit back.
    Weight {
        layer: usize,
        from: usize,
        to: usize,
        value: Option<f64>,
    },
    /// A bias; `None` takes its edit back.
    Bias {
        layer: usize,
        to: usize,
        value: Option<f64>,
    },
    /// All weights of a layer, row-major.
    Weights { layer: usize, values: Vec<f64> },
    /// All biases of a layer.
    Biases { layer: usize, values: Vec<f64> },
    /// A field of [`FIELDS`](super::FIELDS), by its name: another seed, another way to draw the weights. Edited
    /// weights stay as edited.
    Field { name: String, value: Value },
    /// Another activation function, its parameter included.
    Activation {
        layer: usize,
        activation: Activation,
    },
    /// The parameter of a layer's activation.
    Parameter { layer: usize, value: f64 },
    /// The size at a position, 0 being the inputs: new inputs are 0, new weights drawn, and edits
    /// that no longer fit are dropped.
    Size { position: usize, value: usize },
    /// A new hidden layer of 4 neurons before the size at a position (1 or more), with the
    /// activation of the hidden layer beside it.
    AddLayer { position: usize },
    /// Removes the hidden layer at a position.
    RemoveLayer { position: usize },
    /// All weights and biases as drawn, also those that the preset sets.
    DrawParameters,
}

impl Edit {
    /// An edit of a field: `Edit::field("seed", 7.0)`, `Edit::field("initialization", "xavier")`.
    pub fn field(name: &str, value: impl Into<Value>) -> Self {
        Edit::Field {
            name: name.into(),
            value: value.into(),
        }
    }

    /// The weights and biases that this checked edit sets; those of `original` where it takes an edit back.
    pub(crate) fn values(&self, original: &Network, values: &mut Vec<(Place, f64)>) {
        let mut put = |place, value: Option<f64>| {
            let shape = original.shape();
            let was = |index: usize| original.parameters().as_slice()[index];
            let value = value.or_else(|| shape.index(place).ok().map(was));
            values.extend(value.map(|value| (place, value)));
        };
        match *self {
            Edit::Weight {
                layer,
                from,
                to,
                value,
            } => put(Place::Weight { layer, from, to }, value),
            Edit::Bias { layer, to, value } => put(Place::Bias { layer, to }, value),
            Edit::Weights { layer, ref values } | Edit::Biases { layer, ref values } => {
                let columns = original.sizes()[layer + 1];
                let array = match self {
                    Edit::Weights { .. } => Array::Weights,
                    _ => Array::Biases,
                };
                for (i, &value) in values.iter().enumerate() {
                    put(Place::nth(layer, array, i, columns), Some(value));
                }
            }
            _ => {}
        }
    }

    pub(crate) fn field_name(&self) -> Option<&str> {
        match self {
            Edit::Field { name, .. } => Some(name),
            _ => None,
        }
    }

    pub(crate) fn sets_parameters(&self) -> bool {
        matches!(
            self,
            Edit::Weight { .. } | Edit::Bias { .. } | Edit::Weights { .. } | Edit::Biases { .. }
        )
    }
}
