//! What a careful editor would say of a library: rules in a table, a file a family. Reports at places, so it runs on
//! whatever was read, however it was written. Stops no learner, and corrects nothing by itself.

mod allow;
mod asking;
mod balance;
mod clues;
mod cueing;
mod danger;
mod dignity;
mod facts;
mod feedback;
mod figures;
#[cfg(test)]
mod fixture;
pub mod guess;
mod letters;
mod lexicon;
mod listed;
mod negatives;
mod options;
mod placeholders;
mod readable;
mod rule;
mod structure;
mod text;
mod things;
mod translation;
mod view;
mod wording;

use std::sync::LazyLock;

use rayon::prelude::*;

use crate::core::content::Library;

pub use readable::{Reads, reads};
pub use rule::{Check, Finding, Rule};

use rule::{Say, Whole};
use text::Text;
use things::{Passage, things};
use view::View;

/// The families of rules.
pub static FAMILIES: [(&str, &[Rule]); 15] = [
    ("what is allowed", allow::RULES),
    ("structure", structure::RULES),
    ("options that stand for others", listed::RULES),
    ("options", options::RULES),
    ("negatives", negatives::RULES),
    ("wording", wording::RULES),
    ("placeholders", placeholders::RULES),
    ("courses and balance", balance::RULES),
    ("translations", translation::RULES),
    ("feedback", feedback::RULES),
    ("facts", facts::RULES),
    ("figures typed by hand", figures::RULES),
    ("clues between items", cueing::RULES),
    ("language and dignity", dignity::RULES),
    ("clues for guessers", clues::RULES),
];

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter())
}

/// The rule of a code, in whatever case it is typed.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Everything the rules find on a day, but for what authors allow.
pub fn lint(library: &Library, today: jiff::civil::Date) -> Vec<Finding> {
    let items: Vec<&crate::core::content::Item> = library.items.values().collect();
    let of_items = items.par_iter().flat_map_iter(|item| {
        let mut say = Say::new(&allow::RULES[0]);
        for view in &View::all(item, library) {
            of_view(view, &mut say);
        }
        say.findings
    });
    let mut findings: Vec<Finding> = of_items.collect();
    let mut say = Say::new(&allow::RULES[0]);
    of_things(library, &mut say);
    let whole = Whole { library, today };
    for rule in rules() {
        say.turn(rule);
        of_whole(rule.check, &whole, &mut say);
    }
    findings.append(&mut say.findings);
    allow::heed(findings, library)
}

type OfItem = fn(&View<'_>, &mut Say);
type OfText = fn(&Passage<'_>, &Text<'_>, &mut Say);

static OF_ITEMS: LazyLock<Vec<(&'static Rule, OfItem)>> = LazyLock::new(|| {
    let of_items = rules().filter_map(|rule| match rule.check {
        Check::Item(check) => Some((rule, check)),
        _ => None,
    });
    of_items.collect()
});

static OF_TEXTS: LazyLock<Vec<(&'static Rule, OfText)>> = LazyLock::new(|| {
    let of_texts = rules().filter_map(|rule| match rule.check {
        Check::Text(check) => Some((rule, check)),
        _ => None,
    });
    of_texts.collect()
});

fn of_text(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    for (rule, check) in OF_TEXTS.iter() {
        say.turn(rule);
        check(passage, text, say);
    }
}

fn of_view(view: &View<'_>, say: &mut Say) {
    let passage = Passage {
        thing: crate::core::text::Thing::Item,
        id: view.item.id.as_str(),
        translation: view.translation,
        has_note: view.has_note(),
        item: Some(view),
    };
    for (rule, check) in OF_ITEMS.iter() {
        say.turn(rule);
        check(view, say);
    }
    for text in &view.texts {
        of_text(&passage, text, say);
    }
}

// The texts of everything that is no item.
fn of_things(library: &Library, say: &mut Say) {
    let all = things(library);
    let langs = library.overlays.keys().copied().map(Some);
    for translation in std::iter::once(None).chain(langs) {
        let lang = translation.unwrap_or_else(|| library.own_language());
        let overlay = translation.and_then(|lang| library.overlays.get(&lang));
        for piece in &all {
            let passage = Passage {
                thing: piece.thing,
                id: &piece.id,
                translation,
                has_note: piece.has_note,
                item: None,
            };
            for (path, own) in &piece.texts {
                let raw = match overlay {
                    None => Some(*own),
                    Some(overlay) => overlay.texts.get(&piece.place(path)).map(String::as_str),
                };
                let Some(raw) = raw else {
                    continue;
                };
                let text = Text::new(path.clone(), raw, lang, library);
                of_text(&passage, &text, say);
            }
        }
    }
}

fn of_whole(check: Check, whole: &Whole<'_>, say: &mut Say) {
    let library = whole.library;
    match check {
        Check::Case(check) => library
            .cases
            .values()
            .for_each(|case| check(case, library, say)),
        Check::Lesson(check) => {
            for course in library.courses.values() {
                for module in &course.modules {
                    for lesson in &module.lessons {
                        check(lesson, module, course, say);
                    }
                }
            }
        }
        Check::Fact(check) => library
            .facts
            .values()
            .for_each(|fact| check(fact, whole, say)),
        Check::Bank(check) => {
            for (id, bank) in &library.banks {
                check(id, bank, library, say);
            }
        }
        Check::Course(check) => library
            .courses
            .values()
            .for_each(|course| check(course, library, say)),
        Check::Library(check) => check(whole, say),
        Check::Item(_) | Check::Text(_) | Check::Engine => {}
    }
}
