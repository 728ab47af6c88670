//! What changes in a library when a fact is looked up again: its source says the same, or there is a new edition.
//! Every change with its place, and what it means for items, translations and courses. Writes nothing.

mod draft;
mod effect;
mod entry;
mod field;
mod look;
mod mention;
mod write;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::core::content::fact::{Citation, Confidence, Fact, FactKind, Source};
use crate::core::content::library::ReviewAfter;
use crate::core::content::usage::Usage;
use crate::core::diagnostic::{Diagnostic, Severity};
use crate::core::id::{CourseId, FactId};
use crate::source::{Code, Reading, near};

pub use draft::{Change, Changed};
pub use effect::{Effect, KeyChange, Touched};
pub use field::{Field, new_id, next_id, one_of, plain, source_id};
pub use look::{Look, in_words};

use draft::Drafts;

/// A fact that was looked up.
#[derive(Clone, Debug)]
pub struct Update {
    /// The fact.
    pub fact: FactId,
    /// On which day.
    pub checked: Date,
    /// When it must be checked again; else by the library's interval for its kind.
    pub review_by: Option<Date>,
    /// How sure the library is of it now.
    pub confidence: Option<Confidence>,
    /// Who looked it up.
    pub by: Option<String>,
    /// What was found.
    pub found: Found,
    /// Whether courses whose content changes get a new version.
    pub raise_versions: bool,
}

/// What was found.
#[derive(Clone, Debug)]
pub enum Found {
    /// The source says the same.
    Same,
    /// There is a new edition.
    Edition(Box<Edition>),
}

/// A new edition of a fact.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The new fact's id.
    pub id: FactId,
    /// What it says otherwise, as values of a file; `None` where it says nothing any more.
    pub fields: BTreeMap<Field, Option<String>>,
    /// Where it stands written, if elsewhere.
    pub citation: Option<Citation>,
    /// That source, if the library does not have it yet.
    pub source: Option<Source>,
}

/// Why a fact is not updated.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refused {
    /// The library has errors.
    #[error("the library has {}", counted(*.0, "error"))]
    Errors(usize),
    /// There is no such fact.
    #[error("there is no fact `{id}`")]
    Unknown {
        /// The name that was given.
        id: String,
        /// The nearest.
        near: Option<String>,
    },
    /// Another fact has replaced it.
    #[error("fact `{id}` has been replaced by `{by}`")]
    Superseded {
        /// The fact.
        id: FactId,
        /// The newer one.
        by: FactId,
    },
    /// Nobody has looked anything up on a day to come.
    #[error("{0} is a day to come")]
    Future(Date),
    /// It was looked up after that day.
    #[error("fact `{id}` was checked on {last} already")]
    Earlier {
        /// The fact.
        id: FactId,
        /// The day it bears.
        last: Date,
    },
    /// The new edition would say what the old one says.
    #[error("nothing of fact `{0}` would change")]
    Nothing(FactId),
    /// The library would have errors afterwards.
    #[error("the library would have {} afterwards", counted(.0.len(), "error"))]
    Breaks(Vec<Diagnostic>),
}

fn counted(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

/// Everything that changes, and what it means.
#[derive(Debug)]
pub struct Plan {
    /// The fact that stands afterwards.
    pub fact: FactId,
    /// What is said of it otherwise: the key, what stood there, what stands there.
    pub said: Vec<(&'static str, Option<String>, Option<String>)>,
    /// Items and cases that name it.
    pub touched: Vec<Touched>,
    /// What to look at.
    pub looks: Vec<Look>,
    /// Lessons, cards and the like that show it.
    pub shown: Vec<Usage>,
    /// Translations that were of what stood there before.
    pub stale: Vec<Diagnostic>,
    /// Courses whose content changes: the version, and the one they get if any.
    pub courses: Vec<(CourseId, String, Option<String>)>,
    /// The files, in the order in which they are written.
    pub files: Vec<Changed>,
    /// The library afterwards.
    pub after: Reading,
}

/// The fact of that name, if it can be updated.
///
/// # Errors
/// The library has errors, or no such fact, or a newer one.
pub fn updatable<'r>(reading: &'r Reading, name: &str) -> Result<&'r Fact, Refused> {
    let errors = errors(reading);
    if !errors.is_empty() {
        return Err(Refused::Errors(errors.len()));
    }
    let library = &reading.library;
    let Some(fact) = library.facts.get(name) else {
        let known = library.facts.keys().map(FactId::as_str);
        return Err(Refused::Unknown {
            id: name.to_owned(),
            near: near::did_you_mean(name, known),
        });
    };
    let mut facts = library.facts.values();
    match facts.find(|other| other.supersedes.contains(&fact.id)) {
        Some(newer) => Err(Refused::Superseded {
            id: fact.id.clone(),
            by: newer.id.clone(),
        }),
        None => Ok(fact),
    }
}

