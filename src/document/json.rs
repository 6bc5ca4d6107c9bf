//! The document as JSON.
//!
//! ```json
//! {"perceptible": 1,
//!  "preset": "post",
//!  "layers": [3, 4, 2],
//!  "activations": ["leaky_relu:0.2", "linear"],
//!  "seed": 0,
//!  "initialization": "post",
//!  "scale": 0.1,
//!  "drawn_before": 0,
//!  "inputs": [[3, 1, 5.5]],
//!  "targets": [[1, 0]],
//!  "weights": [null, [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]]],
//!  "biases": [null, [0, 0]],
//!  "edits": {"w1.2.3": 0.5}}
//! ```
//! `perceptible` is the version; `seed`, `initialization` and the like are the fields, each by its name. `weights` and `biases` hold whole layers (rows are inputs, as in
//! NumPy), null standing for one as drawn; `edits` holds single weights and biases, counted from 1:
//! layer, input, neuron. `preset` or `layers` must be there; what else is missing is the preset's,
//! but that `weights`, `biases` and `edits` are one: where one is there, all else is as drawn.
//! A single sample may stand without its own brackets: `"inputs": [3, 1, 5.5]`. `targets` is null, or not there, for none;
//! `"classes": [0, 2, 1]`, a class for each sample, may stand in its place. In place of all of them may stand what draws
//! the samples: `"data": {"name": "spiral", "samples": 100, "arms": 3, "noise": 0.2, "seed": 0}`. Of samples that were
//! opened there may be `"class_names": ["cat", "dog"]`, and what their inputs were standardised by:
//! `"standardization": {"mean": [5.8, 3], "scale": [0.8, 0.4]}`. `training` is what a session has come to, for that alone.

use super::{
    Data, Document, Origin, Preset, check,
    fields::{self, FIELDS, Field},
    limits,
    link::all_known,
    parameters::{Array, Edits, Place},
};
use crate::{Activation, Error, Kind, dataset::Standardization};
use hifijson::{Read, SliceLexer, token::Lex, value};
use std::borrow::Cow;

const VERSION: u32 = 1;
/// Object, layers, rows, numbers need 5.
const DEPTH: usize = 8;

type Value<'a> = value::Value<&'a str, Cow<'a, str>>;

impl Document {
    /// Reads the JSON form.
    ///
    /// # Errors
    /// An unknown key, and whatever is wrong, with its place as a path (`inputs[0][2]`) or as line and column.
    pub fn from_json(text: &[u8]) -> Result<Document, Error> {
        Document::read_json(text).and_then(all_known)
    }

    /// The same, and the keys that are unknown: a file's own remarks must not lose the network.
    ///
    /// ```
    /// use perceptible::Document;
    /// let (document, unknown) = Document::read_json(br#"{"preset": "xor", "author": "Kim"}"#)?;
    /// assert_eq!(document, Document::from(perceptible::Preset::Xor));
    /// assert_eq!(unknown, ["author"]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`from_json`](Document::from_json), but for unknown keys.
    pub fn read_json(text: &[u8]) -> Result<(Document, Vec<String>), Error> {
        Document::read_file(text).map(|file| (file.document, file.unknown))
    }

    /// The same, and the training that a session has saved beside it.
    pub(crate) fn read_file(text: &[u8]) -> Result<File, Error> {
        check::text_length(text, limits::FILE)?;
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        // A browser that reads UTF-16 as UTF-8 puts U+FFFD where its mark was.
        let text = std::str::from_utf8(text).map_err(|_| Error::NotUtf8)?;
        if text.starts_with('\u{fffd}') || text.contains('\0') {
            return Err(Error::NotUtf8);
        }
        if text.trim().is_empty() {
            return Err(Error::Empty);
        }
        document(&parse(text)?)
    }

    /// The compact form: one line, the same for equal documents.
    pub fn to_json(&self) -> String {
        write(self, "", "")
    }

    /// The form for files: a line for each entry.
    pub fn to_pretty_json(&self) -> String {
        write(self, "\n ", " ") + "\n"
    }
}

/// The contents of a file.
pub(crate) struct File {
    pub document: Document,
    /// Unknown keys.
    pub unknown: Vec<String>,
    pub training: Option<String>,
}

