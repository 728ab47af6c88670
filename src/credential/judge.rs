//! How a verdict is come to: signature, issuer, records, status lists, dates, page; and what decides over what.

use jiff::civil::Date;

use super::carrier::Carried;
use super::document::{Document, Unreadable};
use super::key::{Earlier, Ended, IssuerKey, Trust};
use super::list::{Purpose, StatusList};
use super::seal::Sealed;
use super::statement::Statement;
use super::verdict::{Change, Check, Finding, Known, Register, Signer, Verdict};
use crate::core::standing::CertificateId;

/// Judges `bytes` on the day `as_of`. `known` looks a certificate up in the records, where there are any.
pub fn verify(
    bytes: &[u8],
    trust: &Trust,
    known: impl FnOnce(CertificateId) -> Option<Known>,
    as_of: Date,
) -> Verdict {
    match Carried::read(bytes) {
        Ok(carried) => {
            let known = known(carried.statement.id());
            carried.verdict(trust, known.as_ref(), &[], as_of)
        }
        Err(why) => Verdict::unreadable(why),
    }
}

impl Document {
    /// Judges this document on the day `as_of`, with what the records know of it.
    pub fn verdict(&self, trust: &Trust, known: Option<&Known>, as_of: Date) -> Verdict {
        Statement::from(self.clone()).verdict(trust, known, &[], as_of)
    }
}

impl Carried {
    /// Judges what a file carries on the day `as_of`, with what the records and status lists know of it.
    pub fn verdict(
        &self,
        trust: &Trust,
        known: Option<&Known>,
        lists: &[StatusList],
        as_of: Date,
    ) -> Verdict {
        match self.among_copies(trust) {
            Some(Finding::Unreadable(why)) => return Verdict::unreadable(why),
            Some(finding) => return Verdict::at_signature(finding),
            None => {}
        }
        let mut verdict = self.statement.verdict(trust, known, lists, as_of);
        // The file around a certificate counts only where the certificate itself is genuine.
        if verdict.signer.is_none() || matches!(verdict.finding, Finding::LostKey { .. }) {
            return verdict;
        }
        let is_whole = match &self.seal {
            Sealed::Unsealed => return verdict,
            Sealed::Broken => false,
            Sealed::Fits { key, .. } if signer(**key, trust).is_none() => return verdict,
            Sealed::Fits { id, .. } => *id == self.statement.id(),
        };
        verdict.checked.push(Check::Page);
        if !is_whole {
            verdict.finding = Finding::Altered(Change::Page);
        }
        verdict
    }

    // What the several statements of one file tell of each other.
    fn among_copies(&self, trust: &Trust) -> Option<Finding> {
        let altered = |field: Option<String>| {
            Finding::Altered(field.map_or(Change::Somewhere, Change::Field))
        };
        // Most files say it once.
        let is_good = !self.copies.is_empty() && self.statement.is_good(trust);
        for copy in &self.copies {
            match (
                is_good,
                copy.is_good(trust),
                copy.difference(&self.statement),
            ) {
                (true, true, None) | (false, false, _) => {}
                (true, true, Some(_)) => return Some(Finding::Unreadable(Unreadable::Two)),
                (true, false, field) => return Some(altered(field)),
                (false, true, _) => return Some(altered(self.statement.difference(copy))),
            }
        }
        None
    }
}

