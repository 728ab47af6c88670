//! Files as they were at a revision, asked of the program `git`. Reads its objects only: neither the work tree nor the
//! index is touched, and no lock is taken.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use jiff::civil::Date;

use super::{DEEPEST, LARGEST, is_source};
use crate::source::SourceFile;

/// A checkout of a repository, and the folder of it that is asked about.
#[derive(Debug)]
pub struct Checkout {
    top: PathBuf,
    // The folder inside the checkout, with a slash at its end; empty for the whole.
    inside: String,
}

/// A revision that is there: the name it was asked for by, and its commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// As it was named.
    pub name: String,
    /// The commit's hash, in hex.
    pub commit: String,
    /// The day it was made, where it was made; `None` where git tells no day.
    pub day: Option<Date>,
}

/// Why a revision cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RevisionError {
    /// There is no program `git`.
    #[error("the program `git` is not here: {0}")]
    NoGit(std::io::Error),
    /// The folder lies in no checkout, or in one that git does not trust. What git says.
    #[error("{} cannot be compared with what it was: {said}", .folder.display())]
    NoCheckout {
        /// The folder.
        folder: PathBuf,
        /// What git says.
        said: String,
    },
    /// There is no such revision.
    #[error("there is no revision `{name}` here")]
    NoRevision {
        /// As it was named.
        name: String,
        /// Whether the checkout has only the end of its history.
        is_shallow: bool,
        /// Whether nothing was ever committed.
        is_empty: bool,
    },
    /// Two revisions have nothing in common.
    #[error("`{0}` and `{1}` have no commit in common")]
    NoBase(String, String),
    /// Git failed, or said something that is not understood.
    #[error("git failed: {0}")]
    Failed(String),
}

impl Checkout {
    /// The checkout that `folder` lies in.
    ///
    /// # Errors
    /// There is no git, or no checkout around the folder.
    pub fn around(folder: &Path) -> Result<Checkout, RevisionError> {
        let said = git(folder, ["rev-parse", "--show-toplevel", "--show-prefix"])?;
        let no = |said: String| RevisionError::NoCheckout {
            folder: folder.to_owned(),
            said,
        };
        if !said.status.success() {
            return Err(no(reason(&said.stderr)));
        }
        let text = String::from_utf8_lossy(&said.stdout);
        let mut lines = text.lines();
        let top = lines.next().filter(|top| !top.is_empty());
        let top = top.ok_or_else(|| no("it has no work tree".to_owned()))?;
        Ok(Checkout {
            top: top.into(),
            inside: lines.next().unwrap_or_default().to_owned(),
        })
    }

    /// The revision of that name: a branch, a tag, `HEAD~2`, a hash.
    ///
    /// # Errors
    /// There is none, or git fails.
    pub fn revision(&self, name: &str) -> Result<Revision, RevisionError> {
        let commit = format!("{name}^{{commit}}");
        let said = git(
            &self.top,
            [
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &commit,
            ],
        )?;
        let hash = first_line(&said.stdout);
        if said.status.success() && !hash.is_empty() {
            return self.dated(name.to_owned(), hash);
        }
        let shallow = git(&self.top, ["rev-parse", "--is-shallow-repository"])?;
        let head = git(&self.top, ["rev-parse", "--verify", "--quiet", "HEAD"])?;
        Err(RevisionError::NoRevision {
            name: name.to_owned(),
            is_shallow: first_line(&shallow.stdout) == "true",
            is_empty: !head.status.success(),
        })
    }

    /// The newest commit that both revisions come from.
    ///
    /// # Errors
    /// There is none, or git fails.
    pub fn base(&self, one: &Revision, other: &Revision) -> Result<Revision, RevisionError> {
        let said = git(&self.top, ["merge-base", &one.commit, &other.commit])?;
        let hash = first_line(&said.stdout);
        match said.status.success() && !hash.is_empty() {
            true => self.dated(format!("{}...{}", one.name, other.name), hash),
            false => Err(RevisionError::NoBase(one.name.clone(), other.name.clone())),
        }
    }

    fn dated(&self, name: String, commit: String) -> Result<Revision, RevisionError> {
        // `2026-11-22 12:00:00 +0000`
        let said = git(&self.top, ["show", "--no-patch", "--format=%ci", &commit])?;
        let line = first_line(&said.stdout);
        let day = line.split(' ').next().and_then(|day| day.parse().ok());
        Ok(Revision { name, commit, day })
    }

