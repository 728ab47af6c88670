//! A case: one text and several items about it, always drawn together and in this order.

use crate::core::id::{BankId, CaseId, ItemId, NoteId};

/// A fictional situation with its items.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The bank it stands in.
    pub bank: BankId,
    /// Shown above the text.
    pub title: String,
    /// Raised when the meaning changes.
    pub revision: u32,
    /// What the case holds, so that misses and false alarms can be told apart.
    pub signal: Option<Signal>,
    /// Content notes of the text.
    pub content_notes: Vec<NoteId>,
    /// Who appears, for the balance report; never shown.
    pub people: Vec<Person>,
    /// The text.
    pub text: String,
    /// Its items in written order.
    pub items: Vec<ItemId>,
}

/// Whether a case holds signs of trafficking.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// It does.
    Present,
    /// It does not.
    Absent,
    /// There is not enough to tell.
    NotEnough,
}

/// Somebody who appears in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// controlled, controller, helper, bystander, other.
    pub role: String,
    /// woman, man, nonbinary, unstated.
    pub gender: String,
    /// child, adolescent, adult, older, unstated.
    pub age: String,
    /// Where the case says so: labour, sex, domestic, other.
    pub form: Option<String>,
    /// Where the case says so: citizen, migrant, unstated.
    pub status: Option<String>,
}
