//! A first bank written by hand, with the slips of somebody who knows the subject and no programs: each is met with words
//! that say what to write, and no slip is told twice.

use std::fs;

use crate::new::{desk, run, snapshot, tutela, words};

#[test]
fn each_slip_of_a_first_bank_says_what_to_write() {
    let dir = desk();
    run(dir.path(), "new bank our-desk/signs");
    let bank = dir.path().join("our-desk/banks/signs.toml");
    let mut said = String::new();
    for slips in ["headers", "words", "lists", "numbers", "second-item"] {
        let path = format!(
            "{}/tests/fixtures/first-bank/{slips}.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        fs::copy(path, &bank).expect("copied");
        let (code, out, _) = tutela(dir.path(), &words("check our-desk --no-lint"));
        assert_eq!(code, 1, "{out}");
        said.push_str(&format!("# {slips}\n{out}\n"));
    }
    snapshot("first-bank", &said);
}

#[test]
fn a_name_that_is_meant_from_elsewhere_is_written_out() {
    let dir = desk();
    run(dir.path(), "new bank our-desk/signs");
    let banks = dir.path().join("our-desk/banks");
    for command in ["check", "fmt", "balance"] {
        let (code, _, err) = tutela(&banks, &[command, "our-desk"]);
        assert_eq!(code, 3, "{command}: {err}");
        assert!(
            err.contains("help: from this folder it is ../../our-desk"),
            "{command}: {err}"
        );
        let (_, _, err) = tutela(&banks, &[command, "../../our-desk"]);
        assert!(!err.contains("error:"), "{command}: {err}");
    }
    for command in ["preview", "stress"] {
        let (code, _, err) = tutela(dir.path(), &[command, "signs"]);
        assert_eq!(code, 2, "{command}: {err}");
        assert!(
            err.contains("the bank is named with its course: our-desk/signs"),
            "{command}: {err}"
        );
    }
}
