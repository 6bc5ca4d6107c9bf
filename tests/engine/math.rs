//! The elementary functions against 200-bit values, within the errors that their docs state.

use perceptible::kernel::{
    lanes::{Lanes, f64x2},
    math::*,
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

type Function = (&'static str, fn(f64) -> f64, fn(f64x2) -> f64x2, f64);

/// Name, one lane, two lanes, largest error in ULP.
const FUNCTIONS: [Function; 9] = [
    ("exp", exp, exp, 0.53),
    ("expm1", expm1, expm1, 0.53),
    ("tanh", tanh, tanh, 3.4),
    ("ln", ln, ln, 1.0),
    ("log1p", log1p, log1p, 1.0),
    ("sin", sin, sin, 0.76),
    ("cos", cos, cos, 0.76),
    ("normal_cdf", normal_cdf, normal_cdf, 4.0),
    ("normal_pdf", normal_pdf, normal_pdf, 2.0),
];

fn ulp(y: f64) -> f64 {
    let y = y.abs().min(f64::MAX.next_down());
    y.next_up() - y
}

#[wasm_bindgen_test(unsupported = test)]
fn errors_stay_below_what_the_docs_state() {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/math.json")).unwrap();
    for (name, f, _, bound) in FUNCTIONS {
        let rows = fixture[name].as_array().unwrap();
        assert!(rows.len() > 240, "{name}");
        for row in rows {
            let [x, nearest, rest] =
                [0, 1, 2].map(|i| row[i].as_str().unwrap().parse::<f64>().unwrap());
            let y = f(x);
            let error = ((y - nearest) / ulp(nearest) - rest).abs();
            let bound = if nearest.abs() < f64::MIN_POSITIVE {
                0.77
            } else {
                bound
            };
            assert!(
                error <= bound,
                "{name}({x:e}) = {y:e}: {error} ULP off {nearest:e}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
#[allow(clippy::disallowed_methods)] // the machine's own fused multiply-add is what ours is held against
fn fused_rounds_a_product_and_a_sum_once() {
    let mut random = perceptible::RandomState::new(0);
    let mut differs = 0;
    for i in 0..200_000 {
        let [a, b] = [(); 2].map(|()| random.uniform(-2.0, 2.0));
        // now of any size, now such that nearly all digits cancel, now right between two float64
        let c = match i % 4 {
            0 => random.uniform(-2.0, 2.0),
            1 => -a * b,
            2 => -a * b * (1.0 + random.uniform(-1e-12, 1e-12)),
            _ => random.uniform(-1.0, 1.0) * 2e-16,
        };
        assert_eq!(fused(a, b, c), a.mul_add(b, c), "{a:e} * {b:e} + {c:e}");
        differs += u32::from(fused(a, b, c) != a * b + c);
    }
    assert!(differs > 50_000);
    // 1 + 2⁻⁵³ ± 2⁻¹⁰⁵ is halfway between two float64 but for its last part
    let half_ulp = f64::EPSILON / 2.0;
    assert_eq!(fused(half_ulp, 1.0 + f64::EPSILON, 1.0), 1.0 + f64::EPSILON);
    assert_eq!(fused(half_ulp, 1.0 - f64::EPSILON, 1.0), 1.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn glibcs_logarithm_is_a_good_one() {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/math.json")).unwrap();
    let mut seen = 0;
    for row in fixture["ln"].as_array().unwrap() {
        let [x, nearest, rest] =
            [0, 1, 2].map(|i| row[i].as_str().unwrap().parse::<f64>().unwrap());
        if x.is_normal() {
            let error = ((ln_glibc(x) - nearest) / ulp(nearest) - rest).abs();
            assert!(
                error <= 0.52,
                "ln_glibc({x:e}): {error} ULP off {nearest:e}"
            );
            seen += 1;
        }
    }
    assert!(seen > 200);
    assert_eq!(ln_glibc(1.0).to_bits(), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn special_values() {
    let inf = f64::INFINITY;
    let check = |y: f64, expected: f64| {
        let same = y.to_bits() == expected.to_bits() || (y.is_nan() && expected.is_nan());
        assert!(same, "{y:?} instead of {expected:?}");
    };
    for (x, e, m, t) in [
        (0.0, 1.0, 0.0, 0.0),
        (-0.0, 1.0, -0.0, -0.0),
        (5e-324, 1.0, 5e-324, 5e-324),
        (710.0, inf, inf, 1.0),
        (1e308, inf, inf, 1.0),
        (inf, inf, inf, 1.0),
        (-746.0, 0.0, -1.0, -1.0),
        (-1e308, 0.0, -1.0, -1.0),
        (-inf, 0.0, -1.0, -1.0),
        (f64::NAN, f64::NAN, f64::NAN, f64::NAN),
    ] {
        check(exp(x), e);
        check(expm1(x), m);
        check(tanh(x), t);
    }
    for (x, y) in [
        (0.0, -inf),
        (-0.0, -inf),
        (1.0, 0.0),
        (inf, inf),
        (-1.0, f64::NAN),
    ] {
        check(ln(x), y);
    }
    for (x, y) in [
        (0.0, 0.0),
        (-0.0, -0.0),
        (-1.0, -inf),
        (inf, inf),
        (-1.5, f64::NAN),
    ] {
        check(log1p(x), y);
    }
    for (x, s, c) in [
        (0.0, 0.0, 1.0),
        (-0.0, -0.0, 1.0),
        (5e-324, 5e-324, 1.0),
        (f64::NAN, f64::NAN, f64::NAN),
        (inf, f64::NAN, f64::NAN),
        (1_048_577.0, f64::NAN, f64::NAN), // beyond the range that the docs state
    ] {
        check(sin(x), s);
        check(cos(x), c);
    }
    for (z, cdf, pdf) in [
        (inf, 1.0, 0.0),
        (-inf, 0.0, 0.0),
        (1e308, 1.0, 0.0),
        (-1e308, 0.0, 0.0),
    ] {
        check(normal_cdf(z), cdf);
        check(normal_pdf(z), pdf);
    }
    check(normal_cdf(0.0), 0.5);
    for f in [ln, log1p, normal_cdf, normal_pdf] as [fn(f64) -> f64; 4] {
        check(f(f64::NAN), f64::NAN);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn two_lanes_give_the_bits_of_one() {
    let mut state = 1_u64;
    for i in 0..100_000 {
        // Random bits reach every exponent; every second number is of ordinary size.
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let x = f64::from_bits(state ^ (state >> 31));
        let ordinary = (state >> 32) as f64 / 5e7 - 40.0;
        let pair = if i % 2 == 0 {
            [x, ordinary]
        } else {
            [ordinary, x]
        };
        for (name, one, two, _) in FUNCTIONS {
            let y = two(f64x2::new(pair)).to_array();
            for (x, y) in pair.into_iter().zip(y) {
                let same = one(x).to_bits() == y.to_bits() || (one(x).is_nan() && y.is_nan());
                assert!(same, "{name}({x:e}): {:e} and {y:e}", one(x));
            }
        }
    }
    assert_eq!(f64x2::splat(2.0).sqrt().to_array()[1], Lanes::sqrt(2.0_f64));
}
