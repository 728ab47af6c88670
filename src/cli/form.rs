//! `tutela form`: shows the form an exam draws from a seed.

use std::collections::BTreeSet;

use serde::Serialize;

use super::named::Named;
use super::printer::Printer;
use super::quiz::known_here;
use super::sit::look;
use super::{Context, Failure};
use crate::core::id::{CourseId, NoteId};
use crate::core::seed::Seed;
use crate::core::session::draw::Exposure;
use crate::core::session::form::{Form, Slot};
use crate::core::session::task::{Blank, Part, Task};
use crate::core::session::{Without, assemble};
use crate::core::text::Lang;
use crate::print::Exam;
use crate::terminal::{form, typed};

/// Show the form that an exam draws from a seed; no record is left.
///
/// A terminal shows the beginning of each question. The whole exam, with what each
/// answer brings: `tutela preview COURSE --seed N`; one question: `tutela preview
/// ID --seed N`.
///
/// Examples:
///   tutela form recognize-trafficking --seed 7
///   tutela form recognize-trafficking --seed 7 --key --json
///   tutela form recognize-trafficking --seed 7 --against 8
///   tutela form recognize-trafficking --seed 7 --to exam.pdf
///   tutela form recognize-trafficking --seed 7 --key --to key.pdf
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    course: Named,
    /// Show what to type for each question.
    #[arg(long)]
    key: bool,
    /// Draw without questions that carry this content note (may be repeated).
    #[arg(long, value_name = "NOTE")]
    without: Vec<NoteId>,
    /// Show instead what the form shares with the one of another seed.
    #[arg(long, value_name = "SEED", conflicts_with = "key")]
    against: Option<Seed>,
    /// Draw as for a learner who sat the exam of this seed before (may be repeated).
    #[arg(long, value_name = "SEED")]
    after: Vec<Seed>,
    /// Write it to a file to print: the questions and a sheet for the answers, or with --key the key; .pdf or .html says which.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    to: Option<std::path::PathBuf>,
    /// In large print.
    #[arg(long, requires = "to")]
    large_print: bool,
    /// As JSON (`tutela.form/1`; with --against `tutela.overlap/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Overlap<'f> {
    schema: &'static str,
    course: &'f CourseId,
    version: &'f str,
    seeds: [Seed; 2],
    of: [usize; 2],
    shared: Vec<&'f str>,
}

#[derive(Serialize)]
struct Shown<'f> {
    schema: &'static str,
    course: &'f CourseId,
    version: &'f str,
    seed: Seed,
    slots: Vec<ShownSlot<'f>>,
}

#[derive(Serialize)]
struct ShownSlot<'f> {
    slot: usize,
    section: &'f str,
    item: &'f str,
    revision: u32,
    #[serde(rename = "type")]
    kind: &'f str,
    variant: Option<&'f str>,
    options: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    // What the key names by numbers and letters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    right: Vec<form::Right>,
}

/// Runs the command.
///
/// # Errors
/// No such course, no exam, or a section that cannot be filled.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let course = context.course(&library, args.course.id())?;
    let is_plain = args.without.is_empty() && args.after.is_empty();
    let without = Without::notes(context.known_notes(&library, args.without)?);
    let seed = context.seed()?;
    let draw_after = |seed, seen: &Exposure| {
        assemble::exam(&library, course, seed, seen, &without)
            .ok_or_else(|| Failure::refused(format!("course `{}` has no exam", course.id)))?
            .map_err(|short| {
                Failure::refused(format!("{short}"))
                    .hint("add items to the banks it draws from, or lower `draw`")
            })
    };
    let mut seen = Exposure::new();
    for before in args.after {
        for slot in draw_after(before, &Exposure::new())?.slots {
            *seen.entry(slot.item).or_default() += 1;
        }
    }
    let draw = |seed| draw_after(seed, &seen);
    let form = draw(seed.value)?;
    let wrong = known_here(context);
    for slot in form.slots.iter().filter(|slot| {
        let item = library.items.get(&slot.item);
        item.is_some_and(|item| wrong.has(item))
    }) {
        context.tell(format!(
            "note: `{}` is known to be wrong (`tutela erratum list`); the exam of a learner leaves it out where it can",
            slot.item
        ))?;
    }
    let forms = form.slots.iter().filter(|slot| {
        let item = library.items.get(&slot.item);
        item.is_some_and(|item| item.unfinished)
    });
    let forms: Vec<String> = forms.map(|slot| format!("`{}`", slot.item)).collect();
    if !forms.is_empty() {
        context.tell(format!(
            "note: still to be written, so no learner gets this exam yet: {}",
            forms.join(", ")
        ))?;
    }
    if let Some(other) = args.against {
        return compare(&form, &draw(other)?, args.json, context);
    }
    if args.json {
        let shown = shown(&form, args.key, context.lang());
        return context.print_json(&shown);
    }
    let lang = context.lang();
    if let Some(to) = args.to {
        let words = context.words();
        let exam = Exam {
            form: &form,
            words: &words,
            large: args.large_print,
        };
        let paper = match args.key {
            true => exam.key(
                &form
                    .slots
                    .iter()
                    .map(|slot| said_key(slot, lang))
                    .collect::<Vec<_>>(),
            ),
            false => exam.paper(),
        };
        Printer::new(context)?.put(context, &paper, &to)?;
        return match args.key {
            true => Ok(()),
            false => context.tell(format!(
                "Its key: tutela form {} --seed {} --key --to FILE",
                course.id, form.seed
            )),
        };
    }
    if context.draws_tables() {
        for line in form::draw(&form, args.key, lang, look(context)) {
            context.print(line)?;
        }
        // A preview draws for everybody: with nothing left out, and after no other exam.
        let lead = match is_plain {
            true => format!(
                "\nThe whole exam: tutela preview {} --seed {}\n",
                course.id, form.seed
            ),
            false => "\n".to_owned(),
        };
        return context.tell(format!(
            "{lead}One question: tutela preview ID --seed {}",
            form.seed
        ));
    }
    context.print(format!("course: {}", form.course.id))?;
    context.print(format!("version: {}", form.course.version))?;
    context.print(format!("seed: {}", form.seed))?;
    for (slot, number) in form.slots.iter().zip(1..) {
        context.print("")?;
        for line in lines(&form, slot, number, args.key, lang) {
            context.print(line)?;
        }
    }
    Ok(())
}

