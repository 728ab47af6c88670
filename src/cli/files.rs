//! Files that are written for people: never over another file, and looked at before anything is written.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Context, Failure};

/// Writes one file at `to` and says where; a file that is there and differs is left alone.
///
/// # Errors
/// There is another file, or it cannot be written.
pub fn put(context: &mut Context<'_>, to: &Path, bytes: Vec<u8>) -> Result<(), Failure> {
    let path = context.host.folder.join(to);
    let (folder, name) = (path.parent(), path.file_name());
    let (Some(folder), Some(name)) = (folder, name) else {
        return Err(Failure::usage(format!("{} names no file", to.display())));
    };
    let name = name.to_string_lossy().into_owned();
    write(place(folder, [(name, bytes)])?)?;
    context.print(to.display())
}

/// A file to be written.
pub struct Wanted {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
    /// Whether it is there already, the same.
    pub is_there: bool,
}

/// Looks before anything is written: the same bytes are fine, any others are left alone.
pub fn place(
    folder: &Path,
    files: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Result<Vec<Wanted>, Failure> {
    let mut wanted = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(&name);
        let is_there = match fs::read(&path) {
            Ok(old) if old == bytes => true,
            Ok(_) => {
                return Err(Failure::world(format!(
                    "{} is there already and is different; nothing was written",
                    path.display()
                ))
                .hint("move it away, or export into another folder"));
            }
            Err(why) if why.kind() == ErrorKind::NotFound => false,
            Err(why) => return Err(cannot(&path, &why)),
        };
        wanted.push(Wanted {
            name,
            path,
            bytes,
            is_there,
        });
    }
    Ok(wanted)
}

/// Writes what is not there yet; the names of all.
pub fn write(files: Vec<Wanted>) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for file in files {
        if !file.is_there {
            create(&file.path, &file.bytes)?;
        }
        names.push(file.name);
    }
    Ok(names)
}

/// Writes a new file, whole or not at all.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let new = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = new.map_err(|why| cannot(path, &why))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|why| {
        // Half a certificate would stand in the way of the next try; if it cannot be removed the next try says so.
        drop(fs::remove_file(path));
        cannot(path, &why)
    })
}

/// Writes a file in the place of the one that may be there: beside it first, then moved, so that whoever looks finds the
/// old one or the new one, whole. What may be done with the old one may be done with the new.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // A link stays one: what it leads to is replaced.
    let whole = fs::canonicalize(path);
    let path = whole.as_deref().unwrap_or(path);
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".draft");
    let draft = path.with_file_name(name);
    let permissions = fs::metadata(path).map(|old| old.permissions());
    create(&draft, bytes)?;
    let moved = permissions
        .map_or(Ok(()), |permissions| {
            fs::set_permissions(&draft, permissions)
        })
        .and_then(|()| fs::rename(&draft, path));
    moved.map_err(|why| {
        drop(fs::remove_file(&draft));
        cannot(path, &why)
    })
}

/// Makes a folder where there is none.
pub fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|why| cannot(folder, &why))
}

/// That a file cannot be written, and why.
pub fn cannot(path: &Path, why: &std::io::Error) -> Failure {
    Failure::world(format!("{} cannot be written: {why}", path.display()))
}
