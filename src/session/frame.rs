//! The numbers of one frame: a view asks for the parts that it draws, and gets each as one flat array.

use super::{Revisions, Session};
use crate::{
    Activation, Document, Error, Layer, Trace, kernel,
    layer::{copy, zeros},
    numpy,
};

/// The parts of a frame, each a flat array, row-major, layer by layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The batch (rows × n_inputs).
    Inputs,
    /// The preset's batch (its own rows × n_inputs).
    PresetInputs,
    /// Weights (n_inputs × n_neurons), then biases (n_neurons).
    Parameters,
    /// The same before anyone edited them.
    Original,
    /// z, a and slopes ∂aᵢ/∂zᵢ (each rows × n_neurons).
    Trace,
    /// The focused neuron's weights, products and running sums (n_inputs, n_inputs, n_inputs + 1): a sum after each
    /// product, then after the bias; the last is z.
    Ledger,
    /// The focused row under each compared activation: a of the compared layer (n_neurons), then the outputs.
    Comparison,
    /// The document's (rows × n_outputs); empty where there are none, as everything below is where it has not been
    /// computed.
    Targets,
    /// Of the present batch (its rows × n_neurons): ∂L/∂a, then δ; ∂L/∂a is NaN for an output layer that is
    /// differentiated together with the loss.
    Deltas,
    /// ∂L/∂w and ∂L/∂b in the form of the parameters.
    Gradients,
    /// The terms of the focused neuron's ∂L/∂a: δₖ·wⱼₖ for each neuron k of the next layer, for the focused row.
    Paths,
    /// For each weight into the focused neuron, then for its bias: the numbers of its update, as many as
    /// [`Run::update_symbols`](super::Run::update_symbols) has names.
    UpdateTerms,
    /// The parameters after the present step.
    After,
    /// What each output of each row of the batch adds to the loss, before the mean (rows × n_outputs).
    LossElements,
    /// Loss and accuracy on the rows that are trained on, then on those for the test, all of them at once; NaN for what
    /// there is not: accuracy needs classes, or a single output that is to say 0 or 1.
    Scores,
    /// How often a class (a row) was taken for another (a column): n_classes × n_classes, of the rows that are trained
    /// on, then of those for the test.
    Confusion,
    /// The rows for the test.
    TestRows,
    /// Step, loss and penalty of each step from [`Focus::since`] on, in at most 4,096 points.
    Losses,
    /// Step and loss of the rows for the test, for steps with which an epoch begins.
    TestLosses,
}

/// Parts and their arrays.
pub type Parts = Vec<(Part, Vec<f64>)>;

/// Where the reader looks. A position out of range counts as the last one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    /// A dense layer, from 0.
    pub layer: usize,
    pub neuron: usize,
    /// A sample.
    pub row: usize,
    /// The first step of [`Part::Losses`].
    pub since: u64,
    /// The activations that are compared; the layer's own comes last where it is not among them.
    pub compared: Vec<Activation>,
    /// Whether frames leave out the printed outputs: printing takes longer than computing them.
    pub silent: bool,
}

/// One layer under several activations.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub layer: usize,
    /// Each with whether it is the layer's own.
    pub rows: Vec<(Activation, bool)>,
}

/// The numbers of a frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Of the document that all of it belongs to.
    pub revisions: Revisions,
    pub parts: Parts,
    /// The outputs as NumPy prints them: the document's own, then under each compared activation, where the
    /// comparison is asked for. None in a [silent](Focus::silent) frame.
    pub printed: Vec<String>,
}

