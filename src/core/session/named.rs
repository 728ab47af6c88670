//! A response by the author's ids, whatever order its parts were shown in.

use super::erratum::{Accepted, Value};
use super::response::{Entry, Pos, Response};
use super::task::{Blank, Part, Task};
use crate::core::score::Decimal;

impl Task {
    /// A fitting response by the author's ids, as [`Accepted`] is written: `contacts`; `a, c`; `rate=38`.
    pub fn named(&self, response: &Response) -> String {
        let id = |parts: &[Part], at: Pos| match parts.get(usize::from(at)) {
            Some(part) => part.id.to_string(),
            None => String::new(),
        };
        let all: Vec<String> = match (self, response) {
            (Task::Field(blank), Response::Field(entry)) => vec![blank.named(entry)],
            (Task::PickSeveral { options, .. }, Response::Several(chosen)) => {
                let mut ids: Vec<String> = chosen.iter().map(|at| id(options, *at)).collect();
                ids.sort();
                ids
            }
            (Task::Arrange { things, .. }, Response::Order(given)) => {
                given.iter().map(|at| id(things, *at)).collect()
            }
            (Task::PairUp { left, right, .. }, Response::Pairs(pairs)) => {
                let named = |(l, r): (&Pos, &Pos)| format!("{}={}", id(left, *l), id(right, *r));
                let mut named: Vec<String> = pairs.iter().map(named).collect();
                named.sort();
                named
            }
            (Task::Gaps { gaps, .. }, Response::Gaps(given)) => gaps
                .iter()
                .zip(given)
                .filter_map(|(gap, entry)| {
                    let entry = entry.as_ref()?;
                    Some(format!("{}={}", gap.id, gap.blank.named(entry)))
                })
                .collect(),
            (
                Task::Field(_)
                | Task::PickSeveral { .. }
                | Task::Arrange { .. }
                | Task::PairUp { .. }
                | Task::Gaps { .. },
                _,
            ) => Vec::new(),
        };
        all.join(", ")
    }

    /// What of a response is not right and could be accepted: the whole of a choice, a set or an order; pair by pair and
    /// gap by gap otherwise.
    pub fn acceptable(&self, response: &Response) -> Vec<Accepted> {
        let id = |parts: &[Part], at: Pos| Some(parts.get(usize::from(at))?.id.clone());
        let ids = |parts: &[Part], at: Vec<Pos>| -> Option<Vec<_>> {
            at.into_iter().map(|at| id(parts, at)).collect()
        };
        let given: Vec<Option<Accepted>> = match (self, response) {
            (Task::Field(blank), Response::Field(entry)) => {
                vec![blank.value(entry).map(Accepted::Entry)]
            }
            (Task::PickSeveral { options, .. }, Response::Several(chosen)) => {
                let ids = ids(options, chosen.iter().copied().collect());
                vec![ids.map(|ids| Accepted::Options(ids.into_iter().collect()))]
            }
            (Task::Arrange { things, .. }, Response::Order(given)) => {
                vec![ids(things, given.clone()).map(Accepted::Order)]
            }
            (Task::PairUp { left, right, .. }, Response::Pairs(pairs)) => pairs
                .iter()
                .map(|(l, r)| Some(Accepted::Pair(id(left, *l)?, id(right, *r)?)))
                .collect(),
            (Task::Gaps { gaps, .. }, Response::Gaps(given)) => gaps
                .iter()
                .zip(given)
                .map(|(gap, entry)| {
                    let value = gap.blank.value(entry.as_ref()?)?;
                    Some(Accepted::Gap(gap.id.clone(), value))
                })
                .collect(),
            (
                Task::Field(_)
                | Task::PickSeveral { .. }
                | Task::Arrange { .. }
                | Task::PairUp { .. }
                | Task::Gaps { .. },
                _,
            ) => Vec::new(),
        };
        let fits = |accepted: &Accepted| accepted.fits(self).is_ok();
        given.into_iter().flatten().filter(fits).collect()
    }
}

impl Blank {
    fn value(&self, entry: &Entry) -> Option<Value> {
        match (self, entry) {
            (Blank::Pick { options, .. }, Entry::Pick(at)) => {
                Some(Value::Option(options.get(usize::from(*at))?.id.clone()))
            }
            (Blank::Number { .. }, Entry::Number(number)) => {
                Some(Value::Number(*number, Decimal::ZERO))
            }
            (Blank::Words { .. }, Entry::Words(words)) => Some(Value::Words(words.clone())),
            (Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. }, _) => None,
        }
    }

    fn named(&self, entry: &Entry) -> String {
        match (self, entry) {
            (Blank::Pick { options, .. }, Entry::Pick(at)) => match options.get(usize::from(*at)) {
                Some(part) => part.id.to_string(),
                None => String::new(),
            },
            (_, Entry::Number(number)) => number.to_string(),
            (_, Entry::Words(words)) => words.clone(),
            (Blank::Number { .. } | Blank::Words { .. }, Entry::Pick(_)) => String::new(),
        }
    }
}
