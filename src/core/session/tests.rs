//! The session's rules as one table of what may follow what, and as properties of any sequence of events.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::event::Event;
use super::fixture::{choice, form, ordering, picks};
use super::form::Form;
use super::outcome::outcome;
use super::response::Response;
use super::screen::Screen;
use super::state::{How, Refused, Session, Stage};
use super::{Behaviour, form};
use crate::core::score::Points;
use crate::core::text::Lang;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("in range")
}

fn events(text: &str) -> Vec<Event> {
    text.split_whitespace().map(event).collect()
}

// `open resume pause page1 a0=2 a2=3,1 skip0 flag0 go1 swap0 submit timeout`
fn event(word: &str) -> Event {
    let number = |text: &str| text.parse::<u16>().expect("a number");
    if let Some((seat, given)) = word.strip_prefix('a').and_then(|w| w.split_once('=')) {
        let places: Vec<u8> = given
            .split(',')
            .map(|p| p.parse::<u8>().expect("a place") - 1)
            .collect();
        let response = match (places.as_slice(), seat) {
            (_, "2") => Response::Order(places),
            ([one], _) => picks(*one),
            _ => Response::Order(places),
        };
        return Event::Answered {
            seat: number(seat),
            response,
        };
    }
    match word {
        "open" => Event::Opened { rehearsal: false },
        "resume" => Event::Resumed,
        "pause" => Event::Paused,
        "submit" => Event::Submitted,
        "timeout" => Event::TimedOut,
        "flag0" => Event::Flagged { seat: 0, on: true },
        "flag9" => Event::Flagged { seat: 9, on: true },
        _ => {
            let digit = word
                .find(|c: char| c.is_ascii_digit())
                .expect("a number in the word");
            let (name, n) = (&word[..digit], number(&word[digit..]));
            match name {
                "page" => Event::Turned { page: n },
                "skip" => Event::Skipped { seat: n },
                "go" => Event::Moved { to: n },
                "swap" => Event::Swapped { seat: n },
                other => panic!("no event {other}"),
            }
        }
    }
}

fn after(behaviour: Behaviour, before: &str) -> Session {
    let mut session = Session::new(Arc::new(form(behaviour)));
    for event in events(before) {
        session = session
            .after(&event, at(0))
            .expect("the way there is allowed");
    }
    session
}

// One rule: from the state that `before` leads to, `word` leads to a stage, or is refused.
fn check(behaviour: Behaviour, before: &str, word: &str, expected: Result<Stage, Refused>) {
    let session = after(behaviour, before);
    let found = session.after(&event(word), at(0)).map(|next| next.stage());
    assert_eq!(found, expected, "{behaviour}: {before} then {word}");
}

