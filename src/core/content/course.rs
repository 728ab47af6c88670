//! A course: its modules of lessons, its objectives, practice, exam and what completes it.

use crate::core::id::{CourseId, ItemId, LessonId, ModuleId, NoteId, ObjectiveId, SourceId};
use crate::core::score::Decimal;
use crate::core::text::Lang;
use crate::core::time::{Span, Validity};

use super::{Blueprint, Card};

/// A course without an error.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its id, the name of its folder.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// Its version; the same version with another digest is refused for exams once anyone sat it.
    pub version: String,
    /// SHA-256 in hex over the files the course rests on.
    pub digest: String,
    /// One or two sentences.
    pub summary: String,
    /// For whom.
    pub audience: Vec<String>,
    /// What the first screen promises.
    pub minutes: u16,
    /// Courses whose banks and objectives it uses.
    pub builds_on: Vec<CourseId>,
    /// What a learner can do afterwards.
    pub objectives: Vec<Objective>,
    /// In reading order.
    pub modules: Vec<Module>,
    /// How many questions a practice quiz asks.
    pub practice_draw: u16,
    /// The exam, if the course has one.
    pub exam: Option<Blueprint>,
    /// What completes it.
    pub completion: Completion,
    /// The page for the role it teaches, if it has one.
    pub card: Option<Card>,
    /// The languages it is meant to be in; empty for all of its library's.
    pub languages: Vec<Lang>,
}

impl Course {
    /// Whether it is meant to be in a language.
    pub fn is_meant_in(&self, lang: Lang) -> bool {
        self.languages.is_empty() || self.languages.contains(&lang)
    }

    /// All lessons in reading order.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.modules.iter().flat_map(|module| &module.lessons)
    }
}

/// Something a learner can do afterwards.
#[derive(Clone, Debug)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// A sentence that starts with a verb.
    pub text: String,
}

/// A file of lessons.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its id.
    pub id: ModuleId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Content notes said before its lessons.
    pub content_notes: Vec<NoteId>,
    /// In reading order.
    pub lessons: Vec<Lesson>,
}

/// A few minutes' reading and its own unscored questions.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Its id, unique in the course.
    pub id: LessonId,
    /// Its title.
    pub title: String,
    /// Minutes to read it.
    pub minutes: u16,
    /// What it teaches.
    pub objectives: Vec<ObjectiveId>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// Asked at its end, never scored.
    pub questions: Vec<ItemId>,
    /// The text, in Markdown.
    pub text: String,
}

/// What must be met before a certificate.
#[derive(Clone, Debug)]
pub struct Completion {
    /// Which lessons must have been read.
    pub lessons: Lessons,
    /// Whether the exam must be passed.
    pub exam: bool,
    /// The least active time.
    pub active_time: Option<Span>,
    /// How long the certificate holds.
    pub validity: Validity,
    /// Contact hours, where the course states them.
    pub contact_hours: Option<Decimal>,
    /// What the learner signs.
    pub attestation: Option<String>,
}

/// Which lessons must have been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lessons {
    /// Every one.
    All,
    /// None.
    None,
    /// These.
    Only(Vec<LessonId>),
}
