//! Several answers of several.

use super::{SCORING, option, scoring};
use crate::core::content::item::MultipleResponse;
use crate::core::score::Scoring;
use crate::source::catalogue::Code;
use crate::source::notes::{Add, Notes};
use crate::source::shape::{Row, Takes, Which, must, or_else};
use crate::source::table::Table;

/// How it is scored.
pub const SCORED: &[Row] = &[or_else(
    "scoring",
    SCORING,
    "all-or-nothing",
    "per-part: (keys chosen - distractors chosen) / keys, never below 0",
    "\"per-part\"",
)];

/// Its parts.
pub const PARTS: &[Row] = &[must(
    "options",
    Takes::Parts(Which::One(&option::OPTION)),
    "what may be chosen; one or more are keys and one or more are not",
    "[{ id = \"a\", text = \"…\", key = true }, { id = \"b\", text = \"…\" }]",
)];

/// Reads one.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<MultipleResponse> {
    let parts = table.parts("options");
    option::unique(&[&parts], notes);
    let keys = parts.iter().filter(|o| o.flag("key") == Some(true)).count();
    let good = keys > 0 && keys < parts.len();
    if !good && !parts.is_empty() {
        let message = match keys {
            0 => "no option is a key",
            _ => "every option is a key",
        };
        notes
            .say(Code::KeyCount, table.key_at("options"), message)
            .help("at least one option is a key and at least one is not");
    }
    let options = option::read(table, notes)?;
    good.then_some(MultipleResponse {
        options,
        scoring: scoring(table).unwrap_or(Scoring::AllOrNothing),
    })
}
