//! `tutela standard read`: what a panel judged, the cut score that follows, and what it would mean.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;

use super::super::simulate::{Assumed, short};
use super::super::{Context, Failure};
use super::said::{Panel, say};
use crate::analysis::angoff::{self, Judged};
use crate::analysis::exam::Exam;
use crate::core::id::CourseId;
use crate::sheet::{self, Judgement, Wanted};

/// Read filled-in sheets; say which cut score follows, and what it would mean.
///
/// Every bad row is said at its line, and then nothing is worked out: a cut
/// score from half a panel is nobody's.
///
/// Examples:
///   tutela standard read lodging ana-1.csv bo-1.csv cy-1.csv
///   tutela standard read lodging sheets/*.csv --json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The course.
    course: CourseId,
    /// The sheets.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    assumed: Assumed,
    /// As JSON (`tutela.standard/1`).
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// A file that cannot be read, bad rows, a judge who left items out; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let course = context.course(&library, Some(&args.course))?;
    let assumed = args.assumed.given();
    let exam = super::exam(&library, course, &assumed)?;
    let judgements = read(&args.files, &exam, course.id.as_str(), context)?;
    let weights = angoff::weights(&exam).map_err(short)?;
    let mut rounds = Vec::new();
    for (number, judged) in by_round(&judgements, &exam) {
        rounds.push(angoff::round(&exam, &weights, number, &judged));
    }
    let last = rounds
        .last()
        .ok_or_else(|| Failure::refused("nobody has judged anything"))?;
    let panel = Panel {
        schema: "tutela.standard/1",
        course: course.id.to_string(),
        version: course.version.clone(),
        effects: angoff::effects(&exam, &assumed.ability, last).map_err(short)?,
        judges: who(&judgements),
        remarks: too_few(last.judges.len()).into_iter().collect(),
        cut_score: angoff::cut_score(last).map(|cut| format!("{cut} %")),
        set_by: set_by(&judgements, last, &course.version),
        rounds,
    };
    match args.json {
        true => context.print_json(&panel),
        false => say(&panel, context),
    }
}

// Everything that was judged, or every bad row of every file.
fn read(
    files: &[PathBuf],
    exam: &Exam<'_>,
    course: &str,
    context: &mut Context<'_>,
) -> Result<Vec<Judgement>, Failure> {
    let items: Vec<(&str, u32)> = exam
        .items
        .iter()
        .map(|item| (item.item.id.as_str(), item.item.revision))
        .collect();
    let wanted = Wanted {
        course,
        items: &items,
    };
    let (mut all, mut bad) = (Vec::new(), 0);
    let mut known: BTreeMap<(String, u8, usize), String> = BTreeMap::new();
    for file in files {
        let path = context.host.folder.join(file);
        let bytes = crate::disk::bytes(&path).map_err(Failure::world)?;
        let (found, wrong) = sheet::read(&bytes, &wanted);
        let mut lines: Vec<(u64, String)> = wrong
            .into_iter()
            .map(|bad| (bad.line, bad.message))
            .collect();
        for one in found {
            let place = format!("{}:{}", file.display(), one.line);
            let key = (one.judge.clone(), one.round, one.item);
            match known.insert(key, place) {
                Some(first) => lines.push((
                    one.line,
                    format!(
                        "{} judged `{}` in round {} before, at {first}",
                        one.judge, items[one.item].0, one.round
                    ),
                )),
                None => all.push(one),
            }
        }
        lines.sort();
        bad += lines.len();
        for (line, message) in lines {
            context.print(format!("{}:{line}: {message}", file.display()))?;
        }
    }
    // Who left something out cannot be counted beside who did not. With bad rows it is no finding yet.
    if bad == 0 {
        for ((judge, round), missing) in left_out(&all, &items) {
            bad += 1;
            context.say(format!(
                "{judge} left out {} of {} items in round {round}: {}",
                missing.len(),
                items.len(),
                missing.join(", ")
            ))?;
        }
    }
    match bad {
        0 => Ok(all),
        1 => Err(Failure::refused(
            "1 thing to mend in the sheets; nothing was worked out",
        )),
        many => Err(Failure::refused(format!(
            "{many} things to mend in the sheets; nothing was worked out"
        ))),
    }
}

fn left_out<'i>(
    all: &[Judgement],
    items: &[(&'i str, u32)],
) -> BTreeMap<(String, u8), Vec<&'i str>> {
    let mut done: BTreeMap<(String, u8), BTreeSet<usize>> = BTreeMap::new();
    for one in all {
        let key = (one.judge.clone(), one.round);
        done.entry(key).or_default().insert(one.item);
    }
    let missing = done.into_iter().map(|(who, done)| {
        let open = items
            .iter()
            .enumerate()
            .filter(|(at, _)| !done.contains(at));
        (who, open.map(|(_, (id, _))| *id).collect::<Vec<_>>())
    });
    missing.filter(|(_, open)| !open.is_empty()).collect()
}

fn by_round(all: &[Judgement], exam: &Exam<'_>) -> BTreeMap<u8, Vec<Judged>> {
    let mut rounds: BTreeMap<u8, BTreeMap<&str, Judged>> = BTreeMap::new();
    for one in all {
        let judges = rounds.entry(one.round).or_default();
        let judged = judges
            .entry(&one.judge)
            .or_insert_with(|| Judged::of(&one.judge, exam));
        judged.say(one.item, one.percent);
    }
    let rounds = rounds.into_iter();
    rounds
        .map(|(round, judges)| (round, judges.into_values().collect()))
        .collect()
}

// Who judged, in which round, and on which days.
fn who(all: &[Judgement]) -> Vec<(String, u8, Date, Date)> {
    let mut days: BTreeMap<(u8, &str), (Date, Date)> = BTreeMap::new();
    for one in all {
        let known = days
            .entry((one.round, &one.judge))
            .or_insert((one.date, one.date));
        *known = (known.0.min(one.date), known.1.max(one.date));
    }
    let days = days.into_iter();
    days.map(|((round, judge), (from, to))| (judge.to_owned(), round, from, to))
        .collect()
}

/// A panel of fewer rests on whoever happened to be asked.
const PANEL: usize = 5;

fn too_few(judges: usize) -> Option<String> {
    let who = match judges {
        PANEL.. => return None,
        1 => "One judge is no panel.".to_owned(),
        _ => format!("{judges} judges are few for a panel."),
    };
    Some(format!(
        "{who} Ask {PANEL} or more who know the work: with fewer, the cut score turns on who was asked."
    ))
}

// What stands in every form that is judged by it. No names: it is shown to whoever sits the exam.
fn set_by(all: &[Judgement], last: &angoff::Round, version: &str) -> String {
    let judges = last.judges.len();
    let rounds: BTreeSet<u8> = all.iter().map(|one| one.round).collect();
    let days = all.iter().map(|one| one.date);
    let (from, to) = (days.clone().min(), days.max());
    let when = match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (_, _) => String::new(),
    };
    let count = |n: usize, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    let error = match last.error.0 {
        Ok(_) => format!("standard error {}; ", last.error.tenths()),
        Err(_) => String::new(),
    };
    format!(
        "modified Angoff, {}, {}, {when}; {error}judged on version {version}",
        count(judges, "judge"),
        count(rounds.len(), "round"),
    )
}
