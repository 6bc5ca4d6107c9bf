//! The losses as PyTorch has them, most of them under their own names.

use crate::{Loss, numpy::repr};

pub fn text(loss: Loss) -> String {
    match loss {
        Loss::Mse => "nn.MSELoss()".into(),
        Loss::HalfSse => "lambda y, t: 0.5*((y - t)**2).sum()".into(),
        Loss::Sse => "nn.MSELoss(reduction=\"sum\")".into(),
        Loss::Mae => "nn.L1Loss()".into(),
        Loss::Huber { delta } => format!("nn.HuberLoss(delta={})", repr(delta)),
        Loss::Bce => "nn.BCELoss()".into(),
        Loss::BceWithLogits => "nn.BCEWithLogitsLoss()".into(),
        Loss::CrossEntropy => "nn.CrossEntropyLoss()".into(),
    }
}
