//! The gradient check of a session's present state.

use super::{Session, run::samples};
use crate::{
    Error,
    proof::{GradientCheck, GradientReport},
};

/// Parameters between two looks at the clock.
const AT_ONCE: usize = 4;

impl Session {
    /// Checks the gradients of the document's loss over all its rows, at the parameters that are shown: as many as fit
    /// `budget` by this clock, in milliseconds, and at least a few. Called again it goes on, until everything is
    /// checked; as soon as anything has changed it begins again. Nobody has to end it.
    ///
    /// ```
    /// use perceptible::{Document, Session};
    /// let mut session = Session::new(Document::from_link("v1&t=1,0")?)?;
    /// let report = session.check(f64::INFINITY, &|| 0.0)?;
    /// assert!(report.passed());
    /// assert_eq!(report.differences.len(), 26);
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// No targets, and what [`GradientCheck::new`] refuses.
    pub fn check(
        &mut self,
        budget: f64,
        clock: &dyn Fn() -> f64,
    ) -> Result<&GradientReport, Error> {
        let start = clock();
        let now = self.revisions;
        let mut check = match self.check.take().filter(|(then, _)| *then == now) {
            Some((_, check)) => check,
            None => {
                let (samples, loss) = (samples(&self.document)?, self.document.training().loss);
                let (inputs, targets) = (samples.inputs(), samples.targets());
                GradientCheck::new(self.network(), inputs, targets, loss, 0)?
            }
        };
        while check.advance(AT_ONCE) && clock() - start < budget {}
        Ok(self.check.insert((now, check)).1.report())
    }
}
