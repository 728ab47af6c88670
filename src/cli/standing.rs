//! One learner's standing in one course, gathered from the records.

use jiff::civil::Date;

use super::Failure;
use crate::core::content::{Course, Lesson};
use crate::core::id::CourseId;
use crate::core::session::Behaviour;
use crate::core::standing::completion::{Condition, conditions, passing};
use crate::core::standing::progress::{NotNow, Sat, is_read, next_attempt};
use crate::core::standing::renewal::{Held, counts, is_open};
use crate::core::time::Stamp;
use crate::credential::Document;
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
    /// The newest certificate of the course, of whichever attempt, while it stands.
    pub held: Option<Certificate>,
    /// The last day that one holds.
    pub valid_until: Option<Date>,
    /// Whether the course is being done anew, so that only what came after the last certificate counts.
    pub renews: bool,
    // The last certificate of the course; `before` where the course is being done anew.
    last: Option<Held>,
    before: Option<Held>,
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
    pub fn of(
        store: &Store,
        learner: LearnerId,
        course: &Course,
        today: Date,
    ) -> Result<Standing, Failure> {
        let which = Which {
            learner: Some(learner),
            course: Some(&course.id),
            ..Which::default()
        };
        let sat = sitting::sat(store, which)?;
        let certified = certified(store, learner, &sat)?;
        let before = certified.as_ref().map(|(_, held)| held);
        let after = since(&sat, before);
        let renews = before.is_some_and(|held| is_open(course, held, &after, today));
        let facts = match renews {
            true => after,
            false => since(&sat, None),
        };
        // While the course is not done anew, what is certified stays what is certified, whatever is read again.
        let passing = match &certified {
            Some((kept, _)) if !renews => Some(kept.attempt),
            Some(_) | None => passing(course, &facts).and_then(|sat| sat.id.parse().ok()),
        };
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
            valid_until: before.and_then(|held| held.valid_until),
            before: before.filter(|_| renews).cloned(),
            last: before.cloned(),
            held: certified.map(|(kept, _)| kept).filter(Certificate::stands),
            renews,
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
        let allowed = store.allowances(learner, &course.id)?;
        let is_new = |at: Stamp| self.before.as_ref().is_none_or(|held| at.utc > held.issued);
        let allowed = allowed.iter().filter(|one| is_new(one.at)).count();
        let facts = self.facts();
        let allowed = u16::try_from(allowed).unwrap_or(u16::MAX);
        Ok(next_attempt(course, &facts, allowed, now))
    }

    /// What each attempt that counts now came to, oldest first.
    pub fn facts(&self) -> Vec<Sat> {
        since(&self.sat, self.before.as_ref())
    }

    /// When everything but the signature was done: what was practised or read again later changes no date. An exam that
    /// an erratum turned into a pass is passed from the erratum on: a date before it would say what was not so.
    pub fn done_at(&self, course: &Course) -> Option<Stamp> {
        let is_new = |(attempt, sat): &&(Attempt, Sat)| {
            let held = self.before.as_ref();
            held.is_none_or(|held| counts(sat, attempt.last.utc, held))
        };
        let mut came_true: Vec<(Stamp, Sat)> = Vec::new();
        for (attempt, sat) in self.sat.iter().filter(is_new) {
            let since = sat.corrected.as_ref().and_then(|one| one.passes_since);
            let since = since.filter(|since| since.utc > attempt.last.utc);
            came_true.extend(since.map(|since| (since, sat.clone())));
            let at_its_end = Sat {
                passed: sat.passed.filter(|_| since.is_none()),
                ..sat.clone()
            };
            came_true.push((attempt.last, at_its_end));
        }
        came_true.sort_by_key(|(at, _)| at.utc);
        let mut facts: Vec<Sat> = Vec::new();
        came_true.into_iter().find_map(|(at, sat)| {
            facts.retain(|known| known.id != sat.id);
            facts.push(sat);
            let met = conditions(course, &facts, true)
                .iter()
                .all(Condition::is_met);
            met.then_some(at)
        })
    }

    /// The first lesson not yet read, by number from 1.
    pub fn next_lesson(&self, course: &Course) -> Option<usize> {
        let facts = self.facts();
        let unread = |lesson: &Lesson| !is_read(&lesson.id, &facts);
        course.lessons().position(unread).map(|at| at + 1)
    }

    /// The certificate the learner can show today: of the attempt that counts, else the one to be renewed.
    pub fn certificate_now(&self) -> Option<&Certificate> {
        self.certificate.as_ref().or(self.held.as_ref())
    }

    /// What a renewal asks for, as far as it is not done yet; the attestation aside.
    pub fn anew(&self, course: &Course) -> Vec<Condition> {
        let after = since(&self.sat, self.last.as_ref());
        let mut anew = conditions(course, &after, true);
        anew.retain(|condition| !condition.is_met());
        anew
    }

    /// Conditions not yet met, the attestation aside.
    pub fn missing(&self) -> impl Iterator<Item = &Condition> {
        let signs = |condition: &Condition| matches!(condition, Condition::Attestation { .. });
        let unmet = self.conditions.iter().filter(|c| !c.is_met());
        unmet.filter(move |condition| !signs(condition))
    }
}

// The newest certificate among these attempts, and what it says of the one it corrects: the day of a correction is not
// the day of the certificate.
fn certified(
    store: &Store,
    learner: LearnerId,
    sat: &[(Attempt, Sat)],
) -> Result<Option<(Certificate, Held)>, Failure> {
    let all = store.certificates(Some(learner))?;
    let here = |kept: &&Certificate| sat.iter().any(|(attempt, _)| attempt.id == kept.attempt);
    let Some(newest) = all.iter().rfind(here) else {
        return Ok(None);
    };
    let of_attempt = store.certificates_of(newest.attempt)?;
    let (Some(first), Some(last)) = (of_attempt.first(), of_attempt.last()) else {
        return Ok(None);
    };
    let document = last.document.as_ref().map(|d| Document::read(d.as_bytes()));
    let version = sat.iter().find(|(attempt, _)| attempt.id == last.attempt);
    let held = Held {
        version: version.map_or_else(String::new, |(attempt, _)| attempt.version.clone()),
        issued: first.issued.utc,
        valid_until: document
            .and_then(Result::ok)
            .and_then(|document| document.certificate().valid_until),
        revoked: last.revoked,
    };
    Ok(Some((last.clone(), held)))
}

fn since(sat: &[(Attempt, Sat)], held: Option<&Held>) -> Vec<Sat> {
    let is_new =
        |attempt: &Attempt, sat: &Sat| held.is_none_or(|held| counts(sat, attempt.last.utc, held));
    let of = sat.iter().filter(|(attempt, sat)| is_new(attempt, sat));
    of.map(|(_, sat)| sat.clone()).collect()
}
