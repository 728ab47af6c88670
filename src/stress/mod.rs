//! Stress: every item posed and every exam drawn under many seeds, answered by the key and by every wrong answer.
//!
//! What `check` says of the text an author wrote, this says of what learners will meet. Prints nothing.

mod fault;
mod form;
mod item;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::core::content::{Course, Item, Library};
use crate::core::seed::Seed;

pub use fault::{At, Fault, Trouble, What};

/// What is put under stress.
pub struct Plan<'l> {
    /// Where everything is.
    pub library: &'l Library,
    /// The courses whose exams are drawn and whose lessons are opened.
    pub courses: Vec<&'l Course>,
    /// The items that are posed, each in the light of a course.
    pub items: Vec<(&'l Course, &'l Item)>,
    /// The first seed.
    pub first: Seed,
    /// How many seeds, from the first on.
    pub seeds: u32,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Items posed.
    pub items: usize,
    /// Fillings of them: an item without variants counts once.
    pub variants: usize,
    /// How often an item was posed.
    pub posed: u64,
    /// Exams drawn.
    pub forms: u64,
    /// Answers scored.
    pub answers: u64,
    /// What failed, each once, with the lowest seed that shows it.
    pub faults: Vec<Fault>,
}

impl Plan<'_> {
    /// How many steps the work has: items posed, then lessons and exams course by course.
    pub fn steps(&self) -> usize {
        self.items.len() + self.courses.len()
    }

    /// Does it all, on every core there is. The same plan gives the same report. `done` is told of each step, from
    /// whichever core.
    pub fn run(&self, done: &(dyn Fn() + Sync)) -> Report {
        let mut report = Report {
            items: self.items.len(),
            ..Report::default()
        };
        let items = self.items.par_iter();
        let tallies: Vec<Tally> = items
            .map(|(course, item)| {
                let tally = item::stress(self, course, item);
                done();
                tally
            })
            .collect();
        let mut all = Tally::default();
        for tally in tallies {
            report.variants += tally.variants;
            report.posed += tally.posed;
            all.add(tally);
        }
        for course in &self.courses {
            all.add(form::lessons(self, course));
            all.add(form::exams(self, course));
            done();
        }
        report.forms = all.forms;
        report.answers = all.answers;
        report.faults = all.faults.into_iter().map(Fault::from).collect();
        report
    }

    // The seeds, in order; they go on from nought after the largest.
    fn seeds(&self) -> impl IndexedParallelIterator<Item = Seed> + use<> {
        let first = u64::from(self.first);
        (0..self.seeds)
            .into_par_iter()
            .map(move |n| Seed::from_bits(first + u64::from(n)))
    }
}

/// The seed `n` after this one.
fn later(seed: Seed, n: u64) -> Seed {
    Seed::from_bits(u64::from(seed) + n)
}

// What one part of the work found; parts are added up.
#[derive(Default)]
struct Tally {
    variants: usize,
    posed: u64,
    forms: u64,
    answers: u64,
    faults: BTreeMap<What, (fault::Shown, u64)>,
}

impl Tally {
    fn say(&mut self, what: What, shown: fault::Shown) {
        let known = self.faults.entry(what).or_insert((shown, 0));
        known.1 += 1;
    }

    // What was added first showed the lower seed.
    fn add(&mut self, other: Tally) {
        self.forms += other.forms;
        self.answers += other.answers;
        for (what, (shown, times)) in other.faults {
            let known = self.faults.entry(what).or_insert((shown, 0));
            known.1 += times;
        }
    }
}
