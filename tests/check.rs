//! Reading libraries and `tutela check`.

use std::path::Path;

use tutela::core::diagnostic::Severity;
use tutela::source::Reading;

fn read(folder: &str) -> Reading {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    tutela::disk::read(Some(&root)).expect("a library")
}

fn listed(reading: &Reading, least: Severity) -> Vec<String> {
    let diagnostics = reading.diagnostics.iter().filter(|d| d.severity <= least);
    diagnostics
        .map(|d| {
            let file = reading.file(&d.at.file).expect("a file that was read");
            let line = file.line(d.at.span.start);
            format!("{}:{line}: {}: {}", file.path(), d.severity, d.message)
        })
        .collect()
}

#[test]
fn the_example_library_reads_clean() {
    let reading = read("tests/fixtures/example-library");
    assert_eq!(listed(&reading, Severity::Warning), [""; 0]);
    assert_eq!(
        listed(&reading, Severity::Hint),
        [
            "night-desk/banks/control.toml:298: hint: item `nine-nights-act` is not translated into es yet",
            "night-desk/banks/control.toml:327: hint: item `nine-nights-change` is not translated into es yet",
        ]
    );
    let library = &reading.library;
    assert_eq!((library.items.len(), library.cases.len()), (12, 1));
    assert_eq!((library.courses.len(), library.broken.len()), (1, 0));
}

#[test]
fn the_shipped_courses_read_clean() {
    let reading = tutela::disk::read(None).expect("they are in the program");
    assert_eq!(listed(&reading, Severity::Warning), [""; 0]);
    assert!(reading.library.broken.is_empty());
}
