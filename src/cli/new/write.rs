//! Several files written together: all of them or none. Each is written beside its place and moved into it; a new file
//! never over one that is there, a changed one only over what was read. What fails half-way is taken back.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::here;
use crate::cli::{Context, Failure};
use crate::schema::{self, Kind};
use crate::template::edit;

const MARK: &str = "\u{FEFF}";

// The folder of the schemas, by which paths in it begin.
const SCHEMAS: &str = "schema/";

/// What is to be written in a library's folder.
#[derive(Debug, Default)]
pub struct Changes {
    files: Vec<Change>,
}

#[derive(Debug)]
struct Change {
    path: String,
    // What it holds now; nothing where it is new.
    before: Option<String>,
    after: String,
    // Where what is new begins, from 1.
    line: usize,
}

impl Changes {
    /// A new file.
    pub fn create(&mut self, path: impl Into<String>, text: String) {
        self.files.push(Change {
            path: path.into(),
            before: None,
            after: text,
            line: 1,
        });
    }

    /// A file that holds something else from now on.
    pub fn change(&mut self, path: impl Into<String>, before: String, after: String) {
        let same = before
            .lines()
            .zip(after.lines())
            .take_while(|(a, b)| a == b)
            .count();
        let blank = after
            .lines()
            .skip(same)
            .take_while(|line| line.trim().is_empty())
            .count();
        let line = same + blank + 1;
        self.files.push(Change {
            path: path.into(),
            before: Some(before),
            after,
            line,
        });
    }

    /// A thing at the end of a file, which is begun with `beginning` where there is none.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn append(
        &mut self,
        root: &Path,
        path: &str,
        beginning: &str,
        thing: &str,
    ) -> Result<(), Failure> {
        if let Some(own) = self.files.iter_mut().find(|own| own.path == path) {
            own.after = edit::append(&own.after, thing);
            return Ok(());
        }
        match read(&root.join(path))? {
            None => self.create(path, edit::append(beginning, thing)),
            Some(before) => {
                let after = edit::append(&before, thing);
                self.change(path, before, after);
            }
        }
        Ok(())
    }

    /// Writes all, and says which files: new ones by their path, changed ones with the line to look at.
    ///
    /// # Errors
    /// The library would have errors that it has not now (they are shown), a file is in the way or has changed meanwhile,
    /// or something cannot be written. Then nothing was.
    pub fn make(
        mut self,
        root: &Path,
        shown: &Path,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        self.tell_editors(root);
        let texts: Vec<(String, String)> = self
            .files
            .iter()
            .map(|file| {
                (
                    file.path.clone(),
                    file.after.trim_start_matches(MARK).to_owned(),
                )
            })
            .collect();
        let (reading, wrong) = here::proven(root, &texts);
        if !wrong.is_empty() {
            let wrong: Vec<_> = wrong.iter().collect();
            here::tell(&wrong, &reading, shown, context)?;
            return Err(Failure::world(
                "with this the library would have errors; nothing was written",
            )
            .hint("the lines above show where; give other values, or put the file right first"));
        }
        let write = || self.write(root);
        context
            .host
            .whole("Stopped. Everything was written.", write)?;
        let is_schema = |file: &&Change| file.path.starts_with(SCHEMAS);
        for file in self.files.iter().filter(|file| !is_schema(file)) {
            let path = shown.join(&file.path);
            match &file.before {
                None => context.print(path.display())?,
                Some(_) => context.print(format!("{}:{}", path.display(), file.line))?,
            }
        }
        if self.files.iter().any(|file| is_schema(&file)) {
            context.print(shown.join(SCHEMAS).display())?;
        }
        Ok(())
    }

    // A new file names its schema, where the library has it.
    fn tell_editors(&mut self, root: &Path) {
        let comes = |path: &str| self.files.iter().any(|file| file.path == path);
        let lines: Vec<Option<String>> = self
            .files
            .iter()
            .map(|file| {
                let kind = Kind::of(&file.path, &[]).filter(|_| file.before.is_none())?;
                let its = format!("{SCHEMAS}{}", kind.file());
                let is_there = root.join(&its).is_file() || comes(&its);
                is_there.then(|| schema::line(&file.path, &[]))?
            })
            .collect();
        for (file, line) in self.files.iter_mut().zip(lines) {
            if let Some(line) = line {
                file.after = edit::name_schema(&file.after, &line);
            }
        }
    }

    fn write(&self, root: &Path) -> Result<(), Failure> {
        let mut made = Vec::new();
        let outcome = self
            .stage(root, &mut made)
            .and_then(|staged| commit(staged, &self.files));
        if outcome.is_err() {
            // Only folders that were made for this, and only while they are empty.
            for folder in made.iter().rev() {
                let _kept = fs::remove_dir(folder);
            }
        }
        outcome
    }

    // Everything that can fail for want of space or leave happens here, before any file is where it belongs.
    fn stage(
        &self,
        root: &Path,
        made: &mut Vec<PathBuf>,
    ) -> Result<Vec<(NamedTempFile, PathBuf)>, Failure> {
        let mut staged = Vec::new();
        for file in &self.files {
            let path = place(root, &file.path)?;
            let now = read(&path)?;
            if now.as_deref() != file.before.as_deref() {
                return Err(match file.before {
                    None => {
                        Failure::usage(format!("there is something at {} already", path.display()))
                    }
                    Some(_) => Failure::world(format!("{} has changed meanwhile", path.display())),
                }
                .hint("nothing was written"));
            }
            let folder = path.parent().unwrap_or(root);
            make_folders(folder, made).map_err(|why| cannot(folder, &why))?;
            let draft = draft(&path, folder, file.after.as_bytes());
            staged.push((draft.map_err(|why| cannot(&path, &why))?, path));
        }
        Ok(staged)
    }
}

