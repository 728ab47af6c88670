//! What a response earns where more than the key counts as right.

use super::accepted::{Accepted, pos};
use crate::core::id::PartId;
use crate::core::score::Credit;
use crate::core::session::response::{Entry, Pos, Response};
use crate::core::session::task::{Part, Task};

impl Task {
    /// What a response earns where these count as right as well; `None` where it does not fit the task. Never less than
    /// [`Task::score`].
    ///
    /// An accepted pair or entry counts as the right one in its place. An accepted set or order is a second key: the
    /// response is held against each, and the best counts.
    pub fn score_accepting(&self, response: &Response, accepted: &[&Accepted]) -> Option<Credit> {
        let right = self.score(&self.put_right(response, accepted))?;
        let others = accepted.iter().filter_map(|accepted| {
            let other = self.with_key(accepted)?;
            other.score(response)
        });
        Some(others.fold(right, better))
    }

    // The response with the key's part wherever an accepted one was given.
    fn put_right(&self, response: &Response, accepted: &[&Accepted]) -> Response {
        match (self, response) {
            (Task::Field(blank), Response::Field(entry)) => {
                let is_accepted = accepted.iter().any(
                    |accepted| matches!(accepted, Accepted::Entry(value) if value.is(entry, blank)),
                );
                match is_accepted {
                    true => Response::Field(blank.key()),
                    false => response.clone(),
                }
            }
            (
                Task::PairUp {
                    left,
                    right,
                    partner,
                    ..
                },
                Response::Pairs(pairs),
            ) => {
                let id = |parts: &[Part], at: Pos| Some(parts.get(usize::from(at))?.id.clone());
                let put = |(at, given): (&Pos, &Pos)| {
                    let pair = id(left, *at).zip(id(right, *given));
                    let pair = pair.map(|(left, right)| Accepted::Pair(left, right));
                    let key = partner.get(usize::from(*at)).copied();
                    let is_accepted = accepted.iter().any(|one| Some(*one) == pair.as_ref());
                    (*at, key.filter(|_| is_accepted).unwrap_or(*given))
                };
                Response::Pairs(pairs.iter().map(put).collect())
            }
            (Task::Gaps { gaps, .. }, Response::Gaps(given)) => {
                let put = |(at, entry): (usize, &Option<Entry>)| {
                    let (entry, gap) = (entry.as_ref()?, gaps.get(at)?);
                    let is_accepted = accepted.iter().any(|accepted| {
                        matches!(accepted, Accepted::Gap(id, value)
                            if *id == gap.id && value.is(entry, &gap.blank))
                    });
                    Some(match is_accepted {
                        true => gap.blank.key(),
                        false => entry.clone(),
                    })
                };
                // One that has more or fewer gaps fits no task, and stays as it is.
                match given.len() == gaps.len() {
                    true => Response::Gaps(given.iter().enumerate().map(put).collect()),
                    false => response.clone(),
                }
            }
            (
                Task::Field(_)
                | Task::PickSeveral { .. }
                | Task::Arrange { .. }
                | Task::PairUp { .. }
                | Task::Gaps { .. },
                _,
            ) => response.clone(),
        }
    }

    // The same task with another key, where a set or an order was accepted that can be given here.
    fn with_key(&self, accepted: &Accepted) -> Option<Task> {
        match (self, accepted) {
            (
                Task::PickSeveral {
                    options, scoring, ..
                },
                Accepted::Options(ids),
            ) => {
                let keys = places(options, ids)?;
                Some(Task::PickSeveral {
                    options: options.clone(),
                    keys: keys.into_iter().collect(),
                    scoring: *scoring,
                })
            }
            (
                Task::Arrange {
                    things, scoring, ..
                },
                Accepted::Order(ids),
            ) => {
                let order = places(things, ids)?;
                (order.len() == things.len()).then(|| Task::Arrange {
                    things: things.clone(),
                    order,
                    scoring: *scoring,
                })
            }
            (
                Task::Field(_)
                | Task::PickSeveral { .. }
                | Task::Arrange { .. }
                | Task::PairUp { .. }
                | Task::Gaps { .. },
                Accepted::Entry(_)
                | Accepted::Options(_)
                | Accepted::Order(_)
                | Accepted::Pair(..)
                | Accepted::Gap(..),
            ) => None,
        }
    }
}

// The greater share; of two alike the first.
fn better(one: Credit, other: Credit) -> Credit {
    let more = u32::from(other.got) * u32::from(one.of) > u32::from(one.got) * u32::from(other.of);
    if more { other } else { one }
}

fn places<'i>(parts: &[Part], ids: impl IntoIterator<Item = &'i PartId>) -> Option<Vec<Pos>> {
    ids.into_iter()
        .map(|id| parts.iter().position(|part| part.id == *id).map(pos))
        .collect()
}
