//! Facts: that they are fresh, in use, looked up, and not put side by side where they must not.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::{Check, Rule, Say, Whole, at};
use super::things::things;
use super::view::View;
use crate::core::content::fact::{Confidence, FactKind, FactValue, Measure};
use crate::core::content::hole::{self, Piece};
use crate::core::content::item::{Gap, Value};
use crate::core::content::{Fact, Interaction, Item};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::id::FactId;
use crate::core::text::{Place, Thing};

/// The rules on facts.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0802",
        severity: Warning,
        title: "a fact that should have been checked again",
        reason: "Its review date has passed: phone numbers after 90 days, laws after six months, figures after a year, unless \
                 the library says otherwise. Look it up; `tutela facts update ID` writes down what you found.",
        evidence: "House rubric; help lines change numbers and laws are amended.",
        bad: "checked = 2024-11-02   # a contact, two years ago",
        good: "checked = 2026-11-02",
        check: Check::Fact(stale),
    },
    Rule {
        code: "L0803",
        severity: Warning,
        title: "a fact that another has replaced",
        reason: "A newer fact says that it supersedes this one. Use the newer, or say in the text that the figure is old.",
        evidence: "How facts are kept alive.",
        bad: "stem = \"{fact:slavery-2016} people\"   # superseded by slavery-2021",
        good: "stem = \"{fact:slavery-2021} people\"",
        check: Check::Library(superseded),
    },
    Rule {
        code: "L0804",
        severity: Hint,
        title: "figures of different measures as options",
        reason: "An estimate, a count of detected victims and a number of reports measure different things. Options that mix \
                 them suggest that they can be compared.",
        evidence: "House rubric; the commonest misreading of trafficking statistics.",
        bad: "options: {fact:estimated} and {fact:detected}",
        good: "options: {fact:detected-2020} and {fact:detected-2022}",
        check: Check::Item(mixed_measures),
    },
    Rule {
        code: "L0806",
        severity: Hint,
        title: "a fact that nothing uses",
        reason: "It has to be checked again and again and no lesson, item, case or card shows it. Use it or take it out.",
        evidence: "Upkeep: what nobody reads goes stale first.",
        bad: "[[fact]]\nid = \"reports-2018\"   # named nowhere",
        good: "[[fact]]\nid = \"reports-2018\"   # superseded by one in use",
        check: Check::Library(unused),
    },
    Rule {
        code: "L0809",
        severity: Hint,
        title: "a contact that nobody has looked up",
        reason: "Somebody in danger may call it. Its confidence is not `read`: open the agency's own page, then say so.",
        evidence: "House rubric: every phone number from the agency's own page.",
        bad: "kind = \"contact\"\nconfidence = \"known\"",
        good: "kind = \"contact\"\nconfidence = \"read\"",
        check: Check::Fact(unread),
    },
    Rule {
        code: "L0810",
        severity: Warning,
        title: "a fact checked on a day to come",
        reason: "Nobody can have looked it up yet: a slip in the year or the month. It would ask to be checked again too late.",
        evidence: "A matter of logic.",
        bad: "checked = 2062-11-02",
        good: "checked = 2026-11-02",
        check: Check::Fact(to_come),
    },
];

fn to_come(fact: &Fact, whole: &Whole<'_>, say: &mut Say) {
    // West of here the day may not have come yet.
    let tomorrow = whole.today.tomorrow().unwrap_or(whole.today);
    if fact.checked > tomorrow {
        let message = format!(
            "fact `{}` was checked on a day to come, {}",
            fact.id, fact.checked
        );
        say.say(at(Place::new(Thing::Fact, &fact.id, "checked")), message)
            .help("write the day it was looked up, year first");
    }
}

fn stale(fact: &Fact, whole: &Whole<'_>, say: &mut Say) {
    // Of a fact that another has replaced nobody looks anything up; where it is used all the same, L0803 says so.
    let mut facts = whole.library.facts.values();
    let is_due = fact.review_by < whole.today;
    if is_due && !facts.any(|other| other.supersedes.contains(&fact.id)) {
        let message = format!(
            "fact `{}` was to be checked again by {}",
            fact.id, fact.review_by
        );
        say.say(at(Place::new(Thing::Fact, &fact.id, "checked")), message)
            .help(format!("look it up, then: tutela facts update {}", fact.id));
    }
}

