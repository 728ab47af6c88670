//! A second right answer, for every kind of task: what it earns, and what cannot be one.

use std::collections::BTreeMap;

use super::{id, option};
use crate::core::score::{Credit, Decimal, Scoring};
use crate::core::session::erratum::{Accepted, Value};
use crate::core::session::fixture::{choice, ordering, parts, picks};
use crate::core::session::response::{Entry, Pos, Response};
use crate::core::session::task::{Blank, Gapped, Task};
use crate::core::text::{Lang, Shown};

fn pairs() -> Task {
    Task::PairUp {
        left: parts(),
        right: parts(),
        partner: vec![0, 1, 2],
        scoring: Scoring::PerPart,
    }
}

fn gaps() -> Task {
    let number = Blank::Number {
        key: Decimal::whole(38),
        tolerance: Decimal::ZERO,
        unit: None,
        anticipated: Vec::new(),
    };
    let words = Blank::Words {
        accept: BTreeMap::from([(Lang::EN, vec!["passport".to_owned()])]),
        anticipated: Vec::new(),
    };
    let gap = |name: &str, blank| Gapped {
        id: id(name),
        blank,
    };
    Task::Gaps {
        text: Shown::default(),
        gaps: vec![gap("rate", number), gap("paper", words)],
        scoring: Scoring::PerPart,
    }
}

fn several() -> Task {
    Task::PickSeveral {
        options: parts(),
        keys: [0, 1].into(),
        scoring: Scoring::PerPart,
    }
}

#[test]
fn every_kind_of_task_takes_a_second_right_answer_by_the_ids_of_its_parts() {
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    let words = |text: &str| Entry::Words(text.to_owned());
    let set = |ids: &[&str]| Accepted::Options(ids.iter().map(|one| id(one)).collect());
    let order = |ids: &[&str]| Accepted::Order(ids.iter().map(|one| id(one)).collect());
    let several_of = |places: &[Pos]| Response::Several(places.iter().copied().collect());
    let pairs_of = |places: &[(Pos, Pos)]| Response::Pairs(places.iter().copied().collect());
    let gap = |name: &str, value| Accepted::Gap(id(name), value);
    let rate = Value::Number(number("27.6"), number("0.5"));
    for (task, given, accepted, before, after, named) in [
        (choice(), picks(0), option("one"), (0, 1), (1, 1), "one"),
        (choice(), picks(2), option("one"), (0, 1), (0, 1), "three"),
        // An accepted set is a second key: it counts whole, and what is near it is near.
        (
            several(),
            several_of(&[1, 2]),
            set(&["two", "three"]),
            (0, 2),
            (2, 2),
            "three, two",
        ),
        (
            several(),
            several_of(&[2]),
            set(&["two", "three"]),
            (0, 2),
            (1, 2),
            "three",
        ),
        (
            several(),
            several_of(&[0]),
            set(&["two", "three"]),
            (1, 2),
            (1, 2),
            "one",
        ),
        (
            ordering(),
            Response::Order(vec![0, 2, 1]),
            order(&["one", "three", "two"]),
            (1, 3),
            (3, 3),
            "one, three, two",
        ),
        (
            pairs(),
            pairs_of(&[(0, 1), (1, 0), (2, 2)]),
            Accepted::Pair(id("one"), id("two")),
            (1, 3),
            (2, 3),
            "one=two, three=three, two=one",
        ),
        (
            gaps(),
            Response::Gaps(vec![
                Some(Entry::Number(number("28"))),
                Some(words("ID card")),
            ]),
            gap("rate", rate.clone()),
            (0, 2),
            (1, 2),
            "rate=28, paper=ID card",
        ),
        (
            gaps(),
            Response::Gaps(vec![None, Some(words("id  CARD"))]),
            gap("paper", Value::Words("ID card".into())),
            (0, 2),
            (1, 2),
            "paper=id  CARD",
        ),
    ] {
        let credit = |(got, of)| Credit { got, of };
        let case = format!("{accepted} for {named}");
        assert_eq!(task.score(&given), Some(credit(before)), "{case}");
        assert_eq!(
            task.score_accepting(&given, &[&accepted]),
            Some(credit(after)),
            "{case}"
        );
        assert_eq!(task.named(&given), named);
        assert_eq!(accepted.fits(&task), Ok(()), "{case}");
    }
}

#[test]
fn what_cannot_be_accepted_is_refused_with_what_there_is() {
    for (task, accepted, refusal) in [
        (
            choice(),
            option("four"),
            "it has no option `four`; it has `one`, `two`, `three`",
        ),
        (choice(), option("two"), "`two` counts as right already"),
        (
            choice(),
            Accepted::Entry(Value::Words("two".into())),
            "this question is answered by one option: write its id",
        ),
        (
            ordering(),
            Accepted::Order(vec![id("one"), id("two")]),
            "an order names each of `one`, `two`, `three` once",
        ),
        (
            pairs(),
            option("one"),
            "this question is answered by pairs: write one as LEFT=RIGHT",
        ),
        (
            pairs(),
            Accepted::Pair(id("one"), id("one")),
            "`one=one` counts as right already",
        ),
        (
            gaps(),
            Accepted::Gap(id("paper"), Value::Words("Passport".into())),
            "`paper=Passport` counts as right already",
        ),
        (
            gaps(),
            Accepted::Gap(id("rate"), Value::Number(Decimal::whole(38), Decimal::ZERO)),
            "`rate=38` counts as right already",
        ),
        (
            several(),
            Accepted::Options([id("one"), id("two")].into()),
            "`one,two` counts as right already",
        ),
    ] {
        let refused = accepted.fits(&task).expect_err("it does not fit");
        assert_eq!(refused.to_string(), refusal);
    }
}

#[test]
fn what_is_accepted_already_covers_what_is_accepted_by_it() {
    let number = |value, off| Value::Number(Decimal::whole(value), Decimal::whole(off));
    let words = |text: &str| Value::Words(text.to_owned());
    let entry = Accepted::Entry;
    let gap = |name: &str, value| Accepted::Gap(id(name), value);
    let set = |ids: &[&str]| Accepted::Options(ids.iter().map(|one| id(one)).collect());
    for (one, other, covers) in [
        (option("one"), option("one"), true),
        (option("one"), option("two"), false),
        (entry(number(40, 2)), entry(number(41, 0)), true),
        (entry(number(40, 2)), entry(number(41, 1)), true),
        (entry(number(40, 2)), entry(number(41, 2)), false),
        (entry(number(41, 0)), entry(number(40, 2)), false),
        (
            entry(words("identity card")),
            entry(words(" Identity  Card")),
            true,
        ),
        (entry(words("40")), entry(number(40, 0)), false),
        (gap("rate", number(4, 1)), gap("rate", number(5, 0)), true),
        (gap("rate", number(4, 1)), gap("paper", number(5, 0)), false),
        (gap("rate", number(4, 1)), entry(number(5, 0)), false),
        (set(&["one", "two"]), set(&["two", "one"]), true),
        (set(&["one", "two"]), set(&["one"]), false),
    ] {
        assert_eq!(one.covers(&other), covers, "{one} and {other}");
    }
}
