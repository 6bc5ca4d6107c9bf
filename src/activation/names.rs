//! The names that an activation is known by.

use super::Activation;

/// Another name, as [`plain`] leaves it, and the activation's own.
const ALIASES: &[(&str, &str)] = &[
    ("logistic", "sigmoid"), // scikit-learn
    ("expit", "sigmoid"),    // SciPy
    ("lrelu", "leaky_relu"),
    ("silu", "swish"),      // PyTorch, Keras
    ("identity", "linear"), // PyTorch, scikit-learn
    ("none", "linear"),     // Keras: activation=None
    ("hyperbolictangent", "tanh"),
    ("rectifier", "relu"),
    ("rectifiedlinear", "relu"),
    ("exponentiallinear", "elu"),
    ("gelunew", "gelu_tanh"), // Transformers
    ("geluapproximate", "gelu_tanh"),
    ("hardsilu", "hardswish"), // Keras
];

/// The name in documents and links that is meant, whatever its spelling.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    let name = plain(name)?;
    let mut own = Activation::ALL.iter().map(|a| a.name());
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
    own.find(|own| plain(own).as_ref() == Some(&name))
        .or(alias.map(|&(_, own)| own))
}

/// `Leaky-ReLU` -> `leakyrelu`; none of a text too long to be a name.
///
/// Of `nn.LeakyReLU()` and `tf.nn.silu` the name itself.
fn plain(name: &str) -> Option<String> {
    const LONGEST: usize = 48;
    let name = name.trim();
    let name = name.strip_suffix("()").unwrap_or(name);
    let name = name.rsplit('.').next().unwrap_or(name);
    let is_letter = |c: &char| !matches!(c, '-' | '_') && !c.is_whitespace();
    let letters = name
        .chars()
        .filter(is_letter)
        .map(|c| c.to_ascii_lowercase());
    (name.len() <= LONGEST).then(|| letters.collect())
}
