//! A figure's session: documents and edits in, frames, links and JSON out. JavaScript never reads a document.

use super::{
    activation::{activation_values, parameter_values},
    convert::{self, Plain, floats, list, optional, throw},
    data::{call, standardization, texts},
    edit,
    network::Network,
};
use crate::{
    Activation, Document, Error, Field, Focus, Owner, Part, Phase, Preset, Session as Inner,
    document::limits,
    export::{self, Library},
};
use js_sys::{Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// Activations compared at once.
const COMPARED: usize = 64;

#[wasm_bindgen(skip_typescript)]
pub struct Session(pub(super) Inner);

#[wasm_bindgen]
impl Session {
    /// The post's preset.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new() -> Result<Session, JsValue> {
        let session = Inner::new(Document::from(Preset::Post));
        session.map(Session).map_err(throw)
    }

    #[wasm_bindgen(js_name = fromBytes, skip_typescript)]
    pub fn from_bytes(bytes: &JsValue) -> Result<Session, JsValue> {
        let bytes = convert::bytes("snapshot", bytes, limits::SNAPSHOT);
        let session = bytes.and_then(|bytes| Inner::from_bytes(&bytes));
        session.map(Session).map_err(throw)
    }

    #[wasm_bindgen(js_name = toBytes, skip_typescript)]
    pub fn to_bytes(&self) -> Uint8Array {
        Uint8Array::from(&self.0.to_bytes()[..])
    }

    #[wasm_bindgen(js_name = openPreset, skip_typescript)]
    pub fn open_preset(&mut self, name: &JsValue, undoable: &JsValue) -> Result<(), JsValue> {
        let preset = convert::name("preset", name).and_then(|name| Preset::named(&name));
        self.open(preset.map(Document::from), undoable)
    }

    #[wasm_bindgen(js_name = openLink, skip_typescript)]
    pub fn open_link(&mut self, fragment: &JsValue, undoable: &JsValue) -> Result<Array, JsValue> {
        let text = convert::text("link", fragment, limits::TEXT);
        let (document, unknown) = text
            .and_then(|text| Document::read_link(&text))
            .map_err(throw)?;
        self.open(Ok(document), undoable)?;
        Ok(list(unknown))
    }

    /// JSON as text, or the bytes of a file.
    #[wasm_bindgen(js_name = openJson, skip_typescript)]
    pub fn open_json(&mut self, json: &JsValue, undoable: &JsValue) -> Result<Array, JsValue> {
        let bytes = match json.is_instance_of::<Uint8Array>() {
            true => convert::bytes("JSON", json, limits::FILE),
            false => convert::text("JSON", json, limits::FILE).map(String::into_bytes),
        };
        let open = |bytes: Vec<u8>| self.0.open_json(&bytes, undoable.is_truthy());
        bytes.and_then(open).map(list).map_err(throw)
    }

    /// Attributes as (name, text) pairs.
    #[wasm_bindgen(js_name = openAttributes, skip_typescript)]
    pub fn open_attributes(
        &mut self,
        attributes: &JsValue,
        undoable: &JsValue,
    ) -> Result<Array, JsValue> {
        let pair = |i, pair: JsValue| {
            let place = format!("attributes[{i}]");
            let text = |_, text: JsValue| convert::text(&place, &text, limits::TEXT);
            let pair = convert::items(&place, &pair, 2, text)?;
            <[String; 2]>::try_from(pair).map_err(|pair| Error::WrongLength {
                place,
                found: pair.len(),
                expected: 2,
            })
        };
        let read = || {
            let pairs = convert::items("attributes", attributes, COMPARED, pair)?;
            let pairs: Vec<_> = pairs
                .iter()
                .map(|[name, text]| (name.as_str(), text.as_str()))
                .collect();
            let is_link = |(name, text): &(&str, &str)| *name == "state" && !text.trim().is_empty();
            let (document, unknown) = Document::read_attributes(&pairs)?;
            Ok((document, unknown, pairs.iter().any(is_link)))
        };
        let (document, unknown, is_link) = read().map_err(throw)?;
        match is_link || undoable.is_truthy() {
            true => self.open(Ok(document), undoable)?,
            false => self.0.amend(document).map_err(throw)?,
        }
        Ok(list(unknown))
    }

    /// All or nothing; edits of the same gesture are undone together.
    #[wasm_bindgen(skip_typescript)]
    pub fn edit(&mut self, edits: &JsValue, gesture: &JsValue) -> Result<(), JsValue> {
        let mut read = || {
            let edits = edit::read_all(edits)?;
            self.0.edit(&edits, convert::gesture(gesture)?.as_deref())
        };
        read().map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn undo(&mut self) -> Result<(), JsValue> {
        self.0.undo().map_err(throw)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn redo(&mut self) -> Result<(), JsValue> {
        self.0.redo().map_err(throw)
    }

    #[wasm_bindgen(js_name = canUndo, skip_typescript)]
    pub fn can_undo(&self) -> bool {
        self.0.can_undo()
    }

    #[wasm_bindgen(js_name = canRedo, skip_typescript)]
    pub fn can_redo(&self) -> bool {
        self.0.can_redo()
    }

    /// What the last change belongs to.
    #[wasm_bindgen(skip_typescript)]
    pub fn gesture(&self) -> Option<String> {
        self.0.gesture().map(Into::into)
    }

    #[wasm_bindgen(js_name = endGesture, skip_typescript)]
    pub fn end_gesture(&mut self) {
        self.0.end_gesture();
    }

    /// Of the document, its structure, its parameters, the original ones, the training.
    #[wasm_bindgen(skip_typescript)]
    pub fn revisions(&self) -> Uint32Array {
        let revisions = self.0.revisions();
        let all = [
            revisions.document,
            revisions.structure,
            revisions.parameters,
            revisions.original,
            revisions.training,
        ];
        Uint32Array::from(&all[..])
    }

    /// Looks at a layer, a neuron of it, a row, and at other activations beside the layer's own.
    #[wasm_bindgen(skip_typescript)]
    pub fn look(&mut self, focus: &JsValue) -> Result<(), JsValue> {
        let read = || {
            let names = convert::get(focus, "compared")?;
            let compared = |i, name: JsValue| {
                Activation::named(&convert::name(&format!("compared[{i}]"), &name)?)
            };
            Ok(Focus {
                layer: convert::position(focus, "layer")?,
                neuron: convert::position(focus, "neuron")?,
                row: convert::position(focus, "row")?,
                since: convert::position(focus, "since")? as u64,
                compared: convert::items("compared", &names, COMPARED, compared)?,
                silent: convert::get(focus, "silent")?.is_truthy(),
            })
        };
        self.0.look(read().map_err(throw)?);
        Ok(())
    }

    /// All but numbers.
    #[wasm_bindgen(skip_typescript)]
    pub fn structure(&self) -> JsValue {
        let (document, network) = (self.0.document(), self.0.network());
        let preset = Document::from(document.preset());
        let layers = network.layers().into_iter().enumerate().map(|(i, layer)| {
            Plain::default()
                .with("name", document.layer_name(i))
                .with("activation", activation_values(layer.activation()))
        });
        let comparison = self.0.comparison();
        let compared = comparison.rows.iter().map(|&(activation, is_own)| {
            Plain::default()
                .with("name", activation.name())
                .with(
                    "parameter",
                    optional(activation.parameter().map(|p| p.value)),
                )
                .with("formula", activation.formula())
                .with("current", is_own)
        });
        let edited = document.is_edited();
        let mut plain = Plain::default()
            .with("preset", document.preset().name())
            .with("edited", edited)
            .with("verified", document.is_compared())
            .with("drawn", document.is_drawn())
            .with("sizes", list(document.sizes().iter().map(|&n| n as u32)))
            .with("rows", document.rows() as u32)
            .with("classes", document.classes().is_some())
            .with("data", optional(document.data().map(call)))
            .with("classNames", texts(&document.origin().class_names))
            .with(
                "standardization",
                optional(
                    document
                        .origin()
                        .standardization
                        .as_ref()
                        .map(standardization),
                ),
            )
            .with("presetSeed", preset.seed())
            .with(
                "presetShape",
                preset.sizes()[0] == document.sizes()[0] && preset.rows() == document.rows(),
            )
            .with("layers", list(layers))
            .with(
                "comparison",
                Plain::default()
                    .with("layer", comparison.layer as u32)
                    .with("rows", list(compared)),
            );
        for field in crate::FIELDS {
            plain = plain.with(field.name, field_value(field, document));
        }
        let numbers = Owner::ALL.iter().map(|owner| {
            let numbers = owner.numbers(document).into_iter().map(parameter_values);
            (owner.field(), list(numbers))
        });
        let numbers = numbers.fold(Plain::default(), |plain, (of, numbers)| {
            plain.with(of, numbers)
        });
        plain = plain.with("hyperparameters", numbers);
        plain.into()
    }

    /// The parts that are asked for, each in a new array, and the printed outputs.
    #[wasm_bindgen(skip_typescript)]
    pub fn frame(&self, parts: &JsValue) -> Result<JsValue, JsValue> {
        let read = || {
            let part =
                |i, name: JsValue| Part::named(&convert::name(&format!("parts[{i}]"), &name)?);
            let parts = convert::items("parts", parts, COMPARED, part)?;
            self.0.frame(&parts)
        };
        let frame = read().map_err(throw)?;
        let mut plain = Plain::default()
            .with("revision", frame.revisions.document)
            .with("printed", list(frame.printed));
        for (part, values) in frame.parts {
            plain = plain.with(part.name(), floats(&values));
        }
        Ok(plain.into())
    }

    /// Without "#"; empty for the untouched post preset.
    #[wasm_bindgen(skip_typescript)]
    pub fn link(&self) -> String {
        self.0.document().to_link()
    }

    /// The attributes that differ from the element's defaults, as (name, text) pairs.
    #[wasm_bindgen(skip_typescript)]
    pub fn attributes(&self) -> Array {
        let attributes = self.0.document().to_attributes().into_iter();
        list(attributes.map(|(name, text)| list([name, text.as_str()])))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn json(&self, training: &JsValue) -> String {
        match training.is_truthy() {
            true => self.0.to_json(),
            false => self.0.document().to_pretty_json(),
        }
    }

    /// The NumPy script for exactly this network, and what it prints.
    #[wasm_bindgen(skip_typescript)]
    pub fn script(&self) -> Result<JsValue, JsValue> {
        let export::numpy::Script { script, output } =
            export::numpy::script(self.0.document()).map_err(throw)?;
        let plain = Plain::default().with("script", script);
        Ok(plain.with("output", output).into())
    }

    /// The training so far as a script, with `asserts` comparing its numbers with ours; what it prints; the lines
    /// of each phase.
    #[wasm_bindgen(js_name = trainingScript, skip_typescript)]
    pub fn training_script(&self, options: &JsValue) -> Result<JsValue, JsValue> {
        let read = || {
            if options.is_null() || options.is_undefined() {
                return self.0.training_script(Library::default(), false);
            }
            let library = convert::get(options, "library")?;
            let library = match library.is_undefined() {
                true => Library::default(),
                false => Library::named(&convert::name("library", &library)?)?,
            };
            let asserts = convert::get(options, "asserts")?.is_truthy();
            self.0.training_script(library, asserts)
        };
        let (script, is_present) = read().map_err(throw)?;
        let mut marks = Plain::default();
        for phase in Phase::ALL
            .into_iter()
            .filter(|&phase| phase != Phase::Start)
        {
            let lines = script.marks.iter().filter(|mark| mark.phase == phase);
            let layers = self.0.document().activations().iter().enumerate();
            let of = |(layer, _)| lines.clone().filter(move |mark| mark.layer == Some(layer));
            let layers = layers.map(|layer| list(of(layer).map(|mark| mark.line as u32)));
            let part = Plain::default().with("layers", list(layers));
            let lines = list(lines.clone().map(|mark| mark.line as u32));
            marks = marks.with(phase.name(), part.with("lines", lines));
        }
        let plain = Plain::default()
            .with("revision", self.0.revisions().document)
            .with("script", script.script)
            .with("output", script.output)
            .with("marks", marks)
            .with("present", is_present);
        Ok(plain.into())
    }

    /// The network as a program's own, with everything that it has learnt.
    #[wasm_bindgen(skip_typescript)]
    pub fn network(&self) -> Network {
        let learnt = self.0.run().map(|run| run.trainer().learnt());
        Network::from(learnt.unwrap_or(self.0.network()).clone())
    }

    fn open(
        &mut self,
        document: Result<Document, Error>,
        undoable: &JsValue,
    ) -> Result<(), JsValue> {
        let open = |document| match undoable.is_truthy() {
            true => self.0.replace(document),
            false => self.0.show(document),
        };
        document.and_then(open).map_err(throw)
    }
}

/// Null for what the document has not got.
pub fn field_value(field: &Field, document: &Document) -> JsValue {
    match field.value(document) {
        Some(crate::Value::Number(number)) => number.into(),
        Some(crate::Value::Name(name)) => name.into(),
        None => JsValue::NULL,
    }
}
