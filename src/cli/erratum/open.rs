//! `tutela erratum open`: shows what a choice changes, and records it once that was confirmed.

use std::collections::BTreeMap;

use super::about::{About, named, short_id};
use super::effect::{self, Effect};
use super::{Which, accept, ask, notice, override_by, pool, reason, report};
use crate::cli::learner::counted;
use crate::cli::{Context, Failure};
use crate::core::session::erratum::{Change, Choice, Said, Schema, newest};
use crate::core::text::Lang;
use crate::sitting;
use crate::store::{ErratumError, LearnerId, Name, NewErratum, Store};

/// Decide about an item that was wrong; first shows what that changes.
///
/// Examples:
///   tutela erratum open hotel-rates --drop --reason "Figure withdrawn"
///          --by "Ines Ruiz" --dry-run
///   tutela erratum open hotel-rates --accept under-5 --reason "Both are right"
///          --by "Ines Ruiz" --notice-en "Under 5 is right as well." --yes
///
/// An answer is written by the ids that stand in the item's bank, since every
/// learner was shown another order:
///   one option            --accept under-5
///   several options       --accept contacts,crimes
///   a number              --accept 27.6     with a tolerance --accept 27.6+-0.5
///   words                 --accept "identity card"
///   an order              --accept listen,note,report   (every thing, once)
///   a pair, a gap         --accept LEFT=RIGHT           --accept GAP=VALUE
/// `tutela erratum report ITEM` shows what was given, written so. At a terminal
/// what no flag says is asked.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    override_usage = "tutela erratum open [OPTIONS] --reason <TEXT> --by <NAME>\n       \
        <--accept <ANSWER>|--drop|--no-change> <ITEM>"
)]
pub struct Args {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    choice: Chosen,
    /// Why; kept in the register. Name no learner here.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: Option<String>,
    /// Who decides; kept in the register.
    #[arg(long, value_name = "NAME")]
    by: Option<Name>,
    /// What those concerned read: what was wrong, what is right.
    #[arg(long, value_name = "TEXT", value_parser = notice)]
    notice_en: Option<String>,
    /// The same in Spanish.
    #[arg(long, value_name = "TEXT", value_parser = notice)]
    notice_es: Option<String>,
    /// Let passes become fails where the new score says so; who answers for that.
    #[arg(long = "override", value_name = "NAME", value_parser = override_by, conflicts_with = "no_change")]
    lowered_by: Option<Name>,
    /// Only show what would change.
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Record it without asking.
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, clap::Args)]
#[group(multiple = false)]
struct Chosen {
    /// This answer counts as right as well (may be repeated).
    #[arg(long, value_name = "ANSWER")]
    accept: Vec<String>,
    /// The item counts no longer: exams are scored without it.
    #[arg(long)]
    drop: bool,
    /// No score changes; those concerned are told.
    #[arg(long)]
    no_change: bool,
}

