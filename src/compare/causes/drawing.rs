//! Weights that were drawn in another way.

use super::{Cause, Stage, Trial, orders};
use crate::{
    Document, Edit, Error, Initialization, Network, RandomState,
    compare::{
        generator::{Generator, Ziggurat},
        program::transposed,
    },
    document::number_text,
    layer::zeros,
};

use std::rc::Rc;

/// Layers of a document.
const LAYERS: usize = 8;
/// Parameters of a network whose weights may become edits.
const EDITED: usize = 4_000;

/// Seeds that people give `default_rng`.
const GENERATOR_SEEDS: [u32; 12] = [0, 1, 2, 3, 7, 10, 42, 100, 123, 1234, 12345, 2024];

/// Seeds that are tried, from 0 on.
pub const SEEDS: u32 = 10_000;

static SEED: Cause = Cause::new(
    "seed",
    Stage::Drawing,
    [
        "The weights are those of np.random.seed({}).",
        "가중치가 np.random.seed({})에서 뽑은 값이다.",
    ],
);
static SEED_AGAIN: Cause = Cause::new(
    "seed_again",
    Stage::Drawing,
    [
        "np.random.seed({}) was called again before each layer.",
        "np.random.seed({})을 층마다 다시 불렀다.",
    ],
);
static CELL_AGAIN: Cause = Cause::new(
    "cell_again",
    Stage::Drawing,
    [
        "The cell was run {} times without calling np.random.seed again.",
        "np.random.seed를 다시 부르지 않고 셀을 {}번 실행했다.",
    ],
);
static OTHER_ORDER: Cause = Cause::new(
    "other_order",
    Stage::Drawing,
    [
        "The layers were drawn in another order: {}.",
        "층을 뽑은 순서가 다르다: {}.",
    ],
);
static DRAWN_BEFORE: Cause = Cause::new(
    "drawn_before",
    Stage::Drawing,
    [
        "{} numbers of randn were drawn between the seed and the weights.",
        "시드를 정한 뒤 가중치보다 먼저 randn으로 {}개를 뽑았다.",
    ],
);
static SCALE: Cause = Cause::new(
    "scale",
    Stage::Drawing,
    ["randn was multiplied by {}.", "randn에 {}을 곱했다."],
);
static INITIALIZATION: Cause = Cause::new(
    "initialization",
    Stage::Drawing,
    [
        "The weights were drawn by another initialization: {}.",
        "다른 초기화({})로 가중치를 뽑았다.",
    ],
);
static RAND: Cause = Cause::new(
    "rand",
    Stage::Drawing,
    [
        "np.random.rand, uniform from 0 to 1, was called in place of randn.",
        "randn 대신 0과 1 사이에서 고르게 뽑는 np.random.rand를 불렀다.",
    ],
);
static DEFAULT_RNG: Cause = Cause::new(
    "default_rng",
    Stage::Drawing,
    [
        "The weights were drawn by np.random.default_rng({}): that generator has other numbers than np.random.seed.",
        "np.random.default_rng({})로 뽑았다. np.random.seed와는 다른 난수가 나온다.",
    ],
);
static OUT_IN: Cause = Cause::new(
    "out_in",
    Stage::Drawing,
    [
        "Each layer's weights were drawn as (n_neurons, n_inputs) and then transposed.",
        "층의 가중치를 (뉴런, 입력) 모양으로 뽑은 뒤 전치했다.",
    ],
);

/// A way to draw all weights.
#[derive(Clone, Debug)]
pub struct Draw {
    seed: u32,
    before: usize,
    initialization: Initialization,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    InOrder,
    SeedAgain,
    /// Layers, counted from 0, in this order.
    Order([u8; LAYERS]),
    OutIn,
    /// Uniform from 0 to 1, times this.
    Rand(f64),
    /// `default_rng(seed)`: normal, or uniform from 0 to 1; times this.
    Normal(f64),
    Uniform(f64),
}

