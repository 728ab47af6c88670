//! `tutela facts update`: a fact was looked up again. Shows what changes where, and writes it once that was confirmed.

mod ask;
mod asked;
mod report;
mod said;

use std::path::PathBuf;

use jiff::civil::Date;

use super::{Context, Failure};
use crate::cli::Kind;
use crate::cli::check::{lint, many};
use crate::cli::rewrite::{self, Rewrite};
use crate::core::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Found};
use crate::edition::{self, Plan, Refused};
use crate::source::{self, Code, Reading, word};

/// Write down that a fact was looked up again: it stands, or has a new edition.
///
/// A new edition is a figure of a later report, a number to call that changed, or a
/// law or a rule of your own house that reads otherwise now; --period says since
/// when. It is a new fact that supersedes the old one. Every text and key that
/// names the old fact then names the new one. The revision of an item is raised
/// where its key or its question reads otherwise; not where only the reason, a
/// feedback or a source does. All of that is shown first, and written once you say
/// so: every file, or none. At a terminal what no flag says is asked.
///
/// Examples:
///   tutela facts update hotline-us --unchanged
///   tutela facts update rate-2022
///   tutela facts update rate-2022 --value 41 --period 2024 --source report-2026 \
///     --locator "table 3" --confidence read --dry-run
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The fact.
    #[arg(value_name = "ID")]
    id: String,
    /// It was looked up, and its source says the same.
    #[arg(long)]
    unchanged: bool,
    /// The day it was looked up; else today.
    #[arg(long, value_name = "DATE")]
    checked: Option<Date>,
    /// When it must be checked again; else by the library's interval for its kind.
    #[arg(long, value_name = "DATE")]
    review_by: Option<Date>,
    /// How sure the library is of it now.
    #[arg(long, value_name = "WORD", value_parser = clap::builder::PossibleValuesParser::new(word::CONFIDENCES))]
    confidence: Option<String>,
    /// Who looked it up.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Give courses whose content changes a new version too.
    #[arg(long)]
    raise_versions: bool,
    /// Show what would change, and write nothing.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Write without asking.
    #[arg(long)]
    yes: bool,
    /// As JSON (`tutela.fact-update/1`).
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    new: New,
}

/// What a new edition says otherwise; `-` takes a field out.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "A new edition")]
#[group(conflicts_with = "unchanged")]
struct New {
    /// Its id; else the old one with its year made new.
    #[arg(long = "id", value_name = "NEW-ID")]
    new_id: Option<String>,
    /// The figure, the number to call, the section or the rule as it stands now.
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    value: Option<String>,
    /// A unit of the library.
    #[arg(long, value_name = "UNIT", allow_hyphen_values = true)]
    unit: Option<String>,
    /// The period of the data, never of the publication; of a law or rule, since when.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    period: Option<String>,
    /// How it is known.
    #[arg(long, value_name = "WORD", allow_hyphen_values = true)]
    measure: Option<String>,
    /// Where it holds.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    place: Option<String>,
    /// Of whom.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    population: Option<String>,
    /// What it counts.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    counts: Option<String>,
    /// What it is called.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    name: Option<String>,
    /// When somebody answers.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    hours: Option<String>,
    /// A number for text messages.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text_number: Option<String>,
    /// How the period is known.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    period_note: Option<String>,
    /// What not to make of it.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    caution: Option<String>,
    /// Where it stands written: a source of the library, or a new one.
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Page, table or section.
    #[arg(long, value_name = "TEXT")]
    locator: Option<String>,
    /// Of a new source: who published it.
    #[arg(long, value_name = "TEXT", requires = "source")]
    publisher: Option<String>,
    /// Of a new source: its title.
    #[arg(long, value_name = "TEXT", requires = "source")]
    title: Option<String>,
    /// Of a new source: when (`2026-12`).
    #[arg(long, value_name = "TEXT", requires = "source")]
    published: Option<String>,
    /// Of a new source: where.
    #[arg(long, value_name = "URL", requires = "source")]
    url: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// No folder to write to, no such fact, a library with errors; what was given cannot be; nobody confirmed; a file
/// cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let today = context.now().local_date();
    let (folder, mut before) = library(context)?;
    let fact = edition::updatable(&before, &args.id).map_err(|why| refused(why, context))?;
    let update = ask::update(&args, fact, &before.library, today, context)?;
    let mut plan = match edition::plan(&before, &update, today) {
        Ok(plan) => plan,
        Err(Refused::Nothing(id)) if args.unchanged => {
            return context.print(format!(
                "Fact {id} was checked on {} already. Nothing to write.",
                update.checked
            ));
        }
        Err(why) => return Err(refused(why, context)),
    };
    let remarks = remarks(&mut before, &mut plan, today);
    if !args.json {
        let said = said::say(&before, &update, &plan, &remarks, context);
        // Whoever said yes beforehand need not read to the end (`| head`).
        match said {
            Err(failure) if failure.kind == Kind::Unread && args.yes => {}
            said => said?,
        }
    }
    let write = !args.dry_run && (args.yes || confirmed(&plan, context)?);
    if write {
        let paths: Vec<PathBuf> = plan.files.iter().map(|f| folder.join(&f.path)).collect();
        let files = plan.files.iter().zip(paths).map(|(file, path)| Rewrite {
            path,
            read: before.file(&file.path).map_or("", |file| file.text()),
            text: &file.text,
        });
        rewrite::all(&files.collect::<Vec<_>>(), context.host)?;
    }
    if args.json {
        context.print_json(&report::report(&before, &update, &plan, &remarks, write))?;
    }
    ended(&args, &plan, write, context)
}

