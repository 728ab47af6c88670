//! Erasing a person, and forgetting practice: words go, digests stay, and every chain still holds.
//!
//! Backups and exported certificates are beyond its reach; the command says so.

use rusqlite::{Connection, params};

use super::chain::{self, Head};
use super::column::at_text;
use super::event::{self, Ending};
use super::register::{self, NewEntry, Stated, What};
use super::{LearnerId, Store, StoreError};
use crate::core::time::Stamp;

/// What the erasure of a learner empties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erasure {
    /// Attempts whose answers go.
    pub attempts: u32,
    /// Of these, attempts that are open and are closed by it.
    pub open: u32,
    /// Events emptied.
    pub events: u32,
    /// Certificates emptied.
    pub certificates: u32,
    /// Attestations emptied.
    pub attestations: u32,
    /// Reasons of allowances and confirmations emptied.
    pub reasons: u32,
}

/// What forgetting a learner's practice empties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Practice attempts whose answers and questions go.
    pub attempts: u32,
    /// Events emptied.
    pub events: u32,
}

/// The word under which the register knows a whole person's erasure.
pub(super) const PERSON: &str = "learner";
/// The word under which it knows that practice was forgotten.
pub(super) const PRACTICE: &str = "practice";

impl Store {
    /// What [`Store::erase`] would empty. Changes nothing.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn erasure(&self, learner: LearnerId) -> Result<Erasure, StoreError> {
        let count = |sql: &str| -> Result<u32, StoreError> {
            Ok(self.conn.query_row(sql, [learner], |row| row.get(0))?)
        };
        Ok(Erasure {
            attempts: count("select count(*) from attempt where learner = $1")?,
            open: u32::try_from(open_attempts(&self.conn, learner, None)?.len())
                .unwrap_or(u32::MAX),
            events: count(
                "select count(*)
                from event e
                join attempt a on a.id = e.attempt
                where a.learner = $1
                    and e.body is not null",
            )?,
            certificates: count(
                "select count(*)
                from certificate
                where learner = $1
                    and document is not null",
            )?,
            attestations: count(
                "select count(*)
                from attestation
                where learner = $1
                    and name is not null",
            )?,
            reasons: count(
                "select count(*)
                from register
                where body is not null
                    and (subject = $1
                        or subject in (select id from attempt where learner = $1)
                        or subject in (select id from certificate where learner = $1))",
            )?,
        })
    }

    /// Erases a learner: name and everything said of them, answers, certificates, attestations, reasons. What stays are
    /// the id, the short code, dates, which course and items, and the digests.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where there is no such learner or it was erased before; nothing is changed on any error.
    pub fn erase(&mut self, learner: LearnerId, at: Stamp) -> Result<Erasure, StoreError> {
        if self.learner(learner)?.is_none() {
            return Err(StoreError::Unknown {
                what: "learner",
                id: learner.to_string(),
            });
        }
        let goes = self.erasure(learner)?;
        let tx = self.write()?;
        close_open(&tx, learner, None, at)?;
        for sql in [
            "update event
            set salt = null, body = null
            where attempt in (select id from attempt where learner = $1)",
            "update certificate
            set document = null, jwt = null, paper = null
            where learner = $1",
            "update attestation
            set name = null
            where learner = $1",
            "update register
            set salt = null, body = null
            where subject = $1
                or subject in (select id from attempt where learner = $1)
                or subject in (select id from certificate where learner = $1)",
        ] {
            tx.execute(sql, [learner])?;
        }
        let sql = include_str!("erase_learner.sql");
        tx.execute(sql, params![at_text(at.utc), learner])?;
        enter(&tx, learner, PERSON, at)?;
        tx.commit()?;
        self.sweep()?;
        Ok(goes)
    }

    /// Forgets a learner's practice: answers, forms and which items were shown.
    ///
    /// # Errors
    /// The records cannot be written; nothing is changed then.
    pub fn forget_practice(
        &mut self,
        learner: LearnerId,
        at: Stamp,
    ) -> Result<Forgotten, StoreError> {
        let tx = self.write()?;
        close_open(&tx, learner, Some(PRACTICE), at)?;
        let events = tx.execute(
            "update event
            set salt = null, body = null
            where body is not null
                and attempt in (select id from attempt where learner = $1 and behaviour = 'practice')",
            [learner],
        )?;
        tx.execute(
            "delete from slot
            where attempt in (select id from attempt where learner = $1 and behaviour = 'practice')",
            [learner],
        )?;
        let attempts = tx.execute(
            "update attempt
            set form = null
            where learner = $1
                and behaviour = 'practice'
                and form is not null",
            [learner],
        )?;
        if attempts + events > 0 {
            enter(&tx, learner, PRACTICE, at)?;
        }
        tx.commit()?;
        self.sweep()?;
        Ok(Forgotten {
            attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
            events: u32::try_from(events).unwrap_or(u32::MAX),
        })
    }

    // Old pages live on in the log until it is folded into the file; secure_delete does the rest. Another program that
    // reads at this moment delays it to its own end.
    fn sweep(&self) -> Result<(), StoreError> {
        let swept = self
            .conn
            .query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
        match swept.map_err(StoreError::from) {
            Ok(()) | Err(StoreError::Busy) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

fn enter(tx: &Connection, learner: LearnerId, note: &str, at: Stamp) -> Result<Head, StoreError> {
    let entry = NewEntry {
        at,
        what: What::Erased,
        subject: &learner.to_string(),
        note,
        stated: Stated::Nothing,
    };
    register::add(tx, &entry)
}

// Nobody goes on with answers that are gone.
fn close_open(
    tx: &rusqlite::Transaction<'_>,
    learner: LearnerId,
    behaviour: Option<&str>,
    at: Stamp,
) -> Result<(), StoreError> {
    for attempt in open_attempts(tx, learner, behaviour)? {
        let newest = chain::head(tx, &attempt)?
            .ok_or_else(|| StoreError::Damaged(format!("attempt {attempt} has no event")))?;
        event::close(tx, &attempt, Ending::Erased, at, &newest)?;
    }
    Ok(())
}

fn open_attempts(
    conn: &Connection,
    learner: LearnerId,
    behaviour: Option<&str>,
) -> Result<Vec<String>, StoreError> {
    let mut query = conn.prepare(
        "select id
        from attempt
        where learner = $1
            and (cast($2 as text) is null or behaviour = $2)
            and id not in (select subject from register where what = 'closed')
        order by opened_at, id",
    )?;
    let found = query.query_map(params![learner, behaviour], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{append, at, bytes, certified, learner, open, submit};
    use super::*;
    use crate::core::session::Behaviour;
    use crate::store::{AppendError, NewAttestation, NewDecision, Which};

    #[test]
    fn an_erased_person_leaves_no_word_behind_and_every_chain_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("records.sqlite");
        let mut store = Store::open(&file.display().to_string()).expect("a store");
        let person = learner(&mut store, 1, "Zebedee Quartz");
        let sat = open(&mut store, 10, Some(person.id), Behaviour::Exam);
        append(&mut store, sat, 2, "secret-answer").expect("appended");
        submit(&mut store, sat, 3);
        certified(&mut store, sat, "c-1", r#"{"name":"Zebedee Quartz"}"#);
        store
            .attest(&NewAttestation {
                id: bytes(3),
                learner: person.id,
                attempt: sat,
                statement: "I did it myself.",
                language: crate::core::text::Lang::EN,
                name: "Zebedee Quartz",
                at: at(4),
            })
            .expect("attested");
        let because = NewDecision {
            at: at(5),
            salt: bytes(5),
            reason: "Zebedee was ill",
            by: "Ines",
        };
        let course = "course".parse().expect("an id");
        store.allow(person.id, &course, &because).expect("allowed");
        let unfinished = open(&mut store, 11, Some(person.id), Behaviour::Practice);

        let goes = store.erasure(person.id).expect("a dry run");
        let expected = Erasure {
            attempts: 2,
            open: 1,
            events: 4,
            certificates: 1,
            attestations: 1,
            reasons: 1,
        };
        assert_eq!(goes, expected);
        assert_eq!(store.learners().expect("learners").len(), 1);
        assert_eq!(store.erase(person.id, at(9)).expect("erased"), expected);

        assert_eq!(store.learners().expect("learners"), []);
        assert_eq!(
            store.find_learner(person.code.as_str()).expect("none"),
            None
        );
        assert_eq!(store.allowances(person.id, &course).expect("one").len(), 1);
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
        let late = append(&mut store, unfinished, 2, "x");
        assert!(matches!(late, Err(AppendError::Closed(Ending::Erased))));
        let again = store.erase(person.id, at(10));
        assert!(matches!(again, Err(StoreError::Unknown { .. })));
        drop(store);
        for entry in std::fs::read_dir(folder.path()).expect("a folder") {
            let bytes = std::fs::read(entry.expect("an entry").path()).expect("a file");
            for word in ["Zebedee", "secret-answer"] {
                let found = bytes.windows(word.len()).any(|w| w == word.as_bytes());
                assert!(!found, "{word} is still in the file");
            }
        }
    }

    #[test]
    fn forgotten_practice_is_empty_and_exams_stay() {
        let mut store = Store::memory().expect("memory");
        let person = learner(&mut store, 1, "Ana");
        let sat = open(&mut store, 10, Some(person.id), Behaviour::Exam);
        let practised = open(&mut store, 11, Some(person.id), Behaviour::Practice);
        append(&mut store, practised, 2, "a").expect("appended");
        let forgotten = store.forget_practice(person.id, at(5)).expect("forgotten");
        assert_eq!(
            forgotten,
            Forgotten {
                attempts: 1,
                events: 2
            }
        );
        assert!(
            store
                .events(practised)
                .expect("events")
                .iter()
                .all(|e| e.body.is_none())
        );
        assert_eq!(store.form(practised).expect("no form").body, None);
        assert!(
            store
                .events(sat)
                .expect("events")
                .iter()
                .all(|e| e.body.is_some())
        );
        assert_eq!(store.sightings(person.id).expect("one").len(), 1);
        let open = Which {
            open: Some(true),
            ..Which::default()
        };
        assert_eq!(store.attempts(open).expect("the exam").len(), 1);
        assert_eq!(store.verify(|_| None).expect("verified").findings, []);
        assert_eq!(
            store.forget_practice(person.id, at(6)).expect("none"),
            Forgotten::default()
        );
    }
}
