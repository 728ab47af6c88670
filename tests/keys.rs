//! What becomes of certificates when something becomes of the key: the table of the README, row by row; passphrases; a
//! program killed while it signs.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tutela::credential::{Document, sign_all};
use tutela::keyring::Keyring;
use tutela::store::Store;

use crate::computer::Computer;
use crate::journey::{World, pass};
use crate::store::tamper;

/// A computer where somebody was certified; the certificate as a file, and the key file that was handed out then.
struct Office {
    world: World,
    certificate: PathBuf,
    handed_out: PathBuf,
}

impl Office {
    fn new() -> Office {
        let mut world = World::new();
        world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
        pass(&mut world, Some("Dana Reyes Ochoa"));
        let certificate = world.file("certificate.json");
        let shown = world.run(&["certificate", "show", "--json"], "");
        std::fs::write(&certificate, shown.out).expect("written");
        let handed_out = world.file("before.key.json");
        let office = Office {
            world,
            certificate,
            handed_out,
        };
        office.with_key_file("before.key.json")
    }

    fn with_key_file(mut self, name: &str) -> Office {
        let exported = self.world.run(&["key", "export"], "");
        if exported.code == 0 {
            std::fs::write(self.world.file(name), exported.out).expect("written");
        }
        self
    }

    /// The same office on another day: records and key copied.
    fn copy(&self) -> Office {
        let world = World::new();
        for name in [
            "records.sqlite",
            "issuer-key.json",
            "certificate.json",
            "before.key.json",
        ] {
            std::fs::copy(self.world.file(name), world.file(name)).expect("copied");
        }
        Office {
            certificate: world.file("certificate.json"),
            handed_out: world.file("before.key.json"),
            world,
        }
    }

    fn must(&mut self, args: &[&str]) {
        let said = self.world.run(args, "");
        assert_eq!(said.code, 0, "{args:?}: {said:?}");
    }

    // What the office, and somebody far away with a key file, are told of a certificate.
    fn verdicts(&mut self, certificate: &Path) -> [String; 4] {
        let file = certificate.display().to_string();
        let here = status(&mut self.world, &["verify", &file, "--json"]);
        let elsewhere = |key: Option<&Path>| {
            let mut far = World::new();
            let key = key.map(|key| key.display().to_string());
            let mut args = vec!["verify", &file, "--json"];
            args.extend(key.iter().flat_map(|key| ["--issuer", key]));
            status(&mut far, &args)
        };
        let before = elsewhere(Some(&self.handed_out));
        let nothing = elsewhere(None);
        let exported = self.world.run(&["key", "export"], "");
        let now = self.world.file("now.key.json");
        std::fs::write(&now, exported.out).expect("written");
        let now = elsewhere(Some(&now));
        [here, before, now, nothing]
    }
}

fn status(world: &mut World, args: &[&str]) -> String {
    let said = world.run(args, "");
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    json["status"].as_str().expect("a status").to_owned()
}

const LOST: [&str; 7] = [
    "key",
    "lost",
    "--reason",
    "Laptop stolen",
    "--by",
    "Ines Ruiz",
    "--no-input",
];

