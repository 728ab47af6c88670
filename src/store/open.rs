//! Opens records: finds out what lies at an address, makes the file where it may, sets the engine up.

use std::fmt;
use std::fs::{DirBuilder, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{Store, StoreError, network, schema};

/// Where records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file.
    File(PathBuf),
    /// In memory, gone with the program.
    Memory,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File(path) => path.display().fmt(f),
            Place::Memory => f.write_str("memory"),
        }
    }
}

/// How long a write waits for another program's.
const PATIENCE: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the records at `url` (a path, or `sqlite:PATH`), and makes them where nothing is.
    ///
    /// # Errors
    /// [`StoreError`] for everything that can stand in the way.
    pub fn open(url: &str) -> Result<Store, StoreError> {
        let path = path_of(url)?;
        make(&path)?;
        Store::open_file(path)
    }

    /// Opens the records at `url` and makes nothing.
    ///
    /// # Errors
    /// As [`Store::open`], and [`StoreError::Missing`].
    pub fn open_existing(url: &str) -> Result<Store, StoreError> {
        let path = path_of(url)?;
        if !path.exists() {
            return Err(StoreError::Missing(path));
        }
        Store::open_file(path)
    }

    /// Makes new records at `url`.
    ///
    /// # Errors
    /// As [`Store::open`], and [`StoreError::Exists`].
    pub fn init(url: &str) -> Result<Store, StoreError> {
        let path = path_of(url)?;
        match make(&path)? {
            Made::New => Store::open_file(path),
            Made::Before => Err(StoreError::Exists(path)),
        }
    }

    /// Records that are kept nowhere, for anonymous practice.
    ///
    /// # Errors
    /// The engine cannot start.
    pub fn memory() -> Result<Store, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        schema::make_or_check(&mut conn, Path::new("memory"))?;
        Ok(Store {
            conn,
            place: Place::Memory,
            network: None,
        })
    }

    fn open_file(path: PathBuf) -> Result<Store, StoreError> {
        if path.is_dir() {
            return Err(StoreError::IsFolder(path));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&path, flags).map_err(|e| named(&path, e))?;
        let network = network::kind_of(&path);
        set_up(conn, network.is_some(), &path).map(|conn| Store {
            conn,
            place: Place::File(path),
            network,
        })
    }
}

fn path_of(url: &str) -> Result<PathBuf, StoreError> {
    if let Some(path) = url.strip_prefix("sqlite:") {
        return Ok(path.strip_prefix("//").unwrap_or(path).into());
    }
    match url.split_once("://") {
        Some((scheme, _)) => Err(StoreError::NotBuiltIn {
            scheme: scheme.to_owned(),
        }),
        None => Ok(url.into()),
    }
}

enum Made {
    New,
    Before,
}

// An empty file of the owner's alone, so that what the engine writes into it, and the files it puts beside it, are too.
fn make(path: &Path) -> Result<Made, StoreError> {
    if path.exists() {
        return Ok(Made::Before);
    }
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|why| StoreError::Folder {
            folder: folder.to_owned(),
            why,
        })?;
    }
    match new_file(path) {
        Ok(_) => Ok(Made::New),
        Err(why) if why.kind() == ErrorKind::AlreadyExists => Ok(Made::Before),
        Err(why) => Err(StoreError::CannotOpen {
            path: path.to_owned(),
            why: why.to_string(),
        }),
    }
}

/// A new empty file that only its owner may read.
pub(super) fn new_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Sets up an open connection, after looking at what it is connected to.
pub(super) fn set_up(
    mut conn: Connection,
    on_network: bool,
    path: &Path,
) -> Result<Connection, StoreError> {
    let named = |error| named(path, error);
    conn.busy_timeout(PATIENCE).map_err(named)?;
    // Reading the header comes first: nothing is changed in a file that is not ours.
    schema::check(&conn, path)?;
    if conn.is_readonly("main").map_err(named)? {
        return Err(StoreError::ReadOnly(path.to_owned()));
    }
    // A write-ahead log needs memory shared between programs, which a network file system does not give.
    set_journal(&mut conn, if on_network { "delete" } else { "wal" }).map_err(named)?;
    for (pragma, value) in [
        ("synchronous", "full"),
        ("foreign_keys", "on"),
        // What is emptied is overwritten, not only forgotten.
        ("secure_delete", "on"),
    ] {
        conn.pragma_update(None, pragma, value).map_err(named)?;
    }
    schema::make_or_check(&mut conn, path)?;
    Ok(conn)
}

// Changing the journal needs the file alone, and the engine does not wait for that; an empty write does.
fn set_journal(conn: &mut Connection, wanted: &str) -> rusqlite::Result<()> {
    let mut tries = 0;
    loop {
        let now: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if now == wanted {
            return Ok(());
        }
        let set = conn.pragma_update_and_check(None, "journal_mode", wanted, |_| Ok(()));
        match set {
            Err(rusqlite::Error::SqliteFailure(failure, _))
                if failure.code == ErrorCode::DatabaseBusy && tries < 100 =>
            {
                tries += 1;
                conn.execute_batch("begin immediate; commit")?;
            }
            done => return done,
        }
    }
}

/// An error with the file it is about, where that is what matters.
pub(super) fn named(path: &Path, error: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore {
            path,
            what: "it is a file of another kind",
        },
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly(path),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreError::CannotOpen {
            path,
            why: error.to_string(),
        },
        _ => error.into(),
    }
}
