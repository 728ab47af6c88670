//! `tutela stress`: what no reading of the text shows, and what the shipped library must never show.

use std::io::Write;

use serde_json::Value;

use crate::computer::Computer;

// Two items that some of their variants spoil.
const SPOILED: &str = include_str!("fixtures/stress/spoiled-by-variants.toml");

#[track_caller]
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

fn spoiled() -> Computer {
    let computer = Computer::new();
    computer.out(&["new", "course", "our-desk"]);
    let bank = computer.path("our-desk/banks/notice.toml");
    let bank = std::fs::OpenOptions::new().append(true).open(bank);
    let mut bank = bank.expect("the bank is there");
    write!(bank, "\n{SPOILED}").expect("the bank can be written");
    computer
}

#[test]
fn what_a_variant_spoils_is_found_with_the_seed_that_shows_it() {
    let computer = spoiled();
    let checked = computer.run(&["check", "our-desk"]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    let stress = ["stress", "--library", "our-desk", "--seeds", "40"];
    snapshot("stress-spoiled", &computer.run(&stress).shown());
    let json = computer.run(&[&stress[..], &["--json"]].concat());
    assert_eq!(json.code, Some(1));
    let report: Value = serde_json::from_str(&json.out).expect("JSON");
    for fault in report["faults"].as_array().expect("a list") {
        let command = fault["command"].as_str().expect("a command");
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        let page = computer.out(&[&words[..], &["--library", "our-desk"]].concat());
        let variant = fault["variant"].as_str().expect("the variant");
        assert!(page.contains(&format!("variant {variant}")), "{page}");
    }
}

#[test]
fn nothing_fails_in_the_shipped_library_and_the_same_seeds_count_the_same() {
    let computer = Computer::new();
    let report = computer.out(&["stress", "--seeds", "5", "--json"]);
    assert_eq!(report, computer.out(&["stress", "--seeds", "5", "--json"]));
    let report: Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(
        report["faults"].as_array().map(Vec::len),
        Some(0),
        "{report}"
    );
    assert!(report["variants"].as_u64() > report["items"].as_u64());
    assert!(!computer.records().exists(), "stress leaves no record");
}

#[test]
fn a_retake_is_drawn_as_stress_drew_it() {
    let computer = Computer::new();
    let form = |more: &[&str]| {
        let draw = ["form", "lodging", "--seed", "1", "--json"];
        computer.out(&[&draw[..], more].concat())
    };
    assert_ne!(
        form(&[]),
        form(&["--after", "1"]),
        "unseen items come first"
    );
}

#[test]
fn a_name_that_nothing_has_is_said_with_what_is_near() {
    let said = Computer::new().run(&["stress", "lodging/sign"]);
    snapshot("stress-unknown", &said.shown());
}

#[cfg(unix)]
#[test]
fn how_far_it_is_is_shown_only_to_somebody_at_a_terminal_that_can() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = ["tutela", "stress", "lodging", "--seeds", "2"].map(Into::into);
    let person = || crate::person::Person::new("Ines", folder.path());
    let shown = person().styled().starts(&run);
    assert!(shown.starts_with("\rtrying: "), "{shown}");
    let (progress, report) = shown.rsplit_once('\r').expect("a line that goes away");
    assert!(progress.contains("\rtrying: 100 %\r"), "{progress}");
    assert_eq!(report, person().starts(&run), "the report is the same");
}