impl Draw {
    /// The document's.
    pub fn of(document: &Document) -> Self {
        Draw {
            seed: document.seed(),
            before: document.drawn_before() as usize,
            initialization: document.initialization(),
            way: Way::InOrder,
        }
    }

    pub fn with_seed(self, seed: u32) -> Self {
        Draw { seed, ..self }
    }

    /// All weights and biases of the document, had it drawn its weights so: what it sets itself stays set.
    pub fn parameters(&self, document: &Document, network: &Network) -> Result<Vec<f64>, Error> {
        let mut random = RandomState::new(self.seed);
        (0..self.before).for_each(|_| _ = random.randn());
        let mut network = network.try_clone()?;
        let mut generator = Generator::new(self.seed);
        let ziggurat = matches!(self.way, Way::Normal(_)).then(Ziggurat::new);
        for rank in 0..network.shape().n_layers() {
            let layer = match self.way {
                Way::Order(order) => usize::from(order[rank]),
                _ => rank,
            };
            if self.way == Way::SeedAgain {
                random = RandomState::new(self.seed);
            }
            let (n, m) = (network.sizes()[layer], network.sizes()[layer + 1]);
            let mut weights = zeros(n, m)?;
            match self.way {
                Way::Rand(scale) => weights.fill_with(|| scale * random.random_sample()),
                Way::Uniform(scale) => weights.fill_with(|| scale * generator.random()),
                Way::Normal(scale) => {
                    let ziggurat = ziggurat.as_ref();
                    let mut normal = || ziggurat.map_or(0.0, |z| generator.standard_normal(z));
                    weights.fill_with(|| scale * normal());
                }
                _ => self.initialization.draw(&mut weights, n, m, &mut random),
            }
            if self.way == Way::OutIn {
                weights = transposed(&weights, m, n);
            }
            network.set_weights(layer, &weights)?;
            network.set_biases(layer, &vec![0.0; m])?;
        }
        Ok(document.edited(network).parameters().as_slice().to_vec())
    }

    /// The first weight alone, which costs next to nothing.
    pub fn first_weight(&self, document: &Document) -> f64 {
        let mut random = RandomState::new(self.seed);
        (0..self.before).for_each(|_| _ = random.randn());
        let mut first = [0.0];
        let sizes = document.sizes();
        self.initialization
            .draw(&mut first, sizes[0], sizes[1], &mut random);
        first[0]
    }

    /// As a cause to be tried. A large network is drawn when it is tried, and its weights are no edits.
    fn trial(
        self,
        cause: &'static Cause,
        detail: String,
        source: &Rc<Source>,
        mut edits: Vec<Edit>,
    ) -> Option<Trial> {
        let (document, network) = &**source;
        if edits.is_empty() && network.shape().len() <= EDITED {
            edits = weights(network, &self.parameters(document, network).ok()?);
        }
        let source = source.clone();
        Some(cause.trial(detail, edits, move |program| {
            if let Ok(parameters) = self.parameters(&source.0, &source.1) {
                program.parameters = parameters;
                program.rounding = 0.0;
            }
        }))
    }
}

/// A document and its network.
type Source = (Document, Network);

/// Another seed, as a cause that was found.
pub fn seed(document: &Document, seed: u32) -> Option<Trial> {
    let edits = vec![Edit::field("seed", f64::from(seed))];
    let source = Rc::new((document.try_clone().ok()?, document.network().ok()?));
    Draw::of(document)
        .with_seed(seed)
        .trial(&SEED, seed.to_string(), &source, edits)
}

