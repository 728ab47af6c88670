//! A translation held against what its original has: same parts, texts only, same holes, same revision.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeValue;

use super::fold::{Folded, Part, inside, thing};
use super::{ABOUT, OF_CHECKED, OF_REVISION};
use crate::core::content::hole::{self, Piece};
use crate::core::text::Place;
use crate::source::catalogue::Code;
use crate::source::near;
use crate::source::notes::{Add, Loose, Notes};
use crate::source::shape::{Need, Row, Shape, Takes, Which};
use crate::source::table::Table;
use crate::source::{table, value, walk};

/// What a translation holds that its original can use.
#[derive(Debug, Default)]
pub struct Held {
    /// Texts.
    pub texts: BTreeMap<Place, String>,
    /// Lists.
    pub lists: BTreeMap<Place, Vec<String>>,
    /// The things it names, and where.
    pub(super) things: BTreeMap<Place, Range<usize>>,
}

struct Holder<'b, 'n, 'f> {
    base: &'b Folded,
    notes: &'n mut Notes<'f>,
    held: Held,
}

/// Holds a translated file against its original.
pub fn hold(table: &Table<'_>, which: Which, base: &Folded, notes: &mut Notes<'_>) -> Held {
    let mut holder = Holder {
        base,
        notes,
        held: Held::default(),
    };
    if let (Which::One(shape), Some(root)) = (which, &base.root) {
        if !table.has("reviewed") {
            let message = "the translation does not say whether a person has reviewed it";
            holder
                .notes
                .say(Code::MissingKey, 0..0, message)
                .help("add `reviewed = false` at the top");
        }
        holder.table(table, shape, root, &ABOUT.each_ref());
        holder.carry_over(root);
    }
    holder.held
}

// `18` is the same in every language: only letters ask for a translation.
fn has_words(text: &str) -> bool {
    hole::pieces(text)
        .into_iter()
        .any(|(_, piece)| match piece {
            Piece::Words(words) => words.chars().any(char::is_alphabetic),
            Piece::Fact(..) | Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => false,
        })
}

