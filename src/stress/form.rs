//! The forms of a course under stress: its exam drawn for a first, a second and a third attempt, and its lessons.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::fault::{At, Trouble, What};
use super::item::{Braces, open};
use super::{Plan, Tally, later};
use crate::core::content::{Blueprint, Course, Item, Section};
use crate::core::id::ItemId;
use crate::core::score::Points;
use crate::core::seed::Seed;
use crate::core::session::draw::{Exposure, Pool, are_enemies};
use crate::core::session::{Form, Slot, Without, assemble};

// Attempts a learner makes, one after another.
const ATTEMPTS: u64 = 3;

/// Draws the exam with every seed, for learners who sat none, one and two before; poses what the first of them meets.
pub(super) fn exams(plan: &Plan<'_>, course: &Course) -> Tally {
    let none = Without::default();
    let pool = Pool::of_exam(plan.library, course, &none);
    let (Some(blueprint), Some(pool)) = (&course.exam, pool) else {
        return Tally::default();
    };
    let at = || At::Exam(course.id.clone());
    let one = |seed| {
        let mut tally = Tally::default();
        let mut seen = Exposure::new();
        let mut before = Vec::new();
        for attempt in 1..=ATTEMPTS {
            tally.forms += 1;
            let mut say = |trouble| {
                let what = What { at: at(), trouble };
                tally.say(what, (seed, before.clone()));
            };
            match Drawn::from(&pool, seed, &seen) {
                Ok(drawn) => drawn.check(blueprint, &mut say),
                Err(short) => say(short),
            }
            let next = later(seed, attempt);
            before.push(next);
            for pick in pool.draw(next, &Exposure::new()).into_iter().flatten() {
                *seen.entry(pick.item.id.clone()).or_default() += 1;
            }
        }
        let form = assemble::exam(plan.library, course, seed, &Exposure::new(), &none);
        if let Some(Ok(form)) = form {
            tally.answers += form.slots.len() as u64;
            for trouble in keys(&form, blueprint).into_iter().chain(replay(&form)) {
                let what = What { at: at(), trouble };
                tally.say(what, (seed, Vec::new()));
            }
        }
        tally
    };
    let tallies: Vec<Tally> = plan.seeds().map(one).collect();
    let mut all = Tally::default();
    for tally in tallies {
        all.add(tally);
    }
    all
}

