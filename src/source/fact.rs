//! Facts and sources: `facts/*.toml` and `sources.toml`.

use super::catalogue::Code;
use super::notes::{Add, Named, Notes, Purpose};
use super::shape::{ALLOW, Row, Shape, Takes, Which, may, must, or_else};
use super::table::{self, Table};
use super::walk::in_quotes;
use super::word;
use crate::core::content::fact::{Citation, Confidence, Fact, FactKind, FactValue, Source};
use crate::core::content::library::ReviewAfter;
use crate::core::text::{Place, Thing};

static CITATION: Shape = Shape {
    thing: "citation",
    name: "",
    rows: &[&[
        must("id", Takes::Id, "the source", "\"unodc-2024\""),
        may(
            "locator",
            Takes::Text,
            "page, table or section",
            "\"table 3\"",
        ),
    ]],
    others: None,
    home: None,
};

/// Who a fact is.
const WHO: &[Row] = &[
    must(
        "id",
        Takes::Id,
        "its name, unique in the library",
        "\"hotline-us\"",
    ),
    must(
        "kind",
        Takes::OneOf(KINDS),
        "what kind of fact",
        "\"statistic\"",
    ),
];

/// Where it stands written, how sure it is, and since when; the last rows of every fact.
const WRITTEN: &[Row] = &[
    must(
        "sources",
        Takes::Parts(Which::One(&CITATION)),
        "where it stands written",
        "[{ id = \"unodc-2024\", locator = \"table 3\" }]",
    ),
    must(
        "confidence",
        Takes::OneOf(word::CONFIDENCES),
        "how sure the library is of it; unverified is never a key",
        "\"read\"",
    ),
    must(
        "checked",
        Takes::Date,
        "when it was last checked",
        "2026-11-22",
    ),
    may("checked_by", Takes::Text, "who checked it", "\"Ana Ruiz\""),
    may(
        "review_by",
        Takes::Date,
        "when it must be checked again; else as the library says",
        "2027-11-22",
    ),
    or_else(
        "supersedes",
        Takes::List(&Takes::Id),
        "[]",
        "facts it replaces",
        "[\"old-rate\"]",
    ),
    may(
        "caution",
        Takes::Phrase,
        "what not to make of it",
        "\"A count of contacts.\"",
    ),
    ALLOW,
];

const POPULATION: Row = may(
    "population",
    Takes::Phrase,
    "of whom",
    "\"detected victims\"",
);
const PERIOD_NOTE: Row = may(
    "period_note",
    Takes::Phrase,
    "how the period is known",
    "\"The page has no year.\"",
);

const KINDS: &[&str] = &["statistic", "contact", "legal"];

const fn fact(name: &'static str, rows: &'static [&'static [Row]]) -> Shape {
    Shape {
        thing: "fact",
        name,
        rows,
        others: None,
        home: Some(Thing::Fact),
    }
}

static STATISTIC: Shape = fact(
    "statistic",
    &[
        WHO,
        &[
            may("name", Takes::Phrase, "what it is called", "\"Rate\""),
            must("value", Takes::NumberOrText, "the figure", "38"),
            may("unit", Takes::Id, "a unit of the library", "\"percent\""),
            must(
                "measure",
                Takes::OneOf(word::MEASURES),
                "how it is known",
                "\"detected\"",
            ),
            must(
                "counts",
                Takes::Phrase,
                "what it counts",
                "\"victims found by authorities\"",
            ),
            POPULATION,
            must("place", Takes::Phrase, "where it holds", "\"world\""),
            must(
                "period",
                Takes::Phrase,
                "of the data, never of the publication",
                "\"2022\"",
            ),
            PERIOD_NOTE,
        ],
        WRITTEN,
    ],
);

static CONTACT: Shape = fact(
    "contact",
    &[
        WHO,
        &[
            must(
                "name",
                Takes::Phrase,
                "who answers",
                "\"Emergency services\"",
            ),
            must("value", Takes::Text, "the number or address", "\"911\""),
            may(
                "text_number",
                Takes::Text,
                "the number for text messages",
                "\"233733\"",
            ),
            may(
                "hours",
                Takes::Phrase,
                "when somebody answers",
                "\"24 hours, every day\"",
            ),
            may("counts", Takes::Phrase, "what it is for", "\"advice\""),
            POPULATION,
            may(
                "place",
                Takes::Phrase,
                "where it holds",
                "\"United States\"",
            ),
            may("period", Takes::Phrase, "when it holds", "\"2026\""),
            PERIOD_NOTE,
        ],
        WRITTEN,
    ],
);

static LEGAL: Shape = fact(
    "legal",
    &[
        WHO,
        &[
            may(
                "name",
                Takes::Phrase,
                "the name of the law or rule",
                "\"TVPA\"",
            ),
            must(
                "value",
                Takes::NumberOrText,
                "the section, what a rule says, or a number it sets",
                "18",
            ),
            may("unit", Takes::Id, "a unit of the library", "\"years\""),
            may(
                "measure",
                Takes::OneOf(word::MEASURES),
                "how it is known",
                "\"enacted\"",
            ),
            may(
                "counts",
                Takes::Phrase,
                "what it says",
                "\"age below which no means is needed\"",
            ),
            POPULATION,
            may(
                "place",
                Takes::Phrase,
                "where it holds",
                "\"United States\"",
            ),
            may("period", Takes::Phrase, "since when", "\"2000\""),
            PERIOD_NOTE,
        ],
        WRITTEN,
    ],
);

/// The shapes of facts, by kind.
pub const FACT: Which = Which::By("kind", &[&STATISTIC, &CONTACT, &LEGAL]);

/// The shape of a file of facts.
pub static FACTS: Shape = Shape {
    thing: "a file of facts",
    name: "",
    rows: &[&[may("fact", Takes::Things(FACT), "facts", "[[fact]]")]],
    others: None,
    home: None,
};

/// The shape of a source.
pub static SOURCE: Shape = Shape {
    thing: "source",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name, unique in the library",
            "\"unodc-2024\"",
        ),
        must(
            "publisher",
            Takes::Text,
            "who published it",
            "\"United Nations\"",
        ),
        must("title", Takes::Text, "its title", "\"Global Report\""),
        may(
            "published",
            Takes::Text,
            "when, as far as it is known",
            "\"2024-12\"",
        ),
        may("url", Takes::Text, "where", "\"https://www.unodc.org\""),
        or_else(
            "opened",
            Takes::Flag,
            "false",
            "whether a person read the original",
            "true",
        ),
    ]],
    others: None,
    home: None,
};

