//! Things put in order.

use super::{SCORING, option, scoring};
use crate::core::content::item::Ordering;
use crate::core::content::item::ordering::Step;
use crate::core::score::Scoring;
use crate::source::notes::Notes;
use crate::source::shape::{Row, Shape, Takes, Which, may, must, or_else};
use crate::source::table::Table;

static STEP: Shape = Shape {
    thing: "thing to order",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, never shown",
            "\"safe\"",
        ),
        must(
            "text",
            Takes::Phrase,
            "what is shown",
            "\"Get to a safe place\"",
        ),
        may(
            "feedback",
            Takes::Phrase,
            "what one reads about it afterwards",
            "\"You cannot help anyone if you are hurt.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// How it is scored.
pub const SCORED: &[Row] = &[or_else(
    "scoring",
    SCORING,
    "per-part",
    "per-part: share of things in their right place",
    "\"all-or-nothing\"",
)];

/// Its parts.
pub const PARTS: &[Row] = &[must(
    "order",
    Takes::Parts(Which::One(&STEP)),
    "the things, written in the right order",
    "[{ id = \"a\", text = \"First\" }, { id = \"b\", text = \"Then\" }]",
)];

/// Reads one.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Ordering> {
    let parts = table.parts("order");
    option::enough(table, "order", &parts, 2, notes)?;
    option::unique(&[&parts], notes);
    option::alike(&parts, "text", "thing", notes);
    let things: Vec<Step> = parts.iter().filter_map(step).collect();
    (things.len() == parts.len()).then_some(Ordering {
        things,
        scoring: scoring(table).unwrap_or(Scoring::PerPart),
    })
}

fn step(table: &Table<'_>) -> Option<Step> {
    Some(Step {
        id: table.id("id")?,
        text: table.text("text")?,
        feedback: table.text("feedback"),
    })
}
