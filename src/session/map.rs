//! Activations over a rectangle or a line of inputs: heat maps, the regions of the classes, a curve.

use super::{Revisions, Session, decision::Decision};
use crate::{Error, Network, Workspace, dataset::linspace, error::out_of_memory, layer::zeros};

/// Points along a side.
const SIDE: usize = 1024;
/// Weights times points: more would freeze a page.
const PRODUCTS: usize = 1 << 27;
/// Numbers of all maps together.
const NUMBERS: usize = 1 << 24;
/// Points that go through the network at a time, so that their values stay in the processor's cache.
const AT_ONCE: usize = 256;
/// The strongest lead: as a fraction it does not reach the next class.
const STRONGEST: f64 = 1.0 - 1.0 / (1_u64 << 40) as f64;

/// Where a map is computed: one input varies, or two of them do; the others are those of a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// From left to right.
    pub x: Axis,
    /// From the bottom to the top; none for a line.
    pub y: Option<Axis>,
    /// Points along a side. A network that is too large for it gets fewer.
    pub size: usize,
    /// The sample; beyond the last it is the last.
    pub row: usize,
}

/// An input and the ends between which it varies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub input: usize,
    pub from: f64,
    pub to: f64,
}

/// The quantity that a map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// a of a neuron.
    Neuron { layer: usize, neuron: usize },
    /// The class that the outputs decide for: its number, plus by how much it leads, from 0 to just below 1. The
    /// largest output leads over the next one; a single output says class 1 above ½. Logits are seen as probabilities.
    Winner,
}

/// Maps of one grid.
#[derive(Clone, Copy, Debug)]
pub struct Maps<'a> {
    /// Of the document that they belong to.
    pub revisions: Revisions,
    /// Points from left to right.
    pub width: usize,
    /// Points from top to bottom; 1 for a line.
    pub height: usize,
    /// One map after the other, each row by row from the top.
    pub values: &'a [f64],
}

/// Memory for maps, kept from one to the next.
#[derive(Clone, Debug)]
pub(super) struct Room {
    workspace: Workspace,
    /// (AT_ONCE × n_inputs)
    inputs: Vec<f64>,
    values: Vec<f64>,
}

impl Session {
    /// Maps at the parameters of the step that is shown. All of them cost one pass.
    ///
    /// A point of a rectangle stands in the middle of its cell, one of `size` × `size` equal ones; a line's points are
    /// at equal distances, with both ends among them (NumPy's `linspace`).
    ///
    /// ```
    /// use perceptible::{Axis, Document, Grid, Session, Shown};
    /// let mut session = Session::new(Document::from_link("v1&preset=xor")?)?;
    /// let grid = Grid {
    ///     x: Axis { input: 0, from: -0.5, to: 1.5 },
    ///     y: Some(Axis { input: 1, from: -0.5, to: 1.5 }),
    ///     size: 2,
    ///     row: 0,
    /// };
    /// let maps = session.map(&grid, &[Shown::Neuron { layer: 1, neuron: 0 }, Shown::Winner])?;
    /// let (output, winner) = maps.values.split_at(4);
    /// assert_eq!(output, [1.0, 0.0, 0.0, 1.0]); // (0, 1), (1, 1), (0, 0), (1, 0)
    /// assert_eq!(winner.iter().map(|class| class.floor()).collect::<Vec<_>>(), output);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// An input, a layer or a neuron that there is not, ends that are not finite, no point or more than 1,024 along a
    /// side, the same input for both, more numbers than 16 million; [`Error::OutOfMemory`].
    pub fn map(&mut self, grid: &Grid, shown: &[Shown]) -> Result<Maps<'_>, Error> {
        let room = self.room.take();
        let network = self.network();
        let [width, height] = grid.points(network)?;
        let points = width * height;
        if shown.len() > NUMBERS / points {
            return Err(Error::TooMany {
                place: "maps".into(),
                found: shown.len(),
                maximum: NUMBERS / points,
            });
        }
        shown.iter().try_for_each(|shown| shown.check(network))?;
        let mut room = match room {
            Some(room) if room.workspace.fits(network) => room,
            _ => Room::new(network)?,
        };
        room.fit(shown.len() * points)?;
        let row = grid.row.min(self.document.rows() - 1) * network.n_inputs();
        let row = &self.document.inputs()[row..][..network.n_inputs()];
        let decision = self.decision();
        room.compute(network, row, grid, [width, height], shown, decision)?;
        let values = &self.room.insert(room).values;
        Ok(Maps {
            revisions: self.revisions,
            width,
            height,
            values,
        })
    }
}

