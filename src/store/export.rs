//! Every record as JSON Lines, one file a table, with a README that says what they are.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::open::new_file;
use super::{Store, StoreError};

/// Every table, and the order its rows are written in.
const TABLES: [(&str, &str); 10] = [
    ("learner", "id"),
    ("attempt", "opened_at, id"),
    ("slot", "attempt, slot, item"),
    ("content", "digest"),
    ("event", "attempt, seq"),
    ("head", "chain"),
    ("register", "seq"),
    ("certificate", "issued_at, id"),
    ("attestation", "at, id"),
    ("schema_version", "version"),
];

impl Store {
    /// Writes every record into an empty or new folder, and says how many of each kind.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where the folder holds something, [`StoreError::CannotWrite`], and whatever keeps the
    /// records from being read.
    pub fn export(&self, folder: &Path) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let cannot = |why| cannot_write(folder, why);
        std::fs::create_dir_all(folder).map_err(cannot)?;
        if std::fs::read_dir(folder).map_err(cannot)?.next().is_some() {
            return Err(StoreError::Exists(folder.to_owned()));
        }
        // One moment in time, whoever writes meanwhile.
        let _moment = self.conn.unchecked_transaction()?;
        let mut written = Vec::new();
        for (table, order) in TABLES {
            let path = folder.join(format!("{table}.jsonl"));
            written.push((table, export_table(&self.conn, table, order, path)?));
        }
        let path = folder.join("README.md");
        let text = include_str!("export.md");
        new_file(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|why| cannot_write(&path, why))?;
        Ok(written)
    }
}

fn cannot_write(path: &Path, why: std::io::Error) -> StoreError {
    StoreError::CannotWrite {
        path: path.to_owned(),
        why,
    }
}

fn export_table(
    conn: &Connection,
    table: &str,
    order: &str,
    path: PathBuf,
) -> Result<u64, StoreError> {
    let file: File = new_file(&path).map_err(|why| cannot_write(&path, why))?;
    let mut file = BufWriter::new(file);
    let mut query = conn.prepare(&format!("select * from {table} order by {order}"))?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let mut rows = query.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let mut record = Map::new();
        for (at, name) in names.iter().enumerate() {
            record.insert(name.clone(), json(row.get_ref(at)?));
        }
        writeln!(file, "{}", Value::Object(record)).map_err(|why| cannot_write(&path, why))?;
        count += 1;
    }
    file.flush().map_err(|why| cannot_write(&path, why))?;
    Ok(count)
}

// Our columns are texts and whole numbers; anything else is damage, and is shown rather than dropped.
fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.to_string().into(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{append, learner, open};
    use super::*;
    use crate::core::session::Behaviour;

    #[test]
    fn an_export_holds_every_table_and_spares_a_folder_in_use() {
        let mut store = Store::memory().expect("memory");
        let person = learner(&mut store, 1, "María José");
        let attempt = open(&mut store, 7, Some(person.id), Behaviour::Exam);
        append(&mut store, attempt, 2, "a\nb").expect("appended");
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("export");
        let written = store.export(&to).expect("an export");
        assert_eq!(written.len(), TABLES.len());
        let tables: u32 = store
            .conn
            .query_row(
                "select count(*) from sqlite_master where type = 'table'",
                [],
                |row| row.get(0),
            )
            .expect("a count");
        assert_eq!(tables as usize, TABLES.len());
        let learners = std::fs::read_to_string(to.join("learner.jsonl")).expect("a file");
        assert!(learners.contains(r#""name":"María José""#));
        let events = std::fs::read_to_string(to.join("event.jsonl")).expect("a file");
        assert_eq!(events.lines().count(), 2);
        let readme = std::fs::read_to_string(to.join("README.md")).expect("a file");
        for (table, _) in TABLES {
            assert!(readme.contains(&format!("`{table}.jsonl`")), "{table}");
        }
        assert!(matches!(store.export(&to), Err(StoreError::Exists(_))));
    }
}
