//! Certificates as signed documents: what is signed, its carriers, and whether it holds. Bytes in, verdict out.
//!
//! Reads no file and knows no clock: keys, records and the date are arguments.
//!
//! A certificate is signed once, when it is issued, in three forms ([`Signed`]): an Open Badges 3.0 credential with a
//! Data Integrity proof ([`badge`], [`proof`]), the same as a token ([`jwt`]), and a short claim for the code on the
//! paper ([`paper`]). Those of the first schema were signed in a form of our own ([`plain`]).

pub mod badge;
pub mod carrier;
mod difference;
pub mod document;
pub mod foreign;
pub mod judge;
pub mod jws;
pub mod jwt;
pub mod key;
pub mod list;
pub mod multikey;
pub mod paper;
pub mod picture;
pub mod plain;
pub mod proof;
pub mod seal;
mod spelling;
pub mod statement;
mod strict;
#[cfg(test)]
mod tests;
pub mod verdict;
mod written;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::core::standing::Certificate;

pub use carrier::Carried;
pub use carrier::pdf::seal as seal_pdf;
pub use document::{Document, Unreadable};
pub use judge::verify;
pub use key::{Earlier, Ended, IssuerKey, KeyFile, SigningKey, Trust};
pub use list::{Purpose, StatusList};
pub use paper::Paper;
pub use plain::sign;
pub use seal::Sealed;
pub use statement::Statement;
pub use verdict::{Change, Check, Finding, Known, Register, Signer, Verdict};

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

/// The badge as a drawing with the certificate baked in; sealed where there is a key.
pub fn badge_svg(claim: &Certificate, signed: &Signed, key: Option<&SigningKey>) -> String {
    let baked = carrier::svg::bake(&picture::svg(claim), signed);
    match key {
        Some(key) => carrier::svg::seal(baked, claim.id, key),
        None => baked,
    }
}

/// The badge as a picture with the certificate baked in; sealed where there is a key.
pub fn badge_png(claim: &Certificate, signed: &Signed, key: Option<&SigningKey>) -> Vec<u8> {
    let baked = carrier::png::bake(picture::PNG, signed);
    match key {
        Some(key) => carrier::png::seal(&baked, claim.id, key),
        None => baked,
    }
}

// The form of RFC 8785. Where names are ASCII and numbers whole, as in every document of ours, it is what serde_json
// writes of a map in order, at a fifth of the time.
fn canonical(object: &Map<String, Value>) -> String {
    let text = match is_plain_object(object) {
        true => serde_json::to_string(object),
        false => serde_jcs::to_string(object),
    };
    text.expect("a JSON value has text keys and finite numbers")
}

// The same, and where in it the field `last` ends; 0 where there is none, or where names are not ASCII.
fn canonical_to(last: &str, object: &Map<String, Value>) -> (String, usize) {
    if !is_plain_object(object) {
        return (canonical(object), 0);
    }
    let (mut text, mut end) = (String::from("{"), 0);
    for (name, value) in object {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&json_of(name));
        text.push(':');
        text.push_str(&json_of(value));
        if name == last {
            end = text.len();
        }
    }
    text.push('}');
    (text, end)
}

fn json_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a JSON value has text keys and finite numbers")
}

fn is_plain_object(object: &Map<String, Value>) -> bool {
    let is_plain = |(name, value): (&String, &Value)| name.is_ascii() && is_plain(value);
    object.iter().all(is_plain)
}

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => true,
        // RFC 8785 has numbers as doubles; above 2^53 those are spelled in another way.
        Value::Number(number) => number.as_u64().is_some_and(|n| n < 1 << 53),
        Value::Array(list) => list.iter().all(is_plain),
        Value::Object(object) => is_plain_object(object),
    }
}

fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => object,
        // Our own structs, with text keys and no failing parts: always an object.
        Ok(_) | Err(_) => Map::new(),
    }
}