pub fn trials(document: &Document) -> Vec<Trial> {
    let (Ok(copy), Ok(network)) = (document.try_clone(), document.network()) else {
        return Vec::new();
    };
    let source = Rc::new((copy, network));
    let mut all = Vec::new();
    let put: &mut dyn FnMut(Draw, &'static Cause, String, Vec<Edit>) =
        &mut |draw, cause, detail, edits| all.extend(draw.trial(cause, detail, &source, edits));
    let own = Draw::of(document);
    let draw = |way| Draw { way, ..own.clone() };
    let after = |before| Draw {
        before,
        ..own.clone()
    };
    let sizes = document.sizes();
    let n_weights: usize = sizes.windows(2).map(|n| n[0] * n[1]).sum();
    put(
        draw(Way::SeedAgain),
        &SEED_AGAIN,
        own.seed.to_string(),
        Vec::new(),
    );
    put(draw(Way::OutIn), &OUT_IN, String::new(), Vec::new());
    for order in orders_of_layers(sizes.len() - 1) {
        let names = Vec::from_iter(order.iter().map(|layer| format!("W{}", layer + 1)));
        let mut ranks = [0; LAYERS];
        for (rank, &layer) in ranks.iter_mut().zip(&order) {
            *rank = layer as u8;
        }
        let drawn = draw(Way::Order(ranks));
        put(drawn, &OTHER_ORDER, names.join(", "), Vec::new());
    }
    let own_scale = match own.initialization {
        Initialization::Randn { scale } => scale,
        _ => 1.0,
    };
    for scale in [own_scale, 1.0] {
        put(draw(Way::Rand(scale)), &RAND, String::new(), Vec::new());
        for way in [Way::Normal(scale), Way::Uniform(scale)] {
            put(draw(way), &DEFAULT_RNG, own.seed.to_string(), Vec::new());
        }
    }
    for seed in GENERATOR_SEEDS.into_iter().filter(|&seed| seed != own.seed) {
        for scale in [own_scale, 1.0] {
            let drawn = draw(Way::Normal(scale)).with_seed(seed);
            put(drawn, &DEFAULT_RNG, seed.to_string(), Vec::new());
        }
    }
    for scale in [0.01, 0.1, 0.5, 1.0, 0.001] {
        let initialization = Initialization::Randn { scale };
        if initialization != own.initialization {
            let draw = Draw {
                initialization,
                ..own.clone()
            };
            let edits = vec![
                Edit::field("initialization", "post"),
                Edit::field("scale", scale),
            ];
            put(draw, &SCALE, number_text(scale), edits);
        }
    }
    for &initialization in Initialization::ALL {
        if initialization.name() != own.initialization.name() {
            let draw = Draw {
                initialization,
                ..own.clone()
            };
            let edits = vec![Edit::field("initialization", initialization.name())];
            put(draw, &INITIALIZATION, initialization.name().into(), edits);
        }
    }
    for times in 2..=5 {
        let before = own.before + (times - 1) * (own.before + n_weights);
        if before < 1_000_000 {
            put(after(before), &CELL_AGAIN, times.to_string(), Vec::new());
        }
    }
    // Few numbers one by one, then what data sets take.
    let rows = document.rows();
    let usual = [
        rows * sizes[0],
        2 * rows * sizes[0],
        64,
        100,
        128,
        200,
        256,
        300,
        400,
        500,
        600,
        1000,
    ];
    let mut counts = Vec::from_iter(0..=32);
    for n in usual {
        if !counts.contains(&n) {
            counts.push(n);
        }
    }
    for before in counts {
        let is_cell_again =
            before > own.before && (before - own.before).is_multiple_of(own.before + n_weights);
        if before != own.before && !is_cell_again && before <= 100_000 {
            let edits = vec![Edit::field("drawn_before", before as f64)];
            put(after(before), &DRAWN_BEFORE, before.to_string(), edits);
        }
    }
    all
}

/// Orders of the layers other than from the input on: all of a few, and of more the opposite one.
fn orders_of_layers(layers: usize) -> Vec<Vec<usize>> {
    let all = orders(layers).into_iter();
    all.filter(|order| layers > 1 && !order.is_sorted())
        .collect()
}

/// Edits that set these weights.
fn weights(network: &Network, parameters: &[f64]) -> Vec<Edit> {
    let shape = network.shape();
    let of = |layer: usize| Edit::Weights {
        layer,
        values: parameters[shape.layer(layer).start..shape.biases(layer).start].to_vec(),
    };
    (0..shape.n_layers()).map(of).collect()
}
