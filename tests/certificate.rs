//! `tutela certificate`, through the binary: certificates in the records, on paper, in files, and verified again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use tutela::core::session::Behaviour;
use tutela::core::session::form::{Packed, digest};
use tutela::core::standing::Certificate;
use tutela::core::time::Stamp;
use tutela::credential::{Document, sign};
use tutela::keyring::Keyring;
use tutela::store::{
    AttemptId, Ending, InsteadOf, LearnerId, NewAttempt, NewCertificate, NewEvent, NewLearner,
    Store, Why,
};

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");

// A computer with records, a key, learners and certificates.
struct Computer {
    home: tempfile::TempDir,
}

impl Computer {
    fn new() -> Computer {
        Computer {
            home: tempfile::tempdir().expect("a folder"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn store(&self) -> Store {
        let file = self.path("data/records.sqlite");
        Store::open(&file.display().to_string()).expect("records")
    }

    // Adds a learner with a certificate; ids are made of `byte`.
    fn certify(&self, byte: u8, name: &str) -> String {
        let mut store = self.store();
        let learner = store
            .add_learner(NewLearner {
                id: LearnerId::from_random([byte; 16]),
                name: name.parse().expect("a name"),
                handle: Some(format!("handle-{byte}").parse().expect("a handle")),
                language: None,
                at: at(0),
            })
            .expect("added");
        self.issue(byte, learner.id, name, None)
    }

    // A certificate about an exam that the learner sat just now.
    fn issue(&self, byte: u8, learner: LearnerId, name: &str, replaces: Option<&str>) -> String {
        let mut store = self.store();
        let attempt = AttemptId::from_random([byte; 16]);
        let body = r#"{"slots":[]}"#.to_owned();
        let form = Packed {
            digest: digest(body.as_bytes()),
            body,
            contents: BTreeMap::new(),
        };
        store
            .open_attempt(&NewAttempt {
                id: attempt,
                learner: Some(learner),
                course: &"night-desk".parse().expect("an id"),
                version: "1.0.0",
                course_digest: "c0",
                behaviour: Behaviour::Exam,
                rehearsal: false,
                form: &form,
                slots: &[],
                at: at(0),
                salt: [byte; 16],
                body: "{}",
            })
            .expect("open");
        let head = store
            .append(
                attempt,
                &NewEvent {
                    seq: 2,
                    at: at(2),
                    salt: [byte; 16],
                    body: "{}",
                    ends: Some(Ending::Submitted),
                    shows: &[],
                },
            )
            .expect("submitted");
        let golden = Document::read(GOLDEN.as_bytes()).expect("a document");
        let mut claim: Certificate = golden.certificate().clone();
        claim.id = uuid::Builder::from_random_bytes([byte; 16]).into_uuid();
        claim.learner.name = name.to_owned();
        claim.replaces = replaces.map(|id| id.parse().expect("an id"));
        claim.chain.attempt = head.digest.clone();
        claim.chain.register = store.register_head().expect("a head").digest;
        let key = Keyring::in_folder(self.path("data")).secret(|| Ok([7; 32]));
        store
            .issue(&NewCertificate {
                id: &claim.id.to_string(),
                attempt,
                document: &sign(&claim, &key.expect("a key")),
                jwt: None,
                paper: None,
                status_index: None,
                instead_of: replaces.map(|id| InsteadOf {
                    id,
                    why: Why::Renewed,
                }),
                attempt_head: &claim.chain.attempt,
                register_head: &claim.chain.register,
                at: at(i64::from(byte)),
            })
            .expect("issued");
        claim.id.to_string()
    }

    fn run(&self, args: &[&str]) -> Assert {
        let mut command = Command::cargo_bin("tutela").expect("the binary is built");
        command
            .current_dir(self.home.path())
            .env_clear()
            .env("TUTELA_STORE", "data/records.sqlite")
            .env("TUTELA_NOW", "2026-12-01T18:00:00Z")
            .args(args)
            .assert()
    }
}

fn at(second: i64) -> Stamp {
    Stamp {
        utc: jiff::Timestamp::from_second(1_795_402_800 + second).expect("an instant"),
        offset: -6 * 3600,
    }
}

fn stdout(done: &Assert) -> String {
    String::from_utf8(done.get_output().stdout.clone()).expect("text")
}

fn stderr(done: &Assert) -> String {
    String::from_utf8(done.get_output().stderr.clone()).expect("text")
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

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().display().to_string())
        .collect();
    names.sort();
    names
}

#[test]
fn an_exported_certificate_is_valid_here_by_this_computers_key_and_its_register() {
    let computer = Computer::new();
    let id = computer.certify(1, "Dana Reyes Ochoa");
    let done = computer
        .run(&["certificate", "export", "latest", "--to", "out"])
        .code(0);
    let files = ["html", "json", "pdf", "txt"].map(|kind| format!("{id}.{kind}"));
    assert_eq!(names(&computer.path("out")), files);
    assert_eq!(stdout(&done).lines().count(), 4);
    let file = format!("out/{id}.json");
    let json = stdout(&computer.run(&["verify", &file, "--json"]).code(0));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["status"], "valid");
    let all = ["signature", "issuer", "register", "validity"];
    assert_eq!(json["checked"], serde_json::json!(all));
    let said = stdout(&computer.run(&["verify", &file]).code(0));
    assert!(
        said.starts_with("Valid: signed by this computer's key"),
        "{said}"
    );
}

#[test]
fn a_swapped_name_is_named_where_the_original_is_kept() {
    let computer = Computer::new();
    let id = computer.certify(1, "Dana Reyes Ochoa");
    let json = stdout(
        &computer
            .run(&["certificate", "show", &id, "--json"])
            .code(0),
    );
    fs::write(computer.path("forged.json"), json.replace("Dana", "Dora")).expect("a file");
    let said = stdout(&computer.run(&["verify", "forged.json", "--json"]).code(1));
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (&said["status"], &said["field"]),
        (&"altered".into(), &"learner.name".into())
    );
}