#[test]
fn what_became_of_the_key_decides_the_verdict_as_the_table_says() {
    let office = Office::new();
    type Row = (&'static str, fn(&mut Office), [&'static str; 4]);
    // The columns: in these records; elsewhere with the key file of that time, with the present one, with none.
    let table: [Row; 6] = [
        (
            "in use",
            |_| {},
            ["valid", "valid", "valid", "unknown-issuer"],
        ),
        (
            "rotated",
            |office| office.must(&["key", "rotate"]),
            ["valid", "valid", "valid", "unknown-issuer"],
        ),
        (
            "its file gone, and a new one made",
            |office| {
                std::fs::remove_file(office.world.file("issuer-key.json")).expect("removed");
                office.must(&["key", "export"]);
            },
            ["valid", "valid", "valid", "unknown-issuer"],
        ),
        (
            "killed after the file was replaced",
            |office| {
                let other = Keyring::in_folder(office.world.file("other"));
                other.secret(|| Ok([9; 32])).expect("made");
                std::fs::copy(other.path(), office.world.file("issuer-key.json")).expect("copied");
            },
            ["valid", "valid", "valid", "unknown-issuer"],
        ),
        (
            "lost, then rotated",
            |office| {
                office.must(&LOST);
                office.must(&["key", "rotate"]);
            },
            ["valid", "valid", "unknown-issuer", "unknown-issuer"],
        ),
        (
            "rotated, then lost",
            |office| {
                let print = Document::read(&std::fs::read(&office.certificate).expect("a file"));
                let print = print.expect("ours").key().expect("a key").fingerprint();
                office.must(&["key", "rotate"]);
                let mut lost = LOST.to_vec();
                lost.insert(2, &print);
                office.must(&lost);
            },
            ["valid", "valid", "unknown-issuer", "unknown-issuer"],
        ),
    ];
    for (name, happens, expected) in table {
        let mut office = office.copy();
        happens(&mut office);
        let certificate = office.certificate.clone();
        assert_eq!(office.verdicts(&certificate), expected, "{name}");
        let whole = office.world.run(&["store", "verify"], "");
        assert!(
            whole.out.ends_with("Everything holds.\n"),
            "{name}: {}",
            whole.out
        );
    }
}

#[test]
fn whoever_has_a_lost_key_makes_nothing_that_is_taken() {
    let mut office = Office::new();
    let stolen = Keyring::in_folder(office.world.home.path()).secret(|| Ok([0; 32]));
    let stolen = stolen.expect("the thief has the file");
    office.must(&LOST);
    office.must(&["key", "rotate"]);
    let bytes = std::fs::read(&office.certificate).expect("a file");
    let mut claim = Document::read(&bytes).expect("ours").certificate().clone();
    claim.id = uuid::Uuid::from_u128(7);
    claim.learner.name = "Somebody Else".into();
    let forged = office.world.file("forged.json");
    std::fs::write(&forged, sign_all(&claim, &stolen).document).expect("written");
    let [here, _, now, _] = office.verdicts(&forged);
    assert_eq!([here.as_str(), now.as_str()], ["unknown-issuer"; 2]);
    let back = office.world.file("stolen.json");
    std::fs::write(&back, tutela::keyring::Kept::Plain(stolen).to_text()).expect("written");
    let back = back.display().to_string();
    assert_eq!(office.world.run(&["key", "import", &back], "").code, 1);
}

#[test]
fn every_spelling_of_a_kept_certificate_must_say_the_same() {
    let office = Office::new();
    for (tampering, found) in [
        ("jwt = document", "token"),
        ("jwt = substr(jwt, 1, length(jwt) - 1)", "token"),
        ("paper = jwt", "text for paper"),
        (
            "status_index = status_index + 1",
            "place in the status list",
        ),
    ] {
        let mut office = office.copy();
        tamper(
            &office.world.store_path(),
            &format!("update certificate set {tampering}"),
        );
        let said = office.world.run(&["store", "verify"], "");
        assert_eq!(said.code, 1, "{tampering}");
        assert!(
            said.out.contains(&format!("otherwise: {found}\n")),
            "{}",
            said.out
        );
    }
}

// The real program, with the descriptor 3 that a shell gives it.
fn with_passphrase(
    computer: &Computer,
    passphrase: &str,
    args: &str,
) -> (Option<i32>, String, String) {
    std::fs::write(computer.path("passphrase"), format!("{passphrase}\n")).expect("written");
    let script = format!("\"$PROGRAM\" {args} --passphrase-fd 3 3< passphrase");
    let output = Command::new("sh")
        .args(["-c", &script])
        .env_clear()
        .env("HOME", computer.path("."))
        .env("PROGRAM", env!("CARGO_BIN_EXE_tutela"))
        .current_dir(computer.path("."))
        .output()
        .expect("a shell");
    let done = computer.done(&output);
    (done.code, done.out, done.err)
}

