//! The model: `nn.Linear` and activations in `nn.Sequential`.

use crate::{Activation, Document, Loss, numpy::repr};

/// A layer as PyTorch has it: its weights are (n_neurons, n_inputs).
pub const LINEAR: &str = "def linear(layer):
    module = nn.Linear(*layer.weights.shape)
    module.weight.data = torch.tensor(layer.weights.T)
    module.bias.data = torch.tensor(layer.biases[0])
    return module";

/// A function as a module, where PyTorch has none for it.
const FUNCTION: &str = "class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.forward = function\n\n";

/// Without the last activation where the loss has it in itself.
pub fn model(document: &Document, loss: Loss) -> String {
    let mut lines = Vec::new();
    let last = document.activations().len() - 1;
    for (layer, &activation) in document.activations().iter().enumerate() {
        let name = document.layer_name(layer);
        let is_in_loss = layer == last && loss.is_together_with(activation);
        let module = module(activation).filter(|_| !is_in_loss);
        let module = module.map(|module| [" ", &module, ","].concat());
        lines.push(format!("    linear({name}),{}", module.unwrap_or_default()));
    }
    let lines = lines.join("\n");
    let is_used = lines.contains("Function") || outputs(document, loss).contains("Function");
    let function = if is_used { FUNCTION } else { "" };
    [function, "model = nn.Sequential(\n", &lines, "\n)"].concat()
}

/// The outputs for all rows.
pub fn outputs(document: &Document, loss: Loss) -> String {
    let last = document.activations().last().copied();
    let module = last.filter(|&f| loss.is_together_with(f)).and_then(module);
    match module {
        Some(module) => format!("{module}(model(input_data))"),
        None => "model(input_data)".into(),
    }
}

/// None for linear.
fn module(activation: Activation) -> Option<String> {
    Some(match activation {
        Activation::Sigmoid => "nn.Sigmoid()".into(),
        Activation::LeakyRelu { slope } => format!("nn.LeakyReLU({})", repr(slope)),
        Activation::Swish { beta: 1.0 } => "nn.SiLU()".into(),
        Activation::Swish { beta } => {
            format!("Function(lambda x: x*torch.sigmoid({}*x))", repr(beta))
        }
        Activation::Linear => return None,
        Activation::Tanh => "nn.Tanh()".into(),
        Activation::Relu => "nn.ReLU()".into(),
        Activation::Elu { alpha } => format!("nn.ELU({})", repr(alpha)),
        Activation::Selu => "nn.SELU()".into(),
        Activation::Gelu => "nn.GELU()".into(),
        Activation::GeluTanh => "nn.GELU(approximate=\"tanh\")".into(),
        // Beyond its threshold of 20 PyTorch's is x itself: 2e-9 away. e^700 is still finite.
        Activation::Softplus { beta } => format!("nn.Softplus({}, 700)", repr(beta)),
        Activation::Softsign => "nn.Softsign()".into(),
        Activation::Mish => "nn.Mish()".into(),
        Activation::HardSwish => "nn.Hardswish()".into(),
        // The slope of nn.Hardsigmoid is 1/6 in single precision.
        Activation::HardSigmoid => "Function(lambda x: nn.functional.relu6(x + 3)/6)".into(),
        Activation::Relu6 => "nn.ReLU6()".into(),
        Activation::Softmax => "nn.Softmax(dim=1)".into(),
    })
}
