//! Which class the outputs of a network decide for.

use super::Session;
use crate::{Activation, Loss};

/// Above it a single output stands for the second of two classes.
const HALF: f64 = 0.5;

/// How outputs become a class: as they are or, for a loss on logits, through the activation that it applies.
#[derive(Clone, Copy)]
pub struct Decision(Option<Activation>);

impl Decision {
    pub fn new(loss: Loss, output_layer: Activation) -> Self {
        Decision(loss.activation_of_logits(output_layer))
    }

    /// The class of one row's outputs, and its lead over the next, from 0 to 1: the largest output wins, or the first of
    /// equal ones; a single output above ½ means the second of two classes. Overwrites the outputs.
    pub fn of(self, outputs: &mut [f64]) -> (usize, f64) {
        if let Some(activation) = self.0 {
            activation.apply_row(outputs);
        }
        let (class, lead) = match *outputs {
            [y] => (usize::from(y > HALF), 2.0 * (y - HALF).abs()),
            _ => {
                let (mut class, mut best, mut second) = (0, f64::NEG_INFINITY, f64::NEG_INFINITY);
                for (i, &y) in outputs.iter().enumerate() {
                    if y > best {
                        (class, best, second) = (i, y, best);
                    } else if y > second {
                        second = y;
                    }
                }
                (class, best - second)
            }
        };
        (class, lead.clamp(0.0, 1.0))
    }
}

impl Session {
    pub(super) fn decision(&self) -> Decision {
        let output_layer = self.document.activations().last();
        let output_layer = output_layer.copied().unwrap_or(Activation::Linear);
        Decision::new(self.document.training().loss, output_layer)
    }
}