/// When a fact that was checked on a day must be checked again, by the library's interval for its kind.
pub fn review_by(fact: &Fact, after: ReviewAfter, checked: Date) -> Date {
    let interval = match fact.kind {
        FactKind::Contact => after.contact,
        FactKind::Legal => after.legal,
        FactKind::Statistic => after.statistic,
    };
    interval.after(checked)
}

/// What an update changes, on a day.
///
/// # Errors
/// It cannot be made; nothing is half-planned.
pub fn plan(before: &Reading, update: &Update, today: Date) -> Result<Plan, Refused> {
    let old = updatable(before, update.fact.as_str())?;
    if update.checked > today {
        return Err(Refused::Future(update.checked));
    }
    let mut drafts = Drafts::default();
    let fact = match &update.found {
        Found::Same => {
            if update.checked < old.checked {
                return Err(Refused::Earlier {
                    id: old.id.clone(),
                    last: old.checked,
                });
            }
            write::same(before, old, update, &mut drafts);
            &old.id
        }
        Found::Edition(edition) => {
            write::edition(before, old, update, edition, &mut drafts);
            &edition.id
        }
    };
    let after = sound(drafts.read(before))?;
    let Some(new) = after.library.facts.get(fact.as_str()) else {
        return Err(Refused::Nothing(fact.clone()));
    };
    let said = said(old, new);
    let is_same = matches!(update.found, Found::Same);
    // A new day alone makes no new edition.
    let is_empty = said
        .iter()
        .all(|(key, _, _)| DAYS.contains(key) && !is_same);
    if is_empty {
        return Err(Refused::Nothing(old.id.clone()));
    }
    let (mut touched, mut shown, mut looks) = Default::default();
    if !is_same {
        (touched, shown) = effect::effects(&before.library, &after.library, &old.id);
        let pair = look::Pair {
            library: &before.library,
            old,
            new,
        };
        looks = look::looks(pair, &touched);
        write::revisions(before, &touched, &mut drafts);
    }
    let courses = write::versions(before, &after, update, &mut drafts);
    let after = sound(drafts.read(before))?;
    Ok(Plan {
        fact: fact.clone(),
        said,
        touched,
        looks,
        shown,
        stale: newly(before, &after, |d| d.code == Code::Stale.name()),
        courses,
        files: drafts.changed(before),
        after,
    })
}

const DAYS: [&str; 3] = ["checked", "review_by", "checked_by"];

fn errors(reading: &Reading) -> Vec<&Diagnostic> {
    let all = reading.diagnostics.iter();
    all.filter(|d| d.severity == Severity::Error).collect()
}

fn sound(reading: Reading) -> Result<Reading, Refused> {
    let errors: Vec<Diagnostic> = errors(&reading).into_iter().cloned().collect();
    match errors.is_empty() {
        true => Ok(reading),
        false => Err(Refused::Breaks(errors)),
    }
}

/// What is said of a reading and was not said of another before.
pub fn newly(
    before: &Reading,
    after: &Reading,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Vec<Diagnostic> {
    let of = |reading: &Reading| -> Vec<Diagnostic> {
        let all = reading.diagnostics.iter();
        all.filter(|d| wanted(d)).cloned().collect()
    };
    let mut known = of(before);
    let mut found = of(after);
    found.retain(|d| {
        let mut all = known.iter();
        // Lines move; what is said and of which file does not.
        let same =
            all.position(|k| (k.code, &k.message, &k.at.file) == (d.code, &d.message, &d.at.file));
        same.map(|at| known.swap_remove(at)).is_none()
    });
    found
}

// What two facts say differently.
fn said(old: &Fact, new: &Fact) -> Vec<(&'static str, Option<String>, Option<String>)> {
    let fields = Field::ALL
        .iter()
        .map(|field| (field.key(), field.of(old), field.of(new)));
    let confidence =
        |fact: &Fact| Some(crate::source::word::of_confidence(fact.confidence).to_owned());
    let rest = [
        ("sources", Some(cited(old)), Some(cited(new))),
        ("confidence", confidence(old), confidence(new)),
        (
            "checked",
            Some(old.checked.to_string()),
            Some(new.checked.to_string()),
        ),
        ("checked_by", old.checked_by.clone(), new.checked_by.clone()),
        (
            "review_by",
            Some(old.review_by.to_string()),
            Some(new.review_by.to_string()),
        ),
    ];
    let all = fields.chain(rest);
    all.filter(|(_, old, new)| old != new).collect()
}

/// Where a fact stands written, in a line.
pub fn cited(fact: &Fact) -> String {
    let each = fact.sources.iter().map(|citation| match &citation.locator {
        Some(locator) => format!("{}, {locator}", citation.source),
        None => citation.source.to_string(),
    });
    each.collect::<Vec<_>>().join("; ")
}
