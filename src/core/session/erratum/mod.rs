//! An erratum: an item that was wrong, and what a person decided about it. Its JSON is `tutela.erratum/1`.
//!
//! It changes no stored form, event or certificate: it is counted in whenever an attempt is scored ([`rescored`]).

mod accepted;
mod credit;
mod rescore;
#[cfg(test)]
mod tests;
mod withdrawn;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Behaviour;
use super::form::{Form, Slot};
use super::state::Session;
use crate::core::id::{ItemId, VariantId};
use crate::core::text::Lang;
use crate::core::time::Stamp;

pub use accepted::{Accepted, Unfit, Value};
pub use rescore::{Change, Rescored, Turn, change, rescored};
pub use withdrawn::{Withdrawal, Withdrawn, WithdrawnSchema, as_of, newest};

/// An erratum, in force unless it was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erratum {
    /// Its number in the register: errata are counted in, in this order.
    pub entry: u32,
    /// When it was recorded.
    pub at: Stamp,
    /// What it says.
    pub said: Said,
    /// That it was a mistake; it counts no longer then.
    pub withdrawn: Option<Withdrawal>,
}

/// What an erratum says, as the register keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Said {
    /// The shape of the JSON; nothing else is read.
    pub schema: Schema,
    /// Its own id, random.
    pub id: Uuid,
    /// What was wrong.
    #[serde(flatten)]
    pub wrong: Wrong,
    /// What was decided.
    pub choice: Choice,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// Who answers for it that a pass may become a fail; without a name none does.
    #[serde(default, rename = "override", skip_serializing_if = "Option::is_none")]
    pub lowered_by: Option<String>,
    /// What those concerned are told of it, by language; one paragraph each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notices: BTreeMap<Lang, String>,
}

/// The shape of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Schema {
    /// The first.
    #[serde(rename = "tutela.erratum/1")]
    V1,
}

/// What was wrong: an item at one revision, in one variant or in all of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Wrong {
    /// The item.
    pub item: ItemId,
    /// The revision that was wrong.
    pub revision: u32,
    /// The variant, where only one was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<VariantId>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// These count as right as well.
    Accept(Vec<Accepted>),
    /// It counts neither among the points earned nor among those possible.
    Drop,
    /// Every score stays what it was; people are told.
    NoChange,
}

impl Choice {
    /// The word for it in JSON and on the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Choice::Accept(_) => "accept",
            Choice::Drop => "drop",
            Choice::NoChange => "no-change",
        }
    }
}

impl Wrong {
    /// Whether this is what stands in a slot.
    pub fn is<P>(&self, slot: &Slot<P>) -> bool {
        self.item == slot.item
            && self.revision == slot.revision
            && (self.variant.is_none() || self.variant == slot.variant)
    }

    /// As somebody has met it in an attempt, or will: it was before their eyes, or it sits in an exam or in what is still
    /// open. `None` where it has nothing to do with the attempt.
    pub fn met_in<'s>(&self, session: &'s Session) -> Option<&'s Slot> {
        let counts = session.form().behaviour == Behaviour::Exam || session.closed().is_none();
        let met = session.met().find(|slot| self.is(slot));
        met.or_else(|| self.seated_in(session).filter(|_| counts))
    }

    /// As it sits in a seat, so that the score depends on it.
    pub fn seated_in<'s>(&self, session: &'s Session) -> Option<&'s Slot> {
        (0..session.count())
            .filter_map(|seat| session.slot_at(seat))
            .find(|slot| self.is(slot))
    }

    /// Whether it is about whatever the other one is about.
    pub fn covers(&self, other: &Wrong) -> bool {
        self.item == other.item
            && self.revision == other.revision
            && (self.variant.is_none() || self.variant == other.variant)
    }

    /// Whether a form can bring it before somebody.
    pub fn is_held_by(&self, form: &Form) -> bool {
        let all = form.slots.iter().chain(form.alternates.values());
        all.chain(&form.reserve).any(|slot| self.is(slot))
    }
}

impl Erratum {
    /// Whether it is in force and another says the same: of the same item, to the same end. What is only told counts as
    /// the same where it is told in the same words.
    pub fn repeats(&self, other: &Said) -> bool {
        let said = &self.said;
        self.is_in_force()
            && said.wrong == other.wrong
            && said.choice == other.choice
            && (said.choice != Choice::NoChange || said.notices == other.notices)
    }

    /// Whether it is in force and takes the item out of the score of whatever the other one is about.
    pub fn drops_all_of(&self, wrong: &Wrong) -> bool {
        self.is_in_force() && self.said.choice == Choice::Drop && self.said.wrong.covers(wrong)
    }
}
