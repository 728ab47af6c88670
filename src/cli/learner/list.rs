//! `tutela learner list`: everybody, with what tells them apart.

use serde::Serialize;

use crate::cli::table::{drawn, is_drawn};
use crate::cli::{Context, Failure};
use crate::store::{Handle, Learner, Store, StoreError};

/// List everybody.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As JSON, with everything that is kept about each.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let learners = match Store::open_existing(&context.store_url()?) {
        Ok(store) => store.learners()?,
        Err(StoreError::Missing(_)) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    if args.json {
        return context.print_json(&Listed {
            schema: "tutela.learners/1",
            learners: learners.iter().map(Row::from).collect(),
        });
    }
    if learners.is_empty() {
        return context.tell("No learners yet. `tutela learner add NAME` adds one.");
    }
    if !is_drawn(context) {
        for (at, learner) in learners.iter().enumerate() {
            if at > 0 {
                context.print("")?;
            }
            lines(learner, context)?;
        }
        return Ok(());
    }
    let table = table(&learners, context.columns());
    context.print(table)
}

fn table(learners: &[Learner], columns: usize) -> String {
    let heads = ["Name", "Code", "Handle", "Role", "Site"].map(str::to_owned);
    let rows: Vec<[String; 5]> = learners
        .iter()
        .map(|learner| {
            [
                learner.name.to_string(),
                learner.code.to_string(),
                learner
                    .handle
                    .as_ref()
                    .map(Handle::to_string)
                    .unwrap_or_default(),
                learner.role.clone().unwrap_or_default(),
                learner.site.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let rows: Vec<&[String]> = rows.iter().map(<[String; 5]>::as_slice).collect();
    drawn(&heads, &rows, columns)
}

/// A learner as `name: value` lines; what was never given is left out.
pub(super) fn lines(learner: &Learner, context: &mut Context<'_>) -> Result<(), Failure> {
    let row = Row::from(learner);
    let confirmed = row
        .identity_confirmed
        .map(|i| format!("by {} on {}", i.by, i.on));
    let factor = row
        .time_factor
        .map(|t| format!("{}, granted by {}", t.factor, t.by));
    for (name, value) in [
        ("name", Some(row.name)),
        ("code", Some(row.code)),
        ("handle", row.handle),
        ("language", row.language),
        ("staff number", row.staff_number),
        ("role", row.role),
        ("site", row.site),
        ("start date", row.start_date),
        ("licence ends", row.licence_ends),
        ("identity confirmed", confirmed),
        ("time factor", factor),
    ] {
        if let Some(value) = value {
            context.print(format!("{name}: {value}"))?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Listed {
    schema: &'static str,
    learners: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    name: String,
    code: String,
    handle: Option<String>,
    language: Option<String>,
    staff_number: Option<String>,
    role: Option<String>,
    site: Option<String>,
    start_date: Option<String>,
    licence_ends: Option<String>,
    identity_confirmed: Option<Confirmed>,
    time_factor: Option<Factor>,
}

#[derive(Serialize)]
struct Confirmed {
    by: String,
    on: String,
}

#[derive(Serialize)]
struct Factor {
    factor: String,
    by: String,
}

impl From<&Learner> for Row {
    fn from(learner: &Learner) -> Row {
        Row {
            id: learner.id.to_string(),
            name: learner.name.to_string(),
            code: learner.code.to_string(),
            handle: learner.handle.as_ref().map(Handle::to_string),
            language: learner.language.map(|lang| lang.to_string()),
            staff_number: learner.staff_number.clone(),
            role: learner.role.clone(),
            site: learner.site.clone(),
            start_date: learner.start_date.map(|date| date.to_string()),
            licence_ends: learner.licence_ends.map(|date| date.to_string()),
            identity_confirmed: learner.identity.as_ref().map(|identity| Confirmed {
                by: identity.by.clone(),
                on: identity.on.to_string(),
            }),
            time_factor: learner.more_time.as_ref().map(|(factor, by)| Factor {
                factor: factor.to_string(),
                by: by.clone(),
            }),
        }
    }
}
