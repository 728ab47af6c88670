//! `tutela certificate list`: a table at a terminal, `name: value` lines in a pipe, or JSON.

use serde::Serialize;

use super::{Context, Document, Failure, LearnerId, Store, status};
use crate::cli::notice::Annotations;
use crate::cli::signing;
use crate::cli::table::{drawn, is_drawn};
use crate::print::clean;

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
    /// The errata about its exam; left out of the JSON where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errata: Vec<uuid::Uuid>,
    /// What stands beside it for them; not in the JSON.
    #[serde(skip)]
    pub correction: Option<String>,
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
        "fact-correction",
    ]
    .map(|key| words.say(key, &[]));
    let cells: Vec<[String; 7]> = certificates
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
                row.correction.clone().unwrap_or_default(),
            ]
        })
        .collect();
    if is_drawn(context) {
        context.print(table(&labels, &cells, context.columns()))?;
        for [.., id, correction] in cells.iter().filter(|row| !row[6].is_empty()) {
            context.print("")?;
            context.say(format!("{}: {correction}", &id[..8]))?;
        }
        return Ok(());
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

// The beginning of an id names a certificate; the whole of it would take half the line. Corrections stand below.
fn table(labels: &[String], cells: &[[String; 7]], columns: usize) -> String {
    let rows: Vec<[String; 7]> = cells
        .iter()
        .cloned()
        .map(|mut row| {
            row[5].truncate(8);
            row[6].clear();
            row
        })
        .collect();
    let rows: Vec<&[String]> = rows.iter().map(<[String; 7]>::as_slice).collect();
    drawn(labels, &rows, columns)
}

/// Certificates of one learner or of all, oldest first, with what is found of each today.
pub fn rows(
    context: &mut Context<'_>,
    store: &Store,
    whose: Option<LearnerId>,
) -> Result<Vec<Row>, Failure> {
    let today = context.now().local_date();
    let trust = signing::trust(context, store)?;
    let annotations = Annotations::new(store, whose)?;
    let mut rows = Vec::new();
    for kept in store.certificates(whose)? {
        let status = status(&kept, &trust, today)?;
        let read = kept.document.as_ref().map(|d| Document::read(d.as_bytes()));
        let document = read.and_then(Result::ok);
        let claim = document.as_ref().map(Document::certificate);
        let annotation = annotations.of(context, store, &kept)?;
        let (errata, correction) =
            annotation.map_or((Vec::new(), None), |one| (one.errata, Some(one.text)));
        rows.push(Row {
            id: kept.id,
            errata,
            correction,
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
