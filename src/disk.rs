//! Finds and reads library folders, and the library inside the program. Understands no file: `source` does.

pub mod glance;
pub mod revision;

use std::borrow::Cow;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::core::text::Lang;
use crate::source::{self, Reading, SourceFile};

static COURSES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/courses");

/// What lies at a path.
#[derive(Debug)]
pub enum Found {
    /// A library, or a part of one.
    Library {
        /// Its folder.
        root: PathBuf,
        /// Its files.
        files: Vec<SourceFile>,
        /// The part that was named: a file, or a folder ending in `/`; empty for the whole.
        part: String,
    },
    /// A bank file that lies in no library.
    Bank(SourceFile),
}

/// Why nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// There is nothing at the path.
    #[error("there is nothing at {}", .0.display())]
    NotThere(PathBuf),
    /// The folder is no library. The second is a folder in it that is one.
    #[error("{} is not a library: it has no library.toml and no course{}", .0.display(), instead(.1.as_deref()))]
    NoLibrary(PathBuf, Option<PathBuf>),
    /// A file is larger than any bank.
    #[error("{} is larger than 1 GiB, the most that is read", .0.display())]
    TooLarge(PathBuf),
    /// A file or a folder cannot be read.
    #[error("cannot read {}: {}", .0.display(), .1)]
    Unreadable(PathBuf, std::io::Error),
}

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// How far below a library's folder its files lie.
const DEEPEST: usize = 6;

/// The library that a path is or lies in.
pub fn around(path: &Path) -> Option<&Path> {
    let is_library = |folder: &&Path| folder.join("library.toml").is_file();
    let around = path.ancestors().take(DEEPEST).find(is_library);
    // A folder of translations has a library.toml of its own.
    let original = around.filter(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        name.parse::<Lang>().is_ok()
    });
    let original = original.and_then(Path::parent).filter(is_library);
    original.or(around)
}

/// Reads what lies at `path`: a library, a course or a file in one, or a bank file on its own.
///
/// # Errors
/// There is nothing, or it cannot be read, or a folder is no library.
pub fn find(path: &Path) -> Result<Found, DiskError> {
    // Said again without a `.` or a slash at the end.
    let path = &*path.components().collect::<PathBuf>();
    let whole = match fs::canonicalize(path) {
        Ok(whole) => whole,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(DiskError::NotThere(path.to_owned()));
        }
        Err(error) => return Err(DiskError::Unreadable(path.to_owned(), error)),
    };
    if let Some(root) = around(&whole) {
        let part = relative(root, &whole);
        let part = match (whole.is_dir(), part.as_str()) {
            (true, rest) if !rest.is_empty() => format!("{rest}/"),
            _ => part,
        };
        let files = read_folder(root)?;
        let root = shown_root(path, &whole, root);
        return Ok(Found::Library { root, files, part });
    }
    if !whole.is_dir() {
        let bytes = read_file(&whole)?;
        let name = whole.file_name().unwrap_or_default().to_string_lossy();
        let path = name.into_owned();
        return Ok(Found::Bank(SourceFile { path, bytes }));
    }
    if whole.join("course.toml").is_file()
        && let (Some(root), Some(name)) = (whole.parent(), whole.file_name())
    {
        let part = format!("{}/", name.to_string_lossy());
        let mut files = Vec::new();
        walk(root, &whole, 1, &mut files)?;
        let root = shown_root(path, &whole, root);
        return Ok(Found::Library { root, files, part });
    }
    // Looked for right below, before anything is read: the folder may be a whole disk.
    match below(&whole, "course.toml") {
        Some(_) => Ok(Found::Library {
            root: path.to_owned(),
            files: read_folder(&whole)?,
            part: String::new(),
        }),
        None => {
            let near = below(&whole, "library.toml").map(|name| path.join(name));
            Err(DiskError::NoLibrary(path.to_owned(), near))
        }
    }
}

// The first folder in a folder that has this file, by name.
fn below(folder: &Path, file: &str) -> Option<PathBuf> {
    let inside = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    inside
        .filter(|entry| entry.path().join(file).is_file())
        .map(|entry| PathBuf::from(entry.file_name()))
        .filter(|name| !name.to_string_lossy().starts_with('.'))
        .min()
}

fn instead(near: Option<&Path>) -> String {
    near.map_or(String::new(), |near| {
        let near = near.strip_prefix(".").unwrap_or(near);
        format!("; {} is one: name that", near.display())
    })
}

/// Reads the library in a folder, or the one inside the program.
///
/// # Errors
/// There is no library in the folder, or something cannot be read.
pub fn read(folder: Option<&Path>) -> Result<Reading, DiskError> {
    match folder.map(find) {
        None => Ok(source::read(embedded())),
        Some(Ok(Found::Library { files, .. })) => Ok(source::read(files)),
        Some(Ok(Found::Bank(file))) => Err(DiskError::NoLibrary(file.path.into(), None)),
        Some(Err(error)) => Err(error),
    }
}

