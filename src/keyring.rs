//! This computer's issuer key: a file beside the records, made on first use, for its owner alone.
//!
//! Knows nothing of certificates; random bytes and passphrases are arguments. What became of earlier keys stands in the
//! records.

mod file;
mod seal;

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::credential::{IssuerKey, SigningKey};

pub use file::{BadSecret, Kept};

/// The file's name in the folder of the records.
pub const NAME: &str = "issuer-key.json";

/// Where this computer's key lies, or will be.
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
    /// The key is there, under a passphrase that was not given.
    #[error("the issuer key {path} is protected by a passphrase")]
    Protected {
        /// Where.
        path: PathBuf,
    },
    /// There is no key, and this is no moment to make one.
    #[error("there is no issuer key at {path}")]
    Missing {
        /// Where.
        path: PathBuf,
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
        Ok(self.kept()?.map(|kept| kept.public()))
    }

    /// The key as it is kept, if it has been made. Makes nothing.
    ///
    /// # Errors
    /// The file is damaged or cannot be read.
    pub fn kept(&self) -> Result<Option<Kept>, KeyringError> {
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
        let kept = Kept::read(&text).map_err(|why| self.damaged(why))?;
        Ok(Some(kept))
    }

    /// The key; made now of `random` where there is none. Of two programs that make it at once one wins, and both
    /// return the winner's.
    ///
    /// # Errors
    /// The file is damaged, cannot be read or cannot be made, or the key is under a passphrase. A damaged file is left
    /// as it is.
    pub fn secret(
        &self,
        random: impl FnOnce() -> io::Result<[u8; 32]>,
    ) -> Result<SigningKey, KeyringError> {
        if let Some(kept) = self.kept()? {
            return self.plain(kept);
        }
        let make = |why| KeyringError::Make {
            path: self.path.clone(),
            why,
        };
        let key = SigningKey::from_bytes(&random().map_err(make)?);
        match self.make(&Kept::Plain(key.clone())) {
            Ok(()) => Ok(key),
            Err(why) if why.kind() == ErrorKind::AlreadyExists => match self.kept()? {
                Some(kept) => self.plain(kept),
                None => Err(make(why)),
            },
            Err(why) => Err(make(why)),
        }
    }

    /// Puts a key in the place of the one that is there, or where there is none: whole or not at all, whenever it is
    /// killed. The earlier key is gone then.
    ///
    /// # Errors
    /// [`KeyringError::Make`]; the earlier key is still there.
    pub fn replace(&self, kept: &Kept) -> Result<(), KeyringError> {
        self.put(kept, |draft| fs::rename(draft, &self.path))
            .map_err(|why| KeyringError::Make {
                path: self.path.clone(),
                why,
            })
    }

    fn plain(&self, kept: Kept) -> Result<SigningKey, KeyringError> {
        match kept {
            Kept::Plain(key) => Ok(key),
            Kept::Sealed(..) => Err(KeyringError::Protected {
                path: self.path.clone(),
            }),
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

    fn damaged(&self, why: impl ToString) -> KeyringError {
        KeyringError::Damaged {
            path: self.path.clone(),
            why: why.to_string(),
        }
    }

    // Linked to its own name, which fails where one is.
    fn make(&self, kept: &Kept) -> io::Result<()> {
        self.put(kept, |draft| match fs::hard_link(draft, &self.path) {
            // A file system without links: the name itself is made new, and is whole unless the power fails just now.
            Err(why) if why.kind() != ErrorKind::AlreadyExists => {
                create(&self.path, &kept.to_text())
            }
            done => done,
        })
    }

    // Written and synced under another name, then given its own. The public half names the draft: two programs at once
    // never share one.
    fn put(&self, kept: &Kept, give_name: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let public = kept.public().to_string();
        let draft = self.path.with_extension(format!("{}.new", &public[..16]));
        // Left by a run that was killed here.
        remove(&draft)?;
        let named = create(&draft, &kept.to_text()).and_then(|()| give_name(&draft));
        let removed = remove(&draft);
        named?;
        removed?;
        match self.path.parent() {
            #[cfg(unix)]
            Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
            _ => Ok(()),
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(why) if why.kind() != ErrorKind::NotFound => Err(why),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a new file for its owner alone; never over another.
///
/// # Errors
/// Something is there, or it cannot be written.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    create(path, text)
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

    #[test]
    fn a_key_is_replaced_whole_and_a_draft_left_by_a_crash_is_no_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let ring = Keyring::in_folder(folder.path());
        ring.secret(bytes(1)).expect("made");
        let next = SigningKey::from_bytes(&[2; 32]);
        let public = IssuerKey::of(&next).to_string();
        // Killed before the draft was given its name: the earlier key is the key.
        let draft = ring.path().with_extension(format!("{}.new", &public[..16]));
        fs::write(&draft, "{").expect("ours");
        assert_eq!(ring.secret(bytes(9)).expect("read").to_bytes(), [1; 32]);
        ring.replace(&Kept::Plain(next)).expect("replaced");
        assert_eq!(ring.secret(bytes(9)).expect("read").to_bytes(), [2; 32]);
        assert!(!draft.exists());
        let sealed = Kept::sealed(&SigningKey::from_bytes(&[2; 32]), "p", [0; 40]);
        ring.replace(&sealed).expect("replaced");
        assert!(matches!(
            ring.secret(bytes(9)),
            Err(KeyringError::Protected { .. })
        ));
        assert!(!ring.is_exposed());
        let count = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(count, 1);
    }
}
