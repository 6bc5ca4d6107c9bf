//! Edited weights and biases, sparse.

pub use crate::parameters::Place;

use crate::{Error, error::out_of_memory};

/// One of a layer's two arrays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Array {
    Weights,
    Biases,
}

impl Array {
    pub const ALL: [Self; 2] = [Self::Weights, Self::Biases];

    pub fn name(self) -> &'static str {
        match self {
            Self::Weights => "weights",
            Self::Biases => "biases",
        }
    }

    /// 1 for biases, else as many as the layer has inputs.
    pub fn rows(self, n_inputs: usize) -> usize {
        match self {
            Self::Weights => n_inputs,
            Self::Biases => 1,
        }
    }
}

/// Values in order of their places: all weights, then all biases, layer by layer and row-major.
#[derive(Clone, Debug, Default)]
pub struct Edits(Vec<(Place, f64)>);

impl Edits {
    /// A copy, or an error where a plain clone would abort.
    pub fn try_clone(&self) -> Result<Self, Error> {
        let mut edits = Vec::new();
        let room = edits.try_reserve_exact(self.0.len());
        room.map_err(|_| out_of_memory(self.0.len(), 1))?;
        edits.extend_from_slice(&self.0);
        Ok(Edits(edits))
    }
}

impl Place {
    pub(crate) fn layer(self) -> usize {
        match self {
            Place::Weight { layer, .. } | Place::Bias { layer, .. } => layer,
        }
    }

    fn array(self) -> Array {
        match self {
            Place::Weight { .. } => Array::Weights,
            Place::Bias { .. } => Array::Biases,
        }
    }

    /// The place in a whole layer at `index`, row-major.
    pub(crate) fn nth(layer: usize, array: Array, index: usize, n_neurons: usize) -> Self {
        let (from, to) = (index / n_neurons, index % n_neurons);
        match array {
            Array::Weights => Place::Weight { layer, from, to },
            Array::Biases => Place::Bias { layer, to: index },
        }
    }

    /// Layer, 0 for a weight and 1 for a bias, from, to.
    pub fn to_numbers(self) -> [usize; 4] {
        match self {
            Place::Weight { layer, from, to } => [layer, 0, from, to],
            Place::Bias { layer, to } => [layer, 1, 0, to],
        }
    }

    /// The inverse.
    pub fn from_numbers([layer, array, from, to]: [usize; 4]) -> Option<Self> {
        match (array, from) {
            (0, _) => Some(Place::Weight { layer, from, to }),
            (1, 0) => Some(Place::Bias { layer, to }),
            _ => None,
        }
    }

    /// Whether a network of these sizes has it.
    pub(crate) fn is_in(self, sizes: &[usize]) -> bool {
        if self.layer() + 1 >= sizes.len() {
            return false;
        }
        match self {
            Place::Weight { layer, from, to } => from < sizes[layer] && to < sizes[layer + 1],
            Place::Bias { layer, to } => to < sizes[layer + 1],
        }
    }

    /// `2.3` or, for a bias, `3`: what stands behind the layer in its name.
    pub(crate) fn within_layer(self) -> String {
        match self {
            Place::Weight { from, to, .. } => format!("{}.{}", from + 1, to + 1),
            Place::Bias { to, .. } => (to + 1).to_string(),
        }
    }

    /// `w1` or `b1`.
    pub(crate) fn matrix(self) -> String {
        match self {
            Place::Weight { layer, .. } => format!("w{}", layer + 1),
            Place::Bias { layer, .. } => format!("b{}", layer + 1),
        }
    }

