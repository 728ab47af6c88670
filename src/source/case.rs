//! Cases: one text and several items about it.

use super::notes::{Named, Notes, Purpose};
use super::shape::{ALLOW, Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use super::word;
use crate::core::content::case::{Case, Person};
use crate::core::id::BankId;
use crate::core::text::{Place, Thing};

static PERSON: Shape = Shape {
    thing: "person",
    name: "",
    rows: &[&[
        must(
            "role",
            Takes::OneOf(word::ROLES),
            "what part they have",
            "\"helper\"",
        ),
        must(
            "gender",
            Takes::OneOf(word::GENDERS),
            "as the case says",
            "\"unstated\"",
        ),
        must(
            "age",
            Takes::OneOf(word::AGES),
            "as the case says",
            "\"adult\"",
        ),
        may(
            "form",
            Takes::OneOf(word::FORMS),
            "of exploitation, where it says so",
            "\"labour\"",
        ),
        may(
            "status",
            Takes::OneOf(word::STATUSES),
            "where the case says so",
            "\"unstated\"",
        ),
    ]],
    others: None,
    home: None,
};

/// The shape of a case.
pub static CASE: Shape = Shape {
    thing: "case",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name in records, unique in the library",
            "\"nine-nights\"",
        ),
        must(
            "title",
            Takes::Phrase,
            "shown above the text",
            "\"Nine nights\"",
        ),
        or_else(
            "revision",
            Takes::Whole(1, 1_000_000),
            "1",
            "raise it when the meaning changes",
            "2",
        ),
        may(
            "signal",
            Takes::OneOf(word::SIGNALS),
            "what it holds, to tell misses from false alarms",
            "\"not-enough\"",
        ),
        or_else(
            "content_notes",
            Takes::List(&Takes::Id),
            "[]",
            "what it mentions that a learner may leave out",
            "[\"violence\"]",
        ),
        or_else(
            "people",
            Takes::Parts(Which::One(&PERSON)),
            "[]",
            "who appears, for the balance report; never shown",
            "[{ role = \"helper\", gender = \"unstated\", age = \"adult\" }]",
        ),
        ALLOW,
        must(
            "text",
            Takes::Phrase,
            "the text",
            "\"Fictional case. Robin works the night desk.\"",
        ),
    ]],
    others: None,
    home: Some(Thing::Case),
};

/// Walks and reads a case; its items are added by the bank.
pub fn read(table: &Table<'_>, bank: &BankId, notes: &mut Notes<'_>) -> Option<Case> {
    super::walk::walk(table, Which::One(&CASE), notes);
    notes.refuse_holes();
    if let Some(id) = table.str("id") {
        notes.define(Named::Case, id, table.at("id"));
        notes.allow(&Place::new(Thing::Case, id, ""), table);
    }
    for (id, at) in table.list("content_notes") {
        notes.mention(Named::Note, id, Purpose::Any, at);
    }
    Some(Case {
        id: table.id("id")?,
        bank: bank.clone(),
        title: table.text("title")?,
        revision: table.whole("revision").unwrap_or(1),
        signal: table.str("signal").and_then(word::signal),
        content_notes: table.ids("content_notes"),
        people: table.parts("people").iter().filter_map(person).collect(),
        text: table.text("text")?,
        items: Vec::new(),
    })
}

fn person(table: &Table<'_>) -> Option<Person> {
    Some(Person {
        role: table.text("role")?,
        gender: table.text("gender")?,
        age: table.text("age")?,
        form: table.text("form"),
        status: table.text("status"),
    })
}
