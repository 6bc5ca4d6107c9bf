//! Pasted cells against computed ones.

use super::{
    pasted::Pasted,
    program::Program,
    quantity::{Kind, Quantity},
};

/// How far a number may be off beside half of its last printed digit: a few last places of float64.
const LAST_PLACES: f64 = 1.0 / (1_u64 << 48) as f64;
/// The same for float32.
const LAST_PLACES_FLOAT32: f64 = 1.0 / (1_u64 << 22) as f64;
/// The same where float32 is known: a hundred steps of training lose two bits more.
const TRAINED_FLOAT32: f64 = 4.0 * LAST_PLACES_FLOAT32;

/// What a pasted array is taken for, and which of its cells agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    /// Which of the program's quantities; none where no shape fits.
    pub quantity: Option<usize>,
    /// Where each cell stands in it.
    pub places: Vec<usize>,
    pub is_transposed: bool,
    pub equal: Vec<bool>,
    /// How far each cell is off; none where no shape fits.
    pub off: Vec<f64>,
    /// How many quantities it could be.
    pub candidates: usize,
    /// It is only a part of that quantity.
    pub is_part: bool,
}

/// Cells that agree, then how likely the quantity is printed.
type Rank = (usize, bool, u8);

/// The best match of each array.
pub fn matches(pasted: &[Pasted], program: &Program, world: &[Quantity]) -> Vec<Match> {
    pasted
        .iter()
        .map(|array| best(array, program, world))
        .collect()
}

/// How many cells agree, constants too.
pub fn n_equal(all: &[Match]) -> usize {
    let cells = all.iter().flat_map(|found| &found.equal);
    cells.filter(|&&equal| equal).count()
}

fn best(array: &Pasted, program: &Program, world: &[Quantity]) -> Match {
    let mut fitting = Vec::new();
    for (i, quantity) in world.iter().enumerate() {
        if let Some((places, is_transposed)) = quantity.places(array) {
            fitting.push((i, places, is_transposed));
        }
    }
    // A name decides among what fits, and its number among what it leaves.
    let by_name = |&(i, ..): &(usize, _, _)| array.kinds.contains(&world[i].kind);
    let is_named = !array.kinds.is_empty() && !array.kinds.contains(&Kind::Loss);
    if is_named || fitting.iter().any(by_name) {
        fitting.retain(by_name);
    }
    let by_layer = |&(i, ..): &(usize, _, _)| Some(world[i].layer) == array.layer;
    if fitting.iter().any(by_layer) {
        fitting.retain(by_layer);
    }
    // A match as it stands comes before a transposed one.
    let is_straight = |&(i, _, turned): &(usize, _, bool)| !turned && world[i].kind != Kind::Losses;
    if fitting.iter().any(is_straight) {
        fitting.retain(|&(_, _, turned)| !turned);
    }
    let candidates = fitting.len();
    let likely = |quantity: &Quantity| {
        (
            quantity.moment == program.likely,
            quantity.kind.likelihood(),
        )
    };
    let mut found: Option<(Rank, Match)> = None;
    for (i, places, is_transposed) in fitting {
        let quantity = &world[i];
        let slack = program.slack(quantity);
        let (mut equal, mut off) = (Vec::new(), Vec::new());
        for (cell, &place) in places.iter().enumerate() {
            let value = quantity.values[place];
            equal.push(array.agrees(cell, value, slack));
            off.push((array.values[cell] - value).abs());
        }
        let count = equal.iter().filter(|&&equal| equal).count();
        // A list without a name may be losses, where it has some of them.
        let is_list = quantity.kind == Kind::Losses && array.kinds.is_empty();
        if is_list && count == 0 && array.steps.is_empty() {
            continue;
        }
        let (is_likely, likelihood) = likely(quantity);
        // Biases of zero are no sign of when they were printed.
        let tells = |&(cell, &equal): &(usize, &bool)| equal && array.values[cell].fract() != 0.0;
        let count = match quantity.kind == Kind::Biases && !is_likely {
            true => equal.iter().enumerate().filter(tells).count(),
            false => count,
        };
        let rank = (count, is_likely, likelihood);
        if found.as_ref().is_none_or(|(best, _)| rank > *best) {
            let quantity = Some(i);
            found = Some((
                rank,
                Match {
                    quantity,
                    places,
                    is_transposed,
                    equal,
                    off,
                    candidates,
                    is_part: false,
                },
            ));
        }
    }
    // A part of something, such as `W1[0]`, is only claimed where all of it agrees, to more digits than chance has.
    let is_open = found
        .as_ref()
        .is_none_or(|(_, found)| found.equal.contains(&false));
    let digits: i32 = array.decimals.iter().map(|&n| n.min(8)).sum();
    if is_open && digits >= 5 {
        let mut candidates = candidates;
        for (i, quantity) in world.iter().enumerate() {
            if !array.kinds.is_empty() && !array.kinds.contains(&quantity.kind) {
                continue;
            }
            let part = quantity.part(array, program.slack(quantity), &mut candidates);
            if let Some((places, is_transposed)) = part {
                return Match {
                    quantity: Some(i),
                    equal: vec![true; places.len()],
                    places,
                    is_transposed,
                    off: Vec::new(),
                    candidates,
                    is_part: true,
                };
            }
        }
    }
    match found {
        Some((_, found)) => found,
        None => Match {
            equal: vec![false; array.values.len()],
            ..Match::default()
        },
    }
}

