//! What must not be in the engine (DESIGN: invariants, written as absences).

use std::{fs, path::Path};

fn files(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.to_str().unwrap().replace('\\', "/");
            out.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Each source file with its code; comments may name anything.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut sources,
    );
    assert!(sources.len() > 15);
    let code = |text: String| {
        let lines = text
            .lines()
            .map(|line| line.split("//").next().unwrap_or(""));
        lines.collect::<Vec<_>>().join("\n")
    };
    sources
        .into_iter()
        .map(|(name, text)| (name, code(text)))
        .collect()
}

#[test]
fn only_the_web_folder_knows_that_a_browser_exists() {
    let mut seen = false;
    for (name, code) in sources() {
        let in_web = name.contains("/src/web/");
        for word in ["wasm_bindgen", "js_sys", "web_sys", "JsValue"] {
            seen |= in_web && code.contains(word);
            assert!(in_web || !code.contains(word), "{name} names {word}");
        }
    }
    assert!(seen);
}

#[test]
fn the_engine_never_touches_the_dom() {
    for (name, code) in sources() {
        for word in [
            "HtmlElement",
            "web_sys::Document",
            "web_sys::Window",
            "window()",
            "innerHTML",
        ] {
            assert!(!code.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn there_is_one_path_of_numbers_float64_without_fused_products() {
    for (name, code) in sources() {
        // What people paste may name other types, in quotes.
        let code = code.replace("f32\"", "\"");
        for word in ["f32", "mul_add", "thread_rng", "SystemTime", "HashMap"] {
            assert!(!code.contains(word), "{name} names {word}");
        }
        // The kernel's innermost loops read what was checked before they began.
        let is_loop = ["kernel/product.rs", "kernel/gradient.rs"]
            .iter()
            .any(|file| name.ends_with(file));
        assert!(is_loop || !code.contains("unsafe"), "{name} names unsafe");
    }
}

#[test]
fn nothing_in_the_engine_gives_up_by_design() {
    for (name, code) in sources() {
        for word in [
            "panic!",
            ".unwrap()",
            ".expect(\"",
            "todo!",
            "unimplemented!",
        ] {
            assert!(!code.contains(word), "{name} has {word}");
        }
    }
}