/// The bytes of one file that a person names.
///
/// # Errors
/// It is not there, cannot be read, or is larger than any.
pub fn bytes(path: &Path) -> Result<Vec<u8>, DiskError> {
    match path.exists() {
        true => read_file(path).map(Cow::into_owned),
        false => Err(DiskError::NotThere(path.to_owned())),
    }
}

/// The files of the library inside the program.
pub fn embedded() -> Vec<SourceFile> {
    fn add(dir: &'static Dir<'static>, files: &mut Vec<SourceFile>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if is_source(&path) {
                let bytes = Cow::Borrowed(file.contents());
                files.push(SourceFile { path, bytes });
            }
        }
        for inner in dir.dirs() {
            add(inner, files);
        }
    }
    let mut files = Vec::new();
    add(&COURSES, &mut files);
    files
}

fn read_folder(root: &Path) -> Result<Vec<SourceFile>, DiskError> {
    let mut files = Vec::new();
    walk(root, root, 0, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

// Hidden files are nobody's business; a link that leads out of the library is not followed.
fn walk(
    root: &Path,
    folder: &Path,
    depth: usize,
    files: &mut Vec<SourceFile>,
) -> Result<(), DiskError> {
    let unreadable = |error| DiskError::Unreadable(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if is_link && !fs::canonicalize(&path).is_ok_and(|to| to.starts_with(root)) {
            continue;
        }
        if path.is_dir() {
            if depth < DEEPEST && !is_link {
                walk(root, &path, depth + 1, files)?;
            }
            continue;
        }
        let inside = relative(root, &path);
        if is_source(&inside) {
            let bytes = read_file(&path)?;
            files.push(SourceFile {
                path: inside,
                bytes,
            });
        }
    }
    Ok(())
}

// The site file may stand beside a library and is no part of it.
fn is_source(path: &str) -> bool {
    path.ends_with(".toml") && path != "tutela.toml"
}

fn read_file(path: &Path) -> Result<Cow<'static, [u8]>, DiskError> {
    let unreadable = |error| DiskError::Unreadable(path.to_owned(), error);
    let file = fs::File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_or(0, |data| data.len()).min(LARGEST);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A device or a pipe may never end.
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
    match read.map_err(unreadable)? as u64 > LARGEST {
        true => Err(DiskError::TooLarge(path.to_owned())),
        false => Ok(Cow::Owned(bytes)),
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts = inside
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

// The library's folder as the person wrote it, as far as that can be told.
fn shown_root(path: &Path, whole: &Path, root: &Path) -> PathBuf {
    let up = whole
        .ancestors()
        .position(|folder| folder == root)
        .unwrap_or(0);
    let named = path
        .ancestors()
        .nth(up)
        .filter(|folder| !folder.as_os_str().is_empty());
    match (up, named) {
        (0, _) => path.to_owned(),
        (_, Some(folder)) => folder.to_owned(),
        (_, None) => root.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/example-library")
    }

    #[test]
    fn a_library_a_course_and_a_file_in_it_lead_to_the_same_files() {
        for (path, part) in [
            ("", ""),
            ("night-desk", "night-desk/"),
            (
                "night-desk/banks/control.toml",
                "night-desk/banks/control.toml",
            ),
            ("es/night-desk", "es/night-desk/"),
        ] {
            let found = find(&example().join(path)).expect("the fixture is there");
            let Found::Library {
                files, part: at, ..
            } = found
            else {
                panic!("{path} is in a library");
            };
            assert_eq!(at, part);
            assert_eq!(files.len(), 13, "hidden files are left out");
        }
    }

    #[test]
    fn a_bank_outside_any_library_stands_alone_and_nothing_is_an_error() {
        let dir = tempfile::tempdir().expect("a folder");
        let bank = dir.path().join("bank.toml");
        fs::write(&bank, "title = \"x\"\n").expect("written");
        assert!(matches!(find(&bank), Ok(Found::Bank(_))));
        assert!(matches!(
            find(dir.path()),
            Err(DiskError::NoLibrary(_, None))
        ));
        let none = dir.path().join("none");
        assert!(matches!(find(&none), Err(DiskError::NotThere(_))));
    }

    #[test]
    fn a_folder_around_a_library_is_none_and_names_it() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dir.path().join("ours/desk")).expect("made");
        fs::write(dir.path().join("ours/library.toml"), "").expect("written");
        fs::write(dir.path().join("ours/desk/course.toml"), "").expect("written");
        let error = find(dir.path()).expect_err("no library");
        assert!(error.to_string().ends_with("ours is one: name that"));
        fs::remove_file(dir.path().join("ours/library.toml")).expect("removed");
        assert!(
            matches!(find(&dir.path().join("ours")), Ok(Found::Library { .. })),
            "a course in it is enough"
        );
    }
}
