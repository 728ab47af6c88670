//! `tutela erratum withdraw`: an erratum was a mistake. Shows what ends with it, and records that once it was confirmed.

use std::collections::{BTreeMap, BTreeSet};

use super::about::{About, short_id};
use super::effect::{self, Effect};
use super::{ask, find, list, notice, open, override_by, reason, report};
use crate::cli::learner::counted;
use crate::cli::{Context, Failure};
use crate::core::session::erratum::{
    Change, Erratum, Withdrawal, Withdrawn, WithdrawnSchema, newest,
};
use crate::core::text::Lang;
use crate::store::{ErratumError, LearnerId, Name, NewErratum, Store};

/// Withdraw an erratum that was a mistake; first shows what ends with it.
///
/// Examples:
///   tutela erratum withdraw 5f0c1a2b --reason "The key was right" --by "Ines Ruiz"
///          --dry-run
///
/// Nothing on record is changed: that it was withdrawn stands beside it. Exams are
/// scored as if it had never been. A pass that only it made stands all the same,
/// as it was scored, unless --override NAME says who answers for taking it back.
/// A certificate made meanwhile stays, with a note beside it; whether it is to be
/// withdrawn is for you to decide: tutela certificate revoke ID.
/// Whoever read the first notice reads at their next start that it was withdrawn;
/// whoever did not is told nothing.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Its id, the beginning of it, or `latest`.
    #[arg(value_name = "ID|latest")]
    id: String,
    /// Why; kept in the register. Name no learner here.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: Option<String>,
    /// Who decides; kept in the register.
    #[arg(long, value_name = "NAME")]
    by: Option<Name>,
    /// What those who were told of it read.
    #[arg(long, value_name = "TEXT", value_parser = notice)]
    notice_en: Option<String>,
    /// The same in Spanish.
    #[arg(long, value_name = "TEXT", value_parser = notice)]
    notice_es: Option<String>,
    /// Let passes that it made become fails again; who answers for that.
    #[arg(long = "override", value_name = "NAME", value_parser = override_by)]
    lowered_by: Option<Name>,
    /// Only show what would change.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Record it without asking.
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(args: Args, context: &mut Context<'_>, store: &mut Store) -> Result<(), Failure> {
    let flags = [
        (ask::REASON, args.reason.is_some()),
        (ask::BY, args.by.is_some()),
    ];
    ask::all_there(&flags, context)?;
    let (at, errata) = find(store, &args.id)?;
    let erratum = &errata[at];
    if let Some(end) = &erratum.withdrawn {
        return Err(Failure::refused(format!(
            "erratum {} was withdrawn on {}",
            short_id(erratum),
            end.at.local_date()
        ))
        .hint("to decide about the item anew: `tutela erratum open ITEM`"));
    }
    let notices = [(Lang::EN, args.notice_en), (Lang::ES, args.notice_es)];
    let notices = notices
        .into_iter()
        .filter_map(|(lang, text)| Some((lang, text?)));
    let reason = ask::why(args.reason, context)?;
    let by = ask::who(args.by, context)?;
    let said = Withdrawn {
        schema: WithdrawnSchema::V1,
        erratum: erratum.said.id,
        reason,
        by: by.as_str().to_owned(),
        lowered_by: args.lowered_by.map(|name| name.as_str().to_owned()),
        notices: notices.collect::<BTreeMap<Lang, String>>(),
    };
    let about = About::of(store, erratum.said.wrong.clone())?;
    let now = context.now();
    let mut without = errata.clone();
    without[at].withdrawn = Some(Withdrawal {
        entry: newest(&errata) + 1,
        at: now,
        said: said.clone(),
    });
    let effect = effect::between(&about, &errata, &without);
    say(&about, erratum, &said, &effect, store, context)?;
    if args.dry_run {
        return context.print("Nothing was recorded.");
    }
    let prompt = format!(
        "This stays on record. Type {} to withdraw the erratum, Enter to stop:",
        about.wrong.item
    );
    if !args.yes && !open::confirmed(&about, &prompt, context)? {
        context.print("Nothing was recorded.")?;
        return context.tell("To record it: the same command with --yes");
    }
    let body = serde_json::to_string(&said).map_err(|why| Failure::world(why.to_string()))?;
    let recorded = store.withdraw_erratum(&NewErratum {
        at: now,
        salt: context.host.random()?,
        about: &format!("{} {}", about.wrong.item, about.wrong.revision),
        body: &body,
        after: newest(&errata),
    });
    recorded.map_err(|why| match why {
        ErratumError::Moved => Failure::refused(why).hint("run the command again"),
        ErratumError::Store(error) => error.into(),
    })?;
    context.say(format!("Withdrawn: erratum {}.", said.erratum))?;
    open::unfit(&about, &effect, store, context)?;
    context.say(format!(
        "For a mail merge: tutela erratum notices {} --csv",
        short_id(erratum)
    ))
}

fn say(
    about: &About,
    erratum: &Erratum,
    said: &Withdrawn,
    effect: &Effect<'_>,
    store: &Store,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    context.say(about.heading())?;
    context.say(format!(
        "Erratum {} of {}: {}.",
        short_id(erratum),
        erratum.at.local_date(),
        list::choice(&erratum.said.choice)
    ))?;
    context.print("")?;
    open::changes(about, effect, said.lowered_by.as_deref(), context)?;
    if effect.contains_key(&Change::Kept) {
        context.say("To let such a pass become a fail again: --override NAME")?;
    }
    report::others(about, context)?;
    let mut made = Vec::new();
    for (attempt, _) in about.exams() {
        for kept in store.certificates_of(attempt.id)? {
            let counted = store.entry_of(&kept.register_head)?.unwrap_or(0);
            if counted >= erratum.entry && kept.superseded_by.is_none() && !kept.revoked {
                made.push(format!("  {} ({})", kept.id, about.called(attempt)));
            }
        }
    }
    if !made.is_empty() {
        context.say(format!(
            "Certificates made while it was in force: {}. They stay as they are, with a note beside them; to withdraw one: tutela certificate revoke ID",
            made.len()
        ))?;
        for line in made {
            context.say(line)?;
        }
    }
    match told(about, erratum, store)? {
        0 => {
            context
                .say("Nobody has read the first notice; nobody is told that it was withdrawn.")?;
            return context.print("");
        }
        count => context.say(format!(
            "Told at their next start: {} who may have read the first notice.",
            counted(count, "learner")
        ))?,
    }
    for lang in [Lang::EN, Lang::ES] {
        context.say(open::notice_line(lang, &said.notices))?;
    }
    context.print("")
}

// Those who met it and were told of errata since; who only practised is counted and named nowhere.
fn told(about: &About, erratum: &Erratum, store: &Store) -> Result<u32, Failure> {
    let met: BTreeSet<LearnerId> = about
        .met
        .sat
        .iter()
        .filter_map(|(attempt, _)| attempt.learner)
        .collect();
    let mut count = 0;
    for learner in met {
        let told = store.told(learner)?;
        count += u32::from(told.is_some_and(|(up_to, _)| up_to >= erratum.entry));
    }
    Ok(count)
}
