//! The tables, and which version of them a file holds.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use super::open::named;

/// The version of the tables that this program writes.
pub const VERSION: i64 = 1;

/// What lies in the file: nothing yet, or tables of our version. Changes nothing.
pub(super) fn check(conn: &Connection, path: &Path) -> Result<Held, StoreError> {
    let named = |error| named(path, error);
    let tables: Vec<String> = conn
        .prepare("select name from sqlite_master where type = 'table'")
        .and_then(|mut query| query.query_map([], |row| row.get(0))?.collect())
        .map_err(named)?;
    if tables.is_empty() {
        return Ok(Held::Nothing);
    }
    let foreign = || StoreError::NotAStore {
        path: path.to_owned(),
        what: "it is a database of another program",
    };
    if !tables.iter().any(|name| name == "schema_version") {
        return Err(foreign());
    }
    let found: Option<i64> = conn
        .query_row("select max(version) from schema_version", [], |row| {
            row.get(0)
        })
        .map_err(|_| foreign())?;
    match found {
        Some(VERSION) => Ok(Held::Ours),
        Some(found) if found > VERSION => Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: VERSION,
        }),
        Some(_) | None => Err(foreign()),
    }
}

/// What lies in a file.
#[derive(PartialEq, Eq)]
pub(super) enum Held {
    Nothing,
    Ours,
}

/// The same, and the tables are made where there are none. Two programs may come at once; one makes them.
pub(super) fn make_or_check(conn: &mut Connection, path: &Path) -> Result<(), StoreError> {
    if check(conn, path)? == Held::Ours {
        return Ok(());
    }
    let named = |error| named(path, error);
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(named)?;
    if check(&tx, path)? == Held::Nothing {
        tx.execute_batch(include_str!("schema.sql"))
            .map_err(named)?;
        tx.execute(
            "insert into schema_version (version) values ($1)",
            [VERSION],
        )
        .map_err(named)?;
    }
    tx.commit().map_err(named)
}
