//! The tables, which version of them a file holds, and how an older one becomes ours: whole, in one transaction.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use super::open::named;

/// The version of the tables that this program writes.
pub const VERSION: i64 = 3;

const NOW: &str = include_str!("schema/now.sql");

/// What makes version n + 1 of version n, from 1.
const STEPS: [&str; 2] = [
    include_str!("schema/from_1.sql"),
    include_str!("schema/from_2.sql"),
];

/// What lies in the file: nothing yet, or tables of a version we know. Changes nothing.
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
        Some(found @ 1..VERSION) => Ok(Held::Older(found)),
        Some(found) if found > VERSION => Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: VERSION,
        }),
        Some(_) | None => Err(foreign()),
    }
}

/// What lies in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Held {
    Nothing,
    /// Tables of this earlier version.
    Older(i64),
    Ours,
}

/// The same, and the tables are made where there are none and brought up to date where they are old. Two programs may
/// come at once; one does it. Killed half-way, the file holds what it held before.
pub(super) fn make_or_check(conn: &mut Connection, path: &Path) -> Result<(), StoreError> {
    if check(conn, path)? == Held::Ours {
        return Ok(());
    }
    let named = |error| named(path, error);
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(named)?;
    match check(&tx, path)? {
        Held::Ours => {}
        Held::Nothing => {
            tx.execute_batch(NOW).map_err(named)?;
            set(&tx, "insert into schema_version (version) values ($1)").map_err(named)?;
        }
        Held::Older(found) => {
            for step in STEPS.iter().skip(usize::try_from(found - 1).unwrap_or(0)) {
                tx.execute_batch(step).map_err(named)?;
            }
            set(&tx, "update schema_version set version = $1").map_err(named)?;
        }
    }
    tx.commit().map_err(named)
}

fn set(tx: &Connection, sql: &str) -> rusqlite::Result<usize> {
    tx.execute(sql, [VERSION])
}

#[cfg(test)]
mod tests;
