//! The signed document: made once from a claim and a key, and read back from bytes nobody vouches for.

use ed25519_dalek::{Signature, Signer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::key::{IssuerKey, SigningKey, from_hex};
use super::strict;
use crate::core::session::form::hex;
use crate::core::standing::Certificate;

/// What stands before the canonical JSON when it is signed, so that no signature made for another purpose fits.
pub const TAG: &[u8] = b"tutela.certificate/1 signed\n";

/// The largest document that is read, in bytes; a real one has about two thousand.
pub const LARGEST: usize = 1_000_000;

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
    canonical(&Value::Object(document)) + "\n"
}

/// A document that has the shape of a signed certificate. Nothing in it is proved yet.
#[derive(Clone, Debug)]
pub struct Document {
    certificate: Certificate,
    key: Option<IssuerKey>,
    signature: Option<Signature>,
    value: Value,
    is_canonical: bool,
}

/// Why bytes are not a signed certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than [`LARGEST`].
    #[error("it is larger than any certificate (more than 1 MB)")]
    TooLarge,
    /// Not one JSON value, read strictly.
    #[error("it is not JSON as a certificate is written: {0}")]
    NotJson(String),
    /// JSON of another kind.
    #[error("it is not a certificate: no `schema` of \"tutela.certificate/1\" stands in it")]
    OtherThing,
    /// A certificate of a later schema.
    #[error("it is a certificate of another kind, `{0}`; a newer program may read it")]
    OtherSchema(String),
    /// A field missing, unknown or of the wrong kind.
    #[error("it is not a whole certificate: {0}")]
    Shape(String),
}

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    /// [`Unreadable`] for everything that no version of this program ever signed.
    pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(Unreadable::TooLarge);
        }
        let value = strict::read(bytes).map_err(|e| Unreadable::NotJson(e.to_string()))?;
        match value.get("schema").and_then(Value::as_str) {
            Some("tutela.certificate/1") => {}
            Some(other) if other.starts_with("tutela.certificate/") => {
                return Err(Unreadable::OtherSchema(other.chars().take(40).collect()));
            }
            Some(_) | None => return Err(Unreadable::OtherThing),
        }
        let shape = |error: serde_json::Error| Unreadable::Shape(error.to_string());
        let mut claim = value.clone();
        let mut take = |name: &str| claim.get_mut(name).map(Value::take);
        let issuer = Issuer::deserialize(take("issuer").unwrap_or_default()).map_err(shape)?;
        let proof = Proof::deserialize(take("proof").unwrap_or_default()).map_err(shape)?;
        if let Some(object) = claim.as_object_mut() {
            object.remove("issuer");
            object.remove("proof");
        }
        Ok(Document {
            certificate: Certificate::deserialize(claim).map_err(shape)?,
            key: issuer.key.parse().ok(),
            signature: from_hex(&proof.value).map(|bytes| Signature::from_bytes(&bytes)),
            is_canonical: canonical(&value).as_bytes() == bytes.strip_suffix(b"\n").unwrap_or(b""),
            value,
        })
    }

    /// What it claims.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The key it names as its issuer's, if that is a key at all.
    pub fn key(&self) -> Option<IssuerKey> {
        self.key
    }

    /// The document as JSON.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Whether it is spelled in the one way that is signed.
    pub fn is_canonical(&self) -> bool {
        self.is_canonical
    }

    /// Whether the key it names signed what it says, however it is spelled.
    pub fn is_signed(&self) -> bool {
        let (Some(key), Some(signature), Some(object)) =
            (&self.key, &self.signature, self.value.as_object())
        else {
            return false;
        };
        let bytes = signed_bytes(object);
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
    [TAG, canonical(&Value::Object(unsigned)).as_bytes()].concat()
}

fn canonical(value: &Value) -> String {
    serde_jcs::to_string(value).expect("a JSON value has text keys and finite numbers")
}

fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => object,
        // Our own structs, with text keys and no failing parts: always an object.
        Ok(_) | Err(_) => Map::new(),
    }
}
