//! `tutela diff`: what changed in meaning, held against edits of the example library; the checkouts it meets lie below.

mod checkout;

use tutela::difference::{Changed, Side, difference};
use tutela::source::{self, Reading, SourceFile};
use tutela::terminal::difference::draw;
use tutela::terminal::lines::Look;

use crate::faults::example;

const CONTROL: &str = "night-desk/banks/control.toml";
const COURSE: &str = "night-desk/course.toml";
const FIGURES: &str = "facts/statistics.toml";
const SPANISH: &str = "es/night-desk/banks/control.toml";

/// An edit of the example library: a file, what to find there, what to write instead.
type Edit<'e> = (&'e str, &'e str, &'e str);

fn edited(edits: &[Edit<'_>]) -> Vec<SourceFile> {
    let mut files = example();
    for (path, find, write) in edits {
        let file = files.iter_mut().find(|file| file.path == *path);
        let file = file.unwrap_or_else(|| panic!("{path} is there"));
        let text = String::from_utf8(file.bytes.to_vec()).expect("UTF-8");
        assert!(text.contains(find), "{path}: {find}");
        *file = SourceFile::new(*path, text.replacen(find, write, 1));
    }
    files
}

const DAY: jiff::civil::Date = jiff::civil::date(2027, 1, 9);

fn compare(old: &Reading, new: &Reading) -> Vec<Changed> {
    compare_on(DAY, old, new)
}

fn compare_on(day: jiff::civil::Date, old: &Reading, new: &Reading) -> Vec<Changed> {
    let side = |this: &Reading, other: &Reading| this.unread(other);
    let (before, now) = (side(old, new), side(new, old));
    difference(
        &Side {
            library: &old.library,
            unread: before,
        },
        &Side {
            library: &new.library,
            unread: now,
        },
        day,
    )
}

/// What is said of edits, without what is said of the course's version and of the legend.
fn said(edits: &[Edit<'_>]) -> String {
    let (old, new) = (source::read(example()), source::read(edited(edits)));
    let lines = draw(&compare(&old, &new), Look::plain(80));
    let version = "    raise: its version is still 1.0.0, and files it rests on changed";
    let lines = lines.into_iter().filter(|line| line != version);
    let text = lines.collect::<Vec<_>>().join("\n");
    text.replace("Course night-desk\n  course.toml, version 1.0.0\n\n", "")
        .replace("\n\n[-words that went-] {+words that came+}", "")
}

#[track_caller]
fn check(edits: &[Edit<'_>], expected: &str) {
    assert_eq!(said(edits), expected.trim_matches('\n'));
}

#[test]
fn nothing_differs_from_itself() {
    let [one, other] = [example(), example()].map(source::read);
    assert!(compare(&one, &other).is_empty());
    let shipped = tutela::disk::read(None).expect("they are in the program");
    assert!(compare(&shipped, &shipped).is_empty());
}

#[test]
fn another_key_asks_for_another_revision() {
    check(
        &[
            (
                CONTROL,
                "Cases found through hotline contacts\"\nkey = true",
                "Cases found through hotline contacts\"",
            ),
            (
                CONTROL,
                "text = \"Trafficking crimes that took place\"",
                "text = \"Trafficking crimes that took place\"\nkey = true",
            ),
        ],
        "
Bank night-desk/control
  item what-a-rate-counts, revision 1
    key: contacts -> crimes
    raise: its revision is still 1, and what it asks changed",
    );
}

#[test]
fn a_raised_revision_is_all_that_is_asked_for() {
    check(
        &[
            (CONTROL, "revision = 1", "revision = 2"),
            (
                CONTROL,
                "The risk that a resident is trafficked",
                "The danger that a resident is trafficked",
            ),
            (SPANISH, "El riesgo", "El peligro"),
        ],
        "
Bank night-desk/control
  item what-a-rate-counts, revision 1 -> 2
    distractor risk, reworded:
        The [-risk-] {+danger+} that a resident is trafficked
    es: distractor risk, reworded:
        El [-riesgo-] {+peligro+} de que un habitante sea víctima",
    );
}

#[test]
fn an_option_that_comes_or_goes_is_told_once_with_its_text() {
    check(
        &[(
            CONTROL,
            "[[item.options]]\nid = \"bags\"\ntext = \"A guest arrives with a single small bag and asks for a long stay\"\nfeedback = \"Weak: people who are poor, homeless or fleeing abuse travel light.\"",
            "[[item.options]]\nid = \"car\"\ntext = \"A guest comes by car\"\nfeedback = \"Weak: many do.\"",
        )],
        "
Bank night-desk/control
  item in-control, revision 1
    distractor car added: A guest comes by car
    distractor bags taken out: A guest arrives with a single small bag and asks
      for a long stay
    es: translation taken out: distractor bags, feedback; distractor bags
    raise: its revision is still 1, and what it asks changed",
    );
}

#[test]
fn other_words_are_shown_for_a_person_to_judge_and_spelling_needs_nothing() {
    check(
        &[(
            CONTROL,
            "Which of these show that someone else is in control?",
            "Which of these show that another person has control?",
        )],
        "
Bank night-desk/control
  item in-control, revision 1
    stem, reworded:
        Which of these show that [-someone else is in-] {+another person has+}
        control?
    stale: es still says what it said: stem
    look: does it still ask the same? If not, raise its revision",
    );
    check(
        &[(
            CONTROL,
            "Movement is not part of the definition",
            "Movment is not part of the definition",
        )],
        "
Bank night-desk/control
  item border, revision 1
    rationale, spelling:
        Trafficking is exploitation. [-Movement-] {+Movment+} is not part of the
        definition.",
    );
}

#[test]
fn a_number_or_a_word_that_turns_a_sentence_changes_the_meaning_wherever_it_stands() {
    check(
        &[
            (
                CONTROL,
                "what share were under 18?",
                "what share were under 16?",
            ),
            (
                CONTROL,
                "Nobody has counted those.",
                "Some have counted those, but never all.",
            ),
        ],
        "
Bank night-desk/control
  item what-a-rate-counts, revision 1
    distractor crimes, feedback:
        [-Nobody has counted those.-] {+Some have counted those, but never
        all.+} Most are never reported, and many contacts …
    stale: es still says what it said: distractor crimes, feedback
    raise: its revision is still 1, and what it asks changed
  item children-detected, revision 1
    stem:
        … worldwide in {fact:children-detected-2022.period}, what share were
        under [-18?-] {+16?+}
    stale: es still says what it said: stem
    raise: its revision is still 1, and what it asks changed",
    );
}

#[test]
fn a_fact_is_told_with_what_rests_on_it_and_when_it_was_checked() {
    let edits = [
        (FIGURES, "value = 38", "value = 39"),
        (FIGURES, "period = \"2022\"", "period = \"2023\""),
    ];
    check(
        &edits,
        "
The library
  fact children-detected-2022
    value: 38 -> 39
    period: 2022 -> 2023
    it is the key of: item children-detected
    it stands in: item children-detected
    raise: `checked` is still 2026-11-22; when was this looked up?

Bank night-desk/control
  item children-detected, revision 1
    answer: 38 -> 39
    raise: its revision is still 1, and what it asks changed",
    );
    let checked = (FIGURES, "checked = 2026-11-22", "checked = 2027-01-09");
    let shown = said(&[edits[0], edits[1], checked]);
    assert!(
        shown.contains("    checked: 2026-11-22 -> 2027-01-09"),
        "{shown}"
    );
    assert!(!shown.contains("raise: `checked`"), "{shown}");
    // Looked up again on the day it bears, it has no later one.
    let [old, new] = [source::read(example()), source::read(edited(&edits))];
    for (day, asks) in [(22, false), (23, true)] {
        let found = compare_on(jiff::civil::date(2026, 11, day), &old, &new);
        let shown = draw(&found, Look::plain(80)).join("\n");
        assert_eq!(shown.contains("raise: `checked`"), asks, "{shown}");
    }
}

#[test]
fn a_reworded_step_or_option_is_for_a_person_to_judge_and_another_one_asks_for_a_revision() {
    check(
        &[
            (
                CONTROL,
                "Write down only what you saw and heard",
                "Note down only what you saw and heard",
            ),
            (
                CONTROL,
                "Tell the manager on duty",
                "Wake the night porter up",
            ),
            (
                CONTROL,
                "People charged before a court",
                "People charged in a court",
            ),
        ],
        "
Bank night-desk/control
  item first-things-first, revision 1
    step manager:
        was: Tell the manager on duty
        now: Wake the night porter up
    step write, reworded:
        [-Write-] {+Note+} down only what you saw and heard
    stale: es still says what it said: step manager; step write
    raise: its revision is still 1, and what it asks changed
  item measure-words, revision 1
    pair prosecuted, right, reworded:
        People charged [-before-] {+in+} a court
    stale: es still says what it said: pair prosecuted, right
    look: does it still ask the same? If not, raise its revision",
    );
}

#[test]
fn what_passes_and_what_is_drawn_is_told_with_the_course() {
    check(
        &[
            (COURSE, "cut_score = \"80 %\"", "cut_score = \"75 %\""),
            (COURSE, "attempts = 3", "attempts = \"unlimited\""),
            (
                COURSE,
                "objective = [\"definition\"]",
                "objective = [\"definition\"], level = [\"recall\"]",
            ),
            (COURSE, "lessons = \"all\"", "lessons = \"none\""),
            (
                COURSE,
                "title = \"What it is\"",
                "title = \"What trafficking is\"",
            ),
        ],
        "
Course night-desk
  course.toml, version 1.0.0
    exam, cut score: 80 % -> 75 %
    exam, attempts: 3 -> unlimited
    exam, section meaning, title, reworded:
        What [-it-] {+trafficking+} is
    exam, section meaning, where: objective definition -> objective definition;
      level recall
    completion, lessons: all -> none
    stale: es still says what it said: exam, section meaning, title",
    );
}

#[test]
fn an_item_with_another_id_is_known_again() {
    check(
        &[
            (CONTROL, "id = \"border\"", "id = \"over-a-border\""),
            (SPANISH, "id = \"border\"", "id = \"over-a-border\""),
            (
                "night-desk/modules/01-control.toml",
                "\"border\"",
                "\"over-a-border\"",
            ),
        ],
        "
Course night-desk
  course.toml, version 1.0.0
  lesson what-it-is
    questions: border, moved-across -> over-a-border, moved-across

Bank night-desk/control
  item over-a-border added: it is border under another id, and the records stay
      with that",
    );
}

#[test]
fn what_cannot_be_read_is_not_called_gone() {
    let torn = [(
        CONTROL,
        "id = \"border\"\ntype = \"true-false\"",
        "id = \"border\"\ntype = \"true-false\"\nanswer = [",
    )];
    let shown = said(&torn);
    assert!(!shown.contains("taken out"), "{shown}");
    assert!(
        shown.contains("item border not compared: it has errors now"),
        "{shown}"
    );
    assert!(
        shown.contains("course.toml not compared: it has errors now"),
        "{shown}"
    );
    let wrong = [(CONTROL, "answer = false\n", "answer = \"no\"\n")];
    let shown = said(&wrong);
    assert!(
        shown.contains("item border not compared: it has errors now"),
        "{shown}"
    );
}

#[test]
fn a_text_that_became_harder_to_read_says_so() {
    let lesson = "night-desk/modules/01-control.toml";
    let plain = "A guest asks for help. You call the manager. She knows what to do. ".repeat(10);
    let hard = "Organizational responsibilities notwithstanding, employees encountering circumstances suggesting \
                exploitation communicate observations immediately. ".repeat(10);
    let with = |text: &str| {
        let whole = format!(
            "title = \"Control\"\nsummary = \"Control.\"\n[[lesson]]\nid = \"control\"\ntitle = \"Control\"\n\
             minutes = 5\nobjectives = [\"control\"]\nsources = []\ntext = \"{text}\"\n"
        );
        let files = example().into_iter().filter(|file| file.path != lesson);
        let files = files.filter(|file| !file.path.starts_with("es/night-desk/modules"));
        let own = SourceFile::new(lesson, whole);
        source::read(files.chain([own]).collect())
    };
    let found = compare(&with(&plain), &with(&hard));
    let lines = draw(&found, Look::plain(80)).join("\n");
    assert!(lines.contains("lesson control"), "{lines}");
    assert!(
        lines.contains("    reads like school grade 0 -> "),
        "{lines}"
    );
}

#[test]
fn a_moved_item_stays_itself() {
    let without_spanish = |files: Vec<SourceFile>| {
        let files = files.into_iter().filter(|file| file.path != SPANISH);
        files.collect::<Vec<_>>()
    };
    let control = edited(&[])
        .into_iter()
        .find(|file| file.path == CONTROL)
        .expect("there");
    let text = String::from_utf8(control.bytes.to_vec()).expect("UTF-8");
    let from = text.find("[[item]]\nid = \"border\"").expect("there");
    let to = from + text[from + 1..].find("[[item]]").expect("another") + 1;
    let mut moved = without_spanish(edited(&[(CONTROL, &text[from..to], "")]));
    let more = format!("title = \"More\"\n{}", &text[from..to]);
    moved.push(SourceFile::new("night-desk/banks/more.toml", more));
    let found = compare(
        &source::read(without_spanish(example())),
        &source::read(moved),
    );
    let lines = draw(&found, Look::plain(80)).join("\n");
    assert!(
        lines
            .contains("  item border, revision 1\n    bank: night-desk/control -> night-desk/more"),
        "{lines}"
    );
    assert!(!lines.contains("taken out"), "{lines}");
}