impl Statement {
    /// Judges this statement on the day `as_of`, with what the records and status lists know of it.
    pub fn verdict(
        &self,
        trust: &Trust,
        known: Option<&Known>,
        lists: &[StatusList],
        as_of: Date,
    ) -> Verdict {
        let mut checked = vec![Check::Signature];
        let verdict = |finding, checked, signer| Verdict {
            finding,
            checked,
            signer,
        };
        let original = known.and_then(|known| known.original(trust));
        if let Some(field) = original
            .as_ref()
            .and_then(|original| self.difference(original))
        {
            checked.push(Check::Register);
            return verdict(Finding::Altered(Change::Field(field)), checked, None);
        }
        if let Some(field) = self.contradiction() {
            let change = Change::Field(field.to_owned());
            return verdict(Finding::Altered(change), checked, None);
        }
        if !self.is_signed() {
            return verdict(Finding::Altered(Change::Somewhere), checked, None);
        }
        checked.push(Check::Issuer);
        let Some((signer, ended)) = self.key().and_then(|key| signer(key, trust)) else {
            return verdict(Finding::UnknownIssuer, checked, None);
        };
        if !self.is_canonical() {
            return verdict(Finding::Altered(Change::Spelling), checked, Some(signer));
        }
        // Whoever has a lost key can sign with any date, so only records that hold the original can vouch for it.
        if let Some(Ended::Lost { on }) = ended
            && original.is_none()
        {
            return verdict(Finding::LostKey { on }, checked, Some(signer));
        }
        if known.is_some() {
            checked.push(Check::Register);
        }
        let mut register = known.map_or(Register::Current, |known| known.register);
        if let Some(listed) = self.listed(trust, &signer, lists) {
            checked.push(Check::StatusList);
            register = register.or(listed);
        }
        checked.push(Check::Validity);
        let finding = match register {
            Register::Erased => Finding::Erased,
            Register::Revoked => Finding::Revoked,
            Register::Superseded => Finding::Superseded,
            Register::Current => self.on(as_of),
        };
        verdict(finding, checked, Some(signer))
    }

    // Whether it holds on a day. One day's grace at the start: it may be yesterday here where it was made.
    fn on(&self, as_of: Date) -> Finding {
        let from = self.completed();
        match self.until() {
            Some(until) if until < as_of => Finding::Expired { until },
            Some(_) | None if as_of.saturating_add(jiff::Span::new().days(1)) < from => {
                Finding::NotYet { from }
            }
            Some(_) | None => Finding::Valid,
        }
    }

    // Whether it can serve as an original: signed, by a key the reader takes, and in accord with itself.
    fn is_good(&self, trust: &Trust) -> bool {
        self.is_canonical()
            && self.contradiction().is_none()
            && self.key().is_some_and(|key| signer(key, trust).is_some())
            && self.is_signed()
    }

    // What the lists say: those it names, signed by whoever signed it. `None` where none of them speaks of it.
    fn listed(&self, trust: &Trust, by: &Signer, lists: &[StatusList]) -> Option<Register> {
        let place = self.status().filter(|_| !lists.is_empty())?;
        let says = |purpose: Purpose| {
            let id = purpose.list(&place.list);
            let mut bits = lists
                .iter()
                .filter(|list| list.purpose == purpose && list.id == id)
                .filter(|list| {
                    signer(list.key(), trust).is_some_and(|(who, ended)| {
                        who == *by && !matches!(ended, Some(Ended::Lost { .. }))
                    })
                })
                .filter(|list| list.is_signed())
                .filter_map(|list| list.get(place.index))
                .peekable();
            bits.peek().is_some().then(|| bits.any(|bit| bit))
        };
        match (says(Purpose::Revocation), says(Purpose::Refresh)) {
            (None, None) => None,
            (Some(true), _) => Some(Register::Revoked),
            (_, Some(true)) => Some(Register::Superseded),
            (Some(false), _) | (_, Some(false)) => Some(Register::Current),
        }
    }
}

impl Known {
    // The records' own copy, if it is good.
    fn original(&self, trust: &Trust) -> Option<Statement> {
        let original = Document::read(self.original.as_ref()?.as_bytes()).ok()?;
        Some(Statement::from(original)).filter(|original| original.is_good(trust))
    }
}

impl Register {
    // The graver of two.
    fn or(self, other: Register) -> Register {
        match (self, other) {
            (Register::Current, other) => other,
            (Register::Superseded, Register::Revoked) => Register::Revoked,
            (Register::Superseded | Register::Revoked | Register::Erased, _) => self,
        }
    }
}

// Whose key it is, and whether its time is over.
fn signer(key: IssuerKey, trust: &Trust) -> Option<(Signer, Option<Ended>)> {
    let ended = |earlier: &[Earlier]| {
        let found = earlier.iter().find(|earlier| earlier.key == key);
        found.map(|earlier| earlier.ended)
    };
    for (at, file) in trust.others.iter().enumerate() {
        let ended = ended(&file.earlier);
        if file.key == key || file.also.contains(&key) || ended.is_some() {
            let name = file.name.clone();
            return Some((Signer::Trusted { file: at, name }, ended));
        }
    }
    let ended = ended(&trust.earlier);
    (trust.own == Some(key) || ended.is_some()).then_some((Signer::ThisComputer, ended))
}
