//! The register: one chain for the whole store, over what a certificate must be able to rely on.

use rusqlite::{Connection, params};

use super::chain::{self, EntryLines, Head, Salt, body_digest, salt_text};
use super::column::at_text;
use super::{Store, StoreError};
use crate::core::session::form::Digest;
use crate::core::time::Stamp;

/// The name of the register among the chains.
pub(super) const CHAIN: &str = "register";

/// What an entry records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Opened,
    Closed,
    Issued,
    Superseded,
    Revoked,
    Listed,
    KeyBegun,
    KeyRetired,
    KeyLost,
    Allowed,
    Overridden,
    Corrected,
    Withdrawn,
    Told,
    Erased,
}

impl What {
    pub fn name(self) -> &'static str {
        match self {
            What::Opened => "opened",
            What::Closed => "closed",
            What::Issued => "issued",
            What::Superseded => "superseded",
            What::Revoked => "revoked",
            What::Listed => "listed",
            What::KeyBegun => "key-begun",
            What::KeyRetired => "key-retired",
            What::KeyLost => "key-lost",
            What::Allowed => "allowed",
            What::Overridden => "overridden",
            What::Corrected => "corrected",
            What::Withdrawn => "withdrawn",
            What::Told => "told",
            What::Erased => "erased",
        }
    }
}

/// An entry to add.
pub(super) struct NewEntry<'a> {
    pub at: Stamp,
    pub what: What,
    /// Id of the attempt, certificate or learner; for an erratum the kind of thing that was wrong.
    pub subject: &'a str,
    /// A word about it that names nobody: how an attempt ended, the course an allowance is for, the item of an erratum.
    pub note: &'a str,
    pub stated: Stated<'a>,
}

/// What an entry vouches for.
pub(super) enum Stated<'a> {
    /// Nothing but itself.
    Nothing,
    /// Something kept elsewhere, by its digest.
    Digest(&'a str),
    /// A text kept in the entry until it is erased.
    Body(Salt, &'a str),
}

/// Adds an entry at the end of the chain. The caller holds the right to write.
pub(super) fn add(tx: &Connection, entry: &NewEntry<'_>) -> Result<Head, StoreError> {
    let last = head(tx)?;
    let seq = i64::from(last.seq) + 1;
    let at = at_text(entry.at.utc);
    let (subject_digest, salt, body): (Digest, _, _) = match entry.stated {
        Stated::Nothing => (String::new(), None, None),
        Stated::Digest(digest) => (digest.to_owned(), None, None),
        Stated::Body(salt, body) => {
            let salt = salt_text(salt);
            (body_digest(&salt, body), Some(salt), Some(body))
        }
    };
    let digest = EntryLines {
        previous: &last.digest,
        seq,
        at: &at,
        utc_offset: i64::from(entry.at.offset),
        what: entry.what.name(),
        subject: entry.subject,
        note: entry.note,
        subject_digest: &subject_digest,
    }
    .digest();
    tx.prepare_cached(
        "insert into register (seq, at, utc_offset, what, subject, note, subject_digest, salt, body, previous, digest)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )?
    .execute(params![
        seq,
        at,
        entry.at.offset,
        entry.what.name(),
        entry.subject,
        entry.note,
        subject_digest,
        salt,
        body,
        last.digest,
        digest
    ])?;
    let head = Head {
        seq: last.seq + 1,
        digest,
    };
    chain::set_head(tx, CHAIN, &head)?;
    Ok(head)
}

/// The end of the chain.
pub(super) fn head(conn: &Connection) -> Result<Head, StoreError> {
    let head = chain::head(conn, CHAIN)?;
    Ok(head.unwrap_or(Head {
        seq: 0,
        digest: Digest::new(),
    }))
}

impl Store {
    /// The end of the register, for a certificate to carry.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn register_head(&self) -> Result<Head, StoreError> {
        head(&self.conn)
    }

    /// Whether the register holds an entry with this digest: a certificate that carries one it does not hold is ahead
    /// of these records, which were rolled back.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn register_holds(&self, digest: &str) -> Result<bool, StoreError> {
        let found = self
            .conn
            .prepare_cached("select 1 from register where digest = $1")?
            .exists([digest])?;
        Ok(found)
    }
}
