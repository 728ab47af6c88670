//! What can happen in an attempt. Events are appended and never edited; everything else is a fold over them.

use serde::{Deserialize, Serialize};

use super::response::Response;

/// One thing that happened. `seat` is a place in the sitting's order, from 0 (a question that came back has a seat
/// of its own at the end).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// The attempt began. Always the first event, never a later one.
    Opened {
        /// A seed or clock was given: never certified.
        rehearsal: bool,
    },
    /// A run began after a pause, an end of input or a crash.
    Resumed,
    /// The run ended on purpose.
    Paused,
    /// A page of a lesson was turned to.
    Turned {
        /// The page, from 0.
        page: u16,
    },
    /// A response was given; it may be partial.
    Answered {
        /// Where.
        seat: u16,
        /// What.
        response: Response,
    },
    /// A lesson's own question was passed over.
    Skipped {
        /// Where.
        seat: u16,
    },
    /// Marked, or no longer marked, to look at again.
    Flagged {
        /// Where.
        seat: u16,
        /// Marked or not.
        on: bool,
    },
    /// Went to a question (or past the last one, to the end).
    Moved {
        /// Where to; the number of seats means the end.
        to: u16,
    },
    /// The question was replaced by its alternate of the same objective.
    Swapped {
        /// Where.
        seat: u16,
    },
    /// The learner handed it in, or finished practice or a lesson.
    Submitted,
    /// Time was up.
    TimedOut,
}
