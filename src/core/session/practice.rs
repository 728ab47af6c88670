//! Draws for practice: single items and whole cases, unmet ones first, and a reserve for what is missed.

use std::collections::BTreeSet;

use super::draw::{Exposure, Pick, are_enemies, carries, pick};
use super::without::Without;
use crate::core::content::{Course, Item, Library};
use crate::core::id::{BankId, ObjectiveId};
use crate::core::seed::Seed;

/// What a practice quiz is drawn by.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// How many questions; fewer are drawn where there are fewer.
    pub questions: usize,
    /// Only this objective and its children.
    pub topic: Option<ObjectiveId>,
    /// What to leave out: content notes, and what is known to be wrong.
    pub without: Without,
}

/// What was drawn for practice.
pub struct Drawn<'a> {
    /// The questions in order.
    pub slots: Vec<Pick<'a>>,
    /// Every other item that fits, met least first.
    pub reserve: Vec<Pick<'a>>,
}

/// Draws a practice quiz from the course's own banks and those its exam draws from.
pub fn draw<'a>(
    library: &'a Library,
    course: &'a Course,
    wish: &Wish,
    seed: Seed,
    seen: &Exposure,
) -> Drawn<'a> {
    let (keyed, wrong) = (seed.keyed(), &wish.without.wrong);
    let mut units = units(library, course, wish);
    keyed
        .stream(("practice", course.id.as_str()))
        .shuffle(&mut units);
    let met = |unit: &Vec<&Item>| {
        unit.iter()
            .map(|item| seen.get(&item.id).copied().unwrap_or(0))
            .max()
    };
    units.sort_by_key(met);
    let mut slots: Vec<Pick<'a>> = Vec::new();
    let mut reserve = Vec::new();
    for unit in units {
        let room = slots.len() + unit.len() <= wish.questions;
        let at_peace = !unit
            .iter()
            .any(|item| slots.iter().any(|slot| are_enemies(slot.item, item)));
        let to = if room && at_peace {
            &mut slots
        } else {
            &mut reserve
        };
        to.extend(unit.iter().map(|item| pick(0, item, &keyed, wrong)));
    }
    // An item of a case needs its case's text only, so it can come back alone; a variant not drawn can too.
    let others = slots.iter().flat_map(|slot| {
        let drawn = slot.variant.map(|v| &v.id);
        let rest = wrong.variants(slot.item).into_iter();
        let rest = rest.filter(move |v| Some(&v.id) != drawn);
        rest.map(|variant| Pick {
            section: 0,
            item: slot.item,
            variant: Some(variant),
        })
    });
    let variants: Vec<_> = others.collect();
    reserve.extend(variants);
    Drawn { slots, reserve }
}

fn units<'a>(library: &'a Library, course: &'a Course, wish: &Wish) -> Vec<Vec<&'a Item>> {
    let mut banks: BTreeSet<&BankId> = library
        .banks
        .keys()
        .filter(|bank| bank.course == course.id)
        .collect();
    banks.extend(
        course
            .exam
            .iter()
            .flat_map(|exam| exam.sections.iter().flat_map(|s| &s.from)),
    );
    let fits = |item: &&Item| {
        item.purpose.in_practice()
            && !carries(library, item, &wish.without.notes)
            && !wish.without.wrong.has(item)
            && !item.unfinished
            && wish
                .topic
                .as_ref()
                .is_none_or(|topic| item.objective.is_within(topic))
    };
    let mut units: Vec<Vec<&Item>> = Vec::new();
    for bank in banks.into_iter().filter_map(|id| library.banks.get(id)) {
        let items = bank.items.iter().filter_map(|id| library.items.get(id));
        units.extend(
            items
                .filter(fits)
                .filter(|item| item.case.is_none())
                .map(|item| vec![item]),
        );
        for case in bank.cases.iter().filter_map(|id| library.cases.get(id)) {
            let items = case.items.iter().filter_map(|id| library.items.get(id));
            let unit: Vec<&Item> = items.filter(fits).collect();
            if !unit.is_empty() {
                units.push(unit);
            }
        }
    }
    units
}
