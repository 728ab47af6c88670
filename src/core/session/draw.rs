//! Draws items for a form from a blueprint. Uses only the seed it is given; poses nothing.
//!
//! A blueprint asks for slots, each with the units (a single item, or a whole case) that may fill it. Units are tried
//! in random order, those the learner met least first; a unit that an earlier slot took is given up where that slot has
//! another (Kuhn's augmenting paths), so a draw fails only if no filling exists. Where sections share no units every
//! choice is equally likely. Items that are known to be wrong or unfinished are passed over; only slots that nothing else
//! can fill take one, and as few as can be. Where there are none, or none would have been drawn, the draw is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::fill::Draft;
use super::without::{KnownWrong, Without};
use crate::core::content::blueprint::{Filter, Quota, SectionOrder};
use crate::core::content::item::Variant;
use crate::core::content::{Course, Item, Library, Section};
use crate::core::id::{BankId, CaseId, ItemId, NoteId, SectionId};
use crate::core::seed::{Keyed, Seed};

/// How often a learner has met each item; missing is never.
pub type Exposure = BTreeMap<ItemId, u32>;

/// A section that cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("section `{section}` draws {wanted} {}, and {there} {} there{}", named(*.cases, *.wanted),
    if *.there == 1 { "is" } else { "are" }, if *.enemies { " that may stand in one form together" } else { "" })]
pub struct Shortfall {
    /// The section.
    pub section: SectionId,
    /// Whether it draws whole cases.
    pub cases: bool,
    /// Units (items, or cases) it draws.
    pub wanted: usize,
    /// Units it can have at most, other sections served.
    pub there: usize,
    /// Whether there would be enough if no items were enemies.
    pub enemies: bool,
}

fn named(cases: bool, count: usize) -> &'static str {
    match (cases, count) {
        (true, 1) => "case",
        (true, _) => "cases",
        (false, 1) => "item",
        (false, _) => "items",
    }
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Pick<'a> {
    /// The section it fills, as a place in the blueprint's sections.
    pub section: u16,
    /// The item.
    pub item: &'a Item,
    /// One of its variants, where it has some.
    pub variant: Option<&'a Variant>,
}

/// The units of a blueprint, worked out once for any number of draws.
pub struct Pool<'a> {
    pub(super) units: Vec<Unit<'a>>,
    pub(super) enemies: Vec<Vec<u32>>,
    // The unit each item belongs to.
    home: BTreeMap<&'a ItemId, u32>,
    pub(super) sections: Vec<Wanted>,
    order: SectionOrder,
    unseen_first: bool,
    wrong: KnownWrong,
}

// A single item, or the items of a case.
pub(super) struct Unit<'a> {
    pub items: Vec<&'a Item>,
    // One of them is known to be wrong, or unfinished.
    pub wrong: bool,
}

// What one section wants.
pub(super) struct Wanted {
    pub id: SectionId,
    // Whole cases, not single items.
    pub cases: bool,
    pub slots: usize,
    // Candidate lists: narrower quotas first, the whole section last; with how many slots each fills.
    pub lists: Vec<(usize, Vec<u32>)>,
}

/// Sections of the course's exam that cannot be filled; empty where there is no exam or nothing is wrong.
pub fn shortfalls(library: &Library, course: &Course) -> Vec<Shortfall> {
    shortfalls_without(library, course, &BTreeSet::new())
}

/// The same for a learner who leaves out what carries these content notes.
pub fn shortfalls_without(
    library: &Library,
    course: &Course,
    without: &BTreeSet<NoteId>,
) -> Vec<Shortfall> {
    let without = Without::notes(without.clone());
    let Some(pool) = Pool::of_exam(library, course, &without) else {
        return Vec::new();
    };
    // What a real draw can do is not short: it tries again where enemies made one choice a dead end.
    let seed = Seed::from_bits(0);
    match pool.draw(seed, &Exposure::new()) {
        Ok(_) => Vec::new(),
        Err(first) => {
            let short = Draft::new(&pool, seed.keyed(), 0, None).fill_with_wrong();
            if short.is_empty() { vec![first] } else { short }
        }
    }
}

/// Sections of the course's exam that cannot be filled with what is finished, where they can be with what is not.
pub fn unfinished(library: &Library, course: &Course) -> Vec<Shortfall> {
    let Some(pool) = Pool::of_exam(library, course, &Without::default()) else {
        return Vec::new();
    };
    let seed = Seed::from_bits(0);
    match pool.draw(seed, &Exposure::new()) {
        Ok(picks) if picks.iter().any(|pick| pick.item.unfinished) => {
            Draft::new(&pool, seed.keyed(), 0, None).fill()
        }
        Ok(_) | Err(_) => Vec::new(),
    }
}

