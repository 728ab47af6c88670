//! What can be translated in an original: its texts and lists by place, its parts with their shapes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::core::id::ObjectiveId;
use crate::core::text::{Place, Thing};
use crate::source::shape::{Shape, Takes, Which};
use crate::source::table::Table;

/// A part of an original that a translation may name.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its shape.
    pub shape: &'static Shape,
    /// Where its id stands, or else its header.
    pub at: Range<usize>,
    /// The revision, or the date it was checked, that a translation is held against.
    pub version: Option<(&'static str, String)>,
}

/// Everything that can be translated in a file.
#[derive(Debug, Default)]
pub struct Folded {
    /// Texts.
    pub texts: BTreeMap<Place, String>,
    /// Lists that a translation replaces whole.
    pub lists: BTreeMap<Place, Vec<String>>,
    /// Things and parts; the path is that of the part itself, empty for a thing.
    pub parts: BTreeMap<Place, Part>,
    /// The file's own place.
    pub root: Option<Place>,
    /// Things and parts with a mistake that leaves open what they hold.
    pub unclear: BTreeSet<Place>,
    /// The words that variants set, by item.
    pub words: BTreeMap<String, Vec<String>>,
}

/// Folds a file over its shape.
pub fn fold(table: &Table<'_>, which: Which, home: (Thing, String)) -> Folded {
    let mut folded = Folded::default();
    let root = Place::new(home.0, home.1, "");
    if let Some(shape) = which.shape(|key| table.str(key)) {
        add(table, shape, &root, &mut folded);
    }
    folded.root = Some(root);
    folded
}

/// The place of `key` inside `place`.
pub fn inside(place: &Place, key: &str) -> Place {
    let path = match place.path.as_str() {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    };
    Place::new(place.thing, &place.id, path)
}

/// The place of a thing of its own that is written inside another: a lesson is named by its course.
pub fn thing(shape: &Shape, around: &Place, id: &str) -> Option<Place> {
    let thing = shape.home?;
    let id = match (thing, around.id.split_once('/')) {
        (Thing::Lesson, Some((course, _))) => format!("{course}/{id}"),
        _ => id.to_owned(),
    };
    Some(Place::new(thing, id, ""))
}

fn add(table: &Table<'_>, shape: &'static Shape, place: &Place, out: &mut Folded) {
    for row in shape.rows().filter(|row| table.has(row.key)) {
        let at = inside(place, row.key);
        match row.takes {
            // A number stays what it is; a value in words (what a law says) is said in each language.
            Takes::Phrase | Takes::Counted | Takes::Gapped | Takes::NumberOrText => {
                if let Some(text) = table.text(row.key) {
                    out.texts.insert(at, text);
                }
            }
            Takes::Phrases => {
                out.lists.insert(at, table.texts(row.key));
            }
            Takes::Inside(which) => {
                if let Some(inner) = table.inside(row.key) {
                    part(&inner, which, at, inner.span(), out);
                }
            }
            Takes::Parts(which) => {
                for inner in table.parts(row.key) {
                    let id = inner.str("id");
                    if let Some(id) = id.filter(|id| id.parse::<ObjectiveId>().is_ok()) {
                        part(&inner, which, inside(&at, id), inner.at("id"), out);
                    }
                    words(&inner, row.key, place, out);
                }
            }
            Takes::Named(which) => {
                for (id, span, inner) in table.named(row.key) {
                    part(&inner, which, inside(&at, id), span, out);
                }
            }
            Takes::Things(which) => {
                for inner in table.parts(row.key) {
                    let shapes = which.all();
                    let found = inner.str("id").zip(shapes.first());
                    let found = found.and_then(|(id, shape)| thing(shape, place, id));
                    if let Some(own) = found {
                        part(&inner, which, own, inner.at("id"), out);
                    }
                }
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
            | Takes::Value
            | Takes::List(_) => {}
        }
    }
}

// The words a variant sets; its numbers and facts are the same in every language.
fn open_texts(table: &Table<'_>, shape: &Shape, place: &Place, out: &mut Folded) {
    if shape.others.is_none() {
        return;
    }
    let keys = table.map().keys().map(|key| key.get_ref().as_ref());
    for key in keys.filter(|key| shape.row(key).is_none()) {
        if let Some(text) = table.text(key) {
            out.texts.insert(inside(place, key), text);
        }
    }
}

fn part(table: &Table<'_>, which: Which, place: Place, at: Range<usize>, out: &mut Folded) {
    let Some(shape) = which.shape(|key| table.str(key)) else {
        out.unclear.insert(place);
        return;
    };
    if out.parts.contains_key(&place) {
        // The second thing of one id: the first is meant.
        return;
    }
    add(table, shape, &place, out);
    open_texts(table, shape, &place, out);
    let version = match (
        place.path.is_empty(),
        shape.row("revision"),
        shape.row("checked"),
    ) {
        (true, Some(_), _) => {
            let revision: u32 = table.whole("revision").unwrap_or(1);
            Some(("of_revision", revision.to_string()))
        }
        (true, None, Some(_)) => {
            let checked = table.date("checked");
            checked.map(|date| ("of_checked", date.to_string()))
        }
        _ => None,
    };
    out.parts.insert(place, Part { shape, at, version });
}

fn words(variant: &Table<'_>, key: &str, item: &Place, out: &mut Folded) {
    if key == "variants" {
        let keys = variant.map().keys().map(|key| key.get_ref().to_string());
        out.words.entry(item.id.clone()).or_default().extend(keys);
    }
}
