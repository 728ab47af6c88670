//! Errata: what was recorded as wrong in an item, what of that was withdrawn, and up to where each learner was told. Who
//! met what is read elsewhere.

use rusqlite::{Row, params};

use super::chain::{Head, Salt};
use super::column::stamp;
use super::register::{self, NewEntry, Stated, What};
use super::{AttemptId, LearnerId, Store, StoreError};
use crate::core::id::ItemId;
use crate::core::time::Stamp;

/// An erratum, or its withdrawal, to record.
#[derive(Clone, Copy, Debug)]
pub struct NewErratum<'a> {
    /// When.
    pub at: Stamp,
    /// Salt of its words.
    pub salt: Salt,
    /// The item and its revision, `rate 1`.
    pub about: &'a str,
    /// What it says.
    pub body: &'a str,
    /// The newest entry about errata that whoever decided knew of; 0 where there was none.
    pub after: u32,
}

/// Why an erratum was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum ErratumError {
    /// Another was recorded or withdrawn since: what was decided was decided without knowing it.
    #[error("another erratum was recorded or withdrawn meanwhile; nothing was recorded")]
    Moved,
    /// The records cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an entry about errata records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// An erratum.
    Erratum,
    /// That one was withdrawn.
    Withdrawal,
}

/// An entry about errata as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredErratum {
    /// Its number in the register.
    pub seq: u32,
    /// When it was recorded.
    pub at: Stamp,
    /// What it records.
    pub what: Records,
    /// What it says; it is never emptied.
    pub body: Option<String>,
}

/// What the register calls the thing that an erratum is about; which one stands in the note.
const ITEM: &str = "item";

impl Store {
    /// Records an erratum, whole or not at all.
    ///
    /// # Errors
    /// [`ErratumError`]; nothing is kept then.
    pub fn record_erratum(&mut self, new: &NewErratum<'_>) -> Result<Head, ErratumError> {
        self.record(What::Corrected, new)
    }

    /// Records that an erratum was withdrawn, whole or not at all. The erratum's own entry stays as it is.
    ///
    /// # Errors
    /// [`ErratumError`]; nothing is kept then.
    pub fn withdraw_erratum(&mut self, new: &NewErratum<'_>) -> Result<Head, ErratumError> {
        self.record(What::Withdrawn, new)
    }

    fn record(&mut self, what: What, new: &NewErratum<'_>) -> Result<Head, ErratumError> {
        let tx = self.write()?;
        let newest: u32 = tx
            .query_row(
                "select coalesce(max(seq), 0)
                from register
                where subject = $1
                    and what in ($2, $3)",
                [ITEM, What::Corrected.name(), What::Withdrawn.name()],
                |row| row.get(0),
            )
            .map_err(StoreError::from)?;
        if newest != new.after {
            return Err(ErratumError::Moved);
        }
        let entry = NewEntry {
            at: new.at,
            what,
            subject: ITEM,
            note: new.about,
            stated: Stated::Body(new.salt, new.body),
        };
        let head = register::add(&tx, &entry)?;
        tx.commit().map_err(StoreError::from)?;
        Ok(head)
    }

