//! The forms of a course under stress: its exam drawn for a first, a second and a third attempt, and its lessons.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::fault::{At, Trouble, What};
use super::item::{Braces, open};
use super::{Plan, Tally, later};
use crate::core::content::{Blueprint, Course, Item, Library, Section};
use crate::core::id::ItemId;
use crate::core::score::Points;
use crate::core::seed::Seed;
use crate::core::session::draw::{Exposure, are_enemies};
use crate::core::session::{Form, Slot, assemble};

/// Draws the exam with every seed, each for learners who sat none, one and two before.
pub(super) fn exams(plan: &Plan<'_>, course: &Course) -> Tally {
    let Some(blueprint) = &course.exam else {
        return Tally::default();
    };
    let tallies: Vec<Tally> = plan
        .seeds()
        .map(|seed| {
            let mut tally = Tally::default();
            let mut seen = Exposure::new();
            let mut before = Vec::new();
            for sat in 0..3 {
                let form = exam(plan.library, course, seed, &seen);
                tally.forms += 1;
                let shown = (seed, before.clone());
                let mut say = |trouble| {
                    let at = At::Exam(course.id.clone());
                    tally.say(What { at, trouble }, shown.clone());
                };
                match form {
                    Err(short) => say(Trouble::Short(short)),
                    Ok(form) => {
                        let own = Checked {
                            library: plan.library,
                            blueprint,
                            form: &form,
                        };
                        own.all(&mut say);
                        tally.answers += form.slots.len() as u64;
                    }
                }
                let next = later(seed, sat + 1);
                before.push(next);
                if let Ok(form) = exam(plan.library, course, next, &Exposure::new()) {
                    for slot in form.slots {
                        *seen.entry(slot.item).or_default() += 1;
                    }
                }
            }
            tally
        })
        .collect();
    let mut all = Tally::default();
    for tally in tallies {
        all.add(tally);
    }
    all
}

fn exam(library: &Library, course: &Course, seed: Seed, seen: &Exposure) -> Result<Form, String> {
    match assemble::exam(library, course, seed, seen, &BTreeSet::new()) {
        Some(Ok(form)) => Ok(form),
        Some(Err(short)) => Err(short.to_string()),
        None => Err("the course has no exam".to_owned()),
    }
}

/// Opens every lesson, once: its pages do not depend on a seed.
pub(super) fn lessons(plan: &Plan<'_>, course: &Course) -> Tally {
    let mut tally = Tally::default();
    for (number, written) in (1..).zip(course.lessons()) {
        let braces = Braces::of_lesson(plan.library, course, written);
        let none = BTreeSet::new();
        let form = assemble::reading(plan.library, course, number.into(), plan.first, &none);
        let Some(form) = form else { continue };
        let lesson = form.lesson.iter();
        let texts = lesson.flat_map(|l| l.pages.iter().chain(&l.notes).chain([&l.at.title]));
        for text in texts.chain([&form.course.title]) {
            for (lang, words) in &text.0 {
                let holes = open(words, false).into_iter();
                for hole in holes.filter(|hole| !braces.are_meant(hole)) {
                    let what = What {
                        at: At::Lesson(course.id.clone(), number, *lang),
                        trouble: Trouble::Open(hole.to_owned()),
                    };
                    tally.say(what, (plan.first, Vec::new()));
                }
            }
        }
    }
    tally
}

// A drawn form, to be held against its blueprint.
struct Checked<'f> {
    library: &'f Library,
    blueprint: &'f Blueprint,
    form: &'f Form,
}

