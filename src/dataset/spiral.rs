//! The spiral of CS231n and NNFS: A. Karpathy, <https://cs231n.github.io/neural-networks-case-study/>.

use super::{Dataset, Task, generator::*, linspace, points::Points};
use crate::{
    Error, RandomState,
    kernel::math::{cos, sin},
};

pub(super) const SPIRAL: Row = Row {
    name: "spiral",
    task: Task::Classification,
    parameters: &[
        ROWS.parameter("samples", "n", 100.0), // of each arm
        CLASSES.parameter("arms", "k", 3.0),
        NOISE.parameter("noise", "σ", 0.2), // of the angle, before it is multiplied by 2.5
    ],
    draw,
};

fn draw(&[samples, arms, noise, ..]: &Values, random: &mut RandomState) -> Result<Dataset, Error> {
    let [rows, arms] = [samples, arms].map(|n| n as usize);
    let mut points = Points::new(rows * arms, 2)?;
    let radii = linspace(0.0, 1.0, rows, true)?;
    for arm in 0..arms {
        let start = arm as f64 * 4.0;
        for (r, mut t) in radii.iter().zip(linspace(start, start + 4.0, rows, true)?) {
            if noise > 0.0 {
                t += random.randn() * noise;
            }
            points.push([r * sin(t * 2.5), r * cos(t * 2.5)], arm);
        }
    }
    points.dataset(arms)
}
