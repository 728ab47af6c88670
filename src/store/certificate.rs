//! Certificates: signed documents, one an attempt, kept as handed in. Signs and judges nothing.

use rusqlite::{OptionalExtension, Row, params};

use super::column::{at_text, bad, stamp};
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
    /// Digest of the attempt's head that the document carries.
    pub attempt_head: &'a str,
    /// Digest of the register's head that the document carries.
    pub register_head: &'a str,
    /// When it was issued.
    pub at: Stamp,
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
    /// Digest of the attempt's head that the document carries.
    pub attempt_head: Digest,
    /// Digest of the register's head that the document carries.
    pub register_head: Digest,
    /// When it was issued.
    pub issued: Stamp,
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

impl Store {
    /// Keeps a certificate and registers it: once an attempt, whoever else tries at the same time.
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
        let had: Option<String> = tx
            .query_row(
                "select id from certificate where attempt = $1",
                [new.attempt],
                |row| row.get(0),
            )
            .optional()
            .map_err(StoreError::from)?;
        if let Some(id) = had {
            return Err(IssueError::Already { id });
        }
        tx.execute(
            "insert into certificate
                (id, attempt, learner, document, state, attempt_head, register_head, issued_at, utc_offset)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            params![
                new.id,
                new.attempt,
                learner,
                new.document,
                "issued",
                new.attempt_head,
                new.register_head,
                at_text(new.at.utc),
                new.at.offset,
            ],
        )
        .map_err(StoreError::from)?;
        let entry = NewEntry {
            at: new.at,
            what: What::Issued,
            subject: new.id,
            note: &new.attempt.to_string(),
            stated: Stated::Digest(&digest(new.document.as_bytes())),
        };
        register::add(&tx, &entry)?;
        tx.commit().map_err(StoreError::from)?;
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

    /// The certificate of an attempt.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn certificate_of(&self, attempt: AttemptId) -> Result<Option<Certificate>, StoreError> {
        let found = self
            .conn
            .prepare_cached("select * from certificate where attempt = $1")?
            .query_row([attempt], read)
            .optional()?;
        Ok(found)
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

fn read(row: &Row<'_>) -> rusqlite::Result<Certificate> {
    let document: Option<String> = row.get("document")?;
    let state: String = row.get("state")?;
    if !matches!(
        (state.as_str(), &document),
        ("issued", Some(_)) | ("erased", None)
    ) {
        return Err(bad(row, "state", format!("`{state}` is not its state")));
    }
    Ok(Certificate {
        id: row.get("id")?,
        attempt: row.get("attempt")?,
        learner: row.get("learner")?,
        document,
        attempt_head: row.get("attempt_head")?,
        register_head: row.get("register_head")?,
        issued: stamp(row, "issued_at", "utc_offset")?,
    })
}
