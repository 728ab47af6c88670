//! What the square code on the paper holds: a short signed claim, enough to check the page with no records at hand.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::document::Unreadable;
use super::jws::{self, Token};
use super::key::{IssuerKey, SigningKey};
use crate::core::id::CourseId;
use crate::core::standing::terms::StatusPlace;
use crate::core::standing::{Certificate, CertificateId};
use crate::core::text::Lang;

/// The header's `typ`.
pub const KIND: &str = "tutela.paper";

/// What is said on paper that can be checked; small, for a code of few squares is read from a poor print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    schema: PaperSchema,
    /// The certificate's id.
    pub id: CertificateId,
    /// The learner's name.
    pub name: String,
    /// The course's id.
    pub course: CourseId,
    /// The course's title, in the language it was first shown in.
    pub title: String,
    /// The course's version.
    pub version: String,
    /// The local day it was completed.
    pub completed: Date,
    /// The last day it holds; absent without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The organisation; absent where it is not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Where a status list says whether it still stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusPlace>,
    /// SHA-256 of the signed document, as base64url.
    pub document: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum PaperSchema {
    #[serde(rename = "tutela.paper/1")]
    V1,
}

impl Paper {
    /// The claim on paper of a certificate, whose signed document is `document`.
    pub fn of(claim: &Certificate, document: &str) -> Paper {
        let lang = claim.attempt.languages.first().copied();
        Paper {
            schema: PaperSchema::V1,
            id: claim.id,
            name: claim.learner.name.clone(),
            course: claim.course.id.clone(),
            title: claim.course.title.say(lang.unwrap_or(Lang::EN)).to_owned(),
            version: claim.course.version.clone(),
            completed: claim.completed.date,
            until: claim.valid_until,
            provider: claim.provider.clone(),
            status: claim.terms.as_ref().and_then(|t| t.status.clone()),
            document: fingerprint(document),
        }
    }

    /// Signs it. The key alone names the issuer: a DID would only make the code larger.
    pub fn sign(&self, key: &SigningKey) -> String {
        let payload = serde_json::to_vec(self).expect("a claim on paper has text keys");
        jws::sign(KIND, &IssuerKey::of(key).multikey(), &payload, key)
    }

    /// What a token of this kind says.
    ///
    /// # Errors
    /// [`Unreadable`]: a field missing, unknown or of the wrong kind.
    pub fn read(token: &Token) -> Result<Paper, Unreadable> {
        Paper::deserialize(&token.payload).map_err(|why| Unreadable::Shape(why.to_string()))
    }
}

/// SHA-256 of a document, as base64url.
pub fn fingerprint(document: &str) -> String {
    use sha2::{Digest, Sha256};
    jws::to_base64(&Sha256::digest(document.as_bytes()))
}
