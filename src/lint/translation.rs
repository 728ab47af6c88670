//! Translations held against their originals: paragraphs, facts, figures, question marks, what was never translated.

use std::collections::BTreeMap;

use super::rule::{Check, Finding, Rule, Say, Whole, within};
use super::text::Text;
use super::things::{Passage, things};
use crate::core::content::Library;
use crate::core::content::hole::{self, Piece};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::text::{Lang, Place, Thing};

/// The rules on translations.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0603",
        severity: Warning,
        title: "a translation with more or fewer paragraphs",
        reason: "Pages of a lesson are counted in paragraphs, so that a learner who changes language in the middle stays \
                 where they are. Nearly always a paragraph was left out.",
        evidence: "How lessons are paged.",
        bad: "text = \"Uno.\"             # the original has two paragraphs",
        good: "text = \"Uno.\\n\\nDos.\"",
        check: Check::Library(paragraphs),
    },
    Rule {
        code: "L0604",
        severity: Warning,
        title: "a translation that leaves a fact out",
        reason: "The original shows a fact here by {fact:ID}. A number typed by hand stays as it is when the fact changes.",
        evidence: "How facts are kept alive.",
        bad: "rationale = \"El 38 por ciento de las víctimas detectadas.\"",
        good: "rationale = \"{fact:children-detected-2022} de las víctimas detectadas.\"",
        check: Check::Library(facts_left_out),
    },
    Rule {
        code: "L0605",
        severity: Warning,
        title: "a translation with other figures",
        reason: "A figure of the original is missing here, or another stands in its place. Learners of one language would \
                 learn another number.",
        evidence: "ITC Guidelines for Translating and Adapting Tests 2017, C-1; a matter of logic.",
        bad: "stem = \"¿Cuántos de 20 casos?\"   # the original says 30",
        good: "stem = \"¿Cuántos de 30 casos?\"",
        check: Check::Library(figures),
    },
    Rule {
        code: "L0606",
        severity: Warning,
        title: "a translation that says the same words",
        reason: "The text is the original's, word for word. It was copied and forgotten.",
        evidence: "A matter of logic; short texts and names are left alone.",
        bad: "stem = \"Which of these is a sign of control?\"   # in es/",
        good: "stem = \"¿Cuál de estas es una señal de control?\"",
        check: Check::Library(same_words),
    },
    Rule {
        code: "L0607",
        severity: Hint,
        title: "a Spanish question that never opens",
        reason: "A question in Spanish opens with ¿: the reader of a long sentence has to know from its beginning.",
        evidence: "Ortografía de la lengua española 2010, 3.4.9.1.",
        bad: "stem = \"Qué muestra control?\"",
        good: "stem = \"¿Qué muestra control?\"",
        check: Check::Text(opens),
    },
    Rule {
        code: "L0608",
        severity: Hint,
        title: "a translation much longer or shorter",
        reason: "The translation has less than half or more than twice the length of its original: something was left out, \
                 or added.",
        evidence: "Spanish runs about a fifth longer than English; the limits are ours.",
        bad: "text = \"El trabajo es duro.\"   # of four lines",
        good: "text = \"El trabajo en la lavandería es duro y, como casi todo trabajo de noche, se paga mal.\"",
        check: Check::Library(length),
    },
];

struct Pair<'l> {
    place: Place,
    lang: Lang,
    own: &'l str,
    text: &'l str,
}

impl Pair<'_> {
    fn say<'s>(&self, message: String, say: &'s mut Say) -> &'s mut Finding {
        say.say(within(self.place.clone(), Some(self.lang), None), message)
    }
}

// Every translated text beside its original.
fn pairs<'l>(library: &'l Library, mut each: impl FnMut(Pair<'l>)) {
    if library.overlays.is_empty() {
        return;
    }
    let mut own: BTreeMap<Place, &str> = BTreeMap::new();
    for item in library.items.values() {
        for (path, text) in item.texts() {
            own.insert(Place::new(Thing::Item, &item.id, path), text);
        }
    }
    for piece in things(library) {
        for (path, text) in &piece.texts {
            own.insert(piece.place(path), text);
        }
    }
    for (lang, overlay) in &library.overlays {
        for (place, text) in &overlay.texts {
            if let Some(own) = own.get(place) {
                each(Pair {
                    place: place.clone(),
                    lang: *lang,
                    own,
                    text,
                });
            }
        }
    }
}

