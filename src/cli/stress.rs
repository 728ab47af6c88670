//! `tutela stress`: every item posed and every exam drawn under many seeds; what fails, with the command that shows it.

use std::io::{self, Write};
use std::sync::mpsc;
use std::thread;

use serde::Serialize;

use super::preview::bank_called;
use super::{Context, Failure};
use crate::core::content::{Course, Item, Library};
use crate::core::id::BankId;
use crate::core::seed::Seed;
use crate::source::near;
use crate::stress::{At, Fault, Plan, Report};

/// Try every item and every exam under many seeds; show what fails.
///
/// Every variant in every language, answered by its key and by each wrong
/// answer; every exam for a first, second and third attempt. Exit 1 where
/// something fails.
///
/// Examples:
///   tutela stress                          the library in use
///   tutela stress our-desk --library our-desk
///   tutela stress lodging/signs --seeds 100    one bank
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// A course, or a bank as COURSE/BANK; else every course there is.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// How many seeds, from --seed (else 1) on.
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: u32,
    /// As JSON (`tutela.stress/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'r> {
    schema: &'static str,
    seeds: [Seed; 2],
    items: usize,
    variants: usize,
    posed: u64,
    forms: u64,
    answers: u64,
    faults: Vec<ShownFault<'r>>,
}

#[derive(Serialize)]
struct ShownFault<'r> {
    item: Option<&'r str>,
    variant: Option<&'r str>,
    course: Option<&'r str>,
    lesson: Option<u16>,
    language: Option<&'r str>,
    message: String,
    seed: Seed,
    after: &'r [Seed],
    times: u64,
    command: String,
}

/// Runs the command.
///
/// # Errors
/// No library, nothing of that name in it; something fails under stress; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let first = context.common.seed.or(context.site.seed);
    let first = first.unwrap_or(Seed::from_bits(1));
    let plan = plan(&library, args.name.as_deref(), first, args.seeds)?;
    let report = watched(&plan, context)?;
    let last = Seed::from_bits(u64::from(first) + u64::from(args.seeds) - 1);
    match args.json {
        true => context.print_json(&shown(&report, [first, last]))?,
        false => say(&report, [first, last], context)?,
    }
    match report.faults.is_empty() {
        true => Ok(()),
        false => Err(Failure::no()),
    }
}

// Runs it; somebody at a terminal sees how far it is, on a line that goes away.
fn watched(plan: &Plan<'_>, context: &mut Context<'_>) -> Result<Report, Failure> {
    if !context.draws_progress() {
        return Ok(plan.run(&|| {}));
    }
    let steps = plan.steps();
    let err = &mut context.host.err;
    let (tell, told) = mpsc::channel();
    let report = thread::scope(|scope| {
        let work = scope.spawn(move || {
            plan.run(&|| {
                // Whoever listened has failed to write: the work goes on without a line.
                tell.send(()).unwrap_or_default();
            })
        });
        let mut percent = None;
        for (done, ()) in (1..).zip(told) {
            let now = done * 100 / steps.max(1);
            if percent != Some(now) {
                percent = Some(now);
                write!(err, "\rtrying: {now} %")?;
                err.flush()?;
            }
        }
        write!(err, "\r{:14}\r", "")?;
        err.flush()?;
        work.join()
            .map_err(|_| io::Error::other("the work stopped"))
    });
    report.map_err(Failure::from)
}

fn plan<'l>(
    library: &'l Library,
    name: Option<&str>,
    first: Seed,
    seeds: u32,
) -> Result<Plan<'l>, Failure> {
    let of_banks = |wanted: &dyn Fn(&BankId) -> bool| -> Vec<(&'l Course, &'l Item)> {
        let banks = library.banks.iter().filter(|(id, _)| wanted(id));
        let items = banks.flat_map(|(id, bank)| bank.items.iter().map(move |item| (id, item)));
        items
            .filter_map(|(bank, item)| {
                Some((library.courses.get(&bank.course)?, library.items.get(item)?))
            })
            .collect()
    };
    let (courses, items) = match name {
        None => (library.courses.values().collect(), of_banks(&|_| true)),
        Some(name) => match library.courses.get(name) {
            Some(course) => (vec![course], of_banks(&|bank| bank.course == course.id)),
            None => (Vec::new(), of_banks(&|bank| bank.to_string() == name)),
        },
    };
    match (courses.is_empty() && items.is_empty(), name) {
        (true, Some(name)) => Err(unknown(library, name)),
        (_, _) => Ok(Plan {
            library,
            courses,
            items,
            first,
            seeds,
        }),
    }
}

