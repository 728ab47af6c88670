//! That an erratum was a mistake: it counts no longer, and stays on record. Its JSON is `tutela.erratum-withdrawn/1`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Erratum;
use crate::core::text::Lang;
use crate::core::time::Stamp;

/// That an erratum was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its number in the register.
    pub entry: u32,
    /// When it was recorded.
    pub at: Stamp,
    /// What it says.
    pub said: Withdrawn,
}

/// What a withdrawal says, as the register keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Withdrawn {
    /// The shape of the JSON; nothing else is read.
    pub schema: WithdrawnSchema,
    /// The erratum.
    pub erratum: Uuid,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// Who answers for it that a pass may become a fail; without a name none does.
    #[serde(default, rename = "override", skip_serializing_if = "Option::is_none")]
    pub lowered_by: Option<String>,
    /// What those are told who were told of the erratum, by language; one paragraph each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notices: BTreeMap<Lang, String>,
}

/// The shape of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WithdrawnSchema {
    /// The first.
    #[serde(rename = "tutela.erratum-withdrawn/1")]
    V1,
}

impl Erratum {
    /// Whether it counts.
    pub fn is_in_force(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// The number of its newest entry in the register: of its withdrawal, else its own.
    pub fn newest_entry(&self) -> u32 {
        self.withdrawn.as_ref().map_or(self.entry, |one| one.entry)
    }

    /// Whether it counted when the register ended with this entry.
    pub fn was_in_force(&self, entry: u32) -> bool {
        let ended = self
            .withdrawn
            .as_ref()
            .is_some_and(|one| one.entry <= entry);
        self.entry <= entry && !ended
    }
}

/// Errata as they were when the register ended with this entry: what came later is not there yet.
pub fn as_of(errata: &[Erratum], entry: u32) -> Vec<Erratum> {
    let there = errata.iter().filter(|one| one.entry <= entry).cloned();
    there
        .map(|one| Erratum {
            withdrawn: one.withdrawn.filter(|later| later.entry <= entry),
            ..one
        })
        .collect()
}

/// The number of the newest entry about errata; 0 where there is none.
pub fn newest(errata: &[Erratum]) -> u32 {
    let entries = errata.iter().map(Erratum::newest_entry);
    entries.max().unwrap_or(0)
}