fn ended(
    args: &Args,
    plan: &Plan,
    written: bool,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    match (written, args.dry_run, context.can_ask()) {
        (true, _, _) => {
            let files = many(plan.files.len(), "file");
            context.tell(format!(
                "Written: {files}. `tutela check` looks at all of it."
            ))
        }
        (false, true, _) => context.tell("Nothing was written."),
        (false, false, true) => context.tell("Nothing was written."),
        (false, false, false) => Err(Failure::usage(
            "nobody can be asked here whether to write this",
        )
        .hint("give --yes to write, or --dry-run to look only")),
    }
}

// The folder of the library, and what was read from it.
fn library(context: &Context<'_>) -> Result<(PathBuf, Reading), Failure> {
    let Some(folder) = context.library_folder() else {
        return Err(
            Failure::usage("the library inside the program cannot be changed")
                .hint("--library DIR names the folder of yours"),
        );
    };
    let found = disk::find(&context.host.folder.join(&folder)).map_err(|error| {
        Failure::world(error).hint("--library DIR names a folder that holds library.toml")
    })?;
    match found {
        Found::Library { root, files, .. } => Ok((root, source::read(files))),
        Found::Bank(file) => Err(Failure::usage(format!(
            "{} is one file, and no library",
            file.path
        ))
        .hint("--library DIR names a folder that holds library.toml")),
    }
}

fn refused(why: Refused, context: &Context<'_>) -> Failure {
    let folder = context.library_folder().unwrap_or_default();
    match &why {
        Refused::Errors(_) => Failure::world(&why).hint(format!(
            "`tutela check {}` shows them; mend them first",
            folder.display()
        )),
        Refused::Unknown { near, .. } => {
            let hint = near
                .clone()
                .unwrap_or_else(|| "`tutela facts` lists them".to_owned());
            Failure::usage(&why).hint(hint)
        }
        Refused::Superseded { by, .. } => {
            Failure::usage(&why).hint(format!("update that one: tutela facts update {by}"))
        }
        Refused::Future(_) => Failure::usage(&why).hint("--checked is the day it was looked up"),
        Refused::Earlier { .. } => {
            Failure::usage(&why).hint("--checked is a later day; nothing to do otherwise")
        }
        Refused::Nothing(_) => {
            Failure::usage(&why).hint("where it stands as it was, give --unchanged")
        }
        Refused::Breaks(errors) => {
            const SHOWN: usize = 5;
            let lines = errors.iter().take(SHOWN);
            lines.fold(Failure::usage(&why), |failure, d| {
                failure.hint(format!("{}: {} ({})", d.at.file, d.message, d.code))
            })
        }
    }
}

// What an editor would say of the library afterwards and does not say of it now, stale translations aside: they are
// told by themselves.
fn remarks(before: &mut Reading, plan: &mut Plan, today: Date) -> Vec<Diagnostic> {
    lint::add(before, today);
    lint::add(&mut plan.after, today);
    edition::newly(before, &plan.after, |d| {
        d.severity != Severity::Error && d.code != Code::Stale.name()
    })
}

fn confirmed(plan: &Plan, context: &mut Context<'_>) -> Result<bool, Failure> {
    if !context.can_ask() {
        return Ok(false);
    }
    let files = many(plan.files.len(), "file");
    let prompt = format!("Write {files}? y to write, Enter to stop:");
    loop {
        let typed = context.ask(&prompt)?.unwrap_or_default();
        if !asked::is_help(&typed) {
            return Ok(["y", "yes"].contains(&typed.to_lowercase().as_str()));
        }
        context.tell(asked::WRITE)?;
    }
}
