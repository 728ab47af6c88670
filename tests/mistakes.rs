//! Ten mistakes in one file, as a new author meets them at a terminal: all are seen in one run, each fits a screen and says
//! what to do; then they are put right one by one, until nothing is left. The whole session is kept.

#![cfg(unix)]

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};

const BANK: &str = include_str!("fixtures/ten-mistakes/notice.toml");

/// What the author does about each, in the order in which they stand in the file; the word twice is left to the program.
const EDITS: [(&str, &str); 10] = [
    (
        "right now. What do you do?\n",
        "right now. What do you do?\"\n",
    ),
    ("rational = ", "rationale = "),
    ("answer = \"no\"", "answer = false"),
    ("\"our-desk.respnd\"", "\"our-desk.respond\""),
    (
        "text = \"Call the manager on duty\"\nkey = true",
        "text = \"Call the manager on duty\"\nfeedback = \"Right after. In danger every minute counts.\"",
    ),
    (
        "id = \"safe\"\ntext = \"Whether the contract lets him keep it\"",
        "id = \"safe\"\ntext = \"Whether it lies in a locked safe\"",
    ),
    (
        "text = \"It is larger than a month's pay\"",
        "text = \"It is larger than a month's pay\"\nfeedback = \"A large debt can be paid off. One that only grows cannot.\"",
    ),
    (
        "text = \"All of the above\"",
        "text = \"It is owed to the employer\"",
    ),
    ("555-010-0199", "{fact:emergency.value}"),
    ("Illegal aliens", "People without papers"),
];

/// A desk with a terminal, and the file open in an editor beside it.
struct Desk {
    home: tempfile::TempDir,
    columns: u16,
    // Everything that was seen and typed.
    seen: String,
}

impl Desk {
    fn new(columns: u16) -> Desk {
        let desk = Desk {
            home: tempfile::tempdir().expect("a folder"),
            columns,
            seen: String::new(),
        };
        let done = desk.command(&["new", "course", "our-desk"]).output();
        assert!(done.expect("the program runs").status.success());
        std::fs::write(desk.bank(), BANK).expect("written");
        desk
    }

    fn bank(&self) -> PathBuf {
        self.home.path().join("our-desk/banks/notice.toml")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("TERM", "xterm")
            .env("COLUMNS", self.columns.to_string())
            .env("NO_COLOR", "1")
            .env("TUTELA_NOW", "2026-11-22T12:03:04Z")
            .current_dir(self.home.path())
            .args(args);
        command
    }

    fn open(&mut self, args: &[&str]) -> OsSession {
        self.seen
            .push_str(&format!("$ tutela {}\n", args.join(" ")));
        let mut seat = Session::spawn(self.command(args)).expect("a terminal");
        seat.get_process_mut()
            .set_window_size(self.columns, 24)
            .expect("a size");
        seat.set_expect_timeout(Some(Duration::from_secs(120)));
        seat
    }

    // Reads up to and with `until`; what was read.
    fn read(&mut self, seat: &mut OsSession, until: &str) -> String {
        let found = match until {
            "" => seat.expect(Eof),
            until => seat.expect(until),
        };
        let found = found.unwrap_or_else(|error| panic!("{until}: {error}\n{}", self.seen));
        let text = String::from_utf8_lossy(found.as_bytes()).replace("\r\n", "\n");
        self.seen.push_str(&text);
        text
    }

    fn run(&mut self, args: &[&str]) -> String {
        let mut seat = self.open(args);
        let text = self.read(&mut seat, "");
        self.seen.push('\n');
        text
    }

    // Saves as editors do, and notes the lines that changed.
    fn edit(&mut self, find: &str, write: &str) {
        let text = std::fs::read_to_string(self.bank()).expect("the bank is there");
        assert_eq!(text.matches(find).count(), 1, "{find}");
        let edited = text.replacen(find, write, 1);
        self.seen.push_str("\n\n[in the editor]\n");
        let (gone, came) = (lines_around(&text, find), lines_around(&edited, write));
        for (sign, lines, others) in [("-", &gone, &came), ("+", &came, &gone)] {
            for line in lines.iter().filter(|line| !others.contains(line)) {
                self.seen.push_str(&format!("{sign} {line}\n"));
            }
        }
        let beside = self.bank().with_extension("toml.swp");
        std::fs::write(&beside, edited).expect("written");
        std::fs::rename(&beside, self.bank()).expect("renamed");
    }
}

/// The lines that a stretch of a text stands in.
fn lines_around<'t>(text: &'t str, stretch: &str) -> Vec<&'t str> {
    let at = text.find(stretch).expect("it is there");
    let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = at + stretch.trim_end().len();
    let to = text[end..].find('\n').map_or(text.len(), |more| end + more);
    text[from..to].lines().collect()
}

/// The diagnostics of a run, each as its lines.
fn diagnostics(text: &str) -> Vec<Vec<&str>> {
    let blocks = text
        .split("\n\n")
        .map(|block| block.trim_matches('\n').lines());
    let is_one = |block: &Vec<&str>| {
        block
            .first()
            .is_some_and(|line| line.contains("[E0") || line.contains("[L"))
    };
    blocks.map(Iterator::collect).filter(is_one).collect()
}

#[track_caller]
fn fit(text: &str, columns: usize) {
    let found = diagnostics(text);
    assert_eq!(found.len(), 11, "{text}");
    for lines in found {
        let all = lines.join("\n");
        assert!(lines.len() <= 22, "more than a screen:\n{all}");
        let widest = lines.iter().map(|line| line.chars().count()).max();
        assert!(widest <= Some(columns), "wider than the screen:\n{all}");
        assert!(all.contains("= help: "), "nothing to do:\n{all}");
    }
}

#[test]
fn ten_mistakes_are_seen_at_once_and_put_right_one_by_one() {
    let mut desk = Desk::new(80);
    let first = desk.run(&["check", "our-desk"]);
    fit(&first, 80);
    let mut seat = desk.open(&["check", "our-desk", "--watch"]);
    // What the first round tells was read above.
    let length = desk.seen.len();
    desk.read(&mut seat, "certain correction.");
    desk.seen.truncate(length);
    desk.seen.push_str("[the same]");
    for (find, write) in EDITS {
        desk.edit(find, write);
        desk.read(&mut seat, " gone)");
    }
    desk.seen.push_str("\n\n[in another window]\n");
    desk.run(&["check", "our-desk", "--fix"]);
    desk.read(&mut seat, " gone)");
    seat.send(ControlCode::EndOfText).expect("Ctrl-C");
    desk.read(&mut seat, "");
    desk.seen.push('\n');
    let last = desk.run(&["check", "our-desk", "--deny", "warnings"]);
    assert_eq!(last, "3 files, 9 items: nothing wrong.\n");
    snapshot("ten-mistakes", &desk.seen);
}

#[test]
fn on_a_narrow_screen_each_mistake_fits_too() {
    let mut desk = Desk::new(40);
    let text = desk.run(&["check", "our-desk"]);
    fit(&text, 40);
    snapshot("ten-mistakes-40", &desk.seen);
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}
