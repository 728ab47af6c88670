//! What a fact says, field by field: which kinds have it, what it says now, and whether something typed could stand there.

use super::entry::quoted;
use crate::core::content::Library;
use crate::core::content::fact::{Fact, FactKind, FactValue};
use crate::core::id::{FactId, SourceId, UnitId};
use crate::core::score::Decimal;
use crate::source::{near, word};

/// One thing that a new edition may say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What it is called.
    Name,
    /// The figure, the number to call, the section.
    Value,
    /// A number for text messages.
    TextNumber,
    /// When somebody answers.
    Hours,
    /// The unit of a figure.
    Unit,
    /// The period of the data.
    Period,
    /// How it is known.
    Measure,
    /// Where it holds.
    Place,
    /// Of whom.
    Population,
    /// What it counts.
    Counts,
    /// How the period is known.
    PeriodNote,
    /// What not to make of it.
    Caution,
}

impl Field {
    /// Every field, in the order in which they are asked for.
    pub const ALL: [Field; 12] = [
        Field::Name,
        Field::Value,
        Field::TextNumber,
        Field::Hours,
        Field::Unit,
        Field::Period,
        Field::Measure,
        Field::Place,
        Field::Population,
        Field::Counts,
        Field::PeriodNote,
        Field::Caution,
    ];

    /// The key it stands under in a file.
    pub fn key(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Value => "value",
            Field::TextNumber => "text_number",
            Field::Hours => "hours",
            Field::Unit => "unit",
            Field::Period => "period",
            Field::Measure => "measure",
            Field::Place => "place",
            Field::Population => "population",
            Field::Counts => "counts",
            Field::PeriodNote => "period_note",
            Field::Caution => "caution",
        }
    }

    /// Whether facts of a kind can have it.
    pub fn is_for(self, kind: FactKind) -> bool {
        let is_contact = kind == FactKind::Contact;
        match self {
            Field::TextNumber | Field::Hours => is_contact,
            Field::Unit | Field::Measure => !is_contact,
            Field::Name
            | Field::Value
            | Field::Period
            | Field::Place
            | Field::Population
            | Field::Counts
            | Field::PeriodNote
            | Field::Caution => true,
        }
    }

    /// Whether a fact of a kind must have it.
    pub fn is_needed(self, kind: FactKind) -> bool {
        let is_statistic = kind == FactKind::Statistic;
        match self {
            Field::Value => true,
            Field::Name => kind == FactKind::Contact,
            Field::Measure | Field::Counts | Field::Place | Field::Period => is_statistic,
            Field::TextNumber
            | Field::Hours
            | Field::Unit
            | Field::Population
            | Field::PeriodNote
            | Field::Caution => false,
        }
    }

    /// Whether an author is asked for it: what the fact has, and what others of its kind mostly have.
    pub fn is_asked(self, fact: &Fact) -> bool {
        let usual = match self {
            Field::Value | Field::Place => true,
            Field::Period => fact.kind != FactKind::Contact,
            Field::Population | Field::Measure | Field::Counts => fact.kind == FactKind::Statistic,
            Field::Name
            | Field::TextNumber
            | Field::Hours
            | Field::Unit
            | Field::PeriodNote
            | Field::Caution => false,
        };
        self.is_for(fact.kind) && (usual || self.of(fact).is_some())
    }

    /// What the fact says there, on one line.
    pub fn of(self, fact: &Fact) -> Option<String> {
        let text = match self {
            Field::Value => return Some(said(&fact.value)),
            Field::TextNumber => fact.text_number.as_deref(),
            Field::Unit => fact.unit.as_ref().map(UnitId::as_str),
            Field::Measure => return fact.measure.map(|m| word::of_measure(m).to_owned()),
            Field::Name
            | Field::Hours
            | Field::Period
            | Field::Place
            | Field::Population
            | Field::Counts
            | Field::PeriodNote
            | Field::Caution => fact.text(self.key()),
        };
        let words = text?.split_whitespace().collect::<Vec<_>>();
        Some(words.join(" "))
    }

    /// Something typed as the value of the key in a file.
    ///
    /// # Errors
    /// It could not stand there; why not, and what could.
    pub fn read(self, typed: &str, fact: &Fact, library: &Library) -> Result<String, String> {
        let typed = plain(typed)?;
        match self {
            Field::Value => match &fact.value {
                FactValue::Words(_) => Ok(quoted(typed)),
                FactValue::Number(_) => match typed.parse::<Decimal>() {
                    Ok(_) => Ok(typed.trim_start_matches('+').to_owned()),
                    Err(_) => Err(format!(
                        "`{typed}` is not a number such as 38 or 27.6 (the unit stands apart)"
                    )),
                },
            },
            Field::Unit => {
                let known = library.units.keys().map(UnitId::as_str);
                one_of("unit", typed, known.collect())
            }
            Field::Measure => one_of("measure", typed, word::MEASURES.to_vec()),
            Field::TextNumber => Ok(quoted(typed)),
            Field::Name
            | Field::Hours
            | Field::Period
            | Field::Place
            | Field::Population
            | Field::Counts
            | Field::PeriodNote
            | Field::Caution => match typed.contains(['{', '}']) {
                true => Err("a fact's own words have no braces".to_owned()),
                false => Ok(quoted(typed)),
            },
        }
    }
}

