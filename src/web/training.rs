//! Training, for JavaScript: the calls of a session, and what it says about itself.

use super::{
    convert::{self, Plain, list, optional},
    session::Session,
};
use crate::{Error, Language, Place, Run, Train};
use js_sys::Uint32Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// One phase, one step or one epoch.
    #[wasm_bindgen(skip_typescript)]
    pub fn train(&mut self, unit: &JsValue, gesture: &JsValue) -> Result<JsValue, JsValue> {
        self.then(|session| {
            let train = match &convert::name("unit", unit)?[..] {
                "phase" => Train::Phase,
                "step" => Train::Step,
                "epoch" => Train::Epoch,
                other => {
                    let units = ["phase", "step", "epoch"];
                    return Err(Error::unknown_name("unit", other, units));
                }
            };
            session.train_within(train, convert::gesture(gesture)?.as_deref())
        })
    }

    /// As many whole steps as fit a budget of milliseconds, at most `steps` of them.
    #[wasm_bindgen(skip_typescript)]
    pub fn play(&mut self, budget: &JsValue, steps: &JsValue) -> Result<JsValue, JsValue> {
        self.then(|session| {
            let budget = convert::finite("budget", budget)?;
            let steps = convert::optional_number("steps", steps)?;
            let performance = performance();
            session.train(Train::Play {
                budget,
                steps: steps.map_or(u64::MAX, |steps| steps as u64),
                clock: &|| performance.now(),
            })
        })
    }

    /// One phase or one step back.
    #[wasm_bindgen(skip_typescript)]
    pub fn back(&mut self, unit: &JsValue) -> Result<JsValue, JsValue> {
        self.then(|session| match &convert::name("unit", unit)?[..] {
            "phase" => session.phase_back(),
            "step" => session.step_back(),
            other => Err(Error::unknown_name("unit", other, ["phase", "step"])),
        })
    }

    /// To the moment after a number of updates.
    #[wasm_bindgen(skip_typescript)]
    pub fn visit(&mut self, step: &JsValue) -> Result<JsValue, JsValue> {
        self.then(|session| {
            let step = convert::index("step", step)?;
            session.visit(step as u64)
        })
    }

    /// Back to the weights before the first step.
    #[wasm_bindgen(skip_typescript)]
    pub fn restart(&mut self) -> Result<JsValue, JsValue> {
        self.then(|session| session.restart())
    }

    /// What was learnt becomes the document's.
    #[wasm_bindgen(js_name = keepWeights, skip_typescript)]
    pub fn keep_weights(&mut self) -> Result<JsValue, JsValue> {
        self.then(|session| session.keep_weights())
    }

    /// The loss where one parameter has other values.
    #[wasm_bindgen(js_name = lossAlong, skip_typescript)]
    pub fn loss_along(
        &self,
        layer: &JsValue,
        from: &JsValue,
        to: &JsValue,
        values: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let read = || {
            let (layer, to) = (convert::index("layer", layer)?, convert::index("to", to)?);
            let place = match from.is_null() || from.is_undefined() {
                true => Place::Bias { layer, to },
                false => Place::Weight {
                    layer,
                    from: convert::index("from", from)?,
                    to,
                },
            };
            let values = convert::numbers("values", values)?;
            let losses = self.0.losses_along(place, &values)?;
            Ok(Plain::default()
                .with("revision", self.0.revisions().document)
                .with("losses", convert::floats(&losses))
                .with("after", optional(self.0.loss_after()?))
                .into())
        };
        read().map_err(|error: Error| convert::throw(error))
    }

    /// Loss and accuracy over all rows at the parameters that are shown.
    #[wasm_bindgen(skip_typescript)]
    pub fn scores(&self) -> Result<JsValue, JsValue> {
        let scores = self.0.scored().map_err(convert::throw)?;
        Ok(convert::floats(&scores).into())
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn training(&self) -> Result<JsValue, JsValue> {
        training(self).map_err(convert::throw)
    }

    fn then(
        &mut self,
        go: impl FnOnce(&mut crate::Session) -> Result<(), Error>,
    ) -> Result<JsValue, JsValue> {
        go(&mut self.0)
            .and_then(|()| training(self))
            .map_err(convert::throw)
    }
}

fn training(session: &Session) -> Result<JsValue, Error> {
    let session = &session.0;
    let (document, run) = (session.document(), session.run());
    let trainer = run.map(Run::trainer);
    let rows = document.split().map_or(0, |split| split.train.len());
    let settings = trainer.map_or(document.training(), |trainer| trainer.training());
    let size = document.training().batch_of(rows);
    let batch = trainer.map_or(&[][..], |trainer| trainer.batch());
    let batch: Vec<u32> = batch.iter().map(|&row| row as u32).collect();
    let outputs = session.network().n_outputs();
    let last = document.activations().last();
    let loss = trainer.and_then(|trainer| trainer.loss());
    let symbols = run.map_or(Ok(Vec::new()), Run::update_symbols)?;
    let symbols = symbols.into_iter().map(|(symbol, formula)| {
        Plain::default()
            .with("symbol", symbol)
            .with("formula", formula)
    });
    let count = |count: u64| count as f64;
    let plain = Plain::default()
        .with("revision", session.revisions().document)
        .with("ready", !document.targets().is_empty())
        .with(
            "phase",
            trainer.map_or("start", |trainer| trainer.last_phase().name()),
        )
        .with("step", trainer.map_or(0.0, |t| count(t.updates())))
        .with("epoch", trainer.map_or(0.0, |t| count(t.epochs())))
        .with("furthest", run.map_or(0.0, |run| count(run.furthest())))
        .with("batch", Uint32Array::from(&batch[..]))
        .with("batches", rows.div_ceil(size.max(1)) as u32)
        .with(
            "learningRate",
            trainer.map_or(settings.learning_rate, |t| t.learning_rate()),
        )
        .with("loss", optional(loss.map(|(loss, _)| loss)))
        .with("penalty", optional(loss.map(|(_, penalty)| penalty)))
        .with(
            "divisor",
            settings.loss.divisor([batch.len().max(1), outputs]),
        )
        .with(
            "together",
            last.is_some_and(|&f| settings.loss.is_together_with(f)),
        )
        .with("update", list(symbols))
        .with("reached", optional(trainer.and_then(|t| t.reached())))
        .with("problem", optional(trainer.and_then(problem)));
    Ok(plain.into())
}

/// The number that ended a training.
fn problem(trainer: &crate::Trainer) -> Option<Plain> {
    let (found, error) = (trainer.not_finite()?, trainer.problem()?);
    let place = |place: Option<usize>| optional(place.map(|place| place as u32));
    Some(
        Plain::default()
            .with("message", error.message(Language::English))
            .with("korean", error.message(Language::Korean))
            .with("place", error.place())
            .with("quantity", found.quantity)
            .with("layer", place(found.layer))
            .with("row", place(found.row))
            .with("index", found.index as u32)
            .with("value", found.value),
    )
}

/// The clock of the page, or of Node.
pub(super) fn performance() -> web_sys::Performance {
    convert::get(&js_sys::global(), "performance")
        .unwrap_or_default()
        .unchecked_into()
}
