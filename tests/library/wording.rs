//! What learners read, in every language: no number by hand that belongs in a fact, and no item twice.

use std::collections::BTreeSet;

use tutela::core::content::Item;
use tutela::core::content::fact::FactKind;
use tutela::core::content::hole::{self, Piece};
use tutela::core::text::{Place, Thing};

use super::{check, library};

/// Words by which an item says that its numbers are invented.
const MADE_UP: [&str; 4] = ["made-up", "made up", "invented", "inventad"];

// Every text of a course that a learner reads, with its language and place.
fn texts() -> Vec<(String, Place, String)> {
    let library = library();
    let own = library.own_language();
    let mut texts: Vec<(String, Place, String)> = Vec::new();
    let mut add = |thing, id: &dyn std::fmt::Display, path: &str, text: &str| {
        texts.push((
            own.to_string(),
            Place::new(thing, id, path),
            text.to_owned(),
        ));
    };
    for item in library.items.values() {
        for (path, text) in item.texts() {
            add(Thing::Item, &item.id, &path, text);
        }
    }
    for case in library.cases.values() {
        add(Thing::Case, &case.id, "title", &case.title);
        add(Thing::Case, &case.id, "text", &case.text);
    }
    for course in library.courses.values() {
        add(Thing::Course, &course.id, "title", &course.title);
        add(Thing::Course, &course.id, "summary", &course.summary);
        for objective in &course.objectives {
            let path = format!("objective.{}.text", objective.id);
            add(Thing::Course, &course.id, &path, &objective.text);
        }
        for module in &course.modules {
            let id = format!("{}/{}", course.id, module.id);
            add(Thing::Module, &id, "summary", &module.summary);
        }
        for lesson in course.lessons() {
            let id = format!("{}/{}", course.id, lesson.id);
            add(Thing::Lesson, &id, "text", &lesson.text);
        }
        for (path, text) in course.card.iter().flat_map(|card| card.texts()) {
            add(Thing::Card, &course.id, &path, text);
        }
    }
    for (lang, overlay) in &library.overlays {
        let said = overlay.texts.iter().filter(|(place, _)| match place.thing {
            Thing::Library | Thing::Fact | Thing::Source => false,
            Thing::Course | Thing::Module | Thing::Lesson | Thing::Bank => true,
            Thing::Card | Thing::Case | Thing::Item => true,
        });
        texts.extend(said.map(|(at, text)| (lang.to_string(), at.clone(), text.clone())));
    }
    texts
}

// The words of a text without what facts and variants fill in.
fn written(text: &str) -> String {
    let pieces = hole::pieces(text).into_iter();
    pieces
        .map(|(_, piece)| match piece {
            Piece::Words(words) => words,
            Piece::Fact(..) | Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => "\u{FFFC}",
        })
        .collect()
}

