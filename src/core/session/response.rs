//! What was given in a slot. Positions are places in the shown order, from 0.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::score::Decimal;

/// A place in the order in which things are shown, from 0.
pub type Pos = u8;

/// What was given to a whole task; it may be partial (fewer places, pairs or gaps than asked for).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Response {
    /// One entry.
    Field(Entry),
    /// Several options.
    Several(BTreeSet<Pos>),
    /// Things in order: the shown place of what comes first, second…
    Order(Vec<Pos>),
    /// Shown left side to shown right side.
    Pairs(BTreeMap<Pos, Pos>),
    /// An entry a gap.
    Gaps(Vec<Option<Entry>>),
}

/// What was given to one blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// An option.
    Pick(Pos),
    /// A number.
    Number(Decimal),
    /// Words, folded; kept as typed only where they matched nothing.
    Words(String),
}

/// The most characters of typed words that are kept.
pub const LONGEST_WORDS: usize = 200;
