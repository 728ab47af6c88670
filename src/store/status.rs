//! What a store is and holds, and a copy of it.

use std::path::Path;

use rusqlite::Connection;

use super::open::new_file;
use super::{Place, Store, StoreError, VERSION};

/// What a store is and holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Where it is.
    pub place: Place,
    /// How it guards against a crash: `wal`, `delete`, `memory`.
    pub journal: String,
    /// Bytes of the file.
    pub bytes: i64,
    /// Version of its tables.
    pub schema: i64,
    /// The kind of network file system it lies on.
    pub network: Option<String>,
    /// What it holds.
    pub counts: Counts,
}

/// How many records of each kind a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Learners, the erased ones apart.
    pub learners: u32,
    /// Learners who were erased.
    pub erased: u32,
    /// Attempts.
    pub attempts: u32,
    /// Of these, open.
    pub open: u32,
    /// Events.
    pub events: u32,
    /// Certificates.
    pub certificates: u32,
    /// Register entries.
    pub entries: u32,
}

impl Store {
    /// What this store is and holds.
    ///
    /// # Errors
    /// The records cannot be read.
    pub fn status(&self) -> Result<Status, StoreError> {
        let pragma = |name: &str| {
            self.conn
                .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
        };
        Ok(Status {
            place: self.place.clone(),
            journal: self
                .conn
                .pragma_query_value(None, "journal_mode", |row| row.get(0))?,
            bytes: pragma("page_count")? * pragma("page_size")?,
            schema: VERSION,
            network: self.network.clone(),
            counts: counts(&self.conn)?,
        })
    }

    /// Writes a whole copy to a new file, while others go on writing here.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something lies there, [`StoreError::CannotWrite`], and whatever keeps the records
    /// from being read. A copy that was begun is taken away.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let cannot = |why| StoreError::CannotWrite {
            path: to.to_owned(),
            why,
        };
        // Made first, so that nobody else may read the copy, and so that nothing is ever written over.
        new_file(to).map_err(|why| match why.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::Exists(to.to_owned()),
            _ => cannot(why),
        })?;
        let done = self.copy(to).and_then(|()| {
            let file = std::fs::File::open(to).map_err(cannot)?;
            file.sync_all().map_err(cannot)
        });
        if done.is_err() {
            std::fs::remove_file(to).map_err(cannot)?;
        }
        done
    }

    fn copy(&self, to: &Path) -> Result<(), StoreError> {
        let Some(name) = to.to_str() else {
            let why = std::io::Error::other("its name is not text");
            return Err(StoreError::CannotWrite {
                path: to.to_owned(),
                why,
            });
        };
        self.conn.execute("vacuum into $1", [name])?;
        Ok(())
    }
}

fn counts(conn: &Connection) -> Result<Counts, StoreError> {
    let count = |sql: &str| conn.query_row(sql, [], |row| row.get(0));
    Ok(Counts {
        learners: count("select count(*) from learner where erased_at is null")?,
        erased: count("select count(*) from learner where erased_at is not null")?,
        attempts: count("select count(*) from attempt")?,
        open: count(
            "select count(*)
            from attempt
            where id not in (select subject from register where what = 'closed')",
        )?,
        events: count("select count(*) from event")?,
        certificates: count("select count(*) from certificate")?,
        entries: count("select count(*) from register")?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{append, learner, open};
    use super::*;
    use crate::core::session::Behaviour;

    #[test]
    fn a_backup_is_a_whole_store_and_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = folder.path().join("records.sqlite").display().to_string();
        let mut store = Store::open(&url).expect("a store");
        let person = learner(&mut store, 1, "Ana");
        let attempt = open(&mut store, 7, Some(person.id), Behaviour::Exam);
        append(&mut store, attempt, 2, "a").expect("appended");
        let copy = folder.path().join("copy.sqlite");
        store.backup(&copy).expect("a backup");
        assert!(matches!(store.backup(&copy), Err(StoreError::Exists(_))));
        let mut copied = Store::open_existing(&copy.display().to_string()).expect("a store");
        assert_eq!(copied.verify(|_| None).expect("verified").findings, []);
        assert_eq!(
            copied.status().expect("status").counts,
            store.status().expect("status").counts
        );
        append(&mut copied, attempt, 3, "b").expect("it goes on from there");
    }
}
