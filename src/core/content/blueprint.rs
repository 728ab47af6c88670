//! The specification of an exam: what is drawn, under which limits, and what passes.

use crate::core::id::{BankId, ObjectiveId, SectionId};
use crate::core::score::Percent;
use crate::core::time::Span;

use super::item::Level;

/// How an exam is put together and judged.
#[derive(Clone, Debug)]
pub struct Blueprint {
    /// The least share of points that passes.
    pub cut_score: Percent,
    /// Who set it and how; `None` where nobody did.
    pub cut_score_set_by: Option<String>,
    /// Time to answer in, if there is a limit.
    pub time_limit: Option<Span>,
    /// How often a learner may sit it; `None` without limit.
    pub attempts: Option<u16>,
    /// Time between a failed attempt and the next.
    pub wait: Span,
    /// Whether sections stand in their order or are mixed.
    pub order: SectionOrder,
    /// Whether items the learner has not met come first.
    pub unseen_first: bool,
    /// What a learner who failed may look at.
    pub review_after_fail: Review,
    /// What the exam clock does while the learner is away.
    pub clock: ExamClock,
    /// What is drawn, in order. Never empty.
    pub sections: Vec<Section>,
}

/// A part of an exam.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Its title.
    pub title: String,
    /// What is drawn.
    pub draw: Quota,
    /// The banks it draws from.
    pub from: Vec<BankId>,
    /// Which of their items.
    pub filter: Filter,
    /// At least so many of the drawn items fit each of these.
    pub at_least: Vec<(u16, Filter)>,
    /// The share of this section's points that must be reached on its own.
    pub must_reach: Option<Percent>,
}

/// How much a section draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// Single items.
    Items(u16),
    /// Whole cases of a fixed length, so that every form is equally long.
    Cases {
        /// Number of cases.
        cases: u16,
        /// Items of each.
        items_per_case: u16,
    },
}

impl Quota {
    /// Number of slots.
    pub fn slots(self) -> usize {
        match self {
            Quota::Items(n) => usize::from(n),
            Quota::Cases {
                cases,
                items_per_case,
            } => usize::from(cases) * usize::from(items_per_case),
        }
    }
}

/// Which items fit; an empty list fits all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Objectives, children included.
    pub objective: Vec<ObjectiveId>,
    /// Levels.
    pub level: Vec<Level>,
    /// `case = "none"`: items that stand alone.
    pub no_case: bool,
}

/// Whether the slots stand section by section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionOrder {
    /// In the blueprint's order.
    Sections,
    /// Sections mixed (a case stays whole).
    Shuffled,
}

/// What a learner who failed may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// Keys and reasons.
    Reasons,
    /// Only which topics to read again.
    Topics,
}

/// What the clock of a timed exam does while the learner is away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExamClock {
    /// It stops on a pause, at end of input and at a crash (at the last event).
    #[default]
    Stops,
    /// It runs on.
    Runs,
}
