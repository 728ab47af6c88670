//! What a draw leaves out: content that somebody would rather not meet, and items that are known to be wrong. Neither is
//! stored: a form is kept as it was drawn.

use std::collections::BTreeSet;

use super::erratum::{Choice, Erratum, Wrong};
use crate::core::content::Item;
use crate::core::content::item::Variant;
use crate::core::id::NoteId;

/// What a draw leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// Content notes: whatever carries one of them is left out, come what may.
    pub notes: BTreeSet<NoteId>,
    /// Items that are known to be wrong: left out of practice and lessons, and of an exam as far as others can take their
    /// places.
    pub wrong: KnownWrong,
}

impl Without {
    /// Only content notes.
    pub fn notes(notes: BTreeSet<NoteId>) -> Without {
        Without {
            notes,
            wrong: KnownWrong::default(),
        }
    }
}

/// Items that errata in force are about, at the revision that was wrong: from the next revision on an item is asked again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownWrong(BTreeSet<Wrong>);

impl KnownWrong {
    /// What these errata accept something in, or drop. Where no score changes, the item is asked as before.
    pub fn of(errata: &[Erratum]) -> KnownWrong {
        let counts = |one: &&Erratum| match one.said.choice {
            Choice::Accept(_) | Choice::Drop => one.is_in_force(),
            Choice::NoChange => false,
        };
        let wrong = errata.iter().filter(counts);
        KnownWrong(wrong.map(|one| one.said.wrong.clone()).collect())
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an item is, in whatever variant it is asked.
    pub fn has(&self, item: &Item) -> bool {
        let whole = self.is_at(item, None);
        let variants = &item.variants;
        let each = |variant: &Variant| self.is_at(item, Some(variant));
        whole || (!variants.is_empty() && variants.iter().all(each))
    }

    /// The variants of an item that may be asked: those that are not wrong, or all where every one is.
    pub fn variants<'i>(&self, item: &'i Item) -> Vec<&'i Variant> {
        let right = |variant: &&Variant| !self.is_at(item, Some(variant));
        let right: Vec<&Variant> = item.variants.iter().filter(right).collect();
        match right.is_empty() {
            true => item.variants.iter().collect(),
            false => right,
        }
    }

    fn is_at(&self, item: &Item, variant: Option<&Variant>) -> bool {
        self.0.iter().any(|wrong| {
            wrong.item == item.id
                && wrong.revision == item.revision
                && wrong.variant.as_ref() == variant.map(|variant| &variant.id)
        })
    }
}
