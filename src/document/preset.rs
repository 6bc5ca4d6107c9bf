//! The presets: networks to begin with.

use super::{
    Document, Origin,
    parameters::{Array, Edits},
};
use crate::{Activation, Error, Initialization, Training};

/// A network to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preset {
    /// The post's 3-4-2 network, seed 0, on its input `[3, 1, 5.5]`.
    Post,
    /// The same on `[3, 1, -5.5]`, where leaky ReLU does something.
    PostNegative,
    /// Three samples with four inputs.
    Batch,
    /// XOR solved by hand: two ReLU neurons and a linear one give exactly 0, 1, 1, 0.
    Xor,
    /// One sigmoid neuron with three inputs.
    Neuron,
    /// The 2-2-2 network whose back-propagation many posts work out by hand: sigmoid, ½·Σ(y − t)², η = 0.5, biases that
    /// stay as they are. M. Mazur, "A Step by Step Backpropagation Example" (2015).
    ByHand,
    /// XOR, to be learnt: 2-4-1 with tanh.
    XorTraining,
    /// Two circles, one within the other: 2-4-1 with tanh.
    Circles,
    /// Three spirals: 2-64-3 with the data and the weights of "Neural Networks from Scratch".
    Spiral,
}

impl Preset {
    /// All, in menu order.
    pub const ALL: &'static [Preset] = &[
        Preset::Post,
        Preset::PostNegative,
        Preset::Batch,
        Preset::Xor,
        Preset::Neuron,
        Preset::ByHand,
        Preset::XorTraining,
        Preset::Circles,
        Preset::Spiral,
    ];

    /// By its name in links: `post-negative`.
    ///
    /// # Errors
    /// [`Error::UnknownName`].
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|p| p.name() == name);
        found.ok_or_else(|| {
            Error::unknown_name("preset", name, Preset::ALL.iter().map(|p| p.name()))
        })
    }

    /// The name in documents and links.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Post => "post",
            Preset::PostNegative => "post-negative",
            Preset::Batch => "batch",
            Preset::Xor => "xor",
            Preset::Neuron => "neuron",
            Preset::ByHand => "by-hand",
            Preset::XorTraining => "xor-training",
            Preset::Circles => "circles",
            Preset::Spiral => "spiral",
        }
    }

    /// The presets for training, as links.
    fn settings(self) -> Option<&'static str> {
        match self {
            Preset::ByHand => Some(
                "layers=2,2,2&x=0.05,0.1&t=0.01,0.99&f1=sigmoid&f2=sigmoid&w1=0.15,0.25,0.2,0.3&b1=0.35,0.35\
                 &w2=0.4,0.5,0.45,0.55&b2=0.6,0.6&biases=frozen&loss=half_sse&lr=0.5",
            ),
            Preset::XorTraining => Some(
                "layers=2,4,1&x=0,0;0,1;1,0;1,1&t=0;1;1;0&f1=tanh&f2=sigmoid&scale=1&loss=bce&lr=0.5",
            ),
            Preset::Circles => Some(
                "layers=2,4,1&data=circles:n_samples=200,noise=0.05,factor=0.5&test=0.25&f1=tanh&f2=sigmoid\
                 &scale=1&loss=bce&batch=10",
            ),
            Preset::Spiral => Some(
                "layers=2,64,3&data=spiral&f1=relu&f2=softmax&scale=0.01&before=300&loss=cross_entropy&opt=adam\
                 &lr=0.05",
            ),
            _ => None,
        }
    }
}

impl From<Preset> for Document {
    fn from(preset: Preset) -> Self {
        if let Some(settings) = preset.settings() {
            let document = Document::from_link(&format!("v1&{settings}"));
            debug_assert!(document.is_ok(), "{document:?}");
            if let Ok(document) = document {
                return Document { preset, ..document };
            }
        }
        let document = |sizes: &[usize], activations: &[Activation], inputs: &[f64]| Document {
            preset,
            sizes: sizes.to_vec(),
            activations: activations.to_vec(),
            seed: 0,
            initialization: Initialization::POST,
            scale: 0.10,
            drawn_before: 0,
            edits: Edits::default(),
            inputs: inputs.to_vec(),
            targets: Vec::new(),
            are_classes: false,
            data: None,
            origin: Origin::default(),
            test_size: 0.0,
            split_seed: 0,
            training: Training::default(),
        };
        let post = [Activation::Sigmoid, Activation::Linear];
        // The post gives no targets; these are an example, so that its network has something to learn.
        let example = |inputs| document(&[3, 4, 2], &post, inputs).with_targets(&[1.0, 0.0]);
        match preset {
            Preset::Post => example(&[3.0, 1.0, 5.5]),
            Preset::PostNegative => example(&[3.0, 1.0, -5.5]),
            Preset::Batch => document(
                &[4, 5, 2],
                &post,
                &[
                    1.0, 2.0, 3.0, 2.5, 2.0, 5.0, -1.0, 2.0, -1.5, 2.7, 3.3, -0.8,
                ],
            ),
            Preset::Xor => document(
                &[2, 2, 1],
                &[Activation::Relu, Activation::Linear],
                &[0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0],
            )
            .with(0, Array::Weights, &[1.0, 1.0, 1.0, 1.0])
            .with(0, Array::Biases, &[0.0, -1.0])
            .with(1, Array::Weights, &[1.0, -2.0])
            .with(1, Array::Biases, &[0.0])
            .with_targets(&[0.0, 1.0, 1.0, 0.0]),
            Preset::Neuron => document(&[3, 1], &[Activation::Sigmoid], &[1.0, 2.0, 3.0])
                .with(0, Array::Weights, &[0.2, 0.8, -0.5])
                .with(0, Array::Biases, &[2.0]),
            _ => example(&[3.0, 1.0, 5.5]),
        }
    }
}

impl Document {
    /// With these targets (rows × outputs).
    fn with_targets(mut self, targets: &[f64]) -> Self {
        self.targets = targets.to_vec();
        self
    }

    /// With a whole layer's weights or biases set; a preset's numbers are as many as needed.
    fn with(mut self, layer: usize, array: Array, values: &[f64]) -> Self {
        let fits = self.set_matrix(layer, array, values);
        debug_assert!(fits.is_ok());
        self
    }
}
