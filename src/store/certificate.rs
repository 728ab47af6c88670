//! Certificates: signed documents, kept as handed in; an attempt has one that stands. Signs and judges nothing.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::chain::Salt;
use super::column::{at_text, stamp};
use super::register::{self, NewEntry, Stated, What};
use super::{AttemptId, LearnerId, Store, StoreError};
use crate::core::session::form::{Digest, digest};
use crate::core::time::Stamp;

/// A certificate to keep.
#[derive(Clone, Copy, Debug)]
pub struct NewCertificate<'a> {
    /// Its id.
    pub id: &'a str,
    /// The attempt it is about.
    pub attempt: AttemptId,
    /// The signed document.
    pub document: &'a str,
    /// The same as a token, where it was made.
    pub jwt: Option<&'a str>,
    /// What its paper carries, where it was made.
    pub paper: Option<&'a str>,
    /// Its bit in the status list, if it has one.
    pub status_index: Option<u32>,
    /// Digest of the attempt's head that the document carries.
    pub attempt_head: &'a str,
    /// Digest of the register's head that the document carries.
    pub register_head: &'a str,
    /// The certificate whose place it takes.
    pub instead_of: Option<InsteadOf<'a>>,
    /// When it was issued.
    pub at: Stamp,
}

/// A certificate that gives place to a new one.
#[derive(Clone, Copy, Debug)]
pub struct InsteadOf<'a> {
    /// Its id.
    pub id: &'a str,
    /// Why.
    pub why: Why<'a>,
}

/// Why a certificate gives place to another.
#[derive(Clone, Copy, Debug)]
pub enum Why<'a> {
    /// The course was done anew: the new one is about another attempt.
    Renewed,
    /// Something in it was wrong, a name say: the new one is about the same attempt. The words of whoever decided it,
    /// as JSON, with their salt.
    Corrected(Salt, &'a str),
}

/// A certificate as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its id.
    pub id: String,
    /// The attempt it is about.
    pub attempt: AttemptId,
    /// Whose it is.
    pub learner: LearnerId,
    /// The signed document; `None` once erased.
    pub document: Option<String>,
    /// The same as a token; `None` once erased, and for certificates of the first schema.
    pub jwt: Option<String>,
    /// What its paper carries; `None` as there.
    pub paper: Option<String>,
    /// Its bit in the status list, if it has one.
    pub status_index: Option<u32>,
    /// Digest of the attempt's head that the document carries.
    pub attempt_head: Digest,
    /// Digest of the register's head that the document carries.
    pub register_head: Digest,
    /// When it was issued.
    pub issued: Stamp,
    /// The certificate that took its place.
    pub superseded_by: Option<String>,
    /// Whether it was withdrawn.
    pub revoked: bool,
}

impl Certificate {
    /// Whether it was neither withdrawn nor superseded. It may have expired all the same.
    pub fn stands(&self) -> bool {
        self.superseded_by.is_none() && !self.revoked
    }
}

/// Why a certificate was not kept.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The attempt has one.
    #[error("this attempt has its certificate already: {id}")]
    Already {
        /// The certificate it has.
        id: String,
    },
    /// The certificate whose place it should take is not one that stands, or not of this learner.
    #[error("certificate {id} was superseded or revoked meanwhile; nothing takes its place")]
    NotStanding {
        /// Which.
        id: String,
    },
    /// Another certificate was given the same bit meanwhile; sign again with a free one.
    #[error("another certificate has this place in the status list")]
    IndexTaken,
    /// Never for these.
    #[error("a rehearsal or anonymous practice is never certified")]
    NotForTheRecord,
    /// The attempt is open, or not at the event the document speaks of.
    #[error("the attempt is not closed at the event this certificate is about")]
    NotAtItsEnd,
    /// The records cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for IssueError {
    fn from(error: rusqlite::Error) -> IssueError {
        IssueError::Store(error.into())
    }
}

impl Store {
    /// Keeps a certificate and registers it: one that stands an attempt, whoever else tries at the same time.
    ///
    /// # Errors
    /// [`IssueError`]; nothing is kept then.
    pub fn issue(&mut self, new: &NewCertificate<'_>) -> Result<(), IssueError> {
        let about = self.attempt(new.attempt)?;
        let Some(learner) = about.learner.filter(|_| !about.rehearsal) else {
            return Err(IssueError::NotForTheRecord);
        };
        if about.closed.is_none() || about.head.digest != new.attempt_head {
            return Err(IssueError::NotAtItsEnd);
        }
        if !self.register_holds(new.register_head)? {
            return Err(IssueError::NotAtItsEnd);
        }
        let tx = self.write()?;
        new.makes_sense(&tx, learner)?;
        if let Some(old) = &new.instead_of {
            tx.execute(
                "update certificate
                set superseded_by = $1
                where id = $2",
                [new.id, old.id],
            )?;
        }
        new.insert(&tx, learner)?;
        tx.commit()?;
        Ok(())
    }