fn parse(text: &str) -> Result<Value<'_>, Error> {
    let mut lexer = SliceLexer::new(text.as_bytes());
    let value = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
        value::parse_bounded(DEPTH, next, lexer)
    });
    value.map_err(|error| match error {
        hifijson::Error::Depth => Error::TooDeep,
        _ => {
            let mut rest = 0;
            while lexer.take_next().is_some() {
                rest += 1;
            }
            not_json(text, text.len() - rest)
        }
    })
}

/// A description of the text at the offset where the lexer failed.
fn not_json(text: &str, offset: usize) -> Error {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
    let mut start = offset;
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let before = &text[..start];
    let start = before.trim_end_matches(is_word).len();
    let rest = &text[start..];
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let found = match (end, rest.chars().next()) {
        (0, Some(c)) => c.to_string(),
        _ => rest[..end].to_string(),
    };
    let before = &text[..start];
    let line = before.rfind('\n').map_or(0, |i| i + 1);
    Error::NotJson {
        found,
        line: before.matches('\n').count() + 1,
        column: before[line..].chars().count() + 1,
    }
}

/// The entries of the object, each at most once.
#[derive(Default)]
struct Entries<'a, 'v> {
    version: Option<&'v Value<'a>>,
    preset: Option<&'v Value<'a>>,
    layers: Option<&'v Value<'a>>,
    activations: Option<&'v Value<'a>>,
    fields: Vec<(&'static Field, &'v Value<'a>)>,
    inputs: Option<&'v Value<'a>>,
    targets: Option<&'v Value<'a>>,
    classes: Option<&'v Value<'a>>,
    data: Option<&'v Value<'a>>,
    class_names: Option<&'v Value<'a>>,
    standardization: Option<&'v Value<'a>>,
    weights: Option<&'v Value<'a>>,
    biases: Option<&'v Value<'a>>,
    edits: Option<&'v Value<'a>>,
    training: Option<&'v Value<'a>>,
}

fn document(value: &Value) -> Result<File, Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("JSON", Kind::Object, value));
    };
    let mut entries = Entries::default();
    let mut unknown = Vec::new();
    for (key, value) in object {
        let entry = match key.as_ref() {
            "perceptible" => &mut entries.version,
            "preset" => &mut entries.preset,
            "layers" => &mut entries.layers,
            "activations" => &mut entries.activations,
            "inputs" => &mut entries.inputs,
            "targets" => &mut entries.targets,
            "classes" => &mut entries.classes,
            "data" => &mut entries.data,
            "class_names" => &mut entries.class_names,
            "standardization" => &mut entries.standardization,
            "weights" => &mut entries.weights,
            "biases" => &mut entries.biases,
            "edits" => &mut entries.edits,
            "training" => &mut entries.training,
            name => {
                match Field::named(name) {
                    Ok(field) if entries.fields.iter().any(|(f, _)| f.name == name) => {
                        let key = field.name.into();
                        return Err(Error::Twice { key });
                    }
                    Ok(field) => entries.fields.push((field, value)),
                    Err(_) => unknown.push(name.into()),
                }
                continue;
            }
        };
        if entry.replace(value).is_some() {
            return Err(Error::Twice {
                key: key.to_string(),
            });
        }
    }
    // A later version may have other keys: its number comes first.
    if let Some(version) = entries.version {
        let found = check::whole("perceptible", number("perceptible", version)?, 1, u32::MAX)?;
        if found > VERSION {
            return Err(Error::NewerVersion {
                version: found.to_string(),
            });
        }
    }
    let document = read(&entries)?;
    let training = entries.training.map(|value| text("training", value));
    Ok(File {
        document,
        unknown,
        training: training.transpose()?.map(Into::into),
    })
}