impl<'a> Pool<'a> {
    /// The pool of a course's exam, without what carries any of the notes; `None` where it has no exam. What is known to
    /// be wrong is in it, and is drawn last.
    pub fn of_exam(library: &'a Library, course: &Course, without: &Without) -> Option<Pool<'a>> {
        let blueprint = course.exam.as_ref()?;
        let mut pool = Pool {
            units: Vec::new(),
            enemies: Vec::new(),
            home: BTreeMap::new(),
            sections: Vec::new(),
            order: blueprint.order,
            unseen_first: blueprint.unseen_first,
            wrong: without.wrong.clone(),
        };
        // By case or item.
        let mut known: BTreeMap<(Option<&CaseId>, Option<&ItemId>), u32> = BTreeMap::new();
        for section in &blueprint.sections {
            let units = section_units(library, section, without);
            let numbered: Vec<u32> = units
                .into_iter()
                .map(|unit| {
                    let first = unit.items.first();
                    let name = match first.and_then(|item| item.case.as_ref()) {
                        Some(case) => (Some(case), None),
                        None => (None, first.map(|item| &item.id)),
                    };
                    *known.entry(name).or_insert_with(|| {
                        pool.units.push(unit);
                        u32::try_from(pool.units.len() - 1).unwrap_or(u32::MAX)
                    })
                })
                .collect();
            let wanted = wanted(section, &numbered, &pool.units);
            pool.sections.push(wanted);
        }
        for (at, unit) in (0..).zip(&pool.units) {
            pool.home
                .extend(unit.items.iter().map(|item| (&item.id, at)));
        }
        pool.enemies = enemies(&pool.units, &pool.home);
        Some(pool)
    }

    /// The items of each unit that a draw may bring: one, or those of a case.
    pub fn units(&self) -> impl Iterator<Item = &[&'a Item]> {
        self.units.iter().map(|unit| unit.items.as_slice())
    }

    /// Draws the slots of a form, section by section (or mixed, where the blueprint says so).
    ///
    /// # Errors
    /// The first section that cannot be filled.
    pub fn draw(&self, seed: Seed, seen: &Exposure) -> Result<Vec<Pick<'a>>, Shortfall> {
        let met = (self.unseen_first && !seen.is_empty()).then(|| self.times_met(seen));
        let keyed = seed.keyed();
        let picks = |(section, unit): (u16, u32)| {
            let items = self.units[unit as usize].items.iter();
            items.map(move |item| pick(section, item, &keyed, &self.wrong))
        };
        let units = self.draw_units(seed, met.as_deref())?.into_iter();
        Ok(units.flat_map(picks).collect())
    }

    /// The same draw as places: section and unit of each slot or case, in the order of the form. `met` says how often
    /// the learner met each unit, whatever the blueprint says; with it, units that were met least come first.
    ///
    /// # Errors
    /// The first section that cannot be filled.
    pub fn draw_units(
        &self,
        seed: Seed,
        met: Option<&[u32]>,
    ) -> Result<Vec<(u16, u32)>, Shortfall> {
        let keyed = seed.keyed();
        // Enemies can make one random choice a dead end where another is not.
        const TRIES: u32 = 64;
        let mut short = None;
        for attempt in 0..TRIES {
            let mut draft = Draft::new(self, keyed, attempt, met);
            match draft.fill().into_iter().next() {
                None => return Ok(self.in_order(&draft, &keyed)),
                Some(found) => short = Some(found),
            }
        }
        let has_wrong = self.units.iter().any(|unit| unit.wrong);
        for attempt in (0..TRIES).filter(|_| has_wrong) {
            let mut draft = Draft::new(self, keyed, attempt, met);
            match draft.fill_with_wrong().into_iter().next() {
                None => return Ok(self.in_order(&draft, &keyed)),
                Some(found) => short = Some(found),
            }
        }
        let mut found = short.expect("at least one try was made, and it fell short");
        let mut peaceful = Draft::new(self, keyed, 0, None);
        peaceful.heeds_enemies = false;
        found.enemies = peaceful.fill_with_wrong().is_empty();
        Err(found)
    }

