//! The plan in words: what is said otherwise, what that means, and every file with the lines that change.

use crate::cli::check::many;
use crate::cli::{Context, Failure};
use crate::core::diagnostic::{At, Diagnostic, Spot, line_and_column};
use crate::core::text::{Lang, Place, Thing};
use crate::edition::{Changed, Effect, Found, KeyChange, Look, Plan, Touched, Update};
use crate::source::Reading;
use crate::terminal::difference;

/// Says the plan.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(
    before: &Reading,
    update: &Update,
    plan: &Plan,
    remarks: &[Diagnostic],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    match &update.found {
        Found::Same => context.say(format!("Fact {} stands.", plan.fact))?,
        Found::Edition(_) => {
            context.say(format!(
                "Fact {} takes the place of {}.",
                plan.fact, update.fact
            ))?;
        }
    }
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "(none)".to_owned());
    for (key, old, new) in &plan.said {
        context.say(format!("  {key}: {} -> {}", or_none(old), or_none(new)))?;
    }
    for (effect, head) in [
        (Effect::Key, "The key changes, and the revision is raised:"),
        (
            Effect::Asked,
            "The question reads otherwise and the key does not: see whether it still holds. The revision is raised:",
        ),
        (
            Effect::Told,
            "Only the reason, a feedback or a source reads otherwise. The revision stays:",
        ),
    ] {
        let all: Vec<&Touched> = plan.touched.iter().filter(|t| t.effect == effect).collect();
        group(head, all, context, |one, context| {
            touched(before, one, context)
        })?;
    }
    group(
        "To look at:",
        same_notes(before, plan),
        context,
        |(places, note), context| match &places[..] {
            [one] => context.say(format!("  {one}: {note}")),
            _ => context.say(format!("  {note}: {}", places.join("; "))),
        },
    )?;
    let mut shown: Vec<String> = plan
        .shown
        .iter()
        .map(|usage| named(&usage.place, Some(usage.lang)))
        .collect();
    shown.dedup();
    group("Shown in:", shown, context, |line, context| {
        context.say(format!("  {line}"))
    })?;
    group(
        "Translations to compare with what is new (`tutela check` names them until somebody has):",
        plan.stale.iter().collect(),
        context,
        |d, context| {
            let at = at_line(&plan.after, &d.at);
            context.say(format!("  {at}: {}", d.message))
        },
    )?;
    group(
        "What `tutela check` says then, and does not say now:",
        remarks.iter().collect(),
        context,
        |d, context| {
            let at = at_line(&plan.after, &d.at);
            context.say(format!("  {at}: {}[{}]: {}", d.severity, d.code, d.message))
        },
    )?;
    courses(plan, update, context)?;
    group(
        "Files to change:",
        plan.files.iter().collect(),
        context,
        |file, context| {
            context.say(format!("  {}: {}", file.path, lines(file)))?;
            // What is new is read before it is written.
            for change in file.changes.iter().filter(|c| c.new.trim().contains('\n')) {
                for line in change.new.trim().lines() {
                    context.print(format!("      {line}").trim_end())?;
                }
            }
            Ok(())
        },
    )?;
    context.print("")
}

