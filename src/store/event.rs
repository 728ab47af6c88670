//! Events of an attempt: appended one after another, durable before the call returns.

use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::attempt::{self, Seen};
use super::chain::{self, EventLines, Head, Salt, body_digest, salt_text};
use super::column::{at_text, stamp};
use super::register::{self, NewEntry, Stated, What};
use super::{AttemptId, Store, StoreError};
use crate::core::session::form::Digest;
use crate::core::time::Stamp;

/// An event to append.
#[derive(Clone, Copy, Debug)]
pub struct NewEvent<'a> {
    /// The number it takes, one after the newest the caller knows.
    pub seq: u32,
    /// When it happened.
    pub at: Stamp,
    /// Its salt.
    pub salt: Salt,
    /// What happened.
    pub body: &'a str,
    /// How the attempt ends with it; registered in the same breath.
    pub ends: Option<Ending>,
    /// Items that it brought before the learner's eyes (an alternate, a question that came back).
    pub shows: &'a [Seen],
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Handed in.
    Submitted,
    /// Time was up.
    TimedOut,
    /// Its answers were erased while it was open.
    Erased,
}

/// Why an event was not appended. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Another window has appended since: that event stands, this one does not.
    #[error("this attempt was continued elsewhere: event {newest} is the newest")]
    Taken {
        /// The newest event.
        newest: u32,
    },
    /// The attempt is closed.
    #[error("this attempt is closed: {0}")]
    Closed(Ending),
    /// The records cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number, from 1.
    pub seq: u32,
    /// When it happened.
    pub at: Stamp,
    /// What happened; `None` once emptied.
    pub body: Option<String>,
    /// Its digest.
    pub digest: Digest,
}

impl Store {
    /// Appends an event; when this returns, it is on the disk.
    ///
    /// # Errors
    /// [`AppendError`]; nothing was written then, and the same call can be tried again.
    pub fn append(&mut self, attempt: AttemptId, new: &NewEvent<'_>) -> Result<Head, AppendError> {
        let tx = self.write()?;
        let id = attempt.to_string();
        let newest = chain::head(&tx, &id)?.ok_or(StoreError::Unknown {
            what: "attempt",
            id: id.clone(),
        })?;
        if let Some(ending) = ending(&tx, &id)? {
            return Err(AppendError::Closed(ending));
        }
        if newest.seq.checked_add(1) != Some(new.seq) {
            return Err(AppendError::Taken { newest: newest.seq });
        }
        let head = insert(&tx, &id, &newest, new.at, new.salt, new.body)?;
        attempt::show(&tx, &id, new.shows)?;
        if let Some(ending) = new.ends {
            close(&tx, &id, ending, new.at, &head)?;
        }
        tx.commit().map_err(StoreError::from)?;
        Ok(head)
    }

