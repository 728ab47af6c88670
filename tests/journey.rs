//! The main job, end to end: a learner reads, sits the exam, is interrupted, passes, and holds what verifies.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tutela::core::session::{Behaviour, Session};
use tutela::core::time::Stamp;
use tutela::host::{Clock, Entropy, Host, Terminal};
use tutela::sitting::{newest_open, replay};
use tutela::store::Store;
use tutela::terminal::typed;

const COURSE: &str = "recognize-trafficking";

/// A computer of its own: records, a clock that ticks, entropy that counts.
pub struct World {
    pub home: tempfile::TempDir,
    clock: Clock,
    entropy: Entropy,
    pub lang: &'static str,
    pub library: Option<String>,
    pub columns: Option<usize>,
    /// Whether somebody sits there and can be asked.
    pub asks: bool,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub code: u8,
    pub out: String,
    pub err: String,
}

#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("UTF-8")
    }
}

impl World {
    pub fn new() -> World {
        let utc = "2026-11-22T20:05:00Z".parse().expect("an instant");
        World {
            home: tempfile::tempdir().expect("a folder"),
            clock: Clock::Ticking {
                next: Stamp {
                    utc,
                    offset: -6 * 3600,
                },
                step: 20,
            },
            entropy: Entropy::Counted(1),
            lang: "en",
            library: None,
            columns: None,
            asks: false,
        }
    }

    pub fn store_path(&self) -> PathBuf {
        self.home.path().join("records.sqlite")
    }

    pub fn store(&self) -> Store {
        Store::open(&self.store_path().display().to_string()).expect("records")
    }

    /// Runs a command as a pipe would: `typed` is all its input.
    pub fn run(&mut self, args: &[&str], typed: &str) -> Said {
        let (out, err) = (Sink::default(), Sink::default());
        let mut host = Host {
            input: Box::new(Cursor::new(typed.to_owned().into_bytes())),
            out: Box::new(out.clone()),
            err: Box::new(err.clone()),
            env: [("LANG".to_owned(), self.lang.to_owned())].into(),
            folder: self.home.path().to_owned(),
            terminal: Terminal {
                columns: self.columns,
                input: self.asks,
                err: self.asks,
                ..Terminal::default()
            },
            clock: self.clock,
            entropy: self.entropy,
        };
        let store = self.store_path().display().to_string();
        let mut line: Vec<OsString> = vec!["tutela".into(), "--store".into(), store.into()];
        if let Some(library) = &self.library {
            line.extend(["--library".into(), library.into()]);
        }
        line.extend(args.iter().map(Into::into));
        let code = tutela::cli::run(line, &mut host);
        self.clock = host.clock;
        self.entropy = host.entropy;
        let code = (0..=255u8)
            .find(|n| std::process::ExitCode::from(*n) == code)
            .expect("an exit code");
        Said {
            code,
            out: out.text(),
            err: err.text(),
        }
    }

    /// Lets time pass, or sets the clock back.
    pub fn wait(&mut self, seconds: i64) {
        if let Clock::Ticking { next, .. } = &mut self.clock {
            let at = next.utc.as_second() + seconds;
            next.utc = jiff::Timestamp::from_second(at).expect("in range");
        }
    }

    /// The open attempt of the only learner.
    pub fn open_session(&self) -> Session {
        let store = self.store();
        let learner = store
            .learners()
            .expect("readable")
            .pop()
            .expect("a learner");
        let open = newest_open(&store, learner.id, None)
            .expect("readable")
            .expect("an open attempt");
        replay(&store, open.id).expect("readable").0
    }