impl Holder<'_, '_, '_> {
    fn table(&mut self, table: &Table<'_>, shape: &'static Shape, place: &Place, about: &[&Row]) {
        for (key, value) in table.map() {
            let name = key.get_ref().as_ref();
            if let Some(row) = about.iter().find(|row| row.key == name) {
                walk::single(value, row.takes, (row.key, row.example), self.notes);
                continue;
            }
            if name == "id" {
                walk::single(value, Takes::DottedId, ("id", "\"in-control\""), self.notes);
                continue;
            }
            let Some(row) = shape.row(name) else {
                let at = inside(place, name);
                if let (Some(takes), DeValue::String(text)) = (shape.others, value.get_ref())
                    && self.base.texts.contains_key(&at)
                {
                    value::text(text, value.span(), takes, (name, ""), self.notes);
                    self.text(at, text, takes, value.span());
                    continue;
                }
                let keys = shape
                    .rows()
                    .filter(|row| is_translated(row.takes))
                    .map(|row| row.key);
                let help = near::did_you_mean(name, keys.chain(about.iter().map(|row| row.key)));
                let message = format!("a translation of {} has no key `{name}`", shape.thing);
                self.notes
                    .say(Code::UnknownKey, key.span(), message)
                    .help_if(help);
                continue;
            };
            let at = inside(place, name);
            match (row.takes, value.get_ref()) {
                (Takes::Phrase | Takes::Counted | Takes::Gapped, DeValue::String(text)) => {
                    value::text(
                        text,
                        value.span(),
                        row.takes,
                        (name, row.example),
                        self.notes,
                    );
                    // Where the original lacks what it must have, that is its mistake and told there.
                    if row.need != Need::Must || self.base.texts.contains_key(&at) {
                        self.text(at, text, row.takes, value.span());
                    }
                }
                (Takes::NumberOrText, DeValue::String(text))
                    if self.base.texts.contains_key(&at) =>
                {
                    value::text(text, value.span(), row.takes, (name, ""), self.notes);
                    self.text(at, text, row.takes, value.span());
                }
                (Takes::Phrases, DeValue::Array(_)) => self.list(at, table, name),
                (Takes::Inside(which), DeValue::Table(map)) => {
                    let inner = Table::new(map, value.span());
                    self.part(&inner, which, at, key.span(), shape);
                }
                (Takes::Parts(which), DeValue::Array(_)) => {
                    for inner in table.parts(name) {
                        if let Some(id) = self.id(&inner, shape) {
                            self.part(&inner, which, inside(&at, id), inner.at("id"), shape);
                        }
                    }
                }
                (Takes::Named(which), DeValue::Table(_)) => {
                    for (id, span, inner) in table.named(name) {
                        self.part(&inner, which, inside(&at, id), span, shape);
                    }
                }
                (Takes::Things(which), DeValue::Array(_)) => {
                    for inner in table.parts(name) {
                        let id = self.id(&inner, shape);
                        let shapes = which.all();
                        let Some((id, first)) = id.zip(shapes.first()) else {
                            continue;
                        };
                        if let Some(own) = thing(first, place, id) {
                            self.part(&inner, which, own, inner.at("id"), shape);
                        }
                    }
                }
                (takes, _) if is_translated(takes) => {
                    let message = format!("`{name}` takes {}", takes.describe());
                    self.notes.say(Code::WrongType, value.span(), message);
                }
                _ => {
                    let message = format!("`{name}` is not text: it comes from the original");
                    self.notes
                        .say(Code::NotText, key.span(), message)
                        .help("take it out: a translation holds texts only");
                }
            }
        }
    }

    // Texts without a word need not be written again in a thing that is translated.
    fn carry_over(&mut self, root: &Place) {
        for (at, text) in &self.base.texts {
            let own = Place::new(at.thing, &at.id, "");
            let is_here = own == *root || self.held.things.contains_key(&own);
            if is_here && !has_words(text) && !self.held.texts.contains_key(at) {
                self.held.texts.insert(at.clone(), text.clone());
            }
        }
    }

    fn id<'t>(&mut self, table: &Table<'t>, shape: &Shape) -> Option<&'t str> {
        let id = table.str("id");
        if id.is_none() {
            let message = format!("this part of {} has no `id`", shape.thing);
            self.notes
                .say(Code::MissingKey, table.span(), message)
                .help("add the `id` that the original has");
        }
        id
    }

    fn part(
        &mut self,
        table: &Table<'_>,
        _which: Which,
        place: Place,
        at: Range<usize>,
        around: &Shape,
    ) {
        if self.base.unclear.contains(&place) {
            return;
        }
        let Some(part) = self.base.parts.get(&place) else {
            return self.no_original(&place, at, around);
        };
        let whole = place.path.is_empty();
        if whole {
            if let Some(first) = self.held.things.get(&place) {
                let other = self.notes.at(first.clone());
                let message = format!("`{}` is translated twice", place.id);
                self.notes
                    .say(Code::IdTwice, at.clone(), message)
                    .beside(other, "first here");
            }
            self.held.things.insert(place.clone(), at);
        }
        let has = |key| whole && part.shape.row(key).is_some();
        let about: &[&Row] = match (has("revision"), has("checked")) {
            (true, _) => &[&OF_REVISION],
            (false, true) => &[&OF_CHECKED],
            (false, false) => &[],
        };
        self.version(table, part, &place);
        // The type stands in the original; the same words again do no harm, other words do.
        self.table(table, part.shape, &place, about);
        if whole {
            self.refuse_words(&place);
        }
    }

    // Words in braces are those that the original's variants set; gaps are compared text by text.
    fn refuse_words(&mut self, place: &Place) {
        let set = self.base.words.get(&place.id);
        for hole in self.notes.take_holes() {
            let known = set.is_some_and(|set| set.iter().any(|word| **word == *hole.name));
            if hole.kind == Loose::Word && !known {
                let message = format!("nothing sets `{{{}}}` in the original", hole.name);
                let words = set.into_iter().flatten().map(String::as_str);
                let help = near::did_you_mean(&hole.name, words);
                self.notes
                    .say(Code::UnknownHole, hole.span, message)
                    .help_if(help);
            }
        }
    }

    fn version(&mut self, table: &Table<'_>, part: &Part, place: &Place) {
        let Some((key, now)) = &part.version else {
            return;
        };
        let of = match *key {
            "of_revision" => table.whole::<u32>(key).map(|n| n.to_string()),
            _ => table.date(key).map(|date| date.to_string()),
        };
        let (thing, id) = (part.shape.thing, &place.id);
        match of {
            Some(of) if of == *now => {}
            Some(of) => {
                let word = match *key {
                    "of_revision" => format!("revision {of}; the {thing} is at {now}"),
                    _ => format!("the {thing} as of {of}; it was checked again on {now}"),
                };
                let message = format!("the translation of `{id}` is of {word}");
                self.notes
                    .say(Code::Stale, table.at(key), message)
                    .help(format!(
                        "compare it with the original, then write `{key} = {now}`"
                    ));
            }
            None if table.has(key) => {}
            None => {
                let message =
                    format!("the translation of `{id}` does not say what it was made from");
                self.notes
                    .say(Code::Stale, table.at("id"), message)
                    .help(format!("add `{key} = {now}`"));
            }
        }
    }

    fn no_original(&mut self, place: &Place, at: Range<usize>, around: &Shape) {
        let (code, message, near) = match place.path.rsplit_once('.') {
            None if place.path.is_empty() => {
                let ids = self.base.parts.keys();
                let ids = ids.filter(|p| p.thing == place.thing && p.path.is_empty());
                let near = near::did_you_mean(&place.id, ids.map(|p| p.id.as_str()));
                let message = format!("the original has no `{}`", place.id);
                (Code::NoOriginal, message, near)
            }
            None => {
                let message = format!("the original {} has no `{}`", around.thing, place.path);
                (Code::NoOriginalPart, message, None)
            }
            Some((parent, id)) => {
                let ids = self.base.parts.keys().filter_map(|p| {
                    let same = p.thing == place.thing && p.id == place.id;
                    p.path
                        .strip_prefix(parent)?
                        .strip_prefix('.')
                        .filter(|_| same)
                });
                let near = near::did_you_mean(id, ids);
                let message = format!("the original has no `{id}` in `{parent}`");
                (Code::NoOriginalPart, message, near)
            }
        };
        self.notes.say(code, at, message).help_if(near);
    }

    fn text(&mut self, at: Place, text: &str, takes: Takes, span: Range<usize>) {
        let Some(own) = self.base.texts.get(&at) else {
            let message = format!("the original has no `{}`", at.path);
            self.notes
                .say(Code::NoOriginalPart, span, message)
                .help("take it out, or write it in the original first");
            return;
        };
        let text = table::plain(text);
        self.same_holes(own, &text, takes, span.clone());
        self.held.texts.insert(at, text);
    }

    fn same_holes(&mut self, own: &str, text: &str, takes: Takes, span: Range<usize>) {
        if !own.contains('{') && !text.contains('{') {
            return;
        }
        let (own, here) = (gaps(own), gaps(text));
        let gaps = here.symmetric_difference(&own);
        for gap in gaps.filter(|_| matches!(takes, Takes::Gapped)) {
            let message = match own.contains(gap) {
                true => format!("the translation lacks `{{gap:{gap}}}`"),
                false => format!("the original has no gap `{gap}` here"),
            };
            self.notes
                .say(Code::HolesDiffer, span.clone(), message)
                .help("a translation has the gaps of its original, each once");
        }
    }

    fn list(&mut self, at: Place, table: &Table<'_>, name: &str) {
        for (text, span) in table.list(name) {
            value::text(text, span, Takes::Phrase, (name, ""), self.notes);
        }
        match self.base.lists.contains_key(&at) && !table.list(name).is_empty() {
            true => {
                self.held.lists.insert(at, table.texts(name));
            }
            false => {
                let message = match self.base.lists.contains_key(&at) {
                    true => format!("`{name}` is an empty list: nothing would be right"),
                    false => format!("the original has no `{}`", at.path),
                };
                let code = match self.base.lists.contains_key(&at) {
                    true => Code::Empty,
                    false => Code::NoOriginalPart,
                };
                self.notes.say(code, table.key_at(name), message);
            }
        }
    }
}

// The gaps of a text.
fn gaps(text: &str) -> BTreeSet<&str> {
    let pieces = hole::pieces(text).into_iter();
    pieces
        .filter_map(|(_, piece)| match piece {
            Piece::Gap(id) => Some(id),
            Piece::Words(_) | Piece::Fact(..) | Piece::Value(_) | Piece::Broken(_) => None,
        })
        .collect()
}

fn is_translated(takes: Takes) -> bool {
    match takes {
        Takes::Phrase | Takes::Counted | Takes::Gapped | Takes::Phrases => true,
        Takes::Inside(which) | Takes::Parts(which) | Takes::Named(which) | Takes::Things(which) => {
            which.all().iter().any(|shape| {
                shape.others.is_some() || shape.rows().any(|row| is_translated(row.takes))
            })
        }
        Takes::Id
        | Takes::DottedId
        | Takes::BankId
        | Takes::Text
        | Takes::Flag
        | Takes::Whole(..)
        | Takes::Number
        | Takes::Date
        | Takes::OneOf(_)
        | Takes::Percent
        | Takes::Span
        | Takes::Calendar
        | Takes::Or(..)
        | Takes::NumberOrText
        | Takes::Value
        | Takes::List(_) => false,
    }
}
