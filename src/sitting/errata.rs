//! The errata in force, read from the register.

use std::collections::BTreeSet;

use super::{Unreadable, replay};
use crate::core::session::erratum::{Erratum, Wrong};
use crate::core::session::{Behaviour, Session};
use crate::store::{Attempt, AttemptId, LearnerId, Store, StoredErratum, Which};

/// Every erratum, in the order in which they were recorded.
///
/// # Errors
/// The records cannot be read, or hold an erratum that this program does not know how to read.
pub fn errata(store: &Store) -> Result<Vec<Erratum>, Unreadable> {
    store.errata()?.into_iter().map(read).collect()
}

/// Those that were in force when the register ended with this digest: a certificate that carries it counts these and no
/// later ones.
///
/// # Errors
/// As [`errata`].
pub fn errata_at(store: &Store, register_head: &str) -> Result<Vec<Erratum>, Unreadable> {
    let up_to = store.entry_of(register_head)?.unwrap_or(0);
    let mut errata = errata(store)?;
    errata.retain(|erratum| erratum.entry <= up_to);
    Ok(errata)
}

/// The number of the newest; 0 where there is none.
pub fn newest(errata: &[Erratum]) -> u32 {
    errata.last().map_or(0, |erratum| erratum.entry)
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

fn read(stored: StoredErratum) -> Result<Erratum, Unreadable> {
    let unreadable = |why: String| Unreadable::Erratum {
        entry: stored.seq,
        why,
    };
    let body = stored.body.as_deref();
    let body = body.ok_or_else(|| unreadable("its words are gone".to_owned()))?;
    let said = serde_json::from_str(body).map_err(|why| unreadable(why.to_string()))?;
    Ok(Erratum {
        entry: stored.seq,
        at: stored.at,
        said,
    })
}
