//! The outcome of an attempt: the fold that scores. Says nothing about certificates; errata are counted in elsewhere
//! ([`super::erratum::rescored`]).

use serde::Serialize;

use super::Behaviour;
use super::form::LessonAt;
use super::state::{How, Session};
use crate::core::id::{ItemId, ObjectiveId};
use crate::core::score::{Percent, Points};
use crate::core::text::Shown;

/// What an attempt came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Points earned.
    pub points: Points,
    /// Points possible.
    pub of: Points,
    /// The cut score, where there is one.
    pub cut_score: Option<Percent>,
    /// The fewest points that reach it.
    pub needed: Option<Points>,
    /// Whether it was passed: the cut score and every section's own; `None` where nothing is passed or failed.
    pub passed: Option<bool>,
    /// Whether time was up.
    pub timed_out: bool,
    /// By section.
    pub sections: Vec<SectionOutcome>,
    /// By question, in their turns.
    pub seats: Vec<SeatOutcome>,
}

/// What one section came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionOutcome {
    /// Its title.
    pub title: Shown,
    /// Points earned.
    pub points: Points,
    /// Points possible.
    pub of: Points,
    /// What must be reached in it alone.
    pub must_reach: Option<Percent>,
    /// Whether that was reached (true where nothing must be).
    pub reached: bool,
    /// Lessons that teach what was missed in it, most missed first.
    pub lessons: Vec<LessonAt>,
}

/// What one question came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatOutcome {
    /// The item.
    pub item: ItemId,
    /// What it asks for.
    pub objective: ObjectiveId,
    /// Points earned.
    pub points: Points,
    /// Points possible.
    pub of: Points,
    /// Whether an erratum changed how it is scored.
    pub mended: Option<Mended>,
    /// Whether there is a whole answer.
    pub answered: bool,
    /// The seat whose miss brought it back.
    pub after_miss_of: Option<u16>,
    /// Whether what was chosen could hurt someone.
    pub is_unsafe: bool,
}

/// How an erratum changed what a question earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mended {
    /// It does not count.
    Dropped,
    /// What was given counts as right, or as more of it.
    Accepted,
}

/// What a question earned and could earn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earned {
    /// Points earned.
    pub points: Points,
    /// Points possible.
    pub of: Points,
    /// Whether an erratum changed how it is scored.
    pub mended: Option<Mended>,
}

/// What an attempt came to (so far, while it is open), scored as its form says.
pub fn outcome(session: &Session) -> Outcome {
    scored(session, &|seat| {
        let (points, of) = session.earned(seat);
        Earned {
            points,
            of,
            mended: None,
        }
    })
}

/// What an attempt came to where its questions earn this.
pub(super) fn scored(session: &Session, earned: &dyn Fn(u16) -> Earned) -> Outcome {
    let form = session.form();
    let seats: Vec<SeatOutcome> = (0..session.count())
        .filter_map(|seat| {
            let slot = session.slot_at(seat)?;
            let Earned { points, of, mended } = earned(seat);
            let held = session.seats().get(usize::from(seat))?;
            let findings = slot
                .posed
                .task
                .findings(held.given.as_ref(), crate::core::text::Lang::EN);
            Some(SeatOutcome {
                item: slot.item.clone(),
                objective: slot.objective.clone(),
                points,
                of,
                mended,
                answered: session.is_answered(seat),
                after_miss_of: held.after_miss_of,
                is_unsafe: findings.iter().any(|finding| finding.is_unsafe),
            })
        })
        .collect();
    let sections = sections(session, &seats);
    // What came back after a miss is practice upon practice: it does not change how many were right.
    let first = || seats.iter().filter(|seat| seat.after_miss_of.is_none());
    let points: Points = first().map(|seat| seat.points).sum();
    let of: Points = first().map(|seat| seat.of).sum();
    let cut_score = form.rules.cut_score;
    Outcome {
        points,
        of,
        cut_score,
        needed: cut_score.map(|cut| cut.least(of)),
        passed: cut_score
            .filter(|_| form.behaviour == Behaviour::Exam)
            .map(|cut| {
                cut.is_reached(points, of) && sections.iter().all(|section| section.reached)
            }),
        timed_out: session.closed() == Some(How::TimedOut),
        sections,
        seats,
    }
}

fn sections(session: &Session, seats: &[SeatOutcome]) -> Vec<SectionOutcome> {
    let seats_of = |section: u16| {
        (0..session.count()).filter(move |seat| {
            session
                .slot_at(*seat)
                .is_some_and(|slot| slot.section == Some(section))
        })
    };
    (0..)
        .zip(&session.form().sections)
        .map(|(at, section)| {
            let mine: Vec<(u16, &SeatOutcome)> = seats_of(at)
                .filter_map(|seat| Some((seat, seats.get(usize::from(seat))?)))
                .collect();
            let points = mine.iter().map(|(_, seat)| seat.points).sum();
            let of = mine.iter().map(|(_, seat)| seat.of).sum();
            let missed = mine.iter().filter(|(_, seat)| seat.points < seat.of);
            let mut lessons: Vec<(usize, LessonAt)> = Vec::new();
            for (seat, _) in missed {
                for lesson in session
                    .slot_at(*seat)
                    .into_iter()
                    .flat_map(|s| &s.posed.lessons)
                {
                    match lessons.iter_mut().find(|(_, known)| known.id == lesson.id) {
                        Some((count, _)) => *count += 1,
                        None => lessons.push((1, lesson.clone())),
                    }
                }
            }
            lessons.sort_by_key(|(count, lesson)| (std::cmp::Reverse(*count), lesson.number));
            SectionOutcome {
                title: section.title.clone(),
                points,
                of,
                must_reach: section.must_reach,
                reached: section
                    .must_reach
                    .is_none_or(|must| must.is_reached(points, of)),
                lessons: lessons.into_iter().map(|(_, lesson)| lesson).collect(),
            }
        })
        .collect()
}
