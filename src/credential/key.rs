//! Keys: the public half as text and as a file to hand out, and whom a reader trusts. Keeps no secret half.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::VerifyingKey;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::core::session::form::{digest, hex};

pub use ed25519_dalek::SigningKey;

use super::foreign::{self, BadForeign, Foreign};
use super::{multikey, strict};

/// The public half of an issuer's key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct IssuerKey(VerifyingKey);

/// Why a text is not a public key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// Not 64 hexadecimal digits.
    #[error("a public key is 64 digits of 0 to 9 and a to f")]
    Digits,
    /// The digits are no Ed25519 key, or one that anybody could sign for.
    #[error("these digits are not an Ed25519 public key")]
    Point,
    /// Not a key file.
    #[error("this is not a key file: {0}")]
    File(String),
    /// A key as other programs write it that is none of ours to use.
    #[error(transparent)]
    Foreign(Box<BadForeign>),
    /// The half that nobody hands out.
    #[error(
        "this is a secret key: whoever has it can sign in its owner's name, and only its public half is handed out"
    )]
    Secret,
    /// Not a multikey of Ed25519.
    #[error("this is not an Ed25519 key as `z6Mk…`")]
    Multikey,
    /// Neither a `did:key` nor a `did:web` with the key behind `#`.
    #[error("this is not a key of a `did:key` or a `did:web`")]
    Method,
}

impl IssuerKey {
    /// The public half of `key`.
    pub fn of(key: &SigningKey) -> IssuerKey {
        IssuerKey(key.verifying_key())
    }

    /// The key of these bytes. A key of small order is none: its signatures prove nothing.
    ///
    /// # Errors
    /// [`BadKey::Point`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<IssuerKey, BadKey> {
        match VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() => Ok(IssuerKey(key)),
            Ok(_) | Err(_) => Err(BadKey::Point),
        }
    }

    /// Twenty digits to compare by eye: the start of the key's SHA-256, in groups of four.
    pub fn fingerprint(&self) -> String {
        let digits = digest(self.0.as_bytes());
        let groups: Vec<&str> = (0..5).map(|at| &digits[at * 4..at * 4 + 4]).collect();
        groups.join(" ")
    }

    pub(super) fn verifying(&self) -> &VerifyingKey {
        &self.0
    }
}

impl fmt::Display for IssuerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(self.0.as_bytes()))
    }
}
impl fmt::Debug for IssuerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IssuerKey({self})")
    }
}
impl FromStr for IssuerKey {
    type Err = BadKey;
    fn from_str(text: &str) -> Result<Self, BadKey> {
        IssuerKey::from_bytes(&from_hex(text).ok_or(BadKey::Digits)?)
    }
}

/// Exactly `N` bytes from small hex; `None` for any other spelling.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? * 16 + digit(*low)?;
    }
    Some(bytes)
}

/// A public key as a file to hand to whoever verifies: `tutela.key/1`, or `/2` where earlier keys are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    schema: KeySchema,
    /// The public key.
    #[serde(with = "as_text")]
    pub key: IssuerKey,
    /// Whose it says it is; whoever trusts the file vouches for that.
    pub name: Option<String>,
    /// Keys that this one has taken the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Other keys of the same issuer, as a DID document tells them; a key file has none.
    #[serde(skip)]
    pub also: Vec<IssuerKey>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum KeySchema {
    #[serde(rename = "tutela.key/1")]
    V1,
    #[serde(rename = "tutela.key/2")]
    V2,
}

/// A key that signs no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// The public key.
    #[serde(with = "as_text")]
    pub key: IssuerKey,
    /// Why it signs no more.
    pub ended: Ended,
}

/// Why a key signs no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ended {
    /// Another took its place; what it signed stays good.
    Rotated {
        /// The local day.
        on: Date,
    },
    /// Somebody else may have it; what it signed is good only where the issuer's records hold it.
    Lost {
        /// The local day.
        on: Date,
    },
}

impl KeyFile {
    /// The file for `key`.
    pub fn new(key: IssuerKey, name: Option<String>) -> KeyFile {
        KeyFile {
            schema: KeySchema::V1,
            key,
            name,
            earlier: vec![],
            also: vec![],
        }
    }