#[test]
fn the_table_of_what_may_follow_what() {
    use Behaviour::{Exam, Practice, Reading};
    use Stage::{Asking, Closed, Ending, Explaining, Page};
    for (behaviour, before, word, expected) in [
        // Opening, closing, pausing: alike everywhere.
        (Exam, "", "open", Ok(Asking(0))),
        (Exam, "", "a0=1", Err(Refused::Opening)),
        (Exam, "", "resume", Err(Refused::Opening)),
        (Exam, "open", "open", Err(Refused::Opening)),
        (Exam, "open pause", "a0=1", Err(Refused::Paused)),
        (Exam, "open pause", "pause", Err(Refused::Paused)),
        (Exam, "open pause", "resume", Ok(Asking(0))),
        (Exam, "open", "resume", Ok(Asking(0))),
        (Exam, "open submit", "resume", Err(Refused::Closed)),
        (Exam, "open submit", "a0=1", Err(Refused::Closed)),
        (Exam, "open submit", "submit", Err(Refused::Closed)),
        (Exam, "open submit", "timeout", Err(Refused::Closed)),
        // An exam: any order, changeable, a whole answer moves on.
        (Exam, "open", "a0=1", Ok(Asking(1))),
        (Exam, "open a0=1", "a0=2", Ok(Asking(1))),
        (Exam, "open", "a1=1", Ok(Asking(0))),
        (Exam, "open go2", "a2=3,1", Ok(Asking(2))),
        (Exam, "open go2", "a2=3,1,2", Ok(Ending)),
        (Exam, "open go2", "a2=3,3", Err(Refused::Unfit)),
        (Exam, "open go2", "a2=4", Err(Refused::Unfit)),
        (Exam, "open", "a0=4", Err(Refused::Unfit)),
        (Exam, "open", "a0=1,2", Err(Refused::Unfit)),
        (Exam, "open", "a9=1", Err(Refused::NoSeat)),
        (Exam, "open", "go3", Ok(Ending)),
        (Exam, "open", "go4", Err(Refused::NoSeat)),
        (Exam, "open go3", "go0", Ok(Asking(0))),
        (Exam, "open", "flag0", Ok(Asking(0))),
        (Exam, "open", "flag9", Err(Refused::NoSeat)),
        (Exam, "open", "skip0", Err(Refused::NotHere)),
        (Exam, "open", "page1", Err(Refused::NotHere)),
        (Exam, "open", "swap0", Ok(Asking(0))),
        (Exam, "open swap0", "swap0", Err(Refused::NoOther)),
        (Exam, "open", "swap1", Err(Refused::NotHere)),
        (Exam, "open go1", "swap1", Err(Refused::NoOther)),
        (Exam, "open", "submit", Ok(Closed(How::Submitted))),
        (Exam, "open go3", "submit", Ok(Closed(How::Submitted))),
        (Exam, "open", "timeout", Err(Refused::TimeLeft)),
        // Practice: one after the other, the first whole answer stands.
        (Practice, "open", "a0=2", Ok(Explaining(0))),
        (Practice, "open a0=2", "a0=1", Err(Refused::Settled)),
        (Practice, "open a0=2", "a1=1", Err(Refused::NotHere)),
        (Practice, "open", "a1=1", Err(Refused::NotHere)),
        (Practice, "open", "go1", Err(Refused::NotHere)),
        (Practice, "open a0=2", "go1", Ok(Asking(1))),
        (Practice, "open a0=2", "go2", Err(Refused::NotHere)),
        (Practice, "open a0=2 go1 a1=2 go2", "a2=3", Ok(Asking(2))),
        (
            Practice,
            "open a0=2 go1 a1=2 go2 a2=3",
            "a2=3,1,2",
            Ok(Explaining(2)),
        ),
        (
            Practice,
            "open a0=2 go1 a1=2 go2 a2=3,1,2",
            "go3",
            Ok(Ending),
        ),
        (
            Practice,
            "open a0=1 go1 a1=2 go2 a2=3,1,2",
            "go3",
            Ok(Asking(3)),
        ),
        (Practice, "open", "skip0", Err(Refused::NotHere)),
        (Practice, "open", "swap0", Ok(Asking(0))),
        (Practice, "open swap0", "swap0", Err(Refused::NoOther)),
        (Practice, "open", "submit", Ok(Closed(How::Submitted))),
        (Practice, "open", "timeout", Err(Refused::TimeLeft)),
        // Reading: pages first, then its own questions.
        (Reading, "", "open", Ok(Page(0))),
        (Reading, "open", "page1", Ok(Page(1))),
        (Reading, "open", "page2", Err(Refused::NotHere)),
        (Reading, "open page1", "page0", Ok(Page(0))),
        (Reading, "open page1", "page2", Ok(Asking(0))),
        (Reading, "open page1 page2", "page0", Err(Refused::NotHere)),
        (Reading, "open", "a0=1", Err(Refused::NotHere)),
        (Reading, "open", "submit", Err(Refused::NotHere)),
        (Reading, "open page1 page2", "skip0", Ok(Asking(1))),
        (Reading, "open page1 page2", "skip1", Err(Refused::NotHere)),
        (Reading, "open page1 page2", "a0=1", Ok(Explaining(0))),
        (Reading, "open page1 page2", "submit", Err(Refused::NotHere)),
        (Reading, "open page1 page2", "flag0", Err(Refused::NotHere)),
        (Reading, "open page1 page2", "swap0", Err(Refused::NoOther)),
        (
            Reading,
            "open page1 page2 skip0 skip1 skip2",
            "submit",
            Ok(Closed(How::Submitted)),
        ),
    ] {
        check(behaviour, before, word, expected);
    }
}

#[test]
fn time_up_refuses_answers_and_takes_only_the_end() {
    let open = after(Behaviour::Exam, "open");
    assert_eq!(
        open.after(&event("a0=2"), at(600)).map(|s| s.stage()),
        Err(Refused::TimeUp)
    );
    let closed = open.after(&Event::TimedOut, at(600)).expect("time is up");
    assert_eq!(closed.stage(), Stage::Closed(How::TimedOut));
}

#[test]
fn the_exam_clock_stands_still_while_paused() {
    let open = after(Behaviour::Exam, "open");
    let paused = open.after(&Event::Paused, at(100)).expect("allowed");
    let back = paused.after(&Event::Resumed, at(5000)).expect("allowed");
    assert_eq!(back.time_left(at(5000)).map(|s| s.0), Some(500));
    // A crash: the run ends at the last event, not at the return.
    let crashed = open.after(&event("flag0"), at(100)).expect("allowed");
    let back = crashed.after(&Event::Resumed, at(5000)).expect("allowed");
    assert_eq!(back.time_left(at(5050)).map(|s| s.0), Some(450));
}

#[test]
fn a_miss_comes_back_once_as_another_item_and_then_says_that_none_is_left() {
    let missed = after(Behaviour::Practice, "open a0=1");
    assert_eq!(missed.seats()[0].comes_back, Some(true));
    assert_eq!(missed.slot_at(3).map(|s| s.item.as_str()), Some("again"));
    let again = after(
        Behaviour::Practice,
        "open a0=1 go1 a1=2 go2 a2=3,1,2 go3 a3=1",
    );
    assert_eq!(
        again.seats()[3].comes_back,
        Some(false),
        "no third item on the point"
    );
    let all = outcome(&again);
    assert_eq!(
        (all.points, all.of),
        (Points(200), Points(300)),
        "what came back is not counted twice"
    );
}