pub(super) fn run(args: Args, context: &mut Context<'_>, store: &mut Store) -> Result<(), Failure> {
    let flags = [
        (ask::CHOICE, args.choice.is_given()),
        (ask::REASON, args.reason.is_some()),
        (ask::BY, args.by.is_some()),
    ];
    ask::all_there(&flags, context)?;
    let about = About::find(context, store, args.which)?;
    if about.met.sat.is_empty() {
        return Err(Failure::refused(format!(
            "nobody who is in these records met {}",
            named(&about.wrong)
        ))
        .hint("there is nobody to tell and nothing to score; change it in its bank"));
    }
    if flags.iter().any(|(_, is_there)| !is_there) {
        context.tell(about.heading())?;
    }
    let choice = match args.choice.is_given() {
        true => args.choice.read(&about)?,
        false => ask::choice(&about, context)?,
    };
    if choice == Choice::NoChange && args.lowered_by.is_some() {
        return Err(Failure::usage(
            "--override has nothing to let through where no score changes",
        ));
    }
    let reason = ask::why(args.reason, context)?;
    let by = ask::who(args.by, context)?;
    let notices = [(Lang::EN, args.notice_en), (Lang::ES, args.notice_es)];
    let notices = notices
        .into_iter()
        .filter_map(|(lang, text)| Some((lang, text?)));
    let said = Said {
        schema: Schema::V1,
        id: uuid::Builder::from_random_bytes(context.host.random()?).into_uuid(),
        wrong: about.wrong.clone(),
        choice,
        reason,
        by: by.as_str().to_owned(),
        lowered_by: args.lowered_by.map(|name| name.as_str().to_owned()),
        notices: notices.collect::<BTreeMap<Lang, String>>(),
    };
    allowed(&about, &said)?;
    let at = context.now();
    let effect = effect::of(&about, &said, at);
    say(&about, &said, &effect, store, context)?;
    if args.dry_run {
        return context.print("Nothing was recorded.");
    }
    let prompt = format!(
        "This stays on record. Type {} to record it, Enter to stop:",
        about.wrong.item
    );
    if !args.yes && !confirmed(&about, &prompt, context)? {
        context.print("Nothing was recorded.")?;
        return context.tell("To record it: the same command with --yes");
    }
    let body = serde_json::to_string(&said).map_err(|why| Failure::world(why.to_string()))?;
    let recorded = store.record_erratum(&NewErratum {
        at,
        salt: context.host.random()?,
        about: &format!("{} {}", said.wrong.item, said.wrong.revision),
        body: &body,
        after: newest(&about.errata),
    });
    recorded.map_err(|why| match why {
        ErratumError::Moved => Failure::refused(why).hint("run the command again"),
        ErratumError::Store(error) => error.into(),
    })?;
    context.say(format!("Recorded: erratum {}.", said.id))?;
    after(&about, &said.choice, &effect, store, context)
}

impl Chosen {
    fn is_given(&self) -> bool {
        self.drop || self.no_change || !self.accept.is_empty()
    }

    fn read(&self, about: &About) -> Result<Choice, Failure> {
        if self.drop {
            return Ok(Choice::Drop);
        }
        if self.no_change {
            return Ok(Choice::NoChange);
        }
        let tasks = about.tasks();
        let mut accepted = Vec::new();
        for typed in &self.accept {
            let one = accept::read(typed, &tasks).map_err(|why| {
                Failure::usage(format!("--accept {typed}: {why}")).hint(format!(
                    "`tutela erratum report {}` shows what was given; --drop takes the item out of the score",
                    about.wrong.item
                ))
            })?;
            if !accepted.contains(&one) {
                accepted.push(one);
            }
        }
        Ok(Choice::Accept(accepted))
    }
}

// Whether it says something that is not in force already.
fn allowed(about: &About, said: &Said) -> Result<(), Failure> {
    if let Some(same) = about.errata.iter().find(|one| one.repeats(said)) {
        let failure = Failure::refused(format!(
            "erratum {} of {} says that already; it is in force",
            short_id(same),
            same.at.local_date()
        ));
        return Err(match said.choice {
            Choice::NoChange => failure,
            Choice::Drop | Choice::Accept(_) => {
                failure.hint("to tell people more, use --no-change with another notice")
            }
        });
    }
    let dropped = about
        .errata
        .iter()
        .find(|one| one.drops_all_of(&said.wrong));
    match (&said.choice, dropped) {
        (Choice::Accept(_) | Choice::Drop, Some(dropped)) => Err(Failure::refused(format!(
            "erratum {} took it out of every score; nothing given to it counts any more",
            short_id(dropped)
        ))),
        (Choice::Accept(_) | Choice::Drop | Choice::NoChange, _) => Ok(()),
    }
}

fn say(
    about: &About,
    said: &Said,
    effect: &Effect<'_>,
    store: &Store,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    context.say(about.heading())?;
    context.say(format!("Choice: {}.", super::list::choice(&said.choice)))?;
    context.print("")?;
    changes(about, effect, said.lowered_by.as_deref(), context)?;
    report::others(about, context)?;
    let certificates = about
        .exams()
        .map(|(attempt, _)| store.certificates_of(attempt.id));
    let certificates: Result<Vec<_>, _> = certificates.collect();
    let annotated = certificates?.iter().filter(|all| !all.is_empty()).count();
    if annotated > 0 {
        context.say(format!(
            "Certificates with a note beside them: {annotated}. None is changed, dated anew or withdrawn."
        ))?;
    }
    context.say(format!(
        "Told at their next start: {}.",
        counted(people(about), "learner")
    ))?;
    for lang in [Lang::EN, Lang::ES] {
        context.say(notice_line(lang, &said.notices))?;
    }
    context.print("")
}

