//! The activation functions as NumPy expressions of the variable `x`.

use crate::activation::{SELU_ALPHA, SELU_SCALE};
use crate::{Activation, numpy::repr};

/// `1/(1+np.exp(-x))`. It may call the functions that [`needs`] names, and use the modules of [`imports`].
pub fn expression(activation: Activation) -> String {
    match activation {
        Activation::Sigmoid => "1/(1+np.exp(-x))".into(),
        Activation::LeakyRelu { slope } => format!("np.where(x>0, x, {}*x)", repr(slope)),
        Activation::Swish { beta: 1.0 } => "x*sigmoid(x)".into(),
        Activation::Swish { beta } => format!("x*sigmoid({}*x)", repr(beta)),
        Activation::Linear => "x".into(),
        Activation::Tanh => "np.tanh(x)".into(),
        Activation::Relu => "np.maximum(x, 0)".into(),
        Activation::Elu { alpha } => {
            let alpha = repr(alpha);
            format!("np.where(x>0, x, {alpha}*np.expm1(np.minimum(x, 0)))")
        }
        Activation::Selu => {
            let (scale, alpha) = (repr(SELU_SCALE), repr(SELU_ALPHA));
            format!("{scale}*np.where(x>0, x, {alpha}*np.expm1(np.minimum(x, 0)))")
        }
        Activation::Gelu => "0.5*x*np.vectorize(math.erfc, otypes=[float])(-x/np.sqrt(2))".into(),
        // x·σ(v), as the engine has it: 1 + tanh would lose the digits of the left tail.
        Activation::GeluTanh => "x/(1+np.exp(-2*np.sqrt(2/np.pi)*(x+0.044715*x**3)))".into(),
        Activation::Softplus { beta: 1.0 } => "np.logaddexp(0, x)".into(),
        Activation::Softplus { beta } => {
            let beta = repr(beta);
            format!("np.logaddexp(0, {beta}*x)/{beta}")
        }
        Activation::Softsign => "x/(1+np.abs(x))".into(),
        Activation::Mish => "x*np.tanh(np.logaddexp(0, x))".into(),
        Activation::HardSwish => "x*(np.clip(x+3, 0, 6)/6)".into(),
        Activation::HardSigmoid => "np.clip(x+3, 0, 6)/6".into(),
        Activation::Relu6 => "np.clip(x, 0, 6)".into(),
        Activation::Softmax => {
            "(e := np.exp(x - x.max(axis=1, keepdims=True))) / e.sum(axis=1, keepdims=True)".into()
        }
    }
}

/// f′(x), of an element alone: `np.where(x>0, 1, 0.01)`. It may call the function itself and those that [`needs`] names.
/// None where the derivative is no matter of one element (softmax).
pub fn derivative(activation: Activation) -> Option<String> {
    Some(match activation {
        Activation::Sigmoid => "sigmoid(x)*sigmoid(-x)  # sigmoid(-x) is 1 - sigmoid(x)".into(),
        Activation::LeakyRelu { slope } => format!("np.where(x>0, 1, {})", repr(slope)),
        Activation::Swish { beta: 1.0 } => "sigmoid(x)*(1 + x*sigmoid(-x))".into(),
        Activation::Swish { beta } => {
            let beta = repr(beta);
            format!("sigmoid({beta}*x)*(1 + {beta}*x*sigmoid(-{beta}*x))")
        }
        Activation::Linear => "np.ones_like(x)".into(),
        Activation::Tanh => "1 - np.tanh(x)**2".into(),
        Activation::Relu => "np.where(x>0, 1, 0)".into(),
        Activation::Elu { alpha } => {
            format!("np.where(x>0, 1, {}*np.exp(np.minimum(x, 0)))", repr(alpha))
        }
        Activation::Selu => {
            let (scale, alpha) = (repr(SELU_SCALE), repr(SELU_ALPHA));
            format!("{scale}*np.where(x>0, 1, {alpha}*np.exp(np.minimum(x, 0)))")
        }
        Activation::Gelu => "0.5*np.vectorize(math.erfc, otypes=[float])(-x/np.sqrt(2)) \
                             + x*np.exp(-x**2/2)/np.sqrt(2*np.pi)"
            .into(),
        Activation::GeluTanh => "(s := 1/(1+np.exp(-2*np.sqrt(2/np.pi)*(x+0.044715*x**3)))) \
                                 + x*s*(1-s)*2*np.sqrt(2/np.pi)*(1+0.134145*x**2)"
            .into(),
        Activation::Softplus { beta } => {
            let scaled = if beta == 1.0 {
                String::new()
            } else {
                repr(beta) + "*"
            };
            format!("1/(1+np.exp(-{scaled}x))")
        }
        Activation::Softsign => "1/(1+np.abs(x))**2".into(),
        Activation::Mish => "(t := np.tanh(np.logaddexp(0, x))) + x*(1-t**2)/(1+np.exp(-x))".into(),
        Activation::HardSwish => "np.where(x>-3, np.where(x<3, x/3 + 0.5, 1), 0)".into(),
        Activation::HardSigmoid => "np.where(np.abs(x)<3, 1/6, 0)".into(),
        Activation::Relu6 => "np.where((x>0) & (x<6), 1, 0)".into(),
        Activation::Softmax => return None,
    })
}

/// The Python functions to define first: `swish` calls `sigmoid`.
pub fn needs(activation: Activation) -> &'static [Activation] {
    match activation {
        Activation::Swish { .. } => &[Activation::Sigmoid],
        _ => &[],
    }
}

/// The modules besides NumPy that [`expression`] uses: `math` for the exact GELU's erfc.
pub fn imports(activation: Activation) -> &'static [&'static str] {
    match activation {
        Activation::Gelu => &["math"],
        _ => &[],
    }
}
