//! Certificates as signed documents: what is signed, its carriers, and whether it holds. Bytes in, verdict out.
//!
//! Reads no file and knows no clock: keys, records and the date are arguments.
//!
//! A certificate is signed once, when it is issued, in three forms ([`Signed`]): an Open Badges 3.0 credential with a
//! Data Integrity proof ([`badge`], [`proof`]), the same as a token ([`jwt`]), and a short claim for the code on the
//! paper ([`paper`]). Those of the first schema were signed in a form of our own ([`plain`]).

pub mod badge;
mod difference;
pub mod document;
pub mod jws;
pub mod jwt;
pub mod key;
pub mod list;
pub mod multikey;
pub mod paper;
pub mod plain;
pub mod proof;
mod strict;
#[cfg(test)]
mod tests;
pub mod verdict;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::core::standing::Certificate;

pub use document::{Document, Unreadable};
pub use key::{IssuerKey, KeyFile, SigningKey, Trust};
pub use paper::Paper;
pub use plain::sign;
pub use verdict::{Change, Check, Finding, Known, Register, Signer, Verdict, verify};

/// A certificate as signed when it was issued; the same claim and key give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The credential as JSON, line feed included: what `ID.json` holds and what the records keep as the original.
    pub document: String,
    /// The credential as a token.
    pub jwt: String,
    /// The text of the code on the paper.
    pub paper: String,
}

/// Signs a claim in all its forms.
pub fn sign_all(certificate: &Certificate, key: &SigningKey) -> Signed {
    let domain = certificate.terms.as_ref().and_then(|t| t.domain.as_deref());
    let mut credential = badge::credential(certificate, &IssuerKey::of(key));
    proof::add(&mut credential, key, domain);
    let document = canonical(&credential) + "\n";
    Signed {
        jwt: jwt::sign(certificate, key),
        paper: Paper::of(certificate, &document).sign(key),
        document,
    }
}

fn canonical(object: &Map<String, Value>) -> String {
    serde_jcs::to_string(object).expect("a JSON value has text keys and finite numbers")
}

fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => object,
        // Our own structs, with text keys and no failing parts: always an object.
        Ok(_) | Err(_) => Map::new(),
    }
}