    /// What to type for every seat of the open attempt to have it right.
    pub fn keys(&self) -> Vec<String> {
        let session = self.open_session();
        (0..session.count())
            .filter_map(|seat| session.slot_at(seat))
            .map(|slot| typed::print(&slot.posed.task.key()))
            .collect()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

fn read_all_lessons(world: &mut World) {
    for number in 1..=5 {
        // More empty lines than pages; then the lesson's questions are passed over.
        let typed = format!("{}{}", "\n".repeat(12), "/skip\n".repeat(3));
        let said = world.run(&["learn", &number.to_string(), "--course", COURSE], &typed);
        assert_eq!(said.code, 0, "{said:?}");
        let rest = "/skip\n".repeat(4);
        if !said.err.is_empty() {
            world.run(&["learn", &number.to_string(), "--course", COURSE], &rest);
        }
    }
}

/// Everything up to a passed exam; the answers are the keys.
pub fn pass(world: &mut World, attest: Option<&str>) -> Said {
    read_all_lessons(world);
    let opened = world.run(&["quiz", "--exam", COURSE], "");
    assert_eq!(opened.code, 0, "{opened:?}");
    let keys = world.keys();
    let (first, rest) = keys.split_at(7);
    let first = world.run(&["resume"], &format!("{}\n", first.join("\n")));
    let saved = match world.lang {
        "es" => "Guardada. 7 de 20.",
        _ => "Saved. 7 of 20.",
    };
    assert!(first.out.contains(saved), "{first:?}");
    let mut args = vec!["resume"];
    if let Some(name) = attest {
        args.extend(["--attest", name]);
    }
    world.run(&args, &format!("{}\ny\n", rest.join("\n")))
}

#[test]
fn a_learner_reads_is_interrupted_passes_and_holds_a_certificate_that_verifies() {
    let mut world = World::new();
    assert_eq!(
        world.run(&["learner", "add", "Dana Reyes Ochoa"], "").code,
        0
    );
    let early = world.run(&["certificate", "claim"], "");
    assert_ne!(early.code, 0, "{early:?}");
    let last = pass(&mut world, Some("Dana Reyes Ochoa"));
    assert_eq!(last.code, 0, "{last:?}");
    assert!(
        last.out.contains("tutela certificate export"),
        "{}\n{}",
        last.out,
        last.err
    );
    let out = world.file("out");
    let said = world.run(
        &[
            "certificate",
            "export",
            "latest",
            "--to",
            out.to_str().expect("UTF-8"),
        ],
        "",
    );
    assert_eq!(said.code, 0, "{said:?}");
    let json = find(&out, "json");
    let valid = world.run(&["verify", json.to_str().expect("UTF-8"), "--json"], "");
    assert_eq!(valid.code, 0, "{valid:?}");
    assert!(valid.out.contains("\"status\": \"valid\""), "{}", valid.out);
    // Never two for one attempt.
    let again = world.run(&["certificate", "claim"], "");
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(world.store().certificates(None).expect("readable").len(), 1);
    let chains = world.run(&["store", "verify"], "");
    assert_eq!(chains.code, 0, "{chains:?}");
}

#[test]
fn a_failed_exam_says_what_to_read_and_when_to_come_back() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana Reyes Ochoa"], "");
    world.run(&["quiz", "--exam", COURSE], "");
    let last = world.run(
        &["resume"],
        &format!("{}\n/submit\ny\ny\n", "1\n".repeat(3)),
    );
    assert_eq!(last.code, 0, "{last:?}");
    assert!(last.out.contains("tutela review"));
    let again = world.run(&["quiz", "--exam", COURSE], "");
    assert_eq!(again.code, 1, "{again:?}");
    let review = world.run(&["review"], "");
    assert_eq!(review.code, 0);
}

#[test]
fn a_rehearsal_is_never_certified() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana"], "");
    read_all_lessons(&mut world);
    let opened = world.run(&["quiz", "--exam", COURSE, "--seed", "7"], "");
    assert!(opened.out.contains("rehearsal"), "{}", opened.out);
    let keys = world.keys();
    let last = world.run(
        &["resume", "--attest", "Dana"],
        &format!("{}\ny\n", keys.join("\n")),
    );
    assert!(last.out.contains("Passed."), "{}", last.out);
    assert!(
        world
            .store()
            .certificates(None)
            .expect("readable")
            .is_empty()
    );
    assert_eq!(
        world
            .run(&["certificate", "claim", "--attest", "Dana"], "")
            .code,
        1
    );
    assert!(
        world
            .store()
            .certificates(None)
            .expect("readable")
            .is_empty()
    );
}

fn find(folder: &Path, extension: &str) -> PathBuf {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|e| e == extension))
        .expect("a file of that kind")
}

#[test]
fn the_open_exam_is_what_resume_goes_on_with() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana"], "");
    world.run(&["quiz", "--exam", COURSE], "");
    world.run(&["quiz", "--questions", "2"], "1\n");
    let said = world.run(&["resume"], "");
    assert!(said.out.contains("exam. 0 of 20 answered."), "{}", said.out);
    assert_eq!(world.open_session().form().behaviour, Behaviour::Exam);
}

