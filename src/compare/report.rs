//! What a comparison has found.

use super::{
    causes::{Cause, Stage},
    cells::Match,
    pasted::Pasted,
    quantity::{Kind, Moment, Quantity},
};
use crate::{Edit, parse::Unread};

/// What a comparison has found; while it is searching, what it has found so far.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// Every array that was read, against the document as it is.
    pub arrays: Vec<Compared>,
    /// Lines that could not be read.
    pub unread: Vec<Unread>,
    /// Cells of all arrays, and how many agree; float32 counts.
    pub cells: usize,
    pub equal: usize,
    /// The array and the cell of it that differs first.
    pub first_difference: Option<(usize, usize)>,
    /// What explains the differences, one for each stage that has gone another way.
    pub causes: Vec<Found>,
    /// Cells that still differ with all causes.
    pub unexplained: usize,
    /// The pasted weights are others than any that were tried, and were taken as they are.
    pub uses_pasted_weights: bool,
    /// Something agrees with the printout, but chance could have made that: more of it has to be pasted.
    pub needs_more: bool,
    /// All that was tried, the best of each stage first.
    pub tried: Vec<Tried>,
    /// Seeds that were tried, and all that are to be.
    pub seeds: [u32; 2],
    /// Training takes too long to be tried.
    pub training_left_out: bool,
    pub done: bool,
}

/// One array.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Compared {
    pub pasted: Pasted,
    /// What it is taken for, with the layer; none where nothing has its shape.
    pub quantity: Option<(Kind, usize, Moment)>,
    /// The hidden layers' activation with which it was computed, where that is another than the document's.
    pub activation: Option<&'static str>,
    /// Its axes are the other way round.
    pub is_transposed: bool,
    /// The document's numbers, a cell each; none where nothing has its shape.
    pub values: Vec<f64>,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// To its printed digits.
    Equal,
    /// The same number in float32.
    Float32,
    Different,
    /// Nothing has the array's shape.
    Unmatched,
}

/// Causes that the printout cannot tell apart, which explain it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Found {
    pub stage: Stage,
    /// Which of [`Report::tried`].
    pub causes: Vec<usize>,
    pub gained: usize,
    pub lost: usize,
    /// How many causes of those that were tried would gain as much by chance.
    pub chance: f64,
}

/// One cause that was tried.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tried {
    pub cause: &'static Cause,
    /// What varies in it: a seed, a name, a number.
    pub detail: String,
    /// The line that the notebook probably has, and the right one, as Python.
    pub lines: [String; 2],
    /// Cells that it gains and loses against doing nothing.
    pub gained: usize,
    pub lost: usize,
    /// Which cells agree with it, array by array.
    pub equal: Vec<Vec<bool>>,
    /// What makes the document compute the same; empty where a document cannot say it.
    pub edits: Vec<Edit>,
}

impl Compared {
    pub(super) fn new(pasted: &Pasted, found: &Match, world: &[Quantity]) -> Self {
        let quantity = found.quantity.map(|i| &world[i]);
        let values = match quantity {
            Some(quantity) => found
                .places
                .iter()
                .map(|&place| quantity.values[place])
                .collect(),
            None => Vec::new(),
        };
        let is_float32 =
            quantity.is_some_and(|of| pasted.is_float32 || pasted.is_float32_of(found, &of.values));
        let mut exact = pasted.clone();
        exact.is_float32 = false;
        let cell = |(i, &equal): (usize, &bool)| match values.get(i) {
            None => Cell::Unmatched,
            Some(&value) if exact.agrees(i, value, 0.0) => Cell::Equal,
            Some(_) if equal || is_float32 && !pasted.is_float32 => Cell::Float32,
            Some(_) => Cell::Different,
        };
        let cells = found.equal.iter().enumerate().map(cell).collect();
        exact.is_float32 = pasted.is_float32;
        Compared {
            cells,
            pasted: exact,
            quantity: quantity.map(|of| (of.kind, of.layer, of.moment)),
            activation: quantity
                .map(|of| of.activation)
                .filter(|name| !name.is_empty()),
            is_transposed: found.is_transposed,
            values,
        }
    }

    pub fn agrees(&self, cell: usize) -> bool {
        matches!(self.cells[cell], Cell::Equal | Cell::Float32)
    }
}
