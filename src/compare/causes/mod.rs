//! Why a program prints something else: each cause is a row with its sentences, and a change of the program that is
//! tried. They come in three stages, each from where the one before it has led.

mod drawing;
mod forward;
mod lines;
mod training;

pub use drawing::{Draw, SEEDS, seed};
pub use lines::lines;

use super::program::Program;
use crate::{Document, Edit, Language};
use std::{fmt, rc::Rc};

/// What went another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// How the weights were drawn.
    Drawing,
    /// From the inputs to the outputs.
    Forward,
    /// From the loss to the updated weights.
    Training,
}

/// A cause without what varies in it.
#[derive(Debug, PartialEq)]
#[non_exhaustive]
pub struct Cause {
    /// The name in reports: `seed_again`.
    pub name: &'static str,
    pub stage: Stage,
    /// One sentence in English and in Korean; `{}` is what varies.
    sentences: [&'static str; 2],
}

/// Activations in sentences, in English and in Korean, where that is another word than their name.
const NAMES: &[(&str, [&str; 2])] = &[
    ("sigmoid", ["sigmoid", "시그모이드"]),
    ("leaky_relu", ["leaky ReLU"; 2]),
    ("linear", ["identity", "항등"]),
    ("relu", ["ReLU"; 2]),
    ("elu", ["ELU"; 2]),
    ("selu", ["SELU"; 2]),
    ("gelu", ["GELU"; 2]),
    ("gelu_tanh", ["GELU (tanh)"; 2]),
    ("softplus", ["softplus", "소프트플러스"]),
    ("softsign", ["softsign", "소프트사인"]),
    ("hardswish", ["hard swish", "하드 스위시"]),
    ("hardsigmoid", ["hard sigmoid", "하드 시그모이드"]),
    ("relu6", ["ReLU6"; 2]),
    ("softmax", ["softmax", "소프트맥스"]),
];

/// What a cause does to a program.
type Change = Rc<dyn Fn(&mut Program)>;

/// A cause to be tried.
#[derive(Clone)]
pub struct Trial {
    pub cause: &'static Cause,
    /// What varies in it: a seed, a name, a number.
    pub detail: String,
    pub change: Change,
    /// What makes the document compute the same, where a document can say it.
    pub edits: Vec<Edit>,
}

impl Stage {
    pub const ALL: [Stage; 3] = [Stage::Drawing, Stage::Forward, Stage::Training];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Drawing => "drawing",
            Stage::Forward => "forward",
            Stage::Training => "training",
        }
    }

    /// The trials; seeds come apart.
    pub fn trials(self, document: &Document, program: &Program) -> Vec<Trial> {
        match self {
            Stage::Drawing => drawing::trials(document),
            Stage::Forward => forward::trials(document, program),
            Stage::Training => training::trials(program),
        }
    }
}

impl Cause {
    const fn new(name: &'static str, stage: Stage, sentences: [&'static str; 2]) -> Self {
        Cause {
            name,
            stage,
            sentences,
        }
    }

    /// The cause as a sentence.
    pub fn sentence(&self, detail: &str, language: Language) -> String {
        let named = |word| {
            let row = NAMES.iter().find(|(name, _)| *name == word);
            row.map_or(word, |(_, names)| names[language as usize])
        };
        let words = Vec::from_iter(detail.split(" → ").map(named));
        self.sentences[language as usize].replace("{}", &words.join(" → "))
    }

    fn trial(
        &'static self,
        detail: impl Into<String>,
        edits: Vec<Edit>,
        change: impl Fn(&mut Program) + 'static,
    ) -> Trial {
        self.with(detail.into(), edits, Rc::new(change))
    }

    fn with(&'static self, detail: String, edits: Vec<Edit>, change: Change) -> Trial {
        Trial {
            cause: self,
            detail,
            change,
            edits,
        }
    }
}

/// Every order of a few things only.
const PERMUTED: usize = 4;

/// Orders of columns or layers: all of a few, and of more the opposite one.
fn orders(n: usize) -> Vec<Vec<usize>> {
    if n > PERMUTED {
        return vec![(0..n).rev().collect()];
    }
    // Two bits a place; of all such numbers those that have every place once.
    let order = |bits: usize| Vec::from_iter((0..n).rev().map(|i| bits >> (2 * i) & 3));
    let all = (0..1 << (2 * n)).map(order);
    all.filter(|order| (0..n).all(|i| order.contains(&i)))
        .collect()
}

impl fmt::Debug for Trial {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}({})", self.cause.name, self.detail)
    }
}
