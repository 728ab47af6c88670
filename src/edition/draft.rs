//! Changes gathered file by file, and what the files hold with them made.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::de::DeTable;

use super::entry::Entry;
use crate::core::diagnostic::Fix;
use crate::source::{File, Reading, SourceFile, mend};

/// Changes of several files.
#[derive(Debug, Default)]
pub struct Drafts {
    by_file: BTreeMap<String, Vec<Fix>>,
}

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path in the library.
    pub path: String,
    /// What it holds afterwards.
    pub text: String,
    /// Each change: the line it begins in (from 1), what goes, and what comes.
    pub changes: Vec<Change>,
}

/// One change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line as it was, from 1.
    pub line: usize,
    /// What goes; empty where something is put in.
    pub old: String,
    /// What comes.
    pub new: String,
}

impl Drafts {
    /// Notes a change.
    pub fn add(&mut self, path: &str, fix: Fix) {
        self.by_file.entry(path.to_owned()).or_default().push(fix);
    }

    /// Notes what a table of a list needs, where the file has one of that id.
    pub fn edit(
        &mut self,
        file: &File,
        list: &str,
        id: &str,
        edit: impl FnOnce(&Entry<'_>) -> Vec<Fix>,
    ) {
        let (tree, _) = DeTable::parse_recoverable(file.text());
        if let Some(entry) = Entry::find(file.text(), tree.get_ref(), list, id) {
            for fix in edit(&entry) {
                self.add(file.path(), fix);
            }
        }
    }

    /// The library with the changes made.
    pub fn read(&self, before: &Reading) -> Reading {
        let files = before.files.iter().map(|file| SourceFile {
            path: file.path().to_owned(),
            bytes: Cow::Owned(self.text(file).into_bytes()),
        });
        crate::source::read(files.collect())
    }

    fn text(&self, file: &File) -> String {
        let fixes = self.by_file.get(file.path());
        let fixes: Vec<&Fix> = fixes.into_iter().flatten().collect();
        mend(file.text(), &fixes).0
    }

    /// The files that change, in an order in which each may be written before the next: sources, then facts and their
    /// translations, then whatever names them.
    pub fn changed(&self, before: &Reading) -> Vec<Changed> {
        let rank = |path: &str| {
            let (is_fact, is_translated) = (path.starts_with("facts/"), path.contains("/facts/"));
            (path != "sources.toml", !is_fact, !is_translated)
        };
        let files = before.files.iter();
        let mut changed: Vec<Changed> = files
            .filter_map(|file| {
                let mut fixes: Vec<&Fix> = self.by_file.get(file.path())?.iter().collect();
                fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
                let changes = fixes.iter().map(|fix| Change {
                    line: file.line(fix.span.start),
                    old: file.text()[fix.span.clone()].to_owned(),
                    new: fix.with.clone(),
                });
                Some(Changed {
                    path: file.path().to_owned(),
                    text: self.text(file),
                    changes: changes.collect(),
                })
            })
            .collect();
        changed.sort_by_key(|file| rank(&file.path));
        changed
    }
}
