//! Decimal text to float64 and back, both correctly rounded.
//!
//! The standard library does the same, faster, with tables and special cases that every page would have to
//! load. One way for all numbers, by whole numbers of any length: R. G. Steele, J. L. White, "How to print
//! floating-point numbers accurately" (PLDI 1990), W. D. Clinger, "How to read floating-point numbers accurately"
//! (same place).

mod natural;
mod read;
mod whole;
mod write;

pub(crate) use read::parse;
pub(crate) use write::Decimal;

/// As Rust's `{:?}`: `3.0`, `-5.5`, `1e-7`, `1e16`, `-0.0`, `NaN`, `inf`.
pub(crate) fn text(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.into();
    }
    let decimal = Decimal::shortest(value);
    if value == 0.0 || (1e-4..1e16).contains(&value.abs()) {
        decimal.positional(1)
    } else {
        decimal.scientific(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Short and long ones, powers of two (where the gaps differ) and what lies just below, halves, every exponent.
    fn numbers() -> impl Iterator<Item = f64> {
        let mut random = crate::RandomState::new(7);
        let edges = [
            0.0,
            -0.0,
            5e-324,
            f64::MIN_POSITIVE,
            f64::MAX,
            9007199254740993.0,
        ];
        let powers = (0..2046).map(|e| f64::from_bits(e << 52));
        let below = (1..2046).map(|e| f64::from_bits((e << 52) - 1));
        let short = (0..2000).map(|i| f64::from(i) / 64.0 - 3.0);
        let any = (0..3_000).map(move |_| {
            let bits = (random.random_sample() * 18446744073709551616.0) as u64;
            f64::from_bits(bits ^ (random.random_sample() * 4294967296.0) as u64)
        });
        edges
            .into_iter()
            .chain(powers)
            .chain(below)
            .chain(short)
            .chain(any)
            .filter(|x| x.is_finite())
    }

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for x in numbers() {
            let decimal = Decimal::shortest(x);
            let (ours, theirs) = (decimal.scientific(0), format!("{x:e}"));
            // Exactly halfway, theirs is the larger and ours, as Python's, the even one.
            if ours != theirs {
                let mantissa = theirs.split('e').next().map_or(0, str::len);
                let digits = mantissa - usize::from(x < 0.0) - 2;
                assert_eq!(ours, format!("{x:.digits$e}"));
                assert_eq!(ours.parse(), Ok(x), "{theirs}");
                continue;
            }
            assert_eq!(decimal.positional(0), format!("{x}"));
            assert_eq!(text(x), format!("{x:?}"));
            for n in [0, 1, 8, 17] {
                assert_eq!(Decimal::rounded(x, n).positional(n), format!("{x:.n$}"));
                assert_eq!(
                    Decimal::rounded_scientific(x, n).scientific(n),
                    format!("{x:.n$e}"),
                    "{n}"
                );
            }
        }
    }

    #[test]
    fn text_is_read_as_the_standard_library_reads_it() {
        let check = |text: &str| {
            let theirs: Option<f64> = text.parse().ok();
            assert_eq!(
                parse(text).map(f64::to_bits),
                theirs.map(f64::to_bits),
                "{text}"
            );
        };
        for x in numbers() {
            check(&format!("{x:e}"));
            check(&format!("{x:.30e}"));
            // in the middle between two, a little below and above
            let (low, high) = (x.abs(), x.abs().next_up());
            if high.is_finite() && low > 1e-290 && low.to_bits() % 5 == 0 {
                let middle = format!("{:.1100}", low + (high - low) / 2.0);
                check(&middle);
            }
        }
        let halfway = "9007199254740993";
        for text in [
            "",
            "+",
            "-",
            ".",
            "e5",
            "1e",
            "1e+",
            "1.5.5",
            "1 ",
            "0x1",
            "--1",
            "+-1",
            "1e5.5",
            "1_0",
            "nan1",
            "5.",
            ".5",
            "+5",
            "-0",
            "0e999999999999999999999",
            "1e-999999999999999999999",
            "1e99999999999999999999",
            "1E5",
            "1e+05",
            "00012.500",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "4.9e-324",
            "2.2250738585072011e-308",
            halfway,
            &format!("{halfway}.{}1", "0".repeat(2000)),
            &format!("{halfway}{}e-2000", "0".repeat(2000)),
            &format!("0.{}1e2001", "0".repeat(2000)),
            &"9".repeat(308),
            &"9".repeat(309),
            &"9".repeat(310),
            &format!("1{}", "0".repeat(400)),
            &format!("0.{}1", "0".repeat(400)),
        ] {
            check(text);
        }
    }
}