// Items of the first form that the second asks too, in the first's order.
fn compare(a: &Form, b: &Form, json: bool, context: &mut Context<'_>) -> Result<(), Failure> {
    let items = |form: &Form| -> BTreeSet<String> {
        form.slots
            .iter()
            .map(|slot| slot.item.to_string())
            .collect()
    };
    let others = items(b);
    let of_a = a.slots.iter().map(|slot| slot.item.as_str());
    let overlap = Overlap {
        schema: "tutela.overlap/1",
        course: &a.course.id,
        version: &a.course.version,
        seeds: [a.seed, b.seed],
        of: [a.slots.len(), b.slots.len()],
        shared: of_a.filter(|item| others.contains(*item)).collect(),
    };
    if json {
        return context.print_json(&overlap);
    }
    if context.draws_tables() {
        for line in form::shared(a, b, context.lang(), look(context)) {
            context.print(line)?;
        }
        return Ok(());
    }
    let count = overlap.shared.len();
    context.print(format!("course: {}", overlap.course))?;
    context.print(format!("version: {}", overlap.version))?;
    context.print(format!("seeds: {} and {}", a.seed, b.seed))?;
    let (of, share) = (a.slots.len(), form::share(count, a.slots.len()));
    context.print(format!("shared: {count} of {of} ({share})"))?;
    for item in overlap.shared {
        context.print(format!("  {item}"))?;
    }
    if let Some(means) = form::means(count, of) {
        context.say(means)?;
    }
    Ok(())
}

fn shown(form: &Form, key: bool, lang: Lang) -> Shown<'_> {
    Shown {
        schema: "tutela.form/1",
        course: &form.course.id,
        version: &form.course.version,
        seed: form.seed,
        slots: (1..)
            .zip(&form.slots)
            .map(|(number, slot)| ShownSlot {
                slot: number,
                section: section(form, slot),
                item: slot.item.as_str(),
                revision: slot.revision,
                kind: &slot.kind,
                variant: slot.variant.as_ref().map(|variant| variant.as_str()),
                options: options(&slot.posed.task),
                key: key.then(|| typed_key(slot)),
                right: match key {
                    true => right(slot, lang),
                    false => Vec::new(),
                },
            })
            .collect(),
    }
}

fn lines(form: &Form, slot: &Slot, number: usize, key: bool, lang: Lang) -> Vec<String> {
    let variant = slot
        .variant
        .as_ref()
        .map_or(String::new(), |v| format!(", variant {v}"));
    let mut lines = vec![
        format!(
            "{number}. {} (revision {}, {}{variant})",
            slot.item, slot.revision, slot.kind
        ),
        format!("   section: {}", section(form, slot)),
    ];
    let shown = slot.posed.language_for(lang);
    let stem = slot
        .posed
        .stem
        .say(shown)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    lines.push(format!("   stem: {stem}"));
    let options = options(&slot.posed.task);
    if !options.is_empty() {
        lines.push(format!("   options: {}", options.join(", ")));
    }
    if key {
        lines.push(format!("   key: {}", said_key(slot, lang)));
        for part in right(slot, lang) {
            lines.push(format!(
                "   right: {} {}: {}",
                part.typed, part.id, part.text
            ));
        }
    }
    lines
}

fn section<'f>(form: &'f Form, slot: &Slot) -> &'f str {
    let section = slot
        .section
        .and_then(|at| form.sections.get(usize::from(at)));
    section.map_or("", |section| section.id.as_str())
}

fn typed_key(slot: &Slot) -> String {
    typed::print(&slot.posed.task.key())
}

// The same, in words of the language in which the question is shown.
fn said_key(slot: &Slot, lang: Lang) -> String {
    typed::print(&slot.posed.task.key_in(slot.posed.language_for(lang)))
}

fn right(slot: &Slot, lang: Lang) -> Vec<form::Right> {
    form::right(&slot.posed.task, slot.posed.language_for(lang))
}

// Part ids in shown order; those of a matching are its right sides, those of a cloze its gaps.
fn options(task: &Task) -> Vec<String> {
    let ids = |parts: &[Part]| parts.iter().map(|part| part.id.to_string()).collect();
    match task {
        Task::Field(Blank::Pick { options, .. }) | Task::PickSeveral { options, .. } => {
            ids(options)
        }
        Task::Field(Blank::Number { .. } | Blank::Words { .. }) => Vec::new(),
        Task::Arrange { things, .. } => ids(things),
        Task::PairUp { right, .. } => ids(right),
        Task::Gaps { gaps, .. } => gaps.iter().map(|gap| gap.id.to_string()).collect(),
    }
}