    /// `w1.2.3` or `b1.3` -> the place in a network of these sizes.
    pub(crate) fn named(name: &str, sizes: &[usize]) -> Result<Self, Error> {
        let unknown = || Error::NoSuchParameter { name: name.into() };
        let (kind, numbers) = name.split_at_checked(1).ok_or_else(unknown)?;
        let mut numbers = numbers.split('.').map(|n| {
            let digits = n.len() <= 4 && n.bytes().all(|b| b.is_ascii_digit());
            let number = n.parse::<usize>().ok().filter(|_| digits);
            number.and_then(|n| n.checked_sub(1))
        });
        let mut next = || numbers.next().flatten();
        let place = match (kind, next(), next(), next()) {
            ("w", Some(layer), Some(from), Some(to)) => Place::Weight { layer, from, to },
            ("b", Some(layer), Some(to), None) => Place::Bias { layer, to },
            _ => return Err(unknown()),
        };
        // The iterator gave more than the place takes: a number too many, or a word.
        if place.to_string() != name || !place.is_in(sizes) {
            return Err(unknown());
        }
        Ok(place)
    }
}

impl Edits {
    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        size_of_val(&self.0[..])
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (Place, f64)> {
        self.0.iter()
    }

    pub fn of_layer(&self, layer: usize) -> impl Iterator<Item = &(Place, f64)> {
        self.iter().filter(move |(place, _)| place.layer() == layer)
    }

    pub fn get(&self, place: Place) -> Option<f64> {
        let found = self.0.binary_search_by(|(p, _)| p.cmp(&place)).ok()?;
        Some(self.0[found].1)
    }

    /// Sets a value and says whether there was none before.
    pub fn set(&mut self, place: Place, value: f64) -> bool {
        match self.0.binary_search_by(|(p, _)| p.cmp(&place)) {
            Ok(i) => {
                self.0[i].1 = value;
                false
            }
            Err(i) => {
                self.0.insert(i, (place, value));
                true
            }
        }
    }

    /// Replaces all edits of a layer's weights or biases by these, which are in order.
    pub fn replace(&mut self, layer: usize, array: Array, edits: Vec<(Place, f64)>) {
        let of_matrix = |place: Place| place.layer() == layer && place.array() == array;
        self.keep(|place, _| !of_matrix(place));
        if let Some(&(first, _)) = edits.first() {
            let at = self.0.partition_point(|(place, _)| *place < first);
            self.0.splice(at..at, edits);
        }
    }

    pub fn remove(&mut self, place: Place) {
        self.0.retain(|(p, _)| *p != place);
    }

    pub fn keep(&mut self, keep: impl Fn(Place, f64) -> bool) {
        self.0.retain(|&(place, value)| keep(place, value));
    }

    /// Moves each edit to another place, or drops it; their order must stay.
    pub fn relocate(&mut self, to: impl Fn(Place) -> Option<Place>) {
        let moved = self.0.iter().filter_map(|&(p, v)| Some((to(p)?, v)));
        self.0 = moved.collect();
    }

    /// A layer's weights or biases, row-major, if every one of them is edited.
    pub fn whole(&self, layer: usize, array: Array, sizes: &[usize]) -> Option<Vec<f64>> {
        let values: Vec<f64> = self.matrix(layer, array).map(|(_, value)| *value).collect();
        let all = array.rows(sizes[layer]) * sizes[layer + 1];
        (values.len() == all).then_some(values)
    }

    /// The edits of a layer's weights or of its biases.
    pub fn matrix(&self, layer: usize, array: Array) -> impl Iterator<Item = &(Place, f64)> {
        self.of_layer(layer)
            .filter(move |(place, _)| place.array() == array)
    }

    /// Whether both have the same edits, to the bit, of these weights or biases.
    pub fn same_matrix(&self, other: &Self, layer: usize, array: Array) -> bool {
        let bits = |(place, value): &(Place, f64)| (*place, value.to_bits());
        let (a, b) = (self.matrix(layer, array), other.matrix(layer, array));
        a.map(bits).eq(b.map(bits))
    }
}

impl PartialEq for Edits {
    fn eq(&self, other: &Self) -> bool {
        let bits = |(place, value): &(Place, f64)| (*place, value.to_bits());
        self.iter().map(bits).eq(other.iter().map(bits))
    }
}
