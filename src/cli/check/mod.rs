//! `tutela check`: what is wrong in a library, a course or a bank file, each mistake where it is.

mod fix;
mod github;
mod guess;
pub mod lint;
mod report;
mod sarif;
mod watch;

use std::path::{Path, PathBuf};

use super::{Context, Failure};
use crate::core::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, Found};
use crate::source::{self, File, Reading};
use crate::terminal::diagnostic::{Ink, Placed, draw, lines, place};

/// Check a library, a course or a bank file.
///
/// Shows every mistake of every file in one run, where it stands, and what to do.
/// Of a course also errors and warnings in what it rests on: facts, sources, and
/// the library file.
///
/// Examples:
///   tutela check                         the library in this folder
///   tutela check our-desk                one course of it
///   tutela check our-desk/banks/signs.toml
///   tutela check --json --no-lint > report.json
///   tutela check --guess                 what a guesser scores on each bank
///   tutela check --fix                   mend what is certain, then check
///   tutela check --watch our-desk        again whenever a file is saved
///   tutela check --format sarif > tutela.sarif
///
/// Exit codes: 0 no error; 1 errors; 3 nothing that can be read.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// A library, a course folder or a bank file; else the library in this folder.
    path: Option<PathBuf>,
    /// As JSON (`tutela.check/1`); the same as `--format json`.
    #[arg(long)]
    json: bool,
    /// How to report.
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    format: Option<Format>,
    /// Mend what is certain in the files first; what is left is reported.
    #[arg(long)]
    fix: bool,
    /// Show what strategies that know nothing score on each bank.
    #[arg(long, conflicts_with = "no_lint")]
    guess: bool,
    /// Let these fail the check too.
    #[arg(long, value_name = "WHAT")]
    deny: Option<Denied>,
    /// Only what the program cannot run, not what an editor would say.
    #[arg(long)]
    no_lint: bool,
    /// Check again whenever a file is saved; shows what is new and what is gone.
    #[arg(long, conflicts_with_all = ["json", "format", "fix", "guess", "deny"])]
    watch: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Denied {
    Warnings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    // Version 2.1.0, for code scanning.
    Sarif,
    // Annotations of a workflow.
    Github,
}

// What was read, and which part of it was asked for.
struct Subject {
    reading: Reading,
    // The library's folder as the person wrote it, with a slash; empty for this one.
    root: String,
    // The same as a folder that can be written to.
    folder: PathBuf,
    part: String,
}

/// Runs the command.
///
/// # Errors
/// There are errors (or warnings, where they are denied), or nothing can be read.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    if args.watch {
        return watch::run(&args, context);
    }
    let today = context.now().local_date();
    let mut subject = examined(&args, today, context)?;
    if args.fix {
        subject = mended(&args, today, subject, context)?;
    }
    let placed = subject.placed(&args);
    let format = args.format.unwrap_or(match args.json {
        true => Format::Json,
        false => Format::Text,
    });
    match format {
        Format::Text => tell(&subject, &placed, context)?,
        Format::Json => report::print(&subject, &placed, args.guess, context)?,
        Format::Sarif => sarif::print(&placed, context)?,
        Format::Github => github::print(&placed, context)?,
    }
    if args.guess && format == Format::Text {
        guess::tell(&subject, context)?;
    }
    let denied = |p: &Placed<'_>| match p.diagnostic.severity {
        Severity::Error => true,
        Severity::Warning => args.deny == Some(Denied::Warnings),
        Severity::Hint => false,
    };
    match placed.iter().any(denied) {
        true => Err(Failure::no()),
        false => Ok(()),
    }
}

// The files with all certain corrections made, read again.
fn mended(
    args: &Args,
    today: jiff::civil::Date,
    mut subject: Subject,
    context: &mut Context<'_>,
) -> Result<Subject, Failure> {
    let mut mending = fix::Mending::default();
    let mut stopped = Ok(());
    for _ in 0..fix::MOST_ROUNDS {
        match mending.round(&subject, context) {
            Ok(true) => subject = examined(args, today, context)?,
            Ok(false) => break,
            Err(failure) => {
                stopped = Err(failure);
                break;
            }
        }
    }
    mending.tell(context)?;
    stopped.map(|()| subject)
}

// What was read, with what an editor says of it.
fn examined(
    args: &Args,
    today: jiff::civil::Date,
    context: &Context<'_>,
) -> Result<Subject, Failure> {
    let mut subject = read(args, context)?;
    if !args.no_lint {
        source::remark(&mut subject.reading);
        lint::add(&mut subject.reading, today);
    }
    Ok(subject)
}

