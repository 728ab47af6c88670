//! An exam at the real program that is killed, sat in two windows, or meets a full disk: what was said to be saved is
//! saved, and nothing else is.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use tutela::core::session::{Response, Session};
use tutela::sitting::{newest_open, replay};
use tutela::store::Store;
use tutela::terminal::typed;

use crate::computer::{Computer, path};

/// Killed so often in all, by so many hands at once.
const KILLS: u64 = 200;
const HANDS: u64 = 4;
const ROUNDS: u32 = 100;

#[test]
fn whenever_it_is_killed_every_answer_said_to_be_saved_is_there_and_no_other() {
    let exam = Exam::open();
    std::thread::scope(|scope| {
        for hand in 0..HANDS {
            let exam = &exam;
            scope.spawn(move || exam.survives(KILLS / HANDS, hand));
        }
    });
}

#[test]
fn of_two_programs_at_one_slot_exactly_one_is_kept_and_the_other_told_a_hundred_times() {
    let exam = Exam::open();
    let mut round = 0;
    while round < ROUNDS {
        let records = exam.copy(&format!("two-{round}"));
        let mut windows = [0, 1].map(|_| {
            let mut window = Window::at(exam.computer.command(&resume(&records)));
            window.until_prompt();
            window
        });
        // The second to begin a run takes the attempt over; the first learns it with its first line.
        let first = &mut windows[0];
        first.type_line(&exam.typed[0]);
        assert!(!first.until_prompt().contains("Saved."));
        for seat in 0..exam.keys.len() {
            for window in &mut windows {
                window.type_line(&exam.typed[seat]);
            }
            let said = windows.each_mut().map(Window::until_prompt);
            let wins = said.each_ref().map(|said| said.contains("Saved. "));
            assert!(wins[0] != wins[1], "round {round}: {said:?}");
            let loser = &said[usize::from(wins[0])];
            assert!(loser.contains("another window"), "round {round}: {loser}");
            round += 1;
        }
        drop(windows);
        let session = exam.session(&records);
        assert_eq!(answered(&session), exam.keys.len());
        exam.verified(&records);
    }
}

// The disk is a small one of the test's own, which Linux gives to anybody in a namespace of their own.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_answer_is_refused_with_words_the_prompt_stays_and_it_goes_on_with_space() {
    let exam = Exam::open();
    let records = exam.copy("full");
    let work = exam.computer.path("work");
    std::fs::create_dir_all(work.join("disk")).expect("made");
    let script = r#"
        set -eu
        mount -t tmpfs -o size=2m none "$WORK/disk"
        cp "$RECORDS" "$WORK/disk/records.sqlite"
        said() {
            n=0
            until grep -q "$1" "$WORK/said"; do
                n=$((n + 1)); [ $n -lt 20000 ] || { echo "never said: $1" >&2; exit 9; }
            done
        }
        : > "$WORK/said"
        {
            said "Question 1 of"
            printf '%s\n' "$FIRST"
            said "Saved. 1 of"
            cat /dev/zero > "$WORK/disk/ballast" 2> /dev/null || true
            # Until the log has no room left for one answer more.
            printf '%s\n' "$SECOND"
            said "no space left"
            printf '/flag\n'
            rm "$WORK/disk/ballast"
            printf '%s\n' "$SECOND"
            said "Saved. 2 of"
        } | "$PROGRAM" --store "$WORK/disk/records.sqlite" resume >> "$WORK/said" 2>&1
        "$PROGRAM" --store "$WORK/disk/records.sqlite" store verify
        cat /dev/zero > "$WORK/disk/ballast" 2> /dev/null || true
        code=0
        "$PROGRAM" --store "$WORK/disk/records.sqlite" resume < /dev/null >> "$WORK/said" 2>> "$WORK/refused" || code=$?
        [ $code -eq 3 ] || { echo "on a full disk: exit $code" >&2; exit 9; }
        rm "$WORK/disk/ballast"
        "$PROGRAM" --store "$WORK/disk/records.sqlite" resume < /dev/null >> "$WORK/said"
        cp "$WORK/disk/records.sqlite" "$WORK/after.sqlite"
    "#;
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script])
        .env("WORK", &work)
        .env("RECORDS", &records)
        .env("PROGRAM", env!("CARGO_BIN_EXE_tutela"))
        .env("FIRST", &exam.typed[0])
        .env("SECOND", &exam.typed[1])
        .output()
        .expect("unshare is part of util-linux");
    let said = std::fs::read_to_string(work.join("said")).unwrap_or_default();
    let done = exam.computer.done(&output);
    assert!(output.status.success(), "{done:?}\n{said}");
    assert!(done.out.ends_with("Everything holds.\n"), "{}", done.out);
    assert_eq!(said.matches("Saved. 2 of").count(), 1, "{said}");
    assert!(said.contains("2 of 20 answered"), "{said}");
    let refused = std::fs::read_to_string(work.join("refused")).unwrap_or_default();
    assert!(refused.contains("no space left"), "{refused}");
    assert_eq!(answered(&exam.session(&work.join("after.sqlite"))), 2);
}

