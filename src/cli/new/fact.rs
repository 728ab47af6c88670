//! `tutela new fact`: a form for a figure, a contact or a law that somebody still has to look up.

use jiff::ToSpan;
use toml_edit::{Array, InlineTable, Value};

use super::here::Here;
use super::named::{self, listed};
use super::set::{self, Set};
use super::source::FILE as SOURCES;
use super::write::Changes;
use crate::cli::ask::{Question, usage};
use crate::cli::{Context, Failure};
use crate::core::content::fact::FactKind;
use crate::core::id::{FactId, SourceId};
use crate::core::text::{Lang, Thing};
use crate::source::fact::FACT;
use crate::source::near;
use crate::source::shape::{Need, Shape};
use crate::template::given::Refused;
use crate::template::{self, Given};

/// A figure, a contact or a law: a form to fill in, unverified until somebody has looked it up.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its id, unique in the library and kept for ever.
    id: Option<String>,
    /// What kind of fact: statistic, contact or legal (or law).
    #[arg(long)]
    kind: Option<String>,
    /// The file it goes into, facts/NAME.toml; else where others of its kind are, else contacts, law or statistics.
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
    /// The source where it stands: the id of one that is there, or a new id, which is begun too; left out, a new one.
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    #[command(flatten)]
    set: Set,
}

/// A week in which somebody looks it up; then `check` asks for it.
const DAYS: i64 = 7;

/// Runs the command.
///
/// # Errors
/// An id that is taken, a file with errors or outside `facts/`, or it cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = Here::find(context)?;
    let id: FactId = id(args.id.as_deref(), &here, context)?;
    let shape = kind(args.kind.as_deref(), context)?;
    let path = file(args.file.as_deref(), shape, &here)?;
    here.sound(&[path.as_str(), SOURCES], context)?;
    let source = source(args.source.as_deref(), &id, &here, context)?;
    let mut given = given(&args.set, shape, here.lang(), context)?;
    given.push(("id".to_owned(), id.as_str().into()));
    given.push(("sources".to_owned(), cited(source.as_str())));
    let looked_up = template::is_looked_up(&given);
    let mut changes = Changes::default();
    changes.append(
        &here.root,
        &path,
        template::beginning(&path),
        &template::fact(here.lang(), shape.name, &given, args.set.comments()),
    )?;
    let is_new = !here.library().sources.contains_key(&source);
    if is_new {
        let own: Given = vec![("id".to_owned(), source.as_str().into())];
        let text = template::source(here.lang(), &own, args.set.comments());
        changes.append(&here.root, SOURCES, template::beginning(SOURCES), &text)?;
    }
    changes.make(&here.root, &here.shown, context)?;
    let files = match is_new {
        true => format!("{} and {}", here.show(&path), here.show(SOURCES)),
        false => here.show(&path),
    };
    let known = known(&here);
    if args.source.is_none() && is_new && !known.is_empty() && !context.can_ask() {
        context.tell(format!(
            "\nIts source `{source}` is new. To cite one that is there, use --source: {}.",
            among(&known)
        ))?;
    }
    if !looked_up {
        context.tell(
            "\nIt is unverified: texts can show it, and no item can have it as its key, until somebody has looked it up.",
        )?;
    }
    context.tell(format!("\nNext: fill in {files}"))?;
    context.tell(format!("      {{fact:{id}}} in a text shows it"))?;
    context.tell(format!("      tutela check {}", here.typed(&path)))
}

fn id(given: Option<&str>, here: &Here, context: &mut Context<'_>) -> Result<FactId, Failure> {
    let question = Question {
        ask: "Id of the fact",
        flag: "the fact's id: `tutela new fact ID`",
        among: Vec::new(),
        default: None,
        proposed: Some(named::next(here, Thing::Fact, "a-fact")),
        help: "Small letters, digits and hyphens; unique in the library. Texts name it: {fact:ID}.",
    };
    question.answer(given, context, |text| named::free(here, Thing::Fact, text))
}

fn shapes() -> Vec<&'static Shape> {
    FACT.all()
}

