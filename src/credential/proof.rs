//! The proof of a JSON document: W3C Data Integrity with the cryptosuite `eddsa-jcs-2022`, made and checked.
//!
//! <https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022>. What is signed is SHA-256 of the proof's options, then SHA-256
//! of the document without its proof, both in the canonical form of RFC 8785.
//!
//! Our own proofs carry no copy of the document's `@context` and no `created`: both are optional where a proof is
//! checked, the whole document is hashed in any case, and software that compares an inline context by identity
//! refuses its copy.

use ed25519_dalek::{Signature, Signer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::canonical;
use super::document::Unreadable;
use super::key::{IssuerKey, SigningKey};
use super::multikey::{from_multibase, multibase};

// A signature of 64 bytes has at most 88 characters in base58.
const LONGEST: usize = 90;

/// Adds the proof to a document: a list of one.
pub fn add(document: &mut Map<String, Value>, key: &SigningKey, domain: Option<&str>) {
    document.remove("proof");
    let mut options = Map::new();
    let method = IssuerKey::of(key).method(domain);
    for (name, value) in [
        ("type", TYPE),
        ("cryptosuite", SUITE),
        ("verificationMethod", &method),
        ("proofPurpose", PURPOSE),
    ] {
        options.insert(name.into(), value.into());
    }
    let signature = key.sign(&hashes(&canonical(&options), &canonical(document)));
    options.insert("proofValue".into(), multibase(&signature.to_bytes()).into());
    document.insert("proof".into(), vec![Value::Object(options)].into());
}

/// A proof that was read; nothing is checked yet.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The key it names.
    pub key: IssuerKey,
    /// The domain of a `did:web`.
    pub domain: Option<String>,
    signed: [u8; 64],
    signature: Option<Signature>,
    value: Value,
}

/// A proof taken out of a document; what it is to prove is not known yet.
pub struct Taken {
    /// The key it names.
    pub key: IssuerKey,
    domain: Option<String>,
    signature: Option<Signature>,
    // Without the signature, in its canonical form.
    bare: String,
    options: Map<String, Value>,
}

impl Taken {
    /// Takes the proof out of a document, which is left as it was before it was signed.
    ///
    /// # Errors
    /// [`Unreadable`]: no proof, more than one, another kind, an unknown field.
    pub fn from(document: &mut Map<String, Value>) -> Result<Taken, Unreadable> {
        let options = match document.remove("proof") {
            Some(Value::Array(mut proofs)) if proofs.len() == 1 => proofs.remove(0),
            Some(Value::Array(_)) => return Err(shape("it has no proof, or several")),
            Some(_) => return Err(shape("`proof` is not a list of one")),
            None => return Err(shape("it has no `proof`")),
        };
        let read = Options::deserialize(&options).map_err(|e| shape(&format!("`proof`: {e}")))?;
        if read.kind != TYPE || read.cryptosuite != SUITE {
            let suite: String = read.cryptosuite.chars().take(40).collect();
            return Err(Unreadable::OtherAlgorithm(suite));
        }
        if read.purpose != PURPOSE {
            return Err(shape("its proof is for another purpose than to assert"));
        }
        let (key, domain) = IssuerKey::from_method(&read.method)
            .map_err(|why| shape(&format!("`proof.verificationMethod`: {why}")))?;
        let Value::Object(mut options) = options else {
            return Err(shape("`proof` holds no object"));
        };
        let value = options.remove("proofValue").unwrap_or_default();
        let bare = canonical(&options);
        options.insert("proofValue".into(), value);
        let signature = from_multibase(&read.value, LONGEST);
        Ok(Taken {
            key,
            domain,
            signature: signature.and_then(|bytes| Signature::from_slice(&bytes).ok()),
            bare,
            options,
        })
    }

    /// A proof as this program makes it, of these two fields; `None` where they are not a method and a signature.
    pub fn named(method: &str, value: &str) -> Option<Taken> {
        let (key, domain) = IssuerKey::from_method(method).ok()?;
        let signature = from_multibase(value, LONGEST)?;
        let mut options = Map::new();
        for (name, value) in [
            ("cryptosuite", SUITE),
            ("proofPurpose", PURPOSE),
            ("type", TYPE),
            ("verificationMethod", method),
        ] {
            options.insert(name.into(), value.into());
        }
        let bare = canonical(&options);
        options.insert("proofValue".into(), value.into());
        Some(Taken {
            key,
            domain,
            signature: Some(Signature::from_slice(&signature).ok()?),
            bare,
            options,
        })
    }

    /// The domain of a `did:web`.
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// The list of one that stands in a document, in its canonical form.
    pub fn list(&self) -> String {
        format!("[{}]", canonical(&self.options))
    }

    /// The proof of the document with the canonical form `text`.
    pub fn of(self, text: &str) -> Proof {
        Proof {
            key: self.key,
            domain: self.domain,
            signed: hashes(&self.bare, text),
            signature: self.signature,
            value: vec![Value::Object(self.options)].into(),
        }
    }
}

impl Proof {
    /// Takes the proof out of a document, which is left as it was before it was signed.
    ///
    /// # Errors
    /// As [`Taken::from`].
    pub fn take(document: &mut Map<String, Value>) -> Result<Proof, Unreadable> {
        let taken = Taken::from(document)?;
        Ok(taken.of(&canonical(document)))
    }

    /// The proof as it stood in the document.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Whether the key it names signed the document.
    pub fn is_good(&self) -> bool {
        self.signature
            .is_some_and(|signature| is_signed(&self.key, &self.signed, &signature))
    }
}

/// What is signed: the hash of the proof's options without its value, and the hash of the document without its proof,
/// both in their canonical form.
pub(super) fn hashes(options: &str, document: &str) -> [u8; 64] {
    let mut both = [0; 64];
    both[..32].copy_from_slice(&Sha256::digest(options));
    both[32..].copy_from_slice(&Sha256::digest(document));
    both
}

fn is_signed(key: &IssuerKey, bytes: &[u8], signature: &Signature) -> bool {
    key.verifying().verify_strict(bytes, signature).is_ok()
}

fn shape(why: &str) -> Unreadable {
    Unreadable::Shape(why.to_owned())
}

const TYPE: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    #[serde(rename = "type")]
    kind: String,
    cryptosuite: String,
    #[serde(rename = "verificationMethod")]
    method: String,
    #[serde(rename = "proofPurpose")]
    purpose: String,
    #[serde(rename = "proofValue")]
    value: String,
}
