//! `tutela certificate list`: a table at a terminal, `name: value` lines in a pipe, or JSON.

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use super::{Context, Document, Failure, LearnerId, Store, own, status};
use crate::print::clean;

/// Below so many columns a table would break dates; lines are read more easily.
const NARROW: usize = 72;

#[derive(Serialize)]
struct Shown {
    schema: &'static str,
    certificates: Vec<Row>,
}

/// A certificate in a list; what an erased one said is gone.
#[derive(Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// What `verify` would find of it today.
    pub status: &'static str,
    /// Its signed document, read; not in the JSON.
    #[serde(skip)]
    pub document: Option<Document>,
    name: Option<String>,
    course: Option<String>,
    version: Option<String>,
    completed: Option<String>,
    valid_until: Option<String>,
}

/// Lists them, oldest first.
pub fn run(
    context: &mut Context<'_>,
    store: &Store,
    whose: Option<LearnerId>,
    json: bool,
) -> Result<(), Failure> {
    let certificates = rows(context, store, whose)?;
    if json {
        return context.print_json(&Shown {
            schema: "tutela.certificates/1",
            certificates,
        });
    }
    let words = context.words();
    if certificates.is_empty() {
        return context.tell(words.say("certificates-none", &[]));
    }
    let lang = words.lang();
    let labels = [
        "fact-name",
        "fact-course",
        "fact-completed",
        "fact-valid-until",
        "fact-status",
        "record-certificate",
    ]
    .map(|key| words.say(key, &[]));
    let cells: Vec<[String; 6]> = certificates
        .iter()
        .map(|row| {
            let claim = row.document.as_ref().map(Document::certificate);
            let until = claim.map(|c| match c.valid_until {
                Some(day) => day.to_string(),
                None => words.say("fact-valid-without-end", &[]),
            });
            [
                claim.map_or_else(String::new, |c| clean(&c.learner.name)),
                claim.map_or_else(String::new, |c| clean(c.course.title.say(lang))),
                row.completed.clone().unwrap_or_default(),
                until.unwrap_or_default(),
                words.say(&format!("status-{}", row.status), &[]),
                row.id.clone(),
            ]
        })
        .collect();
    if context.draws_tables() && context.columns() >= NARROW {
        return context.print(table(&labels, &cells, context.columns()).trim_fmt());
    }
    for (number, row) in cells.iter().enumerate() {
        if number > 0 {
            context.print("")?;
        }
        for (label, value) in labels.iter().zip(row).filter(|(_, v)| !v.is_empty()) {
            context.print(format!("{label}: {value}"))?;
        }
    }
    Ok(())
}

// The beginning of an id names a certificate; the whole of it would take half the line.
fn table(labels: &[String], cells: &[[String; 6]], columns: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(columns).unwrap_or(80))
        .set_header(labels);
    for row in cells {
        let [name, course, completed, until, status, id] = row;
        let id = id.get(..8).unwrap_or(id);
        table.add_row([name, course, completed, until, status, id]);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
}

/// Certificates of one learner or of all, oldest first, with what is found of each today.
pub fn rows(
    context: &mut Context<'_>,
    store: &Store,
    whose: Option<LearnerId>,
) -> Result<Vec<Row>, Failure> {
    let today = context.now().local_date();
    let key = own(context, store)?;
    let mut rows = Vec::new();
    for kept in store.certificates(whose)? {
        let status = status(store, &kept, key, today)?;
        let read = kept.document.as_ref().map(|d| Document::read(d.as_bytes()));
        let document = read.and_then(Result::ok);
        let claim = document.as_ref().map(Document::certificate);
        rows.push(Row {
            id: kept.id,
            status,
            name: claim.map(|c| c.learner.name.clone()),
            course: claim.map(|c| c.course.id.to_string()),
            version: claim.map(|c| c.course.version.clone()),
            completed: claim.map(|c| c.completed.date.to_string()),
            valid_until: claim.and_then(|c| c.valid_until).map(|day| day.to_string()),
            document,
        });
    }
    Ok(rows)
}
