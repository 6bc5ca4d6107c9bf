//! The document: everything that a person decides (layers, activations, seed, initialization, edits, inputs, training).
//!
//! Link, JSON, undo, reset and attributes are built on [`Document`] alone, so every default, limit and
//! parser lives here, once. Two documents are equal when every
//! number has the same bits.

mod apply;
mod attributes;
mod check;
mod data;
mod edit;
mod fields;
mod json;
pub(crate) use json::File;
pub mod limits;
mod link;
mod origin;
mod parameters;
mod parts;
mod pasted;
mod preset;

pub(crate) use check::{finite, number_text, whole};
pub use data::Data;
pub use edit::Edit;
pub use fields::{FIELDS, Field, FieldKind, Owner, Value};
pub use origin::Origin;
pub use pasted::Pasted;
pub use preset::Preset;

#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub(crate) use check::{activation, activation_text};

use crate::{
    Activation, Error, Initialization, Network, RandomState, Training, dataset::Split,
    layer::same_bits,
};
use parameters::{Array, Edits};

/// A network and its inputs as a person has decided them.
///
/// ```
/// use perceptible::{Document, Edit, Preset};
/// let document = Document::from(Preset::Post);
/// let edited = document.edit(&[Edit::Input { row: 0, index: 2, value: -5.5 }])?;
/// assert_eq!(edited.to_link(), "v1&x=3,1,-5.5");
/// assert_eq!(Document::from_link("#v1&x=3,1,-5.5")?, edited);
/// # Ok::<(), perceptible::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    /// The preset that it began as.
    preset: Preset,
    /// Inputs first: `[3, 4, 2]`; 2 to 8 sizes of 1 to 1024.
    sizes: Vec<usize>,
    /// One a dense layer.
    activations: Vec<Activation>,
    seed: u32,
    initialization: Initialization,
    /// The factor of `randn`, for initializations that have one.
    scale: f64,
    /// How many numbers `randn` gives before the weights, such as those of a data set.
    drawn_before: u32,
    /// Edited weights and biases.
    edits: Edits,
    /// Row-major (n_samples × sizes[0]), at least one row.
    inputs: Vec<f64>,
    /// Row-major (n_samples × outputs), or none.
    targets: Vec<f64>,
    /// Each row of the targets is 1 for its class, and else 0.
    are_classes: bool,
    /// The call that draws these inputs and targets.
    data: Option<Data>,
    /// Where they come from otherwise.
    origin: Origin,
    /// The share of the rows that is not trained on, as `test_size` of scikit-learn's `train_test_split`.
    test_size: f64,
    split_seed: u32,
    /// How the network is trained.
    training: Training,
}

impl Document {
    /// The preset that it began as.
    pub fn preset(&self) -> Preset {
        self.preset
    }

    /// Whether anything differs from that preset.
    pub fn is_edited(&self) -> bool {
        *self != Document::from(self.preset)
    }

    /// Whether a test compares what it computes with NumPy: that of every preset as it is, and of the post's with
    /// each activation that the post compares (tests/engine/presets.rs, tests/engine/export_numpy.rs).
    pub fn is_compared(&self) -> bool {
        const POSTS: [&str; 3] = ["sigmoid", "leaky_relu", "swish"];
        let own = Document::from(self.preset);
        let is_posts = |f: &Activation| {
            POSTS
                .iter()
                .any(|name| Activation::named(name).as_ref() == Ok(f))
        };
        if self.sizes != own.sizes || self.rows() != own.rows() {
            return false;
        }
        let mut other = self.clone();
        if self.preset == Preset::Post && other.activations.first().is_some_and(is_posts) {
            other.activations[0] = own.activations[0];
        }
        other == own
    }

    /// Whether any weight comes from the seed: not where all of them are set.
    pub fn is_drawn(&self) -> bool {
        let layers = 0..self.activations.len();
        let is_set = |layer| {
            self.edits
                .whole(layer, Array::Weights, &self.sizes)
                .is_some()
        };
        !layers.into_iter().all(is_set)
    }

    /// The inputs' size, then each layer's: `[3, 4, 2]`.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// One for each dense layer.
    pub fn activations(&self) -> &[Activation] {
        &self.activations
    }

    /// NumPy's seed of the weights.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// How the weights are drawn.
    pub fn initialization(&self) -> Initialization {
        self.initialization.with_scale(self.scale)
    }

    /// How many numbers of `randn` come before the weights: those of the data set that a script draws first.
    pub fn drawn_before(&self) -> u32 {
        self.drawn_before
    }

    /// The batch, flat and row-major (`n_samples` × `sizes[0]`).
    pub fn inputs(&self) -> &[f64] {
        &self.inputs
    }

    /// What the outputs should be, flat and row-major (`n_samples` × outputs); empty where nobody has said.
    pub fn targets(&self) -> &[f64] {
        &self.targets
    }

    /// Which rows are trained on, and which are for the test: as `train_test_split` of scikit-learn has them.
    ///
    /// # Errors
    /// As [`Split::new`]: a share that leaves no row to train on.
    pub fn split(&self) -> Result<Split, Error> {
        let mut random = RandomState::new(self.split_seed);
        Split::new(self.rows(), self.test_size, &mut random)
    }

    /// How the network is trained.
    pub fn training(&self) -> &Training {
        &self.training
    }