// Every fact an item, a case, a lesson or a card uses, with the first place that does.
fn uses(whole: &Whole<'_>) -> BTreeMap<FactId, Place> {
    let mut uses: BTreeMap<FactId, Place> = BTreeMap::new();
    let mut add = |id: &str, place: Place| {
        if let Ok(id) = id.parse::<FactId>() {
            uses.entry(id).or_insert(place);
        }
    };
    let mut read = |text: &str, place: &dyn Fn() -> Place| {
        if text.contains("{fact:") {
            for (_, piece) in hole::pieces(text) {
                if let Piece::Fact(id, _) = piece {
                    add(id, place());
                }
            }
        }
    };
    let library = whole.library;
    for item in library.items.values() {
        for (path, text) in item.texts() {
            read(text, &|| Place::new(Thing::Item, &item.id, path.as_str()));
        }
    }
    for piece in things(library)
        .iter()
        .filter(|piece| piece.thing != Thing::Fact)
    {
        for (path, text) in &piece.texts {
            read(text, &|| piece.place(path));
        }
    }
    for item in library.items.values() {
        for (path, id) in values(item) {
            add(id.as_str(), Place::new(Thing::Item, &item.id, path));
        }
    }
    let helping = library
        .courses
        .values()
        .filter_map(|course| course.card.as_ref());
    let helping = helping
        .flat_map(|card| &card.help_lines)
        .chain(&library.help_lines);
    for id in helping {
        add(id.as_str(), Place::new(Thing::Library, "", "help_lines"));
    }
    uses
}

// The facts that are keys or values of an item.
fn values(item: &Item) -> Vec<(String, &FactId)> {
    let mut found: Vec<(String, &Value)> = Vec::new();
    match &item.interaction {
        Interaction::Numeric(numeric) => {
            found.extend(
                numeric
                    .answer
                    .iter()
                    .map(|value| ("answer".to_owned(), value)),
            );
        }
        Interaction::Cloze(cloze) => {
            for (id, gap) in &cloze.gaps {
                if let Gap::Numeric(numeric) = gap {
                    let answer = numeric.answer.iter();
                    found.extend(answer.map(|value| (format!("gaps.{id}.answer"), value)));
                }
            }
        }
        Interaction::Choice(_)
        | Interaction::MultipleResponse(_)
        | Interaction::TrueFalse(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_) => {}
    }
    for variant in &item.variants {
        let values = variant.values.iter();
        found
            .extend(values.map(|(name, value)| (format!("variants.{}.{name}", variant.id), value)));
    }
    found
        .into_iter()
        .filter_map(|(path, value)| match value {
            Value::Fact(id) => Some((path, id)),
            Value::Number(_) | Value::Words(_) => None,
        })
        .collect()
}

fn superseded(whole: &Whole<'_>, say: &mut Say) {
    let mut newer: BTreeMap<&FactId, &FactId> = BTreeMap::new();
    for fact in whole.library.facts.values() {
        for old in &fact.supersedes {
            newer.insert(old, &fact.id);
        }
    }
    if newer.is_empty() {
        return;
    }
    for (id, place) in uses(whole) {
        if let Some(by) = newer.get(&id) {
            say.say(
                at(place),
                format!("fact `{id}` has been replaced by `{by}`"),
            )
            .help(format!(
                "write {{fact:{by}}}, and look whether the key still holds"
            ));
        }
    }
}

fn unused(whole: &Whole<'_>, say: &mut Say) {
    let library = whole.library;
    // Of a lone file, or a course with errors, nobody can say what it uses.
    if library.courses.is_empty() || !library.broken.is_empty() {
        return;
    }
    let used = uses(whole);
    let replaced: BTreeSet<&FactId> = library
        .facts
        .values()
        .flat_map(|fact| &fact.supersedes)
        .collect();
    for id in library.facts.keys() {
        if !used.contains_key(id) && !replaced.contains(id) {
            say.say(
                at(Place::new(Thing::Fact, id, "")),
                format!("nothing shows fact `{id}`"),
            )
            .help("use it, or take it out: it asks to be checked again and again");
        }
    }
}

fn mixed_measures(view: &View<'_>, say: &mut Say) {
    if !view.is_original() {
        return;
    }
    let mut first: Option<(Measure, String)> = None;
    for o in view.options().filter(|o| o.text.raw.contains("{fact:")) {
        for (_, piece) in hole::pieces(o.text.raw) {
            let Piece::Fact(id, None | Some("value")) = piece else {
                continue;
            };
            let Some(measure) = view.library.facts.get(id).and_then(|fact| fact.measure) else {
                continue;
            };
            match &first {
                Some((other, path)) if *other != measure => {
                    say.say(
                        view.at(&o.text.path),
                        "the options mix figures of different measures",
                    )
                    .help("figures that are known in different ways are not compared")
                    .beside(view.at(path), "the other measure");
                    return;
                }
                Some(_) => {}
                None => first = Some((measure, o.text.path.clone())),
            }
        }
    }
}

fn unread(fact: &Fact, _: &Whole<'_>, say: &mut Say) {
    let is_known = match fact.confidence {
        Confidence::Read => true,
        Confidence::Secondary | Confidence::Known | Confidence::Unverified => false,
    };
    // 911 is on every phone.
    let is_short = matches!(&fact.value, FactValue::Words(words) if words.chars().count() <= 3);
    if fact.kind == FactKind::Contact && !is_known && !is_short {
        say.say(
            at(Place::new(Thing::Fact, &fact.id, "confidence")),
            format!("nobody has looked up contact `{}`", fact.id),
        )
        .help("open the agency's own page, then write `confidence = \"read\"`");
    }
}
