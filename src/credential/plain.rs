//! The signed document of `tutela.certificate/1`: no longer issued, verified for ever.
//!
//! One line: the claim's JSON with `issuer` (the public key) and `proof` added, in the canonical form of RFC 8785, and a
//! line feed. What is signed is [`TAG`], then the same canonical JSON without `proof.value`. Exactly one spelling of a
//! document is genuine.

use ed25519_dalek::{Signature, Signer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::document::Unreadable;
use super::key::{IssuerKey, SigningKey, from_hex};
use super::{canonical, object};
use crate::core::session::form::hex;
use crate::core::standing::Certificate;

/// What stands before the canonical JSON when it is signed, so that no signature made for another purpose fits.
pub const TAG: &[u8] = b"tutela.certificate/1 signed\n";

/// Signs a claim. The text is the whole document, line feed included; the same claim and key give the same bytes.
pub fn sign(certificate: &Certificate, key: &SigningKey) -> String {
    let mut document = object(certificate);
    let issuer = Issuer {
        key: IssuerKey::of(key).to_string(),
    };
    let proof = Proof {
        method: Method::Ed25519Jcs,
        value: String::new(),
    };
    document.insert("issuer".into(), Value::Object(object(&issuer)));
    document.insert("proof".into(), Value::Object(object(&proof)));
    let signature = key.sign(&signed_bytes(&document));
    if let Some(proof) = document.get_mut("proof").and_then(Value::as_object_mut) {
        proof.insert("value".into(), hex(&signature.to_bytes()).into());
    }
    canonical(&document) + "\n"
}

/// How a document says it is signed.
#[derive(Clone, Debug)]
pub struct Seal {
    key: Option<IssuerKey>,
    signature: Option<Signature>,
    is_canonical: bool,
}

/// The claim of a document, which `bytes` spell, and how it is signed.
///
/// # Errors
/// A field missing, unknown or of the wrong kind.
pub fn read(
    document: &Map<String, Value>,
    bytes: &[u8],
) -> Result<(Certificate, Seal), Unreadable> {
    let shape = |error: serde_json::Error| Unreadable::Shape(error.to_string());
    let mut claim = document.clone();
    let mut take = |name: &str| claim.remove(name).unwrap_or_default();
    let issuer = Issuer::deserialize(take("issuer")).map_err(shape)?;
    let proof = Proof::deserialize(take("proof")).map_err(shape)?;
    let certificate = Certificate::deserialize(Value::Object(claim)).map_err(shape)?;
    if certificate.terms.is_some() {
        let why = "`terms` stand in a later schema only";
        return Err(Unreadable::Shape(why.into()));
    }
    let seal = Seal {
        key: issuer.key.parse().ok(),
        signature: from_hex(&proof.value).map(|bytes| Signature::from_bytes(&bytes)),
        is_canonical: canonical(document).as_bytes() == bytes.strip_suffix(b"\n").unwrap_or(b""),
    };
    Ok((certificate, seal))
}

impl Seal {
    /// The key it names as its issuer's, if that is a key at all.
    pub fn key(&self) -> Option<IssuerKey> {
        self.key
    }

    /// Whether the document is spelled in the one way that is signed.
    pub fn is_canonical(&self) -> bool {
        self.is_canonical
    }

    /// Whether the key it names signed what `document` says, however it is spelled.
    pub fn is_good(&self, document: &Map<String, Value>) -> bool {
        let (Some(key), Some(signature)) = (&self.key, &self.signature) else {
            return false;
        };
        let bytes = signed_bytes(document);
        key.verifying().verify_strict(&bytes, signature).is_ok()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Issuer {
    key: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    #[serde(rename = "type")]
    method: Method,
    value: String,
}

/// How a document is signed; no other way is read.
#[derive(Serialize, Deserialize)]
enum Method {
    #[serde(rename = "Ed25519-JCS")]
    Ed25519Jcs,
}

// The tag, then the document in canonical form without the proof's value.
fn signed_bytes(document: &Map<String, Value>) -> Vec<u8> {
    let mut unsigned = document.clone();
    if let Some(proof) = unsigned.get_mut("proof").and_then(Value::as_object_mut) {
        proof.remove("value");
    }
    [TAG, canonical(&unsigned).as_bytes()].concat()
}
