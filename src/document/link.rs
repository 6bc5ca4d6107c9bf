//! The document as the fragment of a link: what differs from its preset, in readable text.
//!
//! `v1&preset=post&layers=3,5,2&x=3,1,-5.5&seed=7&init=xavier&f1=leaky_relu:0.2&w1=2.3:0.5&b1=1:0.1`
//!
//! | key | value |
//! |---|---|
//! | `preset` | where it begins; the post if it is not there |
//! | `layers` | sizes, the input first |
//! | `x` | a sample; several with `;` between them |
//! | `t` | its targets; several rows with `;` between them; `none` for none |
//! | `c` | in place of `t`: the class of each sample, from 0 |
//! | `data` | in place of `x` and `t`: what draws them, `spiral:samples=100,arms=3,noise=0.2,seed=0` |
//! | `seed`, `init` … | the fields, each by its key |
//! | `f1` | activation of dense layer 1, with its parameter behind `:` |
//! | `w1` | edited weights of dense layer 1, all of them row-major or single ones as `from.to:value`; `drawn` for none |
//! | `b1` | its edited biases, all or `neuron:value`; `drawn` for none |
//!
//! Layers, inputs and neurons count from 1, as the indices of x₁ and w₂₃ do.

use super::{
    Data, Document, Preset, check,
    fields::{FIELDS, Field},
    limits,
    parameters::{Array, Edits, Place},
};
use crate::{Error, layer::check_length};
use percent_encoding::percent_decode_str;

const VERSION: &str = "v1";

impl Document {
    /// Reads a link's fragment, with or without `#`; empty is the post's preset.
    ///
    /// # Errors
    /// A later version, an unknown key, a key that is there twice, and whatever is wrong in a
    /// value, with its place, counted from 1 as all in a link: `x.3`.
    pub fn from_link(fragment: &str) -> Result<Document, Error> {
        Document::read_link(fragment).and_then(all_known)
    }

    /// The same, and the keys that are unknown: what others add to an address on its way
    /// (`utm_source`) must not lose the network.
    ///
    /// ```
    /// use perceptible::Document;
    /// let (document, unknown) = Document::read_link("#v1&x=3,1,-5.5&utm_source=feed")?;
    /// assert_eq!(document, Document::from_link("#v1&x=3,1,-5.5")?);
    /// assert_eq!(unknown, ["utm_source"]);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`from_link`](Document::from_link), but for unknown keys.
    pub fn read_link(fragment: &str) -> Result<(Document, Vec<String>), Error> {
        read(&entries(fragment)?)
    }

    /// Reads a link that holds only a part of a document: its batch may be larger than the link's own rows.
    pub(crate) fn from_part(fragment: &str) -> Result<Document, Error> {
        read_part(&entries(fragment)?).and_then(all_known)
    }

    /// What differs from the preset, without `#`; empty for the post's preset itself.
    pub fn to_link(&self) -> String {
        match self.differences() {
            none if none.is_empty() && self.preset == Preset::Post => none,
            some if self.preset == Preset::Post => format!("{}{some}", VERSION),
            _ => self.to_text(),
        }
    }

    /// The same with the preset's name in it, whatever the preset: never empty, and the same for
    /// equal documents.
    pub fn to_text(&self) -> String {
        format!(
            "{}&preset={}{}",
            VERSION,
            self.preset.name(),
            self.differences()
        )
    }

    /// The entries of what differs from the preset, each behind a `&`.
    fn differences(&self) -> String {
        let mut link = String::new();
        let mut put = |key: &str, value: &str| {
            link += &format!("&{key}={value}");
        };
        let base = Document::base(self.preset, &self.sizes);
        if self.sizes != Document::from(self.preset).sizes {
            let sizes: Vec<f64> = self.sizes.iter().map(|&n| n as f64).collect();
            put("layers", &rows_text(&sizes, sizes.len()));
        }
        if let Some(data) = &self.data {
            if base.data.as_ref() != Some(data) {
                put("data", &data.text());
            }
        } else {
            let x = rows_text(&self.inputs, self.sizes[0]);
            if x != rows_text(&base.inputs, base.sizes[0]) {
                put("x", &x);
            }
            if let Some((key, t)) = own_targets(self, base.clone()) {
                put(key, &t);
            }
        }
        for (field, text) in self.fields_unlike(&base) {
            put(field.key, &text);
        }
        for layer in 0..self.activations.len() {
            let text = check::activation_text(self.activations[layer]);
            if text != check::activation_text(base.activations[layer]) {
                put(&format!("f{}", layer + 1), &text);
            }
        }
        for layer in 0..self.activations.len() {
            for (key, array) in [("w", Array::Weights), ("b", Array::Biases)] {
                if !self.edits.same_matrix(&base.edits, layer, array) {
                    put(
                        &format!("{key}{}", layer + 1),
                        &self.edits_text(layer, array),
                    );
                }
            }
        }
        link
    }