impl Part {
    /// Every part with its name.
    pub const ALL: &'static [(&'static str, Part)] = &[
        ("inputs", Part::Inputs),
        ("presetInputs", Part::PresetInputs),
        ("parameters", Part::Parameters),
        ("original", Part::Original),
        ("trace", Part::Trace),
        ("ledger", Part::Ledger),
        ("comparison", Part::Comparison),
        ("targets", Part::Targets),
        ("deltas", Part::Deltas),
        ("gradients", Part::Gradients),
        ("paths", Part::Paths),
        ("updateTerms", Part::UpdateTerms),
        ("after", Part::After),
        ("lossElements", Part::LossElements),
        ("losses", Part::Losses),
        ("testLosses", Part::TestLosses),
        ("scores", Part::Scores),
        ("confusion", Part::Confusion),
        ("testRows", Part::TestRows),
    ];

    /// Whether all rows of the document have to go through the network for it.
    fn is_of_all_rows(self) -> bool {
        matches!(
            self,
            Part::Trace | Part::Ledger | Part::Comparison | Part::Scores | Part::Confusion
        )
    }

    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, part)| *part == self);
        found.map_or("", |(name, _)| name)
    }

    /// By its name.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().find(|(own, _)| *own == name);
        found
            .map(|&(_, part)| part)
            .ok_or_else(|| Error::unknown_name("part", name, []))
    }
}

impl Session {
    /// Looks at another neuron, another row, other activations beside the layer's own.
    pub fn look(&mut self, focus: Focus) {
        self.focus = focus;
    }

    /// The focus, within what there is.
    pub fn focus(&self) -> Focus {
        let Focus {
            layer,
            neuron,
            row,
            since,
            ref compared,
            silent,
        } = self.focus;
        let layer = layer.min(self.network().layers().len() - 1);
        Focus {
            layer,
            neuron: neuron.min(self.network().layers()[layer].n_neurons() - 1),
            row: row.min(self.document.rows() - 1),
            since,
            compared: compared.clone(),
            silent,
        }
    }

