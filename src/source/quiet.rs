//! What is held back where lines could not be read: what merely follows from them. Judges nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Code;
use super::file::File;
use super::meant::Lost;
use crate::core::diagnostic::Diagnostic;

/// What says that something is not there, or not enough of it: it may stand in what could not be read.
const ABSENT: &[Code] = &[
    Code::MissingKey,
    Code::Empty,
    Code::KeyCount,
    Code::PartCount,
    Code::NoAnswer,
    Code::UnknownHole,
    Code::VariantGap,
    Code::NoGap,
    Code::GapUnused,
    Code::QuotaUnclear,
    Code::ExamMissing,
    Code::NoOriginalPart,
    Code::Untranslated,
];

/// What nobody can tell.
#[derive(Debug, Default)]
pub struct Quiet {
    lost: BTreeMap<String, Vec<Lost>>,
    // Lines with a syntax error: what else is said of them is an echo.
    torn: BTreeSet<(String, usize)>,
    // Headers that stand a second time: no tables of the wrong kind besides.
    again: BTreeSet<(String, String)>,
}

impl Quiet {
    /// What is lost in the files, and what else is said of it in vain.
    pub fn new(files: &[File], lost: BTreeMap<String, Vec<Lost>>, said: &[Diagnostic]) -> Quiet {
        let mut quiet = Quiet {
            lost,
            ..Quiet::default()
        };
        for d in said.iter().filter(|d| d.code == Code::Syntax.name()) {
            if let Some(file) = find(files, &d.at.file) {
                let line = file.line(d.at.span.start);
                quiet.torn.insert((d.at.file.to_string(), line));
                quiet.again.extend(header(file, d));
            }
        }
        quiet
    }

    /// Whether all of the library could be read.
    pub fn is_empty(&self) -> bool {
        self.lost.values().all(Vec::is_empty)
    }

    /// Whether a mistake is one whatever stands in what could not be read.
    pub fn lets(&self, files: &[File], d: &Diagnostic) -> bool {
        if [Code::Syntax.name(), Code::NotUtf8.name()].contains(&d.code) {
            return true;
        }
        let Some(file) = find(files, &d.at.file).filter(|_| !self.is_quiet()) else {
            return true;
        };
        let lost = self.lost.get(&*d.at.file).map_or(&[][..], Vec::as_slice);
        let is_absent = ABSENT.iter().any(|code| code.name() == d.code);
        let is_lost = lost.iter().any(|lost| {
            let is_there = lost.thing.contains(&d.at.span.start) || lost.thing.is_empty();
            is_there && (lost.all || is_absent)
        });
        let is_again = d.code == Code::WrongType.name()
            && header(file, d).is_some_and(|header| self.again.contains(&header));
        !(is_lost || is_again || self.is_torn(file, d))
    }

    /// Whether a remark is one whatever stands there: none is made on a file that could not be read whole.
    pub fn lets_remark(&self, files: &[File], d: &Diagnostic) -> bool {
        let file = find(files, &d.at.file);
        let is_whole = self.lost.get(&*d.at.file).is_none_or(Vec::is_empty);
        is_whole && !file.is_some_and(|file| self.is_torn(file, d))
    }

    fn is_quiet(&self) -> bool {
        self.torn.is_empty() && self.is_empty()
    }

    fn is_torn(&self, file: &File, d: &Diagnostic) -> bool {
        let line = (d.at.file.to_string(), file.line(d.at.span.start));
        self.torn.contains(&line)
    }
}

fn find<'f>(files: &'f [File], path: &str) -> Option<&'f File> {
    let at = files.binary_search_by(|file| file.path().cmp(path)).ok()?;
    Some(&files[at])
}

fn header(file: &File, d: &Diagnostic) -> Option<(String, String)> {
    let line = file.line_range(file.line(d.at.span.start));
    let line = file.text().get(line)?;
    line.starts_with('[')
        .then(|| (d.at.file.to_string(), line.trim().to_owned()))
}
