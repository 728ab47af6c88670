//! What authors read stays inside the screen, at 80 columns and at 40. Leaves out code to copy and names without a space.

use crate::person::Person;

const COMMANDS: [&str; 33] = [
    "--help",
    "help",
    "check --help",
    "diff --help",
    "preview --help",
    "form --help",
    "stress --help",
    "simulate --help",
    "standard --help",
    "standard sheet --help",
    "standard read --help",
    "balance --help",
    "facts --help",
    "facts update --help",
    "schema --help",
    "fmt --help",
    "profile --help",
    "explain --help",
    "new --help",
    "new course --help",
    "new item --help",
    "erratum open --help",
    "help quiz",
    "check-no",
    "preview lod-lamb",
    "preview lodging/nights",
    "preview lod-risk-or-sign",
    "preview lodging --lang es",
    "form lodging --seed 3 --key",
    "form lodging --seed 3 --against 4",
    "balance",
    "facts",
    "schema",
];

// Breaking these would spoil what is copied, or break a word.
fn is_whole(line: &str) -> bool {
    let words = line.trim();
    let is_code = ["tutela ", "Usage:", "$ ", "--"]
        .iter()
        .any(|start| words.starts_with(start));
    is_code || !words.contains(' ')
}

#[test]
fn what_an_author_reads_is_no_wider_than_the_screen() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut wide = Vec::new();
    for columns in [80, 40] {
        for command in COMMANDS {
            let words = ["tutela"].into_iter().chain(command.split(' '));
            let args: Vec<_> = words.map(Into::into).collect();
            let shown = Person::new("Ines", folder.path())
                .at_columns(columns)
                .starts(&args);
            assert!(!shown.is_empty(), "{command}");
            let lines = shown.lines();
            let is_wide = |line: &&str| textwrap::core::display_width(line) > columns;
            let wider = lines.filter(is_wide).filter(|line| !is_whole(line));
            wide.extend(wider.map(|line| format!("{command} at {columns}: {line}")));
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}