fn read(entries: &Entries) -> Result<Document, Error> {
    let preset = match entries.preset {
        None => Preset::Post,
        Some(value) => Preset::named(text("preset", value)?)?,
    };
    let mut document = match (entries.layers, entries.preset) {
        (Some(value), _) => Document::base(preset, &sizes(value)?),
        (None, Some(_)) => Document::from(preset),
        (None, None) => return Err(Error::Missing { key: "layers" }),
    };
    if let Some(value) = entries.activations {
        document.activations = activations(value, document.activations.len())?;
    }
    // In the table's order, wherever they stand: an optimiser comes before its numbers.
    let of = |field: &Field| {
        entries
            .fields
            .iter()
            .find(|(own, _)| own.name == field.name)
    };
    for &(field, value) in FIELDS.iter().filter_map(of) {
        let value = match value {
            Value::Number((text, _)) => fields::Value::Number(check::number(field.name, text)?),
            Value::String(text) => fields::Value::Name(text.as_ref().into()),
            other => return Err(field.wrong_type(field.kind, kind(other))),
        };
        field.set(&mut document, &value)?;
    }
    if let Some(value) = entries.data {
        document = document.drawing(data(value)?, false)?;
    }
    if entries.inputs.is_some() || entries.targets.is_some() || entries.classes.is_some() {
        document.data = None;
    }
    if let Some(value) = entries.inputs {
        document.inputs = rows("inputs", value, document.sizes[0])?;
    }
    match entries.targets {
        None => document.fit_targets(),
        Some(Value::Null) => document.set_targets(&[])?,
        Some(value) => {
            let targets = rows("targets", value, document.n_outputs())?;
            let found = targets.len() / document.n_outputs();
            check::length("targets", found, document.rows())?;
            document.set_targets(&targets)?;
        }
    }
    if let Some(value) = entries.classes {
        if entries.targets.is_some() {
            let key = "targets".into();
            return Err(Error::Twice { key });
        }
        let classes = row("classes", value, document.rows())?;
        document.set_classes_of("classes", &classes)?;
    }
    if let Some(value) = entries.class_names {
        let name = |(i, value)| Ok(text(&format!("class_names[{i}]"), value)?.into());
        let names = list("class_names", value)?.iter().enumerate().map(name);
        document.origin.class_names = names.collect::<Result<_, Error>>()?;
    }
    if let Some(value) = entries.standardization {
        document.origin.standardization = Some(standardization(value, document.sizes[0])?);
    }
    document.fit_origin();
    let mut given = entries.fields.iter().map(|(field, _)| field.name);
    document.fit_batch(given.find(|&name| name == "batch_size"))?;
    if entries.weights.is_some() || entries.biases.is_some() || entries.edits.is_some() {
        document.edits = Edits::default();
    }
    if let Some(value) = entries.weights {
        matrices(Array::Weights, value, &mut document)?;
    }
    if let Some(value) = entries.biases {
        matrices(Array::Biases, value, &mut document)?;
    }
    if let Some(value) = entries.edits {
        edits(value, &mut document)?;
    }
    Ok(document)
}

fn data(value: &Value) -> Result<Data, Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("data", Kind::Object, value));
    };
    let (mut name, mut numbers) = ("", Vec::new());
    for (key, value) in object {
        let place = format!("data.{key}");
        match key.as_ref() {
            "name" => name = text(&place, value)?,
            key => numbers.push((key.into(), number(&place, value)?)),
        }
    }
    Data::new(name, numbers)
}

fn standardization(value: &Value, columns: usize) -> Result<Standardization, Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("standardization", Kind::Object, value));
    };
    let get = |name: &str| {
        let place = ["standardization", name].join(".");
        let found = object.iter().find(|(key, _)| *key == name);
        let found = found.map_or(&Value::Null, |(_, value)| value);
        row(&place, found, columns)
    };
    Ok(Standardization {
        mean: get("mean")?,
        scale: get("scale")?,
    })
}

fn sizes(value: &Value) -> Result<Vec<usize>, Error> {
    let list = list("layers", value)?;
    check::count("layers", list.len(), 2, limits::SIZES_OF_SESSION)?;
    let size = |(i, value)| {
        let place = format!("layers[{i}]");
        check::size(&place, number(&place, value)?)
    };
    let sizes: Vec<usize> = list
        .iter()
        .enumerate()
        .map(size)
        .collect::<Result<_, Error>>()?;
    check::sizes(&sizes)?;
    Ok(sizes)
}

