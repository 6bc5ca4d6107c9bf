//! The generator against NumPy's own values, natively and in wasm.

use perceptible::{Error, GeneratorState, RandomState};
use serde_json::Value;
use sha2::{Digest, Sha256};
use wasm_bindgen_test::wasm_bindgen_test;

fn randn_json() -> Value {
    serde_json::from_str(include_str!("../fixtures/randn.json")).unwrap()
}

fn permutation_json() -> Value {
    serde_json::from_str(include_str!("../fixtures/permutation.json")).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn bits(value: &Value) -> Vec<u64> {
    let hex = |v: &Value| u64::from_str_radix(v.as_str().unwrap(), 16).unwrap();
    value.as_array().unwrap().iter().map(hex).collect()
}

fn seed(value: &Value) -> u32 {
    value.as_u64().unwrap() as u32
}

fn sha256(bytes: impl IntoIterator<Item = u8>) -> String {
    let digest = Sha256::digest(Vec::from_iter(bytes));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first draws of the seeds in randn_sha256.json have NumPy's checksum.
fn check_draws(draws_of: impl Fn(&Value) -> (usize, String)) {
    let json: Value = serde_json::from_str(include_str!("../fixtures/randn_sha256.json")).unwrap();
    let rows = json["seeds"].as_array().unwrap();
    assert_eq!(rows.len(), 71);
    for row in rows {
        let mut random = RandomState::new(seed(&row[0]));
        let (draws, want) = draws_of(row);
        let bytes = (0..draws).flat_map(|_| random.randn().to_le_bytes());
        assert_eq!(sha256(bytes), want, "seed {}", row[0]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn normal_numbers_are_numpys_to_the_bit() {
    check_draws(|row| (20_000, row[3].as_str().unwrap().into()));
    for name in ["0", "1", "42"] {
        let want = &randn_json()[name];
        let mut random = RandomState::new(name.parse().unwrap());
        let draws = [(); 8].map(|()| random.randn());
        assert_eq!(draws.map(f64::to_bits)[..], bits(&want["first8_bits_be"]));
        assert_eq!(draws[..], numbers(&want["first8_repr"]));
    }
}

#[test]
#[ignore = "16.6 million draws: run it with --release"]
fn sixteen_million_normal_numbers_are_numpys_to_the_bit() {
    check_draws(|row| {
        (
            row[1].as_u64().unwrap() as usize,
            row[2].as_str().unwrap().into(),
        )
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn seeding_and_uniform_numbers_are_numpys() {
    let json = randn_json();
    for name in ["0", "1", "42"] {
        let want = &json[name];
        let mut random = RandomState::new(name.parse().unwrap());
        let state = random.state();
        assert_eq!(u64::from(state.pos), want["state_after_seed"]["pos"]);
        assert_eq!(
            Value::from(&state.key[..4]),
            want["state_after_seed"]["key_first4"]
        );
        assert_eq!(
            u64::from(state.key[623]),
            want["state_after_seed"]["key_last"]
        );
        for value in numbers(&want["random_sample_first8_repr"]) {
            assert_eq!(random.random_sample(), value);
        }
        // random_sample is two words: (w0 >> 5, w1 >> 6)
        let words = want["raw_u32_first8"].as_array().unwrap();
        let words = Vec::from_iter(words.iter().map(|w| w.as_u64().unwrap()));
        let mut random = RandomState::new(name.parse().unwrap());
        for pair in words.chunks(2) {
            let value = (((pair[0] >> 5) << 26) + (pair[1] >> 6)) as f64 / (1_u64 << 53) as f64;
            assert_eq!(random.random_sample(), value);
        }
    }
    for case in permutation_json()["uniform"].as_array().unwrap() {
        let mut random = RandomState::new(seed(&case["seed"]));
        for value in numbers(&case["values"]) {
            assert_eq!(
                random.uniform(number(&case["low"]), number(&case["high"])),
                value
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn normal_and_whole_numbers_are_numpys() {
    let json = permutation_json();
    for case in json["normal"].as_array().unwrap() {
        let mut random = RandomState::new(seed(&case["seed"]));
        let [loc, scale] = ["loc", "scale"].map(|name| number(&case[name]));
        for value in numbers(&case["values"]) {
            assert_eq!(random.normal(loc, scale), value);
        }
    }
    let whole = |value: &Value| value.as_str().unwrap().parse::<i64>().unwrap();
    for case in json["randint"].as_array().unwrap() {
        let mut random = RandomState::new(seed(&case["seed"]));
        let [low, high] = ["low", "high"].map(|name| whole(&case[name]));
        for value in case["values"].as_array().unwrap() {
            assert_eq!(random.randint(low, high), Ok(whole(value)), "{case}");
        }
    }
    let none = RandomState::new(0).randint(3, 3);
    assert!(none.unwrap_err().to_string().contains("between 4"));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_second_gaussian_is_kept_for_the_next_call() {
    let json = randn_json();
    for name in ["0", "1", "42"] {
        let mut random = RandomState::new(name.parse().unwrap());
        for _ in 0..3 {
            random.randn();
        }
        let want = &json[name]["after_3_draws"];
        assert!(random.state().has_gauss);
        assert_eq!(
            random.state().cached_gaussian,
            number(&want["cached_gaussian"])
        );
        assert_eq!(
            [random.randn(), random.randn()],
            numbers(&want["next2"])[..]
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn permutations_are_numpys() {
    let json = permutation_json();
    for case in json["permutation"].as_array().unwrap() {
        let n = case["n"].as_u64().unwrap() as usize;
        let ours = RandomState::new(seed(&case["seed"]))
            .permutation(n)
            .unwrap();
        assert_eq!(Value::from(ours), case["permutation"]);
    }
    for case in json["long_permutation"].as_array().unwrap() {
        let n = case["n"].as_u64().unwrap() as usize;
        let ours = RandomState::new(seed(&case["seed"]))
            .permutation(n)
            .unwrap();
        let bytes = ours.iter().flat_map(|&i| (i as u32).to_le_bytes());
        assert_eq!(sha256(bytes), case["sha256_u32_le"]);
    }
    let huge = RandomState::new(0).permutation(usize::MAX);
    assert!(matches!(huge, Err(Error::OutOfMemory { .. })));
    let mixed = &json["mixed"];
    let mut random = RandomState::new(seed(&mixed["seed"]));
    for value in numbers(&mixed["randn"]) {
        assert_eq!(random.randn(), value);
    }
    assert_eq!(
        Value::from(random.permutation(5).unwrap()),
        mixed["permutation"]
    );
    for value in numbers(&mixed["then_randn"]) {
        assert_eq!(random.randn(), value);
    }
    let mut letters = *b"abcdef";
    random.shuffle(&mut letters);
    assert_eq!(std::str::from_utf8(&letters).unwrap(), mixed["shuffle"]);
    assert_eq!(random.random_sample(), number(&mixed["random_sample"]));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_stored_state_goes_on_where_it_stopped() {
    let want = &permutation_json()["state"];
    let mut random = RandomState::new(123);
    for _ in 0..7 {
        random.randn();
    }
    let state = random.state().clone();
    assert_eq!(u64::from(state.pos), want["pos"]);
    assert_eq!(
        sha256(state.key.iter().flat_map(|w| w.to_le_bytes())),
        want["key_sha256_u32_le"]
    );
    assert_eq!(u64::from(state.has_gauss), want["has_gauss"]);
    assert_eq!(state.cached_gaussian, number(&want["cached_gaussian"]));
    let mut restored = RandomState::from_state(state).unwrap();
    for value in numbers(&want["then_randn"]) {
        assert_eq!(restored.randn(), value);
        assert_eq!(random.randn(), value);
    }
    assert_eq!(restored, random);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_damaged_state_is_refused() {
    let refused = |change: fn(&mut GeneratorState)| {
        let mut state = RandomState::new(0).state().clone();
        change(&mut state);
        assert_eq!(RandomState::from_state(state), Err(Error::GeneratorState));
    };
    refused(|state| state.pos = 625);
    refused(|state| state.key = [0; 624]);
    refused(|state| {
        state.key = [0; 624];
        state.key[0] = 0x7fff_ffff;
    });
    refused(|state| state.cached_gaussian = 1.0);
    refused(|state| {
        state.has_gauss = true;
        state.cached_gaussian = f64::NAN;
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn fresh_seeds_differ() {
    let seeds = [(); 4].map(|()| perceptible::fresh_seed().unwrap());
    assert!(seeds.iter().any(|&seed| seed != seeds[0]));
}