    /// Whether a form can be drawn without any item that is known to be wrong.
    pub fn spares_wrong(&self) -> bool {
        match self.draw(Seed::from_bits(0), &Exposure::new()) {
            Ok(drawn) => !drawn.iter().any(|pick| self.wrong.has(pick.item)),
            Err(_) => false,
        }
    }

    /// For each slot of a draw, an item outside it with the same objective and section, met least first.
    pub fn alternates(
        &self,
        seed: Seed,
        drawn: &[Pick<'a>],
        seen: &Exposure,
    ) -> BTreeMap<u16, Pick<'a>> {
        let keyed = seed.keyed();
        let mut used: BTreeSet<&ItemId> = drawn.iter().map(|pick| &pick.item.id).collect();
        let mut found: BTreeMap<u16, Pick<'a>> = BTreeMap::new();
        for (slot, pick) in (0..).zip(drawn) {
            let Some((narrow, (_, all))) = self
                .sections
                .get(usize::from(pick.section))
                .and_then(|s| s.lists.split_last())
                .map(|(all, narrow)| (narrow, all))
            else {
                continue;
            };
            let holds = |list: &[u32], item: &Item| {
                let mut items = list
                    .iter()
                    .flat_map(|unit| &self.units[*unit as usize].items);
                items.any(|other| other.id == item.id)
            };
            // It counts for every quota for which the item counts whose place it takes.
            let counted: Vec<&[u32]> = narrow
                .iter()
                .map(|(_, units)| units.as_slice())
                .filter(|units| holds(units, pick.item))
                .collect();
            let mut fit: Vec<&'a Item> = all
                .iter()
                .filter_map(|unit| match self.units[*unit as usize].items[..] {
                    [item] => Some(item),
                    _ => None,
                })
                .filter(|item| {
                    // Every question may be exchanged, so alternates stand together too.
                    let mut others = drawn.iter().chain(found.values());
                    pick.item.case.is_none()
                        && item.objective == pick.item.objective
                        && !self.wrong.has(item)
                        && !item.unfinished
                        && !used.contains(&item.id)
                        && counted.iter().all(|units| holds(units, item))
                        && !others.any(|other| are_enemies(other.item, item))
                })
                .collect();
            keyed
                .stream(("alternate", pick.item.id.as_str()))
                .shuffle(&mut fit);
            fit.sort_by_key(|item| seen.get(&item.id).copied().unwrap_or(0));
            if let Some(item) = fit.first() {
                used.insert(&item.id);
                found.insert(slot, self::pick(pick.section, item, &keyed, &self.wrong));
            }
        }
        found
    }

    // By unit: how often the learner met that item of it that was met most.
    pub(super) fn times_met(&self, seen: &Exposure) -> Vec<u32> {
        let mut met = vec![0; self.units.len()];
        for (item, times) in seen {
            if let Some(unit) = self.home.get(item) {
                let most: &mut u32 = &mut met[*unit as usize];
                *most = (*most).max(*times);
            }
        }
        met
    }

    fn in_order(&self, draft: &Draft<'_, 'a>, keyed: &Keyed) -> Vec<(u16, u32)> {
        let mut units: Vec<(u16, u32)> = Vec::with_capacity(draft.filled.len());
        for (at, section) in (0u16..).zip(&self.sections) {
            let from = units.len();
            let mine = draft.demands.iter().zip(&draft.filled);
            units.extend(
                mine.filter(|(demand, _)| demand.section == usize::from(at))
                    .filter_map(|(_, unit)| Some((at, (*unit)?))),
            );
            if section.lists.len() > 1 {
                // Slots of narrower quotas were filled first; they must not stand first.
                keyed
                    .stream(("order", section.id.as_str()))
                    .shuffle(&mut units[from..]);
            }
        }
        match self.order {
            SectionOrder::Sections => {}
            SectionOrder::Shuffled => keyed.stream(("order", "")).shuffle(&mut units),
        }
        units
    }
}

/// An item with one of its variants, each that is not known to be wrong equally likely.
pub fn pick<'a>(section: u16, item: &'a Item, keyed: &Keyed, wrong: &KnownWrong) -> Pick<'a> {
    let variants = wrong.variants(item);
    let variant = match variants.len() {
        0 => None,
        count => {
            let at = keyed.stream(("variant", item.id.as_str())).below(count);
            variants.get(at).copied()
        }
    };
    Pick {
        section,
        item,
        variant,
    }
}

/// Whether two items must not stand in one form.
pub fn are_enemies(a: &Item, b: &Item) -> bool {
    a.enemies.contains(&b.id) || b.enemies.contains(&a.id)
}

