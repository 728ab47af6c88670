//! What is asked about a fact that was looked up, in the words of its kind, and what `?` answers. A law or a rule of one's
//! own house has no edition: it stands, or reads otherwise from some day on.

use crate::cli::{Context, Failure};
use crate::core::content::Library;
use crate::core::content::fact::{Fact, FactKind};
use crate::edition::Field;
use crate::source::fact::FACT;
use crate::source::word;

/// One thing that is asked.
pub struct Asked<'a> {
    /// What it is called.
    pub label: String,
    /// What stands there, or is proposed.
    pub old: Option<&'a str>,
    /// What `?` answers.
    pub help: String,
}

impl Asked<'_> {
    /// What is typed; `?` explains, and the same is asked again.
    ///
    /// # Errors
    /// The input ends.
    pub fn answer(&self, context: &mut Context<'_>) -> Result<String, Failure> {
        let prompt = format!("{} [{}]:", self.label, self.old.unwrap_or_default());
        loop {
            let typed = context.ask(&prompt)?;
            let typed =
                typed.ok_or_else(|| Failure::usage("the input ended; nothing was written"))?;
            if !is_help(&typed) {
                return Ok(typed);
            }
            context.tell(&self.help)?;
            context.tell(match self.old {
                Some(_) => {
                    "Enter takes what stands in brackets. Ctrl-C leaves, and nothing is written."
                }
                None => "Ctrl-C leaves, and nothing is written.",
            })?;
        }
    }
}

/// Whether somebody asks what is meant.
pub fn is_help(typed: &str) -> bool {
    ["?", "/help"].contains(&typed)
}

/// Asks a question with two answers, by their numbers; whether it is the first. `about` is what `?` answers.
///
/// # Errors
/// The input ends.
pub fn is_first(
    [question, first, second]: [&str; 3],
    about: &str,
    context: &mut Context<'_>,
) -> Result<bool, Failure> {
    context.tell(format!("{question}\n\n  1  {first}\n  2  {second}\n"))?;
    loop {
        let typed = context.ask("Number (1 or 2; ? explains):")?;
        match typed.as_deref() {
            None => return Err(Failure::usage("the input ended; nothing was written")),
            Some("1") => return Ok(true),
            Some("2") => return Ok(false),
            Some("?" | "/help") => context.tell(about)?,
            Some(typed) => context.tell(format!("`{typed}` is neither 1 nor 2."))?,
        }
    }
}

/// The first question: whether the fact stands; then the two answers.
pub fn whether(kind: FactKind) -> [&'static str; 3] {
    match kind {
        FactKind::Statistic => [
            "What does its source say now?",
            "It says the same",
            "There is a new edition",
        ],
        FactKind::Contact => [
            "Is it still right?",
            "It stands as it is",
            "Something of it has changed",
        ],
        FactKind::Legal => [
            "Does it still hold as it stands here?",
            "It holds as it stands",
            "It reads otherwise now",
        ],
    }
}

/// What there is where it does not stand.
pub fn otherwise(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Statistic => "for a new edition",
        FactKind::Contact => "where it has changed",
        FactKind::Legal => "where it reads otherwise",
    }
}

/// What `?` answers to the first question.
pub fn about_whether(kind: FactKind) -> String {
    let (look, new) = match kind {
        FactKind::Statistic => (
            "Look it up in its source, or in a later edition of it.",
            "the new figure",
        ),
        FactKind::Contact => (
            "Call it, or look it up where it is published.",
            "what holds now",
        ),
        FactKind::Legal => (
            "Look up the law, or ask whoever answers for the rule if it is one of your own house.",
            "how it stands now and since when",
        ),
    };
    format!(
        "{look}\n  1: only the day and who looked are written down.\n  2: you are asked for {new}. It becomes a fact of its own, \
         which every text and key then names; the old one stays beside it, as superseded.\nAll is shown before anything is \
         written. Ctrl-C leaves."
    )
}

/// What a field is called where it is asked for.
pub fn label(field: Field, kind: FactKind) -> &'static str {
    let by_kind = |statistic, contact, legal| match kind {
        FactKind::Statistic => statistic,
        FactKind::Contact => contact,
        FactKind::Legal => legal,
    };
    match field {
        Field::Name => "Name",
        Field::Value => by_kind("Value", "Number or address", "As it stands now"),
        Field::TextNumber => "Number for text messages",
        Field::Hours => "Hours",
        Field::Unit => "Unit",
        Field::Period => by_kind("Period of the data", "When it holds", "Since when"),
        Field::Measure => "Measure",
        Field::Place => "Place",
        Field::Population => "Population",
        Field::Counts => by_kind("What it counts", "What it is for", "What it says"),
        Field::PeriodNote => "How the period is known",
        Field::Caution => "Caution",
    }
}

/// What `?` answers where a field is asked for: what its row says of it.
pub fn about(field: Field, fact: &Fact, library: &Library) -> String {
    let name = match fact.kind {
        FactKind::Statistic => "statistic",
        FactKind::Contact => "contact",
        FactKind::Legal => "legal",
    };
    let row = FACT.shape(|_| Some(name)).and_then(|s| s.row(field.key()));
    let (doc, example) = row.map_or(("", ""), |row| (row.doc, row.example));
    let among = match field {
        Field::Measure => format!(" It is one of {}.", word::MEASURES.join(", ")),
        Field::Unit => {
            let units = library.units.keys().map(|unit| unit.as_str());
            format!(" The library has {}.", units.collect::<Vec<_>>().join(", "))
        }
        Field::Name
        | Field::Value
        | Field::TextNumber
        | Field::Hours
        | Field::Period
        | Field::Place
        | Field::Population
        | Field::Counts
        | Field::PeriodNote
        | Field::Caution => format!(" For example: {}", example.trim_matches('"')),
    };
    let out = match field.is_needed(fact.kind) || field.of(fact).is_none() {
        true => "",
        false => " A hyphen (-) takes it out.",
    };
    let example = among.trim_end_matches('.');
    format!("`{}`: {doc}.{example}.{out}", field.key())
}

/// What `?` answers where a source is asked for: those that are there.
pub fn about_source(library: &Library) -> String {
    let there = library.sources.values();
    let there: String = there
        .map(|source| format!("\n  {}: {}", source.id, source.title))
        .collect();
    format!(
        "Where it stands written now. Type the id of a source that is there, or a new id; of a new one you are asked more. \
         There are:{there}"
    )
}

/// What `?` answers where it is asked how sure the library is.
pub const CONFIDENCE: &str = "\
How sure the library is of it now:
  read: somebody read it in the source itself
  secondary: read about elsewhere
  known: everybody knows it
  unverified: nobody has looked it up; it can be no key";

/// What `?` answers where the day is asked for.
pub const CHECKED: &str = "The day on which somebody looked it up: today, or a day before. From it `tutela facts --stale` counts.";

/// What `?` answers where the id of the new fact is asked for.
pub const ID: &str = "\
The new fact gets an id of its own: small letters, digits and hyphens, unique in the library. Texts and keys that name the \
old one are changed to it.";

/// What `?` answers before anything is written.
pub const WRITE: &str = "\
All that is shown above is written: every file, or none. y writes; Enter stops, and nothing is written.";
