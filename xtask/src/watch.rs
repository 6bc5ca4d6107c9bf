//! Sees that a source file changed, by looking every third of a second: a few dozen files need no more.

use crate::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// What a build reads. www/ and index.html are served from the disk: reloading the page is enough, but for what
/// `cargo xtask preset-values` puts into index.html.
const SOURCES: [&str; 3] = ["src", "Cargo.toml", "Cargo.lock"];

/// Calls `changed` in another thread after every change, once for several at a time.
pub fn spawn(changed: impl Fn() + Send + 'static) {
    let mut before = snapshot();
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_millis(300));
            let now = snapshot();
            if now != before {
                println!("changed: {}", difference(&before, &now));
                before = now;
                changed();
                println!("ready: reload the page");
            }
        }
    });
}

type Snapshot = Vec<(PathBuf, Option<SystemTime>)>;

fn snapshot() -> Snapshot {
    let mut files = Vec::new();
    for source in SOURCES {
        list(&root().join(source), &mut files);
    }
    files.sort();
    files
}

fn list(path: &Path, files: &mut Snapshot) {
    if let Ok(folder) = fs::read_dir(path) {
        for entry in folder.flatten() {
            list(&entry.path(), files);
        }
    } else {
        let modified = path.metadata().and_then(|data| data.modified()).ok();
        files.push((path.to_owned(), modified));
    }
}

fn difference(before: &Snapshot, now: &Snapshot) -> String {
    let only = |a: &Snapshot, b: &Snapshot| a.iter().find(|file| !b.contains(file)).cloned();
    let (path, _) = only(now, before).or_else(|| only(before, now)).unwrap();
    path.strip_prefix(root())
        .unwrap_or(&path)
        .display()
        .to_string()
}
