//! Holds every chain against what is stored, and hands each attempt to the caller to be replayed. Repairs nothing.

mod attempts;
mod certificates;
mod entries;
mod raw;

use std::fmt;

use super::{Attempt, Certificate, Learner, Store, StoreError, StoredEvent, StoredForm};

/// What a look through all records found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Attempts looked at.
    pub attempts: u32,
    /// Events looked at.
    pub events: u32,
    /// Register entries looked at.
    pub entries: u32,
    /// Certificates looked at.
    pub certificates: u32,
    /// What is wrong; empty where everything holds.
    pub findings: Vec<Finding>,
}

/// Something wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub record: Record,
    /// What is wrong with it.
    pub fault: Fault,
}

/// A record, by what it is stored under; texts, since a damaged id is no id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The file as a whole.
    File,
    /// An entry of the register.
    Entry(i64),
    /// An attempt.
    Attempt(String),
    /// An event of an attempt.
    Event(String, i64),
    /// The form of an attempt.
    Form(String),
    /// A stored question.
    Content(String),
    /// A certificate.
    Certificate(String),
}

/// What can be wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not what was written.
    Changed,
    /// It was there and is not.
    Removed,
    /// It does not follow on the record before it.
    OutOfOrder,
    /// Records after it were cut off.
    CutOff,
    /// Its words are gone, and no erasure says why.
    Emptied,
    /// The register does not know it.
    Unregistered,
    /// It carries a head of the register that these records do not hold: they were rolled back behind it.
    RolledBack,
    /// Something that reading the records found.
    Says(String),
}

/// An attempt whose chain holds, for the caller to replay to its outcome.
#[derive(Clone, Copy, Debug)]
pub struct Replay<'a> {
    /// The attempt.
    pub attempt: &'a Attempt,
    /// Its form.
    pub form: &'a StoredForm,
    /// Its events.
    pub events: &'a [StoredEvent],
    /// Its certificates: the last, and those it corrects.
    pub certificates: &'a [Certificate],
    /// Its learner, unless erased.
    pub learner: Option<&'a Learner>,
}

impl Store {
    /// Looks through all records. `replay` is asked about every attempt whose chain holds and says what does not fit.
    ///
    /// # Errors
    /// The records cannot be read at all; damage inside them is a finding.
    pub fn verify(
        &self,
        replay: impl FnMut(Replay<'_>) -> Option<String>,
    ) -> Result<Verified, StoreError> {
        // One moment in time, whoever writes meanwhile.
        let _moment = self.conn.unchecked_transaction()?;
        let mut verified = Verified::default();
        let says = raw::engine(&self.conn)?.into_iter().map(|what| Finding {
            record: Record::File,
            fault: Fault::Says(what),
        });
        verified.findings.extend(says);
        let register = entries::read(&self.conn, &mut verified)?;
        attempts::check(self, &register, &mut verified, replay)?;
        certificates::check(&self.conn, &register, &mut verified)?;
        Ok(verified)
    }
}

impl Verified {
    fn found(&mut self, record: Record, fault: Fault) {
        self.findings.push(Finding { record, fault });
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.record, self.fault)
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Record::File => write!(f, "the file"),
            Record::Entry(seq) => write!(f, "register entry {seq}"),
            Record::Attempt(id) => write!(f, "attempt {id}"),
            Record::Event(id, seq) => write!(f, "attempt {id}, event {seq}"),
            Record::Form(id) => write!(f, "attempt {id}, its form"),
            Record::Content(digest) => write!(f, "stored question {digest}"),
            Record::Certificate(id) => write!(f, "certificate {id}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Changed => "changed after it was written",
            Fault::Removed => "removed",
            Fault::OutOfOrder => "does not follow on the one before it",
            Fault::CutOff => "what came after it was cut off",
            Fault::Emptied => "emptied, and no erasure is registered",
            Fault::Unregistered => "not in the register",
            Fault::RolledBack => "newer than these records: they were rolled back behind it",
            Fault::Says(what) => what,
        })
    }
}

#[cfg(test)]
mod tests;
