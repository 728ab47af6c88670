//! Rewrites files of a library, all of them or none: each is written beside its file first, then all are moved into
//! place. Makes no new file, and touches none that has changed since it was read.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::host::Host;

/// The byte-order mark that an editor may have put before a text.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file with what it is to hold.
#[derive(Debug)]
pub struct Rewrite<'a> {
    /// Where it lies.
    pub path: PathBuf,
    /// What was read from it, without a byte-order mark.
    pub read: &'a str,
    /// What it holds afterwards.
    pub text: &'a str,
}

/// Why nothing was written, or not everything.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// Somebody wrote to the file meanwhile.
    #[error("{} has changed since it was read; nothing was written", .0.display())]
    Changed(PathBuf),
    /// A draft of an earlier run, or of one that is still going on, is in the way.
    #[error("{} is in the way; nothing was written", .0.display())]
    Draft(PathBuf),
    /// A file cannot be written.
    #[error("{} cannot be written: {why}; nothing was written", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// A file could not be moved into place, and some that had been could not be put back.
    #[error("{} cannot be written: {why}; already written, and could not be put back: {}", .path.display(), named(.left))]
    Torn {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
        /// The files that hold the new text.
        left: Vec<PathBuf>,
    },
}

fn named(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
    names.join(", ")
}

impl From<Stopped> for Failure {
    fn from(stopped: Stopped) -> Failure {
        let hint = match &stopped {
            Stopped::Changed(_) => Some("run it again".to_owned()),
            Stopped::Draft(path) => Some(format!(
                "where nobody else is writing here, delete {}",
                path.display()
            )),
            Stopped::Unwritable { .. } => None,
            Stopped::Torn { .. } => {
                Some("take them from your backup or version control".to_owned())
            }
        };
        let failure = Failure::world(&stopped);
        match hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

/// Writes them in their order, so that whoever pulls the plug in the middle leaves the first ones written. Ctrl-C waits.
///
/// # Errors
/// One cannot be written; then none is, or the failure names those that are.
pub fn all(files: &[Rewrite<'_>], host: &Host) -> Result<(), Stopped> {
    host.whole("Stopped. What was begun was written.", || {
        all_by(files, &|from, to| fs::rename(from, to))
    })
}

type Move<'m> = &'m dyn Fn(&Path, &Path) -> io::Result<()>;

// A file as it is on the disk, with its draft.
struct Ready<'a> {
    path: PathBuf,
    draft: PathBuf,
    old: Vec<u8>,
    text: &'a str,
    permissions: Permissions,
}

impl Ready<'_> {
    fn write(&self, mark: &[u8], text: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&self.draft)?;
        let written = file
            .write_all(mark)
            .and_then(|()| file.write_all(text))
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::set_permissions(&self.draft, self.permissions.clone()));
        if written.is_err() {
            // Ours: it was just made.
            drop(fs::remove_file(&self.draft));
        }
        written
    }

    fn write_new(&self) -> io::Result<()> {
        let mark = match self.old.starts_with(MARK) {
            true => MARK,
            false => &[],
        };
        self.write(mark, self.text.as_bytes())
    }

    fn put_back(&self, move_to: Move<'_>) -> io::Result<()> {
        self.write(&[], &self.old)?;
        let moved = move_to(&self.draft, &self.path);
        if moved.is_err() {
            drop(fs::remove_file(&self.draft));
        }
        moved
    }
}