#[test]
fn no_phone_number_stands_outside_a_fact() {
    let contacts = library()
        .facts
        .values()
        .filter_map(|fact| match &fact.value {
            tutela::core::content::fact::FactValue::Words(words) => {
                Some((words, &fact.text_number))
            }
            tutela::core::content::fact::FactValue::Number(_) => None,
        });
    let known: BTreeSet<&str> = contacts
        .flat_map(|(value, text)| std::iter::once(value.as_str()).chain(text.as_deref()))
        .filter(|value| value.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
        .collect();
    let mut mistakes = Vec::new();
    for (lang, place, text) in texts() {
        let text = written(&text);
        let words = text.split(|c: char| !c.is_ascii_digit() && !"-.".contains(c));
        for word in words.map(|word| word.trim_matches(['-', '.'])) {
            if known.contains(word) || is_phone(word) {
                mistakes.push(format!("{lang} {} {}: {word}", place.id, place.path));
            }
        }
    }
    check(
        "A phone number changes, and has to change everywhere at once: make it a contact fact, write {fact:ID}.",
        &mistakes,
    );
}

// Three digits and four at the end, as in 555-0100 or 1-800-555-0100; with points three, three and four, because a law's
// sections are numbered 456.0341.
fn is_phone(word: &str) -> bool {
    let groups = |mark| word.split(mark).map(str::len).collect::<Vec<_>>();
    matches!(groups('-')[..], [.., 3, 4]) || matches!(groups('.')[..], [.., 3, 3, 4])
}

#[test]
fn a_contact_in_parentheses_brings_none_of_its_own() {
    let is_contact = |id: &str| {
        let fact = library().facts.get(id);
        fact.is_some_and(|fact| fact.kind == FactKind::Contact)
    };
    let mut mistakes = Vec::new();
    for (lang, place, text) in texts() {
        for found in text.split("({fact:").skip(1) {
            if let Some((id, _)) = found.split_once("})")
                && is_contact(id)
            {
                mistakes.push(format!("{lang} {} {}: {id}", place.id, place.path));
            }
        }
    }
    check(
        "A contact says its number and then its name in parentheses; inside others write {fact:ID.value}.",
        &mistakes,
    );
}

#[test]
fn no_percentage_stands_outside_a_fact_unless_it_is_said_to_be_made_up() {
    let texts = texts();
    // An item's stem speaks for its options and feedback, its case for the items.
    let excused: BTreeSet<(&str, &str)> = texts
        .iter()
        .filter(|(_, place, text)| place.thing != Thing::Lesson && is_made_up(text))
        .map(|(lang, place, _)| (lang.as_str(), place.id.as_str()))
        .collect();
    let mut mistakes = Vec::new();
    for (lang, place, text) in &texts {
        let case = library()
            .items
            .get(place.id.as_str())
            .and_then(|item| item.case.as_ref());
        let speaks = |id: &str| excused.contains(&(lang.as_str(), id));
        if speaks(&place.id) || case.is_some_and(|case| speaks(case.as_str())) {
            continue;
        }
        for paragraph in text
            .split("\n\n")
            .filter(|paragraph| !is_made_up(paragraph))
        {
            for found in percentages(&written(paragraph)) {
                mistakes.push(format!("{lang} {} {}: {found}", place.id, place.path));
            }
        }
    }
    check(
        "A percentage has a source, a place and a period: make it a fact, write {fact:ID}. Numbers for a sum are fine \
         where the item says that they are made up.",
        &mistakes,
    );
}

fn is_made_up(text: &str) -> bool {
    let text = text.to_lowercase();
    MADE_UP.iter().any(|words| text.contains(words))
}

fn percentages(text: &str) -> Vec<String> {
    let ends = ["%", "percent", "per cent", "por ciento"];
    let mut found = Vec::new();
    for end in ends {
        for (at, _) in text.match_indices(end) {
            let number: String = text[..at]
                .trim_end()
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_digit() || ",.".contains(*c))
                .collect();
            if number.bytes().any(|b| b.is_ascii_digit()) {
                let number: String = number.chars().rev().collect();
                found.push(format!("{number} {end}"));
            }
        }
    }
    found
}

/// The runs of three words in an item's stem and in what may be chosen.
pub fn shingles(item: &Item) -> BTreeSet<String> {
    let mut runs = BTreeSet::new();
    let texts = item.texts().into_iter();
    let asked = texts.filter(|(path, _)| {
        !path.contains("feedback") && !path.starts_with("variants.") && path != "rationale"
    });
    for (_, text) in asked {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        runs.extend(words.windows(3).map(|run| run.join(" ")));
    }
    runs
}

#[test]
fn numbers_by_hand_are_found() {
    assert!(is_phone("1-800-555-0100") && is_phone("555-0100") && is_phone("800.555.0100"));
    assert!(!is_phone("43-21-353") && !is_phone("2024") && !is_phone("97-3-54.1"));
    assert_eq!(
        percentages("about 38 % and 6.31 percent"),
        ["38 %", "6.31 percent"]
    );
    assert!(percentages("a percent sign %").is_empty());
}
