//! Whole runs: an exam, a lesson, practice with a miss that comes back; help, pause, language, a pipe, a full disk.

use proptest::prelude::*;

use super::*;
use crate::core::session::{Session, Slot};
use crate::terminal::fixture::{KINDS, form, in_case, limited, question, untranslated};
use crate::terminal::result::{self, Handed};

fn exam() -> Form {
    form(
        Behaviour::Exam,
        vec![
            question("choice"),
            question("ordering"),
            question("numeric"),
        ],
    )
}

fn renamed(slot: Slot, item: &str) -> Slot {
    Slot {
        item: item.parse().expect("an id"),
        ..slot
    }
}

// What the exam or the practice came to, below the run.
fn came_to(room: &mut Room, way: fn(&Session, Voice<'_>) -> Vec<String>) {
    let (session, _) = crate::sitting::replay(&room.store, room.id).expect("it reads back");
    let words = Words::new(room.lang);
    let voice = Voice {
        words: &words,
        look: Look::plain(room.columns),
    };
    let lines = way(&session, voice);
    room.note(&lines.join("\n"));
}

fn exam_result(session: &Session, voice: Voice<'_>) -> Vec<String> {
    let handed = Handed {
        at: start(),
        zone: Some("America/Chicago"),
        kept: true,
    };
    result::exam(session, &[], handed, voice)
}

#[test]
fn an_exam_is_answered_changed_marked_and_handed_in() {
    let mut room = Room::new(exam(), Lang::EN, 80);
    let end = room.run(
        At::Terminal,
        &[
            "3", "/flag", "/skip", "37,9", "1", "1", "/back", "/submit", "y", "n", "2", "3 1 4 2",
            "y",
        ],
    );
    assert!(matches!(end, End::Closed), "{end:?}");
    came_to(&mut room, exam_result);
    snapshot("exam-80-en", &room.said());
}

#[test]
fn a_failed_exam_says_first_what_could_hurt_someone() {
    let mut room = Room::new(exam(), Lang::ES, 40);
    room.run(At::Pipe, &["3", "3 1 4 2", "38 %", "s"]);
    came_to(&mut room, exam_result);
    snapshot("exam-failed-40-es", &room.said());
}

#[test]
fn an_exam_in_a_pipe_asks_nothing_but_its_questions_and_whether_to_submit() {
    let mut room = Room::new(exam(), Lang::EN, 80);
    let end = room.run(At::Pipe, &["2", "/skip", "38"]);
    assert!(matches!(end, End::Paused), "{end:?}");
    room.note("(the same, later)");
    let end = room.run(At::Pipe, &["y"]);
    assert!(matches!(end, End::Closed), "{end:?}");
    snapshot("exam-pipe-80-en", &room.said());
}

#[test]
fn a_lesson_is_read_page_by_page_with_its_own_questions() {
    for (lang, columns) in [(Lang::EN, 80), (Lang::ES, 40)] {
        let reading = form(
            Behaviour::Reading,
            vec![question("true-false"), question("choice")],
        );
        let mut room = Room::new(reading, lang, columns);
        let end = room.run(
            At::Terminal,
            &["next", "", "/back", "", "", "1", "", "/skip"],
        );
        assert!(matches!(end, End::Closed), "{end:?}");
        snapshot(&format!("lesson-{columns}-{lang}"), &room.said());
    }
}

#[test]
fn a_miss_comes_back_and_the_end_says_what_is_worth_another_look() {
    let mut practice = form(
        Behaviour::Practice,
        vec![question("true-false"), renamed(question("choice"), "other")],
    );
    practice.slots[1].objective = "words".parse().expect("an id");
    practice.reserve = vec![renamed(question("multiple-response"), "again")];
    let mut room = Room::new(practice, Lang::EN, 80);
    room.run(At::Terminal, &["2", "", "3", "", "1 3", ""]);
    came_to(&mut room, result::practice);
    snapshot("practice-comes-back-80-en", &room.said());
}

#[test]
fn practice_can_end_early() {
    let practice = form(
        Behaviour::Practice,
        vec![question("true-false"), question("choice")],
    );
    let mut room = Room::new(practice, Lang::ES, 80);
    room.run(At::Terminal, &["/atrás", "1", "", "/entregar"]);
    came_to(&mut room, result::practice);
    snapshot("practice-ends-early-80-es", &room.said());
}

#[test]
fn help_puts_the_numbers_to_call_first() {
    for (lang, columns, typed) in [(Lang::EN, 80, "help"), (Lang::ES, 40, "?")] {
        let mut room = Room::new(exam(), lang, columns);
        room.run(At::Terminal, &["2", typed]);
        let said = room.said();
        let from = said.rfind("> ").expect("what was typed");
        snapshot(
            &format!("help-at-a-question-{columns}-{lang}"),
            &said[from..],
        );
    }
}

#[test]
fn another_language_in_mid_attempt_keeps_what_was_answered() {
    let two = vec![question("matching"), untranslated(question("choice"))];
    let mut room = Room::new(form(Behaviour::Practice, two), Lang::EN, 80);
    room.run(
        At::Terminal,
        &[
            "a4",
            "/language es",
            "b1 c3",
            "",
            "/wat",
            "/repetr",
            "/repetir",
        ],
    );
    snapshot("language-changes-80", &room.said());
}

#[test]
fn a_case_is_shown_whole_once_and_again_after_a_pause() {
    let two = vec![
        in_case("true-false", "first"),
        in_case("choice", "second"),
        in_case("numeric", "third"),
    ];
    let mut room = Room::new(form(Behaviour::Exam, two), Lang::EN, 80);
    room.run(At::Terminal, &["1", "2", "/pause"]);
    room.note("(later)");
    room.run(At::Terminal, &[]);
    snapshot("case-80-en", &room.said());
}

#[test]
fn a_pause_clears_the_screen_and_names_nobody() {
    let mut room = Room::new(exam(), Lang::EN, 80);
    let mut host = room.host(At::Terminal, &["/pause"]);
    host.env.clear();
    let now = host.now();
    let opening = Opening {
        id: room.id,
        learner: None,
        rehearsal: false,
        at: now,
        entropy: [3; 32],
    };
    let practice = form(Behaviour::Practice, vec![question("choice")]);
    let mut sitting = Sitting::open(&mut room.store, practice, &opening).expect("it opens");
    let mut desk = Desk {
        host: &mut host,
        lang: Lang::EN,
        look: Look::plain(80),
        keeps: Keeps::Records,
        stop: None,
    };
    assert!(matches!(desk.sit(&mut sitting), Ok(End::Paused)));
    let said = room.said();
    let (_, after) = said
        .split_once("\u{1b}[2J\u{1b}[3J\u{1b}[H")
        .expect("cleared");
    assert_eq!(after, "Saved. Continue with: tutela resume\n");
}

#[test]
fn time_is_said_at_ten_five_and_one_minutes_and_when_it_is_over() {
    let mut room = Room::new(limited(exam(), 20 * 60), Lang::EN, 80);
    room.step = 50;
    let lines = vec![""; 40];
    let end = room.run(At::Terminal, &lines);
    assert!(matches!(end, End::Closed), "{end:?}");
    let said = room.said();
    let times: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("left.") || line.contains("time is over"))
        .collect();
    assert_eq!(
        times,
        [
            "10 minutes left.",
            "5 minutes left.",
            "Less than a minute left.",
            "The time is over.",
        ]
    );
}