    fn edits_text(&self, layer: usize, array: Array) -> String {
        if let Some(values) = self.edits.whole(layer, array, &self.sizes) {
            return rows_text(&values, values.len());
        }
        let mut text = String::new();
        for &(place, value) in self.edits.matrix(layer, array) {
            let comma = if text.is_empty() { "" } else { "," };
            let value = check::number_text(value);
            text += &format!("{comma}{}:{value}", place.within_layer());
        }
        if text.is_empty() {
            "drawn".into()
        } else {
            text
        }
    }
}

/// [`targets_text`], where the document's rows do not have the targets of the `base`.
pub(super) fn own_targets(
    document: &Document,
    mut base: Document,
) -> Option<(&'static str, String)> {
    base.inputs.clone_from(&document.inputs);
    base.fit_targets();
    let own = targets_text(document);
    (own != targets_text(&base)).then_some(own)
}

/// The key, `c` for classes and else `t`; classes, or rows; `none` for none.
fn targets_text(document: &Document) -> (&'static str, String) {
    if let Some(classes) = document.classes() {
        let classes: Vec<String> = classes.iter().map(usize::to_string).collect();
        return ("c", classes.join(","));
    }
    match document.targets.is_empty() {
        true => ("t", "none".into()),
        false => ("t", rows_text(&document.targets, document.n_outputs())),
    }
}

/// `1,2;3,4`
pub(super) fn rows_text(values: &[f64], columns: usize) -> String {
    let mut text = String::new();
    for (i, &value) in values.iter().enumerate() {
        if i > 0 {
            text += if i % columns == 0 { ";" } else { "," };
        }
        text += &check::number_text(value);
    }
    text
}

/// Checks the version, `v1`; a link typed by hand may leave it out.
fn is_version(part: &str) -> Result<bool, Error> {
    let digits = part.strip_prefix('v').unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(false);
    }
    match part {
        VERSION => Ok(true),
        _ if digits.starts_with('0') => Err(Error::DamagedLink { part: part.into() }),
        _ => Err(Error::NewerVersion {
            version: part.into(),
        }),
    }
}

/// The document, unless some key is unknown.
pub(super) fn all_known((document, unknown): (Document, Vec<String>)) -> Result<Document, Error> {
    match unknown.first() {
        None => Ok(document),
        Some(key) => Err(Error::unknown_name("key", key, [])),
    }
}

/// Keys and values, each key once.
fn entries(fragment: &str) -> Result<Vec<(String, String)>, Error> {
    check::text_length(fragment.as_bytes(), limits::TEXT)?;
    // The whole address, where that was copied.
    let fragment = fragment.trim();
    let fragment = fragment
        .split_once('#')
        .map_or(fragment, |(_, after)| after);
    let mut entries: Vec<(String, String)> = Vec::new();
    // Some add theirs with a question mark, as if there were no fragment.
    let added = |parts: &(&str, &str)| parts.1.contains('=');
    let (fragment, added) = fragment
        .split_once('?')
        .filter(added)
        .unwrap_or((fragment, ""));
    let parts = fragment.split('&').chain(added.split('&'));
    for (i, part) in parts.enumerate() {
        if part.is_empty() || i == 0 && is_version(part)? {
            continue;
        }
        let decoded = percent_decode_str(part).decode_utf8().ok();
        let entry = decoded.as_deref().and_then(|d| d.split_once('='));
        let Some((key, value)) = entry else {
            return Err(Error::DamagedLink { part: part.into() });
        };
        if entries.iter().any(|(k, _)| k == key) {
            return Err(Error::Twice { key: key.into() });
        }
        // The longest link has these keys: six, the fields, and three for each dense layer.
        let most = 6 + FIELDS.len() + 3 * limits::SIZES;
        check::count("keys", entries.len() + 1, 0, most)?;
        entries.push((key.into(), value.into()));
    }
    Ok(entries)
}

/// The document, and the keys that are unknown.
pub(super) fn read(entries: &[(String, String)]) -> Result<(Document, Vec<String>), Error> {
    let (mut document, unknown) = read_part(entries)?;
    document.fit_batch(
        entries
            .iter()
            .find_map(|(key, _)| (key == "batch").then_some("batch")),
    )?;
    Ok((document, unknown))
}

