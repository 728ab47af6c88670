//! The verdict on a document: what was found, and what was looked at to find it. Never claims more.

use jiff::civil::Date;

use super::document::{Document, Unreadable};
use super::key::{IssuerKey, Trust};
use crate::core::standing::CertificateId;

/// What was found, and how far one looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What was found.
    pub finding: Finding,
    /// What was looked at, in this order.
    pub checked: Vec<Check>,
    /// Whose good signature it carries, where that is known.
    pub signer: Option<Signer>,
}

/// What was found about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Signed by a key the reader takes, unchanged, and nothing that was looked at speaks against it.
    Valid,
    /// Genuine, but its time was over on the day asked about.
    Expired {
        /// The last day it held.
        until: Date,
    },
    /// Genuine, but made after the day asked about.
    NotYet {
        /// The day it was made.
        from: Date,
    },
    /// Genuine, and another certificate has taken its place.
    Superseded,
    /// Genuine once, and withdrawn.
    Revoked,
    /// Genuine once; its personal data have been erased from the records.
    Erased,
    /// Not what was signed.
    Altered(Change),
    /// Signed by a key the reader has not been told to trust.
    UnknownIssuer,
    /// Not a certificate at all.
    Unreadable(Unreadable),
}

/// What is known of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This field is not as in the original that is at hand.
    Field(String),
    /// The same words and a good signature, but spelled differently: spaces, line ends, escapes, order.
    Spelling,
    /// Something; no original is at hand to say what.
    Somewhere,
}

/// Something that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Whether the key in the document signed it.
    Signature,
    /// Whether that key is one the reader takes.
    Issuer,
    /// What the records say of it today.
    Register,
    /// Whether it holds on the day asked about.
    Validity,
}

/// Whose good signature it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The key made by this computer: it proves where, not who.
    ThisComputer,
    /// A key the reader named.
    Trusted {
        /// Whose its file says it is.
        name: Option<String>,
    },
}

/// What the records know of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The signed document as it was issued; `None` once it is erased.
    pub original: Option<String>,
    /// What the register says today.
    pub register: Register,
}

/// What the register says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// It stands.
    Current,
    /// Another has taken its place.
    Superseded,
    /// It was withdrawn.
    Revoked,
    /// Its personal data were erased.
    Erased,
}

/// Judges `bytes` on the day `as_of`. `known` looks a certificate up in the records, where there are any.
pub fn verify(
    bytes: &[u8],
    trust: &Trust,
    known: impl FnOnce(CertificateId) -> Option<Known>,
    as_of: Date,
) -> Verdict {
    match Document::read(bytes) {
        Ok(document) => {
            let known = known(document.certificate().id);
            document.verdict(trust, known.as_ref(), as_of)
        }
        Err(why) => Verdict {
            finding: Finding::Unreadable(why),
            checked: vec![],
            signer: None,
        },
    }
}

impl Document {
    /// Judges this document on the day `as_of`, with what the records know of it.
    pub fn verdict(&self, trust: &Trust, known: Option<&Known>, as_of: Date) -> Verdict {
        let mut checked = vec![Check::Signature];
        let verdict = |finding, checked, signer| Verdict {
            finding,
            checked,
            signer,
        };
        let is_signed = self.is_signed();
        if let Some(field) = known.and_then(|known| self.differs_from(known, trust)) {
            checked.push(Check::Register);
            return verdict(Finding::Altered(Change::Field(field)), checked, None);
        }
        if let Some(field) = self.contradiction() {
            let field = Change::Field(field.to_owned());
            return verdict(Finding::Altered(field), checked, None);
        }
        if !is_signed {
            return verdict(Finding::Altered(Change::Somewhere), checked, None);
        }
        checked.push(Check::Issuer);
        let Some(signer) = self.key().and_then(|key| signer(key, trust)) else {
            return verdict(Finding::UnknownIssuer, checked, None);
        };
        if !self.is_canonical() {
            return verdict(Finding::Altered(Change::Spelling), checked, Some(signer));
        }
        if known.is_some() {
            checked.push(Check::Register);
        }
        checked.push(Check::Validity);
        let finding = match known.map_or(Register::Current, |known| known.register) {
            Register::Erased => Finding::Erased,
            Register::Revoked => Finding::Revoked,
            Register::Superseded => Finding::Superseded,
            Register::Current => self.on(as_of),
        };
        verdict(finding, checked, Some(signer))
    }

    // Whether it holds on a day. One day's grace at the start: it may be yesterday here where it was made.
    fn on(&self, as_of: Date) -> Finding {
        let certificate = self.certificate();
        let from = certificate.completed.date;
        match certificate.valid_until {
            Some(until) if until < as_of => Finding::Expired { until },
            Some(_) | None if as_of.saturating_add(jiff::Span::new().days(1)) < from => {
                Finding::NotYet { from }
            }
            Some(_) | None => Finding::Valid,
        }
    }

    // The first field that is not as in the records' copy, if that copy itself is good.
    fn differs_from(&self, known: &Known, trust: &Trust) -> Option<String> {
        let original = Document::read(known.original.as_ref()?.as_bytes()).ok()?;
        let is_good = original.is_canonical()
            && original.is_signed()
            && original
                .key()
                .is_some_and(|key| signer(key, trust).is_some());
        if !is_good {
            return None;
        }
        self.difference(&original)
    }
}

fn signer(key: IssuerKey, trust: &Trust) -> Option<Signer> {
    let named = trust.others.iter().find(|file| file.key == key);
    match named {
        Some(file) => Some(Signer::Trusted {
            name: file.name.clone(),
        }),
        None if trust.own == Some(key) => Some(Signer::ThisComputer),
        None => None,
    }
}

impl Finding {
    /// The status as `tutela.verify/1` names it. A day before the certificate was made lies outside its time as a day
    /// after its end does: both are `expired`.
    pub fn status(&self) -> &'static str {
        match self {
            Finding::Valid => "valid",
            Finding::Expired { .. } | Finding::NotYet { .. } => "expired",
            Finding::Superseded => "superseded",
            Finding::Revoked => "revoked",
            Finding::Erased => "erased",
            Finding::Altered(_) => "altered",
            Finding::UnknownIssuer => "unknown-issuer",
            Finding::Unreadable(_) => "unreadable",
        }
    }

    /// The field that decided, where it is known.
    pub fn field(&self) -> Option<&str> {
        match self {
            Finding::Altered(Change::Field(field)) => Some(field),
            Finding::NotYet { .. } => Some("completed.date"),
            Finding::Valid
            | Finding::Expired { .. }
            | Finding::Superseded
            | Finding::Revoked
            | Finding::Erased
            | Finding::Altered(Change::Spelling | Change::Somewhere)
            | Finding::UnknownIssuer
            | Finding::Unreadable(_) => None,
        }
    }
}

impl Check {
    /// The name in `tutela.verify/1`.
    pub fn name(self) -> &'static str {
        match self {
            Check::Signature => "signature",
            Check::Issuer => "issuer",
            Check::Register => "register",
            Check::Validity => "validity",
        }
    }
}
