//! Responses that show what a task does: those its author foresaw, and every one that is a step from its key.

use std::collections::{BTreeMap, BTreeSet};

use super::response::{Entry, Pos, Response};
use super::task::{Blank, Task, first_words};
use crate::core::score::Decimal;
use crate::core::text::Lang;

impl Task {
    /// Wrong responses: nothing at all where that can be said, and whatever is one step from the key. None of them may
    /// earn everything.
    pub fn wrong(&self) -> Vec<Response> {
        match self {
            Task::Field(blank) => blank.wrong().into_iter().map(Response::Field).collect(),
            Task::PickSeveral { options, keys, .. } => {
                let toggled = places(options.len()).map(|at| {
                    let mut chosen = keys.clone();
                    if !chosen.remove(&at) {
                        chosen.insert(at);
                    }
                    chosen
                });
                let nothing = [BTreeSet::new()];
                let all = toggled.chain(nothing);
                all.map(Response::Several).collect()
            }
            Task::Arrange { order, .. } => {
                let swapped = (1..order.len()).map(|at| {
                    let mut order = order.clone();
                    order.swap(at - 1, at);
                    order
                });
                let short = order[..order.len().saturating_sub(1)].to_vec();
                let all = swapped.chain([Vec::new(), short]);
                all.map(Response::Order).collect()
            }
            Task::PairUp { right, partner, .. } => {
                let key: BTreeMap<Pos, Pos> = (0..).zip(partner.iter().copied()).collect();
                let moved = key.iter().flat_map(|(left, own)| {
                    let others = places(right.len()).filter(move |other| other != own);
                    others.map(|other| {
                        let mut pairs = key.clone();
                        pairs.insert(*left, other);
                        pairs
                    })
                });
                let all: Vec<_> = moved.chain([BTreeMap::new()]).collect();
                all.into_iter().map(Response::Pairs).collect()
            }
            Task::Gaps { gaps, .. } => {
                let key: Vec<Option<Entry>> = gaps.iter().map(|g| Some(g.blank.key())).collect();
                let mut wrong = vec![Response::Gaps(vec![None; key.len()])];
                for (at, gap) in gaps.iter().enumerate() {
                    for entry in gap.blank.wrong().into_iter().map(Some).chain([None]) {
                        let mut given = key.clone();
                        given[at] = entry;
                        wrong.push(Response::Gaps(given));
                    }
                }
                wrong
            }
        }
    }

    /// Wrong responses that an author has words for, or that nobody foresaw: one of each kind, for a preview; words in
    /// `lang` where there are any.
    pub fn telling(&self, lang: Lang) -> Vec<Response> {
        match self {
            Task::Field(blank) => blank
                .telling(lang)
                .into_iter()
                .map(Response::Field)
                .collect(),
            Task::PickSeveral { options, keys, .. } => places(options.len())
                .filter(|at| !keys.contains(at))
                .map(|at| Response::Several([at].into()))
                .collect(),
            Task::Arrange { order, .. } => {
                vec![Response::Order(order.iter().rev().copied().collect())]
            }
            Task::PairUp { right, partner, .. } => {
                // Every left side one right side further: each is wrong, and no right side is named more often than once.
                let next = |own: Pos| (usize::from(own) + 1) % right.len().max(1);
                let pairs = (0..).zip(
                    partner
                        .iter()
                        .map(|own| Pos::try_from(next(*own)).unwrap_or(0)),
                );
                vec![Response::Pairs(pairs.collect())]
            }
            Task::Gaps { gaps, .. } => {
                let most = gaps.iter().map(|gap| gap.blank.telling(lang).len()).max();
                let nth = |at: usize| {
                    let entries = gaps.iter().map(|gap| {
                        let wrong = gap.blank.telling(lang);
                        wrong.get(at).or(wrong.last()).cloned()
                    });
                    Response::Gaps(entries.collect())
                };
                (0..most.unwrap_or(0)).map(nth).collect()
            }
        }
    }
}

impl Blank {
    fn wrong(&self) -> Vec<Entry> {
        match self {
            Blank::Pick { .. } => self.other_options(),
            Blank::Number {
                key,
                tolerance,
                anticipated,
                ..
            } => {
                let beyond = tolerance.plus(Decimal::whole(1));
                let around = [key.plus(beyond), key.plus(beyond.negated())];
                let given = anticipated.iter().map(|miss| miss.given.0);
                given.chain(around).map(Entry::Number).collect()
            }
            Blank::Words { anticipated, .. } => {
                let given = anticipated
                    .iter()
                    .flat_map(|miss| miss.given.values().flatten());
                let nonsense = ["", "-", "no such word"].map(str::to_owned);
                given.cloned().chain(nonsense).map(Entry::Words).collect()
            }
        }
    }

    fn telling(&self, lang: Lang) -> Vec<Entry> {
        match self {
            Blank::Pick { .. } => self.other_options(),
            Blank::Number {
                key,
                tolerance,
                anticipated,
                ..
            } => {
                let given = anticipated.iter().map(|miss| miss.given.0);
                let unforeseen = key.plus(tolerance.plus(tolerance.plus(Decimal::whole(1))));
                given.chain([unforeseen]).map(Entry::Number).collect()
            }
            Blank::Words { anticipated, .. } => {
                let firsts = anticipated
                    .iter()
                    .filter_map(|miss| first_words(&miss.given, Some(lang)));
                let given = firsts.chain(["…"]).map(str::to_owned);
                given.map(Entry::Words).collect()
            }
        }
    }

    // The options that do not earn everything.
    fn other_options(&self) -> Vec<Entry> {
        match self {
            Blank::Pick { credit, .. } => (0..)
                .zip(credit)
                .filter(|(_, credit)| !credit.is_full())
                .map(|(at, _)| Entry::Pick(at))
                .collect(),
            Blank::Number { .. } | Blank::Words { .. } => Vec::new(),
        }
    }
}

fn places(count: usize) -> impl Iterator<Item = Pos> {
    (0..=Pos::MAX).take(count)
}
