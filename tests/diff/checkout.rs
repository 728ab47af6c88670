//! `tutela diff` through the real program, in checkouts that git made: what is told, what is refused, what is left alone.

use std::path::{Path, PathBuf};
use std::process::Command;

use tutela::source::SourceFile;

use super::{CONTROL, COURSE, FIGURES, edited};
use crate::faults::example;

/// A checkout in a folder with a space in its name, the library in a sub-folder.
struct Checkout {
    _home: tempfile::TempDir,
    top: PathBuf,
}

impl Checkout {
    fn new() -> Checkout {
        let home = tempfile::tempdir().expect("a folder");
        let top = home.path().join("our checkout");
        std::fs::create_dir(&top).expect("a folder");
        let checkout = Checkout { _home: home, top };
        checkout.git(&["init", "--quiet", "--initial-branch=main"]);
        checkout
    }

    fn with_example() -> Checkout {
        let checkout = Checkout::new();
        checkout.write(example());
        checkout.commit("first");
        checkout
    }

    fn library(&self) -> PathBuf {
        self.top.join("las lecciones")
    }

    fn write(&self, files: Vec<SourceFile>) {
        for file in files {
            let path = self.library().join(&file.path);
            std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
            std::fs::write(path, &file.bytes).expect("written");
        }
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn git(&self, args: &[&str]) -> String {
        let mut command = Command::new("git");
        command.current_dir(&self.top).args(args);
        for (name, value) in [
            ("NAME", "Dana"),
            ("EMAIL", "dana@example.org"),
            ("DATE", "2026-11-22T12:00:00Z"),
        ] {
            command.env(format!("GIT_AUTHOR_{name}"), value);
            command.env(format!("GIT_COMMITTER_{name}"), value);
        }
        let done = command.envs(quiet()).output().expect("git is here");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "git {args:?}: {said}");
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    fn diff(&self, args: &[&str]) -> (i32, String, String) {
        tutela(&self.library(), args)
    }
}

const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

// Git as nobody has set it up.
fn quiet() -> [(&'static str, &'static str); 3] {
    [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("LC_ALL", "C"),
    ]
}

fn tutela(folder: &Path, args: &[&str]) -> (i32, String, String) {
    run(folder, args, PATH)
}

fn run(folder: &Path, args: &[&str], path: &str) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    let command = command
        .env_clear()
        .envs(quiet())
        .env("PATH", path)
        .current_dir(folder);
    let done = command
        .arg("diff")
        .args(args)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

// Hashes depend on every byte of a commit; what is said is told without them.
fn without_hashes(text: &str) -> String {
    let is_hash = |word: &str| word.len() >= 10 && word.chars().all(|c| c.is_ascii_hexdigit());
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let shown = words.map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        match is_hash(bare) {
            true => word.replace(bare, "HASH"),
            false => word.to_owned(),
        }
    });
    shown.collect()
}

fn an_evenings_work() -> Vec<SourceFile> {
    edited(&[
        (
            CONTROL,
            "A page prints {fact:ms-hotline-rate} for",
            "A web page prints {fact:ms-hotline-rate} for",
        ),
        (
            CONTROL,
            "text = \"A guest arrives with a single small bag and asks for a long stay\"",
            "text = \"A guest arrives with one small bag and asks for a long stay\"",
        ),
        (CONTROL, "Movement is not part", "Movment is not part"),
        (COURSE, "cut_score = \"80 %\"", "cut_score = \"75 %\""),
        (FIGURES, "value = 38", "value = 39"),
        (FIGURES, "checked = 2026-11-22", "checked = 2027-01-09"),
    ])
}

#[test]
fn an_evenings_work_is_told_at_80_and_at_40_columns_and_as_json() {
    let checkout = Checkout::with_example();
    checkout.write(an_evenings_work());
    let (code, out, err) = checkout.diff(&[]);
    assert_eq!(code, 0);
    assert_eq!(err, "");
    snapshot("diff-80", &without_hashes(&out));
    let (_, out, err) = {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        let command = command
            .env_clear()
            .envs(quiet())
            .env("PATH", PATH)
            .env("COLUMNS", "40");
        let done = command
            .current_dir(checkout.library())
            .arg("diff")
            .output()
            .expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("we write UTF-8");
        (0, text(done.stdout), text(done.stderr))
    };
    assert_eq!(err, "");
    snapshot("diff-40", &without_hashes(&out));
}

