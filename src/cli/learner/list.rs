//! `tutela learner list`: everybody, with what tells them apart.

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

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
    if !context.draws_tables() {
        for (at, learner) in learners.iter().enumerate() {
            if at > 0 {
                context.print("")?;
            }
            lines(learner, context)?;
        }
        return Ok(());
    }
    let table = table(&learners, context.columns());
    context.print(table.trim_fmt())
}

type Column = (&'static str, fn(&Learner) -> Option<String>);

// Columns in which nobody has anything are left out.
fn table(learners: &[Learner], columns: usize) -> Table {
    let all: [Column; 5] = [
        ("Name", |learner| Some(learner.name.to_string())),
        ("Code", |learner| Some(learner.code.to_string())),
        ("Handle", |learner| {
            learner.handle.as_ref().map(Handle::to_string)
        }),
        ("Role", |learner| learner.role.clone()),
        ("Site", |learner| learner.site.clone()),
    ];
    let held: Vec<_> = all
        .into_iter()
        .filter(|(_, value)| learners.iter().any(|learner| value(learner).is_some()))
        .collect();
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(columns).unwrap_or(80))
        .set_header(held.iter().map(|(head, _)| *head));
    for learner in learners {
        table.add_row(
            held.iter()
                .map(|(_, value)| value(learner).unwrap_or_default()),
        );
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
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
