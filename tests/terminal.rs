//! At a real terminal: what Ctrl-C says and returns, and that a pause leaves nothing on the screen.

#![cfg(unix)]

use std::process::Command;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};

#[test]
fn ctrl_c_says_what_is_kept_as_its_last_line_and_returns_130() {
    let (mut seat, _home) = practice(&["--anonymous"]);
    seat.expect("Answer (").expect("a question");
    seat.send(ControlCode::EndOfText).expect("Ctrl-C");
    seat.expect("Stopped. Nothing was kept.")
        .expect("the last line");
    seat.expect(Eof).expect("the end");
    let ended = seat.get_process().wait().expect("it ends");
    assert!(matches!(ended, WaitStatus::Exited(_, 130)), "{ended:?}");
}

#[test]
fn a_pause_clears_the_screen_and_its_scroll_back_first() {
    let (mut seat, _home) = practice(&["--anonymous"]);
    seat.expect("Answer (").expect("a question");
    seat.send_line("/pause").expect("a line");
    seat.expect("\u{1b}[2J\u{1b}[3J\u{1b}[H").expect("cleared");
    seat.expect("Stopped. Nothing was kept.")
        .expect("the last line");
    seat.expect(Eof).expect("the end");
}

fn practice(args: &[&str]) -> (OsSession, tempfile::TempDir) {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
    command
        .env_clear()
        .env("HOME", home.path())
        .env("TERM", "xterm")
        .current_dir(home.path())
        .args([
            "--seed",
            "5",
            "quiz",
            "recognize-trafficking",
            "--questions",
            "1",
        ])
        .args(args);
    let mut seat = Session::spawn(command).expect("a terminal");
    seat.expect("Enter for none").expect("the content notes");
    seat.send_line("").expect("a line");
    (seat, home)
}