fn read(args: &Args, context: &Context<'_>) -> Result<Subject, Failure> {
    let named = args.path.clone().or_else(|| context.library_folder());
    let path = named.clone().unwrap_or_else(|| PathBuf::from("."));
    let found = disk::find(&context.host.folder.join(&path)).map_err(|error| {
        let failure = context.nowhere(error, &path);
        match named {
            Some(_) => failure,
            None => failure.hint("name a library, a course folder or a bank file"),
        }
    })?;
    Ok(match found {
        Found::Bank(file) => Subject {
            reading: source::read_bank(file),
            root: slashed(path.parent().unwrap_or(Path::new(""))),
            folder: context
                .host
                .folder
                .join(path.parent().unwrap_or(Path::new(""))),
            part: String::new(),
        },
        Found::Library { root, files, part } => Subject {
            reading: source::read(files),
            root: slashed(root.strip_prefix(&context.host.folder).unwrap_or(&root)),
            folder: root,
            part,
        },
    })
}

/// Whether a file belongs to a part of a library: a course has its translations with it.
pub fn holds(part: &str, path: &str) -> bool {
    let translated = path.split_once('/').map_or("", |(_, rest)| rest);
    match part.ends_with('/') {
        true => path.starts_with(part) || translated.starts_with(part),
        false => part.is_empty() || path == part,
    }
}

fn slashed(folder: &Path) -> String {
    match folder.to_string_lossy().trim_start_matches("./") {
        "" | "." => String::new(),
        folder if folder.ends_with('/') => folder.to_owned(),
        folder => format!("{folder}/"),
    }
}

impl Subject {
    // What is said of the files that were asked for, in the order in which it is shown.
    fn placed(&self, args: &Args) -> Vec<Placed<'_>> {
        let diagnostics = self.reading.diagnostics.iter();
        let wanted =
            |d: &&Diagnostic| self.concerns(d) && (d.severity == Severity::Error || !args.no_lint);
        place(
            diagnostics.filter(wanted),
            |path| self.reading.file(path),
            |path| self.shown(path),
        )
    }

    fn holds(&self, path: &str) -> bool {
        holds(&self.part, path)
    }

    // What is said of the part; and what matters of what a course rests on: with an error there it cannot be opened, and
    // a learner would read a source that nobody has filled in.
    fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        let path = &diagnostic.at.file;
        self.holds(path) || diagnostic.severity != Severity::Hint && self.is_around(path)
    }

    // Whether a file of the library lies around the course that was asked for: it is no other course's.
    fn is_around(&self, path: &str) -> bool {
        let is_course = self.part.ends_with('/') && !self.holds(path);
        let mut files = self.reading.files.iter();
        is_course
            && !files.any(|file| {
                let course = file.path().strip_suffix("course.toml");
                course.is_some_and(|course| holds(course, path))
            })
    }

    fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    fn files(&self) -> impl Iterator<Item = &File> {
        self.reading
            .files
            .iter()
            .filter(|file| self.holds(file.path()))
    }

    fn items(&self) -> usize {
        let banks = self.reading.items.iter();
        banks
            .filter(|(path, _)| self.holds(path))
            .map(|(_, n)| n)
            .sum()
    }
}

fn tell(
    subject: &Subject,
    placed: &[Placed<'_>],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    for one in placed {
        show(one, context)?;
    }
    let summary = summary(subject, placed);
    match context.draws_tables() {
        true => context.say(summary),
        false => context.print(summary),
    }
}

fn show(one: &Placed<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let ink = match context.host.env.contains_key("NO_COLOR") {
        true => Ink::Plain,
        false => Ink::Colours,
    };
    match context.draws_tables() {
        true => context.print(format!("{}\n", draw(one, ink, context.columns()))),
        false => context.print(lines(one)),
    }
}

// How much was read, and what was found.
fn total(subject: &Subject, placed: &[Placed<'_>]) -> String {
    let count = |severity| {
        placed
            .iter()
            .filter(|p| p.diagnostic.severity == severity)
            .count()
    };
    let found: Vec<String> = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Hint, "hint"),
    ]
    .into_iter()
    .map(|(severity, word)| (count(severity), word))
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| many(count, word))
    .collect();
    let found = match found.is_empty() {
        true => "nothing wrong".to_owned(),
        false => found.join(", "),
    };
    let read = many(subject.files().count(), "file");
    let items = many(subject.items(), "item");
    format!("{read}, {items}: {found}.")
}

fn summary(subject: &Subject, placed: &[Placed<'_>]) -> String {
    let mut summary = total(subject, placed);
    if subject.reading.unjudged > 0 {
        let references = many(subject.reading.unjudged, "reference");
        summary.push_str(&format!(
            "\nNot judged, as there is no library around it: {references} to facts, sources and the like."
        ));
    }
    if placed
        .iter()
        .any(|p| p.diagnostic.severity == Severity::Error)
    {
        summary.push_str("\n`tutela explain CODE` says more about a code.");
    }
    let certain = placed.iter().filter(|p| p.diagnostic.fix.is_some()).count();
    if certain > 0 {
        let fixes = many(certain, "certain correction");
        summary.push_str(&format!("\n`tutela check --fix` makes {fixes}."));
    }
    summary
}

/// A count with its word: `1 file`, `1,200 files`.
pub fn many(count: usize, word: &str) -> String {
    let number = crate::core::locale::number(i32::try_from(count).map_or(
        crate::core::score::Decimal::ZERO,
        crate::core::score::Decimal::whole,
    ));
    let ending = if count == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}
