//! Banks: `banks/NAME.toml`. A large one is read in pieces, side by side.

use std::ops::Range;

use rayon::prelude::*;
use toml::Spanned;
use toml::de::DeTable;

use super::digest::Meaning;
use super::file::File;
use super::notes::Notes;
use super::shape::{ALLOW, Row, Shape, Takes, Which, may, must};
use super::table::Table;
use super::{case, item, parse, walk};
use crate::core::content::{Case, Item};
use crate::core::id::BankId;
use crate::core::text::{Place, Thing};

const TITLE: Row = must("title", Takes::Phrase, "its title", "\"Control\"");
const ITEM: Row = may(
    "item",
    Takes::Things(Which::By("type", &item::ITEMS)),
    "its items, those of a case together",
    "[[item]]",
);
const CASE: Row = may(
    "case",
    Takes::Things(Which::One(&case::CASE)),
    "its cases",
    "[[case]]",
);

/// The shape of a bank.
pub static BANK: Shape = Shape {
    thing: "the bank",
    name: "",
    rows: &[&[TITLE, ALLOW, ITEM, CASE]],
    others: None,
    home: Some(Thing::Bank),
};

// A piece after the first has no title of its own.
static REST: Shape = Shape {
    thing: "the bank",
    name: "",
    rows: &[&[ITEM, CASE]],
    others: None,
    home: None,
};

/// What a bank file holds.
#[derive(Debug, Default)]
pub struct Read {
    /// Its title.
    pub title: String,
    /// Items without a mistake that keeps them from being asked, in written order.
    pub items: Vec<Item>,
    /// Cases likewise.
    pub cases: Vec<Case>,
    /// How many items are written, good or not.
    pub written: usize,
}

/// Parses, walks and reads a bank file.
pub fn read<'f>(file: &'f File, bank: &BankId) -> (Read, Notes<'f>) {
    let pieces = parse::pieces(file.text());
    if let [_, _, ..] = pieces.as_slice() {
        let parts: Option<Vec<_>> = pieces
            .into_par_iter()
            .map(|range| piece(file, range, bank))
            .collect();
        // A syntax error may come from a cut inside a text: only the whole file tells.
        if let Some(parts) = parts {
            let mut whole = Read::default();
            let mut notes = Notes::new(file, 0);
            for (at, (mut part, its)) in parts.into_iter().enumerate() {
                if at == 0 {
                    whole.title = part.title;
                }
                whole.items.append(&mut part.items);
                whole.cases.append(&mut part.cases);
                whole.written += part.written;
                notes.append(its);
            }
            return (whole, notes);
        }
    }
    let mut notes = Notes::new(file, 0);
    let tree = notes.parse();
    notes.meaning = Meaning::of(tree.get_ref());
    let read = tables(&tree, &BANK, bank, &mut notes);
    (read, notes)
}

// What one piece holds; `None` where it has syntax errors.
fn piece<'f>(file: &'f File, range: Range<usize>, bank: &BankId) -> Option<(Read, Notes<'f>)> {
    let mut notes = Notes::new(file, range.start);
    let shape = if range.start == 0 { &BANK } else { &REST };
    let tree = notes.parse_piece(&file.text()[range])?;
    notes.meaning = Meaning::of(tree.get_ref());
    let read = tables(&tree, shape, bank, &mut notes);
    Some((read, notes))
}

fn tables(
    tree: &Spanned<DeTable<'_>>,
    shape: &'static Shape,
    bank: &BankId,
    notes: &mut Notes<'_>,
) -> Read {
    let table = Table::new(tree.get_ref(), 0..0);
    walk::walk(&table, Which::One(shape), notes);
    notes.refuse_holes();
    notes.allow(&Place::new(Thing::Bank, bank, ""), &table);
    let items = table.parts("item");
    Read {
        title: table.text("title").unwrap_or_default(),
        written: items.len(),
        items: items
            .iter()
            .filter_map(|t| item::read(t, bank, notes))
            .collect(),
        cases: table
            .parts("case")
            .iter()
            .filter_map(|t| case::read(t, bank, notes))
            .collect(),
    }
}
