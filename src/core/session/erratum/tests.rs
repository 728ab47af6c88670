//! What errata do to results, as a table of before, choice and after; and what they never do, whatever they are.

mod accepted;
mod withdrawn;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::core::id::PartId;
use crate::core::score::{Decimal, Percent, Points};
use crate::core::session::event::Event;
use crate::core::session::fixture::{choice, form, picks, slot};
use crate::core::session::form::FormSection;
use crate::core::session::outcome::{Mended, outcome};
use crate::core::session::response::Response;
use crate::core::text::Shown;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("in range")
}

// An exam of the three questions of the fixture, handed in at second 10. `given` says for each: 1 right, 0 wrong, - none.
fn sat(given: &str, cut: &str) -> Session {
    let mut form = form(Behaviour::Exam);
    form.rules.cut_score = Some(Percent(cut.parse().expect("a number")));
    sit(form, given)
}

fn sit(form: crate::core::session::Form, given: &str) -> Session {
    let mut events = vec![Event::Opened { rehearsal: false }];
    for (seat, given) in (0..).zip(given.chars()) {
        let response = match (seat, given) {
            (_, '-') => continue,
            (2, '1') => Response::Order(vec![2, 0, 1]),
            (2, _) => Response::Order(vec![0, 1, 2]),
            (_, '1') => picks(1),
            (_, _) => picks(0),
        };
        events.push(Event::Answered { seat, response });
    }
    events.push(Event::Submitted);
    let events: Vec<(Event, Timestamp)> = events.into_iter().map(|event| (event, at(10))).collect();
    Session::replay(
        Arc::new(form),
        events.iter().map(|(event, at)| (event, *at)),
    )
    .expect("these events follow")
}

fn id(text: &str) -> PartId {
    text.parse().expect("an id")
}

fn option(text: &str) -> Accepted {
    Accepted::Entry(Value::Option(id(text)))
}

fn erratum(entry: u32, item: &str, choice: Choice) -> Erratum {
    Erratum {
        entry,
        at: Stamp {
            utc: at(100 + i64::from(entry)),
            offset: 0,
        },
        said: Said {
            schema: Schema::V1,
            id: Uuid::from_u128(entry.into()),
            wrong: Wrong {
                item: item.parse().expect("an id"),
                revision: 1,
                variant: None,
            },
            choice,
            reason: "The report was withdrawn".into(),
            by: "Ines Ruiz".into(),
            lowered_by: None,
            notices: BTreeMap::new(),
        },
        withdrawn: None,
    }
}

fn with_override(mut erratum: Erratum) -> Erratum {
    erratum.said.lowered_by = Some("Ines Ruiz".into());
    erratum
}

// Points earned and possible, pass or fail, whether a pass was kept; as `1 of 2 pass`, `2 of 3 pass kept`.
fn shown(rescored: &Rescored<'_>) -> String {
    let verdict = match rescored.outcome.passed {
        Some(true) => "pass",
        Some(false) => "fail",
        None => "open",
    };
    let kept = if rescored.kept { " kept" } else { "" };
    let outcome = &rescored.outcome;
    format!("{} of {} {verdict}{kept}", outcome.points, outcome.of)
}

