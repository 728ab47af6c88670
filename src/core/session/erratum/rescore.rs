//! What an attempt comes to with errata counted in: the fold that never turns a pass into a fail by itself.

use super::{Accepted, Choice, Erratum};
use crate::core::score::{Credit, Points};
use crate::core::session::Behaviour;
use crate::core::session::outcome::{Earned, Mended, Outcome, outcome, scored};
use crate::core::session::state::Session;

/// What an attempt comes to with the errata in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescored<'e> {
    /// What it comes to now.
    pub outcome: Outcome,
    /// What it came to when it was closed; while it is open, what it comes to now.
    pub first: Outcome,
    /// The errata about something in it, oldest first.
    pub errata: Vec<&'e Erratum>,
    /// The erratum that turned its result last, after it was closed: the pass is from then on, not from the exam.
    pub turned: Option<&'e Erratum>,
    /// Whether a pass stands that what counts now would not reach.
    pub kept: bool,
}

/// Counts errata in, in the order of the register. Only exams are scored anew: practice has nothing to win or lose.
///
/// With each erratum the exam is scored by all that was decided up to then. A pass that would be lost stands as it was
/// scored before, unless somebody answers for that by name. Where nothing would be left to score, the result stands too.
pub fn rescored<'e>(session: &Session, errata: &'e [Erratum]) -> Rescored<'e> {
    let about = errata
        .iter()
        .filter(|one| one.said.wrong.met_in(session).is_some());
    let mut rescored = Rescored {
        outcome: outcome(session),
        first: outcome(session),
        errata: about.collect(),
        turned: None,
        kept: false,
    };
    if session.form().behaviour != Behaviour::Exam {
        return rescored;
    }
    let ended = session.closed().and(session.last());
    let mut counted: Vec<&Erratum> = Vec::new();
    for erratum in rescored.errata.clone() {
        let scores = erratum.said.choice != Choice::NoChange;
        if !scores || erratum.said.wrong.seated_in(session).is_none() {
            continue;
        }
        counted.push(erratum);
        let next = scored(session, &|seat| earned(session, seat, &counted));
        let is_late = ended.is_some_and(|at| erratum.at.utc > at);
        if next.of > Points::default() {
            rescored.count_in(next, erratum, is_late);
        }
        if !is_late {
            rescored.first = rescored.outcome.clone();
        }
    }
    rescored
}

impl<'e> Rescored<'e> {
    fn count_in(&mut self, next: Outcome, erratum: &'e Erratum, is_late: bool) {
        let before = self.outcome.passed;
        let is_lost = before == Some(true) && next.passed == Some(false);
        self.kept = is_lost && erratum.said.lowered_by.is_none();
        if self.kept {
            return;
        }
        if is_late && next.passed != before {
            self.turned = Some(erratum);
        }
        self.outcome = next;
    }
}

/// What an erratum does to a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A fail becomes a pass.
    Passes,
    /// A pass becomes a fail.
    Fails,
    /// A pass stands that what counts now would not reach.
    Kept,
    /// Other points, the same verdict.
    Points,
    /// Nothing.
    Nothing,
}

/// What changed between two scorings of the same attempt.
pub fn change(before: &Rescored<'_>, after: &Rescored<'_>) -> Change {
    let points = |rescored: &Rescored<'_>| (rescored.outcome.points, rescored.outcome.of);
    match (before.outcome.passed, after.outcome.passed) {
        (Some(false), Some(true)) => Change::Passes,
        (Some(true), Some(false)) => Change::Fails,
        _ if after.kept && !before.kept => Change::Kept,
        _ if points(before) != points(after) => Change::Points,
        (None | Some(_), _) => Change::Nothing,
    }
}

// What a seat earns by these errata, none of which changes nothing.
fn earned(session: &Session, seat: u16, errata: &[&Erratum]) -> Earned {
    let (points, of) = session.earned(seat);
    let first = Earned {
        points,
        of,
        mended: None,
    };
    let Some(slot) = session.slot_at(seat) else {
        return first;
    };
    let mut accepted: Vec<&Accepted> = Vec::new();
    for erratum in errata.iter().filter(|one| one.said.wrong.is(slot)) {
        match &erratum.said.choice {
            Choice::Drop => {
                return Earned {
                    points: Points::default(),
                    of: Points::default(),
                    mended: Some(Mended::Dropped),
                };
            }
            Choice::Accept(also) => accepted.extend(also),
            Choice::NoChange => {}
        }
    }
    let held = session.seats().get(usize::from(seat));
    let given = held.and_then(|held| held.given.as_ref());
    let credit = given
        .and_then(|response| slot.posed.task.score_accepting(response, &accepted))
        .unwrap_or(Credit::NONE);
    let now = slot.posed.points.earned(credit);
    Earned {
        points: now,
        of,
        mended: (now > points).then_some(Mended::Accepted),
    }
}
