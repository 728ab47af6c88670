//! Attestations: that somebody typed their name under a statement, on which day. One of the homes of personal data.

use jiff::civil::Date;
use rusqlite::{Row, params};

use super::column::{at_text, parsed, stamp};
use super::{AttemptId, LearnerId, Store, StoreError};
use crate::core::session::form::Digest;
use crate::core::time::Stamp;

/// An attestation to keep.
#[derive(Clone, Copy, Debug)]
pub struct NewAttestation<'a> {
    /// Random bytes for its id.
    pub id: [u8; 16],
    /// Who attests.
    pub learner: LearnerId,
    /// The attempt it is about.
    pub attempt: AttemptId,
    /// Digest of the statement as it was shown.
    pub text_digest: &'a str,
    /// The name as it was typed.
    pub name: &'a str,
    /// When; its local date is what the statement is dated.
    pub at: Stamp,
}

/// An attestation as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// Who attested.
    pub learner: LearnerId,
    /// Digest of the statement as it was shown.
    pub text_digest: Digest,
    /// The name as it was typed; `None` once erased.
    pub name: Option<String>,
    /// The local date.
    pub date: Date,
    /// The instant.
    pub at: Stamp,
}

impl Store {
    /// Keeps an attestation.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn attest(&mut self, new: &NewAttestation<'_>) -> Result<(), StoreError> {
        let tx = self.write()?;
        tx.execute(
            "insert into attestation (id, learner, subject, text_digest, name, local_date, at, utc_offset)
            values ($1, $2, $3, $4, $5, $6, $7, $8)",
            params![
                AttemptId::from_random(new.id).to_string(),
                new.learner,
                new.attempt,
                new.text_digest,
                new.name,
                new.at.local_date().to_string(),
                at_text(new.at.utc),
                new.at.offset,
            ],
        )?;
        Ok(tx.commit()?)
    }

    /// The attestations about an attempt, oldest first.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn attestations(&self, attempt: AttemptId) -> Result<Vec<Attestation>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select *
            from attestation
            where subject = $1
            order by at, id",
        )?;
        let found = query.query_map([attempt], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Attestation> {
    Ok(Attestation {
        learner: row.get("learner")?,
        text_digest: row.get("text_digest")?,
        name: row.get("name")?,
        date: parsed(row, "local_date")?,
        at: stamp(row, "at", "utc_offset")?,
    })
}
