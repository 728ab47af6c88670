//! A form: one assembled test, self-contained. Showing, scoring and reviewing need neither bank nor library.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Behaviour;
use super::task::Task;
use crate::core::content::blueprint::{ExamClock, Review};
use crate::core::content::case::Signal;
use crate::core::id::{CaseId, CourseId, ItemId, LessonId, ObjectiveId, SectionId, VariantId};
use crate::core::score::{Percent, Points};
use crate::core::seed::Seed;
use crate::core::text::{Lang, Shown};
use crate::core::time::Span;

/// SHA-256 in small hex.
pub type Digest = String;

/// SHA-256 of some bytes in small hex.
pub fn digest(bytes: &[u8]) -> Digest {
    hex(&Sha256::digest(bytes))
}

/// Bytes in small hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A form with everything it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form<S = Slot> {
    /// The course.
    pub course: CourseAt,
    /// How it behaves.
    pub behaviour: Behaviour,
    /// The seed everything was drawn from.
    pub seed: Seed,
    /// Version of the draw ([`crate::core::seed::ALGORITHM`]).
    pub algorithm: u32,
    /// Version of the scoring rules ([`crate::core::score::SCORING`]).
    pub scoring: u32,
    /// Languages the course exists in; the first is the author's.
    pub languages: Vec<Lang>,
    /// Languages whose translation no person has reviewed.
    pub unreviewed: Vec<Lang>,
    /// Limits and cut score.
    pub rules: Rules,
    /// Sections of an exam.
    pub sections: Vec<FormSection>,
    /// Questions in order.
    pub slots: Vec<S>,
    /// What `/another` puts in a slot's place, by slot.
    pub alternates: BTreeMap<u16, S>,
    /// What practice comes back with after a miss, best first.
    pub reserve: Vec<S>,
    /// What the objectives of its questions say.
    pub objectives: BTreeMap<ObjectiveId, Shown>,
    /// The lesson that is read, in pages.
    pub lesson: Option<FormLesson>,
    /// What `/help` shows first.
    pub help: Vec<HelpLine>,
}

/// A course at one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseAt {
    /// Its id.
    pub id: CourseId,
    /// Its title.
    pub title: Shown,
    /// Its version.
    pub version: String,
    /// Its content digest.
    pub digest: Digest,
}

/// What limits and judges an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The least share of points that passes; `None` where nothing is passed or failed.
    pub cut_score: Option<Percent>,
    /// Who set it; `None` is "not set by a panel".
    pub cut_score_set_by: Option<String>,
    /// Time to answer in, the learner's time factor already in it.
    pub time_limit: Option<Span>,
    /// What the clock does while away.
    pub clock: ExamClock,
    /// How often it may be sat.
    pub attempts: Option<u16>,
    /// Time between attempts.
    pub wait: Span,
    /// What may be reviewed after a fail.
    pub review_after_fail: Review,
}

impl Rules {
    /// No limits and nothing to pass.
    pub fn none() -> Rules {
        Rules {
            cut_score: None,
            cut_score_set_by: None,
            time_limit: None,
            clock: ExamClock::Stops,
            attempts: None,
            wait: Span(0),
            review_after_fail: Review::Reasons,
        }
    }
}

/// A section of an exam, as far as an outcome needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSection {
    /// Its id.
    pub id: SectionId,
    /// Its title.
    pub title: Shown,
    /// What must be reached in it alone.
    pub must_reach: Option<Percent>,
}

/// A lesson of the course, by number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonAt {
    /// Its number in the course, from 1.
    pub number: u16,
    /// Its id.
    pub id: LessonId,
    /// Its title.
    pub title: Shown,
}

/// The lesson that is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormLesson {
    /// Which.
    pub at: LessonAt,
    /// How many lessons the course has.
    pub of: u16,
    /// Minutes it takes.
    pub minutes: u16,
    /// Content notes to say before it.
    pub notes: Vec<Shown>,
    /// Its pages, in Markdown.
    pub pages: Vec<Shown>,
    /// What it rests on.
    pub sources: Vec<Cited>,
}

/// A way to get help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpLine {
    /// Who answers.
    pub name: Shown,
    /// The number to call.
    pub value: String,
    /// A number for text messages.
    pub text_number: Option<String>,
    /// When somebody answers.
    pub hours: Option<Shown>,
    /// When the number was checked.
    pub checked: Date,
}

/// A question in its place: which item, and the item posed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot<P = Arc<Posed>> {
    /// The section, as a place in the form's sections.
    pub section: Option<u16>,
    /// The item.
    pub item: ItemId,
    /// Its revision.
    pub revision: u32,
    /// The variant drawn.
    pub variant: Option<VariantId>,
    /// The way of asking, as authors name it; for people who read the form, never for rules.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it asks for.
    pub objective: ObjectiveId,
    /// The posed item, or in a stored form its digest.
    pub posed: P,
}

/// A slot of a stored form: the posed item by digest.
pub type StoredSlot = Slot<Digest>;

