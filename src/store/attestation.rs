//! Attestations: that somebody typed their name under a statement, on which day. One of the homes of personal data.

use jiff::civil::Date;
use rusqlite::{Row, params};

use super::column::{at_text, parsed, parsed_or_none, stamp};
use super::{AttemptId, LearnerId, Store, StoreError};
use crate::core::session::form::{Digest, digest};
use crate::core::text::Lang;
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
    /// The statement as it was shown, word for word.
    pub statement: &'a str,
    /// The language it was shown in.
    pub language: Lang,
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
    /// The statement itself; `None` where it was signed before statements were kept.
    pub statement: Option<String>,
    /// The language it was shown in; `None` as there.
    pub language: Option<Lang>,
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
        let text_digest = digest(new.statement.as_bytes());
        let tx = self.write()?;
        // The organisation's words, the same for everybody: kept once, beside the questions.
        tx.execute(
            "insert into content (digest, body)
            values ($1, $2)
            on conflict (digest) do nothing",
            [&text_digest, new.statement],
        )?;
        tx.execute(
            "insert into attestation
                (id, learner, subject, text_digest, name, local_date, at, utc_offset, language)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            params![
                AttemptId::from_random(new.id).to_string(),
                new.learner,
                new.attempt,
                text_digest,
                new.name,
                new.at.local_date().to_string(),
                at_text(new.at.utc),
                new.at.offset,
                new.language.as_str(),
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
            "select a.*, c.body as statement
            from attestation a
            left join content c on c.digest = a.text_digest
            where a.subject = $1
            order by a.at, a.id",
        )?;
        let found = query.query_map([attempt], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Attestation> {
    Ok(Attestation {
        learner: row.get("learner")?,
        text_digest: row.get("text_digest")?,
        statement: row.get("statement")?,
        language: parsed_or_none(row, "language")?,
        name: row.get("name")?,
        date: parsed(row, "local_date")?,
        at: stamp(row, "at", "utc_offset")?,
    })
}
