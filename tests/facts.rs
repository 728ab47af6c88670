//! `tutela facts`: what is due, and what rests on a fact.

use serde_json::Value;

use crate::computer::Computer;

fn example(args: &[&str]) -> String {
    let library = format!(
        "{}/tests/fixtures/example-library",
        env!("CARGO_MANIFEST_DIR")
    );
    Computer::new()
        .run(&[&["--library", &library][..], args].concat())
        .shown()
}

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

#[test]
fn facts_are_listed_with_their_state_on_a_day() {
    let before = example(&["facts", "--stale", "--as-of", "2026-11-22"]);
    let after = example(&["facts", "--stale", "--as-of", "2028-01-01"]);
    snapshot("facts-stale", &format!("{before}\n{after}"));
}

#[test]
fn every_place_that_rests_on_a_fact_is_listed_keys_first() {
    snapshot(
        "facts-usage",
        &example(&["facts", "usage", "children-detected-2022"]),
    );
    snapshot("facts-unknown", &example(&["facts", "usage", "children"]));
}

#[test]
fn what_a_learner_would_hear_on_a_help_line_is_counted_in_every_language() {
    let json = Computer::new().out(&["facts", "usage", "hotline-us", "--json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let uses = json["uses"].as_array().expect("a list");
    for (key, value) in [("role", "help line"), ("language", "es"), ("thing", "card")] {
        assert!(uses.iter().any(|u| u[key] == value), "{key} {value}");
    }
}

#[test]
fn nothing_that_is_shipped_is_stale_on_the_day_it_was_checked() {
    let json = Computer::new().out(&["facts", "--stale", "--as-of", "2026-11-22", "--json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["facts"], serde_json::json!([]));
}
