//! NumPy's legacy generator, `np.random.RandomState`: the same seed gives the same numbers.
//!
//! Every function is equal to the bit. `randn` alone depends on more than IEEE 754: it takes a
//! logarithm from the C library that NumPy runs on. Here it is glibc's on x86-64 with fused
//! multiply-add (Linux on every PC since 2013 or so; Colab, Kaggle and most servers), step by step:
//! of 16.6 million draws after 71 seeds not one differs from NumPy 2.4.6 with glibc 2.36.
//!
//! Elsewhere NumPy itself prints another last digit now and then:
//! * x86-64 without fused multiply-add: 65 of the first million draws of seed 0, by at most 2 ulp;
//! * macOS, Windows and musl (Alpine) have logarithms of their own; where one rounds correctly,
//!   some 300 to 400 draws in a million differ, by at most 3 ulp;
//! * on ARM the compiler may also fuse the products of the polar method around it (not measured).

use crate::{
    Error,
    error::out_of_memory,
    kernel::{lanes::Lanes, math::ln_glibc},
};

/// Words in the generator's state.
const N: usize = 624;

/// NumPy's `np.random.RandomState`: MT19937, polar Gauss with its cached second value.
///
/// ```
/// let mut random = perceptible::RandomState::new(0);
/// assert_eq!(random.randn(), 1.764052345967664);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RandomState {
    state: GeneratorState,
}

/// All that a [`RandomState`] remembers, with the names of `RandomState.get_state(legacy=False)`.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneratorState {
    /// The words of MT19937.
    pub key: [u32; N],
    /// How many of them have been handed out: 0 to 624.
    pub pos: u32,
    /// Whether `cached_gaussian` is the next number of `randn`.
    pub has_gauss: bool,
    /// The second value of a pair, when only the first has been handed out; otherwise 0.
    pub cached_gaussian: f64,
}

/// A seed that nobody chose, from the operating system or the browser's crypto.
///
/// # Errors
/// [`Error::NoRandomness`] where the system has no source of random numbers.
pub fn fresh_seed() -> Result<u32, Error> {
    getrandom::u32().map_err(|_| Error::NoRandomness)
}

impl RandomState {
    /// `np.random.seed(seed)`.
    pub fn new(seed: u32) -> Self {
        // init_genrand of Matsumoto and Nishimura, mt19937ar.c
        let mut key = [seed; N];
        for i in 1..N {
            let last = key[i - 1];
            key[i] = (last ^ (last >> 30))
                .wrapping_mul(1_812_433_253)
                .wrapping_add(i as u32);
        }
        RandomState {
            state: GeneratorState {
                key,
                pos: N as u32,
                has_gauss: false,
                cached_gaussian: 0.0,
            },
        }
    }

    /// One standard normal number: `np.random.randn()`.
    pub fn randn(&mut self) -> f64 {
        if self.state.has_gauss {
            self.state.has_gauss = false;
            return std::mem::take(&mut self.state.cached_gaussian);
        }
        // legacy_gauss of NumPy's legacy-distributions.c: Marsaglia's polar method
        loop {
            let x1 = 2.0 * self.random_sample() - 1.0;
            let x2 = 2.0 * self.random_sample() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 < 1.0 && r2 != 0.0 {
                let f = Lanes::sqrt(-2.0 * ln_glibc(r2) / r2);
                self.state.cached_gaussian = f * x1;
                self.state.has_gauss = true;
                return f * x2;
            }
        }
    }

    /// One number in [0, 1), a multiple of 2⁻⁵³: `np.random.random_sample()`.
    pub fn random_sample(&mut self) -> f64 {
        let high = f64::from(self.next_u32() >> 5);
        let low = f64::from(self.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// One number in [low, high): `np.random.uniform(low, high)`.
    ///
    /// Where NumPy raises because `high - low` is not finite, the number is not finite either.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.random_sample()
    }

    /// One normal number: `np.random.normal(loc, scale)`.
    pub fn normal(&mut self, loc: f64, scale: f64) -> f64 {
        loc + scale * self.randn()
    }

    /// One whole number in [low, high): `np.random.randint(low, high)`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] where `high` is not above `low`.
    pub fn randint(&mut self, low: i64, high: i64) -> Result<i64, Error> {
        if high <= low {
            return Err(Error::OutOfRange {
                place: "high".into(),
                value: high.to_string(),
                minimum: low as f64 + 1.0,
                maximum: i64::MAX as f64,
            });
        }
        let max = (high as u64).wrapping_sub(low as u64) - 1;
        Ok(low.wrapping_add(self.interval(max) as i64))
    }

    /// The numbers 0…n-1 in random order: `np.random.permutation(n)`.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn permutation(&mut self, n: usize) -> Result<Vec<usize>, Error> {
        let mut items = Vec::new();
        let room = items.try_reserve_exact(n);
        room.map_err(|_| out_of_memory(1, n))?;
        items.extend(0..n);
        self.shuffle(&mut items);
        Ok(items)
    }

    /// Puts the items in random order: `np.random.shuffle(items)`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = self.interval(i as u64);
            items.swap(i, j as usize);
        }
    }

    /// What has to be kept to go on from here later.
    pub fn state(&self) -> &GeneratorState {
        &self.state
    }

    /// The generator that was in this state.
    ///
    /// # Errors
    /// [`Error::GeneratorState`] for a position above 624, a key of zeros (it would give zeros for
    /// ever), or a cached value that `randn` cannot give.
    pub fn from_state(state: GeneratorState) -> Result<Self, Error> {
        // the largest value of the polar method is sqrt(-2 ln 2⁻¹⁰⁴) < 13
        let cached = state.cached_gaussian;
        let fits = if state.has_gauss {
            cached.abs() < 13.0
        } else {
            cached == 0.0
        };
        // MT19937 uses one bit of its first word
        let zeros = state.key[0] >> 31 == 0 && state.key[1..].iter().all(|&word| word == 0);
        if state.pos as usize > N || zeros || !fits {
            return Err(Error::GeneratorState);
        }
        Ok(RandomState { state })
    }

    /// A whole number in 0…max: NumPy's legacy `random_interval`, which masks and rejects, and
    /// draws nothing where there is no choice.
    fn interval(&mut self, max: u64) -> u64 {
        let Some(mask) = u64::MAX.checked_shr(max.leading_zeros()) else {
            return 0;
        };
        loop {
            let word = u64::from(self.next_u32());
            let value = if max <= u64::from(u32::MAX) {
                word & mask
            } else {
                (word << 32 | u64::from(self.next_u32())) & mask
            };
            if value <= max {
                return value;
            }
        }
    }

    /// The next word of MT19937 (mt19937ar.c). Our own lines, as the crate `rand_mt` neither
    /// shows its state nor takes one back, and a snapshot needs both.
    fn next_u32(&mut self) -> u32 {
        let GeneratorState { key, pos, .. } = &mut self.state;
        if *pos as usize >= N {
            twist(key);
            *pos = 0;
        }
        let mut y = key[*pos as usize];
        *pos += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }
}

/// The next 624 words of MT19937.
fn twist(key: &mut [u32; N]) {
    for i in 0..N {
        let y = (key[i] & 0x8000_0000) | (key[(i + 1) % N] & 0x7fff_ffff);
        let magic = if y & 1 == 1 { 0x9908_b0df } else { 0 };
        key[i] = key[(i + 397) % N] ^ (y >> 1) ^ magic;
    }
}
