//! The two states that are compared: which folder, which revisions, and what could be read of them.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::{Context, Failure};
use crate::core::diagnostic::Severity;
use crate::core::text::Thing;
use crate::difference::{Changed, Side};
use crate::disk::revision::{Checkout, Revision, RevisionError};
use crate::disk::{self, Found};
use crate::source::{self, Reading, SourceFile};

/// One state: a revision, or the files as they are.
pub struct State {
    /// The revision; `None` for the files as they are.
    pub revision: Option<Revision>,
    /// What was read.
    pub reading: Reading,
    /// How many errors there are in it.
    pub errors: usize,
    /// Whether any file is there at all.
    pub is_there: bool,
}

/// Both states, and the part of them that is asked about.
pub struct Sides {
    /// The older state.
    pub old: State,
    /// The newer state.
    pub new: State,
    // A file, or a folder ending in `/`; empty for the whole.
    part: String,
}

// What a person asks to compare.
enum Asked<'a> {
    // With the files as they are.
    Since(&'a str),
    Between(&'a str, &'a str),
    // The second, from where it parted from the first.
    Parted(&'a str, &'a str),
}

impl<'a> Asked<'a> {
    fn read(text: &'a str) -> Asked<'a> {
        fn or_head(name: &str) -> &str {
            if name.is_empty() { "HEAD" } else { name }
        }
        match (text.split_once("..."), text.split_once("..")) {
            (Some((a, b)), _) => Asked::Parted(or_head(a), or_head(b)),
            (None, Some((a, b))) => Asked::Between(or_head(a), or_head(b)),
            (None, None) => Asked::Since(text),
        }
    }
}

impl Sides {
    /// Finds the library, and reads it in both states.
    ///
    /// # Errors
    /// No library, no git, no checkout, no such revision.
    pub fn read(
        revisions: Option<&str>,
        path: Option<&Path>,
        context: &Context<'_>,
    ) -> Result<Sides, Failure> {
        let named = path.map(Path::to_owned);
        let place = Place::find(named.or_else(|| context.library_folder()), context)?;
        let checkout = Checkout::around(&place.root).map_err(failure)?;
        let first = revisions.unwrap_or("HEAD");
        let (old, new) = match Asked::read(first) {
            Asked::Since(name) => {
                // A lone word may be a folder just as well.
                let found = match checkout.revision(name) {
                    Err(RevisionError::NoRevision { .. })
                        if path.is_none() && context.host.folder.join(name).exists() =>
                    {
                        return Sides::read(None, Some(Path::new(name)), context);
                    }
                    found => found.map_err(failure)?,
                };
                (found, None)
            }
            Asked::Between(a, b) => {
                let new = checkout.revision(b).map_err(failure)?;
                (checkout.revision(a).map_err(failure)?, Some(new))
            }
            Asked::Parted(a, b) => {
                let new = checkout.revision(b).map_err(failure)?;
                let other = checkout.revision(a).map_err(failure)?;
                (checkout.base(&other, &new).map_err(failure)?, Some(new))
            }
        };
        let at = |revision: Revision| -> Result<State, Failure> {
            let files = checkout.files(&revision, |path| place.wants(path));
            Ok(place.state(Some(revision), files.map_err(failure)?))
        };
        Ok(Sides {
            old: at(old)?,
            new: match new {
                Some(revision) => at(revision)?,
                None => place.state(None, place.files.clone()),
            },
            part: place.part,
        })
    }

    /// Whether a thing belongs to what was asked about. A translation leads to its original, and a file of lessons or
    /// facts to all of them.
    pub fn holds(&self, changed: &Changed) -> bool {
        let languages = &self.new.reading.library.languages;
        let part = match self.part.split_once('/') {
            Some((top, rest)) if languages.iter().any(|lang| lang.as_str() == top) => rest,
            Some(_) | None => &self.part,
        };
        let id = changed.id.as_str();
        let course = id.split('/').next().unwrap_or_default();
        let (folder, path) = match (changed.thing, &changed.home.bank) {
            (Thing::Library, _) => ("library.toml".to_owned(), String::new()),
            (Thing::Source, _) => ("sources.toml".to_owned(), String::new()),
            (Thing::Fact, _) => ("facts/".to_owned(), String::new()),
            (Thing::Course, _) => (format!("{course}/course.toml"), String::new()),
            (Thing::Card, _) => (format!("{course}/card.toml"), String::new()),
            (Thing::Module | Thing::Lesson, _) => (format!("{course}/modules/"), String::new()),
            (Thing::Bank | Thing::Case | Thing::Item, Some(bank)) => (
                format!("{}/banks/", bank.course),
                format!("{}.toml", bank.bank),
            ),
            (Thing::Bank | Thing::Case | Thing::Item, None) => return true,
        };
        let whole = format!("{folder}{path}");
        whole.starts_with(part) || (path.is_empty() && part.starts_with(&folder))
    }
}

impl State {
    /// This state as it is compared with another.
    pub fn against(&self, other: &State) -> Side<'_> {
        Side {
            library: &self.reading.library,
            unread: self.reading.unread(&other.reading),
        }
    }

