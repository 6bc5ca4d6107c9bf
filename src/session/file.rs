//! A session as a file: the document as JSON, and beside it what training has made of it.

use super::Session;
use crate::{
    Document, Error,
    document::{File, limits},
};
use base64::{Engine, engine::general_purpose::STANDARD};

impl Session {
    /// The document's JSON, a line for each entry. Once training has begun, `training` holds the session's bytes as
    /// Base64, where that is short enough to be read again: it goes on from there to the bit.
    pub fn to_json(&self) -> String {
        let json = self.document.to_pretty_json();
        let Some(open) = json.strip_suffix("\n}\n").filter(|_| self.is_begun()) else {
            return json;
        };
        let training = STANDARD.encode(self.to_bytes());
        let with = format!("{open},\n \"training\": \"{training}\"\n}}\n");
        match with.len() <= limits::TEXT {
            true => with,
            false => json,
        }
    }

    /// Opens a file, undoable or not, and returns its unknown keys. A training that does not belong to the file's document, because somebody has
    /// edited the file, is left out.
    ///
    /// # Errors
    /// As [`Document::read_json`]; [`Error::DamagedSnapshot`] for a training that cannot be read.
    pub fn open_json(&mut self, text: &[u8], undoable: bool) -> Result<Vec<String>, Error> {
        const DAMAGED: Error = Error::DamagedSnapshot { place: "training" };
        let File {
            document,
            unknown,
            training,
        } = Document::read_file(text)?;
        let training = training.map(|text| {
            let bytes = STANDARD.decode(text).map_err(|_| DAMAGED)?;
            Session::from_bytes(&bytes)
        });
        let trained = training.transpose()?;
        let run = trained
            .filter(|trained| trained.document == document)
            .and_then(|trained| trained.run);
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
