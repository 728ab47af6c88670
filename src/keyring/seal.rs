//! A secret under a passphrase: Argon2id (RFC 9106, its second recommended choice) and XChaCha20-Poly1305.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use crate::core::session::form::hex;
use crate::credential::key::from_hex;

/// A sealed secret, with all that opening it needs but the passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    kdf: Kdf,
    #[serde(deserialize_with = "memory")]
    memory_kib: u32,
    #[serde(deserialize_with = "passes")]
    passes: u32,
    salt: String,
    cipher: Cipher,
    nonce: String,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kdf {
    Argon2id,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Cipher {
    #[serde(rename = "xchacha20-poly1305")]
    XChaCha20Poly1305,
}

const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
const LANES: u32 = 1;

/// Seals `secret`; `random` is 16 bytes of salt and 24 of nonce.
pub fn seal(secret: &[u8; 32], passphrase: &str, random: [u8; 40]) -> Sealed {
    let (salt, nonce) = random.split_at(16);
    let cipher = cipher(passphrase, salt, MEMORY_KIB, PASSES)
        .expect("the cost is a constant, and within what Argon2 takes");
    let nonce = XNonce::try_from(nonce).expect("24 of 40 bytes");
    let text = cipher
        .encrypt(&nonce, secret.as_slice())
        .expect("32 bytes are not too long to be sealed");
    Sealed {
        kdf: Kdf::Argon2id,
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        salt: hex(salt),
        cipher: Cipher::XChaCha20Poly1305,
        nonce: hex(&nonce),
        text: hex(&text),
    }
}

/// The secret; `None` with another passphrase, or where anything was changed.
pub fn open(sealed: &Sealed, passphrase: &str) -> Option<[u8; 32]> {
    let salt: [u8; 16] = from_hex(&sealed.salt)?;
    let nonce: [u8; 24] = from_hex(&sealed.nonce)?;
    let text: [u8; 48] = from_hex(&sealed.text)?;
    let cipher = cipher(passphrase, &salt, sealed.memory_kib, sealed.passes)?;
    let opened = cipher.decrypt(&XNonce::from(nonce), text.as_slice()).ok()?;
    opened.try_into().ok()
}

fn cipher(
    passphrase: &str,
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
) -> Option<XChaCha20Poly1305> {
    let cost = Params::new(memory_kib, passes, LANES, Some(32)).ok()?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .ok()?;
    Some(XChaCha20Poly1305::new(&key.into()))
}

// A file nobody vouches for must not take all memory, or the rest of the day.
fn memory<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    within(from, 1_048_576)
}

fn passes<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    within(from, 100)
}

fn within<'de, D: serde::Deserializer<'de>>(from: D, most: u32) -> Result<u32, D::Error> {
    let cost = u32::deserialize(from)?;
    match cost <= most {
        true => Ok(cost),
        false => Err(serde::de::Error::custom(
            "its passphrase costs too much to try",
        )),
    }
}
