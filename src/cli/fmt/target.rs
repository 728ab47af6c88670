//! Which files are put in order: those of a library, of a course with its translations, or a file on its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::check::holds;
use crate::cli::{Context, Failure};
use crate::core::diagnostic::Diagnostic;
use crate::disk::{self, Found};
use crate::schema::Kind;
use crate::source::{self, File, SourceFile};

/// A file to be put in order.
pub struct Target {
    /// Where it is written.
    pub path: PathBuf,
    /// As the person would name it.
    pub shown: String,
    /// What it holds.
    pub file: File,
    /// What keeps it from being TOML.
    pub faults: Vec<Diagnostic>,
    /// What it is; `None` where nobody can tell, and its keys keep their order.
    pub kind: Option<&'static Kind>,
}

impl Target {
    /// What came from standard input.
    pub fn stream(bytes: Vec<u8>, kind: Option<&'static Kind>) -> Target {
        let shown = "<standard input>";
        let file = SourceFile {
            path: shown.to_owned(),
            bytes: bytes.into(),
        };
        alone(PathBuf::new(), shown.to_owned(), file, kind)
    }
}

/// The files at these paths, each once; at none, those of this library.
///
/// # Errors
/// There is nothing at one of them.
pub fn targets(
    paths: &[PathBuf],
    kind: Option<&'static Kind>,
    context: &Context<'_>,
) -> Result<Vec<Target>, Failure> {
    let own = || context.library_folder().unwrap_or(PathBuf::from("."));
    let paths = match paths {
        [] => vec![own()],
        paths => paths.to_vec(),
    };
    let here = &context.host.folder;
    let mut found = Vec::new();
    for path in paths {
        let there = disk::find(&here.join(&path));
        match there.map_err(|error| context.nowhere(error, &path))? {
            Found::Bank(file) => {
                let shown = shown(&path);
                found.push(alone(here.join(&path), shown, file, kind));
            }
            Found::Library { root, files, part } => {
                let languages = source::languages(&files);
                let folder = root.strip_prefix(here).unwrap_or(&root).to_owned();
                let own = files.into_iter().filter(|file| holds(&part, &file.path));
                found.extend(own.map(|file| {
                    let path = root.join(&file.path);
                    let shown = shown(&folder.join(&file.path));
                    let kind = kind.or_else(|| Kind::of(&file.path, &languages));
                    target(path, shown, file, |_| kind)
                }));
            }
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|target| seen.insert(target.path.clone()));
    Ok(found)
}

fn alone(path: PathBuf, shown: String, file: SourceFile, kind: Option<&'static Kind>) -> Target {
    target(path, shown, file, |text| {
        kind.or_else(|| Kind::told_by(text))
    })
}

fn target(
    path: PathBuf,
    shown: String,
    file: SourceFile,
    kind: impl Fn(&str) -> Option<&'static Kind>,
) -> Target {
    let (file, decoded) = File::decode(file);
    Target {
        path,
        shown,
        faults: source::syntax(&file, decoded),
        kind: kind(file.text()),
        file,
    }
}

fn shown(path: &Path) -> String {
    let shown = path.display().to_string();
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}
