//! Each of the eight kinds of question: right, wrong, part right, nonsense, an empty line, resumed half-way; at 40 and
//! 80 columns, in both languages.

use super::*;
use crate::terminal::fixture::{KINDS, form, question};

// What is typed at a kind, by case.
fn lines(kind: &str, case: &str, lang: Lang) -> Vec<&'static str> {
    let es = lang == Lang::ES;
    match (kind, case) {
        ("choice", "right") => vec!["2"],
        ("choice", "wrong") => vec!["", "the first one", "1"],
        ("multiple-response", "right") => vec!["1 and 3"],
        ("multiple-response", "wrong") => vec!["", "24", "4"],
        ("multiple-response", "part-right") => vec!["1, 2"],
        ("true-false", "right") => vec!["t"],
        ("true-false", "wrong") => vec!["", "maybe", "falso"],
        ("numeric", "right") => vec!["37,5 %"],
        ("numeric", "wrong") => vec!["", "many", "1.500", "95"],
        ("short-answer", "right") if es => vec!["Estimacion"],
        ("short-answer", "right") => vec!["Estimate"],
        ("short-answer", "wrong") if es => vec!["", "...", "conteo"],
        ("short-answer", "wrong") => vec!["", "...", "a count"],
        ("ordering", "right") => vec!["3 1 4 2"],
        ("ordering", "wrong") => vec!["", "3 3", "2 4 1 3"],
        ("ordering", "part-right") => vec!["3 4 1 2"],
        ("matching", "right") => vec!["a4 b1 c3"],
        ("matching", "wrong") => vec!["", "4 1 3", "a2 b3 c1"],
        ("matching", "part-right") => vec!["a4 b2 c3"],
        ("cloze", "right") if es => vec!["caso; 5; 2"],
        ("cloze", "right") => vec!["case; 5; 2"],
        ("cloze", "wrong") => vec!["", "rumor; many; 1", "rumor; 10; 1"],
        ("cloze", "part-right") if es => vec!["caso; 10; 2"],
        ("cloze", "part-right") => vec!["case; 10; 2"],
        (kind, case) => panic!("no case {case} for {kind}"),
    }
}

// What is typed before and after the interruption.
fn half_way(kind: &str, lang: Lang) -> (Vec<&'static str>, Vec<&'static str>) {
    match kind {
        "ordering" => (vec!["3 1"], vec!["4 2"]),
        "matching" => (vec!["a4 c3"], vec!["b1"]),
        "cloze" if lang == Lang::ES => (vec!["caso; ; 2"], vec!["5"]),
        "cloze" => (vec!["case; ; 2"], vec!["5"]),
        // Nothing of these can stand half-way: the question itself comes back.
        _ => (vec![], lines(kind, "right", lang)),
    }
}

fn check(kind: &str, case: &str, columns: usize, lang: Lang) {
    let mut room = Room::new(
        form(Behaviour::Practice, vec![question(kind)]),
        lang,
        columns,
    );
    match case {
        "half-way" => {
            let (before, after) = half_way(kind, lang);
            let paused = room.run(At::Terminal, &before);
            assert!(matches!(paused, End::Paused), "{paused:?}");
            room.note("(later)");
            room.run(At::Terminal, &[after, vec![""]].concat());
        }
        case => {
            room.run(At::Terminal, &[lines(kind, case, lang), vec![""]].concat());
        }
    }
    let said = room.said();
    for line in said.lines().filter(|line| !line.contains("> ")) {
        let width = textwrap::core::display_width(line);
        // A prompt ends in a space, and two letters of the person may stand behind it.
        assert!(
            width <= columns + 1,
            "{kind} {case} {columns} {lang}: {line}"
        );
    }
    let name = format!("{kind}-{case}-{columns}-{lang}");
    snapshot(&format!("question-{name}"), &said);
}

#[test]
fn a_right_answer_of_each_kind() {
    for kind in KINDS {
        check(kind, "right", 80, Lang::EN);
        check(kind, "right", 40, Lang::ES);
    }
}

#[test]
fn an_empty_line_nonsense_and_a_wrong_answer_of_each_kind() {
    for kind in KINDS {
        check(kind, "wrong", 40, Lang::EN);
        check(kind, "wrong", 80, Lang::ES);
    }
}

#[test]
fn a_part_right_answer_of_each_kind_that_has_parts() {
    for kind in ["multiple-response", "ordering", "matching", "cloze"] {
        check(kind, "part-right", 80, Lang::EN);
        check(kind, "part-right", 40, Lang::ES);
    }
}

#[test]
fn each_kind_resumed_half_way() {
    for kind in KINDS {
        check(kind, "half-way", 80, Lang::EN);
        check(kind, "half-way", 40, Lang::ES);
    }
}
