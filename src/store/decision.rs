//! What a person decided, with who and why: one attempt more, a clock that is right after all, a certificate withdrawn.

use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use super::chain::Salt;
use super::column::{bad, stamp};
use super::register::{self, NewEntry, Stated, What};
use super::{AttemptId, LearnerId, Store, StoreError};
use crate::core::id::CourseId;
use crate::core::time::Stamp;

/// A decision to record.
#[derive(Clone, Copy, Debug)]
pub struct NewDecision<'a> {
    /// When.
    pub at: Stamp,
    /// Salt of the words.
    pub salt: Salt,
    /// Why.
    pub reason: &'a str,
    /// By whom.
    pub by: &'a str,
}

/// A decision as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: Stamp,
    /// The words; `None` once erased. The decision stands.
    pub words: Option<Words>,
}

/// Who decided, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl Store {
    /// Allows a learner one more attempt at a course.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn allow(
        &mut self,
        learner: LearnerId,
        course: &CourseId,
        new: &NewDecision<'_>,
    ) -> Result<(), StoreError> {
        self.decide(What::Allowed, &learner.to_string(), course.as_str(), new)
    }

    /// The attempts a learner was allowed beyond a course's own.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn allowances(
        &self,
        learner: LearnerId,
        course: &CourseId,
    ) -> Result<Vec<Decision>, StoreError> {
        self.decisions(What::Allowed, &learner.to_string(), Some(course.as_str()))
    }

    /// Confirms the dates of an attempt whose clock was set back.
    ///
    /// # Errors
    /// The records cannot be written.
    pub fn confirm_clock(
        &mut self,
        attempt: AttemptId,
        new: &NewDecision<'_>,
    ) -> Result<(), StoreError> {
        self.decide(What::Overridden, &attempt.to_string(), CLOCK, new)
    }

    /// Who confirmed the dates of an attempt.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn clock_confirmations(&self, attempt: AttemptId) -> Result<Vec<Decision>, StoreError> {
        self.decisions(What::Overridden, &attempt.to_string(), Some(CLOCK))
    }

    pub(super) fn decide(
        &mut self,
        what: What,
        subject: &str,
        note: &str,
        new: &NewDecision<'_>,
    ) -> Result<(), StoreError> {
        let body = new.words();
        let tx = self.write()?;
        let entry = NewEntry {
            at: new.at,
            what,
            subject,
            note,
            stated: Stated::Body(new.salt, &body),
        };
        register::add(&tx, &entry)?;
        Ok(tx.commit()?)
    }

    pub(super) fn decisions(
        &self,
        what: What,
        subject: &str,
        note: Option<&str>,
    ) -> Result<Vec<Decision>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "select at, utc_offset, body
            from register
            where what = $1
                and subject = $2
                and (cast($3 as text) is null or note = $3)
            order by seq",
        )?;
        let found = query.query_map(params![what.name(), subject, note], read)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

impl NewDecision<'_> {
    /// The words as the register keeps them.
    pub fn words(&self) -> String {
        let words = Words {
            by: self.by.to_owned(),
            reason: self.reason.to_owned(),
        };
        serde_json::to_string(&words).expect("two texts are JSON")
    }
}

const CLOCK: &str = "clock";

fn read(row: &Row<'_>) -> rusqlite::Result<Decision> {
    let body: Option<String> = row.get("body")?;
    Ok(Decision {
        at: stamp(row, "at", "utc_offset")?,
        words: body
            .map(|body| serde_json::from_str(&body))
            .transpose()
            .map_err(|why| bad(row, "body", why))?,
    })
}