impl Checked<'_> {
    fn all(&self, say: &mut dyn FnMut(Trouble)) {
        self.twice(say);
        self.enemies(say);
        for (at, section) in (0..).zip(&self.blueprint.sections) {
            let slots = self
                .form
                .slots
                .iter()
                .filter(|slot| slot.section == Some(at));
            let items: Vec<&Item> = slots.filter_map(|slot| self.item(slot)).collect();
            self.section(section, &items, say);
        }
        self.keys(say);
        self.replay(say);
    }

    fn item(&self, slot: &Slot) -> Option<&Item> {
        self.library.items.get(&slot.item)
    }

    fn twice(&self, say: &mut dyn FnMut(Trouble)) {
        let mut met: BTreeMap<&ItemId, usize> = BTreeMap::new();
        let slots = self.form.slots.iter().chain(self.form.alternates.values());
        for slot in slots {
            *met.entry(&slot.item).or_default() += 1;
        }
        for (item, times) in met {
            if times > 1 {
                say(Trouble::Twice(item.clone()));
            }
        }
    }

    // Nor may a learner who asks for another question, anywhere, bring enemies together.
    fn enemies(&self, say: &mut dyn FnMut(Trouble)) {
        let drawn = (0..).zip(&self.form.slots);
        let drawn = drawn.map(|(at, slot)| (at, slot, false));
        let others = self.form.alternates.iter();
        let all: Vec<(u16, &Slot, bool)> = drawn
            .chain(others.map(|(at, slot)| (*at, slot, true)))
            .collect();
        for (n, (seat, slot, swapped)) in all.iter().enumerate() {
            let Some(item) = self.item(slot).filter(|item| !item.enemies.is_empty()) else {
                continue;
            };
            for (m, (other_seat, other, other_swapped)) in all.iter().enumerate() {
                let Some(enemy) = self.item(other).filter(|_| seat != other_seat) else {
                    continue;
                };
                // Where each names the other, once is enough.
                let said = enemy.enemies.contains(&item.id) && m < n;
                if !said && are_enemies(item, enemy) {
                    let mut two = [item.id.clone(), enemy.id.clone()];
                    two.sort();
                    let [a, b] = two;
                    say(match swapped | other_swapped {
                        false => Trouble::Enemies(a, b),
                        true => Trouble::EnemiesByAlternate(a, b),
                    });
                }
            }
        }
    }

    fn section(&self, section: &Section, items: &[&Item], say: &mut dyn FnMut(Trouble)) {
        let wanted = section.draw.slots();
        if items.len() != wanted {
            say(Trouble::Count {
                section: section.id.clone(),
                wanted,
                there: items.len(),
            });
        }
        for (nth, (count, filter)) in (1..).zip(&section.at_least) {
            let there = items.iter().filter(|item| filter.fits(item)).count();
            let wanted = usize::from(*count);
            if there < wanted {
                say(Trouble::Quota {
                    section: section.id.clone(),
                    nth,
                    wanted,
                    there,
                });
            }
        }
        self.quota_after_another(section, say);
        // A case is in a section where one of its items fits.
        let fits = |item: &&Item| match &item.case {
            None => section.filter.fits(item),
            Some(case) => items
                .iter()
                .any(|other| other.case.as_ref() == Some(case) && section.filter.fits(other)),
        };
        for item in items {
            if !section.from.contains(&item.bank) || !item.purpose.in_exam() || !fits(item) {
                say(Trouble::Stray(section.id.clone(), item.id.clone()));
            }
        }
    }

    // What `/another` brings counts for every quota for which the question counts whose place it takes.
    fn quota_after_another(&self, section: &Section, say: &mut dyn FnMut(Trouble)) {
        for (seat, other) in &self.form.alternates {
            let drawn = self.form.slots.get(usize::from(*seat));
            let pair = drawn.and_then(|slot| Some((self.item(slot)?, self.item(other)?)));
            let Some((item, other)) = pair else { continue };
            let mine = self.form.sections.iter().position(|s| s.id == section.id);
            let here = drawn.is_some_and(|slot| slot.section.map(usize::from) == mine);
            for (nth, (_, filter)) in (1..).zip(&section.at_least) {
                if here && filter.fits(item) && !filter.fits(other) {
                    say(Trouble::QuotaByAlternate {
                        section: section.id.clone(),
                        nth,
                        item: other.id.clone(),
                    });
                }
            }
        }
    }

    fn keys(&self, say: &mut dyn FnMut(Trouble)) {
        let earned = |slot: &Slot| {
            let credit = slot.posed.task.score(&slot.posed.task.key());
            credit.map_or(Points::default(), |credit| slot.posed.points.earned(credit))
        };
        let got: Points = self.form.slots.iter().map(earned).sum();
        let of: Points = self.form.slots.iter().map(|slot| slot.posed.points).sum();
        if got != of || !self.blueprint.cut_score.is_reached(got, of) {
            say(Trouble::KeysDoNotPass);
        }
    }

    fn replay(&self, say: &mut dyn FnMut(Trouble)) {
        let packed = self.form.pack();
        match Form::unpack(&packed.body, &packed.contents) {
            Ok(form) if form == *self.form => {}
            Ok(_) => say(Trouble::Replay("it differs".to_owned())),
            Err(error) => say(Trouble::Replay(error.to_string())),
        }
    }
}