    /// The same file, telling of earlier keys.
    pub fn with_earlier(mut self, earlier: Vec<Earlier>) -> KeyFile {
        if !earlier.is_empty() {
            self.schema = KeySchema::V2;
        }
        self.earlier = earlier;
        self
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("a key file has text keys only");
        json + "\n"
    }

    /// Reads a key file, a DID document, a public key as PEM or JWK, the 64 digits alone, or a key as `z6Mk…` or
    /// `did:key:z6Mk…`.
    ///
    /// # Errors
    /// [`BadKey`].
    pub fn read(bytes: &[u8]) -> Result<KeyFile, BadKey> {
        if bytes.len() > foreign::LARGEST {
            let most = foreign::LARGEST / 1024;
            return Err(BadKey::File(format!("it is larger than {most} kB")));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| BadKey::File("not UTF-8".into()))?;
        match foreign::read(text) {
            Some(Ok(Foreign::Public(key))) => return Ok(KeyFile::new(key, None)),
            Some(Ok(Foreign::Secret(_))) => return Err(BadKey::Secret),
            Some(Err(why)) => return Err(BadKey::Foreign(Box::new(why))),
            None => {}
        }
        if !text.trim_start().starts_with('{') {
            let text = text.trim();
            let key = text.strip_prefix("did:key:").unwrap_or(text);
            let key = match key.starts_with('z') {
                true => IssuerKey::from_multikey(key)?,
                false => text.parse()?,
            };
            return Ok(KeyFile::new(key, None));
        }
        let value = strict::read(bytes).map_err(|e| BadKey::File(e.to_string()))?;
        if value.get("verificationMethod").is_some() {
            return multikey::read_did_document(&value);
        }
        let schema = value.get("schema").and_then(serde_json::Value::as_str);
        if schema.is_some_and(|schema| schema.starts_with("tutela.secret-key/")) {
            return Err(BadKey::Secret);
        }
        let file: KeyFile =
            serde_json::from_value(value).map_err(|e| BadKey::File(e.to_string()))?;
        match (file.schema, file.earlier.is_empty()) {
            (KeySchema::V1, true) | (KeySchema::V2, _) => Ok(file),
            (KeySchema::V1, false) => {
                let why = "`earlier` stands in `tutela.key/2` only";
                Err(BadKey::File(why.into()))
            }
        }
    }
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::IssuerKey;

    pub fn serialize<S: Serializer>(key: &IssuerKey, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(key)
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<IssuerKey, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// Whose signatures a reader takes.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// This computer's own key, if it has one.
    pub own: Option<IssuerKey>,
    /// Keys this computer had before.
    pub earlier: Vec<Earlier>,
    /// Keys somebody handed over and the reader named.
    pub others: Vec<KeyFile>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> IssuerKey {
        IssuerKey::of(&SigningKey::from_bytes(&[7; 32]))
    }

    #[test]
    fn a_key_file_and_the_bare_digits_are_read_back() {
        let file = KeyFile::new(key(), Some("Harbor House".into()));
        assert_eq!(KeyFile::read(file.to_text().as_bytes()).as_ref(), Ok(&file));
        let bare = KeyFile::read(format!("{}\n", key()).as_bytes()).expect("digits");
        assert_eq!((bare.key, bare.name), (key(), None));
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        let weak = "00".repeat(32);
        let capital = key().to_string().to_uppercase();
        for bad in [
            "",
            "abc",
            &weak,
            &capital,
            "{}",
            r#"{"schema":"tutela.key/2"}"#,
            "é",
        ] {
            assert!(KeyFile::read(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(KeyFile::read(b"\xff\xfe").is_err());
        let twice = KeyFile::new(key(), None)
            .to_text()
            .replace("\"name\"", "\"key\": \"\", \"name\"");
        assert!(KeyFile::read(twice.as_bytes()).is_err());
    }

    #[test]
    fn a_fingerprint_is_twenty_digits_in_groups_of_four() {
        let print = key().fingerprint();
        assert_eq!(print.len(), 24);
        assert_eq!(print.split(' ').map(str::len).collect::<Vec<_>>(), [4; 5]);
    }
}