#[test]
fn a_passed_exam_can_be_reviewed_and_shown_when_the_courses_are_gone() {
    let mut world = World::new();
    let library = world.file("library");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("courses"),
        &library,
    );
    let shown = library.display().to_string();
    world.library = Some(shown);
    world.run(&["learner", "add", "Dana"], "");
    read_all_lessons(&mut world);
    world.run(&["quiz", "--exam", COURSE], "");
    let keys = world.keys();
    std::fs::rename(&library, world.file("elsewhere")).expect("moved away");
    let half = world.run(&["resume"], &format!("{}\n", keys[..5].join("\n")));
    assert!(half.out.contains("Saved. 5 of 20."), "{half:?}");
    let last = world.run(&["resume"], &format!("{}\ny\n", keys[5..].join("\n")));
    assert!(last.out.contains("Passed"), "{last:?}");
    assert_eq!(world.run(&["review"], "").code, 0);
    std::fs::rename(world.file("elsewhere"), &library).expect("moved back");
    assert_eq!(
        world
            .run(&["certificate", "claim", "--attest", "Dana"], "")
            .code,
        0
    );
    std::fs::remove_dir_all(&library).expect("deleted");
    let shown = world.run(&["certificate", "show"], "");
    assert!(shown.code == 0 && shown.out.contains("Dana"), "{shown:?}");
    let again = world.run(&["store", "verify"], "");
    assert_eq!(
        again.code, 0,
        "every attempt is scored again without its course: {again:?}"
    );
}

/// Copies a folder whole.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("readable") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("copied")),
        }
    }
}

#[test]
fn after_the_last_attempt_a_coordinator_can_allow_one_more() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana", "--id", "dana"], "");
    for attempt in 1..=3 {
        let opened = world.run(&["quiz", "--exam", COURSE], "");
        assert!(
            opened.out.contains(&format!("Attempt {attempt} of 3.")),
            "{opened:?}"
        );
        let failed = world.run(&["resume"], "/submit\ny\n");
        assert!(failed.out.contains("Not passed this time"), "{failed:?}");
        world.wait(3700);
    }
    let used = world.run(&["quiz", "--exam", COURSE], "");
    assert_eq!(used.code, 1);
    assert!(used.err.contains("tutela attempt allow"), "{used:?}");
    let allow = [
        "--learner",
        "dana",
        "attempt",
        "allow",
        "--reason",
        "long illness",
        "--by",
        "Ines Ruiz",
    ];
    assert_eq!(world.run(&allow, "").code, 0);
    let more = world.run(&["quiz", "--exam", COURSE], "");
    assert!(more.out.contains("Attempt 4 of 4."), "{more:?}");
}

#[test]
fn the_wait_after_a_failed_attempt_is_said_and_kept() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana"], "");
    world.run(&["quiz", "--exam", COURSE], "");
    world.run(&["resume"], "/submit\ny\n");
    let early = world.run(&["quiz", "--exam", COURSE], "");
    assert!(
        early.code == 1
            && early
                .err
                .contains("the next attempt can begin on 22 November 2026 at"),
        "{early:?}"
    );
    world.wait(3600);
    assert_eq!(world.run(&["quiz", "--exam", COURSE], "").code, 0);
}

#[test]
fn a_clock_set_back_holds_the_certificate_until_a_person_confirms_the_date() {
    let mut world = World::new();
    world.run(&["learner", "add", "Dana", "--id", "dana"], "");
    read_all_lessons(&mut world);
    world.run(&["quiz", "--exam", COURSE], "");
    let keys = world.keys();
    world.run(&["resume"], &format!("{}\n", keys[..3].join("\n")));
    world.wait(-7200);
    let last = world.run(
        &["resume", "--attest", "Dana"],
        &format!("{}\ny\n", keys[3..].join("\n")),
    );
    assert!(last.out.contains("clock was set back"), "{last:?}");
    assert!(
        world
            .store()
            .certificates(None)
            .expect("readable")
            .is_empty()
    );
    let id = last
        .out
        .split("confirm-date ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    let id = id.expect("the attempt is named").to_owned();
    let confirm = [
        "attempt",
        "confirm-date",
        &id,
        "--reason",
        "wall calendar",
        "--by",
        "Ines Ruiz",
    ];
    assert_eq!(world.run(&confirm, "").code, 0);
    let claimed = world.run(&["certificate", "claim", "--attest", "Dana"], "");
    assert_eq!(claimed.code, 0, "{claimed:?}");
    assert_eq!(world.store().certificates(None).expect("readable").len(), 1);
}
