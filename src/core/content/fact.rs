//! Facts and their sources: a number, a contact or a law that lessons and items use by name.

use jiff::civil::Date;

use crate::core::id::{FactId, SourceId, UnitId};
use crate::core::score::Decimal;

/// One fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// What kind of fact.
    pub kind: FactKind,
    /// A contact's or a law's name.
    pub name: Option<String>,
    /// The value.
    pub value: FactValue,
    /// The unit of a number.
    pub unit: Option<UnitId>,
    /// How it is known.
    pub measure: Option<Measure>,
    /// What it counts.
    pub counts: Option<String>,
    /// Of whom.
    pub population: Option<String>,
    /// Where it holds.
    pub place: Option<String>,
    /// The period of the data, never of the publication.
    pub period: Option<String>,
    /// How the period is known.
    pub period_note: Option<String>,
    /// A contact's hours.
    pub hours: Option<String>,
    /// A number for text messages.
    pub text_number: Option<String>,
    /// Where it stands written.
    pub sources: Vec<Citation>,
    /// How sure the library is of it.
    pub confidence: Confidence,
    /// When it was last checked.
    pub checked: Date,
    /// Who checked it, where that is written down.
    pub checked_by: Option<String>,
    /// When it must be checked again.
    pub review_by: Date,
    /// Facts this one replaces.
    pub supersedes: Vec<FactId>,
    /// What a reader must not make of it.
    pub caution: Option<String>,
}

impl Fact {
    /// The author's words in a field that can be translated, by its name.
    pub fn text(&self, field: &str) -> Option<&str> {
        match field {
            "name" => self.name.as_deref(),
            "counts" => self.counts.as_deref(),
            "population" => self.population.as_deref(),
            "place" => self.place.as_deref(),
            "period" => self.period.as_deref(),
            "period_note" => self.period_note.as_deref(),
            "hours" => self.hours.as_deref(),
            "caution" => self.caution.as_deref(),
            "text_number" => self.text_number.as_deref(),
            _ => None,
        }
    }

    /// Fields that `{fact:ID.field}` may name.
    pub const FIELDS: [&'static str; 12] = [
        "value",
        "name",
        "counts",
        "population",
        "place",
        "period",
        "period_note",
        "hours",
        "text_number",
        "caution",
        "checked",
        "review_by",
    ];
}

/// A number, or words such as a phone number or a section of a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// An exact number.
    Number(Decimal),
    /// Words.
    Words(String),
}

/// What kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// A figure.
    Statistic,
    /// A phone number or another way to reach somebody.
    Contact,
    /// What a law says.
    Legal,
}

/// How a figure is known; figures of different measures are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Worked out with a model.
    Estimated,
    /// Found and recorded by authorities.
    Detected,
    /// Named in reports or contacts.
    Reported,
    /// Charged before a court.
    Prosecuted,
    /// Found in a sample.
    Sampled,
    /// Set by a law.
    Enacted,
}

/// How sure the library is of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The source itself was read.
    Read,
    /// Read in a page about the source.
    Secondary,
    /// Widely known, not looked up.
    Known,
    /// Not verified: never a key, never stated as true.
    Unverified,
}

/// A source with the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// Page, table or section.
    pub locator: Option<String>,
}

/// A publication or a page.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// When, as far as it is known (`2024-12`).
    pub published: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// Whether a person opened the original.
    pub opened: bool,
}
