//! Attempts with their events and forms, each against its chain and the register; then replayed.

use rusqlite::{Connection, Row};

use super::entries::Register;
use super::raw::{number, text, text_or_null};
use super::{Fault, Record, Replay, Verified};
use crate::core::session::form::{Digest, digest};
use crate::store::chain::{self, AttemptLines, EventLines, body_digest};
use crate::store::{AttemptId, Store, StoreError};

/// Checks attempts, events, forms and stored questions, and asks `replay` about each attempt that holds.
pub(super) fn check(
    store: &Store,
    register: &Register,
    verified: &mut Verified,
    mut replay: impl FnMut(Replay<'_>) -> Option<String>,
) -> Result<(), StoreError> {
    contents(&store.conn, verified)?;
    let mut query = store.conn.prepare(
        "select *
        from attempt
        order by opened_at, id",
    )?;
    let rows = query.query_map([], read)?;
    let rows: Vec<AttemptRow> = rows.collect::<rusqlite::Result<_>>()?;
    for id in register.opened.keys() {
        if !rows.iter().any(|row| row.id == *id) {
            verified.found(Record::Attempt(id.clone()), Fault::Removed);
        }
    }
    for row in &rows {
        verified.attempts += 1;
        let before = verified.findings.len();
        row.check(&store.conn, register, verified)?;
        let holds = verified.findings.len() == before;
        if holds && !row.is_emptied(register) {
            let says = match replayed(store, &row.id, &mut replay) {
                Ok(says) => says,
                // What the chains do not cover can be damaged too, and one bad row must not hide the others.
                Err(StoreError::Damaged(why)) => Some(why),
                Err(error) => return Err(error),
            };
            if let Some(says) = says {
                verified.found(Record::Attempt(row.id.clone()), Fault::Says(says));
            }
        }
    }
    Ok(())
}

fn replayed(
    store: &Store,
    id: &str,
    replay: &mut impl FnMut(Replay<'_>) -> Option<String>,
) -> Result<Option<String>, StoreError> {
    let id: AttemptId = id
        .parse()
        .map_err(|_| StoreError::Damaged(format!("`{id}` is no attempt's id")))?;
    let attempt = store.attempt(id)?;
    let learner = match attempt.learner {
        Some(learner) => store.learner(learner)?,
        None => None,
    };
    Ok(replay(Replay {
        form: &store.form(id)?,
        events: &store.events(id)?,
        certificates: &store.certificates_of(id)?,
        learner: learner.as_ref(),
        attempt: &attempt,
    }))
}

fn contents(conn: &Connection, verified: &mut Verified) -> Result<(), StoreError> {
    let mut query = conn.prepare(
        "select digest, body
        from content
        order by digest",
    )?;
    let rows = query.query_map([], |row| Ok((text(row, "digest")?, text(row, "body")?)))?;
    for row in rows {
        let (name, body) = row?;
        if digest(body.as_bytes()) != name {
            verified.found(Record::Content(name), Fault::Changed);
        }
    }
    Ok(())
}

struct AttemptRow {
    id: String,
    learner: Option<String>,
    course: String,
    version: String,
    course_digest: String,
    behaviour: String,
    rehearsal: i64,
    form: Option<String>,
    form_digest: String,
    opened_at: String,
    utc_offset: i64,
}

fn read(row: &Row<'_>) -> rusqlite::Result<AttemptRow> {
    Ok(AttemptRow {
        id: text(row, "id")?,
        learner: text_or_null(row, "learner")?,
        course: text(row, "course")?,
        version: text(row, "version")?,
        course_digest: text(row, "course_digest")?,
        behaviour: text(row, "behaviour")?,
        rehearsal: number(row, "rehearsal")?,
        form: text_or_null(row, "form")?,
        form_digest: text(row, "form_digest")?,
        opened_at: text(row, "opened_at")?,
        utc_offset: number(row, "utc_offset")?,
    })
}

impl AttemptRow {
    fn is_emptied(&self, register: &Register) -> bool {
        let learner = self.learner.as_deref();
        learner.is_some_and(|learner| register.excuses(learner, &self.behaviour))
    }

    fn digest(&self) -> Digest {
        AttemptLines {
            id: &self.id,
            learner: self.learner.as_deref().unwrap_or_default(),
            course: &self.course,
            version: &self.version,
            course_digest: &self.course_digest,
            behaviour: &self.behaviour,
            rehearsal: self.rehearsal,
            form_digest: &self.form_digest,
            opened_at: &self.opened_at,
            utc_offset: self.utc_offset,
        }
        .digest()
    }

    fn check(
        &self,
        conn: &Connection,
        register: &Register,
        verified: &mut Verified,
    ) -> Result<(), StoreError> {
        let own = self.digest();
        let start = match register.opened.get(&self.id) {
            None => {
                verified.found(Record::Attempt(self.id.clone()), Fault::Unregistered);
                &own
            }
            Some(registered) => {
                if *registered != own {
                    verified.found(Record::Attempt(self.id.clone()), Fault::Changed);
                }
                registered
            }
        };
        let form_fault = match &self.form {
            Some(form) => (digest(form.as_bytes()) != self.form_digest).then_some(Fault::Changed),
            None => (!self.is_emptied(register)).then_some(Fault::Emptied),
        };
        if let Some(fault) = form_fault {
            verified.found(Record::Form(self.id.clone()), fault);
        }
        self.check_events(conn, start, register, verified)
    }

    fn check_events(
        &self,
        conn: &Connection,
        start: &str,
        register: &Register,
        verified: &mut Verified,
    ) -> Result<(), StoreError> {
        let mut query = conn.prepare_cached(
            "select *
            from event
            where attempt = $1
            order by seq",
        )?;
        let rows = query.query_map([&self.id], EventRow::read)?;
        let (mut seq, mut previous) = (0, start.to_owned());
        for row in rows {
            let row = row?;
            verified.events += 1;
            if let Some(fault) = row.fault(seq, &previous, self.is_emptied(register)) {
                let place = if fault == Fault::Removed {
                    seq + 1
                } else {
                    row.seq
                };
                verified.found(Record::Event(self.id.clone(), place), fault);
            }
            (seq, previous) = (row.seq, row.digest);
        }
        let head = chain::head(conn, &self.id)?;
        let head = head.map(|head| (i64::from(head.seq), head.digest));
        let closed = register.closed.get(&self.id);
        let is_whole = head.is_some_and(|head| head == (seq, previous.clone()))
            && closed.is_none_or(|last| *last == previous);
        if !is_whole {
            verified.found(Record::Event(self.id.clone(), seq), Fault::CutOff);
        }
        Ok(())
    }
}

struct EventRow {
    attempt: String,
    seq: i64,
    at: String,
    utc_offset: i64,
    salt: Option<String>,
    body: Option<String>,
    body_digest: String,
    previous: String,
    digest: String,
}

impl EventRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<EventRow> {
        Ok(EventRow {
            attempt: text(row, "attempt")?,
            seq: number(row, "seq")?,
            at: text(row, "at")?,
            utc_offset: number(row, "utc_offset")?,
            salt: text_or_null(row, "salt")?,
            body: text_or_null(row, "body")?,
            body_digest: text(row, "body_digest")?,
            previous: text(row, "previous")?,
            digest: text(row, "digest")?,
        })
    }

    fn fault(&self, seq: i64, previous: &str, may_be_empty: bool) -> Option<Fault> {
        if self.seq != seq + 1 {
            return Some(Fault::Removed);
        }
        if self.previous != previous {
            return Some(Fault::OutOfOrder);
        }
        let lines = EventLines {
            previous: &self.previous,
            attempt: &self.attempt,
            seq: self.seq,
            at: &self.at,
            utc_offset: self.utc_offset,
            body_digest: &self.body_digest,
        };
        if lines.digest() != self.digest {
            return Some(Fault::Changed);
        }
        match (&self.salt, &self.body) {
            (Some(salt), Some(body)) => {
                let holds = salt.len() == 32 && body_digest(salt, body) == self.body_digest;
                (!holds).then_some(Fault::Changed)
            }
            (None, None) => (!may_be_empty).then_some(Fault::Emptied),
            (Some(_), None) | (None, Some(_)) => Some(Fault::Changed),
        }
    }
}
