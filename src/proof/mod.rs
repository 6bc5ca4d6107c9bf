//! That the numbers are right, shown by other means than those that computed them.

mod gradient_check;
mod report;

pub use gradient_check::{GradientCheck, gradient_check};
pub use report::{Difference, GradientReport, Kink, KinkAt};
