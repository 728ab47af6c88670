//! What an attempt came to, as lines. What follows from it (the next attempt, the certificate) is said elsewhere.

use super::feedback;
use super::markdown::plain;
use super::voice::{Voice, count, seat_number, text};
use crate::core::id::ObjectiveId;
use crate::core::locale;
use crate::core::score::Points;
use crate::core::session::Session;
use crate::core::session::erratum::{Erratum, Rescored, rescored};
use crate::core::session::form::LessonAt;
use crate::core::session::outcome::{Mended, Outcome, SectionOutcome, outcome};
use crate::core::time::Stamp;
use crate::words::Value;

/// When and where an attempt closed, and whether that is kept.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'z> {
    /// When, with the wall's offset.
    pub at: Stamp,
    /// The name of the time zone, where it has one.
    pub zone: Option<&'z str>,
    /// Whether it is kept.
    pub kept: bool,
}

/// What an exam came to with the errata in force: the verdict, what was corrected, answers that could hurt, section by
/// section.
pub fn exam(
    session: &Session,
    errata: &[Erratum],
    handed: Handed<'_>,
    voice: Voice<'_>,
) -> Vec<String> {
    let rescored = rescored(session, errata);
    let came_to = &rescored.outcome;
    let mut lines = voice.lines();
    let local = handed.at.local();
    let zone = handed.zone.map_or(String::new(), |zone| {
        voice.say("in-zone", &[("zone", text(zone))])
    });
    let key = match (came_to.timed_out, handed.kept) {
        (true, _) => "timed-out",
        (false, true) => "submitted",
        (false, false) => "submitted-not-kept",
    };
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    lines.say(&voice.say(
        key,
        &[
            ("date", text(locale::date(local.date(), voice.lang()))),
            ("time", text(time)),
            ("zone", text(zone)),
        ],
    ));
    lines.blank();
    lines.head(&verdict(came_to, voice));
    for line in corrected(&rescored, voice) {
        lines.say(&line);
    }
    let hurting: Vec<u16> = (0..)
        .zip(&came_to.seats)
        .filter(|(_, seat)| seat.is_unsafe && seat.mended.is_none())
        .map(|(seat, _)| seat)
        .collect();
    if !hurting.is_empty() {
        lines.blank();
        lines.head(&voice.say("first-hurt", &[("count", count(hurting.len()))]));
        for seat in hurting {
            let number = ("number", text(seat_number(seat)));
            lines.hang("  ", &voice.say("hurt-question", &[number]));
            if let Some(found) = session.feedback(seat, voice.lang()) {
                feedback::unsafe_choices(&found, voice, &mut lines);
            }
        }
    }
    if !came_to.sections.is_empty() {
        lines.blank();
        for section in &came_to.sections {
            lines.hang("  ", &section_line(section, voice));
        }
    }
    lines.done()
}

/// What practice came to: how many were right, what came back, what is worth another look.
pub fn practice(session: &Session, voice: Voice<'_>) -> Vec<String> {
    let came_to = outcome(session);
    let (back, first): (Vec<_>, Vec<_>) = came_to
        .seats
        .iter()
        .filter(|seat| seat.answered || seat.after_miss_of.is_none())
        .partition(|seat| seat.after_miss_of.is_some());
    let answered = first.iter().filter(|seat| seat.answered).count();
    let right = first.iter().filter(|seat| seat.points == seat.of).count();
    let mut said = vec![match answered {
        0 => voice.say("practice-none", &[]),
        n if n == first.len() => voice.say(
            "practice-end",
            &[("right", count(right)), ("of", count(first.len()))],
        ),
        n => voice.say(
            "practice-end-early",
            &[
                ("answered", count(n)),
                ("of", count(first.len())),
                ("right", count(right)),
            ],
        ),
    }];
    if !back.is_empty() {
        let right = back.iter().filter(|seat| seat.points == seat.of).count();
        said.push(voice.say(
            "practice-came-back",
            &[("count", count(back.len())), ("right", count(right))],
        ));
    }
    let mut lines = voice.lines();
    lines.say(&said.join(" "));
    let points = by_point(session, &came_to);
    if !points.is_empty() {
        lines.blank();
    }
    for point in points {
        let words = session.form().objectives.get(&point.objective);
        let words = words.map_or(String::new(), |words| plain(words.say(voice.lang())));
        let values = [
            ("title", text(words.trim_end_matches('.').to_owned())),
            ("right", count(point.right)),
            ("of", count(point.of)),
        ];
        let line = voice.say("practice-point", &values);
        let again = match (point.is_worth_another_look(), point.lessons.is_empty()) {
            (false, _) => None,
            (true, true) => Some(voice.say("another-look", &[])),
            (true, false) => Some(voice.say("read-again", &lesson_values(&point.lessons, voice))),
        };
        let line: Vec<String> = [line].into_iter().chain(again).collect();
        lines.hang("  ", &line.join(" "));
    }
    lines.done()
}

