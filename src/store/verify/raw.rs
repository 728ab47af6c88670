//! Reads columns as they lie there, whatever they hold: damage must become a finding, not an error.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::store::StoreError;

/// A column as text. What is no text is spelled so that it equals none that we wrote.
pub(super) fn text(row: &Row<'_>, name: &str) -> rusqlite::Result<String> {
    Ok(text_or_null(row, name)?.unwrap_or_else(|| "\nnull".to_owned()))
}

/// The same where null is a value.
pub(super) fn text_or_null(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(name)? {
        ValueRef::Null => None,
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => Some(format!("\nbytes {bytes:?}")),
        },
        other => Some(format!("\n{other:?}")),
    })
}

/// A column as a whole number; what is none reads as one that we never write.
pub(super) fn number(row: &Row<'_>, name: &str) -> rusqlite::Result<i64> {
    Ok(match row.get_ref(name)? {
        ValueRef::Integer(number) => number,
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => i64::MIN,
    })
}

/// What the engine finds wrong with the file: broken pages and indexes, rows that name rows which are not there.
pub(super) fn engine(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = conn.prepare("pragma integrity_check(20)")?;
    let found = query.query_map([], |row| row.get(0))?;
    let mut says: Vec<String> = found.collect::<rusqlite::Result<_>>()?;
    says.retain(|line| line != "ok");
    let mut query = conn.prepare(
        "select \"table\", parent, count(*)
        from pragma_foreign_key_check
        group by 1, 2
        order by 1, 2",
    )?;
    let orphans = query.query_map([], |row| {
        let (table, parent, rows): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!(
            "the table {table} names a {parent} that is not there, in {rows} of its rows"
        ))
    })?;
    for orphan in orphans {
        says.push(orphan?);
    }
    Ok(says)
}
