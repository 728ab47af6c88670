//! The library that something new is added to: where it lies, what is in it, and what is wrong with the files concerned.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::site::Site;
use crate::cli::{Context, Failure};
use crate::core::content::Library;
use crate::core::diagnostic::{At, Diagnostic, Severity, Spot};
use crate::core::text::{Lang, Place, Thing};
use crate::disk::{self, DiskError, Found};
use crate::source::{self, File, Reading, SourceFile};
use crate::terminal::diagnostic::{Ink, draw, lines, place};

/// A library that can be written to.
pub struct Here {
    /// Its folder.
    pub root: PathBuf,
    /// The folder as the person would name it; empty for the one they are in.
    pub shown: PathBuf,
    /// What was read of it.
    pub reading: Reading,
}

impl Here {
    /// The library of the flag, the environment or the site file; else the one around this folder.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn find(context: &Context<'_>) -> Result<Here, Failure> {
        let folder = context.library_folder();
        let path = folder.map_or(context.host.folder.clone(), |named| {
            context.host.folder.join(named)
        });
        let (root, files) = match disk::find(&path) {
            Ok(Found::Library { root, files, .. }) => (root, files),
            Err(DiskError::NoLibrary(_, Some(near))) => {
                let near = near.strip_prefix(&context.host.folder).unwrap_or(&near);
                let near = near.display();
                return Err(Failure::usage("there is no library here")
                    .hint(format!("`--library {near}` names the one in this folder")));
            }
            Ok(Found::Bank(_)) | Err(DiskError::NoLibrary(..)) => {
                return Err(Failure::usage("there is no library here")
                    .hint("`tutela new library NAME` makes one; --library DIR names one"));
            }
            Err(error) => {
                return Err(Failure::world(error)
                    .hint("--library DIR names a folder that holds library.toml"));
            }
        };
        // Without the points that a site file brings.
        let root: PathBuf = root.components().collect();
        Ok(Here {
            shown: shown(&root, &context.host.folder),
            root,
            reading: source::read(files),
        })
    }

    /// What could be read.
    pub fn library(&self) -> &Library {
        &self.reading.library
    }

    /// The language its courses are written in.
    pub fn lang(&self) -> Lang {
        self.library().own_language()
    }

    /// A path of the library as the person would name it.
    pub fn show(&self, path: &str) -> String {
        self.shown.join(path).display().to_string()
    }

    /// That these files have no error, so that they can be added to; errors are shown.
    ///
    /// # Errors
    /// One of them has.
    pub fn sound(&self, paths: &[&str], context: &mut Context<'_>) -> Result<(), Failure> {
        let wrong = |d: &&Diagnostic| d.severity == Severity::Error && paths.contains(&&*d.at.file);
        let wrong: Vec<&Diagnostic> = self.reading.diagnostics.iter().filter(wrong).collect();
        if wrong.is_empty() {
            return Ok(());
        }
        tell(&wrong, &self.reading, &self.shown, context)?;
        let files: Vec<String> = paths
            .iter()
            .filter(|path| wrong.iter().any(|d| *d.at.file == ***path))
            .map(|path| self.show(path))
            .collect();
        let has = if files.len() == 1 { "has" } else { "have" };
        Err(Failure::world(format!(
            "{} {has} errors; nothing was written",
            files.join(" and ")
        ))
        .hint("put them right first; `tutela explain CODE` says more about a code"))
    }

    /// The file in which something stands.
    pub fn home(&self, thing: Thing, id: &str) -> Option<String> {
        self.at(thing, id).map(|at| at.file.to_string())
    }

    fn at(&self, thing: Thing, id: &str) -> Option<At> {
        let spot = Spot {
            place: Place::new(thing, id, ""),
            lang: None,
            quote: None,
        };
        self.reading.locate(&[&spot]).pop().flatten()
    }

    /// Where an id is taken, as `file:line`.
    pub fn taken(&self, thing: Thing, id: &str) -> Option<String> {
        let at = self.at(thing, id)?;
        let file = self.reading.file(&at.file)?;
        Some(format!(
            "{}:{}",
            self.show(&at.file),
            file.line(at.span.start)
        ))
    }

    /// A path of the library as it is typed in a command.
    pub fn typed(&self, path: &str) -> String {
        typed(&self.shown.join(path))
    }

    /// A file of it.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.reading.file(path)
    }

    /// ` --library DIR` for a command to come, where it would not find the library by itself.
    pub fn flag(&self, context: &Context<'_>) -> String {
        flag(&self.root, &self.shown, context)
    }
}

