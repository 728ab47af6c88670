//! `tutela verify`, through the binary: every state, its exit code, its JSON, and what it says.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use tutela::core::standing::Certificate;
use tutela::credential::{
    self, Document, Earlier, Ended, IssuerKey, KeyFile, Purpose, Signed, SigningKey, badge_png,
    badge_svg, sign, sign_all,
};

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");
const BADGE: &str = include_str!("../src/credential/golden/badge.json");

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

// A folder with the golden certificate and its issuer's key file, and no records.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let file = KeyFile::new(IssuerKey::of(&key()), Some("Harbor House Shelter".into()));
    write(folder.path(), "good.json", GOLDEN);
    write(folder.path(), "key.json", &file.to_text());
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file");
}

fn tutela(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tutela").expect("the binary is built");
    command
        .current_dir(folder)
        .env_clear()
        .env("TUTELA_STORE", folder.join("data/records.sqlite"))
        .env("TUTELA_NOW", "2026-12-01T18:00:00Z")
        .args(args);
    command
}

fn verify(folder: &Path, args: &[&str]) -> Assert {
    tutela(folder, &[&["verify"], args].concat()).assert()
}

fn stdout(done: &Assert) -> String {
    String::from_utf8(done.get_output().stdout.clone()).expect("text")
}

fn check_json(folder: &Path, args: &[&str], code: i32, status: &str, field: &str, checked: &str) {
    let done = verify(folder, &[args, &["--json"]].concat()).code(code);
    let got: serde_json::Value = serde_json::from_str(&stdout(&done)).expect("JSON");
    let want = format!(
        r#"{{"schema":"tutela.verify/1","status":"{status}","field":{field},"checked":{checked}}}"#
    );
    let want: serde_json::Value = serde_json::from_str(&want).expect("JSON");
    assert_eq!(got, want, "{args:?}");
}

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
fn each_state_has_its_exit_code_and_its_json() {
    let home = folder();
    let home = home.path();
    let trusted = ["good.json", "--issuer", "key.json"];
    let three = r#"["signature","issuer","validity"]"#;
    check_json(home, &trusted, 0, "valid", "null", three);
    let later = [&trusted[..], &["--as-of", "2027-11-23"]].concat();
    check_json(home, &later, 1, "expired", "null", three);
    let last = [&trusted[..], &["--as-of", "2027-11-22"]].concat();
    check_json(home, &last, 0, "valid", "null", three);
    let earlier = [&trusted[..], &["--as-of", "2025-01-01"]].concat();
    check_json(home, &earlier, 1, "expired", r#""completed.date""#, three);
    let two = r#"["signature","issuer"]"#;
    check_json(home, &["good.json"], 1, "unknown-issuer", "null", two);

    write(
        home,
        "name.json",
        &GOLDEN.replace("Dana Reyes", "Dora Reyes"),
    );
    let altered = ["name.json", "--issuer", "key.json"];
    check_json(home, &altered, 1, "altered", "null", r#"["signature"]"#);
    write(home, "spaced.json", &GOLDEN.replace("\":", "\": "));
    let spaced = ["spaced.json", "--issuer", "key.json"];
    check_json(home, &spaced, 1, "altered", "null", two);

    for (name, text) in [
        ("empty.json", String::new()),
        ("other.json", "{\"schema\":\"tutela.form/1\"}".into()),
        ("half.json", GOLDEN[..GOLDEN.len() / 2].into()),
        ("twice.json", format!("{GOLDEN}{GOLDEN}")),
        ("huge.json", GOLDEN.replace("Dana", &"D".repeat(1_000_000))),
        ("deep.json", "[".repeat(200_000)),
    ] {
        write(home, name, &text);
        check_json(home, &[name], 3, "unreadable", "null", "[]");
    }
}

#[test]
fn a_certificate_comes_through_standard_input_too() {
    let home = folder();
    tutela(home.path(), &["verify", "-", "--issuer", "key.json"])
        .write_stdin(GOLDEN)
        .assert()
        .code(0);
    tutela(home.path(), &["verify", "-"])
        .write_stdin("")
        .assert()
        .code(3);
}

#[test]
fn verifying_leaves_nothing_behind() {
    let home = folder();
    verify(home.path(), &["good.json"]).code(1);
    let mut names: Vec<_> = fs::read_dir(home.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["good.json", "key.json"]);
}

#[test]
fn a_file_that_is_not_there_and_a_key_that_is_none_are_failures_that_say_so() {
    let home = folder();
    let done = verify(home.path(), &["no.json"]).code(3);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.starts_with("error: no.json cannot be read"), "{said}");
    let done = verify(home.path(), &["good.json", "--issuer", "good.json"]).code(3);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("is not a key file"), "{said}");
    verify(home.path(), &["good.json", "--as-of", "soon"]).code(2);
    verify(home.path(), &[]).code(2);
}

#[test]
fn records_that_cannot_be_opened_are_said_and_not_claimed() {
    let home = folder();
    fs::create_dir(home.path().join("data")).expect("a folder");
    write(home.path(), "data/records.sqlite", &"garbage ".repeat(1000));
    let done = verify(
        home.path(),
        &["good.json", "--issuer", "key.json", "--json"],
    )
    .code(0);
    assert!(!stdout(&done).contains("register"));
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(
        said.starts_with("These records were not looked at"),
        "{said}"
    );
}

#[test]
fn what_it_says_of_a_valid_certificate() {
    let home = folder();
    let trusted = ["good.json", "--issuer", "key.json"];
    snapshot("verify-valid", &stdout(&verify(home.path(), &trusted)));
    let spanish = [&trusted[..], &["--lang", "es"]].concat();
    snapshot("verify-valid-es", &stdout(&verify(home.path(), &spanish)));
}