/// An item posed: texts in every language it has whole, facts filled in, parts in shown order, key and feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posed {
    /// Languages it exists in whole; the first is the author's.
    pub languages: Vec<Lang>,
    /// The case it belongs to.
    pub case: Option<PosedCase>,
    /// What is asked, in Markdown.
    pub stem: Shown,
    /// The task.
    pub task: Task,
    /// Why the key is right.
    pub rationale: Shown,
    /// What it rests on.
    pub sources: Vec<Cited>,
    /// What it is worth.
    pub points: Points,
    /// Lessons that teach its objective.
    pub lessons: Vec<LessonAt>,
}

impl Posed {
    /// The language in which the item is shown to somebody who reads `lang`: `lang` if the item has it whole.
    pub fn language_for(&self, lang: Lang) -> Lang {
        match self.languages.contains(&lang) {
            true => lang,
            false => self.languages.first().copied().unwrap_or(Lang::EN),
        }
    }
}

/// The case of a posed item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosedCase {
    /// Its id.
    pub id: CaseId,
    /// Its title.
    pub title: Shown,
    /// Its text.
    pub text: Shown,
    /// What it holds.
    pub signal: Option<Signal>,
}

/// A source as a learner reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// Publisher, title and place in it.
    pub text: String,
    /// The period of the data.
    pub period: Option<Shown>,
    /// How the period is known.
    pub period_note: Option<Shown>,
    /// When the fact was checked.
    pub checked: Option<Date>,
    /// Whether nobody has opened the original yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unopened: bool,
}

/// A form as it is stored: a body that names digests, and the bodies they name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The form as JSON; slots name their posed items by digest.
    pub body: String,
    /// Digest of `body`.
    pub digest: Digest,
    /// Posed items as JSON, by digest.
    pub contents: BTreeMap<Digest, String>,
}

/// Why a stored form cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unpackable {
    /// The form's body is not what this program wrote.
    #[error("the stored form cannot be read: {0}")]
    Form(String),
    /// A posed item is gone or changed.
    #[error("the stored question {item} is missing or was changed")]
    Content {
        /// The item.
        item: ItemId,
    },
}

impl Form {
    /// The form as it is stored.
    pub fn pack(&self) -> Packed {
        let mut contents = BTreeMap::new();
        let stored: Form<StoredSlot> = self
            .map(|slot| {
                let body = to_json(slot.posed.as_ref());
                let name = digest(body.as_bytes());
                contents.insert(name.clone(), body);
                Ok::<_, std::convert::Infallible>(slot.with(name))
            })
            .unwrap_or_else(|never| match never {});
        let body = to_json(&stored);
        Packed {
            digest: digest(body.as_bytes()),
            body,
            contents,
        }
    }

    /// The form that was stored.
    ///
    /// # Errors
    /// [`Unpackable`] where the body or one of its contents is missing or does not match its digest.
    pub fn unpack(body: &str, contents: &BTreeMap<Digest, String>) -> Result<Form, Unpackable> {
        let stored: Form<StoredSlot> =
            serde_json::from_str(body).map_err(|e| Unpackable::Form(e.to_string()))?;
        stored.map(|slot| {
            let gone = || Unpackable::Content {
                item: slot.item.clone(),
            };
            let body = contents.get(&slot.posed).ok_or_else(gone)?;
            if digest(body.as_bytes()) != slot.posed {
                return Err(gone());
            }
            let posed = serde_json::from_str(body).map_err(|_| gone())?;
            Ok(slot.with(Arc::new(posed)))
        })
    }
}

impl<S> Form<S> {
    fn map<T, E>(&self, mut each: impl FnMut(&S) -> Result<T, E>) -> Result<Form<T>, E> {
        Ok(Form {
            slots: self.slots.iter().map(&mut each).collect::<Result<_, E>>()?,
            alternates: self
                .alternates
                .iter()
                .map(|(at, slot)| Ok((*at, each(slot)?)))
                .collect::<Result<_, E>>()?,
            reserve: self
                .reserve
                .iter()
                .map(&mut each)
                .collect::<Result<_, E>>()?,
            course: self.course.clone(),
            behaviour: self.behaviour,
            seed: self.seed,
            algorithm: self.algorithm,
            scoring: self.scoring,
            languages: self.languages.clone(),
            unreviewed: self.unreviewed.clone(),
            rules: self.rules.clone(),
            sections: self.sections.clone(),
            objectives: self.objectives.clone(),
            lesson: self.lesson.clone(),
            help: self.help.clone(),
        })
    }
}

impl<P> Slot<P> {
    fn with<Q>(&self, posed: Q) -> Slot<Q> {
        Slot {
            section: self.section,
            item: self.item.clone(),
            revision: self.revision,
            variant: self.variant.clone(),
            kind: self.kind.clone(),
            objective: self.objective.clone(),
            posed,
        }
    }
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("our own shapes have text keys and no failing parts")
}
