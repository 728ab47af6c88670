//! The verdict on a document: what was found, and what was looked at to find it. Never claims more.

use jiff::civil::Date;

use super::document::Unreadable;

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
    /// Signed by a key that its owner has declared lost, and no records hold it: anybody may have signed it.
    LostKey {
        /// The day from which the key is not to be trusted.
        on: Date,
    },
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
    /// The certificate inside is as signed; the page or picture around it is not as it was exported.
    Page,
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
    /// What a status list says of it, on the day the list was made.
    StatusList,
    /// Whether it holds on the day asked about.
    Validity,
    /// Whether the page or picture around it is as it was exported.
    Page,
}

/// Whose good signature it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The key made by this computer: it proves where, not who.
    ThisComputer,
    /// A key the reader named.
    Trusted {
        /// Which of the key files names it.
        file: usize,
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

impl Verdict {
    /// The verdict on what could not be read.
    pub fn unreadable(why: Unreadable) -> Verdict {
        Verdict {
            finding: Finding::Unreadable(why),
            checked: vec![],
            signer: None,
        }
    }

    pub(super) fn at_signature(finding: Finding) -> Verdict {
        Verdict {
            finding,
            checked: vec![Check::Signature],
            signer: None,
        }
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
            Finding::UnknownIssuer | Finding::LostKey { .. } => "unknown-issuer",
            Finding::Unreadable(_) => "unreadable",
        }
    }

    /// The field that decided, where it is known.
    pub fn field(&self) -> Option<&str> {
        match self {
            Finding::Altered(Change::Field(field)) => Some(field),
            Finding::Altered(Change::Page) => Some("page"),
            Finding::NotYet { .. } => Some("completed.date"),
            Finding::Valid
            | Finding::Expired { .. }
            | Finding::Superseded
            | Finding::Revoked
            | Finding::Erased
            | Finding::Altered(Change::Spelling | Change::Somewhere)
            | Finding::UnknownIssuer
            | Finding::LostKey { .. }
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
            Check::StatusList => "status-list",
            Check::Validity => "validity",
            Check::Page => "page",
        }
    }
}
