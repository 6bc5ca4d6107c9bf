//! Text to the nearest float64, ties to even.

use super::natural::Natural;

/// Beyond this number of digits it only matters whether there is a further one that is not 0:
/// no number in the middle between two float64 has more than 768.
const LONGEST: i64 = 769;

/// `-5.5`, `+.5`, `5.`, `1e-3`; None for everything else. Beyond float64's range ±∞ or ±0.
pub fn parse(text: &str) -> Option<f64> {
    exact(text.as_bytes()).or_else(|| rounded(text))
}

/// Few digits and no exponent: a whole number divided by a power of ten, both of them float64, is
/// rounded once. Most numbers are of this kind, and read ten times as fast.
fn exact(text: &[u8]) -> Option<f64> {
    const POWERS: [f64; 16] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ];
    let (negative, text) = sign(text);
    let (mut digits, mut decimals, mut point) = (0_u64, 0, 0);
    if text.len() > POWERS.len() {
        return None;
    }
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + u64::from(byte - b'0');
                decimals += point;
            }
            b'.' if point == 0 => point = 1,
            _ => return None,
        }
    }
    let is_exact = text.len() > point && digits < 1 << 53;
    let value = digits as f64 / POWERS.get(decimals)?;
    is_exact.then_some(if negative { -value } else { value })
}

fn rounded(text: &str) -> Option<f64> {
    let (negative, text) = sign(text.as_bytes());
    let (mantissa, exponent) = match text.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        None => (text, 0),
        Some(end) => (&text[..end], exponent(&text[end + 1..])?),
    };
    let (mut digits, mut count, mut power) = (Natural::new(0), 0, exponent);
    let (mut any, mut point, mut more) = (false, false, false);
    for &byte in mantissa {
        match byte {
            b'0'..=b'9' => {
                let digit = u32::from(byte - b'0');
                any = true;
                count += i64::from(count > 0 || digit > 0);
                if count <= LONGEST {
                    digits.multiply_add(10, digit);
                } else {
                    more |= digit > 0;
                    power += 1;
                }
                power -= i64::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    if more {
        digits.multiply_add(10, 1);
        power -= 1;
    }
    let value = match count.min(LONGEST) + power {
        _ if digits.is_zero() => 0.0,
        311.. => f64::INFINITY,
        ..-330 => 0.0,
        _ => nearest(digits, power as i32),
    };
    any.then_some(if negative { -value } else { value })
}

fn sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = sign(text);
    let mut exponent = 0;
    for &byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        // More than any text has digits: then it is ∞ or 0 anyway.
        exponent = (exponent * 10 + i64::from(byte - b'0')).min(1 << 50);
    }
    let exponent = if negative { -exponent } else { exponent };
    (!digits.is_empty()).then_some(exponent)
}

/// digits · 10^power, `digits` not being 0.
fn nearest(mut digits: Natural, power: i32) -> f64 {
    let mut divisor = Natural::new(1);
    divisor.scale((-power).max(0));
    digits.scale(power.max(0));
    // Their quotient between ½ and 2, then 56 bits of it; the 57th stands for all that follow.
    let shift = digits.bits() - divisor.bits();
    digits.shift((-shift).max(0));
    divisor.shift(shift.max(0));
    let mut bits = 0_u64;
    for _ in 0..56 {
        bits <<= 1;
        if digits.compare(&divisor).is_ge() {
            digits.subtract(&divisor);
            bits |= 1;
        }
        digits.shift(1);
    }
    bits = bits << 1 | u64::from(!digits.is_zero());
    // bits · 2^exponent to 53 bits, or to whole multiples of 2⁻¹⁰⁷⁴
    let exponent = shift - 56;
    let length = 64 - bits.leading_zeros() as i32;
    let dropped = (length - 53).max(-1074 - exponent);
    if dropped > length {
        return 0.0;
    }
    let (kept, rest) = (bits >> dropped, bits & ((1 << dropped) - 1));
    let half = 1 << (dropped - 1);
    let kept = kept + u64::from(rest > half || rest == half && kept & 1 == 1);
    // Rounded up to 2⁵³, it counts for the exponent, which stands above it.
    let result = (((exponent + dropped + 1074) as u64) << 52) + kept;
    f64::from_bits(result.min(f64::INFINITY.to_bits()))
}
