//! The errata in the register: which are in force, who met what.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::{Unreadable, replay};
use crate::core::session::erratum::{Erratum, Withdrawal, Withdrawn, Wrong, as_of};
use crate::core::session::{Behaviour, Session};
use crate::core::time::Stamp;
use crate::store::{Attempt, AttemptId, LearnerId, Records, Store, StoredErratum, Which};

/// Every erratum, in the order in which they were recorded; one that was withdrawn says so.
///
/// # Errors
/// The records cannot be read, or hold an erratum that this program does not know how to read.
pub fn errata(store: &Store) -> Result<Vec<Erratum>, Unreadable> {
    let mut errata: Vec<Erratum> = Vec::new();
    for stored in store.errata()? {
        match stored.what {
            Records::Erratum => errata.push(Erratum {
                entry: stored.seq,
                at: stored.at,
                said: read(&stored)?,
                withdrawn: None,
            }),
            Records::Withdrawal => withdraw(&mut errata, &stored)?,
        }
    }
    Ok(errata)
}

fn withdraw(errata: &mut [Erratum], stored: &StoredErratum) -> Result<(), Unreadable> {
    let said: Withdrawn = read(stored)?;
    let meant = errata.iter_mut().find(|one| one.said.id == said.erratum);
    let meant = meant.filter(|one| one.is_in_force()).ok_or_else(|| {
        let why = "it withdraws an erratum that is not in force";
        unreadable(stored, why.to_owned())
    })?;
    meant.withdrawn = Some(Withdrawal {
        entry: stored.seq,
        at: stored.at,
        said,
    });
    Ok(())
}

/// Those that were there when the register ended with this digest, as they were then: a certificate that carries it
/// counts these and no later ones.
///
/// # Errors
/// As [`errata`].
pub fn errata_at(store: &Store, register_head: &str) -> Result<Vec<Erratum>, Unreadable> {
    let up_to = store.entry_of(register_head)?.unwrap_or(0);
    Ok(as_of(&errata(store)?, up_to))
}

/// Where something that was wrong was met.
#[derive(Debug, Default)]
pub struct Met {
    /// The attempts, in the order in which they were opened.
    pub sat: Vec<(Attempt, Session)>,
    /// How many more there were, whose answers were erased.
    pub erased: u32,
}

/// The attempts, of one learner or of all, in which one of these was met or will be.
///
/// # Errors
/// The records cannot be read, or an attempt in them cannot be replayed.
pub fn met(store: &Store, learner: Option<LearnerId>, wrong: &[&Wrong]) -> Result<Met, Unreadable> {
    let mut ids: BTreeSet<AttemptId> = BTreeSet::new();
    for one in wrong {
        let showings = store.showings(&one.item, learner)?.into_iter();
        let mine = showings.filter(|(_, revision)| *revision == one.revision);
        ids.extend(mine.map(|(attempt, _)| attempt));
    }
    let mut met = Met::default();
    for id in ids {
        match replay(store, id) {
            Ok((session, _)) => {
                if wrong.iter().any(|one| one.met_in(&session).is_some()) {
                    met.sat.push((store.attempt(id)?, session));
                }
            }
            Err(Unreadable::Erased(_)) => met.erased += 1,
            Err(error) => return Err(error),
        }
    }
    met.sat
        .sort_by_key(|(attempt, _)| (attempt.opened.utc, attempt.id));
    Ok(met)
}

/// Whether a learner has an exam open that one of these can come up in: to be told of it now would tell its answer.
///
/// # Errors
/// As [`met`].
pub fn is_being_sat(
    store: &Store,
    learner: LearnerId,
    wrong: &[&Wrong],
) -> Result<bool, Unreadable> {
    let open = store.attempts(Which {
        learner: Some(learner),
        behaviour: Some(Behaviour::Exam),
        open: Some(true),
        ..Which::default()
    })?;
    for attempt in open {
        let (session, _) = replay(store, attempt.id)?;
        if wrong.iter().any(|one| one.is_held_by(session.form())) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a learner has sat, since they were last told, an exam in which this came up, and had not met it before: it was
/// drawn for want of another, and they were told of nothing.
///
/// # Errors
/// The records cannot be read.
pub fn is_met_since(
    store: &Store,
    learner: LearnerId,
    wrong: &Wrong,
    told: Stamp,
) -> Result<bool, Unreadable> {
    let mut since = false;
    for (attempt, revision) in store.showings(&wrong.item, Some(learner))? {
        let attempt = store.attempt(attempt)?;
        if revision != wrong.revision {
            continue;
        }
        if attempt.opened.utc <= told.utc {
            return Ok(false);
        }
        // Whatever else is practised leaves it out, and a mark must not tell of practice.
        since |= attempt.behaviour == Behaviour::Exam && !attempt.rehearsal;
    }
    Ok(since)
}

fn read<T: DeserializeOwned>(stored: &StoredErratum) -> Result<T, Unreadable> {
    let body = stored.body.as_deref();
    let body = body.ok_or_else(|| unreadable(stored, "its words are gone".to_owned()))?;
    serde_json::from_str(body).map_err(|why| unreadable(stored, why.to_string()))
}

fn unreadable(stored: &StoredErratum, why: String) -> Unreadable {
    Unreadable::Erratum {
        entry: stored.seq,
        why,
    }
}
