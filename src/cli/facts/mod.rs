//! `tutela facts`: which facts a library rests on, which are due to be checked again, and what rests on each.

mod update;
mod usage;

use jiff::civil::Date;
use serde::Serialize;

use super::table::Table;
use super::{Context, Failure};
use crate::core::content::Library;
use crate::core::content::fact::{Confidence, Fact, FactKind};
use crate::core::content::usage::usages;
use crate::core::id::FactId;
use crate::core::session::pose::fact_text;
use crate::source::{near, word};

/// List facts, what is due to be checked, and what rests on each.
///
/// Examples:
///   tutela facts --stale                       what is due to be checked again
///   tutela facts --stale --as-of 2027-06-01    what will be due by then
///   tutela facts usage hotline-us              all that uses it
///   tutela facts update hotline-us             it was looked up again
///
/// Exit codes: 0 listed, and with --stale nothing is due; 1 something is due.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// Only facts that are past their date, superseded and still used, or not verified.
    #[arg(long)]
    stale: bool,
    /// Ask about this day instead of today.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// As JSON (`tutela.facts/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Update(Box<update::Args>),
    /// Every lesson, item, card and translation that uses a fact.
    Usage {
        /// The fact.
        #[arg(value_name = "ID")]
        id: String,
        /// As JSON (`tutela.fact-usage/1`).
        #[arg(long)]
        json: bool,
    },
}

/// Runs the command.
///
/// # Errors
/// No library, no such fact; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    match args.what {
        Some(What::Update(args)) => update::run(*args, context),
        Some(What::Usage { id, json }) => {
            let library = context.library()?;
            usage::run(&library, &id, json, context)
        }
        None => {
            let library = context.library()?;
            list(&library, &args, context)
        }
    }
}

#[derive(Serialize)]
struct Listed {
    schema: &'static str,
    as_of: Date,
    facts: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    fact: String,
    kind: &'static str,
    value: String,
    measure: Option<&'static str>,
    place: Option<String>,
    period: Option<String>,
    confidence: &'static str,
    checked: Date,
    checked_by: Option<String>,
    review_by: Date,
    state: &'static str,
    superseded_by: Option<String>,
    uses: usize,
}

fn list(library: &Library, args: &Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let as_of = args.as_of.unwrap_or_else(|| context.now().local_date());
    let uses = usages(library);
    let facts = library.facts.values();
    let rows = facts.map(|fact| {
        let uses = uses.get(&fact.id).map_or(0, Vec::len);
        row(library, fact, uses, as_of)
    });
    let wanted = |row: &Row| match (args.stale, row.state) {
        (false, _) => true,
        (true, "superseded") => row.uses > 0,
        (true, state) => state != "fresh",
    };
    let facts: Vec<Row> = rows.filter(wanted).collect();
    let ended = match args.stale && !facts.is_empty() {
        true => Err(Failure::no()),
        false => Ok(()),
    };
    if args.json {
        context.print_json(&Listed {
            schema: "tutela.facts/1",
            as_of,
            facts,
        })?;
        return ended;
    }
    let mut table = Table::new([
        "fact", "value", "kind", "place", "period", "check-by", "state", "uses",
    ]);
    for row in facts {
        table.row([
            row.fact,
            row.value,
            row.measure.unwrap_or(row.kind).to_owned(),
            row.place.unwrap_or_default(),
            row.period.unwrap_or_default(),
            row.review_by.to_string(),
            row.superseded_by
                .map_or(row.state.to_owned(), |by| format!("superseded by {by}")),
            row.uses.to_string(),
        ]);
    }
    table.print(context, "facts")?;
    ended
}

fn row(library: &Library, fact: &Fact, uses: usize, as_of: Date) -> Row {
    let own = library.own_language();
    let superseded_by = newer(library, &fact.id);
    let state = match (&superseded_by, fact.confidence) {
        (Some(_), _) => "superseded",
        (None, Confidence::Unverified) => "unverified",
        (None, Confidence::Read | Confidence::Secondary | Confidence::Known) => {
            match fact.review_by < as_of {
                true => "stale",
                false => "fresh",
            }
        }
    };
    let value = fact_text(library, fact.id.as_str(), None, own);
    Row {
        fact: fact.id.to_string(),
        kind: of_kind(fact.kind),
        value: value.unwrap_or_default(),
        measure: fact.measure.map(word::of_measure),
        place: fact.place.clone(),
        period: fact.period.clone(),
        confidence: word::of_confidence(fact.confidence),
        checked: fact.checked,
        checked_by: fact.checked_by.clone(),
        review_by: fact.review_by,
        state,
        superseded_by: superseded_by.map(|id| id.to_string()),
        uses,
    }
}

// The fact that says it replaces this one.
fn newer(library: &Library, id: &FactId) -> Option<FactId> {
    let mut facts = library.facts.values();
    let found = facts.find(|fact| fact.supersedes.contains(id));
    found.map(|fact| fact.id.clone())
}

fn unknown(library: &Library, name: &str) -> Failure {
    let known = library.facts.keys().map(FactId::as_str);
    let failure = Failure::usage(format!("there is no fact `{name}`"));
    failure.hint(
        near::did_you_mean(name, known).unwrap_or_else(|| "`tutela facts` lists them".to_owned()),
    )
}

fn of_kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Statistic => "statistic",
        FactKind::Contact => "contact",
        FactKind::Legal => "legal",
    }
}