/// What those who read `lang` are told.
pub(super) fn notice_line(lang: Lang, notices: &BTreeMap<Lang, String>) -> String {
    let text = match (notices.get(&lang), notices.iter().next()) {
        (Some(text), _) => format!("\"{text}\""),
        (None, Some((other, _))) => {
            format!("a standard sentence, and the text in `{other}` marked as such")
        }
        (None, None) => "a standard sentence".to_owned(),
    };
    format!("Notice ({lang}): {text}")
}

/// What an erratum changes, or changed, exam by exam.
pub(super) fn changes(
    about: &About,
    effect: &Effect<'_>,
    lowered_by: Option<&str>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let exams = about.exams().count();
    context.say(format!("Exams that were handed in: {exams}."))?;
    for (change, attempts) in effect {
        let count = attempts.len();
        let (what, is_named) = match (change, lowered_by) {
            (Change::Passes, _) => ("a fail becomes a pass".to_owned(), true),
            (Change::Fails, by) => {
                let by = by.unwrap_or("nobody");
                (
                    format!("a pass becomes a fail, for which {by} answers"),
                    true,
                )
            }
            (Change::Kept, _) => ("a pass stands as it was scored".to_owned(), true),
            (Change::Points, _) => ("other points, the same verdict".to_owned(), false),
            (Change::Nothing, _) => ("nothing changes".to_owned(), false),
        };
        context.say(format!("  {count}  {what}"))?;
        if is_named {
            for line in report::attempts(about, attempts) {
                context.say(format!("       {line}"))?;
            }
        }
    }
    Ok(())
}

/// Whether somebody typed the item's id; nobody did where nobody can be asked.
pub(super) fn confirmed(
    about: &About,
    prompt: &str,
    context: &mut Context<'_>,
) -> Result<bool, Failure> {
    if !context.can_ask() {
        return Ok(false);
    }
    let typed = context.ask(prompt)?;
    Ok(typed.is_some_and(|typed| typed.eq_ignore_ascii_case(about.wrong.item.as_str())))
}

// What is left to do.
fn after(
    about: &About,
    choice: &Choice,
    effect: &Effect<'_>,
    store: &Store,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if effect.contains_key(&Change::Passes) {
        context.say(
            "Whoever passes now can ask for the certificate: tutela certificate claim --learner HANDLE",
        )?;
    }
    unfit(about, effect, store, context)?;
    context.say("For a mail merge: tutela erratum notices latest --csv")?;
    pool::say(about, choice, &sitting::errata(store)?, context)
}

/// The certificates that stand of exams that count as not passed now: nobody but a person withdraws them.
pub(super) fn unfit(
    about: &About,
    effect: &Effect<'_>,
    store: &Store,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let mut standing = Vec::new();
    for attempt in effect.get(&Change::Fails).into_iter().flatten() {
        let all = store.certificates_of(attempt.id)?.into_iter();
        let stand = all.filter(|kept| kept.superseded_by.is_none() && !kept.revoked);
        standing.extend(stand.map(|kept| format!("  {} ({})", kept.id, about.called(attempt))));
    }
    if standing.is_empty() {
        return Ok(());
    }
    context.say(
        "Certificates of exams that count as not passed now. They stay valid until you withdraw them (tutela certificate revoke ID):",
    )?;
    for line in standing {
        context.say(line)?;
    }
    Ok(())
}

// Everybody who met it; those who only practised are counted here and named nowhere.
fn people(about: &About) -> u32 {
    let mut learners: Vec<LearnerId> = about
        .met
        .sat
        .iter()
        .filter_map(|(attempt, _)| attempt.learner)
        .collect();
    learners.sort_unstable();
    learners.dedup();
    u32::try_from(learners.len()).unwrap_or(u32::MAX)
}