#[test]
fn other_programs_read_what_changed_as_json() {
    let checkout = Checkout::with_example();
    checkout.write(edited(&[
        (
            CONTROL,
            "A guest arrives with a single small bag",
            "A guest arrives with one small bag",
        ),
        (COURSE, "cut_score = \"80 %\"", "cut_score = \"75 %\""),
    ]));
    let (code, out, err) = checkout.diff(&["--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    snapshot("diff-json", &without_hashes(&out));
}

#[test]
fn a_part_of_the_library_is_told_alone() {
    let checkout = Checkout::with_example();
    checkout.write(an_evenings_work());
    for (part, last) in [
        ("night-desk", "Changes in 1 course and 4 items."),
        ("night-desk/course.toml", "Changes in 1 course."),
        ("night-desk/banks/control.toml", "Changes in 4 items."),
        ("es/night-desk/banks/control.toml", "Changes in 4 items."),
        ("facts/statistics.toml", "Changes in 1 fact."),
        (
            "night-desk/modules/01-control.toml",
            "Nothing changed in meaning.",
        ),
    ] {
        let (_, out, _) = checkout.diff(&[part]);
        assert!(out.contains(last), "{part}: {out}");
    }
}

#[test]
fn revisions_are_compared_with_each_other_and_from_where_they_parted() {
    let checkout = Checkout::with_example();
    checkout.git(&["tag", "v1"]);
    checkout.git(&["checkout", "--quiet", "-b", "other"]);
    checkout.write(edited(&[(CONTROL, "answer = false\n", "answer = true\n")]));
    checkout.commit("other");
    checkout.git(&["checkout", "--quiet", "main"]);
    checkout.write(edited(&[(COURSE, "attempts = 3", "attempts = 2")]));
    checkout.commit("main");
    let out = |args: &[&str]| {
        let (code, out, err) = checkout.diff(args);
        assert_eq!(code, 0, "{args:?}: {err}");
        out
    };
    assert!(out(&["HEAD"]).contains("Nothing changed in meaning."));
    assert!(out(&["v1"]).contains("exam, attempts: 3 -> 2"));
    let both = out(&["main..other"]);
    assert!(
        both.contains("exam, attempts: 2 -> 3") && both.contains("answer: false -> true"),
        "{both}"
    );
    let own = out(&["main...other"]);
    assert!(
        !own.contains("attempts") && own.contains("answer: false -> true"),
        "{own}"
    );
    assert_eq!(out(&["v1..HEAD"]), out(&["v1.."]));
    // A lone word that is no revision is a place; a part of the library is told alone.
    assert!(!out(&["v1", "night-desk/banks/control.toml"]).contains("attempts"));
    assert!(out(&["night-desk"]).contains("Nothing changed in meaning."));
}

#[test]
fn what_should_be_raised_or_translated_can_be_denied() {
    let checkout = Checkout::with_example();
    checkout.write(edited(&[(
        CONTROL,
        "Movement is not part",
        "Motion is not part",
    )]));
    let ends = |args: &[&str]| checkout.diff(args).0;
    assert_eq!(ends(&[]), 0);
    assert_eq!(ends(&["--deny", "stale"]), 1);
    assert_eq!(ends(&["--deny", "unraised"]), 1, "the course's version");
    checkout.write(edited(&[
        (CONTROL, "Movement is not part", "Movment is not part"),
        (COURSE, "version = \"1.0.0\"", "version = \"1.0.1\""),
    ]));
    assert_eq!(ends(&["--deny", "stale", "--deny", "unraised"]), 0);
}

#[test]
fn a_checkout_is_left_as_it_was() {
    let checkout = Checkout::with_example();
    checkout.write(an_evenings_work());
    let state = || {
        let index = std::fs::read(checkout.top.join(".git/index")).expect("there is one");
        let time = std::fs::metadata(checkout.top.join(".git/index")).and_then(|m| m.modified());
        let mut names = vec![checkout.top.clone()];
        let mut at = 0;
        while let Some(folder) = names
            .get(at)
            .filter(|p| p.is_dir())
            .cloned()
            .or_else(|| names.get(at).cloned())
        {
            if folder.is_dir() {
                let entries = std::fs::read_dir(&folder).expect("readable");
                names.extend(entries.map(|entry| entry.expect("an entry").path()));
            }
            at += 1;
        }
        names.sort();
        (index, time.expect("a time"), names)
    };
    let before = state();
    checkout.diff(&[]);
    checkout.diff(&["HEAD..HEAD", "--json"]);
    assert!(state() == before);
}

#[test]
fn a_library_that_is_new_or_was_torn_is_compared_as_far_as_can_be() {
    let checkout = Checkout::new();
    std::fs::write(checkout.top.join("README"), "x").expect("written");
    checkout.commit("before there was a library");
    checkout.write(example());
    let (code, out, err) = checkout.diff(&[]);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains("nothing of this library was there yet"),
        "{err}"
    );
    assert!(
        out.contains("item border added: Trafficking means that a person is moved"),
        "{out}"
    );
    let garbage = vec![SourceFile {
        path: CONTROL.to_owned(),
        bytes: vec![0xFF, 0x00, 0xFE].into(),
    }];
    checkout.write(garbage);
    checkout.commit("garbage");
    checkout.write(example());
    let (code, out, err) = checkout.diff(&[]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("what has it is not compared"), "{err}");
    assert!(
        out.contains("item border not compared: it had errors before"),
        "{out}"
    );
}

#[test]
fn what_git_cannot_tell_ends_with_3_and_says_what_to_do() {
    let nowhere = tempfile::tempdir().expect("a folder");
    let told = |(code, out, err): (i32, String, String)| {
        assert_eq!((code, out.as_str()), (3, ""), "{err}");
        err.replace(&nowhere.path().display().to_string(), "HOME")
    };
    let library = nowhere.path().join("courses");
    for file in example() {
        let path = library.join(&file.path);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        std::fs::write(path, &file.bytes).expect("written");
    }
    let checkout = Checkout::with_example();
    let empty = Checkout::new();
    empty.write(example());
    checkout.write(an_evenings_work());
    checkout.commit("second");
    let shallow = nowhere.path().join("shallow");
    let from = format!("file://{}", checkout.top.display());
    checkout.git(&[
        "clone",
        "--quiet",
        "--depth",
        "1",
        &from,
        &shallow.display().to_string(),
    ]);
    let mut all = String::new();
    for (what, said) in [
        ("no checkout", told(tutela(&library, &[]))),
        ("no such revision", told(checkout.diff(&["v9"]))),
        ("an option for git", told(checkout.diff(&["a..--all"]))),
        ("nothing committed", told(empty.diff(&[]))),
        (
            "a shallow clone",
            told(tutela(&shallow.join("las lecciones"), &["HEAD~1"])),
        ),
        ("no git", told(run(&checkout.library(), &[], "/nowhere"))),
        (
            "no library",
            told(tutela(nowhere.path(), &["HEAD", "courses/nothing"])),
        ),
    ] {
        all.push_str(&format!("# {what}\n{said}\n"));
    }
    snapshot("diff-refused", &all);
}