fn unknown(library: &Library, name: &str) -> Failure {
    let banks: Vec<String> = library.banks.keys().map(BankId::to_string).collect();
    let courses = library.courses.keys().map(|id| id.as_str());
    let failure = Failure::usage(format!("no course and no bank here is called `{name}`"));
    if let Some(whole) = bank_called(library, name) {
        return failure.hint(format!("the bank is named with its course: {whole}"));
    }
    let known = courses.chain(banks.iter().map(String::as_str));
    match near::did_you_mean(name, known) {
        Some(near) => failure.hint(near),
        None => failure.hint("name a course, or a bank as COURSE/BANK; --library DIR says where"),
    }
}

fn say(
    report: &Report,
    [first, last]: [Seed; 2],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let is_drawn = context.draws_tables();
    let counts = [
        (
            "seeds",
            format!("{first} to {last}"),
            "each stands for one draw: other questions, another order",
        ),
        ("items", report.items.to_string(), ""),
        (
            "variants",
            report.variants.to_string(),
            "an item with several sets of values counts once for each",
        ),
        (
            "items posed",
            report.posed.to_string(),
            "every item under every seed, its options in another order",
        ),
        (
            "exams drawn",
            report.forms.to_string(),
            "a first, a second and a third attempt for each seed",
        ),
        (
            "answers scored",
            report.answers.to_string(),
            "the key, and each wrong answer",
        ),
        (
            "faults",
            report.faults.len().to_string(),
            "what a learner would trip over",
        ),
    ];
    for (name, count, about) in counts {
        match is_drawn && !about.is_empty() {
            true => context.say(format!("{name}: {count} ({about})"))?,
            false if is_drawn => context.print(format!("{name}: {count}"))?,
            false => context.print(format!("{}: {count}", name.replace(' ', "-")))?,
        }
    }
    for fault in &report.faults {
        context.print("")?;
        context.say(format!("{}: {}", fault.what.at, fault.what.trouble))?;
        let times = match fault.times {
            1 => "Once".to_owned(),
            times => format!("{times} times, first"),
        };
        context.say(format!("  {times} with seed {}:", fault.seed))?;
        context.print(format!("  {}", fault.command()))?;
    }
    Ok(())
}

fn shown(report: &Report, seeds: [Seed; 2]) -> Shown<'_> {
    Shown {
        schema: "tutela.stress/1",
        seeds,
        items: report.items,
        variants: report.variants,
        posed: report.posed,
        forms: report.forms,
        answers: report.answers,
        faults: report.faults.iter().map(shown_fault).collect(),
    }
}

fn shown_fault(fault: &Fault) -> ShownFault<'_> {
    let (mut item, mut variant, mut course, mut lesson, mut language) =
        (None, None, None, None, None);
    match &fault.what.at {
        At::Item {
            item: id,
            variant: drawn,
            lang,
        } => {
            item = Some(id.as_str());
            variant = drawn.as_ref().map(|id| id.as_str());
            language = lang.as_ref().map(|lang| lang.as_str());
        }
        At::Exam(id) => course = Some(id.as_str()),
        At::Lesson(id, number, lang) => {
            course = Some(id.as_str());
            lesson = Some(*number);
            language = Some(lang.as_str());
        }
    }
    ShownFault {
        item,
        variant,
        course,
        lesson,
        language,
        message: fault.what.trouble.to_string(),
        seed: fault.seed,
        after: &fault.after,
        times: fault.times,
        command: fault.command(),
    }
}
