//! Every item posed with each of its variants: its key earns all, and nothing near it does.

use std::collections::{BTreeMap, BTreeSet};

use tutela::core::content::Item;
use tutela::core::content::hole::{self, Piece};
use tutela::core::score::Decimal;
use tutela::core::seed::Seed;
use tutela::core::session::form::{Posed, Slot};
use tutela::core::session::pose::pose;
use tutela::core::session::task::{Blank, NearMiss, Part, Task};
use tutela::core::session::{Entry, Response};

use super::{check, library};

// An item in every form it can take, several seeds each.
fn posed(item: &Item) -> Vec<Slot> {
    let variants: Vec<_> = match item.variants.is_empty() {
        true => vec![None],
        false => item.variants.iter().map(Some).collect(),
    };
    let one = |variant, seed| {
        let keyed = Seed::from_bits(seed).keyed();
        pose(library(), item, variant, Vec::new(), None, &keyed)
    };
    let seeds = 0..4;
    variants
        .into_iter()
        .flat_map(|variant| seeds.clone().map(move |seed| one(variant, seed)))
        .collect()
}

fn every(mut each: impl FnMut(&Slot) -> Vec<String>) -> Vec<String> {
    let mut mistakes = BTreeSet::new();
    for item in library().items.values() {
        for slot in posed(item) {
            let variant = slot
                .variant
                .as_ref()
                .map_or(String::new(), |v| format!("/{v}"));
            let said = each(&slot).into_iter();
            mistakes.extend(said.map(|what| format!("{}{variant}: {what}", slot.item)));
        }
    }
    mistakes.into_iter().collect()
}

#[test]
fn the_key_of_every_item_and_variant_scores_full() {
    let mistakes = every(|slot| {
        let task = &slot.posed.task;
        let key = task.key();
        let full = task.score(&key).is_some_and(|credit| credit.is_full());
        match full && task.is_complete(&key) {
            true => Vec::new(),
            false => vec![format!("the key {key:?} does not earn all")],
        }
    });
    check("A learner who knows must get the points.", &mistakes);
}

#[test]
fn no_empty_or_wrong_response_scores_full() {
    let mistakes = every(|slot| {
        let task = &slot.posed.task;
        let wrong = wrong(task).into_iter();
        wrong
            .filter(|response| task.score(response).is_some_and(|credit| credit.is_full()))
            .map(|response| format!("{response:?} earns all"))
            .collect()
    });
    check(
        "A learner who does not know must not get all points.",
        &mistakes,
    );
}

#[test]
fn no_braces_reach_a_learner() {
    let mistakes = every(|slot| {
        let mut open = Vec::new();
        for text in texts(&slot.posed) {
            for (range, piece) in hole::pieces(&text) {
                match piece {
                    Piece::Words(_) | Piece::Gap(_) => {}
                    Piece::Fact(..) | Piece::Value(_) | Piece::Broken(_) => {
                        open.push(format!("`{}` stays open", &text[range]));
                    }
                }
            }
        }
        open
    });
    check(
        "What stands in braces is filled before anybody reads it.",
        &mistakes,
    );
}

fn texts(posed: &Posed) -> Vec<String> {
    let parts = |parts: &[Part]| -> Vec<_> {
        let parts = parts.iter();
        parts
            .flat_map(|p| std::iter::once(p.text.clone()).chain(p.feedback.clone()))
            .collect()
    };
    let blank = |blank: &Blank| match blank {
        Blank::Pick { options, .. } => parts(options),
        Blank::Number { anticipated, .. } => {
            anticipated.iter().map(|a| a.feedback.clone()).collect()
        }
        Blank::Words { anticipated, .. } => {
            anticipated.iter().map(|a| a.feedback.clone()).collect()
        }
    };
    let mut shown = vec![posed.stem.clone(), posed.rationale.clone()];
    shown.extend(
        posed
            .case
            .iter()
            .flat_map(|case| [case.title.clone(), case.text.clone()]),
    );
    shown.extend(match &posed.task {
        Task::Field(one) => blank(one),
        Task::PickSeveral { options, .. } => parts(options),
        Task::Arrange { things, .. } => parts(things),
        Task::PairUp { left, right, .. } => [parts(left), parts(right)].concat(),
        Task::Gaps { text, gaps, .. } => {
            let mut all: Vec<_> = gaps.iter().flat_map(|gap| blank(&gap.blank)).collect();
            all.push(text.clone());
            all
        }
    });
    shown
        .into_iter()
        .flat_map(|text| text.0.into_values())
        .collect()
}

// Nothing at all, and every response one step from the key.
fn wrong(task: &Task) -> Vec<Response> {
    let near = |len: usize| u8::try_from(len).expect("few parts");
    match (task, task.key()) {
        (Task::Field(blank), _) => wrong_entries(blank)
            .into_iter()
            .map(Response::Field)
            .collect(),
        (Task::PickSeveral { options, keys, .. }, _) => {
            let toggled = (0..near(options.len())).map(|at| {
                let mut keys = keys.clone();
                if !keys.remove(&at) {
                    keys.insert(at);
                }
                Response::Several(keys)
            });
            toggled
                .chain([Response::Several(BTreeSet::new())])
                .collect()
        }
        (Task::Arrange { order, .. }, _) => {
            let swapped = (1..order.len()).map(|at| {
                let mut order = order.clone();
                order.swap(at - 1, at);
                Response::Order(order)
            });
            let short = order[..order.len() - 1].to_vec();
            swapped
                .chain([Response::Order(Vec::new()), Response::Order(short)])
                .collect()
        }
        (Task::PairUp { right, .. }, Response::Pairs(key)) => {
            let moved = key.iter().flat_map(|(left, own)| {
                let others = (0..near(right.len())).filter(move |other| other != own);
                others.map(|other| {
                    let mut pairs = key.clone();
                    pairs.insert(*left, other);
                    Response::Pairs(pairs)
                })
            });
            moved.chain([Response::Pairs(BTreeMap::new())]).collect()
        }
        (Task::Gaps { gaps, .. }, Response::Gaps(key)) => {
            let mut wrong = vec![Response::Gaps(vec![None; key.len()])];
            for (at, gap) in gaps.iter().enumerate() {
                let entries = wrong_entries(&gap.blank).into_iter().map(Some);
                for entry in entries.chain([None]) {
                    let mut given = key.clone();
                    given[at] = entry;
                    wrong.push(Response::Gaps(given));
                }
            }
            wrong
        }
        (task, key) => panic!("{key:?} is no key of {task:?}"),
    }
}

fn wrong_entries(blank: &Blank) -> Vec<Entry> {
    match blank {
        Blank::Pick { options, credit } => (0..)
            .zip(options.iter().zip(credit))
            .filter(|(_, (_, credit))| !credit.is_full())
            .map(|(at, _)| Entry::Pick(at))
            .collect(),
        Blank::Number {
            key,
            tolerance,
            anticipated,
            ..
        } => {
            let beyond = tolerance.plus(Decimal::whole(1));
            let given = anticipated.iter().map(|a| a.given.0);
            let around = [key.plus(beyond), key.plus(beyond.negated())];
            given.chain(around).map(Entry::Number).collect()
        }
        Blank::Words { anticipated, .. } => {
            let given = anticipated
                .iter()
                .flat_map(|a: &NearMiss<_>| a.given.values().flatten());
            let nonsense = ["", "-", "no such word"].map(str::to_owned);
            given.cloned().chain(nonsense).map(Entry::Words).collect()
        }
    }
}
