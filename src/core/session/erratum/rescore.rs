//! What an attempt comes to with errata counted in: the fold that never turns a pass into a fail by itself.

use jiff::Timestamp;

use super::{Accepted, Choice, Erratum, Withdrawal};
use crate::core::score::{Credit, Points};
use crate::core::session::Behaviour;
use crate::core::session::outcome::{Earned, Mended, Outcome, outcome, scored};
use crate::core::session::state::Session;
use crate::core::time::Stamp;

/// What an attempt comes to with the errata in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescored<'e> {
    /// What it comes to now.
    pub outcome: Outcome,
    /// What it came to when it was closed; while it is open, what it comes to now.
    pub first: Outcome,
    /// The errata in force about something in it, oldest first.
    pub errata: Vec<&'e Erratum>,
    /// What turned its result last, after it was closed: the pass is from then on, not from the exam.
    pub turned: Option<Turn<'e>>,
    /// Whether a pass stands that what counts now would not reach.
    pub kept: bool,
    /// The erratum that this pass rests on, where that was withdrawn since.
    pub rests_on: Option<&'e Erratum>,
}

/// What turned a result: an erratum, or that one was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<'e> {
    /// Its number in the register.
    pub entry: u32,
    /// When it was recorded.
    pub at: Stamp,
    /// Who answers for it that a pass became a fail.
    pub by: Option<&'e str>,
}

/// Counts errata in, in the order of the register. Only exams are scored anew: practice has nothing to win or lose.
///
/// With each erratum the exam is scored by all that was decided up to then; with each withdrawal, as if what was
/// withdrawn had never been decided. A pass that would be lost either way stands as it was scored before, unless somebody
/// answers for that by name. Where nothing would be left to score, the result stands too.
pub fn rescored<'e>(session: &Session, errata: &'e [Erratum]) -> Rescored<'e> {
    let about: Vec<&Erratum> = errata
        .iter()
        .filter(|one| one.said.wrong.met_in(session).is_some())
        .collect();
    let in_force = about.iter().copied().filter(|one| one.is_in_force());
    let fold = Fold {
        session,
        ended: session.closed().and(session.last()),
    };
    let (state, first) = match session.form().behaviour {
        Behaviour::Exam => fold.through(&about),
        Behaviour::Practice | Behaviour::Reading => (fold.start(), outcome(session)),
    };
    Rescored {
        outcome: state.outcome,
        first,
        errata: in_force.collect(),
        turned: state.turned,
        kept: state.kept,
        rests_on: state.rests_on,
    }
}

// What a result has come to after some entries of the register.
struct State<'e> {
    outcome: Outcome,
    turned: Option<Turn<'e>>,
    kept: bool,
    rests_on: Option<&'e Erratum>,
}

// An entry of the register.
enum Step<'e> {
    Counts(&'e Erratum),
    Ends(&'e Erratum, &'e Withdrawal),
}

struct Fold<'s> {
    session: &'s Session,
    // When it was closed.
    ended: Option<Timestamp>,
}

impl<'s> Fold<'s> {
    fn start<'e>(&self) -> State<'e> {
        State {
            outcome: outcome(self.session),
            turned: None,
            kept: false,
            rests_on: None,
        }
    }

    // Through all entries about something that is scored here; and what it came to when it was closed.
    fn through<'e>(&self, about: &[&'e Erratum]) -> (State<'e>, Outcome) {
        let mut steps: Vec<(u32, Stamp, Step<'e>)> = Vec::new();
        for erratum in about.iter().copied().filter(|one| self.scores(one)) {
            match &erratum.withdrawn {
                // Nothing was handed in yet that it could have counted for.
                Some(ends) if !self.is_late(ends.at) => continue,
                Some(ends) => steps.push((ends.entry, ends.at, Step::Ends(erratum, ends))),
                None => {}
            }
            steps.push((erratum.entry, erratum.at, Step::Counts(erratum)));
        }
        steps.sort_by_key(|(entry, _, _)| *entry);
        let mut state = self.start();
        let mut first = state.outcome.clone();
        let mut counted: Vec<&'e Erratum> = Vec::new();
        for (_, at, step) in steps {
            match step {
                Step::Counts(erratum) => {
                    counted.push(erratum);
                    self.count(&mut state, &counted, erratum);
                }
                Step::Ends(erratum, ends) => {
                    counted.retain(|one| one.entry != erratum.entry);
                    self.end(&mut state, &counted, erratum, ends);
                }
            }
            if !self.is_late(at) {
                first = state.outcome.clone();
            }
        }
        (state, first)
    }

    fn scores(&self, erratum: &Erratum) -> bool {
        erratum.said.choice != Choice::NoChange
            && erratum.said.wrong.seated_in(self.session).is_some()
    }

    fn is_late(&self, at: Stamp) -> bool {
        self.ended.is_some_and(|ended| at.utc > ended)
    }

    // `erratum` is the last of those that count.
    fn count<'e>(&self, state: &mut State<'e>, counted: &[&'e Erratum], erratum: &'e Erratum) {
        let next = scored(self.session, &|seat| earned(self.session, seat, counted));
        if next.of == Points::default() {
            return;
        }
        let before = state.outcome.passed;
        let by = erratum.said.lowered_by.as_deref();
        state.kept = is_lost(&state.outcome, &next) && by.is_none();
        if state.kept {
            return;
        }
        if self.is_late(erratum.at) && next.passed != before {
            state.turned = Some(Turn {
                entry: erratum.entry,
                at: erratum.at,
                by,
            });
        }
        state.outcome = next;
        state.rests_on = None;
    }

    // `counted` is what counts still.
    fn end<'e>(
        &self,
        state: &mut State<'e>,
        counted: &[&'e Erratum],
        erratum: &'e Erratum,
        ends: &'e Withdrawal,
    ) {
        let mut without = self.start();
        for (at, one) in (1..).zip(counted) {
            self.count(&mut without, &counted[..at], one);
        }
        let by = ends.said.lowered_by.as_deref();
        match (is_lost(&state.outcome, &without.outcome), by) {
            (true, None) => {
                state.kept = true;
                state.rests_on = Some(erratum);
            }
            (true, Some(_)) => {
                without.turned = Some(Turn {
                    entry: ends.entry,
                    at: ends.at,
                    by,
                });
                *state = without;
            }
            // A pass that comes back was there all along, and is dated as it was.
            (false, _) => *state = without,
        }
    }
}

fn is_lost(before: &Outcome, after: &Outcome) -> bool {
    before.passed == Some(true) && after.passed == Some(false)
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
