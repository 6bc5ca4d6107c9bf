//! A printout compared, for JavaScript.

use super::{
    convert::{self, Plain, floats, list, optional, throw},
    session::Session,
    training::performance,
};
use crate::{
    Language,
    compare::{Cell, Compared, Report},
    document::limits,
};
use js_sys::{Int32Array, Uint8Array};
use std::ops::RangeInclusive;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// As far as it comes within a budget of milliseconds; the next call with the same text goes on.
    #[wasm_bindgen(skip_typescript)]
    pub fn compare(&mut self, text: &JsValue, budget: &JsValue) -> Result<JsValue, JsValue> {
        let mut read = || {
            let text = convert::text("text", text, limits::PRINTOUT)?;
            let budget = convert::optional_number("budget", budget)?;
            let performance = performance();
            let revision = self.0.revisions().document;
            let budget = budget.unwrap_or(f64::INFINITY);
            let report = self.0.compare(&text, budget, &|| performance.now())?;
            Ok(values(&report).with("revision", revision).into())
        };
        read().map_err(throw)
    }

    /// By their places among those that were tried.
    #[wasm_bindgen(js_name = takeCauses, skip_typescript)]
    pub fn take_causes(&mut self, causes: &JsValue) -> Result<(), JsValue> {
        let item = |i, item: JsValue| convert::index(&format!("causes[{i}]"), &item);
        let causes = convert::items("causes", causes, 100, item);
        causes
            .and_then(|causes| self.0.take_causes(&causes))
            .map_err(throw)
    }
}

fn values(report: &Report) -> Plain {
    let unread = report.unread.iter().map(|unread| {
        Plain::default()
            .with("lines", lines(&unread.lines))
            .with("message", unread.error.message(Language::English))
            .with("korean", unread.error.message(Language::Korean))
    });
    let causes = report.causes.iter().map(|found| {
        Plain::default()
            .with("stage", found.stage.name())
            .with("rows", numbers(&found.causes))
            .with("gained", found.gained as u32)
            .with("lost", found.lost as u32)
            .with("chance", found.chance)
    });
    let tried = report.tried.iter().map(|tried| {
        let sentence = |language| tried.cause.sentence(&tried.detail, language);
        let equal = tried.equal.iter().map(|cells| {
            let cells = Vec::from_iter(cells.iter().map(|&equal| u8::from(equal)));
            Uint8Array::from(&cells[..])
        });
        Plain::default()
            .with("name", tried.cause.name)
            .with("stage", tried.cause.stage.name())
            .with("detail", &*tried.detail)
            .with("sentence", sentence(Language::English))
            .with("korean", sentence(Language::Korean))
            .with("probably", &*tried.lines[0])
            .with("corrected", &*tried.lines[1])
            .with("gained", tried.gained as u32)
            .with("lost", tried.lost as u32)
            .with("equal", list(equal))
            .with("editable", !tried.edits.is_empty())
    });
    let first = report
        .first_difference
        .map(|(array, cell)| numbers(&[array, cell]));
    Plain::default()
        .with("done", report.done)
        .with("cells", report.cells as u32)
        .with("equal", report.equal as u32)
        .with("unexplained", report.unexplained as u32)
        .with("arrays", list(report.arrays.iter().map(array)))
        .with("unread", list(unread))
        .with("firstDifference", optional(first))
        .with("causes", list(causes))
        .with("needsMore", report.needs_more)
        .with("usesPastedWeights", report.uses_pasted_weights)
        .with("trainingLeftOut", report.training_left_out)
        .with("seeds", list(report.seeds))
        .with("tried", list(tried))
}

fn array(array: &Compared) -> Plain {
    let code = |cell: &Cell| match cell {
        Cell::Equal => 0,
        Cell::Float32 => 1,
        Cell::Different => 2,
        Cell::Unmatched => 3,
    };
    let (pasted, quantity) = (&array.pasted, array.quantity);
    let cells = Vec::from_iter(array.cells.iter().map(code));
    Plain::default()
        .with("name", optional(pasted.name.clone()))
        .with("shape", numbers(&pasted.shape))
        .with("lines", lines(&pasted.lines))
        .with("values", floats(&pasted.values))
        .with("decimals", decimals(&pasted.decimals))
        .with("summarized", pasted.is_summarized)
        .with("quantity", optional(quantity.map(|(kind, ..)| kind.name())))
        .with(
            "layer",
            optional(quantity.map(|(_, layer, _)| layer as u32)),
        )
        .with(
            "moment",
            optional(quantity.map(|(.., moment)| moment.name())),
        )
        .with("activation", optional(array.activation))
        .with("transposed", array.is_transposed)
        .with("own", floats(&array.values))
        .with("states", Uint8Array::from(&cells[..]))
}

fn decimals(decimals: &[i32]) -> Int32Array {
    Int32Array::from(decimals)
}

fn lines(lines: &RangeInclusive<usize>) -> js_sys::Array {
    numbers(&[*lines.start(), *lines.end()])
}

fn numbers(numbers: &[usize]) -> js_sys::Array {
    list(numbers.iter().map(|&n| n as u32))
}