fn paragraphs(whole: &Whole<'_>, say: &mut Say) {
    let count = |text: &str| {
        let parts = text.trim().split("\n\n");
        parts.filter(|p| !p.trim().is_empty()).count()
    };
    pairs(whole.library, |pair| {
        let (here, there) = (count(pair.text), count(pair.own));
        if pair.place.thing == Thing::Lesson && pair.place.path == "text" && here != there {
            pair.say(format!("{here} paragraphs; the original has {there}"), say)
                .help(
                    "a learner who changes language stays at the same page only where they agree",
                );
        }
    });
}

fn facts(text: &str) -> Vec<&str> {
    let mut facts: Vec<&str> = hole::pieces(text)
        .into_iter()
        .filter_map(|(_, piece)| match piece {
            Piece::Fact(id, _) => Some(id),
            Piece::Words(_) | Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => None,
        })
        .collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn facts_left_out(whole: &Whole<'_>, say: &mut Say) {
    pairs(whole.library, |pair| {
        if !pair.own.contains("{fact:") {
            return;
        }
        let here = facts(pair.text);
        for id in facts(pair.own) {
            if !here.contains(&id) && whole.library.facts.contains_key(id) {
                pair.say(
                    format!("the original tells fact `{id}` here, the translation does not"),
                    say,
                )
                .help(format!(
                    "write {{fact:{id}}}, so that the number changes in both at once"
                ));
            }
        }
    });
}

// Figures typed by hand, thousands marks left out; `1.1` is a number or a heading in any language.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for (_, piece) in hole::pieces(text) {
        let Piece::Words(words) = piece else {
            continue;
        };
        let mut number = String::new();
        let ends = |c: char| !c.is_ascii_digit();
        for part in words.split(|c: char| c.is_whitespace() || "-–/()%$*_[]:;\"'’”“".contains(c))
        {
            let part = part.trim_matches(ends);
            if part.is_empty() || part.contains(char::is_alphabetic) {
                continue;
            }
            number.extend(part.chars().filter(char::is_ascii_digit));
            numbers.push(std::mem::take(&mut number));
        }
    }
    numbers.sort_unstable();
    numbers
}

fn figures(whole: &Whole<'_>, say: &mut Say) {
    pairs(whole.library, |pair| {
        let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        if !digits(pair.own) && !digits(pair.text) {
            return;
        }
        // One or two may be a word in the other language; what is large is a figure in both.
        let large = |text| {
            let mut all = numbers(text);
            all.retain(|n| n.len() > 1);
            all
        };
        let (own, here) = (large(pair.own), large(pair.text));
        if let Some(lost) = own.iter().find(|n| !here.contains(n)) {
            let other = here.iter().find(|n| !own.contains(n));
            let message = match other {
                Some(other) => {
                    format!("the original says {lost} where the translation says {other}")
                }
                None => format!("the original says {lost}, the translation does not"),
            };
            pair.say(message, say).help("say the same figures in both");
        }
    });
}

fn same_words(whole: &Whole<'_>, say: &mut Say) {
    pairs(whole.library, |pair| {
        let words = pair
            .own
            .split_whitespace()
            .filter(|w| w.contains(char::is_alphabetic))
            .count();
        if words >= 4 && pair.own.trim() == pair.text.trim() {
            pair.say("the text is the original's, word for word".to_owned(), say)
                .help("translate it, or leave the key out");
        }
    });
}

fn opens(passage: &Passage<'_>, text: &Text<'_>, say: &mut Say) {
    if text.lang == Lang::ES && text.shown.contains('?') && !text.shown.contains('¿') {
        say.say(
            passage.words(text, "?"),
            "the question does not open with ¿",
        )
        .help("put ¿ where the question begins");
    }
}

fn length(whole: &Whole<'_>, say: &mut Say) {
    pairs(whole.library, |pair| {
        let (own, here) = (pair.own.chars().count(), pair.text.chars().count());
        if own >= 60 && (here * 2 < own || here > own * 2) {
            pair.say(format!("{here} characters; the original has {own}"), say)
                .help("see whether something was left out or added");
        }
    });
}
