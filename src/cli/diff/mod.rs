//! `tutela diff`: what changed in meaning since a revision, and what should have been raised or translated with it.

mod report;
mod sides;

use std::path::PathBuf;

use super::{Context, Failure};
use crate::cli::sit::look;
use crate::core::locale;
use crate::core::text::{Lang, Thing};
use crate::difference::{Changed, Unraised, difference};
use crate::terminal::difference::{draw, kind};
use crate::terminal::lines::Lines;

use sides::Sides;

/// Show what changed in meaning since a revision.
///
/// Keys, options, numbers, wording, facts, exams and translations, not lines. Says
/// what should have been raised with it: the revision of an item or a case, where
/// its key changed, an option came, went or became another one, or a number or a
/// word such as "not" or "only" changed in any of its texts; the day a fact was
/// checked, where the fact changed; the version of a course, where a file it rests
/// on changed. Reworded texts are shown for a person to judge; spelling and
/// punctuation need nothing. Reads the checkout's history with the program git;
/// changes nothing.
///
/// Examples:
///   tutela diff                          what you changed since the last commit
///   tutela diff v1.2                     since the tag v1.2
///   tutela diff main...HEAD our-desk     a branch's own changes, in one course
///   tutela diff HEAD~1..HEAD --json
///   tutela diff --deny unraised          for a check before merging
///
/// Exit codes: 0 done, changed or not; 1 something is denied; 3 no git, no
/// checkout or no such revision.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// REV, the files as they are against it; REV..REV; REV...REV, from where they parted.
    #[arg(value_name = "REV[..REV]")]
    revisions: Option<String>,
    /// A library, a course folder or a bank file; else the library in use, or in this folder.
    path: Option<PathBuf>,
    /// As JSON (`tutela.diff/1`).
    #[arg(long)]
    json: bool,
    /// End with exit code 1 where this is found; may be given more than once.
    #[arg(long, value_name = "WHAT")]
    deny: Vec<Denied>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Denied {
    // A revision, a checked date or a version that should have been raised.
    Unraised,
    // A translation that was not brought along.
    Stale,
}

/// Runs the command.
///
/// # Errors
/// Something that is denied; no git, no checkout, no such revision; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let sides = Sides::read(args.revisions.as_deref(), args.path.as_deref(), context)?;
    let (old, new) = (&sides.old, &sides.new);
    let day = new.day().unwrap_or_else(|| context.today());
    let mut found = difference(&old.against(new), &new.against(old), day);
    found.retain(|changed| sides.holds(changed));
    match args.json {
        true => report::print(&sides, &found, context)?,
        false => tell(&sides, &found, context)?,
    }
    let is_denied = |denied: &Denied| found.iter().any(|changed| denied.is_in(changed));
    match args.deny.iter().any(is_denied) {
        true => Err(Failure::no()),
        false => Ok(()),
    }
}

impl Denied {
    fn is_in(self, changed: &Changed) -> bool {
        changed.changes().is_some_and(|changes| match self {
            Denied::Unraised => changes.unraised.is_some(),
            Denied::Stale => !changes.stale.is_empty(),
        })
    }
}

fn tell(sides: &Sides, found: &[Changed], context: &mut Context<'_>) -> Result<(), Failure> {
    context.say(format!("{} -> {}", sides.old.name(), sides.new.name()))?;
    for state in [&sides.old, &sides.new] {
        if let Some(said) = state.caution() {
            context.tell(said)?;
        }
    }
    context.print("")?;
    for line in draw(found, look(context)) {
        context.print(line)?;
    }
    let mut lines = Lines::new(look(context));
    if !found.is_empty() {
        context.print("")?;
    }
    for said in summary(found) {
        lines.say(&said);
    }
    for line in lines.done() {
        context.print(line)?;
    }
    Ok(())
}

// How many things of each kind differ, and which have something to raise or to translate.
fn summary(found: &[Changed]) -> Vec<String> {
    if found.is_empty() {
        return vec!["Nothing changed in meaning.".to_owned()];
    }
    let mut kinds: Vec<(Thing, usize)> = Vec::new();
    for changed in found {
        match kinds.iter_mut().find(|(thing, _)| *thing == changed.thing) {
            Some((_, count)) => *count += 1,
            None => kinds.push((changed.thing, 1)),
        }
    }
    let counted: Vec<String> = kinds
        .into_iter()
        .map(|(thing, count)| many(thing, count))
        .collect();
    let mut said = vec![format!("Changes in {}.", locale::list(&counted, Lang::EN))];
    for (denied, words) in [
        (Denied::Unraised, "To raise"),
        (Denied::Stale, "Stale translations"),
    ] {
        let with = found.iter().filter(|changed| denied.is_in(changed));
        let with: Vec<&str> = with.map(|changed| changed.id.as_str()).collect();
        if !with.is_empty() {
            said.push(format!("{words}: {}.", with.join(", ")));
        }
    }
    let versions = found.iter().any(|changed| {
        let changes = changed.changes();
        changes.is_some_and(|c| matches!(c.unraised, Some(Unraised::Version(_))))
    });
    if versions {
        said.push(
            "Once somebody sat a version of a course, its exam is refused if other content comes under the same version."
                .to_owned(),
        );
    }
    said
}

fn many(thing: Thing, count: usize) -> String {
    match (thing, count) {
        (Thing::Library, _) => "library.toml".to_owned(),
        (thing, 1) => format!("1 {}", kind(thing)),
        (thing, count) => format!("{count} {}s", kind(thing)),
    }
}
