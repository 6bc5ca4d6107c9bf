//! What a notebook printed against what the document computes, cell by cell; and where they differ, why: each cause is
//! tried, and one is only named where chance could not have made its numbers.
//!
//! `pasted` reads (`plain` line by line, `loops` what a loop has printed), `program` computes with or without a mistake, `cells` compares,
//! `causes` are the mistakes, `chance` judges, and `search` goes through all of it, a slice at a time.

mod causes;
mod cells;
mod chance;
mod generator;
mod loops;
mod pasted;
mod plain;
mod program;
mod quantity;
mod report;
mod search;

pub use causes::{Cause, Stage};
pub use pasted::Pasted;
pub use quantity::{Kind, Moment};
pub use report::{Cell, Compared, Found, Report, Tried};
pub use search::Search;

use crate::{Document, Error};

/// Compares what a notebook printed with a document, from its first weights to the numbers after `steps` updates (after
/// one where it is 0), and looks for the cause of what differs.
///
/// ```
/// use perceptible::{Document, Preset, compare::compare};
/// let document = Document::from(Preset::Post);
/// let same = compare("[[ 0.19235057 -0.05512534]]", &document, 0)?;
/// assert_eq!((same.equal, same.cells, same.causes.len()), (2, 2, 0));
///
/// // The most famous example of back-propagation was printed with new weights on the way back.
/// let copied = compare("total error: 0.291027924", &Document::from(Preset::ByHand), 0)?;
/// let causes = &copied.causes[0].causes;
/// assert_eq!(copied.tried[causes[0]].cause.name, "updated_early");
/// # Ok::<(), perceptible::Error>(())
/// ```
///
/// # Errors
/// As [`Search::new`].
pub fn compare(text: &str, document: &Document, steps: usize) -> Result<Report, Error> {
    let mut search = Search::new(text, document, steps)?;
    while search.advance(usize::MAX) {}
    Ok(search.report())
}