    fn n_outputs(&self) -> usize {
        self.sizes[self.sizes.len() - 1]
    }

    /// Samples in the batch.
    pub fn rows(&self) -> usize {
        self.inputs.len() / self.sizes[0]
    }

    /// The layer's name in a NumPy script: `hidden_layer`, `output_layer`; several hidden layers
    /// are `hidden_layer1`, `hidden_layer2` and so on.
    pub fn layer_name(&self, layer: usize) -> String {
        let hidden = self.activations.len() - 1;
        match layer {
            _ if layer >= hidden => "output_layer".into(),
            _ if hidden == 1 => "hidden_layer".into(),
            _ => format!("hidden_layer{}", layer + 1),
        }
    }

    /// The network as drawn from the seed, without the edits.
    ///
    /// # Errors
    /// None for a checked document, short of [`Error::OutOfMemory`].
    pub fn drawn(&self) -> Result<Network, Error> {
        self.draw(&mut RandomState::new(self.seed))
    }

    fn draw(&self, random: &mut RandomState) -> Result<Network, Error> {
        (0..self.drawn_before).for_each(|_| _ = random.randn());
        let initialization = self.initialization();
        Network::draw(&self.sizes, &self.activations, initialization, random)
    }

    /// The network: drawn, then edited.
    ///
    /// # Errors
    /// As [`Document::drawn`].
    pub fn network(&self) -> Result<Network, Error> {
        Ok(self.edited(self.drawn()?))
    }

    /// The network before the reader's edits: drawn, then with the preset's own edits.
    ///
    /// # Errors
    /// As [`Document::drawn`].
    pub fn original(&self) -> Result<Network, Error> {
        Ok(self.originally(self.drawn()?))
    }

    /// Whether both draw the same weights.
    pub(crate) fn draws_as(&self, other: &Document) -> bool {
        self.sizes == other.sizes
            && self.seed == other.seed
            && self.drawn_before == other.drawn_before
            && self.initialization() == other.initialization()
    }

    /// Whether both are equal apart from inputs, targets and edits.
    pub(crate) fn same_structure(&self, other: &Document) -> bool {
        self.preset == other.preset
            && self.draws_as(other)
            && same_activations(&self.activations, &other.activations)
            && self.rows() == other.rows()
            && self.targets.is_empty() == other.targets.is_empty()
            && self.are_classes == other.are_classes
            && self.data == other.data
            && self.origin == other.origin
            && FIELDS
                .iter()
                .all(|field| field.value(self) == field.value(other))
    }

    /// The drawn network with the preset's own edits.
    pub(crate) fn originally(&self, drawn: Network) -> Network {
        edited(drawn, &self.preset_edits())
    }

    /// The drawn network with the edits.
    pub(crate) fn edited(&self, network: Network) -> Network {
        edited(network, &self.edits)
    }

    /// The preset's own edits, where the shape is still the preset's.
    fn preset_edits(&self) -> Edits {
        let preset = Document::from(self.preset);
        if preset.sizes == self.sizes {
            preset.edits
        } else {
            Edits::default()
        }
    }

    /// The base of a link or file: the preset or, with other sizes, a network of
    /// these sizes with the preset's activations, seed, initialization, as much of its inputs as
    /// fits, and its targets where it has as many outputs.
    fn base(preset: Preset, sizes: &[usize]) -> Self {
        let mut base = Document::from(preset);
        if base.sizes == sizes {
            return base;
        }
        let output = base.activations.pop().unwrap_or(Activation::Linear);
        let hidden = base.activations.first().copied();
        let hidden = hidden.unwrap_or(Activation::Sigmoid);
        base.activations = vec![hidden; sizes.len() - 2];
        base.activations.push(output);
        base.edits = Edits::default();
        if sizes[0] != base.sizes[0] || sizes[sizes.len() - 1] != base.n_outputs() {
            base.data = None;
        }
        base.inputs = apply::resize_rows(&base.inputs, base.sizes[0], sizes[0]);
        let outputs = sizes[sizes.len() - 1];
        if outputs != base.n_outputs() {
            base.targets.clear();
        }
        base.sizes = sizes.to_vec();
        base
    }
}

/// A network with these edits, which were checked: finite, and of places that it has.
fn edited(mut network: Network, edits: &Edits) -> Network {
    for &(place, value) in edits.iter() {
        if let Ok(index) = network.shape().index(place) {
            network.parameters_mut()[index] = value;
        }
    }
    network
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.preset == other.preset
            && self.sizes == other.sizes
            && same_activations(&self.activations, &other.activations)
            && self.seed == other.seed
            && self.initialization == other.initialization
            && self.scale == other.scale
            && self.drawn_before == other.drawn_before
            && self.edits == other.edits
            && same_bits(&self.inputs, &other.inputs)
            && same_bits(&self.targets, &other.targets)
            && self.are_classes == other.are_classes
            && self.data == other.data
            && self.origin == other.origin
            && self.test_size.to_bits() == other.test_size.to_bits()
            && self.split_seed == other.split_seed
            && self.training == other.training
    }
}

impl Eq for Document {}

fn same_activations(a: &[Activation], b: &[Activation]) -> bool {
    let bits = |f: &Activation| f.parameter().map(|p| p.value.to_bits());
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a.name() == b.name() && bits(a) == bits(b))
}