fn group<T>(
    head: &str,
    all: Vec<T>,
    context: &mut Context<'_>,
    mut each: impl FnMut(T, &mut Context<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if all.is_empty() {
        return Ok(());
    }
    context.print("")?;
    context.say(head)?;
    for one in all {
        each(one, context)?;
    }
    Ok(())
}

fn touched(before: &Reading, one: &Touched, context: &mut Context<'_>) -> Result<(), Failure> {
    let place = Place::new(one.thing, &one.id, "");
    let at = where_is(before, &place, None);
    let kind = match one.thing == Thing::Case {
        true => "case ",
        false => "",
    };
    let revision = match (one.next_revision(), one.revision) {
        (next, now) if next == now => format!("revision {now}"),
        (next, now) => format!("revision {now} -> {next}"),
    };
    context.say(format!("  {kind}{} ({at}), {revision}", one.id))?;
    for change in &one.keys {
        let variant = change.variant.as_ref();
        let variant = variant.map_or(String::new(), |v| format!("variant {v}, "));
        for (old, new) in parts(change) {
            context.say(format!("    {variant}key: {old} -> {new}"))?;
        }
    }
    match one.effect {
        Effect::Asked if !one.key.is_empty() => {
            context.say(format!("    key: {}", one.key.replace('\n', "; ")))
        }
        Effect::Key | Effect::Asked | Effect::Told => Ok(()),
    }
}

// Of a key of several lines those that differ; all of it where the lines do not match.
fn parts(change: &KeyChange) -> Vec<(String, String)> {
    let (old, new) = (change.old.lines(), change.new.lines());
    match old.clone().count() == new.clone().count() {
        true => old
            .zip(new)
            .filter(|(old, new)| old != new)
            .map(|(old, new)| (old.to_owned(), new.to_owned()))
            .collect(),
        false => vec![(
            change.old.replace('\n', "; "),
            change.new.replace('\n', "; "),
        )],
    }
}

fn courses(plan: &Plan, update: &Update, context: &mut Context<'_>) -> Result<(), Failure> {
    let told = plan.courses.iter().map(|(id, old, new)| match new {
        Some(new) => format!("  {id} {old} -> {new}"),
        None if update.raise_versions => format!("  {id} {old}: raise it by hand"),
        None => format!("  {id} {old}"),
    });
    let head = match update.raise_versions {
        true => "Courses whose content changes get a new version:",
        false => {
            "The content of these courses changes. Where somebody sat an exam of a version, that version with other \
             content is refused: raise `version`, or let --raise-versions do it:"
        }
    };
    group(head, told.collect(), context, |line, context| {
        context.say(line)
    })
}

// What is to be seen in several places is said once.
fn same_notes<'p>(before: &Reading, plan: &'p Plan) -> Vec<(Vec<String>, &'p str)> {
    let mut notes: Vec<(Vec<String>, &str)> = Vec::new();
    for look in &plan.looks {
        let place = place_of(before, look);
        match notes.iter_mut().find(|(_, note)| *note == look.note) {
            Some((places, _)) => places.push(place),
            None => notes.push((vec![place], &look.note)),
        }
    }
    notes
}

// `lines 3, 8; a new line after 6; 12 new lines after 20`.
fn lines(file: &Changed) -> String {
    let (mut changed, mut behind, mut blocks) = (Vec::new(), Vec::new(), Vec::new());
    for change in &file.changes {
        let new = change.new.trim_matches(['\n', '\r']);
        match (change.old.is_empty(), new.contains('\n')) {
            (true, true) => {
                let count = many(new.lines().count(), "new line");
                let after = change.line.saturating_sub(1);
                blocks.push(format!("{count} after {after}"));
            }
            (true, false) if new != change.new => behind.push(change.line.to_string()),
            (_, _) => changed.push(change.line.to_string()),
        }
    }
    changed.dedup();
    let said = [
        (changed.len() == 1).then(|| format!("line {}", changed[0])),
        (changed.len() > 1).then(|| format!("lines {}", changed.join(", "))),
        (!behind.is_empty()).then(|| format!("a new line after {}", behind.join(", "))),
        (!blocks.is_empty()).then(|| blocks.join("; ")),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A place as authors know it: `item x, stem`, `es: lesson desk/signs, text`.
pub fn named(place: &Place, lang: Option<Lang>) -> String {
    let lang = lang.map_or(String::new(), |lang| format!("{lang}: "));
    let thing = difference::kind(place.thing);
    let id = match place.id.is_empty() {
        true => String::new(),
        false => format!(" {}", place.id),
    };
    let path = match place.path.is_empty() {
        true => String::new(),
        false => format!(", {}", place.path),
    };
    format!("{lang}{thing}{id}{path}")
}

fn place_of(before: &Reading, look: &Look) -> String {
    let at = where_is(before, &look.place, look.lang);
    format!("{} ({at})", named(&look.place, look.lang))
}

/// Where a place stands: `file:line`.
pub fn where_is(reading: &Reading, place: &Place, lang: Option<Lang>) -> String {
    let spot = Spot {
        place: place.clone(),
        lang,
        quote: None,
    };
    let at = reading.locate(&[&spot]).pop().flatten();
    at.map_or(String::new(), |at| at_line(reading, &at))
}

/// A place in a file: `file:line`.
pub fn at_line(reading: &Reading, at: &At) -> String {
    let text = reading.file(&at.file).map_or("", |file| file.text());
    format!("{}:{}", at.file, line_and_column(text, at.span.start).0)
}
