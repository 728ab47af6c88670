//! What a learner sees at one moment, as plain data. Only `Feedback` and `Closed` hold keys, so no exam screen can.
//!
//! Its JSON is `tutela.screen/1`.

use serde::Serialize;

use super::Behaviour;
use super::finding::Finding;
use super::form::{Cited, LessonAt};
use super::response::Response;
use super::task::Prompt;
use crate::core::id::{ItemId, ObjectiveId};
use crate::core::score::Points;
use crate::core::text::Lang;
use crate::core::time::Span;

/// What a learner sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "screen", rename_all = "kebab-case")]
pub enum Screen {
    /// A page of a lesson.
    Page {
        /// From 0.
        page: u16,
        /// How many there are.
        of: u16,
        /// The lesson.
        lesson: LessonAt,
        /// Markdown.
        text: String,
        /// Shown in the author's language because the asked-for one is missing.
        untranslated: bool,
    },
    /// A question.
    Question(Box<Question>),
    /// What was right, after a practice answer.
    Feedback(Box<Feedback>),
    /// The end of an exam before it is handed in.
    Submit {
        /// How many are answered whole.
        answered: u16,
        /// How many there are.
        of: u16,
        /// Seats without an answer, from 0.
        open: Vec<u16>,
        /// Seats answered in part, from 0.
        partial: Vec<u16>,
        /// Marked seats, from 0.
        flagged: Vec<u16>,
        /// Time left, where there is a limit.
        time_left: Option<Span>,
    },
    /// Nothing more happens here.
    Closed,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// How the attempt behaves.
    pub behaviour: Behaviour,
    /// Its seat, from 0.
    pub seat: u16,
    /// How many seats there are.
    pub of: u16,
    /// How many are answered whole.
    pub answered: u16,
    /// Time left, where there is a limit.
    pub time_left: Option<Span>,
    /// Whether it came back after a miss.
    pub came_back: bool,
    /// Whether its case was shown with the question before.
    pub case_goes_on: bool,
    /// Its case: title and text.
    pub case: Option<(String, String)>,
    /// Markdown; the blanks of a cloze are in the prompt.
    pub stem: String,
    /// What to give.
    pub prompt: Prompt,
    /// What was given so far.
    pub given: Option<Response>,
    /// Whether what was given leaves nothing open.
    pub complete: bool,
    /// Whether it is marked.
    pub flagged: bool,
    /// The language it is shown in.
    pub lang: Lang,
    /// Shown in the author's language because the asked-for one is not whole.
    pub untranslated: bool,
    /// The moves allowed here.
    pub moves: Vec<Move>,
}

/// A move besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Move {
    /// To the question (or page) before.
    Back,
    /// Past this one: later in an exam, over it in a lesson.
    Skip,
    /// Mark it, or take the mark away.
    Flag,
    /// Another question of the same objective instead.
    Another,
    /// Stop for now.
    Pause,
    /// Hand it in.
    Submit,
}

/// What was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Feedback {
    /// Its seat, from 0.
    pub seat: u16,
    /// The item.
    pub item: ItemId,
    /// What it asks for.
    pub objective: ObjectiveId,
    /// What was earned.
    pub earned: Points,
    /// Of how much.
    pub of: Points,
    /// Whether everything was right.
    pub right: bool,
    /// What is asked, once more (for a review).
    pub stem: String,
    /// What to give.
    pub prompt: Prompt,
    /// Part by part.
    pub findings: Vec<Finding>,
    /// Why the key is right.
    pub rationale: String,
    /// What it rests on.
    pub sources: Vec<Cited>,
    /// After a miss: whether another question on the point follows. `None` where none is due.
    pub comes_back: Option<bool>,
    /// The lessons that teach it.
    pub lessons: Vec<LessonAt>,
    /// The language it is shown in.
    pub lang: Lang,
}
