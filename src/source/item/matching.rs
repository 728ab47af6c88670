//! Left sides joined to right sides.

use super::{SCORING, option, scoring};
use crate::core::content::item::Matching;
use crate::core::content::item::matching::{Extra, Pair};
use crate::core::score::Scoring;
use crate::source::catalogue::Code;
use crate::source::notes::Notes;
use crate::source::shape::{Row, Shape, Takes, Which, may, must, or_else};
use crate::source::table::Table;

static PAIR: Shape = Shape {
    thing: "pair",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, never shown",
            "\"detected\"",
        ),
        must(
            "left",
            Takes::Phrase,
            "the side with a letter",
            "\"Detected\"",
        ),
        must(
            "right",
            Takes::Phrase,
            "the side with a number",
            "\"Found by authorities\"",
        ),
        may(
            "feedback",
            Takes::Phrase,
            "what one reads about it afterwards",
            "\"…\"",
        ),
    ]],
    others: None,
    home: None,
};

static EXTRA: Shape = Shape {
    thing: "extra side",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, never shown",
            "\"everyone\"",
        ),
        must(
            "right",
            Takes::Phrase,
            "a right side that belongs to nobody",
            "\"Everyone\"",
        ),
        may(
            "feedback",
            Takes::Phrase,
            "what one reads after using it",
            "\"…\"",
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
    "per-part: share of right pairs",
    "\"all-or-nothing\"",
)];

/// Its parts.
pub const PARTS: &[Row] = &[
    must(
        "pairs",
        Takes::Parts(Which::One(&PAIR)),
        "what belongs together",
        "[{ id = \"a\", left = \"…\", right = \"…\" }]",
    ),
    may(
        "extra",
        Takes::Parts(Which::One(&EXTRA)),
        "right sides that belong to nobody",
        "[{ id = \"x\", right = \"…\" }]",
    ),
];

/// The letters there are for left sides.
const LETTERS: usize = 26;

/// Reads one.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Matching> {
    let (pairs, extra) = (table.parts("pairs"), table.parts("extra"));
    option::enough(table, "pairs", &pairs, 2, notes)?;
    if pairs.len() > LETTERS || pairs.len() + extra.len() > 40 {
        let message = format!(
            "`pairs` has {}; there are letters for {LETTERS}",
            pairs.len()
        );
        notes.say(Code::PartCount, table.key_at("pairs"), message);
        return None;
    }
    option::unique(&[&pairs, &extra], notes);
    option::alike(&pairs, "left", "left side", notes);
    let rights: Vec<Table<'_>> = pairs.iter().chain(&extra).cloned().collect();
    option::alike(&rights, "right", "right side", notes);
    let read: Vec<Pair> = pairs.iter().filter_map(pair).collect();
    (read.len() == pairs.len()).then_some(Matching {
        pairs: read,
        extra: extra.iter().filter_map(one_extra).collect(),
        scoring: scoring(table).unwrap_or(Scoring::PerPart),
    })
}

fn pair(table: &Table<'_>) -> Option<Pair> {
    Some(Pair {
        id: table.id("id")?,
        left: table.text("left")?,
        right: table.text("right")?,
        feedback: table.text("feedback"),
    })
}

fn one_extra(table: &Table<'_>) -> Option<Extra> {
    Some(Extra {
        id: table.id("id")?,
        right: table.text("right")?,
        feedback: table.text("feedback"),
    })
}
