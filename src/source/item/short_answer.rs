//! Reads items that ask for a few words, and the keys such an item has.

use super::option;
use crate::core::content::item::{Anticipated, ShortAnswer};
use crate::source::catalogue::Code;
use crate::source::notes::Notes;
use crate::source::shape::{Row, Shape, Takes, Which, may, must};
use crate::source::table::Table;

static ANTICIPATED: Shape = Shape {
    thing: "anticipated answer",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, never shown",
            "\"confused\"",
        ),
        must(
            "accept",
            Takes::Phrases,
            "the wrong words",
            "[\"trafficking\"]",
        ),
        must(
            "feedback",
            Takes::Phrase,
            "what is said to them",
            "\"That is another crime.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// Its own keys.
pub const ROWS: &[Row] = &[must(
    "accept",
    Takes::Phrases,
    "what counts as right, case and accents folded; the first is shown as the answer",
    "[\"smuggling\", \"migrant smuggling\"]",
)];

/// Its parts.
pub const PARTS: &[Row] = &[may(
    "anticipated",
    Takes::Parts(Which::One(&ANTICIPATED)),
    "wrong words worth their own",
    "[{ id = \"confused\", accept = [\"trafficking\"], feedback = \"That is another crime.\" }]",
)];

/// Reads one, of an item or of a gap.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<ShortAnswer> {
    let parts = table.parts("anticipated");
    option::unique(&[&parts], notes);
    for list in std::iter::once(table).chain(&parts) {
        let accept = list.value("accept").and_then(|value| value.as_array());
        if accept.is_some_and(|accept| accept.is_empty()) {
            let message = "`accept` is an empty list: nothing would be right";
            notes.say(Code::Empty, list.at("accept"), message);
        }
    }
    let accept = table.texts("accept");
    (!accept.is_empty()).then_some(ShortAnswer {
        accept,
        anticipated: parts.iter().filter_map(anticipated).collect(),
    })
}

fn anticipated(table: &Table<'_>) -> Option<Anticipated<Vec<String>>> {
    Some(Anticipated {
        id: table.id("id")?,
        given: table.texts("accept"),
        feedback: table.text("feedback")?,
    })
}
