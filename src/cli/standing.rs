//! One learner's standing in one course, gathered from the records.

use super::Failure;
use crate::core::content::{Course, Lesson};
use crate::core::id::CourseId;
use crate::core::session::Behaviour;
use crate::core::standing::completion::{Condition, conditions, passing};
use crate::core::standing::progress::{NotNow, Sat, is_read, next_attempt};
use crate::core::time::Stamp;
use crate::sitting;
use crate::store::{Attempt, AttemptId, Certificate, LearnerId, Store, Which};

/// What the records say of one learner in one course.
pub struct Standing {
    /// Attempts, oldest first, with what each came to.
    pub sat: Vec<(Attempt, Sat)>,
    /// The course's conditions.
    pub conditions: Vec<Condition>,
    /// The attempt that a certificate is or would be about.
    pub passing: Option<AttemptId>,
    /// The certificate of that attempt.
    pub certificate: Option<Certificate>,
}

/// The course a learner is in: that of the open attempt of this behaviour, else that in which they did something last.
///
/// # Errors
/// The records cannot be read.
pub fn usual_course(
    store: &Store,
    learner: LearnerId,
    behaviour: Option<Behaviour>,
) -> Result<Option<CourseId>, Failure> {
    if let Some(open) = sitting::newest_open(store, learner, behaviour)? {
        return Ok(Some(open.course));
    }
    let all = store.attempts(Which {
        learner: Some(learner),
        ..Which::default()
    })?;
    let newest = all.into_iter().max_by_key(|attempt| attempt.last.utc);
    Ok(newest.map(|attempt| attempt.course))
}

impl Standing {
    /// Gathers it.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn of(store: &Store, learner: LearnerId, course: &Course) -> Result<Standing, Failure> {
        let which = Which {
            learner: Some(learner),
            course: Some(&course.id),
            ..Which::default()
        };
        let sat = sitting::sat(store, which)?;
        let facts: Vec<Sat> = sat.iter().map(|(_, sat)| sat.clone()).collect();
        let passing = passing(course, &facts).and_then(|sat| sat.id.parse::<AttemptId>().ok());
        let (attested, certificate) = match passing {
            Some(attempt) => (
                !store.attestations(attempt)?.is_empty(),
                store.certificates_of(attempt)?.pop(),
            ),
            None => (false, None),
        };
        Ok(Standing {
            conditions: conditions(course, &facts, attested),
            sat,
            passing,
            certificate,
        })
    }

    /// The number of the next exam attempt, and how many there may be.
    ///
    /// # Errors
    /// The inner one where no attempt may begin now; the outer where the records cannot be read.
    pub fn next_exam(
        &self,
        store: &Store,
        learner: LearnerId,
        course: &Course,
        now: jiff::Timestamp,
    ) -> Result<Result<(u16, Option<u16>), NotNow>, Failure> {
        let allowed = store.allowances(learner, &course.id)?.len();
        let facts = self.facts();
        let allowed = u16::try_from(allowed).unwrap_or(u16::MAX);
        Ok(next_attempt(course, &facts, allowed, now))
    }

    /// What each attempt came to, oldest first.
    pub fn facts(&self) -> Vec<Sat> {
        self.sat.iter().map(|(_, sat)| sat.clone()).collect()
    }

    /// When everything but the signature was done: what was practised or read again later changes no date.
    pub fn done_at(&self, course: &Course) -> Option<Stamp> {
        let mut by_end: Vec<&(Attempt, Sat)> = self.sat.iter().collect();
        by_end.sort_by_key(|(attempt, _)| attempt.last.utc);
        let mut facts = Vec::new();
        by_end.into_iter().find_map(|(attempt, sat)| {
            facts.push(sat.clone());
            let met = conditions(course, &facts, true)
                .iter()
                .all(Condition::is_met);
            met.then_some(attempt.last)
        })
    }

    /// The first lesson not yet read, by number from 1.
    pub fn next_lesson(&self, course: &Course) -> Option<usize> {
        let facts = self.facts();
        let unread = |lesson: &Lesson| !is_read(&lesson.id, &facts);
        course.lessons().position(unread).map(|at| at + 1)
    }

    /// Conditions not yet met, the attestation aside.
    pub fn missing(&self) -> impl Iterator<Item = &Condition> {
        let signs = |condition: &Condition| matches!(condition, Condition::Attestation { .. });
        let unmet = self.conditions.iter().filter(|c| !c.is_met());
        unmet.filter(move |condition| !signs(condition))
    }
}
