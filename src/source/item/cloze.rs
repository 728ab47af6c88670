//! A text with gaps.

use super::{SCORING, choice, numeric, scoring, short_answer};
use crate::core::content::item::{Cloze, Gap};
use crate::core::id::PartId;
use crate::core::score::Scoring;
use crate::source::catalogue::Code;
use crate::source::near;
use crate::source::notes::{Add, Hole, Loose, Notes};
use crate::source::shape::{Row, Shape, Takes, Which, must, or_else};
use crate::source::table::Table;

const TYPE: Row = must(
    "type",
    Takes::OneOf(&["choice", "numeric", "short-answer"]),
    "how the gap is asked",
    "\"numeric\"",
);

const fn gap(name: &'static str, rows: &'static [&'static [Row]]) -> Shape {
    Shape {
        thing: "gap",
        name,
        rows,
        others: None,
        home: None,
    }
}

static CHOICE: Shape = gap("choice", &[&[TYPE], choice::PARTS]);
static NUMERIC: Shape = gap("numeric", &[&[TYPE], numeric::ROWS, numeric::PARTS]);
static SHORT_ANSWER: Shape = gap(
    "short-answer",
    &[&[TYPE], short_answer::ROWS, short_answer::PARTS],
);

static GAPS: [&Shape; 3] = [&CHOICE, &NUMERIC, &SHORT_ANSWER];

/// How it is scored.
pub const SCORED: &[Row] = &[or_else(
    "scoring",
    SCORING,
    "per-part",
    "per-part: share of gaps that are right",
    "\"all-or-nothing\"",
)];

/// Its own keys.
pub const ROWS: &[Row] = &[must(
    "text",
    Takes::Gapped,
    "the text, with `{gap:ID}` once for each gap",
    "\"An act, a means and a {gap:third}.\"",
)];

/// Its parts.
pub const PARTS: &[Row] = &[must(
    "gaps",
    Takes::Named(Which::By("type", &GAPS)),
    "the gaps by id",
    "{ third = { type = \"short-answer\", accept = [\"purpose\"] } }",
)];

/// Reads one, whose text has these holes.
pub fn read(table: &Table<'_>, holes: &[Hole], notes: &mut Notes<'_>) -> Option<Cloze> {
    let named = table.named("gaps");
    let marks: Vec<&Hole> = holes.iter().filter(|h| h.kind == Loose::Gap).collect();
    for (at, mark) in marks.iter().enumerate() {
        if !named.iter().any(|(id, ..)| **id == *mark.name) {
            let message = format!("there is no gap `{}`", mark.name);
            let help = near::did_you_mean(&mark.name, named.iter().map(|(id, ..)| *id))
                .unwrap_or_else(|| format!("add `[item.gaps.{}]`", mark.name));
            notes
                .say(Code::NoGap, mark.span.clone(), message)
                .help(help);
        }
        if let Some(first) = marks[..at].iter().find(|other| other.name == mark.name) {
            let other = notes.at(first.span.clone());
            let message = format!("the gap `{}` stands twice in the text", mark.name);
            notes
                .say(Code::GapTwice, mark.span.clone(), message)
                .beside(other, "first here");
        }
    }
    let mut gaps = Vec::new();
    for (id, at, inner) in &named {
        let read = match inner.str("type") {
            Some("choice") => choice::read(inner, notes).map(Gap::Choice),
            Some("numeric") => numeric::read(inner, false, notes).map(Gap::Numeric),
            Some("short-answer") => short_answer::read(inner, notes).map(Gap::ShortAnswer),
            Some(_) | None => None,
        };
        match marks.iter().position(|mark| *mark.name == **id) {
            Some(place) => gaps.push((place, id.parse::<PartId>().ok().zip(read))),
            None if table.has("text") => {
                let message = format!("the text has no `{{gap:{id}}}`");
                notes
                    .say(Code::GapUnused, at.clone(), message)
                    .help(format!(
                        "put {{gap:{id}}} where the gap belongs, or take the gap out"
                    ));
            }
            None => {}
        }
    }
    gaps.sort_by_key(|(place, _)| *place);
    let whole: Option<Vec<(PartId, Gap)>> = gaps.into_iter().map(|(_, gap)| gap).collect();
    let whole = whole.filter(|gaps| !gaps.is_empty())?;
    if whole.len() > 40 {
        let message = format!("{} gaps; there are at most 40", whole.len());
        notes.say(Code::PartCount, table.key_at("gaps"), message);
        return None;
    }
    Some(Cloze {
        text: table.text("text")?,
        gaps: whole,
        scoring: scoring(table).unwrap_or(Scoring::PerPart),
    })
}
