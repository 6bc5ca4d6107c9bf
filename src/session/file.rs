//! A session as a file: the document as JSON, and beside it what training has made of it.

use super::Session;
use crate::{Document, Error, document::File};
use base64::{Engine, engine::general_purpose::STANDARD};

impl Session {
    /// The document's JSON, a line for each entry. Once training has begun, `training` holds the session's bytes as
    /// Base64: it goes on from there to the bit.
    pub fn to_json(&self) -> String {
        const END: &str = "\n}\n";
        let mut json = self.document.to_pretty_json();
        if self.is_begun() {
            json.truncate(json.len() - END.len());
            json += ",\n \"training\": \"";
            STANDARD.encode_string(self.to_bytes(), &mut json);
            json += "\"";
            json += END;
        }
        json
    }

    /// Opens a file, undoable or not, and returns the keys that are left out: those that are unknown, and `training`
    /// where it does not belong to the file's document, because somebody has edited the file.
    ///
    /// # Errors
    /// As [`Document::read_json`]; [`Error::DamagedSnapshot`] for a training that cannot be read.
    pub fn open_json(&mut self, text: &[u8], undoable: bool) -> Result<Vec<String>, Error> {
        const DAMAGED: Error = Error::DamagedSnapshot { place: "training" };
        let File {
            document,
            mut unknown,
            training,
        } = Document::read_file(text)?;
        let mut run = None;
        if let Some(text) = training {
            let bytes = STANDARD.decode(text).map_err(|_| DAMAGED)?;
            let trained = Session::from_bytes(&bytes)?;
            match trained.document == document {
                true => run = trained.run,
                false => unknown.push("training".into()),
            }
        }
        let before = self.entry()?;
        self.open(document)?;
        if run.is_some() {
            self.revisions.parameters += 1;
            self.moved(run);
        }
        match undoable && before.is_not(self.now()) {
            true => self.remember(before, None),
            false => self.history.end_gesture(),
        }
        Ok(unknown)
    }

    /// Whether training has more than the document tells: an update, or a phase after the forward pass.
    fn is_begun(&self) -> bool {
        let begun = |run: &super::Run| {
            let trainer = run.trainer();
            trainer.updates() > 0 || trainer.last_phase() > crate::Phase::Forward
        };
        self.run.as_ref().is_some_and(begun)
    }
}
