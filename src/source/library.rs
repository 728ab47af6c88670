//! `library.toml`: what all courses of a library share.

use std::collections::BTreeMap;

use super::catalogue::Code;
use super::notes::{Add, Named, Notes, Purpose};
use super::shape::{Row, Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use super::word;
use crate::core::content::item::OptionOrder;
use crate::core::content::library::{ReviewAfter, Unit};
use crate::core::id::{CourseId, FactId, NoteId, UnitId};
use crate::core::text::{Lang, Thing};

static REVIEW_AFTER: Shape = Shape {
    thing: "review_after",
    name: "",
    rows: &[&[
        or_else(
            "contact",
            Takes::Calendar,
            "90 days",
            "phone numbers and the like",
            "\"90 days\"",
        ),
        or_else("legal", Takes::Calendar, "6 months", "laws", "\"6 months\""),
        or_else(
            "statistic",
            Takes::Calendar,
            "12 months",
            "figures",
            "\"12 months\"",
        ),
    ]],
    others: None,
    home: None,
};

static DEFAULTS: Shape = Shape {
    thing: "defaults",
    name: "",
    rows: &[&[
        or_else(
            "option_order",
            Takes::OneOf(word::ORDERS),
            "shuffled",
            "how options stand unless an item says otherwise",
            "\"shuffled\"",
        ),
        may(
            "review_after",
            Takes::Inside(Which::One(&REVIEW_AFTER)),
            "how long a fact stays fresh",
            "{ contact = \"90 days\" }",
        ),
    ]],
    others: None,
    home: None,
};

static NOTE: Shape = Shape {
    thing: "content note",
    name: "",
    rows: &[&[must(
        "text",
        Takes::Phrase,
        "its wording",
        "\"Mentions physical violence.\"",
    )]],
    others: None,
    home: None,
};

static UNIT: Shape = Shape {
    thing: "unit",
    name: "",
    rows: &[&[
        must("one", Takes::Counted, "wording for one", "\"{n} year\""),
        must(
            "other",
            Takes::Counted,
            "wording for any other number",
            "\"{n} years\"",
        ),
        must(
            "ask",
            Takes::Phrase,
            "ends the prompt \"Answer (…)\"",
            "\"a number of years\"",
        ),
    ]],
    others: None,
    home: None,
};

const ROWS: &[Row] = &[
    must(
        "title",
        Takes::Phrase,
        "its title",
        "\"Night-desk library\"",
    ),
    must(
        "languages",
        Takes::List(&Takes::Text),
        "its languages, first the one the courses are written in; the others name folders",
        "[\"en\", \"es\"]",
    ),
    or_else(
        "courses",
        Takes::List(&Takes::Id),
        "[]",
        "the order in which learners meet its courses; those not named come after",
        "[\"night-desk\"]",
    ),
    or_else(
        "help_lines",
        Takes::List(&Takes::Id),
        "[]",
        "contact facts that /help shows",
        "[\"hotline-us\"]",
    ),
    may(
        "licence",
        Takes::Text,
        "the licence of the content",
        "\"CC-BY-4.0\"",
    ),
    may(
        "defaults",
        Takes::Inside(Which::One(&DEFAULTS)),
        "what holds unless something says otherwise",
        "{ option_order = \"shuffled\" }",
    ),
    may(
        "content_notes",
        Takes::Named(Which::One(&NOTE)),
        "what content may mention that a learner may leave out",
        "{ violence = { text = \"Mentions physical violence.\" } }",
    ),
    may(
        "units",
        Takes::Named(Which::One(&UNIT)),
        "units that facts and numeric items use",
        "{ years = { one = \"{n} year\", other = \"{n} years\", ask = \"years\" } }",
    ),
];

/// The shape of `library.toml`.
pub static LIBRARY: Shape = Shape {
    thing: "the library",
    name: "",
    rows: &[ROWS],
    others: None,
    home: Some(Thing::Library),
};

/// What `library.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Its title.
    pub title: String,
    /// Its languages, own first.
    pub languages: Vec<Lang>,
    /// The order in which learners meet its courses.
    pub order: Vec<CourseId>,
    /// Facts for `/help`.
    pub help_lines: Vec<FactId>,
    /// Its licence.
    pub licence: Option<String>,
    /// How options stand.
    pub option_order: OptionOrder,
    /// How long facts stay fresh.
    pub review_after: ReviewAfter,
    /// Content notes.
    pub content_notes: BTreeMap<NoteId, String>,
    /// Units.
    pub units: BTreeMap<UnitId, Unit>,
}

/// Walks and reads `library.toml`.
pub fn read(table: &Table<'_>, notes: &mut Notes<'_>) -> Shared {
    super::walk::walk(table, Which::One(&LIBRARY), notes);
    notes.refuse_holes();
    for (id, at) in table.list("courses") {
        notes.mention(Named::Course, id, Purpose::Any, at);
    }
    for (id, at) in table.list("help_lines") {
        notes.mention(Named::Fact, id, Purpose::HelpLine, at);
    }
    let mut shared = Shared {
        title: table.text("title").unwrap_or_default(),
        languages: languages(table, notes),
        order: table.ids("courses"),
        help_lines: table.ids("help_lines"),
        licence: table.text("licence"),
        ..Shared::default()
    };
    if let Some(defaults) = table.inside("defaults") {
        let order = defaults.str("option_order").and_then(word::order);
        shared.option_order = order.unwrap_or_default();
        let after = defaults.inside("review_after");
        let or = |key, default| {
            after
                .as_ref()
                .and_then(|a| a.calendar(key))
                .unwrap_or(default)
        };
        let usual = ReviewAfter::default();
        shared.review_after = ReviewAfter {
            contact: or("contact", usual.contact),
            legal: or("legal", usual.legal),
            statistic: or("statistic", usual.statistic),
        };
    }
    for (id, at, note) in table.named("content_notes") {
        notes.define(Named::Note, id, at);
        if let (Ok(id), Some(text)) = (id.parse(), note.text("text")) {
            shared.content_notes.insert(id, text);
        }
    }
    for (id, at, inner) in table.named("units") {
        notes.define(Named::Unit, id, at);
        if let (Ok(id), Some(unit)) = (id.parse(), unit(&inner)) {
            shared.units.insert(id, unit);
        }
    }
    shared
}

fn unit(table: &Table<'_>) -> Option<Unit> {
    Some(Unit {
        one: table.text("one")?,
        other: table.text("other")?,
        ask: table.text("ask")?,
    })
}

fn languages(table: &Table<'_>, notes: &mut Notes<'_>) -> Vec<Lang> {
    let mut languages = Vec::new();
    for (tag, at) in table.list("languages") {
        match tag.parse::<Lang>() {
            Ok(lang) if languages.contains(&lang) => {
                let message = format!("the language `{tag}` stands twice");
                notes.say(Code::BadLanguage, at, message);
            }
            Ok(lang) => languages.push(lang),
            Err(error) => {
                notes.say(Code::BadLanguage, at, error);
            }
        }
    }
    if languages.is_empty() {
        if table.has("languages") {
            notes
                .say(
                    Code::BadLanguage,
                    table.at("languages"),
                    "the library has no language",
                )
                .help("write `languages = [\"en\"]`");
        }
        languages.push(Lang::EN);
    }
    languages
}
