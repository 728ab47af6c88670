//! The register, entry by entry, and what it vouches for.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::raw::{number, text, text_or_null};
use super::{Fault, Record, Verified};
use crate::core::session::form::Digest;
use crate::store::StoreError;
use crate::store::chain::{self, EntryLines, body_digest};
use crate::store::erase::{PERSON, PRACTICE};
use crate::store::register::{CHAIN, What};

/// What the register vouches for.
#[derive(Default)]
pub(super) struct Register {
    /// Digest of an attempt's own columns, by attempt.
    pub opened: BTreeMap<String, Digest>,
    /// Digest of the last event, by attempt.
    pub closed: BTreeMap<String, Digest>,
    /// Digest of the document and the attempt it is about, by certificate.
    pub issued: BTreeMap<String, (Digest, String)>,
    /// The certificate that took the place of another, by that other.
    pub superseded: BTreeMap<String, String>,
    /// Certificates that were withdrawn.
    pub revoked: BTreeSet<String>,
    /// Learners who were erased.
    pub erased: BTreeSet<String>,
    /// Learners whose practice was forgotten.
    pub forgotten: BTreeSet<String>,
    /// Digests of all entries.
    pub digests: BTreeSet<Digest>,
}

impl Register {
    /// Whether the words of an attempt may be gone.
    pub fn excuses(&self, learner: &str, behaviour: &str) -> bool {
        self.erased.contains(learner) || behaviour == "practice" && self.forgotten.contains(learner)
    }
}

struct Entry {
    seq: i64,
    at: String,
    utc_offset: i64,
    what: String,
    subject: String,
    note: String,
    subject_digest: String,
    salt: Option<String>,
    body: Option<String>,
    previous: String,
    digest: String,
}

/// Reads the register and reports what is wrong with it.
pub(super) fn read(conn: &Connection, verified: &mut Verified) -> Result<Register, StoreError> {
    let mut query = conn.prepare(
        "select *
        from register
        order by seq",
    )?;
    let entries = query.query_map([], |row| {
        Ok(Entry {
            seq: number(row, "seq")?,
            at: text(row, "at")?,
            utc_offset: number(row, "utc_offset")?,
            what: text(row, "what")?,
            subject: text(row, "subject")?,
            note: text(row, "note")?,
            subject_digest: text(row, "subject_digest")?,
            salt: text_or_null(row, "salt")?,
            body: text_or_null(row, "body")?,
            previous: text(row, "previous")?,
            digest: text(row, "digest")?,
        })
    })?;
    let mut register = Register::default();
    let mut emptied = Vec::new();
    let (mut seq, mut previous) = (0, String::new());
    for entry in entries {
        let entry = entry?;
        verified.entries += 1;
        if let Some(fault) = entry.fault(seq, &previous) {
            let place = if fault == Fault::Removed {
                seq + 1
            } else {
                entry.seq
            };
            verified.found(Record::Entry(place), fault);
        }
        if entry.has_words() && entry.body.is_none() {
            emptied.push((entry.seq, entry.subject.clone()));
        }
        (seq, previous) = (entry.seq, entry.digest.clone());
        register.note(entry);
    }
    let head = chain::head(conn, CHAIN)?.map(|head| (i64::from(head.seq), head.digest));
    if head.unwrap_or_default() != (seq, previous) {
        verified.found(Record::Entry(seq), Fault::CutOff);
    }
    for (seq, subject) in emptied {
        let learner: Option<String> = conn
            .prepare_cached(
                "select coalesce(
                    (select learner from attempt where id = $1),
                    (select learner from certificate where id = $1),
                    $1
                )",
            )?
            .query_row([&subject], |row| row.get(0))?;
        if !learner.is_some_and(|learner| register.erased.contains(&learner)) {
            verified.found(Record::Entry(seq), Fault::Emptied);
        }
    }
    Ok(register)
}

impl Entry {
    // Decisions carry words; other entries vouch for something kept elsewhere, or for nothing but themselves.
    fn has_words(&self) -> bool {
        let decides = [
            What::Allowed,
            What::Overridden,
            What::Superseded,
            What::Revoked,
            What::KeyLost,
            What::Corrected,
            What::Withdrawn,
        ]
        .iter()
        .any(|what| what.name() == self.what);
        decides && !self.subject_digest.is_empty()
    }

    fn fault(&self, seq: i64, previous: &str) -> Option<Fault> {
        if self.seq != seq + 1 {
            return Some(Fault::Removed);
        }
        if self.previous != previous {
            return Some(Fault::OutOfOrder);
        }
        let lines = EntryLines {
            previous: &self.previous,
            seq: self.seq,
            at: &self.at,
            utc_offset: self.utc_offset,
            what: &self.what,
            subject: &self.subject,
            note: &self.note,
            subject_digest: &self.subject_digest,
        };
        let words_hold = match (&self.salt, &self.body) {
            (None, None) => true,
            (Some(salt), Some(body)) => {
                salt.len() == 32 && body_digest(salt, body) == self.subject_digest
            }
            (Some(_), None) | (None, Some(_)) => false,
        };
        (lines.digest() != self.digest || !words_hold).then_some(Fault::Changed)
    }
}

impl Register {
    fn note(&mut self, entry: Entry) {
        self.digests.insert(entry.digest);
        let (subject, digest) = (entry.subject, entry.subject_digest);
        if entry.what == What::Opened.name() {
            self.opened.insert(subject, digest);
        } else if entry.what == What::Closed.name() {
            self.closed.insert(subject, digest);
        } else if entry.what == What::Issued.name() {
            self.issued.insert(subject, (digest, entry.note));
        } else if entry.what == What::Superseded.name() {
            self.superseded.insert(subject, entry.note);
        } else if entry.what == What::Revoked.name() {
            self.revoked.insert(subject);
        } else if entry.what == What::Erased.name() && entry.note == PERSON {
            self.erased.insert(subject);
        } else if entry.what == What::Erased.name() && entry.note == PRACTICE {
            self.forgotten.insert(subject);
        }
    }
}
