//! Everything that a document's numbers lead to.

use crate::{Document, Error, Network, Trace, layer::same_bits};

/// Everything computed from a document.
#[derive(Clone, Debug)]
pub struct Computed {
    /// From the seed alone.
    pub drawn: Network,
    /// With the preset's own weights.
    pub original: Network,
    /// With the edits.
    pub network: Network,
    pub trace: Trace,
}

impl Computed {
    /// What was drawn before is not drawn again.
    pub fn new(document: &Document, before: Option<(&Document, &Computed)>) -> Result<Self, Error> {
        let drawn = match before {
            Some((before, computed)) if before.draws_as(document) => {
                let mut drawn = computed.drawn.try_clone()?;
                for (layer, &activation) in document.activations().iter().enumerate() {
                    drawn.set_activation(layer, activation)?;
                }
                drawn
            }
            _ => document.drawn()?,
        };
        let network = document.edited(drawn.try_clone()?);
        Ok(Computed {
            original: document.originally(drawn.try_clone()?),
            trace: network.forward_flat(document.inputs())?,
            drawn,
            network,
        })
    }
}

/// Whether both have the same shape and the same weights and biases, to the bit.
pub fn same_parameters(a: &Network, b: &Network) -> bool {
    a.shape() == b.shape() && same_bits(a.parameters().as_slice(), b.parameters().as_slice())
}
