//! The Open Badges 3.0 credential of a certificate: everything in it is worked out of the claim and the issuer's key.
//!
//! The claim travels in it whole, as one property of JSON (`certificate`); every other field says the same in the words
//! other software reads. A reader works them out again and compares, so nothing in it can say anything else. What is
//! worked out must therefore never change for a claim of a schema that exists; a new wording is a new schema.

use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::key::IssuerKey;
use super::list::Purpose;
use super::object;
use crate::core::standing::Certificate;
use crate::core::standing::certificate::{CertifiedCourse, Condition, ExamResult, Limit};
use crate::core::text::Lang;

/// The property that holds the claim.
pub const CLAIM: &str = "certificate";

/// The credential before it is signed.
pub fn credential(claim: &Certificate, key: &IssuerKey) -> Map<String, Value> {
    let mut credential = object(&Derived::of(claim, key));
    credential.insert("@context".into(), context());
    credential.insert(CLAIM.into(), Value::Object(object(claim)));
    credential
}

/// What of the credential is worked out of the claim: all but the contexts and the claim itself.
///
/// Fields stand here and in the parts in the order of their names, so that serde_json writes the canonical form; and
/// those names come after [`CLAIM`] and `@context` in that order.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Derived<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    credential_status: Option<[StatusEntry; 2]>,
    credential_subject: Subject<'a>,
    id: String,
    issuer: Issuer<'a>,
    name: &'a str,
    #[serde(rename = "type")]
    kind: [&'static str; 2],
    valid_from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct StatusEntry {
    status_list_credential: String,
    status_list_index: String,
    status_purpose: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct Subject<'a> {
    achievement: Achievement<'a>,
    identifier: [Identity<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<[Outcome; 1]>,
    #[serde(rename = "type")]
    kind: [&'static str; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Achievement<'a> {
    achievement_type: &'static str,
    criteria: Criteria,
    description: String,
    id: String,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    result_description: Option<[ResultDescription; 1]>,
    #[serde(rename = "type")]
    kind: [&'static str; 1],
    version: &'a str,
}

#[derive(Debug, Serialize)]
struct Criteria {
    narrative: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultDescription {
    id: String,
    name: &'static str,
    result_type: &'static str,
    #[serde(rename = "type")]
    kind: [&'static str; 1],
    value_max: String,
    value_min: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Identity<'a> {
    hashed: bool,
    identity_hash: &'a str,
    identity_type: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    result_description: String,
    #[serde(rename = "type")]
    kind: [&'static str; 1],
    value: String,
}

#[derive(Debug, Serialize)]
struct Issuer<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(rename = "type")]
    kind: [&'static str; 1],
}

impl Derived<'_> {
    /// Works it out.
    pub fn of<'a>(claim: &'a Certificate, key: &IssuerKey) -> Derived<'a> {
        let terms = claim.terms.as_ref();
        let domain = terms.and_then(|terms| terms.domain.as_deref());
        let place = terms.and_then(|terms| terms.status.as_ref());
        Derived {
            credential_status: place.map(|place| {
                Purpose::ALL.map(|purpose| StatusEntry {
                    status_list_credential: purpose.list(&place.list),
                    status_list_index: place.index.to_string(),
                    status_purpose: purpose.name(),
                    kind: "BitstringStatusListEntry",
                })
            }),
            credential_subject: subject(claim),
            id: claim.id.urn().to_string(),
            issuer: Issuer {
                id: key.did(domain),
                name: claim.provider.as_deref(),
                kind: ["Profile"],
            },
            name: title(claim),
            kind: ["VerifiableCredential", "OpenBadgeCredential"],
            valid_from: claim.completed.utc.to_string(),
            // The last second of the last day, where it was made.
            valid_until: claim
                .valid_until
                .map(|until| format!("{until}T23:59:59{}", claim.completed.offset)),
        }
    }

    /// The end of the credential's canonical form: what stands behind the claim there.
    pub fn fields(&self) -> String {
        let mut text = serde_json::to_string(self).expect("a struct of texts has text keys");
        text.replace_range(..1, ",");
        text
    }
}

/// The contexts of every credential of ours. The third gives our one property its meaning; a UUID, for we own no name.
pub fn context() -> Value {
    json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        {CLAIM: {"@id": "urn:uuid:1de0ff4f-7a4b-4c6a-9d8e-6b1f6a2c9d47", "@type": "@json"}},
    ])
}

fn subject(claim: &Certificate) -> Subject<'_> {
    let version = claim.course.version.as_str();
    let id = achievement_id(&claim.course);
    let mut descriptions = None;
    let mut results = None;
    if let Some(ExamResult {
        points, possible, ..
    }) = &claim.result
    {
        let id = format!("{id}#points");
        results = Some([Outcome {
            result_description: id.clone(),
            kind: ["Result"],
            value: points.to_string(),
        }]);
        descriptions = Some([ResultDescription {
            id,
            name: "Points in the exam",
            result_type: "RawScore",
            kind: ["ResultDescription"],
            value_max: possible.to_string(),
            value_min: "0",
        }]);
    }
    Subject {
        achievement: Achievement {
            achievement_type: "CertificateOfCompletion",
            criteria: Criteria {
                narrative: narrative(claim),
            },
            description: format!("A training course, completed in its version {version}."),
            id,
            name: title(claim),
            result_description: descriptions,
            kind: ["Achievement"],
            version,
        },
        identifier: [Identity {
            hashed: false,
            identity_hash: &claim.learner.name,
            identity_type: "name",
            kind: "IdentityObject",
        }],
        result: results,
        kind: ["AchievementSubject"],
    }
}

fn narrative(claim: &Certificate) -> String {
    let mut said = vec!["Every condition of the course was met.".to_owned()];
    if let Some(cut) = claim
        .result
        .as_ref()
        .and_then(|result| result.cut_score_percent.as_ref())
    {
        said.push(format!(
            "The exam asks for {} percent of its points.",
            cut.0
        ));
    }
    said.extend(claim.conditions.iter().map(|condition| {
        match condition {
            Condition::Unsupervised => "Nobody supervised it.",
            Condition::MaterialsAtHand => "Books, notes and lessons could be used.",
        }
        .to_owned()
    }));
    said.extend(claim.does_not_say.iter().map(|limit| {
        match limit {
            Limit::NotAnInvestigator => "It certifies nobody to investigate or to interview.",
            Limit::NotContinuingEducation => "It is not a CE or CME credit.",
        }
        .to_owned()
    }));
    said.join(" ")
}

// In the language it was first shown in.
fn title(claim: &Certificate) -> &str {
    let lang = claim.attempt.languages.first().copied();
    claim.course.title.say(lang.unwrap_or(Lang::EN))
}

// One a course at one version with one content: the same for everybody who completes it, wherever it is issued.
fn achievement_id(course: &CertifiedCourse) -> String {
    let named = format!(
        "tutela achievement\n{}\n{}\n{}",
        course.id, course.version, course.digest
    );
    uuid_of(named.as_bytes())
}

/// A `urn:uuid:` made of what is hashed (version 8 of RFC 9562).
pub(super) fn uuid_of(bytes: &[u8]) -> String {
    let hash: [u8; 32] = Sha256::digest(bytes).into();
    let half = hash.first_chunk::<16>().expect("32 bytes have 16");
    let uuid = uuid::Builder::from_custom_bytes(*half).into_uuid();
    uuid.urn().to_string()
}
