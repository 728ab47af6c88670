//! The item: the unit of a bank. One file here for each way of asking.

pub mod choice;
pub mod cloze;
pub mod matching;
pub mod multiple_response;
pub mod numeric;
pub mod ordering;
pub mod short_answer;
pub mod true_false;

use std::collections::{BTreeMap, BTreeSet};

use super::hole;
use crate::core::id::VariantId;
use crate::core::id::{BankId, CaseId, FactId, ItemId, NoteId, ObjectiveId, PartId, SourceId};
use crate::core::score::Decimal;
use crate::core::session::pose::Pen;
use crate::core::session::task::Task;

pub use choice::Choice;
pub use cloze::{Cloze, Gap};
pub use matching::Matching;
pub use multiple_response::MultipleResponse;
pub use numeric::Numeric;
pub use ordering::Ordering;
pub use short_answer::ShortAnswer;
pub use true_false::TrueFalse;

/// An item of any type.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id, unique in the library.
    pub id: ItemId,
    /// The bank it stands in.
    pub bank: BankId,
    /// Raised when the meaning changes, not for a typo.
    pub revision: u32,
    /// What it asks for.
    pub objective: ObjectiveId,
    /// How deep it asks.
    pub level: Level,
    /// Where it may appear.
    pub purpose: Purpose,
    /// What it is worth.
    pub points: u16,
    /// The case it belongs to.
    pub case: Option<CaseId>,
    /// Content notes of the item itself.
    pub content_notes: Vec<NoteId>,
    /// Items that must not stand in one form with it.
    pub enemies: Vec<ItemId>,
    /// What is asked.
    pub stem: String,
    /// Why the key is right.
    pub rationale: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// How its options stand; `None` as the library says.
    pub option_order: Option<OptionOrder>,
    /// Sets of values of which one is drawn; empty where the item has no variants.
    pub variants: Vec<Variant>,
    /// How it is asked.
    pub interaction: Interaction,
    /// Some of its texts are still a form's: no learner is asked it.
    pub unfinished: bool,
}

/// How an item is asked. A new type stops the build until each writer has answered.
#[derive(Clone, Debug)]
pub enum Interaction {
    /// One answer of several.
    Choice(Choice),
    /// Several answers of several.
    MultipleResponse(MultipleResponse),
    /// True or false.
    TrueFalse(TrueFalse),
    /// A number.
    Numeric(Numeric),
    /// A few words.
    ShortAnswer(ShortAnswer),
    /// Things put in order.
    Ordering(Ordering),
    /// Left sides joined to right sides.
    Matching(Matching),
    /// A text with gaps.
    Cloze(Cloze),
}

/// What every way of asking can do.
pub trait Kind {
    /// The name authors write in `type`.
    fn name(&self) -> &'static str;
    /// Every text of its own with its path (`options.held.feedback`), in written order, for translation and lint.
    fn texts(&self) -> Vec<(String, &str)>;
    /// Every `accept` list with its path.
    fn lists(&self) -> Vec<(String, &[String])> {
        Vec::new()
    }
    /// Every value that is a key, or a part of one.
    fn keys(&self) -> Vec<&Value> {
        Vec::new()
    }
    /// The closed task: the only place where chance and values meet an item type.
    fn pose(&self, pen: &mut Pen<'_>) -> Task;
}

impl Interaction {
    /// The interaction as what every way of asking can do.
    pub fn kind(&self) -> &dyn Kind {
        match self {
            Interaction::Choice(x) => x,
            Interaction::MultipleResponse(x) => x,
            Interaction::TrueFalse(x) => x,
            Interaction::Numeric(x) => x,
            Interaction::ShortAnswer(x) => x,
            Interaction::Ordering(x) => x,
            Interaction::Matching(x) => x,
            Interaction::Cloze(x) => x,
        }
    }
}

impl Item {
    /// Every text of the item with its path, in written order.
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![
            ("stem".to_owned(), self.stem.as_str()),
            ("rationale".to_owned(), self.rationale.as_str()),
        ];
        texts.extend(self.interaction.kind().texts());
        for variant in &self.variants {
            texts.extend(variant.texts());
        }
        texts
    }

    /// The facts it names, as a key or in a text.
    pub fn facts(&self) -> BTreeSet<FactId> {
        let texts = self.texts();
        let named = texts.iter().flat_map(|(_, text)| hole::facts(text));
        let values = self.variants.iter().flat_map(|v| v.values.values());
        let values = values.chain(self.interaction.kind().keys());
        let keys = values.filter_map(|value| match value {
            Value::Fact(id) => Some(id.clone()),
            Value::Number(_) | Value::Words(_) => None,
        });
        named.chain(keys).collect()
    }
}

/// How deep an item asks.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Say it again.
    Recall,
    /// Use it.
    Apply,
    /// Weigh a situation.
    Judge,
}

/// Where an item may appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Only in practice and lessons.
    Practice,
    /// Only in exams.
    Exam,
    /// In both.
    #[default]
    Both,
}

impl Purpose {
    /// Whether an exam may draw it.
    pub fn in_exam(self) -> bool {
        match self {
            Purpose::Exam | Purpose::Both => true,
            Purpose::Practice => false,
        }
    }

    /// Whether practice may draw it.
    pub fn in_practice(self) -> bool {
        match self {
            Purpose::Practice | Purpose::Both => true,
            Purpose::Exam => false,
        }
    }
}

/// How options stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OptionOrder {
    /// In random order.
    #[default]
    Shuffled,
    /// As the author wrote them.
    AsWritten,
}

/// One thing that may be chosen.
#[derive(Clone, Debug)]
pub struct AnswerOption {
    /// Its id, unique in the item.
    pub id: PartId,
    /// What is shown.
    pub text: String,
    /// Whether it is right.
    pub key: bool,
    /// What one reads after choosing it, or after missing it where there are several keys.
    pub feedback: Option<String>,
    /// Whether choosing it in life could hurt someone.
    pub is_unsafe: bool,
    /// What choosing it says of the case.
    pub says: Option<super::case::Signal>,
}

/// A wrong answer worth its own words.
#[derive(Clone, Debug)]
pub struct Anticipated<T> {
    /// Its id, unique in the item.
    pub id: PartId,
    /// What was given.
    pub given: T,
    /// What is said to it.
    pub feedback: String,
}

/// A set of values for the holes of an item.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its id, unique in the item.
    pub id: VariantId,
    /// Values by the name of the hole (`answer` among them where the key differs).
    pub values: BTreeMap<String, Value>,
}

impl Variant {
    /// Its values in words, which a translation has to give too, with their paths.
    pub fn texts(&self) -> impl Iterator<Item = (String, &str)> {
        self.values.iter().filter_map(|(name, value)| match value {
            Value::Words(words) => Some((format!("variants.{}.{name}", self.id), words.as_str())),
            Value::Number(_) | Value::Fact(_) => None,
        })
    }
}

/// A value in a key or a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number as written.
    Number(Decimal),
    /// Words.
    Words(String),
    /// The value of a fact.
    Fact(FactId),
}

fn option_texts<'a>(path: &str, options: &'a [AnswerOption]) -> Vec<(String, &'a str)> {
    let mut texts = Vec::new();
    for option in options {
        texts.push((format!("{path}.{}.text", option.id), option.text.as_str()));
        if let Some(feedback) = &option.feedback {
            texts.push((format!("{path}.{}.feedback", option.id), feedback.as_str()));
        }
    }
    texts
}