/// The shape of `sources.toml`.
pub static SOURCES: Shape = Shape {
    thing: "the file of sources",
    name: "",
    rows: &[&[may(
        "source",
        Takes::Things(Which::One(&SOURCE)),
        "sources",
        "[[source]]",
    )]],
    others: None,
    home: None,
};

/// Walks and reads a fact.
pub fn read(table: &Table<'_>, after: ReviewAfter, notes: &mut Notes<'_>) -> Option<Fact> {
    let before = notes.diagnostics.len();
    super::walk::walk(table, FACT, notes);
    notes.refuse_holes();
    figure(table, notes);
    // Nothing more is said about a fact with a mistake, wherever it is used.
    let is_good = notes.diagnostics.len() == before;
    if let Some(id) = table.str("id") {
        notes.define(Named::Fact, id, table.at("id"));
        notes.allow(&Place::new(Thing::Fact, id, ""), table);
    }
    let citations = table.parts("sources");
    for citation in &citations {
        if let Some(id) = citation.str("id") {
            notes.mention(Named::Source, id, Purpose::Any, citation.at("id"));
        }
    }
    if let Some(unit) = table.str("unit") {
        notes.mention(Named::Unit, unit, Purpose::Any, table.at("unit"));
    }
    let (kind, fresh) = match table.str("kind")? {
        "statistic" => (FactKind::Statistic, after.statistic),
        "contact" => (FactKind::Contact, after.contact),
        "legal" => (FactKind::Legal, after.legal),
        _ => return None,
    };
    if !is_good {
        return None;
    }
    let checked = table.date("checked")?;
    let value = match table.text("value") {
        Some(words) => FactValue::Words(words),
        None => FactValue::Number(table::number(table.value("value")?).ok()?),
    };
    Some(Fact {
        id: table.id("id")?,
        kind,
        name: table.text("name"),
        value,
        unit: table.id("unit"),
        measure: table.str("measure").and_then(word::measure),
        counts: table.text("counts"),
        population: table.text("population"),
        place: table.text("place"),
        period: table.text("period"),
        period_note: table.text("period_note"),
        hours: table.text("hours"),
        text_number: table.text("text_number"),
        sources: citations.iter().filter_map(citation).collect(),
        confidence: confidence(table)?,
        checked,
        checked_by: table.text("checked_by"),
        review_by: table
            .date("review_by")
            .unwrap_or_else(|| fresh.after(checked)),
        supersedes: table.ids("supersedes"),
        caution: table.text("caution"),
    })
}

// A figure in quotes, or with its unit, can be no key, and is shown as it is written.
fn figure(table: &Table<'_>, notes: &mut Notes<'_>) {
    let Some(text) = table
        .str("value")
        .filter(|_| table.str("kind") == Some("statistic"))
    else {
        return;
    };
    let is_share = text.trim_end().ends_with('%');
    if let Some(number) = in_quotes(text).filter(|_| is_share || table.has("unit")) {
        let unit = match table.has("unit") {
            true => "",
            false => ", and `unit = \"percent\"` in a line of its own",
        };
        notes
            .say(
                Code::WrongType,
                table.at("value"),
                "a figure stands without quotes and without its unit",
            )
            .help(format!("write `value = {number}`{unit}"));
    }
}

fn confidence(table: &Table<'_>) -> Option<Confidence> {
    word::confidence(table.str("confidence")?)
}

fn citation(table: &Table<'_>) -> Option<Citation> {
    Some(Citation {
        source: table.id("id")?,
        locator: table.text("locator"),
    })
}

/// Walks and reads a source.
pub fn read_source(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Source> {
    super::walk::walk(table, Which::One(&SOURCE), notes);
    if let Some(id) = table.str("id") {
        notes.define(Named::Source, id, table.at("id"));
    }
    Some(Source {
        id: table.id("id")?,
        publisher: table.text("publisher")?,
        title: table.text("title")?,
        published: table.text("published"),
        url: table.text("url"),
        opened: table.flag("opened").unwrap_or(false),
    })
}