    /// Certificates, of one learner or of all, oldest first.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn certificates(&self, learner: Option<LearnerId>) -> Result<Vec<Certificate>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select *
            from certificate
            where cast($1 as text) is null
                or learner = $1
            order by issued_at, id",
        )?;
        let found = query.query_map([learner], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The certificates about an attempt, oldest first; all but the last were corrected.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn certificates_of(&self, attempt: AttemptId) -> Result<Vec<Certificate>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select *
            from certificate
            where attempt = $1
            order by issued_at, superseded_by is null, id",
        )?;
        let found = query.query_map([attempt], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The certificate of that id.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn certificate(&self, id: &str) -> Result<Option<Certificate>, StoreError> {
        let found = self
            .conn
            .prepare_cached("select * from certificate where id = $1")?
            .query_row([id], read)
            .optional()?;
        Ok(found)
    }
}

impl NewCertificate<'_> {
    // Inside the right to write: what is asked here is still true when the row is kept.
    fn makes_sense(&self, tx: &Connection, learner: LearnerId) -> Result<(), IssueError> {
        let same: Option<String> = tx
            .query_row(
                "select id
                from certificate
                where attempt = $1
                order by superseded_by is null desc, issued_at desc
                limit 1",
                [self.attempt],
                |row| row.get(0),
            )
            .optional()?;
        let old = self.instead_of.as_ref();
        if let Some(id) = same.filter(|id| old.is_none_or(|old| old.id != id)) {
            return Err(IssueError::Already { id });
        }
        if let Some(old) = old {
            let stands = tx
                .prepare_cached(
                    "select 1
                    from certificate
                    where id = $1
                        and learner = $2
                        and superseded_by is null
                        and revoked = 0
                        and (attempt = $3) = $4",
                )?
                .exists(params![
                    old.id,
                    learner,
                    self.attempt,
                    matches!(old.why, Why::Corrected(..)),
                ])?;
            if !stands {
                return Err(IssueError::NotStanding {
                    id: old.id.to_owned(),
                });
            }
        }
        let taken = tx
            .prepare_cached("select 1 from certificate where status_index = $1")?
            .exists([self.status_index])?;
        match taken {
            true => Err(IssueError::IndexTaken),
            false => Ok(()),
        }
    }

    fn insert(&self, tx: &Connection, learner: LearnerId) -> Result<(), StoreError> {
        tx.execute(
            "insert into certificate
                (id, attempt, learner, document, jwt, paper, status_index, attempt_head, register_head, issued_at,
                utc_offset)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            params![
                self.id,
                self.attempt,
                learner,
                self.document,
                self.jwt,
                self.paper,
                self.status_index,
                self.attempt_head,
                self.register_head,
                at_text(self.at.utc),
                self.at.offset,
            ],
        )?;
        let issued = NewEntry {
            at: self.at,
            what: What::Issued,
            subject: self.id,
            note: &self.attempt.to_string(),
            stated: Stated::Digest(&digest(self.document.as_bytes())),
        };
        register::add(tx, &issued)?;
        if let Some(old) = &self.instead_of {
            let superseded = NewEntry {
                at: self.at,
                what: What::Superseded,
                subject: old.id,
                note: self.id,
                stated: match old.why {
                    Why::Renewed => Stated::Nothing,
                    Why::Corrected(salt, words) => Stated::Body(salt, words),
                },
            };
            register::add(tx, &superseded)?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Certificate> {
    Ok(Certificate {
        id: row.get("id")?,
        attempt: row.get("attempt")?,
        learner: row.get("learner")?,
        document: row.get("document")?,
        jwt: row.get("jwt")?,
        paper: row.get("paper")?,
        status_index: row.get("status_index")?,
        attempt_head: row.get("attempt_head")?,
        register_head: row.get("register_head")?,
        issued: stamp(row, "issued_at", "utc_offset")?,
        superseded_by: row.get("superseded_by")?,
        revoked: row.get("revoked")?,
    })
}