/// An exam that was opened and not begun, and what to type to have every question right.
struct Exam {
    computer: Computer,
    keys: Vec<Response>,
    typed: Vec<String>,
}

impl Exam {
    fn open() -> Exam {
        let computer = Computer::new();
        computer.out(&["--store", "template", "learner", "add", "Ana"]);
        computer.out(&[
            "--store",
            "template",
            "quiz",
            "--exam",
            "recognize-trafficking",
        ]);
        let mut exam = Exam {
            computer,
            keys: Vec::new(),
            typed: Vec::new(),
        };
        let session = exam.session(&exam.computer.path("template"));
        let slots = (0..session.count()).filter_map(|seat| session.slot_at(seat));
        exam.keys = slots.map(|slot| slot.posed.task.key()).collect();
        exam.typed = exam.keys.iter().map(typed::print).collect();
        exam
    }

    /// The same exam in a file of its own.
    fn copy(&self, name: &str) -> PathBuf {
        let copy = self.computer.path(name);
        std::fs::copy(self.computer.path("template"), &copy).expect("copied");
        copy
    }

    fn typed_from(&self, seat: usize) -> String {
        self.typed[seat..]
            .iter()
            .map(|line| format!("{line}\n"))
            .collect()
    }

    /// What the records lead to.
    fn session(&self, records: &Path) -> Session {
        let store = Store::open(&path(records)).expect("records");
        let learner = store
            .learners()
            .expect("learners")
            .pop()
            .expect("a learner");
        let open = newest_open(&store, learner.id, None)
            .expect("readable")
            .expect("an open exam");
        replay(&store, open.id).expect("readable").0
    }

    fn verified(&self, records: &Path) {
        let said = self
            .computer
            .out(&["--store", &path(records), "store", "verify"]);
        assert!(said.ends_with("Everything holds.\n"), "{said}");
    }

    /// Is killed again and again, at bytes that `hand` chooses; begun anew where all was answered.
    fn survives(&self, kills: u64, hand: u64) {
        let mut chance = Chance(2026 + hand);
        let mut records = self.copy(&format!("killed-{hand}"));
        let mut saved = 0;
        for kill in 1..=kills {
            // Half of the time the input stops in the middle of a line; half of the time the output does.
            let typed = self.typed_from(saved);
            let said = match kill % 2 {
                0 => self.killed_after_typing(&records, &typed, chance.below(typed.len())),
                _ => self.killed_after_saying(&records, &typed, 200 + chance.below(7000)),
            };
            let told = saved_in(&said).unwrap_or(saved);
            let session = self.session(&records);
            let kept = answered(&session);
            // One answer may have been kept a moment before it could be said.
            assert!(
                (told..=told + 1).contains(&kept),
                "kill {kill} of {hand}: told {told}, kept {kept}\n{said}"
            );
            for (at, seat) in session.seats().iter().enumerate() {
                let expected = self.keys.get(at).filter(|_| at < kept);
                assert_eq!(
                    seat.given.as_ref(),
                    expected,
                    "kill {kill} of {hand}, seat {at}"
                );
            }
            let resumed = self.resumed(&records);
            let line = format!("{kept} of {} answered", self.keys.len());
            assert!(resumed.contains(&line), "kill {kill} of {hand}: {resumed}");
            saved = kept;
            if kept == self.keys.len() {
                self.verified(&records);
                records = self.copy(&format!("killed-{hand}-{kill}"));
                saved = 0;
            }
        }
        self.verified(&records);
    }

