//! Columns: how instants and parsed words are written and read. Knows no table.

use std::error::Error;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Type;

use crate::core::time::Stamp;

/// An instant as it is stored: UTC, always three decimals, so that text sorts as time does.
pub(super) fn at_text(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// The stamp in two columns.
pub(super) fn stamp(row: &Row<'_>, at: &str, utc_offset: &str) -> rusqlite::Result<Stamp> {
    Ok(Stamp {
        utc: parsed(row, at)?,
        offset: row.get(utc_offset)?,
    })
}

/// A text column read as what it says.
pub(super) fn parsed<T>(row: &Row<'_>, name: &str) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: Into<Box<dyn Error + Send + Sync>>,
{
    let text: String = row.get(name)?;
    text.parse().map_err(|why| bad(row, name, why))
}

/// The same where the column may be empty.
pub(super) fn parsed_or_none<T>(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: Into<Box<dyn Error + Send + Sync>>,
{
    let text: Option<String> = row.get(name)?;
    text.map(|text| text.parse())
        .transpose()
        .map_err(|why| bad(row, name, why))
}

pub(super) fn bad<E: Into<Box<dyn Error + Send + Sync>>>(
    row: &Row<'_>,
    name: &str,
    why: E,
) -> rusqlite::Error {
    let at = row.as_ref().column_index(name).unwrap_or_default();
    let why = format!("column {name}: {}", why.into());
    rusqlite::Error::FromSqlConversionFailure(at, Type::Text, why.into())
}
