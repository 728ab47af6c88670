//! Somebody at a terminal of 80 columns on a quiet evening, who knows every answer. For tests that show what people see.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tutela::core::session::state::Stage;
use tutela::core::time::Stamp;
use tutela::host::{Clock, Entropy, Host, Terminal};
use tutela::sitting::{newest_open, replay};
use tutela::store::Store;
use tutela::terminal::typed;

/// A person, the computer's home, and its clock: half a minute goes by between two looks at it.
pub struct Person {
    name: &'static str,
    home: PathBuf,
    clock: Clock,
    entropy: Entropy,
    columns: usize,
    styled: bool,
}

impl Person {
    /// Somebody of that name, at a computer with that home.
    pub fn new(name: &'static str, home: &Path) -> Person {
        let utc = "2026-11-22T23:05:00Z".parse().expect("an instant");
        let offset = -6 * 3600;
        Person {
            name,
            home: home.to_owned(),
            clock: Clock::Ticking {
                next: Stamp { utc, offset },
                step: 30,
            },
            entropy: Entropy::Counted(0x8f1d_e45b_c7ea_467a),
            columns: 80,
            styled: false,
        }
    }

    /// The same at a terminal of so many columns.
    pub fn at_columns(self, columns: usize) -> Person {
        Person { columns, ..self }
    }

    /// The same at a terminal where nothing asks for plain lines.
    pub fn styled(self) -> Person {
        Person {
            styled: true,
            ..self
        }
    }

    /// Starts the program, answers what it asks, and tells all that stood on the screen.
    pub fn starts(&mut self, args: &[OsString]) -> String {
        let screen = Screen::default();
        let plain = (!self.styled).then(|| ("NO_COLOR", "1".to_owned()));
        let env = [("HOME", self.home.display().to_string())]
            .into_iter()
            .chain(plain);
        let mut host = Host {
            input: Box::new(Typed {
                name: self.name,
                records: self.home.join(".local/share/tutela/records.sqlite"),
                screen: screen.clone(),
                line: Vec::new(),
                lines: 0,
            }),
            out: Box::new(screen.clone()),
            err: Box::new(screen.clone()),
            env: env.map(|(name, value)| (name.to_owned(), value)).collect(),
            folder: self.home.clone(),
            terminal: Terminal {
                input: true,
                out: true,
                err: true,
                columns: Some(self.columns),
            },
            clock: self.clock,
            entropy: self.entropy,
        };
        tutela::cli::run(args.iter().cloned(), &mut host);
        (self.clock, self.entropy) = (host.clock, host.entropy);
        drop(host);
        screen.text()
    }
}

#[derive(Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);

impl Screen {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("we write UTF-8")
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

// What is typed: decided when it is asked for, and shown on the screen as a terminal shows it.
struct Typed {
    name: &'static str,
    records: PathBuf,
    screen: Screen,
    line: Vec<u8>,
    lines: usize,
}

impl Typed {
    fn answer(&self) -> String {
        let screen = self.screen.text();
        let prompt = screen.lines().next_back().unwrap_or_default();
        if prompt.contains("type your name") {
            return self.name.to_owned();
        }
        if prompt.starts_with("Number (1") {
            return "1".to_owned();
        }
        let store = Store::open_existing(&self.records.display().to_string());
        let Ok(store) = store else {
            return String::new();
        };
        let [learner] = &store.learners().expect("readable")[..] else {
            return String::new();
        };
        let open = newest_open(&store, learner.id, None).expect("readable");
        let Some(open) = open.filter(|_| !prompt.contains("Enter for none")) else {
            return String::new();
        };
        let (session, _) = replay(&store, open.id).expect("readable");
        match session.stage() {
            Stage::Asking(seat) => {
                let slot = session.slot_at(seat).expect("a question is asked");
                typed::print(&slot.posed.task.key())
            }
            Stage::Ending => "y".to_owned(),
            Stage::Unopened | Stage::Page(_) | Stage::Explaining(_) | Stage::Closed(_) => {
                String::new()
            }
        }
    }
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
        // Nobody types for ever: a question that is never satisfied ends the input.
        if self.line.is_empty() && self.lines < 100 {
            self.line = format!("{}\n", self.answer()).into_bytes();
            self.screen.write_all(&self.line)?;
            self.lines += 1;
        }
        Ok(&self.line)
    }
    fn consume(&mut self, count: usize) {
        self.line.drain(..count);
    }
}
