//! Responses that show what a task does: those its author foresaw, and every one that is a step from its key.

use std::collections::{BTreeMap, BTreeSet};

use super::response::{Entry, Pos, Response};
use super::task::{Blank, Part, Task, first_words};
use crate::core::score::{Credit, Decimal};
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

    /// Responses for a preview, none of them right: where one can be right in part, such a one first; then one of each
    /// kind that an author has words for, or that nobody foresaw. Words are in `lang` where there are any.
    pub fn telling(&self, lang: Lang) -> Vec<Response> {
        match self {
            Task::Field(blank) => {
                let entries = blank.telling(lang).into_iter();
                entries.map(Response::Field).collect()
            }
            Task::PickSeveral { options, keys, .. } => {
                let others: BTreeSet<Pos> = places(options.len())
                    .filter(|at| !keys.contains(at))
                    .collect();
                let mut in_part = keys.clone();
                if keys.len() > 1 {
                    in_part.pop_last();
                } else {
                    in_part.extend(others.first());
                }
                let all = [in_part, others].into_iter();
                let all = all.filter(|chosen| !chosen.is_empty() && chosen != keys);
                all.map(Response::Several).collect()
            }
            Task::Arrange { order, .. } => {
                let mut in_part = order.clone();
                if let [.., one, other] = &mut in_part[..] {
                    std::mem::swap(one, other);
                }
                // Every thing one place further.
                let mut none = order.clone();
                none.rotate_right(1.min(order.len()));
                let all = [in_part, none].into_iter();
                let skipped = usize::from(order.len() < 3);
                all.skip(skipped).map(Response::Order).collect()
            }
            Task::PairUp { right, partner, .. } => telling_pairs(right, partner),
            Task::Gaps { gaps, .. } => {
                let wrong: Vec<Vec<Entry>> =
                    gaps.iter().map(|gap| gap.blank.telling(lang)).collect();
                let most = wrong.iter().map(Vec::len).max().unwrap_or(0);
                let all_wrong = (0..most).map(|at| {
                    let entries = wrong.iter();
                    let entries = entries.map(|wrong| wrong.get(at).or(wrong.last()).cloned());
                    Response::Gaps(entries.collect())
                });
                // All but the last.
                let mut in_part: Vec<Option<Entry>> = gaps
                    .iter()
                    .map(|gap| Some(gap.blank.key_in(lang)))
                    .collect();
                if let (Some(last), Some(wrong)) = (in_part.last_mut(), wrong.last()) {
                    *last = wrong.first().cloned();
                }
                let in_part = (gaps.len() > 1).then_some(Response::Gaps(in_part));
                in_part.into_iter().chain(all_wrong).collect()
            }
        }
    }
}

// Right in part: the last side with another right side. Then every side with a wrong one, as often as it takes to meet
// each feedback that a right side has.
fn telling_pairs(right: &[Part], partner: &[Pos]) -> Vec<Response> {
    let count = right.len().max(1);
    let moved = |by: usize, own: &Pos| Pos::try_from((usize::from(*own) + by) % count).unwrap_or(0);
    let mut all: Vec<Vec<Pos>> = Vec::new();
    let mut in_part = partner.to_vec();
    let spare = places(right.len()).find(|at| !partner.contains(at));
    match (&mut in_part[..], spare) {
        ([_, .., last], Some(spare)) => {
            *last = spare;
            all.push(in_part);
        }
        // Two that change places leave one that is right.
        ([_, .., one, other], None) => {
            std::mem::swap(one, other);
            all.push(in_part);
        }
        ([] | [_] | [_, _], _) => {}
    }
    let mut unmet: BTreeSet<Pos> = (0..)
        .zip(right)
        .filter(|(_, part)| part.feedback.is_some())
        .map(|(at, _)| at)
        .collect();
    for by in 1..count {
        let pairs: Vec<Pos> = partner.iter().map(|own| moved(by, own)).collect();
        let before = unmet.len();
        unmet.retain(|at| !pairs.contains(at));
        if by == 1 || unmet.len() < before {
            all.push(pairs);
        }
    }
    let pairs = all.into_iter().map(|sides| (0..).zip(sides).collect());
    pairs.map(Response::Pairs).collect()
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
                let given = firsts.map(|words| Entry::Words(words.to_owned()));
                given.chain([self.unforeseen_words(lang)]).collect()
            }
        }
    }

    // Words that nobody foresaw, in the language of the preview; they read as what they are.
    fn unforeseen_words(&self, lang: Lang) -> Entry {
        let words = match lang == Lang::ES {
            true => ["otra cosa", "algo distinto"],
            false => ["something else", "some other words"],
        };
        let free = words.into_iter().find(|words| {
            let entry = Entry::Words((*words).to_owned());
            !self.score(&entry).is_some_and(Credit::is_full)
        });
        Entry::Words(free.unwrap_or("-").to_owned())
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