#[test]
fn the_key_file_of_one_computer_is_trusted_on_another() {
    let computer = Computer::new();
    let id = computer.certify(1, "Dana Reyes Ochoa");
    computer
        .run(&["certificate", "export", &id, "--to", "."])
        .code(0);
    let key = stdout(&computer.run(&["certificate", "key"]).code(0));
    let other = Computer::new();
    for (name, text) in [
        ("key.json", key),
        (
            "c.json",
            fs::read_to_string(computer.path(&format!("{id}.json"))).expect("a file"),
        ),
    ] {
        fs::write(other.path(name), text).expect("a file");
    }
    other.run(&["verify", "c.json"]).code(1);
    other
        .run(&["verify", "c.json", "--issuer", "key.json"])
        .code(0);
    // Its own key, made now, changes nothing about a stranger's.
    other.run(&["certificate", "key"]).code(0);
    other.run(&["verify", "c.json"]).code(1);
}

#[test]
fn the_key_is_made_once() {
    let computer = Computer::new();
    let [one, two] = [(); 2].map(|()| stdout(&computer.run(&["certificate", "key"]).code(0)));
    assert_eq!(one, two);
    assert!(one.contains("\"schema\": \"tutela.key/1\""));
    assert!(!one.contains("secret"));
}

#[test]
fn programs_that_make_the_key_at_once_make_one() {
    let computer = Computer::new();
    computer.store();
    let keys: std::collections::BTreeSet<String> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| stdout(&computer.run(&["certificate", "key"]).code(0))))
            .collect();
        let joined = runs.into_iter().map(|run| run.join());
        joined.map(|key| key.expect("no panic")).collect()
    });
    assert_eq!(keys.len(), 1);
    let mut there = names(&computer.path("data"));
    there.retain(|name| name.starts_with("issuer-key"));
    assert_eq!(there, ["issuer-key.json"]);
}

#[test]
fn an_export_again_changes_nothing_and_a_different_file_is_left_alone() {
    let computer = Computer::new();
    let id = computer.certify(1, "Dana Reyes Ochoa");
    let export = ["certificate", "export", id.as_str(), "--to", "out"];
    computer.run(&export).code(0);
    computer.run(&export).code(0);
    fs::remove_file(computer.path(&format!("out/{id}.json"))).expect("ours");
    let page = computer.path(&format!("out/{id}.html"));
    fs::write(&page, "mine").expect("a file");
    let said = stderr(&computer.run(&export).code(3));
    assert!(
        said.contains("is there already and is different; nothing was written"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&page).expect("text"), "mine");
    assert_eq!(names(&computer.path("out")).len(), 3);
}

#[test]
fn everybodys_certificates_are_exported_with_an_index_that_is_kept_up_to_date() {
    let computer = Computer::new();
    computer.certify(1, "Dana Reyes Ochoa");
    computer.certify(2, "O'Neil, \"Bo\"");
    let export = ["certificate", "export", "--all", "--to", "out"];
    let done = computer.run(&export).code(0);
    assert_eq!(
        stdout(&done),
        "2 certificates in out, 8 files new; index.csv lists them.\n"
    );
    let index = fs::read_to_string(computer.path("out/index.csv")).expect("text");
    assert!(index.ends_with("\r\n"));
    snapshot("certificate-index", &index.replace("\r\n", "\n"));
    computer.certify(3, "李小龍");
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fonts");
    fs::write(computer.path("tutela.toml"), format!("fonts = {fonts:?}")).expect("a file");
    let done = computer.run(&export).code(0);
    assert_eq!(
        stdout(&done),
        "3 certificates in out, 4 files new; index.csv lists them.\n"
    );
    assert_eq!(stderr(&done), "out/index.csv was brought up to date.\n");
    assert!(stderr(&computer.run(&export).code(0)).is_empty());
    fs::write(computer.path("out/index.csv"), "mine").expect("a file");
    computer.run(&export).code(3);
    let one = [
        "certificate",
        "export",
        "--all",
        "--learner",
        "handle-3",
        "--to",
        "one",
    ];
    computer.run(&one).code(0);
    assert_eq!(names(&computer.path("one")).len(), 5);
}