#[test]
fn the_table_of_what_an_erratum_does_to_a_result() {
    let drop = |item| erratum(1, item, Choice::Drop);
    let accept = |item, part| erratum(1, item, Choice::Accept(vec![option(part)]));
    for (given, cut, errata, before, after, changes) in [
        // Dropped: a fail may become a pass.
        (
            "101",
            "80",
            vec![drop("second")],
            "2 of 3 fail",
            "2 of 2 pass",
            Change::Passes,
        ),
        (
            "100",
            "80",
            vec![drop("second")],
            "1 of 3 fail",
            "1 of 2 fail",
            Change::Points,
        ),
        (
            "111",
            "80",
            vec![drop("second")],
            "3 of 3 pass",
            "2 of 2 pass",
            Change::Points,
        ),
        (
            "1-1",
            "80",
            vec![drop("second")],
            "2 of 3 fail",
            "2 of 2 pass",
            Change::Passes,
        ),
        // A pass stands as it was scored, unless somebody answers for it.
        (
            "110",
            "60",
            vec![drop("second")],
            "2 of 3 pass",
            "2 of 3 pass kept",
            Change::Kept,
        ),
        (
            "110",
            "60",
            vec![with_override(drop("second"))],
            "2 of 3 pass",
            "1 of 2 fail",
            Change::Fails,
        ),
        // Accepted: what was given counts as well, whoever gave it.
        (
            "101",
            "80",
            vec![accept("second", "one")],
            "2 of 3 fail",
            "3 of 3 pass",
            Change::Passes,
        ),
        (
            "101",
            "80",
            vec![accept("second", "three")],
            "2 of 3 fail",
            "2 of 3 fail",
            Change::Nothing,
        ),
        (
            "111",
            "80",
            vec![accept("second", "one")],
            "3 of 3 pass",
            "3 of 3 pass",
            Change::Nothing,
        ),
        // Only told.
        (
            "101",
            "80",
            vec![erratum(1, "second", Choice::NoChange)],
            "2 of 3 fail",
            "2 of 3 fail",
            Change::Nothing,
        ),
        // Another item, another revision: not this exam's.
        (
            "101",
            "80",
            vec![drop("unseen")],
            "2 of 3 fail",
            "2 of 3 fail",
            Change::Nothing,
        ),
        // Several compose: what is dropped stays dropped, whatever is accepted; a kept pass is not lost to a later one.
        (
            "101",
            "80",
            vec![
                drop("second"),
                erratum(2, "second", Choice::Accept(vec![option("one")])),
            ],
            "2 of 3 fail",
            "2 of 2 pass",
            Change::Passes,
        ),
        (
            "110",
            "60",
            vec![drop("second"), erratum(2, "third", Choice::Drop)],
            "2 of 3 pass",
            "1 of 1 pass",
            Change::Points,
        ),
        (
            "110",
            "60",
            vec![
                drop("second"),
                with_override(erratum(2, "second", Choice::NoChange)),
            ],
            "2 of 3 pass",
            "2 of 3 pass kept",
            Change::Kept,
        ),
        // With nothing left to score the result stands.
        (
            "100",
            "80",
            vec![
                drop("first"),
                erratum(2, "second", Choice::Drop),
                erratum(3, "third", Choice::Drop),
            ],
            "1 of 3 fail",
            "0 of 1 fail",
            Change::Points,
        ),
    ] {
        let session = sat(given, cut);
        let (first, now) = (rescored(&session, &[]), rescored(&session, &errata));
        let case = format!("{given} at {cut} %, {errata:?}");
        assert_eq!(shown(&first), before, "{case}");
        assert_eq!(shown(&now), after, "{case}");
        assert_eq!(change(&first, &now), changes, "{case}");
        assert_eq!(now.first, first.outcome, "{case}");
    }
}

#[test]
fn a_question_is_marked_with_what_was_done_to_it() {
    let errata = [
        erratum(1, "second", Choice::Drop),
        erratum(2, "first", Choice::Accept(vec![option("one")])),
    ];
    let marks = |given: &str| -> Vec<Option<Mended>> {
        let now = rescored(&sat(given, "80"), &errata).outcome;
        now.seats.iter().map(|seat| seat.mended).collect()
    };
    let dropped = Some(Mended::Dropped);
    assert_eq!(marks("001"), [Some(Mended::Accepted), dropped, None]);
    assert_eq!(marks("101"), [None, dropped, None]);
}

#[test]
fn a_section_of_which_nothing_is_left_is_reached() {
    let mut exam = form(Behaviour::Exam);
    exam.rules.cut_score = Some(Percent("30".parse().expect("a number")));
    exam.sections = vec![FormSection {
        id: "alone".parse().expect("an id"),
        title: Shown::default(),
        must_reach: Some(Percent("50".parse().expect("a number"))),
    }];
    exam.slots[1].section = Some(0);
    let session = sit(exam, "101");
    let errata = [erratum(1, "second", Choice::Drop)];
    let now = rescored(&session, &errata);
    assert_eq!(outcome(&session).passed, Some(false));
    assert_eq!(now.outcome.passed, Some(true));
    assert!(now.outcome.sections[0].reached);
}

#[test]
fn only_a_result_turned_after_the_exam_counts_from_the_erratum() {
    let session = sat("101", "80");
    let mut early = erratum(1, "second", Choice::Drop);
    let late = early.clone();
    early.at.utc = at(5);
    let (early, late) = ([early], [late]);
    let of_early = rescored(&session, &early);
    assert_eq!(
        (shown(&of_early).as_str(), of_early.turned),
        ("2 of 2 pass", None)
    );
    assert_eq!(of_early.first.passed, Some(true));
    let of_late = rescored(&session, &late);
    assert_eq!(of_late.turned.map(|turn| turn.entry), Some(1));
    assert_eq!(of_late.first.passed, Some(false));
}