#[test]
fn a_protected_key_signs_with_its_passphrase_alone_and_never_shows_it() {
    let computer = Computer::new();
    computer.out(&["key", "export"]);
    let (code, _, err) = with_passphrase(&computer, "short", "key protect");
    assert_eq!(code, Some(1), "{err}");
    let (code, out, err) = with_passphrase(&computer, "horse battery staple", "key protect");
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    let shown = computer.out(&["key", "show"]);
    assert!(shown.contains("Passphrase: yes"), "{shown}");
    for entry in std::fs::read_dir(computer.path(".local/share/tutela")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a file");
        assert!(
            !String::from_utf8_lossy(&bytes).contains("horse battery"),
            "{}",
            path.display()
        );
    }
    let (code, _, err) = with_passphrase(&computer, "horse battery stable", "key protect --remove");
    assert_eq!(code, Some(1));
    assert!(err.contains("this is not its passphrase"), "{err}");
    let nobody = computer.run(&["key", "protect", "--remove"]);
    assert_eq!(nobody.code, Some(2));
    assert!(nobody.err.contains("--passphrase-fd"), "{}", nobody.err);
    let (code, _, _) = with_passphrase(&computer, "horse battery staple", "key protect --remove");
    assert_eq!(code, Some(0));
    assert_eq!(
        computer.run(&["key", "show", "--passphrase", "x"]).code,
        Some(2)
    );
}

#[test]
fn where_the_key_is_locked_a_certificate_waits_and_nothing_is_lost() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
    world.run(&["key", "export"], "");
    let ring = Keyring::in_folder(world.home.path());
    let key = ring.secret(|| Ok([0; 32])).expect("made");
    let sealed = tutela::keyring::Kept::sealed(&key, "horse battery staple", [1; 40]);
    ring.replace(&sealed).expect("sealed");
    let last = pass(&mut world, Some("Dana Reyes Ochoa"));
    assert!(last.out.contains("unlocks the key"), "{}", last.out);
    assert!(
        world
            .store()
            .certificates(None)
            .expect("readable")
            .is_empty()
    );
    let claim = world.run(&["certificate", "claim"], "");
    assert_eq!(claim.code, 1, "{claim:?}");
    let passphrase = world.file("passphrase");
    std::fs::write(&passphrase, "horse battery staple\n").expect("written");
    let output = Command::new("sh")
        .args([
            "-c",
            "\"$PROGRAM\" --store records.sqlite certificate claim --passphrase-fd 3 3< passphrase",
        ])
        .env("PROGRAM", env!("CARGO_BIN_EXE_tutela"))
        .current_dir(world.home.path())
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(world.store().certificates(None).expect("readable").len(), 1);
}

#[test]
fn killed_between_signing_and_keeping_there_is_no_certificate_or_one_and_never_two() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
    pass(&mut world, None);
    let computer = Computer::new();
    for round in 0..8_u32 {
        let name = format!("records-{round}.sqlite");
        std::fs::copy(world.store_path(), computer.path(&name)).expect("copied");
        let claim = [
            "--store",
            &name,
            "certificate",
            "claim",
            "--attest",
            "Dana Reyes Ochoa",
        ];
        let mut child = computer
            .command(&claim)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("piped")).lines();
        // The statement is said, then the name is kept, the key made, the certificate signed and kept.
        while let Some(Ok(line)) = said.next() {
            if line.starts_with("Date:") {
                break;
            }
        }
        for _ in 0..round * 12_000 {
            std::hint::spin_loop();
        }
        child.kill().expect("killed");
        child.wait().expect("ended");
        let kept = || {
            let store = Store::open(&computer.path(&name).display().to_string()).expect("records");
            store.certificates(None).expect("readable").len()
        };
        assert!(kept() <= 1);
        let again = computer.run(&claim);
        assert_eq!(again.code, Some(0), "{again:?}");
        assert_eq!(kept(), 1);
        let whole = computer.run(&["--store", &name, "store", "verify"]);
        assert!(whole.out.ends_with("Everything holds.\n"), "{whole:?}");
    }
}
