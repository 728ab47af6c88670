//! `tutela check --watch` through the real program: an author saves files, and is told what is new and what is gone.
//!
//! The program looks at the files twice a second; the tests wait for what it says, never for time.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};

struct Author {
    home: tempfile::TempDir,
}

impl Author {
    fn new() -> Author {
        let author = Author {
            home: tempfile::tempdir().expect("a folder"),
        };
        let done = author.command(&["new", "course", "our-desk"]).output();
        assert!(done.expect("the program runs").status.success());
        author
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("TERM", "xterm")
            .env("NO_COLOR", "1")
            .env("TUTELA_NOW", "2026-11-22T12:03:04Z")
            .current_dir(self.home.path())
            .args(args);
        command
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn bank(&self) -> PathBuf {
        self.folder("our-desk/banks/notice.toml")
    }

    fn edit(&self, find: &str, write: &str) {
        let text = std::fs::read_to_string(self.bank()).expect("the bank is there");
        assert!(text.contains(find), "{find}");
        save(&self.bank(), &text.replacen(find, write, 1));
    }
}

// As editors save: a new file, renamed into the place of the old one.
fn save(path: &Path, text: &str) {
    let beside = path.with_extension("toml.swp");
    std::fs::write(&beside, text).expect("written");
    std::fs::rename(&beside, path).expect("renamed");
}

fn expect(seat: &mut OsSession, text: &str) {
    if let Err(error) = seat.expect(text) {
        panic!("{text}: {error}");
    }
}

#[test]
fn an_author_is_told_what_each_save_brings_until_ctrl_c() {
    let author = Author::new();
    let command = author.command(&["check", "our-desk", "--watch"]);
    let mut seat = Session::spawn(command).expect("a terminal");
    seat.set_expect_timeout(Some(Duration::from_secs(120)));
    expect(&mut seat, "Ctrl-C stops.");
    expect(&mut seat, "-- 12:03:04 --");
    expect(&mut seat, "3 files, 3 items: nothing wrong.");
    author.edit("level = \"recall\"", "level = \"remember\"");
    expect(&mut seat, "-- 12:03:04 --");
    expect(
        &mut seat,
        "error[E0205]: `level` does not take \"remember\"",
    );
    expect(&mut seat, "3 files, 3 items: 1 error. (1 new)");
    // A line more above: the mistake moved, and is not told again.
    author.edit("title =", "\n\n# moved\ntitle =");
    expect(&mut seat, "3 files, 3 items: 1 error. (nothing new)");
    author.edit("level = \"remember\"", "level = \"recall\"");
    expect(&mut seat, "gone: our-desk/banks/notice.toml: error[E0205]");
    expect(&mut seat, "3 files, 3 items: nothing wrong. (1 gone)");
    let away = author.folder("away");
    std::fs::rename(author.folder("our-desk"), &away).expect("moved away");
    expect(&mut seat, "waiting for it to come back");
    std::fs::rename(&away, author.folder("our-desk")).expect("moved back");
    expect(&mut seat, "3 files, 3 items: nothing wrong. (nothing new)");
    seat.send(ControlCode::EndOfText).expect("Ctrl-C");
    expect(&mut seat, "Stopped.");
    seat.expect(Eof).expect("the end");
    let ended = seat.get_process().wait().expect("it ends");
    assert!(matches!(ended, WaitStatus::Exited(_, 130)), "{ended:?}");
}

#[test]
fn in_a_pipe_every_round_is_lines_under_the_time() {
    let author = Author::new();
    let mut watch = author.command(&["check", "our-desk", "--watch"]);
    let mut watch = watch
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(watch.stdout.take().expect("a pipe")).lines();
    let mut round = |last: &str| -> Vec<String> {
        let mut said = Vec::new();
        for line in lines.by_ref().map(|line| line.expect("a line")) {
            let is_last = line.ends_with(last);
            said.push(line);
            if is_last {
                break;
            }
        }
        said
    };
    let first = round("nothing wrong.");
    assert_eq!(
        first,
        ["-- 12:03:04 --", "3 files, 3 items: nothing wrong."]
    );
    author.edit("answer = false", "answer = \"no\"");
    let second = round("(1 new)");
    assert_eq!(second[0], "-- 12:03:04 --");
    assert!(
        second[1].starts_with("our-desk/banks/notice.toml:")
            && second[1].contains(" error[E0202]: "),
        "{second:?}"
    );
    author.edit("answer = \"no\"", "answer = false");
    let third = round("(1 gone)");
    assert!(
        third[1].starts_with("gone: our-desk/banks/notice.toml: error[E0202]: "),
        "{third:?}"
    );
    watch.kill().expect("it is ours");
    watch.wait().expect("it ends");
}

#[test]
fn what_is_not_there_to_begin_with_is_no_reason_to_wait() {
    let author = Author::new();
    let done = author
        .command(&["check", "nowhere", "--watch"])
        .output()
        .expect("it runs");
    assert_eq!(done.status.code(), Some(3));
    let done = author
        .command(&["check", "--watch", "--json"])
        .output()
        .expect("it runs");
    assert_eq!(done.status.code(), Some(2));
}
