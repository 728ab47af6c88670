//! Cards: `card.toml` beside a course, one page for one role.

use super::catalogue::Code;
use super::item::option::alike;
use super::notes::{Add, Named, Notes, Purpose};
use super::shape::{Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use crate::core::content::Card;
use crate::core::content::card::Line;
use crate::core::text::Thing;

static LINE: Shape = Shape {
    thing: "line",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name, unique in its list",
            "\"papers\"",
        ),
        must(
            "text",
            Takes::Phrase,
            "what it says, in a sentence or two",
            "\"Somebody else keeps a guest's papers.\"",
        ),
    ]],
    others: None,
    home: None,
};

/// The shape of a card.
pub static CARD: Shape = Shape {
    thing: "the card",
    name: "",
    rows: &[&[
        must(
            "role",
            Takes::Id,
            "whom it is for, as `tutela card` is asked for it; unique in the library",
            "\"night-desk\"",
        ),
        must("title", Takes::Phrase, "its title", "\"At the night desk\""),
        must(
            "summary",
            Takes::Phrase,
            "what holds for all of it, in a sentence or two",
            "\"One sign proves nothing.\"",
        ),
        or_else(
            "content_notes",
            Takes::List(&Takes::Id),
            "[]",
            "what it mentions, said at its top",
            "[\"violence\"]",
        ),
        must(
            "help_lines",
            Takes::List(&Takes::Id),
            "contact facts at its foot, with the date they were checked",
            "[\"emergency-us\", \"hotline-us\"]",
        ),
        may(
            "signs",
            Takes::Parts(Which::One(&LINE)),
            "signs in their context",
            "[[signs]]",
        ),
        may(
            "do",
            Takes::Parts(Which::One(&LINE)),
            "what to do, in order",
            "[[do]]",
        ),
        may(
            "dont",
            Takes::Parts(Which::One(&LINE)),
            "what not to do",
            "[[dont]]",
        ),
    ]],
    others: None,
    home: Some(Thing::Card),
};

/// Walks and reads a card; `None` where a mistake keeps it from being one.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Card> {
    super::walk::walk(table, Which::One(&CARD), notes);
    notes.refuse_holes();
    if let Some(role) = table.str("role") {
        notes.define(Named::Role, role, table.at("role"));
    }
    for (id, at) in table.list("content_notes") {
        notes.mention(Named::Note, id, Purpose::Any, at);
    }
    for (id, at) in table.list("help_lines") {
        notes.mention(Named::Fact, id, Purpose::HelpLine, at);
    }
    let is_empty = table.value("help_lines").and_then(|v| v.as_array());
    if is_empty.is_some_and(|list| list.is_empty()) {
        let message = "the card names no help line";
        notes
            .say(Code::Empty, table.at("help_lines"), message)
            .help("whoever reads it has to know whom to call: name a contact fact");
    }
    Some(Card {
        signs: lines(table, "signs", notes),
        steps: lines(table, "do", notes),
        donts: lines(table, "dont", notes),
        role: table.id("role")?,
        title: table.text("title")?,
        summary: table.text("summary")?,
        content_notes: table.ids("content_notes"),
        help_lines: table.ids("help_lines"),
    })
}

fn lines(table: &Table<'_>, key: &str, notes: &mut Notes<'_>) -> Vec<Line> {
    let parts = table.parts(key);
    alike(&parts, "text", "line", notes);
    for (at, part) in parts.iter().enumerate() {
        let Some(id) = part.str("id") else { continue };
        if let Some(first) = parts[..at].iter().find(|other| other.str("id") == Some(id)) {
            let first = notes.at(first.at("id"));
            let message = format!("two lines of `{key}` have the id `{id}`");
            notes
                .say(Code::PartTwice, part.at("id"), message)
                .help("a translation names lines by id: give this one another")
                .beside(first, "first here");
        }
    }
    let line = |part: &Table<'_>| {
        Some(Line {
            id: part.id("id")?,
            text: part.text("text")?,
        })
    };
    parts.iter().filter_map(line).collect()
}
