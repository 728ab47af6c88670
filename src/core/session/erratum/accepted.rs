//! A response that counts as right as well, named by the author's ids, whatever order its parts were shown in.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::core::id::PartId;
use crate::core::score::{Credit, Decimal};
use crate::core::session::response::{Entry, Pos};
use crate::core::session::task::{Blank, Part, Task, fold};

/// What counts as right as well. A pair or a gap is accepted by itself; a set of options or an order as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accepted {
    /// What is given to the only blank.
    Entry(Value),
    /// These options and no others.
    Options(BTreeSet<PartId>),
    /// The things in this order.
    Order(Vec<PartId>),
    /// A left side with this right side.
    Pair(PartId, PartId),
    /// What is given to a gap.
    Gap(PartId, Value),
}

/// What is given to one blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// An option.
    Option(PartId),
    /// A number, and how far off still counts.
    Number(Decimal, Decimal),
    /// Words; case, accents and spacing do not matter.
    Words(String),
}

/// Why a task cannot take it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The question is asked in another way.
    #[error("this question is answered by {asks}")]
    OtherKind {
        /// What it asks for.
        asks: &'static str,
    },
    /// It has no such part.
    #[error("it has no {what} `{id}`; it has {}", list(known))]
    NoPart {
        /// Option, thing, left side, right side or gap.
        what: &'static str,
        /// What was named.
        id: PartId,
        /// What there is.
        known: Vec<PartId>,
    },
    /// An order that leaves something out.
    #[error("an order names each of {} once", list(.0))]
    NotWhole(Vec<PartId>),
    /// It is right as it is.
    #[error("`{0}` counts as right already")]
    Right(Accepted),
}

impl Accepted {
    /// Whether it can be given to a task and would not be right anyway.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn fits(&self, task: &Task) -> Result<(), Unfit> {
        let is_right = match (self, task) {
            (Accepted::Entry(value), Task::Field(blank)) => value.fits(blank)?,
            (Accepted::Gap(id, value), Task::Gaps { gaps, .. }) => {
                let known: Vec<PartId> = gaps.iter().map(|gap| gap.id.clone()).collect();
                let at = place("gap", &known, id)?;
                value.fits(&gaps[at].blank)?
            }
            (Accepted::Options(ids), Task::PickSeveral { options, keys, .. }) => {
                let known = ids_of(options);
                let mut places_of = BTreeSet::new();
                for id in ids {
                    places_of.insert(pos(place("option", &known, id)?));
                }
                places_of == *keys
            }
            (Accepted::Order(ids), Task::Arrange { things, order, .. }) => {
                let known = ids_of(things);
                let mut given = Vec::new();
                for id in ids {
                    given.push(pos(place("thing", &known, id)?));
                }
                let distinct: BTreeSet<&PartId> = ids.iter().collect();
                if ids.len() != known.len() || distinct.len() != known.len() {
                    return Err(Unfit::NotWhole(known));
                }
                given == *order
            }
            (
                Accepted::Pair(left_id, right_id),
                Task::PairUp {
                    left,
                    right,
                    partner,
                    ..
                },
            ) => {
                let left_at = place("left side", &ids_of(left), left_id)?;
                let right_at = place("right side", &ids_of(right), right_id)?;
                partner.get(left_at) == Some(&pos(right_at))
            }
            (
                Accepted::Entry(_)
                | Accepted::Options(_)
                | Accepted::Order(_)
                | Accepted::Pair(..)
                | Accepted::Gap(..),
                task,
            ) => return Err(Unfit::OtherKind { asks: asks(task) }),
        };
        match is_right {
            true => Err(Unfit::Right(self.clone())),
            false => Ok(()),
        }
    }
}

impl Accepted {
    /// Whether whatever the other one accepts is accepted by this one.
    pub fn covers(&self, other: &Accepted) -> bool {
        match (self, other) {
            (Accepted::Entry(value), Accepted::Entry(other)) => value.covers(other),
            (Accepted::Gap(id, value), Accepted::Gap(gap, other)) => {
                id == gap && value.covers(other)
            }
            (
                Accepted::Entry(_)
                | Accepted::Options(_)
                | Accepted::Order(_)
                | Accepted::Pair(..)
                | Accepted::Gap(..),
                _,
            ) => self == other,
        }
    }
}

