//! Numbers, contacts and laws: that they come from facts, are fresh, and are not put side by side where they must not.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Topic;
use super::rule::{Check, Rule, Say, Whole, at};
use super::text::Text;
use super::things::{Passage, things};
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
        code: "L0801",
        severity: Hint,
        title: "a figure typed by hand",
        reason: "A share or a large number without a fact has no source, no period and no date to check it again. Write \
                 {fact:ID}. Sums and made-up examples are left alone where the item has variants or a numeric answer.",
        evidence: "House rule: a number in a question comes from a fact.",
        bad: "rationale = \"In that year 38 percent of detected victims were children.\"",
        good: "rationale = \"In that year {fact:children-detected-2022} of detected victims were children.\"",
        check: Check::Text(by_hand),
    },
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
        code: "L0805",
        severity: Warning,
        title: "a phone number typed by hand",
        reason: "It will not change when the fact does, and somebody may call it. Write {fact:ID} of a contact.",
        evidence: "House rubric: every phone number is tested every 90 days, in one place.",
        bad: "rationale = \"The Hotline is 1-888-555-0100.\"",
        good: "rationale = \"Section 1591-1595 of title 18, of 2000.\"",
        check: Check::Text(phone),
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
        code: "L0808",
        severity: Warning,
        title: "a figure that must not be taught as true",
        reason: "The figure has no traceable source, or its author warned against this use. As a key or as a true statement \
                 it teaches a myth; as a distractor with feedback it may refute one.",
        evidence: "Polaris 2016 on the age of entry; GAO 2006 on early US estimates; see the course on reading numbers.",
        bad: "type = \"true-false\"\nstem = \"The average age of entry is 13.\"\nanswer = true",
        good: "type = \"true-false\"\nstem = \"The average age of entry is 13.\"\nanswer = false",
        check: Check::Item(myth),
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
];

fn by_hand(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let is_told = match passage.item {
        None => passage.thing == Thing::Lesson || passage.thing == Thing::Card,
        Some(view) => !is_sum(view.item) && !passage.is_distractor(text),
    };
    if !is_told || !text.raw.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    const UNITS: [&str; 8] = [
        "%",
        "percent",
        "per cent",
        "por ciento",
        "million",
        "billion",
        "millones",
        "mil millones",
    ];
    for (_, piece) in hole::pieces(text.raw) {
        let Piece::Words(words) = piece else {
            continue;
        };
        let digits = words.char_indices().filter(|(_, c)| c.is_ascii_digit());
        for (from, _) in digits {
            let is_start =
                !words[..from].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == ',');
            let number: &str = words[from..]
                .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
                .next()
                .unwrap_or("");
            let number = number.trim_end_matches(['.', ',']);
            let rest = words[from + number.len()..].trim_start_matches([' ', '\n', '\u{a0}']);
            let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
            if let (true, Some(unit)) = (is_start, unit) {
                // 0, 50 and 100 % are ways to speak.
                if ["0", "50", "100"].contains(&number) {
                    continue;
                }
                let quote = &words[from..from + number.len()];
                say.say(
                    passage.words(text, quote),
                    format!("{number} {unit} has no source, no period and no date"),
                )
                .help("write it as a fact and name it: {fact:ID}");
                return;
            }
        }
    }
}

// An item that reckons with numbers of its own.
fn is_sum(item: &Item) -> bool {
    !item.variants.is_empty()
        || matches!(
            item.interaction,
            Interaction::Numeric(_) | Interaction::Cloze(_)
        )
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

fn phone(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    let has_contact_shape = text.raw.contains(|c: char| c.is_ascii_digit());
    if passage.thing == Thing::Fact || !has_contact_shape {
        return;
    }
    for (_, piece) in hole::pieces(text.raw) {
        let Piece::Words(words) = piece else {
            continue;
        };
        // Digits with only what stands inside a phone number between them.
        let runs = words.split(|c: char| !c.is_ascii_digit() && !"-.() ".contains(c));
        for run in runs {
            let groups: Vec<&str> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter(|g| !g.is_empty())
                .collect();
            let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
            let is_phone = matches!(lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
            if is_phone {
                let quote = run.trim_matches([' ', '.', '(', ')']);
                say.say(
                    passage.words(text, quote),
                    format!("the phone number {quote} is typed by hand: it stays when the number changes"),
                )
                .help("make it a fact of kind \"contact\", and write {fact:ID} here");
                return;
            }
        }
    }
}

fn myth(view: &View<'_>, say: &mut Say) {
    let told: Vec<&Text<'_>> = match &view.item.interaction {
        Interaction::TrueFalse(statement) if statement.answer => vec![view.stem()],
        Interaction::TrueFalse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Cloze(_) => Vec::new(),
        Interaction::Choice(_) | Interaction::MultipleResponse(_) => view
            .options()
            .filter(|o| o.option.key)
            .map(|o| o.text)
            .collect(),
        Interaction::Ordering(_) | Interaction::Matching(_) => Vec::new(),
    };
    for text in told {
        if text.all(Topic::Negative).next().is_some()
            || text.all(Topic::HalfNegative).next().is_some()
        {
            continue;
        }
        if let Some(hit) = text.first(Topic::Myth) {
            let phrase = text.phrase(hit);
            say.say(
                view.words(text, phrase),
                format!("\"{phrase}\" has no traceable source"),
            )
            .help(
                "ask about the figure's limits instead, or make it a distractor that is answered",
            );
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
