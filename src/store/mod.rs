//! The records: appended, chained, never edited.
//!
//! Knows nothing of what a session means: bodies of forms, events and certificates are texts handed in by the caller,
//! and so are ids, salts and instants. Reads no clock, draws no entropy.

mod attempt;
mod attestation;
mod certificate;
mod chain;
mod code;
mod column;
mod decision;
mod erase;
mod erratum;
mod error;
mod event;
mod export;
#[cfg(test)]
mod fixture;
mod id;
mod key;
mod learner;
mod network;
mod open;
mod person;
mod register;
mod schema;
mod standing;
mod status;
#[cfg(test)]
mod tests;
mod verify;

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use attempt::{Attempt, NewAttempt, Seen, StoredForm, Which};
pub use attestation::{Attestation, NewAttestation};
pub use certificate::{Certificate, InsteadOf, IssueError, NewCertificate, Why};
pub use chain::{Head, Salt};
pub use code::Code;
pub use decision::{Decision, NewDecision, Words};
pub use erase::{Erasure, Forgotten};
pub use erratum::{ErratumError, NewErratum, Records, StoredErratum};
pub use error::StoreError;
pub use event::{AppendError, Ending, NewEvent, StoredEvent};
pub use id::{AttemptId, LearnerId};
pub use key::{KeyEnd, KeyRecord};
pub use learner::{AddError, Identity, Learner, NewLearner};
pub use open::Place;
pub use person::{BadPerson, Handle, Name, TimeFactor, line};
pub use schema::VERSION;
pub use standing::RevokeError;
pub use status::{Counts, Status};
pub use verify::{Fault, Finding, Record, Replay, Verified};

/// Open records.
pub struct Store {
    conn: Connection,
    place: Place,
    network: Option<String>,
}

impl Store {
    /// Where these records are.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The kind of network file system they lie on, where they do: there the slower, safer journal is kept.
    pub fn network(&self) -> Option<&str> {
        self.network.as_deref()
    }

    /// Lets the records grow to so many pages of 4096 bytes and no more. For tests of a full disk; the limit goes with
    /// this handle.
    ///
    /// # Errors
    /// The engine refuses.
    pub fn limit_pages(&mut self, pages: u32) -> Result<(), StoreError> {
        self.conn.pragma_update(None, "max_page_count", pages)?;
        Ok(())
    }

    // Takes the right to write first, so that what is read inside is still true when it is written upon.
    fn write(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}
