//! A reader's printout compared with a session's document.

use super::{Run, Session};
use crate::{
    Edit, Error,
    compare::{Report, Search},
};

/// Products between two looks at the clock.
const AT_ONCE: usize = 30_000;

impl Session {
    /// Compares a printout with the document and with as many steps of its training as the session has come through, and
    /// looks for the cause of what differs: as far as it comes within `budget` by this clock, in milliseconds, and at
    /// least a little. Called again with the same text it goes on, until the report says that it is done; as soon as
    /// anything has changed it begins again.
    ///
    /// ```
    /// use perceptible::{Document, Preset, Session};
    /// let mut session = Session::new(Document::from(Preset::Post))?;
    /// let report = session.compare("[[0.1192278 -0.09689423]]", f64::INFINITY, &|| 0.0)?;
    /// let cause = report.causes[0].causes[0];
    /// assert_eq!((report.tried[cause].cause.name, &*report.tried[cause].detail), ("activation", "swish"));
    /// session.take_causes(&[cause])?;
    /// assert_eq!(session.document().to_link(), "v1&f1=swish");
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Search::new`].
    pub fn compare(
        &mut self,
        text: &str,
        budget: f64,
        clock: &dyn Fn() -> f64,
    ) -> Result<Report, Error> {
        let start = clock();
        let now = self.revisions;
        let there = self.comparison.take();
        let (text, mut search) = match there.filter(|(then, of, _)| *then == now && of == text) {
            Some((_, text, search)) => (text, search),
            None => {
                let steps = self.run.as_ref().map_or(0, Run::finite_steps);
                let steps = usize::try_from(steps).unwrap_or(usize::MAX);
                (text.into(), Search::new(text, &self.document, steps)?)
            }
        };
        while search.advance(AT_ONCE) && clock() - start < budget {}
        let report = search.report();
        self.comparison = Some((now, text, search));
        Ok(report)
    }

    /// Makes the document compute as these causes of the last comparison say, by their places in
    /// [`Report::tried`]; all of it can be undone at once.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a cause that was not tried or that a document cannot express; then nothing has changed.
    pub fn take_causes(&mut self, causes: &[usize]) -> Result<(), Error> {
        let tried = match &self.comparison {
            Some((_, _, search)) => search.tried(),
            None => &[],
        };
        let mut edits: Vec<Edit> = Vec::new();
        for &cause in causes {
            let found = tried.get(cause).filter(|tried| !tried.edits.is_empty());
            let found = found.ok_or_else(|| Error::OutOfRange {
                place: "cause".into(),
                value: cause.to_string(),
                minimum: 0.0,
                maximum: tried.len().saturating_sub(1) as f64,
            })?;
            edits.extend(found.edits.iter().cloned());
        }
        let document = self.document.edited_from(&edits, &self.computed.drawn)?;
        self.replace_within(document, None)
    }
}
