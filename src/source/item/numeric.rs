//! Reads items that ask for a number, and the keys such an item has.

use super::option;
use crate::core::content::item::{Anticipated, Numeric, Value};
use crate::core::score::Decimal;
use crate::source::catalogue::Code;
use crate::source::notes::{Add, Named, Notes, Purpose};
use crate::source::shape::{Row, Shape, Takes, Which, may, must, or_else};
use crate::source::table::Table;
use crate::source::walk;

static ANTICIPATED: Shape = Shape {
    thing: "anticipated answer",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, never shown",
            "\"one-in-five\"",
        ),
        must("value", Takes::Number, "the wrong number", "20"),
        or_else(
            "tolerance",
            Takes::Number,
            "0",
            "how far off is still this one",
            "2",
        ),
        must(
            "feedback",
            Takes::Phrase,
            "what is said to it",
            "\"One in five is an old figure.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// Its own keys.
pub const ROWS: &[Row] = &[
    may(
        "answer",
        Takes::Value,
        "the key: a number, or a fact; left out where each variant brings its own",
        "{ fact = \"children-detected-2022\" }",
    ),
    may(
        "unit",
        Takes::Id,
        "a unit of the library; a fact brings its own",
        "\"percent\"",
    ),
    or_else(
        "tolerance",
        Takes::Number,
        "0",
        "how far off still counts, in the answer's unit",
        "5",
    ),
];

/// Its parts.
pub const PARTS: &[Row] = &[may(
    "anticipated",
    Takes::Parts(Which::One(&ANTICIPATED)),
    "wrong numbers worth their own words",
    "[{ id = \"old\", value = 20, feedback = \"That is the old figure.\" }]",
)];

/// Reads one, of an item or of a gap. `varied` says that each variant brings its own answer.
pub fn read(table: &Table<'_>, varied: bool, notes: &mut Notes<'_>) -> Option<Numeric> {
    let parts = table.parts("anticipated");
    option::unique(&[&parts], notes);
    if let Some(unit) = table.str("unit") {
        notes.mention(Named::Unit, unit, Purpose::Any, table.at("unit"));
    }
    let answer = table.any("answer");
    match &answer {
        Some(value) => key(value, table, notes)?,
        None if varied || table.has("answer") => {}
        None => {
            notes
                .say(
                    Code::NoAnswer,
                    table.span(),
                    "a numeric item has no `answer`",
                )
                .help("add `answer = 38`, or `answer` in each variant");
            return None;
        }
    }
    let tolerance = table.number("tolerance").unwrap_or(Decimal::ZERO);
    if tolerance < Decimal::ZERO {
        notes.say(
            Code::OutOfRange,
            table.at("tolerance"),
            "`tolerance` is below 0",
        );
    }
    Some(Numeric {
        answer,
        tolerance,
        unit: table.id("unit"),
        anticipated: parts.iter().filter_map(anticipated).collect(),
    })
}

/// Holds a value that is a key: a number, or a fact that is one.
pub fn key(value: &Value, table: &Table<'_>, notes: &mut Notes<'_>) -> Option<()> {
    match value {
        Value::Number(_) => {}
        Value::Fact(id) => {
            notes.mention(Named::Fact, id.as_str(), Purpose::Key, table.at("answer"));
        }
        Value::Words(words) => {
            let help = walk::in_quotes(words).map(|number| {
                let unit = match words.trim_end().ends_with('%') {
                    true => "; the unit has a line of its own: `unit = \"percent\"`",
                    false => "",
                };
                format!("write `answer = {number}` without quotes{unit}")
            });
            notes
                .say(
                    Code::KeyNotNumber,
                    table.at("answer"),
                    "`answer` is not a number",
                )
                .help_if(help);
            return None;
        }
    }
    Some(())
}

fn anticipated(table: &Table<'_>) -> Option<Anticipated<(Decimal, Decimal)>> {
    let tolerance = table.number("tolerance").unwrap_or(Decimal::ZERO);
    Some(Anticipated {
        id: table.id("id")?,
        given: (table.number("value")?, tolerance),
        feedback: table.text("feedback")?,
    })
}
