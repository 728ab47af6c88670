//! The exam of a course: its blueprint.

use super::catalogue::Code;
use super::notes::{Add, Named, Notes, Purpose};
use super::shape::{Shape, Takes, Which, may, must, or_else};
use super::table::Table;
use super::word;
use crate::core::content::blueprint::{ExamClock, Filter, Quota, Review, SectionOrder};
use crate::core::content::{Blueprint, Section};
use crate::core::id::{BankId, CourseId};
use crate::core::time::Span;

static WHERE: Shape = Shape {
    thing: "where",
    name: "",
    rows: &[&[
        may(
            "objective",
            Takes::List(&Takes::DottedId),
            "items of these objectives and their children",
            "[\"definition\"]",
        ),
        may(
            "level",
            Takes::List(&Takes::OneOf(word::LEVELS)),
            "items this deep",
            "[\"apply\"]",
        ),
        may(
            "case",
            Takes::OneOf(&["none"]),
            "items that stand alone",
            "\"none\"",
        ),
    ]],
    others: None,
    home: None,
};

static AT_LEAST: Shape = Shape {
    thing: "at_least",
    name: "",
    rows: &[&[
        must(
            "items",
            Takes::Whole(1, 500),
            "so many of the drawn items",
            "2",
        ),
        may(
            "objective",
            Takes::List(&Takes::DottedId),
            "of these objectives",
            "[\"numbers\"]",
        ),
        may(
            "level",
            Takes::List(&Takes::OneOf(word::LEVELS)),
            "this deep",
            "[\"apply\"]",
        ),
    ]],
    others: None,
    home: None,
};

static SECTION: Shape = Shape {
    thing: "section",
    name: "",
    rows: &[&[
        must(
            "id",
            Takes::Id,
            "its name, unique in the course",
            "\"meaning\"",
        ),
        must("title", Takes::Phrase, "its title", "\"What it is\""),
        may("draw", Takes::Whole(1, 500), "how many items", "5"),
        may(
            "cases",
            Takes::Whole(1, 100),
            "how many whole cases, instead of draw",
            "1",
        ),
        may(
            "items_per_case",
            Takes::Whole(1, 20),
            "so that every form is equally long",
            "3",
        ),
        must(
            "from",
            Takes::List(&Takes::BankId),
            "the banks it draws from",
            "[\"control\"]",
        ),
        may(
            "where",
            Takes::Inside(Which::One(&WHERE)),
            "which of their items",
            "{ objective = [\"definition\"] }",
        ),
        or_else(
            "at_least",
            Takes::Parts(Which::One(&AT_LEAST)),
            "[]",
            "what the drawn items must hold",
            "[{ items = 2, level = [\"apply\"] }]",
        ),
        may(
            "must_reach",
            Takes::Percent,
            "what must be reached here alone",
            "\"60 %\"",
        ),
    ]],
    others: None,
    home: None,
};

/// The shape of an exam.
pub static EXAM: Shape = Shape {
    thing: "the exam",
    name: "",
    rows: &[&[
        must(
            "cut_score",
            Takes::Percent,
            "the least share of points that passes",
            "\"80 %\"",
        ),
        may(
            "cut_score_set_by",
            Takes::Text,
            "who set it and how",
            "\"not set by a panel\"",
        ),
        or_else(
            "time_limit",
            Takes::Or("none", &Takes::Span),
            "none",
            "time to answer in",
            "\"30 min\"",
        ),
        or_else(
            "attempts",
            Takes::Or("unlimited", &Takes::Whole(1, 100)),
            "unlimited",
            "how often a learner may sit it",
            "3",
        ),
        or_else(
            "wait",
            Takes::Or("none", &Takes::Span),
            "none",
            "between a failed attempt and the next",
            "\"1 h\"",
        ),
        or_else(
            "order",
            Takes::OneOf(word::SECTION_ORDERS),
            "sections",
            "whether sections stand in their order",
            "\"shuffled\"",
        ),
        or_else(
            "unseen_first",
            Takes::Flag,
            "true",
            "whether new items come first",
            "true",
        ),
        or_else(
            "review_after_fail",
            Takes::OneOf(word::REVIEWS),
            "reasons",
            "what a learner who failed may see",
            "\"topics\"",
        ),
        or_else(
            "clock",
            Takes::OneOf(word::CLOCKS),
            "stops",
            "what the clock does while the learner is away",
            "\"runs\"",
        ),
        must(
            "section",
            Takes::Parts(Which::One(&SECTION)),
            "what is drawn",
            "[[exam.section]]",
        ),
    ]],
    others: None,
    home: None,
};

