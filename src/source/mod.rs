//! Our TOML: what an author wrote becomes a [`Library`], and every mistake a diagnostic at its place.
//!
//! Reads texts, never files. A file is read without knowing any other (its shape is walked, its tables are read,
//! what it defines and refers to is noted); then all references are held against all definitions.

mod assemble;
pub mod bank;
pub mod card;
pub mod case;
pub mod catalogue;
pub mod course;
pub mod digest;
pub mod exam;
pub mod fact;
pub mod file;
mod held;
pub mod item;
mod join;
pub mod library;
mod meant;
mod mend;
pub mod module;
pub mod near;
mod newer;
mod notes;
mod origin;
pub mod overlay;
mod parse;
pub mod path;
pub mod quantity;
mod quiet;
mod reference;
mod remark;
pub mod shape;
mod syntax;
pub mod table;
mod untranslated;
mod value;
mod walk;
pub mod word;

use crate::core::content::Library;
use crate::core::diagnostic::Diagnostic;
use crate::core::text::Lang;

pub use catalogue::Code;
pub use file::{File, NotUtf8, Positions, SourceFile};
pub use join::{LONE, read, read_bank};
pub use mend::mend;
pub use remark::remark;
pub use walk::answer;

use origin::Origins;
use quiet::Quiet;

/// The languages of a library with these files, its own first.
pub fn languages(files: &[SourceFile]) -> Vec<Lang> {
    let found = files.iter().find(|file| file.path == "library.toml");
    let text = found.and_then(|file| std::str::from_utf8(&file.bytes).ok());
    let (tree, _) = parse::parse(text.unwrap_or_default());
    let tags = table::Table::new(tree.get_ref(), 0..0).texts("languages");
    tags.iter().filter_map(|tag| tag.parse().ok()).collect()
}

/// What keeps a file from being TOML; `decoded` says whether it is UTF-8.
pub fn syntax(file: &File, decoded: Result<(), NotUtf8>) -> Vec<Diagnostic> {
    if let Err(NotUtf8(at)) = decoded {
        return vec![join::not_utf8(file, at)];
    }
    let mut notes = notes::Notes::new(file, 0);
    let _tree = notes.parse();
    notes.diagnostics
}

/// What came of reading.
#[derive(Debug)]
pub struct Reading {
    /// Everything that could be read; a course with an error stands in `broken` instead of `courses`.
    pub library: Library,
    /// What is wrong, by file, line, column, code.
    pub diagnostics: Vec<Diagnostic>,
    /// The files, by path.
    pub files: Vec<File>,
    /// How many items are written in each bank file, good or not, by path.
    pub items: Vec<(String, usize)>,
    /// How many references were not judged, because there was no library to look in.
    pub unjudged: usize,
    /// What nobody can tell, because lines could not be read.
    quiet: Quiet,
    /// Where things stand.
    origins: Origins,
}

impl Reading {
    /// Adds what others have to say about the files.
    pub fn add(&mut self, mut diagnostics: Vec<Diagnostic>) {
        diagnostics.retain(|d| self.quiet.lets_remark(&self.files, d));
        self.diagnostics.append(&mut diagnostics);
        sort(&mut self.diagnostics);
    }

    /// Whether all of it could be read: what is counted over the whole library means something.
    pub fn is_whole(&self) -> bool {
        self.quiet.is_empty()
    }

    /// A file by its path.
    pub fn file(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|file| file.path().cmp(path));
        at.ok().map(|at| &self.files[at])
    }
}

// By file, line, column, code.
fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.at.span.start, d.code, d.at.span.end);
        let text = a.at.file.cmp(&b.at.file).then_with(|| key(a).cmp(&key(b)));
        text.then_with(|| a.message.cmp(&b.message))
    });
}