// Moves every file into its place; when one cannot be, those that were are taken back.
fn commit(staged: Vec<(NamedTempFile, PathBuf)>, files: &[Change]) -> Result<(), Failure> {
    let mut done: Vec<(&PathBuf, &Option<String>)> = Vec::new();
    let (drafts, paths): (Vec<_>, Vec<_>) = staged.into_iter().unzip();
    for ((draft, path), file) in drafts.into_iter().zip(&paths).zip(files) {
        let moved = match file.before {
            None => draft.persist_noclobber(path),
            Some(_) => draft.persist(path),
        };
        if let Err(why) = moved {
            for (path, before) in done.into_iter().rev() {
                take_back(path, before.as_deref());
            }
            return Err(cannot(path, &why.error));
        }
        done.push((path, &file.before));
    }
    Ok(())
}

// What was there before; best effort, for the disk has just failed.
fn take_back(path: &Path, before: Option<&str>) {
    let _best = match before {
        None => fs::remove_file(path),
        Some(text) => draft(path, path.parent().unwrap_or(path), text.as_bytes())
            .and_then(|draft| draft.persist(path).map(drop).map_err(|why| why.error)),
    };
}

// The file's bytes beside its place, on the disk, with the permissions it has or a new file gets.
fn draft(path: &Path, folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(".draft");
    #[cfg(unix)]
    let everyone = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(everyone);
    // Its name is nobody's business: only what went wrong.
    let bare = |why: io::Error| io::Error::from(why.kind());
    let mut draft = builder.tempfile_in(folder).map_err(bare)?;
    draft.as_file_mut().write_all(bytes)?;
    if let Ok(old) = fs::metadata(path) {
        draft.as_file().set_permissions(old.permissions())?;
    }
    draft.as_file().sync_all()?;
    Ok(draft)
}

fn make_folders(folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|at| !at.exists()).collect();
    for at in missing.into_iter().rev() {
        fs::create_dir(at)?;
        made.push(at.to_owned());
    }
    Ok(())
}

// Where a file of the library lies; a link must not lead out of it.
fn place(root: &Path, path: &str) -> Result<PathBuf, Failure> {
    let whole = root.join(path);
    let there = whole.ancestors().find(|at| at.exists());
    let real = |at: &Path| fs::canonicalize(at);
    match (there.map(real), real(root)) {
        (Some(Ok(there)), Ok(root)) if !there.starts_with(&root) => Err(Failure::usage(format!(
            "{} lies outside the library {}",
            whole.display(),
            root.display()
        ))),
        // A link to a file of the library stays a link.
        (Some(Ok(there)), _) if whole.is_file() => Ok(there),
        _ => Ok(whole),
    }
}

/// A text file; `None` where there is none.
///
/// # Errors
/// It is there and cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(Failure::world(format!(
            "{} cannot be read: {why}",
            path.display()
        ))),
    }
}

fn cannot(path: &Path, why: &io::Error) -> Failure {
    // Without the system's number for it.
    let why = why.to_string();
    let why = why.split(" (os error").next().unwrap_or_default();
    Failure::world(format!("{} cannot be written: {why}", path.display()))
        .hint("nothing was written")
}