/// Reads the exam of a course; the course has been walked.
pub fn read(table: &Table<'_>, course: &CourseId, notes: &mut Notes<'_>) -> Option<Blueprint> {
    let attempts = match table.str("attempts") {
        Some(_) => None,
        None => table.whole("attempts"),
    };
    let parts = table.parts("section");
    if parts.is_empty() && table.has("section") {
        notes.say(Code::Empty, table.at("section"), "the exam has no section");
    }
    let sections: Vec<Option<Section>> = parts.iter().map(|t| section(t, course, notes)).collect();
    let sections: Option<Vec<Section>> = sections.into_iter().collect();
    Some(Blueprint {
        cut_score: table.percent("cut_score")?,
        cut_score_set_by: table.text("cut_score_set_by"),
        time_limit: table.time("time_limit"),
        attempts,
        wait: table.time("wait").unwrap_or(Span(0)),
        order: table
            .str("order")
            .and_then(word::section_order)
            .unwrap_or(SectionOrder::Sections),
        unseen_first: table.flag("unseen_first").unwrap_or(true),
        review_after_fail: table
            .str("review_after_fail")
            .and_then(word::review)
            .unwrap_or(Review::Reasons),
        clock: table
            .str("clock")
            .and_then(word::clock)
            .unwrap_or(ExamClock::Stops),
        sections: sections.filter(|list| !list.is_empty())?,
    })
}

fn section(table: &Table<'_>, course: &CourseId, notes: &mut Notes<'_>) -> Option<Section> {
    if let Some(id) = table.str("id") {
        notes.define(Named::Section, id, table.at("id"));
    }
    for (bank, at) in table.list("from") {
        notes.mention(Named::Bank, bank, Purpose::Any, at);
    }
    let from = table.value("from").and_then(|value| value.as_array());
    if from.is_some_and(|from| from.is_empty()) {
        notes.say(
            Code::Empty,
            table.at("from"),
            "the section draws from no bank",
        );
    }
    let filter = table.inside("where");
    for inner in filter.iter().chain(&table.parts("at_least")) {
        for (id, at) in inner.list("objective") {
            notes.mention(Named::Objective, id, Purpose::Any, at);
        }
    }
    Some(Section {
        id: table.id("id")?,
        title: table.text("title")?,
        draw: quota(table, notes)?,
        from: table
            .list("from")
            .iter()
            .filter_map(|(bank, _)| bank_id(bank, course))
            .collect(),
        filter: filter.as_ref().map(self::filter).unwrap_or_default(),
        at_least: table
            .parts("at_least")
            .iter()
            .filter_map(|inner| Some((inner.whole("items")?, self::filter(inner))))
            .collect(),
        must_reach: table.percent("must_reach"),
    })
}

fn quota(table: &Table<'_>, notes: &mut Notes<'_>) -> Option<Quota> {
    let id = table.str("id").unwrap_or("");
    match (
        table.has("draw"),
        table.has("cases"),
        table.has("items_per_case"),
    ) {
        (true, false, false) => table.whole("draw").map(Quota::Items),
        (false, true, true) => Some(Quota::Cases {
            cases: table.whole("cases")?,
            items_per_case: table.whole("items_per_case")?,
        }),
        (false, true, false) => {
            let message = format!("section `{id}` draws cases of no fixed length");
            notes
                .say(Code::QuotaUnclear, table.key_at("cases"), message)
                .help("add `items_per_case`, at most what the shortest case has: every form is to be equally long");
            None
        }
        (draw, cases, per) => {
            let message = match (draw, cases, per) {
                (false, false, _) => format!("section `{id}` does not say how much it draws"),
                _ => format!("section `{id}` draws items and cases at once"),
            };
            notes
                .say(Code::QuotaUnclear, table.span(), message)
                .help("write `draw = 5` for items, or `cases = 1` and `items_per_case = 3`");
            None
        }
    }
}

fn filter(table: &Table<'_>) -> Filter {
    let levels = table.list("level");
    Filter {
        objective: table.ids("objective"),
        level: levels.iter().filter_map(|(l, _)| word::level(l)).collect(),
        no_case: table.str("case") == Some("none"),
    }
}

/// A bank as a blueprint names it: this course's, or `course/bank`.
pub fn bank_id(text: &str, own: &CourseId) -> Option<BankId> {
    let (course, bank) = match text.split_once('/') {
        Some((course, bank)) => (course.parse().ok()?, bank),
        None => (own.clone(), text),
    };
    let bank = bank.parse().ok()?;
    Some(BankId { course, bank })
}