impl Grid {
    /// Points across and down, where everything is in order.
    fn points(&self, network: &Network) -> Result<[usize; 2], Error> {
        self.x.check("x", network)?;
        let mut most = PRODUCTS / network.shape().len();
        if let Some(y) = self.y {
            y.check("y", network)?;
            if y.input == self.x.input {
                let key = "x".into();
                return Err(Error::Twice { key });
            }
            most = most.isqrt();
        }
        if !(1..=SIDE).contains(&self.size) {
            return Err(out_of_range("size", self.size, 1, SIDE));
        }
        let size = self.size.min(most.max(1));
        Ok([size, if self.y.is_some() { size } else { 1 }])
    }
}

impl Axis {
    fn check(&self, place: &str, network: &Network) -> Result<(), Error> {
        check_index(place, self.input, network.n_inputs())?;
        for (end, value) in [("from", self.from), ("to", self.to)] {
            crate::document::finite(end, value)?;
        }
        Ok(())
    }

    /// The middles of n equal cells.
    fn middles(&self, n: usize) -> Result<Vec<f64>, Error> {
        let mut middles = zeros(1, n)?;
        for (i, middle) in middles.iter_mut().enumerate() {
            *middle = self.from + (self.to - self.from) * ((i as f64 + 0.5) / n as f64);
        }
        Ok(middles)
    }
}

impl Shown {
    fn check(&self, network: &Network) -> Result<(), Error> {
        let Shown::Neuron { layer, neuron } = *self else {
            return Ok(());
        };
        check_index("layer", layer, network.shape().n_layers())?;
        check_index("neuron", neuron, network.sizes()[layer + 1])
    }
}

impl Room {
    fn new(network: &Network) -> Result<Self, Error> {
        Ok(Room {
            workspace: Workspace::new(network, AT_ONCE)?,
            inputs: zeros(AT_ONCE, network.n_inputs())?,
            values: Vec::new(),
        })
    }

    /// A buffer of this many values; their contents are unspecified.
    fn fit(&mut self, length: usize) -> Result<(), Error> {
        let more = length.saturating_sub(self.values.len());
        let room = self.values.try_reserve_exact(more);
        room.map_err(|_| out_of_memory(length, 1))?;
        self.values.resize(length, 0.0);
        Ok(())
    }

    fn compute(
        &mut self,
        network: &Network,
        row: &[f64],
        grid: &Grid,
        [width, height]: [usize; 2],
        shown: &[Shown],
        decision: Decision,
    ) -> Result<(), Error> {
        let xs = match grid.y {
            Some(_) => grid.x.middles(width)?,
            None => linspace(grid.x.from, grid.x.to, width, true)?,
        };
        let ys = grid.y.map(|y| Ok((y.input, y.middles(height)?)));
        let ys = ys.transpose()?;
        for to in self.inputs.chunks_exact_mut(row.len()) {
            to.copy_from_slice(row);
        }
        let mut outputs = zeros(AT_ONCE, network.n_outputs())?;
        let points = width * height;
        for first in (0..points).step_by(AT_ONCE) {
            let n = AT_ONCE.min(points - first);
            let inputs = &mut self.inputs[..n * row.len()];
            for (point, to) in (first..).zip(inputs.chunks_exact_mut(row.len())) {
                to[grid.x.input] = xs[point % width];
                if let Some((input, ys)) = &ys {
                    to[*input] = ys[height - 1 - point / width];
                }
            }
            self.workspace.evaluate(network, inputs)?;
            for (&shown, map) in shown.iter().zip(self.values.chunks_exact_mut(points)) {
                let map = &mut map[first..first + n];
                match shown {
                    Shown::Neuron { layer, neuron } => {
                        map.copy_from_slice(self.workspace.activation(layer, neuron));
                    }
                    Shown::Winner => {
                        self.workspace.give_outputs(&mut outputs);
                        let rows = outputs.chunks_exact_mut(network.n_outputs());
                        for (value, outputs) in map.iter_mut().zip(rows) {
                            let (class, lead) = decision.of(outputs);
                            let lead = match lead > STRONGEST {
                                true => STRONGEST,
                                false => lead, // NaN included
                            };
                            *value = class as f64 + lead;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

fn check_index(place: &str, index: usize, end: usize) -> Result<(), Error> {
    match index < end {
        true => Ok(()),
        false => Err(out_of_range(place, index, 0, end - 1)),
    }
}

fn out_of_range(place: &str, value: usize, minimum: usize, maximum: usize) -> Error {
    Error::OutOfRange {
        place: place.into(),
        value: value.to_string(),
        minimum: minimum as f64,
        maximum: maximum as f64,
    }
}