/// Whether an item (or the case it belongs to) carries one of the notes.
pub fn carries(library: &Library, item: &Item, notes: &BTreeSet<NoteId>) -> bool {
    let of_case = item
        .case
        .as_ref()
        .and_then(|id| library.cases.get(id))
        .map_or(&[][..], |case| &case.content_notes);
    item.content_notes
        .iter()
        .chain(of_case)
        .any(|note| notes.contains(note))
}

fn section_units<'a>(library: &'a Library, section: &Section, without: &Without) -> Vec<Unit<'a>> {
    let banks: BTreeSet<&BankId> = section.from.iter().collect();
    let items_of = |bank: &BankId| {
        let bank = library.banks.get(bank);
        bank.into_iter()
            .flat_map(|bank| &bank.items)
            .filter_map(|id| library.items.get(id))
    };
    let fits = |item: &&Item| item.purpose.in_exam() && !carries(library, item, &without.notes);
    let is_wrong = |item: &&Item| item.unfinished || without.wrong.has(item);
    let mut units = Vec::new();
    for bank in banks {
        match section.draw {
            Quota::Items(_) => units.extend(
                items_of(bank)
                    .filter(fits)
                    .filter(|item| item.case.is_none() && section.filter.fits(item))
                    .map(|item| Unit {
                        items: vec![item],
                        wrong: is_wrong(&item),
                    }),
            ),
            Quota::Cases { items_per_case, .. } => {
                let cases = library.banks.get(bank).into_iter().flat_map(|b| &b.cases);
                for case in cases.filter_map(|id| library.cases.get(id)) {
                    let items = case.items.iter().filter_map(|id| library.items.get(id));
                    let items = first_of(items.filter(fits), items_per_case.into(), is_wrong);
                    let whole = items.len() == usize::from(items_per_case);
                    if whole && items.iter().any(|item| section.filter.fits(item)) {
                        let wrong = items.iter().any(is_wrong);
                        units.push(Unit { items, wrong });
                    }
                }
            }
        }
    }
    units
}

// The first so many items of a case, in its order: those that are wrong only where the others are too few.
fn first_of<'a>(
    items: impl Iterator<Item = &'a Item>,
    count: usize,
    is_wrong: impl Fn(&&'a Item) -> bool,
) -> Vec<&'a Item> {
    let items: Vec<&Item> = items.collect();
    let right = items.iter().filter(|item| !is_wrong(item)).count();
    let mut spare = count.saturating_sub(right);
    let mut takes = |item: &&'a Item| {
        let takes = !is_wrong(item) || spare > 0;
        spare -= usize::from(takes && is_wrong(item));
        takes
    };
    let taken = items.into_iter().filter(|item| takes(item));
    taken.take(count).collect()
}

fn wanted(section: &Section, units: &[u32], all: &[Unit<'_>]) -> Wanted {
    let slots = match section.draw {
        Quota::Items(count) => usize::from(count),
        Quota::Cases { cases, .. } => usize::from(cases),
    };
    let mut lists = Vec::new();
    let mut left = slots;
    for (count, filter) in &section.at_least {
        let count = usize::from(*count).min(left);
        let fit = |unit: &&u32| {
            all[**unit as usize]
                .items
                .iter()
                .any(|item| filter.fits(item))
        };
        lists.push((count, units.iter().filter(fit).copied().collect()));
        left -= count;
    }
    lists.push((left, units.to_vec()));
    Wanted {
        id: section.id.clone(),
        cases: matches!(section.draw, Quota::Cases { .. }),
        slots,
        lists,
    }
}

fn enemies(units: &[Unit<'_>], home: &BTreeMap<&ItemId, u32>) -> Vec<Vec<u32>> {
    let mut enemies = vec![Vec::new(); units.len()];
    for (at, unit) in (0u32..).zip(units) {
        for enemy in unit.items.iter().flat_map(|item| &item.enemies) {
            if let Some(&other) = home.get(enemy)
                && other != at
            {
                enemies[at as usize].push(other);
                enemies[other as usize].push(at);
            }
        }
    }
    enemies
}

impl Filter {
    /// Whether an item fits.
    pub fn fits(&self, item: &Item) -> bool {
        let objective = self.objective.is_empty()
            || self
                .objective
                .iter()
                .any(|wanted| item.objective.is_within(wanted));
        let level = self.level.is_empty() || self.level.contains(&item.level);
        objective && level && !(self.no_case && item.case.is_some())
    }
}
