//! Items: the keys every item has, and one file here for each way of asking.

pub mod choice;
pub mod cloze;
pub mod matching;
pub mod multiple_response;
pub mod numeric;
pub mod option;
pub mod ordering;
pub mod short_answer;
pub mod true_false;
pub mod variant;

use super::catalogue::Code;
use super::notes::{Add, Loose, Named, Notes, Purpose};
use super::shape::{ALLOW, Row, Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use super::{walk, word};
use crate::core::content::item::{Interaction, Item};
use crate::core::id::BankId;
use crate::core::score::Scoring;
use crate::core::text::{Place, Thing};

/// What `scoring` takes.
pub const SCORING: Takes = Takes::OneOf(&["all-or-nothing", "per-part"]);

// House order: who an item is, where it belongs, what is asked, the answer, why; the parts last, because in TOML every
// line below `[[item.options]]` belongs to that option.

/// Who an item is and where it belongs.
const WHO: &[Row] = &[
    must(
        "id",
        Takes::Id,
        "its name in records, unique in the library",
        "\"in-control\"",
    ),
    may(
        "case",
        Takes::Id,
        "the case it belongs to",
        "\"nine-nights\"",
    ),
    must(
        "type",
        Takes::OneOf(word::TYPES),
        "how it is asked",
        "\"choice\"",
    ),
    or_else(
        "revision",
        Takes::Whole(1, 1_000_000),
        "1",
        "raise it when the meaning changes, not for a typo",
        "2",
    ),
    must(
        "objective",
        Takes::DottedId,
        "what it asks for",
        "\"control\"",
    ),
    must(
        "level",
        Takes::OneOf(word::LEVELS),
        "how deep it asks",
        "\"apply\"",
    ),
    or_else(
        "use",
        Takes::OneOf(word::USES),
        "both",
        "where it may appear",
        "\"exam\"",
    ),
    or_else("points", Takes::Whole(1, 100), "1", "what it is worth", "1"),
    may(
        "option_order",
        Takes::OneOf(word::ORDERS),
        "how its options stand, where it differs from the library",
        "\"as-written\"",
    ),
    or_else(
        "content_notes",
        Takes::List(&Takes::Id),
        "[]",
        "what it mentions that a learner may leave out",
        "[\"violence\"]",
    ),
];

/// What is asked; the rows of its type follow.
const ASKED: &[Row] = &[must(
    "stem",
    Takes::Phrase,
    "what is asked",
    "\"Which of these show control?\"",
)];

/// Why, and beside what it may stand; the parts of its type follow.
const WHY: &[Row] = &[
    must(
        "rationale",
        Takes::Phrase,
        "why the key is right",
        "\"Held papers are …\"",
    ),
    or_else(
        "sources",
        Takes::List(&Takes::Id),
        "[]",
        "what it rests on",
        "[\"ilo-2012\"]",
    ),
    or_else(
        "enemies",
        Takes::List(&Takes::Id),
        "[]",
        "items that give it away and never stand in one form with it",
        "[\"border\"]",
    ),
    ALLOW,
];

/// The last part of each.
const VARIANTS: &[Row] = &[may(
    "variants",
    Takes::Parts(Which::One(&variant::VARIANT)),
    "sets of values of which one is drawn",
    "[{ id = \"a\", cases = 10, answer = 4 }]",
)];

const fn item(name: &'static str, rows: &'static [&'static [Row]]) -> Shape {
    Shape {
        thing: "item",
        name,
        rows,
        others: None,
        home: Some(Thing::Item),
    }
}

/// The shapes of items, by type.
pub static ITEMS: [&Shape; 8] = [
    &item("choice", &[WHO, ASKED, WHY, choice::PARTS, VARIANTS]),
    &item(
        "multiple-response",
        &[
            WHO,
            multiple_response::SCORED,
            ASKED,
            WHY,
            multiple_response::PARTS,
            VARIANTS,
        ],
    ),
    &item("true-false", &[WHO, ASKED, true_false::ROWS, WHY, VARIANTS]),
    &item(
        "numeric",
        &[WHO, ASKED, numeric::ROWS, WHY, numeric::PARTS, VARIANTS],
    ),
    &item(
        "short-answer",
        &[
            WHO,
            ASKED,
            short_answer::ROWS,
            WHY,
            short_answer::PARTS,
            VARIANTS,
        ],
    ),
    &item(
        "ordering",
        &[WHO, ordering::SCORED, ASKED, WHY, ordering::PARTS, VARIANTS],
    ),
    &item(
        "matching",
        &[WHO, matching::SCORED, ASKED, WHY, matching::PARTS, VARIANTS],
    ),
    &item(
        "cloze",
        &[
            WHO,
            cloze::SCORED,
            ASKED,
            cloze::ROWS,
            WHY,
            cloze::PARTS,
            VARIANTS,
        ],
    ),
];

/// Walks and reads an item of a bank.
pub fn read(table: &Table<'_>, bank: &BankId, notes: &mut Notes<'_>) -> Option<Item> {
    walk::walk(table, Which::By("type", &ITEMS), notes);
    let holes = notes.take_holes();
    refer(table, notes);
    let variants = variant::read(table, notes);
    variant::fill(table, &holes, notes);
    if table.str("type") != Some("cloze") {
        debug_assert!(holes.iter().all(|hole| hole.kind == Loose::Word));
    }
    let varied = !variants.is_empty();
    let interaction = match table.str("type")? {
        "choice" => Interaction::Choice(choice::read(table, notes)?),
        "multiple-response" => {
            Interaction::MultipleResponse(multiple_response::read(table, notes)?)
        }
        "true-false" => Interaction::TrueFalse(true_false::read(table, notes)?),
        "numeric" => Interaction::Numeric(numeric::read(table, varied, notes)?),
        "short-answer" => Interaction::ShortAnswer(short_answer::read(table, notes)?),
        "ordering" => Interaction::Ordering(ordering::read(table, notes)?),
        "matching" => Interaction::Matching(matching::read(table, notes)?),
        "cloze" => Interaction::Cloze(cloze::read(table, &holes, notes)?),
        _ => return None,
    };
    Some(Item {
        id: table.id("id")?,
        bank: bank.clone(),
        revision: table.whole("revision").unwrap_or(1),
        objective: table.id("objective")?,
        level: word::level(table.str("level")?)?,
        purpose: table.str("use").and_then(word::purpose).unwrap_or_default(),
        points: table.whole("points").unwrap_or(1),
        case: table.id("case"),
        content_notes: table.ids("content_notes"),
        enemies: table.ids("enemies"),
        stem: table.text("stem")?,
        rationale: table.text("rationale")?,
        sources: table.ids("sources"),
        option_order: table.str("option_order").and_then(word::order),
        variants,
        interaction,
        // Known once it is known what its author allows.
        unfinished: false,
    })
}

fn refer(table: &Table<'_>, notes: &mut Notes<'_>) {
    if let Some(id) = table.str("id") {
        notes.define(Named::Item, id, table.at("id"));
        notes.allow(&Place::new(Thing::Item, id, ""), table);
    }
    let single = [
        ("objective", Named::Objective, Purpose::Any),
        ("case", Named::Case, Purpose::Own),
    ];
    for (key, named, purpose) in single {
        if let Some(id) = table.str(key) {
            notes.mention(named, id, purpose, table.at(key));
        }
    }
    let lists = [
        ("content_notes", Named::Note),
        ("enemies", Named::Item),
        ("sources", Named::Source),
    ];
    for (key, named) in lists {
        for (id, at) in table.list(key) {
            notes.mention(named, id, Purpose::Any, at);
        }
    }
    let own = table.str("id");
    for (id, at) in table.list("enemies") {
        if Some(id) == own {
            notes
                .say(Code::OwnEnemy, at, format!("item `{id}` is its own enemy"))
                .help("take it out of the list");
        }
    }
}

/// The scoring an author chose.
pub fn scoring(table: &Table<'_>) -> Option<Scoring> {
    match table.str("scoring")? {
        "all-or-nothing" => Some(Scoring::AllOrNothing),
        "per-part" => Some(Scoring::PerPart),
        _ => None,
    }
}
