//! The losses as NumPy functions of outputs `y` (or logits `z`) and targets `t`, each with its derivative.

use crate::{Activation, Loss, numpy::repr};

/// The bodies of two Python functions, line by line; the last line is what they return.
pub(super) struct Texts {
    /// `y`, or `z` where the loss takes logits.
    pub argument: &'static str,
    pub loss: Vec<String>,
    pub derivative: Vec<String>,
    /// The functions that they call.
    pub needs: &'static [Activation],
}

/// `sums_to_one` says of targets that each row's numbers add up to 1.
pub(super) fn texts(loss: Loss, sums_to_one: bool) -> Texts {
    let of = |argument, loss: &str, derivative: &str| Texts {
        argument,
        loss: loss.lines().map(Into::into).collect(),
        derivative: vec![derivative.into()],
        needs: &[],
    };
    match loss {
        Loss::Mse => of("y", "np.mean((y - t)**2)", "2*(y - t)/y.size"),
        Loss::HalfSse => of("y", "0.5*np.sum((y - t)**2)", "y - t"),
        Loss::Sse => of("y", "np.sum((y - t)**2)", "2*(y - t)"),
        Loss::Mae => of("y", "np.mean(np.abs(y - t))", "np.sign(y - t)/y.size"),
        Loss::Huber { delta } => {
            let delta = repr(delta);
            let loss = format!(
                "e = np.abs(y - t)\nnp.mean(np.where(e <= {delta}, 0.5*e**2, {delta}*(e - 0.5*{delta})))"
            );
            let derivative = format!("np.clip(y - t, -{delta}, {delta})/y.size");
            of("y", &loss, &derivative)
        }
        // as PyTorch: no logarithm is below -100, no denominator below 1e-12, which it keeps in single precision
        Loss::Bce => of(
            "y",
            "ln_y, ln_not_y = np.maximum(np.log(y), -100), np.maximum(np.log1p(-y), -100)\n\
             -np.mean(t*ln_y + (1 - t)*ln_not_y)",
            "(y - t)/np.maximum(y*(1 - y), float(np.float32(1e-12)))/y.size",
        ),
        Loss::BceWithLogits => Texts {
            needs: &[Activation::Sigmoid],
            ..of(
                "z",
                "np.mean(np.maximum(z, 0) - t*z + np.log1p(np.exp(-np.abs(z))))",
                "(sigmoid(z) - t)/z.size",
            )
        },
        Loss::CrossEntropy => Texts {
            needs: &[Activation::Softmax],
            ..of(
                "z",
                "z = z - z.max(axis=1, keepdims=True)\n\
                 ln_softmax = z - np.log(np.exp(z).sum(axis=1, keepdims=True))\n\
                 -np.sum(t*ln_softmax)/len(z)",
                match sums_to_one {
                    true => "(softmax(z) - t)/len(z)",
                    false => "(softmax(z)*t.sum(axis=1, keepdims=True) - t)/len(z)",
                },
            )
        },
    }
}
