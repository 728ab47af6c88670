//! The credential as a token: the same JSON with the registered claims, signed as `vc+jwt`.

use serde_json::{Map, Value};

use super::jws;
use super::key::{IssuerKey, SigningKey};
use super::{badge, canonical};
use crate::core::standing::Certificate;

/// The header's `typ`.
pub const KIND: &str = "vc+jwt";

/// Signs a claim as a token.
pub fn sign(claim: &Certificate, key: &SigningKey) -> String {
    let public = IssuerKey::of(key);
    let domain = claim.terms.as_ref().and_then(|t| t.domain.as_deref());
    let payload = canonical(&payload(claim, badge::credential(claim, &public)));
    jws::sign(KIND, &public.method(domain), payload.as_bytes(), key)
}

/// The credential with `iss`, `jti`, `nbf` and `exp`, which say what `issuer`, `id`, `validFrom` and `validUntil` say.
pub fn payload(claim: &Certificate, mut credential: Map<String, Value>) -> Map<String, Value> {
    let issuer = credential.get("issuer").and_then(|issuer| issuer.get("id"));
    let issuer = issuer.cloned().unwrap_or_default();
    let id = credential.get("id").cloned().unwrap_or_default();
    credential.insert("iss".into(), issuer);
    credential.insert("jti".into(), id);
    credential.insert("nbf".into(), claim.completed.utc.as_second().into());
    let until = credential.get("validUntil").and_then(Value::as_str);
    let until = until.and_then(|text| text.parse::<jiff::Timestamp>().ok());
    if let Some(until) = until {
        credential.insert("exp".into(), until.as_second().into());
    }
    credential
}

/// The names [`payload`] adds.
pub const ADDED: [&str; 4] = ["iss", "jti", "nbf", "exp"];