/// The lessons that are worth reading again after practice, the one on which most was missed first.
pub fn read_again(session: &Session) -> Vec<LessonAt> {
    let mut found: Vec<(usize, LessonAt)> = Vec::new();
    for point in by_point(session, &outcome(session)) {
        if !point.is_worth_another_look() {
            continue;
        }
        let missed = point.of - point.right;
        for lesson in &point.lessons {
            match found.iter_mut().find(|(_, known)| known.id == lesson.id) {
                Some((count, _)) => *count += missed,
                None => found.push((missed, lesson.clone())),
            }
        }
    }
    found.sort_by_key(|(missed, lesson)| (std::cmp::Reverse(*missed), lesson.number));
    found.into_iter().map(|(_, lesson)| lesson).collect()
}

// Questions that turned out to be wrong, and what that does to the result.
fn corrected(rescored: &Rescored<'_>, voice: Voice<'_>) -> Vec<String> {
    let of = |mended| -> Vec<String> {
        let seats = (0..).zip(&rescored.outcome.seats);
        let mine = seats.filter(|(_, seat)| seat.mended == Some(mended));
        mine.map(|(seat, _)| seat_number(seat)).collect()
    };
    let mut lines = Vec::new();
    for (mended, key) in [
        (Mended::Dropped, "result-dropped"),
        (Mended::Accepted, "result-accepted"),
    ] {
        let numbers = of(mended);
        if !numbers.is_empty() {
            let said = [
                ("count", count(numbers.len())),
                ("numbers", text(voice.list(&numbers))),
            ];
            lines.push(voice.say(key, &said));
        }
    }
    if rescored.kept {
        let key = match rescored.rests_on {
            Some(_) => "result-rests",
            None => "result-kept",
        };
        lines.push(voice.say(key, &[]));
    }
    lines
}

fn verdict(came_to: &Outcome, voice: Voice<'_>) -> String {
    let needed = came_to.cut_score.map(|cut| cut.0);
    let values: [Value<'_>; 4] = [
        ("points", text(came_to.points.to_string())),
        ("of", text(came_to.of.to_string())),
        ("percent", text(percent(came_to.points, came_to.of))),
        ("needed", text(needed.map_or(String::new(), locale::number))),
    ];
    let enough = came_to
        .needed
        .is_some_and(|needed| came_to.points >= needed);
    let key = match (came_to.passed, enough) {
        (Some(true), _) => "passed",
        (Some(false), false) => "not-passed",
        (Some(false), true) => "not-passed-section",
        (None, _) => "came-to",
    };
    voice.say(key, &values)
}

fn section_line(section: &SectionOutcome, voice: Voice<'_>) -> String {
    let least = section.must_reach.map(|must| must.least(section.of));
    let key = match (least, section.reached) {
        (None, _) => "section",
        (Some(_), true) => "section-reached",
        (Some(_), false) => "section-missed",
    };
    let line = voice.say(
        key,
        &[
            ("title", text(plain(section.title.say(voice.lang())))),
            ("points", text(section.points.to_string())),
            ("of", text(section.of.to_string())),
            (
                "least",
                text(least.map_or(String::new(), |least| least.to_string())),
            ),
        ],
    );
    if section.lessons.is_empty() {
        return line;
    }
    let again = voice.say("read-again", &lesson_values(&section.lessons, voice));
    format!("{line} {again}")
}

fn lesson_values(lessons: &[LessonAt], voice: Voice<'_>) -> [Value<'static>; 2] {
    let mut numbers: Vec<u16> = lessons.iter().map(|lesson| lesson.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let said: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    [
        ("count", count(said.len())),
        ("lessons", text(voice.list(&said))),
    ]
}

// What the answered questions on one objective came to.
struct Point {
    objective: ObjectiveId,
    // Right at first sight, of those that were drawn; what came back is not counted.
    right: usize,
    of: usize,
    // Whether the last question on it was right.
    is_right: bool,
    lessons: Vec<LessonAt>,
}

// In the order in which they were first met.
fn by_point(session: &Session, came_to: &Outcome) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (seat, at) in came_to.seats.iter().zip(0..).filter(|(s, _)| s.answered) {
        let lessons = session.slot_at(at).map(|slot| slot.posed.lessons.clone());
        let known = points.iter().position(|p| p.objective == seat.objective);
        let place = known.unwrap_or(points.len());
        if known.is_none() {
            points.push(Point {
                objective: seat.objective.clone(),
                right: 0,
                of: 0,
                is_right: false,
                lessons: lessons.unwrap_or_default(),
            });
        }
        let point = &mut points[place];
        let is_right = seat.points == seat.of;
        point.is_right = is_right;
        if seat.after_miss_of.is_none() {
            point.of += 1;
            point.right += usize::from(is_right);
        }
    }
    points
}

impl Point {
    // The last one was not right, or fewer than half were at first sight.
    fn is_worth_another_look(&self) -> bool {
        !self.is_right || self.right * 2 < self.of
    }
}

// Rounded down, so that 79.9 never looks like 80.
fn percent(points: Points, of: Points) -> String {
    (u64::from(points.0) * 100 / u64::from(of.0.max(1))).to_string()
}
