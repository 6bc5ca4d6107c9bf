//! float64 to digits: the fewest that read back as the same number, or a given number of them.

use super::{natural::Natural, whole::Whole};
use std::cmp::Ordering;

/// ±0.ddd · 10^point
pub struct Decimal {
    negative: bool,
    /// ASCII; the last one is not 0, but where there is only one.
    digits: String,
    point: i32,
}

#[derive(Clone, Copy)]
enum Precision {
    /// As few digits as read back; of those the nearest, ties to even.
    Shortest,
    Significant(i32),
    AfterPoint(i32),
}

impl Decimal {
    /// The fewest digits that read back as the same (finite) number.
    pub fn shortest(value: f64) -> Self {
        Decimal::of(value, Precision::Shortest)
    }

    /// Rounded to `digits` after the point, ties to even.
    pub fn rounded(value: f64, decimals: usize) -> Self {
        Decimal::of(value, Precision::AfterPoint(decimals as i32))
    }

    /// Rounded to `digits` after the first, ties to even.
    pub fn rounded_scientific(value: f64, decimals: usize) -> Self {
        Decimal::of(value, Precision::Significant(decimals as i32 + 1))
    }

    /// Digits after the point in positional form.
    pub fn decimals(&self) -> usize {
        (self.digits.len() as i32 - self.point).max(0) as usize
    }

    /// Digits after the first.
    pub fn decimals_scientific(&self) -> usize {
        self.digits.len() - 1
    }

    /// `-0.25`, with zeros up to a least number of digits after the point.
    pub fn positional(&self, decimals: usize) -> String {
        let mut text = String::with_capacity(32);
        let digits = self.digits.as_bytes();
        let digit = |i: i32| digits.get(i as usize).map_or('0', |&digit| digit.into());
        if self.negative {
            text.push('-');
        }
        if self.point <= 0 {
            text.push('0');
        }
        text.extend((0..self.point).map(digit));
        let end = (digits.len() as i32).max(self.point + decimals as i32);
        if end > self.point {
            text.push('.');
            text.extend((self.point..end).map(digit));
        }
        text
    }

    /// `-2.5e-1`, with zeros up to a least number of digits after the point.
    pub fn scientific(&self, decimals: usize) -> String {
        let (first, rest) = self.digits.split_at(1);
        let exponent = self.point - 1;
        let minus = if exponent < 0 { "-" } else { "" };
        let exponent = exponent.unsigned_abs() as usize;
        format!("{}e{minus}{exponent}", self.text(first, rest, decimals))
    }

    fn text(&self, whole: &str, fraction: &str, decimals: usize) -> String {
        let sign = if self.negative { "-" } else { "" };
        let fraction = format!("{fraction:0<decimals$}");
        let point = if fraction.is_empty() { "" } else { "." };
        [sign, whole, point, &fraction].concat()
    }

    fn of(value: f64, precision: Precision) -> Self {
        let (mut digits, mut point) = digits(value.abs(), precision);
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            (digits, point) = (vec![b'0'], 1);
        }
        Decimal {
            negative: value.is_sign_negative(),
            digits: digits.into_iter().map(char::from).collect(),
            point,
        }
    }
}

/// ASCII digits and `point`: value = 0.ddd · 10^point.
fn digits(value: f64, precision: Precision) -> (Vec<u8>, i32) {
    let bits = value.to_bits();
    let (biased, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let mantissa = fraction | u64::from(biased > 0) << 52;
    let exponent = biased.max(1) - 1075;
    let dense = fraction == 0 && biased > 1;
    match exponent {
        _ if mantissa == 0 => (Vec::new(), 1),
        // No number below is beyond 2¹²⁸ then: `unit`, the largest, stays below 2⁶²⁺ˣ or 2⁶⁻ˣ, x being the exponent.
        -118..=60 => digits_with::<u128>(mantissa, exponent, dense, precision),
        _ => digits_with::<Natural>(mantissa, exponent, dense, precision),
    }
}

/// Of mantissa · 2^exponent, which is not 0; whether float64 are twice as dense below it.
fn digits_with<N: Whole>(
    mantissa: u64,
    exponent: i32,
    dense: bool,
    precision: Precision,
) -> (Vec<u8>, i32) {
    let shortest = matches!(precision, Precision::Shortest);
    // value = rest/unit = mantissa · 2^exponent; what lies nearer than `below` and `above` reads
    // back as the same number. Below a power of two, float64 are twice as dense.
    let mut rest = N::new(mantissa * 4);
    let mut unit = N::new(4);
    let mut below = N::new(if dense { 1 } else { 2 });
    let mut above = N::new(2);
    for number in [&mut rest, &mut below, &mut above] {
        number.shift(exponent.max(0));
    }
    unit.shift((-exponent).max(0));
    // The middle between two reads back as the one whose mantissa is even.
    let even = mantissa.is_multiple_of(2);
    let reaches = |order: Ordering| order.is_gt() || even && order.is_eq();
    let exceeds = |rest: &N, above: &N, unit: &N| {
        let mut sum = rest.clone();
        sum.add(above);
        reaches(sum.compare(unit))
    };

    // ⌊log₁₀ 2ˣ⌋ + 1 = ⌊x · 0.30103⌋ + 1: right, or one too small.
    let power = 63 - mantissa.leading_zeros() as i32 + exponent;
    let mut point = ((power * 78913) >> 18) + 1;
    unit.scale(point.max(0));
    for number in [&mut rest, &mut below, &mut above] {
        number.scale((-point).max(0));
    }
    if rest.compare(&unit).is_ge() || shortest && exceeds(&rest, &above, &unit) {
        unit.scale(1);
        point += 1;
    }
    let count = match precision {
        Precision::Shortest => i32::MAX,
        Precision::Significant(count) => count,
        Precision::AfterPoint(decimals) => point + decimals,
    };
    let mut digits = Vec::new();
    if count < 0 {
        return (digits, point);
    }
    let (mut low, mut high) = (false, false);
    while (digits.len() as i32) < count && !rest.is_zero() && !low && !high {
        rest.scale(1);
        digits.push(b'0' + rest.take(&unit));
        if shortest {
            below.scale(1);
            above.scale(1);
            low = reaches(below.compare(&rest));
            high = exceeds(&rest, &above, &unit);
        }
    }
    // The remainder, against half a unit of the last digit.
    rest.shift(1);
    let odd = digits.last().is_some_and(|digit| digit % 2 == 1);
    let nearer_up = match rest.compare(&unit) {
        Ordering::Equal => odd,
        order => order.is_gt(),
    };
    if if low == high { nearer_up } else { high } {
        while digits.last() == Some(&b'9') {
            digits.pop();
        }
        match digits.last_mut() {
            Some(digit) => *digit += 1,
            None => {
                digits.push(b'1');
                point += 1;
            }
        }
    }
    (digits, point)
}
