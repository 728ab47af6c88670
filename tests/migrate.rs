//! Records that an earlier Tutela wrote, met by this one through the binary: nothing lost, nothing issued, still valid.

use std::path::Path;

use crate::computer::Computer;

/// A computer with records and key of version 1, as the program of that time left them.
fn computer_of_version_1() -> Computer {
    let computer = Computer::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records-v1");
    for name in ["records.sqlite", "issuer-key.json"] {
        std::fs::copy(from.join(name), computer.path(name)).expect("copied");
    }
    computer
}

#[test]
fn records_of_version_1_are_brought_up_to_date_and_their_certificates_hold() {
    let computer = computer_of_version_1();
    let run = |args: &[&str]| {
        let mut command = computer.command(args);
        command
            .env("TUTELA_STORE", "records.sqlite")
            .env("TUTELA_NOW", "2026-12-01T18:00:00Z");
        computer.done(&command.output().expect("the program starts"))
    };
    let whole = run(&["store", "verify"]);
    assert_eq!(whole.code, Some(0), "{whole:?}");
    assert!(
        whole.out.ends_with("2 certificates. Everything holds.\n"),
        "{}",
        whole.out
    );
    let listed = run(&["certificate", "list", "--all"]);
    assert!(listed.out.contains("Dana Reyes Ochoa"), "{}", listed.out);
    assert_eq!(
        listed.out.matches("State: valid").count(),
        1,
        "{}",
        listed.out
    );
    assert_eq!(
        listed.out.matches("State: erased").count(),
        1,
        "{}",
        listed.out
    );
    let shown = run(&["--learner", "dana", "certificate", "show", "--json"]);
    assert!(
        shown.out.contains("\"schema\":\"tutela.certificate/1\""),
        "{}",
        shown.out
    );
    std::fs::write(computer.path("mine.json"), &shown.out).expect("written");
    let verified = run(&["verify", "mine.json"]);
    assert_eq!(verified.code, Some(0), "{verified:?}");
    // The exam that was open then can be gone on with, and nobody was certified by the update.
    let resumed = run(&["--learner", "mj", "resume"]);
    assert!(resumed.out.contains("3 of 8 answered"), "{resumed:?}");
    let status = run(&["store", "status"]);
    assert!(status.out.contains("schema: 3"), "{}", status.out);
    assert!(status.out.contains("certificates: 2"), "{}", status.out);
}
