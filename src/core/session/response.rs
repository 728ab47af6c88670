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
    Pairs(#[serde(with = "as_list")] BTreeMap<Pos, Pos>),
    /// An entry a gap.
    Gaps(Vec<Option<Entry>>),
}

impl Response {
    /// The entry, where this is one.
    pub fn field(&self) -> Option<&Entry> {
        if let Response::Field(entry) = self {
            Some(entry)
        } else {
            None
        }
    }

    /// The options, where this is several.
    pub fn several(&self) -> Option<&BTreeSet<Pos>> {
        if let Response::Several(chosen) = self {
            Some(chosen)
        } else {
            None
        }
    }

    /// The order, where this is one.
    pub fn order(&self) -> Option<&[Pos]> {
        if let Response::Order(given) = self {
            Some(given)
        } else {
            None
        }
    }

    /// The pairs, where this is pairs.
    pub fn pairs(&self) -> Option<&BTreeMap<Pos, Pos>> {
        if let Response::Pairs(given) = self {
            Some(given)
        } else {
            None
        }
    }

    /// The entries, where this is for gaps.
    pub fn gaps(&self) -> Option<&[Option<Entry>]> {
        if let Response::Gaps(given) = self {
            Some(given)
        } else {
            None
        }
    }
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

// `[[0,3],[1,0]]`: a map's keys would be text in JSON, and text does not read back as a place inside a tagged event.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::Pos;

    pub fn serialize<S: Serializer>(pairs: &BTreeMap<Pos, Pos>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(pairs)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Pos, Pos>, D::Error> {
        Ok(Vec::<(Pos, Pos)>::deserialize(from)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::session::Event;

    #[test]
    fn every_response_reads_back_inside_an_event() {
        for response in [
            Response::Field(Entry::Pick(2)),
            Response::Field(Entry::Number("27.60".parse().expect("a number"))),
            Response::Several([0, 2].into()),
            Response::Order(vec![2, 0]),
            Response::Pairs([(0, 3), (1, 0)].into()),
            Response::Gaps(vec![None, Some(Entry::Words("case".into()))]),
        ] {
            let event = Event::Answered { seat: 4, response };
            let text = serde_json::to_string(&event).expect("our own shape");
            assert_eq!(serde_json::from_str(&text).ok(), Some(event), "{text}");
        }
    }
}
