//! From the document to JSON.

use super::VERSION;
use crate::{
    dataset::Standardization,
    document::{
        Document, Origin, check,
        fields::{self, FIELDS},
        parameters::Array,
    },
};

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
pub fn write(document: &Document, line: &str, gap: &str) -> String {
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