/// ` --library DIR` for a command to come in a library that may be new, where it would not find it by itself.
pub fn flag(root: &Path, shown: &Path, context: &Context<'_>) -> String {
    let plain = |path: PathBuf| path.components().collect::<PathBuf>();
    let site = Site::find(&context.host.folder).ok();
    let of_site = site.and_then(|site| site.library).map(plain);
    let by_environment = context.host.env.contains_key("TUTELA_LIBRARY");
    match by_environment || of_site == Some(plain(root.to_owned())) {
        true => String::new(),
        false => format!(" --library {}", typed(shown)),
    }
}

/// The language that the courses of a library are written in; English where there is no library yet.
pub fn lang(root: &Path) -> Lang {
    let page = std::fs::read_to_string(root.join("library.toml"));
    let page = page.map(|text| SourceFile::new("library.toml", text));
    let files = page.into_iter().collect();
    source::read(files).library.own_language()
}

/// A folder as it is typed: the one at hand is a point.
pub fn dot(folder: &Path) -> String {
    match folder.as_os_str().is_empty() {
        true => ".".to_owned(),
        false => folder.display().to_string(),
    }
}

/// A path as it is typed in a command: in quotation marks where a shell would break it.
pub fn typed(path: &Path) -> String {
    let text = dot(path);
    let plain = |c: char| c.is_alphanumeric() || "/.-_~:\\".contains(c);
    match text.chars().all(plain) {
        true => text,
        false if text.contains(['"', '$', '`', '!']) => {
            format!("'{}'", text.replace('\'', "'\\''"))
        }
        false => format!("\"{text}\""),
    }
}

/// A folder as somebody in `from` would name it.
pub fn shown(folder: &Path, from: &Path) -> PathBuf {
    // Without the points that a site file brings.
    let folder: PathBuf = folder.components().collect();
    if let Ok(inside) = folder.strip_prefix(from) {
        return inside.to_owned();
    }
    match from.strip_prefix(&folder) {
        Ok(down) => down.components().map(|_| "..").collect(),
        Err(_) => folder,
    }
}

/// What files would hold with changes made to them, and the errors that are new.
pub fn proven(root: &Path, changes: &[(String, String)]) -> (Reading, Vec<Diagnostic>) {
    let before = match disk::find(root) {
        Ok(Found::Library { files, .. }) => files,
        Ok(Found::Bank(_)) | Err(_) => Vec::new(),
    };
    let is_changed = |path: &str| changes.iter().any(|(changed, _)| changed == path);
    let mut after: Vec<SourceFile> = before
        .iter()
        .filter(|file| !is_changed(&file.path))
        .cloned()
        .collect();
    let is_source = |path: &str| path.ends_with(".toml") && path != "tutela.toml";
    let sources = changes.iter().filter(|(path, _)| is_source(path));
    after.extend(sources.map(|(path, text)| SourceFile::new(path.clone(), text.clone())));
    after.sort_by(|a, b| a.path.cmp(&b.path));
    let old: Vec<Diagnostic> = source::read(before).diagnostics;
    let reading = source::read(after);
    let is_new = |d: &&Diagnostic| {
        let same =
            |o: &Diagnostic| (o.code, &o.at.file, &o.message) == (d.code, &d.at.file, &d.message);
        d.severity == Severity::Error && !old.iter().any(same)
    };
    let new = reading.diagnostics.iter().filter(is_new).cloned().collect();
    (reading, new)
}

/// Shows diagnostics on standard error, drawn at a terminal.
///
/// # Errors
/// Standard error cannot be written.
pub fn tell(
    wrong: &[&Diagnostic],
    reading: &Reading,
    root: &Path,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let ink = match context.host.env.contains_key("NO_COLOR") {
        true => Ink::Plain,
        false => Ink::Colours,
    };
    let columns = context.columns();
    let is_drawn = context.host.terminal.err && !context.common.plain;
    let placed = place(
        wrong.iter().copied(),
        |path| reading.file(path),
        |path| root.join(path).display().to_string(),
    );
    for one in &placed {
        let text = match is_drawn {
            true => format!("{}\n", draw(one, ink, columns)),
            false => lines(one),
        };
        writeln!(context.host.err, "{text}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_command_can_be_copied() {
        for (path, command) in [
            ("", "."),
            ("our-desk/course.toml", "our-desk/course.toml"),
            ("cursos año/a", "\"cursos año/a\""),
            ("it's", "\"it's\""),
            ("a $b's", "'a $b'\\''s'"),
        ] {
            assert_eq!(typed(Path::new(path)), command);
        }
    }
}