impl Value {
    fn covers(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Number(value, tolerance), Value::Number(other, off)) => {
                let ends = [other.plus(*off), other.plus(off.negated())];
                ends.iter().all(|end| end.is_near(*value, *tolerance))
            }
            (Value::Words(words), Value::Words(other)) => fold(words) == fold(other),
            (Value::Option(_) | Value::Number(..) | Value::Words(_), _) => self == other,
        }
    }

    // Whether it is right as the blank stands.
    fn fits(&self, blank: &Blank) -> Result<bool, Unfit> {
        match (self, blank) {
            (Value::Option(id), Blank::Pick { options, credit }) => {
                let at = place("option", &ids_of(options), id)?;
                Ok(credit.get(at).is_some_and(|credit| credit.is_full()))
            }
            (Value::Number(value, tolerance), Blank::Number { .. }) => {
                let ends = [value.plus(*tolerance), value.plus(tolerance.negated())];
                let is_right = |end: &Decimal| blank.score(&Entry::Number(*end));
                Ok(ends
                    .iter()
                    .all(|end| is_right(end).is_some_and(Credit::is_full)))
            }
            (Value::Words(words), Blank::Words { .. }) => Ok(blank
                .score(&Entry::Words(words.clone()))
                .is_some_and(Credit::is_full)),
            (Value::Option(_) | Value::Number(..) | Value::Words(_), blank) => {
                Err(Unfit::OtherKind {
                    asks: asks_blank(blank),
                })
            }
        }
    }

    /// Whether this is what was given to a blank.
    pub(super) fn is(&self, entry: &Entry, blank: &Blank) -> bool {
        match (self, entry, blank) {
            (Value::Option(id), Entry::Pick(at), Blank::Pick { options, .. }) => options
                .get(usize::from(*at))
                .is_some_and(|part| part.id == *id),
            (Value::Number(value, tolerance), Entry::Number(given), Blank::Number { .. }) => {
                given.is_near(*value, *tolerance)
            }
            (Value::Words(words), Entry::Words(given), Blank::Words { .. }) => {
                fold(words) == fold(given)
            }
            (Value::Option(_) | Value::Number(..) | Value::Words(_), _, _) => false,
        }
    }
}

fn ids_of(parts: &[Part]) -> Vec<PartId> {
    parts.iter().map(|part| part.id.clone()).collect()
}

fn place(what: &'static str, known: &[PartId], id: &PartId) -> Result<usize, Unfit> {
    let found = known.iter().position(|known| known == id);
    found.ok_or_else(|| Unfit::NoPart {
        what,
        id: id.clone(),
        known: known.to_vec(),
    })
}

pub(super) fn pos(at: usize) -> Pos {
    Pos::try_from(at).unwrap_or(Pos::MAX)
}

fn asks(task: &Task) -> &'static str {
    match task {
        Task::Field(blank) => asks_blank(blank),
        Task::PickSeveral { .. } => "several options: write their ids, as a,c",
        Task::Arrange { .. } => "an order: write every id from first to last, as b,a,c",
        Task::PairUp { .. } => "pairs: write one as LEFT=RIGHT",
        Task::Gaps { .. } => "gaps: write one as GAP=VALUE",
    }
}

fn asks_blank(blank: &Blank) -> &'static str {
    match blank {
        Blank::Pick { .. } => "one option: write its id",
        Blank::Number { .. } => "a number: write it as 38, or with a tolerance as 38+-2",
        Blank::Words { .. } => "words: write them as they are typed",
    }
}

fn list(ids: &[PartId]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    ids.join(", ")
}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |ids: Vec<&str>| ids.join(",");
        match self {
            Accepted::Entry(value) => write!(f, "{value}"),
            Accepted::Options(ids) => f.write_str(&join(ids.iter().map(PartId::as_str).collect())),
            Accepted::Order(ids) => f.write_str(&join(ids.iter().map(PartId::as_str).collect())),
            Accepted::Pair(left, right) => write!(f, "{left}={right}"),
            Accepted::Gap(id, value) => write!(f, "{id}={value}"),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Option(id) => write!(f, "{id}"),
            Value::Number(value, tolerance) if *tolerance == Decimal::ZERO => write!(f, "{value}"),
            Value::Number(value, tolerance) => write!(f, "{value}+-{tolerance}"),
            Value::Words(words) => f.write_str(words),
        }
    }
}
