//! The Open Badges 3.0 credential of a certificate: everything in it is worked out of the claim and the issuer's key.
//!
//! The claim travels in it whole, as one property of JSON (`certificate`); every other field says the same in the words
//! other software reads. A reader works them out again and compares, so nothing in it can say anything else. What is
//! worked out must therefore never change for a claim of a schema that exists; a new wording is a new schema.

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
    let mut credential = derived(claim, key);
    credential.insert("@context".into(), context());
    credential.insert(CLAIM.into(), Value::Object(object(claim)));
    credential
}

/// What of the credential is worked out of the claim: all but the contexts and the claim itself.
pub fn derived(claim: &Certificate, key: &IssuerKey) -> Map<String, Value> {
    let terms = claim.terms.as_ref();
    let domain = terms.and_then(|terms| terms.domain.as_deref());
    let mut issuer = json!({"id": key.did(domain), "type": ["Profile"]});
    if let Some(provider) = &claim.provider {
        issuer["name"] = provider.as_str().into();
    }
    let mut credential = json!({
        "id": claim.id.urn().to_string(),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title(claim),
        "issuer": issuer,
        "validFrom": claim.completed.utc.to_string(),
        "credentialSubject": subject(claim),
    });
    if let Some(until) = claim.valid_until {
        // The last second of the last day, where it was made.
        credential["validUntil"] = format!("{until}T23:59:59{}", claim.completed.offset).into();
    }
    if let Some(place) = terms.and_then(|terms| terms.status.as_ref()) {
        let entry = |purpose: Purpose| {
            json!({
                "type": "BitstringStatusListEntry",
                "statusPurpose": purpose.name(),
                "statusListIndex": place.index.to_string(),
                "statusListCredential": purpose.list(&place.list),
            })
        };
        credential["credentialStatus"] = Purpose::ALL.map(entry).into();
    }
    match credential {
        Value::Object(object) => object,
        // `json!` with braces makes an object.
        _ => Map::new(),
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

fn subject(claim: &Certificate) -> Value {
    let achievement_id = achievement_id(&claim.course);
    let mut achievement = json!({
        "id": achievement_id,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": title(claim),
        "version": claim.course.version,
        "description": format!("A training course, completed in its version {}.", claim.course.version),
        "criteria": {"narrative": narrative(claim)},
    });
    let mut subject = json!({
        "type": ["AchievementSubject"],
        "identifier": [{
            "type": "IdentityObject",
            "hashed": false,
            "identityHash": claim.learner.name,
            "identityType": "name",
        }],
    });
    if let Some(ExamResult {
        points, possible, ..
    }) = &claim.result
    {
        let points_id = format!("{achievement_id}#points");
        achievement["resultDescription"] = json!([{
            "id": points_id,
            "type": ["ResultDescription"],
            "name": "Points in the exam",
            "resultType": "RawScore",
            "valueMin": "0",
            "valueMax": possible.to_string(),
        }]);
        subject["result"] = json!([{
            "type": ["Result"],
            "resultDescription": points_id,
            "value": points.to_string(),
        }]);
    }
    subject["achievement"] = achievement;
    subject
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
