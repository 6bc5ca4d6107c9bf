//! Targets: whether numbers are classes, and the classes' own numbers.

use super::{Dataset, Task};
use crate::{Error, document::number_text};

/// More are no classes: a column of names or identifiers.
const MOST: usize = 1000;

/// The data set of inputs and targets, both row-major with their columns. Where nobody says what the targets are, they
/// are classes if they are the whole numbers from 0 to some k − 1, and k is less than the rows.
///
/// # Errors
/// `refused`, for the first row whose target is no whole number, where they are to be classes; too many classes.
pub(super) fn dataset(
    (inputs, n_inputs): (Vec<f64>, usize),
    (targets, n_targets): (&[f64], usize),
    task: Option<Task>,
    refused: &dyn Fn(usize) -> Error,
) -> Result<Dataset, Error> {
    let are_classes = n_targets == 1
        && match task {
            Some(task) => task == Task::Classification,
            None => are_counted(targets),
        };
    if !are_classes {
        return Dataset::regression(inputs, n_inputs, targets, n_targets);
    }
    if let Some(row) = targets.iter().position(|target| target % 1.0 != 0.0) {
        return Err(refused(row));
    }
    let (classes, labels) = numbered(targets)?;
    let names = labels.into_iter().map(number_text).collect();
    Dataset::classification(inputs, n_inputs, &classes, names)
}

/// Each label's number, which is its place among all of them in order, and these.
///
/// # Errors
/// More than 1000 different labels.
pub(super) fn numbered<T: Copy + PartialOrd>(labels: &[T]) -> Result<(Vec<usize>, Vec<T>), Error> {
    let place = |all: &[T], label: T| all.partition_point(|&other| other < label);
    let mut all = Vec::new();
    for &label in labels {
        let at = place(&all, label);
        if all.get(at) != Some(&label) {
            all.insert(at, label);
        }
        if all.len() > MOST {
            return Err(Error::TooMany {
                place: "classes".into(),
                found: all.len(),
                maximum: MOST,
            });
        }
    }
    let classes = labels.iter().map(|&label| place(&all, label)).collect();
    Ok((classes, all))
}

/// Whether they are the whole numbers from 0 to some k − 1, more than one, and fewer than there are.
fn are_counted(targets: &[f64]) -> bool {
    numbered(targets).is_ok_and(|(_, all)| {
        let mut counted = (0..).zip(&all);
        (2..targets.len()).contains(&all.len())
            && counted.all(|(i, &target)| target == f64::from(i))
    })
}
