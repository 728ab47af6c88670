//! Certificates against the register and the ends of the chains they carry.

use rusqlite::Connection;

use super::entries::Register;
use super::raw::{text, text_or_null};
use super::{Fault, Record, Verified};
use crate::core::session::form::digest;
use crate::store::StoreError;

struct CertificateRow {
    id: String,
    attempt: String,
    learner: String,
    owner: Option<String>,
    document: Option<String>,
    state: String,
    attempt_head: String,
    register_head: String,
}

/// Checks certificates.
pub(super) fn check(
    conn: &Connection,
    register: &Register,
    verified: &mut Verified,
) -> Result<(), StoreError> {
    let mut query = conn.prepare(
        "select c.*, a.learner as owner
        from certificate c
        left join attempt a on a.id = c.attempt
        order by c.issued_at, c.id",
    )?;
    let rows = query.query_map([], |row| {
        Ok(CertificateRow {
            id: text(row, "id")?,
            attempt: text(row, "attempt")?,
            learner: text(row, "learner")?,
            owner: text_or_null(row, "owner")?,
            document: text_or_null(row, "document")?,
            state: text(row, "state")?,
            attempt_head: text(row, "attempt_head")?,
            register_head: text(row, "register_head")?,
        })
    })?;
    let rows: Vec<CertificateRow> = rows.collect::<rusqlite::Result<_>>()?;
    for id in register.issued.keys() {
        if !rows.iter().any(|row| row.id == *id) {
            verified.found(Record::Certificate(id.clone()), Fault::Removed);
        }
    }
    for row in rows {
        verified.certificates += 1;
        if let Some(fault) = row.fault(register) {
            verified.found(Record::Certificate(row.id), fault);
        }
    }
    Ok(())
}

impl CertificateRow {
    fn fault(&self, register: &Register) -> Option<Fault> {
        if !register.digests.contains(&self.register_head) {
            return Some(Fault::RolledBack);
        }
        let Some((document, attempt)) = register.issued.get(&self.id) else {
            return Some(Fault::Unregistered);
        };
        let is_same = self.attempt == *attempt
            && self.owner.as_ref() == Some(&self.learner)
            && register.closed.get(attempt) == Some(&self.attempt_head);
        if !is_same {
            return Some(Fault::Changed);
        }
        match (self.state.as_str(), &self.document) {
            ("issued", Some(kept)) => {
                (digest(kept.as_bytes()) != *document).then_some(Fault::Changed)
            }
            ("erased", None) => {
                (!register.erased.contains(&self.learner)).then_some(Fault::Emptied)
            }
            _ => Some(Fault::Changed),
        }
    }
}