/// Opens every lesson, once: its pages do not depend on a seed.
pub(super) fn lessons(plan: &Plan<'_>, course: &Course) -> Tally {
    let mut tally = Tally::default();
    for (number, written) in (1..).zip(course.lessons()) {
        let braces = Braces::of_lesson(plan.library, course, written);
        let none = Without::default();
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

// What was drawn, to be held against the blueprint: by seat its section and item, and what `/another` brings there.
struct Drawn<'l> {
    seats: Vec<(usize, &'l Item)>,
    others: BTreeMap<usize, &'l Item>,
}

impl<'l> Drawn<'l> {
    fn from(pool: &Pool<'l>, seed: Seed, seen: &Exposure) -> Result<Drawn<'l>, Trouble> {
        let picks = pool.draw(seed, seen);
        let picks = picks.map_err(|short| Trouble::Short(short.to_string()))?;
        let others = pool.alternates(seed, &picks, seen).into_iter();
        Ok(Drawn {
            others: others
                .map(|(seat, pick)| (usize::from(seat), pick.item))
                .collect(),
            seats: picks
                .iter()
                .map(|pick| (usize::from(pick.section), pick.item))
                .collect(),
        })
    }

    fn check(&self, blueprint: &Blueprint, say: &mut dyn FnMut(Trouble)) {
        self.twice(say);
        self.enemies(say);
        for (at, section) in blueprint.sections.iter().enumerate() {
            self.section(at, section, say);
        }
    }

    fn twice(&self, say: &mut dyn FnMut(Trouble)) {
        let mut met: BTreeSet<&ItemId> = BTreeSet::new();
        let drawn = self.seats.iter().map(|(_, item)| item);
        for item in drawn.chain(self.others.values()) {
            if !met.insert(&item.id) {
                say(Trouble::Twice(item.id.clone()));
            }
        }
    }

    // Nor may a learner who asks for another question, anywhere, bring enemies together.
    fn enemies(&self, say: &mut dyn FnMut(Trouble)) {
        let drawn = self.seats.iter().enumerate();
        let drawn = drawn.map(|(seat, (_, item))| (seat, *item, false));
        let others = self.others.iter().map(|(seat, item)| (*seat, *item, true));
        let all: Vec<(usize, &Item, bool)> = drawn.chain(others).collect();
        for (n, (seat, item, swapped)) in all.iter().enumerate() {
            for (other_seat, other, other_swapped) in &all[..n] {
                if seat == other_seat || !are_enemies(item, other) {
                    continue;
                }
                let mut two = [item.id.clone(), other.id.clone()];
                two.sort();
                let [a, b] = two;
                say(match swapped | other_swapped {
                    false => Trouble::Enemies(a, b),
                    true => Trouble::EnemiesByAlternate(a, b),
                });
            }
        }
    }

    fn section(&self, at: usize, section: &Section, say: &mut dyn FnMut(Trouble)) {
        let mine = self.seats.iter().enumerate();
        let mine: Vec<(usize, &Item)> = mine
            .filter(|(_, (section, _))| *section == at)
            .map(|(seat, (_, item))| (seat, *item))
            .collect();
        let wanted = section.draw.slots();
        if mine.len() != wanted {
            say(Trouble::Count {
                section: section.id.clone(),
                wanted,
                there: mine.len(),
            });
        }
        for (nth, (count, filter)) in (1..).zip(&section.at_least) {
            let fit = || mine.iter().filter(|(_, item)| filter.fits(item));
            let wanted = usize::from(*count);
            let there = fit().count();
            if there < wanted {
                say(Trouble::Quota {
                    section: section.id.clone(),
                    nth,
                    wanted,
                    there,
                });
            }
            // What `/another` brings counts where the question counts whose place it takes.
            for (seat, _) in fit() {
                if let Some(other) = self.others.get(seat).filter(|other| !filter.fits(other)) {
                    say(Trouble::QuotaByAlternate {
                        section: section.id.clone(),
                        nth,
                        item: other.id.clone(),
                    });
                }
            }
        }
        // A case is in a section where one of its items fits.
        let fits = |item: &Item| match &item.case {
            None => section.filter.fits(item),
            Some(case) => mine
                .iter()
                .any(|(_, other)| other.case.as_ref() == Some(case) && section.filter.fits(other)),
        };
        for (_, item) in &mine {
            if !section.from.contains(&item.bank) || !item.purpose.in_exam() || !fits(item) {
                say(Trouble::Stray(section.id.clone(), item.id.clone()));
            }
        }
    }
}

fn keys(form: &Form, blueprint: &Blueprint) -> Option<Trouble> {
    let earned = |slot: &Slot| {
        let credit = slot.posed.task.score(&slot.posed.task.key());
        credit.map_or(Points::default(), |credit| slot.posed.points.earned(credit))
    };
    let got: Points = form.slots.iter().map(earned).sum();
    let of: Points = form.slots.iter().map(|slot| slot.posed.points).sum();
    let passes = got == of && blueprint.cut_score.is_reached(got, of);
    (!passes).then_some(Trouble::KeysDoNotPass)
}

fn replay(form: &Form) -> Option<Trouble> {
    let packed = form.pack();
    match Form::unpack(&packed.body, &packed.contents) {
        Ok(back) if back == *form => None,
        Ok(_) => Some(Trouble::Replay("it differs".to_owned())),
        Err(error) => Some(Trouble::Replay(error.to_string())),
    }
}
