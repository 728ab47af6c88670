//! Translations: a file of the same name and shape in a folder named by its language, texts only.
//!
//! Nothing here knows items or lessons: original and translation are folded over the same shape, and what a
//! translation may hold is what the original has.

mod fold;
mod parity;
mod untranslated;

use super::file::File;
use super::notes::Notes;
use super::path::Role;
use super::shape::{Row, Takes, Which, may, must};
use super::table::Table;
use super::untranslated::Untouched;
use super::{bank, card, course, fact, library, module};
use crate::core::content::Overlay;
use crate::core::id::CourseId;
use crate::core::text::{Lang, Thing};

/// What a translated file says about itself.
pub static ABOUT: [Row; 4] = [
    may(
        "of_language",
        Takes::Text,
        "the language it was made from",
        "\"en\"",
    ),
    must(
        "reviewed",
        Takes::Flag,
        "whether a person has held it against the original",
        "false",
    ),
    may("reviewed_by", Takes::Text, "who has", "\"Ana Ruiz\""),
    may("reviewed_on", Takes::Date, "when that was", "2026-11-22"),
];

/// What a translated item or case says about itself.
pub static OF_REVISION: Row = may(
    "of_revision",
    Takes::Whole(1, 1_000_000),
    "the revision of the original that it was made from",
    "2",
);

/// What a translated fact says about itself.
pub static OF_CHECKED: Row = may(
    "of_checked",
    Takes::Date,
    "the date on which its original was last checked when it was made",
    "2026-11-22",
);

/// What a translated file holds.
#[derive(Debug)]
pub struct Read {
    /// Its language.
    pub lang: Lang,
    /// Its texts.
    pub overlay: Overlay,
    /// The things of its original that it leaves out.
    pub untouched: Vec<Untouched>,
}

/// The shape of a file that can be translated, and the place it is.
fn home(role: &Role) -> Option<(Which, Thing, String)> {
    let one = |shape| Which::One(shape);
    match role {
        Role::Library => Some((one(&library::LIBRARY), Thing::Library, String::new())),
        Role::Facts => Some((one(&fact::FACTS), Thing::Fact, String::new())),
        Role::Course(id) => Some((one(&course::COURSE), Thing::Course, id.to_string())),
        Role::Card(id) => Some((one(&card::CARD), Thing::Card, id.to_string())),
        Role::Module(course, id) => Some((
            one(&module::MODULE),
            Thing::Module,
            format!("{course}/{id}"),
        )),
        Role::Bank(course, id) => Some((one(&bank::BANK), Thing::Bank, format!("{course}/{id}"))),
        Role::Sources | Role::Overlay(..) | Role::Stray => None,
    }
}

/// Reads the translation of `original` (`None` where there is no such file).
pub fn read<'f>(
    file: &'f File,
    lang: Lang,
    original: Option<(&'f File, Role)>,
    notes: &mut Notes<'f>,
) -> Read {
    let mut read = Read {
        lang,
        overlay: Overlay::default(),
        untouched: Vec::new(),
    };
    let known = original.and_then(|(file, role)| Some((file, home(&role)?, role)));
    let Some((original, (shape, thing, id), role)) = known else {
        untranslated::no_original_file(file, notes);
        return read;
    };
    let tree = notes.parse();
    let table = Table::new(tree.get_ref(), 0..0);
    let mut there = Notes::new(original, 0);
    let own = there.parse();
    if !there.lost.is_empty() {
        // What else the original holds nobody can tell.
        notes.refuse_holes();
        return read;
    }
    let base = fold::fold(&Table::new(own.get_ref(), 0..0), shape, (thing, id));
    let held = parity::hold(&table, shape, &base, notes);
    if notes.lost.is_empty() {
        read.untouched = untranslated::missing(original, &base, &held, notes);
    }
    let course = match role {
        Role::Course(id) | Role::Card(id) | Role::Module(id, _) | Role::Bank(id, _) => Some(id),
        Role::Library | Role::Sources | Role::Facts | Role::Overlay(..) | Role::Stray => None,
    };
    let reviewed = table.flag("reviewed").unwrap_or(false);
    if let Some(course) = course.filter(|_| !reviewed) {
        let _new = read.overlay.unreviewed.insert(CourseId::clone(&course));
    }
    read.overlay.texts = held.texts;
    read.overlay.lists = held.lists;
    read
}

/// Whether a file has texts to translate.
pub fn is_translatable(role: &Role) -> bool {
    home(role).is_some()
}
