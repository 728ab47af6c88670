//! The plan as JSON, `tutela.fact-update/1`.

use serde::Serialize;

use super::said::{at_line, where_is};
use crate::core::diagnostic::{Diagnostic, Severity};
use crate::core::text::{Lang, Place};
use crate::edition::{Effect, Found, Plan, Update};
use crate::source::Reading;
use crate::terminal::difference;

/// The report.
#[derive(Serialize)]
pub struct Report {
    schema: &'static str,
    written: bool,
    fact: String,
    superseded: Option<String>,
    says: Vec<Said>,
    items: Vec<Touched>,
    look_at: Vec<Look>,
    shown_in: Vec<Shown>,
    stale_translations: Vec<Remark>,
    remarks: Vec<Remark>,
    courses: Vec<Course>,
    files: Vec<File>,
}

#[derive(Serialize)]
struct Said {
    key: &'static str,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct Touched {
    kind: &'static str,
    id: String,
    at: String,
    effect: &'static str,
    revision: u32,
    next_revision: u32,
    keys: Vec<Key>,
}

#[derive(Serialize)]
struct Key {
    variant: Option<String>,
    old: String,
    new: String,
}

#[derive(Serialize)]
struct Look {
    kind: &'static str,
    id: String,
    path: String,
    language: Option<Lang>,
    at: String,
    note: String,
}

#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    id: String,
    path: String,
    language: Lang,
}

#[derive(Serialize)]
struct Remark {
    code: &'static str,
    severity: Severity,
    at: String,
    message: String,
}

#[derive(Serialize)]
struct Course {
    course: String,
    version: String,
    next_version: Option<String>,
}

#[derive(Serialize)]
struct File {
    file: String,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Change {
    line: usize,
    old: String,
    new: String,
}

/// What is planned, and whether it was written.
pub fn report(
    before: &Reading,
    update: &Update,
    plan: &Plan,
    remarks: &[Diagnostic],
    written: bool,
) -> Report {
    let remark = |d: &Diagnostic| Remark {
        code: d.code,
        severity: d.severity,
        at: at_line(&plan.after, &d.at),
        message: d.message.clone(),
    };
    let kind = |place: &Place| difference::kind(place.thing);
    Report {
        schema: "tutela.fact-update/1",
        written,
        fact: plan.fact.to_string(),
        superseded: match update.found {
            Found::Same => None,
            Found::Edition(_) => Some(update.fact.to_string()),
        },
        says: plan
            .said
            .iter()
            .map(|(key, old, new)| Said {
                key,
                old: old.clone(),
                new: new.clone(),
            })
            .collect(),
        items: plan
            .touched
            .iter()
            .map(|one| touched(before, one))
            .collect(),
        look_at: plan
            .looks
            .iter()
            .map(|look| Look {
                kind: kind(&look.place),
                id: look.place.id.clone(),
                path: look.place.path.clone(),
                language: look.lang,
                at: where_is(before, &look.place, look.lang),
                note: look.note.clone(),
            })
            .collect(),
        shown_in: plan
            .shown
            .iter()
            .map(|usage| Shown {
                kind: kind(&usage.place),
                id: usage.place.id.clone(),
                path: usage.place.path.clone(),
                language: usage.lang,
            })
            .collect(),
        stale_translations: plan.stale.iter().map(remark).collect(),
        remarks: remarks.iter().map(remark).collect(),
        courses: plan
            .courses
            .iter()
            .map(|(id, version, next)| Course {
                course: id.to_string(),
                version: version.clone(),
                next_version: next.clone(),
            })
            .collect(),
        files: plan.files.iter().map(file).collect(),
    }
}

fn touched(before: &Reading, one: &crate::edition::Touched) -> Touched {
    let place = Place::new(one.thing, &one.id, "");
    Touched {
        kind: difference::kind(one.thing),
        id: one.id.clone(),
        at: where_is(before, &place, None),
        effect: match one.effect {
            Effect::Key => "key",
            Effect::Asked => "asked",
            Effect::Told => "told",
        },
        revision: one.revision,
        next_revision: one.next_revision(),
        keys: one
            .keys
            .iter()
            .map(|key| Key {
                variant: key.variant.as_ref().map(ToString::to_string),
                old: key.old.clone(),
                new: key.new.clone(),
            })
            .collect(),
    }
}

fn file(file: &crate::edition::Changed) -> File {
    let changes = file.changes.iter().map(|change| Change {
        line: change.line,
        old: change.old.clone(),
        new: change.new.clone(),
    });
    File {
        file: file.path.clone(),
        changes: changes.collect(),
    }
}