#[test]
fn a_question_on_the_point_that_is_still_to_come_is_one_that_is_left() {
    let mut form = form(Behaviour::Practice);
    form.reserve.clear();
    form.slots[1].objective = form.slots[0].objective.clone();
    let session = Session::new(Arc::new(form));
    let missed = events("open a0=1 go1 a1=1")
        .iter()
        .fold(session, |session, event| {
            session
                .after(event, at(0))
                .expect("the way there is allowed")
        });
    assert_eq!(
        missed.seats()[0].comes_back,
        Some(true),
        "the second asks for it too"
    );
    assert_eq!(missed.seats()[1].comes_back, Some(false));
}

#[test]
fn no_open_exam_gives_feedback_and_a_closed_one_does() {
    let open = after(Behaviour::Exam, "open a0=1");
    assert_eq!(open.feedback(0, Lang::EN), None);
    let closed = after(Behaviour::Exam, "open a0=1 submit");
    assert_eq!(closed.feedback(0, Lang::EN).map(|f| f.right), Some(false));
    assert_eq!(closed.screen(at(0), Lang::EN), Screen::Closed);
}

#[test]
fn eighty_percent_passes_and_less_does_not() {
    let right = after(Behaviour::Exam, "open a0=2 a1=2 a2=3,1,2 submit");
    assert_eq!(outcome(&right).passed, Some(true));
    let part = after(Behaviour::Exam, "open a0=2 a1=2 a2=3,2 submit");
    let part = outcome(&part);
    assert_eq!((part.points, part.passed), (Points(233), Some(false)));
}

#[test]
fn a_form_survives_being_packed_and_a_changed_question_is_found() {
    for behaviour in [Behaviour::Exam, Behaviour::Practice, Behaviour::Reading] {
        let form = form(behaviour);
        let packed = form.pack();
        assert_eq!(
            Form::unpack(&packed.body, &packed.contents).as_ref(),
            Ok(&form)
        );
        let mut changed = packed.contents.clone();
        let body = changed.values_mut().next().expect("a posed item");
        *body = body.replace("stem", "Stem");
        assert!(Form::unpack(&packed.body, &changed).is_err());
    }
    assert_eq!(form::digest(b"").len(), 64);
}

fn any_event() -> impl Strategy<Value = Event> {
    let seat = 0..5u16;
    prop_oneof![
        Just(Event::Resumed),
        Just(Event::Paused),
        (0..4u16).prop_map(|page| Event::Turned { page }),
        (seat.clone(), 0..4u8).prop_map(|(seat, p)| Event::Answered {
            seat,
            response: picks(p)
        }),
        (seat.clone(), proptest::collection::vec(0..4u8, 0..4)).prop_map(|(seat, o)| {
            Event::Answered {
                seat,
                response: Response::Order(o),
            }
        }),
        seat.clone().prop_map(|seat| Event::Skipped { seat }),
        (seat.clone(), any::<bool>()).prop_map(|(seat, on)| Event::Flagged { seat, on }),
        seat.clone().prop_map(|to| Event::Moved { to }),
        seat.prop_map(|seat| Event::Swapped { seat }),
        Just(Event::TimedOut),
        Just(Event::Submitted),
    ]
}

fn any_behaviour() -> impl Strategy<Value = Behaviour> {
    prop_oneof![
        Just(Behaviour::Exam),
        Just(Behaviour::Practice),
        Just(Behaviour::Reading)
    ]
}

proptest! {
    // Whatever is tried: a refusal changes nothing, replay of what was accepted equals live (screens too), and the
    // score stays within its bounds.
    #[test]
    fn replay_equals_live(
        behaviour in any_behaviour(),
        tried in proptest::collection::vec((any_event(), 0..400i64), 0..40),
    ) {
        let form = Arc::new(form(behaviour));
        let mut live = Session::new(form.clone())
            .after(&Event::Opened { rehearsal: false }, at(0))
            .expect("the first event opens");
        let mut kept = vec![(Event::Opened { rehearsal: false }, at(0))];
        let mut now = 0;
        for (event, gap) in tried {
            now += gap;
            let before = live.clone();
            match live.after(&event, at(now)) {
                Ok(next) => {
                    live = next;
                    kept.push((event, at(now)));
                }
                Err(_) => prop_assert_eq!(&live, &before),
            }
            let earned = outcome(&live);
            prop_assert!(earned.points <= earned.of);
        }
        let replayed = Session::replay(form, kept.iter().map(|(e, t)| (e, *t)))
            .expect("what was accepted once is accepted again");
        prop_assert_eq!(&replayed, &live);
        prop_assert_eq!(replayed.screen(at(now), Lang::ES), live.screen(at(now), Lang::ES));
    }

    #[test]
    fn the_key_earns_everything_and_nothing_earns_more(order in proptest::collection::vec(0..4u8, 0..4)) {
        for task in [choice(), ordering()] {
            prop_assert!(task.score(&task.key()).is_some_and(|credit| credit.is_full()));
            if let Some(credit) = task.score(&Response::Order(order.clone())) {
                prop_assert!(credit.got <= credit.of);
            }
        }
    }
}
