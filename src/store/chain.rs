//! The digests that chain records: SHA-256 over lines of text that any shell can repeat; and where
//! each chain ends.
//!
//! Every line is a column as it is stored. No column that we write holds a line break, so the lines of a digest can be
//! cut in one way only.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::core::session::form::{Digest, digest, hex};

/// Random bytes that keep a short body from being guessed by its digest.
pub type Salt = [u8; 16];

/// A place in a chain: the newest record and its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number, from 1; 0 before the first.
    pub seq: u32,
    /// Its digest; empty before the first.
    pub digest: Digest,
}

/// The end of a chain; `None` where it has not begun.
pub(super) fn head(conn: &Connection, chain: &str) -> Result<Option<Head>, StoreError> {
    let found = conn
        .prepare_cached(
            "select seq, digest
            from head
            where chain = $1",
        )?
        .query_row([chain], |row| {
            Ok(Head {
                seq: row.get(0)?,
                digest: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Moves the end of a chain.
pub(super) fn set_head(conn: &Connection, chain: &str, head: &Head) -> Result<(), StoreError> {
    conn.prepare_cached(
        "insert into head (chain, seq, digest)
        values ($1, $2, $3)
        on conflict (chain) do update
        set seq = $2, digest = $3",
    )?
    .execute(params![chain, head.seq, head.digest])?;
    Ok(())
}

/// A salt as it is stored.
pub(super) fn salt_text(salt: Salt) -> String {
    hex(&salt)
}

/// Digest of a body with its salt in front.
pub(super) fn body_digest(salt: &str, body: &str) -> Digest {
    digest(format!("{salt}{body}").as_bytes())
}

/// Digest of lines under a tag.
pub(super) fn link(tag: &str, lines: &[&str]) -> Digest {
    digest([&[tag], lines].concat().join("\n").as_bytes())
}

/// The columns of an event that its digest covers, as stored.
pub(super) struct EventLines<'a> {
    pub previous: &'a str,
    pub attempt: &'a str,
    pub seq: i64,
    pub at: &'a str,
    pub utc_offset: i64,
    pub body_digest: &'a str,
}

impl EventLines<'_> {
    pub fn digest(&self) -> Digest {
        link(
            "tutela event 1",
            &[
                self.previous,
                self.attempt,
                &self.seq.to_string(),
                self.at,
                &self.utc_offset.to_string(),
                self.body_digest,
            ],
        )
    }
}

/// The columns of a register entry that its digest covers, as stored.
pub(super) struct EntryLines<'a> {
    pub previous: &'a str,
    pub seq: i64,
    pub at: &'a str,
    pub utc_offset: i64,
    pub what: &'a str,
    pub subject: &'a str,
    pub note: &'a str,
    pub subject_digest: &'a str,
}

impl EntryLines<'_> {
    pub fn digest(&self) -> Digest {
        link(
            "tutela register 1",
            &[
                self.previous,
                &self.seq.to_string(),
                self.at,
                &self.utc_offset.to_string(),
                self.what,
                self.subject,
                self.note,
                self.subject_digest,
            ],
        )
    }
}

/// The columns of an attempt that its first event rests on, as stored.
pub(super) struct AttemptLines<'a> {
    pub id: &'a str,
    pub learner: &'a str,
    pub course: &'a str,
    pub version: &'a str,
    pub course_digest: &'a str,
    pub behaviour: &'a str,
    pub rehearsal: i64,
    pub form_digest: &'a str,
    pub opened_at: &'a str,
    pub utc_offset: i64,
}

impl AttemptLines<'_> {
    pub fn digest(&self) -> Digest {
        link(
            "tutela attempt 1",
            &[
                self.id,
                self.learner,
                self.course,
                self.version,
                self.course_digest,
                self.behaviour,
                &self.rehearsal.to_string(),
                self.form_digest,
                self.opened_at,
                &self.utc_offset.to_string(),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_digest_is_what_a_shell_makes_of_the_same_lines() {
        // printf '%s' '00{"event":"paused"}' | sha256sum
        // printf 'tutela event 1\nabc\nattempt\n2\n2026-11-22T20:05:00.000Z\n-21600\n%s' "$BODY" | sha256sum
        let body = body_digest("00", r#"{"event":"paused"}"#);
        let event = EventLines {
            previous: "abc",
            attempt: "attempt",
            seq: 2,
            at: "2026-11-22T20:05:00.000Z",
            utc_offset: -21600,
            body_digest: &body,
        };
        assert_eq!((body.as_str(), event.digest().as_str()), GOLDEN);
    }
    const GOLDEN: (&str, &str) = (
        "865004b5b90dd2b2f71df9ed2d087c337cfbdd3cf41f675d52a508041ce20046",
        "3b4a92e8bfdb07c0e9075d29c0843db9a7e034b1b629821f5a6499350cbfa49f",
    );
}
