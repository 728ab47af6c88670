//! This computer's issuer key: a file beside the records, made on first use, for its owner alone, never written over.
//!
//! Knows nothing of certificates; the random bytes are an argument.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::core::session::form::hex;
use crate::credential::key::from_hex;
use crate::credential::{IssuerKey, SigningKey};

/// The file's name in the folder of the records.
pub const NAME: &str = "issuer-key.json";

/// Where this computer's key lies, or will.
#[derive(Clone, Debug)]
pub struct Keyring {
    path: PathBuf,
}

/// Why there is no key to be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The file is there and is not a key that this program wrote.
    #[error("the issuer key {path} is damaged: {why}")]
    Damaged {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The file cannot be read.
    #[error("the issuer key {path} cannot be read: {why}")]
    Read {
        /// Where.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The file cannot be made.
    #[error("no issuer key can be made at {path}: {why}")]
    Make {
        /// Where.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

impl Keyring {
    /// The keyring in the folder of the records.
    pub fn in_folder(folder: impl AsRef<Path>) -> Keyring {
        Keyring {
            path: folder.as_ref().join(NAME),
        }
    }

    /// Where the key lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The public half, if the key has been made. Makes nothing.
    ///
    /// # Errors
    /// The file is damaged or cannot be read.
    pub fn public(&self) -> Result<Option<IssuerKey>, KeyringError> {
        Ok(self.read()?.map(|key| IssuerKey::of(&key)))
    }

    /// The key; made now of `random` where there is none. Of two programs that make it at once one wins, and both
    /// return the winner's.
    ///
    /// # Errors
    /// The file is damaged, cannot be read or cannot be made. A damaged file is left as it is.
    pub fn secret(
        &self,
        random: impl FnOnce() -> io::Result<[u8; 32]>,
    ) -> Result<SigningKey, KeyringError> {
        if let Some(key) = self.read()? {
            return Ok(key);
        }
        let make = |why| KeyringError::Make {
            path: self.path.clone(),
            why,
        };
        let key = SigningKey::from_bytes(&random().map_err(make)?);
        match self.write(&key) {
            Ok(()) => Ok(key),
            Err(why) if why.kind() == ErrorKind::AlreadyExists => {
                self.read()?.ok_or_else(|| make(why))
            }
            Err(why) => Err(make(why)),
        }
    }

    /// Whether people other than its owner can read the file.
    pub fn is_exposed(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::metadata(&self.path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
        }
        #[cfg(not(unix))]
        false
    }

    fn read(&self) -> Result<Option<SigningKey>, KeyringError> {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(None),
            Err(why) if why.kind() == ErrorKind::InvalidData => {
                return Err(self.damaged("not UTF-8"));
            }
            Err(why) => {
                return Err(KeyringError::Read {
                    path: self.path.clone(),
                    why,
                });
            }
        };
        let stored: Stored = serde_json::from_str(&text).map_err(|why| self.damaged(&why))?;
        let secret = from_hex(&stored.secret).ok_or_else(|| self.damaged("no secret in it"))?;
        let key = SigningKey::from_bytes(&secret);
        match IssuerKey::of(&key).to_string() == stored.public {
            true => Ok(Some(key)),
            false => Err(self.damaged("its two halves do not belong together")),
        }
    }

    fn damaged(&self, why: impl ToString) -> KeyringError {
        KeyringError::Damaged {
            path: self.path.clone(),
            why: why.to_string(),
        }
    }

    // Whole or not at all: written and synced under another name, then linked to its own, which fails where one is.
    fn write(&self, key: &SigningKey) -> io::Result<()> {
        let stored = Stored {
            schema: StoredSchema::V1,
            secret: hex(&key.to_bytes()),
            public: IssuerKey::of(key).to_string(),
        };
        let text = serde_json::to_string_pretty(&stored).map_err(io::Error::other)? + "\n";
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        // The public half names the draft: two programs at once never share one.
        let draft = self
            .path
            .with_extension(format!("{}.new", &stored.public[..16]));
        let linked = create(&draft, &text).and_then(|()| match fs::hard_link(&draft, &self.path) {
            // A file system without links: the name itself is made new, and is whole unless the power fails just now.
            Err(why) if why.kind() != ErrorKind::AlreadyExists => create(&self.path, &text),
            done => done,
        });
        let removed = fs::remove_file(&draft);
        linked?;
        removed?;
        match self.path.parent() {
            #[cfg(unix)]
            Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
            _ => Ok(()),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    schema: StoredSchema,
    secret: String,
    public: String,
}

#[derive(Serialize, Deserialize)]
enum StoredSchema {
    #[serde(rename = "tutela.secret-key/1")]
    V1,
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(n: u8) -> impl FnOnce() -> io::Result<[u8; 32]> {
        move || Ok([n; 32])
    }

    #[test]
    fn a_key_is_made_once_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let ring = Keyring::in_folder(folder.path().join("data"));
        assert_eq!(ring.public().expect("nothing there"), None);
        let first = ring.secret(bytes(1)).expect("made");
        let second = ring
            .secret(|| panic!("no entropy is drawn for a key that is there"))
            .expect("read");
        assert_eq!(first, second);
        assert_eq!(
            ring.public().expect("readable"),
            Some(IssuerKey::of(&first))
        );
        let names: Vec<_> = fs::read_dir(folder.path().join("data"))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        assert_eq!(names, [NAME]);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let ring = Keyring::in_folder(folder.path());
        ring.secret(bytes(1)).expect("made");
        let mode = fs::metadata(ring.path())
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(!ring.is_exposed());
        fs::set_permissions(ring.path(), fs::Permissions::from_mode(0o644)).expect("ours");
        assert!(ring.is_exposed());
    }

    #[test]
    fn a_damaged_key_is_named_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let ring = Keyring::in_folder(folder.path());
        ring.secret(bytes(1)).expect("made");
        let good = fs::read_to_string(ring.path()).expect("text");
        for bad in [
            "",
            "{}",
            &good[..good.len() / 2],
            &good.replace("0101", "0102"),
        ] {
            fs::write(ring.path(), bad).expect("ours");
            assert!(matches!(
                ring.secret(bytes(2)),
                Err(KeyringError::Damaged { .. })
            ));
            assert_eq!(fs::read_to_string(ring.path()).expect("text"), bad);
        }
    }

    #[test]
    fn a_key_that_came_first_wins() {
        let folder = tempfile::tempdir().expect("a folder");
        let ring = Keyring::in_folder(folder.path());
        let other = ring.clone();
        let key = ring.secret(|| {
            other.secret(bytes(1)).map_err(io::Error::other)?;
            Ok([2; 32])
        });
        assert_eq!(key.expect("read").to_bytes(), [1; 32]);
    }
}
