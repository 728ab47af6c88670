//! The asking loop as transcripts: what is typed at a terminal, and what stands on the screen afterwards.

mod kinds;
mod runs;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

use super::*;
use crate::core::session::Form;
use crate::core::time::Stamp;
use crate::host::{Clock, Entropy, Terminal};
use crate::sitting::Opening;
use crate::store::{AttemptId, LearnerId, NewLearner, Store};

// What the screen shows: both streams in the order in which they were written, and what was typed after `> `.
#[derive(Clone, Default)]
struct Screened(Rc<RefCell<Vec<u8>>>);

impl Write for Screened {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Typist {
    lines: VecDeque<String>,
    current: Vec<u8>,
    echo: Option<Screened>,
}

impl Read for Typist {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(into.len());
        into[..count].copy_from_slice(&ready[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Typist {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.current.is_empty()
            && let Some(line) = self.lines.pop_front()
        {
            if let Some(echo) = &mut self.echo {
                writeln!(echo, "> {line}")?;
            }
            self.current = format!("{line}\n").into_bytes();
        }
        Ok(&self.current)
    }
    fn consume(&mut self, count: usize) {
        self.current.drain(..count);
    }
}

// Where the person sits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Terminal,
    Pipe,
}

struct Room {
    store: Store,
    id: AttemptId,
    screen: Screened,
    lang: Lang,
    columns: usize,
    step: u32,
    opened: bool,
    form: Option<Form>,
}

impl Room {
    fn new(form: Form, lang: Lang, columns: usize) -> Room {
        Room {
            store: Store::memory().expect("memory"),
            id: AttemptId::from_random([7; 16]),
            screen: Screened::default(),
            lang,
            columns,
            step: 2,
            opened: false,
            form: Some(form),
        }
    }

    // One run: types these lines, and returns how it ended. The second run resumes.
    fn run(&mut self, at: At, lines: &[&str]) -> End {
        let mut host = self.host(at, lines);
        let mut sitting = match self.form.take() {
            Some(form) => {
                let learner = NewLearner {
                    id: LearnerId::from_random([1; 16]),
                    name: "Dana Reyes".parse().expect("a name"),
                    handle: None,
                    language: None,
                    at: start(),
                };
                let learner = self.store.add_learner(learner).expect("a learner").id;
                let opening = Opening {
                    id: self.id,
                    learner: Some(learner),
                    rehearsal: false,
                    at: host.now(),
                    entropy: [3; 32],
                };
                Sitting::open(&mut self.store, form, &opening).expect("it opens")
            }
            None => {
                let now = host.now();
                Sitting::resume(&mut self.store, self.id, now, [4; 32]).expect("it resumes")
            }
        };
        self.opened = true;
        let mut desk = Desk {
            host: &mut host,
            lang: self.lang,
            look: Look::plain(self.columns),
            keeps: Keeps::Records,
            stop: None,
        };
        let end = desk.sit(&mut sitting).expect("streams in memory");
        self.lang = desk.lang;
        end
    }

    fn host(&self, at: At, lines: &[&str]) -> Host {
        let terminal = at == At::Terminal;
        Host {
            input: Box::new(Typist {
                lines: lines.iter().map(|line| (*line).to_owned()).collect(),
                current: Vec::new(),
                echo: terminal.then(|| self.screen.clone()),
            }),
            out: Box::new(self.screen.clone()),
            err: Box::new(self.screen.clone()),
            env: [("TERM".to_owned(), "dumb".to_owned())].into(),
            folder: ".".into(),
            terminal: Terminal {
                input: terminal,
                out: terminal,
                err: terminal,
                columns: Some(self.columns),
            },
            clock: Clock::Ticking {
                next: start(),
                step: self.step,
            },
            entropy: Entropy::Counted(1),
        }
    }

    fn said(&self) -> String {
        String::from_utf8(self.screen.0.borrow().clone()).expect("we write UTF-8")
    }

    // A line of the test's own between two runs.
    fn note(&mut self, line: &str) {
        writeln!(self.screen, "\n{line}").expect("memory");
    }
}

fn start() -> Stamp {
    Stamp {
        utc: "2026-11-22T20:01:00Z".parse().expect("an instant"),
        offset: -6 * 3600,
    }
}

fn snapshot(name: &str, text: &str) {
    for line in text.lines() {
        assert!(!line.contains('\u{1b}'), "{line}");
    }
    insta::with_settings!({
        snapshot_path => "../../../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text.trim_start_matches('\n'));
    });
}
