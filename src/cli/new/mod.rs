//! `tutela new`: writes a library, a course, or a part of one, with comments, so that `check` passes at once. Overwrites
//! nothing; asks at a terminal for what no flag says.

mod bank;
mod card;
mod case;
mod course;
mod fact;
mod here;
mod item;
mod library;
mod module;
mod named;
mod set;
mod source;
mod there;
mod write;

use super::{Context, Failure};

/// Write a course, a question or a fact to start from.
///
/// With comments, and so that `tutela check` finds no error in it, and says
/// where an example is still an example. At a terminal it asks for what you
/// leave out. Nothing is overwritten.
///
/// Examples:
///   tutela new library our-courses
///   tutela new course our-desk      in the library at hand, or a new one here
///   tutela new module our-desk/signs
///   tutela new item our-desk/notice late-guest --type choice --level apply
///   tutela new case our-desk/notice night-shift --signal not-enough
///   tutela new fact line-local --kind contact --set name="Local line"
///   tutela new card our-desk night-desk
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Library(library::Args),
    Course(course::Args),
    Module(module::Args),
    Bank(bank::Args),
    Item(item::Args),
    Case(case::Args),
    Fact(fact::Args),
    Source(source::Args),
    Card(card::Args),
}

/// Runs the command.
///
/// # Errors
/// Something is there already, is not as it has to be, or cannot be written; then nothing was.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    context.host.on_interrupt("Stopped. Nothing was written.");
    match args.what {
        What::Library(args) => library::run(args, context),
        What::Course(args) => course::run(args, context),
        What::Module(args) => module::run(args, context),
        What::Bank(args) => bank::run(args, context),
        What::Item(args) => item::run(args, context),
        What::Case(args) => case::run(args, context),
        What::Fact(args) => fact::run(args, context),
        What::Source(args) => source::run(args, context),
        What::Card(args) => card::run(args, context),
    }
}