#[test]
fn practice_is_told_of_an_erratum_only_where_the_question_was_met_and_is_never_scored_anew() {
    let met = |item: &str, behaviour, events: &[Event]| {
        let session = Session::replay(
            Arc::new(form(behaviour)),
            events.iter().map(|event| (event, at(0))),
        )
        .expect("these events follow");
        let errata = [erratum(1, item, Choice::Drop)];
        let now = rescored(&session, &errata);
        assert_eq!(now.outcome, outcome(&session));
        now.errata.len() == 1
    };
    let open = Event::Opened { rehearsal: false };
    let ended = [open.clone(), Event::Submitted];
    assert!(met("first", Behaviour::Practice, &ended));
    assert!(!met("second", Behaviour::Practice, &ended));
    // What is still open will be met; what it swapped away was.
    assert!(met(
        "second",
        Behaviour::Practice,
        std::slice::from_ref(&open)
    ));
    let swapped = [open, Event::Swapped { seat: 0 }, Event::Submitted];
    assert!(met("first", Behaviour::Practice, &swapped));
    assert!(met("again", Behaviour::Practice, &swapped));
}

#[test]
fn a_variant_is_wrong_by_itself() {
    let mut shown = slot("first", "a", choice());
    let mut wrong = erratum(1, "first", Choice::Drop).said.wrong;
    assert!(wrong.is(&shown));
    wrong.variant = Some("b".parse().expect("an id"));
    assert!(!wrong.is(&shown));
    shown.variant = wrong.variant.clone();
    assert!(wrong.is(&shown));
    wrong.revision = 2;
    assert!(!wrong.is(&shown));
}

#[test]
fn the_json_of_an_erratum_is_a_promise() {
    let mut erratum = with_override(erratum(
        3,
        "first",
        Choice::Accept(vec![
            option("one"),
            Accepted::Gap(
                id("rate"),
                Value::Number("27.60".parse().expect("a number"), Decimal::ZERO),
            ),
        ]),
    ));
    erratum.said.notices = BTreeMap::from([(Lang::EN, "It was wrong.".to_owned())]);
    let text = serde_json::to_string(&erratum.said).expect("our own shape");
    assert_eq!(
        text,
        r#"{"schema":"tutela.erratum/1","id":"00000000-0000-0000-0000-000000000003","item":"first","revision":1,"choice":{"accept":[{"entry":{"option":"one"}},{"gap":["rate",{"number":["27.60","0"]}]}]},"reason":"The report was withdrawn","by":"Ines Ruiz","override":"Ines Ruiz","notices":{"en":"It was wrong."}}"#
    );
    assert_eq!(serde_json::from_str::<Said>(&text).ok(), Some(erratum.said));
    for choice in [Choice::Drop, Choice::NoChange] {
        let text = serde_json::to_string(&choice).expect("our own shape");
        assert_eq!(text, format!("\"{}\"", choice.name()));
    }
    let newer = text.replace("erratum/1", "erratum/2");
    assert!(serde_json::from_str::<Said>(&newer).is_err());
}

fn any_errata() -> impl Strategy<Value = Vec<Erratum>> {
    let item = prop::sample::select(vec!["first", "second", "third", "other"]);
    let choice = prop_oneof![
        Just(Choice::Drop),
        Just(Choice::NoChange),
        prop::sample::select(vec!["one", "two", "three"])
            .prop_map(|part| Choice::Accept(vec![option(part)])),
        Just(Choice::Accept(vec![Accepted::Order(
            ["one", "two", "three"].map(id).into()
        )])),
    ];
    let one = (item, choice, 0..200i64);
    prop::collection::vec(one, 0..6).prop_map(|many| {
        (1..)
            .zip(many)
            .map(|(entry, (item, choice, second))| {
                let mut erratum = erratum(entry, item, choice);
                erratum.at.utc = at(second);
                erratum
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn without_an_override_no_pass_becomes_a_fail_and_points_stay_within_bounds(
        given in "[01-]{3}",
        cut in 0u32..=100,
        errata in any_errata(),
    ) {
        let session = sat(&given, &cut.to_string());
        let first = outcome(&session);
        prop_assert_eq!(&rescored(&session, &[]).outcome, &first);
        let mut passed = first.passed;
        for count in 0..=errata.len() {
            let now = rescored(&session, &errata[..count]).outcome;
            prop_assert!(now.points <= now.of);
            prop_assert!(now.of <= first.of && now.of > Points::default());
            prop_assert!(passed != Some(true) || now.passed == Some(true));
            passed = now.passed;
        }
    }

    #[test]
    fn accepting_more_never_lowers_a_score(given in "[01-]{3}", errata in any_errata()) {
        let session = sat(&given, "80");
        let accepted: Vec<Erratum> = errata
            .into_iter()
            .filter(|one| matches!(one.said.choice, Choice::Accept(_)))
            .collect();
        let now = rescored(&session, &accepted);
        prop_assert!(now.outcome.points >= now.first.points || now.first.passed == Some(true));
        prop_assert!(now.outcome.points >= outcome(&session).points);
        prop_assert!(!now.kept);
    }
}
