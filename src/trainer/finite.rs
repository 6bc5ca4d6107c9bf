//! The first number of a step that is not finite.

use crate::{Error, Gradients, Network, Trace, error::Cause, optimizer::State};

/// A number that is not finite, and its place; all counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct NotFinite {
    /// `z`, `a`, `loss`, `d_a`, `delta`, `gradient`, `parameter`, `moment`.
    pub quantity: &'static str,
    /// Its name: `z1.3`, `w1.2.3`.
    pub name: String,
    /// The dense layer, where it has one.
    pub layer: Option<usize>,
    /// The row of the batch, where it has one.
    pub row: Option<usize>,
    /// In the layer's array.
    pub index: usize,
    pub value: f64,
}

impl NotFinite {
    /// The error for it, after this number of updates, with the training's first and present loss.
    pub(super) fn error(&self, updates: u64) -> Error {
        Error::Diverged {
            step: updates + 1,
            place: self.name.clone(),
            row: self.row.map(|row| row + 1),
            value: self.value,
            cause: match updates {
                0 if self.quantity != "parameter" && self.quantity != "moment" => Cause::Numbers,
                _ => Cause::LearningRate,
            },
        }
    }

    pub(super) fn in_trace(trace: &Trace, sizes: &[usize]) -> Option<Self> {
        (0..trace.n_layers()).find_map(|layer| {
            let (z, a) = trace.of(layer);
            let columns = sizes[layer + 1];
            of_rows("z", "z", layer, z, columns).or_else(|| of_rows("a", "a", layer, a, columns))
        })
    }

    pub(super) fn in_loss(loss: f64) -> Option<Self> {
        let found = NotFinite {
            quantity: "loss",
            name: "L".into(),
            layer: None,
            row: None,
            index: 0,
            value: loss,
        };
        (!loss.is_finite()).then_some(found)
    }

    pub(super) fn in_gradients(gradients: &Gradients, sizes: &[usize]) -> Option<Self> {
        let last = sizes.len() - 2;
        let of_layer = |layer| {
            let (d_a, delta) = gradients.of(layer);
            let columns = sizes[layer + 1];
            of_rows("d_a", "∂L/∂a", layer, d_a, columns)
                .or_else(|| of_rows("delta", "δ", layer, delta, columns))
        };
        // They were computed from the last layer to the first.
        let found = (0..=last).rev().find_map(of_layer);
        found.or_else(|| {
            let parameters = gradients.parameters();
            in_parameters("gradient", "∂L/∂", parameters.as_slice(), |index| {
                parameters.shape().place(index)
            })
        })
    }

    pub(super) fn in_update(network: &Network, state: &State) -> Option<Self> {
        let place = |index| network.shape().place(index);
        let n = network.shape().len();
        let mut moments = state.moments().chunks(n);
        let parameters = network.parameters().as_slice();
        moments
            .find_map(|moment| in_parameters("moment", "", moment, place))
            .or_else(|| in_parameters("parameter", "", parameters, place))
    }
}

fn first(numbers: &[f64]) -> Option<(usize, f64)> {
    let found = numbers.iter().position(|x| !x.is_finite())?;
    Some((found, numbers[found]))
}

fn of_rows(
    quantity: &'static str,
    symbol: &str,
    layer: usize,
    numbers: &[f64],
    columns: usize,
) -> Option<NotFinite> {
    let (index, value) = first(numbers)?;
    let name = [
        symbol,
        &(layer + 1).to_string(),
        ".",
        &(index % columns + 1).to_string(),
    ];
    Some(NotFinite {
        quantity,
        name: name.concat(),
        layer: Some(layer),
        row: Some(index / columns),
        index,
        value,
    })
}

fn in_parameters(
    quantity: &'static str,
    prefix: &str,
    numbers: &[f64],
    place: impl Fn(usize) -> Option<crate::Place>,
) -> Option<NotFinite> {
    let (index, value) = first(numbers)?;
    let place = place(index)?;
    Some(NotFinite {
        quantity,
        name: prefix.to_owned() + &place.to_string(),
        layer: Some(place.layer()),
        row: None,
        index,
        value,
    })
}
