//! `tutela learner erase`: shows what would go and what stays, and does it once that was confirmed.

use super::{counted, known};
use crate::cli::{Context, Failure};
use crate::store::{Erasure, Learner, Store};

/// Erase somebody: first shows what goes and what stays, then asks for the handle again.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Handle or short code.
    #[arg(value_name = "HANDLE")]
    who: String,
    /// Erase without asking.
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = Store::open_existing(&context.store_url()?)?;
    let learner = known(&store, &args.who)?;
    say(&learner, &store.erasure(learner.id)?, context)?;
    if !args.yes && !confirmed(&learner, context)? {
        context.print("Nothing was erased.")?;
        return context.tell(format!(
            "To erase: tutela learner erase {} --yes",
            learner.called()
        ));
    }
    store.erase(learner.id, context.now())?;
    context.print(format!(
        "Erased. The code {} is not given again.",
        learner.code
    ))
}

fn say(learner: &Learner, goes: &Erasure, context: &mut Context<'_>) -> Result<(), Failure> {
    context.print(format!("{} (code {})", learner.name, learner.code))?;
    context.print("Goes:")?;
    context.print("  name, handle, and all else that is kept about the person")?;
    let answers = counted(goes.attempts, "attempt");
    match (goes.attempts, goes.open) {
        (0, _) => {}
        (_, 0) => context.print(format!("  the answers of {answers}"))?,
        (_, open) => context.print(format!(
            "  the answers of {answers}; {open} open, and closed by this"
        ))?,
    }
    for (count, what) in [
        (goes.certificates, "certificate"),
        (goes.attestations, "attestation"),
        (goes.reasons, "reason of a decision"),
    ] {
        if count > 0 {
            context.print(format!("  {}", counted(count, what)))?;
        }
    }
    context.print("Stays:")?;
    context.print("  the code, a random id, dates, courses, which questions were shown")?;
    context.print("  the digests that chain the records")?;
    context.print("Out of reach:")?;
    context.print("  backups, exports, certificates that were handed out")?;
    context.print("")
}

fn confirmed(learner: &Learner, context: &mut Context<'_>) -> Result<bool, Failure> {
    if !context.can_ask() {
        return Ok(false);
    }
    let called = learner.called();
    let prompt = format!("This cannot be undone. Type {called} to erase, Enter to stop:");
    let typed = context.ask(&prompt)?;
    Ok(typed.is_some_and(|typed| typed.eq_ignore_ascii_case(called)))
}
