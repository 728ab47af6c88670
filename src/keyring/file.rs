//! The secret key's file: as it is written, and read back strictly. Knows no path.

use serde::{Deserialize, Serialize};

use super::seal::{Sealed, open, seal};
use crate::core::session::form::hex;
use crate::credential::foreign::{self, BadForeign, Foreign};
use crate::credential::key::from_hex;
use crate::credential::{IssuerKey, KeyFile, SigningKey};

/// A secret key as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// For whoever can read the file.
    Plain(SigningKey),
    /// Under a passphrase; the public half can be read without it.
    Sealed(IssuerKey, Sealed),
}

/// Why a file is not a secret key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSecret {
    /// Not a file that this program wrote.
    #[error("{0}")]
    Shape(String),
    /// A key of another program that cannot be used.
    #[error(transparent)]
    Foreign(BadForeign),
    /// Nothing can be signed with it.
    #[error("this is the public half of a key; what signs is the secret one")]
    Public,
    /// The passphrase is another one, or the sealed key was changed.
    #[error("this is not its passphrase")]
    Passphrase,
    /// What is inside is not the key that its public half says.
    #[error("its two halves do not belong together")]
    Halves,
}

impl Kept {
    /// Seals a key under a passphrase.
    pub fn sealed(key: &SigningKey, passphrase: &str, random: [u8; 40]) -> Kept {
        Kept::Sealed(
            IssuerKey::of(key),
            seal(&key.to_bytes(), passphrase, random),
        )
    }

    /// The public half.
    pub fn public(&self) -> IssuerKey {
        match self {
            Kept::Plain(key) => IssuerKey::of(key),
            Kept::Sealed(public, _) => *public,
        }
    }

    /// The key, with its passphrase.
    ///
    /// # Errors
    /// [`BadSecret`].
    pub fn open(&self, passphrase: &str) -> Result<SigningKey, BadSecret> {
        match self {
            Kept::Plain(key) => Ok(key.clone()),
            Kept::Sealed(public, sealed) => {
                let bytes = open(sealed, passphrase).ok_or(BadSecret::Passphrase)?;
                let key = SigningKey::from_bytes(&bytes);
                match IssuerKey::of(&key) == *public {
                    true => Ok(key),
                    false => Err(BadSecret::Halves),
                }
            }
        }
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let stored = match self {
            Kept::Plain(key) => Stored::V1 {
                secret: hex(&key.to_bytes()),
                public: IssuerKey::of(key).to_string(),
            },
            Kept::Sealed(public, sealed) => Stored::V2 {
                sealed: sealed.clone(),
                public: public.to_string(),
            },
        };
        serde_json::to_string_pretty(&stored).expect("a key file has text keys only") + "\n"
    }

    /// Reads a secret key to be taken over: as this program keeps one, or as PEM or JWK.
    ///
    /// # Errors
    /// [`BadSecret`].
    pub fn import(text: &str) -> Result<Kept, BadSecret> {
        match foreign::read(text) {
            Some(Ok(Foreign::Secret(key))) => Ok(Kept::Plain(key)),
            Some(Ok(Foreign::Public(_))) => Err(BadSecret::Public),
            Some(Err(why)) => Err(BadSecret::Foreign(why)),
            None if KeyFile::read(text.as_bytes()).is_ok() => Err(BadSecret::Public),
            None => Kept::read(text),
        }
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// [`BadSecret`].
    pub fn read(text: &str) -> Result<Kept, BadSecret> {
        let stored = serde_json::from_str(text).map_err(|why| BadSecret::Shape(why.to_string()))?;
        match stored {
            Stored::V1 { secret, public } => {
                let secret =
                    from_hex(&secret).ok_or_else(|| BadSecret::Shape("no secret in it".into()))?;
                let key = SigningKey::from_bytes(&secret);
                match IssuerKey::of(&key).to_string() == public {
                    true => Ok(Kept::Plain(key)),
                    false => Err(BadSecret::Halves),
                }
            }
            Stored::V2 { sealed, public } => {
                let public: Result<IssuerKey, _> = public.parse();
                let public = public.map_err(|why| BadSecret::Shape(why.to_string()))?;
                Ok(Kept::Sealed(public, sealed))
            }
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "schema", deny_unknown_fields)]
enum Stored {
    #[serde(rename = "tutela.secret-key/1")]
    V1 { secret: String, public: String },
    #[serde(rename = "tutela.secret-key/2")]
    V2 { sealed: Sealed, public: String },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_key_opens_with_its_passphrase_and_with_no_other() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let kept = Kept::sealed(&key, "horse battery", [5; 40]);
        let text = kept.to_text();
        assert!(!text.contains(&hex(&key.to_bytes())), "{text}");
        let read = Kept::read(&text).expect("a key file");
        assert_eq!((&read, read.public()), (&kept, IssuerKey::of(&key)));
        assert_eq!(read.open("horse battery"), Ok(key));
        assert_eq!(read.open("horse batteru"), Err(BadSecret::Passphrase));
        let other = IssuerKey::of(&SigningKey::from_bytes(&[4; 32])).to_string();
        let swapped = text.replace(&kept.public().to_string(), &other);
        let swapped = Kept::read(&swapped).expect("a key file");
        assert_eq!(swapped.open("horse battery"), Err(BadSecret::Halves));
    }

    #[test]
    fn a_changed_file_is_refused() {
        let kept = Kept::sealed(&SigningKey::from_bytes(&[3; 32]), "p", [5; 40]);
        let text = kept.to_text();
        for (from, to) in [
            ("argon2id", "argon2i"),
            ("\"passes\": 3", "\"passes\": 30000000"),
            ("\"memory_kib\": 65536", "\"memory_kib\": 4294967295"),
            ("secret-key/2", "secret-key/3"),
        ] {
            assert!(text.contains(from), "{text}");
            assert!(Kept::read(&text.replace(from, to)).is_err(), "{to}");
        }
    }
}