fn activations(value: &Value, expected: usize) -> Result<Vec<Activation>, Error> {
    let list = list("activations", value)?;
    check::length("activations", list.len(), expected)?;
    let activation = |(i, value)| {
        let place = format!("activations[{i}]");
        check::activation(&place, text(&place, value)?)
    };
    list.iter().enumerate().map(activation).collect()
}

fn rows(place: &str, value: &Value, columns: usize) -> Result<Vec<f64>, Error> {
    let rows = list(place, value)?;
    if rows.first().is_some_and(|row| kind(row) != Kind::List) {
        return row(place, value, columns);
    }
    check::count(place, rows.len(), 1, limits::ROWS_OF_SESSION)?;
    matrix(place, rows, columns)
}

/// `weights` or `biases`: for each layer a matrix (or row), or null.
fn matrices(array: Array, value: &Value, document: &mut Document) -> Result<(), Error> {
    let name = array.name();
    let layers = list(name, value)?;
    check::length(name, layers.len(), document.activations.len())?;
    for (layer, value) in layers.iter().enumerate() {
        let place = format!("{name}[{layer}]");
        let columns = document.sizes[layer + 1];
        let values = match value {
            Value::Null => continue,
            value if array == Array::Biases => row(&place, value, columns)?,
            value => {
                let rows = list(&place, value)?;
                check::length(&place, rows.len(), document.sizes[layer])?;
                matrix(&place, rows, columns)?
            }
        };
        document.set_matrix(layer, array, &values)?;
    }
    Ok(())
}

fn edits(value: &Value, document: &mut Document) -> Result<(), Error> {
    let Value::Object(object) = value else {
        return Err(wrong_type("edits", Kind::Object, value));
    };
    let mut edits = Vec::new();
    for (key, value) in object {
        edits.push((Place::named(key, &document.sizes)?, number(key, value)?));
    }
    sort(&mut edits); // each of them goes behind the one before
    if let Some(pair) = edits.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let (matrix, within) = (pair[0].0.matrix(), pair[0].0.within_layer());
        return Err(Error::Twice {
            key: format!("{matrix}.{within}"),
        });
    }
    for (place, value) in edits {
        document.edits.set(place, value);
    }
    Ok(())
}

/// By their places: a heap, since this is the engine's only sort, and std's takes 3 KB of wasm.
fn sort(edits: &mut [(Place, f64)]) {
    let n = edits.len();
    for step in 0..n + n / 2 {
        // First every parent from the last one on goes down, then the largest to the end, again and again.
        let (mut parent, end) = match step.checked_sub(n / 2) {
            None => (n / 2 - 1 - step, n),
            Some(done) => {
                edits.swap(0, n - 1 - done);
                (0, n - 1 - done)
            }
        };
        loop {
            let mut child = 2 * parent + 1;
            if child + 1 < end && edits[child].0 < edits[child + 1].0 {
                child += 1;
            }
            if child >= end || edits[parent].0 >= edits[child].0 {
                break;
            }
            edits.swap(parent, child);
            parent = child;
        }
    }
}

fn matrix(place: &str, rows: &[Value], columns: usize) -> Result<Vec<f64>, Error> {
    let mut values = Vec::new();
    for (i, value) in rows.iter().enumerate() {
        values.extend(row(&format!("{place}[{i}]"), value, columns)?);
    }
    Ok(values)
}

fn row(place: &str, value: &Value, columns: usize) -> Result<Vec<f64>, Error> {
    let list = list(place, value)?;
    check::length(place, list.len(), columns)?;
    let number = |(i, value)| number(&format!("{place}[{i}]"), value);
    list.iter().enumerate().map(number).collect()
}

fn list<'v, 'a>(place: &str, value: &'v Value<'a>) -> Result<&'v [Value<'a>], Error> {
    match value {
        Value::Array(list) => Ok(list),
        _ => Err(wrong_type(place, Kind::List, value)),
    }
}

fn number(place: &str, value: &Value) -> Result<f64, Error> {
    match value {
        Value::Number((text, _)) => check::number(place, text),
        _ => Err(wrong_type(place, Kind::Number, value)),
    }
}

fn text<'v>(place: &str, value: &'v Value) -> Result<&'v str, Error> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(wrong_type(place, Kind::Text, value)),
    }
}

fn kind(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Nothing,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    }
}