impl Pasted {
    /// Whether a cell is this value, to its printed digits.
    pub(super) fn agrees(&self, cell: usize, value: f64, slack: f64) -> bool {
        let printed = self.values[cell];
        if printed.is_nan() || value.is_nan() {
            return printed.is_nan() && value.is_nan();
        }
        let last = LAST_PLACES * value.abs().max(1.0);
        // Infinity is within no number's tolerance, nor all numbers in its.
        let off = (printed - value).abs();
        printed == value || off.is_finite() && off <= self.tolerance(cell) + last + slack
    }

    /// What a printed number leaves open: half of its last digit, and float32's last places.
    pub(super) fn tolerance(&self, cell: usize) -> f64 {
        let float32 = match self.is_float32 {
            true => TRAINED_FLOAT32 * self.scale().max(self.values[cell].abs()),
            false => 0.0,
        };
        self.half_unit(cell) + float32
    }

    /// Half of the last printed digit.
    pub(super) fn half_unit(&self, cell: usize) -> f64 {
        0.5 * ten_to(-self.decimals[cell])
    }

    /// Whether the whole array is float32's rounding away from these values.
    pub(super) fn is_float32_of(&self, found: &Match, values: &[f64]) -> bool {
        let limit = LAST_PLACES_FLOAT32 * self.scale();
        let near = |(cell, (&printed, &place)): (usize, (&f64, &usize))| {
            let last = limit.max(LAST_PLACES_FLOAT32 * printed.abs());
            (printed - values[place]).abs() <= last + self.half_unit(cell)
        };
        self.values.len() > 1
            && self.decimals.iter().any(|&n| n > 5)
            && self.values.iter().zip(&found.places).enumerate().all(near)
    }

    /// The root mean square of its numbers.
    pub(super) fn scale(&self) -> f64 {
        let squares = self.values.iter().map(|x| x * x).filter(|x| x.is_finite());
        let (n, sum) = squares.fold((0.0, 0.0), |(n, sum), x| (n + 1.0, sum + x));
        if n == 0.0 { 0.0 } else { (sum / n).sqrt() }
    }
}

fn ten_to(exponent: i32) -> f64 {
    let exponent = exponent.clamp(-300, 300);
    let size = crate::kernel::math::powi(10.0, u64::from(exponent.unsigned_abs()));
    if exponent < 0 { 1.0 / size } else { size }
}