    /// Every erratum and every withdrawal of one, in the order in which they were recorded.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn errata(&self) -> Result<Vec<StoredErratum>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select seq, at, utc_offset, what, body
            from register
            where subject = $1
                and what in ($2, $3)
            order by seq",
        )?;
        let wanted = [ITEM, What::Corrected.name(), What::Withdrawn.name()];
        let found = query.query_map(wanted, read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Up to which entry of the register a learner was told of errata, and when that was last; `None` where they never
    /// were.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn told(&self, learner: LearnerId) -> Result<Option<(u32, Stamp)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select cast(note as bigint) as up_to, at, utc_offset
            from register
            where subject = $1
                and what = $2
            order by up_to desc, seq desc
            limit 1",
        )?;
        let mut found = query.query_map(params![learner, What::Told.name()], |row| {
            Ok((row.get("up_to")?, stamp(row, "at", "utc_offset")?))
        })?;
        Ok(found.next().transpose()?)
    }

    /// Records that a learner was told of every erratum up to this entry of the register that concerns them. It is
    /// recorded as well where none does, so that it tells nothing of what they practised.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn tell(&mut self, learner: LearnerId, up_to: u32, at: Stamp) -> Result<(), StoreError> {
        let tx = self.write()?;
        let entry = NewEntry {
            at,
            what: What::Told,
            subject: &learner.to_string(),
            note: &up_to.to_string(),
            stated: Stated::Nothing,
        };
        register::add(&tx, &entry)?;
        Ok(tx.commit()?)
    }

    /// The attempts in which an item was shown, to one learner or to all, with the revision, in the order in which they
    /// were opened. What was only practised and then forgotten is gone.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn showings(
        &self,
        item: &ItemId,
        learner: Option<LearnerId>,
    ) -> Result<Vec<(AttemptId, u32)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select distinct s.attempt as attempt, s.revision as revision, a.opened_at, a.id
            from slot s
            join attempt a on a.id = s.attempt
            where s.item = $1
                and (cast($2 as text) is null or a.learner = $2)
            order by a.opened_at, a.id, s.revision",
        )?;
        let found = query.query_map(params![item.as_str(), learner], |row| {
            Ok((row.get("attempt")?, row.get("revision")?))
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Every item that was ever shown.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn shown_items(&self) -> Result<Vec<String>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select distinct item
            from slot
            order by item",
        )?;
        let found = query.query_map([], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of the entry of the register with this digest; `None` where it holds none.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn entry_of(&self, digest: &str) -> Result<Option<u32>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("select seq from register where digest = $1")?;
        let mut found = query.query_map([digest], |row| row.get(0))?;
        Ok(found.next().transpose()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<StoredErratum> {
    Ok(StoredErratum {
        seq: row.get("seq")?,
        at: stamp(row, "at", "utc_offset")?,
        what: match row.get::<_, String>("what")? == What::Withdrawn.name() {
            true => Records::Withdrawal,
            false => Records::Erratum,
        },
        body: row.get("body")?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{at, bytes, learner, open};
    use super::*;
    use crate::core::session::Behaviour;

    fn erratum(after: u32) -> NewErratum<'static> {
        NewErratum {
            at: at(10),
            salt: bytes(3),
            about: "rate 1",
            body: "{}",
            after,
        }
    }

    #[test]
    fn an_erratum_decided_without_knowing_the_newest_is_not_recorded() {
        let mut store = Store::memory().expect("memory");
        let first = store.record_erratum(&erratum(0)).expect("recorded");
        let late = store.record_erratum(&erratum(0));
        assert!(matches!(late, Err(ErratumError::Moved)));
        let second = store
            .withdraw_erratum(&erratum(first.seq))
            .expect("recorded");
        let late = store.record_erratum(&erratum(first.seq));
        assert!(matches!(late, Err(ErratumError::Moved)));
        let kept: Vec<(u32, Records)> = store
            .errata()
            .expect("readable")
            .iter()
            .map(|e| (e.seq, e.what))
            .collect();
        let records = [Records::Erratum, Records::Withdrawal];
        assert_eq!(kept, [(first.seq, records[0]), (second.seq, records[1])]);
        assert_eq!(
            store.entry_of(&second.digest).expect("readable"),
            Some(second.seq)
        );
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
    }

    #[test]
    fn a_learner_is_told_up_to_the_furthest_mark() {
        let mut store = Store::memory().expect("memory");
        let (ana, ben) = (
            learner(&mut store, 1, "Ana").id,
            learner(&mut store, 2, "Ben").id,
        );
        for (up_to, second) in [(9, 20), (10, 30), (10, 40)] {
            store.tell(ana, up_to, at(second)).expect("told");
        }
        let told = |learner| store.told(learner).expect("readable");
        assert_eq!((told(ana), told(ben)), (Some((10, at(40))), None));
    }

    #[test]
    fn showings_are_of_one_item_and_of_one_learner_where_one_is_asked_for() {
        let mut store = Store::memory().expect("memory");
        let ana = learner(&mut store, 1, "Ana").id;
        let sat = open(&mut store, 10, Some(ana), Behaviour::Exam);
        let other = open(&mut store, 11, None, Behaviour::Practice);
        let item = "rate".parse().expect("an id");
        let found = |learner| store.showings(&item, learner).expect("readable");
        assert_eq!(found(None), [(sat, 1), (other, 1)]);
        assert_eq!(found(Some(ana)), [(sat, 1)]);
        assert_eq!(store.shown_items().expect("readable"), ["rate"]);
        let none = "rates".parse().expect("an id");
        assert_eq!(store.showings(&none, None).expect("readable"), []);
    }
}