#[test]
fn what_it_says_of_an_unknown_issuer_a_change_and_a_file_of_another_kind() {
    let home = folder();
    let home = home.path();
    snapshot(
        "verify-unknown-issuer",
        &stdout(&verify(home, &["good.json"])),
    );
    write(
        home,
        "name.json",
        &GOLDEN.replace("Dana Reyes", "Dora Reyes"),
    );
    snapshot("verify-altered", &stdout(&verify(home, &["name.json"])));
    write(home, "other.json", "{}");
    snapshot("verify-unreadable", &stdout(&verify(home, &["other.json"])));
}

#[test]
fn a_hostile_document_moves_no_cursor() {
    let home = folder();
    let document = Document::read(GOLDEN.as_bytes()).expect("a document");
    let mut claim: Certificate = document.certificate().clone();
    claim.learner.name = "Ana\u{1b}[2J\u{202e}\r\nValid: yes".into();
    claim.provider = Some("\u{7}Provider".into());
    let stranger = SigningKey::from_bytes(&[9; 32]);
    write(home.path(), "bad.json", &sign(&claim, &stranger));
    write(
        home.path(),
        "field.json",
        &GOLDEN.replace("\"name\"", "\"\\u001b[2J\""),
    );
    for file in ["bad.json", "field.json"] {
        let said = stdout(&verify(home.path(), &[file]));
        let plain = |c: char| !c.is_control() && c != '\u{202e}';
        assert!(said.lines().all(|line| line.chars().all(plain)), "{said:?}");
        assert!(!said.contains("\nValid: yes"));
    }
}

// The claim of the golden credential, and its badges.
fn badge() -> (Certificate, Signed) {
    let document = Document::read(BADGE.as_bytes()).expect("a document");
    let claim = document.certificate().clone();
    let signed = sign_all(&claim, &key());
    (claim, signed)
}

#[test]
fn every_carrier_is_verified_whatever_its_name_is() {
    let home = folder();
    let home = home.path();
    let (claim, signed) = badge();
    let png = badge_png(&claim, &signed, Some(&key()));
    let svg = badge_svg(&claim, &signed, Some(&key()));
    let three = r#"["signature","issuer","validity"]"#;
    let four = r#"["signature","issuer","validity","page"]"#;
    for (name, bytes, checked) in [
        ("a.txt", signed.document.as_bytes(), three),
        ("b.png", signed.jwt.as_bytes(), three),
        ("c.json", signed.paper.as_bytes(), three),
        ("d.pdf", &png, four),
        ("e", svg.as_bytes(), four),
    ] {
        fs::write(home.join(name), bytes).expect("a file");
        check_json(
            home,
            &[name, "--issuer", "key.json"],
            0,
            "valid",
            "null",
            checked,
        );
        let two = r#"["signature","issuer"]"#;
        check_json(home, &[name], 1, "unknown-issuer", "null", two);
    }
    let drawn = svg.replace("#1d2d44", "#000000");
    write(home, "drawn.svg", &drawn);
    let args = ["drawn.svg", "--issuer", "key.json"];
    check_json(home, &args, 1, "altered", r#""page""#, four);
    tutela(home, &["verify", "-", "--issuer", "key.json"])
        .write_stdin(format!("{}\n", signed.paper))
        .assert()
        .code(0);
}

#[test]
fn a_status_list_carried_to_another_machine_is_looked_at() {
    let home = folder();
    let home = home.path();
    let (claim, signed) = badge();
    write(home, "badge.json", &signed.document);
    let place = claim.terms.and_then(|terms| terms.status).expect("a place");
    let made = "2026-11-30T12:00:00Z".parse().expect("an instant");
    let list = |set: &[u32], key: &SigningKey| {
        credential::list::sign(&place.list, Purpose::Revocation, set, made, key, None)
    };
    write(home, "none.json", &list(&[], &key()));
    write(home, "this.json", &list(&[place.index], &key()));
    let stranger = SigningKey::from_bytes(&[9; 32]);
    write(home, "other.json", &list(&[place.index], &stranger));
    let four = r#"["signature","issuer","status-list","validity"]"#;
    let three = r#"["signature","issuer","validity"]"#;
    for (name, code, status, checked) in [
        ("none.json", 0, "valid", four),
        ("this.json", 1, "revoked", four),
        ("other.json", 0, "valid", three),
    ] {
        let args = ["badge.json", "--issuer", "key.json", "--status", name];
        check_json(home, &args, code, status, "null", checked);
    }
    let done = verify(home, &["badge.json", "--status", "key.json"]).code(3);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("key.json: no status list"), "{said}");
}

#[test]
fn what_it_says_of_paper_of_a_changed_picture_and_of_a_lost_key() {
    let home = folder();
    let home = home.path();
    let (claim, signed) = badge();
    write(home, "paper.txt", &signed.paper);
    let trusted = ["paper.txt", "--issuer", "key.json"];
    snapshot("verify-paper", &stdout(&verify(home, &trusted)));
    let svg = badge_svg(&claim, &signed, Some(&key()));
    write(home, "drawn.svg", &svg.replace("#1d2d44", "#000000"));
    let trusted = ["drawn.svg", "--issuer", "key.json"];
    snapshot("verify-altered-page", &stdout(&verify(home, &trusted)));
    let lost = Earlier {
        key: IssuerKey::of(&key()),
        ended: Ended::Lost {
            on: "2026-11-30".parse().expect("a date"),
        },
    };
    let next = IssuerKey::of(&SigningKey::from_bytes(&[8; 32]));
    let file = KeyFile::new(next, None).with_earlier(vec![lost]);
    write(home, "next.json", &file.to_text());
    let args = ["paper.txt", "--issuer", "next.json"];
    snapshot("verify-lost-key", &stdout(&verify(home, &args)));
}
