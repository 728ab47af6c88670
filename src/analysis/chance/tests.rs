//! Every chance held against all answers there are, each scored as the exam scores it.

use std::collections::BTreeMap;

use super::*;
use crate::core::session::task::{Gapped, Part};
use crate::core::session::{Entry, Response};
use crate::core::text::{Lang, Shown};

fn parts(count: u8) -> Vec<Part> {
    let part = |n: u8| {
        let id = format!("p{n}").parse().expect("an id");
        Part::plain(id, Shown::only(Lang::EN, n.to_string()), None)
    };
    (0..count).map(part).collect()
}

fn pick(count: u8) -> Blank {
    let credit = (0..count).map(|n| if n == 1 { Credit::FULL } else { Credit::NONE });
    Blank::Pick {
        options: parts(count),
        credit: credit.collect(),
    }
}

// Every list of `length` places out of `of`, with or without repeats.
fn lists(length: usize, of: u8, repeats: bool) -> Vec<Vec<Pos>> {
    let mut all: Vec<Vec<Pos>> = vec![Vec::new()];
    for _ in 0..length {
        let longer = all.iter().flat_map(|list| {
            let fits = move |n: &Pos| repeats || !list.contains(n);
            (0..of).filter(fits).map(|n| [&list[..], &[n]].concat())
        });
        all = longer.collect();
    }
    all
}

#[track_caller]
fn check(task: &Task, responses: Vec<Response>) {
    let mut counted: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    let each = 1.0 / responses.len() as f64;
    for response in &responses {
        let credit = task.score(response).expect("an answer that fits");
        let share = u32::from(credit.got) * 60 / u32::from(credit.of);
        *counted.entry((share, 60)).or_default() += each;
    }
    let found = by_guessing(task);
    assert_eq!(found.len(), counted.len(), "{found:?} {counted:?}");
    for ((credit, chance), ((share, of), wanted)) in found.iter().zip(&counted) {
        assert_eq!(u32::from(credit.got) * of, share * u32::from(credit.of));
        assert!((chance - wanted).abs() < 1e-12, "{chance} is not {wanted}");
    }
    let all: f64 = found.iter().map(|(_, chance)| chance).sum();
    assert!((all - 1.0).abs() < 1e-12);
}

const SCORINGS: [Scoring; 2] = [Scoring::AllOrNothing, Scoring::PerPart];

#[test]
fn one_of_four_is_right_once_in_four() {
    let task = Task::Field(pick(4));
    check(
        &task,
        (0..4).map(|n| Response::Field(Entry::Pick(n))).collect(),
    );
    assert!((of_all(&by_guessing(&task)) - 0.25).abs() < 1e-12);
}

#[test]
fn several_of_five_are_chosen_in_thirty_one_ways() {
    for scoring in SCORINGS {
        let task = Task::PickSeveral {
            options: parts(5),
            keys: [0, 2, 3].into(),
            scoring,
        };
        let subsets = (1u8..32).map(|bits| {
            let chosen = (0..5).filter(|n| bits & (1 << n) != 0);
            Response::Several(chosen.collect())
        });
        check(&task, subsets.collect());
    }
}

#[test]
fn five_things_are_put_in_every_order() {
    for scoring in SCORINGS {
        let task = Task::Arrange {
            things: parts(5),
            order: vec![4, 2, 0, 1, 3],
            scoring,
        };
        let orders = lists(5, 5, false).into_iter().map(Response::Order);
        check(&task, orders.collect());
    }
}

#[test]
fn three_sides_are_paired_with_five_each_used_once() {
    let task = Task::PairUp {
        left: parts(3),
        right: parts(5),
        partner: vec![4, 0, 2],
        scoring: Scoring::PerPart,
    };
    let pairs = |list: Vec<Pos>| Response::Pairs((0..).zip(list).collect());
    check(&task, lists(3, 5, false).into_iter().map(pairs).collect());
}

#[test]
fn sides_that_share_a_partner_are_guessed_one_by_one() {
    let task = Task::PairUp {
        left: parts(3),
        right: parts(2),
        partner: vec![1, 0, 1],
        scoring: Scoring::PerPart,
    };
    let pairs = |list: Vec<Pos>| Response::Pairs((0..).zip(list).collect());
    check(&task, lists(3, 2, true).into_iter().map(pairs).collect());
}

#[test]
fn gaps_are_guessed_each_for_itself_and_words_never() {
    let gap = |id: &str, blank| Gapped {
        id: id.parse().expect("an id"),
        blank,
    };
    let words = Blank::Words {
        accept: BTreeMap::new(),
        anticipated: Vec::new(),
    };
    for scoring in SCORINGS {
        let task = Task::Gaps {
            text: Shown::only(Lang::EN, "{gap:a} {gap:b} {gap:c}"),
            gaps: vec![
                gap("a", pick(3)),
                gap("b", pick(2)),
                gap("c", words.clone()),
            ],
            scoring,
        };
        let mut all = Vec::new();
        for a in 0..3 {
            for b in 0..2 {
                let picks = [Entry::Pick(a), Entry::Pick(b), Entry::Words("x".into())];
                all.push(Response::Gaps(picks.map(Some).to_vec()));
            }
        }
        check(&task, all);
    }
    assert_eq!(by_guessing(&Task::Field(words)), vec![(Credit::NONE, 1.0)]);
}
