//! One answer of several.

use super::option;
use crate::core::content::item::Choice;
use crate::source::catalogue::Code;
use crate::source::notes::{Add, Notes};
use crate::source::shape::{Row, Takes, Which, must};
use crate::source::table::Table;

/// Its parts.
pub const PARTS: &[Row] = &[must(
    "options",
    Takes::Parts(Which::One(&option::OPTION)),
    "what may be chosen; exactly one is the key",
    "[{ id = \"a\", text = \"…\", key = true }, { id = \"b\", text = \"…\" }]",
)];

/// Reads one.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Choice> {
    let parts = table.parts("options");
    option::unique(&[&parts], notes);
    let keys: Vec<&Table<'_>> = parts
        .iter()
        .filter(|o| o.flag("key") == Some(true))
        .collect();
    match keys.as_slice() {
        [_] => {}
        [] if parts.is_empty() => {}
        [] => {
            notes
                .say(
                    Code::KeyCount,
                    table.key_at("options"),
                    "no option is the key",
                )
                .help("write `key = true` in the one that is right");
        }
        [first, second, ..] => {
            let other = notes.at(first.at("key"));
            let message = format!("{} options are keys; a choice has exactly one", keys.len());
            notes
                .say(Code::KeyCount, second.at("key"), message)
                .help("take one out, or make it `type = \"multiple-response\"`")
                .beside(other, "first here");
        }
    }
    let options = option::read(table, notes)?;
    (keys.len() == 1).then_some(Choice { options })
}
