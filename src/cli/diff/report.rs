//! The comparison as JSON, `tutela.diff/1`.

use serde::Serialize;
use serde_json::{Value, json};

use super::sides::{Sides, State};
use crate::cli::{Context, Failure};
use crate::core::content::usage::Role;
use crate::difference::aspect::{Mark, Sort};
use crate::difference::weight::Weight;
use crate::difference::{Change, Changed, Changes, Fate, Unraised, Which};
use crate::lint::Reads;
use crate::terminal::difference::kind;

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    old: Value,
    new: Value,
    things: Vec<Value>,
    unraised: usize,
    stale: usize,
}

/// Prints it.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(sides: &Sides, found: &[Changed], context: &mut Context<'_>) -> Result<(), Failure> {
    let count = |wanted: fn(&Changes) -> bool| {
        let changes = found.iter().filter_map(Changed::changes);
        changes.filter(|changes| wanted(changes)).count()
    };
    context.print_json(&Report {
        schema: "tutela.diff/1",
        old: state(&sides.old),
        new: state(&sides.new),
        things: found.iter().map(thing).collect(),
        unraised: count(|changes| changes.unraised.is_some()),
        stale: count(|changes| !changes.stale.is_empty()),
    })
}

fn state(state: &State) -> Value {
    let revision = state.revision.as_ref();
    json!({
        "revision": revision.map(|revision| &revision.name),
        "commit": revision.map(|revision| &revision.commit),
        "errors": state.errors,
        "there": state.is_there,
    })
}

fn thing(changed: &Changed) -> Value {
    let course = changed.home.course.as_ref();
    let bank = changed.home.bank.as_ref();
    let mut thing = json!({
        "thing": kind(changed.thing),
        "id": changed.id,
        "course": course.map(ToString::to_string),
        "bank": bank.map(ToString::to_string),
    });
    match &changed.fate {
        Fate::Added(before) => {
            thing["state"] = "added".into();
            thing["was"] = before.clone().into();
        }
        Fate::Removed => thing["state"] = "removed".into(),
        Fate::Unread(sides) => {
            thing["state"] = "not-compared".into();
            let sides = sides.iter().map(|side| match side {
                Which::Old => "old",
                Which::New => "new",
            });
            thing["errors_in"] = sides.collect();
        }
        Fate::Changed(changes) => {
            thing["state"] = "changed".into();
            add(changes, &mut thing);
        }
    }
    thing
}

fn add(changes: &Changes, thing: &mut Value) {
    if let Some((was, is)) = &changes.mark {
        let (name, old, new) = (mark(is), value(was), value(is));
        thing[name] = json!({ "old": old, "new": new });
    }
    thing["changes"] = changes.aspects.iter().map(change).collect();
    if let Some((before, now)) = changes.reads {
        let number = |reads| match reads {
            Reads::Grade(grade) => json!({ "grade": grade }),
            Reads::Ease(ease) => json!({ "inflesz": ease }),
        };
        thing["reads"] = json!({ "old": number(before), "new": number(now) });
    }
    let rests = changes.rests.iter().map(|(role, on, id)| {
        let role = match role {
            Role::Key => "key",
            Role::Text => "text",
            Role::HelpLine => "help-line",
        };
        json!({ "role": role, "thing": kind(*on), "id": id })
    });
    let rests: Vec<Value> = rests.collect();
    if !rests.is_empty() {
        thing["used_by"] = rests.into();
    }
    let stale = changes.stale.iter();
    let stale = stale.map(|(lang, paths)| json!({ "language": lang, "paths": paths }));
    thing["stale"] = stale.collect();
    thing["unraised"] = changes.unraised.as_ref().map(unraised).into();
    thing["doubtful"] = changes.doubtful.into();
}

fn mark(mark: &Mark) -> &'static str {
    match mark {
        Mark::Revision(_) => "revision",
        Mark::Checked(_) => "checked",
        Mark::Version(..) => "version",
    }
}

fn value(mark: &Mark) -> Value {
    match mark {
        Mark::Revision(number) => (*number).into(),
        Mark::Checked(date) => date.to_string().into(),
        Mark::Version(version, _) => version.as_str().into(),
    }
}

fn unraised(unraised: &Unraised) -> &'static str {
    match unraised {
        Unraised::Revision(_) => "revision",
        Unraised::Checked(_) => "checked",
        Unraised::Version(_) => "version",
    }
}

fn change(change: &Change) -> Value {
    let sort = match change.sort {
        Sort::Key => "key",
        Sort::Part => "part",
        Sort::Asked => "asked",
        Sort::Offered => "offered",
        Sort::Told => "told",
        Sort::Rule => "rule",
        Sort::Setting => "setting",
        Sort::Translated => "translation",
    };
    let weight = match change.weight {
        Weight::Meaning => "meaning",
        Weight::Wording => "wording",
        Weight::Slip => "slip",
        Weight::Setting => "setting",
    };
    json!({
        "path": change.path,
        "language": change.lang,
        "sort": sort,
        "weight": weight,
        "old": change.old,
        "new": change.new,
    })
}
