//! Data sets, for JavaScript: the generators, and how a session takes their rows or the reader's own.

use super::{
    activation::parameter_values,
    convert::{self, Plain, floats, list, optional},
    edit,
    session::Session,
};
use crate::{
    Data, Dataset, Document, Error, Task,
    dataset::{Generator, Standardization, Table, TableOptions},
    limits,
};
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

/// The generators, in menu order, with their default parameters.
#[wasm_bindgen(skip_typescript)]
pub fn datasets() -> Array {
    list(Generator::all().map(|generator| {
        Plain::default()
            .with("name", generator.name())
            .with("task", task_name(generator.task()))
            .with(
                "parameters",
                list(generator.parameters().map(parameter_values)),
            )
    }))
}

#[wasm_bindgen]
impl Session {
    /// Rows that a generator draws, in place of the inputs and targets; this can be undone.
    #[wasm_bindgen(js_name = openDataset, skip_typescript)]
    pub fn open_dataset(
        &mut self,
        name: &JsValue,
        parameters: &JsValue,
        seed: &JsValue,
        options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let mut read = || {
            let mut generator = Generator::named(&convert::name("name", name)?)?;
            if let Some(object) = parameters.dyn_ref::<Object>() {
                for name in Object::keys(object) {
                    let value = convert::get(object, &convert::name("parameters", &name)?)?;
                    let name = convert::name("parameters", &name)?;
                    generator = generator.with(&name, convert::number(&name, &value)?)?;
                }
            }
            let seed = match seed.is_undefined() {
                true => 0,
                false => convert::seed("seed", seed)?,
            };
            let data = Data { generator, seed };
            let dataset = data.draw()?;
            self.open_with(options, &|document, reshape| {
                document.with_data(data.clone(), reshape)
            })?;
            Ok(facts(&dataset).into())
        };
        read().map_err(|error: Error| convert::throw(error))
    }

    /// The reader's own rows, as text; this can be undone.
    #[wasm_bindgen(js_name = openRows, skip_typescript)]
    pub fn open_rows(&mut self, text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let mut read = || {
            let text = convert::text("rows", text, limits::TEXT)?;
            let header = option(options, "header")?;
            let task = option(options, "task")?;
            let task = match task.is_undefined() {
                true => None,
                false => Some(match &convert::name("task", &task)?[..] {
                    "classification" => Task::Classification,
                    "regression" => Task::Regression,
                    other => {
                        let names = [Task::Classification, Task::Regression].map(task_name);
                        return Err(Error::unknown_name("task", other, names));
                    }
                }),
            };
            let n_targets = option(options, "targets")?;
            let options_of_table = TableOptions {
                header: header.as_bool(),
                task,
                n_targets: match n_targets.is_undefined() {
                    true => None,
                    false => Some(convert::index("targets", &n_targets)?),
                },
            };
            let table = Table::read(&text, &options_of_table)?;
            let rows = &table.dataset;
            let standardize = option(options, "standardize")?.is_truthy();
            self.open_with(options, &|document, reshape| match standardize {
                true => document.with_standardized_rows(rows, reshape),
                false => document.with_rows(rows, reshape),
            })?;
            let facts = facts(&table.dataset)
                .with("header", table.header)
                .with("decimalComma", table.decimal_comma)
                .with("separator", optional(table.separator.map(String::from)));
            Ok(facts.into())
        };
        read().map_err(|error: Error| convert::throw(error))
    }

    /// The inputs come to mean 0 and standard deviation 1; this can be undone.
    #[wasm_bindgen(skip_typescript)]
    pub fn standardize(&mut self, gesture: &JsValue) -> Result<(), JsValue> {
        let mut change = || {
            let document = self.0.document().standardized()?;
            self.0
                .replace_within(document, convert::gesture(gesture)?.as_deref())
        };
        change().map_err(convert::throw)
    }

    /// Opens rows as the options say, behind the edits that stand there.
    fn open_with(
        &mut self,
        options: &JsValue,
        open: &dyn Fn(&Document, bool) -> Result<Document, Error>,
    ) -> Result<(), Error> {
        let reshape = option(options, "reshape")?.is_truthy();
        let edits = option(options, "edits")?;
        let edits = match edits.is_undefined() {
            true => Vec::new(),
            false => edit::read_all(&edits)?,
        };
        self.0.open_rows(
            &edits,
            &|document| open(document, reshape),
            convert::gesture(&option(options, "gesture")?)?.as_deref(),
        )
    }
}

/// All but numbers.
fn facts(dataset: &Dataset) -> Plain {
    Plain::default()
        .with("rows", dataset.rows() as u32)
        .with("inputs", dataset.n_inputs() as u32)
        .with("outputs", dataset.n_outputs() as u32)
        .with("task", task_name(dataset.task()))
        .with("columns", texts(dataset.columns()))
        .with("classNames", texts(dataset.class_names()))
}

pub fn texts(texts: &[String]) -> Array {
    list(texts.iter().map(String::as_str))
}

pub fn standardization(of: &Standardization) -> Plain {
    Plain::default()
        .with("mean", floats(&of.mean))
        .with("scale", floats(&of.scale))
}

/// One of the options, undefined where there are none.
fn option(options: &JsValue, key: &str) -> Result<JsValue, Error> {
    match options.is_undefined() || options.is_null() {
        true => Ok(JsValue::UNDEFINED),
        false => convert::get(options, key),
    }
}

fn task_name(task: Task) -> &'static str {
    match task {
        Task::Classification => "classification",
        Task::Regression => "regression",
    }
}

/// The call that a document's rows come from.
pub fn call(data: &Data) -> Plain {
    let parameters = data.generator.parameters();
    let parameters = parameters.fold(Plain::default(), |plain, p| plain.with(p.name, p.value));
    Plain::default()
        .with("name", data.generator.name())
        .with("parameters", parameters)
        .with("seed", data.seed)
}