#[test]
fn a_full_disk_is_said_the_prompt_stays_and_it_goes_on_once_there_is_space() {
    let mut room = Room::new(exam(), Lang::EN, 80);
    room.run(At::Pipe, &[]);
    // The records may not grow: the last page takes a few more events, then no more.
    room.store.limit_pages(1).expect("a limit");
    let end = room.run(At::Pipe, &["/flag"; 200]);
    assert!(matches!(end, End::Paused), "{end:?}");
    let said = room.said();
    let full = "There is no space left, so your answer is not saved.";
    let (_, after) = said.rsplit_once(full).expect("it was said");
    assert!(after.contains("Answer (1 to 3), or /help:"), "{after}");
    room.store.limit_pages(100_000).expect("a limit");
    room.run(At::Pipe, &["2"]);
    assert!(room.said().contains("Saved. 1 of 3."));
}

fn a_line() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        "1",
        "2",
        "3 1",
        "4 2",
        "3 1 4 2",
        "a1 b2",
        "c4",
        "a4 b1 c3",
        "1 3",
        "13",
        "case; 5; 2",
        "; 5",
        "38 %",
        "1.500",
        "an estimate",
        "y",
        "n",
        "s",
        "7",
        "/skip",
        "/back",
        "/flag",
        "/another",
        "/repeat",
        "/help",
        "/language",
        "/submit",
        "/pause",
        "/who",
        "/nothing",
        "help",
        " /x",
        "\u{feff}2",
        "ñ\u{7}\u{1b}[2J",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    // Whatever is typed, at whatever width: it ends, no line is too wide, and what was kept reads back.
    #[test]
    fn any_lines_end_well(
        lines in proptest::collection::vec(a_line(), 0..40),
        behaviour in proptest::sample::select(vec![Behaviour::Practice, Behaviour::Exam, Behaviour::Reading]),
        columns in 20usize..100,
        terminal in any::<bool>(),
    ) {
        let slots = KINDS.iter().map(|kind| question(kind)).collect();
        let mut room = Room::new(form(behaviour, slots), Lang::EN, columns);
        let at = if terminal { At::Terminal } else { At::Pipe };
        let end = room.run(at, &lines);
        prop_assert!(matches!(end, End::Closed | End::Paused | End::Who), "{:?}", end);
        for line in room.said().lines().filter(|line| !line.contains("> ")) {
            let words = line.trim_start().contains(' ');
            let width = textwrap::core::display_width(line.trim_end());
            prop_assert!(width <= columns || !words, "{} columns: {}", columns, line);
        }
        crate::sitting::replay(&room.store, room.id).expect("it reads back");
    }
}
