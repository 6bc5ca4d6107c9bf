//! Runs one test binary in wasm: in Node, or where the binary asks for it in a headless browser.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
