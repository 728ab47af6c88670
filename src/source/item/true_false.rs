//! Reads statements that are true or false, and the keys such an item has.

use crate::core::content::item::TrueFalse;
use crate::source::notes::Notes;
use crate::source::shape::{Row, Shape, Takes, Which, may, must};
use crate::source::table::Table;

static FEEDBACK: Shape = Shape {
    thing: "feedback",
    name: "",
    rows: &[&[
        may(
            "true",
            Takes::Phrase,
            "what one reads after \"true\"",
            "\"Many people think so.\"",
        ),
        may(
            "false",
            Takes::Phrase,
            "what one reads after \"false\"",
            "\"Right.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// Its own keys.
pub const ROWS: &[Row] = &[
    must("answer", Takes::Flag, "whether the stem is true", "false"),
    may(
        "feedback",
        Takes::Inside(Which::One(&FEEDBACK)),
        "what one reads after each answer",
        "{ true = \"Many people think so.\", false = \"Right.\" }",
    ),
];

/// Reads one.
pub fn read(table: &Table<'_>, _notes: &mut Notes<'_>) -> Option<TrueFalse> {
    let feedback = table.inside("feedback");
    let side = |key| feedback.as_ref().and_then(|f| f.text(key));
    Some(TrueFalse {
        answer: table.flag("answer")?,
        feedback_true: side("true"),
        feedback_false: side("false"),
    })
}
