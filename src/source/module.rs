//! Modules: files of lessons, `modules/<nn>-<id>.toml`.

use super::notes::{Named, Notes, Purpose};
use super::shape::{ALLOW, Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use crate::core::content::{Lesson, Module};
use crate::core::id::ModuleId;
use crate::core::text::{Place, Thing};

static LESSON: Shape = Shape {
    thing: "lesson",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name, unique in the course",
            "\"what-it-is\"",
        ),
        must(
            "title",
            Takes::Phrase,
            "its title",
            "\"What trafficking is\"",
        ),
        must("minutes", Takes::Whole(1, 240), "minutes to read it", "5"),
        must(
            "objectives",
            Takes::List(&Takes::DottedId),
            "what it teaches",
            "[\"definition\"]",
        ),
        or_else(
            "sources",
            Takes::List(&Takes::Id),
            "[]",
            "what it rests on",
            "[\"dhs-help\"]",
        ),
        or_else(
            "questions",
            Takes::List(&Takes::Id),
            "[]",
            "items asked at its end, never scored",
            "[\"border\"]",
        ),
        ALLOW,
        must(
            "text",
            Takes::Phrase,
            "the text, in Markdown",
            "\"Nobody has to be moved.\"",
        ),
    ]],
    others: None,
    home: Some(Thing::Lesson),
};

/// The shape of a module.
pub static MODULE: Shape = Shape {
    thing: "the module",
    name: "",
    rows: &[&[
        must(
            "title",
            Takes::Phrase,
            "its title",
            "\"Who is in control?\"",
        ),
        must(
            "summary",
            Takes::Phrase,
            "one sentence",
            "\"What trafficking is.\"",
        ),
        or_else(
            "content_notes",
            Takes::List(&Takes::Id),
            "[]",
            "what its lessons mention, said before them",
            "[\"violence\"]",
        ),
        may(
            "lesson",
            Takes::Things(Which::One(&LESSON)),
            "its lessons",
            "[[lesson]]",
        ),
    ]],
    others: None,
    home: Some(Thing::Module),
};

/// Walks and reads a module.
pub fn read(table: &Table<'_>, id: ModuleId, notes: &mut Notes<'_>) -> Module {
    super::walk::walk(table, Which::One(&MODULE), notes);
    notes.refuse_holes();
    for (id, at) in table.list("content_notes") {
        notes.mention(Named::Note, id, Purpose::Any, at);
    }
    let lessons = table.parts("lesson");
    Module {
        id,
        title: table.text("title").unwrap_or_default(),
        summary: table.text("summary").unwrap_or_default(),
        content_notes: table.ids("content_notes"),
        lessons: lessons.iter().filter_map(|t| lesson(t, notes)).collect(),
    }
}

fn lesson(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Lesson> {
    super::walk::walk(table, Which::One(&LESSON), notes);
    notes.refuse_holes();
    if let Some(id) = table.str("id") {
        notes.define(Named::Lesson, id, table.at("id"));
        let course = notes.file.path().split('/').next().unwrap_or_default();
        let place = Place::new(Thing::Lesson, format!("{course}/{id}"), "");
        notes.allow(&place, table);
    }
    let lists = [
        ("objectives", Named::Objective),
        ("sources", Named::Source),
        ("questions", Named::Item),
    ];
    for (key, named) in lists {
        for (id, at) in table.list(key) {
            notes.mention(named, id, Purpose::Any, at);
        }
    }
    Some(Lesson {
        id: table.id("id")?,
        title: table.text("title")?,
        minutes: table.whole("minutes")?,
        objectives: table.ids("objectives"),
        sources: table.ids("sources"),
        questions: table.ids("questions"),
        text: table.text("text")?,
    })
}