#[test]
fn a_list_is_lines_in_a_pipe_and_says_what_verify_would() {
    let computer = Computer::new();
    computer.certify(1, "Dana Reyes Ochoa");
    snapshot(
        "certificate-list",
        &stdout(&computer.run(&["certificate", "list"]).code(0)),
    );
    let json = stdout(&computer.run(&["certificate", "list", "--json"]).code(0));
    snapshot("certificate-list-json", &json);
    let empty = Computer::new();
    empty
        .run(&["certificate", "list", "--all"])
        .code(0)
        .stdout("");
}

#[test]
fn an_erased_certificate_is_erased_everywhere_and_not_forged() {
    let computer = Computer::new();
    let id = computer.certify(1, "Dana Reyes Ochoa");
    computer
        .run(&["certificate", "export", &id, "--to", "."])
        .code(0);
    computer
        .run(&["learner", "erase", "handle-1", "--yes"])
        .code(0);
    let said = stdout(&computer.run(&["verify", &format!("{id}.json")]).code(1));
    assert!(said.starts_with("Erased: it is genuine"), "{said}");
    assert!(stderr(&computer.run(&["certificate", "show", &id]).code(1)).contains("was erased"));
    let list = stdout(&computer.run(&["certificate", "list", "--all"]).code(0));
    assert_eq!(list, format!("State: erased\nCertificate: {id}\n"));
    computer
        .run(&["certificate", "export", "--all", "--to", "out"])
        .code(0);
    let index = fs::read_to_string(computer.path("out/index.csv")).expect("text");
    assert!(
        index.ends_with(&format!("\r\n{id},erased,,,,,,,,,,,,,\r\n")),
        "{index}"
    );
}

#[test]
fn nobody_is_assumed_where_there_are_several_learners() {
    let computer = Computer::new();
    computer.certify(1, "Dana Reyes Ochoa");
    let id = computer.certify(2, "Dana Reyes Ochoa");
    let said = stderr(&computer.run(&["certificate", "show"]).code(2));
    assert!(
        said.contains("--learner handle-1") && said.contains("--learner handle-2"),
        "{said}"
    );
    computer.run(&["certificate", "show", &id]).code(0);
    computer.run(&["certificate", "show", &id[..6]]).code(0);
    computer.run(&["certificate", "show", "nothing"]).code(2);
    let mine = [
        "certificate",
        "show",
        "--learner",
        "handle-2",
        "--lang",
        "es",
    ];
    let said = stdout(&computer.run(&mine).code(0));
    assert!(
        said.contains("CONSTANCIA DE FINALIZACIÓN") && said.contains(&id),
        "{said}"
    );
}

#[test]
fn a_corrected_certificate_supersedes_the_one_it_names() {
    let computer = Computer::new();
    let old = computer.certify(1, "Dana Reyes");
    let learner = LearnerId::from_random([1; 16]);
    let new = computer.issue(2, learner, "Dana Reyes Ochoa", Some(&old));
    for (id, code, status) in [(old, 1, "superseded"), (new, 0, "valid")] {
        computer
            .run(&["certificate", "export", &id, "--to", "."])
            .code(0);
        let done = computer
            .run(&["verify", &format!("{id}.json"), "--json"])
            .code(code);
        let json: serde_json::Value = serde_json::from_str(&stdout(&done)).expect("JSON");
        assert_eq!(json["status"], status);
    }
}

#[test]
fn a_certificate_is_not_claimed_before_the_course_is_done() {
    let computer = Computer::new();
    computer.certify(1, "Dana Reyes Ochoa");
    let claim = ["certificate", "claim", "recognize-trafficking"];
    let said = stderr(&computer.run(&claim).code(1));
    assert!(
        said.contains("has not completed `recognize-trafficking` yet"),
        "{said}"
    );
}

#[test]
fn an_id_stands_for_the_certificate_that_the_records_hold() {
    let computer = Computer::new();
    let id = computer.certify(1, "Dana Reyes Ochoa");
    computer.certify(2, "Ana");
    for name in [&id[..], &id[..8]] {
        let json = stdout(&computer.run(&["verify", name, "--json"]).code(0));
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["status"], "valid");
    }
    computer.run(&["verify", "ffffffff"]).code(3);
    let erase = ["learner", "erase", "handle-1", "--yes"];
    computer.run(&erase).code(0);
    let json = stdout(&computer.run(&["verify", &id, "--json"]).code(1));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        (&json["status"], &json["checked"]),
        (&"erased".into(), &serde_json::json!(["register"]))
    );
}
