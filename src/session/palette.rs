//! Numbers as colours.

use crate::{Error, document::whole, error::out_of_memory};

/// Colours of equal parts of a range, from its lower end to its upper one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette(Vec<[u8; 4]>);

impl Palette {
    /// Red, green, blue and opacity of each colour, flat, from 0 to 255.
    ///
    /// # Errors
    /// No colour, more than 65,536 of them, and any other number.
    pub fn new(colours: &[f64]) -> Result<Self, Error> {
        const MOST: usize = 1 << 16;
        let (all, rest) = colours.as_chunks::<4>();
        if all.is_empty() || !rest.is_empty() {
            return Err(Error::WrongLength {
                place: "palette".into(),
                found: colours.len(),
                expected: 4 * (all.len() + usize::from(!rest.is_empty())).max(1),
            });
        }
        if all.len() > MOST {
            return Err(Error::TooMany {
                place: "palette".into(),
                found: all.len(),
                maximum: MOST,
            });
        }
        let mut palette = Vec::with_capacity(all.len());
        for colour in all {
            let mut bytes = [0; 4];
            for (byte, &number) in bytes.iter_mut().zip(colour) {
                *byte = whole("palette", number, 0, 255)? as u8;
            }
            palette.push(bytes);
        }
        Ok(Palette(palette))
    }

    /// Red, green, blue, opacity of each value; those beyond the range have the colour of its end, and NaN none at all.
    ///
    /// ```
    /// use perceptible::Palette;
    /// let black_and_white = Palette::new(&[0.0, 0.0, 0.0, 255.0, 255.0, 255.0, 255.0, 255.0])?;
    /// let pixels = black_and_white.pixels(&[-7.0, 0.49, 0.5, f64::NAN], [0.0, 1.0])?;
    /// assert_eq!(pixels, [[0, 0, 0, 255], [0, 0, 0, 255], [255; 4], [0; 4]].concat());
    /// # Ok::<(), perceptible::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutOfMemory`].
    pub fn pixels(&self, values: &[f64], [low, high]: [f64; 2]) -> Result<Vec<u8>, Error> {
        let mut pixels = Vec::new();
        let room = pixels.try_reserve_exact(4 * values.len());
        room.map_err(|_| out_of_memory(values.len(), 4))?;
        let last = self.0.len() - 1;
        // One colour where the range is a single number.
        let steps = match high > low {
            true => self.0.len() as f64 / (high - low),
            false => 0.0,
        };
        for &value in values {
            // `as` clamps values below to the first colour.
            let step = ((value - low) * steps) as usize;
            let colour = match value.is_nan() {
                true => [0; 4],
                false => self.0[step.min(last)],
            };
            pixels.extend_from_slice(&colour);
        }
        Ok(pixels)
    }

    /// The least and the greatest of the finite values; 0 and 0 where there are none.
    pub fn range(values: &[f64]) -> [f64; 2] {
        let finite = values.iter().filter(|value| value.is_finite());
        let ends = finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], &value| {
            [low.min(value), high.max(value)]
        });
        match ends[0] <= ends[1] {
            true => ends,
            false => [0.0; 2],
        }
    }
}
