//! `tutela learner`: add, list, change or erase learners.

mod erase;
mod list;
mod set;

use clap::Subcommand;

use super::{Context, Failure};
use crate::store::{Handle, Learner, LearnerId, Name, NewLearner, Store};
use crate::words::Value;

/// Add, list, change or erase learners.
///
/// Examples:
///   tutela learner add "Dana Reyes Ochoa"
///   tutela learner list
///   tutela learner set m3 --identity-confirmed-by "Ines Ruiz"
///   tutela learner forget-practice m3
///   tutela learner erase m3
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add somebody. Namesakes are told apart by a short code.
    Add {
        /// The name, as it should stand on the certificate.
        name: Name,
        /// What to call them by on the command line, such as a staff number.
        #[arg(long, value_name = "HANDLE")]
        id: Option<Handle>,
    },
    /// List everybody.
    List(list::Args),
    /// Change what is kept about somebody; an empty text takes it away.
    Set(set::Args),
    /// Erase somebody: first shows what goes and what stays, then asks for the handle again.
    Erase(erase::Args),
    /// Forget somebody's practice: answers and questions. Exams and lessons stay.
    ForgetPractice {
        /// Handle or short code.
        #[arg(value_name = "HANDLE")]
        who: String,
    },
}

/// Runs the command.
///
/// # Errors
/// No such learner, a handle that is taken, records that cannot be used.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    match args.command {
        Command::Add { name, id } => add(name, id, context),
        Command::List(args) => list::run(args, context),
        Command::Set(args) => set::run(args, context),
        Command::Erase(args) => erase::run(args, context),
        Command::ForgetPractice { who } => forget_practice(&who, context),
    }
}

fn add(name: Name, handle: Option<Handle>, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = context.store()?;
    let namesakes: Vec<Learner> = store
        .learners()?
        .into_iter()
        .filter(|learner| learner.name == name)
        .collect();
    let learner = store.add_learner(NewLearner {
        id: LearnerId::from_random(context.host.random()?),
        name,
        handle,
        language: context.common.lang,
        at: context.now(),
    })?;
    let words = context.words();
    context.print(words.say("learner-added", &called(&learner)))?;
    for namesake in namesakes {
        context.tell(words.say("learner-namesake", &called(&namesake)))?;
    }
    let handle = learner.handle.as_ref().map(|handle| handle.as_str());
    let who = handle.unwrap_or(learner.code.as_str());
    context.tell(words.say("learner-added-next", &[("who", who.into())]))?;
    Ok(())
}

fn forget_practice(who: &str, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = Store::open_existing(&context.store_url()?)?;
    let learner = known(&store, who)?;
    let forgotten = store.forget_practice(learner.id, context.now())?;
    let values = [
        ("name", learner.name.as_str().into()),
        ("count", forgotten.attempts.into()),
    ];
    context.print(context.words().say("practice-forgotten", &values))
}

fn called(learner: &Learner) -> [Value<'_>; 2] {
    [
        ("name", learner.name.as_str().into()),
        ("code", learner.code.as_str().into()),
    ]
}

/// The learner of that handle, code or id.
///
/// # Errors
/// There is none, or the records cannot be read.
pub(super) fn known(store: &Store, who: &str) -> Result<Learner, Failure> {
    store.find_learner(who)?.ok_or_else(|| {
        Failure::usage(format!("there is no learner `{who}`"))
            .hint("`tutela learner list` shows everybody with handle and code")
    })
}

/// `1 attempt`, `2 attempts`.
pub(super) fn counted(count: u32, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}
