//! The seal of a file: a token over the bytes around a certificate, so that a changed page or picture shows.
//!
//! The certificate inside carries its own signature. A seal says that the rest of the file is as it was exported; a file
//! without one says nothing of the sort, and taking a seal off leaves a certificate that is as good as before.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::jws::{self, Token};
use super::key::{IssuerKey, SigningKey};
use crate::core::standing::CertificateId;

/// The header's `typ`.
pub const KIND: &str = "tutela.seal";

/// Signs a seal over `parts` of a file, one after the other.
pub fn sign(id: CertificateId, parts: &[&[u8]], key: &SigningKey) -> String {
    let seal = Seal {
        schema: SealSchema::V1,
        id,
        sha256: digest(parts),
    };
    let payload = serde_json::to_vec(&seal).expect("a seal is three texts");
    jws::sign(KIND, &IssuerKey::of(key).multikey(), &payload, key)
}

/// What is known of a file's seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// There is none.
    Unsealed,
    /// It fits the file; whether its key is taken is another question.
    Fits {
        /// The certificate it was made for.
        id: CertificateId,
        /// The key that signed it.
        key: Box<IssuerKey>,
    },
    /// There is one, and it does not fit.
    Broken,
}

impl Sealed {
    /// Holds a seal against the parts of the file around it.
    pub(super) fn read(token: &[u8], parts: &[&[u8]]) -> Sealed {
        let Some(token) = std::str::from_utf8(token)
            .ok()
            .and_then(|text| Token::read(text).ok())
            .filter(|token| token.kind == KIND && token.is_signed)
        else {
            return Sealed::Broken;
        };
        match Seal::deserialize(&token.payload) {
            Ok(seal) if seal.sha256 == digest(parts) => Sealed::Fits {
                id: seal.id,
                key: Box::new(token.key),
            },
            Ok(_) | Err(_) => Sealed::Broken,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    schema: SealSchema,
    id: CertificateId,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
enum SealSchema {
    #[serde(rename = "tutela.seal/1")]
    V1,
}

fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    jws::to_base64(&hash.finalize())
}
