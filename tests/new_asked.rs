//! `tutela new` at a terminal: what is asked, in which words, and that leaving writes nothing.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::rc::Rc;

use tutela::core::time::Stamp;
use tutela::host::{Clock, Entropy, Host, Terminal};

// Starts the program for somebody who types these lines; all that stands on the screen afterwards, and the exit code.
pub fn typing(folder: &Path, columns: usize, command: &str, lines: &[&str]) -> String {
    let screen = Screen::default();
    let mut lines: Vec<String> = lines.iter().map(|line| format!("{line}\n")).collect();
    lines.reverse();
    let utc = "2026-11-22T12:00:00Z".parse().expect("an instant");
    let mut host = Host {
        input: Box::new(Typed {
            lines,
            line: Vec::new(),
            screen: screen.clone(),
        }),
        out: Box::new(screen.clone()),
        err: Box::new(screen.clone()),
        env: [("NO_COLOR".to_owned(), "1".to_owned())].into(),
        folder: folder.to_owned(),
        terminal: Terminal {
            input: true,
            out: true,
            err: true,
            columns: Some(columns),
        },
        clock: Clock::Fixed(Stamp { utc, offset: 0 }),
        entropy: Entropy::Counted(1),
    };
    let args = command.split(' ').map(Into::into);
    let code = tutela::cli::run(args, &mut host);
    drop(host);
    let text = String::from_utf8(screen.0.borrow().clone()).expect("we write UTF-8");
    format!("$ {command}\n{text}{code:?}\n")
}

#[derive(Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

// What is typed stands on the screen, as a terminal shows it.
struct Typed {
    lines: Vec<String>,
    line: Vec<u8>,
    screen: Screen,
}

impl Read for Typed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let count = from.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Typed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.line.is_empty()
            && let Some(line) = self.lines.pop()
        {
            self.screen.write_all(line.as_bytes())?;
            self.line = line.into_bytes();
        }
        Ok(&self.line)
    }
    fn consume(&mut self, count: usize) {
        self.line.drain(..count);
    }
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn what_is_missing_is_asked_a_line_at_a_time() {
    let home = tempfile::tempdir().expect("a folder");
    let mut said = String::new();
    for (command, lines) in [
        ("tutela new library", &["our-courses", "", "en, es"][..]),
        (
            "tutela --library our-courses new course",
            &["", "Our Desk", "our-desk", "At our desk", "soon", ""],
        ),
        (
            "tutela --library our-courses new item",
            &["", "late-guest", "?", "choise", "cloze", "judge"],
        ),
        (
            "tutela --library our-courses new fact --kind statistic",
            &["guests", "", "?", "40", "reported", "", "our town", "2025"],
        ),
    ] {
        said.push_str(&typing(home.path(), 80, command, lines));
        said.push('\n');
    }
    snapshot("new-asked", &said);
    let check = typing(home.path(), 80, "tutela check our-courses", &[]);
    assert!(check.contains("4 items"), "{check}");
    let warned = check.matches("warning[").count();
    assert_eq!(warned, check.matches("warning[L0412]").count(), "{check}");
    let facts = home.path().join("our-courses/facts/statistics.toml");
    let facts = std::fs::read_to_string(facts).expect("written");
    assert!(facts.contains("\nvalue = 40\n"), "{facts}");
}

#[test]
fn questions_are_whole_at_40_columns() {
    let home = tempfile::tempdir().expect("a folder");
    let made = typing(home.path(), 40, "tutela new course our-desk", &["", ""]);
    assert!(made.contains("our-desk/course.toml\n"), "{made}");
    let asked = typing(
        home.path(),
        40,
        "tutela new case our-desk/notice",
        &["?", "night", "?", ""],
    );
    snapshot("new-asked-40", &asked);
}

#[test]
fn whoever_quits_at_a_question_leaves_nothing_behind() {
    let home = tempfile::tempdir().expect("a folder");
    for lines in [&["/quit"][..], &["desk", "/quit"], &["desk", "", "/quit"]] {
        let said = typing(home.path(), 80, "tutela new library", lines);
        assert!(said.contains("? or /quit:"), "{said}");
        assert!(
            said.contains("Stopped. Nothing was written.\nExitCode(unix_exit_status(0))"),
            "{said}"
        );
    }
    let left = std::fs::read_dir(home.path()).expect("a folder").count();
    assert_eq!(left, 0);
}

#[test]
fn where_the_input_ends_nothing_is_written() {
    let home = tempfile::tempdir().expect("a folder");
    let said = typing(home.path(), 80, "tutela new course", &["", "our-desk"]);
    assert!(
        said.ends_with(
            "Title of the course [A first course], ? or /quit: \nerror: the input ended; nothing was written\nExitCode(unix_exit_status(2))\n"
        ),
        "{said}"
    );
    let said = typing(home.path(), 80, "tutela --no-input new library", &[]);
    assert!(said.contains("give its folder"), "{said}");
    assert_eq!(std::fs::read_dir(home.path()).expect("readable").count(), 0);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_and_nothing_is_written() {
    use expectrl::process::unix::WaitStatus;
    use expectrl::{ControlCode, Eof, Expect, Session};

    let home = tempfile::tempdir().expect("a folder");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tutela"));
    command
        .env_clear()
        .env("HOME", home.path())
        .env("TERM", "xterm");
    command
        .current_dir(home.path())
        .args(["new", "course", "our-desk"]);
    let mut seat = Session::spawn(command).expect("a terminal");
    seat.expect("Title of the course [").expect("a question");
    seat.send(ControlCode::EndOfText).expect("Ctrl-C");
    seat.expect("Stopped. Nothing was written.")
        .expect("the last line");
    seat.expect(Eof).expect("the end");
    let ended = seat.get_process().wait().expect("it ends");
    assert!(matches!(ended, WaitStatus::Exited(_, 130)), "{ended:?}");
    assert_eq!(std::fs::read_dir(home.path()).expect("readable").count(), 0);
}