/// A value as an author types it.
pub fn said(value: &FactValue) -> String {
    match value {
        FactValue::Number(number) => number.to_string(),
        FactValue::Words(words) => words.clone(),
    }
}

/// One line of words, without the space around it.
///
/// # Errors
/// There is nothing, or a control character.
pub fn plain(typed: &str) -> Result<&str, String> {
    let typed = typed.trim();
    match (typed.is_empty(), typed.contains(char::is_control)) {
        (true, _) => Err("there is nothing".to_owned()),
        (_, true) => Err("a line has no tabs, line breaks or other control characters".to_owned()),
        (false, false) => Ok(typed),
    }
}

/// One word of several, as a value of a file.
///
/// # Errors
/// It is none of them; the nearest.
pub fn one_of(what: &str, typed: &str, known: Vec<&str>) -> Result<String, String> {
    if known.contains(&typed) {
        return Ok(quoted(typed));
    }
    let near = near::did_you_mean(typed, known.iter().copied());
    let near = near.unwrap_or_else(|| format!("it is one of {}", known.join(", ")));
    Err(format!("`{typed}` is no {what}; {near}"))
}

/// The id of a new fact.
///
/// # Errors
/// It is no id, or another fact has it.
pub fn new_id(typed: &str, library: &Library) -> Result<FactId, String> {
    let id: FactId = typed.trim().parse().map_err(|error| format!("{error}"))?;
    match library.facts.contains_key(&id) {
        true => Err(format!("there is a fact `{id}` already")),
        false => Ok(id),
    }
}

/// The id of a source, of the library or new to it.
///
/// # Errors
/// It is no id.
pub fn source_id(typed: &str) -> Result<SourceId, String> {
    typed.trim().parse().map_err(|error| format!("{error}"))
}

/// A good name for a new edition: the old one with its year made new, else with a year or a number behind it.
pub fn next_id(
    old: &Fact,
    period: Option<&str>,
    year_now: i16,
    library: &Library,
) -> Option<FactId> {
    let id = old.id.as_str();
    let new_year = period.and_then(|period| years(period).last().cloned());
    let old_year = old
        .period
        .as_deref()
        .and_then(|period| years(period).last().cloned());
    let renewed = match (&old_year, &new_year) {
        (Some(old), Some(new)) if old != new && id.contains(old.as_str()) => id.replace(old, new),
        (_, Some(new)) if !id.contains(new.as_str()) => format!("{id}-{new}"),
        (_, Some(_)) => id.to_owned(),
        (_, None) => format!("{id}-{year_now}"),
    };
    let numbered = (2..100).map(|number| format!("{renewed}-{number}"));
    let mut names = std::iter::once(renewed.clone()).chain(numbered);
    names.find_map(|name| new_id(&name, library).ok())
}

// The years in a text: four digits that begin with 19 or 20.
fn years(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let years =
        runs.filter(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    years.map(str::to_owned).collect()
}
