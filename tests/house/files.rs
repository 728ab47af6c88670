//! The files of the repository, as the tidy test reads them: by their path from the top, in order.

use std::fs;
use std::path::{Path, PathBuf};

/// A file without the lines that are comments: a link in the documentation is no arrow.
pub fn code(file: &str) -> String {
    let text = read(file);
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

pub fn all_rust() -> Vec<String> {
    ["src", "tests", "benches"]
        .into_iter()
        .flat_map(rust_files)
        .collect()
}

pub fn rust_files(folder: &str) -> Vec<String> {
    files(folder)
        .into_iter()
        .filter(|file| file.ends_with(".rs"))
        .collect()
}

/// Everything a person wrote: the folders of the house, and the papers beside them.
pub fn everything() -> Vec<String> {
    let folders = [".ci", "benches", "courses", "src", "snapshots", "tests"];
    let papers = [
        "Cargo.toml",
        "CHANGELOG.md",
        "README.md",
        "clippy.toml",
        "deny.toml",
    ];
    let inside = folders.into_iter().flat_map(files);
    inside.chain(papers.map(str::to_owned)).collect()
}

/// The files under a folder, by their path from the top, in order; none where there is no such folder.
pub fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("a folder of ours can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let short = path.strip_prefix(root()).expect("below the top");
                found.push(short.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// The text of a file; of a picture or a font, what of it is text.
pub fn read(file: &str) -> String {
    let bytes = fs::read(root().join(file)).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