    /// The events of an attempt, in order.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn events(&self, attempt: AttemptId) -> Result<Vec<StoredEvent>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select seq, at, utc_offset, body, digest
            from event
            where attempt = $1
            order by seq",
        )?;
        let found = query.query_map([attempt], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes an event after `newest`.
pub(super) fn insert(
    tx: &Transaction<'_>,
    attempt: &str,
    newest: &Head,
    at: Stamp,
    salt: Salt,
    body: &str,
) -> Result<Head, StoreError> {
    let seq = newest.seq + 1;
    let (at_text, salt) = (at_text(at.utc), salt_text(salt));
    let body_digest = body_digest(&salt, body);
    let digest = EventLines {
        previous: &newest.digest,
        attempt,
        seq: seq.into(),
        at: &at_text,
        utc_offset: at.offset.into(),
        body_digest: &body_digest,
    }
    .digest();
    tx.prepare_cached(
        "insert into event (attempt, seq, at, utc_offset, salt, body, body_digest, previous, digest)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )?
    .execute(params![
        attempt,
        seq,
        at_text,
        at.offset,
        salt,
        body,
        body_digest,
        newest.digest,
        digest
    ])?;
    let head = Head { seq, digest };
    chain::set_head(tx, attempt, &head)?;
    Ok(head)
}

/// Registers that an attempt is closed, with its last event.
pub(super) fn close(
    tx: &Transaction<'_>,
    attempt: &str,
    ending: Ending,
    at: Stamp,
    head: &Head,
) -> Result<(), StoreError> {
    let entry = NewEntry {
        at,
        what: What::Closed,
        subject: attempt,
        note: ending.name(),
        stated: Stated::Digest(&head.digest),
    };
    register::add(tx, &entry).map(drop)
}

fn ending(conn: &Connection, attempt: &str) -> Result<Option<Ending>, StoreError> {
    let found = conn
        .prepare_cached(
            "select note
            from register
            where subject = $1
                and what = 'closed'",
        )?
        .query_row([attempt], |row| super::column::parsed(row, "note"))
        .optional()?;
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<StoredEvent> {
    Ok(StoredEvent {
        seq: row.get("seq")?,
        at: stamp(row, "at", "utc_offset")?,
        body: row.get("body")?,
        digest: row.get("digest")?,
    })
}

impl Ending {
    /// The word records and JSON use.
    pub fn name(self) -> &'static str {
        match self {
            Ending::Submitted => "submitted",
            Ending::TimedOut => "timed-out",
            Ending::Erased => "erased",
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Ending {
    type Err = String;
    fn from_str(text: &str) -> Result<Ending, String> {
        [Ending::Submitted, Ending::TimedOut, Ending::Erased]
            .into_iter()
            .find(|known| known.name() == text)
            .ok_or_else(|| format!("`{text}` is no way to end an attempt"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{append, at, bytes, learner, open, submit};
    use super::*;
    use crate::core::session::Behaviour;

    #[test]
    fn events_come_back_in_order_with_their_stamps() {
        let mut store = Store::memory().expect("memory");
        let attempt = open(&mut store, 7, None, Behaviour::Practice);
        append(&mut store, attempt, 2, "a").expect("appended");
        let head = append(&mut store, attempt, 3, "b").expect("appended");
        let events = store.events(attempt).expect("events");
        assert_eq!(events.len(), 3);
        assert_eq!(events[2].body.as_deref(), Some("b"));
        assert_eq!(events[2].at, at(3));
        assert_eq!((events[2].seq, &events[2].digest), (head.seq, &head.digest));
        assert_eq!(store.attempt(attempt).expect("attempt").head, head);
    }

    #[test]
    fn a_second_window_is_told_that_its_place_is_taken() {
        let mut store = Store::memory().expect("memory");
        let attempt = open(&mut store, 7, None, Behaviour::Practice);
        append(&mut store, attempt, 2, "a").expect("appended");
        for seq in [0, 1, 2, 4] {
            let refused = append(&mut store, attempt, seq, "b");
            assert!(
                matches!(refused, Err(AppendError::Taken { newest: 2 })),
                "{seq}"
            );
        }
        assert_eq!(store.events(attempt).expect("events").len(), 2);
    }

    #[test]
    fn a_closed_attempt_takes_no_event() {
        let mut store = Store::memory().expect("memory");
        let person = learner(&mut store, 1, "Ana");
        let attempt = open(&mut store, 7, Some(person.id), Behaviour::Exam);
        submit(&mut store, attempt, 2);
        let refused = append(&mut store, attempt, 3, "late");
        assert!(matches!(
            refused,
            Err(AppendError::Closed(Ending::Submitted))
        ));
        let kept = store.attempt(attempt).expect("attempt");
        assert_eq!(kept.closed, Some((Ending::Submitted, at(2))));
    }

    #[test]
    fn an_attempt_that_is_not_there_is_named() {
        let mut store = Store::memory().expect("memory");
        let refused = append(&mut store, AttemptId::from_random(bytes(9)), 1, "x");
        assert!(matches!(
            refused,
            Err(AppendError::Store(StoreError::Unknown { .. }))
        ));
    }
}
