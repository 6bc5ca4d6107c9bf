//! The beginning: the text is read, and held against the document as it is.

use super::{Search, of_the_post};
use crate::{
    Document, Error, Problem,
    compare::{
        causes::{SEEDS, Stage},
        cells::{matches, n_equal},
        loops::{by_batch, by_layer},
        pasted::{self, Pasted},
        program::Program,
        quantity::{Kind, Quantity},
        report::{Cell, Compared},
    },
    parse::Unread,
};

impl Search {
    /// Reads the text, and compares it with a document after `steps` updates.
    ///
    /// # Errors
    /// [`Error::TooLong`] beyond [`limits::PRINTOUT`](crate::limits::PRINTOUT) bytes, [`Error::TooMany`] arrays or numbers, [`Error::OutOfMemory`]. Lines that cannot be
    /// read are in the report.
    pub fn new(text: &str, document: &Document, steps: usize) -> Result<Self, Error> {
        let (read, mut unread) = pasted::read(text)?;
        let longest = read.iter().map(Pasted::list_length).max().unwrap_or(0);
        let mut base = Program::of(document, steps, longest)?;
        if prints_several(&read, &base, document.rows()) {
            base.also = of_the_post(&base);
        }
        let world = base.run();
        let sizes = document.sizes();
        // Rows of a batch are one matrix unless that has fewer of the numbers; numbered parameters are in the order that
        // has more. To two digits: what they are has to be told where they differ, too.
        let (mut pasted, mut most) = (Vec::new(), 0);
        for way in 0..4 {
            let arrays = match way {
                0 => read.clone(),
                1 => by_batch(&read, document.rows()),
                _ => by_layer(&read, sizes, way == 3),
            };
            let mut near = arrays.clone();
            for array in &mut near {
                for decimals in &mut array.decimals {
                    *decimals = (*decimals).min(2);
                }
            }
            let n = n_equal(&matches(&near, &base, &world));
            if n > most || way < 2 && n == most {
                (pasted, most) = (arrays, n);
            }
        }
        pasted.retain(|array| {
            let is_numbered =
                !array.steps.is_empty() && array.kinds.first() == Some(&Kind::Weights);
            let is_one = |of: &Quantity| of.kind == Kind::Weights && of.places(array).is_some();
            let fits = !is_numbered || world.iter().any(is_one);
            if !fits {
                unread.push(Unread {
                    lines: array.lines.clone(),
                    error: Problem::Numbered.here(),
                });
            }
            fits
        });
        let before = matches(&pasted, &base, &world);
        let compared: Vec<_> = pasted
            .iter()
            .zip(&before)
            .map(|(array, found)| Compared::new(array, found, &world))
            .collect();
        for (array, compared) in pasted.iter_mut().zip(&compared) {
            // Differences that are float32's have no other cause.
            let agrees = (0..compared.cells.len()).all(|i| compared.agrees(i));
            array.is_float32 |= agrees && compared.cells.contains(&Cell::Float32);
        }
        let before = matches(&pasted, &base, &world);
        let mut search = Search {
            network: document.network()?,
            document: document.try_clone()?,
            pasted,
            unread,
            compared,
            base,
            before,
            stages: Stage::ALL.to_vec(),
            trials: Vec::new(),
            next: 0,
            seed: SEEDS,
            seeds: 0,
            seeds_learn: false,
            first_weight: None,
            others: Vec::new(),
            results: Vec::new(),
            alike: None,
            found: Vec::new(),
            tried: Vec::new(),
            needs_more: false,
            uses_pasted_weights: false,
        };
        match search.is_explained() {
            true => search.stages.clear(),
            false => search.begin(),
        }
        Ok(search)
    }
}

/// Whether outputs of several activations may be printed: three and more.
fn prints_several(pasted: &[Pasted], program: &Program, rows: usize) -> bool {
    let sizes = program.shape.sizes();
    let outputs = sizes[sizes.len() - 1];
    let is_output = |array: &&Pasted| {
        let is_whole = array.values.iter().all(|value| value.fract() == 0.0);
        array.matrix == Some([rows, outputs]) && !is_whole
    };
    let outputs_printed = Vec::from_iter(pasted.iter().filter(is_output));
    let differ = |two: &[&Pasted]| two[0].values != two[1].values;
    sizes[1] != outputs && outputs_printed.len() > 2 && outputs_printed.windows(2).any(differ)
}
