//! `tutela standard`: a cut score set by a panel. Its judging sheet, and what came back.

mod read;
mod said;
mod sheet;

use super::{Context, Failure};
use crate::analysis::exam::Exam;
use crate::analysis::learner::Assumptions;
use crate::core::content::{Course, Library};

/// Set a cut score with a panel of judges (modified Angoff).
///
/// Ask five or more people who know the work. Each fills in a sheet: of 100
/// people who are just good enough to pass, how many get this item right?
/// (Where parts earn points: which percentage of its points do they earn?)
/// After a first round the judges talk about the items they disagree on, and
/// may judge again.
///
/// Examples:
///   tutela standard sheet lodging --judge Ana > ana-1.csv
///   tutela standard read lodging *-1.csv *-2.csv
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Sheet(sheet::Args),
    Read(read::Args),
}

/// Runs the command.
///
/// # Errors
/// Those of its parts.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    match args.command {
        Command::Sheet(args) => sheet::run(args, context),
        Command::Read(args) => read::run(args, context),
    }
}

fn exam<'l>(
    library: &'l Library,
    course: &'l Course,
    assumed: &Assumptions,
) -> Result<Exam<'l>, Failure> {
    Exam::of(library, course, assumed)
        .ok_or_else(|| Failure::refused(format!("course `{}` has no exam", course.id)))
}
