//! The losses of a training, step by step, in as many points as a curve can show.

use crate::{
    Error,
    bytes::{Reader, Writer},
    error::out_of_memory,
};

/// Points that are kept; beyond, every second one goes.
const POINTS: usize = 4096;

/// Loss and penalty of steps 0, s, 2s and so on: which steps are kept depends on how many there were and on nothing
/// else.
#[derive(Clone, Debug, PartialEq)]
pub struct Losses {
    stride: u64,
    points: Vec<[f64; 2]>,
}

impl Losses {
    /// Of a training before its first step, with memory for all points.
    pub(super) fn new() -> Result<Self, Error> {
        let mut points = Vec::new();
        let room = points.try_reserve_exact(POINTS + 1);
        room.map_err(|_| out_of_memory(POINTS, 2))?;
        Ok(Losses { stride: 1, points })
    }

    /// The loss of a step, counted from 0, and the penalty beside it.
    pub(super) fn put(&mut self, step: u64, loss: f64, penalty: f64) {
        if !step.is_multiple_of(self.stride) {
            return;
        }
        let at = (step / self.stride) as usize;
        match self.points.get_mut(at) {
            Some(point) => *point = [loss, penalty],
            None => self.points.push([loss, penalty]),
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
    pub fn within(&self, range: std::ops::Range<u64>) -> Vec<f64> {
        let first = range.start.div_ceil(self.stride);
        let points = self.points.iter().enumerate().skip(first as usize);
        let steps = points.map(|(i, &[loss, penalty])| (i as u64 * self.stride, loss, penalty));
        steps
            .take_while(|&(step, ..)| step < range.end)
            .flat_map(|(step, loss, penalty)| [step as f64, loss, penalty])
            .collect()
    }

    /// The loss of a step, if it is kept.
    pub(crate) fn of(&self, step: u64) -> Option<f64> {
        let is_kept = step.is_multiple_of(self.stride);
        let point = self.points.get((step / self.stride) as usize);
        point.filter(|_| is_kept).map(|&[loss, _]| loss)
    }

    /// Stride, then the points.
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.long(self.stride);
        writer.numbers(self.points.as_flattened());
    }

    /// Reads what [`Losses::write`] wrote.
    ///
    /// # Errors
    /// Missing bytes, a stride that there is not, too many points.
    pub(crate) fn read(reader: &mut Reader) -> Result<Self, Error> {
        const PLACE: &str = "losses";
        let mut losses = Losses::new()?;
        losses.stride = reader.long(PLACE)?;
        let points = reader.numbers(PLACE)?;
        let (points, rest) = points.as_chunks();
        if !losses.stride.is_power_of_two() || !rest.is_empty() || points.len() > POINTS {
            return Err(Error::DamagedSnapshot { place: PLACE });
        }
        losses.points.extend_from_slice(points);
        Ok(losses)
    }

    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.points[..])
    }
}