    /// The day of it; `None` for the files as they are.
    pub fn day(&self) -> Option<Date> {
        self.revision.as_ref().and_then(|revision| revision.day)
    }

    /// What a person calls it.
    pub fn name(&self) -> String {
        match &self.revision {
            Some(revision) => {
                let hash = revision.commit.get(..10).unwrap_or(&revision.commit);
                match revision.commit.starts_with(&revision.name) {
                    true => hash.to_owned(),
                    false => format!("{} ({hash})", revision.name),
                }
            }
            None => "the files as they are".to_owned(),
        }
    }

    /// What a person has to know before reading the comparison.
    pub fn caution(&self) -> Option<String> {
        let name = self.name();
        match (self.is_there, self.errors) {
            (false, _) => Some(format!("{name}: nothing of this library was there yet")),
            (true, 0) => None,
            (true, 1) => Some(format!("{name}: 1 error; what has it is not compared")),
            (true, n) => Some(format!("{name}: {n} errors; what has them is not compared")),
        }
    }
}

// The library in the work tree.
struct Place {
    root: PathBuf,
    part: String,
    files: Vec<SourceFile>,
    // A bank that lies in no library: its file's name.
    lone: Option<String>,
}

impl Place {
    fn find(named: Option<PathBuf>, context: &Context<'_>) -> Result<Place, Failure> {
        let path = match &named {
            Some(path) => context.host.folder.join(path),
            None => context.host.folder.clone(),
        };
        let found = disk::find(&path).map_err(|error| {
            let failure = match &named {
                Some(named) => context.nowhere(error, named),
                None => Failure::world(error),
            };
            match named {
                Some(_) => failure,
                None => failure.hint("name a library, a course folder or a bank file"),
            }
        })?;
        Ok(match found {
            Found::Library { root, files, part } => Place {
                root,
                part,
                files,
                lone: None,
            },
            Found::Bank(file) => Place {
                root: path.parent().unwrap_or(&path).to_owned(),
                part: String::new(),
                lone: Some(file.path.clone()),
                files: vec![file],
            },
        })
    }

    // A course that lies in no library is read without its neighbours, as `check` reads it.
    fn wants(&self, path: &str) -> bool {
        match &self.lone {
            Some(name) => path == name,
            None => {
                let is_whole = self.files.iter().any(|file| file.path == "library.toml");
                is_whole || path.starts_with(&self.part)
            }
        }
    }

    fn state(&self, revision: Option<Revision>, mut files: Vec<SourceFile>) -> State {
        let is_there = !files.is_empty();
        let reading = match (&self.lone, files.pop()) {
            (Some(_), Some(file)) => source::read_bank(file),
            (Some(_), None) => source::read(Vec::new()),
            (None, last) => source::read(files.into_iter().chain(last).collect()),
        };
        let errors = reading
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error);
        State {
            revision,
            errors: errors.count(),
            reading,
            is_there,
        }
    }
}

fn failure(error: RevisionError) -> Failure {
    let hints: &[&str] = match &error {
        RevisionError::NoGit(_) => &[
            "install git (https://git-scm.com), or put it on your path; `tutela diff` asks it what files were",
        ],
        RevisionError::NoCheckout { .. } => &[
            "go into the checkout, or name the library: tutela diff REV PATH",
            "a folder becomes one with: git init && git add . && git commit -m \"first\"",
        ],
        RevisionError::NoRevision { is_empty: true, .. } => {
            &["nothing was ever committed here: git add . && git commit -m \"first\""]
        }
        RevisionError::NoRevision {
            is_shallow: true, ..
        } => &["this checkout has only the end of its history: git fetch --unshallow"],
        RevisionError::NoRevision { .. } => {
            &["a branch, a tag, HEAD~2 or a hash; `git log --oneline` lists what there is"]
        }
        RevisionError::NoBase(..) => &[
            "compare them directly, with two dots: REV..REV",
            "in a checkout with only the end of its history: git fetch --unshallow",
        ],
        RevisionError::Failed(_) => &["`git fsck` says what is wrong with the repository"],
    };
    let failure = Failure::world(&error);
    hints
        .iter()
        .fold(failure, |failure, hint| failure.hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_say_what_is_compared_with_what() {
        assert!(matches!(Asked::read("v1"), Asked::Since("v1")));
        assert!(matches!(Asked::read("a..b"), Asked::Between("a", "b")));
        assert!(matches!(Asked::read("a.."), Asked::Between("a", "HEAD")));
        assert!(matches!(Asked::read("..b"), Asked::Between("HEAD", "b")));
        assert!(matches!(
            Asked::read("main...x"),
            Asked::Parted("main", "x")
        ));
        assert!(matches!(Asked::read("HEAD^"), Asked::Since("HEAD^")));
    }
}
