//! The aspects of what all courses share: facts, sources, the library's own page; and of a bank as a collection.

use super::item::fact_value;
use super::{Home, Mark, Portrait, Sort, joined, named};
use crate::core::content::fact::FactKind;
use crate::core::content::{Bank, Fact, Library, Source};
use crate::core::id::BankId;
use crate::source::word;

/// A fact.
pub fn of_fact(fact: &Fact, place: usize) -> Portrait {
    let mark = Some(Mark::Checked(fact.checked));
    let mut portrait = Portrait::new(Home::default(), place, mark);
    let kind = match fact.kind {
        FactKind::Statistic => "statistic",
        FactKind::Contact => "contact",
        FactKind::Legal => "legal",
    };
    portrait.add("kind", Sort::Key, kind);
    portrait.add("value", Sort::Key, fact_value(fact));
    portrait.maybe("unit", Sort::Key, fact.unit.as_ref());
    portrait.maybe("text_number", Sort::Key, fact.text_number.as_ref());
    let measure = fact
        .measure
        .map(|m| named(word::MEASURES, word::measure, m));
    portrait.maybe("measure", Sort::Key, measure);
    portrait.maybe("period", Sort::Key, fact.period.as_ref());
    portrait.maybe("period_note", Sort::Told, fact.period_note.as_ref());
    portrait.maybe("place", Sort::Key, fact.place.as_ref());
    portrait.maybe("name", Sort::Told, fact.name.as_ref());
    portrait.maybe("counts", Sort::Told, fact.counts.as_ref());
    portrait.maybe("population", Sort::Told, fact.population.as_ref());
    portrait.maybe("hours", Sort::Key, fact.hours.as_ref());
    let sources = fact.sources.iter().map(|cited| match &cited.locator {
        Some(locator) => format!("{} ({locator})", cited.source),
        None => cited.source.to_string(),
    });
    portrait.list("sources", Sort::Setting, &sources.collect::<Vec<_>>());
    let confidence = named(word::CONFIDENCES, word::confidence, fact.confidence);
    portrait.add("confidence", Sort::Setting, confidence);
    portrait.add("checked", Sort::Setting, fact.checked);
    portrait.add("review_by", Sort::Setting, fact.review_by);
    portrait.list("supersedes", Sort::Setting, &fact.supersedes);
    portrait.maybe("caution", Sort::Told, fact.caution.as_ref());
    portrait
}

/// A source.
pub fn of_source(source: &Source, place: usize) -> Portrait {
    let mut portrait = Portrait::new(Home::default(), place, None);
    portrait.add("publisher", Sort::Setting, &source.publisher);
    portrait.add("title", Sort::Setting, &source.title);
    portrait.maybe("published", Sort::Setting, source.published.as_ref());
    portrait.maybe("url", Sort::Setting, source.url.as_ref());
    portrait.add("opened", Sort::Setting, source.opened);
    portrait
}

/// A bank, without its items.
pub fn of_bank(bank: &Bank, id: &BankId) -> Portrait {
    let mut portrait = Portrait::new(Home::bank(id), 0, None);
    portrait.add("title", Sort::Setting, &bank.title);
    portrait
}

/// What `library.toml` says.
pub fn of_library(library: &Library) -> Portrait {
    let mut portrait = Portrait::new(Home::default(), 0, None);
    portrait.add("title", Sort::Told, &library.title);
    let languages: Vec<&str> = library.languages.iter().map(|lang| lang.as_str()).collect();
    portrait.add("languages", Sort::Setting, joined(&languages));
    portrait.list("order", Sort::Setting, &library.order);
    portrait.list("help_lines", Sort::Setting, &library.help_lines);
    portrait.maybe("licence", Sort::Setting, library.licence.as_ref());
    let order = named(word::ORDERS, word::order, library.option_order);
    portrait.add("defaults.option_order", Sort::Setting, order);
    let after = library.review_after;
    for (kind, length) in [
        ("contact", after.contact),
        ("legal", after.legal),
        ("statistic", after.statistic),
    ] {
        let path = format!("defaults.review_after.{kind}");
        portrait.add(path, Sort::Setting, length);
    }
    for (id, text) in &library.content_notes {
        let path = format!("content_notes.{id}");
        portrait.add(&path, Sort::Part, text);
        portrait.add(format!("{path}.text"), Sort::Told, text);
    }
    for (id, unit) in &library.units {
        let path = format!("units.{id}");
        portrait.add(&path, Sort::Part, &unit.other);
        for (key, text) in [
            ("one", &unit.one),
            ("other", &unit.other),
            ("ask", &unit.ask),
        ] {
            portrait.add(format!("{path}.{key}"), Sort::Told, text);
        }
    }
    portrait
}
