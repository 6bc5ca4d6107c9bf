//! NumPy's legacy generator (stub, to be replaced).

/// NumPy's `np.random.RandomState`: MT19937, polar Gauss with its cached second value.
#[derive(Clone, Debug, PartialEq)]
pub struct RandomState {}

impl RandomState {
    /// `np.random.seed(seed)`.
    pub fn new(_seed: u32) -> Self {
        RandomState {}
    }
    /// One standard normal number: `np.random.randn()`.
    pub fn randn(&mut self) -> f64 {
        0.0
    }
    /// One number in [0, 1): `np.random.random_sample()`.
    pub fn random_sample(&mut self) -> f64 {
        0.0
    }
}
