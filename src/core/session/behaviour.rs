//! The ways to meet content: practice, exam, reading.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How an attempt behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Behaviour {
    /// Feedback at once; a missed objective comes back; nobody else sees it.
    Practice,
    /// Answers can change until submitted; scored; counts.
    Exam,
    /// A lesson page by page, with its own unscored questions.
    Reading,
}

impl Behaviour {
    /// The word records and JSON use.
    pub fn name(self) -> &'static str {
        match self {
            Behaviour::Practice => "practice",
            Behaviour::Exam => "exam",
            Behaviour::Reading => "reading",
        }
    }
}

impl fmt::Display for Behaviour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