    /// Those files of a library in the folder that are `wanted`, as they were; none where the folder was not there.
    ///
    /// # Errors
    /// Git fails, or an object is missing.
    pub fn files(
        &self,
        at: &Revision,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<SourceFile>, RevisionError> {
        let listed = self.listed(at)?;
        let mut objects = Objects::open(&self.top)?;
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut links: Vec<(String, String)> = Vec::new();
        for entry in listed.into_iter().filter(|entry| wanted(&entry.path)) {
            let bytes = objects.read(&entry.hash)?;
            match entry.is_link {
                true => links.push((entry.path, String::from_utf8_lossy(&bytes).into_owned())),
                false => drop(files.insert(entry.path, bytes)),
            }
        }
        // A link inside the library is followed, as it is in a folder.
        for (path, to) in links {
            let target = target(&path, &to);
            if let Some(bytes) = target.and_then(|target| files.get(&target).cloned()) {
                files.insert(path, bytes);
            }
        }
        let files = files.into_iter().map(|(path, bytes)| SourceFile {
            path,
            bytes: Cow::Owned(bytes),
        });
        Ok(files.collect())
    }

    fn listed(&self, at: &Revision) -> Result<Vec<Entry>, RevisionError> {
        let all = ["ls-tree", "-r", "-z", "--full-tree", &at.commit];
        let inside = Some(["--", self.inside.trim_end_matches('/')]);
        let inside = inside.filter(|_| !self.inside.is_empty());
        let said = git(
            &self.top,
            all.into_iter().chain(inside.into_iter().flatten()),
        )?;
        if !said.status.success() {
            return Err(RevisionError::Failed(reason(&said.stderr)));
        }
        let lines = said.stdout.split(|byte| *byte == 0);
        Ok(lines
            .filter_map(|line| Entry::read(line, &self.inside))
            .collect())
    }
}

// A file of a commit.
struct Entry {
    path: String,
    hash: String,
    is_link: bool,
}

impl Entry {
    // `mode type hash<TAB>path`, where it is a file of a library in that folder.
    fn read(line: &[u8], inside: &str) -> Option<Entry> {
        let line = String::from_utf8_lossy(line);
        let (head, path) = line.split_once('\t')?;
        let path = path.strip_prefix(inside).filter(|path| is_wanted(path))?;
        let head: Vec<&str> = head.split(' ').collect();
        let [mode, "blob", hash] = head[..] else {
            return None;
        };
        Some(Entry {
            path: path.to_owned(),
            hash: hash.to_owned(),
            is_link: mode == "120000",
        })
    }
}

// What `disk` would read in a folder: no hidden file, nothing too deep.
fn is_wanted(path: &str) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    is_source(path) && !is_hidden && path.split('/').count() <= DEEPEST + 1
}

// Where a link leads, inside the library.
fn target(path: &str, to: &str) -> Option<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    let _own_name = parts.pop();
    for part in to.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    (!to.starts_with('/')).then(|| parts.join("/"))
}

// One `git cat-file` for all files: a hash in, a line and the bytes out.
struct Objects {
    child: std::process::Child,
    ask: Option<std::process::ChildStdin>,
    answers: BufReader<std::process::ChildStdout>,
}

impl Objects {
    fn open(top: &Path) -> Result<Objects, RevisionError> {
        let mut command = command(top, ["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .map_err(RevisionError::NoGit)?;
        let (ask, answers) = (child.stdin.take(), child.stdout.take());
        let answers = answers.ok_or_else(|| RevisionError::Failed("it says nothing".to_owned()))?;
        Ok(Objects {
            child,
            ask,
            answers: BufReader::new(answers),
        })
    }

    fn read(&mut self, hash: &str) -> Result<Vec<u8>, RevisionError> {
        self.answer(hash).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => RevisionError::Failed(format!(
                "the object {hash} is missing in this copy of the repository"
            )),
            _ => RevisionError::Failed(error.to_string()),
        })
    }

    fn answer(&mut self, hash: &str) -> std::io::Result<Vec<u8>> {
        if let Some(ask) = &mut self.ask {
            writeln!(ask, "{hash}")?;
            ask.flush()?;
        }
        // `hash type size`, or `hash missing`.
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let size = line
            .trim_end()
            .rsplit(' ')
            .next()
            .and_then(|size| size.parse().ok());
        let size: u64 = size.ok_or(std::io::ErrorKind::NotFound)?;
        if size > LARGEST {
            return Err(std::io::Error::other(
                "a file is larger than 1 GiB, the most that is read",
            ));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        self.answers.by_ref().take(size).read_to_end(&mut bytes)?;
        // A line end follows the bytes.
        self.answers.read_exact(&mut [0])?;
        Ok(bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Nothing more is asked: it ends by itself, and leaves no process behind.
        drop(self.ask.take());
        let _ended = self.child.wait();
    }
}

fn command(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(args)
        .env("GIT_OPTIONAL_LOCKS", "0");
    command
}

fn git(
    folder: &Path,
    args: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Result<Output, RevisionError> {
    let mut command = command(folder, args);
    command
        .stdin(Stdio::null())
        .output()
        .map_err(RevisionError::NoGit)
}

fn first_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().next().unwrap_or_default().to_owned()
}

// What git says first, without its "fatal".
fn reason(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text
        .lines()
        .map(|line| line.trim_start_matches("fatal: ").trim());
    let found = lines.find(|line| !line.is_empty());
    found.unwrap_or("it gives no reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_file_of_the_library_or_nowhere() {
        let to = |path, to| target(path, to);
        assert_eq!(to("a/b.toml", "../c.toml"), Some("c.toml".to_owned()));
        assert_eq!(to("a/b.toml", "./d/e.toml"), Some("a/d/e.toml".to_owned()));
        assert_eq!(to("b.toml", "../c.toml"), None);
        assert_eq!(to("b.toml", "/etc/c.toml"), None);
    }

    #[test]
    fn a_line_of_git_is_a_file_of_the_library_or_nobody_s_business() {
        let path = |line: &str| Some(Entry::read(line.as_bytes(), "our courses/")?.path);
        let line = |path: &str| format!("100644 blob 587be6b\tour courses/{path}");
        assert_eq!(
            path(&line("a/course.toml")),
            Some("a/course.toml".to_owned())
        );
        for other in [
            "a/notes.txt",
            ".draft/course.toml",
            "a/b/c/d/e/f/g/h.toml",
            "tutela.toml",
        ] {
            assert_eq!(path(&line(other)), None, "{other}");
        }
        assert_eq!(
            path("160000 commit 587be6b\tour courses/a/course.toml"),
            None
        );
        assert_eq!(path("100644 blob 587be6b\telsewhere/a/course.toml"), None);
        assert_eq!(path("garbage"), None);
    }
}
