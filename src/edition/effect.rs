//! What a new edition of a fact means for items and cases: each is posed before and after, and the two are compared.
//!
//! A revision is raised where the key reads otherwise, or what is asked does; not where only the reason, a feedback or
//! a source does.

use std::collections::BTreeSet;

use crate::core::content::usage::{Usage, usages};
use crate::core::content::{Case, Item, Library};
use crate::core::id::{FactId, VariantId};
use crate::core::seed::Seed;
use crate::core::session::form::Slot;
use crate::core::session::pose::{fill, pose};
use crate::core::text::Thing;
use crate::sheet::words;

/// An item or a case that names the fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Which of the two.
    pub thing: Thing,
    /// Its id.
    pub id: String,
    /// How far the change goes.
    pub effect: Effect,
    /// The keys that read otherwise.
    pub keys: Vec<KeyChange>,
    /// What is right afterwards, in words.
    pub key: String,
    /// Its revision.
    pub revision: u32,
}

impl Touched {
    /// Its revision afterwards.
    pub fn next_revision(&self) -> u32 {
        match self.effect {
            Effect::Key | Effect::Asked => self.revision.saturating_add(1),
            Effect::Told => self.revision,
        }
    }
}

/// How far a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The key reads otherwise.
    Key,
    /// What is asked reads otherwise, and the key does not.
    Asked,
    /// Only the reason, a feedback or a source reads otherwise, or nothing does.
    Told,
}

/// A key that reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChange {
    /// The variant, where the item has some.
    pub variant: Option<VariantId>,
    /// What was right.
    pub old: String,
    /// What is right.
    pub new: String,
}

/// Items and cases that name the fact, those whose key changes first, each group by id; and every other use of it.
pub fn effects(before: &Library, after: &Library, old: &FactId) -> (Vec<Touched>, Vec<Usage>) {
    let uses = usages(before).remove(old).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut touched = Vec::new();
    let mut others = Vec::new();
    for usage in uses {
        let (thing, id) = (usage.place.thing, usage.place.id.clone());
        let found = match thing {
            Thing::Item => {
                let both = (before.items.get(id.as_str()), after.items.get(id.as_str()));
                both.0.zip(both.1).map(|both| of_item(before, after, both))
            }
            Thing::Case => {
                let both = (before.cases.get(id.as_str()), after.cases.get(id.as_str()));
                both.0.zip(both.1).map(|both| of_case(before, after, both))
            }
            Thing::Library
            | Thing::Course
            | Thing::Module
            | Thing::Lesson
            | Thing::Bank
            | Thing::Card
            | Thing::Fact
            | Thing::Source => {
                others.push(usage);
                continue;
            }
        };
        if seen.insert((thing, id)) {
            touched.extend(found);
        }
    }
    touched.sort_by(|a, b| (a.effect, a.thing, &a.id).cmp(&(b.effect, b.thing, &b.id)));
    (touched, others)
}

fn of_item(before: &Library, after: &Library, (old, new): (&Item, &Item)) -> Touched {
    let own = before.own_language();
    let variants = old.variants.iter().map(|variant| Some(&variant.id));
    let variants: Vec<Option<&VariantId>> = match old.variants.is_empty() {
        true => vec![None],
        false => variants.collect(),
    };
    let (mut keys, mut is_asked, mut key) = (Vec::new(), false, String::new());
    for variant in variants {
        let (was, is) = (posed(before, old, variant), posed(after, new, variant));
        let right = |slot: &Slot| words::key(&slot.posed.task, own);
        let asked = |slot: &Slot| {
            let stem = slot.posed.stem.say(own).to_owned();
            (stem, slot.posed.task.prompt(own))
        };
        let (old, new) = (right(&was), right(&is));
        is_asked |= asked(&was) != asked(&is);
        if key.is_empty() {
            key.clone_from(&new);
        }
        if old != new {
            keys.push(KeyChange {
                variant: variant.cloned(),
                old,
                new,
            });
        }
    }
    Touched {
        thing: Thing::Item,
        id: old.id.to_string(),
        effect: match (keys.is_empty(), is_asked) {
            (false, _) => Effect::Key,
            (true, true) => Effect::Asked,
            (true, false) => Effect::Told,
        },
        keys,
        key,
        revision: old.revision,
    }
}

// The same seed both times, so that the parts stand in the same order.
fn posed(library: &Library, item: &Item, variant: Option<&VariantId>) -> Slot {
    let variant = item.variants.iter().find(|v| Some(&v.id) == variant);
    let seed = Seed::from_bits(1).keyed();
    pose(library, item, variant, Vec::new(), None, &seed)
}

fn of_case(before: &Library, after: &Library, (old, new): (&Case, &Case)) -> Touched {
    let own = before.own_language();
    let reads = |library: &Library, case: &Case| {
        let read = |text: &str| fill(library, text, own, &|_| None);
        (read(&case.title), read(&case.text))
    };
    Touched {
        thing: Thing::Case,
        id: old.id.to_string(),
        effect: match reads(before, old) == reads(after, new) {
            true => Effect::Told,
            false => Effect::Asked,
        },
        keys: Vec::new(),
        key: String::new(),
        revision: old.revision,
    }
}
