//! The gradient check, for JavaScript.

use super::{
    convert::{self, Plain, list, optional},
    session::Session,
    training::performance,
};
use crate::{Error, proof::GradientReport};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// As many gradients as fit a budget of milliseconds; the next call goes on.
    #[wasm_bindgen(skip_typescript)]
    pub fn check(&mut self, budget: &JsValue) -> Result<JsValue, JsValue> {
        let mut read = || {
            let budget = convert::finite("budget", budget)?;
            let performance = performance();
            let revision = self.0.revisions().document;
            let n_layers = self.0.network().shape().n_layers();
            let report = self.0.check(budget, &|| performance.now())?;
            Ok(values(report, n_layers).with("revision", revision).into())
        };
        read().map_err(|error: Error| convert::throw(error))
    }
}

fn values(report: &GradientReport, n_layers: usize) -> Plain {
    let done = report.checked == report.to_check;
    // Thousands of objects: once, and not with every slice.
    let differences = match done {
        true => &report.differences[..],
        false => &[],
    };
    let rows = differences.iter().map(|found| {
        Plain::default()
            .with("name", found.place.symbol(n_layers))
            .with("analytic", found.gradient)
            .with("numeric", found.central)
            .with("difference", found.size())
    });
    let kinks = report.kinks.iter().map(|kink| {
        Plain::default()
            .with("name", kink.place.symbol(n_layers))
            .with("left", kink.left)
            .with("right", kink.right)
            .with("analytic", kink.gradient)
    });
    Plain::default()
        .with("done", done)
        .with("checked", report.checked as u32)
        .with("toCheck", report.to_check as u32)
        .with("parameters", report.parameters as u32)
        .with("rows", list(rows))
        .with(
            "largest",
            optional(report.largest.map(|found| found.size())),
        )
        .with("limit", report.limit)
        .with("step", report.step)
        .with("wrong", report.wrong.len() as u32)
        .with("kinks", list(kinks))
        .with("order", optional(report.order))
}
