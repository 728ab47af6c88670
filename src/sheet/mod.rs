//! Judging sheets, one row an item: what a judge is given to fill in, and what comes back. Comma-separated values.

mod read;
pub mod words;

use crate::core::session::Slot;
use crate::core::text::Lang;

pub use read::{Bad, Judgement, Wanted, read};

/// The columns, in the order in which they are written. What is judged comes last.
pub const COLUMNS: [&str; 13] = [
    "judge",
    "date",
    "round",
    "course",
    "version",
    "item",
    "revision",
    "level",
    "case",
    "stem",
    "options",
    "key",
    "probability",
];

/// What stands on every row alike.
#[derive(Clone, Debug)]
pub struct Head {
    /// Who judges; may be empty, to be filled in.
    pub judge: String,
    /// The round.
    pub round: u8,
    /// The course.
    pub course: String,
    /// Its version.
    pub version: String,
}

/// A sheet to fill in: the items of an exam with their levels, in one language.
///
/// # Errors
/// Never for rows in memory; the writer of the format says so.
pub fn write(head: &Head, rows: &[(Slot, &str)], lang: Lang) -> Result<String, csv::Error> {
    let mut sheet = csv::Writer::from_writer(Vec::new());
    sheet.write_record(COLUMNS)?;
    let round = head.round.to_string();
    for (slot, level) in rows {
        let lang = slot.posed.language_for(lang);
        let case = slot.posed.case.as_ref();
        let revision = slot.revision.to_string();
        sheet.write_record([
            &head.judge,
            "",
            &round,
            &head.course,
            &head.version,
            slot.item.as_str(),
            &revision,
            level,
            case.map_or("", |case| case.text.say(lang)).trim(),
            slot.posed.stem.say(lang).trim(),
            &words::options(&slot.posed.task, lang),
            &words::key_by_number(&slot.posed.task, lang),
            "",
        ])?;
    }
    sheet.flush()?;
    let bytes = sheet.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
