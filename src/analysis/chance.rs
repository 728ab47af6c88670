//! What blind guessing earns on a task: the exact chance of each share of its points.
//!
//! A blind guesser answers what is asked and knows nothing: one option of several, each alike; some options of several,
//! every choice of at least one alike; any order; each thing on the right used once where each belongs to one. No number
//! and no word is guessed.

use std::collections::BTreeMap;

use crate::core::score::{Credit, Scoring};
use crate::core::session::task::{Blank, Pos, Task};

/// A share of the points with its chance.
pub type Chance = (Credit, f64);

/// Every share of the points that blind guessing can earn, with its chance; they add up to 1.
pub fn by_guessing(task: &Task) -> Vec<Chance> {
    match task {
        Task::Field(blank) => match blank {
            Blank::Pick { credit, .. } => {
                let each = 1.0 / credit.len().max(1) as f64;
                merged(credit.iter().map(|credit| (*credit, each)))
            }
            Blank::Number { .. } | Blank::Words { .. } => vec![(Credit::NONE, 1.0)],
        },
        Task::PickSeveral {
            options,
            keys,
            scoring,
        } => several(options.len(), keys.len(), *scoring),
        Task::Arrange { order, scoring, .. } => {
            of_parts(&matches(order.len(), order.len()), *scoring)
        }
        Task::PairUp {
            right,
            partner,
            scoring,
            ..
        } => of_parts(&pairs(right.len(), partner), *scoring),
        Task::Gaps { gaps, scoring, .. } => {
            let each = gaps.iter().map(|gap| full(&gap.blank));
            of_parts(&sums(each), *scoring)
        }
    }
}

/// The chance that blind guessing earns everything.
pub fn of_all(chances: &[Chance]) -> f64 {
    let full = chances.iter().filter(|(credit, _)| credit.is_full());
    full.map(|(_, chance)| chance).sum()
}

// The chance of filling a blank rightly.
fn full(blank: &Blank) -> f64 {
    match blank {
        Blank::Pick { credit, .. } => {
            let right = credit.iter().filter(|credit| credit.is_full()).count();
            right as f64 / credit.len().max(1) as f64
        }
        Blank::Number { .. } | Blank::Words { .. } => 0.0,
    }
}

// Of n options k are keys; each of the 2^n - 1 choices of at least one is as likely.
fn several(options: usize, keys: usize, scoring: Scoring) -> Vec<Chance> {
    let all = 2f64.powi(i32::try_from(options).unwrap_or(i32::MAX)) - 1.0;
    let wrong = options.saturating_sub(keys);
    let choices = (0..=keys).flat_map(|hits| (0..=wrong).map(move |slips| (hits, slips)));
    merged(choices.filter(|(h, s)| h + s > 0).map(|(hits, slips)| {
        let ways = choose(keys, hits) * choose(wrong, slips);
        (
            Credit::share(hits.saturating_sub(slips), keys, scoring),
            ways / all,
        )
    }))
}

// By number of parts that are right.
fn of_parts(chances: &[f64], scoring: Scoring) -> Vec<Chance> {
    let of = chances.len().saturating_sub(1);
    let parts = chances.iter().enumerate();
    merged(parts.map(|(right, chance)| (Credit::share(right, of, scoring), *chance)))
}

fn pairs(right: usize, partner: &[Pos]) -> Vec<f64> {
    let left = partner.len();
    let mut distinct = partner.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    match distinct.len() == left && right >= left {
        true => matches(left, right),
        // Something on the right belongs to several: each left side is guessed for itself.
        false => sums((0..left).map(|_| 1.0 / right.max(1) as f64)),
    }
}

// How many of n things land where they belong when they are dealt to n of m places: the chance of each number. Exactly
// r do in C(n, r) times the sum of (-1)^j C(n-r, j) (m-r-j)! / (m-n)! ways (rencontres, Montmort 1713).
fn matches(things: usize, places: usize) -> Vec<f64> {
    let deals = falling(places, things);
    (0..=things)
        .map(|right| {
            let rest = things - right;
            let ways = (0..=rest).map(|j| {
                let sign = if j % 2 == 0 { 1.0 } else { -1.0 };
                sign * choose(rest, j) * falling(places - right - j, rest - j)
            });
            (choose(things, right) * ways.sum::<f64>() / deals).max(0.0)
        })
        .collect()
}

// The chance of each number of successes where each has a chance of its own.
fn sums(each: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut chances = vec![1.0];
    for chance in each {
        chances.push(0.0);
        for at in (0..chances.len()).rev() {
            let before = if at > 0 { chances[at - 1] } else { 0.0 };
            chances[at] = chances[at] * (1.0 - chance) + before * chance;
        }
    }
    chances
}

fn choose(of: usize, some: usize) -> f64 {
    (0..some)
        .map(|n| (of - n) as f64 / (n + 1) as f64)
        .product()
}

// of (of-1) ... so many factors.
fn falling(of: usize, factors: usize) -> f64 {
    (0..factors).map(|n| (of - n) as f64).product()
}

// Equal shares added up, smallest first; what cannot happen is left out.
fn merged(chances: impl Iterator<Item = Chance>) -> Vec<Chance> {
    // A share is the same at any denominator: 2/4 is 1/2. Ordered by the share in exact parts of 5040 x 11 x 13.
    let mut sum: BTreeMap<u64, Chance> = BTreeMap::new();
    for (credit, chance) in chances.filter(|(_, chance)| *chance > 0.0) {
        let share = u64::from(credit.got) * 720_720 / u64::from(credit.of.max(1));
        let known = sum.entry(share).or_insert((credit, 0.0));
        known.1 += chance;
    }
    sum.into_values().collect()
}

#[cfg(test)]
mod tests;
