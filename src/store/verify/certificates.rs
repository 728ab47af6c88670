//! Certificates against the register and the ends of the chains they carry.

use rusqlite::Connection;

use super::entries::Register;
use super::raw::{number, text, text_or_null};
use super::{Fault, Record, Verified};
use crate::core::session::form::digest;
use crate::store::StoreError;

struct CertificateRow {
    id: String,
    attempt: String,
    learner: String,
    owner: Option<String>,
    document: Option<String>,
    others: bool,
    superseded_by: Option<String>,
    revoked: i64,
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
            others: text_or_null(row, "jwt")?.is_some() || text_or_null(row, "paper")?.is_some(),
            superseded_by: text_or_null(row, "superseded_by")?,
            revoked: number(row, "revoked")?,
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
            && register.closed.get(attempt) == Some(&self.attempt_head)
            && register.superseded.get(&self.id) == self.superseded_by.as_ref()
            && i64::from(register.revoked.contains(&self.id)) == self.revoked;
        if !is_same {
            return Some(Fault::Changed);
        }
        match &self.document {
            Some(kept) => (digest(kept.as_bytes()) != *document).then_some(Fault::Changed),
            None if !register.erased.contains(&self.learner) => Some(Fault::Emptied),
            // Erased: no spelling of it may be left.
            None => self.others.then_some(Fault::Changed),
        }
    }
}
