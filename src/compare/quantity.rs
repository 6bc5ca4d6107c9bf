//! What a program computes, array by array, each with the names that people give it.

use super::pasted::Pasted;
use crate::numpy::shown_ends;

/// One array that a program has.
#[derive(Clone, Debug)]
pub struct Quantity {
    pub kind: Kind,
    /// The dense layer, from 0; 0 too where the kind has none.
    pub layer: usize,
    pub moment: Moment,
    pub shape: [usize; 2],
    /// Row-major; of losses one after the other.
    pub values: Vec<f64>,
    /// The hidden layers' activation where it is another than the document's; else empty.
    pub activation: &'static str,
}

/// Which array it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    Inputs,
    Targets,
    Weights,
    Biases,
    /// Z = X·W + b.
    PreActivations,
    /// A = f(Z).
    Activations,
    /// One number.
    Loss,
    /// The loss of every step from the first on.
    Losses,
    WeightGradients,
    BiasGradients,
    /// δ = ∂L/∂z.
    Deltas,
}

/// When it is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before the first update; gradients, losses and δ are the first step's.
    Start,
    /// After the last update.
    End,
}

impl Moment {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Moment::Start => "start",
            Moment::End => "end",
        }
    }
}

impl Kind {
    /// The name in reports: `weights`, `pre_activations`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Inputs => "inputs",
            Kind::Targets => "targets",
            Kind::Weights => "weights",
            Kind::Biases => "biases",
            Kind::PreActivations => "pre_activations",
            Kind::Activations => "activations",
            Kind::Loss => "loss",
            Kind::Losses => "losses",
            Kind::WeightGradients => "d_weights",
            Kind::BiasGradients => "d_biases",
            Kind::Deltas => "deltas",
        }
    }

    /// How likely people print it: where no cell agrees, an array is taken for the likeliest.
    pub(super) fn likelihood(self) -> u8 {
        match self {
            Kind::Activations => 4,
            Kind::PreActivations => 3,
            Kind::Weights | Kind::Loss => 2,
            Kind::WeightGradients => 1,
            _ => 0,
        }
    }

    /// The kinds that a name may stand for; none where it says nothing.
    pub(super) fn named(name: &str) -> &'static [Kind] {
        let name = name.to_ascii_lowercase();
        // `self.W1`, `network['b2']`, `d_w1`
        let last = name.rsplit(['.', '[', ' ']).next().unwrap_or("");
        let last = last.trim_matches(['\'', '"', ']']);
        let stem = last.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        let fits = |(part, is_whole, _): &&(&str, bool, &[Kind])| match is_whole {
            true => stem == *part,
            false => name.contains(*part),
        };
        let is_gradient = ["grad", "d_w", "d_b", "∂"]
            .iter()
            .any(|part| name.contains(part));
        let found = NAMES.iter().find(fits).map_or(&[][..], |row| row.2);
        match (is_gradient, found) {
            (false, _) => found,
            (_, [Kind::Weights | Kind::WeightGradients]) => &[Kind::WeightGradients],
            (_, [Kind::Biases | Kind::BiasGradients]) => &[Kind::BiasGradients],
            _ => &[Kind::WeightGradients, Kind::BiasGradients],
        }
    }
}

/// Cells of a quantity of which parts are looked for.
const PARTS: usize = 256;

const OUTPUTS: &[Kind] = &[Kind::PreActivations, Kind::Activations];
const LOSSES: &[Kind] = &[Kind::Loss, Kind::Losses];

/// Parts of names, or with `true` whole last parts without their number, and what they stand for; the first counts.
const NAMES: &[(&str, bool, &[Kind])] = &[
    ("dw", true, &[Kind::WeightGradients]),
    ("d_w", true, &[Kind::WeightGradients]),
    ("db", true, &[Kind::BiasGradients]),
    ("d_b", true, &[Kind::BiasGradients]),
    ("dz", true, &[Kind::Deltas]),
    ("δ", true, &[Kind::Deltas]),
    ("delta", false, &[Kind::Deltas]),
    ("델타", false, &[Kind::Deltas]),
    ("loss", false, LOSSES),
    ("error", false, LOSSES),
    ("cost", false, LOSSES),
    ("mse", false, LOSSES),
    ("bce", false, LOSSES),
    ("ce", true, LOSSES),
    ("entropy", false, LOSSES),
    ("손실", false, LOSSES),
    ("오차", false, LOSSES),
    ("w", true, &[Kind::Weights]),
    ("weight", false, &[Kind::Weights]),
    ("가중치", false, &[Kind::Weights]),
    ("b", true, &[Kind::Biases]),
    ("bias", false, &[Kind::Biases]),
    ("편향", false, &[Kind::Biases]),
    ("target", false, &[Kind::Targets]),
    ("expected", false, &[Kind::Targets]),
    ("y_true", false, &[Kind::Targets]),
    ("정답", false, &[Kind::Targets]),
    ("t", true, &[Kind::Targets]),
    ("actual", true, &[Kind::Targets]),
    ("x", true, &[Kind::Inputs]),
    ("input", false, &[Kind::Inputs]),
    ("입력", false, &[Kind::Inputs]),
    ("z", true, &[Kind::PreActivations]),
    ("net_", false, &[Kind::PreActivations]),
    ("a", true, OUTPUTS),
    ("h", true, OUTPUTS),
    ("y", true, OUTPUTS),
    ("o", true, OUTPUTS),
    ("pred", false, OUTPUTS),
    ("예측", false, OUTPUTS),
    ("out", true, OUTPUTS),
    ("output", false, OUTPUTS),
    ("hidden", false, OUTPUTS),
    ("출력", false, OUTPUTS),
    ("은닉", false, OUTPUTS),
];