fn read_part(entries: &[(String, String)]) -> Result<(Document, Vec<String>), Error> {
    let value = |key: &str| {
        entries
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.as_str())
    };
    let preset = value("preset").map_or(Ok(Preset::Post), Preset::named)?;
    let mut document = match value("layers") {
        None => Document::from(preset),
        Some(text) => Document::base(preset, &sizes(text)?),
    };
    if let Some(text) = value("data") {
        document = document.drawing(Data::from_text("data", text)?, false)?;
    }
    let own = ["x", "t", "c"].map(value);
    if own.iter().any(Option::is_some) {
        document.data = None;
    }
    // In the table's order, wherever in the link they stand: an optimiser comes before its numbers.
    for field in FIELDS {
        if let Some(text) = value(field.key) {
            field.read(&mut document, text)?;
        }
    }
    let mut unknown = Vec::new();
    for (key, value) in entries {
        match key.as_str() {
            "preset" | "layers" | "data" | "t" | "c" => {}
            "x" => document.inputs = rows("x", value, document.sizes[0])?,
            key if Field::of_key(key).is_some() || of_layer(key, value, &mut document)? => {}
            key => unknown.push(key.into()),
        }
    }
    // The rows are known now, wherever in the link they stand.
    if let [_, Some(_), Some(_)] = own {
        return Err(Error::Twice { key: "t".into() });
    }
    match (value("c"), value("t")) {
        (Some(text), _) => {
            let classes = numbers("c", text, document.rows())?;
            document.set_classes_of("c", &classes)?;
        }
        (None, None) => document.fit_targets(),
        (None, Some("none")) => document.set_targets(&[])?,
        (None, Some(text)) => {
            let targets = rows("t", text, document.n_outputs())?;
            check_length("t", targets.len() / document.n_outputs(), document.rows())?;
            document.set_targets(&targets)?;
        }
    }
    document.fit_origin();
    Ok((document, unknown))
}

/// `f1`, `w1`, `b1`; false for any other key.
fn of_layer(key: &str, value: &str, document: &mut Document) -> Result<bool, Error> {
    for layer in 0..document.activations.len() {
        let number = (layer + 1).to_string();
        match key.strip_suffix(number.as_str()) {
            Some("f") => {
                document.activations[layer] = check::activation(key, value)?;
            }
            Some("w") => edits(key, value, layer, Array::Weights, document)?,
            Some("b") => edits(key, value, layer, Array::Biases, document)?,
            _ => continue,
        }
        return Ok(true);
    }
    Ok(false)
}

fn edits(
    key: &str,
    value: &str,
    layer: usize,
    array: Array,
    document: &mut Document,
) -> Result<(), Error> {
    let mut edits = Edits::default();
    if value == "drawn" {
        document.edits.replace(layer, array, Vec::new());
        return Ok(());
    }
    if !value.contains(':') {
        let rows = array.rows(document.sizes[layer]);
        let values = numbers(key, value, rows * document.sizes[layer + 1])?;
        return document.set_matrix(layer, array, &values);
    }
    for part in value.split(',') {
        let Some((within, number)) = part.split_once(':') else {
            let part = format!("{key}={value}");
            return Err(Error::DamagedLink { part });
        };
        let name = format!("{key}.{within}");
        let place = Place::named(&name, &document.sizes)?;
        if !edits.set(place, check::number(&name, number)?) {
            return Err(Error::Twice { key: name });
        }
    }
    document
        .edits
        .replace(layer, array, edits.iter().copied().collect());
    Ok(())
}

fn sizes(text: &str) -> Result<Vec<usize>, Error> {
    check::count("layers", text.split(',').count(), 2, limits::SIZES)?;
    let mut sizes = Vec::new();
    for size in text.split(',') {
        let place = format!("layers.{}", sizes.len() + 1);
        let most = limits::NEURONS_OF_SESSION as u32;
        sizes.push(check::whole_text(&place, size, 1, most)? as usize);
    }
    check::sizes(&sizes)?;
    Ok(sizes)
}

fn rows(key: &str, text: &str, columns: usize) -> Result<Vec<f64>, Error> {
    let rows: Vec<&str> = text.split(';').collect();
    check::count("rows", rows.len(), 1, limits::ROWS_OF_SESSION)?;
    let mut values = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let place = if rows.len() == 1 {
            key.into()
        } else {
            format!("{key}.{}", i + 1)
        };
        values.extend(numbers(&place, row, columns)?);
    }
    Ok(values)
}

fn numbers(place: &str, text: &str, expected: usize) -> Result<Vec<f64>, Error> {
    check_length(place, text.split(',').count(), expected)?;
    let mut numbers = Vec::new();
    for number in text.split(',') {
        let place = format!("{place}.{}", numbers.len() + 1);
        numbers.push(check::number(&place, number)?);
    }
    Ok(numbers)
}
