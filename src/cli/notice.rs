//! What learners are told of errata at their next start, and what stands beside their certificates.

use uuid::Uuid;

use super::prompt::Takes;
use super::sit::voice;
use super::{Context, Failure};
use crate::core::session::erratum::{Choice, Erratum, Wrong, as_of, newest, rescored};
use crate::core::session::{Behaviour, Session};
use crate::sitting::{self, Met};
use crate::store::{Attempt, Certificate, Learner, LearnerId, Store};
use crate::terminal::erratum::{self, Exam, Told};
use crate::words::Words;

/// What stands above a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    /// Other lines.
    Lines,
    /// Nothing: it comes first.
    Nothing,
}

/// Tells a learner, before anything else, of the errata that concern them and that they were not told of, and of those
/// withdrawn that they were told of: once, and kept as told when they have had the chance to read it. While an exam is
/// open in which such a question can come up, it waits: it would tell the answer. Says whether anything was told; no
/// blank line follows it, and one stands above it where something else does.
///
/// # Errors
/// Failing records or streams.
pub fn tell(
    context: &mut Context<'_>,
    store: &mut Store,
    learner: &Learner,
    above: Above,
) -> Result<bool, Failure> {
    let errata = sitting::errata(store)?;
    let told = store.told(learner.id)?;
    let up_to = told.map_or(0, |(up_to, _)| up_to);
    let mut due: Vec<&Erratum> = Vec::new();
    for one in &errata {
        let is_due = match &one.withdrawn {
            None if one.entry > up_to => true,
            None => match told {
                Some((_, at)) => sitting::is_met_since(store, learner.id, &one.said.wrong, at)?,
                None => false,
            },
            // What they were not told of has nothing to be taken back, but for a certificate.
            Some(ends) if ends.entry > up_to => {
                one.entry <= up_to || certified_by(store, learner.id, one)?
            }
            Some(_) => false,
        };
        due.extend(is_due.then_some(one));
    }
    if due.is_empty() && newest(&errata) <= up_to {
        return Ok(false);
    }
    let wrong: Vec<&Wrong> = due.iter().map(|one| &one.said.wrong).collect();
    if sitting::is_being_sat(store, learner.id, &wrong)? {
        return Ok(false);
    }
    let met = sitting::met(store, Some(learner.id), &wrong)?;
    let before = as_of(&errata, up_to);
    let due = Due::of(&met, &due, (&before, &errata));
    if !due.told.is_empty() {
        let words = context.words();
        let lines = erratum::notice(
            &due.told,
            &due.exams,
            &contact(context, &words),
            voice(context, &words),
        );
        match above {
            Above::Lines => context.say("")?,
            Above::Nothing => {}
        }
        for line in lines {
            context.say(line)?;
        }
        // What scrolls away unread was not told. Nobody there to press Enter ends the start here.
        if context.can_ask() {
            context.tell("")?;
            let go_on = words.say("erratum-go-on", &[]);
            if context.ask_learner(&go_on, Takes::Enter)?.is_none() {
                return Ok(true);
            }
        }
        std::io::Write::flush(&mut context.host.out)?;
    }
    // Also where nothing concerns them: the mark tells nobody what they practised.
    let now = context.now();
    store.tell(learner.id, newest(&errata), now)?;
    Ok(!due.told.is_empty())
}

// Whether a certificate of theirs was made while this counted.
fn certified_by(store: &Store, learner: LearnerId, erratum: &Erratum) -> Result<bool, Failure> {
    for kept in store.certificates(Some(learner))? {
        let counted = store.entry_of(&kept.register_head)?.unwrap_or(0);
        if erratum.was_in_force(counted) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What somebody is to be told of, in their own attempts.
pub struct Due<'a> {
    /// The errata that concern them, each with an attempt in which it was met.
    pub told: Vec<Told<'a>>,
    /// Their exams that these are about.
    pub exams: Vec<Exam<'a>>,
}

impl<'a> Due<'a> {
    /// Of these attempts, what these of the errata concern, and what became of the exams from the errata before to those
    /// now. Rehearsals are met and have no result.
    pub fn of(
        met: &'a Met,
        due: &[&'a Erratum],
        (before, now): (&'a [Erratum], &'a [Erratum]),
    ) -> Due<'a> {
        let told = due.iter().filter_map(|erratum| {
            let concerns = |(attempt, session): &&(Attempt, Session)| {
                erratum.said.wrong.met_in(session).is_some() && was_open(erratum, attempt)
            };
            let (_, session) = met.sat.iter().find(concerns)?;
            Some(Told { erratum, session })
        });
        let exams = met.sat.iter().filter_map(|(attempt, session)| {
            let is_exam = attempt.behaviour == Behaviour::Exam && !attempt.rehearsal;
            let ended = session.closed().and(session.last()).filter(|_| is_exam)?;
            // What was withdrawn before it was handed in never counted for it.
            let about: Vec<&&Erratum> = due
                .iter()
                .filter(|one| one.said.wrong.met_in(session).is_some())
                .filter(|one| one.withdrawn.as_ref().is_none_or(|end| end.at.utc > ended))
                .collect();
            (!about.is_empty()).then(|| Exam {
                day: attempt.opened.local_date(),
                before: rescored(session, before),
                counted: about
                    .iter()
                    .all(|one| one.is_in_force() && one.at.utc <= ended),
                after: rescored(session, now),
            })
        });
        Due {
            told: told.collect(),
            exams: exams.collect(),
        }
    }
}

// Whether an attempt was begun while an erratum counted, or before: what was begun later knows nothing of it.
fn was_open(erratum: &Erratum, attempt: &Attempt) -> bool {
    let ends = erratum.withdrawn.as_ref();
    ends.is_none_or(|ends| attempt.opened.utc <= ends.at.utc)
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
        let counts = |one: &&Erratum| {
            one.said.choice != Choice::NoChange && one.said.wrong.seated_in(session).is_some()
        };
        let ended: Vec<&Erratum> = self
            .errata
            .iter()
            .filter(|one| !one.is_in_force() && counts(one))
            // Made while it counted, or later, from a pass that stands by it.
            .filter(|one| one.was_in_force(counted) || now.rests_on == Some(*one))
            .collect();
        let last = ended.iter().filter_map(|one| one.withdrawn.as_ref());
        let last = last.max_by_key(|end| end.entry);
        let text = erratum::on_certificate(&now, counted, last, voice(context, &words));
        Ok(text.map(|text| Annotation {
            errata: now
                .errata
                .iter()
                .chain(&ended)
                .map(|one| one.said.id)
                .collect(),
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
