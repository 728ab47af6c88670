//! A card as somebody reads it on a day: facts filled in, in one language whole, and what on it is out of date.

use jiff::civil::Date;

use super::assemble::{help_line, note_text};
use super::form::HelpLine;
use super::pose::{fact_text, fill};
use crate::core::content::card::Line;
use crate::core::content::hole::{self, Piece};
use crate::core::content::{Card, Course, Fact, Library};
use crate::core::id::FactId;
use crate::core::text::{Lang, Place, Thing};

/// A card ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The language it is in: the one asked for, where the card has it whole.
    pub lang: Lang,
    /// Whether it is in a translation that no person has reviewed.
    pub is_unreviewed: bool,
    /// Facts on it that were due to be checked again before the day, the longest overdue first.
    pub overdue: Vec<Overdue>,
    /// Its title.
    pub title: String,
    /// What holds for all of it.
    pub summary: String,
    /// What it mentions.
    pub notes: Vec<String>,
    /// Signs in their context.
    pub signs: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// What not to do.
    pub donts: Vec<String>,
    /// Whom to call.
    pub help: Vec<HelpLine>,
}

/// A fact that nobody has checked in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// What it is, as far as it has a name.
    pub name: Option<String>,
    /// When it was due.
    pub due: Date,
}

/// The card of a course for somebody who reads `lang`, on the day `today`.
pub fn page(library: &Library, course: &Course, card: &Card, lang: Lang, today: Date) -> Page {
    let own = library.own_language();
    let overlay = library.overlays.get(&lang);
    let place = |path: &str| Place::new(Thing::Card, &course.id, path);
    let is_whole = overlay.is_some_and(|overlay| {
        let mut texts = card.texts().into_iter();
        texts.all(|(path, _)| overlay.texts.contains_key(&place(&path)))
    });
    let lang = if is_whole { lang } else { own };
    let text = |path: &str, written: &str| {
        let other = overlay.filter(|_| is_whole && lang != own);
        let other = other.and_then(|o| o.texts.get(&place(path)));
        let text = other.map_or(written, String::as_str);
        fill(library, text, lang, &|_| None)
    };
    let list = |key: &str, lines: &[Line]| {
        let text = |line: &Line| text(&format!("{key}.{}.text", line.id), &line.text);
        lines.iter().map(text).collect()
    };
    let notes = card.content_notes.iter();
    Page {
        lang,
        is_unreviewed: lang != own && overlay.is_some_and(|o| o.unreviewed.contains(&course.id)),
        overdue: overdue(library, card, lang, today),
        title: text("title", &card.title),
        summary: text("summary", &card.summary),
        notes: notes
            .filter_map(|id| Some(note_text(library, id, &[lang])?.say(lang).to_owned()))
            .collect(),
        signs: list("signs", &card.signs),
        steps: list("do", &card.steps),
        donts: list("dont", &card.donts),
        help: card
            .help_lines
            .iter()
            .filter_map(|id| help_line(library, id, &[lang]))
            .collect(),
    }
}

fn overdue(library: &Library, card: &Card, lang: Lang, today: Date) -> Vec<Overdue> {
    let mut facts: Vec<&Fact> = Vec::new();
    let mut add = |id: &str| {
        if let Some(fact) = library.facts.get(id)
            && fact.review_by < today
            && !facts.iter().any(|known| known.id == fact.id)
        {
            facts.push(fact);
        }
    };
    card.help_lines
        .iter()
        .map(FactId::as_str)
        .for_each(&mut add);
    for (_, text) in card.texts() {
        for (_, piece) in hole::pieces(text) {
            if let Piece::Fact(id, _) = piece {
                add(id);
            }
        }
    }
    facts.sort_by_key(|fact| fact.review_by);
    let named = |fact: &Fact| Overdue {
        name: fact_text(library, fact.id.as_str(), Some("name"), lang),
        due: fact.review_by,
    };
    facts.into_iter().map(named).collect()
}
