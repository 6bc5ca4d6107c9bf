//! The document as attributes of the element: `preset="post" layers="3,5,2" inputs="3, 1, 5.5" activation="swish"`.
//!
//! | attribute | value |
//! |---|---|
//! | `state` | a link's fragment, which is the whole document: the others count for nothing then |
//! | `preset`, `layers`, `inputs`, `targets`, `classes` | as `preset`, `layers`, `x`, `t`, `c` of a link; brackets and spaces may stand in them |
//! | `data` | as in a link |
//! | `activations` | one for each dense layer; `activation` is the first one's alone |
//! | each field | by its name |

use super::{Document, Preset, check, fields::FIELDS, link};
use crate::Error;

impl Document {
    /// Reads attributes; one that is empty counts as not there.
    ///
    /// # Errors
    /// As [`Document::from_link`], with places as in links: `x.3` is the third input.
    pub fn from_attributes(attributes: &[(&str, &str)]) -> Result<Document, Error> {
        Document::read_attributes(attributes).and_then(link::all_known)
    }

    /// The same, and the keys in `state` that are unknown.
    ///
    /// # Errors
    /// As [`Document::read_link`].
    pub fn read_attributes(attributes: &[(&str, &str)]) -> Result<(Document, Vec<String>), Error> {
        let get = |name: &str| {
            let found = attributes.iter().find(|(key, _)| *key == name);
            found.map_or("", |(_, text)| text.trim())
        };
        if !get("state").is_empty() {
            return Document::read_link(get("state"));
        }
        let mut entries: Vec<(String, String)> = Vec::new();
        let mut put = |key: &str, text: String| {
            if !text.is_empty() {
                entries.push((key.into(), text));
            }
        };
        put("preset", get("preset").to_ascii_lowercase());
        put("layers", row(get("layers")));
        put("x", rows(get("inputs")));
        put("t", rows(get("targets")));
        put("c", row(get("classes")));
        put("data", get("data").into());
        for field in FIELDS {
            put(field.key, get(field.name).into());
        }
        let activations = row(get("activations")).to_ascii_lowercase();
        let mut activations: Vec<&str> = activations.split(',').collect();
        let first = get("activation").to_ascii_lowercase();
        if !first.is_empty() {
            activations[0] = &first;
        }
        for (i, name) in activations.into_iter().enumerate() {
            put(&format!("f{}", i + 1), name.into());
        }
        let document = link::read(&entries).and_then(link::all_known)?;
        Ok((document, Vec::new()))
    }

    /// The attributes that give this document, as few as there can be; `state` alone where weights or biases are
    /// edited, which no other attribute holds.
    pub fn to_attributes(&self) -> Vec<(&'static str, String)> {
        let base = Document::base(self.preset, &self.sizes);
        if self.edits != base.edits {
            return vec![("state", self.to_link())];
        }
        let mut attributes = Vec::new();
        let mut put = |name, text: String| attributes.push((name, text));
        if self.preset != Preset::Post {
            put("preset", self.preset.name().into());
        }
        if self.sizes != Document::from(self.preset).sizes {
            let sizes: Vec<String> = self.sizes.iter().map(usize::to_string).collect();
            put("layers", sizes.join(","));
        }
        let inputs = |document: &Document| link::rows_text(&document.inputs, document.sizes[0]);
        if let Some(data) = &self.data {
            if base.data.as_ref() != Some(data) {
                put("data", data.text());
            }
        } else {
            if inputs(self) != inputs(&base) {
                put("inputs", inputs(self));
            }
            if let Some((key, targets)) = link::own_targets(self, base.clone()) {
                put(if key == "c" { "classes" } else { "targets" }, targets);
            }
        }
        let names = |document: &Document| -> Vec<String> {
            let activations = document.activations.iter();
            activations.map(|&f| check::activation_text(f)).collect()
        };
        let (own, others) = (names(self), names(&base));
        if own[1..] != others[1..] {
            put("activations", own.join(","));
        } else if own[0] != others[0] {
            put("activation", own[0].clone());
        }
        for (field, text) in self.fields_unlike(&base) {
            put(field.name, text);
        }
        attributes
    }
}

/// `[3, 1, 5.5]`, `3 1 5.5` -> `3,1,5.5`
fn row(text: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '(' | ')');
    let items = text.split(is_between).filter(|item| !item.is_empty());
    items.collect::<Vec<_>>().join(",")
}

/// `[[1, 2], [3, 4]]`, `1,2; 3,4` -> `1,2;3,4`
fn rows(text: &str) -> String {
    // Between the rows of a list stands a closing bracket before an opening one.
    let mut marked = String::new();
    let mut closed = false;
    for c in text.chars() {
        marked.push(if c == '[' && closed { ';' } else { c });
        closed = c == ']' || closed && (c == ',' || c.is_whitespace());
    }
    marked.split(';').map(row).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_every_form_are_rows() {
        for (text, expected) in [
            ("[3, 1, 5.5]", "3,1,5.5"),
            ("3 1\t5.5", "3,1,5.5"),
            ("[[1, 2], [3, 4]]", "1,2;3,4"),
            ("[[1, 2]\n [3, 4]]", "1,2;3,4"),
            ("1,2; 3,4", "1,2;3,4"),
            ("", ""),
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
    }
}
