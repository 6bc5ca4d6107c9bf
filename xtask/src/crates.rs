//! The two crates as they are published.

use crate::tools::{cargo, command};
use std::path::Path;
use std::process::Command;

/// Packs the two crates, unpacks them and compiles their contents. Not by `cargo package` itself: it takes the kernel
/// for a published crate, which never changes, and so compiles the one of an earlier run.
pub fn packed_and_compiled() -> Vec<Command> {
    const CRATES: [&str; 2] = ["perceptible-kernel", "perceptible"];
    let mut package = cargo(&["package", "--quiet", "--allow-dirty", "--no-verify"]);
    // Together, since the one is not published before the other.
    package.args(CRATES.iter().flat_map(|name| ["--package", name]));
    let packages = Path::new("target/package");
    let [kernel, perceptible] = CRATES.map(|name| format!("{name}-{}", env!("CARGO_PKG_VERSION")));
    let unpack = [&kernel, &perceptible].map(|name| {
        let mut unpack = command("tar", &["--extract", "--touch", "--gzip", "--file"]);
        unpack
            .arg(packages.join(format!("{name}.crate")))
            .arg("--directory")
            .arg(packages);
        unpack
    });
    let mut check = cargo(&["check", "--quiet", "--target-dir=target", "--manifest-path"]);
    check
        .arg(packages.join(perceptible).join("Cargo.toml"))
        .arg("--config")
        .arg(format!(
            "patch.crates-io.perceptible-kernel.path = {:?}",
            packages.join(kernel)
        ));
    let [kernel, perceptible] = unpack;
    vec![package, kernel, perceptible, check]
}
