//! The losses of a training, step by step, in as many points as a curve can show.

use crate::{
    Error,
    bytes::{Reader, Writer},
    error::out_of_memory,
};
use std::ops::Range;

/// Points that are kept; beyond, every second one goes.
const POINTS: usize = 4096;

/// Loss, penalty and loss of the test rows (NaN amid an epoch) of steps 0, s, 2s and so on: which steps are kept depends on how many there were and on nothing
/// else.
#[derive(Clone, Debug, PartialEq)]
pub struct Losses {
    stride: u64,
    points: Vec<[f64; 3]>,
}

impl Losses {
    /// Of a training before its first step, with memory for all points.
    pub(super) fn new() -> Result<Self, Error> {
        let mut points = Vec::new();
        let room = points.try_reserve_exact(POINTS + 1);
        room.map_err(|_| out_of_memory(POINTS, 3))?;
        Ok(Losses { stride: 1, points })
    }

    /// The loss of a step, counted from 0, the penalty beside it, and the loss of the test rows.
    pub(super) fn put(&mut self, step: u64, loss: f64, penalty: f64, test: f64) {
        if !step.is_multiple_of(self.stride) {
            return;
        }
        let at = (step / self.stride) as usize;
        match self.points.get_mut(at) {
            Some(point) => *point = [loss, penalty, test],
            None => self.points.push([loss, penalty, test]),
        }
        if self.points.len() > POINTS {
            let mut nth = 0;
            self.points.retain(|_| {
                nth += 1;
                nth % 2 == 1
            });
            self.stride *= 2;
        }
    }

    /// Forgets all steps from this one on.
    pub(super) fn truncate(&mut self, step: u64) {
        self.points.truncate(step.div_ceil(self.stride) as usize);
    }

    /// Step, loss and penalty, from the first step of `range` to its end, which is not included.
    pub fn within(&self, range: Range<u64>) -> Vec<f64> {
        let points = self.points_of(range);
        points
            .flat_map(|(step, [loss, penalty, _])| [step, loss, penalty])
            .collect()
    }

    /// Step and loss of the test rows, where it is known.
    pub fn of_test(&self, range: Range<u64>) -> Vec<f64> {
        let points = self.points_of(range).map(|(step, point)| [step, point[2]]);
        points
            .filter(|[_, loss]| !loss.is_nan())
            .flatten()
            .collect()
    }

    fn points_of(&self, range: Range<u64>) -> impl Iterator<Item = (f64, [f64; 3])> {
        let first = range.start.div_ceil(self.stride);
        let points = self.points.iter().enumerate().skip(first as usize);
        let steps = points.map(|(i, &point)| (i as u64 * self.stride, point));
        steps
            .take_while(move |&(step, _)| step < range.end)
            .map(|(step, point)| (step as f64, point))
    }

    /// The loss of a step, if it is kept.
    pub(crate) fn of(&self, step: u64) -> Option<f64> {
        let is_kept = step.is_multiple_of(self.stride);
        let point = self.points.get((step / self.stride) as usize);
        point.filter(|_| is_kept).map(|&[loss, ..]| loss)
    }

    /// Stride, then the points.
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.long(self.stride);
        writer.numbers(self.points.as_flattened());
    }

    /// Reads what [`Losses::write`] wrote.
    ///
    /// # Errors
    /// Missing bytes, a stride that there is not, too many points. Older bytes know no `test`.
    pub(crate) fn read(reader: &mut Reader, test: bool) -> Result<Self, Error> {
        const PLACE: &str = "losses";
        let mut losses = Losses::new()?;
        losses.stride = reader.long(PLACE)?;
        let points = reader.numbers(PLACE)?;
        let columns = if test { 3 } else { 2 };
        let points = points.chunks_exact(columns);
        let is_whole = points.remainder().is_empty() && points.len() <= POINTS;
        if !losses.stride.is_power_of_two() || !is_whole {
            return Err(Error::DamagedSnapshot { place: PLACE });
        }
        let point = |point: &[f64]| [point[0], point[1], *point.get(2).unwrap_or(&f64::NAN)];
        losses.points.extend(points.map(point));
        Ok(losses)
    }

    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.points[..])
    }
}
