//! What libraries write around an array, as tables.

/// Functions and types that give back the array or number they are called with, by the last part of
/// their name: `np.array` is `array`. A function that computes (`np.exp`) or takes a shape (`np.zeros`)
/// must not stand here.
const ARRAYS: &[&str] = &[
    // NumPy
    "array",
    "asarray",
    "asanyarray",
    "ascontiguousarray",
    "asfortranarray",
    "matrix",
    "asmatrix",
    "masked_array",
    // PyTorch
    "tensor",
    "Tensor",
    "as_tensor",
    "from_numpy",
    "FloatTensor",
    "DoubleTensor",
    "Parameter",
    // TensorFlow, JAX
    "constant",
    "convert_to_tensor",
    "Variable",
    "Array",
    "DeviceArray",
    // ndarray
    "arr1",
    "arr2",
    // SymPy, JavaScript
    "Matrix",
    "Float64Array",
    "Float32Array",
];

/// The same for a single number.
const NUMBERS: &[&str] = &[
    "float64", "float32", "float16", "double", "single", "half", "float", "int", "int64", "int32",
];

/// Containers: of arrays, or of a list.
const CONTAINERS: &[&str] = &[
    "list",
    "tuple",
    "dict",
    "OrderedDict",
    "dict_values",
    "odict_values",
    "ParameterList",
    "deque",
];

/// Functions whose arguments are a list's items: PHP's and Scala's. The first two are NumPy's and JAX's too.
const LISTS: &[&str] = &["array", "Array", "List", "Seq", "Vector"];

/// Arguments that hold the value itself: `<tf.Variable … numpy=array(…)>`.
const VALUES: &[&str] = &["numpy", "object", "data", "value", "initial_value"];

fn last_part(word: &str) -> &str {
    word.rsplit('.').next().unwrap_or(word)
}

pub(super) fn is_array(word: &str) -> bool {
    ARRAYS.contains(&last_part(word))
}

pub(super) fn is_container(word: &str) -> bool {
    CONTAINERS.contains(&last_part(word))
}

pub(super) fn is_list(word: &str) -> bool {
    LISTS.contains(&word)
}

/// Whether a value stands in the parentheses after this word.
pub(super) fn is_call(word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    // not `-np.array(…)`, `0.1*np.array(…)`
    word.chars().all(is_name) && !word.starts_with(|c: char| c.is_ascii_digit()) && is_known(word)
}

fn is_known(word: &str) -> bool {
    is_array(word) || is_list(word) || is_container(word) || NUMBERS.contains(&last_part(word))
}

pub(super) fn is_value(argument: &str) -> bool {
    VALUES.contains(&argument)
}

/// Where `tensor` is PyTorch's (TensorFlow's is `tf.Tensor`).
pub(super) fn is_pytorch(word: &str) -> bool {
    let is_type = matches!(
        last_part(word),
        "tensor" | "Tensor" | "as_tensor" | "FloatTensor" | "DoubleTensor" | "Parameter"
    );
    is_type && !word.starts_with("tf.")
}

/// `float32`, `np.float32`, `'float32'`.
pub(super) fn is_float32(word: &str) -> bool {
    let name = word.trim_matches(['\'', '"']);
    matches!(
        last_part(name),
        "float32" | "single" | "FloatTensor" | "<f4" | "f4"
    )
}

/// A dtype that is named, float32 or not.
pub(super) fn is_float64(word: &str) -> bool {
    matches!(
        last_part(word.trim_matches(['\'', '"'])),
        "float64" | "double" | "DoubleTensor"
    )
}