    /// What `resume` says when nothing is typed.
    fn resumed(&self, records: &Path) -> String {
        self.computer.out(&resume(records))
    }

    /// Types so many bytes, waits until every whole line of them was answered, and kills.
    fn killed_after_typing(&self, records: &Path, typed: &str, bytes: usize) -> String {
        let typed = &typed.as_bytes()[..bytes];
        let mut window = Window::at(self.computer.command(&resume(records)));
        window.until_prompt();
        window.type_bytes(typed);
        let lines = typed.iter().filter(|byte| **byte == b'\n');
        let mut said: String = lines.map(|_| window.until_prompt()).collect();
        said += &window.killed();
        said
    }

    /// Types everything, and kills once so many bytes were said.
    fn killed_after_saying(&self, records: &Path, typed: &str, bytes: usize) -> String {
        let mut window = Window::at(self.computer.command(&resume(records)));
        window.type_bytes(typed.as_bytes());
        // Where it says less than that, it ends by itself.
        drop(window.input.take());
        let mut said = window.bytes(bytes);
        said += &window.killed();
        said
    }
}

fn resume(records: &Path) -> [&str; 3] {
    [
        "--store",
        records.to_str().expect("our own names"),
        "resume",
    ]
}

fn answered(session: &Session) -> usize {
    usize::from(session.answered())
}

/// The last `Saved. 3 of 20.` of what was said.
fn saved_in(said: &str) -> Option<usize> {
    let (_, after) = said.rsplit_once("Saved. ")?;
    after.split(' ').next()?.parse().ok()
}

/// A program that is being talked to.
struct Window {
    child: Child,
    input: Option<ChildStdin>,
    output: ChildStdout,
}

/// What every prompt of an exam ends with, and what stands where all is answered.
const PROMPTS: [&str; 2] = ["/help: ", "/pause to stop: "];

impl Window {
    fn at(mut command: Command) -> Window {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        Window {
            input: child.stdin.take(),
            output: child.stdout.take().expect("it is piped"),
            child,
        }
    }

    fn type_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("open until the end");
        // A program that has ended no longer reads.
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    fn type_line(&mut self, line: &str) {
        self.type_bytes(format!("{line}\n").as_bytes());
    }

    /// Everything up to and with the next prompt.
    fn until_prompt(&mut self) -> String {
        let mut said = Vec::new();
        let mut byte = [0];
        while !PROMPTS
            .iter()
            .any(|prompt| said.ends_with(prompt.as_bytes()))
        {
            match self.output.read(&mut byte).expect("readable") {
                0 => panic!("it ended at: {}", String::from_utf8_lossy(&said)),
                _ => said.push(byte[0]),
            }
        }
        String::from_utf8(said).expect("we write UTF-8")
    }

    /// The next bytes, fewer where it ends before.
    fn bytes(&mut self, count: usize) -> String {
        let mut said = Vec::new();
        let taken = self
            .output
            .by_ref()
            .take(count as u64)
            .read_to_end(&mut said);
        taken.expect("readable");
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Killed now, with no chance to say anything; what it had said by then.
    fn killed(mut self) -> String {
        self.child.kill().expect("it was ours to kill");
        let mut said = Vec::new();
        self.output.read_to_end(&mut said).expect("readable");
        String::from_utf8_lossy(&said).into_owned()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        drop(self.input.take());
        // It may be dead already; nothing of it may stay behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Numbers that are the same in every run (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}