fn all_by(files: &[Rewrite<'_>], move_to: Move<'_>) -> Result<(), Stopped> {
    let ready: Vec<Ready<'_>> = files.iter().map(look).collect::<Result<_, _>>()?;
    for (at, one) in ready.iter().enumerate() {
        if let Err(why) = one.write_new() {
            discard(&ready[..at]);
            return Err(match why.kind() {
                io::ErrorKind::AlreadyExists => Stopped::Draft(one.draft.clone()),
                _ => unwritable(&one.path, why),
            });
        }
    }
    for (at, one) in ready.iter().enumerate() {
        if let Err(why) = move_to(&one.draft, &one.path) {
            discard(&ready[at..]);
            let stuck = ready[..at].iter().filter(|r| r.put_back(move_to).is_err());
            let left: Vec<PathBuf> = stuck.map(|r| r.path.clone()).collect();
            return Err(match left.is_empty() {
                true => unwritable(&one.path, why),
                false => Stopped::Torn {
                    path: one.path.clone(),
                    why,
                    left,
                },
            });
        }
    }
    Ok(())
}

fn unwritable(path: &Path, why: io::Error) -> Stopped {
    let path = path.to_owned();
    Stopped::Unwritable { path, why }
}

fn discard(ready: &[Ready<'_>]) {
    for one in ready {
        drop(fs::remove_file(&one.draft));
    }
}

// A link is followed: what it names is rewritten, and the link stays.
fn look<'a>(file: &Rewrite<'a>) -> Result<Ready<'a>, Stopped> {
    let failed = |why| unwritable(&file.path, why);
    let path = fs::canonicalize(&file.path).map_err(failed)?;
    let old = fs::read(&path).map_err(failed)?;
    if old.strip_prefix(MARK).unwrap_or(&old) != file.read.as_bytes() {
        return Err(Stopped::Changed(file.path.clone()));
    }
    let permissions = fs::metadata(&path).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(failed(io::ErrorKind::PermissionDenied.into()));
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".draft");
    Ok(Ready {
        draft: path.with_file_name(name),
        path,
        old,
        text: file.text,
        permissions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: [&str; 3] = ["a = 1\n", "\u{feff}b = 1\r\n", "c = 1\n"];

    fn all(files: &[Rewrite<'_>]) -> Result<(), Stopped> {
        all_by(files, &|from, to| fs::rename(from, to))
    }

    fn folder() -> (tempfile::TempDir, Vec<PathBuf>) {
        let dir = tempfile::tempdir().expect("a folder");
        let paths: Vec<PathBuf> = ["a", "b", "c"].map(|n| dir.path().join(n)).into();
        for (path, text) in paths.iter().zip(OLD) {
            fs::write(path, text).expect("written");
        }
        (dir, paths)
    }

    fn wanted(paths: &[PathBuf]) -> Vec<Rewrite<'static>> {
        let texts = OLD.map(|text| text.trim_start_matches('\u{feff}'));
        let new = ["a = 2\n", "b = 2\r\n", "c = 2\n"];
        let pairs = paths.iter().zip(texts).zip(new);
        pairs
            .map(|((path, read), text)| Rewrite {
                path: path.clone(),
                read,
                text,
            })
            .collect()
    }

    #[track_caller]
    fn holds(dir: &tempfile::TempDir, paths: &[PathBuf], texts: [&str; 3]) {
        for (path, text) in paths.iter().zip(texts) {
            assert_eq!(fs::read_to_string(path).expect("readable"), text);
        }
        let count = fs::read_dir(dir.path()).expect("readable").count();
        assert_eq!(count, 3, "no draft is left");
    }

    #[test]
    fn all_are_written_and_a_byte_order_mark_stays() {
        let (dir, paths) = folder();
        all(&wanted(&paths)).expect("they can be written");
        holds(&dir, &paths, ["a = 2\n", "\u{feff}b = 2\r\n", "c = 2\n"]);
    }

    #[test]
    fn where_one_has_changed_or_cannot_be_moved_none_is_written() {
        let (dir, paths) = folder();
        let mut files = wanted(&paths);
        files[1].read = "b = 0\n";
        assert!(matches!(all(&files), Err(Stopped::Changed(_))));
        holds(&dir, &paths, OLD);

        let last = paths[2].clone();
        let stops = move |from: &Path, to: &Path| match to == last {
            true => Err(io::ErrorKind::StorageFull.into()),
            false => fs::rename(from, to),
        };
        let stopped = all_by(&wanted(&paths), &stops);
        assert!(matches!(stopped, Err(Stopped::Unwritable { .. })));
        holds(&dir, &paths, OLD);
    }

    #[test]
    fn what_cannot_be_put_back_is_named() {
        let (_dir, paths) = folder();
        let count = std::cell::Cell::new(0);
        // The first move works, and then nothing does any more.
        let stops = |from: &Path, to: &Path| {
            count.set(count.get() + 1);
            match count.get() {
                1 => fs::rename(from, to),
                _ => Err(io::ErrorKind::StorageFull.into()),
            }
        };
        let Err(Stopped::Torn { left, .. }) = all_by(&wanted(&paths), &stops) else {
            panic!("it stops");
        };
        let whole = fs::canonicalize(&paths[0]).expect("it is there");
        assert_eq!(left, [whole]);
    }

    #[test]
    fn a_draft_that_is_there_is_left_alone_and_named() {
        let (dir, paths) = folder();
        let draft = dir.path().join("b.draft");
        fs::write(&draft, "somebody's").expect("written");
        assert!(matches!(all(&wanted(&paths)), Err(Stopped::Draft(_))));
        assert_eq!(fs::read_to_string(&draft).expect("readable"), "somebody's");
        assert!(!dir.path().join("a.draft").exists());
    }
}
