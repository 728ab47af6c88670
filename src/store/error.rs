//! What can go wrong with the records, as facts. Wording only; what to do next is the command's to say.

use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the records cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A kind of store this program does not have.
    #[error(
        "records of the kind `{scheme}:` are not built into this program; give a file, or `sqlite:FILE`"
    )]
    NotBuiltIn {
        /// What the address begins with.
        scheme: String,
    },
    /// The folder for the records cannot be made.
    #[error("the folder {} for the records cannot be made: {why}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The path is a folder.
    #[error("{} is a folder; records are kept in a file, for example {}", .0.display(), .0.join("records.sqlite").display())]
    IsFolder(PathBuf),
    /// The file is not there, and it was not to be made.
    #[error("there are no records at {}", .0.display())]
    Missing(PathBuf),
    /// The file is there, and a new one was wanted.
    #[error("{} is there already; nothing was written", .0.display())]
    Exists(PathBuf),
    /// The file cannot be opened.
    #[error("{} cannot be opened: {why}", .path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// The file is something else.
    #[error("{} is not a store of Tutela's records; {what}", .path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// A newer program wrote the file.
    #[error("{} was written by a newer Tutela: its schema is version {found}, this program knows up to {known}", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The records cannot be written to.
    #[error("{} can be read but not written to", .0.display())]
    ReadOnly(PathBuf),
    /// No space is left.
    #[error("there is no space left for the records; nothing was written")]
    Full,
    /// Another program holds the records.
    #[error(
        "another program is writing to the records and did not finish in time; nothing was written"
    )]
    Busy,
    /// The records do not hold what we wrote.
    #[error("the records are damaged: {0}")]
    Damaged(String),
    /// There is no such record.
    #[error("the records hold no {what} {id}")]
    Unknown {
        /// The kind of record.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A file beside the records cannot be written.
    #[error("{} cannot be written: {why}", .path.display())]
    CannotWrite {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// Anything else the engine says.
    #[error("the records cannot be used: {0}")]
    Engine(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::Error as E;
        match &error {
            E::SqliteFailure(failure, message) => {
                let said = message.clone().unwrap_or_else(|| failure.to_string());
                match failure.code {
                    ErrorCode::DiskFull => StoreError::Full,
                    // The memory that connections share is a file too, and it can find no space.
                    _ if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
                        StoreError::Full
                    }
                    ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
                    ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                        StoreError::Damaged(said)
                    }
                    _ => StoreError::Engine(error),
                }
            }
            E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::InvalidColumnType(..)
            | E::Utf8Error(..) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Engine(error),
        }
    }
}
