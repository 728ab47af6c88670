//! What a certificate of the second schema says besides the first: for whom it counts, on what terms, and where its status stands.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::CertificateId;
use crate::core::score::Decimal;
use crate::core::text::Lang;

/// Said by every `tutela.certificate/2`, and by none before. What is `None` is not stated, on paper either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The local day the document was made; completion may lie before it.
    pub issued: Date,
    /// How the course was given.
    pub delivery: Delivery,
    /// Contact hours, where the course states them.
    pub contact_hours: Option<Decimal>,
    /// Where the organisation can be reached, if it chose to say; never a shelter's address by default.
    pub provider_address: Option<String>,
    /// Who answers for the training.
    pub signatories: Vec<Signatory>,
    /// Whose accreditation the organisation names; `None` is "not a CE/CME credit".
    pub accreditation: Option<Accreditation>,
    /// The statement the learner signed, word for word, and the name typed under it.
    pub statement: Option<Statement>,
    /// The earlier certificate of the same learner and course that this one follows.
    pub renews: Option<CertificateId>,
    /// Where a status list says whether it still stands.
    pub status: Option<StatusPlace>,
    /// The organisation's domain, when it signs as `did:web`.
    pub domain: Option<String>,
}

/// How a course was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// Alone, at the learner's own pace, on a computer.
    SelfPaced,
}

/// Who answers for the training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// The office held.
    pub role: Option<String>,
}

/// An accreditation, as the organisation states it; nobody here has looked whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accreditation {
    /// Who accredits.
    pub by: String,
    /// The provider's number there.
    pub number: Option<String>,
    /// The sentence the accreditor asks for.
    pub statement: Option<String>,
}

/// A statement as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its language.
    pub lang: Lang,
    /// Its words; their digest is the certificate's `attestation.digest`.
    pub text: String,
    /// The name typed under it.
    pub name: String,
}

/// A place in a status list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusPlace {
    /// The list: a URL under the organisation's domain, or `urn:uuid:…` of the records.
    pub list: String,
    /// The bit.
    pub index: u32,
}
