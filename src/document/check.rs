//! Checks that JSON, links and edits share, and numbers as text.

use super::limits;
use crate::{Activation, Error, text::decimal};

/// The shortest text that reads back to the same bits: `3`, `-5.5`, `1e-07`, `-0.0`.
pub(crate) fn number_text(value: f64) -> String {
    let whole = value as i64;
    if whole as f64 == value
        && whole.unsigned_abs() < 1 << 53
        && (whole != 0 || value.is_sign_positive())
    {
        return whole.to_string(); // the same, sooner: pixels, classes, counts
    }
    let mut text = decimal::text(value);
    if text.ends_with(".0") && text != "-0.0" {
        text.truncate(text.len() - 2);
    }
    text
}

/// Text to a finite number: only ASCII digits, signs, a point and an exponent.
pub(crate) fn number(place: &str, text: &str) -> Result<f64, Error> {
    let place = String::from(place);
    match decimal::parse(text) {
        Some(number) if number.is_finite() => Ok(number),
        Some(_) => Err(Error::TooLarge {
            place,
            text: text.into(),
        }),
        None => Err(Error::NotANumber {
            place,
            text: text.into(),
        }),
    }
}

pub(crate) fn finite(place: &str, value: f64) -> Result<f64, Error> {
    if value.is_finite() {
        return Ok(value);
    }
    Err(Error::NotFinite {
        place: place.into(),
        value,
    })
}

/// A whole number from `minimum` to `maximum`.
pub(crate) fn whole(place: &str, value: f64, minimum: u32, maximum: u32) -> Result<u32, Error> {
    finite(place, value)?;
    if value % 1.0 != 0.0 {
        return Err(Error::NotWhole {
            place: place.into(),
            value: number_text(value),
        });
    }
    Ok(within(place, value, f64::from(minimum), f64::from(maximum))? as u32)
}

/// A number from `minimum` to `maximum`.
pub(crate) fn within(place: &str, value: f64, minimum: f64, maximum: f64) -> Result<f64, Error> {
    finite(place, value)?;
    if value < minimum || value > maximum {
        return Err(Error::OutOfRange {
            place: place.into(),
            value: number_text(value),
            minimum,
            maximum,
        });
    }
    Ok(value)
}

/// The same as text.
pub(crate) fn whole_text(
    place: &str,
    text: &str,
    minimum: u32,
    maximum: u32,
) -> Result<u32, Error> {
    let not_whole = |_| Error::NotWhole {
        place: place.into(),
        value: text.into(),
    };
    let value = number(place, text).map_err(not_whole)?;
    whole(place, value, minimum, maximum)
}

/// One of the sizes of a network.
pub(crate) fn size(place: &str, value: f64) -> Result<usize, Error> {
    Ok(whole(place, value, 1, limits::NEURONS_OF_SESSION as u32)? as usize)
}

/// All sizes of a network, each of which was checked.
pub(crate) fn sizes(sizes: &[usize]) -> Result<(), Error> {
    count("layers", sizes.len(), 2, limits::SIZES)?;
    let layers = sizes.iter().zip(&sizes[1..]);
    let parameters = layers.map(|(inputs, neurons)| (inputs + 1) * neurons).sum();
    count("parameters", parameters, 0, limits::PARAMETERS)
}

/// Checks a count of sizes, rows and the like.
pub(crate) fn count(
    place: &str,
    found: usize,
    minimum: usize,
    maximum: usize,
) -> Result<(), Error> {
    if found > maximum {
        return Err(Error::TooMany {
            place: place.into(),
            found,
            maximum,
        });
    }
    if found < minimum {
        return Err(Error::TooFew {
            place: place.into(),
            found,
            minimum,
        });
    }
    Ok(())
}

pub(crate) fn text_length(text: &[u8], maximum: usize) -> Result<(), Error> {
    let found = text.len();
    match found <= maximum {
        true => Ok(()),
        false => Err(Error::TooLong { found, maximum }),
    }
}

/// `leaky_relu:0.2` -> that function with that parameter; without one the default.
pub(crate) fn activation(place: &str, text: &str) -> Result<Activation, Error> {
    let Some((name, parameter)) = text.split_once(':') else {
        return Activation::named(text);
    };
    let named = Activation::named(name).ok();
    let activation = named.filter(|f| f.parameter().is_some());
    let activation = activation.ok_or_else(|| {
        Error::unknown_name("activation", text, Activation::ALL.iter().map(|f| f.name()))
    })?;
    activation.with_parameter(number(place, parameter)?)
}

/// The inverse of [`activation`].
pub(crate) fn activation_text(activation: Activation) -> String {
    match activation.parameter() {
        Some(p) if p.value.to_bits() != p.default.to_bits() => {
            format!("{}:{}", activation.name(), number_text(p.value))
        }
        _ => activation.name().into(),
    }
}
