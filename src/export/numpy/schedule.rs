//! The learning rate as a Python expression.

use crate::{
    Schedule,
    numpy::repr,
    schedule::{Cosine, Exponential, InverseTime, Step},
};

/// Of `t`, the epochs or updates that are done; none where it never changes.
pub(super) fn expression(schedule: &Schedule, initial: f64, t: &str) -> Option<String> {
    let initial = repr(initial);
    Some(match schedule {
        Schedule::Constant => return None,
        Schedule::Step(Step { step_size, gamma }) => {
            format!(
                "{initial} * {}**int({t} / {})",
                repr(*gamma),
                repr(*step_size)
            )
        }
        Schedule::Exponential(Exponential { gamma }) => {
            format!("{initial} * {}**{t}", repr(*gamma))
        }
        Schedule::Cosine(Cosine { t_max, eta_min }) => {
            let (period, minimum) = (repr(*t_max), repr(*eta_min));
            format!(
                "{minimum} + ({initial} - {minimum}) * (1 + np.cos(np.pi * {t} / {period})) / 2"
            )
        }
        Schedule::InverseTime(InverseTime { decay }) => {
            format!("{initial} / (1 + {} * {t})", repr(*decay))
        }
    })
}
