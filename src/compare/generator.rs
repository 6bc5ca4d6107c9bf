//! NumPy's `default_rng`: PCG64 seeded by a `SeedSequence`. For weights as they are printed, not for drawing any: the
//! ziggurat's tables are computed here, so a last place may differ from NumPy's.
//!
//! Sources: O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms"; Marsaglia and
//! Tsang 2000, "The Ziggurat Method for Generating Random Variables".

use crate::kernel::{
    lanes::Lanes,
    math::{exp, ln, log1p, normal_cdf},
};

/// Where the ziggurat's tail begins.
const TAIL: f64 = 3.654_152_885_361_009;
/// 2⁵².
const UNIT: f64 = (1_u64 << 52) as f64;

pub struct Generator {
    state: u128,
    increment: u128,
}

/// Of each of the 256 layers: its width in units, how much of it lies within the next one, and the density at its end.
pub struct Ziggurat {
    widths: [f64; 256],
    inner: [u64; 256],
    densities: [f64; 256],
}

impl Generator {
    /// `np.random.default_rng(seed)`.
    pub fn new(seed: u32) -> Self {
        let words = seed_sequence(seed);
        let word = |i: usize| u128::from(words[2 * i]) | u128::from(words[2 * i + 1]) << 32;
        let mut generator = Generator {
            state: 0,
            increment: (word(2) << 64 | word(3)) << 1 | 1,
        };
        generator.step();
        generator.state = generator.state.wrapping_add(word(0) << 64 | word(1));
        generator.step();
        generator
    }

    /// `rng.random()`: from 0 to 1.
    pub fn random(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (2.0 * UNIT)
    }

    /// `rng.standard_normal()`.
    pub fn standard_normal(&mut self, ziggurat: &Ziggurat) -> f64 {
        loop {
            let word = self.next();
            let layer = (word & 0xff) as usize;
            let units = word >> 9 & 0xf_ffff_ffff_ffff;
            let size = units as f64 * ziggurat.widths[layer];
            let x = if word >> 8 & 1 == 1 { -size } else { size };
            if units < ziggurat.inner[layer] {
                return x;
            }
            if layer == 0 {
                loop {
                    let beyond = -log1p(-self.random()) / TAIL;
                    let y = -log1p(-self.random());
                    if y + y > beyond * beyond {
                        let x = TAIL + beyond;
                        return if units >> 8 & 1 == 1 { -x } else { x };
                    }
                }
            }
            let [outer, own] = [ziggurat.densities[layer - 1], ziggurat.densities[layer]];
            if (outer - own) * self.random() + own < exp(-0.5 * x * x) {
                return x;
            }
        }
    }

    fn step(&mut self) {
        const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;
        self.state = self
            .state
            .wrapping_mul(MULTIPLIER)
            .wrapping_add(self.increment);
    }

    /// The next word: the halves of the state, one on the other, rotated.
    fn next(&mut self) -> u64 {
        self.step();
        let folded = (self.state >> 64) as u64 ^ self.state as u64;
        folded.rotate_right((self.state >> 122) as u32)
    }
}

impl Ziggurat {
    pub fn new() -> Self {
        let density = |x: f64| exp(-0.5 * x * x);
        let root_of_tau = 2.506_628_274_631_000_5;
        let area = TAIL * density(TAIL) + root_of_tau * normal_cdf(-TAIL);
        let mut found = Ziggurat {
            widths: [0.0; 256],
            inner: [0; 256],
            densities: [1.0; 256],
        };
        let base = area / density(TAIL);
        found.widths[0] = base / UNIT;
        found.inner[0] = (TAIL / base * UNIT) as u64;
        let mut x = TAIL;
        for layer in (1..256).rev() {
            found.widths[layer] = x / UNIT;
            found.densities[layer] = density(x);
            let above = Lanes::sqrt(-2.0 * ln((area / x + density(x)).min(1.0)));
            found.inner[layer] = (above / x * UNIT) as u64;
            x = above;
        }
        found.inner[1] = 0;
        found
    }
}

/// `np.random.SeedSequence(seed).generate_state(8)`.
fn seed_sequence(seed: u32) -> [u32; 8] {
    let hash = |constant: &mut u32, multiplier: u32, value: u32| {
        let value = value ^ *constant;
        *constant = constant.wrapping_mul(multiplier);
        let value = value.wrapping_mul(*constant);
        value ^ value >> 16
    };
    let mut constant = 0x43b0_d7e5;
    let mut mix = |value| hash(&mut constant, 0x931e_8875, value);
    let mut pool = [seed, 0, 0, 0].map(&mut mix);
    for from in 0..4 {
        for to in (0..4).filter(|&to| to != from) {
            let left = pool[to].wrapping_mul(0xca01_f9dd);
            let both = left.wrapping_sub(mix(pool[from]).wrapping_mul(0x4973_f715));
            pool[to] = both ^ both >> 16;
        }
    }
    let mut constant = 0x8b51_f9dd;
    std::array::from_fn(|i| hash(&mut constant, 0x58f3_8ded, pool[i % 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NumPy 2.4.6: `default_rng(s).random(2)`; the sum of a million `standard_normal()` and the sum of their squares;
    /// the largest of them comes from the tail.
    #[test]
    fn draws_what_numpy_draws() {
        let mut generator = Generator::new(0);
        let drawn = [generator.random(), generator.random()];
        assert_eq!(drawn, [0.6369616873214543, 0.2697867137638703]);
        assert_eq!(Generator::new(4_294_967_295).random(), RANDOM_OF_LAST);
        let ziggurat = Ziggurat::new();
        let mut generator = Generator::new(0);
        let drawn = Vec::from_iter((0..1_000_000).map(|_| generator.standard_normal(&ziggurat)));
        for (found, expected) in drawn.iter().zip(FIRST) {
            assert!((found - expected).abs() < 1e-14, "{found} {expected}");
        }
        let largest = drawn.iter().fold(0.0_f64, |most, x| most.max(*x));
        let sums = [
            drawn.iter().sum::<f64>(),
            drawn.iter().map(|x| x * x).sum(),
            largest,
        ];
        for (found, expected) in sums.iter().zip(SUMS) {
            assert!(
                (found - expected).abs() < 1e-9 * expected.abs(),
                "{found} {expected}"
            );
        }
    }
    const RANDOM_OF_LAST: f64 = 0.2519435680449965;
    const FIRST: [f64; 4] = [
        0.1257302210933933,
        -0.1321048632913019,
        0.6404226504432821,
        0.10490011715303971,
    ];
    const SUMS: [f64; 3] = [998.5706494386213, 1001345.1227628177, 4.731957688635529];
}
