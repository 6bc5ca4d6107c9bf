//! A session as bytes: kept while a figure is used, so that an engine that has to start again goes on from there.
//! Numbers stand in them as they are, so that writing them takes no time that a reader would notice.

use super::{
    Session,
    run::{Run, samples},
    timeline::Timeline,
};
use crate::{
    Document, Error, Losses, Moment, Network, Origin, Samples, Trainer,
    bytes::{Reader, Writer},
    dataset::Standardization,
    trainer::Standing,
};
use std::rc::Rc;

const MAGIC: &[u8; 7] = b"PERCEPT";
/// The format's version. 3 ended with the edits, 4 had no names of classes and no standardisation, 5
/// no losses of test rows; 6 had every weight that a person had set in the training before the flag of a change.
const VERSION: u8 = 7;

impl Session {
    /// The format that [`Session::from_bytes`] reads, little-endian: magic with version; the document without its
    /// numbers as a link (length as u32, text); inputs, targets, then edits as places (four u32) and values, each with its
    /// count as u32; 1 where targets are classes, or 0; the classes' names behind their count; 1, mean and scale of the
    /// inputs, or 0; 1 and the training, or 0.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer(MAGIC.to_vec());
        writer.0.push(VERSION);
        let (link, rows, edits) = self.document.to_parts();
        writer.text(&link);
        rows.iter().for_each(|numbers| writer.numbers(numbers));
        writer.word(edits.len());
        edits.for_each(|(place, value)| writer.parameter(place, value));
        writer.word(usize::from(self.document.classes().is_some()));
        write_origin(self.document.origin(), &mut writer);
        writer.word(usize::from(self.run.is_some()));
        if let Some(run) = &self.run {
            run.write(&mut writer, &self.document);
        }
        writer.0
    }

    /// Reads the bytes of [`Session::to_bytes`]. Undo starts empty.
    ///
    /// # Errors
    /// Bytes of something else or another version, missing or left-over bytes, and numbers that do not fit or are
    /// not finite.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader(bytes);
        let [magic @ .., version] = reader.take::<8>("beginning")?;
        if magic != *MAGIC || !(3..).contains(&version) {
            return Err(Error::DamagedSnapshot { place: "beginning" });
        }
        if version > VERSION {
            let version = version.to_string();
            return Err(Error::NewerVersion { version });
        }
        let document = Document::from_part(reader.text("document")?)?;
        let rows = [reader.numbers("inputs")?, reader.numbers("targets")?];
        let mut edits = Vec::new();
        for _ in 0..reader.word("edits")? {
            edits.push(reader.parameter("edits")?);
        }
        let are_classes = version > 3 && reader.flag("targets")?;
        let origin = match version {
            5.. => Some(read_origin(&mut reader)?),
            _ => None,
        };
        let document = document.with_parts(rows, are_classes, origin, &edits)?;
        let mut session = Session::new(document)?;
        if version > 3 && reader.flag("training")? {
            let run = Run::read(
                &mut reader,
                &session.document,
                &session.computed.network,
                version,
            )?;
            session.moved(Some(run));
        }
        match reader.0.is_empty() {
            true => Ok(session),
            false => Err(Error::DamagedSnapshot { place: "end" }),
        }
    }
}

impl Run {
    /// The present moment; losses; whether something has been changed since the last step; the steps that can be visited: stride and end (u64), key frames with
    /// whether each follows from the one before.
    fn write(&self, writer: &mut Writer, document: &Document) {
        let now = self.trainer.standing();
        write(now, None, document, writer);
        self.trainer.losses().write(writer);
        writer.word(usize::from(self.changed));
        let (stride, frames) = self.timeline.kept(self.trainer.samples());
        writer.long(stride);
        writer.long(self.timeline.furthest());
        writer.word(frames.len());
        let mut before = now;
        for (moment, is_anchor) in frames {
            writer.word(usize::from(is_anchor));
            write(moment.standing(), Some(before), document, writer);
            before = moment.standing();
        }
    }

    fn read(
        reader: &mut Reader,
        document: &Document,
        network: &Network,
        version: u8,
    ) -> Result<Self, Error> {
        let samples = samples(document)?;
        let now = read(reader, None, network, &samples)?;
        let mut trainer = Trainer::from_moment(&now)?;
        trainer.set_losses(Rc::new(Losses::read(reader, version > 5)?));
        if version < 7 {
            for _ in 0..reader.word("training")? {
                reader.long("training")?;
                reader.parameter("training")?;
            }
        }
        let changed = reader.flag("training")?;
        let (stride, furthest) = (reader.long("timeline")?, reader.long("timeline")?);
        let mut frames: Vec<(Moment, bool)> = Vec::new();
        for _ in 0..reader.word("timeline")? {
            let is_anchor = reader.flag("timeline")?;
            let before = frames.last().map_or(&now, |(moment, _)| moment);
            let moment = read(reader, Some(before), network, &samples)?;
            frames.push((moment, is_anchor));
        }
        let timeline = Timeline::from_kept(stride, frames, furthest);
        let timeline = timeline.ok_or(Error::DamagedSnapshot { place: "timeline" })?;
        let mut run = Run {
            trainer,
            timeline: Rc::new(timeline),
            changed: false,
            serial: 0,
        };
        run.adopt(document)?;
        run.changed = changed;
        Ok(run)
    }
}

fn write_origin(origin: &Origin, writer: &mut Writer) {
    writer.word(origin.class_names.len());
    origin.class_names.iter().for_each(|name| writer.text(name));
    writer.word(usize::from(origin.standardization.is_some()));
    if let Some(Standardization { mean, scale }) = &origin.standardization {
        writer.numbers(mean);
        writer.numbers(scale);
    }
}

fn read_origin(reader: &mut Reader) -> Result<Origin, Error> {
    const PLACE: &str = "origin";
    let mut origin = Origin::default();
    for _ in 0..reader.word(PLACE)? {
        origin.class_names.push(reader.text(PLACE)?.into());
    }
    if reader.flag(PLACE)? {
        let (mean, scale) = (reader.numbers(PLACE)?, reader.numbers(PLACE)?);
        let are_finite = [&mean, &scale].into_iter().flatten().all(|x| x.is_finite());
        if mean.len() != scale.len() || !are_finite {
            return Err(Error::DamagedSnapshot { place: PLACE });
        }
        origin.standardization = Some(Standardization { mean, scale });
    }
    Ok(origin)
}

/// How a moment trains, as a link of the document; then the moment.
fn write(now: Standing, before: Option<Standing>, document: &Document, writer: &mut Writer) {
    writer.text(&document.trained_as(now.network(), now.training));
    now.write(writer, before);
}

fn read(
    reader: &mut Reader,
    before: Option<&Moment>,
    network: &Network,
    samples: &Rc<Samples>,
) -> Result<Moment, Error> {
    let document = Document::from_part(reader.text("training")?)?;
    if document.sizes() != network.sizes() {
        return Err(Error::DamagedSnapshot { place: "training" });
    }
    let mut network = network.try_clone()?;
    for (layer, &activation) in document.activations().iter().enumerate() {
        network.set_activation(layer, activation)?;
    }
    let training = *document.training();
    Moment::read(reader, network, samples.clone(), training, before)
}