fn wrong_type(place: &str, expected: Kind, value: &Value) -> Error {
    Error::WrongType {
        place: place.into(),
        expected,
        found: kind(value),
    }
}

/// A string with what JSON wants escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c < ' ' => quoted += &format!("\\u{:04x}", c as u32),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// `line` goes between entries, `gap` after commas and colons. Only names of classes may need escapes.
fn write(document: &Document, line: &str, gap: &str) -> String {
    let list = |items: Vec<String>| format!("[{}]", items.join(&format!(",{gap}")));
    let row = |row: &[f64]| list(row.iter().map(|&x| check::number_text(x)).collect());
    let matrix = |values: &[f64], columns| list(values.chunks(columns).map(row).collect());
    let text = |text: &str| format!("\"{text}\"");

    let d = document;
    let layers = 0..d.activations.len();
    let names = d
        .activations
        .iter()
        .map(|&f| text(&check::activation_text(f)));
    let mut entries = vec![
        ("perceptible", VERSION.to_string()),
        ("preset", text(d.preset.name())),
        (
            "layers",
            list(d.sizes.iter().map(usize::to_string).collect()),
        ),
        ("activations", list(names.collect())),
    ];
    for field in FIELDS {
        let value = field.value(d).map(|value| match value {
            fields::Value::Number(number) => check::number_text(number),
            fields::Value::Name(name) => text(&name),
        });
        entries.extend(value.map(|value| (field.name, value)));
    }
    if let Some(data) = &d.data {
        let name = ("name", text(data.generator.name()));
        let numbers = data.numbers();
        let numbers = numbers.map(|(name, value)| (name, check::number_text(value)));
        let items = [name].into_iter().chain(numbers);
        let items = items.map(|(name, value)| format!("\"{name}\":{gap}{value}"));
        let items = Vec::from_iter(items).join(&format!(",{gap}"));
        entries.push(("data", format!("{{{items}}}")));
    } else {
        entries.push(("inputs", matrix(&d.inputs, d.sizes[0])));
        match d.classes() {
            Some(classes) => {
                let classes = classes.iter().map(usize::to_string).collect();
                entries.push(("classes", list(classes)));
            }
            None if d.targets.is_empty() => entries.push(("targets", "null".into())),
            None => entries.push(("targets", matrix(&d.targets, d.n_outputs()))),
        }
    }
    let Origin {
        class_names,
        standardization,
    } = &d.origin;
    if d.data.is_none() && !class_names.is_empty() {
        let names = class_names.iter().map(|name| quoted(name));
        entries.push(("class_names", list(names.collect())));
    }
    if let Some(Standardization { mean, scale }) = standardization {
        let (mean, scale) = (row(mean), row(scale));
        let both = format!("{{\"mean\":{gap}{mean},{gap}\"scale\":{gap}{scale}}}");
        entries.push(("standardization", both));
    }
    // Whole layers as matrices, the rest one by one.
    let mut single: Vec<String> = Vec::new();
    for array in Array::ALL {
        let whole = layers.clone().map(|l| d.edits.whole(l, array, &d.sizes));
        let whole: Vec<_> = whole.collect();
        for (layer, _) in whole.iter().enumerate().filter(|(_, w)| w.is_none()) {
            single.extend(d.edits.matrix(layer, array).map(|&(place, value)| {
                let (matrix, within) = (place.matrix(), place.within_layer());
                format!("\"{matrix}.{within}\":{gap}{}", check::number_text(value))
            }));
        }
        if whole.iter().any(Option::is_some) {
            let layer = |(l, values): (usize, &Option<Vec<f64>>)| match values {
                None => "null".into(),
                Some(values) if array == Array::Biases => row(values),
                Some(values) => matrix(values, d.sizes[l + 1]),
            };
            entries.push((
                array.name(),
                list(whole.iter().enumerate().map(layer).collect()),
            ));
        }
    }
    entries.push(("edits", format!("{{{}}}", single.join(&format!(",{gap}")))));

    let entries = entries
        .iter()
        .map(|(key, value)| format!("{line}\"{key}\":{gap}{value}"));
    let end = if line.is_empty() { "" } else { "\n" };
    format!("{{{}{end}}}", entries.collect::<Vec<_>>().join(","))
}