impl Quantity {
    /// Where each pasted number stands in this quantity; none where it does not fit. Brackets around rows do not count,
    /// and the axes may be the other way round, which is said.
    pub(super) fn places(&self, pasted: &Pasted) -> Option<(Vec<usize>, bool)> {
        let [rows, columns] = pasted.matrix?;
        if self.kind == Kind::Losses {
            return self.losses(pasted, 0).map(|places| (places, false));
        }
        let wanted = self.shape;
        let across = self.shown(pasted, [wanted[0], wanted[1]]);
        let straight =
            across.as_ref().map(|ends| [ends[0].len(), ends[1].len()]) == Some([rows, columns]);
        // PyTorch keeps a layer's weights as (n_neurons, n_inputs).
        let is_turned = pasted.is_pytorch
            && matches!(self.kind, Kind::Weights | Kind::WeightGradients)
            && wanted[0] == wanted[1];
        if let Some([r, c]) = across.filter(|_| straight && !is_turned) {
            let row = |&i: &usize| c.iter().map(move |j| i * wanted[1] + j).collect::<Vec<_>>();
            return Some((r.iter().flat_map(row).collect(), false));
        }
        let [r, c] = self.shown(pasted, [wanted[1], wanted[0]])?;
        let fits = [r.len(), c.len()] == [rows, columns];
        let row = |&i: &usize| c.iter().map(move |j| j * wanted[1] + i).collect::<Vec<_>>();
        fits.then(|| (r.iter().flat_map(row).collect(), true))
    }

    /// Which losses a list has: of the steps that its loop has counted, from 0 or from 1 on, or `later` by one, as after
    /// an update; of the first ones where nothing was counted.
    pub(super) fn losses(&self, pasted: &Pasted, later: usize) -> Option<Vec<usize>> {
        let [rows, columns] = pasted.matrix?;
        let n = rows * columns;
        let steps = match &pasted.steps[..] {
            [] if n > 1 => Vec::from_iter(0..n),
            [0, ..] => pasted.steps.clone(),
            steps => steps.iter().map(|step| step - 1).collect(),
        };
        let places = Vec::from_iter(steps.into_iter().map(|step| step + later));
        let fits =
            rows.min(columns) == 1 && places.last().is_some_and(|&last| last < self.values.len());
        (fits && !pasted.is_summarized).then_some(places)
    }

    /// Which part of it an array wholly is: a cell, a few rows, all of it as one list, of losses those after the updates.
    /// Then how many parts were looked at.
    pub(super) fn part(
        &self,
        pasted: &Pasted,
        slack: f64,
        tries: &mut usize,
    ) -> Option<(Vec<usize>, bool)> {
        let ([rows, columns], [n, m]) = (pasted.matrix?, self.shape);
        let (count, size) = (pasted.values.len(), self.values.len());
        let agree = |places: &Vec<usize>| {
            let mut cells = places.iter().enumerate();
            cells.all(|(cell, &place)| pasted.agrees(cell, self.values[place], slack))
        };
        if self.kind == Kind::Losses && count > 1 {
            *tries += 1;
            return self
                .losses(pasted, 1)
                .filter(agree)
                .map(|places| (places, false));
        }
        let is_list = rows == 1 && count == size;
        let fits = count == 1 || rows < n && (columns == m || is_list);
        if !fits || pasted.is_summarized || size > PARTS && self.kind != Kind::Losses {
            return None;
        }
        for start in (0..=size.checked_sub(count)?).step_by(if count == 1 { 1 } else { m }) {
            *tries += 1;
            let places = Vec::from_iter(start..start + count);
            if agree(&places) {
                return Some((places, false));
            }
        }
        None
    }

    /// The rows and columns of a matrix that are printed: all, or of a summarised one the ends.
    fn shown(&self, pasted: &Pasted, [rows, columns]: [usize; 2]) -> Option<[Vec<usize>; 2]> {
        let ends = |axis: usize| match (shown_ends(axis, 1001), pasted.is_summarized) {
            (Some([first, last]), true) => first.chain(last).collect(),
            _ => Vec::from_iter(0..axis),
        };
        let is_long = rows * columns > 1000;
        (is_long || !pasted.is_summarized).then(|| [ends(rows), ends(columns)])
    }
}
