//! What learners are told of errata at their next start, and what stands beside their certificates.

use uuid::Uuid;

use super::sit::voice;
use super::{Context, Failure};
use crate::core::session::erratum::{Erratum, Wrong, rescored};
use crate::core::session::{Behaviour, Session};
use crate::sitting::{self, Met};
use crate::store::{Attempt, Certificate, Learner, LearnerId, Store};
use crate::terminal::erratum::{self, Exam, Told};
use crate::words::Words;

/// Tells a learner, before anything else, of the errata that concern them and that they were not told of: once, and kept
/// as told when they have had the chance to read it. While an exam is open in which such a question can come up, it
/// waits: it would tell the answer. Says whether anything was told; no blank line follows it.
///
/// # Errors
/// Failing records or streams.
pub fn tell(
    context: &mut Context<'_>,
    store: &mut Store,
    learner: &Learner,
) -> Result<bool, Failure> {
    let errata = sitting::errata(store)?;
    let (told, newest) = (store.told_up_to(learner.id)?, sitting::newest(&errata));
    if newest <= told {
        return Ok(false);
    }
    let (before, new) = errata.split_at(errata.partition_point(|one| one.entry <= told));
    let wrong: Vec<&Wrong> = new.iter().map(|one| &one.said.wrong).collect();
    if sitting::is_being_sat(store, learner.id, &wrong)? {
        return Ok(false);
    }
    let met = sitting::met(store, Some(learner.id), &wrong)?;
    let due = Due::of(&met, before.len(), &errata);
    if !due.told.is_empty() {
        let words = context.words();
        let lines = erratum::notice(
            &due.told,
            &due.exams,
            &contact(context, &words),
            voice(context, &words),
        );
        context.say("")?;
        for line in lines {
            context.say(line)?;
        }
        // What scrolls away unread was not told. Nobody there to press Enter ends the start here.
        if context.can_ask() {
            context.tell("")?;
            if context.ask(&words.say("erratum-go-on", &[]))?.is_none() {
                return Ok(true);
            }
        }
        std::io::Write::flush(&mut context.host.out)?;
    }
    // Also where nothing concerns them: the mark tells nobody what they practised.
    let now = context.now();
    store.tell(learner.id, newest, now)?;
    Ok(!due.told.is_empty())
}

/// What somebody is to be told of, in their own attempts.
pub struct Due<'a> {
    /// The errata that concern them, each with an attempt in which it was met.
    pub told: Vec<Told<'a>>,
    /// Their exams that these are about.
    pub exams: Vec<Exam<'a>>,
}

impl<'a> Due<'a> {
    /// Of these attempts, what the errata from the `from`th on change. Rehearsals are met and have no result.
    pub fn of(met: &'a Met, from: usize, errata: &'a [Erratum]) -> Due<'a> {
        let new = &errata[from.min(errata.len())..];
        let told = new.iter().filter_map(|erratum| {
            let has_met =
                |(_, session): &&(Attempt, Session)| erratum.said.wrong.met_in(session).is_some();
            let (_, session) = met.sat.iter().find(has_met)?;
            Some(Told { erratum, session })
        });
        let is_exam = |(attempt, _): &&(Attempt, Session)| {
            attempt.behaviour == Behaviour::Exam && attempt.closed.is_some() && !attempt.rehearsal
        };
        let exams = met.sat.iter().filter(is_exam).map(|(attempt, session)| {
            let after = rescored(session, errata);
            let about = new.iter().filter(|one| after.errata.contains(one));
            let ended = session.last();
            Exam {
                day: attempt.opened.local_date(),
                before: rescored(session, &errata[..from.min(errata.len())]),
                counted: about
                    .map(|one| one.at.utc)
                    .all(|at| ended.is_some_and(|ended| at <= ended)),
                after,
            }
        });
        Due {
            told: told.collect(),
            exams: exams.collect(),
        }
    }
}

/// Whom to talk to.
pub fn contact(context: &Context<'_>, words: &Words) -> String {
    let contact = context.site.organisation.contact.clone();
    contact.unwrap_or_else(|| words.say("your-coordinator", &[]))
}

/// What stands beside a certificate.
pub struct Annotation {
    /// The errata about its exam.
    pub errata: Vec<Uuid>,
    /// What is said of them.
    pub text: String,
}

/// What stands beside certificates: gathered once for any number of them.
pub struct Annotations {
    errata: Vec<Erratum>,
    met: Met,
}

impl Annotations {
    /// For the certificates of one learner or of all.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn new(store: &Store, learner: Option<LearnerId>) -> Result<Annotations, Failure> {
        let errata = sitting::errata(store)?;
        let wrong: Vec<&Wrong> = errata.iter().map(|one| &one.said.wrong).collect();
        let met = sitting::met(store, learner, &wrong)?;
        Ok(Annotations { errata, met })
    }

    /// What is said beside a certificate; `None` where no erratum is about its exam.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn of(
        &self,
        context: &Context<'_>,
        store: &Store,
        kept: &Certificate,
    ) -> Result<Option<Annotation>, Failure> {
        let is_its_exam = |(attempt, _): &&(Attempt, Session)| {
            attempt.id == kept.attempt && attempt.behaviour == Behaviour::Exam
        };
        let Some((_, session)) = self.met.sat.iter().find(is_its_exam) else {
            return Ok(None);
        };
        let words = context.words();
        let now = rescored(session, &self.errata);
        let counted = counted(store, kept)?;
        let text = erratum::on_certificate(&now, counted, voice(context, &words));
        Ok(text.map(|text| Annotation {
            errata: now.errata.iter().map(|one| one.said.id).collect(),
            text,
        }))
    }
}

// Where the register stood when the result was certified: that of the first certificate of the attempt.
fn counted(store: &Store, kept: &Certificate) -> Result<u32, Failure> {
    let all = store.certificates_of(kept.attempt)?;
    let first = all.first().unwrap_or(kept);
    Ok(store.entry_of(&first.register_head)?.unwrap_or(0))
}
