//! That the numbers are right, shown by other means than those that computed them.

mod gradient_check;

pub use gradient_check::{Difference, GradientCheck, GradientReport, Kink, KinkAt, gradient_check};