    /// The parts that are asked for.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn frame(&self, parts: &[Part]) -> Result<Frame, Error> {
        let trace = match parts.iter().any(|&part| part.is_of_all_rows()) {
            true => Some(self.trace()?),
            false => None,
        };
        let mut printed = match self.focus.silent {
            true => Vec::new(),
            false => vec![self.print_outputs(trace.as_deref())?],
        };
        let mut arrays = Parts::with_capacity(parts.len());
        for &part in parts {
            let of_all_rows = trace.as_deref().filter(|_| part.is_of_all_rows());
            let array = match part {
                Part::Inputs => copy(self.document.inputs())?,
                Part::PresetInputs => Document::from(self.document.preset()).inputs().to_vec(),
                Part::Parameters => copy(self.network().parameters().as_slice())?,
                Part::Original => copy(self.computed.original.parameters().as_slice())?,
                Part::TestRows => self.test_rows(),
                Part::Targets => copy(self.document.targets())?,
                _ => match (of_all_rows, &self.run) {
                    (Some(trace), _) => self.of_all_rows(part, trace, &mut printed)?,
                    (None, Some(run)) => run.part(part, &self.focus())?,
                    (None, None) => Vec::new(),
                },
            };
            arrays.push((part, array));
        }
        Ok(Frame {
            revisions: self.revisions,
            parts: arrays,
            printed,
        })
    }

    fn of_all_rows(
        &self,
        part: Part,
        trace: &Trace,
        printed: &mut Vec<String>,
    ) -> Result<Vec<f64>, Error> {
        match part {
            Part::Trace => self.trace_with_slopes(trace),
            Part::Ledger => Ok(self.ledger(trace)),
            Part::Comparison => self.compared(trace, printed),
            Part::Scores => self.scores(trace),
            _ => Ok(self.confusion(trace)),
        }
    }

    /// The outputs as NumPy prints them. Of many rows it shows the ends, and then no others are computed.
    fn print_outputs(&self, trace: Option<&Trace>) -> Result<String, Error> {
        let (rows, network) = (self.document.rows(), self.network());
        let (n_inputs, n_outputs) = (network.n_inputs(), network.n_outputs());
        let ends = numpy::shown_ends(rows, n_outputs);
        match (trace.or(self.trace_there()), ends) {
            (Some(trace), _) => print(trace.outputs_flat(), rows),
            (None, None) => print(self.trace()?.outputs_flat(), rows),
            (None, Some(ends)) => {
                let mut outputs = zeros(rows, n_outputs)?;
                for end in ends {
                    let inputs = end.start * n_inputs..end.end * n_inputs;
                    let trace = network.forward_flat(&self.document.inputs()[inputs])?;
                    outputs[end.start * n_outputs..end.end * n_outputs]
                        .copy_from_slice(trace.outputs_flat());
                }
                print(&outputs, rows)
            }
        }
    }

    /// What [`Part::Comparison`] compares: the focused layer if it is a hidden one, else the last hidden one, else
    /// the only layer there is.
    pub fn comparison(&self) -> Comparison {
        let focus = self.focus();
        let last = self.network().layers().len() - 1;
        let layer = focus.layer.min(last.saturating_sub(1));
        let own = self.network().layers()[layer].activation();
        let mut rows: Vec<_> = focus
            .compared
            .into_iter()
            .map(|other| match other.name() == own.name() {
                true => (own, true),
                false => (other, false),
            })
            .collect();
        if !rows.is_empty() && rows.iter().all(|(_, is_own)| !is_own) {
            rows.push((own, true));
        }
        Comparison { layer, rows }
    }

    fn trace_with_slopes(&self, trace: &Trace) -> Result<Vec<f64>, Error> {
        let mut values = Vec::new();
        for (i, layer) in self.network().layers().iter().enumerate() {
            let z = trace.z(i)?;
            values.extend_from_slice(z);
            values.extend_from_slice(trace.a(i)?);
            values.extend(slopes(layer, z));
        }
        Ok(values)
    }

    fn ledger(&self, trace: &Trace) -> Vec<f64> {
        let Focus {
            layer, neuron, row, ..
        } = self.focus();
        let dense = &self.network().layers()[layer];
        let n_inputs = dense.n_inputs();
        let batch = match layer {
            0 => self.document.inputs(),
            _ => trace.of(layer - 1).1,
        };
        let inputs = &batch[row * n_inputs..][..n_inputs];
        let column = dense.weights_row_major().iter().skip(neuron);
        let weights: Vec<f64> = column.step_by(dense.n_neurons()).copied().collect();
        let products: Vec<f64> = inputs.iter().zip(&weights).map(|(x, w)| x * w).collect();
        let mut sums = vec![0.0; n_inputs + 1];
        kernel::partial_sums(
            &products,
            dense.biases_flat().get(neuron).copied().unwrap_or(0.0),
            &mut sums,
        );
        [weights, products, sums].concat()
    }

    fn compared(&self, trace: &Trace, printed: &mut Vec<String>) -> Result<Vec<f64>, Error> {
        let (rows, row) = (self.document.rows(), self.focus().row);
        let Comparison {
            layer,
            rows: compared,
        } = self.comparison();
        let mut values = Vec::new();
        for (activation, _) in compared {
            let trace = self.network().under(trace, layer, activation)?;
            values.extend_from_slice(row_of(trace.of(layer).1, row, rows));
            values.extend_from_slice(row_of(trace.outputs_flat(), row, rows));
            if !self.focus.silent {
                printed.push(print(trace.outputs_flat(), rows)?);
            }
        }
        Ok(values)
    }
}

/// ∂aᵢ/∂zᵢ of a layer; for softmax the diagonal of its Jacobian.
fn slopes(layer: &Layer, z: &[f64]) -> Vec<f64> {
    let mut slopes = z.to_vec();
    for row in slopes.chunks_mut(layer.n_neurons()) {
        layer.activation().slope_row(row);
    }
    slopes
}

fn row_of(values: &[f64], row: usize, rows: usize) -> &[f64] {
    let columns = values.len() / rows;
    &values[row * columns..][..columns]
}

fn print(outputs: &[f64], rows: usize) -> Result<String, Error> {
    numpy::array_str(outputs, &[rows, outputs.len() / rows])
}
