//! The options of choices and multiple responses.

use crate::core::content::item::AnswerOption;
use crate::source::catalogue::Code;
use crate::source::notes::{Add, Notes};
use crate::source::shape::{Shape, Takes, may, must, or_else};
use crate::source::table::Table;
use crate::source::word;

/// One thing that may be chosen.
pub static OPTION: Shape = Shape {
    thing: "option",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, never shown",
            "\"papers\"",
        ),
        must(
            "text",
            Takes::Phrase,
            "what is shown",
            "\"A manager keeps a worker's papers\"",
        ),
        or_else("key", Takes::Flag, "false", "whether it is right", "true"),
        may(
            "says",
            Takes::OneOf(word::SIGNALS),
            "what choosing it says of the case",
            "\"not-enough\"",
        ),
        or_else(
            "unsafe",
            Takes::Flag,
            "false",
            "whether choosing it in life could hurt someone; then corrected first",
            "true",
        ),
        may(
            "feedback",
            Takes::Phrase,
            "what one reads after choosing it; of several keys, after missing it too",
            "\"The test is whether the person can have them back at will.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// The most parts an item may have; places in it are one byte, and nobody reads more.
const MOST: usize = 40;

/// Reads the options of `table`; there are at least two, and no two say the same.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Vec<AnswerOption>> {
    let parts = table.parts("options");
    enough(table, "options", &parts, 2, notes)?;
    alike(&parts, "text", "option", notes);
    let options: Vec<AnswerOption> = parts.iter().filter_map(one).collect();
    (options.len() == parts.len()).then_some(options)
}

fn one(table: &Table<'_>) -> Option<AnswerOption> {
    Some(AnswerOption {
        id: table.id("id")?,
        text: table.text("text")?,
        key: table.flag("key").unwrap_or(false),
        feedback: table.text("feedback"),
        is_unsafe: table.flag("unsafe").unwrap_or(false),
        says: table.str("says").and_then(word::signal),
    })
}

/// Notes where a list has too few or too many parts.
pub fn enough(
    table: &Table<'_>,
    key: &str,
    parts: &[Table<'_>],
    least: usize,
    notes: &mut Notes<'_>,
) -> Option<()> {
    // What is no list of parts has been told as that.
    let list = table.value(key).and_then(|value| value.as_array())?;
    if list.len() != parts.len() {
        return None;
    }
    let good = (least..=MOST).contains(&parts.len());
    if !good {
        let message = format!("`{key}` has {}; it takes {least} to {MOST}", parts.len());
        notes.say(Code::PartCount, table.key_at(key), message);
    }
    good.then_some(())
}

/// Notes parts that say the same.
pub fn alike(parts: &[Table<'_>], key: &str, part_is: &str, notes: &mut Notes<'_>) {
    let mut seen: Vec<(&str, &Table<'_>)> = Vec::new();
    for part in parts {
        let Some(text) = part.str(key).map(str::trim) else {
            continue;
        };
        match seen.iter().find(|(other, _)| *other == text) {
            Some((_, first)) => {
                let other = notes.at(first.at(key));
                let message = format!("two {part_is}s say the same");
                notes
                    .say(Code::SameText, part.at(key), message)
                    .help("nobody can tell them apart: change one or take it out")
                    .beside(other, "first here");
            }
            None => seen.push((text, part)),
        }
    }
}

/// Notes ids that two parts of an item share.
pub fn unique(parts: &[&[Table<'_>]], notes: &mut Notes<'_>) {
    let mut seen: Vec<(&str, &Table<'_>)> = Vec::new();
    for part in parts.iter().flat_map(|list| list.iter()) {
        let Some(id) = part.str("id") else {
            continue;
        };
        match seen.iter().find(|(other, _)| *other == id) {
            Some((_, first)) => {
                let other = notes.at(first.at("id"));
                let message = format!("two parts of this item have the id `{id}`");
                notes
                    .say(Code::PartTwice, part.at("id"), message)
                    .help("a response names parts by id: give this one another")
                    .beside(other, "first here");
            }
            None => seen.push((id, part)),
        }
    }
}
