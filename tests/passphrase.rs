//! The passphrase of the issuer key, asked for at a real terminal: nothing of it is seen, and nothing is lost by a slip.

#![cfg(unix)]

use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};
use tutela::keyring::{Kept, Keyring};

use crate::computer::Computer;

const OLD: &str = "horse battery staple";
const NEW: &str = "paper lantern window";

/// A computer whose key has the passphrase [`OLD`].
fn protected() -> Computer {
    let computer = Computer::new();
    computer.out(&["key", "export"]);
    let ring = ring(&computer);
    let key = ring.secret(|| Ok([0; 32])).expect("there is one");
    let sealed = Kept::sealed(&key, OLD, [7; 40]);
    ring.replace(&sealed).expect("sealed");
    computer
}

fn ring(computer: &Computer) -> Keyring {
    Keyring::in_folder(computer.path(".local/share/tutela"))
}

fn kept(computer: &Computer) -> Kept {
    ring(computer).kept().expect("readable").expect("a key")
}

struct Seat {
    session: OsSession,
    // All that was on the screen.
    seen: String,
}

impl Seat {
    // In a shell, which tells at the end whether its terminal still shows what is typed.
    fn at(computer: &Computer, args: &str) -> Seat {
        let program = computer.command(&[]).get_program().to_owned();
        let script = format!("stty echo; trap : INT; \"$0\" {args}; echo ended $?; stty -a");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &script])
            .arg(program)
            .env_clear()
            .env("HOME", computer.path("."))
            .env("PATH", "/usr/bin:/bin")
            .current_dir(computer.path("."));
        let mut session = Session::spawn(shell).expect("a terminal");
        session.set_expect_timeout(Some(Duration::from_secs(60)));
        Seat {
            session,
            seen: String::new(),
        }
    }

    fn sees(&mut self, words: &str) {
        let found = self.session.expect(words);
        let found = found.unwrap_or_else(|why| panic!("{words}: {why}; seen: {}", self.seen));
        self.seen
            .push_str(&String::from_utf8_lossy(found.as_bytes()));
    }

    fn types(&mut self, line: &str) {
        self.session.send_line(line).expect("a line");
    }

    // The exit code of the program, and all that was seen; the terminal shows again what is typed.
    fn ends(mut self) -> (i32, String) {
        self.sees("ended ");
        let rest = self.session.expect(Eof).expect("the end");
        let rest: Vec<_> = rest.matches().map(String::from_utf8_lossy).collect();
        let rest = rest.concat();
        let mut words = rest.split_whitespace();
        let code = words.next().and_then(|code| code.parse().ok());
        let set: Vec<&str> = words.collect();
        assert!(set.contains(&"echo") && set.contains(&"icanon"), "{rest}");
        (code.expect("an exit code"), self.seen)
    }
}

#[test]
fn a_new_passphrase_is_typed_twice_and_never_seen() {
    let computer = Computer::new();
    computer.out(&["key", "export"]);
    let mut seat = Seat::at(&computer, "key protect");
    seat.sees("New passphrase: ");
    seat.types("short");
    seat.sees("at least 8 characters. Once more");
    seat.sees("New passphrase: ");
    seat.types(NEW);
    seat.sees("The same again: ");
    seat.types("paper lantern windov");
    seat.sees("The two were not the same. Once more");
    seat.sees("New passphrase: ");
    seat.types(NEW);
    seat.sees("The same again: ");
    seat.types(NEW);
    seat.sees("The key is protected.");
    let (code, seen) = seat.ends();
    assert_eq!(code, 0, "{seen}");
    assert!(
        !seen.contains("lantern") && !seen.contains("short"),
        "{seen}"
    );
    assert!(kept(&computer).open(NEW).is_ok());
}

#[test]
fn a_wrong_passphrase_is_asked_for_again_and_after_three_the_key_is_as_it_was() {
    let computer = protected();
    let before = kept(&computer);
    let mut seat = Seat::at(&computer, "key protect --remove");
    for _ in 0..2 {
        seat.sees("Passphrase of the issuer key: ");
        seat.types("horse battery stable");
        seat.sees("This is not its passphrase. Once more");
    }
    seat.sees("Passphrase of the issuer key: ");
    seat.types("horse battery stapel");
    let (code, seen) = seat.ends();
    assert_eq!(code, 1, "{seen}");
    assert!(seen.contains("the issuer key stays locked"), "{seen}");
    assert!(!seen.contains("horse"), "{seen}");
    assert_eq!(kept(&computer), before);
    // The right one after a slip.
    let mut seat = Seat::at(&computer, "key protect");
    seat.sees("Passphrase of the issuer key: ");
    seat.types("horse");
    seat.sees("Once more");
    seat.sees("Passphrase of the issuer key: ");
    seat.types(OLD);
    seat.sees("New passphrase: ");
    seat.types(NEW);
    seat.sees("The same again: ");
    seat.types(NEW);
    assert_eq!(seat.ends().0, 0);
    assert!(kept(&computer).open(NEW).is_ok());
}

#[test]
fn enter_end_of_input_and_ctrl_c_leave_the_key_as_it_was_and_the_terminal_too() {
    let computer = protected();
    let before = kept(&computer);
    for prompts in [
        &["Passphrase of the issuer key: "][..],
        &["Passphrase of the issuer key: ", "New passphrase: "],
        &[
            "Passphrase of the issuer key: ",
            "New passphrase: ",
            "The same again: ",
        ],
    ] {
        for leave in ["enter", "end of input", "ctrl-c"] {
            let mut seat = Seat::at(&computer, "key protect");
            for (number, prompt) in prompts.iter().enumerate() {
                seat.sees(prompt);
                if number + 1 < prompts.len() {
                    seat.types([OLD, NEW][number]);
                }
            }
            let code = match leave {
                "enter" => {
                    seat.types("");
                    1
                }
                "end of input" => {
                    seat.session
                        .send(ControlCode::EndOfTransmission)
                        .expect("Ctrl-D");
                    1
                }
                _ => {
                    seat.session.send(ControlCode::EndOfText).expect("Ctrl-C");
                    130
                }
            };
            let (ended, seen) = seat.ends();
            assert_eq!(ended, code, "{leave}: {seen}");
            if code == 130 {
                assert!(seen.contains("Stopped. The key is as it was."), "{seen}");
            }
            assert_eq!(kept(&computer), before, "{leave}");
        }
    }
}