fn kind(given: Option<&str>, context: &mut Context<'_>) -> Result<&'static Shape, Failure> {
    let names: Vec<&str> = shapes().iter().map(|shape| shape.name).collect();
    let question = Question {
        ask: "Kind",
        flag: "--kind KIND",
        among: listed(&names, |kind| match kind {
            "statistic" => "a figure: what it counts, where, when, how it is known",
            "contact" => "somebody to call or to write to",
            "legal" => "what a law or a rule of your own says, or a number it sets",
            _ => "",
        }),
        default: None,
        proposed: None,
        help: "What kind of fact it is:",
    };
    let given = given.map(|kind| if kind == "law" { "legal" } else { kind });
    question.answer(given, context, |text| {
        let found = shapes().into_iter().find(|shape| shape.name == text);
        found.ok_or_else(|| Refused {
            message: format!("there is no fact of kind `{text}`"),
            help: None,
        })
    })
}

// Where it goes: named, else where most of its kind are, else a file of its kind. Never asked: whoever is asked for a
// file first takes it for something else.
fn file(given: Option<&str>, shape: &Shape, here: &Here) -> Result<String, Failure> {
    let read = |text: &str| {
        let name = text.strip_prefix("facts/").unwrap_or(text);
        let stem = name.strip_suffix(".toml").unwrap_or(name);
        let good = !stem.is_empty() && !stem.starts_with('.') && !stem.contains(['/', '\\']);
        match good {
            true => Ok(format!("facts/{stem}.toml")),
            false => Err(Refused {
                message: format!("`{text}` lies outside the facts of the library"),
                help: Some("facts lie in facts/NAME.toml".to_owned()),
            }),
        }
    };
    if let Some(given) = given {
        // As somebody in another folder names it.
        let inside = here.shown.display().to_string();
        let bare = given
            .strip_prefix(&inside)
            .map(|rest| rest.trim_start_matches('/'));
        return read(bare.filter(|_| !inside.is_empty()).unwrap_or(given)).map_err(|no| usage(&no));
    }
    Ok(usual(shape, here))
}

// The file with most facts of the kind, else one named for it.
fn usual(shape: &Shape, here: &Here) -> String {
    let kind = match shape.name {
        "contact" => FactKind::Contact,
        "legal" => FactKind::Legal,
        _ => FactKind::Statistic,
    };
    let facts = here
        .library()
        .facts
        .values()
        .filter(|fact| fact.kind == kind);
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for fact in facts {
        if let Some(file) = here.home(Thing::Fact, fact.id.as_str()) {
            *counts.entry(file).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    match most {
        Some((file, _)) => file,
        None => {
            let name = match kind {
                FactKind::Contact => "contacts",
                FactKind::Legal => "law",
                FactKind::Statistic => "statistics",
            };
            format!("facts/{name}.toml")
        }
    }
}

/// The most sources that a prompt lists by name.
const LISTED: usize = 8;

fn known(here: &Here) -> Vec<&str> {
    let sources = here.library().sources.keys();
    sources.map(SourceId::as_str).collect()
}

fn among(known: &[&str]) -> String {
    match known.len() {
        ..=LISTED => known.join(", "),
        count => format!("one of {count} in {SOURCES}"),
    }
}

// A source there is, or the id of one to begin: never one that only a slip of the pen keeps from being there.
fn source(
    given: Option<&str>,
    fact: &FactId,
    here: &Here,
    context: &mut Context<'_>,
) -> Result<SourceId, Failure> {
    let known = known(here);
    let stem: String = fact.as_str().chars().take(56).collect();
    let own = named::next(here, Thing::Source, &format!("{stem}-source"));
    let ask = match known.len() {
        0 => "Source, a new id".to_owned(),
        1..=LISTED => format!("Source ({}, or a new id)", known.join(", ")),
        _ => "Source, an id there is (? lists them) or a new one".to_owned(),
    };
    let there: String = here
        .library()
        .sources
        .values()
        .map(|source| format!("\n  {}: {}", source.id, source.title))
        .collect();
    let question = Question {
        ask: &ask,
        flag: "--source ID",
        among: Vec::new(),
        default: Some(own.clone()),
        proposed: None,
        help: &match known.is_empty() {
            true => format!("Where it stands written. A new one is begun in {SOURCES}."),
            false => format!(
                "Where it stands written. Type the id of one that is there, or a new id, which is begun in \
                 {SOURCES}. There are:{there}"
            ),
        },
    };
    question.answer(given, context, |text| {
        let near = near::nearest(text, known.iter().copied());
        match near.filter(|_| text != own && !known.contains(&text)) {
            Some(near) => Err(Refused {
                message: format!("there is no source `{text}`"),
                help: Some(format!(
                    "did you mean `{near}`? `tutela new source {text}` makes the other"
                )),
            }),
            None => named::id(text),
        }
    })
}

fn cited(source: &str) -> Value {
    let mut citation = InlineTable::new();
    citation.insert("id", source.into());
    Value::Array(Array::from_iter([Value::InlineTable(citation)]))
}

// What is given, what is asked, and what is true of every fact that nobody has looked up.
fn given(
    set: &Set,
    shape: &'static Shape,
    lang: Lang,
    context: &mut Context<'_>,
) -> Result<Given, Failure> {
    let mut given = set.given(shape, &["id", "kind", "sources"])?;
    let today = context.today();
    let has = |given: &Given, key: &str| given.iter().any(|(own, _)| own == key);
    if !has(&given, "checked") {
        let date: toml_edit::Datetime = today.to_string().parse().map_err(Failure::world)?;
        given.push(("checked".to_owned(), date.into()));
        if !has(&given, "review_by") && !template::is_looked_up(&given) {
            let soon = today.checked_add(DAYS.days()).unwrap_or(today);
            let date: toml_edit::Datetime = soon.to_string().parse().map_err(Failure::world)?;
            given.push(("review_by".to_owned(), date.into()));
        }
    }
    const OURS: [&str; 5] = ["id", "kind", "sources", "confidence", "checked"];
    let must = shape
        .rows()
        .filter(|row| row.need == Need::Must && !OURS.contains(&row.key));
    for row in must {
        if !has(&given, row.key) {
            let default = template::filled(lang, shape.name, row.key);
            given.push((
                row.key.to_owned(),
                set::row(row, default.as_deref(), context)?,
            ));
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::shape::Which;

    #[test]
    fn every_kind_of_fact_has_a_sample_for_what_it_needs() {
        let Which::By(_, shapes) = FACT else {
            panic!("a key decides the kind");
        };
        for shape in shapes {
            for row in shape.rows().filter(|row| row.need == Need::Must) {
                let ours = ["id", "kind", "sources", "checked"].contains(&row.key);
                assert!(
                    ours || template::filled(Lang::EN, shape.name, row.key).is_some(),
                    "{} {}",
                    shape.name,
                    row.key
                );
            }
        }
    }
}
